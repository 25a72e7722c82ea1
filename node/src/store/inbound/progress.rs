//! How far each origin's log is applied, and when it is pulled next.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::store::{
    Db, StoreError, count, dialect, instant_or_none,
    sweep::{Pass, Sweep, sweep},
};

/// No pull is planned.
pub(in crate::store) const NEVER: i64 = i64::MAX;

/// Opens a lane nobody has seen yet: `$1` the host, `$2` when to pull.
pub(super) const OPEN: &str = "insert into inbound (host, epoch, applied, gap_since, next_pull_at, failures, \
    lease_until, fence) values ($1, 1, 0, null, $2, 0, 0, 0) on conflict (host) do nothing";

/// The inbound lane of one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// The host key.
    pub host: String,
    /// The epoch that is being applied.
    pub epoch: u64,
    /// Everything up to here is applied, quarantined, erased or not for us.
    pub applied: u64,
    /// Since when an entry is missing.
    pub gap_since: Option<Timestamp>,
    /// When its log is pulled next, if ever.
    pub next_pull_at: Option<Timestamp>,
    /// Pulls that failed in a row.
    pub failures: u64,
}

/// Opens the lane of a partner and plans its first pull; a lane that is there keeps how far it has got.
pub async fn open(db: &Db, host: &str, pull_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    open_in(&mut tx, host, pull_at).await?;
    dialect::commit(tx).await
}

/// The same within the transaction that adds the partner.
pub(in crate::store) async fn open_in(
    conn: &mut sqlx::AnyConnection,
    host: &str,
    pull_at: Timestamp,
) -> Result<(), StoreError> {
    let pull_at = pull_at.as_millisecond();
    sqlx::query(OPEN).bind(host).bind(pull_at).execute(&mut *conn).await?;
    sqlx::query(SOONER).bind(host).bind(pull_at).execute(conn).await?;
    Ok(())
}
const SOONER: &str = "update inbound set next_pull_at = $2 where host = $1 and next_pull_at > $2";

/// Plans a pull at an instant, or earlier if one is planned already.
pub async fn schedule_pull(db: &Db, host: &str, at: Timestamp) -> Result<(), StoreError> {
    open(db, host, at).await
}

/// Plans a pull of every active partner: `sync --now`.
pub async fn schedule_pulls(db: &Db, at: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let moved = sqlx::query(ALL_SOONER).bind(at.as_millisecond()).execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(moved)
}
const ALL_SOONER: &str = "update inbound set next_pull_at = $1 where host in (select host from peer \
    where class = 'partner' and removed_at is null)";

/// Claims up to `limit` hosts whose pull is due until an instant, at which another process makes it if this one is gone.
/// One that takes longer is made twice, which changes nothing.
pub async fn claim_pulls(db: &Db, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<Inbound>, StoreError> {
    let now = now.as_millisecond();
    let due: Option<i32> = sqlx::query_scalar(IS_DUE).bind(now).fetch_optional(db.read()).await?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    let mut tx = dialect::begin_unseen(db).await?;
    let rows = sqlx::query(dialect::pick(db.engine(), CLAIM, CLAIM_SKIPPING))
        .bind(until.as_millisecond())
        .bind(now)
        .bind(i64::from(limit))
        .fetch_all(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    let mut claimed = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // An update gives its rows in no order.
    claimed.sort_by(|a, b| a.host.cmp(&b.host));
    Ok(claimed)
}
const IS_DUE: &str = "select 1 from inbound where next_pull_at <= $1 limit 1";
// The rows are picked in a materialized part, so that PostgreSQL locks each once.
macro_rules! claim_text {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select host from inbound where next_pull_at <= $2 \
             order by next_pull_at, host limit $3",
            $lock,
            ") update inbound set next_pull_at = $1 where host in (select host from due) \
             returning host, epoch, applied, gap_since, next_pull_at, failures"
        )
    };
}
const CLAIM: &str = claim_text!("");
// Several processes claim at once on PostgreSQL.
const CLAIM_SKIPPING: &str = claim_text!(" for update skip locked");

