//! Asking for a language that a material lacks: counted, told to whoever can translate it, and told back.

use serde_json::{Value, json};

use super::place::{self, becomes, best_practice, introduce, json as read, local_id, page, recipients, revise, write};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Peer, form_from, on_both, until};

fn quick(draft: NodeDraft) -> NodeDraft {
    draft.set("limits", "wishes_every_s", 1).set("limits", "wishes_repeat_s", 5)
}

fn node(engine: Engine) -> Node {
    quick(NodeDraft::new(engine, "fi", 8101)).prepare().started()
}

/// Somebody without an account asks, from an address of their own.
fn asks(node: &Node, id: &str, language: &str, from: &str) -> Answer {
    let target = format!("/en/materials/{}/wish", local_id(node, id));
    let form = form_from(node, &target, &format!("language={language}")).and("origin", node.origin());
    node.send(&form.and("x-forwarded-for", from))
}

fn csrf(page: &str) -> String {
    let found = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split('"').next());
    found.expect("a form").to_owned()
}

/// What stands in the queue: language, here, in all.
fn wanted(node: &Node, more: &[&str]) -> Vec<(String, u64, u64)> {
    let all = read(&node.done(&[&["--json", "material", "wanted"], more].concat()));
    let line = |one: &Value| {
        let number = |name: &str| one[name].as_u64().expect("a number");
        (one["language"].as_str().expect("a language").to_owned(), number("here"), number("total"))
    };
    all.as_array().expect("a list").iter().map(line).collect()
}

#[track_caller]
fn comes_to(node: &Node, more: &[&str], expected: &[(&str, u64, u64)]) {
    let expected: Vec<_> = expected.iter().map(|(tag, here, total)| ((*tag).to_owned(), *here, *total)).collect();
    until(&format!("{} wants {expected:?}, not {:?}", node.host(), wanted(node, more)), || {
        (wanted(node, more) == expected).then_some(())
    });
}

/// Revises with a translation beside it.
#[track_caller]
fn translate(node: &Node, id: &str, language: &str, status: &str) {
    let head = format!("language: {language}\ntitle: T\nsummary: S\nstatus: {status}\n");
    write(node, &format!("revision.{language}.md"), &head, "The text.");
    revise(node, id, "voting", "CLEAR", "");
}

#[test]
fn a_reader_without_an_account_counts_once_a_day_and_leaves_no_trace() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("voting", "CLEAR", "");
        let shown = page(&fi, &id);
        for part in ["action=\"/en/materials/", "/wish\">", "<option value=\"hr\" lang=\"hr\">hrvatski</option>", "mt"]
        {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(!shown.contains("<option value=\"en\"") && !shown.contains("csrf"), "{shown}");
        for (language, from) in [("hr", "192.0.2.1"), ("hr", "192.0.2.1"), ("hr", "192.0.2.2"), ("ga", "192.0.2.1")] {
            let answer = asks(&fi, &id, language, from).is(&[200]);
            assert!(answer.text().contains("<h1>Your request counts</h1>"), "the same whether it counted before");
            assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        }
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 2, 2), ("ga".into(), 1, 1)]);
        assert!(fi.done(&["material", "wanted", "--language", "ga"]).contains("1 in all,     1 here  TLP:CLEAR"));
        assert!(fi.refuses(&["material", "wanted", "--language", "hrv_"]).contains("did you mean “hr”"));
        assert_eq!(fi.number("select count(*) from wish_person"), 0);
        assert_eq!(fi.number("select count(*) from wish where readers > 2"), 0);

        assert_eq!(asks(&fi, &id, "en", "192.0.2.3").is(&[303]).header("location"), Some(shown_at(&fi, &id).as_str()));
        for unknown in ["xx", "tlh", "", "hr%0d", "de-AT"] {
            asks(&fi, &id, unknown, "192.0.2.3").is(&[400]);
        }
        let target = format!("{}/wish", shown_at(&fi, &id));
        fi.send(&form_from(&fi, &target, "language=hr")).is(&[403]);
        fi.send(&form_from(&fi, &target, "language=hr").and("origin", "http://evil.example")).is(&[403]);
        let green = fi.publish("inside", "GREEN", "");
        asks(&fi, &green, "hr", "192.0.2.4").is(&[404]);
        let never = form_from(&fi, "/en/materials/01a00000-0000-7000-8000-000000000000/wish", "language=hr");
        fi.send(&never.and("origin", fi.origin())).is(&[404]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 2, 2), ("ga".into(), 1, 1)]);
        let other = fi.publish("leaving", "CLEAR", "");
        asks(&fi, &other, "hr", "192.0.2.1").is(&[200]);
        fi.done(&["withdraw", &other, "--reason", "Not right."]);
        comes_to(&fi, &[], &[("hr", 2, 2), ("ga", 1, 1)]);
    });
}

