//! Single facts about this database, by name.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect,
};

/// The version of the program that last ran on it.
pub const VERSION: &str = "version";

/// Where the node has moved to from this database.
pub const MOVED: &str = "moved";

/// How often something was written that readers may see.
pub const CHANGES: &str = "changes";

/// The settings that were in force at the last start.
pub const SETTINGS: &str = "settings";

/// Which version of the index of words is whole.
pub const SEARCH: &str = "search";

/// The last block of the archive of public feeds that was closed.
pub const PUBLIC_BLOCK: &str = "public block";

/// The same of feeds of one's own.
pub const STAFF_BLOCK: &str = "staff block";

/// When the last letter was sent by mail.
pub const MAIL_SENT: &str = "mail sent";

/// What keeps letters from being sent, and since when.
pub const MAIL_TROUBLE: &str = "mail trouble";

/// Where in the log the keys of an actor of ours were announced, and when; its id follows.
pub const KEYS: &str = "keys of";

/// What is written under a name.
pub async fn find(db: &Db, name: &str) -> Result<Option<String>, StoreError> {
    find_in(&mut *db.read().acquire().await?, name).await
}

/// The same within the caller's transaction.
pub(super) async fn find_in(conn: &mut AnyConnection, name: &str) -> Result<Option<String>, StoreError> {
    let query = sqlx::query_scalar("select value from fact where name = $1").bind(name);
    Ok(query.fetch_optional(conn).await?)
}

/// Writes it down, in place of what was there.
pub async fn put(db: &Db, name: &str, value: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    put_in(&mut tx, name, value).await?;
    dialect::commit(tx).await
}

/// Writes down what no page shows, with lines about it in the book.
pub async fn put_told(db: &Db, name: &str, value: &str, lines: &[AuditLine], now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    put_in(&mut tx, name, value).await?;
    for line in lines {
        audit::write_in(&mut tx, line, now).await?;
    }
    dialect::commit(tx).await
}

/// The same within the caller's transaction.
pub(super) async fn put_in(conn: &mut AnyConnection, name: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query(PUT).bind(name).bind(value).execute(conn).await?;
    Ok(())
}

/// Removes it.
pub(super) async fn forget_in(conn: &mut AnyConnection, name: &str) -> Result<(), StoreError> {
    sqlx::query("delete from fact where name = $1").bind(name).execute(conn).await?;
    Ok(())
}
const PUT: &str =
    "insert into fact (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
