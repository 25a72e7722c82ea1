//! Opening the database: one writing and one reading side, migrated and checked before anybody uses it.
//!
//! DESIGN, Store. Does not know what is kept in it.

mod create;
mod reach;

use std::{
    collections::BTreeSet,
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{
    AnyConnection, AnyPool,
    any::AnyPoolOptions,
    migrate::{MigrateError, Migrator},
};
use url::Url;

pub use self::create::create_database;
use self::reach::{IfAbsent, examine, is_filled, reach};
use super::{Changes, StoreError, audit, dialect};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// Which engine is behind a `Db`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file; one process serves it.
    Sqlite,
    /// A server; several processes may share it.
    Postgres,
}

/// The bounds of the connection pools.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Reading connections on SQLite (there is always one writer).
    pub sqlite_readers: u32,
    /// Connections on PostgreSQL.
    pub postgres_connections: u32,
    /// How long a caller waits for a free connection.
    pub acquire_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sqlite_readers: 4, postgres_connections: 12, acquire_timeout: Duration::from_secs(8) }
    }
}

/// The database of one node. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    write: AnyPool,
    read: AnyPool,
    engine: Engine,
    changes: Changes,
}

/// Held by a running `serve`, so that on SQLite there is one per file; it ends with the value or the process.
/// On PostgreSQL it holds nothing: processes share the work by leases, and [`Db::is_in_use`] says whether there are any.
#[derive(Debug)]
pub struct ServeLock {
    _file: Option<File>,
}

impl ServeLock {
    /// Claims the database of this URL for this process.
    ///
    /// # Errors
    /// `Locked` if another process serves it.
    pub fn take(url: &str) -> Result<Self, StoreError> {
        if !url.starts_with("sqlite:") {
            return Ok(Self { _file: None });
        }
        let mut name = sqlite_file(url)?.into_os_string();
        name.push(".lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name);
        let file = file.map_err(|error| unusable(url, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(without_password(url))),
            Err(TryLockError::Error(error)) => Err(unusable(url, &error)),
        }
    }
}

impl Db {
    /// Opens `sqlite://FILE` or `postgres://…`, a database of ours that is there, and migrates it.
    ///
    /// # Errors
    /// `Absent` if there is none: a mistyped address makes no second, empty one. `Newer` if a newer version of this
    /// program made it: it is then left untouched.
    pub async fn open(url: &str, limits: Limits) -> Result<Self, StoreError> {
        Self::open_as(url, limits, IfAbsent::Refuse).await
    }

    /// The same, where nothing is there yet: makes the file, or fills the empty database of a PostgreSQL server.
    pub async fn create(url: &str, limits: Limits) -> Result<Self, StoreError> {
        Self::open_as(url, limits, IfAbsent::Make).await
    }

    /// Refuses an SQLite file that is not there, before anything is made beside it; a server says so when it is opened.
    pub fn refuse_absent(url: &str) -> Result<(), StoreError> {
        if url.starts_with("sqlite:") && !is_filled(&sqlite_file(url)?) {
            return Err(StoreError::Absent(without_password(url)));
        }
        Ok(())
    }

