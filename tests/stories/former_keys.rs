//! Whose signature counts under a seal and an export: that of the keys in their folder, and of those given up that are kept
//! beside them. What stands in the database vouches for nothing, since a seal is there to convict whoever writes it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use election_pool_protocol::{
    key::{Ed25519Key, Ed25519Public},
    proof,
};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    backup::Shelf,
    place::{acquainted, agree, json as read},
};
use crate::harness::{Engine, Node, NodeDraft, keys_of, on_both, until};

fn node(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare();
    for name in ["aino", "bo", "cecilia", "dora"] {
        fi.done(&["user", "add", name]);
    }
    fi.done(&["audit", "verify"]);
    fi
}

fn proved(node: &Node, document: Value, key: &Ed25519Key) -> String {
    let Value::Object(mut members) = document else { unreachable!("a document") };
    members.shift_remove("proof");
    let id = format!("{}/actor#ed25519-key", node.origin());
    Value::from(proof::prove(members, key, &id, Timestamp::now())).to_string()
}

/// Writes into the database that this key was the node's own once.
fn foists(node: &mut Node, key: &str) {
    node.start();
    let mut document = node.get("/actor").is(&[200]).json();
    node.stop();
    let uri = document["id"].as_str().expect("an id").to_owned();
    let methods = document["assertionMethod"].as_array_mut().expect("its keys");
    methods.push(json!({"type": "Multikey", "id": format!("{uri}#ed25519-key-0"), "controller": uri,
        "publicKeyMultibase": key, "revoked": "2026-01-01T00:00:00Z"}));
    let hex: String = document.to_string().bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let bytes = match node.engine() {
        Engine::Sqlite => format!("x'{hex}'"),
        Engine::Postgres => format!("'\\x{hex}'"),
    };
    node.tamper(&format!("update own_actor set bytes = {bytes} where uri = '{uri}'"));
}

/// The newest line, in an export.
fn exported(node: &Node) -> Value {
    let file = node.folder().join("lines.json");
    node.done(&["audit", "export", &file.display().to_string()]);
    read(&fs::read_to_string(file).expect("it was written"))
}

fn seals(node: &Node) -> String {
    fs::read_to_string(node.folder().join("keys/audit.seals")).expect("there are some")
}

/// The public keys kept beside those of the node.
fn kept(node: &Node) -> Vec<PathBuf> {
    let files =
        fs::read_dir(node.folder().join("keys")).expect("there are keys").map(|one| one.expect("a file").path());
    let is_kept = |path: &PathBuf| {
        path.extension().is_some_and(|end| end == "pub")
            && path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("actor."))
    };
    files.filter(is_kept).collect()
}

#[test]
fn a_key_that_somebody_wrote_into_the_database_seals_nothing_and_signs_no_export() {
    on_both(|engine| {
        let mut fi = node(engine);
        let stranger = keys_of("somebody-else").ed25519;
        let key = stranger.public_multikey();
        foists(&mut fi, &key);
        let export = exported(&fi);
        let forged = fi.folder().join("forged.json");
        fs::write(&forged, proved(&fi, export, &stranger)).expect("it can be written");
        let said = fi.refuses(&["audit", "verify", "--file", &forged.display().to_string()]);
        assert!(said.contains(&key) && said.contains("not kept beside"), "{said}");

        // The end of a book that was written anew, sealed by whoever wrote it.
        fi.done(&["user", "add", "eino"]);
        let line = read(&fi.done(&["--json", "audit", "list", "--limit", "1"]))[0].clone();
        let (number, hash, before) = (&line["number"], &line["hash"], seals(&fi));
        let seal = json!({"type": "AuditSeal", "node": fi.origin(), "number": number, "hash": hash});
        let (seal, hash) = (proved(&fi, seal, &stranger), hash.as_str().expect("a hash"));
        fi.tamper(&format!(
            "insert into audit_seal (number, hash, at, document) values ({number}, '{hash}', 1, '{seal}')"
        ));
        let said = fi.refuses(&["audit", "verify"]);
        assert!(said.contains(&format!("the seal on line {number} is signed by {key}")), "{said}");
        fi.done(&["audit", "export", &forged.display().to_string()]);
        assert!(!seals(&fi).contains(&format!("\"number\":{number},")), "nor is it kept beside the keys");
        assert!(seals(&fi).starts_with(&before));
    });
}

