//! The text of a revision goes for a legal reason: nothing of it is left here, the log goes on proving itself, partners go on.

use std::fs;

use super::{
    api_desk::Program,
    bad_offers::article,
    desk,
    desk_approving::decide,
    place::{acquainted, agree, becomes, best_practice, introduce, json, local_id, path_of, prepared, revise, write},
};
use crate::harness::{AuthApp, Browser, Engine, Node, NodeDraft, Peer, Request, on_both, until};

const ACTIVITY: &str = "application/activity+json";
const NAME: &str = "Maija Meikalainen";
const WHY: &str = "Article 17 of the GDPR";

/// A material whose first revision names a person, and whose second does not; with a file of the first.
fn named(node: &Node, level: &str) -> String {
    fs::write(node.folder().join("list.pdf"), format!("%PDF-1.4 {NAME}\n")).expect("the folder is writable");
    let head = best_practice("Polling", level, "attachments: [list.pdf]\n");
    let path = write(node, "polling.md", &head, &format!("Ask {NAME}."));
    let published = json(&node.done(&["--json", "publish", &path]));
    let id = published["uri"].as_str().expect("a material has an id").to_owned();
    revise(node, &id, "Polling", level, "");
    id
}

/// How many rows of the database hold the name: texts and bytes alike.
fn left(node: &Node) -> i64 {
    left_of(node, NAME)
}

/// The same of a name.
pub(super) fn left_of(node: &Node, name: &str) -> i64 {
    let hex: String = name.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let whole = node.folder().join("whole");
    let _ = fs::remove_dir_all(&whole);
    node.done(&["export", "--full", &whole.display().to_string()]);
    let mut found = 0;
    let mut folders = vec![whole];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).expect("it was written") {
            let path = file.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("it can be read");
            let text = String::from_utf8_lossy(&bytes).to_string();
            found += i64::from(text.contains(name) || text.to_ascii_lowercase().contains(&hex));
        }
    }
    found
}

/// How many lines of the audit log hold the reason.
fn reasons(node: &Node) -> i64 {
    node.number(&format!("select count(*) from audit where detail like '%{WHY}%'"))
}

#[test]
fn the_text_of_a_revision_is_erased_and_its_place_says_so() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let id = named(&fi, "CLEAR");
        assert!(left(&fi) > 0);
        let erase = ["material", "erase", &id, "--revision", "1", "--because", WHY];
        let looked = fi.done(&[&erase[..], &["--dry-run"][..]].concat());
        assert!(looked.contains("revisions that would be erased: 1\n"), "{looked}");
        assert!(looked.contains("bodies would go: 1\n") && looked.contains("attachments that would go: 1"), "{looked}");
        assert!(left(&fi) > 0, "looking changes nothing");
        assert_eq!(fi.number("select count(*) from audit where deed = 'material erase'"), 0);

        let done = json(&fi.done(&[&["--json"][..], &erase[..]].concat()));
        assert_eq!((&done["outcome"], &done["revisions"]), (&"erased".into(), &serde_json::json!([1])));
        fi.done(&["retention", "--run"]);
        assert_eq!(left(&fi), 0);
        assert_eq!(fi.number("select count(*) from blob"), 0);
        assert_eq!(reasons(&fi), 0, "of the audit log nothing can be erased: it has no words of anybody");
        let detail = "select count(*) from audit where deed = 'material erase' and detail like 'TLP:CLEAR%revisions 1'";
        assert_eq!(fi.number(detail), 1);
        fi.done(&["audit", "verify"]);

        let exact = |accept: &str| {
            fi.send(&Request::get(fi.host(), &format!("{}/revisions/1", path_of(&id))).and("accept", accept))
        };
        let gone = exact(ACTIVITY).is(&[410]);
        assert!(gone.text().contains(WHY) && gone.text().contains("revision 1 was erased"), "{}", gone.text());
        assert_eq!(exact("text/markdown").status, 410);
        let page = format!("/en/materials/{}", local_id(&fi, &id));
        let list = fi.get(&format!("{page}/revisions")).is(&[200]).text();
        assert!(list.contains("Erased on ") && list.contains(WHY), "{list}");
        assert!(!list.contains("/revisions/2/changes"), "there is nothing to compare with: {list}");
        for past in ["/revisions/1", "/revisions/2/changes", "/revisions/2/changes?since=1"] {
            let said = fi.get(&format!("{page}{past}")).is(&[410]).text();
            assert!(said.contains("erased for a legal reason") && said.contains(WHY), "{past}: {said}");
        }
        fi.get(&page).is(&[200]);
        let again = fi.refuses(&erase);
        assert!(again.contains("revision 1 of") && again.contains("was erased on"), "{again}");
        let rest = fi.done(&["material", "erase", &id, "--revision", "all", "--because", WHY, "--dry-run"]);
        assert!(rest.contains("revisions that would be erased: 2\n"), "what is gone goes once: {rest}");
    });
}

