//! Withdrawals are acknowledged: who has confirmed is listed, who has not is an alarm after a time.

use serde_json::Value;

use super::place::{self, becomes, prepared, recipients, revise};
use crate::harness::{Browser, Delivery, Engine, Node, NodeDraft, Peer, on_both, until};

/// Finland with a real and a played partner: Sweden applies and confirms, Lithuania takes everything and says nothing.
fn stage(engine: Engine, change: impl Fn(NodeDraft) -> NodeDraft) -> (Node, Node, Peer) {
    let lt = Peer::partner("lt", 8103);
    let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| change(draft.knows(lt.host(), lt.address())));
    fi.start();
    se.start();
    place::introduce(&[&fi, &se]);
    fi.done(&["peer", "add", &lt.origin(), "--yes"]);
    (fi, se, lt)
}

/// What `material show` lists of one partner: what, and the answer.
fn answers(node: &Node, id: &str, host: &str) -> Vec<(String, Value)> {
    let shown = place::json(&node.done(&["--json", "material", "show", id]));
    let all = shown["confirmations"].as_array().expect("a list").clone();
    let of_host = all.into_iter().filter(|one| one["host"] == host);
    of_host.map(|one| (one["what"].as_str().unwrap_or_default().to_owned(), one["answer"].clone())).collect()
}

fn figure(node: &Node, name: &str, host: &str) -> f64 {
    node.figure(&format!("election_pool_{name}{{peer=\"{host}\"}}"))
}

/// Says in the name of a played partner how far it has applied the log of a node.
fn confirms(partner: &Peer, node: &Node, receipt: &str) {
    let asked = Delivery::get(partner.application(), node.host(), "/log/head");
    node.send(&asked.and_signed("election-pool-applied", receipt).sign()).is(&[200]);
}

fn one(what: &str, answer: &str) -> Vec<(String, Value)> {
    vec![(what.to_owned(), answer.into())]
}

#[test]
fn a_withdrawal_is_listed_as_confirmed_and_unconfirmed() {
    on_both(|engine| {
        let (fi, se, lt) = stage(engine, |draft| draft);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        fi.done(&["user", "add", "yllapito", "--role", "operator"]);
        let id = fi.publish("mistake", "GREEN", "");
        let kept = fi.publish("kept", "GREEN", "");
        becomes(&se, &kept, "live", 1);
        fi.done(&["withdraw", &id, "--reason", "It was wrong."]);
        // Lithuania loses what Sweden keeps.
        let narrowed = revise(&fi, &kept, "kept", "AMBER", &recipients(&[&se]));
        assert!(narrowed["position"].is_number() || narrowed.is_object());
        becomes(&se, &kept, "live", 2);
        until("Sweden has confirmed", || (answers(&fi, &id, se.host()) == one("withdrawn", "confirmed")).then_some(()));
        assert_eq!(answers(&fi, &id, lt.host()), one("withdrawn", "waiting"));
        assert_eq!(answers(&fi, &kept, lt.host()), one("withheld", "waiting"));
        assert_eq!(answers(&fi, &kept, se.host()), [], "nothing was taken from Sweden");
        assert!(fi.done(&["material", "show", &id]).contains("lt.localhost:8103 has not confirmed"));
        until("the figure", || (figure(&fi, "withdrawals_unconfirmed", lt.host()) > 1.5).then_some(()));
        until("the other figure", || (figure(&fi, "withdrawals_unconfirmed", se.host()) < 0.5).then_some(()));

        for person in ["lukija", "yllapito"] {
            let page = Browser::signed_in(&fi, person).get(&fi, "/en/exchange").is(&[200]).text();
            for shown in ["withdrawn", "access narrowed", "se.localhost:8102", "lt.localhost:8103"] {
                assert!(page.contains(shown), "{shown}: {page}");
            }
            assert!(
                !page.contains("About mistake") && !page.contains("About kept") && !page.contains("It was wrong."),
                "{page}"
            );
        }
        for closed in [fi.get("/en/exchange"), fi.get_as(lt.authority(), "/en/exchange")] {
            assert_eq!(closed.status, 404);
        }

        let head = fi.number("select position from head");
        confirms(&lt, &fi, &format!("epoch=1, position={head}, quarantined=0"));
        assert_eq!(answers(&fi, &id, lt.host()), one("withdrawn", "confirmed"));
        assert_eq!(answers(&fi, &kept, lt.host()), one("withheld", "confirmed"));
    });
}

#[test]
fn a_withdrawal_in_quarantine_there_is_not_confirmed() {
    on_both(|engine| {
        let (fi, _, lt) = stage(engine, |draft| draft);
        let id = fi.publish("mistake", "GREEN", "");
        fi.done(&["withdraw", &id, "--reason", "It was wrong."]);
        let found = |position: u32| {
            let reason = "this version knows no Tombstone";
            format!(
                r#"{{"quarantined":[{{"epoch":1,"position":{position},"activity":"x","reason":"{reason}","at":"2026-11-22T10:00:00Z"}}]}}"#
            )
        };
        confirms(&lt, &fi, "epoch=1, position=2, quarantined=1");
        until("it is asked and does not know", || {
            lt.heard().iter().any(|heard| heard.target == "/log/findings").then_some(())
        });
        assert_eq!(answers(&fi, &id, lt.host()), one("withdrawn", "unclear"));
        lt.serves("/log/findings", crate::harness::Reply::of("application/json", found(2)));
        fi.done(&["sync", "--now"]);
        let answer = &answers(&fi, &id, lt.host())[0].1;
        assert_eq!(answer["quarantined"], "this version knows no Tombstone");
        // Where something else is in quarantine, the Delete is applied.
        lt.serves("/log/findings", crate::harness::Reply::of("application/json", found(1)));
        fi.done(&["sync", "--now"]);
        assert_eq!(answers(&fi, &id, lt.host()), one("withdrawn", "confirmed"));
    });
}

#[test]
fn an_alarm_comes_after_the_configured_time_and_ends_with_the_receipt() {
    on_both(|engine| {
        let (fi, _, lt) = stage(engine, |draft| draft.set("limits", "withdrawal_alarm_s", 3));
        let id = fi.publish("mistake", "CLEAR", "");
        fi.done(&["withdraw", &id, "--reason", "It was wrong."]);
        let open = "select count(*) from alarm where kind = 'withdrawal' and cleared_at is null \
            and host = 'lt.localhost:8103'";
        assert_eq!(fi.number(open), 0, "not before its time");
        until("the alarm", || (fi.number(open) == 1).then_some(()));
        let doctor = fi.run(&["doctor"]).out;
        assert!(doctor.contains("is not confirmed") && doctor.contains("not confirmed in time"), "{doctor}");
        until("the figure", || (figure(&fi, "withdrawals_overdue", lt.host()) > 0.5).then_some(()));
        until("the state", || (figure(&fi, "peer_state", lt.host()) > 2.5).then_some(()));
        let shown = fi.done(&["material", "show", &id]);
        assert!(shown.contains("lt.localhost:8103 has not confirmed (overdue)"), "{shown}");
        confirms(&lt, &fi, "epoch=1, position=2, quarantined=0");
        until("its end", || (fi.number(open) == 0).then_some(()));
        until("the figure again", || (figure(&fi, "withdrawals_overdue", lt.host()) < 0.5).then_some(()));
    });
}
