//! Lanes: our stream to one remote inbox, as one row with a cursor into the log.
//!
//! DESIGN, Sending. A partner's lane exists from `peer add` until `peer remove` and begins at the head of that moment;
//! a reader's begins at the head of the moment of Accept; without a cursor a lane carries letters only. Whoever leases
//! a lane gets a fencing number, and everything written with an older one fails. Does not know what an answer means,
//! when to try again or who is entitled: `protocol::lane` and `audience` do.

mod control;
mod exception;
mod outlook;

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

pub use election_pool_protocol::lane::LaneClass;

pub(super) use self::control::{
    NewLane, begin_partner_in, ensure_in, resume_in, start_reader_in, stop_reader_in, suspend_in,
};
pub(super) use self::exception::{PARKED_REST, hurry_parked_in};
pub use self::{
    control::wake,
    exception::{
        EntryFailure, Exception, ExceptionState, aside, count_parked, entry_failed, exceptions, failing,
        forget_confirmed, park, parked_due, refused, settle_parked,
    },
    outlook::{Outlook, outlook},
};
use super::{
    Db, Engine, StoreError, count, count_or_none, dialect, instant, instant_or_none,
    mishap::{self, Deed, Side},
    stored,
};

/// What a lane is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneState {
    /// Sends what there is.
    Active,
    /// Its peer is off the roster; the cursor is kept.
    Suspended,
    /// Its reader did not answer for too long; a new letter or Accept revives it.
    GivenUp,
}

impl LaneState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::GivenUp => "given-up",
        }
    }
}

impl FromStr for LaneState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let all = [Self::Active, Self::Suspended, Self::GivenUp];
        let state = all.into_iter().find(|state| state.as_str() == word);
        state.ok_or_else(|| StoreError::unreadable("state of a lane", word))
    }
}

/// The word for a class, in rows.
pub(super) const fn class_word(class: LaneClass) -> &'static str {
    match class {
        LaneClass::Partner => "partner",
        LaneClass::Reader => "reader",
    }
}

/// The class of a word.
pub(super) fn class_of(word: &str) -> Result<LaneClass, StoreError> {
    match word {
        "partner" => Ok(LaneClass::Partner),
        "reader" => Ok(LaneClass::Reader),
        _ => Err(StoreError::unreadable("class of a peer", word)),
    }
}

/// Which workers serve a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// Inboxes that answered last time.
    Lively,
    /// Inboxes that fail or never answered: a few workers, so that they hold up nobody.
    Slow,
}

/// A stream to one remote inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its id.
    pub id: String,
    /// The inbox it leads to.
    pub inbox: String,
    /// The server of that inbox, `host` or `host:port`.
    pub host: String,
    /// Who is at the other end.
    pub class: LaneClass,
    /// What it is doing.
    pub state: LaneState,
    /// Everything up to here is settled; `None` carries letters only.
    pub cursor: Option<u64>,
    /// Failed turns in a row.
    pub failures: u32,
    /// Since when it fails.
    pub failing_since: Option<Timestamp>,
    /// When it is next due.
    pub next_at: Timestamp,
    /// Raised with every lease.
    pub fence: u64,
    /// When the inbox last took something.
    pub last_ok_at: Option<Timestamp>,
    /// What the inbox last said, or the network.
    pub last_error: Option<String>,
}

macro_rules! columns {
    () => {
        "id, inbox, host, class, state, cursor, failures, failing_since, next_at, fence, last_ok_at, last_error"
    };
}

// Due means that there is something to do: an idle lane is not leased. The rows are picked in a materialized part, so
// that PostgreSQL locks each once.
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select l.id from lane l where l.state = 'active' and l.next_at <= $1 \
             and l.lease_until <= $1 \
             and case when l.last_ok_at is not null and l.failures = 0 then 1 else 0 end = $2 \
             and (l.cursor < (select position from head where one = 1) \
             or exists (select 1 from letter where letter.lane = l.id and letter.state = 'waiting' \
             and letter.next_at <= $1) \
             or exists (select 1 from lane_entry e where e.lane = l.id and e.state = 'parked' and e.next_at <= $1)) \
             order by l.next_at, l.id limit $3 ",
            $lock,
            ") update lane set lease_until = $4, fence = fence + 1 where id in (select id from due) returning ",
            columns!()
        )
    };
}

