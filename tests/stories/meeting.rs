//! Meetings: in calendars, on their pages, moved and cancelled, and what of them leaves the node.

use super::place::{self, agree, becomes, json, local_id, write};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Request, on_both};

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
                "LOCATION:Helsinki\\, Säätytalo",
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
                "SEQUENCE:1",
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

#[test]
fn the_calendar_page_says_what_comes_and_what_was_in_both_times_and_marks_what_moved() {
    on_both(|engine| {
        let fi = alone(engine);
        let empty = fi.get("/en/calendar").is(&[200]).text();
        assert!(empty.contains("No meeting that can be shown to you is coming up."), "{empty}");
        let held = meeting(&fi, "held", "CLEAR", "2021-03-12T10:00", "ends: 2021-03-12T12:30\n");
        let coming = meeting(&fi, "coming", "CLEAR", "2027-03-03T10:00", "ends: 2027-03-03T12:00\nplace: Helsinki\n");
        let off = meeting(&fi, "off", "CLEAR", "2027-04-07T10:00", "");
        meeting(&fi, "inside", "GREEN", "2027-05-05T10:00", "");
        fi.done(&[
            "revise",
            &coming,
            &files(&fi, "coming", "CLEAR", "2027-03-04T10:00", "ends: 2027-03-04T12:00\nplace: Helsinki\n"),
        ]);
        fi.done(&["withdraw", &off, "--reason", "Ei pidetä"]);

        let page = fi.get("/en/calendar").is(&[200]).text();
        let (upcoming, past) = page.split_once("<h2 id=\"past\">").expect("both lists");
        for shown in [
            "<h3 class=\"month\">March 2027</h3>",
            "4 March 2027 10:00–12:00 (Europe/Helsinki)</time>",
            "In Brussels: 4 March 2027 09:00–11:00</p>",
            "Moved. It was planned for 3 March 2027 10:00.",
            "dir=\"auto\">Helsinki <span class=\"tongue\">(<span lang=\"en\">Finnish</span>)</span></span>",
            "<h3 class=\"month\">April 2027</h3>",
            ">Meeting cancelled</a>",
            "dir=\"auto\">Ei pidetä <span class=\"tongue\">(<span lang=\"en\">Finnish</span>)</span></p>",
            "href=\"webcal://fi.localhost:8101/feeds/calendar.en.ics\"",
            "<a href=\"/en/calendar\" aria-current=\"page\">Calendar</a>",
        ] {
            assert!(upcoming.contains(shown), "{shown}: {page}");
        }
        assert!(past.contains("Meeting held") && past.contains("March 2021"), "{past}");
        assert!(!page.contains("inside") && !upcoming.contains("Meeting held"), "{page}");
        fi.done(&["user", "add", "anna", "--role", "reader"]);
        assert!(Browser::signed_in(&fi, "anna").get(&fi, "/en/calendar").text().contains("Meeting inside"));

        let narrowed = fi.get("/en/calendar?country=SE").text();
        assert!(narrowed.contains("Calendar – Sweden</h1>") && !narrowed.contains("Meeting coming"), "{narrowed}");
        assert!(narrowed.contains("/feeds/country/se.en.ics"), "{narrowed}");
        assert!(fi.get("/en/calendar?topic=deepfakes").text().contains("Meeting coming"));
        let of = |id: &str| fi.get(&format!("/en/materials/{}", local_id(&fi, id))).is(&[200]).text();
        let page = of(&coming);
        assert!(page.contains("<dt>In Brussels</dt>"), "{page}");
        assert_eq!(page.matches("Europe/").count(), 1, "a zone is named once: {page}");
        // What stands in another language says so to those who see it, and what is gone says what it was.
        let mark = "<span class=\"tongue\">(<span lang=\"en\">Finnish</span>)</span>";
        let gone = fi.get("/en/withdrawn").is(&[200]).text();
        assert!(
            gone.contains(&format!("Ei pidetä</span> {mark}")) && gone.contains("<span>Meeting outcome</span>"),
            "{gone}"
        );
        assert!(!fi.get("/fi/withdrawn").text().contains("class=\"tongue\""));
        let gone = fi.get(&format!("/en/materials/{}", local_id(&fi, &off))).is(&[410]).text();
        assert!(
            gone.contains(&format!("Ei pidetä {mark}</dd>")) && gone.contains("<dd>Meeting outcome</dd>"),
            "{gone}"
        );
        let one = format!("/feeds/meeting/{}.en.ics", local_id(&fi, &coming));
        assert!(page.contains(&format!("href=\"{one}\"")), "{page}");
        let text = calendar(&fi, &one);
        assert_eq!((event(&text, &coming).len() > 5, text.matches("BEGIN:VEVENT").count()), (true, 1), "{text}");
        assert!(of(&held).contains("12 March 2021 10:00–12:30 (Europe/Helsinki)"));
    });
}