fn shown_at(node: &Node, id: &str) -> String {
    format!("/en/materials/{}", local_id(node, id))
}

#[test]
fn whoever_asks_too_often_waits_and_there_is_room_for_only_so_much() {
    on_both(|engine| {
        let draft = quick(NodeDraft::new(engine, "fi", 8101)).set("limits", "wish_tries", 3);
        let draft = draft.set("limits", "wishes_a_day", 4).set("limits", "wishes", 2).set("limits", "own_wishes", 1);
        let fi = draft.prepare().started();
        let id = fi.publish("voting", "CLEAR", "");
        for status in [200, 200, 200, 429] {
            let answer = asks(&fi, &id, "hr", "192.0.2.1").is(&[status]);
            assert_eq!(answer.header("retry-after").is_some(), status == 429);
        }
        asks(&fi, &id, "ga", "192.0.2.2").is(&[200]);
        asks(&fi, &id, "lt", "192.0.2.2").is(&[429]);
        asks(&fi, &id, "hr", "192.0.2.2").is(&[200]);
        asks(&fi, &id, "hr", "192.0.2.3").is(&[429]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 2, 2), ("ga".into(), 1, 1)]);
        let mut browser = Browser::signed_in(&fi, "vaalit");
        let csrf = csrf(&browser.get(&fi, "/en/wanted").is(&[200]).text());
        let target = format!("{}/wish", shown_at(&fi, &id));
        browser.post(&fi, &target, &format!("language=hr&csrf={csrf}")).is(&[303]);
        let full = browser.post(&fi, &target, &format!("language=lt&csrf={csrf}")).is(&[409]).text();
        assert!(full.contains("You have asked for as much as you may."), "{full}");
    });
}

#[test]
fn whoever_asked_with_an_account_is_told_once_a_person_has_made_the_text() {
    on_both(|engine| {
        let fi = node(engine);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        fi.done(&["user", "add", "toinen", "--role", "reader"]);
        let id = fi.publish("voting", "CLEAR", "");
        let amber = fi.publish("few", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        let mut browser = Browser::signed_in(&fi, "lukija");
        let shown = browser.get(&fi, &shown_at(&fi, &id)).is(&[200]).text();
        assert!(shown.contains("You will be told here once the text has come."), "{shown}");
        let csrf = csrf(&shown);
        for material in [&id, &amber] {
            let target = format!("{}/wish", shown_at(&fi, material));
            browser.post(&fi, &target, "language=hr&csrf=0").is(&[403]);
            browser.post(&fi, &target, "language=hr").is(&[403]);
            let led = browser.post(&fi, &target, &format!("language=hr&csrf={csrf}")).is(&[303]);
            assert_eq!(led.header("location"), Some("/en/wanted"));
        }
        let mine = browser.get(&fi, "/en/wanted").is(&[200]).text();
        assert_eq!(mine.matches("is not here yet").count(), 2, "{mine}");
        assert!(mine.contains("About voting") && mine.contains("TLP:AMBER") && !mine.contains("is here now"), "{mine}");
        assert!(mine.contains("<td>1</td><td>1</td>"), "and as translators see it: {mine}");
        let other = Browser::signed_in(&fi, "toinen").get(&fi, "/en/wanted").is(&[200]).text();
        assert!(other.contains("You have not asked for anything."), "{other}");
        let led = Browser::default().get(&fi, "/en/wanted").is(&[303]);
        assert_eq!(led.header("location"), Some("/en/sign-in?next=%2Fen%2Fwanted"));

        translate(&fi, &id, "hr", "machine");
        becomes(&fi, &id, "live", 2);
        std::thread::sleep(std::time::Duration::from_secs(3));
        let front = browser.get(&fi, "/en/").is(&[200]).text();
        assert!(!front.contains("you asked for"), "what a machine made is not what was asked for: {front}");
        assert!(page(&fi, &id).contains("<option value=\"hr\""), "and can still be asked for");

        translate(&fi, &id, "hr", "human");
        let told = "<p class=\"fallback\" role=\"status\">1 text you asked for is here now. <a href=\"/en/wanted\">";
        until("the person is told", || browser.get(&fi, "/en/").text().contains(told).then_some(()));
        let mine = browser.get(&fi, "/en/wanted").is(&[200]).text();
        assert!(mine.contains("?in=hr\" hreflang=\"hr\"") && mine.contains("<strong>is here now</strong>"), "{mine}");
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 1, 1)], "what is left");
        browser.post(&fi, "/en/wanted", "csrf=0").is(&[403]);
        browser.post(&fi, "/en/wanted", &format!("csrf={csrf}")).is(&[303]);
        assert!(!browser.get(&fi, "/en/").text().contains("you asked for"));
        let end = format!("{}/wish/end", shown_at(&fi, &amber));
        browser.post(&fi, &end, "language=hr&csrf=0").is(&[403]);
        browser.post(&fi, &end, &format!("language=hr&csrf={csrf}")).is(&[303]);
        assert!(wanted(&fi, &[]).is_empty());
        browser.post(&fi, &format!("{}/wish", shown_at(&fi, &amber)), &format!("language=lt&csrf={csrf}")).is(&[303]);
        fi.done(&["user", "remove", "lukija"]);
        assert_eq!(fi.number("select count(*) from wish_person"), 0);
    });
}

