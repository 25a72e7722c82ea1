//! Getting to a database that is there, and looking at it before anything in it is changed.

use std::{path::Path, pin::pin};

use futures_util::future::{self, Either};
use sqlx::{AnyConnection, AnyPool, Connection};

use super::{Engine, Limits, newest, pool, unusable, without_password};
use crate::store::{StoreError, dialect};

/// What becomes of a database that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IfAbsent {
    /// It is made.
    Make,
    /// It is missed.
    Refuse,
}

/// Whether a file is there and holds something.
pub(super) fn is_filled(file: &Path) -> bool {
    file.metadata().is_ok_and(|data| data.len() > 0)
}

/// Opens a pool on a server, and beside it one plain connection: a pool tries for long and then says only that it did, but
/// it does not wait for ever.
pub(super) async fn reach(
    url: &str,
    connections: u32,
    limits: Limits,
    if_absent: IfAbsent,
) -> Result<AnyPool, StoreError> {
    let opening = pin!(pool(Engine::Postgres, true, connections, limits).connect(url));
    let opened = match future::select(pin!(greet(url)), opening).await {
        Either::Left((Ok(()), opening)) => opening.await,
        Either::Left((Err(error), _)) => Err(error),
        Either::Right((opened, _)) => opened,
    };
    opened.map_err(|error| match &error {
        sqlx::Error::Database(said) if said.code().is_some_and(|code| code == NO_SUCH_DATABASE) => match if_absent {
            IfAbsent::Make => unusable(url, "the server has none of that name; create an empty database first"),
            IfAbsent::Refuse => StoreError::Absent(without_password(url)),
        },
        sqlx::Error::PoolTimedOut => unusable(url, "the server does not answer"),
        _ => unusable(url, &error),
    })
}

async fn greet(url: &str) -> Result<(), sqlx::Error> {
    match AnyConnection::connect(url).await {
        Ok(connection) => connection.close().await,
        // A server that is about to start is waited for, as the pool does.
        Err(sqlx::Error::Database(said)) if said.is_transient_in_connect_phase() => Ok(()),
        Err(error) => Err(error),
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>: `invalid_catalog_name`.
const NO_SUCH_DATABASE: &str = "3D000";

/// Looks at a database before anything in it is changed: whether it is one of ours, and not of a newer version.
pub(super) async fn examine(pool: &AnyPool, engine: Engine, url: &str, if_absent: IfAbsent) -> Result<(), StoreError> {
    let tables: i64 =
        sqlx::query_scalar(dialect::table_exists(engine)).bind("_sqlx_migrations").fetch_one(pool).await?;
    if tables == 0 {
        return match if_absent {
            IfAbsent::Make => Ok(()),
            IfAbsent::Refuse => Err(StoreError::Absent(without_password(url))),
        };
    }
    let found: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(pool).await?;
    let known = newest();
    match found {
        Some(found) if found > known => Err(StoreError::Newer { found, known }),
        _ => Ok(()),
    }
}
