//! Four eyes: what waits for a second person, read in full, then approved, refused with words, or taken over.
//!
//! Whoever decides says which text they read, by its SHA-256, and whom they were shown who will see it; any later change
//! makes that another text. What is decided is decided by `publish`, as on the command line.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::Level;
use jiff::Timestamp;

mod look;
mod sent_back;

pub(super) use self::sent_back::gone_on;
pub use self::{
    look::{Looked, look},
    sent_back::{is_sent_back, sent_back, take_back, throw_away},
};
use super::{
    DeskError, account, adopt,
    draft::{self, may_see, may_write},
    erase, offer, publish, translation, withdraw,
};
use crate::{
    app::App,
    model::{
        front_matter::MAX_ABSTRACT_CHARS,
        manuscript::Manuscript,
        markdown,
        material::{Draft, headed},
        source::{AttachmentFile, Bundle},
    },
    store::{
        self, StoreError,
        account::Account,
        material::{Held, State, Titled},
        submission::{Asks, Decision, Outline, Place, Refusal, Submission},
    },
};

/// Most submissions looked at for one page.
const ROWS: u32 = 500;
/// Most bare deeds that wait about one material.
const DEEDS: u32 = 100;
/// Most refusals listed.
const REFUSALS: u32 = 500;

/// What a submission would do.
#[derive(Debug, Clone)]
pub enum Does {
    /// Publishes a new material, or a new revision of one.
    Publishes(Box<Draft>),
    /// Withdraws for this reason.
    Withdraws(String),
    /// Erases these revisions, for this reason.
    Erases(erase::Request),
    /// States how far a material is in use.
    Adopts(Box<adopt::Request>),
    /// Takes in a text that a partner offered.
    Accepts(Box<offer::Request>),
    /// Has it translated into this language.
    Translates(String),
}

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// As it is kept.
    pub submission: Submission,
    /// What it would do.
    pub does: Does,
    /// Who submitted it.
    pub author: Account,
}

impl Waiting {
    /// What a submission of this person is; none if it cannot be read.
    pub(super) fn of(submission: Submission, author: Account) -> Option<Self> {
        Some(Self { does: does(&submission)?, submission, author })
    }

    /// The line of it.
    pub fn line(&self) -> Line {
        let Self { submission, does, author } = self;
        let draft = match does {
            Does::Publishes(draft) => Some(draft.as_ref()),
            _ => None,
        };
        Line {
            id: submission.id.clone(),
            deed: match does {
                Does::Publishes(_) if submission.material.is_some() => Deed::Revises,
                Does::Publishes(_) => Deed::Publishes,
                Does::Withdraws(_) => Deed::Withdraws,
                Does::Erases(request) => Deed::Erases(request.which.clone()),
                Does::Adopts(_) => Deed::Adopts,
                Does::Accepts(_) => Deed::Accepts,
                Does::Translates(_) => Deed::Translates,
            },
            about: match does {
                Does::Publishes(draft) => draft.variants().first().map_or("", |source| &source.title).to_owned(),
                Does::Withdraws(text) | Does::Translates(text) => text.clone(),
                Does::Adopts(request) => request.target().to_owned(),
                Does::Erases(request) => request.because.clone(),
                Does::Accepts(_) => submission.material.clone().unwrap_or_default(),
            },
            language: draft.map(|draft| draft.head().language.to_string()).unwrap_or_default(),
            level: draft.map(|draft| draft.head().level),
            material: submission.material.clone(),
            author: author.username.clone(),
            at: submission.at,
            sha256: submission.sha256.clone(),
        }
    }
}

/// What a submission would do, in one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It publishes a new material.
    Publishes,
    /// It publishes a new revision of one.
    Revises,
    /// It withdraws one.
    Withdraws,
    /// It erases the text of these revisions of one.
    Erases(erase::Which),
    /// It states how far one is in use.
    Adopts,
    /// It takes in a text that a partner offered.
    Accepts,
    /// It has one translated.
    Translates,
}

/// Something that waits, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The id of the submission.
    pub id: String,
    /// What it would do.
    pub deed: Deed,
    /// The title, the reason, what is adopted or taken in, or the language.
    pub about: String,
    /// The language of a title; empty where it is none.
    pub language: String,
    /// The level, where it has one.
    pub level: Option<Level>,
    /// The material it is about, if there is one.
    pub material: Option<String>,
    /// Who submitted it.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// The SHA-256 of exactly what waits.
    pub sha256: String,
}

