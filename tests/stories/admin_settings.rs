//! What is in force is all shown to whoever administers: each setting with its value, whether it is the default, and what it
//! does; secrets never.

use crate::harness::{Browser, NodeDraft, on_both};

/// The row of a setting.
#[track_caller]
fn row<'a>(page: &'a str, key: &str) -> &'a str {
    let start = format!("<code>{key}</code></th>");
    let found = page.split_once(&start).and_then(|(_, rest)| rest.split("</tr>").next());
    found.unwrap_or_else(|| panic!("{key}: {page}"))
}

#[test]
fn every_setting_in_force_is_shown_with_its_value_and_whether_it_is_the_default() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000);
        let fi = fi.set("http", "metrics_token", "hush-hush").prepare().started();
        fi.done(&["user", "add", "olli", "--role", "operator"]);
        let mut olli = Browser::signed_in(&fi, "olli");
        let at = "/en/admin/settings";
        let page = olli.get(&fi, at).is(&[200]).text();
        // As many limits as the operator's handbook lists.
        let handbook = include_str!("../../docs/operators.md");
        let listed = handbook.split("### Limits").nth(1).expect("the limits").lines();
        let names: Vec<&str> = listed.filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert!(names.len() > 100, "{names:?}");
        for name in names {
            row(&page, name);
        }
        for (key, shown) in [
            ("approval", ">one</span>"),
            ("followers", "roster"),
            ("page_rows", "<td>default</td><td><span lang=\"en\">Largest page of a list, in rows.</span>"),
            ("session_s", "604800</span> (7 days)"),
            ("rendered_stale_ms", "(50 milliseconds)"),
            ("settled_days", "(30 days)"),
            ("sign_in_tries", "<td>set</td>"),
            ("metrics_token", "a secret, which is not shown"),
            ("security_contact", "<td>not set</td>"),
            ("origin", fi.origin()),
        ] {
            assert!(row(&page, key).contains(shown), "{key}: {}", row(&page, key));
        }
        assert!(!page.contains("hush-hush"), "{page}");
        assert!(page.contains("count when the node is started again"), "{page}");

        let found = olli.get(&fi, &format!("{at}?q=page_rows")).is(&[200]).text();
        assert!(found.contains("1 setting.") && !found.contains("<code>session_s</code></th>"), "{found}");
        let found = olli.get(&fi, &format!("{at}?q=Idempotency-Key")).is(&[200]).text();
        row(&found, "replay_s");
        let set = olli.get(&fi, &format!("{at}?set=true")).is(&[200]).text();
        row(&set, "sign_in_tries");
        assert!(!set.contains("<code>page_rows</code>"), "{set}");
        let suomeksi = olli.get(&fi, "/fi/admin/settings").is(&[200]).text();
        for (key, shown) in [("page_rows", "oletusarvo"), ("sign_in_tries", "asetettu"), ("session_s", "(7 päivää)")]
        {
            assert!(row(&suomeksi, key).contains(shown), "{key}: {}", row(&suomeksi, key));
        }
        assert!(suomeksi.contains("Kertakäyttöiset kirjautumislinkit <code>sign_in_links</code>"), "{suomeksi}");
        let of = |code: &str| {
            let row = suomeksi.split_once(&format!("<code>{code}</code></th>")).expect("a row").1;
            row.split("</tr>").next().unwrap_or_default().to_owned()
        };
        assert!(of("sign_in_links").contains("30 päivää"), "{}", of("sign_in_links"));
        for shown in ["12 tuntia", "7 päivää", "<code>session_idle_s</code> <code>session_s</code>"] {
            assert!(of("sessions").contains(shown), "{shown}: {}", of("sessions"));
        }
        let person = olli.get(&fi, "/fi/admin/users/olli").is(&[200]).text();
        assert!(person.contains("Istunnot <code>sessions</code>"), "{person}");
        assert!(!person.contains("<th scope=\"row\"><code>"), "each has a name: {person}");
    });
}

#[test]
fn an_account_that_has_ended_is_listed_with_what_is_kept_of_its_person() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000).prepare().started();
        for (name, role) in [("olli", "operator"), ("aino", "author"), ("eero", "reader")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        Browser::signed_in(&fi, "aino").get(&fi, "/en/desk").is(&[200]);
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let none = olli.get(&fi, "/en/admin/users?closed=true").is(&[200]).text();
        assert!(none.contains("No account has ended."), "{none}");
        olli.press(&fi, "/en/admin/users/aino", &[("deed", "remove")]).is(&[200]);
        let open = olli.get(&fi, "/en/admin/users").is(&[200]).text();
        assert!(!open.contains("/en/admin/users/aino\""), "{open}");
        assert!(open.contains("href=\"/en/admin/users?closed=true\""), "{open}");
        let closed = olli.get(&fi, "/en/admin/users?closed=true").is(&[200]).text();
        let row = closed.split_once("/en/admin/users/aino\"").expect("it is listed").1.split("</tr>").next();
        let row = row.expect("a row");
        assert!(row.contains("Author") && row.contains("would be deleted on erasure: "), "{row}");
        assert!(!row.contains("stays: 0"), "the audit log names them: {row}");
        assert!(!closed.contains("/en/admin/users/eero") && !closed.contains("value=\"remove\""), "{closed}");
        let none = olli.get(&fi, "/fi/admin/users?closed=true&q=eero").is(&[200]).text();
        assert!(none.contains("Yksikään tili ei ole päättynyt."), "{none}");
        olli.get(&fi, "/en/admin/users/aino").is(&[200]);
    });
}
