//! Four eyes in the browser: what one submits another reads, approves, sends back or takes over; who will see it.

use super::{
    desk::{begin, fields, form, node, save, value, written},
    place,
};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Peer, on_both};

/// Submits a draft from its preview; gives the address at which it waits.
#[track_caller]
pub(super) fn submit(fi: &Node, browser: &mut Browser, at: &str, more: &[(&str, &str)]) -> String {
    save(fi, browser, at, "preview", more).is(&[303]);
    let preview = browser.get(fi, &format!("{at}/preview")).is(&[200]);
    let form = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
    browser.post(fi, &format!("{at}/submit"), &form).is(&[303]).header("location").expect("an address").to_owned()
}

#[track_caller]
pub(super) fn decide(fi: &Node, browser: &mut Browser, page: &Answer, at: &str, deed: &str, words: &str) -> Answer {
    let (csrf, sha256, reach) = (value(page, "csrf"), value(page, "sha256"), reach(page));
    let fields = [("csrf", &*csrf), ("sha256", &sha256), ("reach", &reach), ("deed", deed), ("words", words)];
    browser.post(fi, at, &form(&fields))
}

/// Who was shown to see it, where the page has a button to approve.
fn reach(page: &Answer) -> String {
    if page.text().contains("name=\"reach\"") { value(page, "reach") } else { String::new() }
}

#[test]
fn another_person_approves_exactly_what_they_read() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[]);
        assert!(fi.export().is_empty());
        let own = aino.get(&fi, &waits).is(&[200]);
        assert!(own.text().contains("Another person decides about it."), "{}", own.text());
        let refused = decide(&fi, &mut aino, &own, &waits, "approve", "").is(&[409]);
        assert!(refused.text().contains("Another person has to approve it."), "{}", refused.text());

        let desk = veikko.get(&fi, "/en/desk").is(&[200]).text();
        assert!(desk.contains("Advance voting in one page") && desk.contains("submitted by aino"), "{desk}");
        // Who decides finds it in the inbox, counted; who wrote it does not.
        let number = super::incoming::fresh;
        let (theirs, own) = (number(&fi, &mut veikko), number(&fi, &mut aino));
        let inbox = veikko.get(&fi, super::incoming::PAGE).is(&[200]).text();
        assert!(inbox.contains("Waiting for your decision") && inbox.contains(&format!("href=\"{waits}\"")), "{inbox}");
        let inbox = aino.get(&fi, super::incoming::PAGE).is(&[200]).text();
        assert!(inbox.contains("Nothing of others is waiting") && !inbox.contains(&waits), "{inbox}");
        assert_eq!((theirs, own), (1, 0));
        let hers = place::write(&fi, "red.md", &place::best_practice("Red", "RED", "recipients: [aino]\n"), "For her.");
        fi.done(&["publish", &hers, "--as", "aino"]);
        assert_eq!(number(&fi, &mut veikko), 1, "what is not for them is not counted");
        let read = veikko.get(&fi, &waits).is(&[200]);
        for shown in ["Queues.", "there is no earlier revision", "Who will see it", "kind: &#34;best-practice&#34;"] {
            assert!(read.text().contains(shown), "{shown}: {}", read.text());
        }

        // The author changes a word: what was read is not what waits, and what is submitted anew is another text.
        save(&fi, &mut aino, &at, "save", &[("text-0", "Long queues.")]).is(&[303]);
        let changed = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[409]);
        assert!(changed.text().contains("This no longer waits"), "{}", changed.text());
        assert_eq!(submit(&fi, &mut aino, &at, &[("text-0", "Long queues.")]), waits);
        let changed = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[409]);
        assert!(changed.text().contains("What you read is not what is waiting"), "{}", changed.text());
        assert!(changed.text().contains("Long queues."), "it is shown as it is now: {}", changed.text());
        assert!(fi.export().is_empty());
        for username in ["lukija", "kirsi"] {
            Browser::signed_in(&fi, username).get(&fi, &waits).is(&[404]);
        }
        let done = decide(&fi, &mut veikko, &changed, &waits, "approve", "").is(&[303]);
        let page = fi.get(done.header("location").expect("its page")).is(&[200]).text();
        assert!(page.contains("Long queues.") && !page.contains("Published by one person"), "{page}");
        assert_eq!(fi.number("select count(*) from audit where detail like '%approved by veikko%'"), 1);
        assert_eq!(fi.number("select count(*) from draft"), 0);
        let again = decide(&fi, &mut veikko, &changed, &waits, "approve", "").is(&[409]);
        assert!(again.text().contains("This no longer waits"));
        veikko.get(&fi, &waits).is(&[404]);
        assert_eq!(fi.export().len(), 1);
    });
}

