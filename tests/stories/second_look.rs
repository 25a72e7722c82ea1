//! What a second person is shown of statements of use, accepted offers and withdrawals: all of it, for whom, and beside what
//! is there now. What they send back is not lost.

use serde_json::{Value, json};

use super::{
    api_desk::Program,
    desk::{form, value},
    desk_approving::decide,
    offers::{both, listed, offer},
    place::{self, acquainted, becomes, json as read, revise, write},
};
use crate::harness::{Answer, Browser, Engine, Node, on_both};

/// Two neighbours of which Finland decides by two; Sweden has the material, and Finland one of Sweden's.
pub(super) fn stage(engine: Engine, tlp: &str) -> ([Node; 2], String) {
    let [mut fi, se] = acquainted(engine, ["fi", "se"]);
    let practice = fi.publish("voting", tlp, "");
    becomes(&se, &practice, "live", 1);
    fi.stop();
    fi.set("publishing", "approval", "two");
    fi.start();
    for (name, role) in [("aino", "author"), ("veikko", "approver")] {
        fi.done(&["user", "add", name, "--role", role]);
    }
    ([fi, se], practice)
}

/// Accepts an offer as Aino, changed where there is a text; gives the id of what waits.
#[track_caller]
fn accept(fi: &Node, id: &str, amended: Option<(&str, &str)>) -> String {
    let head = |language: &str| format!("language: {language}\ntitle: Amended\nstatus: human\n");
    let path = amended.map(|(language, text)| write(fi, &format!("amended.{language}.md"), &head(language), text));
    let mut command = vec!["--json", "offer", "accept", id, "--as", "aino"];
    if let Some(path) = &path {
        command.extend(["--amend", path]);
    }
    let submitted = read(&fi.done(&command));
    assert_eq!(submitted["outcome"], "submitted");
    submitted["id"].as_str().expect("an id").to_owned()
}

pub(super) fn page_of(id: &str) -> String {
    format!("/en/desk/waiting/{id}")
}

/// How many lines there are of somebody reading what waits.
fn readings(fi: &Node, id: &str) -> i64 {
    fi.number(&format!("select count(*) from audit where deed = 'read' and who = 'veikko' and object = '{id}'"))
}

#[test]
fn an_acceptance_that_waits_undoes_no_later_revision_and_calls_nothing_fresh() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "CLEAR");
        let correction = offer(&se, &practice, "en", "About voting, corrected", "Corrected.");
        let swedish = offer(&se, &practice, "sv", "Röstning", "Ett.");
        let danish = offer(&se, &practice, "da", "Afstemning", "Et.");
        for id in [&correction, &swedish, &danish] {
            both([&fi, &se], id, "open");
        }
        let corrects = accept(&fi, &correction, None);
        let translates = accept(&fi, &swedish, Some(("sv", "Ett och två.")));
        // One that has nothing to do with the other undoes nothing of it.
        let other = accept(&fi, &danish, None);
        fi.done(&["publish", &other, "--approve", "--as", "veikko"]);
        both([&fi, &se], &danish, "accepted");
        revise(&fi, &practice, "voting", "CLEAR", "");
        becomes(&se, &practice, "live", 3);

        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        for id in [&corrects, &translates] {
            let refused = fi.refuses(&["publish", id, "--approve", "--as", "veikko"]);
            assert!(refused.contains("before revision 3"), "{refused}");
            let shown = veikko.get(&fi, &page_of(id)).is(&[200]);
            assert!(
                shown.text().contains("It was written before revision 3, which it would undo."),
                "{}",
                shown.text()
            );
            let late = decide(&fi, &mut veikko, &shown, &page_of(id), "approve", "").is(&[409]).text();
            assert!(late.contains("It was written before revision 3"), "{late}");
        }
        let program = Program::of(&fi, "veikko", "read");
        assert_eq!(program.get(&format!("/api/v1/waiting/{translates}"))["overtaken"], 3);
        assert_eq!(fi.exported(&practice).expect("it is there")["revision"], 3);
        // Looked at again beside what is there now, it is taken in.
        let again = accept(&fi, &swedish, Some(("sv", "Ett, två och tre.")));
        fi.done(&["publish", &again, "--approve", "--as", "veikko"]);
        assert_eq!(both([&fi, &se], &swedish, "accepted")["revision"], 4);
    });
}