#[test]
fn what_everybody_goes_on_reading_is_not_erased() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare();
    fs::write(fi.folder().join("list.pdf"), "%PDF-1.4\n").expect("the folder is writable");
    let id = named(&fi, "CLEAR");
    let erase = |revision: &str, because: &str| {
        fi.refuses(&["material", "erase", &id, "--revision", revision, "--because", because])
    };
    let present = erase("2", WHY);
    assert!(present.contains("revision 2 of") && present.contains("is the present one: revise it"), "{present}");
    assert!(erase("7", WHY).contains("has no revision 7"));
    assert!(erase("1", " ").contains("--because is empty"));
    fi.done(&["user", "add", "reader", "--role", "reader"]);
    let refused = fi.refuses(&["material", "erase", &id, "--revision", "1", "--because", WHY, "--as", "reader"]);
    assert!(refused.contains("reader"), "{refused}");
    assert_eq!(fi.number("select count(*) from revision where erased is not null"), 0);

    // A translation of the first revision is carried on in the second.
    let path = write(&fi, "two.md", &best_practice("Two", "CLEAR", ""), "As it was.");
    let sv = "language: sv\ntitle: Två\nsummary: Om två.\nstatus: human\ntranslator: Us\n";
    write(&fi, "two.sv.md", sv, "Som det var.");
    let published = json(&fi.done(&["--json", "publish", &path]));
    let two = published["uri"].as_str().expect("a material has an id").to_owned();
    revise(&fi, &two, "Two", "CLEAR", "");
    let carried = fi.refuses(&["material", "erase", &two, "--revision", "1", "--because", WHY]);
    assert!(carried.contains("still carries “sv”, translated from revision 1"), "{carried}");
    // Nor is a later revision: what was made of the first may hold the same words.
    revise(&fi, &two, "Three", "CLEAR", "");
    let carried = fi.refuses(&["material", "erase", &two, "--revision", "2", "--because", WHY]);
    assert!(carried.contains("still carries “sv”, translated from revision 1"), "{carried}");
}

#[test]
fn a_file_that_another_past_revision_names_stays_until_its_text_goes_too() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        let id = named(&fi, "CLEAR");
        revise(&fi, &id, "Polling", "CLEAR", "attachments: [list.pdf]\n");
        revise(&fi, &id, "Polling", "CLEAR", "");
        let erase = |revision: &str, files: usize| {
            let command = ["--json", "material", "erase", &id, "--revision", revision, "--because", WHY];
            let looked = json(&fi.done(&[&command[..], &["--dry-run"]].concat()));
            assert_eq!(looked["files"].as_array().map(Vec::len), Some(files), "{looked}");
            fi.done(&command);
            fi.done(&["retention", "--run"]);
            assert_eq!(fi.number("select count(*) from blob"), i64::from(files == 0));
        };
        erase("1", 0);
        erase("3", 1);
    });
}

