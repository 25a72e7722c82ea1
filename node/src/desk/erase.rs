//! Erasing text for a legal reason, as when it names a person: that there was a revision, for whom and when stays, and why its
//! text went; the log goes on proving itself by its leaves.
//!
//! DESIGN, Bytes, log and bodies: the audited command. Of all revisions that is a withdrawal, which partners hear of and obey; of
//! one of the past they hear nothing, and keep what they have. Whoever may withdraw a material may do it, and where two persons
//! decide about that, two decide about this.

mod request;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use election_pool_protocol::{
    activity::Activity,
    audience::Viewer,
    language::{LanguageMap, LanguageTag},
    object::Object,
    replication::Erasure,
};
use jiff::Timestamp;
use serde::Serialize;

pub(super) use self::request::request_of;
pub use self::request::{Request, Which};
use super::{
    DeskError, account,
    entry::{self, Written},
    publish::{self, Approved, Outcome, Taking},
    withdraw,
};
use crate::{
    app::{App, config::Approval},
    store::{
        self,
        account::Account,
        audit::AuditLine,
        blob::Freed,
        log::Erase,
        material::{Held, PastErasure, RevisionText},
    },
};

/// Most revisions whose files are looked for, the newest; what older ones named goes in time.
const LINES: u32 = 500;
/// Entries of the log read at once.
const ENTRIES: u32 = 20;

/// An attachment that no revision would name any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Lower-case hex.
    pub sha256: String,
    /// The file name for people.
    pub name: String,
}

/// What would go.
#[derive(Debug, Serialize)]
pub struct Look {
    /// The local UUID.
    pub id: String,
    /// The URI.
    pub uri: String,
    /// Whether the material would be withdrawn.
    pub withdraws: bool,
    /// The revisions.
    pub revisions: Vec<u64>,
    /// The positions of the log whose bodies would go.
    pub positions: Vec<u64>,
    /// Attachments that no revision would name any more.
    pub files: Vec<File>,
    /// Offered translations whose text would go.
    pub offers: Vec<String>,
    /// Drafts of it, and texts that wait for a second person, which stay.
    pub texts_left: u64,
    /// Whether another person would have to approve it.
    pub needs_approval: bool,
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |numbers: &[u64]| match numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "none".to_owned(),
            some => some,
        };
        writeln!(f, "{}", self.uri)?;
        if self.withdraws {
            writeln!(f, "would be withdrawn for good, here and at every partner")?;
        }
        writeln!(f, "revisions that would be erased: {}", list(&self.revisions))?;
        writeln!(f, "positions of the log whose bodies would go: {}", list(&self.positions))?;
        writeln!(f, "attachments that would go: {}", self.files.len())?;
        self.files.iter().try_for_each(|file| writeln!(f, "  {} {}", file.sha256, file.name))?;
        writeln!(f, "offered translations whose text would go: {}", self.offers.len())?;
        self.offers.iter().try_for_each(|offer| writeln!(f, "  {offer}"))?;
        if !self.withdraws {
            writeln!(f, "partners that have these revisions keep them: ask them, or erase all")?;
        }
        if self.needs_approval {
            writeln!(f, "another person would have to approve it")?;
        }
        write!(f, "{}", left(self.texts_left))
    }
}

/// What still has to be looked through by somebody.
pub(super) fn left(texts: u64) -> String {
    match texts {
        0 => String::new(),
        texts => format!("drafts of it or texts that wait, which stay: {texts}; look through them\n"),
    }
}

/// Everything that goes.
struct Plan {
    held: Held,
    revisions: Vec<u64>,
    positions: Vec<u64>,
    files: Vec<(File, Option<Timestamp>)>,
    offers: Vec<String>,
    texts_left: u64,
}

/// Says what would go; changes nothing.
pub async fn look(app: &App, id: &str, request: &Request, user: Option<&str>) -> Result<Look, DeskError> {
    let person = account::writing(app, user).await?;
    look_as(app, id, request, &person, &person).await
}

/// Says to a reader what would go if this person did it: nothing of what the material says to somebody who may not read it.
pub(super) async fn look_as(
    app: &App,
    id: &str,
    request: &Request,
    person: &Account,
    reader: &Account,
) -> Result<Look, DeskError> {
    let mut plan = plan(app, id, request, person).await?;
    if store::material::find(&app.db, &account::viewer(reader), id).await?.is_none() {
        plan.files.iter_mut().for_each(|(file, _)| file.name.clone_from(&file.sha256));
    }
    Ok(Look {
        id: plan.held.material.id,
        uri: plan.held.material.uri,
        withdraws: request.which == Which::All,
        revisions: plan.revisions,
        positions: plan.positions,
        files: plan.files.into_iter().map(|(file, _)| file).collect(),
        offers: plan.offers,
        texts_left: plan.texts_left,
        needs_approval: app.config.publishing.approval == Approval::Two,
    })
}