#[test]
fn what_is_accepted_is_read_in_full_beside_what_is_there_before_it_is_approved() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "GREEN");
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &id, "open");
        let waits = accept(&fi, &id, Some(("sv", "Ett och två.")));
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let page = veikko.get(&fi, &page_of(&waits)).is(&[200]);
        let text = page.text();
        for shown in [
            "Ett och två.",
            "Body of voting.",
            "About voting",
            "What was changed of what was offered",
            "Who will see it",
            "Test authority se",
            "Approve and publish",
        ] {
            assert!(text.contains(shown), "{shown}: {text}");
        }
        assert_eq!(readings(&fi, &waits), 1);
        let shown = fi.done(&["publish", &waits, "--approve", "--dry-run", "--as", "veikko"]);
        for said in ["accepts", "Ett och två.", "changed of what was offered", "will receive it: se.localhost"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let program = Program::of(&fi, "veikko", "read");
        let whole = program.get(&format!("/api/v1/waiting/{waits}"));
        assert!(whole["texts"]["amended.sv.md"].as_str().is_some_and(|text| text.contains("Ett och två.")), "{whole}");
        assert_eq!(whole["acceptance"]["offer"]["content"], "Ett och två.");
        assert!(whole["acceptance"]["amended"].as_array().is_some_and(|lines| !lines.is_empty()), "{whole}");
        assert!(whole["reachSha256"].is_string() && whole["reach"]["tlp"] == "GREEN", "{whole}");
        assert_eq!(readings(&fi, &waits), 3);

        // Whom they were shown is whom it is for.
        fi.done(&["user", "add", "uusi", "--role", "reader"]);
        let late = decide(&fi, &mut veikko, &page, &page_of(&waits), "approve", "").is(&[409]);
        assert!(late.text().contains("Who will see it has changed since you looked."), "{}", late.text());
        decide(&fi, &mut veikko, &late, &page_of(&waits), "approve", "").is(&[303]);
        assert_eq!(both([&fi, &se], &id, "accepted")["is_amended"], true);
    });
}

