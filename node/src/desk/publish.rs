//! Publishing and revising: from files to what is recorded in one transaction.
//!
//! With two-person approval a submission keeps exactly what was submitted; another person approves that and nothing
//! else.

pub mod carried;
mod decide;
pub mod pending;
pub(super) mod policy;
mod taking;

use std::{collections::BTreeMap, fmt};

use election_pool_protocol::{audience::Audience, digest, language::LanguageTag};
use jiff::Timestamp;
use serde::Serialize;

use self::carried::Carried;
pub use self::decide::approve;
pub(super) use self::decide::{Approved, decide};
pub(super) use self::policy::persons_to_withdraw;
pub(super) use self::taking::{Taking, own_to_take};
use super::{
    DeskError, account,
    audience::{self, Preview},
    blobs, erase,
    record::{self, Before},
};
use crate::{
    app::{App, config::Approval as Persons},
    model::{
        adoption,
        circle::{Addressed, Known},
        details, exercise,
        front_matter::Status,
        material::{Draft, Provenance, Related, Variant},
        project::Project,
        seal::{Publication, Sealed},
        source::Bundle,
    },
    store::{
        self,
        account::Account,
        imported::Place,
        material::Held,
        offer::Decision,
        submission::{self, Submission, Submitted},
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
        /// The languages of the revision before that it carries on.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        carried: Vec<carried::Line>,
        /// The languages that the object has no room for.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        apart: Vec<String>,
    },
    /// Withdrawn for good.
    Withdrawn {
        /// The local UUID.
        id: String,
        /// The position of the Delete; none for RED, which was never sent.
        #[serde(skip_serializing_if = "Option::is_none")]
        position: Option<u64>,
    },
    /// The text of some or all revisions is erased.
    Erased {
        /// The local UUID.
        id: String,
        /// The revisions.
        revisions: Vec<u64>,
        /// The offered translations whose text went too.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        offers: Vec<String>,
        /// The position of the Delete, if the material was withdrawn by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        position: Option<u64>,
        /// Drafts of it, and texts that wait for a second person, which stay.
        texts_left: u64,
    },
    /// It is going to be translated.
    Wanted {
        /// The local UUID.
        id: String,
        /// The language.
        language: String,
        /// The provider that is asked first, as far as is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        provider: Option<String>,
    },
    /// It waits for another person.
    Submitted {
        /// The id to approve.
        id: String,
        /// Who submitted it.
        author: String,
        /// The languages of the revision before that it would carry on.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        carried: Vec<carried::Line>,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published { id, position, carried, apart, .. } => {
                f.write_str(id)?;
                position.map_or(Ok(()), |position| write!(f, " position {position}"))?;
                carried.iter().try_for_each(|line| write!(f, "\n{line}"))?;
                match apart.join(", ") {
                    apart if apart.is_empty() => Ok(()),
                    apart => write!(f, "\nno room in the object: {apart}; on this node alone, and in its translations"),
                }
            }
            Self::Wanted { id, language, provider } => {
                write!(f, "{id} is going to be translated into {language}")?;
                provider.as_ref().map_or(Ok(()), |provider| write!(f, " by {provider}"))?;
                write!(f, "; see how far it is with: translate {id}")
            }
            Self::Withdrawn { id, position: Some(position) } => write!(f, "{id} withdrawn, position {position}"),
            Self::Withdrawn { id, position: None } => write!(f, "{id} withdrawn"),
            Self::Erased { id, revisions, offers, position, texts_left } => {
                let numbers: Vec<String> = revisions.iter().map(u64::to_string).collect();
                write!(f, "{id} erased: revision {}", numbers.join(", "))?;
                position.map_or(Ok(()), |position| write!(f, "; withdrawn, position {position}"))?;
                offers.iter().try_for_each(|offer| write!(f, "\nthe text of the offer {offer} went too"))?;
                match erase::left(*texts_left) {
                    none if none.is_empty() => Ok(()),
                    left => write!(f, "\n{}", left.trim_end()),
                }
            }
            Self::Submitted { id, author, carried } => {
                write!(
                    f,
                    "{id} submitted by {author}; another user publishes it with: publish {id} --approve --as USER"
                )?;
                carried.iter().try_for_each(|line| write!(f, "\n{line}"))
            }
        }
    }
}

