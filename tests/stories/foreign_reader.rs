//! Feeds and calendars read by programs that are not ours: what they say is what was published.

use std::fs;

use feed_rs::model::{Entry, Feed, FeedType};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, Event, EventLike};

use super::place::{best_practice, json, write};
use crate::harness::{Engine, Node, NodeDraft, on_both};

fn node(engine: Engine) -> Node {
    NodeDraft::new(engine, "fi", 8101).prepare().started()
}

fn read(node: &Node, target: &str) -> Feed {
    let answer = node.get(target).is(&[200]);
    feed_rs::parser::parse(&answer.body[..]).unwrap_or_else(|error| panic!("{target}: {error}: {}", answer.text()))
}

/// The addresses of the files of an entry, with type and size, wherever the format keeps them.
fn files(entry: &Entry) -> Vec<(String, String, u64)> {
    let of_media = entry.media.iter().flat_map(|media| &media.content).filter_map(|content| {
        let media_type = content.content_type.as_ref()?.to_string();
        Some((content.url.as_ref()?.to_string(), media_type, content.size?))
    });
    let of_links =
        entry.links.iter().filter_map(|link| Some((link.href.clone(), link.media_type.clone()?, link.length?)));
    of_media.chain(of_links).collect()
}

#[test]
fn a_feed_reader_finds_titles_dates_ids_languages_and_files_as_published_in_each_format() {
    on_both(|engine| {
        let fi = node(engine);
        fs::write(fi.folder().join("form.txt"), "A form to fill in.").expect("the folder is writable");
        let more = "topics: [early-voting]\nattachments: [form.txt]\n";
        let title = "Advance voting & <more>, “quoted” – ääni";
        let head = best_practice("TITLE", "CLEAR", more).replace("title: TITLE", &format!("title: '{title}'"));
        let path = write(&fi, "voting.md", &head, "Read [that](https://example.org/that) & <b>this</b>.");
        let id = json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        let object = json(&fi.done(&["material", "show", &id, "--as-json-ld"]));
        let published: jiff::Timestamp = object["published"].as_str().expect("a date").parse().expect("an instant");
        for (format, expected) in [("rss", FeedType::RSS2), ("atom", FeedType::Atom), ("json", FeedType::JSON)] {
            let target = format!("/feeds/all.en.{format}");
            let feed = read(&fi, &target);
            assert_eq!(feed.feed_type, expected, "{target}");
            assert_eq!(feed.language.as_deref(), Some("en"), "{target}");
            assert!(feed.title.expect("a title").content.starts_with("Test authority fi"), "{target}");
            assert_eq!(feed.entries.len(), 1, "{target}");
            let entry = &feed.entries[0];
            assert_eq!(entry.id, id, "{target}");
            assert_eq!(entry.title.as_ref().expect("a title").content, title, "{target}");
            let date = entry.published.expect("a date");
            assert_eq!(date.timestamp(), published.as_second(), "{target}");
            let uuid = id.rsplit('/').next().expect("an id ends in its UUID");
            let page = format!("{}/en/materials/{uuid}", fi.origin());
            assert!(entry.links.iter().any(|link| link.href == page), "{target}: {:?}", entry.links);
            let text = entry.content.as_ref().and_then(|content| content.body.clone()).expect("a text");
            assert!(text.contains("<a href=\"https://example.org/that\""), "{target}: {text}");
            let found = files(entry);
            let [(address, media_type, size)] = &found[..] else { panic!("{target}: {found:?}") };
            assert_eq!((media_type.as_str(), *size), ("text/plain", 18), "{target}");
            let path = address.strip_prefix(fi.origin()).expect("it is here");
            assert_eq!(fi.get(path).is(&[200]).body, b"A form to fill in.", "{target}");
            assert!(
                entry.categories.iter().any(|category| category.term == "early-voting"
                    || category.label.as_deref() == Some("Early voting")
                    || category.term == "Early voting"),
                "{target}: {:?}",
                entry.categories
            );
        }
    });
}

fn events(node: &Node, target: &str) -> Vec<Event> {
    let text = node.get(target).is(&[200]).text();
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{target}: {error}: {text}"));
    let event = |component: &CalendarComponent| component.as_event().cloned();
    calendar.components.iter().filter_map(event).collect()
}

#[test]
fn a_calendar_program_finds_meetings_where_and_when_they_are_and_that_one_is_cancelled() {
    on_both(|engine| {
        let fi = node(engine);
        let meeting = |file: &str, title: &str, more: &str| {
            let head = format!(
                "kind: meeting-outcome\ntlp: CLEAR\nlanguage: fi\ntitle: \"{title}\"\nsummary: Mistä puhutaan.\n\
                 starts: 2026-12-01T10:00\nends: 2026-12-01T12:30\ntimezone: Europe/Helsinki\n{more}"
            );
            let path = write(&fi, file, &head, "Tulos.");
            json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned()
        };
        let title = "Kokous; toinen, pitkä nimi, joka ei mahdu yhdelle riville vaan jatkuu seuraavalla – äänestys";
        let id = meeting("a.md", title, "place: \"Helsinki, sali; 1\"\n");
        let gone = meeting("b.md", "Peruttava", "");
        fi.done(&["withdraw", &gone, "--reason", "Ei pidetä."]);
        let all = events(&fi, "/feeds/calendar.fi.ics");
        assert_eq!(all.len(), 2);
        let of =
            |id: &str| all.iter().find(|event| event.get_uid() == Some(id)).unwrap_or_else(|| panic!("{id}: {all:?}"));
        let event = of(&id);
        assert_eq!(event.get_summary(), Some(title));
        assert_eq!(event.get_location(), Some("Helsinki, sali; 1"));
        assert_eq!(event.get_status(), Some(icalendar::EventStatus::Confirmed));
        let local = |at: Option<DatePerhapsTime>| match at {
            Some(DatePerhapsTime::DateTime(icalendar::CalendarDateTime::WithTimezone { date_time, tzid })) => {
                format!("{date_time} {tzid}")
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(local(event.get_start()), "2026-12-01 10:00:00 Europe/Helsinki");
        assert_eq!(local(event.get_end()), "2026-12-01 12:30:00 Europe/Helsinki");
        assert_eq!(of(&gone).get_status(), Some(icalendar::EventStatus::Cancelled));
        let only = events(&fi, &format!("/feeds/meeting/{}.fi.ics", id.rsplit('/').next().expect("a UUID")));
        assert_eq!(only.len(), 1);
    });
}
