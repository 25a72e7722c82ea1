//! Drafts: what an author writes at the desk, from the first word to the day it is submitted.
//!
//! A draft is seen by its author and by those of the same authority who write; one that is to be RED by its author and
//! the persons it names, and one without a level by its author alone. Files are looked at before they are kept. Who may do
//! what is asked in one place, [`may_write`].

mod check;
mod file;
mod template;

use election_pool_protocol::{audience::Level, digest, language::LanguageTag};

pub use self::{
    check::{fault_of, faults},
    file::{Upload, document, pasted},
    template::another,
};
use super::{
    DeskError, account, publish, reach,
    reach::Reach,
    reading::{self, Read, Way},
};
use crate::{
    app::{App, config::Approval},
    model::{
        codes,
        manuscript::{self, Manuscript, Tongue, wrong, wrong::Fault},
        markdown, material,
        source::{AttachmentFile, Bundle},
        words::Words,
    },
    store::{
        self,
        account::{Account, Role},
        draft::{Draft, File, Save},
        submission::Decision,
    },
};

/// Most drafts listed.
const ROWS: u32 = 500;
/// How often a text is saved behind another one: before that one has come, and after.
const BEHIND: usize = 2;

/// A draft with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// As it is kept.
    pub draft: Draft,
    /// What was typed.
    pub manuscript: Manuscript,
    /// Its files.
    pub files: Vec<File>,
}

impl Open {
    /// Whether it waits for a second person.
    pub fn is_waiting(&self) -> bool {
        self.draft.decision == Some(Decision::Pending)
    }

    /// The title, if there is one yet.
    pub fn title(&self) -> &str {
        self.manuscript.tongues.first().map_or("", |first| first.title.trim())
    }
}

/// What became of an attempt to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is saved as this edition; files that were not taken are named.
    As(u64, Vec<Fault>),
    /// Somebody else saved meanwhile: nothing is written.
    Stale,
}

/// What became of an attempt to submit.
#[derive(Debug)]
pub enum Submitted {
    /// It waits for a second person.
    Waits,
    /// It is published: the local UUID of the material.
    Published(String),
    /// One person decides about it, and this one has not shown a second factor: nothing is submitted.
    Unconfirmed,
    /// Something is wrong with it.
    Wrong(Vec<Fault>),
    /// This revision was published after the draft was begun, and would be undone: nothing is submitted.
    Overtaken(u64),
    /// Somebody else saved meanwhile.
    Stale,
}

/// What of a draft was read by whoever submits it.
#[derive(Debug, Clone, Copy)]
pub struct Looked {
    /// The edition.
    pub edition: u64,
    /// The revision beside which it was looked at, where it was begun before that.
    pub revision: Option<u64>,
}

/// Whether a person writes at all.
pub const fn may_write(person: &Account) -> bool {
    matches!(person.role, Role::Author | Role::Approver)
}

/// Whether a person sees a text of this level that is not published, written by `author` for `authority`.
pub(super) fn may_see(person: &Account, author: &str, authority: &str, level: Option<Level>, named: &[String]) -> bool {
    let is_own = person.username == author;
    let is_named = named.contains(&person.username);
    may_write(person) && (is_own || (person.authority == authority && (level != Some(Level::Red) || is_named)))
}

fn may_open(person: &Account, draft: &Draft, manuscript: &Manuscript) -> bool {
    // Who may see what has no level yet, or one that nobody can read, is not known: then its author alone.
    match manuscript.tlp.parse() {
        Ok(level) => may_see(person, &draft.author, &draft.authority, Some(level), &manuscript.recipients),
        Err(_) => may_write(person) && person.username == draft.author,
    }
}

/// Begins a draft of a kind from its template, in the language of the page; nothing if the person has as many as may be.
pub async fn begin(app: &App, person: &Account, kind: &str, words: &Words) -> Result<Option<String>, DeskError> {
    let first = Tongue { language: words.code.to_owned(), text: template::text(kind, words), ..Tongue::default() };
    let meeting = template::meeting(kind, &app.config.node.country);
    let kind = kind.to_owned();
    let manuscript = Manuscript { kind, tongues: vec![first], meeting, ..Manuscript::default() };
    keep(app, person, &manuscript, None, &[]).await
}

/// Begins a draft from the source of a published material of one's own authority.
pub async fn revise(app: &App, person: &Account, id: &str) -> Result<Option<String>, DeskError> {
    let held = publish::own_material(app, id, person).await?;
    let bundle = publish::bundle_of(app, &held, person).await?;
    let mut manuscript = Manuscript::of_bundle(&bundle)?;
    // As the clocks show it where it is written.
    if let Some(zone) = codes::zone_of(&app.config.node.country).filter(|_| !manuscript.deadlines.is_empty()) {
        manuscript.deadlines = manuscript.deadlines.told_in(zone);
    }
    keep(app, person, &manuscript, Some(held.material.uri), &bundle.attachments).await
}

