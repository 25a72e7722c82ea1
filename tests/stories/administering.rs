//! Administration in the browser: people and partners are let in and shut out by the use cases of the command line, with a
//! second factor and a line in the book; whoever audits changes nothing, and whoever runs the machine publishes nothing.

use super::place::json;
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Peer, on_both};

fn node(engine: Engine, peers: &[&Peer]) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
    let draft = peers.iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()));
    let fi = draft.prepare().started();
    for (name, role) in [("olli", "operator"), ("paula", "peer-administrator"), ("taru", "auditor"), ("aino", "author")]
    {
        fi.done(&["user", "add", name, "--role", role]);
    }
    fi
}

/// The path of the one-time link on a page.
#[track_caller]
fn link_on(fi: &Node, page: &Answer) -> String {
    let text = page.text();
    let start = format!("value=\"{}", fi.origin());
    let found = text.split_once(&start).and_then(|(_, rest)| rest.split('"').next());
    found.unwrap_or_else(|| panic!("no link: {text}")).to_owned()
}

#[test]
fn a_person_added_in_the_browser_signs_in_by_the_link_that_is_shown_once() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let mut olli = Browser::signed_in(&fi, "olli");
        let form = [("username", "kirsi"), ("name", "Kirsi <K>"), ("role", "author")];
        // Without a second factor nothing is changed, and no form is shown.
        let page = olli.get(&fi, "/en/admin/users").is(&[200]).text();
        assert!(page.contains("show your second factor") && !page.contains("Add a user"), "{page}");
        // What was typed is held until it is shown.
        let held = olli.press(&fi, "/en/admin/users", &form).is(&[409]).text();
        assert!(held.contains("/sign-in/confirm?") && held.contains("Kirsi &#60;K&#62;"), "{held}");
        assert!(!fi.done(&["user", "list"]).contains("kirsi"));

        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let wrong =
            olli.press(&fi, "/en/admin/users", &[("username", "Kirsi K"), ("role", "author")]).is(&[422]).text();
        assert!(wrong.contains("A user name has only") && wrong.contains("value=\"Kirsi K\""), "{wrong}");
        let made = olli.press(&fi, "/en/admin/users", &form).is(&[201]);
        assert!(made.text().contains("Kirsi &#60;K&#62;"));
        let link = link_on(&fi, &made);
        assert!(!olli.get(&fi, "/en/admin/users").is(&[200]).text().contains("/sign-in/"), "it is shown once");
        let taken = olli.press(&fi, "/en/admin/users", &form).is(&[409]).text();
        assert!(taken.contains("already, or there was one"), "{taken}");
        let mut kirsi = Browser::default();
        kirsi.post(&fi, &link, "").is(&[303]);
        kirsi.get(&fi, "/en/desk").is(&[200]);
        let lines = json(&fi.done(&["--json", "audit", "list", "--who", "olli", "--object", "kirsi"]));
        let deeds: Vec<&str> =
            lines.as_array().expect("lines").iter().filter_map(|line| line["deed"].as_str()).collect();
        assert_eq!(deeds, ["user link", "user add"]);
    });
}

