//! Requests to follow, and what stands aside, decided in the browser by those whose task it is.

use super::{
    incoming::{PAGE, fresh},
    place::{self, becomes, introduce, prepared},
    reader::Reader,
};
use crate::harness::{Browser, Engine, Node, NodeDraft, on_both, until};

pub(super) fn node_for(engine: Engine, readers: &[&Reader]) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("federation", "followers", "approve");
    let knows = |draft: NodeDraft, reader: &&Reader| draft.knows(reader.server().host(), reader.server().address());
    let fi = readers.iter().fold(draft, knows).prepare().started();
    for (username, role) in [("paula", "peer-administrator"), ("anna", "author"), ("olli", "operator")] {
        fi.done(&["user", "add", username, "--role", role]);
    }
    fi
}

/// The page of the request of a reader, once it is there.
#[track_caller]
fn request(fi: &Node, browser: &mut Browser, reader: &Reader) -> String {
    until("the request is there", || {
        let page = browser.get(fi, PAGE).is(&[200]).text();
        let line = page.split("<tr>").find(|line| line.contains(&reader.person().id))?.to_owned();
        line.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned)
    })
}

#[test]
fn a_request_to_follow_is_looked_at_asked_about_accepted_or_refused() {
    on_both(|engine| {
        let (first, second) = (Reader::new("social", 8110), Reader::new("other", 8111));
        let fi = node_for(engine, &[&first, &second]);
        first.follows(&fi, 1).is(&[202]);
        let mut paula = Browser::signed_in(&fi, "paula");
        let at = request(&fi, &mut paula, &first);
        assert_eq!(fresh(&fi, &mut paula), 1);
        // Whose task it is not finds nothing of it, nor is it counted for them.
        for username in ["anna", "olli"] {
            let mut browser = Browser::signed_in(&fi, username);
            assert!(!browser.get(&fi, PAGE).is(&[200]).text().contains(&first.person().id));
            browser.get(&fi, &at).is(&[404]);
            browser.press(&fi, &at, &[("deed", "accept")]).is(&[403]);
            assert_eq!(fresh(&fi, &mut browser), 0);
        }
        let heard = first.server().heard().len();
        let page = paula.get(&fi, &at).is(&[200]).text();
        for known in [first.person().id.as_str(), first.server().host(), "Nobody else from there follows."] {
            assert!(page.contains(known), "{known}: {page}");
        }
        assert!(page.contains(&first.person().key_id()), "the key they show: {page}");
        assert_eq!(first.server().heard().len(), heard, "nobody is asked before somebody wants it");
        // Opening an address, as a browser that looks ahead does, asks nobody; the button does.
        paula.get(&fi, &format!("{at}?look")).is(&[200]);
        assert_eq!(first.server().heard().len(), heard);
        paula.press(&fi, &at, &[("deed", "look")]).is(&[200]);
        assert!(first.server().heard().len() > heard);

        let empty = paula.press(&fi, &at, &[("deed", "ask"), ("words", " ")]).is(&[422]).text();
        assert!(empty.contains("This is missing."), "{empty}");
        paula.press(&fi, &at, &[("deed", "ask"), ("words", "Who are <you>?")]).is(&[303]);
        let noted = paula.get(&fi, &at).is(&[200]).text();
        assert!(noted.contains("Who are &#60;you&#62;?") && noted.contains("paula"), "{noted}");

        let led = paula.press(&fi, &at, &[("deed", "accept")]).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{led:?}");
        assert_eq!(fi.number("select count(*) from follower where state = 'requested'"), 1);
        let (mut paula, _) = Browser::with_second_factor(&fi, "paula");
        let done = paula.press(&fi, &at, &[("deed", "accept")]).is(&[303]);
        let page = paula.get(&fi, done.header("location").expect("an address")).is(&[200]).text();
        assert!(page.contains("The request has been accepted."), "{page}");
        assert_eq!(first.has_received(1)["type"], "Accept");
        let id = fi.publish("in-time", "CLEAR", "");
        assert_eq!(first.has_received(2)["object"]["id"], id);
        let late = paula.press(&fi, &at, &[("deed", "refuse")]).is(&[409]).text();
        assert!(late.contains("There is nothing left to decide"), "{late}");
        paula.get(&fi, &at).is(&[404]);

        second.follows(&fi, 1).is(&[202]);
        let at = request(&fi, &mut paula, &second);
        paula.press(&fi, &at, &[("deed", "refuse")]).is(&[303]);
        assert_eq!(second.has_received(1)["type"], "Reject");
        let book = |deed: &str| format!("select count(*) from audit where who = 'paula' and deed = 'follow {deed}'");
        assert_eq!(["accept", "reject", "question"].map(|deed| fi.number(&book(deed))), [1, 1, 1]);
    });
}

