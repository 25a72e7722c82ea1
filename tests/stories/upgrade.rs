//! A node of the first released version starts with this one and holds what it held.
//!
//! The fixture is rows as that version wrote them, in the schema of its migration, which never changes.

use std::{fs, path::PathBuf};

use sqlx::{AssertSqlSafe, any::AnyPoolOptions, migrate::Migrator};

use super::place::json;
use crate::harness::{Engine, Node, NodeDraft, on_both, runtime};

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Fills a new database as version 1 would have left it.
fn golden(node: &mut Node, engine: Engine) {
    let folder = node.folder().join("migrations");
    fs::create_dir(&folder).expect("the folder is writable");
    let (name, url) = match engine {
        Engine::Sqlite => ("sqlite", "sqlite://golden.db".to_owned()),
        Engine::Postgres => ("postgres", engine.database("fi")),
    };
    let first = top().join("migrations").join(name).join("0001_bones.sql");
    fs::copy(first, folder.join("0001_bones.sql")).expect("the first migration is there");
    let rows = fs::read_to_string(top().join("tests/fixtures/schema/0001_rows.sql")).expect("the fixture");
    // Bytes are the one thing the engines write differently.
    let rows = if engine == Engine::Postgres { rows.replace(", x'", ", '\\x") } else { rows };
    let address = match engine {
        Engine::Sqlite => format!("sqlite://{}?mode=rwc", node.folder().join("golden.db").display()),
        Engine::Postgres => url.clone(),
    };
    runtime().block_on(async {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(1).connect(&address).await.expect("the database is there");
        Migrator::new(folder).await.expect("a migration").run(&pool).await.expect("the first schema");
        sqlx::raw_sql(AssertSqlSafe(rows)).execute(&pool).await.expect("the rows of version 1");
        pool.close().await;
    });
    node.moves_to(&url);
}

#[test]
fn a_database_of_the_first_schema_is_brought_up_and_holds_the_same() {
    on_both(|engine| {
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare();
        golden(&mut fi, engine);
        let expected = fs::read_to_string(top().join("tests/fixtures/schema/0001_export.jsonl")).expect("the fixture");
        fi.done(&["migrate"]);
        assert_eq!(fi.done(&["export"]), expected);
        let shown = json(&fi.done(&[
            "--json",
            "material",
            "show",
            "http://fi.localhost:8101/materials/01a22258-126a-7e91-8784-c19f78f50915",
        ]));
        assert_eq!(shown["title"], "Opas", "{shown}");
        // And it goes on from there.
        fi.start();
        let new = fi.publish("new", "CLEAR", "");
        assert!(fi.exported(&new).is_some());
        // The keys of the fixture's host are not this one's: what changed was announced, and then this was published.
        let last = fi.number("select position from head");
        assert_eq!(fi.number("select count(*) from log"), last);
        assert!(last > 3, "{last}");
    });
}
