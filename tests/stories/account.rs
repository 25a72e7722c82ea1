//! A person's own page: an app, recovery codes and a password are set up, sessions are seen and ended, all is taken away.

use super::place;
use crate::harness::{AuthApp, Browser, Engine, Node, NodeDraft, on_both};

const PASSWORD: &str = "hevonen söi kauran";

fn node(engine: Engine) -> Node {
    let node = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000).prepare().started();
    node.done(&["user", "add", "lukija", "--role", "reader"]);
    node
}

/// Signs in with a password and a code.
fn with_password(node: &Node, password: &str, code: &str) -> (Browser, u16) {
    let mut browser = Browser::default();
    let form = [("username", "lukija".to_owned()), ("password", password.to_owned())];
    let tried = browser.send(node, "/en/sign-in/password", &form);
    if tried.status != 303 {
        return (browser, tried.status);
    }
    assert_eq!(tried.header("location"), Some("/en/sign-in/code"));
    let status = browser.send(node, "/en/sign-in/code", &[("code", code.to_owned())]).status;
    (browser, status)
}

#[test]
fn an_app_is_set_up_then_a_password_and_both_let_in() {
    on_both(|engine| {
        let fi = node(engine);
        Browser::default().get(&fi, "/en/account").is(&[303]);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let page = browser.get(&fi, "/en/account").is(&[200]);
        assert!(page.text().contains("No authenticator app is set up") && page.text().contains("by one-time link"));
        assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("script-src 'self'")));
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        // A password alone would let nobody in, so there is none before an app.
        browser.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[303]);
        assert_eq!(fi.number("select count(*) from credential where password is not null"), 0);
        browser.press(&fi, "/en/account/app", &[]).is(&[303]);
        let page = browser.get(&fi, "/en/account").text();
        assert!(
            page.contains("<svg class=\"qr\" role=\"img\"") && page.contains("otpauth://totp/fi.localhost"),
            "{page}"
        );
        let wrong = browser.press(&fi, "/en/account/app/take", &[("code", "000000")]).is(&[422]).text();
        assert!(wrong.contains("aria-describedby=\"code-wrong\" autofocus"), "{wrong}");
        let mut app = AuthApp::of(&page);
        let code = app.code();
        let shown = browser.press(&fi, "/en/account/app/take", &[("code", &code)]).is(&[200]).text();
        assert_eq!(shown.matches("<li><code>").count(), 10, "{shown}");
        let page = browser.get(&fi, "/en/account").text();
        assert!(!page.contains("<li><code>") && !page.contains("otpauth:"), "they are shown once: {page}");
        assert!(page.contains("10 recovery codes are left"));
        for (password, why) in [
            ("short", "too short: it needs at least 12 characters"),
            ("oma lukija kertoo", "contains your user name"),
            ("passwordpassword", "among the first"),
            (&"pitkä ".repeat(60), "too long"),
        ] {
            let refused = browser.press(&fi, "/en/account/password", &[("password", password)]).is(&[422]).text();
            assert!(refused.contains(why) && refused.contains("aria-invalid"), "{password}: {refused}");
            assert!(!refused.contains(&format!("value=\"{password}\"")), "a password is not sent back");
        }
        let kept = browser.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]).text();
        assert!(kept.contains("counts from now on"), "{kept}");
        let (mut entered, status) = with_password(&fi, PASSWORD, &app.code());
        assert_eq!(status, 303);
        let page = entered.get(&fi, "/en/account").is(&[200]).text();
        assert!(page.contains("by password and code"), "{page}");
        assert_eq!(with_password(&fi, "hevonen soi kauran", "000000").1, 403);
        let log = fi.log();
        assert!(!log.contains(PASSWORD) && !log.contains("kauran"), "{log}");
        assert_eq!(
            fi.number("select count(*) from credential where password like '$argon2id$v=19$m=19456,t=2,p=1$%'"),
            1
        );
    });
}

