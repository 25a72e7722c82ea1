//! The chain of the book: every line carries its number, the hash of the line before, and its own.
//!
//! A hash is the SHA-256 of the canonical form (RFC 8785) of the line with its number and the hash before it. One row says
//! where the chain ends; whoever writes a line holds it until the commit, so that there are no gaps and no two ends. What
//! the node signs of the chain now and then stands beside it: whoever cuts the end off and says so in that row too is
//! found out by the last seal. Does not know with what a seal is signed.

use std::collections::BTreeMap;

use election_pool_protocol::{digest, proof};
use futures_util::TryStreamExt;
use jiff::Timestamp;
use serde_json::json;
use sqlx::{AnyConnection, Row};

use super::{AuditLine, Audited, audited};
use crate::store::{Db, Engine, StoreError, count, dialect, instant, stored};

/// The hash before the first line.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where a chain ends, or ended once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The number of its last line; 0 if there is none.
    pub number: u64,
    /// The hash of that line.
    pub hash: String,
}

/// What the node signed of the chain once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Where the chain ended.
    pub end: End,
    /// When.
    pub at: Timestamp,
    /// What was signed, as JSON with its proof.
    pub document: String,
}

/// What is wrong with a chain, at the first line where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// These lines are not there, the last of them included.
    Missing(u64, u64),
    /// The line is not as it was written.
    Changed(u64),
    /// The line does not follow on the one before it.
    Unlinked(u64),
    /// A line stands in the book that was never chained: its place in the table.
    Outside(i64),
    /// The chain goes on behind the end that is noted.
    Beyond(u64),
    /// The line has another hash than the one that was noted of it.
    Otherwise(u64),
    /// What is kept apart from the database says otherwise of this line, or that it was there.
    Apart(u64),
    /// The seal on this line is kept apart from the database, and not in it.
    Unkept(u64),
}

impl Audited {
    /// The line as it is hashed, and exported: members in the order of the canonical form.
    pub fn to_json(&self) -> serde_json::Value {
        let AuditLine { who, deed, object, detail, client_id } = &self.line;
        json!({
            "at": self.at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
            "client": client_id,
            "deed": deed,
            "detail": detail,
            "number": self.number,
            "object": object,
            "previous": self.previous,
            "who": who,
        })
    }

    /// The hash that the line should have.
    pub fn hashed(&self) -> String {
        digest::hex(&digest::sha256(&proof::canonical(&self.to_json())))
    }
}

/// Chains what the transaction wrote into the book: nobody else's lines are unchained and committed.
pub(in crate::store) async fn chain_in(conn: &mut AnyConnection) -> Result<(), StoreError> {
    let mut end = hold_in(conn).await?;
    for row in sqlx::query(UNCHAINED).fetch_all(&mut *conn).await? {
        let (seq, mut line): (i64, _) = (row.try_get("seq")?, audited(&row)?);
        line.number = end.number + 1;
        line.previous = end.hash;
        let hash = line.hashed();
        sqlx::query(CHAIN)
            .bind(stored(line.number))
            .bind(&line.previous)
            .bind(&hash)
            .bind(seq)
            .execute(&mut *conn)
            .await?;
        end = End { number: line.number, hash };
    }
    sqlx::query(MOVE).bind(stored(end.number)).bind(&end.hash).execute(conn).await?;
    Ok(())
}
const UNCHAINED: &str = "select seq, number, at, who, deed, object, detail, client_id, previous, hash from audit \
    where number is null order by seq limit 10000";
const CHAIN: &str = "update audit set number = $1, previous = $2, hash = $3 where seq = $4";
const MOVE: &str = "update audit_head set number = $1, hash = $2 where one = 1";

/// The end of the chain, held until the transaction ends.
async fn hold_in(conn: &mut AnyConnection) -> Result<End, StoreError> {
    let row = sqlx::query(HOLD).fetch_optional(&mut *conn).await?;
    let row = row.ok_or_else(|| StoreError::Missing("the end of the audit chain".into()))?;
    // Before the first line there is nothing.
    let number: i64 = row.try_get("number")?;
    let hash: String = row.try_get("hash")?;
    let hash = if hash.is_empty() { NOTHING.to_owned() } else { hash };
    Ok(End { number: u64::try_from(number).unwrap_or_default(), hash })
}
const HOLD: &str = "update audit_head set number = number where one = 1 returning number, hash";

