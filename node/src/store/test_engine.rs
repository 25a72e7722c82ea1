//! A fresh, migrated database on each engine, for the tests of this floor.
//!
//! PostgreSQL comes from `ELECTION_POOL_TEST_PG`, the URL of a server on which databases may be created
//! (`tests/postgres.sh` starts one). Without it the test fails: a half that is skipped proves nothing.

#![expect(clippy::disallowed_methods, reason = "a test takes its chance from the machine and prints it")]

use std::{env, fs, path::PathBuf};

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use uuid::Uuid;

use self::template::migrated;
use super::{Db, Limits};

#[path = "../../../tests/harness/template.rs"]
mod template;

const MIGRATIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/postgres");

/// Runs a test on SQLite, then on PostgreSQL, each time with a database of its own.
pub(crate) async fn on_both(test: impl AsyncFn(Db)) {
    let folder = Folder::new();
    let db = Db::create(&folder.url("node.db"), Limits::default()).await.expect("SQLite opens");
    test(db.clone()).await;
    db.close().await;

    let url = postgres_database().await;
    let db = Db::open(&url, Limits::default()).await.expect("PostgreSQL opens");
    test(db.clone()).await;
    db.close().await;
    drop_database(&url).await;
}

/// An instant of the tests: this many seconds after their beginning.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("it is within range")
}

/// A folder that goes away with the value.
pub(crate) struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let folder = env::temp_dir().join(format!("election-pool-{}", Uuid::new_v4().simple()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        Self(folder)
    }

    /// The database URL of a file in it.
    pub fn url(&self, name: &str) -> String {
        format!("sqlite://{}", self.0.join(name).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The URL of a new, migrated database.
pub(crate) async fn postgres_database() -> String {
    let name = format!("pool_{}", Uuid::new_v4().simple());
    migrated(&server(), &name, MIGRATIONS, async |url| {
        Db::create(url, Limits::default()).await.expect("the template is migrated").close().await;
    })
    .await
}

async fn drop_database(url: &str) {
    let name = url.rsplit('/').next().expect("a URL has a last part");
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&server()).await.expect("the test server answers");
    let statement = format!("drop database \"{name}\" with (force)");
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut conn).await.expect("the test server obeys");
    conn.close().await.expect("the connection closes");
}

fn server() -> String {
    env::var("ELECTION_POOL_TEST_PG").expect("ELECTION_POOL_TEST_PG names a PostgreSQL server (tests/postgres.sh)")
}
