//! What went wrong is found and mended, and a log that contradicts itself is an alarm on both sides.

use std::{
    thread,
    time::{Duration, Instant},
};

use election_pool_protocol::merkle;
use serde_json::Value;

use super::{
    history::create,
    place::{self, acquainted, agree, becomes, introduce, prepared},
};
use crate::harness::{Node, NodeDraft, Peer, on_both, until, within};

/// What `peer list` says of the only peer.
fn standing(node: &Node) -> Value {
    place::json(&node.done(&["--json", "peer", "list"]))[0].clone()
}

fn concerns(node: &Node) -> String {
    standing(node)["concerns"].to_string()
}

#[test]
fn a_partner_that_answered_202_and_lost_everything_in_its_inbox_is_found_and_repaired() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft.set("limits", "silence_s", 3600));
        fi.set("limits", "silence_s", 1);
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        fi.publish("first", "GREEN", "");
        agree(&fi, &se);
        // Somebody else seems to work on what comes from Finland, so that it waits in the inbox.
        se.tamper("update inbound set lease_until = 99999999999999");
        for number in 0..3 {
            fi.publish(&format!("number-{number}"), "GREEN", "");
        }
        until("Sweden has answered 202 to all", || (standing(&fi)["sent"] == 4).then_some(()));
        until("all wait", || (se.number("select count(*) from inbox where state = 'waiting'") == 3).then_some(()));
        assert!(standing(&fi)["confirmed"].as_u64() < Some(4), "nothing says that they are applied");
        until("Finland sees that", || concerns(&fi).contains("taken and not confirmed").then_some(()));

        se.kill();
        se.tamper("delete from inbox where state = 'waiting'");
        se.tamper("update inbound set lease_until = 0");
        se.start();
        assert_eq!(agree(&fi, &se), 4);
        until("the receipt says so", || (standing(&fi)["confirmed"] == 4).then_some(()));
        assert!(!concerns(&fi).contains("not confirmed"), "{}", concerns(&fi));
        assert_eq!(se.number("select count(*) from alarm") + se.number("select count(*) from quarantine"), 0);
    });
}

#[test]
fn a_fork_is_alarmed_on_both_sides_within_one_sync() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let ids: Vec<String> = (0..3).map(|number| fi.publish(&format!("number-{number}"), "CLEAR", "")).collect();
        agree(&fi, &se);
        let settled = "select count(*) from peer_leaf where state = 'settled' and host = 'fi.localhost:8101'";
        until("all leaves are held", || (se.number(settled) == 3).then_some(()));
        // What Sweden was told of the second position was something else, so it seems.
        let fork = "update peer_leaf set leaf = (select p.leaf from peer_leaf p where p.position = 1 \
            and p.host = 'fi.localhost:8101') where position = 2 and host = 'fi.localhost:8101'";
        se.tamper(fork);
        se.done(&["sync", "--now"]);

        assert_eq!(se.number("select count(*) from alarm where kind = 'root' and cleared_at is null"), 1);
        assert_eq!(se.number("select count(*) from alarm where kind = 'leaf-contradicts' and cleared_at is null"), 1);
        assert_eq!(fi.number("select count(*) from alarm where kind = 'reported' and cleared_at is null"), 1);
        assert_eq!(standing(&se)["condition"], "alarm");
        assert_eq!(standing(&fi)["condition"], "alarm");

        let evidence = place::json(&se.done(&["--json", "peer", "evidence", fi.origin()]));
        let leaf = evidence.as_array().expect("a list").iter().find(|one| one["what"] == "leaf").expect("a leaf");
        assert_eq!((&leaf["log"], &leaf["position"]), (&"theirs".into(), &2.into()));
        assert_ne!(leaf["held"], leaf["shown"]);
        let bytes = leaf["activity"].as_str().expect("the exact bytes are kept");
        assert!(bytes.contains(&ids[1]), "{bytes}");
        let salt = hex(leaf["salt"].as_str().expect("and the salt"));
        let computed = merkle::leaf(&salt.try_into().expect("16 bytes"), bytes.as_bytes());
        assert_eq!(leaf["shown"], election_pool_protocol::digest::hex(&computed), "the leaf follows from them");
        let told = until("Finland knows where", || {
            let told = place::json(&fi.done(&["--json", "peer", "evidence"]));
            told.as_array()?.iter().find(|one| one["what"] == "leaf").cloned()
        });
        assert_eq!((&told["log"], &told["position"], &told["shown"]), (&"ours".into(), &2.into(), &leaf["shown"]));
        assert!(fi.run(&["doctor"]).out.contains("our log contradicts itself"));

        // It was a mistake of Sweden's, and is mended and looked at.
        se.tamper("update peer_leaf set leaf = (select shown from evidence where what = 'leaf') where position = 2");
        se.refuses(&["peer", "settle", fi.origin(), "--reason", " "]);
        se.done(&["peer", "settle", fi.origin(), "--reason", "A damaged row of ours."]);
        se.done(&["sync", "--now"]);
        assert_eq!(se.number("select count(*) from alarm where cleared_at is null"), 0);
        assert_eq!(fi.number("select count(*) from alarm where cleared_at is null"), 0);
        assert_eq!(se.number("select count(*) from evidence"), 2, "evidence stays");
    });
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex digits")).collect()
}