impl Line {
    /// The material whose title says what it is about, where `about` is no title.
    pub fn of(&self) -> Option<&str> {
        match self.deed {
            Deed::Publishes | Deed::Revises => None,
            Deed::Adopts => Some(&self.about),
            Deed::Withdraws | Deed::Erases(_) | Deed::Accepts | Deed::Translates => self.material.as_deref(),
        }
    }
}

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// It is done; the local UUID of the material.
    Done(String),
    /// It does not wait any more, or is another text than the one that was read.
    Changed,
    /// Other people or authorities would see it than those who were shown: a circle, the roster or the accounts changed.
    Reaches,
    /// Its author cannot decide about it.
    Own,
    /// It was written before this revision, which it would undo.
    Overtaken(u64),
    /// What it is about has been withdrawn.
    Gone,
    /// It has no text that could be a draft.
    Textless,
    /// No words were given.
    Wordless,
    /// In the words of the command line, which are English.
    Refused(String),
}

/// A page of what waits.
#[derive(Debug)]
pub struct Page {
    /// The newest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there may be one.
    pub next: Option<Place>,
}

/// What waits behind a place and this person may see, as much as a page holds.
pub async fn page(app: &App, person: &Account, behind: &Place) -> Result<Page, DeskError> {
    let most = app.config.limits.page_rows.max(1) as usize;
    let outlines = store::submission::outlines(&app.db, &person.authority, behind, ROWS).await?;
    let is_cut = outlines.len() == ROWS as usize;
    let (mut lines, mut last) = (Vec::new(), None);
    for outline in outlines {
        if lines.len() == most {
            return Ok(Page { lines, next: last });
        }
        last = Some(outline.place());
        lines.extend(match outline.asks {
            Asks::Unread => find(app, person, &outline.id).await?.map(|waiting| waiting.line()),
            _ => outlined(app, person, outline).await?,
        });
    }
    Ok(Page { lines, next: last.filter(|_| is_cut) })
}

/// What waits, was submitted by others and may be seen by this person: the newest, as much as a page holds.
pub async fn for_others(app: &App, person: &Account) -> Result<Vec<Line>, DeskError> {
    let mut lines = page(app, person, &Place::front()).await?.lines;
    lines.retain(|line| line.author != person.username);
    Ok(lines)
}

/// The line of what waits, if this person may see it. Of a text its front matter alone is read.
async fn outlined(app: &App, person: &Account, outline: Outline) -> Result<Option<Line>, DeskError> {
    let Outline { id, material, author, sha256, at, asks } = outline;
    // Of somebody who has left it is still there to be refused or taken over.
    let Some(author) = store::person::find(&app.db, &author).await? else { return Ok(None) };
    let author = author.account;
    let takes = matches!(asks, Asks::Withdraw(_) | Asks::Erase(..));
    let (mut level, mut language, mut named) = (None, String::new(), Vec::new());
    let (deed, about) = match asks {
        Asks::Text(file, beginning) => {
            let Ok((head, title)) = headed(&file, &beginning) else { return Ok(None) };
            level = Some(head.level);
            language = head.language.to_string();
            named = head.recipients.into_iter().map(|one| one.word).collect();
            (if material.is_some() { Deed::Revises } else { Deed::Publishes }, title)
        }
        Asks::Withdraw(reason) => (Deed::Withdraws, reason),
        Asks::Erase(which, because) => {
            let Ok(which) = which.parse() else { return Ok(None) };
            (Deed::Erases(which), because)
        }
        Asks::Adopt(target) => (Deed::Adopts, target),
        Asks::Translate(language) => (Deed::Translates, language),
        Asks::Accept => (Deed::Accepts, material.clone().unwrap_or_default()),
        Asks::Unread => return Ok(None),
    };
    let is_seen = may_see(person, &author.username, &author.authority, level, &named)
        && publish::pending::may_see_material(app, person, material.as_deref(), takes).await?;
    let author = author.username;
    Ok(is_seen.then_some(Line { id, deed, about, language, level, material, author, at, sha256 }))
}

/// What the materials are called that lines are about, by their ids.
#[derive(Debug, Default)]
pub struct Called {
    /// The titles; of what the person may not read, none.
    pub titles: BTreeMap<String, Titled>,
    /// Those that have been withdrawn.
    pub ended: BTreeSet<String>,
}

