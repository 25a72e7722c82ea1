//! Offers and answers as nobody honest makes them, and as a bad network repeats them: nothing of them counts twice, nothing
//! is taken from who may not give it, and who may not know learns nothing.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    history::create,
    offers::{listed, offer},
    place::{self, becomes, json as read},
};
use crate::harness::{Engine, Node, NodeDraft, Peer, PeerActor, on_both, until};

/// An Article in Swedish that a played server offers to `author`.
pub(super) fn article(server: &Peer, number: u32, material: &str, author: &str) -> Value {
    let id = format!("{}/offers/{number}", server.origin());
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
        "id": id, "type": "Article", "attributedTo": server.authority().id, "to": [author],
        "name": "Erbjudet", "nameMap": {"sv": "Erbjudet"}, "contentMap": {"sv": "<p>Ett.</p>"},
        "published": Timestamp::now().to_string(), "pool:tlp": "AMBER", "pool:recipients": [author],
        "pool:translationOf": material, "pool:ofRevision": 1,
        "pool:variants": {"sv": {"status": "human", "by": "Whoever", "ofRevision": 1, "digest": "0".repeat(64)}},
    })
}

/// The letter that offers it, by an actor of the server.
pub(super) fn sending(server: &Peer, by: &PeerActor, name: &str, article: Value, author: &str) -> Vec<u8> {
    let object = if article["attributedTo"] == server.authority().id.as_str() {
        server.authority().proved(article)
    } else {
        article
    };
    by.proved(json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
        "id": format!("{}/sendings/{name}", server.origin()), "type": "Offer", "actor": by.id, "to": [author],
        "object": object,
    }))
    .to_string()
    .into_bytes()
}

struct Stage {
    fi: Node,
    se: Peer,
    lt: Peer,
    clear: String,
    amber: String,
}

fn stage(engine: Engine) -> Stage {
    let (se, lt) = (Peer::partner("se", 8102), Peer::partner("lt", 8103));
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "offers_open", 3).set("limits", "offer_bytes", 20_000);
    let fi = draft.knows(se.host(), se.address()).knows(lt.host(), lt.address()).prepare().started();
    for peer in [&se, &lt] {
        fi.done(&["peer", "add", &peer.origin(), "--yes"]);
    }
    let clear = fi.publish("clear", "CLEAR", "");
    let amber = fi.publish("amber", "AMBER", &format!("recipients: [\"@val@{}\"]\n", lt.host()));
    Stage { fi, se, lt, clear, amber }
}

impl Stage {
    /// Delivers an offer as bent; gives the status.
    fn offers(&self, name: &str, number: u32, material: &str, bend: impl FnOnce(&mut Value)) -> u16 {
        let mut article = article(&self.se, number, material, &self.fi.authority());
        bend(&mut article);
        let letter = sending(&self.se, self.se.authority(), name, article, &self.fi.authority());
        self.fi.deliver(self.se.authority(), &letter).status
    }

    /// The words with which a sending was answered.
    fn answer(&self, name: &str) -> Value {
        let id = format!("{}/sendings/{name}", self.se.origin());
        until(&format!("{name} is answered"), || {
            self.se.received().into_iter().find(|one| one["object"] == id.as_str())
        })
    }

    fn refusal(&self, name: &str) -> String {
        let answer = self.answer(name);
        assert_eq!((&answer["type"], &answer["actor"]), (&json!("Reject"), &json!(self.fi.authority())));
        answer["summary"].as_str().expect("words").to_owned()
    }

    fn kept_aside(&self, many: i64) {
        until(&format!("{many} are kept aside"), || {
            (self.fi.number("select count(*) from quarantine") == many).then_some(())
        });
    }
}

