//! A backup is one file that opens with its passphrase alone, and gives the node back on a host that holds nothing of it.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
};

use super::place::{self, best_practice, json};
use crate::harness::{Node, NodeDraft, on_both};

const PASSPHRASE: &str = "correct horse battery staple";

/// A place that outlives every host: the file, and the passphrase.
pub(crate) struct Shelf(PathBuf);

impl Shelf {
    /// An empty one.
    pub(crate) fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("election-pool-shelf-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        fs::write(folder.join("passphrase"), format!("{PASSPHRASE}\n")).expect("the folder is writable");
        Self(folder)
    }

    /// The path of a file on it.
    pub(super) fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// Names its passphrase in the configuration of a node.
    pub(crate) fn keeps(&self, node: &Node) {
        node.set("backup", "passphrase_file", self.at("passphrase"));
    }

    /// Saves a node under a name; gives the position it ends at.
    #[track_caller]
    pub(crate) fn saves(&self, node: &Node, name: &str) -> u64 {
        let saved = json(&node.done(&["--json", "backup", &self.at(name)]));
        saved["position"].as_u64().expect("a position")
    }

    /// Restores a node that lost everything.
    #[track_caller]
    pub(crate) fn restores(&self, node: &Node, name: &str) -> String {
        node.done(&["restore", &self.at(name), "--passphrase-file", &self.at("passphrase")])
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).expect("a file")));
        }
    }
    found.sort();
    found
}

#[test]
fn a_backup_made_while_publishing_gives_the_node_back_on_an_empty_host() {
    on_both(|engine| {
        let shelf = Shelf::new("busy");
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        shelf.keeps(&fi);
        fs::write(fi.folder().join("note.pdf"), b"%PDF-1.4\nA file.\n").expect("the folder is writable");
        let with = place::write(&fi, "with.md", &best_practice("With", "GREEN", "attachments: [note.pdf]\n"), "Text.");
        fi.done(&["publish", &with]);
        fi.publish("red", "RED", "recipients: [vaalit]\n");
        let position = thread::scope(|scope| {
            let others = scope.spawn(|| {
                for number in 0..8 {
                    fi.publish(&format!("number-{number}"), "CLEAR", "");
                }
            });
            let position = shelf.saves(&fi, "node.backup");
            others.join().expect("all are published");
            position
        });
        let everything = fi.export();
        assert_eq!(everything.len(), 10);
        let keys = files(&fi.folder().join("keys"));
        let backup = fs::read(shelf.at("node.backup")).expect("the file");
        assert_eq!(fs::metadata(shelf.at("node.backup")).expect("the file").permissions().mode() & 0o777, 0o600);
        assert!(!backup.windows(8).any(|eight| eight == b"election"), "it can be read without the passphrase");

        fi.loses_everything();
        let told = shelf.restores(&fi, "node.backup");
        assert!(told.contains("restore --confirm"), "{told}");
        // Everything up to its position and nothing else; RED has no position.
        let restored = fi.export();
        assert_eq!(restored.len() as u64, position + 1);
        assert!(restored.iter().all(|line| everything.contains(line)));
        let back = files(&fi.folder().join("keys"));
        assert_eq!(back, keys);
        for (path, _) in back {
            assert_eq!(fs::metadata(&path).expect("a key").permissions().mode() & 0o777, 0o600, "{}", path.display());
        }
        for refused in [&["serve"][..], &["publish", "nothing.md"], &["sync", "--now"], &["peer", "check", "x"]] {
            let words = fi.refuses(refused);
            assert!(words.contains("restore --confirm"), "{refused:?}: {words}");
        }
        let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
        assert_eq!((&confirmed["epoch"], &confirmed["position"]), (&2.into(), &(position + 1).into()));
        assert_eq!(fi.export(), restored);
        fi.start();
        let sha256 = fi.number("select count(*) from blob where size > 0");
        assert_eq!((sha256, files(&fi.folder().join("blobs")).len()), (1, 1));
        let after = place::write(&fi, "after.md", &best_practice("After", "CLEAR", ""), "Text.");
        assert_eq!(json(&fi.done(&["--json", "publish", &after]))["position"], position + 2);
        fi.stop();
        let words = fi.refuses(&["restore", "--confirm"]);
        assert!(words.contains("nothing to confirm"), "{words}");
    });
}

