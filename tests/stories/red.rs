//! What is RED can always be taken away: it names somebody who can revise it, and goes by whoever writes for its authority.

use super::{
    api_desk::Program,
    desk::{begin, node, save, value},
    place::{self, json},
};
use crate::harness::{Browser, Node, on_both};

const TITLE: &str = "Kept among few";

fn file(fi: &Node, recipients: &str) -> String {
    place::write(fi, "red.md", &place::best_practice(TITLE, "RED", &format!("recipients: [{recipients}]\n")), "Secret.")
}

#[test]
fn red_names_somebody_who_can_revise_it_and_nobody_whose_role_cannot_read_it() {
    on_both(|engine| {
        let fi = node(engine, "two");
        for (username, role) in [("olli", "operator"), ("lautakunta", "client")] {
            fi.done(&["user", "add", username, "--role", role]);
        }
        for (recipients, problem) in [
            ("lukija", "key recipients: RED names an author or approver of the authority"),
            ("lukija, kirsi", "key recipients: RED names an author or approver of the authority"),
            ("aino, olli", "“olli” has a role that reads nothing at RED"),
            ("aino, lautakunta", "“lautakunta” has a role that reads nothing at RED"),
        ] {
            let refused = fi.refuses(&["publish", &file(&fi, recipients), "--as", "aino"]);
            assert!(refused.contains(problem), "{recipients}: {refused}");
        }
        fi.done(&["publish", &file(&fi, "aino, lukija"), "--as", "aino", "--dry-run"]);

        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "best-practice");
        let page = aino.get(&fi, &at).is(&[200]).text();
        for (username, is_offered) in [("lukija", true), ("veikko", true), ("olli", false), ("lautakunta", false)] {
            let offered = page.contains(&format!("name=\"recipients\" value=\"{username}\""));
            assert_eq!(offered, is_offered, "{username}");
        }
        let wrong = |aino: &mut Browser, named: &str| {
            let preview = save(&fi, aino, &at, "preview", &[("tlp", "RED"), ("recipients", named)]);
            if preview.status == 303 { aino.get(&fi, &at).text() } else { preview.text() }
        };
        let said = wrong(&mut aino, "lukija");
        assert!(said.contains("TLP:RED must name an author or an approver of your authority."), "{said}");
        let said = wrong(&mut aino, "olli");
        assert!(said.contains("olli cannot be named"), "{said}");
        // A program is told which field it is, too.
        let program = Program::of(&fi, "aino", "write");
        let text = super::api_desk::text(TITLE, "RED", &serde_json::json!(["lukija"]));
        let (address, _) = program.begin(&text);
        let check = program.get(&format!("{address}/check")).to_string();
        assert!(check.contains("recipients") && check.contains("an approver of your authority"), "{check}");
    });
}

#[test]
fn whoever_writes_for_its_authority_takes_away_by_id_what_is_red_and_is_shown_nothing_of_it() {
    on_both(|engine| {
        let fi = node(engine, "two");
        fi.done(&["user", "add", "minna", "--role", "author"]);
        let publish = || {
            let path = place::write(
                &fi,
                "red.md",
                &place::best_practice(TITLE, "RED", "recipients: [minna, aino]\nattachments: [names.txt]\n"),
                "Secret.",
            );
            std::fs::write(fi.folder().join("names.txt"), "x").expect("the folder is writable");
            let made = json(&fi.done(&["--json", "publish", &path, "--as", "minna"]));
            let id = made["id"].as_str().expect("it waits").to_owned();
            let made = json(&fi.done(&["--json", "publish", &id, "--approve", "--as", "aino"]));
            let uri = made["uri"].as_str().expect("it is published").to_owned();
            let id = made["id"].as_str().expect("it has an id").to_owned();
            // As a version before let it be published: for one who does not write for the authority.
            fi.tamper(&format!(
                "update material set audience = replace(replace(audience, '\"minna\"', '\"lukija\"'), \
                '\"aino\",', '') where id = '{id}'"
            ));
            fi.tamper(&format!("delete from recipient where name = 'aino' and material = '{id}'"));
            fi.tamper(&format!("update recipient set name = 'lukija' where name = 'minna' and material = '{id}'"));
            (uri, id)
        };
        let (uri, id) = publish();
        for who in ["aino", "veikko"] {
            assert!(fi.refuses(&["material", "show", &uri, "--as", who]).contains("there is no"));
        }
        // Others hear nothing, whatever they ask.
        for who in ["kirsi", "lukija"] {
            let refused = fi.refuses(&["withdraw", &uri, "--reason", "It must go.", "--as", who]);
            assert!(!refused.contains("withdrawn") && !refused.contains(TITLE), "{refused}");
        }
        let look = fi.done(&[
            "material",
            "erase",
            &uri,
            "--revision",
            "all",
            "--because",
            "Article 17",
            "--dry-run",
            "--as",
            "veikko",
        ]);
        assert!(look.contains("attachments that would go: 1"), "{look}");
        assert!(!look.contains("names.txt") && !look.contains(TITLE), "{look}");

        let mut kirsi = Browser::signed_in(&fi, "kirsi");
        kirsi.get(&fi, &format!("/en/desk/withdraw/{id}")).is(&[404]);
        let mut veikko = Browser::signed_in(&fi, "veikko");
        let page = veikko.get(&fi, &format!("/en/desk/withdraw/{id}")).is(&[200]);
        assert!(page.text().contains(&id) && !page.text().contains(TITLE), "{}", page.text());
        let form = [("reason", "It must go.")];
        let sent = veikko.press(&fi, &format!("/en/desk/withdraw/{id}"), &form).is(&[303]);
        let waits = sent.header("location").expect("it waits").to_owned();
        kirsi.get(&fi, &waits).is(&[404]);
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        assert!(aino.get(&fi, "/en/desk").is(&[200]).text().contains("It must go."));
        let page = aino.get(&fi, &waits).is(&[200]);
        assert!(!page.text().contains(TITLE), "{}", page.text());
        let (csrf, sha256) = (value(&page, "csrf"), value(&page, "sha256"));
        let form = [("csrf", csrf), ("sha256", sha256), ("deed", "approve".to_owned())];
        aino.send(&fi, &waits, &form).is(&[303]);
        assert_eq!(fi.exported(&uri).expect("a tombstone")["state"], "tombstone");

        // By a program, and for good.
        let (_, id) = publish();
        let asked = Program::of(&fi, "veikko", "submit")
            .post(&format!("/api/v1/materials/{id}/withdraw"), &serde_json::json!({"reason": "It must go."}));
        asked.is(&[202]);
        let refused = Program::of(&fi, "kirsi", "submit")
            .post(&format!("/api/v1/materials/{id}/withdraw"), &serde_json::json!({"reason": "It must go."}));
        refused.is(&[404]);
        let erase =
            ["--json", "material", "erase", &id, "--revision", "all", "--because", "Article 17", "--as", "veikko"];
        let waits = json(&fi.done(&erase));
        let waits = waits["id"].as_str().expect("it waits");
        let read = fi.done(&["publish", waits, "--approve", "--dry-run", "--as", "aino"]);
        assert!(!read.contains("names.txt") && !read.contains(TITLE), "{read}");
        fi.done(&["publish", waits, "--approve", "--as", "aino"]);
        assert_eq!(fi.number("select count(*) from material where state = 'tombstone'"), 2);
    });
}
