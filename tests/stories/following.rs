//! Following and being followed.

use super::{
    place::{self, becomes, json},
    reader::Reader,
};
use crate::harness::{Engine, Node, NodeDraft, on_both, until};

fn node_for(engine: Engine, reader: &Reader, followers: &str) -> Node {
    NodeDraft::new(engine, "fi", 8101)
        .knows(reader.server().host(), reader.server().address())
        .set("federation", "followers", followers)
        .prepare()
        .started()
}

#[test]
fn a_reader_gets_the_accept_before_the_first_create_and_a_repeated_follow_is_answered_anew() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = node_for(engine, &reader, "open");
        fi.publish("before", "CLEAR", "");
        reader.follows(&fi, 1).is(&[202]);
        let accept = reader.has_received(1);
        assert_eq!(accept["type"], "Accept");
        assert_eq!(accept["actor"], fi.authority());
        let followed = if accept["object"].is_string() { &accept["object"] } else { &accept["object"]["id"] };
        assert_eq!(*followed, reader.follow(&fi, 1)["id"]);

        let id = fi.publish("after", "CLEAR", "");
        let create = reader.has_received(2);
        assert_eq!((&create["type"], &create["object"]["id"]), (&"Create".into(), &id.clone().into()));

        reader.follows(&fi, 2).is(&[202]);
        assert_eq!(reader.has_received(3)["type"], "Accept");
        fi.publish("green", "GREEN", "");
        fi.publish("last", "CLEAR", "");
        assert_eq!(reader.has_received(4)["object"]["name"], "About last");
        assert_eq!(reader.types(), ["Accept", "Create", "Accept", "Create"], "nothing twice, nothing above CLEAR");

        let undo = serde_json::json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/undos/1", reader.server().origin()),
            "type": "Undo",
            "actor": reader.person().id,
            "object": reader.follow(&fi, 2),
        });
        fi.deliver(reader.person(), undo.to_string().as_bytes()).is(&[202]);
        until("nobody follows any more", || {
            (json(&fi.done(&["--json", "follow", "list"])).as_array()?.is_empty()).then_some(())
        });
        fi.publish("unheard", "CLEAR", "");
        std::thread::sleep(std::time::Duration::from_secs(1));
        assert_eq!(reader.types().len(), 4);
    });
}

#[test]
fn a_stranger_waits_for_approval_where_the_operator_wants_it() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = node_for(engine, &reader, "approve");
        reader.follows(&fi, 1).is(&[202]);
        let requests = until("the request is there", || {
            let requests = json(&fi.done(&["--json", "follow", "requests"]));
            (!requests.as_array()?.is_empty()).then_some(requests)
        });
        assert_eq!(requests[0]["other"], reader.person().id);
        fi.publish("too-early", "CLEAR", "");
        assert!(reader.types().is_empty());
        fi.done(&["follow", "accept", requests[0]["id"].as_str().expect("an id")]);
        assert_eq!(reader.has_received(1)["type"], "Accept");
        let id = fi.publish("in-time", "CLEAR", "");
        assert_eq!(reader.has_received(2)["object"]["id"], id);
        assert_eq!(reader.types(), ["Accept", "Create"]);
    });
}

#[test]
fn a_stranger_is_refused_without_a_fetch_where_only_the_roster_may_follow() {
    let reader = Reader::new("social", 8110);
    let fi = node_for(Engine::Sqlite, &reader, "roster");
    reader.follows(&fi, 1).is(&[403]);
    assert_eq!(reader.server().heard().len(), 0);
    assert_eq!(fi.number("select count(*) from inbox"), 0);
}

#[test]
fn partners_follow_one_another_and_a_follow_neither_starts_nor_stops_a_lane() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let first = se.publish("unfollowed", "GREEN", "");
        becomes(&fi, &first, "live", 1);
        fi.done(&["follow", &se.handle()]);
        let accepted = until("the follow is accepted", || {
            let list = json(&fi.done(&["--json", "follow", "list"]));
            let one = list.as_array()?.iter().find(|one| one["way"] == "follows")?.clone();
            (one["state"] == "accepted").then_some(one)
        });
        assert_eq!(accepted["other"], se.authority());
        fi.done(&["follow", "remove", accepted["id"].as_str().expect("an id")]);
        let second = se.publish("unfollowed-again", "GREEN", "");
        becomes(&fi, &second, "live", 1);
    });
}
