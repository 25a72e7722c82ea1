use std::{fs, path::Path};

use super::{super::test_engine::on_both, *};
use crate::store::{dialect, fact};

#[tokio::test]
async fn each_commit_that_readers_may_see_is_counted_once_it_is_there() {
    on_both(async |db| {
        let before = read(&db).await.unwrap();
        fact::put(&db, "a", "1").await.unwrap();
        assert_eq!(db.changes().known(), before + 1, "the process knows its own at once");
        let mut tx = dialect::begin(&db).await.unwrap();
        fact::put_in(&mut tx, "a", "2").await.unwrap();
        drop(tx);
        assert_eq!(read(&db).await.unwrap(), before + 1, "what is rolled back is no change");
        let mut tx = dialect::begin_unseen(&db).await.unwrap();
        fact::put_in(&mut tx, "a", "3").await.unwrap();
        dialect::commit(tx).await.unwrap();
        assert_eq!(read(&db).await.unwrap(), before + 1, "what nobody sees is not counted");
    })
    .await;
}

/// The tables from which nothing is shown to the public: who signs in, how far the exchange has got, and what machines are
/// to translate.
const UNSEEN: [&str; 45] = [
    "account",
    "alarm",
    "audit",
    "audit_head",
    "audit_seal",
    "credential",
    "digest",
    "digest_asked",
    "doubt",
    "draft",
    "draft_file",
    "fact",
    "feed_change",
    "feed_token",
    "finding",
    "follow_question",
    "glossary",
    "inbound",
    "inbox",
    "intent",
    "interest",
    "lane",
    "lane_entry",
    "letter",
    "mail_address",
    "mail_letter",
    "mail_token",
    "offer",
    "passkey",
    "peer_move",
    "recovery_code",
    "replay",
    "session",
    "sign_in_failure",
    "sign_in_link",
    "sign_in_step",
    "snippet",
    "subscription",
    "token",
    "translated",
    "translation",
    "wish",
    "wish_heard",
    "wish_person",
    "wish_told",
];

/// Whoever begins a transaction of which readers are not told writes, in that file, nothing they could see.
#[test]
fn what_is_written_unseen_is_shown_to_nobody() {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"), &mut files);
    let mut looked_at = 0;
    for (name, text) in files {
        let sweeps = text.split("sweep!(").skip(1).filter(|rest| rest.trim_start().starts_with("unseen"));
        for rest in sweeps {
            let table = rest.split('"').nth(1).and_then(|what| what.split(' ').next()).unwrap_or_default();
            assert!(UNSEEN.contains(&table), "{name} sweeps {table} unseen");
        }
        if !text.contains("begin_unseen(") || name.ends_with("dialect.rs") || name.contains("dump") {
            continue;
        }
        looked_at += 1;
        for verb in ["insert into ", "update ", "delete from "] {
            for rest in text.split(&format!("\"{verb}")).skip(1).filter(|rest| !rest.starts_with('"')) {
                let table = rest.split([' ', '(', '\\', '"']).next().unwrap_or_default();
                assert!(UNSEEN.contains(&table), "{name} writes {verb}{table} in a file with unseen transactions");
            }
        }
    }
    assert!(looked_at > 8, "{looked_at}");
}

fn collect(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|form| form == "rs") && !path.ends_with("tests.rs") {
            into.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}
