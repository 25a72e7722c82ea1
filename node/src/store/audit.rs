//! What was done, by whom: one line per deed, written in the transaction of the deed itself, each chained to the one
//! before it.
//!
//! Does not know what the deeds are; their names are the caller's.

mod chain;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Db, StoreError, count, count_or_none, dialect::Tx, stored};

pub use self::chain::{End, Flaw, Seal, beginning, end, put_seal, seals_after, seals_up_to, verify};
pub(super) use self::chain::{begin, chain_all_in, chain_in};

/// One deed, as the caller tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditLine {
    /// A user name, or the host of a peer, or `operator`.
    pub who: String,
    /// A verb: `publish`, `peer add`.
    pub deed: String,
    /// What it was done to: an id.
    pub object: String,
    /// A few words more; no content of any material.
    pub detail: String,
    /// The id the client made for the deed, so that a repetition is found out.
    pub client_id: Option<String>,
}

impl AuditLine {
    /// A line without detail.
    pub fn new(who: impl Into<String>, deed: impl Into<String>, object: impl Into<String>) -> Self {
        Self { who: who.into(), deed: deed.into(), object: object.into(), detail: String::new(), client_id: None }
    }

    /// The same line with a few words more.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// A line as it stands in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its number in the chain, from 1 without gaps.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub line: AuditLine,
    /// The hash of the line before.
    pub previous: String,
    /// The hash of this line, that of the one before in it.
    pub hash: String,
}

/// Writes one line within the transaction of the deed; it is chained when that is committed.
///
/// # Errors
/// `Unique` if a deed of the same client id is written already.
pub(super) async fn write_in(tx: &mut Tx, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    tx.audits();
    row_in(tx, line, now).await
}

/// The same where only a part of the transaction is at hand; whoever has the whole says that it is audited.
pub(super) async fn row_in(conn: &mut AnyConnection, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(WRITE)
        .bind(now.as_millisecond())
        .bind(&line.who)
        .bind(&line.deed)
        .bind(&line.object)
        .bind(&line.detail)
        .bind(line.client_id.as_deref())
        .execute(conn)
        .await?;
    Ok(())
}
const WRITE: &str = "insert into audit (at, who, deed, object, detail, client_id) values ($1, $2, $3, $4, $5, $6)";

/// Writes lines about something that writes nothing else, such as reading.
pub async fn note(db: &Db, lines: &[AuditLine], now: Timestamp) -> Result<(), StoreError> {
    let mut tx = super::dialect::begin_unseen(db).await?;
    for line in lines {
        write_in(&mut tx, line, now).await?;
    }
    super::dialect::commit(tx).await
}

/// Whether a deed of this client id is done.
pub async fn is_done(db: &Db, client_id: &str) -> Result<bool, StoreError> {
    Ok(sqlx::query(DONE).bind(client_id).fetch_optional(db.read()).await?.is_some())
}
const DONE: &str = "select seq from audit where client_id = $1";

/// How many lines there are of what somebody did, and of what others did to them.
pub async fn amounts(db: &Db, username: &str) -> Result<(u64, u64), StoreError> {
    let row = sqlx::query(AMOUNTS).bind(username).fetch_one(db.read()).await?;
    Ok((count(&row, "own")?, count(&row, "about")?))
}
const AMOUNTS: &str = "select (select count(*) from audit where who = $1) as own, \
    (select count(*) from audit where object = $1 and who <> $1) as about";

/// Which lines are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of this person or host alone.
    pub who: Option<String>,
    /// Of this deed alone.
    pub deed: Option<String>,
    /// Of an object under one of these names; of everything if there is none.
    pub objects: Vec<String>,
    /// Not before this.
    pub from: Option<Timestamp>,
    /// Before this.
    pub to: Option<Timestamp>,
}

/// Names of one object that are looked for.
pub const OBJECT_NAMES: usize = 3;

/// The newest lines with a number below `before` (all if `None`), newest first.
pub async fn find(db: &Db, filter: &Filter, before: Option<u64>, limit: u32) -> Result<Vec<Audited>, StoreError> {
    asked(db, &FIND, filter, before, limit).await?.iter().map(audited).collect()
}

/// The number of the last of the `most` newest lines with a number below `before`, if there are older ones beyond it.
pub async fn bound(db: &Db, filter: &Filter, before: u64, most: u32) -> Result<Option<u64>, StoreError> {
    let rows = asked(db, &BOUND, filter, Some(before), most.saturating_sub(1)).await?;
    match rows.as_slice() {
        [last, _] => Ok(Some(count(last, "number")?)),
        _ => Ok(None),
    }
}