#[test]
fn where_that_was_decided_a_machine_makes_a_wish_come_true() {
    on_both(|engine| {
        let draft = quick(NodeDraft::new(engine, "fi", 8101));
        let fi = draft.set("publishing", "machine_fulfils_wishes", true).prepare().started();
        let id = fi.publish("voting", "CLEAR", "");
        asks(&fi, &id, "hr", "192.0.2.1").is(&[200]);
        translate(&fi, &id, "hr", "machine");
        assert!(wanted(&fi, &[]).is_empty());
        assert!(!page(&fi, &id).contains("<option value=\"hr\""));
    });
}

#[test]
fn an_origin_hears_how_many_ask_elsewhere_and_tells_those_who_speak_the_language() {
    on_both(|engine| {
        let mut nodes = place::prepared(engine, ["fi", "se", "lt"], quick);
        nodes.iter_mut().for_each(Node::start);
        introduce(&nodes.each_ref());
        let [fi, mut se, lt] = nodes;
        let id = fi.publish("voting", "CLEAR", "");
        let amber = fi.publish("few", "AMBER", &recipients(&[&se]));
        for node in [&se, &lt] {
            becomes(node, &id, "live", 1);
        }
        becomes(&se, &amber, "live", 1);
        asks(&se, &id, "lt", "192.0.2.1").is(&[200]);
        asks(&se, &id, "lt", "192.0.2.2").is(&[200]);
        comes_to(&fi, &[], &[("lt", 0, 2)]);
        comes_to(&lt, &[], &[("lt", 0, 2)]);
        assert!(wanted(&se, &[]).is_empty(), "Sweden does not translate into Lithuanian");
        assert_eq!(wanted(&se, &["--language", "lt"]), [("lt".into(), 2, 2)]);
        asks(&fi, &id, "lt", "192.0.2.1").is(&[200]);
        asks(&lt, &id, "lt", "192.0.2.1").is(&[200]);
        comes_to(&fi, &[], &[("lt", 1, 4)]);
        comes_to(&lt, &[], &[("lt", 1, 4)]);

        // What is for Sweden alone is asked for there, and nobody else hears of it.
        let mut browser = Browser::signed_in(&se, "val");
        let target = shown_at(&se, &amber);
        let csrf = csrf(&browser.get(&se, &target).is(&[200]).text());
        browser.post(&se, &format!("{target}/wish"), &format!("language=lt&csrf={csrf}")).is(&[303]);
        comes_to(&fi, &[], &[("lt", 1, 4), ("lt", 0, 1)]);
        std::thread::sleep(std::time::Duration::from_secs(3));
        assert_eq!(lt.number("select count(*) from wish_heard"), 1);
        assert_eq!(lt.number("select count(*) from inbox where state = 'quarantined'"), 0);

        // What was lost is said again, and nothing is counted twice.
        fi.tamper("delete from wish_heard");
        comes_to(&fi, &[], &[("lt", 1, 4), ("lt", 0, 1)]);
        se.kill();
        se.start();
        browser.post(&se, &format!("{target}/wish/end"), &format!("language=lt&csrf={csrf}")).is(&[303]);
        comes_to(&fi, &[], &[("lt", 1, 4)]);

        translate(&fi, &id, "lt", "human");
        for node in [&se, &lt] {
            becomes(node, &id, "live", 2);
        }
        for node in [&fi, &se, &lt] {
            comes_to(node, &["--language", "lt"], &[]);
        }
    });
}