#[test]
fn a_code_is_used_once_and_a_recovery_code_once_in_its_place() {
    on_both(|engine| {
        let fi = node(engine);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let (mut app, codes) = AuthApp::set_up(&fi, &mut browser);
        assert_eq!(codes.len(), 10);
        browser.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
        assert_eq!(with_password(&fi, PASSWORD, &app.same()).1, 403, "the code of the setting up");
        assert_eq!(with_password(&fi, PASSWORD, &app.code()).1, 303);
        assert_eq!(with_password(&fi, PASSWORD, &app.same()).1, 403, "the same code again");
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(with_password(&fi, PASSWORD, &typed).1, 303);
        let (_, again) = with_password(&fi, PASSWORD, &codes[0]);
        assert_eq!(again, 403, "a recovery code again");
        assert!(browser.get(&fi, "/en/account").text().contains("9 recovery codes are left"));
        // New ones take the place of the old ones.
        let page = browser.press(&fi, "/en/account/codes", &[]).is(&[200]).text();
        let new = page.split("<li><code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
        assert_eq!(with_password(&fi, PASSWORD, &codes[1]).1, 403, "an old one");
        assert_eq!(with_password(&fi, PASSWORD, &new).1, 303);
        browser.press(&fi, "/en/account/password/end", &[]).is(&[303]);
        assert_eq!(with_password(&fi, PASSWORD, &app.code()).1, 403, "there is no password any more");
        assert_eq!(fi.number("select count(*) from recovery_code"), 0);
    });
}

#[test]
fn sessions_are_listed_and_ended_at_once() {
    on_both(|engine| {
        let fi = node(engine);
        let mut here = Browser::signed_in(&fi, "lukija");
        let mut other = Browser::signed_in(&fi, "lukija");
        let mut third = Browser::signed_in(&fi, "lukija");
        let page = here.get(&fi, "/en/account").text();
        assert_eq!(page.matches("/account/sessions/").count(), 4, "three sessions, and all others at once: {page}");
        assert_eq!(page.matches("this session</strong>").count(), 1);
        assert!(page.contains("network 127.0.0.0/24"));
        let own = here.get(&fi, "/en/account").text();
        let names = own.split("/account/sessions/").skip(1).filter_map(|rest| rest.split('/').next());
        let names: Vec<&str> = names.filter(|name| name.len() == 32).collect();
        assert_eq!(names.len(), 3);
        // Somebody else's session is nobody's to end.
        let mut stranger = Browser::signed_in(&fi, "vaalit");
        for name in &names {
            stranger.press(&fi, &format!("/en/account/sessions/{name}/end"), &[]).is(&[303]);
        }
        third.get(&fi, "/en/account").is(&[200]);
        let listed = other.get(&fi, "/en/account").text();
        let mine = listed.split("<li>\n<form").find(|part| part.contains("this session</strong>")).expect("a line");
        let name = mine.split_once("/account/sessions/").and_then(|(_, rest)| rest.split('/').next()).expect("a name");
        here.press(&fi, &format!("/en/account/sessions/{name}/end"), &[]).is(&[303]);
        other.get(&fi, "/en/account").is(&[303]);
        third.get(&fi, "/en/account").is(&[200]);
        here.press(&fi, "/en/account/sessions/end", &[]).is(&[303]);
        third.get(&fi, "/en/account").is(&[303]);
        here.get(&fi, "/en/account").is(&[200]);
        let token = here.cookie.clone().expect("a cookie");
        let token = token.split('=').nth(1).expect("a value").to_owned();
        assert!(!own.contains(&token), "no page shows the token of a session");
    });
}

#[test]
fn whoever_lost_everything_begins_anew_and_nothing_of_before_lets_in() {
    on_both(|engine| {
        let fi = node(engine);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let (mut app, codes) = AuthApp::set_up(&fi, &mut browser);
        browser.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
        let feeds = browser.press(&fi, "/en/my-feeds", &[]).is(&[201]).text();
        let feed = feeds.split_once("/feeds/own/").and_then(|(_, rest)| rest.split('"').next()).expect("an address");
        fi.get(&format!("/feeds/own/{feed}")).is(&[200]);
        let made = place::json(&fi.done(&["--json", "user", "reset", "lukija"]));
        let path = made["url"].as_str().and_then(|url| url.strip_prefix(fi.origin())).expect("a link").to_owned();
        browser.get(&fi, "/en/account").is(&[303]);
        fi.get(&format!("/feeds/own/{feed}")).is(&[404]);
        assert_eq!(with_password(&fi, PASSWORD, &app.code()).1, 403);
        assert_eq!(with_password(&fi, PASSWORD, &codes[0]).1, 403);
        let mut anew = Browser::default();
        anew.post(&fi, &path, "").is(&[303]);
        assert!(anew.get(&fi, "/en/account").is(&[200]).text().contains("No authenticator app is set up"));
        assert!(fi.refuses(&["user", "reset", "nobody"]).contains("nobody"));
    });
}

#[test]
fn a_removed_account_leaves_no_credentials() {
    on_both(|engine| {
        let fi = node(engine);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let (mut app, _) = AuthApp::set_up(&fi, &mut browser);
        browser.press(&fi, "/en/account/password", &[("password", PASSWORD)]).is(&[200]);
        fi.done(&["user", "remove", "lukija"]);
        assert_eq!(with_password(&fi, PASSWORD, &app.code()).1, 403);
        for table in ["credential", "recovery_code", "session"] {
            assert_eq!(fi.number(&format!("select count(*) from {table} where username = 'lukija'")), 0, "{table}");
        }
    });
}
