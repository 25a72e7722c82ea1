//! What was done, by whom: one line per deed, written in the transaction of the deed itself.
//!
//! Does not know what the deeds are; their names are the caller's.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Db, StoreError};

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
    /// Its number; may skip where a transaction was rolled back.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub line: AuditLine,
}

/// Writes one line within the transaction of the deed.
///
/// # Errors
/// `Unique` if a deed of the same client id is written already.
pub(super) async fn write_in(conn: &mut AnyConnection, line: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
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

/// Whether a deed of this client id is done.
pub async fn is_done(db: &Db, client_id: &str) -> Result<bool, StoreError> {
    Ok(sqlx::query(DONE).bind(client_id).fetch_optional(db.read()).await?.is_some())
}
const DONE: &str = "select seq from audit where client_id = $1";

/// The newest lines older than `before` (all if `None`), newest first.
pub async fn list(db: &Db, before: Option<i64>, limit: u32) -> Result<Vec<Audited>, StoreError> {
    let rows = sqlx::query(LIST).bind(before.unwrap_or(i64::MAX)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(audited).collect()
}
const LIST: &str =
    "select seq, at, who, deed, object, detail, client_id from audit where seq < $1 order by seq desc limit $2";

fn audited(row: &AnyRow) -> Result<Audited, StoreError> {
    let line = AuditLine {
        who: row.try_get("who")?,
        deed: row.try_get("deed")?,
        object: row.try_get("object")?,
        detail: row.try_get("detail")?,
        client_id: row.try_get("client_id")?,
    };
    Ok(Audited { seq: row.try_get("seq")?, at: super::instant(row, "at")?, line })
}
