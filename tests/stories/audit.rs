//! Who saw what and who changed it: every deed and every reading above CLEAR is a line, the lines are a chain, and whoever
//! takes one away, changes one or puts one in is found out at that line.

use std::{fs, path::Path, thread};

use super::{
    api_desk::{self, Program},
    place::{self, best_practice, json},
};
use crate::harness::{Browser, Engine, Node, NodeDraft, Passkey, Peer, Request, on_both};

/// What stands in the note and nowhere in the book.
const CANARY: &str = "kanarialintu-88";

/// A node whose materials two persons publish, with an auditor.
fn node(engine: Engine) -> Node {
    let fi = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two").prepare().started();
    for (name, role) in
        [("aino", "author"), ("veikko", "approver"), ("rauha", "reader"), ("kirsi", "reader"), ("taru", "auditor")]
    {
        fi.done(&["user", "add", name, "--role", role]);
    }
    fi
}

/// Publishes with two persons; gives the URI.
fn by_two(fi: &Node, submitted: &str) -> String {
    let id = json(submitted)["id"].as_str().expect("a submission has an id").to_owned();
    let published = json(&fi.done(&["--json", "publish", &id, "--approve", "--as", "veikko"]));
    published["uri"].as_str().expect("a URI").to_owned()
}

/// A note for those who wrote and approved it and for rauha alone, which was GREEN before.
fn note(fi: &Node) -> String {
    let text = format!("Nobody else reads {CANARY}.");
    let path = place::write(fi, "note.md", &best_practice(&format!("Note {CANARY}"), "GREEN", ""), &text);
    let uri = by_two(fi, &fi.done(&["--json", "publish", &path, "--as", "aino"]));
    let red = best_practice(&format!("Note {CANARY}"), "RED", "recipients: [aino, veikko, rauha]\n");
    let path = place::write(fi, "note.md", &red, &text);
    assert_eq!(by_two(fi, &fi.done(&["--json", "revise", &uri, &path, "--as", "aino"])), uri);
    uri
}

fn lines(fi: &Node, more: &[&str]) -> Vec<serde_json::Value> {
    let mut arguments = vec!["--json", "audit", "list", "--limit", "1000"];
    arguments.extend(more);
    json(&fi.done(&arguments)).as_array().expect("a list").clone()
}

#[test]
fn who_saw_a_red_note_and_who_changed_its_level() {
    on_both(|engine| {
        let fi = node(engine);
        let uri = note(&fi);
        let page = format!("/fi/materials/{}", uri.rsplit('/').next().expect("an id"));
        let mut rauha = Browser::signed_in(&fi, "rauha");
        rauha.get(&fi, &page).is(&[200]);
        fi.done(&["material", "show", &uri, "--as", "aino"]);
        // Who may not read it has not read it.
        Browser::signed_in(&fi, "kirsi").get(&fi, &page).is(&[404]);

        let mut taru = Browser::signed_in(&fi, "taru");
        taru.get(&fi, &page).is(&[404]);
        // By its address on this node, as it stands in a browser.
        let asked = |deed: &str| format!("/en/admin/audit?object={}{page}&deed={deed}", fi.origin()).replace(' ', "+");
        let read = taru.get(&fi, &asked("read")).is(&[200]).text();
        for who in ["<td>rauha</td>", "<td>aino</td>"] {
            assert!(
                read.contains(&format!(
                    "{who}<td>{}</td><td><data value=\"read\">Material read</data></td>",
                    fi.host()
                )),
                "{who}: {read}"
            );
        }
        assert!(read.contains("TLP:RED revision 2 page") && read.contains("TLP:RED revision 2 command line"), "{read}");
        assert!(!read.contains("<td>kirsi</td>") && !read.contains("<td>taru</td>"), "{read}");
        let level = taru.get(&fi, &asked("level change")).is(&[200]).text();
        assert!(level.contains("from TLP:GREEN to TLP:RED, revision 2 approved by veikko"), "{level}");
        assert!(level.contains("<td>aino</td>"), "{level}");
        let yes = lines(&fi, &["--object", &uri, "--deed", "approve", "--who", "veikko"]);
        assert_eq!(yes.len(), 2, "{yes:?}");

        // The days bound it.
        let old = taru.get(&fi, &format!("/en/admin/audit?object={uri}&from=2020-01-01&to=2020-03-31")).is(&[200]);
        assert!(old.text().contains("No line answers this."));
        assert_eq!(lines(&fi, &["--object", &uri, "--to", "2020-03-31"]).len(), 0);
        assert!(fi.refuses(&["audit", "list", "--from", "spring"]).contains("is no day"));

        // Her own looking is in it.
        let own = lines(&fi, &["--who", "taru", "--deed", "audit read"]);
        assert_eq!(own.len(), 3, "{own:?}");
        assert!(own[2]["detail"].as_str().is_some_and(|detail| detail.contains("deed read")), "{own:?}");
        // Nothing of the text.
        for text in [fi.done(&["audit", "list", "--limit", "1000"]), read, level] {
            assert!(!text.contains(CANARY), "{text}");
        }
        let whole = fi.done(&["audit", "verify"]);
        assert!(whole.contains("the audit chain is whole"), "{whole}");
    });
}

