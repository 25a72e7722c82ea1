//! What a backup remembers of who may come in, and what may have been ended since: none of it lets anybody in any more.
//!
//! Passwords, apps and passkeys stay: whoever has them is whom they were given to.

use jiff::Timestamp;
use serde::Serialize;
use sqlx::AnyConnection;

use crate::store::{
    StoreError,
    audit::{self, AuditLine},
};

/// How much of it there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Ended {
    /// Sessions.
    pub sessions: u64,
    /// One-time links that were not used when the backup was made.
    pub links: u64,
    /// Tokens of programs.
    pub tokens: u64,
    /// Addresses of feeds for one person.
    pub feeds: u64,
}

impl Ended {
    /// The numbers in words.
    pub fn words(&self) -> String {
        let Self { sessions, links, tokens, feeds } = self;
        format!("{sessions} sessions, {links} links to sign in, {tokens} tokens and {feeds} addresses of feeds")
    }
}

/// Ends it, and says so in the book.
pub(super) async fn end_in(conn: &mut AnyConnection, now: Timestamp) -> Result<Ended, StoreError> {
    let links: i64 = sqlx::query_scalar(OPEN_LINKS).fetch_one(&mut *conn).await?;
    let links = u64::try_from(links).unwrap_or_default();
    for text in [END_STEPS, END_REPLAYS, END_LINKS] {
        sqlx::query(text).execute(&mut *conn).await?;
    }
    let mut ended = [0; 3];
    for (number, text) in ended.iter_mut().zip([END_SESSIONS, END_TOKENS, END_FEEDS]) {
        *number = sqlx::query(text).execute(&mut *conn).await?.rows_affected();
    }
    let [sessions, tokens, feeds] = ended;
    let ended = Ended { sessions, links, tokens, feeds };
    let line = AuditLine::new("operator", "restore ends", "everybody").with_detail(ended.words());
    audit::row_in(conn, &line, now).await?;
    audit::chain_all_in(conn).await?;
    Ok(ended)
}
const OPEN_LINKS: &str = "select count(*) from sign_in_link where used is null";
const END_STEPS: &str = "delete from sign_in_step";
const END_REPLAYS: &str = "delete from replay";
const END_LINKS: &str = "delete from sign_in_link";
const END_SESSIONS: &str = "delete from session";
const END_TOKENS: &str = "delete from token";
const END_FEEDS: &str = "delete from feed_token";
