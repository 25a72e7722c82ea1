//! Where the chain ends, signed now and then: once in the database, and once in a file beside the keys, which whoever
//! rewrites the database does not rewrite.
//!
//! What is written first is the row, so that the file never says more than the database did. A restore that finds the file
//! there says in it from where on the book is another.

use election_pool_protocol::{key::Ed25519Public, proof};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    broken::{Broken, Unproven},
    former,
};
use crate::{
    app::{
        App, Config, KeyRing,
        keys::{ActorKeys, KeyError},
        seals::SealFile,
    },
    desk::{DeskError, authority::NODE_KEYS},
    store::{
        self,
        audit::{AuditLine, End, Seal},
    },
};

/// Seals of the database put into the file at once; the rest follows.
const KEPT_AT_ONCE: u32 = 10_000;

/// Of the newest seals so many are looked at for one of ours.
const LOOKED_AT: u32 = 16;

/// Signs where the chain ends, unless that is done.
pub async fn seal(app: &App) -> Result<(), DeskError> {
    let end = store::audit::end(&app.db).await?;
    let is_done = last_of_ours(app).await?.is_some_and(|seal| seal.end.number >= end.number);
    if end.number == 0 || is_done {
        return keep(app, None).await;
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
    let seal = Seal { end, at, document };
    store::audit::put_seal(&app.db, &seal).await?;
    keep(app, Some(&seal)).await
}

/// Signs whenever so much time has passed since the last seal.
pub async fn seal_in_time(app: &App) -> Result<(), DeskError> {
    let every_s = app.config.limits.audit_seal_s;
    let since = |seal: Seal| app.clock.now().duration_since(seal.at).as_secs().unsigned_abs();
    if last_of_ours(app).await?.map(since).is_some_and(|since_s| since_s < every_s) {
        return Ok(());
    }
    seal(app).await
}

/// The newest seal of this node on what is in the book. What somebody else put into the table counts for nothing, so that
/// it keeps nobody from sealing.
pub(super) async fn last_of_ours(app: &App) -> Result<Option<Seal>, DeskError> {
    let end = store::audit::end(&app.db).await?;
    let newest = store::audit::seals_up_to(&app.db, end.number, LOOKED_AT).await?;
    let keys = app.keys.proving(NODE_KEYS)?;
    Ok(newest.into_iter().find(|seal| is_ours(&keys, seal)))
}

/// Puts into the file what it lacks of the seals in the database, and the one just made, however many are before it.
async fn keep(app: &App, made: Option<&Seal>) -> Result<(), DeskError> {
    let file = SealFile::within(&app.config.keys_folder());
    let last = file.last().map_err(|reason| unusable(&file, reason))?;
    let after = last.as_deref().map_or(0, number_in);
    let newer = store::audit::seals_after(&app.db, after, KEPT_AT_ONCE).await?;
    let keys = app.keys.proving(NODE_KEYS)?;
    let ours = lacking(after, &newer, made, |seal| is_ours(&keys, seal));
    if ours.is_empty() {
        return Ok(());
    }
    if last.is_none() && ours.len() > 1 {
        // An older version had no such file; nor has a node whose file somebody took away.
        let detail = format!("made anew with {} seals of the database", ours.len());
        let line = AuditLine::new(super::COMMAND_LINE, "audit seals", "keys/audit.seals");
        store::audit::note(&app.db, &[line.with_detail(detail)], app.clock.now()).await?;
    }
    file.append(ours.iter().map(|seal| seal.document.as_str())).map_err(|reason| unusable(&file, reason))
}

/// Of the seals behind line `after`, and the one just made, those that the file lacks, each once. What somebody else put into
/// the table is told by whoever proves the chain.
fn lacking<'a>(
    after: u64,
    newer: &'a [Seal],
    made: Option<&'a Seal>,
    is_ours: impl Fn(&Seal) -> bool,
) -> Vec<&'a Seal> {
    let last = newer.last().map_or(after, |newest| newest.end.number);
    let ours = newer.iter().filter(|seal| is_ours(seal));
    ours.chain(made.filter(|made| made.end.number > last)).collect()
}

/// Says in the file of a node that was restored, or brought in, that the book goes on from line `upto` of what is now in
/// the database; what was sealed behind it is lost. Says nothing where there is nothing behind it.
pub fn begin_anew(config: &Config, upto: u64, now: Timestamp) -> Result<(), DeskError> {
    let file = SealFile::within(&config.keys_folder());
    let last = file.last().map_err(|reason| unusable(&file, reason))?;
    if last.is_none_or(|last| number_in(&last) <= upto) {
        return Ok(());
    }
    let document = json!({
        "type": "AuditRestored",
        "node": config.origin(),
        "number": upto,
        "at": now.to_string(),
    });
    let keys = KeyRing::open(&config.keys_folder()).of(NODE_KEYS)?;
    let document = proven(document, &keys, config.origin(), now)?.to_string();
    file.append([document.as_str()]).map_err(|reason| unusable(&file, reason))
}