/// Ends a claim and plans the next pull, unless a sooner one was planned meanwhile.
pub async fn pull_made(db: &Db, host: &str, claimed_until: Timestamp, next_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query("update inbound set next_pull_at = $3 where host = $1 and next_pull_at = $2")
        .bind(host)
        .bind(claimed_until.as_millisecond())
        .bind(next_at.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}

/// A whole sync went well: the next failure is the first one.
pub async fn pull_went_well(db: &Db, host: &str) -> Result<(), StoreError> {
    let failing: Option<i32> = sqlx::query_scalar("select failures from inbound where host = $1 and failures > 0")
        .bind(host)
        .fetch_optional(db.read())
        .await?;
    if failing.is_some() {
        let mut tx = dialect::begin_unseen(db).await?;
        sqlx::query("update inbound set failures = 0 where host = $1").bind(host).execute(&mut *tx).await?;
        dialect::commit(tx).await?;
    }
    Ok(())
}

/// Counts a pull that failed and plans the next one.
pub async fn pull_failed(db: &Db, host: &str, again_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query("update inbound set failures = failures + 1, next_pull_at = $2 where host = $1")
        .bind(host)
        .bind(again_at.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}

/// Forgets up to `limit` lanes on which nothing was done since an instant, of servers that are no peers: what knocks again
/// gets a new one. Every condition of the row itself holds again when its lock is had, so that a peer that is added or a
/// turn that begins meanwhile keeps its lane. Gives how many went.
pub async fn prune(db: &Db, before: Timestamp, limit: u32, pass: Pass) -> Result<u64, StoreError> {
    if pass == Pass::Look {
        return IDLE_LANES.due(db, &[NEVER, before.as_millisecond(), i64::MAX]).await;
    }
    let any: Option<i32> =
        sqlx::query_scalar(IDLE).bind(NEVER).bind(before.as_millisecond()).fetch_optional(db.read()).await?;
    if any.is_none() {
        return Ok(0);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(IDLE_LANES.forget).bind(NEVER).bind(before.as_millisecond()).bind(i64::from(limit));
    let gone = query.execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(gone)
}
macro_rules! idle {
    () => {
        "next_pull_at = $1 and lease_until < $2 \
         and not exists (select 1 from peer p where p.host = inbound.host) \
         and not exists (select 1 from inbox b where b.host = inbound.host and b.state = 'waiting')"
    };
}
const IDLE: &str = concat!("select 1 from inbound where ", idle!(), " limit 1");
const IDLE_LANES: Sweep = sweep!(
    unseen,
    concat!(
        "inbound where next_pull_at = $1 and lease_until < $2 and host in (select host from inbound where ",
        idle!(),
        " order by lease_until, host limit $3)"
    )
);

/// The inbound lane of a host.
pub async fn find(db: &Db, host: &str) -> Result<Option<Inbound>, StoreError> {
    sqlx::query(FIND).bind(host).fetch_optional(db.read()).await?.as_ref().map(read).transpose()
}
const FIND: &str = "select host, epoch, applied, gap_since, next_pull_at, failures from inbound where host = $1";

/// All inbound lanes, by host.
pub async fn list(db: &Db, limit: u32) -> Result<Vec<Inbound>, StoreError> {
    sqlx::query(LIST).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = "select host, epoch, applied, gap_since, next_pull_at, failures from inbound order by host limit $1";

fn read(row: &AnyRow) -> Result<Inbound, StoreError> {
    let next_pull_at: i64 = row.try_get("next_pull_at")?;
    let failures: i32 = row.try_get("failures")?;
    Ok(Inbound {
        host: row.try_get("host")?,
        epoch: count(row, "epoch")?,
        applied: count(row, "applied")?,
        gap_since: instant_or_none(row, "gap_since")?,
        next_pull_at: if next_pull_at == NEVER { None } else { Some(super::super::instant(row, "next_pull_at")?) },
        failures: u64::try_from(failures).unwrap_or_default(),
    })
}
