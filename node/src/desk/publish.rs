//! Publishing and revising: from files to one transaction of material, audit line, log row and body.
//!
//! With two-person approval a submission keeps exactly what was submitted; another person approves that and nothing
//! else. A narrowing writes the `Delete` for those who lose the object first, then the `Update`.

use std::{collections::BTreeMap, fmt};

use election_pool_protocol::{
    activity::ActivityType,
    audience::{Action, Audience, EntryAudience, Level, Viewer},
    digest,
};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{
    DeskError, account, adopt,
    audience::{self, Preview},
    blobs, effect,
    entry::{self, Written},
    withdraw,
};
use crate::{
    app::{App, config::Approval},
    model::{
        adoption,
        circle::{Addressed, Known},
        material::{Draft, Provenance, Related, Variant},
        project::Project,
        seal::{Publication, Sealed},
        source::Bundle,
    },
    store::{
        self,
        account::Account,
        audit::AuditLine,
        material::Held,
        submission::{Decision, Submission},
    },
};

/// What publishing came to.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Outcome {
    /// Committed: in the log at this position, or at RED without one.
    Published {
        /// The local UUID.
        id: String,
        /// The URI.
        uri: String,
        /// The position in the log.
        #[serde(skip_serializing_if = "Option::is_none")]
        position: Option<u64>,
    },
    /// Withdrawn for good.
    Withdrawn {
        /// The local UUID.
        id: String,
        /// The position of the Delete; none for RED, which was never sent.
        #[serde(skip_serializing_if = "Option::is_none")]
        position: Option<u64>,
    },
    /// It waits for another person.
    Submitted {
        /// The id to approve.
        id: String,
        /// Who submitted it.
        author: String,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published { id, position: Some(position), .. } => write!(f, "{id} position {position}"),
            Self::Published { id, position: None, .. } => f.write_str(id),
            Self::Withdrawn { id, position: Some(position) } => write!(f, "{id} withdrawn, position {position}"),
            Self::Withdrawn { id, position: None } => write!(f, "{id} withdrawn"),
            Self::Submitted { id, author } => write!(
                f,
                "{id} submitted by {author}; another user publishes it with: publish {id} --approve --as USER"
            ),
        }
    }
}

/// Publishes a new material, or submits it where two persons decide.
pub async fn publish(app: &App, bundle: Bundle, user: Option<&str>) -> Result<Outcome, DeskError> {
    submit_or(app, bundle, user, None).await
}

/// Publishes a new revision, or submits it where two persons decide.
pub async fn revise(app: &App, id: &str, bundle: Bundle, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let held = own_material(app, id, &person).await?;
    submit_or(app, bundle, user, Some(held)).await
}

/// The live material of ours behind an id, that can be written anew from a file.
async fn own_material(app: &App, id: &str, person: &Account) -> Result<Held, DeskError> {
    let held = own(app, id, person).await?;
    if held.material.kind == adoption::KIND {
        return Err(DeskError::Refused(format!("{id} is an adoption; state it anew with: adopt ID --maturity M")));
    }
    Ok(held)
}

async fn submit_or(app: &App, bundle: Bundle, user: Option<&str>, held: Option<Held>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    // Everything that can be refused is refused before anything waits.
    let (draft, Addressed { audience, .. }) = addressed(app, bundle, &person).await?;
    match app.config.publishing.approval {
        Approval::One => now(app, draft, &audience, &person, held, None).await,
        Approval::Two => submit(app, draft.bundle().to_text(), &person, held.as_ref()).await,
    }
}

/// A bundle that could be published as a new material; anything that would be refused then is refused now.
pub(super) async fn checked(app: &App, bundle: Bundle, user: Option<&str>) -> Result<Bundle, DeskError> {
    let person = account::writing(app, user).await?;
    let (draft, _) = addressed(app, bundle, &person).await?;
    Ok(draft.bundle().clone())
}

/// Submits a new material for another person to publish, however publishing is decided otherwise.
pub(super) async fn submit_new(app: &App, bundle: &Bundle, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    submit(app, bundle.to_text(), &person, None).await
}

/// Keeps what a second person has to approve, exactly.
pub(super) async fn submit(
    app: &App,
    bundle: String,
    person: &Account,
    held: Option<&Held>,
) -> Result<Outcome, DeskError> {
    let at = app.clock.now();
    let submission = Submission {
        id: app.chance.uuid(at).to_string(),
        material: held.map(|held| held.material.uri.clone()),
        author: person.username.clone(),
        sha256: digest::hex(&digest::sha256(bundle.as_bytes())),
        bundle,
        decision: Decision::Pending,
        approver: None,
        at,
        decided_at: None,
    };
    store::submission::submit(&app.db, &submission).await?;
    Ok(Outcome::Submitted { id: submission.id, author: submission.author })
}

