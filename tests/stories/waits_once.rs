//! What asks for a bare deed – a withdrawal, an erasure, a machine translation – waits once, and ends with what it is about.

use std::thread;

use serde_json::{Value, json};

use super::{
    api_desk::Program,
    desk::{form, value},
    desk_approving::decide,
    place::{self, becomes, best_practice, json as read, local_id, revise, write},
    second_look::{page_of, stage},
};
use crate::harness::{Browser, Node, NodeDraft, on_both};

/// Asks for something as Aino by a command; gives its id.
#[track_caller]
fn ask(fi: &Node, command: &[&str]) -> String {
    let submitted = read(&fi.done(&[&["--json"], command, &["--as", "aino"]].concat()));
    submitted["id"].as_str().expect("an id").to_owned()
}

fn waiting(fi: &Node) -> i64 {
    fi.number("select count(*) from submission where state = 'pending'")
}

fn state(fi: &Node, uri: &str) -> Value {
    let held = fi.export().into_iter().find(|line| line["id"] == uri);
    held.expect("it is held")["state"].clone()
}

#[test]
fn what_waits_is_not_asked_for_twice_so_that_no_twin_outlives_a_refusal() {
    on_both(|engine| {
        let ([fi, _se], practice) = stage(engine, "GREEN");
        revise(&fi, &practice, "Voting", "GREEN", "");
        let local = local_id(&fi, &practice);
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let first = ask(&fi, &["withdraw", &practice, "--reason", "Wrong."]);
        let erases = ask(&fi, &["material", "erase", &practice, "--revision", "1", "--because", "Article 17"]);

        // On the command line, by a program, at the desk; whoever asks, and for whatever reason.
        let again = ["withdraw", &practice, "--reason", "Another.", "--as", "veikko"];
        assert!(fi.refuses(&again).contains(&format!("aino asked for the same, and it waits: {first}")));
        let again = ["material", "erase", &practice, "--revision", "1", "--because", "Article 6", "--as", "aino"];
        assert!(fi.refuses(&again).contains(&erases));
        let told = Program::of(&fi, "veikko", "submit")
            .post(&format!("/api/v1/materials/{local}/withdraw"), &json!({"reason": "Wrong."}))
            .is(&[409]);
        assert!(told.text().contains(&first), "{}", told.text());
        let at = format!("/en/desk/withdraw/{local}");
        let page = aino.get(&fi, &at).is(&[200]);
        for there in ["there already waits", "Withdrawal", &page_of(&first), &page_of(&erases)] {
            assert!(page.text().contains(there), "{there}: {}", page.text());
        }
        let sent = form(&[("csrf", &value(&page, "csrf")), ("reason", "Because of the map.")]);
        let page = aino.post(&fi, &at, &sent).is(&[422]).text();
        assert!(page.contains("id=\"reason-wrong\"") && page.contains("Because of the map."), "{page}");
        assert!(page.contains("The same has been asked for already") && !page.contains("lang=\"en\">aino"), "{page}");
        let form_of_erasing = aino.get(&fi, &format!("/fi/desk/erase/{local}")).is(&[200]).text();
        assert!(form_of_erasing.contains(&format!("/fi/desk/waiting/{erases}")), "{form_of_erasing}");
        assert_eq!(waiting(&fi), 2);

        // Something else of the same material is another deed, and what was refused can be asked for anew.
        let all = ask(&fi, &["material", "erase", &practice, "--revision", "all", "--because", "Article 17"]);
        assert_eq!(waiting(&fi), 3);
        let page = veikko.get(&fi, &page_of(&first)).is(&[200]);
        let wordless = decide(&fi, &mut veikko, &page, &page_of(&first), "refuse", " ").is(&[422]).text();
        assert!(wordless.contains("id=\"words-wrong\">Say in a few words why you send it back."), "{wordless}");
        assert!(wordless.contains("aria-describedby=\"words-wrong words-help\" autofocus"), "{wordless}");
        assert_eq!(wordless.matches(" autofocus").count(), 1, "{wordless}");
        decide(&fi, &mut veikko, &page, &page_of(&first), "refuse", "Not yet.").is(&[303]);
        let anew = ask(&fi, &["withdraw", &practice, "--reason", "Wrong, truly."]);
        assert!(![&first, &erases, &all].contains(&&anew));
        assert_eq!(state(&fi, &practice), "live");
    });
}