/// Leases up to `limit` due lanes of a pool for `lease_s` seconds; nobody else works on them meanwhile.
pub async fn lease(db: &Db, pool: Pool, now: Timestamp, lease_s: u64, limit: u32) -> Result<Vec<Lane>, StoreError> {
    mishap::begins()?;
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of l skip locked"));
    if db.engine() == Engine::Sqlite && !any_due(db, pool, now).await? {
        return Ok(Vec::new());
    }
    let until = now + SignedDuration::from_secs(stored(lease_s));
    let rows = sqlx::query(text)
        .bind(now.as_millisecond())
        .bind(is_lively(pool))
        .bind(i64::from(limit))
        .bind(until.as_millisecond())
        .fetch_all(db.write())
        .await?;
    let mut lanes = rows.iter().map(lane).collect::<Result<Vec<_>, _>>()?;
    lanes.sort_by(|a, b| (a.next_at, &a.id).cmp(&(b.next_at, &b.id)));
    Ok(lanes)
}

/// Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
async fn any_due(db: &Db, pool: Pool, now: Timestamp) -> Result<bool, StoreError> {
    let query = sqlx::query(ANY_DUE).bind(now.as_millisecond()).bind(is_lively(pool));
    Ok(query.fetch_optional(db.read()).await?.is_some())
}
const ANY_DUE: &str = "select l.id from lane l where l.state = 'active' and l.next_at <= $1 and l.lease_until <= $1 \
    and case when l.last_ok_at is not null and l.failures = 0 then 1 else 0 end = $2 \
    and (l.cursor < (select position from head where one = 1) \
    or exists (select 1 from letter where letter.lane = l.id and letter.state = 'waiting' and letter.next_at <= $1) \
    or exists (select 1 from lane_entry e where e.lane = l.id and e.state = 'parked' and e.next_at <= $1)) limit 1";

const fn is_lively(pool: Pool) -> i32 {
    match pool {
        Pool::Lively => 1,
        Pool::Slow => 0,
    }
}

/// What a turn of a lane came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settlement {
    /// Everything up to here is settled; never goes back.
    pub cursor: Option<u64>,
    /// Failed turns in a row, this one included.
    pub failures: u32,
    /// Since when they fail.
    pub failing_since: Option<Timestamp>,
    /// When to go on; `None` as soon as there is something.
    pub next_at: Option<Timestamp>,
    /// True ends a reader's lane.
    pub is_given_up: bool,
    /// When the inbox took something in this turn.
    pub last_ok_at: Option<Timestamp>,
    /// What went wrong in this turn.
    pub last_error: Option<String>,
    /// That no entry of the lane failed, in this turn or before: there is none to forget.
    pub is_clean: bool,
}

/// Writes down what a turn came to and gives the lane back.
///
/// # Errors
/// `LostLease` if the lane was leased anew, suspended or stopped since: nothing is written.
pub async fn settle(db: &Db, lane: &Lane, settlement: &Settlement, now: Timestamp) -> Result<(), StoreError> {
    if settlement.is_clean && !settlement.is_given_up {
        // One statement is its own transaction.
        mishap::reaches(Deed::MoveCursor, Side::Before)?;
        mishap::commits()?;
        let mut conn = db.write().acquire().await?;
        move_in(&mut conn, lane, settlement, now).await.map_err(|error| match error {
            StoreError::Gone(error) => StoreError::CommitUnknown(error),
            known => known,
        })?;
        return mishap::reaches(Deed::MoveCursor, Side::After);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    move_in(&mut tx, lane, settlement, now).await?;
    if let Some(cursor) = settlement.cursor {
        exception::forget_passed_in(&mut tx, &lane.id, cursor).await?;
    }
    if settlement.is_given_up {
        control::give_up_in(&mut tx, lane, now).await?;
    }
    dialect::commit_deed(tx, Deed::MoveCursor).await
}

async fn move_in(
    conn: &mut AnyConnection,
    lane: &Lane,
    settlement: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let settled = sqlx::query(SETTLE)
        .bind(settlement.cursor.map(stored))
        .bind(i64::from(settlement.failures))
        .bind(settlement.failing_since.map(Timestamp::as_millisecond))
        .bind(settlement.next_at.unwrap_or(now).as_millisecond())
        .bind(settlement.last_ok_at.map(Timestamp::as_millisecond))
        .bind(settlement.last_error.as_deref())
        .bind(&lane.id)
        .bind(stored(lane.fence))
        .execute(conn)
        .await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(lane.inbox.clone()));
    }
    Ok(())
}
const SETTLE: &str = "update lane set cursor = case when $1 > cursor then $1 else cursor end, failures = $2, \
    failing_since = $3, next_at = $4, last_ok_at = coalesce($5, last_ok_at), last_error = $6, lease_until = 0 \
    where id = $7 and fence = $8";