#[test]
fn what_is_sent_back_comes_with_words_and_what_is_taken_over_needs_another_again() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let wordless = decide(&fi, &mut veikko, &read, &waits, "refuse", "  ").is(&[422]);
        assert!(wordless.text().contains("Say in a few words why"), "{}", wordless.text());
        decide(&fi, &mut veikko, &read, &waits, "refuse", "Say <who> pays.").is(&[303]);
        let draft = aino.get(&fi, &at).is(&[200]).text();
        assert!(draft.contains("veikko sent it back:") && draft.contains("Say &#60;who&#62; pays."), "{draft}");
        assert!(aino.get(&fi, "/en/desk").text().contains("sent back"));

        submit(&fi, &mut aino, &at, &[]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let taken = decide(&fi, &mut veikko, &read, &waits, "take-over", "").is(&[303]);
        assert_eq!(taken.header("location"), Some(at.as_str()));
        submit(&fi, &mut veikko, &at, &[("text-0", "Paid by the state.")]);
        let own = veikko.get(&fi, &waits).is(&[200]);
        decide(&fi, &mut veikko, &own, &waits, "approve", "").is(&[409]);
        let read = aino.get(&fi, &waits).is(&[200]);
        decide(&fi, &mut aino, &read, &waits, "approve", "").is(&[303]);
        assert_eq!(fi.export().len(), 1);
        assert_eq!(fi.number("select count(*) from audit where deed = 'publish' and who = 'veikko'"), 1);

        // What the command line submitted is sent back as a draft, and a withdrawal with its words.
        let path = place::write(&fi, "plan.md", &place::best_practice("The plan", "GREEN", ""), "As submitted.");
        let submitted = place::json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let waits = format!("/en/desk/waiting/{}", submitted["id"].as_str().expect("an id"));
        let read = veikko.get(&fi, &waits).is(&[200]);
        assert!(read.text().contains("As submitted."), "{}", read.text());
        decide(&fi, &mut veikko, &read, &waits, "refuse", "Too short.").is(&[303]);
        let draft = aino.get(&fi, &waits.replace("waiting", "drafts")).is(&[200]).text();
        assert!(
            draft.contains("Too short.") && draft.contains("As submitted.") && draft.contains("The plan"),
            "{draft}"
        );
        let uri = fi.export()[0]["id"].as_str().expect("an id").to_owned();
        let asked = place::json(&fi.done(&["--json", "withdraw", &uri, "--reason", "Not right.", "--as", "aino"]));
        let waits = format!("/en/desk/waiting/{}", asked["id"].as_str().expect("an id"));
        let desk = veikko.get(&fi, "/en/desk").is(&[200]).text();
        let line = desk.split("<li>").find(|line| line.contains(&waits)).expect("it is in the list");
        assert!(line.contains(">Advance voting in one page</a>") && line.contains("Not right."), "{line}");
        let read = veikko.get(&fi, &waits).is(&[200]);
        assert!(read.text().contains("Withdrawal") && read.text().contains("Not right."), "{}", read.text());
        decide(&fi, &mut veikko, &read, &waits, "refuse", "It is right.").is(&[303]);
        let desk = aino.get(&fi, "/en/desk").is(&[200]).text();
        let line = desk.split("<li>").find(|line| line.contains("It is right.")).expect("it is in the list");
        assert!(line.contains("Advance voting in one page") && !line.contains(&uri), "{line}");
        // Whoever decides once more is told that it is decided, and not to read what is not there.
        let late = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[409]).text();
        assert!(late.contains("This no longer waits"), "{late}");
        assert!(!late.contains("Read it again") && !late.contains("id=\"unsent\""), "{late}");
        let late = decide(&fi, &mut veikko, &read, &waits, "refuse", "A long answer.").is(&[409]).text();
        assert!(
            late.contains("id=\"unsent\" rows=\"4\" readonly>\nA long answer.</textarea>"),
            "what was typed stays: {late}"
        );
        assert_eq!(fi.export()[0]["state"], "live");
    });
}

