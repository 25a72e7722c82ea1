use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::*;
use crate::store::{
    account::Role,
    test_engine::{at, on_both},
};

/// Columns that name a person, and where what they are in is told of, if not in the list.
const NAMING: [&str; 11] = [
    "username",
    "author",
    "approver",
    "by_whom",
    "asked_by",
    "saved_by",
    "first_by",
    "decided_by",
    "subject",
    "who",
    "name",
];
/// Tables in which such a column names nobody of this node, or only by a digest, or whose lines are told by `store::audit`.
const OTHERWISE: [(&str, &str); 14] = [
    ("audit", "who"),
    ("authority", "username"),
    ("peer", "name"),
    ("peer_authority", "username"),
    ("variant", "by_whom"),
    ("digest_asked", "subject"),
    ("attachment", "name"),
    ("fact", "name"),
    ("source", "name"),
    ("provider", "name"),
    ("recipient", "name"),
    ("offer", "author"),
    ("passkey", "name"),
    ("token", "name"),
];

#[test]
fn no_column_that_names_a_person_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/sqlite");
    let mut columns: BTreeSet<(String, String)> = BTreeSet::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let mut table = String::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("create table ") {
                rest.split([' ', '(']).next().unwrap().clone_into(&mut table);
            }
            let added = line.strip_prefix("alter table ").and_then(|rest| rest.split_once(" add column "));
            let (table, column) = added.unwrap_or((&table, line.trim()));
            let column = column.split(' ').next().unwrap_or_default();
            if NAMING.contains(&column) {
                columns.insert((table.to_owned(), column.to_owned()));
            }
        }
    }
    assert!(columns.len() > 20, "{columns:?}");
    for (table, column) in &columns {
        if OTHERWISE.contains(&(table, column)) {
            continue;
        }
        let is_told = KEPT.iter().any(|kept| {
            let from = kept.read.split_once(" from ").map_or("", |(_, from)| from);
            from.contains(table.as_str()) && (from.contains(column.as_str()) || *column == "name")
        });
        assert!(is_told, "{table}.{column} names a person, and nothing tells of it");
    }
}

#[tokio::test]
async fn each_kind_is_read_and_counted_and_what_goes_is_gone() {
    on_both(async |db| {
        let anna = Account {
            username: "anna".into(),
            name: "Anna Virtanen".into(),
            authority: "https://fi.example/actors/om".into(),
            role: Role::Author,
        };
        account::add(&db, &anna, &AuditLine::new("operator", "user add", "anna"), at(0)).await.unwrap();
        for text in [
            "insert into interest (id, username, topic, country, language, kind, at) \
             values ('1', 'anna', '', 'SE', '', '', 5)",
            "insert into glossary (source, term, language, word, by_whom, at) \
             values ('sv', 'valdag', 'da', 'valgdag', 'anna', 5)",
            "insert into draft (id, author, authority, material, fields, edition, saved_by, at, updated) \
             values ('a', 'anna', 'om', null, '{\"title\":\"x\"}', 1, 'anna', 5, 5), \
             ('b', 'anna', 'om', null, '{}', 1, 'anna', 5, 5), ('c', 'bo', 'om', null, '{}', 1, 'anna', 5, 5)",
            "insert into submission (id, material, author, bundle, sha256, state, approver, at, decided_at) \
             values ('b', null, 'anna', '{}', 'x', 'pending', null, 5, null)",
        ] {
            sqlx::query(text).execute(db.write()).await.unwrap();
        }
        let amounts = async || {
            let mut amounts = BTreeMap::new();
            for kept in &KEPT {
                let amount = amount(&db, kept, "anna").await.unwrap();
                let page = page(&db, kept, "anna", 0, 10).await.unwrap();
                assert_eq!(page.len() as u64, amount, "{}", kept.name);
                if amount > 0 {
                    amounts.insert(kept.name, amount);
                }
            }
            amounts
        };
        let before = [
            ("account", 1),
            ("drafts", 1),
            ("drafts_of_others", 1),
            ("drafts_that_wait", 1),
            ("filters", 1),
            ("glossary", 1),
            ("submissions", 1),
        ];
        assert_eq!(amounts().await, BTreeMap::from(before));
        let drafts = KEPT.iter().find(|kept| kept.name == "drafts").unwrap();
        let draft = page(&db, drafts, "anna", 0, 10).await.unwrap();
        assert_eq!(draft[0]["fields"]["title"], "x");
        assert_eq!(draft[0]["at"], "1970-01-01T00:00:00.005Z");
        let done = erase(&db, "anna", "operator", at(1)).await.unwrap();
        let went: u64 = done.iter().map(|(_, rows)| rows).sum();
        assert_eq!(went, 5);
        let after = [("account", 1), ("drafts_that_wait", 1), ("submissions", 1)];
        assert_eq!(amounts().await, BTreeMap::from(after));
        let person = find(&db, "anna").await.unwrap().unwrap();
        assert_eq!((person.account.name.as_str(), person.removed), ("", Some(at(1))));
        let line = audit::list(&db, None, 1).await.unwrap().remove(0).line;
        assert_eq!(line.detail, "account 1, filters 1, drafts 1, drafts_of_others 1, glossary 1");
        assert!(matches!(erase(&db, "bo", "operator", at(2)).await, Err(StoreError::Missing(_))));
    })
    .await;
}