#[test]
fn what_is_read_before_it_is_published_and_what_others_fetch_is_a_line_too() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let draft = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two");
        let fi = draft.knows(se.host(), se.address()).prepare().started();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        fi.done(&["user", "add", "veikko", "--role", "approver"]);
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let path = place::write(&fi, "plan.md", &best_practice("The plan", "GREEN", ""), "For partners.");
        let submitted = fi.done(&["--json", "publish", &path, "--as", "aino"]);
        let id = json(&submitted)["id"].as_str().expect("an id").to_owned();
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        veikko.get(&fi, &format!("/en/desk/waiting/{id}")).is(&[200]);
        let read = lines(&fi, &["--object", &id, "--deed", "read"]);
        assert_eq!(read.len(), 1);
        assert!(
            read[0]["detail"]
                .as_str()
                .is_some_and(|detail| detail.contains("TLP:GREEN") && detail.contains("submission"))
        );
        let uri = by_two(&fi, &submitted);
        fi.get_as(se.authority(), place::path_of(&uri)).is(&[200]);
        let read = lines(&fi, &["--object", &uri, "--deed", "read", "--who", se.host()]);
        assert_eq!(read.len(), 1, "{read:?}");
        // What everybody may read is nobody's line.
        let path = place::write(&fi, "open.md", &best_practice("Open", "CLEAR", ""), "For all.");
        let open = by_two(&fi, &fi.done(&["--json", "publish", &path, "--as", "aino"]));
        veikko.get(&fi, &format!("/en/materials/{}", place::local_id(&fi, &open))).is(&[200]);
        assert_eq!(lines(&fi, &["--object", &open, "--deed", "read"]).len(), 0);
    });
}

/// A chain of a few lines that was sealed, with what was noted of its end.
fn sealed(engine: Engine) -> (Node, String) {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare();
    for name in ["aino", "bo", "cecilia", "dora"] {
        fi.done(&["user", "add", name]);
    }
    let end = json(&fi.done(&["--json", "audit", "verify"]))["end"].as_str().expect("an end").to_owned();
    fi.done(&["user", "add", "eino"]);
    (fi, end)
}

#[test]
fn whatever_is_done_to_a_line_is_named() {
    on_both(|engine| {
        let (fi, end) = sealed(engine);
        let named = |expected: &str| {
            let said = fi.refuses(&["audit", "verify"]);
            assert!(said.contains("the audit chain is broken") && said.contains(expected), "{expected}: {said}");
        };
        let bent = |column: &str| {
            fi.tamper(&format!("update audit set {column} = {column} || 'x' where number = 4"));
            named("line 4 is not as it was written");
            fi.tamper(&format!(
                "update audit set {column} = substr({column}, 1, length({column}) - 1) where number = 4"
            ));
        };
        for column in ["who", "deed", "object", "detail", "hash", "previous"] {
            bent(column);
        }
        fi.tamper("update audit set at = at + 1 where number = 2");
        named("line 2 is not as it was written");
        fi.tamper("update audit set at = at - 1 where number = 2");
        fi.tamper(
            "insert into audit (at, who, deed, object, detail, number, previous, hash) \
             values (0, 'stranger', 'read', 'x', '', 99, '', '')",
        );
        named("to 98 are missing");
        fi.tamper("delete from audit where who = 'stranger'");
        fi.done(&["audit", "verify"]);
        fi.tamper("insert into audit (at, who, deed, object, detail) values (0, 'bo', 'read', 'x', '')");
        named("never chained");
        // A seal of somebody else is none.
        fi.tamper("update audit_seal set document = '{}'");
        named("is not one of this node");
        fi.tamper("delete from audit where number = 3");
        named("line 3 is missing");
        assert!(fi.refuses(&["audit", "verify", "--witness", &end]).contains("line 3 is missing"));
    });
}