#[test]
fn a_draft_that_was_begun_before_a_revision_undoes_it_only_once_that_was_looked_at() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[("tlp", "GREEN")]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let done = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        let id = done.header("location").and_then(|to| to.split(['/', '?']).nth(3)).expect("an id").to_owned();
        let revises = |browser: &mut Browser| {
            let csrf = value(&browser.get(&fi, "/en/desk"), "csrf");
            let begun = browser.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
            begun.header("location").expect("an address").to_owned()
        };
        let (early, late) = (revises(&mut aino), revises(&mut aino));
        let waits = submit(&fi, &mut aino, &late, &[("tlp", "GREEN"), ("text-0", "Shorter queues.")]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);

        save(&fi, &mut aino, &early, "preview", &[("tlp", "GREEN"), ("text-0", "Longer queues.")]).is(&[303]);
        let preview = aino.get(&fi, &format!("{early}/preview")).is(&[200]);
        let (csrf, edition) = (value(&preview, "csrf"), value(&preview, "edition"));
        let plain = form(&[("csrf", &csrf), ("edition", &edition)]);
        let told = aino.post(&fi, &format!("{early}/submit"), &plain).is(&[409]);
        assert!(told.text().contains("Revision 2 was published after this draft was begun"), "{}", told.text());
        let changes = format!("/en/materials/{id}/revisions/2/changes");
        assert!(told.text().contains(&changes) && value(&told, "looked") == "2", "{}", told.text());
        assert!(aino.get(&fi, &changes).is(&[200]).text().contains("Shorter"));
        assert_eq!(fi.number("select count(*) from submission where state = 'pending'"), 0);
        let looked = form(&[("csrf", &csrf), ("edition", &edition), ("looked", "2")]);
        aino.post(&fi, &format!("{early}/submit"), &looked).is(&[303]);
    });
}

#[test]
fn the_second_person_opens_the_files_of_what_they_read_and_nobody_else_does() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let mut veikko = Browser::with_second_factor(&fi, "veikko").0;
        std::fs::write(fi.folder().join("table.csv"), "a,b\n1,2\n").expect("the folder is writable");
        let source = place::best_practice("The plan", "GREEN", "attachments: [table.csv]\n");
        let path = place::write(&fi, "plan.md", &source, "See the table.");
        let submitted = place::json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let waits = format!("/en/desk/waiting/{}", submitted["id"].as_str().expect("an id"));
        let read = veikko.get(&fi, &waits).is(&[200]);
        let file = format!("{waits}/files/0?sha256={}", value(&read, "sha256"));
        assert!(read.text().contains(&file) && read.text().contains("table.csv"), "{}", read.text());
        let got = veikko.get(&fi, &file).is(&[200]);
        assert_eq!(got.text(), "a,b\n1,2\n");
        for (name, said) in [
            ("content-disposition", "attachment; filename=\"table.csv\"; filename*=UTF-8''table.csv"),
            ("cache-control", "private, no-store"),
            ("content-security-policy", "sandbox; default-src 'none'"),
        ] {
            assert_eq!(got.header(name), Some(said));
        }
        veikko.get(&fi, &format!("{waits}/files/1?sha256={}", value(&read, "sha256"))).is(&[404]);
        veikko.get(&fi, &format!("{waits}/files/0?sha256={}", "0".repeat(64))).is(&[404]);
        for username in ["lukija", "kirsi"] {
            Browser::signed_in(&fi, username).get(&fi, &file).is(&[404]);
        }
        Browser::default().get(&fi, &file).is(&[303]);
    });
}

