//! The book of deeds for those who audit: looked through, carried away, proved whole. Looking at it is a deed too.
//!
//! Every line carries the hash of the one before; the node signs where the chain ends now and then, and whenever it is
//! carried away. What is carried away can be checked without the node.

mod export;
mod print;

use std::fmt;

use election_pool_protocol::{actor::Multikey, key::Ed25519Public, proof};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Value, json};

use super::{DeskError, authority};
use crate::{
    app::App,
    store::{
        self,
        audit::{AuditLine, Audited, End, Filter, Flaw, Seal},
    },
};

pub use self::{
    export::{Export, Form, check, export, write},
    print::{Lines, Whole},
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
/// `Refused` names the first line that is wrong.
pub async fn verify(app: &App, by: &str, witness: Option<&End>) -> Result<Whole, DeskError> {
    let outcome = walk(app, witness).await;
    let found = match &outcome {
        Ok(whole) => format!("whole, {} lines", whole.lines),
        Err(DeskError::Refused(flaw)) => flaw.clone(),
        Err(_) => return outcome,
    };
    let line = AuditLine::new(by, "audit verify", "audit").with_detail(found);
    store::audit::note(&app.db, &[line], app.clock.now()).await?;
    if outcome.is_ok() {
        seal(app).await?;
    }
    outcome
}

async fn walk(app: &App, witness: Option<&End>) -> Result<Whole, DeskError> {
    let (end, seals) = match store::audit::verify(&app.db, witness).await? {
        Ok(whole) => whole,
        Err(flaw) => return Err(DeskError::Refused(format!("the audit chain is broken: {flaw}"))),
    };
    let keys = authority::proof_keys(app, &app.application_actor()).await?;
    for seal in &seals {
        if !is_ours(&keys, seal) {
            let number = seal.end.number;
            return Err(DeskError::Refused(format!(
                "the audit chain is broken: the seal on line {number} is not one of this node"
            )));
        }
    }
    Ok(Whole::of(&end, seals.last()))
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(first, last) if first == last => write!(f, "line {first} is missing"),
            Self::Missing(first, last) => write!(f, "lines {first} to {last} are missing"),
            Self::Changed(number) => write!(f, "line {number} is not as it was written"),
            Self::Unlinked(number) => write!(f, "line {number} does not follow on the line before it"),
            Self::Outside(seq) => {
                write!(f, "a line stands in the book that was never chained (row {seq} of the table)")
            }
            Self::Beyond(number) => write!(f, "line {number} stands behind the end of the chain"),
            Self::Otherwise(number) => write!(f, "line {number} has another hash than was noted of it"),
        }
    }
}

/// Signs where the chain ends, unless that is done.
pub async fn seal(app: &App) -> Result<(), DeskError> {
    let end = store::audit::end(&app.db).await?;
    let last = store::audit::last_seal(&app.db).await?;
    if end.number == 0 || last.is_some_and(|seal| seal.end.number >= end.number) {
        return Ok(());
    }
    let at = app.clock.now();
    let document = json!({
        "type": "AuditSeal",
        "node": app.config.origin(),
        "number": end.number,
        "hash": end.hash,
        "at": at.to_string(),
    });
    let document = signed(app, document, at)?.to_string();
    tracing::info!(number = end.number, hash = end.hash, "sealed the audit chain");
    Ok(store::audit::put_seal(&app.db, &Seal { end, at, document }).await?)
}

/// Signs whenever so much time has passed since the last seal.
pub async fn seal_in_time(app: &App) -> Result<(), DeskError> {
    let every = i64::try_from(app.config.limits.audit_seal_s).unwrap_or(i64::MAX);
    let last = store::audit::last_seal(&app.db).await?;
    if last.is_some_and(|seal| app.clock.now().duration_since(seal.at).as_secs() < every) {
        return Ok(());
    }
    seal(app).await
}

/// A document with the proof of this node.
fn signed(app: &App, document: Value, at: Timestamp) -> Result<Value, DeskError> {
    let actor = app.application_actor();
    let keys = app.keys.of(app.key_name(&actor))?;
    let Value::Object(members) = document else { return Err(DeskError::Refused("not a document".into())) };
    Ok(Value::Object(proof::prove(members, &keys.ed25519, &keys.proof_key_id(&actor), at)))
}

/// Whether a document carries the proof of this node, by the key it has or by one it had.
fn is_signed(keys: &[Multikey], document: &Value) -> bool {
    let mut public = keys.iter().filter_map(|key| Ed25519Public::from_multikey(&key.multibase).ok());
    public.any(|key| proof::verify_proof(document, &key).is_ok())
}

fn is_ours(keys: &[Multikey], seal: &Seal) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(&seal.document) else { return false };
    let says = document["number"] == json!(seal.end.number) && document["hash"] == json!(seal.end.hash);
    says && is_signed(keys, &document)
}
