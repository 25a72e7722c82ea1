//! Words that are always translated in one way, as an editor wants it.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect,
};

/// Most words of one pair.
const WORDS: i64 = 5_000;

/// A word and how it is translated.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// The language of the word.
    pub source: String,
    /// The word, as it stands in texts.
    pub term: String,
    /// The language it is translated into.
    pub language: String,
    /// How it is translated.
    pub word: String,
}

/// The words of one pair of languages, or of all.
pub async fn glossary(db: &Db, pair: Option<(&str, &str)>) -> Result<Vec<Entry>, StoreError> {
    let (source, language) = pair.unwrap_or_default();
    let rows = sqlx::query(LIST).bind(source).bind(language).bind(WORDS).fetch_all(db.read()).await?;
    rows.iter().map(entry).collect()
}
const LIST: &str = "select source, term, language, word from glossary where ($1 = '' or source = $1) \
    and ($2 = '' or language = $2) order by source, language, term limit $3";

/// Sets how a word is translated; with no translation it is forgotten.
pub async fn set_word(db: &Db, entry: &Entry, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query("delete from glossary where source = $1 and term = $2 and language = $3")
        .bind(&entry.source)
        .bind(&entry.term)
        .bind(&entry.language)
        .execute(&mut *tx)
        .await?;
    if !entry.word.is_empty() {
        sqlx::query(SET)
            .bind(&entry.source)
            .bind(&entry.term)
            .bind(&entry.language)
            .bind(&entry.word)
            .bind(&line.who)
            .bind(now.as_millisecond())
            .execute(&mut *tx)
            .await?;
    }
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await
}
const SET: &str = "insert into glossary (source, term, language, word, by_whom, at) values ($1, $2, $3, $4, $5, $6)";

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    Ok(Entry {
        source: row.try_get("source")?,
        term: row.try_get("term")?,
        language: row.try_get("language")?,
        word: row.try_get("word")?,
    })
}
