//! What programs read under `/api/v1`: public materials with their languages and where each comes from, search, topics.

use std::fs;

use serde_json::{Value, json};

use super::place::{becomes, best_practice, introduce, json as parsed, prepared, write};
use crate::harness::{Answer, Engine, Node, NodeDraft, Request, on_both};

fn published(node: &Node, title: &str, tlp: &str, more: &str, body: &str) -> String {
    let path = write(node, "one.md", &best_practice(title, tlp, more), body);
    parsed(&node.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned()
}

fn ask(node: &Node, target: &str) -> Value {
    node.get(target).is(&[200]).json()
}

fn uuid(uri: &str) -> &str {
    uri.rsplit('/').next().expect("an id ends in its UUID")
}

fn names(page: &Value) -> Vec<&str> {
    let items = page["orderedItems"].as_array().expect("a list");
    items.iter().map(|item| item["nameMap"]["en"].as_str().expect("a title")).collect()
}

#[test]
fn public_materials_are_listed_narrowed_and_read_by_pages() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        published(&fi, "First", "CLEAR", "topics: [early-voting]\n", "x");
        published(&fi, "Second", "CLEAR", "phase: electoral\n", "x");
        published(&fi, "Third", "CLEAR", "", "x");
        published(&fi, "Inside", "GREEN", "", "x");
        let all = ask(&fi, "/api/v1/materials");
        assert_eq!(names(&all), ["Third", "Second", "First"]);
        assert_eq!((&all["type"], &all["totalItems"]), (&json!("OrderedCollectionPage"), &json!(3)));
        assert_eq!(all["orderedItems"][2]["topics"][0]["id"], "https://w3id.org/election-pool/v1#topics/early-voting");

        let first = ask(&fi, "/api/v1/materials?limit=2");
        assert_eq!(names(&first), ["Third", "Second"]);
        assert!(first.get("prev").is_none());
        let next = first["next"].as_str().expect("there is more").strip_prefix(fi.origin()).expect("it is here");
        let second = ask(&fi, next);
        assert_eq!((names(&second), &second["startIndex"]), (vec!["First"], &json!(2)));
        assert!(second.get("next").is_none() && second["prev"] == first["id"], "{second}");

        for (query, number) in [
            ("topic=early-voting", 1),
            ("phase=electoral", 1),
            ("country=FI&kind=best-practice&language=en", 3),
            ("country=SE,FI", 3),
            ("country=SE", 0),
            ("origin=fi.localhost:8101", 3),
            ("from=2000-01-01", 3),
            ("to=2000-01-01", 0),
            ("language=sv", 0),
        ] {
            assert_eq!(ask(&fi, &format!("/api/v1/materials?{query}"))["totalItems"], number, "{query}");
        }
    });
}