#[test]
fn a_statement_of_use_is_read_in_full_before_it_is_approved_and_is_for_whom_it_was_shown_to_be() {
    on_both(|engine| {
        let ([fi, se], _) = stage(engine, "CLEAR");
        let theirs = se.publish("counting", "GREEN", "");
        becomes(&fi, &theirs, "live", 1);
        let local = place::local_id(&fi, &theirs);
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = format!("/en/materials/{local}/adopt");
        let asked = aino.get(&fi, &at).is(&[200]);
        for shown in ["Who will see it", "Test authority se", "Another person has to approve it"] {
            assert!(asked.text().contains(shown), "{shown}: {}", asked.text());
        }
        let fields = [("maturity", "pilot"), ("language", "sv"), ("note", "Räknat *två* gånger.")];
        let waits = aino.press(&fi, &at, &fields).is(&[303]).header("location").expect("an address").to_owned();
        let id = waits.rsplit('/').next().expect("an id").to_owned();
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let page = veikko.get(&fi, &waits).is(&[200]);
        for shown in
            ["About counting", "Pilot", "Räknat <em>två</em> gånger.", "Who will see it", "Approve and publish"]
        {
            assert!(page.text().contains(shown), "{shown}: {}", page.text());
        }
        assert_eq!(readings(&fi, &id), 1);
        let shown = fi.done(&["publish", &id, "--approve", "--dry-run", "--as", "veikko"]);
        for said in
            ["maturity: pilot", "Räknat *två* gånger.", "note in sv: Räknat två gånger.", "will receive it: se."]
        {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let whole = Program::of(&fi, "veikko", "read").get(&format!("/api/v1/waiting/{id}"));
        assert_eq!(
            (&whole["adoption"]["maturity"], &whole["adoption"]["noteMap"]["sv"]),
            (&json!("pilot"), &json!("Räknat två gånger."))
        );
        assert!(whole["texts"]["note.md"].as_str().is_some_and(|text| text.contains("*två*")), "{whole}");

        fi.done(&["user", "add", "uusi", "--role", "reader"]);
        let late = decide(&fi, &mut veikko, &page, &waits, "approve", "").is(&[409]);
        assert!(late.text().contains("Who will see it has changed since you looked."), "{}", late.text());
        // It has no draft that somebody could go on with: that is said once, and not to read it again.
        let mine = decide(&fi, &mut veikko, &late, &waits, "take-over", "").is(&[409]).text();
        assert!(mine.contains("Nobody can take this over"), "{mine}");
        decide(&fi, &mut veikko, &late, &waits, "approve", "").is(&[303]);
        assert_eq!(fi.number("select count(*) from adoption"), 1);

        // Stated anew without a note: the one that is there stays, and is read too.
        let anew = read(&fi.done(&["--json", "adopt", &theirs, "--maturity", "in-use", "--as", "aino"]));
        let page = veikko.get(&fi, &page_of(anew["id"].as_str().expect("an id"))).is(&[200]).text();
        for shown in ["In use", "Stated so far: Pilot", "The note that is there stays:", "Räknat <em>två</em> gånger."]
        {
            assert!(page.contains(shown), "{shown}: {page}");
        }
    });
}

#[test]
fn a_withdrawal_says_who_loses_it_and_is_approved_for_those() {
    on_both(|engine| {
        let ([fi, _se], practice) = stage(engine, "GREEN");
        let local = place::local_id(&fi, &practice);
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let asked = aino.get(&fi, &format!("/en/desk/withdraw/{local}")).is(&[200]).text();
        assert!(asked.contains("Who loses it and is told so") && asked.contains("loses it</strong>"), "{asked}");
        let submitted = read(&fi.done(&["--json", "withdraw", &practice, "--reason", "Wrong.", "--as", "aino"]));
        let id = submitted["id"].as_str().expect("an id");
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        let page = veikko.get(&fi, &page_of(id)).is(&[200]);
        assert!(page.text().contains("Who loses it and is told so"), "{}", page.text());
        fi.done(&["user", "add", "uusi", "--role", "reader"]);
        let late = decide(&fi, &mut veikko, &page, &page_of(id), "approve", "").is(&[409]);
        assert_eq!(fi.export()[0]["state"], "live");
        decide(&fi, &mut veikko, &late, &page_of(id), "approve", "").is(&[303]);
        assert_eq!(fi.export()[0]["state"], "tombstone");
    });
}

/// Where somebody goes on with what was sent back to them, or what they took back.
#[track_caller]
fn way_on(page: &str) -> &str {
    let again = page.split("href=\"").find(|rest| rest.contains("?again=")).and_then(|rest| rest.split('"').next());
    again.expect("a way on")
}

#[test]
fn what_was_written_into_an_offer_or_a_statement_of_use_and_sent_back_is_there_to_go_on_with() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "CLEAR");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let id = offer(&se, &practice, "sv", "Röstning", "Ett.");
        both([&fi, &se], &id, "open");
        let waits = accept(&fi, &id, Some(("sv", "Ett och *två*.")));
        let page = veikko.get(&fi, &page_of(&waits)).is(&[200]);
        assert!(page.text().contains("with what they wrote"), "{}", page.text());
        decide(&fi, &mut veikko, &page, &page_of(&waits), "refuse", "Say three.").is(&[303]);

        let desk = aino.get(&fi, "/en/desk").is(&[200]).text();
        assert!(desk.contains(&page_of(&waits)) && desk.contains("Say three."), "{desk}");
        let back = aino.get(&fi, &page_of(&waits)).is(&[200]).text();
        assert!(back.contains("Say three.") && back.contains("Ett och *två*."), "{back}");
        assert!(!back.contains("value=\"approve\""), "{back}");
        let form_again = aino.get(&fi, way_on(&back)).is(&[200]);
        assert!(form_again.text().contains("Ett och *två*."), "{}", form_again.text());
        veikko.get(&fi, &page_of(&waits)).is(&[404]);
        let shown = fi.done(&["publish", &waits, "--approve", "--dry-run", "--as", "aino"]);
        assert!(shown.contains("veikko sent it back: Say three.") && shown.contains("Ett och *två*."), "{shown}");
        let whole = Program::of(&fi, "aino", "read").get(&format!("/api/v1/waiting/{waits}"));
        assert_eq!((&whole["state"], &whole["reason"]), (&json!("sent back"), &json!("Say three.")));
        assert!(whole["texts"]["amended.sv.md"].as_str().is_some_and(|text| text.contains("*två*")), "{whole}");

        // Sent again it is another one, and what was kept goes.
        let at = format!("/en/desk/offers/{}", listed(&fi, &id).expect("it is listed")["id"].as_str().expect("an id"));
        let fields = [("deed", "amend"), ("revision", "1"), ("title", "Röst"), ("summary", ""), ("text", "Tre.")];
        let anew = aino.press(&fi, &at, &fields).is(&[303]).header("location").expect("an address").to_owned();
        aino.get(&fi, &page_of(&waits)).is(&[404]);
        let page = veikko.get(&fi, &anew).is(&[200]);
        decide(&fi, &mut veikko, &page, &anew, "approve", "").is(&[303]);
        both([&fi, &se], &id, "accepted");

        let theirs = se.publish("counting", "CLEAR", "");
        becomes(&fi, &theirs, "live", 1);
        let note = write(&fi, "note.md", "language: sv\n", "Som det *var*.");
        let stated =
            read(&fi.done(&["--json", "adopt", &theirs, "--maturity", "pilot", "--note", &note, "--as", "aino"]));
        let waits = page_of(stated["id"].as_str().expect("an id"));
        let page = veikko.get(&fi, &waits).is(&[200]);
        decide(&fi, &mut veikko, &page, &waits, "refuse", "Since when?").is(&[303]);
        let back = aino.get(&fi, &waits).is(&[200]);
        let form_again = aino.get(&fi, way_on(&back.text())).is(&[200]).text();
        assert!(
            form_again.contains("Som det *var*.") && form_again.contains("value=\"pilot\" checked"),
            "{form_again}"
        );
        // Whoever does not want it any more throws it away.
        let gone =
            form(&[("csrf", &value(&back, "csrf")), ("sha256", &value(&back, "sha256")), ("deed", "throw-away")]);
        aino.post(&fi, &waits, &gone).is(&[303]);
        aino.get(&fi, &waits).is(&[404]);
        assert_eq!(fi.number("select count(*) from submission where length(bundle) > 0"), 0);
    });
}

