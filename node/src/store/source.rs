//! Sources: authorities without a node, read through the feed of their own site. A timer that several processes may
//! share: whoever leases a row gets a fencing number, and what is written with an older one fails.
//!
//! What is kept here is no material: it has no audience but everybody, stands in no log, and goes to no partner. Does not
//! know what a feed says, nor who may be read.

mod item;
#[cfg(test)]
mod tests;
mod words;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sqlx::{Row, any::AnyRow};

use super::{
    Db, Engine, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant, instant_or_none, stored,
};

pub use self::{
    item::{Filter, Item, NewItem, Recent, items, number, recent},
    words::{find as find_words, index, items_after},
};

/// A site that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id here.
    pub id: String,
    /// Where its feed is.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// The page of it.
    pub page: Option<String>,
    /// The member state it is of.
    pub country: Option<String>,
    /// The language of what does not say its own.
    pub language: Option<String>,
    /// The entity tag of what was read last.
    pub etag: Option<String>,
    /// When that was last changed, in the words of its server.
    pub modified: Option<String>,
    /// When it was last read.
    pub read_at: Option<Timestamp>,
    /// How often in a row it could not be read.
    pub failures: u32,
    /// Since when.
    pub failing_since: Option<Timestamp>,
    /// Why.
    pub trouble: Option<String>,
    /// Raised with every lease.
    pub fence: u64,
    /// Since when it is read.
    pub at: Timestamp,
}

impl Source {
    /// Whether pages say of it already what they would if it had been read now: that this was well, and on which day.
    fn is_shown_as_read(&self, now: Timestamp) -> bool {
        let day = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
        self.failing_since.is_none() && self.trouble.is_none() && self.read_at.is_some_and(|at| day(at) == day(now))
    }
}

/// A source that is going to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSource {
    /// Its id here.
    pub id: String,
    /// Where its feed is.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// The page of it.
    pub page: Option<String>,
    /// The member state it is of.
    pub country: Option<String>,
    /// The language of what does not say its own.
    pub language: Option<String>,
}

/// What was found at a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last changed, in the words of its server.
    pub modified: Option<String>,
    /// What stands in it, the newest first.
    pub items: Vec<NewItem>,
    /// How many are kept in all, with those of before.
    pub keep: usize,
}

macro_rules! columns {
    () => {
        "id, address, name, page, country, language, etag, modified, read_at, failures, failing_since, trouble, fence, at"
    };
}

/// Adds a source; `None` if there are as many as there may be, else its row, which may have been there before.
pub async fn add(
    db: &Db,
    new: &NewSource,
    line: &AuditLine,
    now: Timestamp,
    most: u64,
) -> Result<Option<Source>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let before = sqlx::query(BY_ADDRESS).bind(&new.address).fetch_optional(&mut *tx).await?;
    if let Some(before) = before {
        return source(&before).map(Some);
    }
    let there: i64 = sqlx::query_scalar("select count(*) from source").fetch_one(&mut *tx).await?;
    if there >= stored(most) {
        return Ok(None);
    }
    let row = sqlx::query(ADD)
        .bind(&new.id)
        .bind(&new.address)
        .bind(&new.name)
        .bind(new.page.as_deref())
        .bind(new.country.as_deref())
        .bind(new.language.as_deref())
        .bind(now.as_millisecond())
        .fetch_one(&mut *tx)
        .await?;
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await?;
    source(&row).map(Some)
}
const BY_ADDRESS: &str = concat!("select ", columns!(), " from source where address = $1");
const ADD: &str = concat!(
    "insert into source (id, address, name, page, country, language, failures, next_at, lease_until, fence, at) \
     values ($1, $2, $3, $4, $5, $6, 0, $7, 0, 0, $7) returning ",
    columns!()
);

/// The source with this id or address.
pub async fn find(db: &Db, word: &str) -> Result<Option<Source>, StoreError> {
    sqlx::query(FIND).bind(word).fetch_optional(db.read()).await?.as_ref().map(source).transpose()
}
const FIND: &str = concat!("select ", columns!(), " from source where id = $1 or address = $1");

/// All sources in the order of their names, each with how many of its items are kept.
pub async fn list(db: &Db, limit: u32) -> Result<Vec<(Source, u64)>, StoreError> {
    let rows = sqlx::query(LIST).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((source(row)?, count(row, "items")?))).collect()
}
const LIST: &str = concat!(
    "select ",
    columns!(),
    ", (select count(*) from source_item i where i.source = s.id) as items from source s order by name, id limit $1"
);

