//! How far each side is, in entries and in time, is seen on both; silence cannot look like success.

use serde_json::Value;

use super::place::{self, acquainted, agree, introduce, prepared};
use crate::harness::{Browser, Node, NodeDraft, Peer, Reply, on_both, until};

fn standing(node: &Node, host: &str) -> Value {
    let roster = place::json(&node.done(&["--json", "peer", "list"]));
    let all = roster.as_array().expect("a list").clone();
    all.into_iter().find(|peer| peer["host"] == host).expect("it is on the roster")
}

fn figure(node: &Node, name: &str, host: &str) -> f64 {
    node.figure(&format!("election_pool_{name}{{peer=\"{host}\"}}"))
}

#[test]
fn lag_is_shown_in_entries_and_in_time_and_silence_is_no_success() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| {
            draft.set("federation", "sync_every_s", 1).set("limits", "silence_s", 4)
        });
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        fi.publish("first", "GREEN", "");
        se.publish("forsta", "GREEN", "");
        agree(&fi, &se);
        agree(&se, &fi);
        let well = until("both are well", || {
            let well = standing(&fi, se.host());
            (well["condition"] == "well").then_some(well)
        });
        for (name, value) in
            [("head", 1), ("applied", 1), ("our_head", 1), ("confirmed", 1), ("missing", 0), ("waiting", 0)]
        {
            assert_eq!(well[name], value, "{name}");
        }
        for success in ["heard", "reached", "delivered"] {
            assert!(well[success].is_string(), "{success}: {well}");
        }

        se.kill();
        for number in 0..3 {
            fi.publish(&format!("number-{number}"), "GREEN", "");
        }
        let silent = until("Finland says so", || {
            let silent = standing(&fi, se.host());
            (silent["condition"] == "warning" && silent["concerns"].to_string().contains("silent since"))
                .then_some(silent)
        });
        assert_eq!((&silent["waiting"], &silent["our_head"], &silent["confirmed"]), (&3.into(), &4.into(), &1.into()));
        assert!(silent["waiting_for_s"].as_u64() > Some(0), "{silent}");
        let said = fi.done(&["peer", "list"]);
        assert!(said.contains("3 behind for") && said.contains("silent since"), "{said}");
        until("the figures", || {
            (figure(&fi, "peer_state", se.host()) > 1.5 && figure(&fi, "lane_lag", se.host()) > 2.5).then_some(())
        });
        assert!(figure(&fi, "last_heard_timestamp_seconds", se.host()) > 1e9);
        assert!(figure(&fi, "last_delivery_timestamp_seconds", se.host()) > 1e9);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        let page = Browser::signed_in(&fi, "lukija").get(&fi, "/sv/network").is(&[200]).text();
        assert!(page.contains("kräver uppmärksamhet") && page.contains("tyst, senaste livstecken"), "{page}");
        let page = fi.get("/sv/network").is(&[200]).text();
        assert!(!page.contains("kräver uppmärksamhet"), "the public is not told");

        se.start();
        agree(&fi, &se);
        until("all is well", || (standing(&fi, se.host())["condition"] == "well").then_some(()));
        fi.done(&["peer", "remove", se.origin()]);
        until("no figure stands still", || {
            (!fi.get("/metrics").text().contains(&format!("{{peer=\"{}\"}}", se.host()))).then_some(())
        });
    });
}

#[test]
fn who_takes_everything_and_never_says_a_word_is_not_well() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(lt.host(), lt.address())
            .set("federation", "sync_every_s", 1)
            .set("limits", "silence_s", 3)
            .prepare()
            .started();
        fi.done(&["peer", "add", &lt.origin(), "--yes"]);
        fi.publish("one", "GREEN", "");
        until("it is delivered", || (standing(&fi, lt.host())["sent"] == 1).then_some(()));
        assert_eq!(standing(&fi, lt.host())["condition"], "underway", "not well before the first word");
        let concerns = until("it is said", || {
            let standing = standing(&fi, lt.host());
            (standing["condition"] == "warning").then(|| standing["concerns"].to_string())
        });
        assert!(concerns.contains("never heard from"), "{concerns}");
        until("and that nothing was confirmed", || {
            standing(&fi, lt.host())["concerns"].to_string().contains("taken and not confirmed").then_some(())
        });
        assert!(fi.figure(&format!("election_pool_last_heard_timestamp_seconds{{peer=\"{}\"}}", lt.host())) < 0.5);
        let page = fi.get_as(lt.application(), "/en/network").is(&[200]).text();
        assert!(!page.contains("never heard from"), "what is the matter is for the people of the node");
    });
}

#[test]
fn a_log_that_runs_ahead_is_seen_in_entries_and_in_time() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        for number in 1..=3 {
            se.logs(&super::history::create(&se, number).1);
        }
        let full = fi_reply(&se);
        se.serves("/log/entries", full);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        until("the head is seen", || (standing(&fi, se.host())["head"] == 3).then_some(()));
        let behind = until("time passes", || {
            let behind = standing(&fi, se.host());
            (behind["missing_for_s"].as_u64() > Some(0)).then_some(behind)
        });
        assert_eq!((&behind["missing"], &behind["applied"]), (&3.into(), &0.into()));
        until("the figures", || (figure(&fi, "inbound_lag", se.host()) > 2.5).then_some(()));
        assert!(figure(&fi, "inbound_lag_seconds", se.host()) > 0.5);
    });
}

/// A head of three entries, and none of them.
fn fi_reply(se: &Peer) -> Reply {
    let head = serde_json::json!({
        "epoch": 1, "head": {"position": 3, "root": "0".repeat(64)}, "entries": [], "blobs": [],
    });
    assert!(!se.host().is_empty());
    Reply::of("application/json", head.to_string())
}

#[test]
fn peer_diff_says_how_many_are_missing_and_extra_and_which() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let id = fi.publish("one", "CLEAR", "");
        agree(&fi, &se);
        se.done(&["sync", "--now"]);
        for (node, other) in [(&fi, &se), (&se, &fi)] {
            let said = node.done(&["peer", "diff", other.origin()]);
            assert!(said.contains("0 missing, 0 extra"), "{said}");
        }
        // Sweden loses it and does not know.
        for table in [
            "word",
            "indexed",
            "meeting",
            "action",
            "relation",
            "variant",
            "revision",
            "topic",
            "recipient",
            "attachment",
            "material",
        ] {
            se.tamper(&format!("delete from {table}"));
        }
        let said = se.done(&["peer", "diff", fi.origin()]);
        assert!(said.contains("1 missing, 0 extra") && said.contains(&id), "{said}");
    });
}
