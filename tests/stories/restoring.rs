//! A restored node takes back from its partners what it had lost of its own log, gives no position twice and sends
//! nothing twice; its partners see a new epoch and converge.

use std::fs;

use election_pool_protocol::{
    merkle,
    replication::{Body, Head, LogHeader, PullEntry, PullWriter},
};
use serde_json::Value;

use super::{
    backup::Shelf,
    place::{acquainted, agree, becomes, best_practice, json, prepared, recipients, revise, write},
};
use crate::harness::{Node, NodeDraft, Peer, Reply, on_both, until};

fn alarms(node: &Node) -> i64 {
    node.number("select count(*) from alarm")
}

#[test]
fn an_older_backup_takes_back_what_it_lost_and_gives_no_position_twice() {
    on_both(|engine| {
        let shelf = Shelf::new("older");
        let [mut fi, se, lt] = acquainted(engine, ["fi", "se", "lt"]);
        shelf.keeps(&fi);
        let one = fi.publish("one", "CLEAR", "");
        let two = fi.publish("two", "GREEN", "");
        let three = fi.publish("three", "CLEAR", "");
        agree(&fi, &lt);
        let n = shelf.saves(&fi, "old");

        revise(&fi, &one, "one", "CLEAR", "");
        revise(&fi, &two, "two", "AMBER", &recipients(&[&se]));
        fi.done(&["withdraw", &three, "--reason", "It was wrong."]);
        fs::write(fi.folder().join("note.pdf"), b"%PDF-1.4\nA file.\n").expect("the folder is writable");
        let with = write(&fi, "with.md", &best_practice("With", "GREEN", "attachments: [note.pdf]\n"), "Text.");
        let with = json(&fi.done(&["--json", "publish", &with]))["uri"].as_str().expect("an id").to_owned();
        let alone = fi.publish("alone", "AMBER", &recipients(&[&fi]));
        let last = fi.publish("last", "GREEN", "");
        for node in [&se, &lt] {
            becomes(node, &one, "live", 2);
            becomes(node, &three, "tombstone", 2);
            becomes(node, &last, "live", 1);
            until("the file is there", || {
                let shown = json(&node.done(&["--json", "material", "show", &with]));
                (shown["attachments"][0][1] == true).then_some(())
            });
        }
        becomes(&se, &two, "live", 2);
        becomes(&lt, &two, "withheld", 1);
        for node in [&se, &lt] {
            node.done(&["sync", "--now"]);
        }
        let (held, m) = (fi.export(), u64::try_from(fi.number("select position from head")).expect("a position"));
        let theirs = (se.export(), lt.export());
        let leaf = format!("select count(*) from log where position <= {m} and erased is null");
        let open = fi.number(&leaf);

        fi.loses_everything();
        shelf.restores(&fi, "old");
        assert_eq!(fi.number("select position from head"), i64::try_from(n).expect("small"));
        let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
        assert_eq!((&confirmed["epoch"], &confirmed["position"]), (&2.into(), &(m + 1).into()));
        assert_eq!((&confirmed["restored_at"], &confirmed["lost"]), (&n.into(), &1.into()), "{confirmed}");
        assert_eq!(confirmed["attachments"], 1, "{confirmed}");
        let erased = "select position from log where erased = 'lost'";
        assert_eq!(confirmed["lost_positions"], serde_json::json!([fi.number(erased)]), "{confirmed}");
        // All but what nobody else ever had.
        let without: Vec<Value> = held.into_iter().filter(|line| line["id"] != alone).collect();
        assert_eq!(fi.export(), without);
        assert_eq!(fi.number(&leaf), open - 1);
        assert_eq!(fi.number("select count(*) from log where erased = 'lost'"), 1);

        fi.start();
        let after = fi.publish("after", "GREEN", "");
        let highest = fi.number("select position from log where epoch = 2 order by position desc limit 1");
        assert_eq!(highest, i64::try_from(m + 2).expect("small"));
        for node in [&se, &lt] {
            becomes(node, &after, "live", 1);
            let lane = "select epoch * 1000 + applied from inbound where host = 'fi.localhost:8101'";
            until("it is in the new epoch", || (node.number(lane) == 2000 + highest).then_some(()));
            node.done(&["sync", "--now"]);
            assert_eq!((alarms(node), node.number("select count(*) from quarantine")), (0, 0));
        }
        let but_after =
            |node: &Node| -> Vec<Value> { node.export().into_iter().filter(|line| line["id"] != after).collect() };
        assert_eq!((but_after(&se), but_after(&lt)), theirs);
    });
}

