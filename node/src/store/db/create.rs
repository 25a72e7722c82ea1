//! Making a database on a PostgreSQL server.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use url::Url;

use super::{StoreError, unusable};

/// Creates the database named in a PostgreSQL URL, if the server does not have it yet; on SQLite opening does.
pub async fn create_database(url: &str) -> Result<(), StoreError> {
    if url.starts_with("sqlite:") {
        return Ok(());
    }
    sqlx::any::install_default_drivers();
    let mut server = Url::parse(url).map_err(|error| unusable(url, &error))?;
    let name = server.path().trim_start_matches('/').to_owned();
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        return Err(unusable(url, "the database name must be letters, digits, “_” and “-”"));
    }
    server.set_path("/postgres");
    // A server that lets us see only our own database has no “postgres” for us; connecting will tell.
    let Ok(mut conn) = AnyConnection::connect(server.as_str()).await else { return Ok(()) };
    let there: i64 = sqlx::query_scalar("select count(*) from pg_database where datname = $1")
        .bind(&name)
        .fetch_one(&mut conn)
        .await?;
    let made = if there == 0 {
        // The name was held against a list of safe characters above; an identifier cannot be bound.
        sqlx::query(AssertSqlSafe(format!("create database \"{name}\""))).execute(&mut conn).await.map(|_| ())
    } else {
        Ok(())
    };
    conn.close().await?;
    match made.map_err(StoreError::from) {
        // Another process of ours made it between the two statements.
        Ok(()) | Err(StoreError::Unique(_)) => Ok(()),
        Err(StoreError::Other(error)) if is_duplicate_database(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

fn is_duplicate_database(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == "42P04")
}