#[test]
fn a_meeting_shows_its_agenda_and_actions_and_what_came_out_of_it_both_ways() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let more = "agenda: [Deepfake, Laskenta]\ndecisions: [Harjoitellaan]\nactions:\n  - what: Opas\n    owner: Valmyndigheten\n    \
            due: 2099-02-01\n  - what: Vanha asia\n    due: 2020-01-01\n";
        let first = meeting(&fi, "first", "CLEAR", "2026-03-03T10:00", more);
        let related = |title: &str, tlp: &str, more: &str| {
            let path = write(&fi, "guide.md", &place::best_practice(title, tlp, more), "Text.");
            // What is made from something for fewer is published by two.
            place::approved(&fi, json(&fi.done(&["--json", "publish", &path])))["uri"]
                .as_str()
                .expect("an id")
                .to_owned()
        };
        let guide = related("The guide", "CLEAR", &format!("derived_from: {first}\n"));
        let inside = related("The inside story", "GREEN", &format!("part_of: {first}\n"));
        let open = related("The open part", "CLEAR", &format!("derived_from: {inside}\n"));
        agree(&fi, &se);
        for node in [&fi, &se] {
            let of = |id: &str| node.get(&format!("/en/materials/{}", local_id(node, id))).is(&[200]).text();
            let page = of(&first);
            for shown in [
                "<h2>Agenda <span",
                "<li lang=\"fi\" dir=\"auto\">Laskenta</li>",
                ">Valmyndigheten</span>",
                "1 February 2099",
                "What came out of this",
                ">The guide</a>",
            ] {
                assert!(page.contains(shown), "{shown}: {page}");
            }
            assert!(!page.contains("The inside story"), "not for the public: {page}");
            assert!(of(&guide).contains("<h2>Made from</h2>") && of(&guide).contains(">Meeting first</a>"));
            assert!(!of(&open).contains("Made from"), "what it was made from is not for the public");
            let front = node.get("/en/").is(&[200]).text();
            assert!(front.contains("Open actions") && front.contains(">Opas</span>"), "{front}");
            assert!(!front.contains("Vanha asia"), "{front}");
        }
        fi.done(&["user", "add", "anna", "--role", "reader"]);
        let mut anna = Browser::signed_in(&fi, "anna");
        let page = anna.get(&fi, &format!("/en/materials/{}", local_id(&fi, &first)));
        assert!(page.text().contains("The inside story"), "{}", page.text());
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        // What is not for everybody is a file for those who may read it.
        let inner = meeting(&fi, "inner", "GREEN", "2026-03-04T10:00", "");
        let page = format!("/en/materials/{}", local_id(&fi, &inner));
        let file = format!("{page}/calendar.ics");
        fi.get(&file).is(&[404]);
        assert!(anna.get(&fi, &page).is(&[200]).text().contains(&file));
        let seen = anna.get(&fi, &file).is(&[200]);
        assert!(seen.text().contains("SUMMARY;LANGUAGE=en:TLP:GREEN · Meeting inner"), "{}", seen.text());
        assert_eq!(seen.header("cache-control"), Some("private, no-store"));
    });
}