/// The rows that answer a question: its text is the one for what it asks about.
async fn asked(
    db: &Db,
    texts: &[&'static str; 4],
    filter: &Filter,
    before: Option<u64>,
    rows: u32,
) -> Result<Vec<AnyRow>, StoreError> {
    let text = match (filter.objects.first(), &filter.who) {
        (Some(_), _) => texts[0],
        (None, Some(_)) => texts[1],
        (None, None) if filter.deed.is_some() => texts[2],
        (None, None) => texts[3],
    };
    let object = |place: usize| filter.objects.get(place).or(filter.objects.first()).map_or("", String::as_str);
    let millisecond = |at: Option<Timestamp>, otherwise| at.map_or(otherwise, Timestamp::as_millisecond);
    let query = sqlx::query(text)
        .bind(before.map_or(i64::MAX, stored))
        .bind(millisecond(filter.from, i64::MIN))
        .bind(millisecond(filter.to, i64::MAX))
        .bind(filter.deed.as_deref().unwrap_or_default())
        .bind(filter.who.as_deref().unwrap_or_default())
        .bind(object(0))
        .bind(object(1))
        .bind(object(2))
        .bind(i64::from(rows));
    Ok(query.fetch_all(db.read()).await?)
}

macro_rules! lines {
    ($columns:literal, $condition:literal, $rows:literal) => {
        concat!(
            "select ",
            $columns,
            " from audit where number is not null and number < $1 and at >= $2 and at < $3 \
             and ($4 = '' or deed = $4) and ",
            $condition,
            " order by number desc ",
            $rows
        )
    };
}
// Of an object, a person, a deed, and all. Every text has all the places, so that all are called alike.
macro_rules! texts {
    ($columns:literal, $rows:literal) => {
        [
            lines!($columns, "object in ($6, $7, $8) and ($5 = '' or who = $5)", $rows),
            lines!($columns, "who = $5 and ($6 = '' or object in ($6, $7, $8))", $rows),
            lines!($columns, "deed = $4 and ($5 = '' or who = $5) and ($6 = '' or object in ($6, $7, $8))", $rows),
            lines!($columns, "($5 = '' or who = $5) and ($6 = '' or object in ($6, $7, $8))", $rows),
        ]
    };
}
const FIND: [&str; 4] = texts!("number, at, who, deed, object, detail, client_id, previous, hash", "limit $9");
const BOUND: [&str; 4] = texts!("number", "limit 2 offset $9");

/// What the newest lines of one deed on one object since then say besides.
pub async fn told(db: &Db, object: &str, deed: &str, since: Timestamp, limit: u32) -> Result<Vec<String>, StoreError> {
    let rows = sqlx::query_scalar(TOLD).bind(object).bind(deed).bind(since.as_millisecond()).bind(i64::from(limit));
    Ok(rows.fetch_all(db.read()).await?)
}
const TOLD: &str = "select detail from audit where object = $1 and number is not null and deed = $2 and at >= $3 \
    order by number desc limit $4";

/// The deeds there are in the book.
pub async fn deeds(db: &Db, limit: u32) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(DEEDS).bind(i64::from(limit)).fetch_all(db.read()).await?)
}
// From one to the next by the index: `distinct` would read every line.
const DEEDS: &str = "with recursive found (deed) as (select min(deed) from audit union all \
    select (select min(a.deed) from audit a where a.deed > f.deed) from found f where f.deed is not null) \
    select deed from found where deed is not null limit $1";

/// The id of a material as the book has it, by its local UUID; of any, since the book says nothing else of it.
pub async fn uri_of(db: &Db, id: &str) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar(URI_OF).bind(id).fetch_optional(db.read()).await?)
}
const URI_OF: &str = "select uri from material where id = $1";

/// The newest lines of all.
pub async fn list(db: &Db, before: Option<u64>, limit: u32) -> Result<Vec<Audited>, StoreError> {
    find(db, &Filter::default(), before, limit).await
}

fn audited(row: &AnyRow) -> Result<Audited, StoreError> {
    let line = AuditLine {
        who: row.try_get("who")?,
        deed: row.try_get("deed")?,
        object: row.try_get("object")?,
        detail: row.try_get("detail")?,
        client_id: row.try_get("client_id")?,
    };
    let text = |column| row.try_get::<Option<String>, _>(column).map(Option::unwrap_or_default);
    Ok(Audited {
        number: count_or_none(row, "number")?.unwrap_or_default(),
        at: super::instant(row, "at")?,
        previous: text("previous")?,
        hash: text("hash")?,
        line,
    })
}