    async fn open_as(url: &str, limits: Limits, if_absent: IfAbsent) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let opened = match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Self::open_sqlite(url, limits, if_absent).await,
            Some("postgres" | "postgresql") => Self::open_postgres(url, limits, if_absent).await,
            _ => Err(unusable(url, "it is neither sqlite:// nor postgres://")),
        };
        // Damaged, read-only or no database at all: say of which.
        opened.map_err(|error| match error {
            StoreError::Io(_) | StoreError::Other(_) => unusable(url, &error),
            known => known,
        })
    }

    async fn open_sqlite(url: &str, limits: Limits, if_absent: IfAbsent) -> Result<Self, StoreError> {
        let file = sqlite_file(url)?;
        let at = |mode: &str| format!("sqlite://{}?mode={mode}", escaped(&file));
        let readers = || pool(Engine::Sqlite, false, limits.sqlite_readers, limits);
        if is_filled(&file) {
            let look = pool(Engine::Sqlite, false, 1, limits)
                .connect(&at("ro"))
                .await
                .map_err(|error| unusable(url, &error))?;
            let found = examine(&look, Engine::Sqlite, url, if_absent).await;
            look.close().await;
            found?;
        } else if if_absent == IfAbsent::Refuse {
            return Err(StoreError::Absent(without_password(url)));
        } else {
            create_private(&file).map_err(|error| unusable(url, &error))?;
        }
        let write = pool(Engine::Sqlite, true, 1, limits).connect(&at("rw")).await.map_err(|e| unusable(url, &e))?;
        migrate(&write, &SQLITE).await?;
        let read = readers().connect(&at("ro")).await?;
        let db = Self { write, read, engine: Engine::Sqlite, changes: Changes::default() };
        db.assert_prepared(url).await
    }

    async fn open_postgres(url: &str, limits: Limits, if_absent: IfAbsent) -> Result<Self, StoreError> {
        let write = reach(url, limits.postgres_connections, limits, if_absent).await?;
        if let Err(refused) = examine(&write, Engine::Postgres, url, if_absent).await {
            write.close().await;
            return Err(refused);
        }
        migrate(&write, &POSTGRES).await?;
        let db = Self { read: write.clone(), write, engine: Engine::Postgres, changes: Changes::default() };
        db.assert_prepared(url).await
    }

    /// Opens a database without migrating it, for somebody who fills it; with the file, if it was made for this.
    pub(super) async fn open_bare(url: &str, limits: Limits) -> Result<(Self, Option<PathBuf>), StoreError> {
        sqlx::any::install_default_drivers();
        let failed = |error: sqlx::Error| unusable(url, &error);
        if !url.starts_with("sqlite:") {
            let write = reach(url, 2, limits, IfAbsent::Make).await?;
            return Ok((
                Self { read: write.clone(), write, engine: Engine::Postgres, changes: Changes::default() },
                None,
            ));
        }
        let file = sqlite_file(url)?;
        let is_new = !file.exists();
        create_private(&file).map_err(|error| unusable(url, &error))?;
        let address = format!("sqlite://{}?mode=rw", escaped(&file));
        let write = pool(Engine::Sqlite, true, 1, limits).connect(&address).await.map_err(failed)?;
        Ok((
            Self { read: write.clone(), write, engine: Engine::Sqlite, changes: Changes::default() },
            is_new.then_some(file),
        ))
    }

    async fn assert_prepared(self, url: &str) -> Result<Self, StoreError> {
        let mut conn = self.write.acquire().await?;
        match dialect::assert_prepared(&mut conn, self.engine).await? {
            None => {
                drop(conn);
                audit::begin(&self).await?;
                Ok(self)
            }
            Some(wrong) => Err(unusable(url, &wrong)),
        }
    }

    /// Which engine this is.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// How often something was written that readers may see, as far as this process knows.
    pub const fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The writing side; on SQLite a single connection.
    pub(super) const fn write(&self) -> &AnyPool {
        &self.write
    }

    /// The reading side; cannot write on SQLite.
    pub(super) const fn read(&self) -> &AnyPool {
        &self.read
    }

    /// Whether another process of ours is connected to this PostgreSQL database, as far as this one has a single
    /// connection; who serves an SQLite file the [`ServeLock`] says.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        if self.engine == Engine::Sqlite {
            return Ok(false);
        }
        let others: i64 = sqlx::query_scalar(OTHERS).bind(dialect::NAME).fetch_one(&self.write).await?;
        Ok(others > 0)
    }

    /// Whether the database answers: for health pages.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("select 1").execute(&self.read).await?;
        Ok(())
    }

    /// Whether after this failure nobody knows what is in the file, so that the process must stop. A PostgreSQL server
    /// looks after its files itself.
    pub const fn is_lost(&self, error: &StoreError) -> bool {
        matches!((self.engine, error), (Engine::Sqlite, StoreError::Io(_)))
    }

    /// Commits something that changes nothing: whether there is room again.
    pub async fn try_write(&self) -> Result<(), StoreError> {
        sqlx::query("update head set at = at where one = 1").execute(&self.write).await?;
        Ok(())
    }

    /// Closes every connection; on SQLite the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

const OTHERS: &str = "select count(*) from pg_stat_activity where datname = current_database() \
    and application_name = $1 and pid <> pg_backend_pid()";

fn pool(engine: Engine, is_writer: bool, connections: u32, limits: Limits) -> AnyPoolOptions {
    let options = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(limits.acquire_timeout)
        // A ping before every use costs more than the query it precedes; a broken connection shows itself as `Gone`.
        .test_before_acquire(false)
        .after_connect(move |conn, _| Box::pin(dialect::prepare(conn, engine, is_writer)));
    match engine {
        Engine::Sqlite => options.min_connections(1).max_lifetime(None).idle_timeout(None),
        Engine::Postgres => options.max_lifetime(Duration::from_mins(30)).idle_timeout(Duration::from_mins(10)),
    }
}

/// The tables that the migrations of either engine make.
pub(super) fn own_tables() -> BTreeSet<&'static str> {
    let migrations = SQLITE.iter().chain(POSTGRES.iter());
    let lines = migrations.flat_map(|migration| migration.sql.as_str().lines());
    lines.filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next()).collect()
}

/// The newest migration of this program.
pub(super) fn newest() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Migrates within the caller's transaction, up to a version or to the newest.
pub(super) async fn migrate_to(conn: &mut AnyConnection, engine: Engine, to: Option<i64>) -> Result<(), StoreError> {
    let migrations = if engine == Engine::Sqlite { &SQLITE } else { &POSTGRES };
    migrations.run_direct(to, conn, false).await.map_err(refused)
}

async fn migrate(pool: &AnyPool, migrations: &Migrator) -> Result<(), StoreError> {
    migrations.run(pool).await.map_err(refused)
}

