//! What waits for a second person: a list, and each to be read in full before it is approved.

use std::{collections::BTreeMap, fmt};

use election_pool_protocol::audience::Level;
use serde::Serialize;

use super::{Preview, carried::Carried, taking::may_take};
use crate::{
    app::App,
    desk::{
        DeskError, account, adopt, audience,
        draft::may_see,
        erase, offer, reading, translation,
        waiting::{self, Does, Waiting},
        withdraw,
    },
    model::{markdown, source::Bundle},
    store::{
        self,
        account::Account,
        submission::{Decision, Place, Submission},
    },
};

/// Submissions read at once.
const ROWS: u32 = 20;
/// Most submissions looked at for one list.
const MOST: usize = 20_000;

/// One that waits, in one line.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Its id, for `--approve`.
    pub id: String,
    /// Who submitted it.
    pub author: String,
    /// When, RFC 3339.
    pub at: String,
    /// What it would do.
    pub does: &'static str,
    /// The material it is about, if there is one.
    pub material: Option<String>,
    /// What goes, of an erasure: “all”, or the revisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erases: Option<erase::Which>,
    /// The title, the reason, what is adopted, the offer or the language.
    pub about: String,
    /// Lower-case hex of the SHA-256 of what waits, for `--sha256`.
    pub sha256: String,
}

/// All that wait, the newest first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct List(Vec<Line>);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {:<12} {} ", self.id, self.at, self.author, self.does)?;
        if let Some(material) = &self.material {
            write!(f, "{material}: ")?;
        }
        if let Some(which) = &self.erases {
            write!(f, "{}; because: ", which.words())?;
        }
        write!(f, "{}  sha256 {}", self.about, self.sha256)
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(f, "nothing waits");
        }
        self.0.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// One that waits, in full.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The line of the list.
    pub line: Line,
    /// Who sent it back to the reader, and why; none while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_back: Option<SentBack>,
    /// Its files by name; of an adoption those of its note, of an acceptance the one in the place of what was offered.
    pub texts: BTreeMap<String, String>,
    /// What an adoption would state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<Adoption>,
    /// What would be taken in of an offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// Why it could not be done any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// Who would receive it, or that it is withdrawn; of an erasure and a translation that is not computed.
    pub preview: Option<Preview>,
    /// What would go by an erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erasure: Option<erase::Look>,
}

/// That somebody did not approve it.
#[derive(Debug, Serialize)]
pub struct SentBack {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// An adoption as it would be stated.
#[derive(Debug, Serialize)]
pub struct Adoption {
    /// How far, a slug.
    pub maturity: &'static str,
    /// What was stated before, a slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The note by language, as plain text.
    pub note: BTreeMap<String, String>,
    /// Whether the note is that of the revision before.
    pub is_note_kept: bool,
}

/// An offered text as it would be taken in.
#[derive(Debug, Serialize)]
pub struct Acceptance {
    /// The text, beside what is there.
    #[serde(flatten)]
    pub shown: offer::Shown,
    /// Where it is amended: what was changed of what was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amended: Option<Vec<offer::Line>>,
}

impl fmt::Display for Adoption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = self.before.as_ref().map_or_else(String::new, |before| format!(", before: {before}"));
        writeln!(f, "maturity: {}{before}", self.maturity)?;
        let kept = if self.is_note_kept { ", as it stands" } else { "" };
        self.note.iter().try_for_each(|(language, text)| writeln!(f, "note in {language}{kept}: {text}"))
    }
}

impl fmt::Display for Acceptance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.shown)?;
        let Some(amended) = &self.amended else { return Ok(()) };
        writeln!(f, "\nchanged of what was offered:")?;
        amended.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl From<adopt::Look> for Adoption {
    fn from(look: adopt::Look) -> Self {
        let plain = |(language, html): (String, String)| (language, markdown::plain_text(&html));
        Self {
            maturity: look.maturity,
            before: look.before,
            note: look.notes.into_iter().map(plain).collect(),
            is_note_kept: look.is_kept,
        }
    }
}

impl From<offer::Look> for Acceptance {
    fn from(look: offer::Look) -> Self {
        Self { shown: look.shown, amended: look.amended }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.line)?;
        self.sent_back.as_ref().map_or(Ok(()), |back| writeln!(f, "{} sent it back: {}", back.by, back.reason))?;
        for (file, text) in &self.texts {
            writeln!(f, "\n== {file}\n{text}")?;
        }
        self.adoption.as_ref().map_or(Ok(()), |adoption| write!(f, "\n{adoption}"))?;
        self.acceptance.as_ref().map_or(Ok(()), |acceptance| write!(f, "\n{acceptance}"))?;
        self.erasure.as_ref().map_or(Ok(()), |look| write!(f, "\n{look}"))?;
        self.trouble.as_ref().map_or(Ok(()), |why| writeln!(f, "\nit could not be done: {why}"))?;
        self.preview.as_ref().map_or(Ok(()), |preview| writeln!(f, "\n{preview}"))
    }
}

/// What waits of those of one's own authority.
pub async fn list(app: &App, user: Option<&str>) -> Result<List, DeskError> {
    let person = account::writing(app, user).await?;
    let (mut lines, mut behind) = (Vec::new(), Place::front());
    for _ in 0..MOST / ROWS as usize {
        let some = store::submission::pending(&app.db, &person.authority, &behind, ROWS).await?;
        let Some(last) = some.last() else { return Ok(List(lines)) };
        behind = Place { at: last.at, id: last.id.clone() };
        for submission in some {
            if of_ours(app, &submission, &person).await?.is_some() {
                lines.push(line(&submission));
            }
        }
    }
    Err(DeskError::Refused(format!("more than {MOST} wait; decide at the desk or by the API, which list page by page")))
}