#[test]
fn at_the_desk_one_sees_what_goes_before_it_goes_and_nothing_else_goes() {
    on_both(|engine| {
        let fi = desk::node(engine, "one");
        fs::write(fi.folder().join("list.pdf"), "%PDF-1.4\n").expect("the folder is writable");
        let id = named(&fi, "CLEAR");
        revise(&fi, &id, "Polling", "CLEAR", "");
        let uuid = local_id(&fi, &id);
        let at = format!("/en/desk/erase/{uuid}");
        let erased = || fi.number("select count(*) from revision where erased is not null");

        let mut lukija = Browser::signed_in(&fi, "lukija");
        lukija.get(&fi, &at).is(&[404]);
        lukija.press(&fi, &at, &[("which", "1"), ("because", WHY), ("deed", "look")]).is(&[403]);

        let mut aino = Browser::signed_in(&fi, "aino");
        let material = aino.get(&fi, &format!("/en/materials/{uuid}")).is(&[200]).text();
        assert!(material.contains(&format!("href=\"{at}\"")), "{material}");
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(
            page.contains("value=\"1\"") && page.contains("value=\"all\"") && !page.contains("value=\"3\""),
            "{page}"
        );
        let wrong = aino.press(&fi, &at, &[("because", ""), ("deed", "look")]).is(&[422]).text();
        assert!(wrong.contains("id=\"which-wrong\"") && wrong.contains("id=\"because-wrong\""), "{wrong}");
        let both = [("which", "1"), ("which", "2"), ("because", WHY)];
        let looked = aino.press(&fi, &at, &[&both[..], &[("deed", "look")]].concat()).is(&[200]).text();
        assert!(looked.contains("Revisions whose text goes: 1 and 2") && looked.contains("list.pdf"), "{looked}");
        assert!(looked.contains(WHY) && looked.contains("name=\"shown\" value=\"1, 2\""), "{looked}");
        // Whoever has shown no second factor erases nothing, and keeps what was typed.
        let erase = [&both[..], &[("deed", "erase"), ("shown", "1, 2")]].concat();
        let kept = aino.press(&fi, &at, &erase).is(&[409]).text();
        assert!(kept.contains("/sign-in/confirm?") && kept.contains(WHY), "{kept}");
        assert_eq!(erased(), 0);
        // Shown in another tab, it gives the session another token: what was typed is held once more, and goes on.
        let old = aino.csrf(&fi);
        AuthApp::set_up(&fi, &mut aino);
        let stale: Vec<(&'static str, String)> =
            erase.iter().map(|(name, value)| (*name, (*value).to_owned())).chain([("csrf", old)]).collect();
        let held = aino.send(&fi, &format!("{at}?held=again"), &stale).is(&[409]).text();
        let now = format!("name=\"csrf\" value=\"{}\"", aino.csrf(&fi));
        assert!(kept.contains("?held=again\"") && held.contains(WHY) && held.contains(&now), "{held}");
        assert_eq!(erased(), 0);

        // What was chosen after it was shown is shown first.
        aino.press(&fi, &at, &[("which", "1"), ("because", WHY), ("deed", "erase"), ("shown", "2")]).is(&[200]);
        assert_eq!(erased(), 0);
        let done = aino.press(&fi, &at, &erase).is(&[303]);
        let list = done.header("location").expect("it leads on").to_owned();
        assert_eq!(erased(), 2);
        assert!(aino.get(&fi, &list).is(&[200]).text().contains(WHY), "{list}");
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(!page.contains("value=\"1\"") && page.contains("value=\"all\""), "{page}");
        let all = [("which", "all"), ("because", WHY), ("deed", "erase"), ("shown", "all")];
        aino.press(&fi, &at, &all).is(&[303]);
        assert_eq!(fi.export()[0]["state"], "tombstone");
        aino.get(&fi, &at).is(&[404]);
    });
}

#[test]
fn where_two_decide_a_second_person_erases() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two").prepare();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        fi.done(&["user", "add", "second", "--role", "approver"]);
        fs::write(fi.folder().join("list.pdf"), "%PDF-1.4\n").expect("the folder is writable");
        let path = write(&fi, "polling.md", &best_practice("Polling", "CLEAR", ""), &format!("Ask {NAME}."));
        let waits = json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let approve = |waits: &serde_json::Value| {
            let id = waits["id"].as_str().expect("it has an id");
            json(&fi.done(&["--json", "publish", id, "--approve", "--as", "second"]))
        };
        let id = approve(&waits)["uri"].as_str().expect("a material has an id").to_owned();
        revise(&fi, &id, "Polling", "CLEAR", "");
        let erase = ["material", "erase", &id, "--revision", "1", "--because", WHY, "--as", "aino"];
        let waits = json(&fi.done(&[&["--json"][..], &erase[..]].concat()));
        assert_eq!(waits["outcome"], "submitted");
        assert!(left(&fi) > 0);
        let waiting = fi.done(&["publish", "--waiting", "--as", "second"]);
        assert!(waiting.contains(&format!("erases {id}: erases the text of revision 1; because: {WHY}")), "{waiting}");
        let shown =
            fi.done(&["publish", waits["id"].as_str().expect("an id"), "--approve", "--dry-run", "--as", "second"]);
        assert!(shown.contains("revisions that would be erased: 1\n"), "{shown}");
        fi.refuses(&["publish", waits["id"].as_str().expect("an id"), "--approve", "--as", "aino"]);
        let done = approve(&waits);
        assert_eq!((&done["outcome"], &done["texts_left"]), (&"erased".into(), &0.into()));
        assert_eq!(left(&fi), 0);
        let lines = "select count(*) from audit where object like '%/materials/%' and detail like '%material erase%'";
        assert_eq!(fi.number(lines), 1, "the second person has a line too");
        assert_eq!(reasons(&fi), 0);
    });
}

