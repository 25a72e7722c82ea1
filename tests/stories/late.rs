//! What is long on its way still reaches those who read here: materials of a partner that was away, withdrawals of long
//! ago, files that come after their material.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{
    hub::{ALL, ask, heard, subscribed, told},
    place::{becomes, introduce, prepared},
};
use crate::harness::{Node, NodeDraft, Peer, Reply, on_both, until};

const FILE: &[u8] = b"%PDF-1.4\nA file that comes late.\n";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The entries of a JSON feed.
fn items(node: &Node, target: &str) -> Vec<Value> {
    node.get(target).is(&[200]).json()["items"].as_array().cloned().unwrap_or_default()
}

fn has(items: &[Value], id: &str) -> bool {
    items.iter().any(|item| item["id"] == id)
}

fn context() -> Value {
    json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}])
}

/// A partner that is played, and a node that knows it.
fn stage(engine: crate::harness::Engine, reader: &Peer) -> (Peer, Node) {
    let se = Peer::partner("se", 8102);
    let draft = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address());
    let fi = draft.knows(reader.host(), reader.address()).prepare().started();
    fi.done(&["peer", "add", &se.origin(), "--yes"]);
    (se, fi)
}

/// Delivers an activity of the authority of a played server about an object.
fn delivers(fi: &Node, se: &Peer, ty: &str, object: &Value) {
    let author = se.authority();
    let number = se.heard().len() + object.to_string().len();
    let id = format!("{}/activities/{}-{number}", se.origin(), ty.to_lowercase());
    let activity = json!({
        "@context": context(), "id": id, "type": ty, "actor": author.id, "to": [PUBLIC],
        "object": author.proved(object.clone()),
    });
    fi.deliver(author, author.proved(activity).to_string().as_bytes()).is(&[202]);
}

fn material(se: &Peer, ty: &str, more: &Value) -> Value {
    let mut object = json!({
        "@context": context(), "id": format!("{}/materials/1", se.origin()), "type": ty,
        "attributedTo": se.authority().id, "to": [PUBLIC], "name": "A note", "nameMap": {"en": "A note"},
        "content": "<p>Text.</p>", "contentMap": {"en": "<p>Text.</p>"}, "published": "2026-01-10T10:00:00.000Z",
        "pool:tlp": "CLEAR", "pool:kind": "guide", "pool:revision": 1,
    });
    let more = more.as_object().expect("members").clone();
    object.as_object_mut().expect("an object").extend(more);
    object
}

#[test]
fn what_a_partner_published_while_it_could_not_be_reached_is_new_to_the_readers_here() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let know = |draft: NodeDraft| draft.knows(reader.host(), reader.address());
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], know);
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        let before = se.publish("before", "CLEAR", "");
        becomes(&fi, &before, "live", 1);
        subscribed(&fi, &reader, ALL, "/in", &[]);
        se.kill();
        // The command line writes beside a node that does not run.
        let late = [se.publish("late-1", "CLEAR", ""), se.publish("late-2", "CLEAR", "")];
        for number in 0..25 {
            fi.publish(&format!("newer-{number}"), "CLEAR", "");
        }
        let is_told = |words: &str| {
            until(&format!("the subscriber is told of “{words}”"), || {
                let posts = heard(&reader, "POST", "/in");
                posts.iter().any(|post| String::from_utf8_lossy(&post.body).contains(words)).then_some(())
            });
        };
        is_told("About newer-24");
        se.start();
        for id in &late {
            becomes(&fi, id, "live", 1);
            assert!(has(&items(&fi, "/feeds/all.en.json"), id), "the newest document has what came last");
        }
        is_told("About late-1");
        is_told("About late-2");
        let newest = &items(&fi, "/feeds/all.en.json")[0];
        assert!(late.iter().any(|id| newest["id"] == *id), "{newest}");
        let front = fi.get("/en/").is(&[200]).text();
        assert!(front.contains("About late-1") && front.contains("About late-2"), "{front}");
    });
}

