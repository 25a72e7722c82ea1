//! Being someone: one-time links, sessions, and what they are good for.

use std::thread;

use super::place;
use crate::harness::{Browser, Engine, Node, NodeDraft, Request, form_from, link, on_both};

fn node(engine: Engine) -> Node {
    let node = NodeDraft::new(engine, "fi", 8101).prepare().started();
    for (name, role) in [("lukija", "reader"), ("yllapito", "operator")] {
        node.done(&["user", "add", name, "--role", role]);
    }
    node
}

#[test]
fn a_link_lets_its_person_in_once_and_only_by_the_button() {
    on_both(|engine| {
        let fi = node(engine);
        let green = place::local_id(&fi, &fi.publish("inside", "GREEN", ""));
        let page = format!("/en/materials/{green}");
        let path = link(&fi, "lukija");
        let mut browser = Browser::default();
        browser.get(&fi, &page).is(&[404]);
        for _ in 0..3 {
            let seen = browser.get(&fi, &path).is(&[200]);
            assert!(seen.text().contains("lukija"), "{}", seen.text());
            assert_eq!((seen.header("referrer-policy"), seen.header("set-cookie")), (Some("strict-origin"), None));
        }
        let entered = browser.post(&fi, &path, &format!("next={}", page.replace('/', "%2F"))).is(&[303]);
        assert_eq!(entered.header("location"), Some(page.as_str()));
        let cookie = entered.header("set-cookie").expect("a cookie");
        for word in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
            assert!(cookie.contains(word), "{cookie}");
        }
        let seen = browser.get(&fi, &page).is(&[200]);
        assert!(seen.text().contains("About inside") && seen.text().contains("TLP:GREEN"));
        assert_eq!(seen.header("cache-control"), Some("private, no-store"));
        let again = Browser::default().post(&fi, &path, "").is(&[403]).text();
        assert!(again.contains("on jo käytetty"), "{again}");
    });
}

#[test]
fn a_wrong_a_used_and_an_old_link_say_which() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_link_s", 1).prepare().started();
        let mut browser = Browser::default();
        let path = link(&fi, "vaalit").replace("/fi/", "/en/");
        browser.post(&fi, &path, "").is(&[303]);
        assert!(Browser::default().get(&fi, &path).is(&[403]).text().contains("used already"));
        let wrong = format!("/en/sign-in/{}", "0".repeat(64));
        for path in [wrong.as_str(), "/en/sign-in/nonsense"] {
            assert!(Browser::default().get(&fi, path).is(&[403]).text().contains("not right"));
            assert!(Browser::default().post(&fi, path, "").is(&[403]).text().contains("not right"));
        }
        let path = link(&fi, "vaalit").replace("/fi/", "/sv/");
        thread::sleep(std::time::Duration::from_millis(1_100));
        assert!(Browser::default().post(&fi, &path, "").is(&[403]).text().contains("för gammal"));
    });
}

#[test]
fn a_pasted_link_or_code_lets_in_and_leads_on() {
    on_both(|engine| {
        let fi = node(engine);
        for whole in [true, false] {
            let path = link(&fi, "lukija");
            let code =
                if whole { format!("{}{path}", fi.origin()) } else { path.rsplit('/').next().unwrap().to_owned() };
            let mut browser = Browser::default();
            let form = format!("code={}&next=%2Fsv%2Fnetwork", code.replace(':', "%3A").replace('/', "%2F"));
            let entered = browser.post(&fi, "/fi/sign-in", &form).is(&[303]);
            assert_eq!(entered.header("location"), Some("/sv/network"));
            assert!(browser.get(&fi, "/fi/").is(&[200]).text().contains("Kirjautuneena: lukija"));
        }
        let mut browser = Browser::default();
        let form =
            format!("code={}&next=https%3A%2F%2Fevil.example%2F", link(&fi, "lukija").rsplit('/').next().unwrap());
        assert_eq!(browser.post(&fi, "/fi/sign-in", &form).is(&[303]).header("location"), Some("/fi/"));
    });
}