/// Ends every lease, for a process that has just taken the `ServeLock` of an SQLite file: whoever held one is gone. On
/// PostgreSQL others may be at work, and nothing happens.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        sqlx::query(END_LEASES).execute(db.write()).await?;
    }
    Ok(())
}
const END_LEASES: &str = "update lane set lease_until = 0, fence = fence + 1 where lease_until > 0";

/// Holds the lane's row to the end of the transaction, if the caller still has its lease.
async fn hold_in(conn: &mut AnyConnection, lane: &Lane) -> Result<(), StoreError> {
    let held = sqlx::query(HOLD).bind(&lane.id).bind(stored(lane.fence)).execute(conn).await?;
    if held.rows_affected() == 0 {
        return Err(StoreError::LostLease(lane.inbox.clone()));
    }
    Ok(())
}
const HOLD: &str = "update lane set fence = fence where id = $1 and fence = $2";

/// A lane as an operator wants to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The lane.
    pub lane: Lane,
    /// How many log entries it has not read yet.
    pub behind: u64,
    /// When the oldest of them was published.
    pub oldest_at: Option<Timestamp>,
    /// Letters that wait.
    pub letters: u64,
    /// Entries put aside.
    pub parked: u64,
    /// Entries the peer would not take.
    pub refused: u64,
}

/// All lanes with their standing, in order of host and inbox.
pub async fn list(db: &Db, limit: u32) -> Result<Vec<Standing>, StoreError> {
    sqlx::query(LIST).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(standing).collect()
}
const LIST: &str = concat!(
    "select ",
    columns!(),
    ", coalesce((select position from head where one = 1) - cursor, 0) as behind, \
     (select g.at from log g where g.position = lane.cursor + 1) as oldest_at, \
     (select count(*) from letter t where t.lane = lane.id and t.state = 'waiting') as letters, \
     (select count(*) from lane_entry e where e.lane = lane.id and e.state = 'parked') as parked, \
     (select count(*) from lane_entry e where e.lane = lane.id and e.state = 'refused') as refused \
     from lane order by host, inbox limit $1"
);

/// The lane to an inbox.
pub async fn find(db: &Db, inbox: &str) -> Result<Option<Lane>, StoreError> {
    let row = sqlx::query(FIND).bind(inbox).fetch_optional(db.read()).await?;
    row.as_ref().map(lane).transpose()
}
const FIND: &str = concat!("select ", columns!(), " from lane where inbox = $1");

/// The lane to a partner's server; with a reader, the first of its inboxes.
pub async fn to_host(db: &Db, host: &str) -> Result<Option<Lane>, StoreError> {
    let row = sqlx::query(TO_HOST).bind(host).fetch_optional(db.read()).await?;
    row.as_ref().map(lane).transpose()
}
const TO_HOST: &str = concat!("select ", columns!(), " from lane where host = $1 order by class, inbox limit 1");

fn standing(row: &AnyRow) -> Result<Standing, StoreError> {
    Ok(Standing {
        lane: lane(row)?,
        behind: count(row, "behind")?,
        oldest_at: instant_or_none(row, "oldest_at")?,
        letters: count(row, "letters")?,
        parked: count(row, "parked")?,
        refused: count(row, "refused")?,
    })
}

fn lane(row: &AnyRow) -> Result<Lane, StoreError> {
    let (class, state): (String, String) = (row.try_get("class")?, row.try_get("state")?);
    Ok(Lane {
        id: row.try_get("id")?,
        inbox: row.try_get("inbox")?,
        host: row.try_get("host")?,
        class: class_of(&class)?,
        state: state.parse()?,
        cursor: count_or_none(row, "cursor")?,
        failures: failures(row)?,
        failing_since: instant_or_none(row, "failing_since")?,
        next_at: instant(row, "next_at")?,
        fence: count(row, "fence")?,
        last_ok_at: instant_or_none(row, "last_ok_at")?,
        last_error: row.try_get("last_error")?,
    })
}

fn failures(row: &AnyRow) -> Result<u32, StoreError> {
    let number = count(row, "failures")?;
    u32::try_from(number).map_err(|error| StoreError::unreadable("failures", error))
}

#[cfg(test)]
mod tests;