#[test]
fn an_offer_that_comes_often_is_one_and_is_answered_as_often_as_it_is_asked() {
    on_both(|engine| {
        let stage = stage(engine);
        let Stage { fi, se, clear, .. } = &stage;
        let article = article(se, 1, clear, &fi.authority());
        let offered = article["id"].as_str().expect("an id").to_owned();
        // The object is proved once: the same bytes in every sending.
        let article = se.authority().proved(article);
        let send = |name: &str, article: &Value| {
            let letter = se.authority().proved(json!({
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": format!("{}/sendings/{name}", se.origin()), "type": "Offer", "actor": se.authority().id,
                "to": [fi.authority()], "object": article,
            }));
            fi.deliver(se.authority(), letter.to_string().as_bytes()).is(&[202]);
        };
        for name in ["a", "a", "b", "c"] {
            send(name, &article);
        }
        until("it is here", || listed(fi, &offered));
        until("all are settled", || {
            (fi.number("select count(*) from inbox where state = 'waiting'") == 0).then_some(())
        });
        assert_eq!(fi.number("select count(*) from offer"), 1);
        let answers =
            || se.received().into_iter().filter(|one| one["type"] == "Accept" || one["type"] == "Reject").count();
        assert_eq!(answers(), 0, "what is open is not answered");
        // Another text under the same id is kept aside, by whomever.
        let mut other = article.clone();
        other["nameMap"]["sv"] = json!("Annat");
        other.as_object_mut().expect("an object").remove("proof");
        send("d", &other);
        stage.kept_aside(1);
        assert_eq!(read(&fi.done(&["--json", "offer", "show", &offered]))["title"], "Erbjudet");
        fi.done(&["offer", "refuse", &offered, "--reason", "Nej tack"]);
        assert_eq!(stage.answer("a")["summary"], "Nej tack");
        send("e", &article);
        let again = stage.answer("e");
        assert_eq!((&again["summary"], &again["published"]), (&json!("Nej tack"), &stage.answer("a")["published"]));
        assert_ne!(again["id"], stage.answer("a")["id"]);
        // Nobody shows this node an answer of its own that it did not give.
        let forged = se.authority().proved(json!({
            "id": format!("{}/activities/x", fi.origin()), "type": "Accept", "actor": fi.authority(),
            "object": format!("{offered}/1"), "pool:revision": 9, "published": "2099-01-01T00:00:00Z",
        }));
        let letter = se.authority().proved(json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/sendings/f", se.origin()),
            "type": "Offer", "actor": se.authority().id, "to": [fi.authority()], "object": article, "result": forged,
        }));
        fi.deliver(se.authority(), letter.to_string().as_bytes()).is(&[202]);
        assert_eq!(stage.answer("f")["type"], "Reject");
        assert_eq!(listed(fi, &offered).expect("it is here")["state"], "refused");
    });
}

