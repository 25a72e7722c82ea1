//! How sending goes: when a letter went out last, and what has kept all of them back since when. Only for whoever runs the
//! node; no letter depends on it.

use jiff::Timestamp;

use crate::store::{Db, StoreError, dialect, fact};

/// How sending goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// When a letter was sent last.
    pub sent: Option<Timestamp>,
    /// What keeps letters back.
    pub trouble: Option<Trouble>,
}

/// What keeps letters back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Since when.
    pub since: Timestamp,
    /// What it is, in a word.
    pub kind: String,
    /// What the server or this machine said last.
    pub said: String,
}

/// A letter was sent.
pub async fn note_sent(db: &Db, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    fact::put_in(&mut tx, fact::MAIL_SENT, &now.to_string()).await?;
    fact::forget_in(&mut tx, fact::MAIL_TROUBLE).await?;
    dialect::commit(tx).await
}

/// The server answered, though it did not take the letter.
pub async fn note_answer(db: &Db) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    fact::forget_in(&mut tx, fact::MAIL_TROUBLE).await?;
    dialect::commit(tx).await
}

/// A letter waits for this reason; it counts since the first that did.
pub async fn note_trouble(db: &Db, kind: &str, said: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let before = fact::find_in(&mut tx, fact::MAIL_TROUBLE).await?.and_then(|text| read(&text));
    let since = before.map_or(now, |trouble| trouble.since);
    let text = serde_json::json!([since.to_string(), kind, said]).to_string();
    fact::put_in(&mut tx, fact::MAIL_TROUBLE, &text).await?;
    dialect::commit(tx).await
}

/// How sending goes.
pub async fn health(db: &Db) -> Result<Health, StoreError> {
    let sent = fact::find(db, fact::MAIL_SENT).await?.and_then(|text| text.parse().ok());
    let trouble = fact::find(db, fact::MAIL_TROUBLE).await?.and_then(|text| read(&text));
    Ok(Health { sent, trouble })
}

fn read(text: &str) -> Option<Trouble> {
    let (since, kind, said): (String, String, String) = serde_json::from_str(text).ok()?;
    Some(Trouble { since: since.parse().ok()?, kind, said })
}