#[test]
fn who_will_see_it_is_said_by_name_with_what_is_new_and_gone() {
    on_both(|engine| {
        let (se, lt) = (Peer::partner("se", 8102), Peer::partner("lt", 8103));
        let draft = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).knows(lt.host(), lt.address());
        let circles = toml::Value::Array(vec![format!("@val@{}", se.host()).into()]);
        let fi = draft.set("publishing", "approval", "two").set("circles", "north", circles).prepare();
        for (username, role) in [("aino", "author"), ("veikko", "approver")] {
            fi.done(&["user", "add", username, "--role", role]);
        }
        let fi = fi.started();
        for peer in [&se, &lt] {
            fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        }
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let page = aino.get(&fi, &at).text();
        assert!(page.contains("value=\"north\"") && page.contains(&format!("value=\"@val@{}\"", lt.host())), "{page}");
        let amber = [("tlp", "AMBER"), ("recipients", "north")];
        save(&fi, &mut aino, &at, "preview", &amber).is(&[303]);
        let seen = aino.get(&fi, &format!("{at}/preview")).is(&[200]).text();
        let line = |text: &str, host: &str| {
            let found = text.split("<li").find(|line| line.contains(&format!(">{host}<"))).unwrap_or_default();
            found.split("</li>").next().unwrap_or_default().to_owned()
        };
        assert!(
            line(&seen, se.host()).contains("class=\"holds\"") && !line(&seen, se.host()).contains("new"),
            "{seen}"
        );
        assert!(line(&seen, lt.host()).contains("will not receive it"), "{seen}");
        assert!(seen.contains("<dt>north</dt>") && seen.contains("It stands on no public page"), "{seen}");
        let waits = submit(&fi, &mut aino, &at, &amber);
        let read = veikko.get(&fi, &waits).is(&[200]);
        assert!(line(&read.text(), se.host()).contains("class=\"holds\""), "{}", read.text());
        let done = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        let id = done.header("location").and_then(|to| to.split(['/', '?']).nth(3)).expect("an id").to_owned();

        // The next revision is for another one, and says who is new and who loses it.
        let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
        let at = begun.header("location").expect("an address").to_owned();
        let lithuania = format!("@val@{}", lt.host());
        let more = [("tlp", "AMBER"), ("recipients", lithuania.as_str()), ("text-0", "## The problem\n\nNo queues.")];
        let waits = submit(&fi, &mut aino, &at, &more);
        let read = veikko.get(&fi, &waits).is(&[200]).text();
        assert!(line(&read, lt.host()).contains("<strong>new</strong>"), "{read}");
        assert!(line(&read, se.host()).contains("<strong>loses it</strong>"), "{read}");
        assert!(read.contains("What changed") && read.contains("<ins>"), "{read}");

        // What was read before another revision stood would undo that.
        let path =
            place::write(&fi, "other.md", &place::best_practice("Other", "AMBER", "recipients: [north]\n"), "Other.");
        let uri = fi.export()[0]["id"].as_str().expect("an id").to_owned();
        let other = place::json(&fi.done(&["--json", "revise", &uri, &path, "--as", "aino"]));
        fi.done(&["publish", other["id"].as_str().expect("an id"), "--approve", "--as", "veikko"]);
        let page = veikko.get(&fi, &waits).is(&[200]);
        let late = decide(&fi, &mut veikko, &page, &waits, "approve", "").is(&[409]).text();
        assert!(late.contains("It was written before revision 2, which it would undo."), "{late}");
    });
}

#[test]
fn whoever_approves_approves_for_those_whom_they_were_shown() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[("tlp", "GREEN")]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        fi.done(&["user", "add", "uusi", "--role", "reader"]);
        let late = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[409]);
        assert!(late.text().contains("Who will see it has changed since you looked."), "{}", late.text());
        assert!(fi.export().is_empty());
        // The page that says so shows who it is now.
        assert!(reach(&late) != reach(&read), "{}", late.text());
        decide(&fi, &mut veikko, &late, &waits, "approve", "").is(&[303]);
        assert_eq!(fi.export().len(), 1);
        // Where everybody sees it, nobody more does.
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[("tlp", "CLEAR")]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        fi.done(&["user", "add", "muu", "--role", "reader"]);
        decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
    });
}