#[test]
fn under_the_chatham_house_rule_nothing_leaves_that_names_who_was_there() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let closed = |more: &str, body: &str| {
            let head = head("Kokous", "CLEAR", "2026-03-03T10:00", &format!("chatham_house: true\n{more}"));
            write(&fi, "closed.md", &head, body)
        };
        for (more, body, named) in [
            ("attending: [FI, SE]\n", "Tulos.", "line 11, key attending: names who took part"),
            ("actions: [{what: Opas, owner: Val}]\n", "Tulos.", "key actions.owner: names a body"),
            ("decisions: [\"Maija Meikäläinen: kyllä\"]\n", "Tulos.", "decisions: “Maija Meikäläinen:” says who spoke"),
            ("", "Alku.\n\nSuomi: kyllä.", "line 15: “Suomi:” says who spoke"),
            ("", "## Osallistujat\n\n- eri maista", "line 13: “Osallistujat” is a list of who was there"),
            ("", "Kirjoita: maija@vaalit.example", "“maija@vaalit.example” is the address of somebody"),
        ] {
            for command in [&["publish", "--dry-run"][..], &["publish"]] {
                let path = closed(more, body);
                let refused = fi.refuses(&[command, &[&path]].concat());
                assert!(refused.contains(named) && refused.contains("chatham_house: true"), "{named}: {refused}");
            }
        }
        assert!(fi.export().is_empty(), "nothing was published");

        let path = closed("actions: [{what: Opas, due: 2099-02-01}]\ndecisions: [Harjoitellaan]\n", "Tulos: yhdessä.");
        let id = json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        agree(&fi, &se);
        let page = se.get(&format!("/en/materials/{}", local_id(&se, &id))).is(&[200]).text();
        assert!(page.contains("Applies: who said what, and who took part, is not told."), "{page}");
        assert!(page.contains("Harjoitellaan") && page.contains("1 February 2099"), "{page}");
        for part in ["\"@type\":\"Event\"", "\"startDate\":\"2026-03-03T", "EventAttendanceMode\""] {
            assert!(page.contains(part), "{part}: {page}");
        }

        // What was told before the flag stands in the revision before, here and at every partner.
        let open =
            write(&fi, "open.md", &head("Kokous", "CLEAR", "2026-03-03T10:00", "attending: [FI, SE]\n"), "Tulos.");
        let told = json(&fi.done(&["--json", "publish", &open]))["uri"].as_str().expect("an id").to_owned();
        let path = closed("", "Tulos.");
        for command in [&["revise", &told, &path, "--dry-run"][..], &["revise", &told, &path]] {
            let refused = fi.refuses(command);
            assert!(refused.contains("withdraw it, which erases them everywhere"), "{refused}");
        }
        assert_eq!(fi.exported(&told).expect("it is held")["revision"], 1);
    });
}

/// The HTML of an entry, and its summary, in each of the three formats.
fn entries(node: &Node, language: &str, id: &str) -> [(String, String); 3] {
    let text = |format: &str| node.get(&format!("/feeds/all.{language}.{format}")).is(&[200]).text();
    let rss: rss::Channel = text("rss").parse().expect("it is RSS");
    let item = rss.items().iter().find(|item| item.guid().is_some_and(|guid| guid.value() == id)).expect("it is there");
    let atom: atom_syndication::Feed = text("atom").parse().expect("it is Atom");
    let entry = atom.entries().iter().find(|entry| entry.id() == id).expect("it is there");
    let feed = json(&text("json"));
    let one = feed["items"].as_array().expect("items").iter().find(|one| one["id"] == id).expect("it is there").clone();
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    [
        (word(item.content()), word(item.description())),
        (
            word(entry.content().and_then(|content| content.value())),
            word(entry.summary().map(atom_syndication::Text::as_str)),
        ),
        (word(one["content_html"].as_str()), word(one["summary"].as_str())),
    ]
}