#[test]
fn whoever_submitted_something_takes_it_back_and_keeps_its_words() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine, "GREEN");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let take_back = |browser: &mut Browser, page: &Answer, at: &str| {
            let (csrf, sha256) = (value(page, "csrf"), value(page, "sha256"));
            browser.post(&fi, at, &form(&[("csrf", &csrf), ("sha256", &sha256), ("deed", "take-back")]))
        };
        let submitted = read(&fi.done(&["--json", "withdraw", &practice, "--reason", "Wrong.", "--as", "aino"]));
        let waits = page_of(submitted["id"].as_str().expect("an id"));
        let own = aino.get(&fi, &waits).is(&[200]);
        assert!(own.text().contains("Take it back"), "{}", own.text());
        // Nobody else does, and nobody who read something else.
        let theirs = veikko.get(&fi, &waits).is(&[200]);
        assert!(!theirs.text().contains("Take it back"), "{}", theirs.text());
        take_back(&mut veikko, &theirs, &waits).is(&[409]);
        let forged = form(&[("csrf", &value(&own, "csrf")), ("sha256", "00"), ("deed", "take-back")]);
        aino.post(&fi, &waits, &forged).is(&[409]);
        take_back(&mut aino, &own, &waits).is(&[303]);
        take_back(&mut aino, &own, &waits).is(&[409]);
        veikko.get(&fi, &waits).is(&[404]);
        assert!(!veikko.get(&fi, "/en/desk").text().contains(&waits));
        decide(&fi, &mut veikko, &theirs, &waits, "approve", "").is(&[409]);
        assert_eq!(fi.export()[0]["state"], "live");

        let theirs = se.publish("counting", "CLEAR", "");
        becomes(&fi, &theirs, "live", 1);
        let note = write(&fi, "note.md", "language: sv\n", "Som det *var*.");
        let stated =
            read(&fi.done(&["--json", "adopt", &theirs, "--maturity", "pilot", "--note", &note, "--as", "aino"]));
        let waits = page_of(stated["id"].as_str().expect("an id"));
        let own = aino.get(&fi, &waits).is(&[200]);
        take_back(&mut aino, &own, &waits).is(&[303]);
        let desk = aino.get(&fi, "/en/desk").is(&[200]).text();
        assert!(desk.contains("You took it back.") && desk.contains(&waits), "{desk}");
        let back = aino.get(&fi, &waits).is(&[200]).text();
        let form_again = aino.get(&fi, way_on(&back)).is(&[200]).text();
        assert!(form_again.contains("Som det *var*."), "{form_again}");
        assert_eq!(fi.number("select count(*) from audit where deed = 'submission take back' and who = 'aino'"), 2);
    });
}