#[test]
fn an_alert_goes_out_by_one_person_where_that_is_the_policy_and_says_so_for_ever() {
    on_both(|engine| {
        let draft = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two");
        let fi = draft.set("publishing", "alerts", "one").prepare();
        for (username, role) in [("aino", "author"), ("veikko", "approver")] {
            fi.done(&["user", "add", username, "--role", role]);
        }
        let fi = fi.started();
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "alert");
        let alert = [("kind", "alert"), ("tlp", "CLEAR")];
        save(&fi, &mut aino, &at, "preview", &alert).is(&[303]);
        let seen = aino.get(&fi, &format!("{at}/preview")).text();
        assert!(seen.contains("The material will say so for ever.") && seen.contains("Publish now"), "{seen}");
        let page = submit(&fi, &mut aino, &at, &alert);
        assert!(page.starts_with("/en/materials/"), "{page}");
        assert!(fi.get(&page).is(&[200]).text().contains("Published by one person: no second person approved it."));
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let uri = format!("{}/materials/{id}", fi.origin());
        assert_eq!(place::object(&fi, &uri)["pool:approval"], "one");
        assert_eq!(fi.number("select count(*) from audit where deed = 'publish' and detail like '%by one person%'"), 1);

        // Everything else needs two, and an alert approved by two later goes on saying how it began.
        let other = begin(&fi, &mut aino, "best-practice");
        assert!(submit(&fi, &mut aino, &other, &[]).contains("/waiting/"));
        let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
        let at = begun.header("location").expect("an address").to_owned();
        let waits = submit(&fi, &mut aino, &at, &[("kind", "lesson-learned")]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        assert!(fi.get(&page).text().contains("Published by one person"));
    });
}

#[test]
fn whoever_may_send_an_alert_alone_takes_a_mistaken_one_back_alone() {
    on_both(|engine| {
        let draft = NodeDraft::new(engine, "fi", 8101).set("publishing", "approval", "two");
        let fi = draft.set("publishing", "alerts", "one").prepare();
        fi.done(&["user", "add", "aino", "--role", "author"]);
        let fi = fi.started();
        let alert = || {
            let head = place::best_practice("Mistaken", "CLEAR", "").replace("best-practice", "alert");
            let path = place::write(&fi, "alert.md", &head, "Not so.");
            place::json(&fi.done(&["--json", "publish", &path, "--as", "aino"]))["uri"]
                .as_str()
                .expect("sent")
                .to_owned()
        };
        let (one, two, three) = (alert(), alert(), alert());
        let done = place::json(&fi.done(&["--json", "withdraw", &one, "--reason", "A mistake.", "--as", "aino"]));
        assert_eq!(done["outcome"], "withdrawn");

        // In the browser with a second factor, as it was sent.
        let at = format!("/en/desk/withdraw/{}", two.rsplit('/').next().expect("an id"));
        let form = [("reason", "A mistake.")];
        let held = Browser::signed_in(&fi, "aino").press(&fi, &at, &form).is(&[409]).text();
        assert!(held.contains("/en/sign-in/confirm?") && held.contains("A mistake."), "{held}");
        // A program whose token was made without one does not.
        let id = three.rsplit('/').next().expect("an id").to_owned();
        let path = format!("/api/v1/materials/{id}/withdraw");
        let reason = serde_json::json!({"reason": "A mistake."});
        super::api_desk::Program::of(&fi, "aino", "submit").post(&path, &reason).is(&[403]);
        let (mut aino, _) = Browser::with_second_factor(&fi, "aino");
        let page = aino.press(&fi, &at, &form).is(&[303]);
        assert!(page.header("location").is_some_and(|to| to.contains("/materials/")), "{page:?}");
        super::api_desk::Program::confirmed(&fi, &mut aino, &["submit", "approve"]).post(&path, &reason).is(&[200]);
        assert_eq!(fi.number("select count(*) from material where state = 'tombstone'"), 3);

        // Erasing, and everything else, needs two.
        let uri = alert();
        let erase = ["--json", "material", "erase", &uri, "--revision", "all", "--because", "Law", "--as", "aino"];
        assert_eq!(place::json(&fi.done(&erase))["outcome"], "submitted");
    });
}