#[test]
fn after_a_restore_nothing_is_sent_twice() {
    on_both(|engine| {
        let shelf = Shelf::new("twice");
        let se = Peer::partner("se", 8102);
        let mut fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        shelf.keeps(&fi);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let posts = || se.received().len();
        let saved = {
            fi.publish("one", "CLEAR", "");
            until("one has come", || (posts() == 1).then_some(()));
            // Saved while the lane has not moved yet, or has: it is the same in the end.
            shelf.saves(&fi, "old")
        };
        fi.publish("two", "CLEAR", "");
        until("two has come", || (posts() == 2).then_some(()));
        let two = se.heard().into_iter().rfind(|heard| heard.method == "POST").expect("two has come");
        let Ok(LogHeader::Entry(place)) = LogHeader::parse(&two.headers["election-pool-log"]) else {
            panic!("a place")
        };
        fi.loses_everything();
        shelf.restores(&fi, "old");
        // It holds position 2 byte for byte, and says of position 3 something this node never said.
        let head = Head { epoch: 1, position: 3, root: [9; 32] };
        let mut answer = PullWriter::new(&head);
        let open = |position, activity| {
            let body = Body::Open { salt: place.salt, activity };
            PullEntry { position, leaf: merkle::leaf(&place.salt, activity), at: None, body }
        };
        answer.push(&open(2, &two.body[..]), &[]).expect("it is JSON");
        let claimed = String::from_utf8_lossy(&two.body).replace("/activities/", "/activities/0");
        answer.push(&open(3, claimed.as_bytes()), &[]).expect("it is JSON");
        se.serves("/log/held?after=0&limit=500&bodies=1", Reply::of("application/json", answer.finish()));
        se.serves("/log/held", Reply::of("application/json", PullWriter::new(&head).finish()));
        let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
        let [taken_back, lost] = ["taken_back", "lost"].map(|key| confirmed[key].clone());
        assert_eq!((saved, taken_back, lost), (1, 1.into(), 1.into()), "{confirmed}");
        assert_eq!(fi.number("select count(*) from alarm where kind = 'own-log'"), 1);
        se.serves("/log/held", Reply::status(404));
        fi.start();
        let updates = until("the epoch is announced", || (posts() > 2).then(|| se.received()));
        assert_eq!((updates.len(), &updates[2]["type"]), (3, &"Update".into()));
        assert_eq!(updates[2]["pool:restoredAt"], 1);
        fi.publish("three", "CLEAR", "");
        until("three has come", || (posts() == 4).then_some(()));
        assert_eq!(fi.number("select position from head"), 5);
    });
}

#[test]
fn a_partner_that_was_not_asked_sees_the_difference_and_goes_on() {
    on_both(|engine| {
        let shelf = Shelf::new("unasked");
        let [mut fi, mut se, mut lt] = acquainted(engine, ["fi", "se", "lt"]);
        shelf.keeps(&fi);
        fi.publish("one", "CLEAR", "");
        agree(&fi, &se);
        agree(&fi, &lt);
        shelf.saves(&fi, "old");
        let two = fi.publish("two", "CLEAR", "");
        becomes(&lt, &two, "live", 1);
        lt.kill();
        let three = fi.publish("three", "CLEAR", "");
        for name in ["five", "six", "seven"] {
            fi.publish(name, "CLEAR", "");
        }
        becomes(&se, &three, "live", 1);
        agree(&fi, &se);
        se.kill();
        // Whoever starts syncs at once: Lithuania comes back when there is nobody to tell it of “three”.
        fi.loses_everything();
        lt.start();
        shelf.restores(&fi, "old");
        let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
        assert_eq!((&confirmed["taken_back"], &confirmed["position"]), (&1.into(), &3.into()), "{confirmed}");
        assert!(confirmed["silent"][0].as_str().is_some_and(|silent| silent.starts_with(se.host())), "{confirmed}");
        fi.start();
        let four = fi.publish("four", "GREEN", "");
        se.start();
        for node in [&se, &lt] {
            becomes(node, &two, "live", 1);
            becomes(node, &four, "live", 1);
        }
        assert_eq!(alarms(&lt), 0);
        // Position 3 was “three” and is the beginning of the epoch now.
        assert_eq!(se.number("select count(*) from alarm where detail like 'epoch 2 position 3:%'"), 1);
        assert_eq!(fi.exported(&three), None);
        assert!(se.exported(&three).is_some());
        // What Sweden holds of the epoch that is over lies beyond this head, and is no reason not to start.
        fi.stop();
        fi.start();
    });
}