/// Erases revisions of a material of ours, or submits that where two persons decide.
pub async fn erase(app: &App, id: &str, request: &Request, user: Option<&str>) -> Result<Outcome, DeskError> {
    let person = account::writing(app, user).await?;
    // Everything that can be refused is refused before anything waits.
    let plan = plan(app, id, request, &person).await?;
    match app.config.publishing.approval {
        Approval::One => carry_out(app, plan, request, &person, None).await,
        Approval::Two => {
            let (kept, deed) = (request.kept(&plan.held.material.uri), format!("erase {}", request.which));
            publish::submit_once(app, kept, &person, &plan.held, &deed).await
        }
    }
}

/// Erases now what was submitted.
pub(super) async fn now(
    app: &App,
    held: &Held,
    request: &Request,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let plan = plan(app, &held.material.uri, request, person).await?;
    carry_out(app, plan, request, person, approved).await
}

async fn plan(app: &App, id: &str, request: &Request, person: &Account) -> Result<Plan, DeskError> {
    let Taking { held, viewer, .. } = publish::own_to_take(app, id, person).await?;
    let uri = &held.material.uri;
    let texts_left = store::draft::texts_of(&app.db, uri).await?;
    let Which::Past(numbers) = &request.which else {
        let files = since(app, files_but(app, &held, &viewer, &BTreeSet::new()).await?).await?;
        let positions = positions(app, uri, |_| true).await?;
        let gone = store::material::erased_of(&app.db, uri).await?;
        let revisions = (1..=held.material.revision).filter(|number| !gone.contains(number)).collect();
        let offers = store::offer::texts_of(&app.db, uri, u64::MAX).await?;
        return Ok(Plan { held, revisions, positions, files, offers, texts_left });
    };
    let last = numbers.iter().copied().max().unwrap_or_default();
    refuse_present(&held, numbers, last)?;
    refuse_open(app, uri, last).await?;
    let mut files = BTreeMap::new();
    for number in numbers {
        files.extend(files_of(&revision(app, &held, *number, &viewer).await?));
    }
    let stay = files_but(app, &held, &viewer, numbers).await?;
    files.retain(|sha256, _| !stay.contains_key(sha256));
    let files = since(app, files).await?;
    let positions = positions(app, uri, |revision| numbers.contains(&revision)).await?;
    let offers = store::offer::texts_of(&app.db, uri, last).await?;
    let revisions = numbers.iter().copied().collect();
    Ok(Plan { held, revisions, positions, files, offers, texts_left })
}

/// Refuses where an offer waits that was made of what goes, or of an earlier revision that may hold the same words.
async fn refuse_open(app: &App, uri: &str, last: u64) -> Result<(), DeskError> {
    let open = store::offer::open_of(&app.db, uri).await?;
    match open.into_iter().find(|(_, of_revision)| *of_revision <= last) {
        Some((offer, of_revision)) => Err(DeskError::Refused(format!(
            "the offer {offer} is a translation of revision {of_revision} of {uri} and waits for an answer: refuse it or \
             take it in first"
        ))),
        None => Ok(()),
    }
}

/// When each of the files that are here last came.
async fn since(app: &App, files: BTreeMap<String, String>) -> Result<Vec<(File, Option<Timestamp>)>, DeskError> {
    let mut found = Vec::with_capacity(files.len());
    for (sha256, name) in files {
        let at = store::blob::came(&app.db, &sha256).await?;
        found.push((File { sha256, name }, at));
    }
    Ok(found)
}

/// Refuses what everybody goes on reading: the present revision, and translations in it that were made of what goes, or of an
/// earlier text that may hold the same words.
fn refuse_present(held: &Held, numbers: &BTreeSet<u64>, last: u64) -> Result<(), DeskError> {
    let (uri, present) = (&held.material.uri, held.material.revision);
    if numbers.contains(&present) {
        return Err(DeskError::Refused(format!(
            "revision {present} of {uri} is the present one: revise it without what must go and erase it then, or erase \
             all, which withdraws the material"
        )));
    }
    let source = held.variants.first().map_or("", |source| &source.digest);
    let left = held.variants.iter().skip(1).find(|one| one.digest != source && one.of_revision <= last);
    match left {
        Some(one) => Err(DeskError::Refused(format!(
            "revision {present} of {uri} still carries “{}”, translated from revision {}: bring it up to date or leave it \
             out first",
            one.language, one.of_revision
        ))),
        None => Ok(()),
    }
}

