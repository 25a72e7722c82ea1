//! The two databases a node can stand on.

use std::env;

use election_pool_node::store;

use super::port::free_port;

/// What a node keeps its things in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file in the node's folder.
    Sqlite,
    /// A database of its own on the server of `ELECTION_POOL_TEST_PG`, which `tests/postgres.sh` starts and throws away.
    Postgres,
}

impl Engine {
    /// The URL of a new database for the node of this name.
    ///
    /// # Panics
    /// Without a PostgreSQL server: a half that is skipped proves nothing.
    pub(crate) fn database(self, name: &str) -> String {
        match self {
            Self::Sqlite => "sqlite://election-pool.db".to_owned(),
            Self::Postgres => {
                let server = env::var("ELECTION_POOL_TEST_PG")
                    .expect("ELECTION_POOL_TEST_PG names a PostgreSQL server (tests/postgres.sh COMMAND)");
                database_on(&server, name)
            }
        }
    }
}

/// The URL of a new database on this PostgreSQL server.
pub(super) fn database_on(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).expect("a PostgreSQL server has a URL");
    let unique = format!("it_{name}_{}_{}", std::process::id(), free_port().port());
    url.set_path(&unique);
    let url = String::from(url);
    super::peer::runtime().block_on(store::create_database(&url)).expect("the test server makes databases");
    url
}

/// Runs a test on SQLite, then on PostgreSQL.
pub(crate) fn on_both(test: impl Fn(Engine)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        eprintln!("— on {engine:?}");
        test(engine);
    }
}
