//! What is known of each provider: which languages it said it has, and whether it answers.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::store::{Db, StoreError, instant, instant_or_none};

/// What is known of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its name in the configuration.
    pub name: String,
    /// Its pairs of languages, as `sv:da=swe|dan`; empty if it never said.
    pub pairs: Vec<String>,
    /// Why it could not be asked for them last time.
    pub trouble: Option<String>,
    /// When it was last heard from, or asked in vain.
    pub at: Timestamp,
    /// Why it did not translate last time.
    pub refusal: Option<String>,
    /// Since when it has not.
    pub refusing_since: Option<Timestamp>,
}

/// What is known of all.
pub async fn known(db: &Db) -> Result<Vec<Known>, StoreError> {
    sqlx::query(KNOWN).fetch_all(db.read()).await?.iter().map(row).collect()
}
const KNOWN: &str = "select name, pairs, trouble, at, refusal, refusing_since from provider order by name limit 1000";

fn row(row: &AnyRow) -> Result<Known, StoreError> {
    let pairs: String = row.try_get("pairs")?;
    Ok(Known {
        name: row.try_get("name")?,
        pairs: pairs.split_whitespace().map(str::to_owned).collect(),
        trouble: row.try_get("trouble")?,
        at: instant(row, "at")?,
        refusal: row.try_get("refusal")?,
        refusing_since: instant_or_none(row, "refusing_since")?,
    })
}

/// Notes which languages it has.
pub async fn note_pairs(db: &Db, name: &str, pairs: &[String], now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(PAIRS).bind(name).bind(pairs.join(" ")).bind(now.as_millisecond());
    query.execute(db.write()).await?;
    Ok(())
}
const PAIRS: &str = "insert into provider (name, pairs, trouble, at) values ($1, $2, null, $3) \
    on conflict (name) do update set pairs = excluded.pairs, trouble = null, at = excluded.at";

/// Notes that it did not say which languages it has; what it said before stays.
pub async fn note_trouble(db: &Db, name: &str, trouble: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(TROUBLE).bind(name).bind(trouble).bind(now.as_millisecond());
    query.execute(db.write()).await?;
    Ok(())
}
const TROUBLE: &str = "insert into provider (name, pairs, trouble, at) values ($1, '', $2, $3) \
    on conflict (name) do update set trouble = excluded.trouble, at = excluded.at";

/// Notes that it translates.
pub async fn note_answer(db: &Db, name: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(ANSWER).bind(name).bind(now.as_millisecond()).execute(db.write()).await?;
    Ok(())
}
const ANSWER: &str = "insert into provider (name, pairs, at) values ($1, '', $2) \
    on conflict (name) do update set refusal = null, refusing_since = null, at = excluded.at";

/// Notes why it does not; since when stays as it was noted first.
pub async fn note_refusal(db: &Db, name: &str, why: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(REFUSAL).bind(name).bind(why).bind(now.as_millisecond()).execute(db.write()).await?;
    Ok(())
}
const REFUSAL: &str = "insert into provider as p (name, pairs, at, refusal, refusing_since) values ($1, '', $3, $2, $3) \
    on conflict (name) do update set refusal = excluded.refusal, \
    refusing_since = coalesce(p.refusing_since, excluded.refusing_since), at = excluded.at";
