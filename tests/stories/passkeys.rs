//! Passkeys: added, used, named, removed; and whatever is wrong with one lets nobody in.

use std::{thread, time::Duration};

use crate::harness::{Browser, Engine, Node, NodeDraft, Passkey, form_from, on_both};

fn draft(engine: Engine) -> NodeDraft {
    NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000)
}

fn node(engine: Engine) -> Node {
    let node = draft(engine).prepare().started();
    people(&node);
    node
}

fn people(node: &Node) {
    for name in ["anna", "bo"] {
        node.done(&["user", "add", name, "--role", "author"]);
    }
}

#[test]
fn a_passkey_is_added_and_signs_in_with_two_factors_at_once() {
    on_both(|engine| {
        let fi = node(engine);
        let mut browser = Browser::signed_in(&fi, "anna");
        let mut key = Passkey::new(&fi, b"anna's");
        let added = key.add(&fi, &mut browser, "Työpuhelin").is(&[303]);
        assert_eq!(added.header("location"), Some("/en/account#passkeys-part"));
        let page = browser.get(&fi, "/en/account").text();
        assert!(page.contains("Työpuhelin") && page.contains("not used yet; on one device only"), "{page}");
        // Whoever made it has shown it: another may be added at once.
        let mut second = Passkey::new(&fi, b"another of anna's");
        second.flags = 0x1d;
        second.add(&fi, &mut browser, "Avain").is(&[303]);
        let mut fresh = Browser::default();
        let entered = key.enter(&fi, &mut fresh).is(&[303]);
        assert!(entered.header("set-cookie").is_some_and(|cookie| cookie.starts_with("election-pool=")));
        let page = fresh.get(&fi, "/en/account").is(&[200]).text();
        assert!(page.contains("by passkey") && page.contains("last used on"), "{page}");
        assert!(page.contains("copied to other devices") && page.contains("action=\"/en/account/app\""), "{page}");
        let id = page.split_once("/account/passkeys/").and_then(|(_, rest)| rest.split('/').next()).expect("an id");
        fresh.press(&fi, &format!("/en/account/passkeys/{id}/name"), &[("name", "<b>Uusi\u{202e}")]).is(&[303]);
        let named = fresh.get(&fi, "/en/account").text();
        assert!(named.contains("&#60;b&#62;Uusi</strong>"), "{named}");
        fresh.press(&fi, &format!("/en/account/passkeys/{id}/end"), &[]).is(&[303]);
        key.enter(&fi, &mut Browser::default()).is(&[403]);
        second.enter(&fi, &mut Browser::default()).is(&[303]);
    });
}

#[test]
fn a_passkey_from_elsewhere_unverified_counted_back_or_of_somebody_else_is_refused() {
    on_both(|engine| {
        let fi = node(engine);
        let mut anna = Browser::signed_in(&fi, "anna");
        let mut key = Passkey::new(&fi, b"anna's");
        let (origin, host) = (key.origin.clone(), key.host.clone());
        key.flags = 0x01;
        key.add(&fi, &mut anna, "unverified").is(&[422]);
        key.flags = 0x05;
        key.origin = "http://evil.localhost:8101".into();
        key.add(&fi, &mut anna, "elsewhere").is(&[422]);
        key.origin.clone_from(&origin);
        key.counter = 7;
        key.add(&fi, &mut anna, "mine").is(&[303]);
        // The same id for somebody else.
        let mut bo = Browser::signed_in(&fi, "bo");
        Passkey::new(&fi, b"anna's").add(&fi, &mut bo, "stolen").is(&[422]);
        let mut of_bo = Passkey::new(&fi, b"bo's");
        of_bo.add(&fi, &mut bo, "bo").is(&[303]);

        key.counter = 8;
        key.enter(&fi, &mut Browser::default()).is(&[303]);
        let refused = key.enter(&fi, &mut Browser::default()).is(&[403]);
        assert!(refused.text().contains("could not be used"), "counted no further: {}", refused.text());
        key.counter = 9;
        key.origin = "http://se.localhost:8102".into();
        key.enter(&fi, &mut Browser::default()).is(&[403]);
        key.origin = origin;
        key.host = "localhost".into();
        key.enter(&fi, &mut Browser::default()).is(&[403]);
        key.host = host;
        for flags in [0x00, 0x01, 0x04, 0x15] {
            key.flags = flags;
            key.enter(&fi, &mut Browser::default()).is(&[403]);
        }
        key.flags = 0x05;
        let own = key.user.clone();
        for user in [String::new(), of_bo.user.clone()] {
            key.user = user;
            key.enter(&fi, &mut Browser::default()).is(&[403]);
        }
        key.user = own;
        let own = std::mem::replace(&mut key.id, b"bo's".to_vec());
        key.enter(&fi, &mut Browser::default()).is(&[403]);
        key.id = own;
        key.enter(&fi, &mut Browser::default()).is(&[303]);
    });
}