/// How often a played server was asked for its log.
fn pulls(peer: &Peer) -> usize {
    peer.heard().iter().filter(|heard| heard.target.starts_with("/log/entries")).count()
}

#[test]
fn a_partner_heard_from_after_silence_is_synced_at_once() {
    const SILENCE: Duration = Duration::from_secs(4);
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(se.host(), se.address())
            .set("federation", "sync_every_s", 3600)
            .set("limits", "silence_s", SILENCE.as_secs().cast_signed())
            .prepare()
            .started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        until("the first look", || (pulls(&se) > 0).then_some(()));
        // The first word of all is heard after a silence, too.
        fi.get_as(se.application(), "/log/head").is(&[200]);
        until("the second look", || (pulls(&se) > 1).then_some(()));
        let (id, bytes) = create(&se, 1);
        se.logs(&bytes);
        let before = pulls(&se);
        fi.get_as(se.application(), "/log/head").is(&[200]);
        thread::sleep(SILENCE + Duration::from_millis(500));
        assert_eq!((pulls(&se), fi.exported(&id)), (before, None), "one that talks is not asked each time");

        fi.get_as(se.application(), "/log/head").is(&[200]);
        becomes(&fi, &id, "live", 1);
    });
}

#[test]
fn a_word_that_comes_while_a_log_is_looked_at_is_heard_as_soon_as_that_is_done() {
    // Much less than the lease after which a lost sync is made by somebody else.
    const SOON: Duration = Duration::from_secs(12);
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        se.takes("/log/entries", Duration::from_secs(2));
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(se.host(), se.address())
            .set("federation", "sync_every_s", 3600)
            .prepare()
            .started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        until("the first look", || (pulls(&se) > 0).then_some(()));
        let (id, bytes) = create(&se, 1);
        se.logs(&bytes);
        // Its first word, while the answer of before is on its way.
        fi.get_as(se.application(), "/log/head").is(&[200]);
        within(SOON, "what the answer on its way does not hold", || {
            fi.exported(&id).filter(|material| material["state"] == "live")
        });
    });
}

#[test]
fn a_node_that_starts_looks_at_every_log_at_once() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let mut fi = NodeDraft::new(engine, "fi", 8101)
            .knows(se.host(), se.address())
            .set("federation", "sync_every_s", 3600)
            .prepare()
            .started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        until("the first look", || (pulls(&se) > 0).then_some(()));
        fi.stop();
        let (id, bytes) = create(&se, 1);
        se.logs(&bytes);
        fi.start();
        becomes(&fi, &id, "live", 1);
    });
}

#[test]
fn while_a_node_catches_up_people_do_not_wait() {
    const ENTRIES: u32 = 1200;
    // Many times what it takes in a debug build on a busy machine, and much less than the catch-up.
    const PATIENCE: Duration = Duration::from_secs(5);
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let ids: Vec<String> = (1..=ENTRIES)
            .map(|number| {
                let (id, bytes) = create(&se, number);
                se.logs(&bytes);
                id
            })
            .collect();
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let applied = || fi.number("select applied from inbound");
        let mut deeds = 0;
        while applied() < i64::from(ENTRIES) {
            for what in ["page", "publish"] {
                let began = Instant::now();
                if what == "page" {
                    fi.get("/en/").is(&[200]);
                } else {
                    fi.publish(&format!("mine-{deeds}"), "CLEAR", "");
                }
                assert!(began.elapsed() < PATIENCE, "{what} took {:?}", began.elapsed());
            }
            deeds += 1;
            assert!(deeds < 1000, "it does not catch up");
        }
        assert!(deeds > 0, "it has caught up before anybody could wait");
        becomes(&fi, ids.last().expect("there are many"), "live", 1);
        assert_eq!(fi.number("select count(*) from material where is_own = 0"), i64::from(ENTRIES));
    });
}
