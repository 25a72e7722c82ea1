//! Guessing is slow, and deeds that need a second factor have one: waits by name and network, and the second factor shown
//! once more.

use std::{thread, time::Duration};

use crate::harness::{AuthApp, Browser, Engine, Node, NodeDraft, Passkey, Request, form_from, link, on_both};

const PASSWORD: &str = "hevonen söi kauran";

fn draft(engine: Engine) -> NodeDraft {
    NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000)
}

fn people(node: &Node) {
    for name in ["anna", "bo"] {
        node.done(&["user", "add", name, "--role", "author"]);
    }
}

/// Somebody with a password.
fn with_password(node: &Node, username: &str) -> (Browser, AuthApp) {
    let (mut browser, app) = Browser::with_second_factor(node, username);
    browser.press(node, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
    (browser, app)
}

/// A password as it comes from an address.
fn tried(node: &Node, username: &str, password: &str, from: &str) -> crate::harness::Answer {
    let body: String = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("username", username), ("password", password)])
        .finish();
    let form = form_from(node, "/en/sign-in/password", &body).and("origin", node.origin());
    node.send(&form.and("sec-fetch-site", "same-origin").and("x-forwarded-for", from))
}

#[test]
fn who_guesses_waits_longer_each_time_from_wherever_and_whoever_it_is_can_still_come_in() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "failure_wait_s", 600).prepare().started();
        people(&fi);
        with_password(&fi, "anna");
        with_password(&fi, "bo");
        // Each from another network.
        let statuses: Vec<u16> = (0..20).map(|n| tried(&fi, "anna", "wrong", &format!("203.0.{n}.7")).status).collect();
        assert_eq!(statuses, [vec![403; 5], vec![429; 15]].concat());
        let refused = tried(&fi, "anna", PASSWORD, "203.0.99.7").is(&[429]);
        assert!(refused.header("retry-after").is_some_and(|wait| wait.parse::<u64>().is_ok_and(|wait| wait <= 600)));
        assert!(refused.text().contains("A passkey or a one-time link works at once"), "{}", refused.text());
        tried(&fi, "bo", PASSWORD, "203.0.99.7").is(&[303]);
        Browser::default().post(&fi, &link(&fi, "anna"), "").is(&[303]);
        let lines = |deed: &str| {
            fi.number(&format!("select count(*) from audit where deed = '{deed}' and object = 'user anna'"))
        };
        assert_eq!(lines("sign in lock"), 1);
    });
}

#[test]
fn wrong_passwords_lock_the_password_alone_and_its_person_goes_on() {
    on_both(|engine| {
        let fi = draft(engine)
            .set("limits", "failure_wait_s", 600)
            .set("limits", "failures_free_network", 2)
            .prepare()
            .started();
        people(&fi);
        let (mut anna, mut app) = with_password(&fi, "anna");
        let mut key = Passkey::new(&fi, b"anna's");
        key.add(&fi, &mut anna, "mine").is(&[303]);
        for n in 0..20 {
            tried(&fi, "anna", "wrong", &format!("203.0.{n}.7")).is(&[403, 429]);
        }
        // Her own network waits as well.
        for n in 0..3 {
            tried(&fi, &format!("name{n}"), "wrong", "127.0.0.1").is(&[403, 429]);
        }
        tried(&fi, "anna", PASSWORD, "203.0.99.7").is(&[429]);
        tried(&fi, "bo", "wrong", "127.0.0.1").is(&[429]);
        let code = app.code();
        anna.press(&fi, "/en/sign-in/confirm", &[("code", &code)]).is(&[303]);
        key.enter(&fi, &mut Browser::default()).is(&[303]);
        Browser::default().post(&fi, &link(&fi, "anna"), "").is(&[303]);
        // Who guesses her code in her session waits, and her passkey works still.
        let wrong = (0..7).map(|_| anna.press(&fi, "/en/sign-in/confirm", &[("code", "000000")]).status);
        assert_eq!(wrong.collect::<Vec<_>>(), [403, 403, 403, 403, 403, 429, 429]);
        key.enter(&fi, &mut Browser::default()).is(&[303]);
    });
}

