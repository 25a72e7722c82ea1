//! Which languages each provider said it has, for whoever asks without asking the provider.

use jiff::Timestamp;
use sqlx::Row;

use crate::store::{Db, StoreError, instant};

/// What a provider said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its name in the configuration.
    pub name: String,
    /// Its pairs of languages, as `sv:da`; empty if it never said.
    pub pairs: Vec<String>,
    /// Why it could not be asked last time.
    pub trouble: Option<String>,
    /// When it was asked last.
    pub at: Timestamp,
}

/// What is known of all.
pub async fn known(db: &Db) -> Result<Vec<Known>, StoreError> {
    let rows = sqlx::query("select name, pairs, trouble, at from provider order by name limit 1000");
    let known = |row: &sqlx::any::AnyRow| {
        let pairs: String = row.try_get("pairs")?;
        let pairs = pairs.split_whitespace().map(str::to_owned).collect();
        Ok(Known { name: row.try_get("name")?, pairs, trouble: row.try_get("trouble")?, at: instant(row, "at")? })
    };
    rows.fetch_all(db.read()).await?.iter().map(known).collect()
}

/// Notes what it said.
pub async fn note_pairs(db: &Db, name: &str, pairs: &[String], now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(PAIRS).bind(name).bind(pairs.join(" ")).bind(now.as_millisecond());
    query.execute(db.write()).await?;
    Ok(())
}
const PAIRS: &str = "insert into provider (name, pairs, trouble, at) values ($1, $2, null, $3) \
    on conflict (name) do update set pairs = excluded.pairs, trouble = null, at = excluded.at";

/// Notes that it said nothing; what it said before stays.
pub async fn note_trouble(db: &Db, name: &str, trouble: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(TROUBLE).bind(name).bind(trouble).bind(now.as_millisecond());
    query.execute(db.write()).await?;
    Ok(())
}
const TROUBLE: &str = "insert into provider (name, pairs, trouble, at) values ($1, '', $2, $3) \
    on conflict (name) do update set trouble = excluded.trouble, at = excluded.at";