#[test]
fn a_hostile_offer_is_refused_at_the_door_kept_aside_or_refused_in_words() {
    on_both(|engine| {
        let stage = stage(engine);
        let Stage { fi, se, lt, clear, amber } = &stage;
        let author = fi.authority();
        // Whoever signs is whoever offers, and offers what is theirs.
        let letter = sending(se, se.authority(), "a", article(se, 1, clear, &author), &author);
        fi.deliver(lt.authority(), &letter).is(&[401, 403]);
        let letter = sending(se, se.editor(), "b", article(se, 1, clear, &author), &author);
        fi.deliver(se.editor(), &letter).is(&[403]);
        assert_eq!(stage.offers("c", 1, clear, |o| o["id"] = json!(format!("{}/offers/1", lt.origin()))), 403);
        assert_eq!(stage.offers("d", 1, clear, |o| o["id"] = json!(clear)), 403);
        let outsider = Peer::silent("xx", 8104);
        let letter = sending(&outsider, outsider.authority(), "e", article(&outsider, 1, clear, &author), &author);
        fi.deliver(outsider.authority(), &letter).is(&[401, 403, 503]);

        // What is not here, is not ours, and is not for them is the same.
        let never = format!("{}/materials/01a00000-0000-7000-8000-000000000000", fi.origin());
        let theirs = format!("{}/materials/1", lt.origin());
        for (name, number, material) in [("f", 2, &never), ("g", 3, &theirs), ("h", 4, amber)] {
            assert_eq!(stage.offers(name, number, material, |_| {}), 202);
            assert_eq!(stage.refusal(name), format!("there is no material {material} here for you"));
        }
        for (name, bend, words) in [
            ("i", json!({"sv_SE": "Erbjudet"}), "did you mean “sv-SE”?"),
            ("j", json!({"enn": "Erbjudet"}), "did you mean “en”?"),
            ("k", json!({"sv": "Erbjudet", "da": "Tilbudt"}), "is in 2 languages"),
        ] {
            stage.offers(name, 5, clear, |o| {
                o["nameMap"] = bend;
                o.as_object_mut().expect("an object").remove("contentMap");
            });
            let said = stage.refusal(name);
            assert!(said.contains(words), "{said}");
        }
        stage.offers("l", 6, clear, |o| o["contentMap"]["sv"] = json!("x".repeat(20_000)));
        assert!(stage.refusal("l").contains("bytes, more than 20000"));
        stage.offers("m", 7, clear, |o| o["pool:recipients"] = json!([author, lt.authority().id]));
        assert!(stage.refusal("m").contains("for its author alone"));
        // What cannot be answered waits for a person.
        stage.offers("n", 8, clear, |o| drop(o.as_object_mut().expect("an object").remove("pool:tlp")));
        stage.offers("o", 9, clear, |o| o["pool:tlp"] = json!("RED"));
        let to_nobody = sending(se, se.authority(), "p", article(se, 10, clear, &author), &lt.authority().id);
        fi.deliver(se.authority(), &to_nobody).is(&[202]);
        let mut wrongly_proved = article(se, 11, clear, &author);
        wrongly_proved = se.authority().proved(wrongly_proved);
        wrongly_proved["nameMap"]["sv"] = json!("Ändrat");
        let letter = se.authority().proved(json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/sendings/q", se.origin()),
            "type": "Offer", "actor": se.authority().id, "to": [author], "object": wrongly_proved,
        }));
        fi.deliver(se.authority(), letter.to_string().as_bytes()).is(&[202]);
        stage.kept_aside(4);
        assert_eq!(fi.number("select count(*) from offer"), 0, "nothing of all that was taken in");

        // Markup is text or nothing, and who translated is who offered.
        let evil = "<p onclick=\"x()\">Ett<script>alert(1)</script><img src=x onerror=y></p>";
        stage.offers("r", 12, clear, |o| o["contentMap"]["sv"] = json!(evil));
        stage.offers("s", 13, clear, |o| {
            o["contentMap"] = json!({"da": "<p>Et.</p>"});
            o["nameMap"] = json!({"da": "<b>Tilbudt</b>"});
            o["pool:variants"] = json!({"da": o["pool:variants"]["sv"]});
        });
        let id = format!("{}/offers/12", se.origin());
        until("both are here", || (fi.number("select count(*) from offer") == 2).then_some(()));
        fi.done(&["offer", "accept", &id]);
        let page = place::page(fi, clear);
        assert!(page.contains("translated by <bdi>Authority of se.localhost:8102 (Whoever)</bdi>"), "{page}");
        let held = read(&fi.done(&["--json", "material", "show", clear, "--as-json-ld"]));
        let text = held["contentMap"]["sv"].as_str().expect("a text");
        assert!(!text.contains("script") && !text.contains("onclick") && !text.contains("onerror"), "{text}");
        // So many and no more.
        for number in 14..=16 {
            stage.offers(&format!("t{number}"), number, clear, |o| {
                let tag = ["nb", "nn", "is"][number as usize - 14];
                o["contentMap"] = json!({tag: "<p>En.</p>"});
                o["nameMap"] = json!({tag: "Tilbudt"});
                o["pool:variants"] = json!({tag: o["pool:variants"]["sv"]});
            });
            until("it is settled", || {
                (fi.number("select count(*) from inbox where state = 'waiting'") == 0).then_some(())
            });
        }
        assert!(stage.refusal("t16").contains("3 offers of se.localhost:8102 wait for an answer here"));
        assert_eq!(fi.number("select count(*) from offer where state = 'open'"), 3);
        assert!(lt.received().iter().all(|one| one["type"] != "Reject" && one["type"] != "Accept"));
    });
}

