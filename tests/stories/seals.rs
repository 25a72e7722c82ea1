//! What the node signed of its book lies beside its keys as well: whoever rewrites the database is found by it, and a backup
//! carries it.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use serde_json::Value;

use super::{backup::Shelf, place::json};
use crate::harness::{Engine, Node, NodeDraft, on_both};

fn file(node: &Node) -> PathBuf {
    node.folder().join("keys/audit.seals")
}

fn lines(node: &Node) -> Vec<Value> {
    let text = fs::read_to_string(file(node)).expect("there is one");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is a document")).collect()
}

/// A node whose chain was sealed twice.
fn sealed(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare();
    for name in ["aino", "bo", "cecilia", "dora"] {
        fi.done(&["user", "add", name]);
    }
    fi.done(&["audit", "verify"]);
    fi.done(&["audit", "verify"]);
    fi
}

#[test]
fn whoever_rewrites_the_database_with_its_seals_is_found_by_the_file_beside_the_keys() {
    on_both(|engine| {
        let fi = sealed(engine);
        let seals = lines(&fi);
        assert_eq!(fs::metadata(file(&fi)).expect("there is one").permissions().mode() & 0o777, 0o600);
        let numbers: Vec<i64> = seals.iter().map(|seal| seal["number"].as_i64().expect("a number")).collect();
        assert_eq!(numbers.len(), 2, "{seals:?}");
        let whole = json(&fi.done(&["--json", "audit", "verify"]));
        assert_eq!(whole["kept"], 2, "{whole}");

        // The end is cut off, the head says so, and no seal of it is in the database.
        fi.tamper("delete from audit where number >= 4");
        fi.tamper("update audit_head set number = 3, hash = (select hash from audit where number = 3)");
        fi.tamper("delete from audit_seal");
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains(&format!("the seal on line {} that is kept beside the keys", numbers[0])), "{said}");
        // The book has grown over it since, and was signed again.
        for name in ["eino", "fanni", "gustav", "helmi"] {
            fi.done(&["user", "add", name]);
        }
        fi.done(&["audit", "export", &fi.folder().join("a.json").display().to_string()]);
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains(&format!("the seal on line {} that is kept beside the keys", numbers[0])), "{said}");
    });
}

#[test]
fn a_seal_that_was_taken_out_of_the_database_or_put_into_the_file_is_named() {
    on_both(|engine| {
        let fi = sealed(engine);
        let number = lines(&fi)[0]["number"].clone();
        let seal = fi.folder().join("seal");
        fi.tamper(&format!("delete from audit_seal where number = {number}"));
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains(&format!("the seal on line {number} is kept beside the keys and is not in")), "{said}");
        fs::rename(file(&fi), &seal).expect("it can be moved");
        fi.done(&["audit", "verify"]);
        let text = fs::read_to_string(&seal).expect("there is one").replacen("\"hash\":\"", "\"hash\":\"0", 1);
        fs::write(file(&fi), text).expect("it can be written");
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains("line 1 of") && said.contains("audit.seals is no seal of this node"), "{said}");
    });
}

#[test]
fn a_seal_that_somebody_else_put_into_the_database_keeps_nobody_from_sealing() {
    on_both(|engine| {
        let fi = sealed(engine);
        let before = lines(&fi).len();
        // One on a line that is not there yet, and one on the line that is sealed next; both of the year 2200.
        let at = 7_258_118_400_000_i64;
        fi.tamper(&format!("insert into audit_seal (number, hash, at, document) values (1000000, '', {at}, '{{}}')"));
        let next = "(select number + 1 from audit_head)";
        fi.tamper(&format!("insert into audit_seal (number, hash, at, document) values ({next}, '', {at}, '{{}}')"));
        fi.done(&["user", "add", "eino"]);
        fi.done(&["audit", "export", &fi.folder().join("a.json").display().to_string()]);
        let seals = lines(&fi);
        assert_eq!(seals.len(), before + 1, "{seals:?}");
        // What was written since is held by it, also when the head goes back and the row is gone.
        let sealed = seals[before]["number"].as_i64().expect("a number");
        fi.tamper(&format!("delete from audit where number >= {sealed}"));
        let head = format!("(select hash from audit where number = {sealed} - 1)");
        fi.tamper(&format!("update audit_head set number = {sealed} - 1, hash = {head}"));
        fi.tamper(&format!("delete from audit_seal where number >= {sealed} or document = '{{}}'"));
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains(&format!("the seal on line {sealed} that is kept beside the keys")), "{said}");
    });
}

#[test]
fn a_file_that_was_taken_away_is_made_anew_and_the_book_says_so() {
    on_both(|engine| {
        let fi = sealed(engine);
        fs::remove_file(file(&fi)).expect("there is one");
        fi.done(&["user", "add", "eino"]);
        fi.done(&["audit", "verify"]);
        assert!(lines(&fi).len() >= 3, "{:?}", lines(&fi));
        let anew = json(&fi.done(&["--json", "audit", "list", "--deed", "audit seals"]));
        assert_eq!(anew.as_array().map(Vec::len), Some(1), "{anew}");
        assert!(anew[0]["detail"].as_str().is_some_and(|detail| detail.contains("made anew")), "{anew}");
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn a_backup_carries_the_seals_and_a_restore_where_they_went_on_says_what_is_lost() {
    on_both(|engine| {
        let shelf = Shelf::new("seals");
        let mut fi = sealed(engine);
        shelf.keeps(&fi);
        shelf.saves(&fi, "old");
        let kept = fs::read(file(&fi)).expect("there is one");
        fi.done(&["user", "add", "eino"]);
        fi.done(&["audit", "verify"]);
        let last = lines(&fi).last().expect("a seal")["number"].clone();
        let longer = fs::read(file(&fi)).expect("there is one");
        assert!(longer.starts_with(&kept) && longer.len() > kept.len());

        // On an empty host the file is as it was.
        fi.loses_everything();
        shelf.restores(&fi, "old");
        assert_eq!(fs::read(file(&fi)).expect("there is one"), kept);
        fi.done(&["audit", "verify"]);

        // Where the keys are still there, with the longer file, it goes on.
        fi.loses_everything();
        shelf.restores(&fi, "old");
        fs::write(file(&fi), &longer).expect("it can be written");
        let name = fi.host().split('.').next().unwrap_or_default().to_owned();
        fi.moves_to(&engine.database(&name));
        let _ = fs::remove_file(fi.folder().join("election-pool.db"));
        shelf.restores(&fi, "old");
        let now = fs::read(file(&fi)).expect("there is one");
        assert!(now.starts_with(&longer) && now.len() > longer.len(), "it only grows");
        let whole = json(&fi.done(&["--json", "audit", "verify"]));
        assert_eq!(whole["lost"], last, "{whole}");
        fi.done(&["restore", "--confirm", "--alone"]);
        fi.done(&["user", "add", "fanni"]);
        fi.done(&["audit", "verify"]);
        fi.done(&["audit", "verify"]);
    });
}