#[test]
fn an_end_that_was_cut_off_is_missed() {
    on_both(|engine| {
        let (fi, _) = sealed(engine);
        fi.tamper("delete from audit where number >= 4");
        assert!(fi.refuses(&["audit", "verify"]).contains("lines 4 to "));
        let (fi, end) = sealed(engine);
        fi.tamper("delete from audit where number >= 4");
        fi.tamper("update audit_head set number = 3, hash = (select hash from audit where number = 3)");
        assert!(fi.refuses(&["audit", "verify"]).contains("lines 4 to "), "the last seal knows better");
        // Whoever takes the seals away too is found out by what was noted elsewhere.
        fi.tamper("delete from audit_seal");
        let said = fi.refuses(&["audit", "verify", "--witness", &end]);
        assert!(said.contains("missing") || said.contains("another hash"), "{said}");
    });
}

#[test]
fn many_at_once_write_one_chain() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        thread::scope(|scope| {
            for writer in 0..4 {
                let fi = &fi;
                scope.spawn(move || {
                    for round in 0..4 {
                        fi.done(&["user", "add", &format!("user{writer}x{round}")]);
                    }
                });
            }
        });
        let whole = json(&fi.done(&["--json", "audit", "verify"]));
        let number = fi.number("select count(*) from audit");
        assert_eq!(fi.number("select max(number) from audit"), number, "no gaps");
        assert_eq!(whole["lines"].as_i64(), Some(number - 1), "and then the line that says it was proved");
        assert_eq!(fi.number("select count(*) from audit where deed = 'user add'"), 17);
    });
}

#[test]
fn a_book_that_was_no_chain_becomes_one_when_it_is_opened() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["user", "add", "aino"]);
        fi.tamper("update audit set number = null, previous = null, hash = null");
        fi.tamper("update audit_head set number = -1, hash = ''");
        fi.tamper("delete from audit_seal");
        let whole = json(&fi.done(&["--json", "audit", "verify"]));
        assert!(whole["lines"].as_i64().is_some_and(|lines| lines >= 2), "{whole}");
    });
}