fn unusable(file: &SealFile, reason: std::io::Error) -> DeskError {
    KeyError::File { path: file.path().to_owned(), reason }.into()
}

fn number_in(document: &str) -> u64 {
    serde_json::from_str::<Value>(document).ok().and_then(|document| document["number"].as_u64()).unwrap_or_default()
}

/// What the file beside the keys says.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The seals on what is in the database, or should be.
    seals: Vec<End>,
    /// The last line that was sealed and is lost since a restore, and when that was.
    pub lost: Option<(u64, String)>,
}

impl Kept {
    /// Reads it.
    ///
    /// # Errors
    /// `Broken` if something stands in it that this node did not sign.
    pub async fn read(app: &App) -> Result<Self, Unproven> {
        let file = SealFile::within(&app.config.keys_folder());
        let bytes = file.read().map_err(|reason| unusable(&file, reason))?;
        // After the file: what was signed meanwhile with a new key is of one that is known by then.
        let keys = app.keys.proving(NODE_KEYS).map_err(DeskError::from)?;
        let mut kept = Self::default();
        for (place, line) in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).enumerate() {
            let document = serde_json::from_slice::<Value>(line).unwrap_or_default();
            let number = document["number"].as_u64();
            let (Some(number), true) = (number, is_signed(&keys, &document)) else {
                let signer = former::signer(app, &document).await?;
                return Err(Broken::Kept { file: file.path().to_owned(), line: place + 1, signer }.into());
            };
            match document["hash"].as_str() {
                Some(hash) => kept.seals.push(End { number, hash: hash.to_owned() }),
                None => kept.forget(number, document["at"].as_str().unwrap_or_default()),
            }
        }
        Ok(kept)
    }

    /// A restore took the book back to line `upto`.
    fn forget(&mut self, upto: u64, at: &str) {
        let last = self.seals.iter().map(|end| end.number).max();
        self.lost = last.filter(|last| *last > upto).map(|last| (last, at.to_owned())).or(self.lost.take());
        self.seals.retain(|end| end.number <= upto);
    }

    /// The newest.
    pub fn last(&self) -> Option<&End> {
        self.seals.iter().max_by_key(|end| end.number)
    }

    /// The ends that were sealed.
    pub fn ends(&self) -> Vec<&End> {
        self.seals.iter().collect()
    }
}

/// A document with the proof of this node.
pub(super) fn signed(app: &App, document: Value, at: Timestamp) -> Result<Value, DeskError> {
    let keys = app.keys.of(app.key_name(&app.application_actor()))?;
    proven(document, &keys, app.config.origin(), at)
}

fn proven(document: Value, keys: &ActorKeys, origin: &str, at: Timestamp) -> Result<Value, DeskError> {
    let Value::Object(members) = document else { return Err(DeskError::Refused("not a document".into())) };
    let id = keys.proof_key_id(&format!("{origin}/actor"));
    Ok(Value::Object(proof::prove(members, &keys.ed25519, &id, at)))
}

/// Whether a document carries the proof of one of these keys.
pub(super) fn is_signed(keys: &[Ed25519Public], document: &Value) -> bool {
    keys.iter().any(|key| proof::verify_proof(document, key).is_ok())
}

/// Whether a seal of the database says what it was signed for, by one of these keys.
pub(super) fn is_ours(keys: &[Ed25519Public], seal: &Seal) -> bool {
    let document = seal.read();
    let at = document["at"].as_str().and_then(|at| at.parse::<Timestamp>().ok());
    let says = document["number"] == json!(seal.end.number)
        && document["hash"] == json!(seal.end.hash)
        && at.is_some_and(|at| at.as_millisecond() == seal.at.as_millisecond());
    says && is_signed(keys, &document)
}

impl Seal {
    /// What was signed; nothing if that is no document.
    pub(super) fn read(&self) -> Value {
        serde_json::from_str(&self.document).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_lacks_is_put_there_once_whatever_somebody_else_put_between() {
        let seal = |number, document: &str| Seal {
            end: End { number, hash: String::new() },
            at: Timestamp::UNIX_EPOCH,
            document: document.to_owned(),
        };
        let numbers = |after, newer: &[Seal], made: Option<&Seal>| -> Vec<u64> {
            lacking(after, newer, made, |seal| seal.document == "ours").iter().map(|seal| seal.end.number).collect()
        };
        let (old, forged, made) = (seal(3, "ours"), seal(4, "forged"), seal(9, "ours"));
        assert_eq!(numbers(2, &[old.clone(), forged.clone(), made.clone()], Some(&made)), [3, 9]);
        assert_eq!(numbers(3, &[forged], Some(&made)), [9], "as many rows as are read are before it");
        assert_eq!(numbers(9, &[], Some(&made)), [] as [u64; 0], "made again, it stands there already");
        assert_eq!(numbers(2, &[old], None), [3]);
    }
}