fn refused(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(said) | MigrateError::ExecuteMigration(said, _)
            if matches!(said, sqlx::Error::Database(_)) =>
        {
            match StoreError::from(said) {
                StoreError::Other(said) => StoreError::Migration(MigrateError::Execute(said)),
                known => known,
            }
        }
        other => StoreError::Migration(other),
    }
}

fn sqlite_file(url: &str) -> Result<PathBuf, StoreError> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    if path.is_empty() || path.contains('?') || path.contains(":memory:") {
        return Err(unusable(url, "it must be sqlite:// and the path of a file, without parameters"));
    }
    let path = percent_decoded(path).ok_or_else(|| unusable(url, "a “%” in it is not followed by two hex digits"))?;
    Ok(PathBuf::from(path))
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn escaped(file: &Path) -> String {
    file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

/// An empty file that only its owner may read, so that SQLite's files beside it are made the same way.
fn create_private(file: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(|_| ())
}

fn unusable(url: &str, why: &(impl std::fmt::Display + ?Sized)) -> StoreError {
    StoreError::Unusable { url: without_password(url), why: why.to_string() }
}

/// A database URL as it may be shown.
pub fn without_password(url: &str) -> String {
    match Url::parse(url) {
        Ok(mut parsed) if parsed.password().is_some() => {
            // Cannot fail for a URL that has a password; if it did, the whole is left out.
            parsed.set_password(Some("***")).map_or_else(|()| "(hidden)".to_owned(), |()| parsed.to_string())
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::{Folder, on_both, postgres_database};

    const FROM_THE_FUTURE: &str = "insert into _sqlx_migrations (version, description, success, checksum, \
        execution_time) select 9999, 'from the future', success, checksum, 0 from _sqlx_migrations where version = 1";

    #[tokio::test]
    async fn a_fresh_database_is_migrated_and_answers() {
        on_both(async |db| {
            db.ping().await.unwrap();
            let position: i64 = sqlx::query_scalar("select position from head").fetch_one(db.read()).await.unwrap();
            assert_eq!(position, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_newer_sqlite_database_is_refused_untouched() {
        let folder = Folder::new();
        let url = folder.url("node.db");
        let db = Db::create(&url, Limits::default()).await.unwrap();
        sqlx::query(FROM_THE_FUTURE).execute(db.write()).await.unwrap();
        db.close().await;
        let before = std::fs::read(folder.0.join("node.db")).unwrap();
        let refused = Db::open(&url, Limits::default()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found: 9999, .. }), "{refused}");
        assert_eq!(std::fs::read(folder.0.join("node.db")).unwrap(), before);
    }

    #[tokio::test]
    async fn a_newer_postgres_database_is_refused_untouched() {
        let url = postgres_database().await;
        let db = Db::create(&url, Limits::default()).await.unwrap();
        sqlx::query(FROM_THE_FUTURE).execute(db.write()).await.unwrap();
        let refused = Db::open(&url, Limits::default()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found: 9999, .. }), "{refused}");
        let migrations: i64 =
            sqlx::query_scalar("select count(*) from _sqlx_migrations").fetch_one(db.read()).await.unwrap();
        assert_eq!(migrations, i64::try_from(SQLITE.iter().count()).unwrap() + 1);
    }

    #[test]
    fn one_process_serves_a_file() {
        let folder = Folder::new();
        let lock = ServeLock::take(&folder.url("node.db")).unwrap();
        assert!(matches!(ServeLock::take(&folder.url("node.db")), Err(StoreError::Locked(_))));
        drop(lock);
        ServeLock::take(&folder.url("node.db")).unwrap();
    }

    #[tokio::test]
    async fn what_is_not_there_is_not_made_by_opening_it() {
        let folder = Folder::new();
        let refused = Db::open(&folder.url("node.db"), Limits::default()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Absent(_)), "{refused}");
        std::fs::write(folder.0.join("empty.db"), b"").unwrap();
        assert!(Db::open(&folder.url("empty.db"), Limits::default()).await.is_err());
        assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1);
    }

    #[tokio::test]
    async fn a_folder_that_is_not_there_is_named() {
        let refused = Db::create("sqlite:///no/such/folder/node.db", Limits::default()).await.unwrap_err();
        assert!(refused.to_string().contains("/no/such/folder/node.db"), "{refused}");
    }

    #[tokio::test]
    async fn the_reading_side_of_sqlite_cannot_write() {
        let folder = Folder::new();
        let db = Db::create(&folder.url("node.db"), Limits::default()).await.unwrap();
        assert!(sqlx::query("update head set at = 1").execute(db.read()).await.is_err());
    }

    #[test]
    fn a_password_is_not_shown() {
        let shown = unusable("postgres://pool:s3cret@db.example/pool", "it is down").to_string();
        assert!(!shown.contains("s3cret"), "{shown}");
    }

    #[test]
    fn a_database_url_with_parameters_is_refused() {
        assert!(sqlite_file("sqlite://node.db?mode=memory").is_err());
        assert!(sqlite_file("sqlite::memory:").is_err());
        assert_eq!(sqlite_file("sqlite://a%20b.db").unwrap(), PathBuf::from("a b.db"));
    }
}