#[test]
fn what_is_carried_away_is_signed_and_no_cell_is_a_formula() {
    on_both(|engine| {
        let fi = node(engine);
        let uri = note(&fi);
        let mut taru = Browser::signed_in(&fi, "taru");
        // What she calls her passkey a spreadsheet would run.
        Passkey::new(&fi, b"hers").add(&fi, &mut taru, "=HYPERLINK(1)").is(&[303]);
        let page = taru.get(&fi, "/en/admin/audit?object=%3D1").is(&[200]).text();
        let href = |ending: &str| {
            let found = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            let found = found.filter(|href| href.contains("/lines.")).find(|href| href.contains(&format!("{ending}?")));
            found.unwrap_or_else(|| panic!("no {ending}: {page}")).replace("&#38;", "&").replace("object=%3D1&", "")
        };
        let table = taru.get(&fi, &href("csv")).is(&[200]);
        let signature = taru.get(&fi, &href("csv.sig")).is(&[200]);
        let document = taru.get(&fi, &href("json")).is(&[200]);
        assert!(
            table.header("content-disposition").is_some_and(|line| line.starts_with("attachment; filename=\"audit-"))
        );
        for answer in [&table, &document] {
            assert!(answer.text().contains(&uri) && !answer.text().contains(CANARY));
        }
        assert!(table.text().contains(",\"'=HYPERLINK(1)\","), "{}", table.text());
        for line in table.text().lines() {
            for cell in line.split(',') {
                let cell = cell.trim_start_matches('"');
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{line}");
            }
        }
        let kept = |name: &str, bytes: &[u8]| {
            let path = fi.folder().join(name);
            fs::write(&path, bytes).expect("it can be written");
            path.display().to_string()
        };
        let (csv, sig) = (kept("a.csv", &table.body), kept("a.csv.sig", &signature.body));
        let json_file = kept("a.json", &document.body);
        fi.done(&["audit", "verify", "--file", &csv, "--signature", &sig]);
        fi.done(&["audit", "verify", "--file", &json_file]);
        let changed = kept("b.csv", table.text().replace("aino", "bo").as_bytes());
        let said = fi.refuses(&["audit", "verify", "--file", &changed, "--signature", &sig]);
        assert!(said.contains("not the one that was signed"), "{said}");
        let changed = kept("b.json", document.text().replace("aino", "bo").as_bytes());
        assert!(fi.refuses(&["audit", "verify", "--file", &changed]).contains("signature"));
        // The same by the command line.
        let out = fi.folder().join("c.csv").display().to_string();
        fi.done(&["audit", "export", &out]);
        fi.done(&["audit", "verify", "--file", &out, "--signature", &format!("{out}.sig")]);
        assert!(Path::new(&out).exists());
        assert!(lines(&fi, &["--who", "taru", "--deed", "audit export"]).len() == 3);
        // Nobody else gets it.
        Browser::signed_in(&fi, "aino").get(&fi, &href("json")).is(&[404]);
    });
}

#[test]
fn an_export_that_leaves_older_lines_out_says_so_everywhere_and_how_to_have_them() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "audit_export_lines", 5).prepare().started();
        for (username, role) in [("taru", "auditor"), ("aino", "author"), ("bo", "author"), ("ceci", "author")] {
            fi.done(&["user", "add", username, "--role", role]);
        }
        let file = |name: &str| fi.folder().join(name).display().to_string();
        let (csv, json_file) = (file("a.csv"), file("a.json"));
        let end = fi.number("select max(number) from audit");
        let said = fi.done(&["audit", "export", &csv]);
        let first = end - 4;
        for part in [&format!("not whole: it begins with line {first}"), &format!("--upto {}", first - 1)] {
            assert!(said.contains(part.as_str()), "{part}: {said}");
        }
        let said = fi.done(&["audit", "verify", "--file", &csv, "--signature", &format!("{csv}.sig")]);
        assert!(said.contains(&format!("not whole: it begins with line {first}")), "{said}");
        // What is missing is had by naming where it ends, and the last part says that nothing is missing.
        let told = json(&fi.done(&["--json", "audit", "export", &json_file, "--upto", &(first - 1).to_string()]));
        let document = json(&fs::read_to_string(&json_file).expect("it was written"));
        assert_eq!(document["lines"].as_array().and_then(|lines| lines.last()?["number"].as_i64()), Some(first - 1));
        assert_eq!(told["is_whole"], document["isWhole"]);
        let said = fi.done(&["audit", "export", &json_file, "--who", "nobody"]);
        assert!(!said.contains("not whole"), "{said}");

        let mut taru = Browser::signed_in(&fi, "taru");
        let page = taru.get(&fi, "/en/admin/audit").is(&[200]).text();
        assert!(page.contains("These exports are not whole: they begin with line"), "{page}");
        let rest = page.split("<p class=\"trouble\">").nth(1).and_then(|rest| rest.split("href=\"").nth(1));
        let rest = rest.and_then(|rest| rest.split('#').next()).expect("a link to the rest").replace("&#38;", "&");
        let older = taru.get(&fi, &rest).is(&[200]).text();
        assert!(older.contains("These exports hold the lines up to number"), "{older}");
        let whole = taru.get(&fi, "/en/admin/audit?who=aino").is(&[200]).text();
        assert!(!whole.contains("not whole"), "{whole}");

        let program = Program::of(&fi, "taru", "audit");
        let answer = program.ask("GET", "/api/v1/audit/export?format=csv", None, &[]).is(&[200]);
        let link = answer.header("link").expect("it says that there is more").to_owned();
        assert!(link.contains("format=csv") && link.ends_with("rel=\"next\""), "{link}");
        let next = link.trim_start_matches('<').split('>').next().and_then(|url| url.strip_prefix(fi.origin()));
        let next = next.expect("it is ours").replace("format=csv", "format=json");
        let document = program.get(&next);
        assert!(document["lines"].as_array().is_some_and(|lines| !lines.is_empty()), "{document}");
        let all = program.ask("GET", "/api/v1/audit/export?who=aino", None, &[]).is(&[200]);
        assert!(all.header("link").is_none() && all.json()["isWhole"] == true);
    });
}