async fn revision(app: &App, held: &Held, number: u64, viewer: &Viewer) -> Result<RevisionText, DeskError> {
    let uri = &held.material.uri;
    if let Some(found) = store::material::find_revision(&app.db, viewer, uri, number).await? {
        return Ok(found);
    }
    let erased = store::material::find_erased(&app.db, viewer, uri, number).await?;
    Err(DeskError::Refused(match erased.and_then(|line| line.erased) {
        Some(erased) => format!("revision {number} of {uri} was erased on {}", erased.at),
        None => format!("{uri} has no revision {number}"),
    }))
}

/// The files of all revisions whose text is here, but these: by digest, with their names.
async fn files_but(
    app: &App,
    held: &Held,
    viewer: &Viewer,
    numbers: &BTreeSet<u64>,
) -> Result<BTreeMap<String, String>, DeskError> {
    let uri = &held.material.uri;
    let mut files: BTreeMap<String, String> =
        held.attachments.iter().map(|file| (file.sha256.clone(), file.name.clone())).collect();
    let lines = store::material::revisions(&app.db, viewer, uri, LINES).await?;
    for line in lines.into_iter().filter(|line| !numbers.contains(&line.number)) {
        let found = store::material::find_revision(&app.db, viewer, uri, line.number).await?;
        files.extend(found.iter().flat_map(files_of));
    }
    Ok(files)
}

/// The files of a revision, by digest, with their names.
fn files_of(revision: &RevisionText) -> Vec<(String, String)> {
    let object = Object::read(&revision.bytes).ok();
    let files = object.into_iter().flat_map(|object| object.attachments);
    files.filter_map(|file| Some((file.sha256?, file.name.unwrap_or_default()))).collect()
}

/// The positions of our log whose bodies carry a revision that is wanted.
async fn positions(app: &App, uri: &str, is_wanted: impl Fn(u64) -> bool) -> Result<Vec<u64>, DeskError> {
    let (mut found, mut after) = (Vec::new(), 0);
    loop {
        let entries = store::log::of_object(&app.db, uri, after, ENTRIES).await?;
        let Some(last) = entries.last() else { return Ok(found) };
        after = last.position;
        for entry in &entries {
            let object = Activity::read(entry.bytes.as_deref().unwrap_or_default()).ok();
            let object = object.and_then(|activity| activity.object.object()?.ok());
            if object.and_then(|object| object.revision).is_some_and(&is_wanted) {
                found.push(entry.position);
            }
        }
    }
}

/// Writes it: one transaction with everything that must be true together.
async fn carry_out(
    app: &App,
    plan: Plan,
    request: &Request,
    person: &Account,
    approved: Option<Approved>,
) -> Result<Outcome, DeskError> {
    let Plan { held, revisions, positions, files, offers, texts_left } = plan;
    let files = files.into_iter().filter_map(|(file, at)| Some(Freed { sha256: file.sha256, at: at? })).collect();
    let (id, uri) = (held.material.id.clone(), held.material.uri.clone());
    let language =
        app.config.node.languages.first().and_then(|tag| tag.parse().ok()).unwrap_or_else(LanguageTag::unstated);
    let because = LanguageMap::of(language, request.because.clone());
    let written = match request.which {
        Which::All => {
            let written = withdraw::entries(app, &held, &because, person, app.clock.now())?;
            Written { erase: Some(Erase { object: uri.clone(), reason: Erasure::Legal }), freed: files, ..written }
        }
        Which::Past(_) => {
            let because = serde_json::json!(because).to_string();
            let past = PastErasure {
                id: id.clone(),
                uri: uri.clone(),
                present: held.material.revision,
                revisions: revisions.clone(),
                positions,
                because,
            };
            Written { past: Some(past), freed: files, ..Written::default() }
        }
    };
    let level = held.material.audience.level;
    let by = Approved::words(approved.as_ref());
    // The reason stays with the material; the book, of which nothing can be erased, has none.
    let detail = format!("TLP:{level} {by}; revisions {}", request.which);
    let line = AuditLine::new(&person.username, "material erase", &uri).with_detail(detail);
    let written = entry::commit(app, written, line, approved.map(Approved::into_approval)).await?;
    Ok(Outcome::Erased { id, revisions, offers, position: written.last().copied(), texts_left })
}
