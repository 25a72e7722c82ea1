//! An operator with one virtual machine sets up, joins, saves while people write, upgrades, restores on a new host, and
//! moves to PostgreSQL: each step is one command. Scenario B4.

use std::{collections::BTreeMap, thread};

use serde_json::Value;

use super::{
    backup::Shelf,
    place::{acquainted, agree, becomes, json},
};
use crate::harness::{Engine, Node, NodeDraft, Peer, until};

/// Materials published while the backup is made.
const BUSY: usize = 12;

/// Checks a node from another one; gives the fingerprint it shows.
#[track_caller]
fn fingerprint(of: &Node, from: &Node) -> String {
    let checked = json(&from.done(&["--json", "peer", "check", of.origin()]));
    checked["fingerprint"].as_str().unwrap_or_else(|| panic!("no fingerprint: {checked}")).to_owned()
}

/// How often each activity but those about the node itself was delivered to a played partner.
fn deliveries(to: &Peer) -> BTreeMap<String, usize> {
    to.received().iter().fold(BTreeMap::new(), |mut times, activity| {
        let id = activity["id"].as_str().unwrap_or_default().to_owned();
        *times.entry(id).or_default() += 1;
        times
    })
}

/// The rows that make a node what it is.
fn rows(node: &Node) -> Vec<i64> {
    ["log", "material", "revision", "variant", "peer", "peer_leaf", "audit"]
        .map(|table| node.number(&format!("select count(*) from {table}")))
        .to_vec()
}

#[test]
fn an_operator_does_each_step_with_one_command_and_nothing_is_sent_twice() {
    let shelf = Shelf::new("operator");
    let played = Peer::partner("ie", 8105);
    // Sweden is there already.
    let [mut se] = acquainted(Engine::Sqlite, ["se"]);
    let draft = NodeDraft::new(Engine::Sqlite, "fi", 8101).of("FI", "fi,sv,en", "vaalit");
    let at = draft.listen();
    let mut fi = draft.knows(se.host(), se.address()).knows(played.host(), played.address()).prepare();
    se.stop();
    se.set("federation", "resolve", toml::Table::from_iter([(fi.host().to_owned(), at.to_string().into())]));
    se.start();
    shelf.keeps(&fi);
    fi.done(&["doctor"]);
    fi.start();

    // The ceremony: each is told the other's fingerprint by telephone.
    let (ours, theirs) = (fingerprint(&fi, &se), fingerprint(&se, &fi));
    let wrong = fi.refuses(&["peer", "add", se.origin(), "--fingerprint", &ours]);
    assert!(wrong.contains(&theirs), "{wrong}");
    fi.done(&["peer", "add", se.origin(), "--fingerprint", &theirs]);
    se.done(&["peer", "add", fi.origin(), "--fingerprint", &ours]);
    fi.done(&["peer", "add", &played.origin(), "--yes"]);

    let position = thread::scope(|scope| {
        let people = scope.spawn(|| (0..BUSY).for_each(|number| drop(fi.publish(&format!("n{number}"), "GREEN", ""))));
        let position = shelf.saves(&fi, "node.backup");
        people.join().expect("all are published");
        position
    });
    assert_eq!(agree(&fi, &se), BUSY);
    until("Ireland has everything", || (deliveries(&played).len() == BUSY).then_some(()));

    // An upgrade: stop, migrate, start. What an older schema becomes, the story of the upgrade tells.
    fi.stop();
    fi.done(&["migrate"]);
    fi.start();

    // The machine burns. What came after the backup only the partners know.
    let before = fi.export();
    fi.loses_everything();
    shelf.restores(&fi, "node.backup");
    let confirmed = json(&fi.done(&["--json", "restore", "--confirm"]));
    assert_eq!(confirmed["taken_back"], BUSY as u64 - position, "{confirmed}");
    assert_eq!(fi.export(), before);
    fi.start();
    assert_eq!(fingerprint(&fi, &se), ours, "the same keys");
    let after = fi.publish("after", "GREEN", "");
    becomes(&se, &after, "live", 1);
    until("Ireland has it too", || {
        played.received().iter().any(|activity| activity["object"]["id"] == *after).then_some(())
    });
    let twice: Vec<_> = deliveries(&played).into_iter().filter(|(_, times)| *times > 1).collect();
    assert!(twice.is_empty(), "delivered twice: {twice:?}");
    assert_eq!(fi.number("select count(*) from alarm") + se.number("select count(*) from alarm"), 0);

    let host = se.host();
    for (figure, least) in [
        ("lane_lag", 0.0),
        ("oldest_undelivered_seconds", 0.0),
        ("last_delivery_timestamp_seconds", 1.0),
        ("last_heard_timestamp_seconds", 1.0),
        ("last_sync_timestamp_seconds", 1.0),
    ] {
        let name = format!("election_pool_{figure}{{peer=\"{host}\"}}");
        until(&name, || {
            let is_there = fi.get("/metrics").text().contains(&name);
            (is_there && fi.figure(&name) >= least).then_some(())
        });
    }

    let used = fi.figure("election_pool_disk_used_ratio");
    assert!(used > 0.0 && used <= 1.0, "{used}");

    fi.stop();
    let (held, counted) = (fi.export(), rows(&fi));
    let url = Engine::Postgres.database("fi");
    let moved: Value = json(&fi.done(&["--json", "migrate", "--to", &url]));
    fi.moves_to(&url);
    assert_eq!((fi.export(), rows(&fi)), (held, counted), "{moved}");
    fi.start();
    let last = fi.publish("last", "GREEN", "");
    becomes(&se, &last, "live", 1);
    assert_eq!(deliveries(&played).into_iter().filter(|(_, times)| *times > 1).count(), 0);
}
