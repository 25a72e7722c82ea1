//! A look under a node, where no door shows it: how many rows, and what a newer version would have left behind.

use std::time::Duration;

use sqlx::{AnyPool, AssertSqlSafe, any::AnyPoolOptions};

use super::{engine::Engine, node::Node, peer::runtime};

/// A table that nobody else can use.
pub(crate) struct Held(Option<sqlx::Transaction<'static, sqlx::Any>>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(held) = self.0.take() {
            let _ = runtime().block_on(held.rollback());
        }
    }
}

/// What every change that readers may see counts.
const COUNT: &str = "insert into fact (name, value) values ('changes', '1') on conflict (name) \
    do update set value = cast(cast(fact.value as bigint) + 1 as text)";
/// The default of `rendered_stale_ms`.
const SEEN_WITHIN: Duration = Duration::from_millis(50);

impl Node {
    /// The number that this query gives.
    #[track_caller]
    pub(crate) fn number(&self, sql: &str) -> i64 {
        runtime().block_on(async {
            let pool = self.connect().await;
            let number = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&pool).await;
            pool.close().await;
            number.unwrap_or_else(|error| panic!("{sql}: {error}"))
        })
    }

    /// Changes the database as this node never would, and waits until it shows where pages come from memory.
    #[track_caller]
    pub(crate) fn tamper(&self, sql: &str) {
        runtime().block_on(async {
            let pool = self.connect().await;
            let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&pool).await;
            if let Err(error) = sqlx::query(COUNT).execute(&pool).await {
                eprintln!("the change is not counted: {error}");
            }
            pool.close().await;
            done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        });
        std::thread::sleep(SEEN_WITHIN);
    }

    /// Keeps everybody else from this table for as long as the value lives. PostgreSQL only.
    #[track_caller]
    pub(crate) fn holds_up(&self, table: &str) -> Held {
        runtime().block_on(async {
            let pool = self.connect().await;
            let mut held = pool.begin().await.expect("the database is there");
            let lock = format!("lock table {table} in access exclusive mode");
            sqlx::query(AssertSqlSafe(lock)).execute(&mut *held).await.expect("nobody else holds it for long");
            Held(Some(held))
        })
    }

    async fn connect(&self) -> AnyPool {
        sqlx::any::install_default_drivers();
        let url = match self.engine() {
            Engine::Sqlite => {
                let file = self.database().trim_start_matches("sqlite://");
                format!("sqlite://{}", self.folder().join(file).display())
            }
            Engine::Postgres => self.database().to_owned(),
        };
        AnyPoolOptions::new().max_connections(1).connect(&url).await.expect("the database is there")
    }
}
