//! The sessions a person has open, and their ends.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{Digest, SESSIONS, Way};
use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant, instant_or_none, token,
};

/// An open session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The SHA-256 of its token.
    pub token: Digest,
    /// When it began.
    pub made: Timestamp,
    /// When it was last noted that it is in use.
    pub seen: Timestamp,
    /// How its person came in.
    pub way: Way,
    /// When a second factor was last shown.
    pub second: Option<Timestamp>,
    /// The network it began in.
    pub network: String,
    /// The browser it began in.
    pub browser: String,
}

/// The open sessions of a person, the one in use last first.
pub async fn list(db: &Db, username: &str, idle_since: Timestamp, now: Timestamp) -> Result<Vec<Open>, StoreError> {
    let rows = sqlx::query(LIST)
        .bind(username)
        .bind(now.as_millisecond())
        .bind(idle_since.as_millisecond())
        .bind(SESSIONS)
        .fetch_all(db.read())
        .await?;
    rows.iter().map(open).collect()
}
const LIST: &str = "select token, made, seen, way, second, network, browser from session \
    where username = $1 and expires > $2 and seen > $3 order by seen desc, made desc, token limit $4";

fn open(row: &AnyRow) -> Result<Open, StoreError> {
    let (token, way): (Vec<u8>, String) = (row.try_get("token")?, row.try_get("way")?);
    Ok(Open {
        token: token.try_into().map_err(|_| StoreError::unreadable("token", "its length"))?,
        made: instant(row, "made")?,
        seen: instant(row, "seen")?,
        way: way.parse()?,
        second: instant_or_none(row, "second")?,
        network: row.try_get("network")?,
        browser: row.try_get("browser")?,
    })
}

/// Ends one session of a person; whether it was there or not, it is not there then.
pub async fn end_other(db: &Db, username: &str, token: &Digest, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let ended = sqlx::query(END_ONE).bind(username).bind(token.to_vec()).execute(&mut *tx).await?;
    if ended.rows_affected() > 0 {
        audit::write_in(&mut tx, &AuditLine::new(username, "session end", username), now).await?;
    }
    dialect::commit(tx).await
}
const END_ONE: &str = "delete from session where username = $1 and token = $2";

/// Ends every session of a person but one, and every token of theirs; tells how many sessions.
pub async fn end_others(db: &Db, username: &str, kept: &Digest, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let ended = sqlx::query(END_OTHERS).bind(username).bind(kept.to_vec()).execute(&mut *tx).await?.rows_affected();
    let tokens = token::end_all_in(&mut tx, username).await?;
    if ended + tokens > 0 {
        let detail = format!("all others, {ended}, and {tokens} tokens");
        let line = AuditLine::new(username, "session end", username).with_detail(detail);
        audit::write_in(&mut tx, &line, now).await?;
    }
    dialect::commit(tx).await?;
    Ok(ended)
}
const END_OTHERS: &str = "delete from session where username = $1 and token <> $2";