#[test]
fn a_withdrawal_of_long_ago_is_told_for_a_month_from_when_it_came() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let (se, fi) = stage(engine, &reader);
        let meeting = json!({
            "startTime": "2027-05-05T08:00:00Z", "timezone": "Europe/Stockholm", "pool:phase": "electoral",
            "pool:topics": ["deepfakes"], "pool:kind": "meeting-outcome",
        });
        let object = material(&se, "Event", &meeting);
        let id = object["id"].as_str().expect("an id").to_owned();
        delivers(&fi, &se, "Create", &object);
        becomes(&fi, &id, "live", 1);
        subscribed(&fi, &reader, "/feeds/phase/electoral.en.json", "/in", &[]);
        let long_ago = Timestamp::now() - SignedDuration::from_hours(24 * 40);
        let gone = json!({
            "@context": context(), "id": id, "type": "Tombstone", "attributedTo": se.authority().id,
            "deleted": long_ago.to_string(), "pool:revision": 2, "pool:reason": {"en": "Nobody came."},
        });
        delivers(&fi, &se, "Delete", &gone);
        becomes(&fi, &id, "tombstone", 2);
        let post = told(&reader, "/in", 1).pop().expect("it was told");
        assert!(String::from_utf8_lossy(&post.body).contains("\"withdrawn\""));
        for set in ["all", "topic/deepfakes", "phase/electoral", "kind/meeting-outcome"] {
            assert!(has(&items(&fi, &format!("/feeds/{set}.en.json")), &id), "{set}");
        }
        assert!(items(&fi, "/feeds/phase/pre-electoral.en.json").is_empty());
        for set in ["calendar", "topic/deepfakes", "phase/electoral", "kind/meeting-outcome"] {
            let text = fi.get(&format!("/feeds/{set}.en.ics")).is(&[200]).text();
            assert!(text.contains("STATUS:CANCELLED"), "{set}: {text}");
        }
        let text = fi.get("/feeds/phase/pre-electoral.en.ics").is(&[200]).text();
        assert!(!text.contains("VEVENT"), "{text}");
    });
}

#[test]
fn a_file_that_comes_after_its_material_is_told_too() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let (se, fi) = stage(engine, &reader);
        let digest = election_pool_protocol::digest::sha256(FILE);
        let sha256 = election_pool_protocol::digest::hex(&digest);
        let path = format!("/attachments/{sha256}");
        let object = material(
            &se,
            "Article",
            &json!({"attachment": [{
                "type": "Document", "url": format!("{}{path}", se.origin()), "mediaType": "application/pdf",
                "name": "note.pdf", "pool:sha256": sha256,
            }]}),
        );
        delivers(&fi, &se, "Create", &object);
        becomes(&fi, object["id"].as_str().expect("an id"), "live", 1);
        subscribed(&fi, &reader, "/feeds/all.en.json", "/in", &[]);
        assert_eq!(items(&fi, "/feeds/all.en.json")[0]["attachments"], Value::Null);
        se.serves(&path, Reply::of("application/pdf", FILE));
        let post = told(&reader, "/in", 1).pop().expect("it was told");
        let feed: Value = serde_json::from_slice(&post.body).expect("a feed");
        assert_eq!(feed["items"][0]["attachments"][0]["size_in_bytes"], FILE.len());
        assert_eq!(feed["items"], json!(items(&fi, "/feeds/all.en.json")));
    });
}

