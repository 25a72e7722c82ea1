//! What a person wants to be told of when it comes, and up to where they have looked.
//!
//! Does not know what came; `store::material::arrived` reads these rows for whoever asks.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{Db, StoreError, dialect, instant};

/// One choice. What is not named is any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interest {
    /// What it is called when it ends.
    pub id: String,
    /// The slug of a topic.
    pub topic: Option<String>,
    /// A member state.
    pub country: Option<String>,
    /// A language that it is there in.
    pub language: Option<String>,
    /// The slug of a kind.
    pub kind: Option<String>,
}

/// What became of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It counts.
    Now,
    /// It counted before.
    Before,
    /// The person has as many as may be.
    Full,
}

/// Keeps a choice of a person, unless they have `most` already.
pub async fn keep(db: &Db, username: &str, new: &Interest, most: u32, now: Timestamp) -> Result<Kept, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // Two at once come one after the other: both want the row of the account.
    if sqlx::query(HOLD_ACCOUNT).bind(username).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(Kept::Full);
    }
    let [topic, country, language, kind] =
        [&new.topic, &new.country, &new.language, &new.kind].map(|word| word.as_deref().unwrap_or_default());
    let known = sqlx::query(KNOWN).bind(username).bind(topic).bind(country).bind(language).bind(kind);
    if known.fetch_optional(&mut *tx).await?.is_some() {
        return Ok(Kept::Before);
    }
    let put = sqlx::query(KEEP)
        .bind(&new.id)
        .bind(username)
        .bind(topic)
        .bind(country)
        .bind(language)
        .bind(kind)
        .bind(now.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(Kept::Full);
    }
    dialect::commit(tx).await?;
    Ok(Kept::Now)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
const KNOWN: &str = "select id from interest where username = $1 and topic = $2 and country = $3 and language = $4 \
    and kind = $5";
const KEEP: &str = "insert into interest (id, username, topic, country, language, kind, at) \
    select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from interest where username = $2) < $8";

/// The choices of a person, in the order they were made.
pub async fn list(db: &Db, username: &str, limit: u32) -> Result<Vec<Interest>, StoreError> {
    let query = sqlx::query(LIST).bind(username).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str =
    "select id, topic, country, language, kind from interest where username = $1 order by at, id limit $2";

/// Ends one of them; whether it was there or not, it is not there then.
pub async fn end(db: &Db, username: &str, id: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query("delete from interest where id = $1 and username = $2")
        .bind(id)
        .bind(username)
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}

/// Up to when a person has looked: at first, since they have been here.
pub async fn seen(db: &Db, username: &str) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query(SEEN).bind(username).fetch_optional(db.read()).await?;
    row.map(|row| instant(&row, "seen")).transpose()
}
const SEEN: &str = "select coalesce(incoming_seen, at) as seen from account where username = $1 and removed is null";

/// A person has looked up to here; also backwards, for whoever said so in haste.
pub async fn see(db: &Db, username: &str, until: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(SEE).bind(until.as_millisecond()).bind(username).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const SEE: &str = "update account set incoming_seen = $1 where username = $2 and removed is null";

fn read(row: &AnyRow) -> Result<Interest, StoreError> {
    let word = |column: &'static str| -> Result<Option<String>, StoreError> {
        let word: String = row.try_get(column)?;
        Ok((!word.is_empty()).then_some(word))
    };
    Ok(Interest {
        id: row.try_get("id")?,
        topic: word("topic")?,
        country: word("country")?,
        language: word("language")?,
        kind: word("kind")?,
    })
}
