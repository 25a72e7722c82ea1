//! What cannot be applied is kept with its reason, both ends know it, it stops nothing, and is tried again.

use serde_json::Value;

use super::{
    history::create,
    place::{self, becomes, introduce, prepared},
};
use crate::harness::{Browser, Delivery, Node, NodeDraft, Peer, Reply, on_both, until};

const NOT_OURS: &str = "AMBER is not addressed to this node";

fn difference(node: &Node, other: &str) -> Value {
    place::json(&node.done(&["--json", "peer", "diff", other]))
}

/// The state of the one entry that stood aside: in the inbox, and where in the log.
fn quarantined(node: &Node) -> i64 {
    node.number("select count(*) from quarantine where position is not null")
}

#[test]
fn both_ends_know_why_and_after_an_upgrade_it_is_tried_again() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft);
        se.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        // What the older version of Sweden's node does not know yet: that it speaks for this authority.
        se.tamper("create table newer as select * from authority where username = 'kunta'");
        se.tamper("delete from authority where username = 'kunta'");
        let id = fi.publish("inside", "AMBER", &format!("recipients: [\"@kunta@{}\"]\n", se.host()));
        let after = fi.publish("after", "GREEN", "");
        becomes(&se, &after, "live", 1);
        assert_eq!(quarantined(&se), 1, "and what follows was not held up");
        assert_eq!(se.exported(&id), None);

        let here = difference(&se, fi.origin());
        assert_eq!(here["reasons_here"], serde_json::json!([NOT_OURS]));
        assert!(se.run(&["doctor"]).out.contains(NOT_OURS));
        let there = until("Finland knows why", || {
            let there = difference(&fi, se.origin());
            there["reasons_there"][0].as_str().map(str::to_owned)
        });
        assert!(there.ends_with(NOT_OURS), "{there}");
        assert!(fi.run(&["doctor"]).out.contains(NOT_OURS));
        for node in [&fi, &se] {
            node.done(&["user", "add", "operator", "--role", "operator"]);
            let page = Browser::signed_in(node, "operator").get(node, "/en/exchange").is(&[200]).text();
            assert!(page.contains(NOT_OURS) && !page.contains("About inside"), "{page}");
        }
        until("the figure here", || (se.figure("election_pool_quarantined") > 0.5).then_some(()));
        let labelled = format!("election_pool_quarantined_there{{peer=\"{}\"}}", se.host());
        until("the figure there", || (fi.figure(&labelled) > 0.5).then_some(()));

        // Tried again too early it comes back, with its place in the log.
        let retried = place::json(&se.done(&["--json", "peer", "retry", fi.origin()]));
        assert_eq!(retried["given_back"], 1);
        until("it comes back", || (quarantined(&se) == 1).then_some(()));

        se.stop();
        se.tamper("insert into authority select * from newer");
        se.tamper("update fact set value = '0.0.1' where name = 'version'");
        se.start();
        becomes(&se, &id, "live", 1);
        assert_eq!(se.number("select count(*) from quarantine"), 0);
        assert_eq!(se.number("select count(*) from inbox where activity like 'http://fi%' and position is null"), 0);
        until("Finland knows that", || {
            let there = difference(&fi, se.origin());
            (there["reasons_there"] == serde_json::json!([]) && there["quarantined_there"] == 0).then_some(())
        });
    });
}

#[test]
fn a_partner_may_ask_what_was_found_in_its_log_and_nobody_else() {
    on_both(|engine| {
        let (se, lt) = (Peer::partner("se", 8102), Peer::partner("lt", 8103));
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(se.host(), se.address())
            .knows(lt.host(), lt.address())
            .prepare()
            .started();
        let (_, bytes) = create(&se, 1);
        let mut activity = place::json(&String::from_utf8(bytes).expect("JSON"));
        activity["object"].as_object_mut().expect("an object").remove("pool:tlp");
        se.logs(activity.to_string().as_bytes());
        let (next, bytes) = create(&se, 2);
        se.logs(&bytes);
        for peer in [&se, &lt] {
            fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        }
        becomes(&fi, &next, "live", 1);
        let found = fi.get_as(se.application(), "/log/findings").is(&[200]).json();
        assert_eq!((&found["quarantined"][0]["position"], &found["contradicted"]), (&1.into(), &serde_json::json!([])));
        let reason = found["quarantined"][0]["reason"].as_str().expect("a reason");
        assert_eq!(reason, "the object has no level");
        let of_others = fi.get_as(lt.application(), "/log/findings").is(&[200]).json();
        assert_eq!(of_others["quarantined"], serde_json::json!([]), "each learns of its own log alone");
        assert_eq!(fi.get("/log/findings").status, 404);
        until("the origin is told how many", || {
            let pulls = se.heard().into_iter().filter(|heard| heard.target.starts_with("/log/"));
            let receipts: Vec<String> =
                pulls.filter_map(|heard| heard.headers.get("election-pool-applied").cloned()).collect();
            receipts.iter().any(|receipt| receipt == "epoch=1, position=2, quarantined=1").then_some(())
        });
    });
}

#[test]
fn what_a_partner_refuses_is_shown_with_its_words_until_it_has_it() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(lt.host(), lt.address()).prepare().started();
        fi.done(&["peer", "add", &lt.origin(), "--yes"]);
        fi.done(&["user", "add", "operator", "--role", "operator"]);
        lt.serves("/inbox", Reply { status: 422, ..Reply::of("text/plain", "this is too new for us") });
        fi.publish("one", "GREEN", "");
        let refused =
            until("it is refused", || difference(&fi, &lt.origin())["refused_there"][0].as_str().map(str::to_owned));
        assert_eq!(refused, "position 1: 422 this is too new for us");
        assert!(fi.run(&["doctor"]).out.contains("too new for us"));
        let page = Browser::signed_in(&fi, "operator").get(&fi, "/fi/exchange").is(&[200]).text();
        assert!(page.contains("too new for us") && page.contains("hylätty"), "{page}");
        // It pulls what it would not take, and says so.
        let asked = Delivery::get(lt.application(), fi.host(), "/log/entries?after=0&limit=500&bodies=1");
        fi.send(&asked.sign()).is(&[200]);
        let asked = Delivery::get(lt.application(), fi.host(), "/log/head");
        fi.send(&asked.and_signed("election-pool-applied", "epoch=1, position=1, quarantined=0").sign()).is(&[200]);
        assert_eq!(difference(&fi, &lt.origin())["refused_there"], serde_json::json!([]));
    });
}
