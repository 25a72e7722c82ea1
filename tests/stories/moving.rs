//! A whole node moves: between the engines, into a folder that people can read, and out of one.

use std::fs;

use super::{
    backup::Shelf,
    place::{acquainted, agree, becomes, best_practice, json, revise, write},
};
use crate::harness::{Engine, Node, NodeDraft, on_both};

fn other(engine: Engine) -> Engine {
    match engine {
        Engine::Sqlite => Engine::Postgres,
        Engine::Postgres => Engine::Sqlite,
    }
}

/// Everything that has a number of rows.
const TABLES: [&str; 12] = [
    "log",
    "body",
    "material",
    "revision",
    "variant",
    "peer",
    "peer_key",
    "peer_leaf",
    "lane",
    "inbox",
    "inbound",
    "audit",
];

fn rows(node: &Node) -> Vec<i64> {
    TABLES.map(|table| node.number(&format!("select count(*) from {table}"))).to_vec()
}

#[test]
fn a_node_moves_to_the_other_engine_and_back_and_goes_on() {
    on_both(|engine| {
        let [mut fi, se] = acquainted(engine, ["fi", "se"]);
        let one = fi.publish("one", "GREEN", "");
        let theirs = se.publish("theirs", "GREEN", "");
        fi.publish("red", "RED", "recipients: [vaalit]\n");
        revise(&fi, &one, "one", "CLEAR", "");
        agree(&se, &fi);
        becomes(&se, &one, "live", 2);
        let refused = fi.refuses(&["migrate", "--to", &other(engine).database("fi")]);
        assert!(refused.contains("serves"), "{refused}");
        let three = fi.publish("three", "GREEN", "");
        becomes(&se, &three, "live", 1);
        fi.stop();
        let (held, counted) = (fi.export(), rows(&fi));
        let file = "sqlite://moved.db".to_owned();
        for target in [other(engine), engine] {
            let url = if target == Engine::Sqlite { file.clone() } else { target.database("fi") };
            let moved = json(&fi.done(&["--json", "migrate", "--to", &url]));
            assert_eq!(moved["position"], 3, "{moved}");
            // Whoever forgets to change the configuration does not publish beside the node that moved.
            for command in [&["migrate", "--to", &url][..], &["serve"], &["restore", "--confirm"]] {
                let refused = fi.refuses(command);
                assert!(refused.contains("this node moved to"), "{refused}");
            }
            let file = write(&fi, "late.md", &best_practice("Late", "GREEN", ""), "Too late.");
            assert!(fi.refuses(&["publish", &file]).contains("this node moved to"));
            fi.moves_to(&url);
            assert_eq!((fi.export(), rows(&fi)), (held.clone(), counted.clone()), "on {target:?}");
        }
        fi.start();
        let two = fi.publish("two", "GREEN", "");
        becomes(&se, &two, "live", 1);
        revise(&se, &theirs, "theirs", "GREEN", "");
        becomes(&fi, &theirs, "live", 2);
        assert_eq!(se.number("select count(*) from alarm") + fi.number("select count(*) from alarm"), 0);
    });
}

#[test]
fn a_full_export_can_be_read_by_people_and_brought_in_again() {
    on_both(|engine| {
        let shelf = Shelf::new("full");
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fs::write(fi.folder().join("note.pdf"), b"%PDF-1.4\nA file.\n").expect("the folder is writable");
        let with =
            write(&fi, "with.md", &best_practice("With", "GREEN", "attachments: [note.pdf]\n"), "A text to read.");
        let with = json(&fi.done(&["--json", "publish", &with]));
        fi.publish("red", "RED", "recipients: [vaalit]\n");
        let gone = fi.publish("gone", "CLEAR", "");
        fi.done(&["withdraw", &gone, "--reason", "It was wrong."]);
        let held = fi.export();
        fi.done(&["export", "--full", &shelf.at("full")]);
        let refused = fi.refuses(&["export", "--full", &shelf.at("full")]);
        assert!(refused.contains("not empty"), "{refused}");
        let material = format!("full/materials/{}", with["id"].as_str().expect("an id"));
        let text = fs::read_to_string(shelf.at(&format!("{material}/revision-1/with.md"))).expect("Markdown");
        assert!(text.contains("A text to read."), "{text}");
        let object = fs::read_to_string(shelf.at(&format!("{material}/object.json"))).expect("JSON");
        assert_eq!(
            object,
            fi.done(&["material", "show", with["uri"].as_str().expect("an id"), "--as-json-ld"]).trim_end()
        );
        assert_eq!(fs::read_dir(shelf.at("full/attachments")).expect("attachments").count(), 1);

        // Over a node that has published nothing is brought in.
        let refused = fi.refuses(&["import", "full", &shelf.at("full")]);
        assert!(refused.contains("not empty"), "{refused}");
        let config = fs::read(fi.folder().join("election-pool.toml")).expect("a configuration");
        fi.loses_everything();
        fs::write(fi.folder().join("election-pool.toml"), config).expect("the folder is writable");
        fi.done(&["import", "full", &shelf.at("full")]);
        assert_eq!(fi.export(), held);
        let refused = fi.refuses(&["serve"]);
        assert!(refused.contains("restore --confirm"), "{refused}");
        // One changed byte, and nothing is brought in.
        fs::write(shelf.at(&format!("{material}/object.json")), object.replacen("With", "wiTh", 1)).expect("writable");
        let config = fs::read(fi.folder().join("election-pool.toml")).expect("a configuration");
        fi.loses_everything();
        fs::write(fi.folder().join("election-pool.toml"), config).expect("the folder is writable");
        let refused = fi.refuses(&["import", "full", &shelf.at("full")]);
        assert!(refused.contains("damaged"), "{refused}");
        assert_eq!(fs::read_dir(fi.folder()).expect("a folder").count(), 1);
    });
}

#[test]
fn a_folder_of_markdown_comes_in_as_submissions() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["user", "add", "second", "--role", "approver"]);
        fs::create_dir(fi.folder().join("in")).expect("the folder is writable");
        write(&fi, "in/one.md", &best_practice("One", "CLEAR", ""), "Text.");
        write(&fi, "in/one.sv.md", "language: sv\ntitle: Ett\nsummary: Om.\nstatus: human\n", "Text.");
        write(&fi, "in/two.md", &best_practice("Two", "PINK", ""), "Text.");
        let folder = fi.folder().join("in").display().to_string();
        fi.refuses(&["import", "markdown", &folder]);
        assert_eq!(fi.number("select count(*) from submission"), 0, "one is no good, so none comes in");
        write(&fi, "in/two.md", &best_practice("Two", "GREEN", ""), "Text.");
        let submitted = json(&fi.done(&["--json", "import", "markdown", &folder]));
        assert_eq!((submitted.as_array().map(Vec::len), fi.export().len()), (Some(2), 0));
        fi.done(&["publish", submitted[0]["id"].as_str().expect("an id"), "--approve", "--as", "second"]);
        assert_eq!(fi.export().len(), 1);
    });
}