#[test]
fn partners_neither_stall_nor_alarm_over_what_is_erased() {
    on_both(|engine| {
        let [mut fi, mut se, mut lt] = prepared(engine, ["fi", "se", "lt"], |draft| draft);
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        let id = named(&fi, "GREEN");
        becomes(&se, &id, "live", 2);
        fi.done(&["material", "erase", &id, "--revision", "1", "--because", WHY]);
        assert_eq!(fi.number("select count(*) from log where erased = 'legal'"), 1);
        let after = fi.publish("after", "GREEN", "");
        becomes(&se, &after, "live", 1);
        se.done(&["sync", "--now"]);

        // Whoever comes later is told that there was something, and gets what stands.
        lt.start();
        introduce(&[&fi, &lt]);
        agree(&fi, &lt);
        becomes(&lt, &id, "live", 2);
        assert_eq!(left(&lt), 0);
        for node in [&fi, &se, &lt] {
            assert_eq!(node.number("select count(*) from alarm"), 0, "{}", node.host());
            assert_eq!(node.number("select count(*) from quarantine"), 0, "{}", node.host());
        }
    });
}

#[test]
fn all_of_a_material_goes_everywhere_at_once() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let id = named(&fi, "GREEN");
        becomes(&se, &id, "live", 2);
        let erase = ["material", "erase", &id, "--revision", "all", "--because", WHY];
        let looked = fi.done(&[&erase[..], &["--dry-run"][..]].concat());
        assert!(looked.contains("would be withdrawn for good") && looked.contains("erased: 1, 2\n"), "{looked}");
        let done = json(&fi.done(&[&["--json"][..], &erase[..]].concat()));
        assert_eq!((&done["outcome"], &done["position"]), (&"erased".into(), &3.into()));
        becomes(&se, &id, "tombstone", 3);
        assert_eq!(fi.number("select count(*) from log where erased = 'legal'"), 2);
        assert!(fi.done(&["material", "show", &id]).contains(WHY));
        for node in [&fi, &se] {
            let texts = "select count(*) from revision";
            assert_eq!(node.number(texts), 0, "{}", node.host());
        }
        fi.done(&["retention", "--run"]);
        assert_eq!(left(&fi), 0);
        assert!(fi.refuses(&erase).contains("is withdrawn"));
    });
}

