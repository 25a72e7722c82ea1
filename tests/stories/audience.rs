//! The label is the audience: who gets what, who loses it, who gets it back.

use super::{
    place::{self, agree, becomes, path_of, prepared, recipients, revise},
    reader::Reader,
};
use crate::harness::{Answer, Engine, Node, Request, on_both, until};

/// A UUID that names nothing.
const NOTHING: &str = "01a00000-0000-7000-8000-000000000000";

/// The forms in which one can ask for an object.
const FORMS: [&str; 4] = ["text/html", "application/activity+json", "text/markdown", "*/*"];

fn asked(node: &Node, target: &str, form: &str) -> Answer {
    let mut answer = node.send(&Request::get(node.host(), target).and("accept", form));
    answer.headers.retain(|(name, _)| name != "date");
    answer
}

/// Fails unless the public is told of `target` exactly what it is told of something that never was.
#[track_caller]
pub(super) fn is_as_absent(node: &Node, target: &str, never: &str) {
    for form in FORMS {
        let (here, absent) = (asked(node, target, form), asked(node, never, form));
        assert_eq!(here.status, 404, "{target} as {form}");
        assert_eq!(
            (here.status, &here.headers, &here.body),
            (absent.status, &absent.headers, &absent.body),
            "{target}"
        );
    }
}

#[test]
fn green_is_held_by_partners_and_does_not_exist_for_the_public() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        fi.publish("open", "CLEAR", "");
        let green = fi.publish("inside", "GREEN", "");
        becomes(&se, &green, "live", 1);
        assert_eq!(agree(&fi, &se), 2);
        is_as_absent(&fi, path_of(&green), &format!("/materials/{NOTHING}"));
        is_as_absent(&fi, &format!("{}/revisions/1", path_of(&green)), &format!("/materials/{NOTHING}/revisions/1"));
        for node in [&fi, &se] {
            let page = format!("/en/materials/{}", place::local_id(node, &green));
            is_as_absent(node, &page, &format!("/en/materials/{NOTHING}"));
            for listed in ["/en/", "/en/materials", "/feeds/all.en.rss"] {
                let text = node.get(listed).is(&[200]).text();
                assert!(!text.contains("About inside"), "{listed} of {} shows it", node.host());
                assert!(text.contains("About open"), "{listed} of {} shows nothing", node.host());
            }
        }
        let outbox = fi.get("/actors/vaalit/outbox?page=first").is(&[200]).text();
        assert!(outbox.contains("About open") && !outbox.contains(&green) && !outbox.contains("inside"), "{outbox}");
    });
}

#[test]
fn amber_is_held_by_those_named_and_by_nobody_else() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        for tlp in ["AMBER", "AMBER+STRICT"] {
            let id = fi.publish("some", tlp, &recipients(&[&se]));
            becomes(&se, &id, "live", 1);
            assert_eq!(se.exported(&id).expect("it is live")["tlp"], tlp);
            let after = fi.publish("all", "GREEN", "");
            becomes(&lt, &after, "live", 1);
            assert_eq!(lt.exported(&id), None);
        }
        let preview =
            fi.refuses(&["publish", &place::write(&fi, "none.md", &place::best_practice("none", "AMBER", ""), "x")]);
        assert!(preview.contains("recipients"), "{preview}");
    });
}

#[test]
fn red_never_leaves_and_has_no_log_entry() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let red = fi.publish("persons", "RED", "recipients: [vaalit]\n");
        assert_eq!(fi.number("select position from head"), 0);
        let path = place::write(&fi, "two.md", &place::best_practice("two", "RED", "recipients: [vaalit]\n"), "x");
        let words = fi.done(&["publish", &path]);
        assert!(!words.contains("position"), "{words}");
        assert_eq!(fi.exported(&red).expect("fi holds it")["tlp"], "RED");
        let green = fi.publish("partners", "GREEN", "");
        becomes(&se, &green, "live", 1);
        assert_eq!(se.export_of(fi.host()).len(), 1);
        assert_eq!(fi.number("select count(*) from log"), 1);
        is_as_absent(&fi, path_of(&red), &format!("/materials/{NOTHING}"));
        // Widened, it is published for the first time; narrowed again, everybody else loses it.
        revise(&fi, &red, "persons", "GREEN", "");
        becomes(&se, &red, "live", 2);
        revise(&fi, &red, "persons", "RED", "recipients: [vaalit]\n");
        becomes(&se, &red, "withheld", 2);
        assert_eq!(fi.exported(&red).expect("fi holds it")["revision"], 3);
    });
}

#[test]
fn a_reader_loses_what_is_narrowed_and_finds_it_again_under_a_new_id() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| {
            draft.knows(reader.server().host(), reader.server().address()).set("federation", "followers", "open")
        });
        fi.start();
        se.start();
        place::introduce(&[&fi, &se]);
        reader.follows(&fi, 1).is(&[202]);
        reader.has_received(1);
        let id = fi.publish("topic", "CLEAR", "");
        assert_eq!(reader.has_received(2)["type"], "Create");
        becomes(&se, &id, "live", 1);
        assert_eq!(fi.get(path_of(&id)).status, 200);

        revise(&fi, &id, "topic", "GREEN", "");
        let delete = reader.has_received(3);
        assert_eq!((&delete["type"], &delete["object"]), (&"Delete".into(), &id.clone().into()));
        assert_eq!(delete["pool:withheld"], true);
        assert_eq!(delete["pool:revision"], 1);
        let line = becomes(&se, &id, "live", 2);
        assert_eq!(line["tlp"], "GREEN");
        assert_eq!(fi.get(path_of(&id)).status, 404);

        revise(&fi, &id, "topic", "GREEN", "");
        becomes(&se, &id, "live", 3);
        let again = revise(&fi, &id, "topic", "CLEAR", "");
        let new = again["uri"].as_str().expect("it has an id").to_owned();
        assert_ne!(new, id);
        let create = reader.has_received(4);
        assert_eq!((&create["type"], &create["object"]["id"]), (&"Create".into(), &new.clone().into()));
        assert_eq!(create["object"]["pool:supersedes"], id);
        assert_eq!(reader.types(), ["Accept", "Create", "Delete", "Create"]);
        becomes(&se, &new, "live", 1);
        becomes(&se, &id, "tombstone", 4);
        agree(&fi, &se);
    });
}

