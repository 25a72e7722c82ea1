//! What this node keeps of a person: carried away by them or for them, and erased.
//!
//! GDPR, articles 15, 17 and 20. Secrets are in no export. Lines of the audit log are chained to one another, and who
//! submitted and who approved is what two persons stand for: both stay, under the user name (article 17, 3 b and e).

use std::fmt;

use futures_util::{Stream, stream};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::{DeskError, account};
use crate::{
    app::App,
    store::{
        self,
        account::Role,
        audit::{AuditLine, Audited, Filter},
        person::{Fate, KEPT, Kept, Person},
    },
};

/// Rows read at once; one of them may hold a whole draft.
const ROWS: u32 = 20;
/// Persons whose account has ended on a page: what is kept of each is counted.
const CLOSED: u32 = 20;
/// Lines of the audit log read at once.
const LINES: u32 = 500;

/// How much there is of one kind, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// What it is, as an export calls it.
    pub what: &'static str,
    /// How much there is.
    pub rows: u64,
    /// What becomes of it when the person is erased.
    pub becomes: Becomes,
}

/// What becomes of something when its person is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Becomes {
    /// It goes.
    Erased,
    /// It stays, without the name.
    Unnamed,
    /// It stays.
    Kept,
}

impl From<Fate> for Becomes {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Erased(_) => Self::Erased,
            Fate::Unnamed(_) => Self::Unnamed,
            Fate::Stays => Self::Kept,
        }
    }
}

/// Everything that is kept of a person, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The user name.
    pub username: String,
    /// Whether the person was erased just now.
    pub is_erased: bool,
    /// What there is, or was, of each kind.
    pub kept: Vec<Amount>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let did = if self.is_erased { "was" } else { "would be" };
        writeln!(f, "of {} {did}", self.username)?;
        for Amount { what, rows, becomes } in &self.kept {
            let words = match becomes {
                Becomes::Erased => "erased",
                Becomes::Unnamed => "kept without the name",
                Becomes::Kept => "kept",
            };
            writeln!(f, "{rows:>8}  {what:<24} {words}")?;
        }
        Ok(())
    }
}

/// A person of this node, also one whose account has ended.
async fn find(app: &App, username: &str) -> Result<Person, DeskError> {
    match store::person::find(&app.db, username).await? {
        Some(person) => Ok(person),
        // Nobody of that name: says who may have been meant.
        None => Err(account::acting(app, Some(username)).await.err().unwrap_or(DeskError::unknown("user", username))),
    }
}

/// Somebody whose account has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The user name.
    pub username: String,
    /// The name; nothing once they are erased.
    pub name: String,
    /// The role they had.
    pub role: Role,
    /// When it ended.
    pub ended: Timestamp,
    /// How much of what is kept would go, or lose the name, if they were erased.
    pub erasable: u64,
    /// How much stays in any case.
    pub stays: u64,
}

/// The persons whose account has ended, whose user name or name has these words in it, those after `after`, and whether
/// there are more.
pub async fn closed(app: &App, words: &str, after: &str) -> Result<(Vec<Closed>, bool), DeskError> {
    let mut people = store::person::closed(&app.db, words.trim(), after, CLOSED + 1).await?;
    let is_more = people.len() > CLOSED as usize;
    people.truncate(CLOSED as usize);
    let mut found = Vec::with_capacity(people.len());
    for Person { account, removed } in people {
        let kept = look(app, &account.username).await?.kept;
        let amount = |is_kept: bool| {
            let some = kept.iter().filter(|one| one.what != "account" && (one.becomes == Becomes::Kept) == is_kept);
            some.map(|one| one.rows).sum()
        };
        let ended = removed.unwrap_or_else(|| app.clock.now());
        let (erasable, stays) = (amount(false), amount(true));
        found.push(Closed {
            username: account.username,
            name: account.name,
            role: account.role,
            ended,
            erasable,
            stays,
        });
    }
    Ok((found, is_more))
}

/// Counts what is kept of a person, and says what would become of it.
pub async fn look(app: &App, username: &str) -> Result<Report, DeskError> {
    find(app, username).await?;
    let mut kept = Vec::new();
    for one in &KEPT {
        let rows = store::person::amount(&app.db, one, username).await?;
        kept.push(Amount { what: one.name, rows, becomes: one.fate.into() });
    }
    let (by, about) = store::audit::amounts(&app.db, username).await?;
    let lines = [("deeds", by), ("about", about)];
    kept.extend(lines.map(|(what, rows)| Amount { what, rows, becomes: Becomes::Kept }));
    kept.retain(|one| one.rows > 0);
    Ok(Report { username: username.to_owned(), is_erased: false, kept })
}

/// Erases a person: the account ends if it has not, and all of it goes but what has to stay. `by` is who does it.
///
/// # Errors
/// `Unfit` for the last person who may approve, or who runs the machine.
pub async fn erase(app: &App, by: &str, username: &str) -> Result<Report, DeskError> {
    let person = find(app, username).await?;
    if person.removed.is_none() {
        account::refuse_last(app, &person.account).await?;
    }
    let before = look(app, username).await?;
    let done = store::person::erase(&app.db, username, by, app.clock.now()).await?;
    let went = |amount: Amount| {
        let rows = done.iter().find(|(kept, _)| kept.name == amount.what).map_or(amount.rows, |(_, rows)| *rows);
        Amount { rows, ..amount }
    };
    Ok(Report { is_erased: true, kept: before.kept.into_iter().map(went).collect(), ..before })
}