/// Chains what stood in the book before there was a chain, once.
pub(in crate::store) async fn begin(db: &Db) -> Result<(), StoreError> {
    let begun: Option<i64> = sqlx::query_scalar(BEGUN).fetch_optional(db.write()).await?;
    if begun.is_none_or(|number| number >= 0) {
        return Ok(());
    }
    let mut tx = dialect::begin_unseen(db).await?;
    chain_all_in(&mut tx).await?;
    dialect::commit(tx).await
}

/// Chains whatever is not, in however many stretches.
pub(in crate::store) async fn chain_all_in(conn: &mut AnyConnection) -> Result<(), StoreError> {
    loop {
        chain_in(conn).await?;
        let left: i64 = sqlx::query_scalar(LEFT).fetch_one(&mut *conn).await?;
        if left == 0 {
            return Ok(());
        }
    }
}
const BEGUN: &str = "select number from audit_head where one = 1";
const LEFT: &str = "select count(*) from audit where number is null";

/// Where the chain ends.
pub async fn end(db: &Db) -> Result<End, StoreError> {
    let row = sqlx::query(END).fetch_optional(db.read()).await?;
    let row = row.ok_or_else(|| StoreError::Missing("the end of the audit chain".into()))?;
    Ok(End { number: count(&row, "number")?, hash: row.try_get("hash")? })
}
const END: &str = "select number, hash from audit_head where one = 1";