#[test]
fn whoever_signs_in_from_a_list_comes_back_to_the_same_list() {
    on_both(|engine| {
        let fi = node(engine);
        let list = "/en/materials?country=FI&kind=guide";
        let page = Browser::default().get(&fi, list).is(&[200]).text();
        let back = "href=\"/en/sign-in?next=%2Fen%2Fmaterials%3Fcountry%3DFI%26kind%3Dguide\"";
        assert!(page.contains(back), "{page}");
        let absent = Browser::default().get(&fi, "/en/nothing").is(&[404]).text();
        assert!(!absent.contains("sign-in"), "a page that knows nobody offers nothing: {absent}");
    });
}

#[test]
fn a_link_that_gave_way_to_newer_ones_is_told_to_be_old_and_a_large_form_is_not_read() {
    on_both(|engine| {
        let fi = node(engine);
        let first = link(&fi, "lukija");
        (0..5).for_each(|_| drop(link(&fi, "lukija")));
        assert!(Browser::default().get(&fi, &first).is(&[403]).text().contains("vanhentunut"));
        let large = Browser::default().post(&fi, "/en/sign-in", &format!("code={}", "x".repeat(9_000)));
        assert_eq!(large.status, 413, "{}", large.text());
    });
}

#[test]
fn two_presses_of_the_button_at_once_open_one_session() {
    on_both(|engine| {
        let fi = node(engine);
        let path = link(&fi, "lukija");
        let statuses: Vec<u16> = thread::scope(|scope| {
            let press = || Browser::default().post(&fi, &path, "").status;
            let presses: Vec<_> = (0..4).map(|_| scope.spawn(press)).collect();
            presses.into_iter().map(|press| press.join().expect("a press ends")).collect()
        });
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 403).count(), 3, "{statuses:?}");
    });
}

#[test]
fn a_form_from_elsewhere_changes_nothing() {
    on_both(|engine| {
        let fi = node(engine);
        let path = link(&fi, "lukija");
        let plain = || form_from(&fi, &path, "");
        for request in [
            plain(),
            plain().and("origin", "http://evil.example"),
            plain().and("origin", "null"),
            plain().and("origin", fi.origin()).and("sec-fetch-site", "cross-site"),
            plain().and("sec-fetch-site", "same-site"),
        ] {
            let refused = fi.send(&request).is(&[403]);
            assert!(refused.header("set-cookie").is_none());
            assert!(refused.text().contains("<html lang=\"fi\">"), "{}", refused.text());
        }
        let mut browser = Browser::default();
        browser.post(&fi, &path, "").is(&[303]);
        // Signing somebody out needs the session's own token besides.
        browser.post(&fi, "/fi/sign-out", "csrf=0").is(&[403]);
        let elsewhere = form_from(&fi, "/fi/sign-out", "csrf=0").and("origin", "http://evil.example");
        browser.ask(&fi, elsewhere).is(&[403]);
        assert!(browser.get(&fi, "/fi/").text().contains("Kirjautuneena"));
    });
}

