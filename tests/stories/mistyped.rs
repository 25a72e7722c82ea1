//! What an operator has lost or mistyped is named in one line, and nothing is made in its place.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use super::place::{acquainted, best_practice, json, write};
use crate::harness::{Engine, Node, NodeDraft, on_both};

fn node(engine: Engine) -> Node {
    NodeDraft::new(engine, "fi", 8101).prepare()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect()
}

/// The one line in which a command is refused that sees another database.
#[track_caller]
fn refuses_at(node: &Node, database: &str, command: &[&str]) -> String {
    let run = node.run_with(&[("ELECTION_POOL_DATABASE__URL", database)], command);
    assert_eq!(run.status.code(), Some(1), "{command:?}: {}{}", run.complaint, run.out);
    assert_eq!(run.complaint.trim().lines().count(), 1, "{command:?}: {}", run.complaint);
    run.complaint
}

#[test]
fn a_key_that_others_know_is_missed_and_not_made_anew() {
    let fi = node(Engine::Sqlite);
    let path = write(&fi, "next.md", &best_practice("Next", "CLEAR", ""), "Text.");
    let keys = fi.folder().join("keys");
    let aside = fi.folder().join("aside");
    for name in ["actor.rsa.pk8", "vaalit.ed25519.pk8"] {
        fs::rename(keys.join(name), &aside).expect("the key is there");
        for command in [&["serve"][..], &["publish", &path], &["doctor"]] {
            let refused = fi.refuses(command);
            for words in [name, "is missing, and this node has published with it: restore it from a backup"] {
                assert!(refused.contains(words), "{command:?}: {refused}");
            }
        }
        assert!(!keys.join(name).exists());
        fs::rename(&aside, keys.join(name)).expect("the key is aside");
    }
    fi.done(&["doctor"]);
    // Those of a new authority are made.
    fi.done(&["authority", "add", "--username", "vrk", "--name", "VRK"]);
    assert!(keys.join("vrk.rsa.pk8").exists());
    fs::copy(keys.join("vaalit.rsa.pk8"), keys.join("actor.rsa.pk8")).expect("both are ours");
    fs::write(keys.join("vrk.ed25519.pk8"), "no key").expect("it is ours");
    let report = fi.run(&["doctor"]);
    assert_eq!(report.status.code(), Some(1), "{}", report.out);
    for words in ["actor.rsa.pk8 is not the key", "vrk.ed25519.pk8 holds no usable key"] {
        assert!(report.out.contains(words), "{words}: {}", report.out);
    }
    assert_eq!(fi.number("select count(*) from log where actor like '%/actor'"), 1, "only the new authority was said");
}