#[test]
fn many_strangers_who_look_at_links_and_ask_for_challenges_keep_nobody_out() {
    on_both(|engine| {
        let fi = draft(engine).prepare().started();
        people(&fi);
        with_password(&fi, "anna");
        let wrong = format!("/en/sign-in/{}", "0".repeat(64));
        for n in 0..310 {
            let from = format!("203.{}.{}.7", n / 200, n % 200);
            fi.send(&Request::get(fi.host(), &wrong).and("x-forwarded-for", &from)).is(&[403]);
        }
        tried(&fi, "anna", PASSWORD, "192.0.2.7").is(&[303]);
    });
}

#[test]
fn more_passwords_than_may_wait_are_told_to_come_again_and_count_for_nobody() {
    on_both(|engine| {
        let one = draft(engine).set("limits", "passwords_at_once", 1).set("limits", "passwords_waiting", 0);
        let fi = one.set("limits", "failures_free", 100).prepare().started();
        people(&fi);
        let statuses: Vec<u16> = thread::scope(|scope| {
            let tries = (0..12).map(|n| (n, &fi));
            let tries: Vec<_> = tries
                .map(|(n, fi)| scope.spawn(move || tried(fi, "anna", "wrong", &format!("203.0.{n}.7")).status))
                .collect();
            tries.into_iter().map(|one| one.join().expect("an answer")).collect()
        });
        assert!(statuses.contains(&403) && statuses.contains(&503), "{statuses:?}");
        let tried = i64::try_from(statuses.iter().filter(|status| **status == 403).count()).expect("few");
        assert_eq!(fi.number("select failures from sign_in_failure where subject = 'user anna'"), tried);
    });
}

#[test]
fn a_link_made_for_somebody_with_a_second_factor_opens_nothing_until_that_is_shown() {
    on_both(|engine| {
        let fi = draft(engine).prepare().started();
        people(&fi);
        let uri = fi.publish("Inside", "GREEN", "");
        let page = format!("/en/materials/{}", super::place::local_id(&fi, &uri));
        // Who has no factor yet comes in by a link, as ever; it is all they have.
        Browser::signed_in(&fi, "bo").get(&fi, &page).is(&[200]);
        let (mut anna, mut app) = Browser::with_second_factor(&fi, "anna");
        anna.get(&fi, &page).is(&[200]);

        // Whoever made the link uses it.
        let mut maker = Browser::default();
        let path = link(&fi, "anna").replace("/fi/", "/en/");
        let led = maker.post(&fi, &path, "next=%2Fen%2Fdesk").is(&[303]);
        assert_eq!(led.header("location"), Some("/en/sign-in/confirm?next=%2Fen%2Fdesk"));
        for path in [page.as_str(), "/en/desk", "/en/account", "/en/desk/incoming", "/en/my-feeds"] {
            let led = maker.get(&fi, path).is(&[303]);
            assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{path}: {led:?}");
        }
        let list = maker.get(&fi, "/en/materials").is(&[200]);
        assert!(!list.text().contains("Inside"), "{}", list.text());
        let asked = maker.get(&fi, "/en/sign-in/confirm").is(&[200]).text();
        let csrf = asked.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let csrf = csrf.expect("a form").to_owned();
        for path in ["/en/desk/drafts", "/en/account/app", "/en/account/tokens", "/en/account/sessions/end"] {
            let form = [("csrf", csrf.clone()), ("kind", "guide".to_owned())];
            maker.send(&fi, path, &form).is(&[403]);
        }
        assert_eq!(fi.number("select count(*) from draft"), 0);
        assert_eq!(fi.number("select count(*) from audit where deed = 'read' and who = 'anna'"), 1, "her own");

        // She herself shows it, and goes on where she wanted to.
        let form = [("csrf", csrf), ("code", app.code()), ("next", page.clone())];
        let done = maker.send(&fi, "/en/sign-in/confirm", &form).is(&[303]);
        assert_eq!(done.header("location"), Some(page.as_str()));
        maker.get(&fi, &page).is(&[200]);
        // Another one is left as it is, from its own page alone.
        let mut other = Browser::default();
        other.post(&fi, &link(&fi, "anna"), "").is(&[303]);
        other.get(&fi, "/en/account").is(&[303]);
        other.post(&fi, "/en/sign-out", "csrf=wrong").is(&[403]);
    });
}

