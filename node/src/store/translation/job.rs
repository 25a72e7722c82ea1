//! The languages somebody wants of a material: one row each, from the wish until the material is withdrawn.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::store::{
    Db, Engine, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant,
    material::row,
    stored,
    submission::Approval,
};

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It is to be made, or waits for a provider.
    Waiting,
    /// It stands beside the source it was made from.
    Done,
    /// No provider can, until somebody asks anew or the source moves on.
    Failed,
}

impl JobState {
    /// The word in rows and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

impl fmt::Display for JobState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for JobState {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let all = [Self::Waiting, Self::Done, Self::Failed];
        all.into_iter().find(|state| state.as_str() == word).ok_or_else(|| format!("“{word}” is no state"))
    }
}

/// A language somebody wants of a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id here.
    pub id: String,
    /// The id of the object.
    pub material: String,
    /// The language wanted.
    pub language: String,
    /// The user name of who asked first.
    pub asked_by: String,
    /// How far it has come.
    pub state: JobState,
    /// Who translated it, or is asked now.
    pub provider: Option<String>,
    /// The providers that will not do it.
    pub passed: Vec<String>,
    /// Why it waits or failed.
    pub reason: Option<String>,
    /// The revision of the material that it was last looked at in.
    pub revision: u64,
    /// The turns that came to nothing.
    pub tries: u32,
    /// When its turn is.
    pub next_at: Timestamp,
    /// Raised with every lease.
    pub fence: u64,
    /// When it was asked for.
    pub at: Timestamp,
}

/// A wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its id here, if it is new.
    pub id: String,
    /// The id of the object.
    pub material: String,
    /// The language wanted.
    pub language: String,
    /// The user name of who asks.
    pub asked_by: String,
}

macro_rules! columns {
    () => {
        "id, material, language, asked_by, state, provider, passed, reason, revision, tries, next_at, fence, at"
    };
}

/// Wants a language of a material; one that is wanted already is tried anew. Where another person had to approve it, that is
/// decided with it.
///
/// # Errors
/// `Superseded` if what was approved does not wait any more, or is another text.
pub async fn ask(
    db: &Db,
    new: &NewJob,
    line: &AuditLine,
    approval: Option<&Approval>,
    now: Timestamp,
) -> Result<Job, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    if let Some(approval) = approval {
        approval.decide_in(&mut tx, now).await?;
    }
    let row = sqlx::query(ASK)
        .bind(&new.id)
        .bind(&new.material)
        .bind(&new.language)
        .bind(&new.asked_by)
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await?;
    job(&row)
}
const ASK: &str = concat!(
    "insert into translation as t (id, material, language, asked_by, state, passed, revision, tries, next_at, \
     lease_until, fence, at) values ($1, $2, $3, $4, 'waiting', '', 0, 0, $5, 0, 0, $5) \
     on conflict (material, language) do update set state = 'waiting', passed = '', reason = null, revision = 0, \
     tries = 0, next_at = excluded.next_at, lease_until = 0, fence = t.fence + 1, asked_by = excluded.asked_by \
     returning ",
    columns!()
);

/// The job of this id.
pub async fn find(db: &Db, id: &str) -> Result<Option<Job>, StoreError> {
    let text = concat!("select ", columns!(), " from translation where id = $1");
    sqlx::query(text).bind(id).fetch_optional(db.read()).await?.as_ref().map(job).transpose()
}

/// What is wanted of a material that the caller found through a viewer.
pub async fn of_material(db: &Db, uri: &str) -> Result<Vec<Job>, StoreError> {
    let text = concat!("select ", columns!(), " from translation where material = $1 order by language limit 200");
    sqlx::query(text).bind(uri).fetch_all(db.read()).await?.iter().map(job).collect()
}

/// How many translations have come how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// To be made, or waiting for a provider.
    pub waiting: u64,
    /// Given up.
    pub failed: u64,
}

/// How many wait, and how many failed.
pub async fn tally(db: &Db) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    let text = "select state, count(*) as number from translation where state <> 'done' group by state";
    for found in &sqlx::query(text).fetch_all(db.read()).await? {
        match row::word(found, "state")? {
            JobState::Waiting => tally.waiting = count(found, "number")?,
            JobState::Failed => tally.failed = count(found, "number")?,
            JobState::Done => {}
        }
    }
    Ok(tally)
}

/// What is done, or what nobody could make, is looked at anew once its material has another revision: nothing that was
/// tried before counts. Gives how many there are.
pub async fn reopen(db: &Db) -> Result<u64, StoreError> {
    if sqlx::query(BEHIND).fetch_optional(db.read()).await?.is_none() {
        return Ok(0);
    }
    Ok(sqlx::query(REOPEN).execute(db.write()).await?.rows_affected())
}
macro_rules! behind {
    () => {
        "t.state <> 'waiting' and exists (select 1 from material m where m.uri = t.material and m.state = 'live' \
         and m.revision > t.revision)"
    };
}
const BEHIND: &str = concat!("select t.id from translation t where ", behind!(), " limit 1");
const REOPEN: &str = concat!(
    "update translation set state = 'waiting', reason = null, passed = '', tries = 0, next_at = 0, \
     lease_until = 0, fence = fence + 1 where id in (select t.id from translation t where ",
    behind!(),
    ")"
);