#[test]
fn a_database_is_of_one_origin_for_ever() {
    on_both(|engine| {
        let fi = node(engine);
        fi.publish("one", "CLEAR", "");
        let path = write(&fi, "next.md", &best_practice("Next", "CLEAR", ""), "Text.");
        let rows = || ["log", "audit", "own_actor"].map(|table| fi.number(&format!("select count(*) from {table}")));
        let (before, held) = (rows(), fi.export());
        fi.set("node", "origin", "http://se.localhost:8102");
        let to = "sqlite://elsewhere.db";
        for command in [
            &["serve"][..],
            &["publish", &path],
            &["export"],
            &["doctor"],
            &["authority", "list"],
            &["migrate"],
            &["migrate", "--to", to],
        ] {
            let refused = fi.refuses(command);
            for words in
                ["the configuration says http://se.localhost:8102", "this database is of http://fi.localhost:8101"]
            {
                assert!(refused.contains(words), "{command:?}: {refused}");
            }
        }
        fi.set("node", "origin", fi.origin());
        assert!(!fi.folder().join("elsewhere.db").exists());
        assert_eq!((rows(), fi.export()), (before, held));
    });
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_asking_for_it() {
    let fi = node(Engine::Sqlite);
    let before = names(fi.folder());
    let (mistyped, empty) = ("sqlite://mistyped.db", Engine::Postgres.database("fi"));
    for command in [
        &["serve"][..],
        &["export"],
        &["doctor"],
        &["migrate"],
        &["migrate", "--to", "sqlite://moved.db"],
        &["restore", "--confirm"],
        &["user", "list"],
    ] {
        let refused = refuses_at(&fi, mistyped, command);
        for words in ["there is no database at sqlite://", "mistyped.db", "`election-pool init` makes one"] {
            assert!(refused.contains(words), "{command:?}: {refused}");
        }
        assert_eq!(names(fi.folder()), before, "{command:?}");
    }
    // The same on a server, where the database is there and nothing in it, and where it is not there.
    for database in [&empty, &format!("{empty}_mistyped")] {
        let refused = refuses_at(&fi, database, &["export"]);
        assert!(refused.contains("there is no database at postgres"), "{refused}");
    }
    let refused = refuses_at(&fi, &format!("{empty}_mistyped"), &["export"]);
    assert!(refused.contains("_mistyped"), "it was not made by the first command: {refused}");
    let refused = fi.refuses(&["migrate", "--to", &format!("{empty}_mistyped")]);
    assert!(refused.contains("create an empty database first"), "{refused}");
    fi.done(&["export"]);
}

#[test]
fn a_server_that_is_not_there_is_said_at_once() {
    let fi = node(Engine::Sqlite);
    let nobody = "postgres://pool:s3cret@127.0.0.1:1/none";
    let began = Instant::now();
    for refused in [refuses_at(&fi, nobody, &["serve"]), fi.refuses(&["migrate", "--to", nobody])] {
        assert!(refused.contains("127.0.0.1:1/none") && refused.contains("refused"), "{refused}");
        assert!(!refused.contains("s3cret"), "{refused}");
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    // A move that could not begin leaves the node where it is.
    fi.publish("one", "CLEAR", "");
}

#[test]
fn a_partner_is_found_by_what_it_is_called_and_a_wrong_word_is_answered_with_a_near_one_or_none() {
    let [fi, se] = acquainted(Engine::Sqlite, ["fi", "se"]);
    let listed = json(&fi.done(&["--json", "peer", "list"]));
    let name = listed[0]["name"].as_str().expect("a name").to_owned();
    let handle = se.handle();
    for called in [name.as_str(), &name.to_uppercase(), handle.as_str(), se.host(), se.origin()] {
        fi.done(&["peer", "retry", called]);
    }
    let refused = fi.refuses(&["peer", "retry", "Valmyndigheten"]);
    assert!(refused.contains("Valmyndigheten") && !refused.contains("did you mean"), "{refused}");
    let refused = fi.refuses(&["peer", "retry", "se.localhost:8012"]);
    assert!(refused.contains("did you mean “se.localhost:8102”"), "{refused}");
    let path = write(&fi, "purple.md", &best_practice("Purple", "PURPLE", ""), "Text.");
    let refused = fi.refuses(&["publish", &path]);
    assert!(refused.contains("one of CLEAR, GREEN") && !refused.contains("did you mean"), "{refused}");

    let refused = fi.refuses(&["peer", "add", se.host(), "--yes"]);
    assert!(refused.contains("over https") && refused.contains(se.origin()), "{refused}");
    let refused = fi.refuses(&["peer", "add", &format!("{}/actors/vaalit", se.origin()), "--yes"]);
    assert!(refused.contains(&format!("write {}", se.origin())), "{refused}");

    let refused = fi.refuses(&["export", "--origin", "nonsense"]);
    assert!(refused.contains("nonsense"), "{refused}");
    assert!(fi.export_of(se.host()).is_empty());
    for name in ["one", "two"] {
        fi.publish(name, "CLEAR", "");
    }
    assert!(fi.done(&["material", "list", "--limit", "1"]).contains("there are more"));
    assert!(!fi.done(&["material", "list", "--limit", "2"]).contains("there are more"));
}
