//! The few places where SQLite and PostgreSQL truly differ.
//!
//! Everything else is one SQL text for both. This module knows no table but the lease of lanes, whose locking clause
//! exists on PostgreSQL only.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Transaction};

use super::{
    Changes, Db, Engine, StoreError, audit, changes,
    mishap::{self, Deed, Side},
};

/// A writing transaction, never handed out of the function that began it.
pub(super) struct Tx {
    inner: Transaction<'static, Any>,
    /// Where it is counted, if readers may see what it writes.
    seen: Option<Changes>,
    /// Whether lines were written into the book, which are to be chained.
    is_audited: bool,
}

impl Tx {
    /// Says that it wrote nothing readers may see after all.
    pub(super) fn goes_unseen(&mut self) {
        self.seen = None;
    }

    /// Says that it wrote a line into the book.
    pub(super) fn audits(&mut self) {
        self.is_audited = true;
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

/// Begins a writing transaction; with its commit, what was made of the database before is stale. On SQLite it takes the write lock at once: a deferred one that reads first fails
/// with BUSY when it comes to write, and no timeout helps.
pub(super) async fn begin(db: &Db) -> Result<Tx, StoreError> {
    Ok(Tx { seen: Some(db.changes().clone()), ..begin_unseen(db).await? })
}

/// The same for what no page and no feed shows: leases, cursors, sessions, what waits.
pub(super) async fn begin_unseen(db: &Db) -> Result<Tx, StoreError> {
    mishap::begins()?;
    let inner = match db.engine() {
        Engine::Sqlite => db.write().begin_with("BEGIN IMMEDIATE").await?,
        Engine::Postgres => db.write().begin().await?,
    };
    Ok(Tx { inner, seen: None, is_audited: false })
}

/// Commits; a connection lost right here is told apart, since nobody knows whether it is written.
pub(super) async fn commit(mut tx: Tx) -> Result<(), StoreError> {
    if tx.is_audited {
        // Whoever else audits waits from here to the end: as late as can be, and always before the count of changes.
        audit::chain_in(&mut tx).await?;
    }
    let count = if tx.seen.is_some() { Some(changes::add_in(&mut tx).await?) } else { None };
    mishap::commits()?;
    tx.inner.commit().await.map_err(StoreError::at_commit)?;
    if let Some((changes, count)) = tx.seen.zip(count) {
        changes.saw(count);
    }
    Ok(())
}

/// Commits a transaction at which the simulator may end the process.
pub(super) async fn commit_deed(tx: Tx, deed: Deed) -> Result<(), StoreError> {
    mishap::reaches(deed, Side::Before)?;
    commit(tx).await?;
    mishap::reaches(deed, Side::After)
}

/// Picks from two texts where one engine needs a clause that the other does not have.
pub(super) const fn pick(engine: Engine, sqlite: &'static str, postgres: &'static str) -> &'static str {
    match engine {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    }
}

/// What every new connection is told. Pragmas cannot stand in the URL (sqlx `Any` refuses them there).
pub(super) async fn prepare(conn: &mut AnyConnection, engine: Engine, is_writer: bool) -> Result<(), sqlx::Error> {
    let text = match (engine, is_writer) {
        (Engine::Sqlite, true) => SQLITE_WRITER,
        (Engine::Sqlite, false) => SQLITE_READER,
        (Engine::Postgres, _) => POSTGRES,
    };
    sqlx::raw_sql(text).execute(conn).await?;
    Ok(())
}

const SQLITE_WRITER: &str = "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; \
    pragma foreign_keys = on; pragma journal_size_limit = 67108864; pragma secure_delete = on";
// Up to 24 MiB of the file stay with a reading connection, so that search does not read what it asks of a hundred thousand
// materials again for every question; a small file takes no more than it has.
const SQLITE_READER: &str = "pragma busy_timeout = 5000; pragma query_only = on; pragma cache_size = -24576";
/// What our connections are called on a PostgreSQL server.
pub(super) const NAME: &str = "election-pool";
// An operator may have switched it off for the whole server; what we acknowledge must be on disk. To compile a statement
// takes a hundred milliseconds, and none of ours runs as long.
const POSTGRES: &str = "set synchronous_commit = on; set default_transaction_isolation = 'read committed'; \
    set jit = off; set application_name = 'election-pool'";

/// Reads back what `prepare` asked for: SQLite ignores a pragma it does not like without a word.
pub(super) async fn assert_prepared(conn: &mut AnyConnection, engine: Engine) -> Result<Option<String>, sqlx::Error> {
    if engine == Engine::Postgres {
        let setting: String = sqlx::query_scalar("show synchronous_commit").fetch_one(conn).await?;
        return Ok((setting != "on").then(|| format!("synchronous_commit is {setting}")));
    }
    let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(&mut *conn).await?;
    if journal != "wal" {
        return Ok(Some(format!("journal_mode is {journal}, not wal (a network file system?)")));
    }
    for (text, name, want) in [
        ("pragma synchronous", "synchronous", 2),
        ("pragma foreign_keys", "foreign_keys", 1),
        ("pragma busy_timeout", "busy_timeout", 5000),
    ] {
        let found: i64 = sqlx::query_scalar(text).fetch_one(&mut *conn).await?;
        if found != want {
            return Ok(Some(format!("{name} is {found}, not {want}")));
        }
    }
    Ok(None)
}

/// How many tables of that name there are; asked before anything is written.
pub(super) const fn table_exists(engine: Engine) -> &'static str {
    pick(
        engine,
        "select count(*) from sqlite_master where type = 'table' and name = $1",
        "select count(*) from pg_tables where schemaname = current_schema() and tablename = $1",
    )
}