#[test]
fn an_answer_counts_from_the_author_alone_and_the_later_of_two_holds() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let lt = Peer::partner("lt", 8103);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).knows(lt.host(), lt.address());
        let fi = fi.prepare().started();
        let (material, bytes) = create(&se, 1);
        se.logs(&bytes);
        for peer in [&se, &lt] {
            fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        }
        becomes(&fi, &material, "live", 1);
        let id = offer(&fi, &material, "fi", "Äänestys", "Yksi.");
        let sent = until("it is sent", || se.received().into_iter().find(|one| one["type"] == "Offer"));
        assert_eq!((&sent["object"]["id"], &sent["to"]), (&json!(id), &json!([se.authority().id])));
        assert_eq!(sent["object"]["pool:translationOf"], json!(material));
        assert_eq!((&sent["object"]["pool:tlp"], &sent["object"]["pool:ofRevision"]), (&json!("AMBER"), &json!(1)));
        let sending = sent["id"].as_str().expect("an id").to_owned();
        let says = |number: u32, by: &PeerActor, of: &Peer, ty: &str, at: &str, more: Value| {
            let mut answer = json!({
                "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/activities/x{number}", of.origin()),
                "type": ty, "actor": by.id, "to": [fi.authority()], "object": sending, "published": at,
            });
            answer.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            fi.deliver(by, by.proved(answer).to_string().as_bytes()).is(&[202]);
            until("it is settled", || {
                (fi.number("select count(*) from inbox where state = 'waiting'") == 0).then_some(())
            });
            let stands = listed(&fi, &id).expect("it is here");
            (stands["state"].as_str().expect("a word").to_owned(), stands["reason"].clone())
        };
        let (one, two) = ("2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z");
        let open = ("open".to_owned(), Value::Null);
        let yes = json!({"pool:revision": 2});
        assert_eq!(says(1, se.editor(), &se, "Accept", one, yes.clone()), open, "another authority");
        assert_eq!(says(2, lt.authority(), &lt, "Reject", one, json!({})), open, "another partner");
        assert_eq!(says(3, se.authority(), &se, "Accept", one, json!({})), open, "it says no revision");
        assert_eq!(says(4, se.authority(), &se, "Reject", one, json!({"pool:void": "whatever"})), open);
        let no = json!({"summary": "<p>Nej <script>x</script>&amp; nej</p>"});
        let refused = ("refused".to_owned(), json!("Nej & nej"));
        assert_eq!(says(5, se.authority(), &se, "Reject", one, no.clone()), refused);
        assert_eq!(says(6, se.authority(), &se, "Reject", one, no), refused, "said twice");
        assert_eq!(says(7, se.authority(), &se, "Reject", two, json!({"pool:void": "withheld"})), refused);
        let accepted = ("accepted".to_owned(), Value::Null);
        assert_eq!(says(8, se.authority(), &se, "Accept", two, yes), accepted, "it has changed its mind");
        assert_eq!(
            says(9, se.authority(), &se, "Reject", one, json!({"summary": "late"})),
            accepted,
            "what comes late"
        );
        let unknown = json!({"object": format!("{}/offers/01a00000-0000-7000-8000-000000000000/1", fi.origin())});
        assert_eq!(says(10, se.authority(), &se, "Accept", two, unknown), accepted);
        assert_eq!(fi.number("select count(*) from offer"), 1);
        assert!(fi.refuses(&["offer", "accept", &id]).contains("its author at se.localhost:8102 answers it"));
    });
}