#[test]
fn a_role_that_is_taken_away_ends_its_rights_at_once() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let mut aino = Browser::signed_in(&fi, "aino");
        aino.get(&fi, "/en/desk").is(&[200]);
        let before = aino.cookie.clone();
        olli.press(&fi, "/en/admin/users/aino", &[("deed", "role"), ("role", "reader")]).is(&[200]);
        let led = aino.get(&fi, "/en/desk").is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in")), "the session has ended");
        let mut aino = Browser::signed_in(&fi, "aino");
        assert_ne!(aino.cookie, before, "and the next is another one");
        aino.get(&fi, "/en/desk").is(&[404]);

        // Sessions, every way in, the account.
        olli.press(&fi, "/en/admin/users/aino", &[("deed", "sessions")]).is(&[200]);
        aino.get(&fi, "/en/account").is(&[303]);
        let reset = olli.press(&fi, "/en/admin/users/aino", &[("deed", "reset")]).is(&[200]);
        let mut aino = Browser::default();
        aino.post(&fi, &link_on(&fi, &reset), "").is(&[303]);
        olli.press(&fi, "/en/admin/users/aino", &[("deed", "remove")]).is(&[200]);
        aino.get(&fi, "/en/account").is(&[303]);
        olli.press(&fi, "/en/admin/users/aino", &[("deed", "link")]).is(&[409]);
        // Nobody makes themselves something else.
        olli.press(&fi, "/en/admin/users/olli", &[("deed", "role"), ("role", "approver")]).is(&[403]);
        olli.press(&fi, "/en/admin/users/olli", &[("deed", "remove")]).is(&[403]);
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn whoever_audits_looks_and_changes_nothing_and_whoever_operates_publishes_nothing() {
    on_both(|engine| {
        let fi = node(engine, &[]);
        let mut taru = Browser::with_second_factor(&fi, "taru").0;
        for page in [
            "",
            "/users",
            "/peers",
            "/lanes",
            "/keys",
            "/authorities",
            "/feeds",
            "/translation",
            "/projects",
            "/audit",
            "/settings",
        ] {
            let text = taru.get(&fi, &format!("/en/admin{page}")).is(&[200]).text();
            assert!(!text.contains("method=\"post\" action=\"/en/admin"), "{text}");
        }
        for form in ["/en/admin/users", "/en/admin/users/aino", "/en/admin/peers", "/en/admin/peers/x"] {
            taru.press(&fi, form, &[("deed", "remove"), ("username", "x"), ("url", "x")]).is(&[403]);
        }
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        olli.get(&fi, "/en/desk").is(&[404]);
        olli.press(&fi, "/en/desk/drafts", &[("kind", "best-practice")]).is(&[403]);
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        paula.get(&fi, "/en/admin/peers").is(&[200]);
        for page in ["/en/admin/users", "/en/admin/audit"] {
            paula.get(&fi, page).is(&[404]);
        }
        // Others do not even learn that there is something.
        let mut aino = Browser::signed_in(&fi, "aino");
        assert!(!aino.get(&fi, "/en/").is(&[200]).text().contains("/en/admin"));
        aino.get(&fi, "/en/admin").is(&[404]);
        let settings = olli.get(&fi, "/en/admin/settings").is(&[200]).text();
        for shown in ["<code>[publishing]</code>", "<td>30 days after they end <code>settled_days</code></td>"] {
            assert!(settings.contains(shown), "{shown}: {settings}");
        }
    });
}

#[test]
fn a_partner_is_looked_at_added_with_the_agreed_key_checked_and_taken_off() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = node(engine, &[&se]);
        let mut paula = Browser::with_second_factor(&fi, "paula").0;
        let nowhere = paula.press(&fi, "/en/admin/peers", &[("url", "http://nowhere.localhost:1")]).is(&[409]).text();
        assert!(nowhere.contains("is not named under [federation] resolve"), "{nowhere}");
        assert!(nowhere.contains("value=\"http://nowhere.localhost:1\""), "what was typed is kept: {nowhere}");
        let origin = se.origin();
        let seen = paula.press(&fi, "/en/admin/peers", &[("url", &origin)]).is(&[200]).text();
        let shown = seen.split_once("fingerprint ").and_then(|(_, rest)| rest.split('\n').next()).expect("a key");
        let fingerprint = shown.trim().to_owned();
        assert!(!fi.done(&["peer", "list"]).contains(se.host()), "looking adds nothing");
        let other = "0".repeat(64);
        let refused =
            paula.press(&fi, "/en/admin/peers", &[("url", &origin), ("fingerprint", &other)]).is(&[409]).text();
        assert!(refused.contains("not the one you typed"), "{refused}");
        paula.press(&fi, "/en/admin/peers", &[("url", &origin), ("fingerprint", &fingerprint)]).is(&[200]);
        assert!(fi.done(&["peer", "list"]).contains(se.host()));
        let at = format!("/en/admin/peers/{}", se.host());
        let checked = paula.press(&fi, &at, &[("deed", "check")]).is(&[200]).text();
        assert!(checked.contains("It can:") || checked.contains("It cannot:"), "{checked}");
        // What a partner can and cannot is said in the language of the page.
        let page = paula.press(&fi, &at.replace("/en/", "/fi/"), &[("deed", "check")]).is(&[200]).text();
        let found = page.split_once("<section class=\"fallback\"").expect("what was found").1;
        let found = found.split("</section>").next().unwrap_or_default();
        assert!(found.contains("allekirjoittaa pyynnöt: "), "{found}");
        for english in ["be a partner", "sign requests", "be written to"] {
            assert!(!found.contains(english), "{english}: {found}");
        }
        paula.press(&fi, &at, &[("deed", "retry")]).is(&[200]);
        paula.press(&fi, &at, &[("deed", "rotate"), ("fingerprint", &other)]).is(&[409]);
        let gone = paula.press(&fi, &at, &[("deed", "remove")]).is(&[200]).text();
        assert!(gone.contains("Off the roster"), "{gone}");
        let lines = json(&fi.done(&["--json", "audit", "list", "--who", "paula", "--object", se.host()]));
        let deeds: Vec<&str> =
            lines.as_array().expect("lines").iter().filter_map(|line| line["deed"].as_str()).collect();
        assert_eq!(deeds, ["peer remove", "peer add"], "trying again what is well is nothing to write down");
    });
}
