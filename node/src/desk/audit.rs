//! The book of deeds for those who audit: looked through, carried away, proved whole. Looking at it is a deed too.
//!
//! Every line carries the hash of the one before; the node signs where the chain ends now and then, and whenever it is
//! carried away. What is carried away can be checked without the node.

mod broken;
mod export;
mod former;
mod print;
mod seal;

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{DeskError, authority::NODE_KEYS, reading};
use crate::{
    app::App,
    store::{
        self,
        audit::{AuditLine, Audited, End, Filter},
    },
};

use self::seal::{Kept, is_ours};
pub use self::{
    broken::{Broken, Signer, Unproven},
    export::{Export, Form, check, cut_at, export, write},
    former::adopt,
    print::{Lines, Whole},
    seal::{begin_anew, seal, seal_in_time},
};

/// Who acts where nobody is signed in but somebody sits at the machine.
pub const COMMAND_LINE: &str = "command line";
/// Most lines listed at once.
pub const LINES: u32 = 1000;
/// Most deeds offered to choose from.
const DEEDS: u32 = 200;

/// What is looked for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// A user name or a host.
    pub who: String,
    /// A deed.
    pub deed: String,
    /// An id: a URI, a local UUID, the address of a page, a name.
    pub object: String,
    /// Not before this.
    pub from: Option<Timestamp>,
    /// Before this.
    pub to: Option<Timestamp>,
}

impl Question {
    /// In words, for the line that says that somebody looked.
    fn words(&self) -> String {
        let named = [("who", &self.who), ("deed", &self.deed), ("object", &self.object)];
        let named =
            named.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name} {value}"));
        let bounds = [("from", self.from), ("before", self.to)];
        let bounds = bounds.into_iter().filter_map(|(name, at)| at.map(|at| format!("{name} {at}")));
        named.chain(bounds).collect::<Vec<_>>().join(", ")
    }

    /// The filter of the store; an object is looked for under each name it has here.
    async fn filter(&self, app: &App) -> Result<Filter, DeskError> {
        let some = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
        let mut objects: Vec<String> = some(&self.object).into_iter().collect();
        if let Some(object) = objects.first().cloned() {
            let path = object.split(['?', '#']).next().unwrap_or_default();
            if let Some(uuid) = path.rsplit('/').find_map(|part| uuid::Uuid::try_parse(part).ok()) {
                let uuid = uuid.to_string();
                objects.push(match store::audit::uri_of(&app.db, &uuid).await? {
                    Some(uri) => uri,
                    None => format!("{}/materials/{uuid}", app.config.origin()),
                });
                objects.push(uuid);
            }
        }
        Ok(Filter { who: some(&self.who), deed: some(&self.deed), objects, from: self.from, to: self.to })
    }
}

/// Lines that answer a question, the newest first, with a number below `before`.
pub async fn find(
    app: &App,
    by: &str,
    question: &Question,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<Audited>, DeskError> {
    let found = store::audit::find(&app.db, &question.filter(app).await?, before, limit).await?;
    looked(app, by, "audit read", question).await?;
    Ok(found)
}

/// A day in UTC, or an instant, as a bound: of a day its beginning, or its end if it is the last.
pub fn day(text: &str, is_last: bool) -> Result<Timestamp, DeskError> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    let day = text.parse::<Date>().ok();
    let day = if is_last { day.and_then(|day| day.tomorrow().ok()) } else { day };
    let at = day.and_then(|day| day.to_zoned(TimeZone::UTC).ok()).map(|at| at.timestamp());
    at.ok_or_else(|| DeskError::Refused(format!("“{text}” is no day: write 2026-03-31")))
}

/// Writes down that somebody looked into the book.
async fn looked(app: &App, by: &str, deed: &str, question: &Question) -> Result<(), DeskError> {
    let line = AuditLine::new(by, deed, "audit").with_detail(question.words());
    Ok(store::audit::note(&app.db, &[line], app.clock.now()).await?)
}

/// Writes down that everything was carried away. It has happened by then: a full disk keeps nobody from a backup.
pub(super) async fn carried(app: &App, deed: &str, detail: String) {
    let line = AuditLine::new(COMMAND_LINE, deed, app.config.host()).with_detail(detail);
    if let Err(error) = store::audit::note(&app.db, &[line], app.clock.now()).await {
        tracing::warn!(%error, deed, "could not write down that everything was carried away");
    }
}

