//! The entries of a lane that went otherwise than well: retried, parked, or refused by the peer.
//!
//! Rows are exceptions; what went well is under the cursor. Does not know when to park; `protocol::lane` does.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Lane, failures, hold_in};
use crate::store::{Db, StoreError, alarm, count, dialect, instant, stored};

/// How long a parked entry rests between two attempts.
pub(in crate::store) const PARKED_REST: SignedDuration = SignedDuration::from_hours(1);

/// The kind of alarm that stands while entries are put aside for a host.
const ALARM: &str = "parked";

/// What became of an entry on a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceptionState {
    /// Failed; holds the cursor.
    Retrying,
    /// Put aside; tried again every hour.
    Parked,
    /// The peer will never take it.
    Refused,
}

impl ExceptionState {
    /// The word in the database and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retrying => "retrying",
            Self::Parked => "parked",
            Self::Refused => "refused",
        }
    }
}

impl FromStr for ExceptionState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let all = [Self::Retrying, Self::Parked, Self::Refused];
        let state = all.into_iter().find(|state| state.as_str() == word);
        state.ok_or_else(|| StoreError::unreadable("state of a lane's entry", word))
    }
}

/// An entry that went otherwise than well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its position in our log.
    pub position: u64,
    /// What became of it.
    pub state: ExceptionState,
    /// How often it failed.
    pub failures: u32,
    /// When it first did.
    pub first_at: Timestamp,
    /// When it is tried again, if it is.
    pub next_at: Timestamp,
    /// The last status, if the peer answered.
    pub status: Option<u16>,
    /// The peer's words, or the network's.
    pub words: Option<String>,
}

/// How an entry has failed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryFailure {
    /// How often.
    pub failures: u32,
    /// Since when.
    pub first_at: Timestamp,
}

/// Counts one more failure of an entry, parked or not.
///
/// # Errors
/// `LostLease` if the lane is no longer the caller's; so with every function here that writes.
pub async fn entry_failed(
    db: &Db,
    lane: &Lane,
    position: u64,
    status: Option<u16>,
    words: &str,
    now: Timestamp,
) -> Result<EntryFailure, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    hold_in(&mut tx, lane).await?;
    let row = sqlx::query(FAILED)
        .bind(&lane.id)
        .bind(stored(position))
        .bind(now.as_millisecond())
        .bind(status.map(i32::from))
        .bind(words)
        .bind((now + PARKED_REST).as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
    let failure = EntryFailure { failures: failures(&row)?, first_at: instant(&row, "first_at")? };
    dialect::commit(tx).await?;
    Ok(failure)
}
const FAILED: &str = "insert into lane_entry (lane, position, state, failures, first_at, next_at, status, words) \
    values ($1, $2, 'retrying', 1, $3, $3, $4, $5) on conflict (lane, position) do update set \
    failures = lane_entry.failures + 1, status = excluded.status, words = excluded.words, \
    next_at = case when lane_entry.state = 'parked' then $6 else excluded.next_at end returning failures, first_at";

/// Keeps what the peer said to an entry it will never take.
pub async fn refused(
    db: &Db,
    lane: &Lane,
    position: u64,
    status: Option<u16>,
    words: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    hold_in(&mut tx, lane).await?;
    sqlx::query(REFUSED)
        .bind(&lane.id)
        .bind(stored(position))
        .bind(now.as_millisecond())
        .bind(status.map(i32::from))
        .bind(words)
        .execute(&mut *tx)
        .await?;
    calm_in(&mut tx, &lane.host, now).await?;
    dialect::commit(tx).await
}
const REFUSED: &str = "insert into lane_entry (lane, position, state, failures, first_at, next_at, status, words) \
    values ($1, $2, 'refused', 1, $3, $3, $4, $5) on conflict (lane, position) do update set state = 'refused', \
    failures = lane_entry.failures + 1, status = excluded.status, words = excluded.words";

/// Puts a failing entry aside, so that the lane can go on without it.
pub async fn park(db: &Db, lane: &Lane, position: u64, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    hold_in(&mut tx, lane).await?;
    let again = now + PARKED_REST;
    let parked =
        sqlx::query(PARK).bind(again.as_millisecond()).bind(&lane.id).bind(stored(position)).execute(&mut *tx).await?;
    if parked.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the failure of entry {position} on the lane to {}", lane.inbox)));
    }
    alarm::raise_in(&mut tx, &lane.host, ALARM, "entries of our log are put aside", now).await?;
    dialect::commit(tx).await
}
const PARK: &str = "update lane_entry set state = 'parked', next_at = $1 where lane = $2 and position = $3";

/// A parked entry got through after all, or nobody is entitled to it any more.
pub async fn settle_parked(db: &Db, lane: &Lane, position: u64, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    hold_in(&mut tx, lane).await?;
    sqlx::query(SETTLE_PARKED).bind(&lane.id).bind(stored(position)).execute(&mut *tx).await?;
    calm_in(&mut tx, &lane.host, now).await?;
    dialect::commit(tx).await
}
const SETTLE_PARKED: &str = "delete from lane_entry where lane = $1 and position = $2 and state = 'parked'";