impl Outcome {
    /// The same, with what is carried on.
    fn carrying(mut self, lines: Vec<carried::Line>) -> Self {
        if let Self::Published { carried, .. } | Self::Submitted { carried, .. } = &mut self {
            *carried = lines;
        }
        self
    }
}

/// Publishes a new material, or submits it where two persons decide.
pub async fn publish(app: &App, bundle: Bundle, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    submit_or(app, bundle, &person, None).await
}

/// Publishes a new revision, or submits it where two persons decide.
pub async fn revise(app: &App, id: &str, bundle: Bundle, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let held = own_material(app, id, &person).await?;
    submit_or(app, bundle, &person, Some(held)).await
}

/// The live material of ours behind an id, that can be written anew from a file.
pub(super) async fn own_material(app: &App, id: &str, person: &Account) -> Result<Held, DeskError> {
    let held = own(app, id, person).await?;
    if held.material.kind == adoption::KIND {
        return Err(DeskError::Refused(format!("{id} is an adoption; state it anew with: adopt ID --maturity M")));
    }
    Ok(held)
}

async fn submit_or(app: &App, bundle: Bundle, person: &Account, held: Option<Held>) -> Result<Outcome, DeskError> {
    // Everything that can be refused is refused before anything waits.
    let (draft, Addressed { audience, .. }) = addressed(app, bundle, person).await?;
    refuse_closing(&draft, held.as_ref())?;
    match policy::of_draft(app, &draft, held.as_ref(), audience.level) {
        Persons::One => Box::pin(now(app, draft, &audience, person, held, None)).await,
        Persons::Two => {
            let lines = Carried::of(held.as_ref(), &draft, &audience)?.into_lines();
            let submitted = submit(app, draft.bundle().to_text(), person, held.as_ref()).await?;
            Ok(submitted.carrying(lines))
        }
    }
}

/// Whether a draft can be published by its author alone; refuses what could not be published at all.
pub(super) async fn persons(
    app: &App,
    bundle: Bundle,
    person: &Account,
    held: Option<&Held>,
) -> Result<Persons, DeskError> {
    let (draft, Addressed { audience, .. }) = addressed(app, bundle, person).await?;
    refuse_closing(&draft, held)?;
    Carried::of(held, &draft, &audience)?;
    Ok(policy::of_draft(app, &draft, held, audience.level))
}

/// A bundle that could be published as a new material; anything that would be refused then is refused now.
pub(super) async fn checked(app: &App, bundle: Bundle, user: Option<&str>) -> Result<Bundle, DeskError> {
    let person = account::writing(app, user).await?;
    let (draft, _) = addressed(app, bundle, &person).await?;
    Ok(draft.bundle().clone())
}

/// Submits a new material that came from elsewhere for another person to publish, however publishing is decided
/// otherwise; where it came from is kept with it.
pub(super) async fn submit_imported(
    app: &App,
    bundle: &Bundle,
    user: Option<&str>,
    place: &Place,
    sha256: &str,
) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    let submission = submission(app, bundle.to_text(), &person, None);
    store::imported::submit(&app.db, &submission, place, sha256).await?;
    Ok(Outcome::Submitted { id: submission.id, author: submission.author, carried: Vec::new() })
}

/// Keeps what a second person has to approve, exactly.
pub(super) async fn submit(
    app: &App,
    bundle: String,
    person: &Account,
    held: Option<&Held>,
) -> Result<Outcome, DeskError> {
    keep(app, submission(app, bundle, person, held), None).await
}

/// The same for a bare deed on a material, which waits only once however often it is asked for.
///
/// # Errors
/// `Waits` if it has been asked for.
pub(super) async fn submit_once(
    app: &App,
    bundle: String,
    person: &Account,
    held: &Held,
    deed: &str,
) -> Result<Outcome, DeskError> {
    let once = format!("{deed} {}", held.material.uri);
    keep(app, submission(app, bundle, person, Some(held)), Some(&once)).await
}

async fn keep(app: &App, submission: Submission, once: Option<&str>) -> Result<Outcome, DeskError> {
    match store::submission::submit(&app.db, &submission, once).await? {
        Submitted::Kept => Ok(Outcome::Submitted { id: submission.id, author: submission.author, carried: Vec::new() }),
        Submitted::Before { id, author } => Err(DeskError::Waits { id, who: author }),
    }
}

fn submission(app: &App, bundle: String, person: &Account, held: Option<&Held>) -> Submission {
    let id = app.chance.uuid(app.clock.now()).to_string();
    submission_of(app, id, bundle, person, held.map(|held| held.material.uri.clone()))
}

