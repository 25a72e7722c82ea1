//! Leases of inbound lanes: one worker at a time applies what came from an origin, whatever process it runs in.

use jiff::Timestamp;
use sqlx::Row;

use crate::store::{Db, Engine, StoreError, count, dialect, instant_or_none, stored};

/// The right to apply what came from one host, until an instant, and as long as nobody has a higher fence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The host key.
    pub host: String,
    /// The number of this lease; every later one is higher.
    pub fence: i64,
    /// The epoch of the origin's log that is being applied.
    pub epoch: u64,
    /// Everything up to here is applied, quarantined, erased or not for us.
    pub applied: u64,
    /// Since when something before the first waiting entry is missing.
    pub gap_since: Option<Timestamp>,
}

/// Leases up to `limit` hosts from which something waits, those served longest ago first. One with a gap has nothing to
/// do until something arrives or a pull closes the gap. What came from a peer before it was taken off the roster waits
/// until it is back: its place in the log could not be passed and then be filled.
pub async fn lease(db: &Db, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<Lease>, StoreError> {
    let found: Vec<String> =
        sqlx::query_scalar(LOOK).bind(now.as_millisecond()).bind(i64::from(limit)).fetch_all(db.read()).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = dialect::begin_unseen(db).await?;
    for host in found.iter().filter(|host| !host.is_empty()) {
        sqlx::query(super::progress::OPEN).bind(host).bind(super::progress::NEVER).execute(&mut *tx).await?;
    }
    let rows = sqlx::query(dialect::pick(db.engine(), LEASE, LEASE_SKIPPING))
        .bind(until.as_millisecond())
        .bind(now.as_millisecond())
        .bind(i64::from(limit))
        .fetch_all(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    let mut leases = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // An update gives its rows in no order; those served longest ago came to their turn by the limit.
    leases.sort_by(|a, b| a.host.cmp(&b.host));
    Ok(leases)
}

fn read(row: &sqlx::any::AnyRow) -> Result<Lease, StoreError> {
    Ok(Lease {
        host: row.try_get("host")?,
        fence: row.try_get("fence")?,
        epoch: count(row, "epoch")?,
        applied: count(row, "applied")?,
        gap_since: instant_or_none(row, "gap_since")?,
    })
}
// `lease_until` is when the last turn began. An arrival may be committed a little after the instant it is given, so
// that a turn misses one of before its beginning; and once a minute a gap is looked at whatever is known.
macro_rules! due {
    ($now:literal) => {
        concat!(
            "i.lease_until <= ",
            $now,
            " and exists (select 1 from inbox b where b.state = 'waiting' and b.host = i.host \
             and (i.gap_since is null or b.at + 2000 >= i.lease_until or i.lease_until + 60000 <= ",
            $now,
            ")) and not exists (select 1 from peer p where p.host = i.host and p.state = 'removed')"
        )
    };
}
// The hosts that have no lane yet, and a row without a host if a lane is due. From host to host by the index: there may
// be thousands of rows of one.
const LOOK: &str = concat!(
    "with recursive waits (host) as (select min(host) from inbox where state = 'waiting' \
     union all select (select min(b.host) from inbox b where b.state = 'waiting' and b.host > w.host) \
     from waits w where w.host is not null) \
     select * from (select w.host from waits w where w.host is not null \
     and not exists (select 1 from inbound i where i.host = w.host) limit $2) as unopened \
     union all select '' where exists (select 1 from inbound i where ",
    due!("$1"),
    ")"
);
// The rows are picked in a materialized part, so that PostgreSQL locks each once.
macro_rules! lease_text {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select i.host from inbound i where ",
            due!("$2"),
            " order by i.lease_until, i.host limit $3",
            $lock,
            ") update inbound set lease_until = $1, fence = fence + 1 where host in (select host from due) \
             returning host, fence, epoch, applied, gap_since"
        )
    };
}
const LEASE: &str = lease_text!("");
// Several processes lease at once on PostgreSQL; there a row that another one is taking is passed over.
const LEASE_SKIPPING: &str = lease_text!(" for update of i skip locked");

/// Leases one host, whether or not something waits from it; none if somebody else works on it.
pub async fn lease_host(db: &Db, host: &str, now: Timestamp, until: Timestamp) -> Result<Option<Lease>, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let row = sqlx::query(LEASE_HOST)
        .bind(until.as_millisecond())
        .bind(host)
        .bind(now.as_millisecond())
        .fetch_optional(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    row.as_ref().map(read).transpose()
}
const LEASE_HOST: &str = "update inbound set lease_until = $1, fence = fence + 1 where host = $2 and lease_until <= $3 \
    returning host, fence, epoch, applied, gap_since";

/// Gives a lease back. A lease that was lost meanwhile is left alone.
pub async fn release(db: &Db, lease: &Lease, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query("update inbound set lease_until = $1 where host = $2 and fence = $3")
        .bind(now.as_millisecond())
        .bind(&lease.host)
        .bind(lease.fence)
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}

/// Ends every lease, as `lane::end_leases` does.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        sqlx::query(END_LEASES).execute(db.write()).await?;
    }
    Ok(())
}
const END_LEASES: &str = "update inbound set lease_until = 0, fence = fence + 1 where lease_until > 0";

/// Moves the lane on and gives the lease back, within the transaction of a settlement, which the row lock then makes
/// exclusive.
///
/// # Errors
/// `LostLease` if somebody else has leased the host since.
pub(super) async fn advance_in(
    conn: &mut sqlx::AnyConnection,
    lease: &Lease,
    progress: &super::Progress,
    now: Timestamp,
) -> Result<(), StoreError> {
    let moved = sqlx::query(ADVANCE)
        .bind(&lease.host)
        .bind(lease.fence)
        .bind(stored(progress.epoch))
        .bind(stored(progress.applied))
        .bind(i32::from(progress.gap_pull_at.is_some()))
        .bind(now.as_millisecond())
        .bind(progress.gap_pull_at.map_or(super::progress::NEVER, Timestamp::as_millisecond))
        .execute(conn)
        .await?
        .rows_affected();
    if moved == 1 { Ok(()) } else { Err(StoreError::LostLease(lease.host.clone())) }
}
// A gap that was seen before keeps its first instant and the pull that is planned for it.
const ADVANCE: &str = "update inbound set \
    applied = case when epoch = $3 and applied > $4 then applied else $4 end, epoch = $3, lease_until = $6, \
    next_pull_at = case when $5 = 1 and gap_since is null and next_pull_at > $7 then $7 else next_pull_at end, \
    gap_since = case when $5 = 0 then null when gap_since is null then $6 else gap_since end \
    where host = $1 and fence = $2 and epoch <= $3";