#[test]
fn a_challenge_is_of_one_browser_once_and_not_for_long() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "sign_in_step_s", 2).prepare().started();
        people(&fi);
        let mut anna = Browser::signed_in(&fi, "anna");
        let mut key = Passkey::new(&fi, b"anna's");
        key.add(&fi, &mut anna, "mine").is(&[303]);
        let (mut first, mut other) = (Browser::default(), Browser::default());
        let asked = Passkey::asked(&fi, &mut first);
        Passkey::asked(&fi, &mut other);
        let form = key.form(&asked);
        other.send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
        Browser::default().send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
        let mut again = first.clone();
        first.send(&fi, "/en/sign-in/passkey", &form).is(&[303]);
        let late = again.send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
        assert!(late.text().contains("Begin again"), "{}", late.text());
        let mut slow = Browser::default();
        let asked = Passkey::asked(&fi, &mut slow);
        thread::sleep(Duration::from_millis(2_200));
        let form = key.form(&asked);
        slow.send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
        // What was asked for one purpose answers no other.
        let asked = anna.press(&fi, "/en/account/challenge", &[]).is(&[200]).json();
        let form = key.form(&asked);
        let mut form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(("next", "/en/network"));
        anna.press(&fi, "/en/sign-in/confirm/passkey", &form).is(&[403]);
        let asked = anna.press(&fi, "/en/sign-in/confirm/challenge", &[]).is(&[200]).json();
        let form = key.form(&asked);
        let mut form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(("next", "/en/network"));
        let before = anna.cookie.clone();
        let done = anna.press(&fi, "/en/sign-in/confirm/passkey", &form).is(&[303]);
        assert_eq!(done.header("location"), Some("/en/network"));
        assert_ne!(anna.cookie, before);
        // Nobody else's page asks.
        let elsewhere = form_from(&fi, "/en/sign-in/challenge", "").and("origin", "http://evil.example");
        fi.send(&elsewhere).is(&[403]);
        for rubbish in [
            "",
            "id=%21&client=%21&authenticator=&signature=&user=",
            "id=AA&client=e30&authenticator=AA&signature=AA&user=AA",
        ] {
            let status = Browser::default().post(&fi, "/en/sign-in/passkey", rubbish).status;
            assert!([403, 422].contains(&status), "{rubbish}: {status}");
        }
    });
}

#[test]
fn a_locked_name_still_signs_in_with_its_passkey() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "failure_wait_s", 600).prepare().started();
        people(&fi);
        let mut anna = Browser::signed_in(&fi, "anna");
        let mut key = Passkey::new(&fi, b"anna's");
        key.add(&fi, &mut anna, "mine").is(&[303]);
        let statuses: Vec<u16> = (0..7)
            .map(|_| Browser::default().post(&fi, "/en/sign-in/password", "username=anna&password=wrong").status)
            .collect();
        assert_eq!(statuses, [403, 403, 403, 403, 403, 429, 429]);
        key.enter(&fi, &mut Browser::default()).is(&[303]);
    });
}

#[test]
fn whoever_asks_for_challenges_and_answers_none_writes_nothing_and_an_answer_counts_once() {
    on_both(|engine| {
        let fi = node(engine);
        let mut key = Passkey::new(&fi, b"anna's");
        key.add(&fi, &mut Browser::signed_in(&fi, "anna"), "mine").is(&[303]);
        assert_eq!(fi.number("select count(*) from sign_in_step"), 0);
        for _ in 0..50 {
            Passkey::asked(&fi, &mut Browser::default());
        }
        assert_eq!(fi.number("select count(*) from sign_in_step"), 0, "anybody may ask");
        let mut browser = Browser::default();
        let asked = Passkey::asked(&fi, &mut browser);
        let form = key.form(&asked);
        let held = browser.cookie.clone();
        browser.send(&fi, "/en/sign-in/passkey", &form).is(&[303]);
        // The same answer from whoever saw it on its way.
        let mut thief = Browser { cookie: held };
        thief.send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
        assert_eq!(fi.number("select count(*) from sign_in_step"), 1, "that it was answered");
        // A challenge that is not of this node, or of another browser.
        let mut other = Browser::default();
        let asked = Passkey::asked(&fi, &mut other);
        other.cookie = Some(format!("election-pool-step={}", "0a".repeat(36)));
        let form = key.form(&asked);
        other.send(&fi, "/en/sign-in/passkey", &form).is(&[403]);
    });
}