#[test]
fn whoever_never_answers_holds_up_no_reader_that_does() {
    on_both(|engine| {
        let (reader, tarpit) = (Peer::silent("reader", 8120), Peer::silent("tarpit", 8121));
        let other = Peer::silent("other", 8122);
        let draft = [&reader, &tarpit, &other]
            .into_iter()
            .fold(NodeDraft::new(engine, "fi", 8101), |draft, peer| draft.knows(peer.host(), peer.address()));
        let fi = draft.prepare().started();
        subscribed(&fi, &reader, ALL, "/in", &[]);
        let slow = std::time::Duration::from_mins(1);
        for number in 0..40 {
            for peer in [&tarpit, &other] {
                let path = format!("/never/{number}");
                peer.takes(&path, slow);
                ask(&fi, "subscribe", ALL, &format!("{}{path}", peer.origin()), &[]);
            }
        }
        until("they are being asked", || {
            let asked = |peer: &Peer| peer.heard().len();
            (asked(&tarpit) == 2 && asked(&other) == 2).then_some(())
        });
        let began = Timestamp::now();
        fi.publish("news", "CLEAR", "");
        told(&reader, "/in", 1);
        assert!(Timestamp::now().duration_since(began) < SignedDuration::from_secs(8), "nobody stood before it");
        assert_eq!((tarpit.heard().len(), other.heard().len()), (2, 2), "no more than two of a server are under way");
    });
}

#[test]
fn a_licence_is_said_of_each_material_and_of_a_catalogue_only_where_all_share_it() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        fi.publish("one", "CLEAR", "topics: [deepfakes]\n");
        fi.publish("two", "CLEAR", "topics: [deepfakes, early-voting]\nlicence: EUPL-1.2\n");
        fi.publish("three", "CLEAR", "topics: [polling-staff-training]\nlicence: CC-BY-SA-4.0\n");
        fi.publish("inside", "GREEN", "topics: [polling-staff-training]\nlicence: CC0-1.0\n");
        let of = |name: &str| {
            let found =
                items(&fi, "/feeds/all.en.json").into_iter().find(|item| item["title"] == format!("About {name}"));
            found.expect("it is there")["_pool"]["licence"].clone()
        };
        assert_eq!((of("one"), of("two"), of("three")), (json!("CC-BY-4.0"), json!("EUPL-1.2"), json!("CC-BY-SA-4.0")));
        let atom = fi.get("/feeds/topic/polling-staff-training.en.atom").is(&[200]).text();
        let licence = "https://creativecommons.org/licenses/by-sa/4.0/";
        assert!(atom.contains("<rights>CC-BY-SA-4.0</rights>") || atom.contains(">CC-BY-SA-4.0</rights>"), "{atom}");
        assert!(atom.contains("rel=\"license\"") && atom.contains(licence), "{atom}");
        let rss = fi.get("/feeds/topic/polling-staff-training.en.rss").is(&[200]).text();
        assert!(rss.contains("<dc:rights>CC-BY-SA-4.0</dc:rights>") && rss.contains(licence), "{rss}");
        let catalogue = fi.get("/catalog.jsonld").is(&[200]).json();
        let licences = |set: &str| {
            let datasets = catalogue["dcat:dataset"].as_array().expect("a list").iter();
            let id = format!("{}/catalog.jsonld#{set}", fi.origin());
            let dataset = datasets.clone().find(|dataset| dataset["@id"] == id).expect("it is there");
            dataset["dcat:distribution"][0]["dct:license"]["@id"].clone()
        };
        assert_eq!(licences("topic-polling-staff-training"), licence);
        assert_eq!(licences("topic-deepfakes"), Value::Null, "they differ");
        assert_eq!(licences("topic-early-voting"), Value::Null, "nobody here knows where that is");
        assert_eq!(licences("kind-best-practice"), Value::Null);
        assert_eq!(catalogue["dct:license"], Value::Null);
    });
}

#[test]
fn an_older_database_learns_the_licences_of_what_it_holds() {
    on_both(|engine| {
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        fi.publish("one", "CLEAR", "licence: CC0-1.0\n");
        fi.stop();
        // As the version before left it.
        fi.tamper("update material set licence = null");
        fi.tamper("update fact set value = '1' where name = 'search'");
        fi.start();
        assert_eq!(items(&fi, "/feeds/all.en.json")[0]["_pool"]["licence"], "CC0-1.0");
    });
}