/// A number as a partner says it.
fn said(peer: &Peer, number: u32, uri: &str, more: &[(&str, Value)]) -> Value {
    let actor = peer.application().id.clone();
    let mut note = json!({
        "id": format!("{}/wishes/{number}", peer.origin()), "type": "Note", "attributedTo": actor, "inReplyTo": uri,
        "published": "2026-01-01T00:00:00Z", "pool:tlp": "CLEAR", "pool:wantedLanguage": "hr", "pool:wanted": 7,
    });
    for (name, value) in more {
        note[*name] = value.clone();
    }
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Offer", "actor": note["attributedTo"],
        "id": format!("{}/activities/{number}", peer.origin()), "object": note,
    })
}

#[test]
fn a_partner_that_says_absurd_things_is_bounded_and_learns_nothing() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = quick(NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address())).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let id = fi.publish("voting", "CLEAR", "");
        let red = write(&fi, "red.md", &best_practice("secret", "RED", "recipients: [vaalit]\n"), "x");
        let red = read(&fi.done(&["--json", "publish", &red]))["uri"].as_str().expect("an id").to_owned();
        let amber = fi.publish("own", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        let deliver = |number: u32, uri: &str, more: &[(&str, Value)]| {
            let activity = said(&se, number, uri, more);
            let whose = if activity["actor"] == json!(se.authority().id) { se.authority() } else { se.application() };
            let before = fi.number("select count(*) from inbox where state = 'applied'")
                + fi.number("select count(*) from inbox where state = 'quarantined'");
            fi.deliver(whose, activity.to_string().as_bytes()).is(&[202]);
            until("it is settled", || {
                let now = fi.number("select count(*) from inbox where state = 'applied'")
                    + fi.number("select count(*) from inbox where state = 'quarantined'");
                (now > before).then_some(())
            });
        };
        deliver(1, &id, &[]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 0, 7)]);
        deliver(2, &id, &[("pool:wanted", json!(900_000_000_000_u64)), ("published", json!("2126-01-01T00:00:00Z"))]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 0, 10_000)]);
        std::thread::sleep(std::time::Duration::from_millis(20));
        let now = jiff::Timestamp::now().to_string();
        deliver(3, &id, &[("pool:wanted", json!(3)), ("published", json!(now))]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 0, 3)], "what claims to be of later counts as of now");
        deliver(4, &id, &[("pool:wanted", json!(8)), ("published", json!("2026-02-01T00:00:00Z"))]);
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 0, 3)], "what comes late changes nothing");
        for (number, uri, name, value) in [
            (10, &id, "pool:wanted", json!(-1)),
            (11, &id, "pool:wanted", json!("7")),
            (12, &id, "pool:wantedLanguage", json!("nonsense")),
            (13, &id, "pool:wantedLanguage", json!("tlh")),
            (14, &id, "inReplyTo", Value::Null),
            (15, &id, "attributedTo", json!(se.authority().id)),
            (16, &red, "published", json!(now)),
            (17, &amber, "published", json!(now)),
            (18, &"http://lt.localhost:8103/materials/1".to_owned(), "published", json!(now)),
            (19, &format!("{}/materials/1", se.origin()), "published", json!(now)),
        ] {
            deliver(number, uri, &[(name, value)]);
        }
        assert_eq!(wanted(&fi, &[]), [("hr".into(), 0, 3)]);
        assert_eq!(fi.number("select count(*) from wish_heard"), 1);
        assert!(se.received().iter().all(|one| one["type"] != "Offer"), "a partner is told in its languages only");
    });
}
