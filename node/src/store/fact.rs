//! Single facts about this database, by name.

use super::{Db, StoreError, dialect};

/// The version of the program that last ran on it.
pub const VERSION: &str = "version";

/// Which version of the index of words is whole.
pub const SEARCH: &str = "search";

/// What is written under a name.
pub async fn find(db: &Db, name: &str) -> Result<Option<String>, StoreError> {
    let query = sqlx::query_scalar("select value from fact where name = $1").bind(name);
    Ok(query.fetch_optional(db.read()).await?)
}

/// Writes it down, in place of what was there.
pub async fn put(db: &Db, name: &str, value: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    sqlx::query(PUT).bind(name).bind(value).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const PUT: &str =
    "insert into fact (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