/// Begins a draft with what is given: a new material, or a revision of one of one's own authority, which keeps its files.
/// Nothing if the person has as many as may be.
pub async fn begin_as(
    app: &App,
    person: &Account,
    material: Option<&str>,
    mut manuscript: Manuscript,
) -> Result<Option<String>, DeskError> {
    with_topics(&mut manuscript);
    let Some(id) = material else { return keep(app, person, &manuscript, None, &[]).await };
    let held = publish::own_material(app, id, person).await?;
    let bundle = publish::bundle_of(app, &held, person).await?;
    manuscript.file.clone_from(&bundle.file);
    keep(app, person, &manuscript, Some(held.material.uri), &bundle.attachments).await
}

/// Begins a draft from the text of a word processor.
pub async fn of_document(
    app: &App,
    person: &Account,
    upload: Upload,
    words: &Words,
) -> Result<Result<Option<String>, Fault>, DeskError> {
    let document = match document(app, upload).await? {
        Ok(document) => document,
        Err(fault) => return Ok(Err(fault)),
    };
    let said = manuscript::language(&document.language).map(|tag| tag.primary().to_owned());
    let first = Tongue {
        language: said.unwrap_or_else(|| words.code.to_owned()),
        title: markdown::line(&document.title, usize::MAX),
        text: document.markdown,
        ..Tongue::default()
    };
    let manuscript = Manuscript { kind: "best-practice".into(), tongues: vec![first], ..Manuscript::default() };
    Ok(Ok(keep(app, person, &manuscript, None, &[]).await?))
}

async fn keep(
    app: &App,
    person: &Account,
    manuscript: &Manuscript,
    material: Option<String>,
    files: &[AttachmentFile],
) -> Result<Option<String>, DeskError> {
    let draft = new(app, person, manuscript, material);
    let is_kept = store::draft::create(&app.db, &draft, files, app.config.limits.drafts).await?;
    Ok(is_kept.then_some(draft.id))
}

/// A draft that nobody has saved yet.
pub(super) fn new(app: &App, person: &Account, manuscript: &Manuscript, material: Option<String>) -> Draft {
    let at = app.clock.now();
    Draft {
        id: app.chance.uuid(at).to_string(),
        author: person.username.clone(),
        authority: person.authority.clone(),
        material,
        fields: fields(manuscript),
        edition: 1,
        saved_by: person.username.clone(),
        at,
        updated: at,
        decision: None,
        decided_by: None,
        reason: None,
    }
}

fn fields(manuscript: &Manuscript) -> String {
    serde_json::json!(manuscript).to_string()
}

fn read(draft: &Draft) -> Result<Manuscript, DeskError> {
    serde_json::from_str(&draft.fields)
        .map_err(|error| DeskError::Refused(format!("the draft {} cannot be read: {error}", draft.id)))
}

/// The draft of this id, if this person may see it.
pub async fn find(app: &App, person: &Account, id: &str) -> Result<Option<Open>, DeskError> {
    let Some(draft) = store::draft::find(&app.db, id).await? else { return Ok(None) };
    let manuscript = read(&draft)?;
    if !may_open(person, &draft, &manuscript) {
        return Ok(None);
    }
    let files = store::draft::files(&app.db, id).await?;
    Ok(Some(Open { draft, manuscript, files }))
}

/// Writes down that this person reads a draft of somebody else.
pub async fn note_reading(app: &App, person: &Account, open: &Open, way: Way) -> Result<(), DeskError> {
    let level = open.manuscript.tlp.parse().ok();
    let Some(level) = level.filter(|_| open.draft.author != person.username) else { return Ok(()) };
    let read = Read { id: &open.draft.id, level, revision: 0 };
    Ok(reading::note(app, &account::viewer(person), way, [read]).await?)
}

/// The drafts of a person's authority that this person may see, without their files, those saved last first.
pub async fn list(app: &App, person: &Account) -> Result<Vec<Open>, DeskError> {
    let drafts = store::draft::list(&app.db, &person.authority, ROWS).await?;
    let open = drafts.into_iter().filter_map(|draft| {
        let manuscript = read(&draft).ok().filter(|manuscript| may_open(person, &draft, manuscript))?;
        Some(Open { draft, manuscript, files: Vec::new() })
    });
    Ok(open.collect())
}

