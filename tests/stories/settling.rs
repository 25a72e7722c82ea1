//! Whoever lost their second factor begins anew, and for a day their new one approves and administers nothing: time enough
//! for whoever it was taken from to see it.

use super::{
    desk::{form, node, value},
    place::{self, json},
};
use crate::harness::{AuthApp, Browser, Node, Passkey, on_both};

/// Takes every way in from a person, and lets whoever has the new link begin.
#[track_caller]
fn reset(fi: &Node, username: &str) -> Browser {
    let made = json(&fi.done(&["--json", "user", "reset", username]));
    let path = made["url"].as_str().and_then(|url| url.strip_prefix(fi.origin())).expect("a link").to_owned();
    let mut browser = Browser::default();
    browser.post(fi, &path, "").is(&[303]);
    browser
}

#[track_caller]
fn approve(fi: &Node, browser: &mut Browser, at: &str) -> crate::harness::Answer {
    let page = browser.get(fi, at).is(&[200]);
    let (csrf, sha256, reach) = (value(&page, "csrf"), value(&page, "sha256"), value(&page, "reach"));
    let fields = [("csrf", &*csrf), ("sha256", &sha256), ("reach", &reach), ("deed", "approve"), ("words", "")];
    browser.post(fi, at, &form(&fields))
}

#[test]
fn a_factor_set_up_after_a_reset_decides_nothing_for_a_day() {
    on_both(|engine| {
        let mut fi = node(engine, "two");
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        let path = place::write(&fi, "plan.md", &place::best_practice("The plan", "CLEAR", ""), "Queues.");
        let submitted = json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let waits = format!("/en/desk/waiting/{}", submitted["id"].as_str().expect("an id"));
        Browser::with_second_factor(&fi, "veikko");
        let mut veikko = reset(&fi, "veikko");
        AuthApp::set_up(&fi, &mut veikko);

        let led = approve(&fi, &mut veikko, &waits).is(&[303]);
        let there = led.header("location").expect("an address").to_owned();
        assert!(there.starts_with("/en/sign-in/confirm"), "{there}");
        let told = veikko.get(&fi, &there).is(&[200]).text();
        assert!(told.contains("you cannot approve or administer anything before") && told.contains("UTC"), "{told}");
        assert!(!told.contains("name=\"code\""), "a code would not help: {told}");
        assert!(veikko.get(&fi, "/en/account").is(&[200]).text().contains("you cannot approve or administer anything"));
        assert!(fi.export().is_empty());
        // No token does it instead.
        let form = [("scope", "approve"), ("scope", "submit")];
        veikko.press(&fi, "/en/account/tokens", &form).is(&[303]);
        assert_eq!(fi.number("select count(*) from token"), 0);
        // A second new factor does not shorten it.
        Passkey::new(&fi, b"another").add(&fi, &mut veikko, "Key").is(&[303]);
        approve(&fi, &mut veikko, &waits).is(&[303]);
        assert!(fi.export().is_empty());

        let mut olli = reset(&fi, "olli");
        AuthApp::set_up(&fi, &mut olli);
        let user = [("username", "kirsi2"), ("name", "Kirsi"), ("role", "author")];
        olli.press(&fi, "/en/admin/users", &user).is(&[409]);
        assert!(!fi.done(&["user", "list"]).contains("kirsi2"));

        // The day is over.
        fi.stop();
        fi.set("limits", "new_factor_wait_s", 0);
        fi.start();
        olli.press(&fi, "/en/admin/users", &user).is(&[201]);
        let done = approve(&fi, &mut veikko, &waits).is(&[303]);
        assert!(!done.header("location").is_some_and(|to| to.contains("confirm")), "{done:?}");
        assert_eq!(fi.export().len(), 1);
        // Whoever sets up their first factor, or one more, waits for nothing.
        fi.stop();
        fi.set("limits", "new_factor_wait_s", 86_400);
        fi.start();
        let mut paula = Browser::with_second_factor(&fi, "aino").0;
        assert!(!paula.get(&fi, "/en/account").is(&[200]).text().contains("you cannot approve"));
    });
}