#[test]
fn a_withdrawal_taken_back_reaches_whoever_got_the_material_by_a_widening_after_the_backup() {
    on_both(|engine| {
        let shelf = Shelf::new("widened");
        let [mut fi, se, mut lt] = acquainted(engine, ["fi", "se", "lt"]);
        shelf.keeps(&fi);
        let id = fi.publish("one", "AMBER", &recipients(&[&se]));
        becomes(&se, &id, "live", 1);
        shelf.saves(&fi, "old");
        revise(&fi, &id, "one", "GREEN", "");
        becomes(&lt, &id, "live", 2);
        lt.kill();
        fi.done(&["withdraw", &id, "--reason", "It was wrong."]);
        // Sweden erases what said that Lithuania may have it.
        becomes(&se, &id, "tombstone", 3);
        fi.loses_everything();
        shelf.restores(&fi, "old");
        fi.done(&["restore", "--confirm"]);
        fi.start();
        lt.start();
        becomes(&lt, &id, "tombstone", 3);
    });
}

#[test]
fn a_narrowed_material_stays_with_its_author_when_nobody_can_say_for_whom_it_was() {
    on_both(|engine| {
        let shelf = Shelf::new("narrowed");
        let [mut fi, se, mut lt] = acquainted(engine, ["fi", "se", "lt"]);
        shelf.keeps(&fi);
        let one = fi.publish("one", "GREEN", "");
        becomes(&lt, &one, "live", 1);
        shelf.saves(&fi, "old");
        revise(&fi, &one, "one", "AMBER", &recipients(&[&lt]));
        becomes(&lt, &one, "live", 2);
        becomes(&se, &one, "withheld", 1);
        se.done(&["sync", "--now"]);
        lt.kill();
        fi.loses_everything();
        shelf.restores(&fi, "old");
        let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
        assert_eq!((&confirmed["taken_back"], &confirmed["lost"]), (&1.into(), &1.into()), "{confirmed}");
        let line = fi.exported(&one).expect("it is still held");
        assert_eq!((&line["tlp"], &line["revision"]), (&"AMBER+STRICT".into(), &1.into()));
        fi.start();
        lt.start();
        let two = fi.publish("two", "GREEN", "");
        for node in [&se, &lt] {
            becomes(node, &two, "live", 1);
        }
        becomes(&se, &one, "withheld", 1);
        becomes(&lt, &one, "live", 2);
    });
}

#[test]
fn serve_refuses_when_a_partner_knows_more_until_it_is_taken_back() {
    on_both(|engine| {
        let shelf = Shelf::new("behind");
        let [mut fi, se] = acquainted(engine, ["fi", "se"]);
        shelf.keeps(&fi);
        shelf.saves(&fi, "old");
        let one = fi.publish("one", "GREEN", "");
        becomes(&se, &one, "live", 1);
        let held = fi.export();
        fi.loses_everything();
        shelf.restores(&fi, "old");
        // As if somebody had put an old database back by hand.
        fi.tamper("update head set restored = null");
        let refused = fi.refuses(&["serve"]);
        for words in [se.host(), "position 1", "restore --confirm"] {
            assert!(refused.contains(words), "{refused}");
        }
        fi.done(&["restore", "--confirm"]);
        fi.start();
        assert_eq!(fi.export(), held);
        let two = fi.publish("two", "GREEN", "");
        becomes(&se, &two, "live", 1);
        assert_eq!(alarms(&se), 0);
    });
}

#[test]
fn a_partner_that_answers_nothing_does_not_hold_up_a_start() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft);
        fi.start();
        se.start();
        super::place::introduce(&[&fi, &se]);
        se.kill();
        let silent = std::net::TcpListener::bind(se.address()).expect("nobody listens there");
        fi.stop();
        fi.start();
        drop(silent);
    });
}