/// Publishes exactly what another person submitted.
pub async fn approve(app: &App, id: &str, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let submission = store::submission::find(&app.db, id).await?.ok_or_else(|| DeskError::unknown("submission", id))?;
    if submission.decision != Decision::Pending {
        return Err(DeskError::Refused(format!("{id} is {} already", submission.decision.as_str())));
    }
    if submission.author == person.username {
        return Err(DeskError::Refused(format!("{} submitted {id}; another user must approve it", person.username)));
    }
    if digest::hex(&digest::sha256(submission.bundle.as_bytes())) != submission.sha256 {
        return Err(DeskError::Refused(format!("{id} is not what was submitted any more")));
    }
    let author = account::acting(app, Some(&submission.author)).await?;
    let held = match &submission.material {
        Some(uri) => Some(own(app, uri, &author).await?),
        None => None,
    };
    let approved = Some(Approved { submission: id.to_owned(), by: person.username });
    if let (Some(held), Some(reason)) = (&held, withdraw::reason_of(&submission.bundle)) {
        return withdraw::now(app, held, &reason, &author, approved).await;
    }
    if let Some(request) = adopt::request_of(&submission.bundle) {
        return adopt::now(app, &request, &author, approved).await;
    }
    let bundle = Bundle::from_text(&submission.bundle)?;
    let (draft, Addressed { audience, .. }) = addressed(app, bundle, &author).await?;
    now(app, draft, &audience, &author, held, approved).await
}

/// That another person said yes.
pub(super) struct Approved {
    submission: String,
    by: String,
}

impl Approved {
    /// In the words of the book.
    pub fn words(approved: Option<&Self>) -> String {
        approved.map_or_else(|| "by one person".to_owned(), |approved| format!("approved by {}", approved.by))
    }

    /// The submission and who approved it.
    pub fn into_pair(self) -> (String, String) {
        (self.submission, self.by)
    }
}

/// Says who would receive a new material.
pub async fn preview(app: &App, bundle: &Bundle, user: Option<&str>) -> Result<Preview, DeskError> {
    let person = account::writing(app, user).await?;
    let (draft, found) = addressed(app, bundle.clone(), &person).await?;
    let circles = found.circles.into_iter().map(|(name, members)| (name, members.into_iter().collect())).collect();
    let title = draft.variants().first().map(|source| source.title.clone()).unwrap_or_default();
    audience::preview(app, &title, &found.audience, circles).await
}

/// Says who would receive a new revision.
pub async fn preview_revision(app: &App, id: &str, bundle: &Bundle, user: Option<&str>) -> Result<Preview, DeskError> {
    let person = account::writing(app, user).await?;
    own_material(app, id, &person).await?;
    preview(app, bundle, user).await
}

/// The draft of a bundle and whom it is for.
async fn addressed(app: &App, bundle: Bundle, person: &Account) -> Result<(Draft, Addressed), DeskError> {
    let mut draft = Draft::of(bundle)?;
    // However many partners there are, they are read only where some are named.
    let known = if draft.names_recipients() { audience::known(app).await? } else { Known::default() };
    let found = draft.address(&person.authority, &known)?;
    let related = related(app, &draft, person).await?;
    draft.relate(&found.audience, |id| related.get(id).cloned())?;
    draft.project(&projects(app))?;
    if draft.bundle().attachments.len() > app.config.limits.attachments {
        return Err(DeskError::Refused(format!("more than {} attachments", app.config.limits.attachments)));
    }
    Ok((draft, found))
}

/// What is known here of the materials a draft names, by the ids it names them by.
async fn related(app: &App, draft: &Draft, person: &Account) -> Result<BTreeMap<String, Related>, DeskError> {
    let viewer = account::viewer(person);
    let mut all = BTreeMap::new();
    for id in draft.named() {
        let Some((uri, audience)) = store::material::audience_of(&app.db, id).await? else { continue };
        let held = store::material::find(&app.db, &viewer, id).await?;
        let is_part = held.as_ref().is_some_and(|held| {
            held.material.state == store::material::State::Live && held.material.kind != adoption::KIND
        });
        all.insert(id.to_owned(), Related { uri, audience, is_visible: held.is_some(), is_part });
    }
    Ok(all)
}