/// What one of them is, exactly, and who would receive it.
pub async fn show(app: &App, id: &str, user: Option<&str>) -> Result<Shown, DeskError> {
    let person = account::writing(app, user).await?;
    let unknown = || DeskError::unknown("submission", id);
    let submission = store::submission::find(&app.db, id).await?.ok_or_else(unknown)?;
    let author = of_ours(app, &submission, &person).await?.ok_or_else(unknown)?;
    // Whoever wrote it reads what was sent back to them.
    if submission.decision != Decision::Pending && !waiting::is_sent_back(&submission, &person) {
        return Err(DeskError::Refused(format!("{id} is {} already", submission.decision.as_str())));
    }
    let sent_back = submission.reason.clone().zip(submission.approver.clone());
    let sent_back = sent_back.map(|(reason, by)| SentBack { by, reason });
    let line = line(&submission);
    let waiting = Waiting::of(submission, author).ok_or_else(|| DeskError::Refused(format!("{id} cannot be read")))?;
    let held = waiting::present(app, &person, &waiting).await?;
    let mut looked = waiting::look(app, &person, &waiting, held.as_ref()).await?;
    reading::note(app, &account::viewer(&person), reading::Way::Submission, looked.read(&waiting)).await?;
    let preview = match &looked.audience {
        Some(found) => {
            let carried = match &waiting.does {
                Does::Publishes(draft) => Carried::of(held.as_ref(), draft, found)?.into_lines(),
                _ => Vec::new(),
            };
            let preview = audience::preview(app, &line.about, found, BTreeMap::new()).await?;
            Some(Preview { carried, ..preview })
        }
        None => None,
    };
    let trouble = looked.undoable().or_else(|| looked.trouble.take());
    let texts = waiting.does.texts().into_iter().map(|(file, text)| (file.to_owned(), text.to_owned())).collect();
    Ok(Shown {
        sent_back,
        texts,
        adoption: looked.adoption.map(Into::into),
        acceptance: looked.acceptance.map(|look| (*look).into()),
        trouble,
        preview,
        erasure: looked.erasure,
        line,
    })
}

/// Who submitted it, if they work, or worked, for the same authority; what is to be RED is seen by those it names alone.
pub(super) async fn of_ours(
    app: &App,
    submission: &Submission,
    person: &Account,
) -> Result<Option<Account>, DeskError> {
    // Of somebody who has left it is still there to be refused or taken over.
    let author = store::person::find(&app.db, &submission.author).await?.map(|person| person.account);
    let bundle = bundle_of(submission);
    let is_text = bundle.is_some();
    let draft = bundle.and_then(|bundle| crate::model::material::Draft::of(bundle).ok());
    let named = draft.iter().flat_map(|draft| &draft.head().recipients).map(|one| one.word.clone());
    // A text that nobody can read the label of is its author's alone.
    let unknown = is_text.then_some(Level::Red);
    let (level, named): (_, Vec<String>) =
        (draft.as_ref().map(|draft| draft.head().level).or(unknown), named.collect());
    let author = author.filter(|author| may_see(person, &author.username, &author.authority, level, &named));
    let takes = takes(&submission.bundle);
    Ok(if may_see_material(app, person, submission.material.as_deref(), takes).await? { author } else { None })
}

/// Whether what is asked takes the material away.
pub(in crate::desk) fn takes(bundle: &str) -> bool {
    withdraw::reason_of(bundle).is_some() || erase::request_of(bundle).is_some()
}

/// Whether a person sees the material that a submission is about, if there is one: what is asked of it tells of it. What
/// takes it away can be decided by whoever could ask for it.
pub(in crate::desk) async fn may_see_material(
    app: &App,
    person: &Account,
    material: Option<&str>,
    takes: bool,
) -> Result<bool, DeskError> {
    match material {
        Some(uri) if takes && may_take(app, uri, person).await? => Ok(true),
        Some(uri) => Ok(store::material::find(&app.db, &account::viewer(person), uri).await?.is_some()),
        None => Ok(true),
    }
}

fn bundle_of(submission: &Submission) -> Option<Bundle> {
    Bundle::from_text(&submission.bundle).ok()
}

fn line(submission: &Submission) -> Line {
    let mut erases = None;
    let (does, about) = if let Some(reason) = withdraw::reason_of(&submission.bundle) {
        ("withdraws", reason)
    } else if let Some(request) = erase::request_of(&submission.bundle) {
        erases = Some(request.which);
        ("erases", request.because)
    } else if let Some(request) = adopt::request_of(&submission.bundle) {
        ("adopts", request.target().to_owned())
    } else if let Some(request) = offer::request_of(&submission.bundle) {
        ("accepts", request.offer().to_owned())
    } else if let Some(language) = translation::request_of(&submission.bundle) {
        ("translates", language)
    } else {
        let does = if submission.material.is_some() { "revises" } else { "publishes" };
        let bundle = bundle_of(submission);
        let title = bundle.and_then(|bundle| crate::model::material::Draft::of(bundle).ok());
        let title = title.and_then(|draft| draft.variants().first().map(|source| source.title.clone()));
        (does, title.unwrap_or_default())
    };
    Line {
        id: submission.id.clone(),
        author: submission.author.clone(),
        at: submission.at.to_string(),
        does,
        material: submission.material.clone(),
        erases,
        about,
        sha256: submission.sha256.clone(),
    }
}
