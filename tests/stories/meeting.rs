//! Meetings: in calendars, on their pages, moved and cancelled, and what of them leaves the node.

use super::place::{self, agree, becomes, json, write};
use crate::harness::{Answer, Engine, Node, NodeDraft, Request, on_both};

/// The front matter of a meeting in Finnish that begins at this time in Helsinki.
fn head(title: &str, tlp: &str, starts: &str, more: &str) -> String {
    format!(
        "kind: meeting-outcome\ntlp: {tlp}\nlanguage: fi\ntitle: {title}\nsummary: Mistä {title} kertoo.\n\
         topics: [deepfakes]\nstarts: {starts}\ntimezone: Europe/Helsinki\n{more}"
    )
}

/// Publishes a meeting with an English translation; gives its id.
fn meeting(node: &Node, file: &str, tlp: &str, starts: &str, more: &str) -> String {
    let path = files(node, file, tlp, starts, more);
    let published = json(&node.done(&["--json", "publish", &path]));
    published["uri"].as_str().expect("an id").to_owned()
}

fn files(node: &Node, file: &str, tlp: &str, starts: &str, more: &str) -> String {
    let english = format!("language: en\ntitle: Meeting {file}\nsummary: What {file} is about.\nstatus: human\n");
    write(node, &format!("{file}.en.md"), &english, "The outcome.");
    write(node, &format!("{file}.md"), &head(&format!("Kokous {file}"), tlp, starts, more), "Tulos.")
}

fn alone(engine: Engine) -> Node {
    NodeDraft::new(engine, "fi", 8101).prepare().started()
}

/// A calendar with its lines put together again.
#[track_caller]
fn calendar(node: &Node, target: &str) -> String {
    let answer = node.get(target).is(&[200]);
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"), "{target}");
    let text = answer.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    text.replace("\r\n ", "")
}

/// The lines of one meeting in a calendar.
fn event(text: &str, id: &str) -> Vec<String> {
    let found = text.split("BEGIN:VEVENT\r\n").skip(1).find(|part| part.starts_with(&format!("UID:{id}\r\n")));
    found.map(|part| part.split_terminator("\r\n").map(str::to_owned).collect()).unwrap_or_default()
}

fn ask(node: &Node, method: &str, target: &str, header: (&str, &str)) -> Answer {
    let request = Request::get(node.host(), target).and(header.0, header.1);
    node.send(&Request { method: method.to_owned(), ..request })
}

#[test]
fn a_moved_meeting_keeps_its_uid_and_a_cancelled_one_says_so_at_the_partner_too() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let third =
            meeting(&fi, "third", "CLEAR", "2027-03-03T10:00", "ends: 2027-03-03T12:00\nplace: Helsinki, Säätytalo\n");
        let fifth = meeting(&fi, "fifth", "CLEAR", "2027-05-05T10:00", "");
        meeting(&fi, "inside", "GREEN", "2027-06-06T10:00", "");
        agree(&fi, &se);
        for node in [&fi, &se] {
            let text = calendar(node, "/feeds/calendar.fi.ics");
            let lines = event(&text, &third);
            for line in [
                "SEQUENCE:0",
                "DTSTART;TZID=Europe/Helsinki:20270303T100000",
                "DTEND;TZID=Europe/Helsinki:20270303T120000",
                "STATUS:CONFIRMED",
                "SUMMARY;LANGUAGE=fi:Kokous third",
                "LOCATION;LANGUAGE=fi:Helsinki\\, Säätytalo",
                "CATEGORIES:Syväväärennökset",
            ] {
                assert!(lines.iter().any(|found| found == line), "{line}: {lines:?}");
            }
            assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n"), "{text}");
            assert!(text.contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"), "{text}");
            assert!(!text.contains("inside"), "CLEAR only: {text}");
            let english = calendar(node, "/feeds/country/fi.en.ics");
            assert!(event(&english, &third).contains(&"SUMMARY;LANGUAGE=en:Meeting third".to_owned()), "{english}");
            assert!(event(&calendar(node, "/feeds/topic/deepfakes.en.ics"), &third).len() > 5);
            assert_eq!(event(&calendar(node, "/feeds/topic/early-voting.en.ics"), &third).len(), 0);
            assert_eq!(event(&calendar(node, "/feeds/country/se.en.ics"), &third).len(), 0);
        }

        let path = files(&fi, "third", "CLEAR", "2027-03-04T10:00", "");
        fi.done(&["revise", &third, &path]);
        fi.done(&["withdraw", &fifth, "--reason", "Ei pidetä"]);
        becomes(&se, &third, "live", 2);
        becomes(&se, &fifth, "tombstone", 2);
        for node in [&fi, &se] {
            let text = calendar(node, "/feeds/topic/deepfakes.fi.ics");
            let moved = event(&text, &third);
            for line in ["SEQUENCE:1", "DTSTART;TZID=Europe/Helsinki:20270304T100000", "STATUS:CONFIRMED"] {
                assert!(moved.iter().any(|found| found == line), "{line}: {moved:?}");
            }
            let gone = event(&text, &fifth);
            for line in [
                "STATUS:CANCELLED",
                "SEQUENCE:2",
                "DTSTART;TZID=Europe/Helsinki:20270505T100000",
                "SUMMARY;LANGUAGE=fi:Kokous peruttu",
                "DESCRIPTION;LANGUAGE=fi:Ei pidetä",
            ] {
                assert!(gone.iter().any(|found| found == line), "{line}: {gone:?}");
            }
            assert!(!text.contains("fifth"), "the title is erased with the rest: {text}");
        }
    });
}

#[test]
fn a_calendar_is_asked_again_at_no_cost_and_a_raised_meeting_vanishes_from_it() {
    on_both(|engine| {
        let fi = alone(engine);
        let id = meeting(&fi, "one", "CLEAR", "2027-03-03T10:00", "");
        let target = "/feeds/calendar.en.ics";
        let first = fi.get(target).is(&[200]);
        let (etag, modified) = (first.header("etag").expect("an ETag"), first.header("last-modified").expect("a date"));
        let same = ask(&fi, "GET", target, ("if-none-match", etag)).is(&[304]);
        assert!(same.body.is_empty());
        ask(&fi, "GET", target, ("if-modified-since", modified)).is(&[304]);
        let head = ask(&fi, "HEAD", target, ("accept", "*/*")).is(&[200]);
        assert_eq!((head.header("etag"), head.body.len()), (Some(etag), 0));
        for absent in ["/feeds/all.en.ics", "/feeds/calendar.de.ics", "/feeds/topic/nothing.en.ics"] {
            assert_eq!(fi.get(absent).status, 404, "{absent}");
        }
        fi.done(&["revise", &id, &files(&fi, "one", "GREEN", "2027-03-03T10:00", "")]);
        let text = calendar(&fi, target);
        assert!(!text.contains("VEVENT"), "{text}");
        ask(&fi, "GET", target, ("if-none-match", etag)).is(&[200]);
    });
}