macro_rules! due {
    () => {
        "t.state = 'waiting' and t.next_at <= $1 and t.lease_until <= $1"
    };
}
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select t.id from translation t where ",
            due!(),
            " order by t.next_at, t.id limit $2 ",
            $lock,
            ") update translation set lease_until = $3, fence = fence + 1 where id in (select id from due) returning ",
            columns!()
        )
    };
}

/// Leases up to `limit` jobs that are due; nobody else works on them meanwhile.
pub async fn lease(db: &Db, now: Timestamp, lease: SignedDuration, limit: u32) -> Result<Vec<Job>, StoreError> {
    // Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
    if sqlx::query(ANY).bind(now.as_millisecond()).fetch_optional(db.read()).await?.is_none() {
        return Ok(Vec::new());
    }
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of t skip locked"));
    let query =
        sqlx::query(text).bind(now.as_millisecond()).bind(i64::from(limit)).bind((now + lease).as_millisecond());
    query.fetch_all(db.write()).await?.iter().map(job).collect()
}
const ANY: &str = concat!("select t.id from translation t where ", due!(), " limit 1");

/// It stands as it should in this revision of the material, made by `provider` if a machine made it.
///
/// # Errors
/// `LostLease` if it was leased anew, asked for anew or ended since: nothing is written.
pub async fn done(db: &Db, job: &Job, revision: u64, reason: Option<&str>) -> Result<(), StoreError> {
    let query = sqlx::query(DONE)
        .bind(stored(revision))
        .bind(reason.map(str::to_owned))
        .bind(job.provider.clone())
        .bind(job.passed.join(" "));
    settle(db, job, query).await
}
const DONE: &str = "update translation set state = 'done', revision = $1, reason = $2, provider = $3, passed = $4, \
    tries = 0, lease_until = 0 where id = $5 and fence = $6";

/// It waits until `next_at`, for this reason; the turn counts if `is_try`.
///
/// # Errors
/// `LostLease` if it was leased anew, asked for anew or ended since: nothing is written.
pub async fn wait(
    db: &Db,
    job: &Job,
    reason: Option<&str>,
    next_at: Timestamp,
    is_try: bool,
) -> Result<(), StoreError> {
    let query = sqlx::query(WAIT)
        .bind(reason.map(str::to_owned))
        .bind(next_at.as_millisecond())
        .bind(job.provider.clone())
        .bind(job.passed.join(" "))
        .bind(i64::from(is_try));
    settle(db, job, query).await
}
const WAIT: &str = "update translation set state = 'waiting', reason = $1, next_at = $2, provider = $3, passed = $4, \
    tries = (tries + $5) * $5, lease_until = 0 where id = $6 and fence = $7";

/// Nobody can, in this revision of the material.
///
/// # Errors
/// `LostLease` if it was leased anew, asked for anew or ended since: nothing is written.
pub async fn failed(db: &Db, job: &Job, revision: u64, reason: &str) -> Result<(), StoreError> {
    let query = sqlx::query(FAILED).bind(reason.to_owned()).bind(stored(revision)).bind(job.passed.join(" "));
    settle(db, job, query).await
}
const FAILED: &str = "update translation set state = 'failed', reason = $1, revision = $2, passed = $3, \
    lease_until = 0 where id = $4 and fence = $5";

/// Its turn is now: what it waited for came while it had one.
pub async fn wake(db: &Db, id: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(WAKE).bind(now.as_millisecond()).bind(id);
    query.execute(db.write()).await?;
    Ok(())
}

/// Its turn is now: what it waited for has come.
pub(super) async fn wake_in(conn: &mut AnyConnection, id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(WAKE).bind(now.as_millisecond()).bind(id).execute(conn).await?;
    Ok(())
}
const WAKE: &str = "update translation set next_at = $1 where id = $2 and state = 'waiting'";

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// Runs what ends with the id and the fence of a job.
async fn settle(db: &Db, job: &Job, query: Query) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let settled = query.bind(job.id.clone()).bind(stored(job.fence)).execute(&mut *tx).await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(job.id.clone()));
    }
    dialect::commit(tx).await
}

/// Ends every lease, for a process that has just taken the `ServeLock` of an SQLite file: whoever held one is gone. On
/// PostgreSQL others may be at work, and nothing happens.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        let text = "update translation set lease_until = 0, fence = fence + 1 where lease_until > 0";
        sqlx::query(text).execute(db.write()).await?;
    }
    Ok(())
}

fn job(found: &AnyRow) -> Result<Job, StoreError> {
    let passed: String = found.try_get("passed")?;
    Ok(Job {
        id: found.try_get("id")?,
        material: found.try_get("material")?,
        language: found.try_get("language")?,
        asked_by: found.try_get("asked_by")?,
        state: row::word(found, "state")?,
        provider: found.try_get("provider")?,
        passed: passed.split_whitespace().map(str::to_owned).collect(),
        reason: found.try_get("reason")?,
        revision: count(found, "revision")?,
        tries: u32::try_from(count(found, "tries")?).unwrap_or(u32::MAX),
        next_at: instant(found, "next_at")?,
        fence: count(found, "fence")?,
        at: instant(found, "at")?,
    })
}