/// Saves what was typed over the edition that was read. What waited for approval does not wait any more.
pub async fn save(
    app: &App,
    person: &Account,
    open: &Open,
    edition: u64,
    mut manuscript: Manuscript,
    (uploads, remove): (Vec<Upload>, Option<&str>),
) -> Result<Saved, DeskError> {
    manuscript.file.clone_from(&open.manuscript.file);
    with_topics(&mut manuscript);
    with_ids(app, &mut manuscript);
    if !manuscript.without.is_empty() {
        leave_out(&mut manuscript, revised(app, person, open).await?.as_ref());
    }
    // What the same person has saved already, such as by a request whose answer was lost, is no other text.
    let is_read =
        edition == open.draft.edition || (edition < open.draft.edition && open.draft.saved_by == person.username);
    if is_read && uploads.is_empty() && remove.is_none() && manuscript == open.manuscript {
        return Ok(Saved::As(open.draft.edition, Vec::new()));
    }
    let there: Vec<&File> = open.files.iter().filter(|file| Some(file.name.as_str()) != remove).collect();
    let (add, faults) = file::taken(app, &there, uploads);
    let fields = fields(&manuscript);
    let save = Save { id: &open.draft.id, edition, fields: &fields, add: &add, remove, by: &person.username };
    Ok(match store::draft::save(&app.db, save, app.clock.now()).await? {
        store::draft::Saved::As(edition) => Saved::As(edition, faults),
        store::draft::Saved::Stale => Saved::Stale,
    })
}

/// Saves over the edition that was read, or over the next one if the same person saved it: that save was on its way when
/// the page was left, and nobody waits for what came of it.
pub async fn save_behind(
    app: &App,
    person: &Account,
    open: &Open,
    edition: u64,
    manuscript: Manuscript,
) -> Result<Saved, DeskError> {
    let mut open = open.clone();
    for _ in 0..BEHIND {
        let is_own = open.draft.edition == edition + 1 && open.draft.saved_by == person.username;
        let over = if is_own { open.draft.edition } else { edition };
        let saved = save(app, person, &open, over, manuscript.clone(), (Vec::new(), None)).await?;
        if saved != Saved::Stale {
            return Ok(saved);
        }
        let Some(now) = find(app, person, &open.draft.id).await? else { break };
        open = now;
    }
    Ok(Saved::Stale)
}

/// Leaves out only what the revision before has: in a language that was added in the draft there is nothing to leave out,
/// nor in that of the source.
fn leave_out(manuscript: &mut Manuscript, held: Option<&store::material::Held>) {
    let has = |tag: &LanguageTag| {
        held.is_some_and(|held| held.variants.iter().skip(1).any(|one| !one.is_local && one.language == tag.as_str()))
    };
    let left_out = manuscript.left_out();
    manuscript.without = left_out.into_iter().filter(has).map(|tag| tag.to_string()).collect();
}

/// Topics by their slugs, however they were typed.
fn with_topics(manuscript: &mut Manuscript) {
    for typed in &mut manuscript.topics {
        if let Some(slug) = wrong::topic(typed) {
            slug.clone_into(typed);
        }
    }
}

/// Ids in the place of the addresses of pages here, which is what people copy.
fn with_ids(app: &App, manuscript: &mut Manuscript) {
    let id_of = |address: &str| {
        let path = address.strip_prefix(app.config.origin())?.split(['?', '#']).next()?;
        let (_, id) = path.strip_prefix('/')?.split_once("/materials/")?;
        uuid::Uuid::try_parse(id).ok().map(|id| id.to_string())
    };
    let named = [&mut manuscript.part_of, &mut manuscript.derived_from].into_iter().chain(&mut manuscript.parts);
    for word in named {
        if let Some(id) = id_of(word.trim()) {
            *word = id;
        }
    }
}

/// Puts one file beside a draft, in the place of one of the same name; what is wrong with it otherwise, and then nothing
/// is saved.
pub async fn put_file(
    app: &App,
    person: &Account,
    open: &Open,
    edition: u64,
    upload: Upload,
) -> Result<Result<Saved, Vec<Fault>>, DeskError> {
    let there: Vec<&File> = open.files.iter().filter(|file| file.name != upload.name).collect();
    let (_, faults) = file::taken(app, &there, vec![upload.clone()]);
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let before = open.files.iter().find(|file| file.name == upload.name).map(|file| file.name.as_str());
    save(app, person, open, edition, open.manuscript.clone(), (vec![upload], before)).await.map(Ok)
}

/// The bytes of a file of a draft.
pub async fn file(
    app: &App,
    open: &Open,
    name: &str,
) -> Result<Option<crate::model::source::AttachmentFile>, DeskError> {
    let files = store::draft::contents(&app.db, &open.draft.id).await?;
    Ok(files.into_iter().find(|file| file.name == name))
}