/// The node at which somebody did what a line says: a partner's, or this one.
pub fn node_of<'a>(app: &'a App, line: &'a AuditLine, hosts: &BTreeSet<String>) -> &'a str {
    let ours: &str = if hosts.contains(&line.who) { &line.who } else { app.config.host() };
    reading::node_of(line).unwrap_or(ours)
}

/// The deeds there are, to choose from.
pub async fn deeds(app: &App) -> Result<Vec<String>, DeskError> {
    Ok(store::audit::deeds(&app.db, DEEDS).await?)
}

/// The number of the newest line.
pub async fn end(app: &App) -> Result<u64, DeskError> {
    Ok(store::audit::end(&app.db).await?.number)
}

/// Where the chain ends, to be noted elsewhere.
pub async fn ended(app: &App) -> Result<String, DeskError> {
    let End { number, hash } = store::audit::end(&app.db).await?;
    Ok(format!("{number}:{hash}"))
}

/// For the command line: lines as they are printed.
pub async fn list(app: &App, question: &Question, limit: u32) -> Result<Lines, DeskError> {
    Ok(Lines(find(app, COMMAND_LINE, question, None, limit.min(LINES)).await?))
}

/// An end of the chain as somebody noted it: its number, a colon, its hash.
pub fn witness(text: &str) -> Result<End, DeskError> {
    let read = text.trim().split_once(':').and_then(|(number, hash)| {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(End { number: number.parse().ok()?, hash: is_hash.then(|| hash.to_ascii_lowercase())? })
    });
    read.ok_or_else(|| DeskError::Refused(format!("“{text}” is not the end of a chain: write NUMBER:HASH")))
}

/// Walks through the whole chain and the seals on it, and writes down that somebody did.
///
/// # Errors
/// `Broken` names the first line that is wrong.
pub async fn verify(app: &App, by: &str, witness: Option<&End>) -> Result<Whole, Unproven> {
    let outcome = walk(app, &store::audit::beginning(), witness).await;
    told(app, by, outcome.as_ref()).await?;
    if outcome.is_ok() {
        seal(app).await?;
    }
    outcome
}

/// The same for a page, which answers at once: of a long book from the last seal on. What lies before was signed, and is
/// not read again.
pub async fn verify_shortly(app: &App, by: &str) -> Result<Whole, Unproven> {
    let outcome = async { walk(app, &beginning_of_page(app).await?, None).await };
    let outcome = outcome.await;
    told(app, by, outcome.as_ref()).await?;
    outcome
}

/// From where on a page proves the book.
async fn beginning_of_page(app: &App) -> Result<End, Unproven> {
    if store::audit::end(&app.db).await?.number <= app.config.limits.audit_page_lines {
        return Ok(store::audit::beginning());
    }
    Ok(match Kept::read(app).await?.last() {
        Some(end) => end.clone(),
        None => seal::last_of_ours(app).await?.map_or_else(store::audit::beginning, |seal| seal.end),
    })
}

/// Writes down that somebody proved the chain, and what came of it.
async fn told(app: &App, by: &str, outcome: Result<&Whole, &Unproven>) -> Result<(), DeskError> {
    let found = match outcome {
        Ok(whole) if whole.since > 0 => format!("whole from line {} on, {} lines", whole.since, whole.lines),
        Ok(whole) => format!("whole, {} lines", whole.lines),
        Err(Unproven::Broken(broken)) => broken.to_string(),
        Err(Unproven::Failed(_)) => return Ok(()),
    };
    let line = AuditLine::new(by, "audit verify", "audit").with_detail(found);
    Ok(store::audit::note(&app.db, &[line], app.clock.now()).await?)
}

async fn walk(app: &App, since: &End, witness: Option<&End>) -> Result<Whole, Unproven> {
    // Before the database: what is signed meanwhile is in that first.
    let kept = Kept::read(app).await?;
    let (end, seals) = store::audit::verify(&app.db, since, witness, &kept.ends()).await?.map_err(Broken::Chain)?;
    let keys = app.keys.proving(NODE_KEYS).map_err(DeskError::from)?;
    if let Some(seal) = seals.iter().filter(|seal| seal.end.number >= since.number).find(|seal| !is_ours(&keys, seal)) {
        return Err(Broken::Seal(seal.end.number, former::signer(app, &seal.read()).await?).into());
    }
    Ok(Whole::of(since, &end, seals.last(), &kept))
}
