//! What programs do with a token for administration: people are let in, given roles, shut out and erased, by the use cases
//! of the page; and whoever asks carries away what is kept of them.

use serde_json::{Value, json};

use super::{api_desk::Program, place};
use crate::harness::{Browser, Engine, Node, NodeDraft, on_both};

const USERS: &str = "/api/v1/users";

/// The people whom these stories are about.
pub(super) fn people(fi: &Node) {
    for (name, role) in [("olli", "operator"), ("paula", "peer-administrator"), ("taru", "auditor"), ("aino", "author")]
    {
        fi.done(&["user", "add", name, "--role", role]);
    }
}

fn node(engine: Engine) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    let fi = draft.set("publishing", "approval", "two").prepare().started();
    people(&fi);
    fi
}

/// A program of somebody who has just shown a second factor.
pub(super) fn confirmed<'a>(fi: &'a Node, username: &str, scopes: &[&'static str]) -> Program<'a> {
    Program::confirmed(fi, &mut Browser::with_second_factor(fi, username).0, scopes)
}

/// Whether what is done there wants a token for administration, and lets nobody of these through.
#[track_caller]
pub(super) fn is_closed_to(fi: &Node, target: &str, body: &Value, (own, others): (&str, &[&str])) {
    let told = Program::of(fi, own, "read").post(target, body).is(&[403]);
    let line = told.header("www-authenticate").unwrap_or_default();
    assert!(line.contains("insufficient_scope") && line.contains("scope=\"administer\""), "{target}: {line}");
    for username in others {
        let told = Program::of(fi, username, "read").post(target, body).is(&[403]);
        assert!(told.text().contains("the role “"), "{target}: {}", told.text());
    }
}

/// What is wrong with which member.
#[track_caller]
pub(super) fn faults(program: &Program<'_>, target: &str, body: &Value) -> Vec<(String, String)> {
    let told = program.post(target, body).is(&[422]).json();
    let pair = |one: &Value| {
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        (text("field"), text("detail"))
    };
    told["errors"].as_array().map(|all| all.iter().map(pair).collect()).unwrap_or_default()
}

/// The deeds of somebody, the newest first.
pub(super) fn deeds(fi: &Node, who: &str) -> Vec<String> {
    let lines = place::json(&fi.done(&["--json", "audit", "list", "--who", who]));
    lines.as_array().into_iter().flatten().filter_map(|line| line["deed"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_token_that_administers_is_given_after_a_second_factor_to_an_operator_and_for_a_day() {
    on_both(|engine| {
        let fi = node(engine);
        for username in ["olli", "paula", "taru", "aino"] {
            let told = fi.refuses(&["token", "make", "--as", username, "--scope", "administer"]);
            assert!(told.contains("on the account page, with a second factor"), "{told}");
        }
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        assert_eq!(olli.get("/api/v1/token")["scopes"], json!(["read", "administer"]));
        let hours = fi.number("select (expires - made) / 3600000 from token where scopes = 'read administer'");
        assert_eq!(hours, 24);
        for username in ["taru", "aino"] {
            let mut browser = Browser::with_second_factor(&fi, username).0;
            assert!(!browser.get(&fi, "/en/account").text().contains("value=\"administer\""), "{username}");
            browser.press(&fi, "/en/account/tokens", &[("scope", "administer"), ("days", "1")]).is(&[422]);
        }
        // It ends with the role.
        fi.done(&["user", "add", "oskar", "--role", "operator"]);
        fi.done(&["user", "role", "olli", "reader"]);
        olli.ask("GET", USERS, None, &[]).is(&[401]);
    });
}

#[test]
fn a_program_adds_a_person_and_the_link_is_told_once() {
    on_both(|engine| {
        let fi = node(engine);
        let new = json!({"username": "kirsi", "name": "Kirsi <K>", "role": "translator", "authority": "vaalit"});
        is_closed_to(&fi, USERS, &new, ("olli", &["paula", "taru", "aino"]));
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        let long = "x".repeat(201);
        let told = faults(&olli, USERS, &json!({"username": "Kirsi K", "name": long, "role": "translator"}));
        assert_eq!(told.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["username", "name"]);
        let told = faults(&olli, USERS, &json!({"username": "kirsi", "role": "translatr"}));
        assert!(told[0].0 == "role" && told[0].1.contains("did you mean “translator”?"), "{told:?}");
        let told = faults(&olli, USERS, &json!({"username": "kirsi", "role": "translator", "authority": "vaalitt"}));
        assert!(told[0].0 == "authority" && told[0].1.contains("“vaalit”"), "{told:?}");
        olli.post(USERS, &json!({"username": "kirsi"})).is(&[400]);
        olli.post(USERS, &json!({"username": "kirsi", "role": "translator", "password": "x"})).is(&[400]);

        let keyed = || olli.ask("POST", USERS, Some(&new), &[("idempotency-key", "a")]);
        let made = keyed().is(&[201]);
        let told = made.json();
        let link = told["url"].as_str().expect("a link").to_owned();
        assert!(made.header("location").is_some_and(|at| at.ends_with("/api/v1/users/kirsi")), "{made:?}");
        let again = keyed().is(&[201]);
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        let mut without = told.clone();
        without.as_object_mut().expect("an object").remove("url");
        assert_eq!(again.json(), without, "whoever asks again is told all but the link");
        assert_eq!(again.header("location"), made.header("location"));
        assert!(olli.post(USERS, &new).is(&[409]).text().contains("exists already"));
        let mut kirsi = Browser::default();
        kirsi.post(&fi, link.strip_prefix(fi.origin()).expect("a link here"), "").is(&[303]);
        kirsi.get(&fi, "/en/account").is(&[200]);
        assert_eq!(deeds(&fi, "olli").iter().filter(|deed| deed.starts_with("user ")).count(), 2);

        // Those who audit look; whoever decides about peers does not.
        let taru = Program::of(&fi, "taru", "read");
        let found = taru.get(&format!("{USERS}?q=kirsi"))["items"].clone();
        assert_eq!((&found[0]["name"], &found[0]["role"]), (&json!("Kirsi <K>"), &json!("translator")));
        Program::of(&fi, "paula", "read").ask("GET", USERS, None, &[]).is(&[403]);
        let wrong = taru.ask("GET", &format!("{USERS}?state=gone"), None, &[]).is(&[400]).json();
        assert_eq!(wrong["parameter"], "state");
        taru.ask("GET", &format!("{USERS}/no%00body"), None, &[]).is(&[404]);
        let unread = taru.ask("GET", &format!("{USERS}/%FF"), None, &[]).is(&[400]).json();
        assert!(unread["detail"].as_str().is_some_and(|detail| detail.contains("no text in UTF-8")), "{unread}");
        let anybody = fi.get("/api/v1/materials/%FF").is(&[400]);
        assert_eq!(anybody.header("content-type"), Some("application/problem+json"));
    });
}

#[test]
fn a_program_changes_what_a_person_may_and_erases_them_but_does_nothing_to_its_own() {
    on_both(|engine| {
        let fi = node(engine);
        fi.done(&["user", "add", "veikko", "--role", "approver"]);
        fi.done(&["user", "add", "toini", "--role", "translator"]);
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        let at = |username: &str, deed: &str| format!("{USERS}/{username}/{deed}");
        let none = json!({});
        for deed in ["link", "end-sessions", "reset", "remove", "erase"] {
            is_closed_to(&fi, &at("toini", deed), &none, ("olli", &["paula", "taru"]));
            let own = olli.post(&at("olli", deed), &none).is(&[403]);
            assert!(own.text().contains("one's own account"), "{}", own.text());
            olli.post(&at("nobody", deed), &none).is(&[404]);
        }
        olli.post(&at("olli", "role"), &json!({"role": "approver"})).is(&[403]);
        let mut toini = Browser::signed_in(&fi, "toini");
        olli.post(&at("toini", "role"), &json!({"role": "reader"})).is(&[204]);
        toini.get(&fi, "/en/account").is(&[303]);
        assert_eq!(faults(&olli, &at("toini", "role"), &json!({"role": "reeder"}))[0].0, "role");

        let mut toini = Browser::signed_in(&fi, "toini");
        olli.post(&at("toini", "end-sessions"), &none).is(&[204]);
        toini.get(&fi, "/en/account").is(&[303]);
        let keyed = |deed: &str| olli.ask("POST", &at("toini", deed), None, &[("idempotency-key", deed)]);
        for deed in ["link", "reset"] {
            let link = keyed(deed).is(&[200]).json()["url"].as_str().expect("a link").to_owned();
            assert_eq!(keyed(deed).is(&[200]).json().get("url"), None, "{deed}");
            let mut toini = Browser::default();
            toini.post(&fi, link.strip_prefix(fi.origin()).expect("a link here"), "").is(&[303]);
        }

        // What would go is told beforehand, and what went is told.
        let kept = |told: &Value, what: &str| {
            let found = told["kept"].as_array().into_iter().flatten().find(|one| one["what"] == what).cloned();
            found.unwrap_or_default()
        };
        let look = olli.get(&format!("{USERS}/toini"));
        assert_eq!((&look["isErased"], &kept(&look, "sessions")["becomes"]), (&json!(false), &json!("erased")));
        assert_eq!(kept(&look, "about")["becomes"], "kept");
        assert!(olli.post(&at("veikko", "remove"), &none).is(&[409]).text().contains("the last approver"));
        olli.post(&at("toini", "remove"), &none).is(&[204]);
        olli.post(&at("toini", "remove"), &none).is(&[404]);
        let ended = olli.get(&format!("{USERS}?state=ended"))["items"][0].clone();
        assert!(ended["username"] == "toini" && ended["ended"].is_string() && ended["stays"].is_number(), "{ended}");
        let done = keyed("erase").is(&[200]).json();
        assert_eq!(done["isErased"], true);
        assert_eq!(keyed("erase").is(&[200]).json(), done);
        assert_eq!(olli.get(&format!("{USERS}?state=ended"))["items"][0]["name"], "");
        let book = deeds(&fi, "olli");
        for deed in ["user role", "user link", "user sessions end", "user reset", "user remove", "user erase"] {
            assert!(book.iter().any(|own| own == deed), "{deed}: {book:?}");
        }
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn a_program_gives_nobody_what_would_outlast_its_token() {
    on_both(|engine| {
        let fi = node(engine);
        fi.done(&["user", "add", "veikko", "--role", "approver"]);
        fi.done(&["user", "add", "toini", "--role", "translator"]);
        let olli = confirmed(&fi, "olli", &["read", "administer"]);
        let at = |username: &str, deed: &str| format!("{USERS}/{username}/{deed}");
        for role in ["author", "approver", "peer-administrator", "operator"] {
            let added = olli.post(USERS, &json!({"username": "uusi", "role": role})).is(&[403]);
            assert!(added.text().contains(role) && added.text().contains("outlast"), "{}", added.text());
            olli.post(&at("toini", "role"), &json!({"role": role})).is(&[403]);
        }
        for username in ["veikko", "paula", "aino"] {
            olli.post(&at(username, "link"), &json!({})).is(&[403]);
            olli.post(&at(username, "reset"), &json!({})).is(&[403]);
        }
        assert_eq!(fi.number("select count(*) from account where username = 'uusi'"), 0);
        assert_eq!(fi.number("select count(*) from account where username = 'toini' and role = 'translator'"), 1);
        // Nor is anybody who decides made somebody else, whom a way in could be made for.
        for username in ["veikko", "paula", "aino"] {
            olli.post(&at(username, "role"), &json!({"role": "reader"})).is(&[403]);
        }
        assert_eq!(fi.number("select count(*) from account where role = 'reader'"), 0);
        // A token does not outlast what an operator ends.
        fi.done(&["user", "add", "oskar", "--role", "operator"]);
        let oskar = confirmed(&fi, "oskar", &["administer"]);
        oskar.post(&at("olli", "end-sessions"), &json!({})).is(&[204]);
        olli.ask("GET", USERS, None, &[]).is(&[401]);
    });
}