#[test]
fn a_draft_of_a_colleague_is_read_in_the_book_and_lists_say_no_more_than_titles() {
    on_both(|engine| {
        let fi = node(engine);
        let text = api_desk::text(&format!("Plan {CANARY}"), "GREEN", &serde_json::json!([]));
        let (address, draft) = Program::of(&fi, "aino", "write").begin(&text);
        let page = format!("/en/desk/drafts/{draft}");
        let mut aino = Browser::signed_in(&fi, "aino");
        aino.get(&fi, &page).is(&[200]);
        Program::of(&fi, "aino", "write").get(&address);
        assert!(lines(&fi, &["--deed", "read"]).is_empty(), "one's own draft is no reading");
        let mut veikko = Browser::signed_in(&fi, "veikko");
        veikko.get(&fi, &page).is(&[200]);
        veikko.get(&fi, &format!("{page}/preview")).is(&[200]);
        Program::of(&fi, "veikko", "write").get(&address);
        let told = lines(&fi, &["--deed", "read", "--who", "veikko", "--object", &draft]);
        let told: Vec<&str> = told.iter().filter_map(|line| line["detail"].as_str()).collect();
        let host = fi.host();
        let expected = ["api", "draft", "draft"].map(|way| format!("TLP:GREEN revision 0 {way} at {host}"));
        assert_eq!(told, expected, "the newest first");

        let uri = {
            let path = place::write(&fi, "inside.md", &best_practice("Inside", "GREEN", ""), "Text.");
            by_two(&fi, &fi.done(&["--json", "publish", &path, "--as", "aino"]))
        };
        let said = "What Inside is about.";
        let before = lines(&fi, &["--deed", "read"]).len();
        let mut rauha = Browser::signed_in(&fi, "rauha");
        let list = rauha.get(&fi, "/en/materials").is(&[200]).text();
        assert!(list.contains("Inside") && !list.contains(said), "{list}");
        let list = Program::of(&fi, "rauha", "read").get("/api/v1/materials").to_string();
        assert!(list.contains("Inside") && !list.contains(said), "{list}");
        assert_eq!(lines(&fi, &["--deed", "read"]).len(), before, "titles are no reading");
        let id = place::local_id(&fi, &uri);
        let before = lines(&fi, &["--deed", "read"]).len();
        assert!(rauha.get(&fi, &format!("/en/materials/{id}")).is(&[200]).text().contains(said));
        assert!(Program::of(&fi, "rauha", "read").get(&format!("/api/v1/materials/{id}")).to_string().contains(said));
        assert_eq!(lines(&fi, &["--deed", "read"]).len(), before + 2);
    });
}

#[test]
fn the_book_moves_to_the_other_engine_as_one_chain() {
    on_both(|engine| {
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["user", "add", "aino"]);
        let before = json(&fi.done(&["--json", "audit", "verify"]))["end"].as_str().expect("an end").to_owned();
        let url = match engine {
            Engine::Sqlite => Engine::Postgres.database("fi"),
            Engine::Postgres => "sqlite://moved.db".to_owned(),
        };
        fi.done(&["migrate", "--to", &url]);
        fi.moves_to(&url);
        fi.done(&["audit", "verify", "--witness", &before]);
        fi.done(&["user", "add", "bo"]);
        fi.done(&["audit", "verify", "--witness", &before]);
    });
}

