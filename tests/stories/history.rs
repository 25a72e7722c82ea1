//! Pull repairs push: the whole history for a new partner, and what was lost on the way.

use election_pool_protocol::replication::LogHeader;
use serde_json::{Value, json};

use super::place::{acquainted, agree, becomes, introduce, prepared, recipients, revise};
use crate::harness::{Engine, NodeDraft, Peer, PeerActor, on_both, until};

#[test]
fn a_new_partner_receives_the_whole_permitted_history_by_pull() {
    on_both(|engine| {
        let [mut fi, mut se, mut lt] = prepared(engine, ["fi", "se", "lt"], |draft| draft);
        fi.start();
        se.start();
        fi.done(&["peer", "add", se.origin(), "--yes"]);
        let first = fi.publish("first", "CLEAR", "");
        let gone = fi.publish("gone", "GREEN", "");
        let amber = fi.publish("amber", "AMBER", &recipients(&[&se]));
        revise(&fi, &first, "first", "GREEN", "");
        fi.done(&["withdraw", &gone, "--reason", "It was wrong."]);
        fi.publish("red", "RED", "recipients: [vaalit]\n");
        fi.publish("last", "CLEAR", "");

        lt.start();
        introduce(&[&fi, &lt]);
        becomes(&lt, &first, "live", 2);
        becomes(&lt, &gone, "tombstone", 2);
        let permitted: Vec<String> = fi
            .export_of(fi.host())
            .into_iter()
            .filter(|line| !line.contains("\"tlp\":\"AMBER\"") && !line.contains("\"tlp\":\"RED\""))
            .collect();
        assert_eq!(permitted.len(), 3);
        until("Lithuania holds what it may", || (lt.export_of(fi.host()) == permitted).then_some(()));
        assert_eq!(lt.exported(&amber), None);
        // What lies before the lane was made is never pushed.
        let sent = fi.number("select cursor from lane where host = 'lt.localhost:8103'");
        assert_eq!(sent, fi.number("select position from head"));
        assert_eq!(lt.number("select count(*) from quarantine"), 0);
        assert_eq!(lt.number("select count(*) from alarm"), 0);
    });
}

#[test]
fn a_partner_that_was_down_gets_everything_in_order_and_once() {
    on_both(|engine| {
        let [fi, mut se] = acquainted(engine, ["fi", "se"]);
        se.kill();
        let ids: Vec<String> = (0..20).map(|number| fi.publish(&format!("number-{number}"), "CLEAR", "")).collect();
        revise(&fi, &ids[0], "number-0", "GREEN", "");
        fi.done(&["withdraw", &ids[1], "--reason", "It was wrong."]);
        se.start();
        assert_eq!(agree(&fi, &se), 20);
        becomes(&se, &ids[0], "live", 2);
        becomes(&se, &ids[1], "tombstone", 2);
        assert_eq!(se.number("select count(*) from quarantine"), 0);
        assert_eq!(se.number("select count(*) from alarm"), 0);
    });
}

#[test]
fn a_gap_is_pulled() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let creates: Vec<(String, Vec<u8>)> = (1..=3).map(|number| create(&se, number)).collect();
        let mut last = None;
        for (_, bytes) in &creates {
            last = Some(se.logs(bytes));
        }
        // Of three only the last arrives, and says what comes before it.
        let header = last.expect("there are three").to_string();
        let delivery = fi.delivery(se.authority(), &creates[2].1).and_signed("election-pool-log", &header);
        fi.send(&delivery.sign()).is(&[202]);
        for (id, _) in &creates {
            becomes(&fi, id, "live", 1);
        }
        assert_eq!(fi.number("select applied from inbound where host = 'se.localhost:8102'"), 3);
        assert_eq!(fi.number("select count(*) from inbox"), 3);
        // A push after the pull is the same again.
        fi.send(&fi.delivery(se.authority(), &creates[2].1).and_signed("election-pool-log", &header).sign()).is(&[202]);
        assert_eq!(fi.number("select count(*) from alarm"), 0);
    });
}

/// A Create by the authority of a played server.
pub(super) fn create(server: &Peer, number: u32) -> (String, Vec<u8>) {
    let author = server.authority();
    let id = format!("{}/materials/{number}", server.origin());
    let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
    let article = json!({
        "@context": context, "id": id, "type": "Article", "attributedTo": author.id,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "name": "A note", "nameMap": {"sv": "A note"}, "content": "<p>Text.</p>", "contentMap": {"sv": "<p>Text.</p>"},
        "published": "2026-11-01T10:00:00.000Z", "pool:tlp": "CLEAR", "pool:kind": "guide", "pool:revision": 1,
    });
    let activity = json!({
        "@context": context, "id": format!("{}/activities/{number}", server.origin()), "type": "Create",
        "actor": author.id, "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": proved(author, article),
    });
    (id, proved(author, activity).to_string().into_bytes())
}

fn proved(actor: &PeerActor, value: Value) -> Value {
    actor.proved(value)
}

#[test]
fn sync_says_how_far_both_sides_are() {
    let [fi, se] = acquainted(Engine::Sqlite, ["fi", "se"]);
    for number in 0..3 {
        fi.publish(&format!("number-{number}"), "CLEAR", "");
    }
    agree(&fi, &se);
    let round = super::place::json(&se.done(&["--json", "sync", "--now"]));
    let line = &round[0];
    assert_eq!((&line["host"], &line["head"], &line["applied"]), (&fi.host().into(), &3.into(), &3.into()));
    // The receipt travels with the question.
    let roster = super::place::json(&fi.done(&["--json", "peer", "list"]));
    assert_eq!((&roster[0]["sent"], &roster[0]["confirmed"]), (&3.into(), &3.into()));
    let difference = super::place::json(&fi.done(&["--json", "peer", "diff", se.origin()]));
    assert_eq!(difference["missing_there"], json!([]));
}

#[test]
fn a_delivery_names_the_last_earlier_position_that_is_for_the_partner() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.publish("one", "GREEN", "");
        fi.publish("two", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        fi.publish("three", "GREEN", "");
        fi.publish("four", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        fi.publish("five", "CLEAR", "");
        let places = until("both have come", || {
            let posts = se.heard().into_iter().filter(|heard| heard.method == "POST");
            let places: Vec<LogHeader> = posts
                .map(|post| LogHeader::parse(&post.headers["election-pool-log"]).expect("a header of the log"))
                .collect();
            (places.len() == 2).then_some(places)
        });
        let places: Vec<(u64, u64)> = places
            .into_iter()
            .map(|place| match place {
                LogHeader::Entry(place) => (place.position, place.previous),
                LogHeader::Letter => panic!("nobody wrote a letter"),
            })
            .collect();
        assert_eq!(places, [(3, 1), (5, 3)]);
    });
}