/// A submission under this id, made now.
pub(super) fn submission_of(
    app: &App,
    id: String,
    bundle: String,
    person: &Account,
    material: Option<String>,
) -> Submission {
    Submission {
        id,
        material,
        author: person.username.clone(),
        sha256: digest::hex(&digest::sha256(bundle.as_bytes())),
        bundle,
        decision: submission::Decision::Pending,
        approver: None,
        at: app.clock.now(),
        decided_at: None,
        reason: None,
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
    let held = own_material(app, id, &person).await?;
    let (draft, found) = addressed(app, bundle.clone(), &person).await?;
    refuse_closing(&draft, Some(&held))?;
    let carried = Carried::of(Some(&held), &draft, &found.audience)?.into_lines();
    Ok(Preview { carried, ..preview(app, bundle, user).await? })
}

/// Refuses to put a meeting under the Chatham House Rule whose earlier revisions were told without it: they would go on
/// naming who took part, here and wherever they were sent.
fn refuse_closing(draft: &Draft, held: Option<&Held>) -> Result<(), DeskError> {
    let Some(held) = held.filter(|_| draft.head().meeting.chatham_house) else { return Ok(()) };
    let details = held.material.bytes.as_deref().and_then(|bytes| details::read(bytes).ok());
    if details.is_some_and(|details| details.meeting.chatham_house) {
        return Ok(());
    }
    Err(DeskError::Refused(format!(
        "{}: its earlier revisions were not under the Chatham House Rule and stay readable; withdraw it, which erases \
         them everywhere, and publish it anew with “chatham_house: true”",
        held.material.uri
    )))
}

/// The draft of a bundle and whom it is for.
pub(super) async fn addressed(app: &App, bundle: Bundle, person: &Account) -> Result<(Draft, Addressed), DeskError> {
    let mut draft = Draft::of(bundle)?;
    // However many partners there are, they are read only where some are named.
    let known = if draft.names_recipients() { audience::known(app).await? } else { Known::default() };
    let found = draft.address(&person.authority, &known)?;
    let related = related(app, &draft, person).await?;
    draft.relate(&found.audience, |id| related.get(id).cloned())?;
    draft.project(&projects(app))?;
    if let Some((_, line)) = draft.head().published.filter(|(at, _)| *at > app.clock.now()) {
        return Err(draft.refuse("published", line, "lies in the future").into());
    }
    if draft.head().deadlines.is_ahead(app.clock.now()) {
        return Err(draft.refuse_key("became_known", "lies in the future").into());
    }
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
    mut draft: Draft,
    audience: &Audience,
    person: &Account,
    held: Option<Held>,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    refuse_closing(&draft, held.as_ref())?;
    let at = app.clock.now();
    let carried = Carried::of(held.as_ref(), &draft, audience)?;
    draft.keep_credit(&held.iter().flat_map(|held| &held.variants).filter_map(variant_of).collect::<Vec<_>>());
    let before = Before { dropped: carried.dropped.clone(), ..Before::of(held, audience) };
    let is_alone = policy::is_alone(&draft.head().kind, before.held.as_ref(), Approved::is_by_two(approved.as_ref()));
    let sealed = seal(app, draft, audience, person, &before, (&carried.variants, None, is_alone), at)?;
    for file in &sealed.bundle.attachments {
        blobs::keep(app, &file.bytes, &file.media_type, app.config.host()).await?;
    }
    let source = Some(sealed.bundle.to_text());
    let published = record::record(app, &sealed, before, source, person, approved, at).await?;
    Ok(published.carrying(carried.into_lines()))
}

/// Publishes a material of ours with one more translation that was made, or another in its place. The files stay as they
/// are, and so does whom it is for.
pub(super) async fn with_translation(
    app: &App,
    held: Held,
    variant: Variant,
    person: &Account,
) -> Result<Outcome, DeskError> {
    let bundle = bundle_of(app, &held, person).await?;
    if bundle.translations.iter().any(|own| own.language == variant.language) {
        return Err(DeskError::Refused(format!("{} has a file in “{}”", held.material.id, variant.language)));
    }
    Box::pin(beside(app, held, bundle, Some(variant), Before::default(), (person, None))).await
}

/// What is taken of an offer.
pub(super) struct Taken {
    /// The text.
    pub variant: Variant,
    /// What it was written in.
    pub markdown: String,
    /// The authority that offered it.
    pub authority: String,
    /// The answer to the offer, given with the publication.
    pub decision: Decision,
}

/// Publishes a material of ours with a text that another authority offered: beside the files in the place of the one in
/// its language; in the language of the material, in the file of the source.
pub(super) async fn with_offer(
    app: &App,
    held: Held,
    taken: Taken,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let Taken { variant, markdown, authority, decision } = taken;
    let mut bundle = bundle_of(app, &held, person).await?;
    Draft::of(bundle.clone())?.admit(&variant)?;
    let (variant, corrected_by) = if variant.language.as_str() == held.material.language {
        bundle.set_text(&variant.title, &variant.abstract_text, &markdown)?;
        (None, Some(authority))
    } else {
        bundle.drop_translation(&variant.language);
        (Some(variant), None)
    };
    let answered = Before { offer: Some(decision), corrected_by, ..Before::default() };
    Box::pin(beside(app, held, bundle, variant, answered, (person, approved))).await
}

/// Publishes a material of ours made of these files, with a text beside them, for whom it was for before; with it an offer
/// may be answered.
async fn beside(
    app: &App,
    held: Held,
    bundle: Bundle,
    variant: Option<Variant>,
    answered: Before,
    (person, approved): (&Account, Option<Approved>),
) -> Result<Outcome, DeskError> {
    let at = app.clock.now();
    let mut draft = Draft::of(bundle)?;
    let audience = held.material.audience.clone();
    let related = related(app, &draft, person).await?;
    draft.relate(&audience, |id| related.get(id).cloned())?;
    let made = variant.as_ref().map(|variant| variant.language.clone());
    let mut added = Carried::of(Some(&held), &draft, &audience)?.variants;
    added.retain(|other| Some(&other.language) != made.as_ref());
    added.extend(variant.map(|variant| match draft.head().status {
        Status::Exercise => Variant { title: exercise::mark(&variant.language, &variant.title), ..variant },
        Status::Actual => variant,
    }));
    let before =
        Before { offer: answered.offer, corrected_by: answered.corrected_by, ..Before::of(Some(held), &audience) };
    let source = Some(draft.bundle().to_text());
    // Who decided about the text is not decided anew with a translation.
    let is_alone = policy::is_alone(&draft.head().kind, before.held.as_ref(), true);
    let sealed = seal(app, draft, &audience, person, &before, (&added, made.as_ref(), is_alone), at)?;
    record::record(app, &sealed, before, source, person, approved, at).await
}

/// The files that the present revision of a material of ours was made of.
pub(super) async fn bundle_of(app: &App, held: &Held, person: &Account) -> Result<Bundle, DeskError> {
    let Held { material, .. } = held;
    let found =
        store::material::find_revision(&app.db, &account::viewer(person), &material.id, material.revision).await?;
    let text = found.and_then(|found| found.source);
    let text = text.ok_or_else(|| {
        DeskError::Refused(format!("the files {} was made of are not here: revise it from them first", material.id))
    })?;
    Ok(Bundle::from_text(&text)?)
}

fn seal(
    app: &App,
    draft: Draft,
    audience: &Audience,
    person: &Account,
    before: &Before,
    (added, made, is_alone): (&[Variant], Option<&LanguageTag>, bool),
    at: Timestamp,
) -> Result<Sealed, DeskError> {
    let keys = app.keys.of(app.key_name(&person.authority))?;
    let previous: Vec<Variant> = before.held.iter().flat_map(|held| &held.variants).filter_map(variant_of).collect();
    let first = draft.head().published.map_or(at, |(before, _)| before.min(at));
    let publication = Publication {
        origin: app.config.origin(),
        country: &app.config.node.country,
        uuid: before.uuid(app, at)?,
        audience,
        revision: before.revision(),
        published: before.published(first),
        at,
        projects: &projects(app),
        previous: &previous,
        added,
        made,
        is_alone,
        contributors: &before.contributors(),
        supersedes: before.supersedes(),
        key: &keys.ed25519,
        verification_method: &keys.proof_key_id(&person.authority),
    };
    Ok(draft.publish(&publication)?)
}

pub(super) fn variant_of(variant: &store::material::Variant) -> Option<Variant> {
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
        paragraphs: variant.paragraphs.clone(),
        stale: variant.stale.clone(),
        since: variant.since,
    })
}