#[test]
fn the_page_proves_the_whole_chain_and_names_the_line_in_the_language_of_whoever_looks() {
    on_both(|engine| {
        let fi = node(engine);
        fi.done(&["audit", "verify"]);
        let mut taru = Browser::signed_in(&fi, "taru");
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains("The chain is whole, from its first line to line"), "{page}");
        // What lies before the seal is read again.
        fi.tamper("update audit set who = 'nobody' where number = 3");
        for (language, said) in [
            ("en", "Line 3 is not as it was written."),
            ("fi", "Rivin 3 sisältö on muuttunut kirjaamisen jälkeen."),
            ("lt", "3 įrašas nebe toks, koks buvo padarytas."),
        ] {
            let page = taru.get(&fi, &format!("/{language}/admin/audit?verify=1")).is(&[200]).text();
            assert!(page.contains(said), "{language}: {page}");
        }
        fi.tamper("delete from audit where number = 3");
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains("Line 3 is missing."), "{page}");
        // A day that is none is said beside its field, and nothing is shown as if it had been found by it.
        let page = taru.get(&fi, "/fi/admin/audit?from=2026-13-40&to=2026-12-31").is(&[422]).text();
        assert!(page.contains("id=\"from-wrong\"") && page.contains("2026-13-40"), "{page}");
        assert!(page.contains("value=\"2026-12-31\"") && !page.contains("id=\"to-wrong\""), "{page}");
        assert!(!page.contains("<data value=") && !page.contains("lines.csv"), "{page}");
        let export = "/fi/admin/audit/lines.csv?from=2026-13-40&to=2026-99-01";
        let led = taru.get(&fi, export).is(&[303]).header("location").expect("the form").to_owned();
        let page = taru.get(&fi, &led).is(&[422]).text();
        assert!(page.contains("id=\"from-wrong\"") && page.contains("id=\"to-wrong\""), "{page}");
        // A program is told all of it.
        let told = taru.ask(&fi, Request::get(fi.host(), export).and("accept", "application/json")).is(&[422]).json();
        assert_eq!(told["errors"].as_array().map(Vec::len), Some(2), "{told}");
        // What ends before it begins proves nothing by having no lines.
        let turned = "from=2026-12-02&to=2026-12-01";
        let page = taru.get(&fi, &format!("/fi/admin/audit?{turned}")).is(&[422]).text();
        assert!(page.contains("id=\"to-wrong\"") && page.contains("value=\"2026-12-02\""), "{page}");
        taru.get(&fi, &format!("/fi/admin/audit/lines.csv?{turned}")).is(&[303]);
        // What cannot be looked for otherwise is said too, and nothing is shown as if nobody had asked for it.
        for (query, said) in [
            ("deed=nope", "id=\"deed-wrong\">”nope” on täällä tuntematon."),
            ("upto=zz", "Tämä ei ole rivin numero: zz."),
            ("before=-1", "Tämä ei ole rivin numero: -1."),
        ] {
            let page = taru.get(&fi, &format!("/fi/admin/audit?{query}")).is(&[422]).text();
            assert!(page.contains(said) && !page.contains("<data value="), "{query}: {page}");
            let export = Request::get(fi.host(), &format!("/fi/admin/audit/lines.json?{query}"));
            let told = taru.ask(&fi, export.and("accept", "application/json")).is(&[422]).json();
            assert_eq!(told["errors"][0]["field"], query.split('=').next().unwrap_or_default(), "{told}");
        }
        // A deed that was not done yet is one.
        let page = taru.get(&fi, "/fi/admin/audit?deed=keys+rotate").is(&[200]).text();
        assert!(!page.contains("<data value=") && page.contains("<option value=\"keys rotate\" selected>"), "{page}");
        // Deeds have their names, and their words in the address.
        let page = taru.get(&fi, "/fi/admin/audit?deed=user+add").is(&[200]).text();
        assert!(page.contains("<option value=\"user add\" selected>Käyttäjä lisätty</option>"), "{page}");
        assert!(page.contains("<data value=\"user add\">Käyttäjä lisätty</data>"), "{page}");
    });
}