#[test]
fn an_entry_of_a_feed_says_when_where_and_what_was_decided_before_its_text() {
    on_both(|engine| {
        let fi = alone(engine);
        let more = "ends: 2027-03-03T12:00\nplace: Helsinki & Säätytalo\nonline: https://huone.example/a?b=1&c=2\n\
            agenda: [Avaus, <Päätökset>]\ndecisions: [Jatketaan]\n\
            actions:\n  - what: Lähetetään ohje\n    owner: Oikeusministeriö\n    due: 2027-04-05\n  - what: Kysytään\n";
        let one = meeting(&fi, "one", "CLEAR", "2027-03-02T10:00", more);
        let path = files(&fi, "one", "CLEAR", "2027-03-03T10:00", more);
        fi.done(&["revise", &one, &path]);
        let english = "<div lang=\"en\"><p><strong>When:</strong> 3 March 2027 10:00–12:00 (Europe/Helsinki)<br>\
            <strong>In Brussels:</strong> 3 March 2027 09:00–11:00<br>\
            <strong>Place:</strong> <span lang=\"fi\">Helsinki &amp; Säätytalo</span><br>\
            <strong>Online:</strong> <a href=\"https://huone.example/a?b=1&amp;c=2\">https://huone.example/a?b=1&amp;c=2</a><br>\
            Moved. It was planned for 2 March 2027 10:00.</p>\
            <p><strong>Agenda</strong></p><ul><li><span lang=\"fi\">Avaus</span></li>\
            <li><span lang=\"fi\">&lt;Päätökset&gt;</span></li></ul>\
            <p><strong>Decisions</strong></p><ul><li><span lang=\"fi\">Jatketaan</span></li></ul>\
            <p><strong>Actions</strong></p><ul><li><span lang=\"fi\">Lähetetään ohje</span> \
            (Who: <span lang=\"fi\">Oikeusministeriö</span>, By: 5 April 2027)</li>\
            <li><span lang=\"fi\">Kysytään</span></li></ul></div><p>The outcome.</p>";
        for (html, summary) in entries(&fi, "en", &one) {
            assert_eq!(html, english);
            assert_eq!(summary, "What one is about.");
        }
        for (html, _) in entries(&fi, "fi", &one) {
            let begins = "<div lang=\"fi\"><p><strong>Milloin:</strong> 3. maaliskuuta 2027 ";
            assert!(html.starts_with(begins) && html.ends_with("</div><p>Tulos.</p>"), "{html}");
            assert!(html.contains("<ul><li>Jatketaan</li></ul>"), "its own words need no language: {html}");
        }
        // Without a summary that is what the summary says; under the Chatham House Rule nobody is named.
        let head = "kind: meeting-outcome\ntlp: CLEAR\nlanguage: fi\ntitle: Suljettu\nstarts: 2027-05-05T10:00\n\
            timezone: Europe/Brussels\nchatham_house: true\nactions:\n  - what: Kysytään\n    due: 2027-06-05\n";
        let path = write(&fi, "closed.md", head, "Suljettu.");
        let closed = json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        for (html, summary) in entries(&fi, "en", &closed) {
            assert!(
                summary.starts_with("When: 5 May 2027 10:00 (Europe/Brussels) · Chatham House Rule: "),
                "{summary}"
            );
            assert!(summary.ends_with(" · Actions: Kysytään (By: 5 June 2027)"), "{summary}");
            assert!(
                html.starts_with("<div lang=\"en\"><p><strong>When:</strong> 5 May 2027") && !html.contains("Who:")
            );
        }
        // A calendar announces no text that is not there.
        let event = event(&calendar(&fi, "/feeds/calendar.en.ics"), &closed);
        assert!(event.len() > 5 && !event.iter().any(|line| line.starts_with("DESCRIPTION")), "{event:?}");
    });
}
