//! What somebody must look at, once per host, kind and detail, until it is cleared.
//!
//! Does not know what a kind means; no detail holds content of any material.

use election_pool_protocol::digest;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Db, StoreError, count, dialect, instant, instant_or_none};

/// One alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Follows from host, kind and detail.
    pub id: String,
    /// The host key it is about.
    pub host: String,
    /// What kind.
    pub kind: String,
    /// What exactly.
    pub detail: String,
    /// Since when, or since when again.
    pub at: Timestamp,
    /// When somebody settled it.
    pub cleared_at: Option<Timestamp>,
}

/// Raises an alarm; one that is open stays as it is, one that was cleared opens again.
pub async fn raise(db: &Db, host: &str, kind: &str, detail: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    raise_in(&mut tx, host, kind, detail, now).await?;
    dialect::commit(tx).await
}

/// Whether this very alarm stands already.
pub async fn stands(db: &Db, host: &str, kind: &str, detail: &str) -> Result<bool, StoreError> {
    let found = sqlx::query(STANDS).bind(host).bind(kind).bind(detail).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}
const STANDS: &str = "select id from alarm where host = $1 and kind = $2 and detail = $3 and cleared_at is null";

/// The same within the transaction that met the reason.
pub(super) async fn raise_in(
    conn: &mut AnyConnection,
    host: &str,
    kind: &str,
    detail: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = bounded(detail);
    let id = digest::hex(&digest::sha256(format!("{host}\n{kind}\n{detail}").as_bytes()));
    let query = sqlx::query(RAISE).bind(id).bind(host).bind(kind).bind(detail).bind(now.as_millisecond());
    query.bind(OPEN_MAX).execute(conn).await?;
    Ok(())
}
const RAISE: &str = "insert into alarm as a (id, host, kind, detail, at, cleared_at) \
    select $1, $2, $3, $4, $5, cast(null as bigint) where (select count(*) from alarm o \
    where o.host = $2 and o.kind = $3 and o.cleared_at is null) < $6 \
    on conflict (host, kind, detail) do update set at = excluded.at, cleared_at = null where a.cleared_at is not null";

/// Most open alarms of one kind about one host: a peer that shows other leaves every time would write rows for ever.
const OPEN_MAX: i64 = 100;

/// Longest detail kept, in bytes: it stands in a unique index.
const DETAIL_MAX_BYTES: usize = 1000;

fn bounded(detail: &str) -> String {
    let end = detail.floor_char_boundary(DETAIL_MAX_BYTES);
    detail[..end].replace('\0', "")
}

/// Alarms, open ones only or all, the newest first.
pub async fn list(db: &Db, open_only: bool, limit: u32) -> Result<Vec<Alarm>, StoreError> {
    let query = sqlx::query(LIST).bind(i32::from(open_only)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = "select id, host, kind, detail, at, cleared_at from alarm \
    where $1 = 0 or cleared_at is null order by at desc, id limit $2";

/// How many are open that were raised after an instant, counted up to `most`.
pub async fn count_open(db: &Db, since: Timestamp, most: u32) -> Result<u64, StoreError> {
    let text = "select count(*) as number from \
        (select id from alarm where cleared_at is null and at > $1 limit $2) counted";
    let query = sqlx::query(text).bind(since.as_millisecond()).bind(i64::from(most));
    count(&query.fetch_one(db.read()).await?, "number")
}

/// Clears one alarm; tells whether it was open.
pub async fn clear(db: &Db, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let text = "update alarm set cleared_at = $2 where id = $1 and cleared_at is null";
    let cleared = sqlx::query(text).bind(id).bind(now.as_millisecond()).execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(cleared == 1)
}

/// Leaves open of one kind about a host only those with these details: the reasons of the others are gone.
pub async fn keep_only(db: &Db, host: &str, kind: &str, details: &[String], now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(OPEN_OF).bind(host).bind(kind).bind(OPEN_MAX);
    let open: Vec<Alarm> = query.fetch_all(db.read()).await?.iter().map(read).collect::<Result<_, _>>()?;
    for alarm in open.iter().filter(|alarm| !details.iter().any(|detail| bounded(detail) == alarm.detail)) {
        clear(db, &alarm.id, now).await?;
    }
    Ok(())
}
const OPEN_OF: &str = "select id, host, kind, detail, at, cleared_at from alarm \
    where host = $1 and kind = $2 and cleared_at is null order by id limit $3";

/// Clears every open alarm of one kind about a host: its reason is gone.
pub async fn clear_kind(db: &Db, host: &str, kind: &str, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let cleared = clear_kind_in(&mut tx, host, kind, now).await?;
    dialect::commit(tx).await?;
    Ok(cleared)
}

/// The same within the transaction in which the reason goes.
pub(super) async fn clear_kind_in(
    conn: &mut AnyConnection,
    host: &str,
    kind: &str,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let query = sqlx::query(CLEAR_KIND).bind(host).bind(kind).bind(now.as_millisecond());
    Ok(query.execute(conn).await?.rows_affected())
}
const CLEAR_KIND: &str = "update alarm set cleared_at = $3 where host = $1 and kind = $2 and cleared_at is null";

fn read(row: &AnyRow) -> Result<Alarm, StoreError> {
    Ok(Alarm {
        id: row.try_get("id")?,
        host: row.try_get("host")?,
        kind: row.try_get("kind")?,
        detail: row.try_get("detail")?,
        at: instant(row, "at")?,
        cleared_at: instant_or_none(row, "cleared_at")?,
    })
}