/// Seals on lines up to `number`, the newest first.
pub async fn seals_up_to(db: &Db, number: u64, limit: u32) -> Result<Vec<Seal>, StoreError> {
    let rows = sqlx::query(SEALS_UP_TO).bind(stored(number)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(seal).collect()
}
const SEALS_UP_TO: &str =
    "select number, hash, at, document from audit_seal where number <= $1 order by number desc limit $2";

/// Seals on lines behind `number`, in order.
pub async fn seals_after(db: &Db, number: u64, limit: u32) -> Result<Vec<Seal>, StoreError> {
    let rows = sqlx::query(SEALS_AFTER).bind(stored(number)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(seal).collect()
}
const SEALS_AFTER: &str =
    "select number, hash, at, document from audit_seal where number > $1 order by number limit $2";

/// Keeps a seal, in the place of whatever stands for the same line.
pub async fn put_seal(db: &Db, seal: &Seal) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(PUT_SEAL)
        .bind(stored(seal.end.number))
        .bind(&seal.end.hash)
        .bind(seal.at.as_millisecond())
        .bind(&seal.document)
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}
const PUT_SEAL: &str = "insert into audit_seal (number, hash, at, document) values ($1, $2, $3, $4) \
    on conflict (number) do update set hash = excluded.hash, at = excluded.at, document = excluded.document";

fn seal(row: &sqlx::any::AnyRow) -> Result<Seal, StoreError> {
    let end = End { number: count(row, "number")?, hash: row.try_get("hash")? };
    Ok(Seal { end, at: instant(row, "at")?, document: row.try_get("document")? })
}

/// Walks through the whole chain as it is at one instant; gives where it ends and what was sealed of it, or its first
/// flaw. `witness` is an end that somebody noted elsewhere, `kept` are those of seals that are kept apart as well. What
/// lies before `since`, which is an end too, is believed; with [`beginning`] that is nothing.
pub async fn verify(
    db: &Db,
    since: &End,
    witness: Option<&End>,
    kept: &[&End],
) -> Result<Result<(End, Vec<Seal>), Flaw>, StoreError> {
    let mut tx = db.read().begin().await?;
    // On SQLite the first statement fixes what a transaction sees; PostgreSQL must be told that this one wants that too.
    if db.engine() == Engine::Postgres {
        sqlx::raw_sql("set transaction isolation level repeatable read, read only").execute(&mut *tx).await?;
    }
    let outcome = walk_in(&mut tx, since, witness, kept).await;
    tx.rollback().await?;
    outcome
}

/// The end of a chain without a line.
pub fn beginning() -> End {
    End { number: 0, hash: NOTHING.to_owned() }
}

async fn walk_in(
    conn: &mut AnyConnection,
    since: &End,
    witness: Option<&End>,
    kept: &[&End],
) -> Result<Result<(End, Vec<Seal>), Flaw>, StoreError> {
    let mut kept: BTreeMap<u64, &str> =
        kept.iter().rev().filter(|end| end.number > since.number).map(|end| (end.number, end.hash.as_str())).collect();
    let seals: Vec<Seal> =
        sqlx::query(SEALS).fetch_all(&mut *conn).await?.iter().map(seal).collect::<Result<_, _>>()?;
    let noted: BTreeMap<u64, Vec<&str>> =
        seals.iter().map(|seal| &seal.end).chain(witness).fold(BTreeMap::new(), |mut noted, end| {
            noted.entry(end.number).or_default().push(&end.hash);
            noted
        });
    let head = sqlx::query(END).fetch_one(&mut *conn).await?;
    let head = End { number: count(&head, "number")?, hash: head.try_get("hash")? };
    let mut at = since.clone();
    let stands: Option<Option<String>> =
        sqlx::query_scalar(HASH).bind(stored(at.number)).fetch_optional(&mut *conn).await?;
    match stands.flatten() {
        None if at.number > 0 => return Ok(Err(Flaw::Missing(at.number, at.number))),
        Some(hash) if hash != at.hash => return Ok(Err(Flaw::Otherwise(at.number))),
        _ => {}
    }
    // From the beginning on also what has a number that no line has.
    let after = if at.number == 0 { i64::MIN } else { stored(at.number) };
    let mut rows = sqlx::query(CHAINED).bind(after).fetch(&mut *conn);
    while let Some(row) = rows.try_next().await? {
        let line = audited(&row)?;
        let number = at.number + 1;
        if line.number > number {
            return Ok(Err(Flaw::Missing(number, line.number - 1)));
        }
        if line.hash != line.hashed() || line.number < number {
            return Ok(Err(Flaw::Changed(line.number)));
        }
        if line.previous != at.hash {
            return Ok(Err(Flaw::Unlinked(line.number)));
        }
        if noted.get(&number).is_some_and(|hashes| hashes.iter().any(|hash| *hash != line.hash)) {
            return Ok(Err(Flaw::Otherwise(number)));
        }
        if let Some(hash) = kept.get(&number) {
            if *hash != line.hash {
                return Ok(Err(Flaw::Apart(number)));
            }
            if !noted.contains_key(&number) {
                return Ok(Err(Flaw::Unkept(number)));
            }
        }
        at = End { number, hash: line.hash };
    }
    drop(rows);
    // What is noted of lines that are not there any more.
    let last = noted.keys().next_back().copied().unwrap_or_default().max(head.number);
    if last > at.number {
        return Ok(Err(Flaw::Missing(at.number + 1, last)));
    }
    if head.number < at.number {
        return Ok(Err(Flaw::Beyond(head.number + 1)));
    }
    if at.number > 0 && head.hash != at.hash {
        return Ok(Err(Flaw::Otherwise(at.number)));
    }
    if let Some((number, _)) = kept.split_off(&(at.number + 1)).first_key_value() {
        return Ok(Err(Flaw::Apart(*number)));
    }
    let outside: Option<i64> = sqlx::query_scalar(OUTSIDE).fetch_optional(conn).await?;
    Ok(outside.map_or(Ok((at, seals)), |seq| Err(Flaw::Outside(seq))))
}
const SEALS: &str = "select number, hash, at, document from audit_seal order by number";
const CHAINED: &str = "select number, at, who, deed, object, detail, client_id, previous, hash from audit \
    where number > $1 order by number";
const HASH: &str = "select hash from audit where number = $1";
const OUTSIDE: &str = "select seq from audit where number is null order by seq limit 1";
