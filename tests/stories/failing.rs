//! What a reader sees when something does not work: words in their language, what can be done, and nothing else.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use super::place;
use crate::harness::{Answer, Browser, Node, NodeDraft, Request, form_from, on_both, until};

/// What none of these pages may tell.
const SECRETS: [&str; 8] =
    ["sqlx", "SQLITE", "no such table", "relation", "panicked", "SELECT", ".rs:", "election-pool.db"];

fn ask(node: &Node, target: &str) -> Answer {
    node.send(&Request::get(node.host(), target).and("accept", "text/html,*/*;q=0.8"))
}

#[track_caller]
fn says(answer: &Answer, status: u16, words: &[&str]) {
    let text = answer.text();
    assert_eq!(answer.status, status, "{text}");
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{text}");
    for word in words {
        assert!(text.contains(word), "{word}: {text}");
    }
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[test]
fn each_failure_has_a_page_in_the_readers_language_that_leaks_nothing() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let id = place::local_id(&fi, &fi.publish("page", "CLEAR", ""));
        says(&ask(&fi, "/sv/materials/none"), 404, &["lang=\"sv\"", "Hittades inte", "href=\"/sv/\""]);
        for target in ["/sv/nonsense", "/sv/materials/x/y", "/sv/hub"] {
            says(&ask(&fi, target), 404, &["lang=\"sv\"", "Hittades inte"]);
        }
        for target in ["/nonsense", "/materials/0", "/attachments/00", "/feeds/all.de.rss"] {
            let swede = Request::get(fi.host(), target).and("accept", "text/html").and("accept-language", "sv");
            says(&fi.send(&swede), 404, &["lang=\"sv\"", "Hittades inte"]);
        }
        fi.done(&["withdraw", &id, "--reason", "Korvattu"]);
        says(&ask(&fi, &format!("/hr/materials/{id}")), 410, &["lang=\"hr\"", "Povučeno", "Korvattu"]);
        let form = Request::get(fi.host(), "/nl/sign-in").and("accept", "text/html");
        let mut form =
            form.and("content-type", "application/x-www-form-urlencoded").and("origin", "http://evil.example");
        "POST".clone_into(&mut form.method);
        form.body = b"code=x".to_vec();
        says(&fi.send(&form), 403, &["lang=\"nl\"", "Dit is niet toegestaan"]);

        fi.tamper("ALTER TABLE topic RENAME TO elsewhere");
        says(&ask(&fi, "/fi/materials?topic=deepfakes"), 503, &["lang=\"fi\"", "Mitään ei ole kadonnut"]);
        let machine = fi.send(&Request::get(fi.host(), "/fi/materials?topic=deepfakes").and("accept", "*/*"));
        assert_eq!((machine.status, machine.header("content-type")), (503, Some("application/problem+json")));
        assert!(!machine.text().contains("topic"), "{}", machine.text());
        fi.tamper("ALTER TABLE elsewhere RENAME TO topic");
        ask(&fi, "/fi/materials?topic=deepfakes").is(&[200]);
    });
}

#[test]
fn a_form_that_lacks_a_field_is_answered_with_the_page_whoever_sent_it() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        fi.done(&["user", "add", "anna", "--role", "author"]);
        let mut anna = Browser::signed_in(&fi, "anna");
        for accept in ["text/html", "*/*"] {
            let mut form = form_from(&fi, "/nl/desk/drafts/none/discard", "a=b").and("origin", fi.origin());
            form.headers.retain(|(name, _)| name != "accept");
            let answer = anna.ask(&fi, form.and("accept", accept));
            says(&answer, 422, &["lang=\"nl\""]);
            assert!(!answer.text().contains("missing field"), "{}", answer.text());
        }
    });
}

#[test]
fn a_slash_behind_the_address_of_a_page_leads_to_the_page() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        for (typed, page) in [
            ("/sv/admin/", "/sv/admin"),
            ("/sv/materials/?topic=deepfakes", "/sv/materials?topic=deepfakes"),
            ("/en/desk//", "/en/desk"),
        ] {
            let led = ask(&fi, typed).is(&[308]);
            assert_eq!(led.header("location"), Some(page), "{typed}");
        }
        // What is in no language is no page, and a form goes where it was sent.
        for elsewhere in ["/nonsense/", "//sv.example/", "/feeds/all.fi.rss/"] {
            ask(&fi, elsewhere).is(&[404]);
        }
        let mut form = form_from(&fi, "/sv/admin/users/", "").and("origin", fi.origin());
        form.method = "POST".to_owned();
        assert!(matches!(fi.send(&form).status, 403 | 404), "it leads nowhere");
    });
}

#[test]
fn a_node_with_too_much_to_do_says_so_in_words() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "requests", 1).prepare().started();
        // Somebody sends the head of a request, and is slow about the rest, which the node waits for once it says 100.
        let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 9\r\nexpect: 100-continue";
        let head = format!("POST /ga/sign-in HTTP/1.1\r\nhost: {}\r\n{form}\r\n\r\n", fi.host());
        let slow = until("somebody has the only place", || {
            let mut one = TcpStream::connect(fi.address()).expect("the node listens");
            one.write_all(head.as_bytes()).expect("the node reads");
            let mut told = [0; 12];
            one.read_exact(&mut told).expect("the node answers");
            (&told == b"HTTP/1.1 100").then_some(one)
        });
        says(&ask(&fi, "/ga/"), 503, &["lang=\"ga\"", "Níl aon rud caillte"]);
        drop(slow);
        until("there is room again", || (ask(&fi, "/ga/").status == 200).then_some(()));
    });
}