#[test]
fn what_waits_about_something_withdrawn_ends_with_it_or_can_only_be_sent_back() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "CLEAR");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let withdraws = ask(&fi, &["withdraw", &practice, "--reason", "Wrong."]);
        let erases = ask(&fi, &["material", "erase", &practice, "--revision", "all", "--because", "Article 17"]);
        let path = write(&fi, "anew.md", &best_practice("Voting anew", "CLEAR", ""), "Another text.");
        let revises = ask(&fi, &["revise", &practice, &path]);
        let theirs = se.publish("counting", "CLEAR", "");
        becomes(&fi, &theirs, "live", 1);
        let note = write(&fi, "note.md", "language: fi\n", "Kokeiltu kahdessa kunnassa.");
        let adopts = ask(&fi, &["adopt", &theirs, "--maturity", "pilot", "--note", &note]);

        let read_before = veikko.get(&fi, &page_of(&withdraws)).is(&[200]);
        let read_revision = veikko.get(&fi, &format!("/fi/desk/waiting/{revises}")).is(&[200]);
        assert!(read_revision.text().contains("value=\"approve\""));
        fi.done(&["publish", &erases, "--approve", "--as", "veikko"]);
        assert_eq!(state(&fi, &practice), "tombstone");

        // There is nothing left to withdraw: the request is over, which the book says, and its button does nothing.
        veikko.get(&fi, &page_of(&withdraws)).is(&[404]);
        let late = decide(&fi, &mut veikko, &read_before, &page_of(&withdraws), "approve", "").is(&[409]).text();
        assert!(late.contains("This no longer waits"), "{late}");
        let ended = format!("select count(*) from audit where deed = 'submission void' and object = '{withdraws}'");
        assert_eq!(fi.number(&ended), 1);
        assert!(!veikko.get(&fi, "/en/desk").text().contains(&withdraws));
        assert!(!aino.get(&fi, "/en/desk").text().contains(&withdraws));

        // A text stays, since its author has a right to its words; it says what has happened, in the language of the reader.
        let at = format!("/fi/desk/waiting/{revises}");
        let desk = veikko.get(&fi, "/fi/desk").is(&[200]).text();
        assert!(desk.contains(&at) && desk.contains("<strong>Peruttu</strong>"), "{desk}");
        let page = veikko.get(&fi, &at).is(&[200]);
        assert!(page.text().contains("on sillä välin peruttu"), "{}", page.text());
        for not in ["value=\"approve\"", "class=\"reach\"", "is withdrawn", "Julkaistaan täsmälleen"] {
            assert!(!page.text().contains(not), "{not}: {}", page.text());
        }
        let late = decide(&fi, &mut veikko, &read_revision, &at, "approve", "").is(&[409]).text();
        assert!(late.contains("on sillä välin peruttu") && !late.contains("is withdrawn"), "{late}");
        let shown = fi.done(&["publish", &revises, "--approve", "--dry-run", "--as", "veikko"]);
        assert!(shown.contains("it could not be done: what it is about has been withdrawn"), "{shown}");
        let program = Program::of(&fi, "veikko", "read");
        let whole: Value = program.get(&format!("/api/v1/waiting/{revises}"));
        assert_eq!((&whole["isWithdrawn"], &whole["reach"]), (&json!(true), &Value::Null), "{whole}");
        decide(&fi, &mut veikko, &page, &at, "refuse", "Sen voi julkaista uutena.").is(&[303]);
        assert!(aino.get(&fi, "/fi/desk").text().contains("Voting anew"), "it is a draft of its author again");

        // The same of what states how far somebody else's is in use.
        let owner = Program::of(&fi, "veikko", "read");
        assert_eq!(owner.get(&format!("/api/v1/waiting/{adopts}"))["isWithdrawn"], false);
        se.done(&["withdraw", &theirs, "--reason", "Wrong."]);
        becomes(&fi, &theirs, "tombstone", 2);
        let page = veikko.get(&fi, &page_of(&adopts)).is(&[200]);
        let text = page.text();
        assert!(text.contains("has been withdrawn meanwhile") && !text.contains("value=\"approve\""), "{text}");
        // Whoever asked for it is told so, too, and when it comes back there is nothing to go on with.
        let own = aino.get(&fi, &page_of(&adopts)).is(&[200]).text();
        assert!(own.contains("so nobody can approve it any more"), "{own}");
        decide(&fi, &mut veikko, &page, &page_of(&adopts), "refuse", "Too late.").is(&[303]);
        let back = aino.get(&fi, &page_of(&adopts)).is(&[200]).text();
        for said in ["Too late.", "so nobody can approve it any more"] {
            assert!(back.contains(said), "{said}: {back}");
        }
        assert!(!back.contains("?again="), "{back}");
    });
}