#[test]
fn a_material_is_read_in_all_its_languages_or_in_one_and_a_fallback_is_told() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let sv = "---\nlanguage: sv\ntitle: Guide på svenska\nsummary: Kort.\nstatus: human\n---\n\nText.\n";
        fs::write(fi.folder().join("one.sv.md"), sv).expect("the folder is writable");
        let uri = published(&fi, "Guide", "CLEAR", "topics: [early-voting]\n", "A *text*.");
        let address = format!("/api/v1/materials/{}", uuid(&uri));
        let whole = ask(&fi, &address);
        assert_eq!((&whole["id"], &whole["tlp"], &whole["revision"]), (&json!(uri), &json!("CLEAR"), &json!(1)));
        assert_eq!(whole["nameMap"], json!({"en": "Guide", "sv": "Guide på svenska"}));
        let variants = whole["variants"].as_array().expect("a list");
        assert_eq!(variants[0]["status"], "source");
        assert_eq!((&variants[1]["status"], &variants[1]["ofRevision"]), (&json!("human"), &json!(1)));
        assert!(variants[0]["content"].as_str().expect("a text").contains("<em>text</em>"), "{whole}");

        let one = ask(&fi, &format!("{address}?language=sv-FI"));
        assert_eq!((&one["variants"][0]["language"], &one["isFallback"]), (&json!("sv"), &json!(false)));
        assert_eq!(one["variants"].as_array().map(Vec::len), Some(1));
        let other = ask(&fi, &format!("{address}?language=hr"));
        assert_eq!((&other["variants"][0]["language"], &other["isFallback"]), (&json!("en"), &json!(true)));

        // The translation stays as it was; the original moves on.
        let path = write(&fi, "two.md", &best_practice("Guide", "CLEAR", ""), "Another *text*.");
        fs::write(fi.folder().join("two.sv.md"), sv).expect("the folder is writable");
        fi.done(&["revise", &uri, &path]);
        let revised = ask(&fi, &address);
        assert_eq!((&revised["revision"], &revised["variants"][1]["isStale"]), (&json!(2), &json!(true)), "{revised}");
        let variant = &revised["variants"][1];
        assert_eq!((&variant["isLocal"], &variant["since"]), (&json!(false), &revised["published"]), "{revised}");

        fi.done(&["withdraw", &uri, "--reason", "done"]);
        let gone = fi.get(&address).is(&[410]);
        assert_eq!(gone.header("cache-control"), Some("private, no-store"));
        assert_eq!((&gone.json()["type"], &gone.json()["id"]), (&json!("Tombstone"), &json!(uri)));
        assert!(!gone.text().contains("Guide"), "{}", gone.text());
        assert_eq!(ask(&fi, "/api/v1/materials")["totalItems"], 0);
    });
}

#[test]
fn only_what_is_public_is_there_also_for_whoever_may_see_more_and_of_partners_too() {
    on_both(|engine| {
        let mut nodes = prepared(engine, ["fi", "se"], |draft| draft);
        nodes.iter_mut().for_each(Node::start);
        introduce(&nodes.each_ref());
        let [fi, se] = nodes;
        let open = published(&fi, "Open", "CLEAR", "", "Zanzibar.");
        let inside = published(&fi, "Inside", "GREEN", "", "Zanzibar.");
        becomes(&se, &open, "live", 1);
        becomes(&se, &inside, "live", 1);
        for node in [&fi, &se] {
            let found = ask(node, "/api/v1/search?q=zanzibar");
            assert_eq!((names(&found), &found["totalItems"]), (vec!["Open"], &json!(1)));
            assert_eq!(found["facets"]["country"], json!({"FI": 1}));
            assert_eq!(found["facets"]["origin"], json!({"fi.localhost:8101": 1}));
            node.done(&["user", "add", "anna", "--role", "reader"]);
            let mut anna = crate::harness::Browser::signed_in(node, "anna");
            assert_eq!(names(&anna.get(node, "/api/v1/search?q=zanzibar").json()), ["Open"]);
            let local = found["orderedItems"][0]["uuid"].as_str().expect("a name");
            assert_eq!(ask(node, &format!("/api/v1/materials/{local}"))["id"], open);
        }
        let hidden = fi.get(&format!("/api/v1/materials/{}", uuid(&inside)));
        let absent = fi.get("/api/v1/materials/01a00000-0000-7000-8000-000000000000");
        assert_eq!((hidden.status, hidden.text()), (absent.status, absent.text()));
        assert_eq!(absent.status, 404);
    });
}

#[test]
fn what_was_found_says_why() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        published(&fi, "Letters from home", "CLEAR", "topics: [postal-voting]\n", "The letter is sent in time.");
        let found = ask(&fi, "/api/v1/search?q=briefstemmen+letter&languages=nl,en");
        let why = &found["orderedItems"][0]["found"];
        let by_topic = json!([
            {"word": "briefstemmen", "topic": "postal-voting", "label": "Briefstemmen", "language": "nl"}
        ]);
        assert_eq!(why["byTopic"], by_topic, "{found}");
        assert_eq!(why["name"][0], json!({"text": "Letters", "isMatch": true}));
        assert_eq!(found["topics"], json!([]), "no topic has both words");
        let partial = ask(&fi, "/api/v1/search?q=letter+hologram");
        assert_eq!((&partial["isPartial"], &partial["totalItems"]), (&json!(true), &json!(1)));
        let nothing = ask(&fi, "/api/v1/search?q=hologram");
        assert_eq!((&nothing["isPartial"], &nothing["totalItems"]), (&json!(false), &json!(0)));
    });
}