#[test]
fn whoever_signs_out_is_the_public_again_and_a_new_session_is_a_new_one() {
    on_both(|engine| {
        let fi = node(engine);
        let green = place::local_id(&fi, &fi.publish("inside", "GREEN", ""));
        let page = format!("/en/materials/{green}");
        let mut browser = Browser::signed_in(&fi, "lukija");
        let first = browser.cookie.clone().expect("a cookie");
        // A cookie that was there before is not taken over: each session has a token of its own.
        browser.post(&fi, &link(&fi, "lukija"), "").is(&[303]);
        let second = browser.cookie.clone().expect("a cookie");
        assert_ne!(first, second);
        let mut old = Browser { cookie: Some(first) };
        old.get(&fi, &page).is(&[303]);
        let csrf = csrf(&browser.get(&fi, &page).is(&[200]).text());
        let left = browser.post(&fi, "/en/sign-out", &format!("csrf={csrf}")).is(&[303]);
        assert!(left.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
        assert_eq!(browser.cookie, None);
        let mut kept = Browser { cookie: Some(second) };
        let led = kept.get(&fi, &page).is(&[303]);
        assert_eq!(led.header("location"), Some(&*format!("/en/sign-in?next={}", page.replace('/', "%2F"))));
        let never = "/en/materials/01a00000-0000-7000-8000-000000000000";
        let led = kept.get(&fi, never).is(&[303]);
        assert_eq!(led.header("location"), Some(&*format!("/en/sign-in?next={}", never.replace('/', "%2F"))));
        let front = kept.get(&fi, "/en/").is(&[200]);
        assert!(front.text().contains("Your session has ended"), "{}", front.text());
        assert_eq!(front.header("cache-control"), Some("private, no-store"));
        Browser::default().get(&fi, &page).is(&[404]);
    });
}

fn csrf(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap_or_else(|| panic!("no form: {page}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_removed_user_and_a_changed_role_take_effect_at_once() {
    on_both(|engine| {
        let fi = node(engine);
        let green = place::local_id(&fi, &fi.publish("inside", "GREEN", ""));
        let page = format!("/en/materials/{green}");
        let mut reader = Browser::signed_in(&fi, "lukija");
        reader.get(&fi, &page).is(&[200]);
        // Whoever holds a session does not get what another role may: it ends.
        fi.done(&["user", "role", "lukija", "operator"]);
        reader.get(&fi, &page).is(&[303]);
        assert_eq!(fi.number("select count(*) from session where username = 'lukija'"), 0);
        Browser::signed_in(&fi, "lukija").get(&fi, &page).is(&[404]);
        fi.done(&["user", "role", "lukija", "reader"]);
        let mut reader = Browser::signed_in(&fi, "lukija");
        reader.get(&fi, &page).is(&[200]);
        let waiting = link(&fi, "lukija");
        fi.done(&["user", "remove", "lukija"]);
        reader.get(&fi, &page).is(&[303]);
        assert!(Browser::default().post(&fi, &waiting, "").is(&[403]).text().contains("ei ole oikea"));
        assert!(fi.refuses(&["user", "add", "lukija"]).contains("lukija"));
        assert!(fi.refuses(&["user", "link", "lukija"]).contains("lukija"));
        assert!(!fi.done(&["user", "list"]).contains("lukija"));
        assert!(fi.refuses(&["user", "role", "yllapito", "reeder"]).contains("reader"));
    });
}

#[test]
fn a_session_ends_when_nobody_uses_it_and_outlives_a_restart() {
    on_both(|engine| {
        let mut fi = NodeDraft::new(engine, "fi", 8101).set("limits", "session_idle_s", 3).prepare().started();
        let mut browser = Browser::signed_in(&fi, "vaalit");
        fi.stop();
        fi.start();
        assert!(browser.get(&fi, "/fi/").text().contains("Kirjautuneena"));
        thread::sleep(std::time::Duration::from_millis(3_200));
        assert!(browser.get(&fi, "/fi/").text().contains("Istuntosi on päättynyt"));
    });
}

#[test]
fn who_tries_too_often_waits() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 3).prepare().started();
        let wrong = format!("/sv/sign-in/{}", "0".repeat(64));
        let statuses: Vec<u16> = (0..8).map(|_| Browser::default().get(&fi, &wrong).status).collect();
        assert!(statuses.contains(&429), "{statuses:?}");
        let refused = loop {
            let answer = Browser::default().get(&fi, &wrong);
            if answer.status == 429 {
                break answer;
            }
        };
        assert!(refused.header("retry-after").is_some_and(|wait| wait.parse::<u64>().is_ok_and(|wait| wait <= 60)));
        assert!(refused.text().contains("För många förfrågningar"), "{}", refused.text());
        let other = Request::get(fi.host(), &wrong).and("x-forwarded-for", "192.0.2.1, 192.0.2.7");
        assert_eq!(
            fi.send(&other).status,
            403,
            "whoever comes through the proxy from elsewhere has tries of their own"
        );
        fi.get("/sv/").is(&[200]);
    });
}

#[test]
fn a_token_lies_nowhere_in_the_clear() {
    on_both(|engine| {
        let fi = node(engine);
        let path = link(&fi, "lukija");
        let mut browser = Browser::default();
        browser.post(&fi, &path, "").is(&[303]);
        browser.get(&fi, "/fi/").is(&[200]);
        let token = path.rsplit('/').next().unwrap();
        let cookie = browser.cookie.expect("a cookie");
        let value = cookie.split('=').nth(1).expect("a value");
        for secret in [token, value] {
            assert!(!fi.log().contains(secret), "the log tells it");
        }
        let many: Vec<String> = (0..200).map(|number| format!("election-pool={number}; x{number}=y")).collect();
        let rubbish = Request::get(fi.host(), "/fi/").and("cookie", &many.join("; "));
        assert_eq!(fi.send(&rubbish).status / 100, 2, "many cookies of others do no harm");
    });
}