#[test]
fn what_was_for_fewer_becomes_public_by_two_persons_in_a_statement_of_use_and_in_what_is_made_of_it() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let practice = fi.publish("voting", "GREEN", "");
        becomes(&se, &practice, "live", 1);
        for (name, role) in [("anna", "author"), ("bo", "approver")] {
            se.done(&["user", "add", name, "--role", role]);
        }
        let outcome = |said: Value| said["outcome"].as_str().expect("an outcome").to_owned();
        let note = write(&se, "note.md", "language: sv\n", "För partner.");
        let adopt = ["--json", "adopt", &practice, "--maturity", "pilot", "--as", "anna"];
        let first = [&adopt[..], &["--note", &note]].concat();
        assert_eq!(outcome(read(&se.done(&first))), "published");
        // A text made of it that everybody may read says so, and two persons read it.
        let derived = place::best_practice("Own", "CLEAR", &format!("derived_from: {practice}\n"));
        let path = write(&se, "own.md", &derived, "Ours.");
        assert_eq!(outcome(read(&se.done(&["--json", "publish", &path, "--as", "anna"]))), "submitted");
        let green = place::best_practice("Own", "GREEN", &format!("derived_from: {practice}\n"));
        let path = write(&se, "own.md", &green, "Ours.");
        assert_eq!(outcome(read(&se.done(&["--json", "publish", &path, "--as", "anna"]))), "published");

        revise(&fi, &practice, "voting", "CLEAR", "");
        becomes(&se, &practice, "live", 2);
        let local = place::local_id(&se, &practice);
        let mut anna = Browser::signed_in(&se, "anna");
        let asked = anna.get(&se, &format!("/en/materials/{local}/adopt")).is(&[200]).text();
        assert!(asked.contains("Another person has to approve it"), "{asked}");
        assert!(asked.contains("The level changes from TLP:GREEN to TLP:CLEAR."), "{asked}");
        let submitted = read(&se.done(&adopt));
        assert_eq!(outcome(submitted.clone()), "submitted");
        let id = submitted["id"].as_str().expect("an id");
        assert!(se.refuses(&["publish", id, "--approve", "--as", "anna"]).contains("another user must approve it"));
        let done = read(&se.done(&["--json", "publish", id, "--approve", "--as", "bo"]));
        assert_eq!(se.exported(done["uri"].as_str().expect("an id")).expect("it is there")["tlp"], "CLEAR");
        // What was CLEAR already is stated anew by one.
        assert_eq!(outcome(read(&se.done(&adopt))), "published");
    });
}