/// Throws a draft away as it was in the edition that was read, which its author alone may; tells whether it did.
pub async fn discard(app: &App, person: &Account, open: &Open, edition: u64) -> Result<bool, DeskError> {
    if open.draft.author != person.username {
        return Ok(false);
    }
    Ok(store::draft::discard(&app.db, &open.draft.id, edition, &person.username, app.clock.now()).await?)
}

/// Makes a draft one's own, for instance to go on with what somebody else submitted.
pub async fn take_over(app: &App, person: &Account, open: &Open) -> Result<(), DeskError> {
    store::draft::take_over(&app.db, &open.draft.id, &person.username, app.clock.now()).await?;
    Ok(())
}

/// The files a draft becomes.
pub async fn bundle(app: &App, person: &Account, open: &Open) -> Result<Bundle, DeskError> {
    let files = store::draft::contents(&app.db, &open.draft.id).await?;
    if open.manuscript.without.is_empty() {
        return Ok(open.manuscript.bundle(files));
    }
    // What another revision has left out meanwhile is not there to be left out.
    let mut manuscript = open.manuscript.clone();
    let held = match &open.draft.material {
        Some(uri) => store::material::find(&app.db, &viewer(person), uri).await?,
        None => None,
    };
    leave_out(&mut manuscript, held.as_ref());
    Ok(manuscript.bundle(files))
}

/// Who would receive a draft, or what is wrong with it.
pub async fn reach(app: &App, person: &Account, open: &Open) -> Result<Result<Reach, Vec<Fault>>, DeskError> {
    let faults = faults(app, person, open).await?;
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let held = revised(app, person, open).await?;
    Ok(Ok(reach::of_bundle(app, person, bundle(app, person, open).await?, held.as_ref()).await?))
}

/// The material a draft revises.
async fn revised(app: &App, person: &Account, open: &Open) -> Result<Option<store::material::Held>, DeskError> {
    match &open.draft.material {
        Some(uri) => Ok(Some(publish::own_material(app, uri, person).await?)),
        None => Ok(None),
    }
}

/// The revision of a material of ours as it was written, for a person to hold a draft against; nothing where its files are
/// not here any more.
pub async fn present(
    app: &App,
    person: &Account,
    held: &store::material::Held,
) -> Result<Option<material::Draft>, DeskError> {
    match publish::bundle_of(app, held, person).await {
        Ok(bundle) => Ok(material::Draft::of(bundle).ok()),
        Err(DeskError::Draft(_) | DeskError::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether this person can publish it alone.
pub async fn needs_second(app: &App, person: &Account, open: &Open) -> Result<bool, DeskError> {
    let held = revised(app, person, open).await?;
    let bundle = bundle(app, person, open).await?;
    Ok(publish::persons(app, bundle, person, held.as_ref()).await? == Approval::Two)
}

/// Submits a draft as it was in the edition that was read; where one person decides it is published at once, if that
/// person has shown a second factor.
pub async fn submit(
    app: &App,
    person: &Account,
    open: &Open,
    looked: Looked,
    has_second_factor: bool,
) -> Result<Submitted, DeskError> {
    let faults = faults(app, person, open).await?;
    if !faults.is_empty() {
        return Ok(Submitted::Wrong(faults));
    }
    let held = revised(app, person, open).await?;
    if let Some(material) = held.as_ref().map(|held| &held.material)
        && material.updated > open.draft.at
        && looked.revision != Some(material.revision)
    {
        return Ok(Submitted::Overtaken(material.revision));
    }
    let bundle = bundle(app, person, open).await?;
    let persons = publish::persons(app, bundle.clone(), person, held.as_ref()).await?;
    if persons == Approval::One && !has_second_factor {
        return Ok(Submitted::Unconfirmed);
    }
    let id = open.draft.id.clone();
    let material = held.as_ref().map(|held| held.material.uri.clone());
    let submission = publish::submission_of(app, id.clone(), bundle.to_text(), person, material);
    if !store::draft::submit(&app.db, looked.edition, &submission).await? {
        return Ok(Submitted::Stale);
    }
    if persons == Approval::Two {
        return Ok(Submitted::Waits);
    }
    let sha256 = digest::hex(&digest::sha256(submission.bundle.as_bytes()));
    match Box::pin(publish::decide(app, &id, Some(&sha256), person, true)).await? {
        publish::Outcome::Published { id, .. } => Ok(Submitted::Published(id)),
        _ => Ok(Submitted::Waits),
    }
}

/// The viewer a person is while writing: what they may name as a part or as an origin.
pub fn viewer(person: &Account) -> election_pool_protocol::audience::Viewer {
    account::viewer(person)
}