#[test]
fn a_session_that_can_do_more_than_before_goes_on_under_another_token() {
    on_both(|engine| {
        let fi = draft(engine).prepare().started();
        people(&fi);
        let mut anna = Browser::signed_in(&fi, "anna");
        let (before, csrf) = (anna.cookie.clone(), anna.csrf(&fi));
        AuthApp::set_up(&fi, &mut anna);
        assert_ne!(anna.cookie, before, "an app");
        assert_ne!(anna.csrf(&fi), csrf);
        Browser { cookie: before }.get(&fi, "/en/account").is(&[303]);
        let (before, csrf) = (anna.cookie.clone(), anna.csrf(&fi));
        Passkey::new(&fi, b"anna's").add(&fi, &mut anna, "mine").is(&[303]);
        assert_ne!(anna.cookie, before, "a passkey");
        assert_ne!(anna.csrf(&fi), csrf);
        Browser { cookie: before }.get(&fi, "/en/account").is(&[303]);
        // A password ends the links that nobody used.
        let open = link(&fi, "anna");
        anna.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
        Browser::default().post(&fi, &open, "").is(&[403]);
    });
}

#[test]
fn a_name_nobody_has_is_told_the_same_as_a_wrong_password() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "failure_wait_s", 600).prepare().started();
        people(&fi);
        with_password(&fi, "anna");
        let of = |name: &str| {
            let answers: Vec<_> = (0..7).map(|_| tried(&fi, name, "wrong", "192.0.2.1")).collect();
            let told = |answer: &crate::harness::Answer| {
                let text = answer.text().replace(&format!("value=\"{name}\""), "");
                (answer.status, text.replace("599 seconds", "600 seconds").replace("9 minutes", "10 minutes"))
            };
            answers.iter().map(told).collect::<Vec<_>>()
        };
        let (known, unknown, without) = (of("anna"), of("nobody"), of("bo"));
        assert_eq!(known, unknown);
        assert_eq!(known, without, "somebody without a password");
        assert_eq!(known.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [403, 403, 403, 403, 403, 429, 429]);
    });
}

#[test]
fn one_network_waits_whatever_names_it_tries_and_its_neighbour_does_not() {
    on_both(|engine| {
        let fi = draft(engine)
            .set("limits", "failures_free_network", 4)
            .set("limits", "failure_wait_s", 600)
            .prepare()
            .started();
        people(&fi);
        let statuses: Vec<u16> =
            (0..8).map(|n| tried(&fi, &format!("name{n}"), "wrong", &format!("192.0.2.{n}")).status).collect();
        assert_eq!(statuses, [403, 403, 403, 403, 429, 429, 429, 429]);
        tried(&fi, "anna", "wrong", "192.0.3.1").is(&[403]);
        for n in 0..4 {
            tried(&fi, &format!("other{n}"), "wrong", &format!("2001:db8:1:{n}::1")).is(&[403]);
        }
        tried(&fi, "other9", "wrong", "2001:db8:1:ffff::9").is(&[429]);
        tried(&fi, "other9", "wrong", "2001:db8:2::9").is(&[403]);
    });
}

#[test]
fn a_right_password_does_not_make_guessing_codes_faster_and_a_wait_ends() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "failures_free", 3).set("limits", "failure_wait_s", 2).prepare().started();
        people(&fi);
        let (_, mut app) = with_password(&fi, "anna");
        let mut statuses = Vec::new();
        for _ in 0..4 {
            let mut browser = Browser::default();
            let form = [("username", "anna".to_owned()), ("password", PASSWORD.to_owned())];
            let status = browser.send(&fi, "/en/sign-in/password", &form).status;
            statuses.push(status);
            if status == 303 {
                statuses.push(browser.send(&fi, "/en/sign-in/code", &[("code", "000000".to_owned())]).status);
            }
        }
        assert_eq!(statuses, [303, 403, 303, 403, 303, 403, 303, 429]);
        thread::sleep(Duration::from_millis(2_200));
        let mut browser = Browser::default();
        let form =
            [("username", "ANNA ".to_owned()), ("password", PASSWORD.to_owned()), ("next", "/sv/network".into())];
        let tried = browser.send(&fi, "/en/sign-in/password", &form).is(&[303]);
        assert_eq!(tried.header("location"), Some("/en/sign-in/code?next=%2Fsv%2Fnetwork"));
        browser.get(&fi, "/en/sign-in/code").is(&[200]);
        let entered = browser.send(&fi, "/en/sign-in/code", &[("code", app.code()), ("next", "//evil.example".into())]);
        assert_eq!(entered.is(&[303]).header("location"), Some("/en/"));
        // Half of a way in is used up.
        Browser::default().get(&fi, "/en/sign-in/code").is(&[303]);
    });
}

