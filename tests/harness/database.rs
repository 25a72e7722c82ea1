//! A look under a node, where no door shows it: how many rows, and what a newer version would have left behind.

use sqlx::{AnyPool, AssertSqlSafe, any::AnyPoolOptions};

use super::{engine::Engine, node::Node, peer::runtime};

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

    /// Changes the database as this node never would.
    #[track_caller]
    pub(crate) fn tamper(&self, sql: &str) {
        runtime().block_on(async {
            let pool = self.connect().await;
            let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&pool).await;
            pool.close().await;
            done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        });
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
