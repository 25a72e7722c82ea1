//! Languages that an object has no room for: a partner fetches them from the collection beside it, and shows them as its
//! own pages, search and feeds show the others.

use serde_json::{Value, json};

use super::place::{acquainted, becomes, best_practice, json as read, local_id, object, path_of, write};
use crate::harness::{Node, NodeDraft, Peer, PeerActor, Reply, Request, on_both, until};

/// More languages than one object has room for, and more than stand on one page of the collection.
const LANGUAGES: [&str; 11] = ["da", "de", "es", "et", "fi", "fr", "hr", "it", "lt", "lv", "nl"];

/// Writes a material of all of them, the text of Dutch with a word of its own; gives its path.
fn big(node: &Node, tlp: &str, word: &str) -> String {
    let long = "A sentence on how votes are counted in an election.\n\n".repeat(2_000);
    for language in LANGUAGES {
        let title = if language == "nl" { format!("Stemmen tellen {word}") } else { "Counting".to_owned() };
        let head =
            format!("language: {language}\ntitle: {title}\nsummary: Twee zinnen.\nstatus: human\ntranslator: A body\n");
        let text = if language == "nl" { format!("{word}.\n\n{long}") } else { long.clone() };
        write(node, &format!("big.{language}.md"), &head, &text);
    }
    write(node, "big.md", &best_practice("Counting", tlp, ""), &long)
}

/// The languages a node shows a material in.
fn languages(node: &Node, id: &str) -> Value {
    read(&node.done(&["--json", "material", "show", id]))["languages"].clone()
}

fn has(node: &Node, id: &str, number: usize) -> Option<()> {
    (languages(node, id).as_array()?.len() == number).then_some(())
}

fn shown(node: &Node, id: &str, language: &str) -> Value {
    read(&node.done(&["--json", "material", "show", id, "--language", language]))
}

#[test]
fn a_partner_shows_the_languages_that_an_object_has_no_room_for() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        for tlp in ["CLEAR", "GREEN"] {
            let path = big(&fi, tlp, "zeldzaam");
            let published = read(&fi.done(&["--json", "publish", &path]));
            let id = published["uri"].as_str().expect("it has an id").to_owned();
            let apart = published["apart"].as_array().expect("it is said which languages stand apart").len();
            assert!(published["apart"].as_array().is_some_and(|apart| apart.contains(&json!("nl"))), "{published}");
            becomes(&se, &id, "live", 1);
            until("every language is there", || has(&se, &id, LANGUAGES.len() + 1));
            let dutch = shown(&se, &id, "nl");
            assert_eq!((&dutch["language"], &dutch["title"]), (&json!("nl"), &json!("Stemmen tellen zeldzaam")));
            assert_eq!((&dutch["status"], &dutch["by"]), (&json!("human"), &json!("A body")), "{dutch}");
            assert_eq!((&dutch["is_stale"], &dutch["is_local"]), (&json!(false), &json!(false)), "{dutch}");
            assert_eq!(dutch["content"], shown(&fi, &id, "nl")["content"]);

            // Whoever may not see the object is not told of its languages, on any page of the collection.
            let collection = format!("{id}/translations");
            let ask = |query: &str| {
                let target = format!("{}{query}", path_of(&collection));
                fi.send(&Request::get(fi.host(), &target).and("accept", "application/activity+json"))
            };
            if tlp == "GREEN" {
                assert_eq!((ask("").status, ask("?page=1").status), (404, 404));
                continue;
            }
            // They are many, so that they stand on pages.
            let first = object(&fi, &collection);
            assert_eq!((&first["totalItems"], &first["items"]), (&json!(apart), &Value::Null), "{first}");
            assert_eq!(first["first"], format!("{collection}?page=1"));
            assert!(ask("?page=1").is(&[200]).body.len() < 1 << 20);
            let item = &ask("?page=1").json()["items"][0];
            assert_eq!((&item["pool:revision"], &item["pool:translationOf"]), (&json!(1), &json!(id)));
            assert_eq!((ask("?page=99").status, ask("?page=0").status, ask("?page=x").status), (404, 404, 404));

            let page = se.get(&format!("/en/materials/{}?in=nl", local_id(&se, &id))).is(&[200]).text();
            assert!(page.contains("Stemmen tellen zeldzaam") && !page.contains("Further languages"), "{}", page.len());
            let found = se.get("/api/v1/search?q=zeldzaam").is(&[200]).json();
            assert_eq!(
                (&found["totalItems"], &found["orderedItems"][0]["found"]["language"]),
                (&json!(1), &json!("nl"))
            );
            assert!(se.get("/feeds/all.nl.json").is(&[200]).text().contains("Stemmen tellen zeldzaam"));

            // A revision changes them, and what it leaves out is gone.
            let path = big(&fi, tlp, "anders");
            fi.done(&["revise", &id, &path]);
            becomes(&se, &id, "live", 2);
            until("the revised languages are there", || has(&se, &id, LANGUAGES.len() + 1));
            assert_eq!(shown(&se, &id, "nl")["title"], "Stemmen tellen anders");
            assert_eq!(se.get("/api/v1/search?q=zeldzaam").is(&[200]).json()["totalItems"], 0);
            std::fs::remove_file(fi.folder().join("big.nl.md")).expect("it is there");
            fi.done(&["revise", &id, &path, "--without", "nl"]);
            becomes(&se, &id, "live", 3);
            until("the others are there", || has(&se, &id, LANGUAGES.len()));
            assert!(se.refuses(&["material", "show", &id, "--language", "nl"]).contains("is not in “nl”"));
        }
    });
}

/// An object in English of a played partner, which names a collection of further languages.
struct Origin {
    se: Peer,
    id: String,
    collection: String,
}