/// The live material of ours behind an id, if this person's authority wrote it.
pub(super) async fn own(app: &App, id: &str, person: &Account) -> Result<Held, DeskError> {
    let held = store::material::find(&app.db, &account::viewer(person), id).await?;
    let held = held.filter(|held| held.material.is_own).ok_or_else(|| DeskError::unknown("own material", id))?;
    if held.material.authority != person.authority {
        return Err(DeskError::Refused(format!("{id} is another authority's; {} cannot change it", person.username)));
    }
    if held.material.state != store::material::State::Live {
        return Err(DeskError::Refused(format!("{id} is withdrawn")));
    }
    Ok(held)
}

fn projects(app: &App) -> BTreeMap<String, Project> {
    app.config.projects.iter().map(|(name, section)| (name.clone(), section.project(name))).collect()
}

/// Publishes now: one transaction with everything that must be true together.
async fn now(
    app: &App,
    draft: Draft,
    audience: &Audience,
    person: &Account,
    held: Option<Held>,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let at = app.clock.now();
    let before = Before::of(held, audience);
    let sealed = seal(app, draft, audience, person, &before, at)?;
    for file in &sealed.bundle.attachments {
        let sha256 = blobs::put(app, file.bytes.clone()).await?;
        store::blob::hold(&app.db, &sha256, &file.media_type, file.bytes.len() as u64, at).await?;
    }
    let source = Some(sealed.bundle.to_text());
    record(app, &sealed, before, source, person, approved, at).await
}

/// What was there before what is published now.
#[derive(Default)]
pub(super) struct Before {
    /// The revision before.
    pub held: Option<Held>,
    /// What it takes the place of under another id.
    pub replaced: Option<Held>,
}

impl Before {
    /// What is held, seen from the audience that it is to have.
    pub fn of(held: Option<Held>, audience: &Audience) -> Self {
        // A material that was raised above CLEAR has been deleted on plain servers for good: public again, it is another.
        let returns = |held: &Held| {
            held.material.was_clear && held.material.audience.level != Level::Clear && audience.level == Level::Clear
        };
        match held {
            Some(held) if returns(&held) => Self { held: None, replaced: Some(held) },
            held => Self { held, replaced: None },
        }
    }

    /// The id of what is published now.
    pub fn uuid(&self, app: &App, at: Timestamp) -> Result<Uuid, DeskError> {
        match &self.held {
            Some(held) => uuid_of(&held.material.uri),
            None => Ok(app.chance.uuid(at)),
        }
    }

    /// The number of the revision that is published now.
    pub fn revision(&self) -> u64 {
        self.held.as_ref().map_or(1, |held| held.material.revision + 1)
    }

    /// When its first revision was published.
    pub fn published(&self, at: Timestamp) -> Timestamp {
        self.held.as_ref().map_or(at, |held| held.material.published)
    }

    /// The id it had before it was restricted.
    pub fn supersedes(&self) -> Option<&str> {
        self.replaced.as_ref().map(|held| held.material.uri.as_str())
    }
}

/// Writes what was sealed: material, log entries, audit line, all in one transaction.
pub(super) async fn record(
    app: &App,
    sealed: &Sealed,
    Before { held, replaced }: Before,
    source: Option<String>,
    person: &Account,
    approved: Option<Approved>,
    at: Timestamp,
) -> Result<Outcome, DeskError> {
    let mut written = Written::default();
    if let Some(old) = &replaced {
        written = withdraw::entries(app, old, &withdraw::superseded(), person, at)?;
    }
    entries(app, sealed, held.as_ref(), at, &mut written)?;
    let id = held.as_ref().map_or_else(|| sealed.uuid.to_string(), |held| held.material.id.clone());
    let write = effect::write_of(
        &sealed.material,
        id.clone(),
        app.config.host().to_owned(),
        true,
        sealed.bytes.clone(),
        source,
    );
    written.changes.push(write.into());
    let line = audit(person, sealed, held.is_some(), approved.as_ref());
    let positions = entry::commit(app, written, line, approved.map(Approved::into_pair)).await?;
    app.metrics.published.inc();
    Ok(Outcome::Published { id, uri: sealed.id().to_owned(), position: positions.last().copied() })
}

