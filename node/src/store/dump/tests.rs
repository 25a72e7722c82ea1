//! Both engines hold the same tables, and what is read from one can be written to the other.

use super::*;
use crate::store::{
    Db, Limits,
    audit::AuditLine,
    log::{self, Publication},
    test_engine::{Folder, at, on_both, postgres_database},
};

#[test]
fn a_value_survives_json() {
    let values = [
        Value::Null,
        Value::Number(-7),
        Value::Text("{\"utf8\":\"no bytes\"}".into()),
        Value::Bytes(b"text".to_vec()),
        Value::Bytes(vec![0xff, 0]),
        Value::Bytes(Vec::new()),
    ];
    let text = serde_json::to_string(&values).unwrap();
    assert!(text.contains(r#"{"utf8":"text"}"#), "{text}");
    assert_eq!(serde_json::from_str::<[Value; 6]>(&text).unwrap(), values);
}

#[test]
fn only_plain_names_stand_in_a_statement() {
    assert_eq!(quoted("peer_leaf").unwrap(), "\"peer_leaf\"");
    assert!(quoted("a\"; drop table head; --").is_err());
}

async fn parts(db: &Db) -> Vec<Part> {
    let mut parts = Vec::new();
    read(db, async |part| {
        parts.push(part);
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    parts
}

#[tokio::test]
async fn a_database_moves_to_the_other_engine_and_back() {
    on_both(async |db| {
        let line = AuditLine::new("anna", "test", "nothing");
        let publication = Publication { audit: line, client_id: "once".into(), ..Publication::default() };
        log::publish(&db, &publication, at(0)).await.unwrap();
        let folder = Folder::new();
        let (there, back) = (postgres_database().await, folder.url("back.db"));
        copy(&db, &there).await.unwrap();
        let other = Db::open(&there, Limits::default()).await.unwrap();
        copy(&other, &back).await.unwrap();
        let last = Db::open(&back, Limits::default()).await.unwrap();
        assert_eq!(parts(&last).await, parts(&db).await);
        assert!(!parts(&db).await.is_empty());
        // A line after it has a number of its own.
        let second = Publication { client_id: "twice".into(), ..publication.clone() };
        log::publish(&other, &second, at(1)).await.unwrap();
        let refused = copy(&db, &there).await.unwrap_err();
        assert!(matches!(refused, StoreError::Occupied { .. }), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_load_that_fails_leaves_nothing() {
    on_both(async |db| {
        let folder = Folder::new();
        let mut given = parts(&db).await.into_iter();
        let source = async || match given.next() {
            Some(part) => Ok(Some(part)),
            None => Err(StoreError::Missing("the end".into())),
        };
        let url = folder.url("new.db");
        load(&url, 1, Occupied::Nothing, After::GoOn, source).await.unwrap_err();
        assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 0);
        let refused = load(&url, 9999, Occupied::Nothing, After::GoOn, async || Ok::<_, StoreError>(None)).await;
        assert!(matches!(refused, Err(StoreError::Newer { found: 9999, .. })));
    })
    .await;
}

#[tokio::test]
async fn rows_of_the_first_schema_are_brought_up() {
    on_both(async |db| {
        let mut first = parts(&db).await;
        first.retain(|part| !["session", "sign_in_link", "audit_head"].contains(&part.table.as_str()));
        for part in &mut first {
            let chained: &[&str] = if part.table == "audit" { &["number", "previous", "hash"] } else { &[] };
            let is_later =
                |name: &String| ["restored", "removed"].contains(&name.as_str()) || chained.contains(&name.as_str());
            for row in &mut part.rows {
                let kept = part.columns.iter().zip(row.drain(..)).filter(|(name, _)| !is_later(name));
                *row = kept.map(|(_, value)| value).collect();
            }
            part.columns.retain(|name| !is_later(name));
        }
        let folder = Folder::new();
        for url in [folder.url("new.db"), postgres_database().await] {
            let mut given = first.clone().into_iter();
            let source = async || Ok::<_, StoreError>(given.next());
            load(&url, 1, Occupied::Nothing, After::AwaitConfirmation(at(9)), source).await.unwrap();
            let brought = Db::open(&url, Limits::default()).await.unwrap();
            assert_eq!(log::restored(&brought).await.unwrap(), Some(0));
        }
    })
    .await;
}

#[tokio::test]
async fn what_belongs_to_somebody_else_is_not_touched() {
    let folder = Folder::new();
    for there in [folder.url("theirs.db"), postgres_database().await] {
        let (bare, _) = Db::open_bare(&there, Limits::default()).await.unwrap();
        sqlx::raw_sql("create table theirs (name text)").execute(bare.write()).await.unwrap();
        bare.close().await;
        let refused = load(&there, 1, Occupied::Nothing, After::GoOn, async || Ok::<_, StoreError>(None)).await;
        assert!(matches!(refused, Err(StoreError::Occupied { table, .. }) if table == "theirs"));
        let (bare, _) = Db::open_bare(&there, Limits::default()).await.unwrap();
        sqlx::raw_sql("select name from theirs").execute(bare.write()).await.unwrap();
        bare.close().await;
    }
}

#[tokio::test]
async fn a_loaded_node_waits_to_be_confirmed() {
    on_both(async |db| {
        let folder = Folder::new();
        let url = folder.url("new.db");
        let mut given = parts(&db).await.into_iter();
        let newest = crate::store::db::newest();
        load(&url, newest, Occupied::Nothing, After::AwaitConfirmation(at(9)), async || {
            Ok::<_, StoreError>(given.next())
        })
        .await
        .unwrap();
        let restored = Db::open(&url, Limits::default()).await.unwrap();
        assert_eq!(log::restored(&restored).await.unwrap(), Some(0));
        let refused = log::publish(&restored, &Publication::default(), at(0)).await.unwrap_err();
        assert!(matches!(refused, StoreError::Unconfirmed(0)), "{refused}");
    })
    .await;
}
