//! Who is told of changes, and what each was told last.

use jiff::{SignedDuration, Timestamp};
use sqlx::{Row, any::AnyRow};

use crate::store::{Db, Engine, StoreError, count, dialect, instant, instant_or_none, stored};

/// Which workers serve a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// Those that took the last change.
    Lively,
    /// Those that did not: a few workers, so that they hold up nobody.
    Slow,
}

/// Somebody who is to be told of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: String,
    /// The feed.
    pub topic: String,
    /// Where changes are sent.
    pub callback: String,
    /// What changes are signed with.
    pub secret: Option<String>,
    /// The number up to which it wants to be told.
    pub wanted: i64,
    /// The digest of what it was sent last.
    pub sent: Option<String>,
    /// How often in a row it did not take a change.
    pub failures: u32,
    /// Since when.
    pub failing_since: Option<Timestamp>,
    /// Raised with every lease.
    pub fence: u64,
}

macro_rules! columns {
    () => {
        "id, topic, callback, secret, wanted, sent, failures, failing_since, fence"
    };
}
macro_rules! due {
    () => {
        "s.wanted > s.told and s.next_at <= $1 and s.lease_until <= $1 and s.expires > $1 \
         and case when s.failures = 0 then 1 else 0 end = $2"
    };
}
// The rows are picked in a materialized part, so that PostgreSQL locks each once.
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select s.id from subscription s where ",
            due!(),
            " order by s.next_at, s.id limit $3 ",
            $lock,
            ") update subscription set lease_until = $4, fence = fence + 1 where id in (select id from due) returning ",
            columns!()
        )
    };
}

/// Leases up to `limit` subscriptions of a pool that are due; nobody else works on them meanwhile.
pub async fn lease(
    db: &Db,
    pool: Pool,
    now: Timestamp,
    lease: SignedDuration,
    limit: u32,
) -> Result<Vec<Subscription>, StoreError> {
    let is_lively = i32::from(pool == Pool::Lively);
    if db.engine() == Engine::Sqlite {
        let any = sqlx::query(ANY).bind(now.as_millisecond()).bind(is_lively).fetch_optional(db.read()).await?;
        if any.is_none() {
            return Ok(Vec::new());
        }
    }
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of s skip locked"));
    let query = sqlx::query(text)
        .bind(now.as_millisecond())
        .bind(is_lively)
        .bind(i64::from(limit))
        .bind((now + lease).as_millisecond());
    query.fetch_all(db.write()).await?.iter().map(subscription).collect()
}
const ANY: &str = concat!("select s.id from subscription s where ", due!(), " limit 1");

/// It has everything it wanted when it was leased; `sent` is the digest of what it has.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn told(db: &Db, one: &Subscription, sent: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(TOLD).bind(one.wanted).bind(sent).bind(now.as_millisecond());
    settle(db, one, query).await
}
const TOLD: &str = "update subscription set told = $1, sent = $2, failures = 0, failing_since = null, next_at = $3, \
    told_at = $3, lease_until = 0 where id = $4 and fence = $5";

/// It did not take a change, and is tried again at `next_at`.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn failed(db: &Db, one: &Subscription, since: Timestamp, next_at: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(FAILED).bind(since.as_millisecond()).bind(next_at.as_millisecond());
    settle(db, one, query).await
}
const FAILED: &str = "update subscription set failures = failures + 1, failing_since = $1, next_at = $2, \
    lease_until = 0 where id = $3 and fence = $4";

/// It wants nothing more, or was given up.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn end(db: &Db, one: &Subscription) -> Result<(), StoreError> {
    settle(db, one, sqlx::query("delete from subscription where id = $1 and fence = $2")).await
}

/// Who is told of changes of which feed, as whoever looks after the node sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Its server, `host` or `host:port`.
    pub host: String,
    /// The feed.
    pub topic: String,
    /// Until when it asked to be told.
    pub expires: Timestamp,
    /// When it took something last.
    pub told_at: Option<Timestamp>,
    /// Since when it takes nothing.
    pub failing_since: Option<Timestamp>,
}

/// Those whose time is not over, in the order of their servers; callbacks and secrets are nobody's to see.
pub async fn subscribers(db: &Db, now: Timestamp, limit: u32) -> Result<Vec<Subscriber>, StoreError> {
    let rows = sqlx::query(SUBSCRIBERS).bind(now.as_millisecond()).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(subscriber).collect()
}
const SUBSCRIBERS: &str = "select host, topic, expires, told_at, failing_since from subscription where expires > $1 \
    order by host, topic, id limit $2";

fn subscriber(row: &AnyRow) -> Result<Subscriber, StoreError> {
    Ok(Subscriber {
        host: row.try_get("host")?,
        topic: row.try_get("topic")?,
        expires: instant(row, "expires")?,
        told_at: instant_or_none(row, "told_at")?,
        failing_since: instant_or_none(row, "failing_since")?,
    })
}

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// Runs what ends with the id and the fence of a subscription.
async fn settle(db: &Db, one: &Subscription, query: Query) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let settled = query.bind(one.id.clone()).bind(stored(one.fence)).execute(&mut *tx).await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(one.callback.clone()));
    }
    dialect::commit(tx).await
}

fn subscription(row: &AnyRow) -> Result<Subscription, StoreError> {
    Ok(Subscription {
        id: row.try_get("id")?,
        topic: row.try_get("topic")?,
        callback: row.try_get("callback")?,
        secret: row.try_get("secret")?,
        wanted: row.try_get("wanted")?,
        sent: row.try_get("sent")?,
        failures: u32::try_from(count(row, "failures")?).unwrap_or(u32::MAX),
        failing_since: instant_or_none(row, "failing_since")?,
        fence: count(row, "fence")?,
    })
}