/// What these lines and refusals are about.
pub async fn called(app: &App, person: &Account, lines: &[Line], refused: &[Submission]) -> Result<Called, DeskError> {
    let refused = refused.iter().filter_map(|submission| submission.material.as_deref());
    let about = lines.iter().filter_map(|line| line.of().or(line.material.as_deref()));
    let mut uris: Vec<&str> = about.chain(refused).collect();
    uris.sort_unstable();
    uris.dedup();
    let titles = store::material::titled(&app.db, &account::viewer(person), &uris).await?;
    uris.retain(|uri| !titles.contains_key(*uri));
    let states = store::material::states_of(&app.db, &uris).await?;
    let ended = states.into_iter().filter(|(_, (state, _))| *state == State::Tombstone).map(|(uri, _)| uri).collect();
    Ok(Called { titles, ended })
}

/// The bare deeds that are asked of a material already, as far as this person may see it, the oldest first: whoever is about to
/// ask for one looks there first.
pub async fn deeds_on(app: &App, person: &Account, uri: &str) -> Result<Vec<Line>, DeskError> {
    let mut lines = Vec::new();
    for submission in store::submission::deeds_on(&app.db, uri, DEEDS).await? {
        let Some(waiting) = seen(app, person, submission).await? else { continue };
        lines.push(waiting.line());
    }
    Ok(lines)
}

/// What was refused of a person without becoming a draft, the newest first.
pub async fn refused(app: &App, person: &Account) -> Result<Vec<Submission>, DeskError> {
    Ok(store::submission::refused(&app.db, &person.username, REFUSALS).await?)
}

/// What waits under this id, if this person may see it.
pub async fn find(app: &App, person: &Account, id: &str) -> Result<Option<Waiting>, DeskError> {
    let found = store::submission::find(&app.db, id).await?;
    match found.filter(|submission| submission.decision == Decision::Pending) {
        Some(submission) => seen(app, person, submission).await,
        None => Ok(None),
    }
}

async fn seen(app: &App, person: &Account, submission: Submission) -> Result<Option<Waiting>, DeskError> {
    // Of somebody who has left it is still there to be refused or taken over.
    let Some(author) = store::person::find(&app.db, &submission.author).await? else { return Ok(None) };
    let author = author.account;
    let Some(waiting) = Waiting::of(submission, author) else { return Ok(None) };
    let Waiting { submission, does, author } = &waiting;
    let takes = matches!(does, Does::Withdraws(_) | Does::Erases(_));
    let (level, named) = match does {
        Does::Publishes(draft) => {
            let named = draft.head().recipients.iter().map(|one| one.word.clone()).collect();
            (Some(draft.head().level), named)
        }
        _ => (None, Vec::new()),
    };
    let is_seen = may_see(person, &author.username, &author.authority, level, &named)
        && publish::pending::may_see_material(app, person, submission.material.as_deref(), takes).await?;
    Ok(is_seen.then_some(waiting))
}

fn does(submission: &Submission) -> Option<Does> {
    let text = &submission.bundle;
    if let Some(reason) = withdraw::reason_of(text) {
        return Some(Does::Withdraws(reason));
    }
    if let Some(request) = erase::request_of(text) {
        return Some(Does::Erases(request));
    }
    if let Some(language) = translation::request_of(text) {
        return Some(Does::Translates(language));
    }
    if let Some(request) = adopt::request_of(text) {
        return Some(Does::Adopts(Box::new(request)));
    }
    if let Some(request) = offer::request_of(text) {
        return Some(Does::Accepts(Box::new(request)));
    }
    let draft = Bundle::from_text(text).and_then(Draft::of).ok()?;
    Some(Does::Publishes(Box::new(draft)))
}

/// The revision of ours that it is about, if this person may see that.
pub async fn present(app: &App, person: &Account, waiting: &Waiting) -> Result<Option<Held>, DeskError> {
    match &waiting.submission.material {
        Some(uri) => Ok(store::material::find(&app.db, &account::viewer(person), uri).await?),
        None => Ok(None),
    }
}