#[test]
fn what_was_for_fewer_becomes_public_by_two_persons_whatever_the_policy() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let page = submit(&fi, &mut aino, &at, &[("tlp", "GREEN")]);
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let csrf = value(&aino.get(&fi, "/en/desk"), "csrf");
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
        let at = begun.header("location").expect("an address").to_owned();
        let waits = submit(&fi, &mut aino, &at, &[]);
        assert!(waits.contains("/waiting/"), "{waits}");
        assert_eq!(fi.export()[0]["tlp"], "GREEN");
        let read = veikko.get(&fi, &waits).is(&[200]);
        assert!(read.text().contains("The level changes from TLP:GREEN to TLP:CLEAR."), "{}", read.text());
        assert!(read.text().contains("That is new."), "{}", read.text());
        decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        assert_eq!(fi.export()[0]["tlp"], "CLEAR");
        // The command line asks for the second person too.
        let fewer = fi.publish("fewer", "GREEN", "");
        let path = place::write(&fi, "fewer.md", &place::best_practice("fewer", "CLEAR", ""), "Now for all.");
        assert_eq!(place::json(&fi.done(&["--json", "revise", &fewer, &path]))["outcome"], "submitted");
    });
}

#[test]
fn a_form_of_another_session_or_site_decides_nothing() {
    let fi = node(Engine::Sqlite, "two");
    let (mut aino, mut veikko) =
        (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
    let at = begin(&fi, &mut aino, "best-practice");
    let page = aino.get(&fi, &at);
    let waits = submit(&fi, &mut aino, &at, &[]);
    let read = veikko.get(&fi, &waits).is(&[200]);
    let (hers, his) = (value(&page, "csrf"), value(&read, "csrf"));
    let (sha256, reach) = (value(&read, "sha256"), reach(&read));
    let stolen = form(&[("csrf", &hers), ("sha256", &sha256), ("reach", &reach), ("deed", "approve")]);
    veikko.post(&fi, &waits, &stolen).is(&[403]);
    let right = form(&[("csrf", &his), ("sha256", &sha256), ("reach", &reach), ("deed", "approve")]);
    let foreign = crate::harness::form_from(&fi, &waits, &right).and("origin", "http://evil.example");
    veikko.ask(&fi, foreign).is(&[403]);
    Browser::default().post(&fi, &waits, &right).is(&[403]);
    assert!(fi.export().is_empty());
    let submitted = written(&fields(&page, "preview", &[]));
    assert!(submitted.contains("edition"), "the draft is there as it was");
}

#[test]
fn whoever_decides_without_a_second_factor_is_led_to_show_it_and_back() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) = (Browser::signed_in(&fi, "aino"), Browser::signed_in(&fi, "veikko"));
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let led = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        assert_eq!(led.header("location"), Some(confirming(&waits).as_str()), "back to what is decided about");
        assert!(fi.export().is_empty());
    });
}

#[test]
fn what_was_written_at_the_desk_is_approved_on_the_command_line_by_what_was_read() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[]);
        let id = waits.rsplit('/').next().expect("an id").to_owned();
        let listed = |id: &str| {
            let all = place::json(&fi.done(&["--json", "publish", "--waiting", "--as", "veikko"]));
            let line = all.as_array().expect("a list").iter().find(|line| line["id"] == id).cloned();
            line.expect("it waits")["sha256"].as_str().expect("a digest").to_owned()
        };
        let read = listed(&id);
        assert!(fi.done(&["publish", &id, "--approve", "--dry-run", "--as", "veikko"]).contains(&read));
        let refused = fi.refuses(&["publish", &id, "--approve", "--as", "veikko"]);
        assert!(refused.contains("--sha256"), "{refused}");
        // It is changed and submitted again: what was read before approves nothing.
        submit(&fi, &mut aino, &at, &[("text-0", "Another text.")]);
        let refused = fi.refuses(&["publish", &id, "--approve", "--sha256", &read[..8], "--as", "veikko"]);
        assert!(refused.contains("read it again"), "{refused}");
        assert!(fi.export().is_empty());
        let now = listed(&id);
        fi.refuses(&["publish", &id, "--approve", "--sha256", &now[..7], "--as", "veikko"]);
        // Who cannot see it does not decide about it either, digest or not.
        let refused = fi.refuses(&["publish", &id, "--approve", "--sha256", &now, "--as", "kirsi"]);
        assert!(refused.contains("submission"), "{refused}");
        fi.done(&["publish", &id, "--approve", "--sha256", &now[..8], "--as", "veikko"]);
        assert_eq!(fi.export().len(), 1);
    });
}

