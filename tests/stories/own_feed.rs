//! Feeds of one's own: an address that a person makes, that shows what they may see up to GREEN, until it is ended.

use super::place::{becomes, revise};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Request, form_from, on_both};

/// A node with people of each sort and a material of each level.
fn node(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "own_feeds", 2).prepare();
    fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
    let fi = fi.started();
    for (username, role, authority) in [
        ("lukija", "reader", "vaalit"),
        ("lautakunta", "client", "vaalit"),
        ("yllapito", "operator", "vaalit"),
        ("naapuri", "reader", "kunta"),
    ] {
        fi.done(&["user", "add", username, "--role", role, "--authority", authority]);
    }
    for (name, tlp, more) in [
        ("open", "CLEAR", ""),
        ("inside", "GREEN", ""),
        ("few", "AMBER", ""),
        ("fewer", "AMBER+STRICT", ""),
        ("persons", "RED", "recipients: [lukija, vaalit]\n"),
    ] {
        let named = if tlp.starts_with("AMBER") { "recipients: [\"@vaalit@fi.localhost:8101\"]\n" } else { more };
        fi.publish(name, tlp, &format!("topics: [early-voting]\n{named}"));
    }
    fi
}

pub(super) fn csrf(page: &Answer) -> String {
    let text = page.text();
    let found = text.split_once("/my-feeds\"><input type=\"hidden\" name=\"csrf\" value=\"").map(|(_, rest)| rest);
    let found = found.or_else(|| text.split_once("name=\"csrf\" value=\"").map(|(_, rest)| rest));
    found.and_then(|rest| rest.split('"').next()).expect("a form").to_owned()
}

/// Makes an address; gives its path without file.
fn made(node: &Node, browser: &mut Browser) -> String {
    let csrf = csrf(&browser.get(node, "/en/my-feeds").is(&[200]));
    let page = browser.post(node, "/en/my-feeds", &format!("csrf={csrf}")).is(&[201]);
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    let text = page.text();
    let address = text.split("value=\"").find_map(|rest| rest.split('"').next().filter(|v| v.contains("/feeds/own/")));
    let path = address.and_then(|address| address.strip_prefix(node.origin())).expect("an address").to_owned();
    path.strip_suffix("all.en.atom").expect("everything in English").to_owned()
}

#[test]
fn an_address_shows_what_its_person_may_see_up_to_green() {
    on_both(|engine| {
        let fi = node(engine);
        for (username, shown) in [
            ("lukija", &["open", "inside"][..]),
            ("lautakunta", &["open", "inside"]),
            ("naapuri", &["open", "inside"]),
            ("yllapito", &["open"]),
        ] {
            let path = made(&fi, &mut Browser::signed_in(&fi, username));
            for file in ["all.en.atom", "all.sv.rss", "all.en.json", "topic/early-voting.en.rss", "country/fi.fi.atom"]
            {
                let answer = fi.get(&format!("{path}{file}")).is(&[200]);
                let text = answer.text();
                for name in ["open", "inside", "few", "fewer", "persons"] {
                    let is_there = text.contains(&format!("About {name}"));
                    assert_eq!(is_there, shown.contains(&name), "{username} {file} {name}: {text}");
                }
                assert_eq!(text.contains("TLP:GREEN · About inside"), shown.contains(&"inside"), "{text}");
                assert_eq!(answer.header("cache-control"), Some("private, no-store"));
                assert_eq!(answer.header("access-control-allow-origin"), None, "{username}");
                assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
                for name in ["etag", "last-modified", "link"] {
                    assert_eq!(answer.header(name), None, "{name}");
                }
                assert!(!text.contains("/hub"), "of a feed of one's own nobody is told: {text}");
                assert!(text.contains(&format!("{}{path}", fi.origin())), "it names its own address: {text}");
            }
            assert!(!fi.get("/feeds/all.en.atom").text().contains("About inside"));
        }
    });
}