/// Publishes what waits, if it is what this person read and is for those whom they were shown, by the digest of that.
pub async fn approve(app: &App, person: &Account, id: &str, sha256: &str, reached: &str) -> Result<Decided, DeskError> {
    let Some(waiting) = find(app, person, id).await? else { return Ok(Decided::Changed) };
    if waiting.submission.sha256 != sha256 {
        return Ok(Decided::Changed);
    }
    if waiting.author.username == person.username {
        return Ok(Decided::Own);
    }
    let held = present(app, person, &waiting).await?;
    let looked = look(app, person, &waiting, held.as_ref()).await?;
    if looked.is_gone {
        return Ok(Decided::Gone);
    }
    if let Some(revision) = looked.overtaken {
        return Ok(Decided::Overtaken(revision));
    }
    if looked.reach.is_some_and(|now| now.digest() != reached) {
        return Ok(Decided::Reaches);
    }
    let outcome = Box::pin(publish::decide(app, id, Some(sha256), person, false)).await;
    decided(outcome.map(|outcome| match outcome {
        publish::Outcome::Published { id, .. }
        | publish::Outcome::Withdrawn { id, .. }
        | publish::Outcome::Erased { id, .. }
        | publish::Outcome::Wanted { id, .. }
        | publish::Outcome::Submitted { id, .. } => id,
    }))
}

fn decided(outcome: Result<String, DeskError>) -> Result<Decided, DeskError> {
    match outcome {
        Ok(id) => Ok(Decided::Done(id)),
        Err(DeskError::Store(StoreError::Superseded(_))) => Ok(Decided::Changed),
        Err(error @ (DeskError::Draft(_) | DeskError::Refused(_) | DeskError::Unknown { .. })) => {
            Ok(Decided::Refused(error.to_string()))
        }
        Err(error) => Err(error),
    }
}

/// Refuses what waits, with words for its author, who finds them at the draft. What was submitted without a draft
/// becomes one; what cannot is kept for its author as it is, if there are words in it.
pub async fn refuse(app: &App, person: &Account, id: &str, sha256: &str, words: &str) -> Result<Decided, DeskError> {
    let reason = markdown::lines(words, MAX_ABSTRACT_CHARS);
    if reason.is_empty() {
        return Ok(Decided::Wordless);
    }
    let Some(waiting) = find(app, person, id).await? else { return Ok(Decided::Changed) };
    let made = made(app, &waiting).await?;
    let has_draft = made.is_some() || store::draft::find(&app.db, id).await?.is_some();
    let refusal = Refusal {
        submission: id.to_owned(),
        sha256: sha256.to_owned(),
        by: person.username.clone(),
        reason,
        is_kept: !has_draft && !waiting.does.texts().is_empty(),
    };
    let made = made.as_ref().map(|(draft, files)| (draft, files.as_slice()));
    let is_refused = store::draft::refuse(&app.db, &refusal, made, app.clock.now()).await?;
    Ok(if is_refused { Decided::Done(id.to_owned()) } else { Decided::Changed })
}

/// Makes it one's own draft, to go on with it; another person approves it then.
pub async fn take_over(app: &App, person: &Account, id: &str, sha256: &str) -> Result<Decided, DeskError> {
    let Some(waiting) = find(app, person, id).await? else { return Ok(Decided::Changed) };
    if waiting.submission.sha256 != sha256 {
        return Ok(Decided::Changed);
    }
    if let Some((draft, files)) = made(app, &waiting).await? {
        let reason = String::new();
        let (submission, by) = (id.to_owned(), draft.author.clone());
        let refusal = Refusal { submission, sha256: sha256.into(), by, reason, is_kept: false };
        if !store::draft::refuse(&app.db, &refusal, Some((&draft, &files)), app.clock.now()).await? {
            return Ok(Decided::Changed);
        }
    } else if store::draft::find(&app.db, id).await?.is_none() {
        return Ok(Decided::Textless);
    }
    let is_taken = store::draft::take_over(&app.db, id, &person.username, app.clock.now()).await?;
    Ok(if is_taken { Decided::Done(id.to_owned()) } else { Decided::Changed })
}

/// The draft to be made of what was submitted without one, if it is a material.
async fn made(app: &App, waiting: &Waiting) -> Result<Option<(store::draft::Draft, Vec<AttachmentFile>)>, DeskError> {
    let id = &waiting.submission.id;
    let Does::Publishes(draft) = &waiting.does else { return Ok(None) };
    if store::draft::find(&app.db, id).await?.is_some() {
        return Ok(None);
    }
    // Front matter that has no lines of its own to take apart stays with its author, as a file.
    let Ok(manuscript) = Manuscript::of_bundle(draft.bundle()) else { return Ok(None) };
    let material = waiting.submission.material.clone();
    let new = draft::new(app, &waiting.author, &manuscript, material);
    Ok(Some((store::draft::Draft { id: id.clone(), ..new }, draft.bundle().attachments.clone())))
}

/// Whether a person decides about what others submitted: the one place that is asked.
pub const fn may_approve(person: &Account) -> bool {
    may_write(person)
}
