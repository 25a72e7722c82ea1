//! What waits for a second person: a list, and each to be read in full before it is approved.

use std::{collections::BTreeMap, fmt};

use election_pool_protocol::audience::Level;
use serde::Serialize;

use super::{Preview, addressed, carried::Carried, own, taking::may_take};
use crate::{
    app::App,
    desk::{DeskError, account, adopt, audience, draft::may_see, erase, reading, withdraw},
    model::source::Bundle,
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
    /// The title, the reason or what is adopted.
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
    /// Its files by name.
    pub texts: BTreeMap<String, String>,
    /// Who would receive it; of a withdrawal and an adoption that is not computed.
    pub preview: Option<Preview>,
    /// What would go by an erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erasure: Option<erase::Look>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.line)?;
        for (file, text) in &self.texts {
            writeln!(f, "\n== {file}\n{text}")?;
        }
        self.erasure.as_ref().map_or(Ok(()), |look| write!(f, "\n{look}"))?;
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
    if submission.decision != Decision::Pending {
        return Err(DeskError::Refused(format!("{id} is {} already", submission.decision.as_str())));
    }
    let erasure = match (&submission.material, erase::request_of(&submission.bundle)) {
        (Some(uri), Some(request)) => Some(erase::look_as(app, uri, &request, &author, &person).await?),
        _ => None,
    };
    let (line, bundle) = (line(&submission), bundle_of(&submission));
    let preview = match &bundle {
        Some(bundle) => {
            let (draft, found) = addressed(app, bundle.clone(), &author).await?;
            let read = reading::Read { id, level: found.audience.level, revision: 0 };
            reading::note(app, &account::viewer(&person), reading::Way::Submission, [read]).await?;
            let held = match &submission.material {
                Some(uri) => Some(own(app, uri, &author).await?),
                None => None,
            };
            let carried = Carried::of(held.as_ref(), &draft, &found.audience)?.into_lines();
            let preview = audience::preview(app, &line.about, &found.audience, BTreeMap::new()).await?;
            Some(Preview { carried, ..preview })
        }
        None => None,
    };
    let texts = bundle.iter().flat_map(Bundle::texts).map(|(file, text)| (file.to_owned(), text.to_owned()));
    Ok(Shown { texts: texts.collect(), preview, erasure, line })
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