#[test]
fn a_request_of_ours_that_waits_is_taken_back() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = node_for(engine, &[&reader]);
        fi.done(&["follow", &format!("@editor@{}", reader.server().host())]);
        let (mut paula, _) = Browser::with_second_factor(&fi, "paula");
        let page = paula.get(&fi, PAGE).is(&[200]).text();
        assert!(page.contains("Our own requests without an answer"), "{page}");
        let at = page.split_once("/desk/following/").and_then(|(_, rest)| rest.split('"').next()).expect("a form");
        let at = format!("/en/desk/following/{at}");
        Browser::signed_in(&fi, "anna").press(&fi, &at, &[]).is(&[403]);
        fi.done(&["user", "add", "pekka", "--role", "peer-administrator"]);
        let led = Browser::signed_in(&fi, "pekka").press(&fi, &at, &[]).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{led:?}");
        assert_eq!(fi.number("select count(*) from following"), 1);
        paula.press(&fi, &at, &[]).is(&[303]);
        assert_eq!(fi.number("select count(*) from following"), 0);
        until("they are told", || reader.types().contains(&"Undo".to_owned()).then_some(()));
        assert_eq!(fi.number("select count(*) from audit where who = 'paula' and deed = 'unfollow'"), 1);
        paula.press(&fi, &at, &[]).is(&[409]);
    });
}

#[test]
fn what_stands_aside_is_tried_again_and_an_alarm_is_answered_in_the_browser() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft);
        se.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
        se.done(&["user", "add", "olle", "--role", "operator"]);
        se.done(&["user", "add", "paula", "--role", "peer-administrator"]);
        se.done(&["user", "add", "anna", "--role", "author"]);
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        se.tamper("create table newer as select * from authority where username = 'kunta'");
        se.tamper("delete from authority where username = 'kunta'");
        let id = fi.publish("inside", "AMBER", &format!("recipients: [\"@kunta@{}\"]\n", se.host()));
        until("it is in quarantine", || (se.number("select count(*) from quarantine") == 1).then_some(()));
        let reason = "AMBER is not addressed to this node";
        let mut anna = Browser::signed_in(&se, "anna");
        assert!(!anna.get(&se, PAGE).is(&[200]).text().contains(reason));
        assert_eq!(fresh(&se, &mut anna), 0);
        let mut olle = Browser::signed_in(&se, "olle");
        let page = olle.get(&se, PAGE).is(&[200]);
        assert!(page.text().contains(reason) && !page.text().contains("About inside"), "{}", page.text());
        assert_eq!(fresh(&se, &mut olle), 1);
        let activity = super::desk::value(&page, "activity");
        let release = format!("{PAGE}/release");
        anna.press(&se, &release, &[("activity", &activity)]).is(&[403]);
        let led = olle.press(&se, &release, &[("activity", &activity)]).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{led:?}");
        assert_eq!(se.number("select count(*) from quarantine"), 1);

        se.tamper("insert into authority select * from newer");
        let (mut olle, _) = Browser::with_second_factor(&se, "olle");
        let done = olle.press(&se, &release, &[("activity", &activity)]).is(&[303]);
        let page = olle.get(&se, done.header("location").expect("an address")).is(&[200]).text();
        assert!(page.contains("It is being tried again."), "{page}");
        becomes(&se, &id, "live", 1);
        assert_eq!(se.number("select count(*) from quarantine"), 0);
        assert_eq!(se.number("select count(*) from audit where who = 'olle' and deed = 'quarantine release'"), 1);
        olle.press(&se, &release, &[("activity", &activity)]).is(&[409]);
        assert_eq!(olle.press(&se, &format!("{PAGE}/retry"), &[("host", fi.host())]).status, 303);
        assert_eq!(olle.press(&se, &format!("{PAGE}/retry"), &[("host", "nobody.example")]).status, 409);

        se.tamper(&format!(
            "insert into alarm (id, host, kind, detail, at) values ('x', '{}', 'key', 'another key was shown', 1)",
            fi.host()
        ));
        let settle = format!("{PAGE}/settle");
        let mut paula = Browser::signed_in(&se, "paula");
        assert!(paula.get(&se, PAGE).text().contains("another key was shown"));
        let wordless = paula.press(&se, &settle, &[("host", fi.host()), ("reason", "")]).is(&[422]).text();
        assert!(wordless.contains("Say in a few words what came of it."), "{wordless}");
        let kept = paula.press(&se, &settle, &[("host", fi.host()), ("reason", "We telephoned")]).is(&[409]).text();
        assert!(kept.contains("value=\"We telephoned\""), "what was typed stays: {kept}");
        let (mut paula, _) = Browser::with_second_factor(&se, "paula");
        paula.press(&se, &settle, &[("host", fi.host()), ("reason", "We telephoned")]).is(&[303]);
        assert_eq!(se.number("select count(*) from alarm where cleared_at is null"), 0);
        assert_eq!(se.number("select count(*) from audit where who = 'paula' and deed = 'peer settle'"), 1);
        assert!(place::json(&se.done(&["--json", "peer", "list"])).is_array());
    });
}