/// The positions of parked entries that are due, in order.
pub async fn parked_due(db: &Db, lane: &Lane, now: Timestamp, limit: u32) -> Result<Vec<u64>, StoreError> {
    let query = sqlx::query(PARKED_DUE).bind(&lane.id).bind(now.as_millisecond()).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(|row| count(row, "position")).collect()
}
const PARKED_DUE: &str = "select position from lane_entry where lane = $1 and state = 'parked' and next_at <= $2 \
    order by position limit $3";

/// How many entries are parked on all lanes.
pub async fn count_parked(db: &Db) -> Result<u64, StoreError> {
    let query = sqlx::query("select count(*) as number from lane_entry where state = 'parked'");
    count(&query.fetch_one(db.read()).await?, "number")
}

/// The entries of a lane that fail and hold its cursor, in order.
pub async fn failing(db: &Db, lane: &Lane, limit: u32) -> Result<Vec<(u64, EntryFailure)>, StoreError> {
    let rows = sqlx::query(FAILING).bind(&lane.id).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let failing = |row: &AnyRow| {
        let failed = EntryFailure { failures: failures(row)?, first_at: instant(row, "first_at")? };
        Ok((count(row, "position")?, failed))
    };
    rows.iter().map(failing).collect()
}
const FAILING: &str = "select position, failures, first_at from lane_entry where lane = $1 and state = 'retrying' \
    order by position limit $2";

/// The exceptions of a lane, newest first.
pub async fn exceptions(db: &Db, lane_id: &str, limit: u32) -> Result<Vec<Exception>, StoreError> {
    let query = sqlx::query(EXCEPTIONS).bind(lane_id).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(exception).collect()
}
const EXCEPTIONS: &str = "select position, state, failures, first_at, next_at, status, words from lane_entry \
    where lane = $1 order by position desc limit $2";

/// Forgets what was put aside or refused on the lane to a partner and is settled there by now, as its receipt says: it
/// pulled it. What it has in quarantine it tells with its reason.
pub async fn forget_confirmed(db: &Db, host: &str, position: u64, now: Timestamp) -> Result<u64, StoreError> {
    // Asked on the reading side first: there is hardly ever one.
    let some = sqlx::query(ANY_CONFIRMED).bind(host).bind(stored(position)).fetch_optional(db.read()).await?;
    if some.is_none() {
        return Ok(0);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    let gone = sqlx::query(FORGET_CONFIRMED).bind(host).bind(stored(position)).execute(&mut *tx).await?;
    calm_in(&mut tx, host, now).await?;
    dialect::commit(tx).await?;
    Ok(gone.rows_affected())
}
const ANY_CONFIRMED: &str = "select e.position from lane_entry e join lane l on l.id = e.lane \
    where l.host = $1 and l.class = 'partner' and e.position <= $2 and e.state <> 'retrying' limit 1";
const FORGET_CONFIRMED: &str = "delete from lane_entry where position <= $2 and state <> 'retrying' \
    and lane in (select id from lane where host = $1 and class = 'partner')";

/// Clears the alarm when nothing is put aside for a host any more.
async fn calm_in(conn: &mut AnyConnection, host: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(CALM).bind(now.as_millisecond()).bind(host).bind(ALARM).execute(conn).await?;
    Ok(())
}
const CALM: &str = "update alarm set cleared_at = $1 where host = $2 and kind = $3 and cleared_at is null \
    and not exists (select 1 from lane_entry e join lane l on l.id = e.lane where l.host = $2 and e.state = 'parked')";

/// Makes every parked entry on the lanes to a host due now. Gives how many there are.
pub(in crate::store) async fn hurry_parked_in(
    conn: &mut AnyConnection,
    host: &str,
    now: Timestamp,
) -> Result<u64, StoreError> {
    Ok(sqlx::query(HURRY).bind(now.as_millisecond()).bind(host).execute(conn).await?.rows_affected())
}
const HURRY: &str = "update lane_entry set next_at = $1 where state = 'parked' \
    and lane in (select id from lane where host = $2)";

/// What was put aside or refused on the lanes to partners, with the host it was meant for, in the order of our log.
pub async fn aside(db: &Db, limit: u32) -> Result<Vec<(String, Exception)>, StoreError> {
    let rows = sqlx::query(ASIDE).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("host")?, exception(row)?))).collect()
}
const ASIDE: &str = "select l.host, e.position, e.state, e.failures, e.first_at, e.next_at, e.status, e.words \
    from lane_entry e join lane l on l.id = e.lane where e.state <> 'retrying' order by l.host, e.position limit $1";

/// Forgets the failures of entries that the cursor has passed.
pub(super) async fn forget_passed_in(conn: &mut AnyConnection, lane: &str, cursor: u64) -> Result<(), StoreError> {
    sqlx::query(FORGET_PASSED).bind(lane).bind(stored(cursor)).execute(conn).await?;
    Ok(())
}
const FORGET_PASSED: &str = "delete from lane_entry where lane = $1 and position <= $2 and state = 'retrying'";

fn exception(row: &AnyRow) -> Result<Exception, StoreError> {
    let state: String = row.try_get("state")?;
    let status: Option<i32> = row.try_get("status")?;
    Ok(Exception {
        position: count(row, "position")?,
        state: state.parse()?,
        failures: failures(row)?,
        first_at: instant(row, "first_at")?,
        next_at: instant(row, "next_at")?,
        status: status.and_then(|code| u16::try_from(code).ok()),
        words: row.try_get("words")?,
    })
}