#[test]
fn an_address_ends_by_the_button_and_with_the_account_and_a_wrong_one_never_was() {
    on_both(|engine| {
        let fi = node(engine);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let (first, second) = (made(&fi, &mut browser), made(&fi, &mut browser));
        assert_ne!(first, second);
        let csrf = csrf(&browser.get(&fi, "/en/my-feeds"));
        let full = browser.post(&fi, "/en/my-feeds", &format!("csrf={csrf}")).is(&[409]);
        assert!(!full.text().contains("/feeds/own/"), "an address is shown once: {}", full.text());
        fi.get(&format!("{first}all.en.rss")).is(&[200]);
        let page = browser.get(&fi, "/en/my-feeds").text();
        assert_eq!((page.matches("not read yet").count(), page.matches("last read on").count()), (1, 1), "{page}");
        assert!(!page.contains("/feeds/own/"), "{page}");

        // The newest stands first.
        let end = page.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|path| path.ends_with("/end"));
        let end = end.expect("a button").to_owned();
        Browser::signed_in(&fi, "naapuri").post(&fi, &end, &format!("csrf={csrf}")).is(&[403]);
        browser.ask(&fi, form_from(&fi, &end, &format!("csrf={csrf}")).and("origin", "http://evil.example")).is(&[403]);
        browser.post(&fi, &end, "csrf=0").is(&[403]);
        fi.get(&format!("{second}all.en.rss")).is(&[200]);
        browser.post(&fi, &end, &format!("csrf={csrf}")).is(&[303]);
        let ended = fi.get(&format!("{second}all.en.rss")).is(&[404]);
        fi.get(&format!("{first}all.en.rss")).is(&[200]);

        // A token that never was, one that is none, and one that was ended are the same to whoever asks.
        for wrong in [format!("/feeds/own/{}/", "0".repeat(64)), "/feeds/own/nonsense/".to_owned()] {
            assert_eq!(fi.get(&format!("{wrong}all.en.rss")).is(&[404]).body, ended.body);
        }
        for file in ["nothing.en.rss", "all.de.rss", "topic/nothing.en.rss", "all.en.rss?archive=x", "en.opml"] {
            fi.get(&format!("{first}{file}")).is(&[404]);
        }
        fi.done(&["user", "remove", "lukija"]);
        fi.get(&format!("{first}all.en.rss")).is(&[404]);
        assert_eq!(fi.number("select count(*) from feed_token"), 0);
    });
}

#[test]
fn an_address_follows_the_role_and_what_becomes_of_a_material() {
    on_both(|engine| {
        let fi = node(engine);
        let path = made(&fi, &mut Browser::signed_in(&fi, "lukija"));
        let feed = || fi.get(&format!("{path}all.en.rss")).is(&[200]).text();
        let id = fi.publish("changing", "GREEN", "");
        assert!(feed().contains("TLP:GREEN · About changing"));
        revise(&fi, &id, "changing", "AMBER", "recipients: [\"@vaalit@fi.localhost:8101\"]\n");
        assert!(!feed().contains("changing"), "{}", feed());
        let other = fi.publish("leaving", "GREEN", "");
        fi.done(&["withdraw", &other, "--reason", "Not right."]);
        becomes(&fi, &other, "tombstone", 2);
        assert!(
            feed().contains("TLP:GREEN · Withdrawn – [Finnish] Not right.") && !feed().contains("leaving"),
            "{}",
            feed()
        );
        assert!(!fi.get("/feeds/all.en.rss").text().contains("Not right."));
        fi.done(&["user", "role", "lukija", "operator"]);
        assert!(!feed().contains("GREEN") && feed().contains("About open"), "{}", feed());
    });
}

#[test]
fn whoever_is_not_signed_in_is_led_to_sign_in_and_comes_back() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let led = Browser::default().get(&fi, "/sv/my-feeds").is(&[303]);
        assert_eq!(led.header("location"), Some("/sv/sign-in?next=%2Fsv%2Fmy-feeds"));
        Browser::default().post(&fi, "/sv/my-feeds", "csrf=0").is(&[403]);
        assert_eq!(fi.send(&Request::get(fi.host(), "/en/my-feeds/0/end")).status, 405);
    });
}