#[test]
fn what_a_key_sealed_that_was_given_up_counts_because_it_is_kept_beside_the_keys() {
    on_both(|engine| {
        let shelf = Shelf::new("former");
        let mut fi = node(engine);
        shelf.keeps(&fi);
        let old = fi.folder().join("old.json");
        fi.done(&["audit", "export", &old.display().to_string()]);
        fi.done(&["authority", "rotate-keys"]);
        fi.done(&["authority", "rotate-keys"]);
        assert_eq!(kept(&fi).len(), 2);
        for file in kept(&fi) {
            assert_eq!(fs::metadata(&file).expect("there is one").permissions().mode() & 0o777, 0o600);
            let text = fs::read_to_string(file).expect("it can be read");
            assert!(Ed25519Public::from_multikey(text.trim()).is_ok(), "{text}");
        }
        fi.done(&["audit", "verify"]);
        fi.done(&["audit", "verify", "--file", &old.display().to_string()]);
        shelf.saves(&fi, "rotated");
        fi.loses_everything();
        shelf.restores(&fi, "rotated");
        assert_eq!(kept(&fi).len(), 2, "a backup carries them");
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn a_node_that_was_given_new_keys_by_an_older_version_says_which_key_it_lacks_and_adopts_it() {
    on_both(|engine| {
        let fi = node(engine);
        let old = fi.folder().join("old.json");
        fi.done(&["audit", "export", &old.display().to_string()]);
        fi.done(&["authority", "rotate-keys"]);
        // That version kept no such file.
        let file = kept(&fi).pop().expect("it is kept");
        let key = fs::read_to_string(&file).expect("it can be read").trim().to_owned();
        fs::remove_file(&file).expect("it can be taken away");
        for command in [vec!["audit", "verify"], vec!["audit", "verify", "--file", old.to_str().expect("a path")]] {
            let said = fi.refuses(&command);
            for words in [key.as_str(), "not kept beside the keys", &format!("audit adopt-key {key}")] {
                assert!(said.contains(words), "{words}: {said}");
            }
        }
        let strange = keys_of("somebody-else").ed25519.public_multikey();
        assert!(fi.refuses(&["audit", "adopt-key", &strange]).contains("never showed"));
        assert!(fi.refuses(&["audit", "adopt-key", "z6Mk"]).contains("z6Mk"));
        assert_eq!(kept(&fi).len(), 0, "and nothing is kept");
        fi.done(&["audit", "adopt-key", &key]);
        assert_eq!(fs::read_to_string(&file).expect("it is there again").trim(), key);
        fi.done(&["audit", "verify"]);
        fi.done(&["audit", "verify", "--file", &old.display().to_string()]);
        let lines = read(&fi.done(&["--json", "audit", "list", "--deed", "keys adopt"]));
        assert_eq!(lines.as_array().map(Vec::len), Some(1), "{lines}");
        assert!(lines[0]["detail"].as_str().is_some_and(|detail| detail.contains(&key)), "{lines}");
    });
}

/// The files of the keys of one actor as they were when a process that made them anew ended before it took them, or while
/// it did.
fn cut_off(keys: &Path, name: &str, old: &[u8], is_half_taken: bool) {
    let file = |ending: &str| keys.join(format!("{name}.{ending}"));
    if !is_half_taken {
        fs::rename(file("rsa.2.pk8"), file("rsa.2.next")).expect("it is there");
    }
    fs::rename(file("ed25519.2.pk8"), file("ed25519.2.next")).expect("it is there");
    // Last and at once: a node that runs looks for what was left so.
    fs::write(file("old"), old).expect("it can be written");
    fs::set_permissions(file("old"), fs::Permissions::from_mode(0o600)).expect("it is ours");
    fs::rename(file("old"), file("ed25519.pk8")).expect("it was written");
}

#[test]
fn a_node_whose_new_keys_were_announced_and_not_taken_says_so_and_starts_with_them() {
    on_both(|engine| {
        for is_half_taken in [false, true] {
            let [mut fi, se] = acquainted(engine, ["fi", "se"]);
            fi.stop();
            let keys = fi.folder().join("keys");
            let names = ["actor".to_owned(), fi.authority().rsplit('/').next().expect("a name").to_owned()];
            let old = names.each_ref().map(|name| fs::read(keys.join(format!("{name}.ed25519.pk8"))).expect("a key"));
            let made = read(&fi.done(&["--json", "authority", "rotate-keys"]));
            for (name, old) in names.iter().zip(&old) {
                cut_off(&keys, name, old, is_half_taken);
                for file in kept(&fi) {
                    fs::remove_file(file).expect("it can be taken away");
                }
            }
            // Nor had it written down where they are announced.
            fi.tamper("delete from fact where name like 'keys %'");
            let report = fi.run(&["doctor"]).out;
            assert!(report.contains("announced and not taken") && report.contains("start the node"), "{report}");
            assert!(!report.contains("restore it from a backup"), "{report}");
            fi.start();
            let report = fi.run(&["doctor"]).out;
            let fingerprint = made[0]["fingerprint"].as_str().expect("a fingerprint");
            assert!(report.contains(fingerprint) && !report.contains("not taken"), "{fingerprint}: {report}");
            for name in &names {
                assert!(!keys.join(format!("{name}.ed25519.pk8")).exists(), "what proved before is gone");
                assert!(keys.join(format!("{name}.ed25519.2.pk8")).exists());
            }
            assert_eq!(kept(&fi).len(), 1);
            fi.done(&["audit", "verify"]);
            let after = fi.publish("after", "GREEN", "");
            agree(&fi, &se);
            assert!(se.exported(&after).is_some(), "the partner took the new keys");
            for what in ["quarantine", "alarm"] {
                assert_eq!(se.number(&format!("select count(*) from {what}")), 0, "{what}");
            }
        }
    });
}

#[test]
fn a_running_node_takes_keys_that_were_announced_by_a_command_that_was_killed() {
    on_both(|engine| {
        let mut fi = node(engine);
        let keys = fi.folder().join("keys");
        let old = fs::read(keys.join("actor.ed25519.pk8")).expect("a key");
        fi.done(&["authority", "rotate-keys"]);
        let taken = keys.join("actor.ed25519.2.pk8");
        cut_off(&keys, "actor", &old, false);
        assert!(!taken.exists());
        fi.start();
        until("they are taken", || taken.exists().then_some(()));
        // Once more, while it runs.
        cut_off(&keys, "actor", &old, false);
        until("they are taken", || taken.exists().then_some(()));
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn a_node_whose_new_keys_were_made_and_not_announced_keeps_the_old_ones() {
    on_both(|engine| {
        let mut fi = node(engine);
        let keys = fi.folder().join("keys");
        let spare = keys_of("unannounced");
        let made = [("rsa", spare.rsa.to_pkcs8()), ("ed25519", spare.ed25519.to_pkcs8())];
        for (kind, key) in made {
            let file = keys.join(format!("actor.{kind}.2.next"));
            fs::write(&file, key.expect("a key")).expect("it can be written");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("it is ours");
        }
        fi.start();
        let shown = fi.get("/actor").is(&[200]).text();
        assert!(!shown.contains(&spare.ed25519.public_multikey()), "{shown}");
        let report = fi.run(&["doctor"]).out;
        assert!(!report.contains("not taken"), "{report}");
        assert!(!keys.join("actor.ed25519.2.pk8").exists());
        fi.done(&["audit", "verify"]);
        fi.stop();
        fi.done(&["authority", "rotate-keys"]);
        assert!(keys.join("actor.ed25519.2.pk8").exists(), "the next time they are taken");
    });
}