/// Ends a source; what was read of it goes with it.
pub async fn remove(db: &Db, id: &str, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    for text in REMOVE {
        sqlx::query(text).bind(id).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await
}
const REMOVE: [&str; 4] = [
    "delete from source_topic where item in (select id from source_item where source = $1)",
    "delete from source_word where item in (select id from source_item where source = $1)",
    "delete from source_item where source = $1",
    "delete from source where id = $1",
];

macro_rules! due {
    () => {
        "s.next_at <= $1 and s.lease_until <= $1"
    };
}
// The rows are picked in a materialized part, so that PostgreSQL locks each once.
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select s.id from source s where ",
            due!(),
            " order by s.next_at, s.id limit $2 ",
            $lock,
            ") update source set lease_until = $3, fence = fence + 1 where id in (select id from due) returning ",
            columns!()
        )
    };
}

/// Leases up to `limit` sources that are due; nobody else reads them meanwhile.
pub async fn lease(db: &Db, now: Timestamp, lease: SignedDuration, limit: u32) -> Result<Vec<Source>, StoreError> {
    // Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
    if sqlx::query(ANY).bind(now.as_millisecond()).fetch_optional(db.read()).await?.is_none() {
        return Ok(Vec::new());
    }
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of s skip locked"));
    let query =
        sqlx::query(text).bind(now.as_millisecond()).bind(i64::from(limit)).bind((now + lease).as_millisecond());
    query.fetch_all(db.write()).await?.iter().map(source).collect()
}
const ANY: &str = concat!("select s.id from source s where ", due!(), " limit 1");

/// Keeps what was read; it is read again at `next_at`.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn read(db: &Db, one: &Source, news: &News, now: Timestamp, next_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let settled = sqlx::query(READ)
        .bind(news.etag.as_deref())
        .bind(news.modified.as_deref())
        .bind(now.as_millisecond())
        .bind(next_at.as_millisecond())
        .bind(&one.id)
        .bind(stored(one.fence))
        .execute(&mut *tx)
        .await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(one.address.clone()));
    }
    let is_other = item::merge_in(&mut tx, &one.id, news, now).await?;
    if !is_other && one.is_shown_as_read(now) {
        tx.goes_unseen();
    }
    dialect::commit(tx).await
}
const READ: &str = "update source set etag = $1, modified = $2, read_at = $3, next_at = $4, failures = 0, \
    failing_since = null, trouble = null, lease_until = 0 where id = $5 and fence = $6";

/// It says the same as before; it is read again at `next_at`. Many sources say so all day, and pages show no more of it
/// than the day.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn unchanged(db: &Db, one: &Source, now: Timestamp, next_at: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(UNCHANGED).bind(now.as_millisecond()).bind(next_at.as_millisecond());
    settle(db, one, query, !one.is_shown_as_read(now)).await
}
const UNCHANGED: &str = "update source set read_at = $1, next_at = $2, failures = 0, failing_since = null, \
    trouble = null, lease_until = 0 where id = $3 and fence = $4";

/// It could not be read; what is kept of it stays, and it is tried again at `next_at`.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn failed(
    db: &Db,
    one: &Source,
    trouble: &str,
    since: Timestamp,
    next_at: Timestamp,
) -> Result<(), StoreError> {
    let query =
        sqlx::query(FAILED).bind(trouble.to_owned()).bind(since.as_millisecond()).bind(next_at.as_millisecond());
    // Pages show since when, and that is known once it failed.
    settle(db, one, query, one.failing_since.is_none()).await
}
const FAILED: &str = "update source set trouble = $1, failing_since = $2, next_at = $3, failures = failures + 1, \
    lease_until = 0 where id = $4 and fence = $5";

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// Runs what ends with the id and the fence of a source; seen if it is another one on pages from now on.
async fn settle(db: &Db, one: &Source, query: Query, is_seen: bool) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    if !is_seen {
        tx.goes_unseen();
    }
    let settled = query.bind(one.id.clone()).bind(stored(one.fence)).execute(&mut *tx).await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(one.address.clone()));
    }
    dialect::commit(tx).await
}

/// Ends every lease, for a process that has just taken the `ServeLock` of an SQLite file: whoever held one is gone. On
/// PostgreSQL others may be at work, and nothing happens.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        let text = "update source set lease_until = 0, fence = fence + 1 where lease_until > 0";
        sqlx::query(text).execute(db.write()).await?;
    }
    Ok(())
}

fn source(row: &AnyRow) -> Result<Source, StoreError> {
    Ok(Source {
        id: row.try_get("id")?,
        address: row.try_get("address")?,
        name: row.try_get("name")?,
        page: row.try_get("page")?,
        country: row.try_get("country")?,
        language: row.try_get("language")?,
        etag: row.try_get("etag")?,
        modified: row.try_get("modified")?,
        read_at: instant_or_none(row, "read_at")?,
        failures: u32::try_from(count(row, "failures")?).unwrap_or(u32::MAX),
        failing_since: instant_or_none(row, "failing_since")?,
        trouble: row.try_get("trouble")?,
        fence: count(row, "fence")?,
        at: instant(row, "at")?,
    })
}