#[test]
fn an_older_statement_of_use_that_waits_undoes_no_newer_one() {
    on_both(|engine| {
        let ([fi, se], _practice) = stage(engine, "CLEAR");
        let theirs = se.publish("counting", "CLEAR", "");
        becomes(&fi, &theirs, "live", 1);
        let older = ask(&fi, &["adopt", &theirs, "--maturity", "pilot"]);
        let newer = ask(&fi, &["adopt", &theirs, "--maturity", "in-use"]);
        fi.done(&["publish", &newer, "--approve", "--as", "veikko"]);
        let refused = fi.refuses(&["publish", &older, "--approve", "--as", "veikko"]);
        assert!(refused.contains("before revision 1"), "{refused}");
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let page = veikko.get(&fi, &page_of(&older)).is(&[200]);
        assert!(page.text().contains("It was written before revision 1, which it would undo."), "{}", page.text());
        decide(&fi, &mut veikko, &page, &page_of(&older), "approve", "").is(&[409]);
    });
}

#[test]
fn that_the_node_itself_makes_a_statement_of_use_for_fewer_keeps_no_other_from_being_approved() {
    on_both(|engine| {
        let ([fi, se], _practice) = stage(engine, "CLEAR");
        let theirs = se.publish("counting", "CLEAR", "");
        becomes(&fi, &theirs, "live", 1);
        let first = ask(&fi, &["adopt", &theirs, "--maturity", "pilot"]);
        let stated = read(&fi.done(&["--json", "publish", &first, "--approve", "--as", "veikko"]));
        let adoption = stated["uri"].as_str().expect("an id");
        let waits = ask(&fi, &["adopt", &theirs, "--maturity", "in-use"]);
        revise(&se, &theirs, "counting", "GREEN", "");
        becomes(&fi, adoption, "live", 2);
        fi.done(&["publish", &waits, "--approve", "--as", "veikko"]);
        let held = fi.done(&["material", "show", adoption]);
        assert!(held.contains("in-use") && fi.exported(adoption).expect("it is held")["tlp"] == "GREEN", "{held}");
    });
}

#[test]
fn of_two_approvals_of_what_takes_one_material_away_at_once_one_does_it_and_neither_hangs() {
    on_both(|engine| {
        let ([fi, _se], practice) = stage(engine, "CLEAR");
        fi.done(&["user", "add", "bo", "--role", "approver"]);
        let withdraws = ask(&fi, &["withdraw", &practice, "--reason", "Wrong."]);
        let erases = ask(&fi, &["material", "erase", &practice, "--revision", "all", "--because", "Article 17"]);
        let done = thread::scope(|scope| {
            let approving = [(&withdraws, "veikko"), (&erases, "bo")].map(|(id, person)| {
                let fi = &fi;
                scope.spawn(move || fi.run(&["publish", id, "--approve", "--as", person]).status.success())
            });
            approving.map(|one| one.join().expect("it ends"))
        });
        assert_eq!(done.iter().filter(|is_done| **is_done).count(), 1, "{done:?}");
        assert_eq!((state(&fi, &practice), waiting(&fi)), (json!("tombstone"), 0));
    });
}