#[test]
fn a_session_of_a_link_shows_a_second_factor_before_it_changes_one_and_goes_on_under_another_token() {
    on_both(|engine| {
        let fi = draft(engine).prepare().started();
        people(&fi);
        let (_, mut app) = with_password(&fi, "anna");
        let mut browser = Browser::signed_in(&fi, "anna");
        // Until then it opens nothing, so that what its forms carry is on the page that asks for it.
        let confirm = "/en/sign-in/confirm?next=%2Fen%2Faccount";
        assert_eq!(browser.get(&fi, "/en/account").is(&[303]).header("location"), Some(confirm));
        let asked = browser.get(&fi, confirm).is(&[200]).text();
        assert!(asked.contains("15 minutes"), "{asked}");
        let csrf = asked.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let csrf = csrf.expect("a form").to_owned();
        for path in ["app", "app/take", "codes", "password", "password/end", "passkeys/AA/end"] {
            let form = [("csrf", csrf.clone()), ("code", "1".to_owned()), ("password", PASSWORD.to_owned())];
            browser.send(&fi, &format!("/en/account/{path}"), &form).is(&[403]);
        }
        let wrong = [("csrf", csrf.clone()), ("code", "000000".to_owned())];
        let wrong = browser.send(&fi, "/en/sign-in/confirm", &wrong).is(&[403]).text();
        assert!(wrong.contains("aria-invalid"), "{wrong}");
        let before = browser.cookie.clone();
        let form = [("csrf", csrf), ("code", app.code()), ("next", "/en/account".to_owned())];
        let done = browser.send(&fi, "/en/sign-in/confirm", &form).is(&[303]);
        assert_eq!(done.header("location"), Some("/en/account"));
        assert_ne!(browser.cookie, before, "the session has another token");
        Browser { cookie: before }.get(&fi, "/en/account").is(&[303]);
        assert!(browser.get(&fi, "/en/account").text().contains("action=\"/en/account/app\""));
        browser.press(&fi, "/en/account/codes", &[]).is(&[200]);
        // In another role nothing that was shown before counts.
        fi.done(&["user", "role", "anna", "approver"]);
        browser.get(&fi, "/en/account").is(&[303]);
        let mut somebody = Browser::signed_in(&fi, "bo");
        assert!(somebody.get(&fi, confirm).is(&[200]).text().contains("neither an authenticator app nor a passkey"));
        Browser::default().get(&fi, confirm).is(&[303]);
    });
}

#[test]
fn a_second_factor_counts_for_a_while_only() {
    on_both(|engine| {
        let fi = draft(engine).set("limits", "second_factor_s", 2).prepare().started();
        people(&fi);
        let (mut browser, _) = Browser::with_second_factor(&fi, "anna");
        thread::sleep(Duration::from_millis(2_200));
        browser.press(&fi, "/en/account/codes", &[]).is(&[303]);
    });
}

#[test]
fn what_is_sealed_comes_back_from_a_backup_and_nothing_is_in_an_export() {
    on_both(|engine| {
        let fi = draft(engine).prepare().started();
        people(&fi);
        with_password(&fi, "anna");
        assert!(fi.folder().join("keys/sealing.key").exists());
        let full = fi.folder().join("full");
        fi.done(&["export", "--full", &full.display().to_string()]);
        let names: Vec<String> = std::fs::read_dir(full.join("database"))
            .expect("a folder")
            .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        assert!(names.iter().any(|name| name.contains("account")), "{names:?}");
        for table in ["credential", "recovery_code", "passkey", "sign_in", "session"] {
            assert!(!names.iter().any(|name| name.contains(table)), "{names:?}");
        }
    });
}