#[test]
fn what_becomes_public_for_the_first_time_is_a_create_to_readers_and_an_update_to_partners() {
    let reader = Reader::new("social", 8110);
    let [mut fi, mut se] = prepared(Engine::Sqlite, ["fi", "se"], |draft| {
        draft.knows(reader.server().host(), reader.server().address()).set("federation", "followers", "open")
    });
    fi.start();
    se.start();
    place::introduce(&[&fi, &se]);
    reader.follows(&fi, 1).is(&[202]);
    reader.has_received(1);
    let id = fi.publish("born-green", "GREEN", "");
    becomes(&se, &id, "live", 1);
    revise(&fi, &id, "born-green", "CLEAR", "");
    let create = reader.has_received(2);
    assert_eq!((&create["type"], &create["object"]["id"]), (&"Create".into(), &id.clone().into()));
    assert!(create["id"].as_str().is_some_and(|id| id.ends_with("/create")), "{}", create["id"]);
    revise(&fi, &id, "born-green", "CLEAR", "");
    assert_eq!(reader.has_received(3)["type"], "Update");
    becomes(&se, &id, "live", 3);
    agree(&fi, &se);
}

#[test]
fn whoever_is_no_longer_named_loses_it_and_gets_it_back_when_named_again() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let id = fi.publish("shared", "AMBER", &recipients(&[&se, &lt]));
        becomes(&se, &id, "live", 1);
        becomes(&lt, &id, "live", 1);

        revise(&fi, &id, "shared", "AMBER", &recipients(&[&se]));
        becomes(&se, &id, "live", 2);
        let line = becomes(&lt, &id, "withheld", 1);
        for key in ["type", "tlp", "sha256"] {
            assert!(line[key].is_null(), "{key} of a withheld object is {}", line[key]);
        }
        lt.refuses(&["material", "show", &id, "--as-json-ld"]);
        let kept = format!("select count(*) from inbox where object = '{id}' and length(bytes) > 0");
        assert_eq!(lt.number(&kept), 1, "only the Delete keeps its bytes");
        for table in ["variant", "revision", "recipient"] {
            let left =
                format!("select count(*) from {table} t join material m on m.id = t.material where m.uri = '{id}'");
            assert_eq!(lt.number(&left), 0, "{table} of what was withheld");
        }

        revise(&fi, &id, "shared", "AMBER", &recipients(&[&se, &lt]));
        becomes(&lt, &id, "live", 3);
        until("all three print the same line", || {
            let line = fi.exported(&id);
            (se.exported(&id) == line && lt.exported(&id) == line).then_some(())
        });
        assert_eq!(lt.number("select count(*) from quarantine"), 0);
    });
}

#[test]
fn what_is_narrowed_while_a_partner_is_away_never_reaches_it() {
    on_both(|engine| {
        let [fi, mut se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let known = fi.publish("known", "GREEN", "");
        becomes(&se, &known, "live", 1);
        se.kill();
        let unknown = fi.publish("unknown", "GREEN", "");
        for id in [&known, &unknown] {
            revise(&fi, id, "in between", "GREEN", "");
            revise(&fi, id, "not for Sweden", "AMBER", &recipients(&[&lt]));
        }
        let last = fi.publish("last", "GREEN", "");
        se.start();
        becomes(&se, &last, "live", 1);
        becomes(&se, &known, "withheld", 2);
        becomes(&se, &unknown, "withheld", 2);
        assert_eq!(se.number("select count(*) from variant where title = 'in between'"), 0);
        assert_eq!(se.number("select count(*) from inbox where state = 'applied'"), 4, "one Create each, two Deletes");
        for id in [&known, &unknown] {
            becomes(&lt, id, "live", 3);
        }
        assert_eq!(se.number("select count(*) from alarm"), 0);
        assert_eq!(se.number("select count(*) from quarantine"), 0);
    });
}

#[test]
fn a_circle_is_expanded_when_something_is_published_to_it() {
    on_both(|engine| {
        let [fi, se, lt] = place::acquainted(engine, ["fi", "se", "lt"]);
        let members = toml::Value::from(vec![toml::Value::from(se.handle())]);
        fi.set("circles", "neighbours", members);
        let id = fi.publish("for-neighbours", "AMBER", "recipients: [neighbours]\n");
        becomes(&se, &id, "live", 1);
        // Who joins the circle later joins it for what is published later.
        fi.set("circles", "neighbours", vec![toml::Value::from(se.handle()), toml::Value::from(lt.handle())]);
        let next = fi.publish("for-more-neighbours", "AMBER", "recipients: [neighbours]\n");
        becomes(&lt, &next, "live", 1);
        assert_eq!(lt.exported(&id), None);
        let object = fi.done(&["material", "show", &id, "--as-json-ld"]);
        assert_eq!(place::json(&object)["pool:recipients"], serde_json::json!([se.authority()]));
    });
}
