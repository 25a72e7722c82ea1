//! Evidence: what a partner showed of its log that contradicts what this node holds, with the exact bytes, until somebody
//! has looked at it.
//!
//! REPLICATION, Findings. Does not know what follows from it. The bytes go when their object is withdrawn, as everywhere;
//! leaves and salt stay.

use std::collections::BTreeMap;

use election_pool_protocol::{
    digest,
    merkle::Hash,
    replication::{Contradicted, Forked},
};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant, instant_or_none, stored,
};

/// Most pieces kept about one host: a peer that shows other leaves every time would write rows for ever.
const KEPT_MAX: i64 = 500;

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Follows from host and contradiction.
    pub id: String,
    /// The host key it is about.
    pub host: String,
    /// Where, and what against what.
    pub contradicted: Contradicted,
    /// The salt that came with the bytes.
    pub salt: Option<[u8; 16]>,
    /// The exact bytes that were shown; empty once erased.
    pub bytes: Option<Vec<u8>>,
    /// The id of the object they are about, if they could be read.
    pub object: Option<String>,
    /// When somebody had looked at it.
    pub settled_at: Option<Timestamp>,
}

/// The body that was shown beside a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownBody<'a> {
    /// Its salt.
    pub salt: [u8; 16],
    /// Its exact bytes.
    pub bytes: &'a [u8],
    /// The id of its object, if it could be read.
    pub object: Option<&'a str>,
}

/// Keeps a contradiction, with the body where one was shown. What is kept already stays; settled, it is open again.
pub async fn keep(
    db: &Db,
    host: &str,
    found: &Contradicted,
    body: Option<ShownBody<'_>>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    keep_in(&mut tx, host, found, body, now).await?;
    dialect::commit(tx).await
}

/// The same within the transaction that met it.
pub(super) async fn keep_in(
    conn: &mut AnyConnection,
    host: &str,
    found: &Contradicted,
    body: Option<ShownBody<'_>>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Contradicted { epoch, position, what, held, shown, .. } = found;
    let name = format!("{host}\n{epoch}\n{position}\n{}\n{}\n{}", what.as_str(), hex::encode(held), hex::encode(shown));
    sqlx::query(KEEP)
        .bind(digest::hex(&digest::sha256(name.as_bytes())))
        .bind(host)
        .bind(stored(*epoch))
        .bind(stored(*position))
        .bind(what.as_str())
        .bind(&held[..])
        .bind(&shown[..])
        .bind(body.map(|body| body.salt.to_vec()))
        .bind(body.map(|body| body.bytes.to_vec()))
        .bind(body.and_then(|body| body.object))
        .bind(now.as_millisecond())
        .bind(KEPT_MAX)
        .execute(conn)
        .await?;
    Ok(())
}
const KEEP: &str = "insert into evidence as e (id, host, epoch, position, what, held, shown, salt, bytes, object, at) \
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 where (select count(*) from evidence o where o.host = $2) < $12 \
    on conflict (id) do update set settled_at = null, salt = coalesce(e.salt, excluded.salt), \
    bytes = coalesce(e.bytes, excluded.bytes), object = coalesce(e.object, excluded.object)";

/// Whether this very contradiction is kept and nobody has settled it.
pub async fn stands(db: &Db, host: &str, found: &Contradicted) -> Result<bool, StoreError> {
    let row = sqlx::query(STANDS)
        .bind(host)
        .bind(stored(found.epoch))
        .bind(stored(found.position))
        .bind(found.what.as_str())
        .bind(&found.shown[..])
        .fetch_optional(db.read())
        .await?;
    Ok(row.is_some())
}
const STANDS: &str = "select id from evidence where host = $1 and epoch = $2 and position = $3 and what = $4 \
    and shown = $5 and settled_at is null";

/// Evidence about a host, or about all, the unsettled first and then in the order of the log.
pub async fn list(db: &Db, host: Option<&str>, limit: u32) -> Result<Vec<Evidence>, StoreError> {
    let query = sqlx::query(LIST).bind(i32::from(host.is_none())).bind(host.unwrap_or_default());
    query.bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = "select id, host, epoch, position, what, held, shown, salt, bytes, object, at, settled_at \
    from evidence where ($1 = 1 or host = $2) \
    order by case when settled_at is null then 0 else 1 end, host, epoch, position, id limit $3";

/// How many pieces about each host nobody has settled.
pub async fn open_by_host(db: &Db) -> Result<BTreeMap<String, u64>, StoreError> {
    let text = "select host, count(*) as number from evidence where settled_at is null group by host";
    let rows = sqlx::query(text).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("host")?, count(row, "number")?))).collect()
}

/// How many pieces about one host nobody has settled: the count that its receipts name.
pub async fn open_of(db: &Db, host: &str) -> Result<u64, StoreError> {
    let text = "select count(*) as number from evidence where host = $1 and settled_at is null";
    count(&sqlx::query(text).bind(host).fetch_one(db.read()).await?, "number")
}

/// Somebody has looked: settles what is open about a host, evidence and alarms alike. Gives how many pieces and alarms.
pub async fn settle(db: &Db, host: &str, audit: &AuditLine, now: Timestamp) -> Result<(u64, u64), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let mut settled = [0; 2];
    for (number, text) in settled.iter_mut().zip([SETTLE_EVIDENCE, SETTLE_ALARMS]) {
        *number = sqlx::query(text).bind(now.as_millisecond()).bind(host).execute(&mut *tx).await?.rows_affected();
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await?;
    Ok((settled[0], settled[1]))
}
const SETTLE_EVIDENCE: &str = "update evidence set settled_at = $1 where host = $2 and settled_at is null";
const SETTLE_ALARMS: &str = "update alarm set cleared_at = $1 where host = $2 and cleared_at is null";

fn read(row: &AnyRow) -> Result<Evidence, StoreError> {
    let what: String = row.try_get("what")?;
    let salt: Option<Vec<u8>> = row.try_get("salt")?;
    Ok(Evidence {
        id: row.try_get("id")?,
        host: row.try_get("host")?,
        contradicted: Contradicted {
            epoch: count(row, "epoch")?,
            position: count(row, "position")?,
            what: Forked::parse(&what).ok_or_else(|| StoreError::unreadable("evidence", &what))?,
            held: hash(row, "held")?,
            shown: hash(row, "shown")?,
            at: instant(row, "at")?,
        },
        salt: salt.and_then(|salt| salt.try_into().ok()),
        bytes: row.try_get("bytes")?,
        object: row.try_get("object")?,
        settled_at: instant_or_none(row, "settled_at")?,
    })
}

pub(super) fn hash(row: &AnyRow, column: &'static str) -> Result<Hash, StoreError> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| StoreError::unreadable(column, "it has not 32 bytes"))
}

#[cfg(test)]
mod tests;