fn audit(person: &Account, sealed: &Sealed, is_revision: bool, approved: Option<&Approved>) -> AuditLine {
    let deed = match sealed.material.kind.as_str() {
        adoption::KIND => "adopt",
        _ if is_revision => "revise",
        _ => "publish",
    };
    let how = Approved::words(approved);
    let level = sealed.material.audience.level;
    let detail = format!("revision {} {level} sha256 {} {how}", sealed.material.revision, sealed.sha256);
    AuditLine::new(&person.username, deed, sealed.id()).with_detail(detail)
}

fn seal(
    app: &App,
    draft: Draft,
    audience: &Audience,
    person: &Account,
    before: &Before,
    at: Timestamp,
) -> Result<Sealed, DeskError> {
    let keys = app.keys.of(app.key_name(&person.authority))?;
    let previous: Vec<Variant> = before.held.iter().flat_map(|held| &held.variants).filter_map(variant_of).collect();
    let publication = Publication {
        origin: app.config.origin(),
        country: &app.config.node.country,
        uuid: before.uuid(app, at)?,
        audience,
        revision: before.revision(),
        published: before.published(at),
        at,
        projects: &projects(app),
        previous: &previous,
        supersedes: before.supersedes(),
        key: &keys.ed25519,
        verification_method: &election_pool_protocol::actor::proof_key_id(&person.authority),
    };
    Ok(draft.publish(&publication)?)
}

fn uuid_of(uri: &str) -> Result<Uuid, DeskError> {
    let last = uri.rsplit('/').next().unwrap_or_default();
    Uuid::parse_str(last).map_err(|_| DeskError::Refused(format!("{uri} does not end in a UUID")))
}

fn variant_of(variant: &store::material::Variant) -> Option<Variant> {
    Some(Variant {
        language: variant.language.parse().ok()?,
        title: variant.title.clone(),
        summary: variant.summary.clone(),
        abstract_text: variant.abstract_text.clone(),
        html: variant.html.clone(),
        status: Provenance::of(&variant.status),
        by: variant.by.clone(),
        of_revision: variant.of_revision,
        digest: variant.digest.clone(),
    })
}

/// The log entries of a new revision. RED has none.
fn entries(
    app: &App,
    sealed: &Sealed,
    held: Option<&Held>,
    at: Timestamp,
    written: &mut Written,
) -> Result<(), DeskError> {
    let after = &sealed.material.audience;
    let before = held.map(|held| &held.material.audience);
    if let Some(before) = before
        && before.level != Level::Red
        && narrows(before, after)
    {
        let losers = EntryAudience::losers(before.clone(), after.clone());
        let revision = held.map_or(0, |held| held.material.revision);
        written.entries.push(entry::withheld(app, &sealed.material.authority, sealed.id(), losers, revision, at)?);
    }
    if after.level == Level::Red {
        return Ok(());
    }
    let was_sent = before.is_some_and(|before| before.level != Level::Red);
    let ty = if was_sent { ActivityType::Update } else { ActivityType::Create };
    let is_new_to_readers = was_sent && after.level == Level::Clear && before.is_some_and(|b| b.level != Level::Clear);
    written.entries.push(entry::shown(app, ty, sealed, is_new_to_readers, at)?);
    Ok(())
}

/// Whether anybody who had the material would lose it.
fn narrows(before: &Audience, after: &Audience) -> bool {
    use election_pool_protocol::audience::may;
    let everyone = Viewer::Public;
    let some_partner = Viewer::Peer { authorities: std::collections::BTreeSet::new() };
    let named = before.named.iter().map(|actor| Viewer::Peer { authorities: [actor.clone()].into() });
    [everyone, some_partner]
        .into_iter()
        .chain(named)
        .any(|viewer| may(Action::Receive, before, &viewer) && !may(Action::Receive, after, &viewer))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FI: &str = "https://fi.example/actors/om";

    fn amber(named: &[&str]) -> Audience {
        Audience {
            level: Level::Amber,
            author: FI.into(),
            named: named.iter().map(|&actor| actor.to_owned()).collect(),
        }
    }

    #[test]
    fn a_raised_level_narrows_and_a_lowered_one_does_not() {
        assert!(narrows(&Audience::clear(FI), &Audience::green(FI)));
        assert!(narrows(&Audience::green(FI), &amber(&["se"])));
        assert!(!narrows(&Audience::green(FI), &Audience::clear(FI)));
        assert!(!narrows(&amber(&["se"]), &Audience::green(FI)));
    }

    #[test]
    fn a_recipient_that_is_no_longer_named_loses_it() {
        assert!(narrows(&amber(&["se", "lt"]), &amber(&["se"])));
        assert!(!narrows(&amber(&["se"]), &amber(&["se", "lt"])));
    }
}
