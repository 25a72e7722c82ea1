//! Withdrawal is final, everywhere, and leaves nothing of the text.

use super::{
    audience::is_as_absent,
    place::{acquainted, agree, becomes, json, local_id, path_of, revise},
    reader::Reader,
};
use crate::harness::{Engine, NodeDraft, Peer, Request, on_both};

const ACTIVITY: &str = "application/activity+json";
const NOTHING: &str = "01a00000-0000-7000-8000-000000000000";

#[test]
fn what_is_withdrawn_is_a_tombstone_everywhere() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let id = fi.publish("mistake", "CLEAR", "");
        revise(&fi, &id, "mistake", "CLEAR", "");
        becomes(&se, &id, "live", 2);
        let page = format!("/en/materials/{}", local_id(&se, &id));
        assert_eq!(se.get(&page).status, 200);

        fi.done(&["withdraw", &id, "--reason", "It was wrong."]);
        let line = becomes(&se, &id, "tombstone", 3);
        assert_eq!(line["type"], "Tombstone");
        assert!(line["tlp"].is_null());
        for node in [&fi, &se] {
            let shown = node.done(&["material", "show", &id]);
            assert!(shown.starts_with("TLP:CLEAR  withdrawn 20") && shown.contains(": It was wrong."), "{shown}");
            assert!(!shown.contains("\n\n"), "{shown}");
        }
        agree(&fi, &se);
        let gone = fi.send(&Request::get(fi.host(), path_of(&id)).and("accept", ACTIVITY)).is(&[410]);
        assert_eq!(gone.header("content-type"), Some(ACTIVITY));
        assert_eq!((&gone.json()["type"], &gone.json()["id"]), (&"Tombstone".into(), &id.clone().into()));
        assert!(gone.text().contains("It was wrong."));
        assert_eq!(fi.send(&Request::get(fi.host(), path_of(&id)).and("accept", "text/html")).status, 410);
        assert_eq!(se.get(&page).status, 410);

        let bodies =
            format!("select count(*) from body b join log l on l.position = b.position where l.object = '{id}'");
        assert_eq!(fi.number(&bodies), 1, "only the Delete has a body");
        assert_eq!(fi.number("select count(*) from log where erased = 'withdrawn'"), 2);
        for node in [&fi, &se] {
            assert_eq!(node.number("select count(*) from revision"), 0, "{}", node.host());
            assert_eq!(node.number("select count(*) from variant"), 0, "{}", node.host());
        }
        let kept = format!("select count(*) from inbox where object = '{id}' and length(bytes) > 0");
        assert_eq!(se.number(&kept), 1, "only the Delete keeps its bytes");
        fi.refuses(&["withdraw", &id, "--reason", "Again."]);
        fi.refuses(&["revise", &id, &fi.folder().join("revision.md").display().to_string()]);
    });
}

#[test]
fn a_withdrawal_is_gone_for_those_who_had_it_and_never_was_for_others() {
    on_both(|engine| {
        let lt = Peer::partner("lt", 8103);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(lt.host(), lt.address()).prepare().started();
        fi.done(&["peer", "add", &lt.origin(), "--yes"]);
        let green = fi.publish("inside", "GREEN", "");
        assert_eq!(fi.get_as(lt.application(), path_of(&green)).status, 200);
        fi.done(&["withdraw", &green, "--reason", "It was wrong."]);
        let gone = fi.get_as(lt.application(), path_of(&green)).is(&[410]);
        assert_eq!(gone.json()["type"], "Tombstone");
        is_as_absent(&fi, path_of(&green), &format!("/materials/{NOTHING}"));

        let pull = fi.get_as(lt.application(), "/log/entries?after=0&limit=500&bodies=1").is(&[200]).json();
        assert_eq!(pull["entries"][0]["erased"], "withdrawn");
        assert!(pull["entries"][0].get("activity").is_none());
        assert_eq!(pull["entries"][1]["activity"]["type"], "Delete");
        assert!(fi.get("/log/entries?after=0&limit=500&bodies=1").status == 404);
    });
}

#[test]
fn a_withdrawal_of_something_submitted_to_nobody_stays_at_home() {
    let [fi, se] = acquainted(Engine::Sqlite, ["fi", "se"]);
    let red = fi.publish("persons", "RED", "recipients: [vaalit]\n");
    let said = json(&fi.done(&["--json", "withdraw", &red, "--reason", "Done with."]));
    assert!(said["position"].is_null());
    let green = fi.publish("after", "GREEN", "");
    becomes(&se, &green, "live", 1);
    assert_eq!(se.exported(&red), None);
    assert_eq!(fi.exported(&red).expect("a tombstone stays")["state"], "tombstone");
}

#[test]
fn a_reader_is_told_of_a_withdrawal_and_who_lost_it_before_is_told_nothing_more() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(reader.server().host(), reader.server().address())
            .set("federation", "followers", "open")
            .prepare()
            .started();
        reader.follows(&fi, 1).is(&[202]);
        reader.has_received(1);
        let (kept, narrowed) = (fi.publish("kept", "CLEAR", ""), fi.publish("narrowed", "CLEAR", ""));
        reader.has_received(3);
        revise(&fi, &narrowed, "narrowed", "GREEN", "");
        assert_eq!(reader.has_received(4)["pool:withheld"], true);
        fi.done(&["withdraw", &narrowed, "--reason", "It was wrong."]);
        fi.done(&["withdraw", &kept, "--reason", "It was wrong."]);
        let delete = reader.has_received(5);
        assert_eq!((&delete["type"], &delete["object"]["type"]), (&"Delete".into(), &"Tombstone".into()));
        assert_eq!(delete["object"]["id"], kept);
        is_as_absent(&fi, path_of(&narrowed), &format!("/materials/{NOTHING}"));
        fi.send(&Request::get(fi.host(), path_of(&kept)).and("accept", ACTIVITY)).is(&[410]);
        assert_eq!(reader.types().len(), 5);
    });
}