#[test]
fn what_is_wrong_with_a_question_is_said_by_the_name_of_the_parameter() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let refused = |target: &str, parameter: &str, words: &str| {
            let answer = fi.get(target).is(&[400]);
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{target}");
            let problem = answer.json();
            assert_eq!(problem["parameter"], parameter, "{target}");
            assert!(problem["detail"].as_str().is_some_and(|said| said.contains(words)), "{target}: {problem}");
        };
        refused("/api/v1/materials?topic=deepfake", "topic", "did you mean “deepfakes”?");
        refused("/api/v1/materials?contry=FI", "contry", "did you mean “country”?");
        refused("/api/v1/materials?limit=1000", "limit", "from 1 to 50");
        refused("/api/v1/materials?page=201", "page", "from 1 to 200");
        refused("/api/v1/search", "q", "what to look for");
        refused("/api/v1/search?q=a1&from=yesterday", "from", "is not a day");
        refused("/api/v1/topics?x=1", "x", "is not a known parameter");
        let uuid = "01a00000-0000-7000-8000-000000000000";
        refused(&format!("/api/v1/materials/{uuid}?language=finnish"), "language", "“finnish”");
        assert_eq!(fi.get("/api/v1/materials/0").status, 404);
    });
}

#[test]
fn answers_are_asked_about_by_their_tag_and_come_from_memory_until_something_changes() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    published(&fi, "First", "CLEAR", "", "Zanzibar.");
    for target in ["/api/v1/materials", "/api/v1/search?q=zanzibar", "/api/v1/topics", "/topics.jsonld"] {
        let tag = |answer: &Answer| answer.header("etag").expect("a tag").to_owned();
        let first = fi.get(target).is(&[200]);
        assert_eq!(first.header("cache-control"), Some("public, no-cache"));
        assert_eq!(first.header("access-control-allow-origin"), Some("*"));
        assert!(tag(&first).starts_with('"'), "a strong tag");
        let hits = fi.figure("election_pool_rendered_hits_total");
        let again = fi.send(&Request::get(fi.host(), target).and("if-none-match", &tag(&first)));
        assert_eq!((again.status, again.body.len()), (304, 0), "{target}");
        assert!(fi.figure("election_pool_rendered_hits_total") > hits, "{target} did not come from memory");
    }
    published(&fi, "Second", "CLEAR", "", "Zanzibar.");
    assert_eq!(ask(&fi, "/api/v1/search?q=zanzibar")["totalItems"], 2);
}

#[test]
fn topics_are_data_and_concepts_with_labels_in_seven_languages() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    published(&fi, "First", "CLEAR", "topics: [postal-voting]\n", "x");
    let topics = ask(&fi, "/api/v1/topics");
    assert_eq!(topics["totalItems"], 49);
    let postal = topics["items"].as_array().and_then(|all| all.iter().find(|one| one["slug"] == "postal-voting"));
    let postal = postal.expect("it is there");
    assert_eq!((&postal["materials"], &postal["exactMatch"]), (&json!(1), &json!("http://eurovoc.europa.eu/4760")));
    assert_eq!(postal["nameMap"].as_object().map(serde_json::Map::len), Some(7));
    let answer = fi.get("/topics.jsonld").is(&[200]);
    assert_eq!(answer.header("content-type"), Some("application/ld+json; charset=utf-8"));
    let scheme = answer.json();
    let concept = scheme["@graph"].as_array().and_then(|all| all.iter().find(|one| one["@id"] == postal["id"]));
    assert_eq!(concept.expect("the same URI")["skos:prefLabel"]["nl"], "Briefstemmen");
    assert!(fi.get("/en/topics").text().contains("type=\"application/ld+json\" href=\"/topics.jsonld\""));
}