#[test]
fn a_backup_that_is_damaged_or_not_whole_or_opened_with_another_passphrase_touches_nothing() {
    on_both(|engine| {
        let shelf = Shelf::new("damaged");
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare();
        shelf.keeps(&fi);
        fi.publish("one", "CLEAR", "");
        shelf.saves(&fi, "whole");
        let held = fi.export();
        let whole = fs::read(shelf.at("whole")).expect("the file");
        let mut bent = whole.clone();
        bent[whole.len() / 2] ^= 1;
        fs::write(shelf.at("bent"), bent).expect("writable");
        // Within the part of the head that the passphrase opens.
        let mut beginning = whole.clone();
        let salt = b"-> scrypt ";
        let at = whole.windows(salt.len()).position(|text| text == salt).expect("age writes it") + salt.len();
        beginning[at] = if whole[at] == b'A' { b'B' } else { b'A' };
        fs::write(shelf.at("beginning"), beginning).expect("writable");
        let refused = fi.refuses(&["backup", &shelf.at("whole")]);
        assert!(refused.contains("exists already"), "{refused}");
        assert!(fs::read(shelf.at("whole")).expect("the file") == whole);
        fs::write(shelf.at("cut"), &whole[..whole.len() - 1000]).expect("writable");
        fs::write(shelf.at("foreign"), "a text\n").expect("writable");
        fs::write(shelf.at("other"), "tr0ub4dor\n").expect("writable");
        fi.loses_everything();
        for (file, passphrase, words) in [
            ("bent", "passphrase", "damaged or not complete"),
            ("cut", "passphrase", "damaged or not complete"),
            ("foreign", "passphrase", "not a backup"),
            ("whole", "other", "the passphrase does not open"),
            ("beginning", "passphrase", "or its beginning is damaged"),
            ("nowhere", "passphrase", "could not use"),
            ("whole", "nowhere", "could not read"),
        ] {
            let refused = fi.refuses(&["restore", &shelf.at(file), "--passphrase-file", &shelf.at(passphrase)]);
            assert!(refused.contains(words), "{file} with {passphrase}: {refused}");
            assert_eq!(files(fi.folder()), [], "{file} with {passphrase}");
        }
        // And the untouched host takes the whole one; a second time it is not empty any more.
        shelf.restores(&fi, "whole");
        assert_eq!(fi.export(), held);
        let before = (files(&fi.folder().join("keys")), fi.export());
        let refused = fi.refuses(&["restore", &shelf.at("whole")]);
        assert!(refused.contains("not empty"), "{refused}");
        assert_eq!((files(&fi.folder().join("keys")), fi.export()), before);
    });
}

#[test]
fn a_backup_needs_a_passphrase_and_a_restore_the_same_node() {
    on_both(|engine| {
        let shelf = Shelf::new("needs");
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        let refused = fi.refuses(&["backup", &shelf.at("node.backup")]);
        assert!(refused.contains("passphrase_file"), "{refused}");
        shelf.keeps(&fi);
        shelf.saves(&fi, "node.backup");
        let se = NodeDraft::new(engine, "se", 8102).prepare();
        let held = files(&se.folder().join("keys"));
        let refused = se.refuses(&["restore", &shelf.at("node.backup"), "--passphrase-file", &shelf.at("passphrase")]);
        assert!(refused.contains("fi.localhost:8101") && refused.contains("nothing was changed"), "{refused}");
        // Over a node that has begun nothing is restored either, not even its own backup.
        let refused = fi.refuses(&["restore", &shelf.at("node.backup")]);
        assert!(refused.contains("not empty"), "{refused}");
        assert_eq!(files(&se.folder().join("keys")), held);
    });
}