#[test]
fn whoever_publishes_alone_shows_a_second_factor_first() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "best-practice");
        let led = submit(&fi, &mut aino, &at, &[]);
        assert_eq!(led, confirming(&format!("{at}/preview")));
        assert!(fi.export().is_empty());
        assert_eq!(fi.number("select count(*) from submission"), 0);
    });
}

/// Where a second factor is shown before one comes back to an address.
fn confirming(next: &str) -> String {
    format!("/en/sign-in/confirm?{}", form(&[("next", next)]))
}

#[test]
fn a_material_is_withdrawn_in_the_browser_with_its_reason_and_by_as_many_persons_as_the_node_wants() {
    on_both(|engine| {
        for approval in ["one", "two"] {
            let fi = node(engine, approval);
            let (mut aino, mut veikko) =
                (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
            let path = place::write(&fi, "plan.md", &place::best_practice("The plan", "GREEN", ""), "A mistake.");
            let submitted = place::json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
            let id = submitted["id"].as_str().expect("an id").to_owned();
            if approval == "two" {
                fi.done(&["publish", &id, "--approve", "--as", "veikko"]);
            }
            let uri = fi.export()[0]["id"].as_str().expect("an id").to_owned();
            let local = place::local_id(&fi, &uri);
            let page = format!("/en/materials/{local}");
            let at = format!("/en/desk/withdraw/{local}");
            assert!(aino.get(&fi, &page).is(&[200]).text().contains(&at), "the page of the material leads there");
            for username in ["lukija", "kirsi"] {
                let mut other = Browser::signed_in(&fi, username);
                assert!(!other.get(&fi, &page).text().contains(&at), "{username}");
                other.get(&fi, &at).is(&[404]);
            }
            let asked = aino.get(&fi, &at).is(&[200]);
            assert_eq!(asked.text().contains("until a second person has approved"), approval == "two");
            let sent = |browser: &mut Browser, page: &Answer, reason: &str| {
                browser.post(&fi, &at, &form(&[("csrf", &value(page, "csrf")), ("reason", reason)]))
            };
            let wordless = sent(&mut aino, &asked, " ").is(&[422]);
            assert!(wordless.text().contains("This is missing."), "{}", wordless.text());
            assert!(fi.export()[0]["state"] == "live");

            let led =
                sent(&mut aino, &asked, "Väärä <tieto>.").is(&[303]).header("location").expect("a page").to_owned();
            if approval == "two" {
                assert_eq!(fi.export()[0]["state"], "live", "one person alone withdraws nothing");
                let read = veikko.get(&fi, &led).is(&[200]);
                assert!(read.text().contains("Withdrawal"), "{}", read.text());
                decide(&fi, &mut veikko, &read, &led, "approve", "").is(&[303]);
            } else {
                assert!(led.starts_with(&format!("{page}?done=withdrawn.")), "{led}");
                assert!(
                    aino.get(&fi, &led).is(&[410]).text().contains("You have withdrawn this material."),
                    "she is told"
                );
                let told = veikko.get(&fi, &led).is(&[410]).text();
                assert!(!told.contains("You have withdrawn this material."), "nobody else is: {told}");
            }
            assert_eq!(fi.export()[0]["state"], "tombstone");
            let gone = aino.get(&fi, &page).is(&[410]).text();
            assert!(gone.contains("Väärä &#60;tieto&#62;."), "{gone}");
            aino.get(&fi, &at).is(&[404]);
            sent(&mut aino, &asked, "Again.").is(&[404]);
        }
    });
}