impl Origin {
    fn author(&self) -> &PeerActor {
        self.se.authority()
    }

    fn head(&self, id: &str, revision: u64) -> Value {
        json!({
            "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
            "id": id, "type": "Article", "attributedTo": self.author().id,
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "published": "2026-11-01T10:00:00.000Z",
            "pool:tlp": "CLEAR", "pool:revision": revision,
        })
    }

    /// The object in this revision, in the activity that tells of it.
    fn tells(&self, revision: u64) -> Vec<u8> {
        let mut object = self.head(&self.id, revision);
        for (name, value) in [
            ("name", json!("A note")),
            ("nameMap", json!({"en": "A note"})),
            ("content", json!("<p>Text.</p>")),
            ("contentMap", json!({"en": "<p>Text.</p>"})),
            ("pool:kind", json!("guide")),
            ("translations", json!(self.collection)),
        ] {
            object[name] = value;
        }
        let activity = json!({
            "@context": object["@context"], "id": format!("{}/activities/{revision}", self.se.origin()),
            "type": if revision == 1 { "Create" } else { "Update" }, "actor": self.author().id, "to": object["to"],
            "object": self.author().proved(object),
        });
        self.author().proved(activity).to_string().into_bytes()
    }

    /// A Finnish text that belongs to this revision.
    fn item(&self, revision: u64, title: &str) -> Value {
        let mut item = self.head(&format!("{}#fi", self.collection), revision);
        for (name, value) in [
            ("nameMap", json!({"fi": title})),
            ("contentMap", json!({"fi": "<p>Teksti<script>alert(1)</script>.</p>"})),
            ("pool:translationOf", json!(self.id)),
            ("pool:ofRevision", json!(1)),
            ("pool:variants", json!({"fi": {"status": "human", "ofRevision": 1, "digest": "ab".repeat(32)}})),
        ] {
            item[name] = value;
        }
        item
    }

    fn serves(&self, items: &[Value]) {
        let collection = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": self.collection, "type": "Collection", "items": items,
        });
        self.se.serves(path_of(&self.collection), Reply::activity(&collection));
    }

    fn times_asked(&self) -> usize {
        let path = path_of(&self.collection);
        self.se.heard().iter().filter(|heard| heard.target == path).count()
    }
}

#[test]
fn what_does_not_belong_to_the_object_is_not_kept_and_an_outage_is_waited_out() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let id = format!("{}/materials/1", se.origin());
        let origin = Origin { collection: format!("{id}/translations"), id, se };
        let fi = NodeDraft::new(engine, "fi", 8101)
            .knows(origin.se.host(), origin.se.address())
            .set("federation", "retry_cap_s", 1)
            .prepare()
            .started();
        fi.done(&["peer", "add", &origin.se.origin(), "--yes"]);
        // The origin is away from just after it has told of the object.
        origin.se.serves(path_of(&origin.collection), Reply::status(503));
        fi.deliver(origin.author(), &origin.tells(1)).is(&[202]);
        becomes(&fi, &origin.id, "live", 1);
        let asked = || {
            let before = origin.times_asked();
            until("the collection is asked for", || (origin.times_asked() > before + 1).then_some(()));
        };
        asked();
        let languages = || languages(&fi, &origin.id);
        assert_eq!(languages(), json!(["en"]));
        let page = || fi.get(&format!("/en/materials/{}", local_id(&fi, &origin.id))).is(&[200]).text();
        assert!(page().contains("Further languages at the authority that published it"));

        let right = origin.item(1, "Muistio");
        let with = |name: &str, value: Value| {
            let mut item = right.clone();
            item[name] = value;
            origin.author().proved(item)
        };
        let mut forged = origin.author().proved(right.clone());
        forged["nameMap"]["fi"] = json!("Väärennös");
        for wrong in [
            right.clone(),
            forged,
            with("pool:revision", json!(2)),
            with("pool:tlp", json!("GREEN")),
            with("attributedTo", json!(format!("{}/actors/other", origin.se.origin()))),
            with("pool:translationOf", json!(format!("{}2", origin.id))),
            with("nameMap", json!({"fi": "Muistio", "sv": "Två"})),
            with("pool:variants", json!({"fi": {"status": "source", "ofRevision": 1, "digest": "ab".repeat(32)}})),
            with("pool:variants", json!({})),
            origin.se.editor().proved(right.clone()),
        ] {
            origin.serves(&[wrong]);
            asked();
            assert_eq!(languages(), json!(["en"]));
        }
        origin.serves(&[origin.author().proved(right.clone()), origin.author().proved(right.clone())]);
        asked();
        assert_eq!(languages(), json!(["en"]), "a language stands there once");

        origin.serves(&[origin.author().proved(right)]);
        until("the right one is there", || (languages() == json!(["en", "fi"])).then_some(()));
        let finnish = shown(&fi, &origin.id, "fi");
        assert_eq!((&finnish["title"], &finnish["status"]), (&json!("Muistio"), &json!("human")));
        assert!(finnish["content"].as_str().is_some_and(|text| text.contains("Teksti") && !text.contains("script")));
        assert!(!page().contains("Further languages"));
        let times = origin.times_asked();

        // A new revision asks for its own, and is not content with what belongs to the one before.
        fi.deliver(origin.author(), &origin.tells(2)).is(&[202]);
        becomes(&fi, &origin.id, "live", 2);
        until("it is asked for anew", || (origin.times_asked() > times + 1).then_some(()));
        assert_eq!(languages(), json!(["en"]));
        origin.serves(&[origin.author().proved(origin.item(2, "Uusi muistio"))]);
        until("the new one is there", || (languages() == json!(["en", "fi"])).then_some(()));
        assert_eq!(shown(&fi, &origin.id, "fi")["title"], "Uusi muistio");
    });
}