#[test]
fn what_waited_before_bare_deeds_waited_only_once_is_held_to_it_too_and_ends_with_its_material() {
    on_both(|engine| {
        let ([mut fi, _se], practice) = stage(engine, "CLEAR");
        let forget = "update submission set once = null where state = 'pending'";
        let older = ask(&fi, &["withdraw", &practice, "--reason", "Wrong."]);
        fi.tamper(forget);
        let newer = ask(&fi, &["withdraw", &practice, "--reason", "Wrong, truly."]);
        fi.tamper(forget);
        let erases = ask(&fi, &["material", "erase", &practice, "--revision", "all", "--because", "Article 17"]);
        let path = write(&fi, "anew.md", &best_practice("Voting anew", "CLEAR", ""), "{\"withdraw\": \"x\"}");
        let revises = ask(&fi, &["revise", &practice, &path]);
        fi.stop();
        fi.tamper(forget);
        fi.tamper("delete from _sqlx_migrations where version = 37");
        fi.done(&["migrate"]);
        fi.start();
        let again = ["withdraw", &practice, "--reason", "Another.", "--as", "veikko"];
        assert!(fi.refuses(&again).contains(&newer));
        let again = ["material", "erase", &practice, "--revision", "all", "--because", "Article 6", "--as", "aino"];
        assert!(fi.refuses(&again).contains(&erases));
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let page = veikko.get(&fi, &format!("/en/desk/withdraw/{}", local_id(&fi, &practice))).is(&[200]).text();
        for id in [&older, &newer, &erases] {
            assert!(page.contains(&page_of(id)), "{id}: {page}");
        }
        fi.done(&["publish", &newer, "--approve", "--as", "veikko"]);
        assert_eq!((state(&fi, &practice), waiting(&fi)), (json!("tombstone"), 1));
        assert_eq!(
            fi.number(&format!("select count(*) from submission where state = 'pending' and id = '{revises}'")),
            1
        );
    });
}

#[test]
fn the_digest_of_a_bare_deed_is_about_one_material_alone() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "CLEAR");
        let _ = se;
        let path = write(&fi, "other.md", &best_practice("The other", "CLEAR", ""), "Another.");
        let waits = read(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let waits = waits["id"].as_str().expect("an id");
        let other = read(&fi.done(&["--json", "publish", waits, "--approve", "--as", "veikko"]))["uri"].clone();
        let other = other.as_str().expect("an id");
        let one = ask(&fi, &["withdraw", &practice, "--reason", "Wrong."]);
        let two = ask(&fi, &["withdraw", other, "--reason", "Wrong."]);
        assert_eq!(fi.number("select count(distinct sha256) from submission where state = 'pending'"), 2);
        // Whoever writes into the database turns no approval of one into that of another.
        fi.tamper(&format!("update submission set material = '{practice}' where id = '{two}'"));
        let refused = fi.refuses(&["publish", &two, "--approve", "--as", "veikko"]);
        assert!(refused.contains("is not what was submitted any more"), "{refused}");
        fi.done(&["publish", &one, "--approve", "--as", "veikko"]);
        assert_eq!((state(&fi, &practice), state(&fi, other)), (json!("tombstone"), json!("live")));
    });
}

#[test]
fn the_desk_calls_a_material_by_the_title_in_the_language_of_whoever_looks() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let head = best_practice("Ennakkoäänestys", "CLEAR", "").replace("language: en", "language: fi");
        let path = write(&fi, "early.md", &head, "Teksti.");
        write(&fi, "early.sv.md", "language: sv\ntitle: Förtidsröstning\nstatus: human\n", "En text.");
        let uri = place::json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        let mut fi = fi;
        fi.stop();
        fi.set("publishing", "approval", "two");
        fi.start();
        for (name, role) in [("aino", "author"), ("veikko", "approver")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let local = local_id(&fi, &uri);
        let withdraws = ask(&fi, &["withdraw", &uri, "--reason", "Fel."]);
        for (language, title) in [("fi", "Ennakkoäänestys"), ("sv", "Förtidsröstning"), ("lt", "Ennakkoäänestys")]
        {
            for page in [
                "desk".to_owned(),
                "desk/incoming".to_owned(),
                format!("desk/withdraw/{local}"),
                format!("desk/erase/{local}"),
                format!("desk/waiting/{withdraws}"),
            ] {
                let told = veikko.get(&fi, &format!("/{language}/{page}")).is(&[200]).text();
                assert!(told.contains(title), "{language} {page}: {told}");
                assert_eq!(told.contains("Förtidsröstning"), language == "sv", "{language} {page}: {told}");
            }
        }
    });
}