#[test]
fn whoever_approves_an_erasure_reads_in_their_language_what_goes() {
    on_both(|engine| {
        let fi = desk::node(engine, "two");
        fs::write(fi.folder().join("list.pdf"), "%PDF-1.4\n").expect("the folder is writable");
        let path = write(&fi, "polling.md", &best_practice("Polling", "CLEAR", "attachments: [list.pdf]\n"), "Ask.");
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let program = Program::confirmed(&fi, &mut veikko, &["read", "approve"]);
        let approved = |words: &[&str]| {
            let waits = json(&fi.done(&[&["--json"][..], words, &["--as", "aino"]].concat()));
            fi.done(&["publish", waits["id"].as_str().expect("an id"), "--approve", "--as", "veikko"]);
        };
        approved(&["publish", &path]);
        let id = fi.export()[0]["id"].as_str().expect("an id").to_owned();
        let later = write(&fi, "later.md", &best_practice("Polling", "CLEAR", ""), "Ask them.");
        approved(&["revise", &id, &later]);
        approved(&["revise", &id, &later]);

        let erase = |which: &str| {
            let asked = ["--json", "material", "erase", &id, "--revision", which, "--because", WHY, "--as", "aino"];
            json(&fi.done(&asked))["id"].as_str().expect("an id").to_owned()
        };
        let (past, all) = (erase("1,2"), erase("all"));
        let mut says = |waits: &str, code: &str, words: &str| {
            let page = veikko.get(&fi, &format!("/{code}/desk/waiting/{waits}")).is(&[200]).text();
            let list = veikko.get(&fi, &format!("/{code}/desk")).is(&[200]).text();
            for text in [&page, &list] {
                assert!(text.contains(words) && text.contains(WHY), "{words}: {text}");
            }
            assert!(page.contains("lang=\"en\" dir=\"auto\">Polling</a>"), "of what it is must be said: {page}");
            page
        };
        let page = says(&past, "en", "Erases the text of revisions 1 and 2");
        assert!(page.contains("Revisions whose text goes: 1 and 2") && page.contains("list.pdf"), "{page}");
        assert!(page.contains("Partners that have these revisions already keep them."), "{page}");
        let page = says(&all, "en", "Withdraws the whole material everywhere, for good, and erases its text");
        assert!(page.contains("Revisions whose text goes: 1, 2") && !page.contains("keep them"), "{page}");
        says(&all, "sv", "Slutgiltigt återkallande av hela materialet överallt och radering av dess text");
        says(&past, "fi", "Versioiden 1 ja 2 tekstin poistaminen");

        let read = program.get(&format!("/api/v1/waiting/{past}"));
        assert_eq!((&read["does"], &read["erases"], &read["about"]), (&"erases".into(), &"1, 2".into(), &WHY.into()));
        let plan = &read["erasure"];
        assert_eq!((&plan["withdraws"], &plan["revisions"]), (&false.into(), &serde_json::json!([1, 2])));
        assert_eq!(plan["files"][0]["name"], "list.pdf");
        assert_eq!(program.get(&format!("/api/v1/waiting/{all}"))["erasure"]["withdraws"], true);

        let at = format!("/en/desk/waiting/{all}");
        let read = veikko.get(&fi, &at).is(&[200]);
        decide(&fi, &mut veikko, &read, &at, "approve", "").is(&[303]);
        assert_eq!(fi.export()[0]["state"], "tombstone");
        assert_eq!(reasons(&fi), 0);
    });
}

#[test]
fn what_was_offered_of_an_erased_text_goes_with_it_and_does_not_come_again() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let id = named(&fi, "CLEAR");
        revise(&fi, &id, "Polling", "CLEAR", "");
        let text = |number: u32| {
            let mut article = article(&se, number, &id, &fi.authority());
            article["contentMap"]["sv"] = format!("<p>Fråga {NAME}.</p>").into();
            se.authority().proved(article)
        };
        let send = |name: &str, object: &serde_json::Value| {
            let letter = se.authority().proved(serde_json::json!({
                "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/sendings/{name}", se.origin()),
                "type": "Offer", "actor": se.authority().id, "to": [fi.authority()], "object": object,
            }));
            fi.deliver(se.authority(), letter.to_string().as_bytes()).is(&[202]);
        };
        let answer = |name: &str| {
            let activity = format!("{}/sendings/{name}", se.origin());
            until("it is answered", || se.received().into_iter().find(|one| one["object"] == activity.as_str()))
        };
        let first = text(1);
        let offered = first["id"].as_str().expect("an id");
        send("a", &first);
        until("it is here", || (fi.number("select count(*) from offer") == 1).then_some(()));
        let erase = ["material", "erase", &id, "--revision", "1,2", "--because", WHY];
        let open = fi.refuses(&["material", "erase", &id, "--revision", "2", "--because", WHY]);
        assert!(open.contains("is a translation of revision 1 of") && open.contains("waits for an answer"), "{open}");
        fi.done(&["offer", "refuse", offered, "--reason", "Nej tack"]);
        assert_eq!(answer("a")["summary"], "Nej tack");
        let looked = fi.done(&[&erase[..], &["--dry-run"][..]].concat());
        assert!(looked.contains(&format!("whose text would go: 1\n  {offered}\n")), "{looked}");
        let done = json(&fi.done(&[&["--json"][..], &erase[..]].concat()));
        assert_eq!(done["offers"], serde_json::json!([offered]));
        fi.done(&["retention", "--run"]);
        assert_eq!(left(&fi), 0);

        // What comes later, and what comes again, is answered and not kept.
        send("b", &text(2));
        let refused = answer("b")["summary"].to_string();
        assert!(refused.contains("is erased for a legal reason: translate revision 3"), "{refused}");
        send("c", &first);
        assert_eq!(answer("c")["type"], "Reject", "as before, without the words");
        assert_eq!(fi.number("select count(*) from offer where bytes is not null"), 0);
        assert_eq!(left(&fi), 0);
    });
}
