//! The two databases a node can stand on.

use std::{env, thread};

use election_pool_node::store::{self, Db, Limits};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use url::Url;
use uuid::Uuid;

use super::{
    peer::runtime,
    template::{migrated, named},
};

const MIGRATIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres");

/// What a node keeps its things in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file in the node's folder.
    Sqlite,
    /// A database of its own on the server of `ELECTION_POOL_TEST_PG`, which `tests/postgres.sh` starts and throws away.
    Postgres,
}

impl Engine {
    /// The URL of a new, empty database for the node of this name.
    ///
    /// # Panics
    /// Without a PostgreSQL server: a half that is skipped proves nothing.
    pub(crate) fn database(self, name: &str) -> String {
        match self {
            Self::Sqlite => "sqlite://election-pool.db".to_owned(),
            Self::Postgres => {
                let url = named(&server(), &unique(name));
                runtime().block_on(store::create_database(&url)).expect("the test server makes databases");
                url
            }
        }
    }
}

/// The PostgreSQL server of the tests.
pub(super) fn server() -> String {
    env::var("ELECTION_POOL_TEST_PG")
        .expect("ELECTION_POOL_TEST_PG names a PostgreSQL server (tests/postgres.sh COMMAND)")
}

/// The URL of a new database on this PostgreSQL server, migrated as `init` would.
pub(super) fn migrated_on(server: &str, name: &str) -> String {
    runtime().block_on(migrated(server, &unique(name), MIGRATIONS, async |url| {
        Db::create(url, Limits::default()).await.expect("the template is migrated").close().await;
    }))
}

/// Takes a database from its server, which looks after each that it has, if it is there still.
pub(super) fn gone(url: &str) {
    let Ok(mut server) = Url::parse(url) else { return };
    let statement = format!("drop database if exists \"{}\" with (force)", server.path().trim_start_matches('/'));
    server.set_path("postgres");
    // A node may end where something is waited for already.
    sqlx::any::install_default_drivers();
    let _ = thread::spawn(move || {
        runtime().block_on(async {
            let mut conn = AnyConnection::connect(server.as_str()).await?;
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut conn).await?;
            conn.close().await
        })
    })
    .join();
}

/// Process numbers come back within a run, so that they tell nothing apart.
fn unique(name: &str) -> String {
    format!("it_{name}_{}", Uuid::new_v4().simple())
}

/// Runs a test on SQLite, then on PostgreSQL.
pub(crate) fn on_both(test: impl Fn(Engine)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        eprintln!("— on {engine:?}");
        test(engine);
    }
}