#[test]
fn of_a_long_book_the_page_proves_what_came_after_the_last_seal_and_says_so() {
    on_both(|engine| {
        let mut fi = node(engine);
        fi.stop();
        fi.set("limits", "audit_page_lines", 3);
        fi.start();
        let sealed = json(&fi.done(&["--json", "audit", "verify"]))["lines"].as_i64().expect("a number") + 1;
        let mut taru = Browser::signed_in(&fi, "taru");
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains(&format!("The chain is whole from line {sealed}, up to which")), "{page}");
        assert!(page.contains("election-pool audit verify"), "the command proves the whole: {page}");
        // What lies before was signed: the command reads it again, the page does not.
        fi.tamper("update audit set who = 'nobody' where number = 3");
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains("The chain is whole"), "{page}");
        assert!(fi.refuses(&["audit", "verify"]).contains("line 3 is not as it was written"));
        let last = fi.number("select number from audit_head");
        fi.tamper(&format!("delete from audit where number = {last}"));
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains("The chain is broken") && page.contains(&format!("Line {last} is missing.")), "{page}");
        fi.tamper(&format!("update audit set hash = 'x' where number = {sealed}"));
        let page = taru.get(&fi, "/en/admin/audit?verify=1").is(&[200]).text();
        assert!(page.contains(&format!("Line {sealed} has another hash than the one that was noted.")), "{page}");
    });
}

/// The word of each deed that the program writes down stands in the source as the second thing that is said of a line.
fn deeds_in(source: &str) -> Vec<String> {
    let lines = source.split("#[cfg(test)]").next().unwrap_or_default().split("AuditLine::new(").skip(1);
    let word = |line: &str| {
        let after = line.split_once(',')?.1.trim_start().strip_prefix('"')?;
        Some(after.split('"').next()?.to_owned())
    };
    lines.filter_map(word).collect()
}

#[test]
fn every_deed_has_a_name_on_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = fs::read_to_string(root.join("node/src/web/pages/admin/audit/deeds.rs")).expect("the names");
    let mut folders = vec![root.join("node/src")];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|end| end == "rs") && !entry.ends_with("tests.rs") {
                for deed in deeds_in(&fs::read_to_string(&entry).expect("a source")) {
                    found += 1;
                    assert!(names.contains(&format!("\"{deed}\" =>")), "“{deed}” of {} has no name", entry.display());
                }
            }
        }
    }
    assert!(found > 60, "only {found} were found");
}

#[test]
fn a_program_that_asks_for_a_feed_all_day_is_one_line_until_there_is_something_new() {
    on_both(|engine| {
        let fi = node(engine);
        let publish = |name: &str| {
            let path = place::write(&fi, "one.md", &best_practice(name, "GREEN", ""), "For partners.");
            by_two(&fi, &fi.done(&["--json", "publish", &path, "--as", "aino"]))
        };
        let (one, two) = (publish("One"), publish("Two"));
        let mut rauha = Browser::signed_in(&fi, "rauha");
        let made = rauha.press(&fi, "/en/my-feeds", &[]).is(&[201]).text();
        let feed = made.split("value=\"").find_map(|rest| rest.split('"').next().filter(|v| v.contains("/feeds/own/")));
        let feed = feed.and_then(|feed| feed.strip_prefix(fi.origin())).expect("an address").to_owned();
        let read = || lines(&fi, &["--object", "feed all.en.atom of rauha", "--deed", "read", "--who", "rauha"]);
        for _ in 0..3 {
            fi.get(&feed).is(&[200]);
        }
        let said = read();
        assert_eq!(said.len(), 1, "{said:?}");
        for uri in [&one, &two] {
            assert!(said[0]["detail"].as_str().is_some_and(|detail| detail.contains(&format!("{uri}#1"))), "{said:?}");
        }
        let three = publish("Three");
        for _ in 0..3 {
            fi.get(&feed).is(&[200]);
        }
        let said = read();
        assert_eq!(said.len(), 2, "{said:?}");
        let newest = said[0]["detail"].as_str().expect("a text");
        assert!(newest.contains(&three) && !newest.contains(&one), "{said:?}");
        fi.done(&["audit", "verify"]);
    });
}