/// How far an export has got.
enum Place {
    Head,
    /// A kind of [`KEPT`], and a row of it.
    Kept(usize, u64),
    /// What the person did, before this line of the audit log.
    Deeds(Option<u64>),
    /// What others did to their account, before this line, and whether some of it is told already.
    About(Option<u64>, bool),
}

/// Carries away everything that is kept of a person, in pieces of one JSON document. `by` is who does it; it is written
/// down before the first piece is read.
pub async fn export(
    app: &App,
    by: &str,
    username: &str,
) -> Result<impl Stream<Item = Result<String, DeskError>> + Send + use<>, DeskError> {
    let person = find(app, username).await?.account.username;
    let now = app.clock.now();
    store::audit::note(&app.db, &[AuditLine::new(by, "user export", &person)], now).await?;
    let export = Export { app: app.clone(), by: by.to_owned(), username: person, at: now };
    Ok(stream::try_unfold((export, Some(Place::Head)), |(export, place)| async move {
        let Some(place) = place else { return Ok(None) };
        let (piece, next) = export.piece(place).await?;
        Ok::<_, DeskError>(Some((piece, (export, next))))
    }))
}

struct Export {
    app: App,
    by: String,
    username: String,
    at: Timestamp,
}

impl Export {
    async fn piece(&self, place: Place) -> Result<(String, Option<Place>), DeskError> {
        match place {
            Place::Head => Ok((self.head(), Some(Place::Kept(0, 0)))),
            Place::Kept(kind, offset) => self.kept(kind, offset).await,
            Place::Deeds(before) => {
                let filter = Filter { who: Some(self.username.clone()), ..Filter::default() };
                let (lines, last) = self.lines(&filter, before).await?;
                let piece = (if before.is_none() { "],\n\"deeds\":[" } else { "," }).to_owned() + &lines;
                Ok((piece, Some(last.map_or(Place::About(None, false), |last| Place::Deeds(Some(last))))))
            }
            Place::About(before, is_told) => {
                let filter = Filter { objects: vec![self.username.clone()], ..Filter::default() };
                let (lines, last) = self.lines(&filter, before).await?;
                let begins = if before.is_none() { "],\n\"about\":[" } else { "" };
                let comma = if is_told && !lines.is_empty() { "," } else { "" };
                let piece = format!("{begins}{comma}{lines}");
                Ok(match last {
                    Some(last) => (piece, Some(Place::About(Some(last), is_told || !lines.is_empty()))),
                    None => (piece + "]}\n", None),
                })
            }
        }
    }

    fn head(&self) -> String {
        let head = json!({
            "type": "PersonalData",
            "node": self.app.config.origin(),
            "person": self.username,
            "exported": self.at.to_string(),
            "by": self.by,
        });
        head.to_string().trim_end_matches('}').to_owned() + ",\n"
    }

    /// Rows of one kind; each kind is a list under its name.
    async fn kept(&self, kind: usize, offset: u64) -> Result<(String, Option<Place>), DeskError> {
        let kept: &Kept = &KEPT[kind];
        let rows = store::person::page(&self.app.db, kept, &self.username, offset, ROWS).await?;
        let begins = match (kind, offset) {
            (0, 0) => format!("\"{}\":[", kept.name),
            (_, 0) => format!("],\n\"{}\":[", kept.name),
            _ if rows.is_empty() => String::new(),
            _ => ",".to_owned(),
        };
        let next = if rows.len() as u64 == u64::from(ROWS) {
            Place::Kept(kind, offset + u64::from(ROWS))
        } else if kind + 1 < KEPT.len() {
            Place::Kept(kind + 1, 0)
        } else {
            Place::Deeds(None)
        };
        Ok((begins + &joined(rows.iter()), Some(next)))
    }

    /// Lines of the audit log, the newest first, and the number of the last if there are more. Who did something to the
    /// account is somebody else's data, and what the person did is told before.
    async fn lines(&self, filter: &Filter, before: Option<u64>) -> Result<(String, Option<u64>), DeskError> {
        // One more than is told says whether there are more.
        let mut found = store::audit::find(&self.app.db, filter, before, LINES + 1).await?;
        let has_more = found.len() > LINES as usize;
        found.truncate(LINES as usize);
        let last = found.last().map(|line| line.number).filter(|_| has_more);
        let is_told = |one: &&Audited| filter.who.is_some() || one.line.who != self.username;
        let lines: Vec<Value> = found.iter().filter(is_told).map(line).collect();
        Ok((joined(lines.iter()), last))
    }
}

fn line(one: &Audited) -> Value {
    let line = &one.line;
    json!({
        "number": one.number,
        "at": one.at.to_string(),
        "deed": line.deed,
        "object": line.object,
        "detail": line.detail,
    })
}

fn joined<'a>(values: impl Iterator<Item = &'a Value>) -> String {
    values.map(Value::to_string).collect::<Vec<_>>().join(",\n")
}
