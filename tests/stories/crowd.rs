//! A node with more people, and with more that waits, than a list holds: nobody is out of reach and nothing is hidden.

use super::{api_desk::Program, place};
use crate::harness::{Browser, Engine, Node, NodeDraft, on_both};

/// Numbers from 1 on, for SQL to make rows of.
fn rows(most: u32, select: &str, into: &str) -> String {
    format!(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < {most}) insert into {into} {select}"
    )
}

/// A node on which a thousand people were there before those who work on it.
fn crowded(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101)
        .set("publishing", "approval", "two")
        .set("limits", "sign_in_tries", 1_000)
        .prepare();
    let into = "account (username, name, authority, role, at)";
    let select = format!("select 'k' || i, 'Board ' || i, '{}', 'client', i from n", fi.authority());
    fi.tamper(&rows(1_001, &select, into));
    for (username, role) in [("olli", "operator"), ("vilja", "author"), ("yrjo", "approver"), ("zaida", "reader")] {
        fi.done(&["user", "add", username, "--role", role]);
    }
    fi
}

fn submitted(fi: &Node, title: &str, tlp: &str, more: &str) -> String {
    let path = place::write(fi, "plan.md", &place::best_practice(title, tlp, more), "Text.");
    let made = place::json(&fi.done(&["--json", "publish", &path, "--as", "vilja"]));
    made["id"].as_str().expect("it waits").to_owned()
}

#[test]
fn whoever_comes_after_the_first_thousand_writes_approves_reads_and_is_administered() {
    on_both(|engine| {
        let fi = crowded(engine).started();
        let id = submitted(&fi, "The plan", "CLEAR", "");
        assert!(fi.done(&["publish", "--waiting", "--as", "yrjo"]).contains(&id));
        let read = fi.done(&["publish", &id, "--approve", "--dry-run", "--as", "yrjo"]);
        assert!(read.contains("k1001") && read.contains("zaida"), "all who may read it are named");
        let published = place::json(&fi.done(&["--json", "publish", &id, "--approve", "--as", "yrjo"]));
        let uri = published["uri"].as_str().expect("it is published").to_owned();
        fi.done(&["withdraw", &uri, "--reason", "It was a try.", "--as", "vilja"]);
        let id = submitted(&fi, "For two", "RED", "recipients: [vilja, zaida]\n");
        assert!(fi.refuses(&["publish", &id, "--approve", "--as", "yrjo"]).contains("there is no submission"));
        let all = fi.done(&["user", "list"]);
        assert!(all.contains("k1001 ") && all.contains("zaida ") && all.lines().count() == 1_006, "{}", all.len());
        fi.done(&["user", "role", "zaida", "translator"]);
        let refused = fi.refuses(&["user", "role", "zaidi", "translator"]);
        assert!(refused.contains("there is no user"), "{refused}");

        // In the browser page by page, and by what is in a name.
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let mut page = olli.get(&fi, "/en/admin/users").is(&[200]).text();
        assert!(!page.contains("/admin/users/zaida"), "{page}");
        let mut pages = 1;
        while let Some(next) = page.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            page = olli.get(&fi, &next.replace("&#38;", "&")).is(&[200]).text();
            pages += 1;
            assert!(pages < 30, "{page}");
        }
        assert!(page.contains("/admin/users/zaida") && pages == 21, "{pages}");
        let found = olli.get(&fi, "/en/admin/users?q=ZAID").is(&[200]).text();
        assert!(found.contains("/admin/users/zaida?q=ZAID") && !found.contains("/admin/users/yrjo"), "{found}");
        let none = olli.get(&fi, "/en/admin/users?q=nobody%25").is(&[200]).text();
        assert!(none.contains("No user is called that."), "{none}");
        let form = [("deed", "role"), ("role", "reader")];
        let done = olli.press(&fi, "/en/admin/users/zaida?q=ZAID", &form).is(&[200]).text();
        assert!(done.contains("The role is changed") && !done.contains("/admin/users/yrjo"), "{done}");
    });
}

#[test]
fn an_urgent_alert_is_the_first_of_what_waits_however_much_waits_already() {
    on_both(|engine| {
        let fi = crowded(engine).started();
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        fi.done(&["user", "add", "kirsi", "--role", "author", "--authority", "kunta"]);
        let into = "submission (id, material, author, bundle, sha256, state, approver, at, decided_at)";
        for (author, most) in [("vilja", 60), ("kirsi", 600)] {
            let bundle = "{\"withdraw\": \"Old.\"}";
            let select =
                format!("select '{author}-' || i, null, '{author}', '{bundle}', 'ab', 'pending', null, i, null from n");
            fi.tamper(&rows(most, &select, into));
        }
        let id = submitted(&fi, "Urgent", "CLEAR", "");
        let told = fi.done(&["publish", "--waiting", "--as", "yrjo"]);
        assert!(told.lines().next().is_some_and(|line| line.starts_with(&id)), "{told}");
        assert_eq!(told.lines().count(), 61, "all of one's own authority, and none of another");

        let program = Program::of(&fi, "yrjo", "read");
        let first = program.get("/api/v1/waiting");
        assert_eq!(
            (&first["items"][0]["id"], first["items"].as_array().map(Vec::len)),
            (&id.as_str().into(), Some(50))
        );
        assert!(first["totalItems"].is_null(), "a page does not say that it is all");
        let next =
            first["next"].as_str().expect("there is more").strip_prefix(fi.origin()).expect("it is ours").to_owned();
        let rest = program.get(&next);
        assert!(rest["items"].as_array().is_some_and(|items| items.len() == 11) && rest["next"].is_null(), "{rest}");
        program.ask("GET", "/api/v1/waiting?behind=1", None, &[]).is(&[400]);

        let mut yrjo = Browser::signed_in(&fi, "yrjo");
        let desk = yrjo.get(&fi, "/en/desk").is(&[200]).text();
        assert!(desk.contains("Urgent") && desk.contains("Older"), "{desk}");
        let older = desk.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split(['"', '#']).next());
        let older = yrjo.get(&fi, older.expect("a page with older ones")).is(&[200]).text();
        assert!(!older.contains("Urgent") && older.contains("vilja-1\"") && older.contains("Newer"), "{older}");
    });
}
