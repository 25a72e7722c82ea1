//! A PostgreSQL database that is migrated once for a server and copied for each test: a copy takes a fraction of the time.
//!
//! The tests of the store include this file too.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use url::Url;

/// Under which the processes of one run wait for whoever migrates.
const LOCK: i64 = 20_260_615;

/// The URL of a new database of this name on this server, copied from one that `migrate` has made with these migrations.
pub(crate) async fn migrated(server: &str, name: &str, migrations: &str, migrate: impl AsyncFn(&str)) -> String {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(server).await.expect("the test server answers");
    let template = format!("migrated_{:016x}", hash_of(Path::new(migrations)));
    if !is_there(&mut conn, &template).await {
        // Whoever holds the lock and ends lets go of it.
        obeys(&mut conn, format!("select pg_advisory_lock({LOCK})")).await;
        if !is_there(&mut conn, &template).await {
            let part = format!("{template}_{}", std::process::id());
            obeys(&mut conn, format!("create database \"{part}\"")).await;
            migrate(&named(server, &part)).await;
            obeys(&mut conn, format!("alter database \"{part}\" rename to \"{template}\"")).await;
        }
    }
    obeys(&mut conn, format!("create database \"{name}\" template \"{template}\"")).await;
    conn.close().await.expect("the connection closes");
    named(server, name)
}

/// The URL of a database on this server.
pub(crate) fn named(server: &str, database: &str) -> String {
    let mut url = Url::parse(server).expect("a PostgreSQL server has a URL");
    url.set_path(database);
    url.into()
}

async fn is_there(conn: &mut AnyConnection, name: &str) -> bool {
    let count: i64 = sqlx::query_scalar("select count(*) from pg_database where datname = $1")
        .bind(name)
        .fetch_one(conn)
        .await
        .expect("the test server answers");
    count > 0
}

async fn obeys(conn: &mut AnyConnection, statement: String) {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(conn).await.expect("the test server obeys");
}

/// Other migrations, another template: a server may outlive a change of them.
fn hash_of(folder: &Path) -> u64 {
    let listed = fs::read_dir(folder).expect("the migrations are there");
    let mut paths: Vec<_> = listed.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    let mut hasher = DefaultHasher::new();
    for path in paths {
        fs::read(path).expect("a migration can be read").hash(&mut hasher);
    }
    hasher.finish()
}
