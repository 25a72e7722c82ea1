//! The fields of a meeting and of a guide at the desk, without script: what is typed in them is what a file would say.

use super::{
    desk::{begin, fields, form, node, save, value, written},
    place::{json, write},
};
use crate::harness::{Answer, Browser, Node, Request, on_both};

/// What the form of a meeting says.
const MEETING: [(&str, &str); 20] = [
    ("kind", "meeting-outcome"),
    ("title-0", "Meeting of the six"),
    ("text-0", "What came of it."),
    ("starts", "2027-03-03T10:00"),
    ("ends", "2027-03-03T12:30"),
    ("timezone", "Europe/Helsinki"),
    ("place", "Helsinki: Säätytalo"),
    ("online", "true"),
    ("online_at", "https://room.example/a?b=1"),
    ("attending", "FI\r\nSE\r\n\r\nValmyndigheten"),
    ("agenda", "Opening\r\n# Any \"other\" business"),
    ("decisions", "We go on."),
    ("what-0", "Send the guide"),
    ("owner-0", "Ministry of Justice"),
    ("due-0", "2027-04-05"),
    ("what-1", ""),
    ("owner-1", ""),
    ("due-1", ""),
    ("what-2", "Ask"),
    ("owner-2", ""),
];

/// The same as a file.
const AS_A_FILE: &str = "kind: meeting-outcome\ntlp: CLEAR\ntopics: [early-voting]\nlanguage: en\n\
    title: Meeting of the six\nsummary: Seven days at home, four abroad.\nstarts: 2027-03-03T10:00\n\
    ends: 2027-03-03T12:30\ntimezone: Europe/Helsinki\nplace: \"Helsinki: Säätytalo\"\n\
    online: https://room.example/a?b=1\nattending: [FI, SE, Valmyndigheten]\n\
    agenda:\n  - Opening\n  - \"# Any \\\"other\\\" business\"\ndecisions: [We go on.]\n\
    actions:\n  - what: Send the guide\n    owner: Ministry of Justice\n    due: 2027-04-05\n  - what: Ask\n";

/// What the form of an alert says.
const ALERT: [(&str, &str); 8] = [
    ("kind", "alert"),
    ("title-0", "False letters"),
    ("text-0", "Somebody writes to voters."),
    ("tlp", "CLEAR"),
    ("became_known", "2025-03-03T10:00"),
    ("early_warning", ""),
    ("notification", "2025-03-05T12:00"),
    ("final_report", ""),
];

/// Publishes a draft that is saved; gives the page of the material.
#[track_caller]
fn publish(fi: &Node, browser: &mut Browser, at: &str) -> String {
    let preview = browser.get(fi, &format!("{at}/preview")).is(&[200]);
    let submit = form(&[("csrf", &value(&preview, "csrf")), ("edition", &value(&preview, "edition"))]);
    let published = browser.post(fi, &format!("{at}/submit"), &submit).is(&[303]);
    published.header("location").expect("its page").to_owned()
}

/// A page without what every object says of itself alone.
fn object(fi: &Node, id: &str) -> serde_json::Value {
    let mut object = json(&fi.done(&["material", "show", id, "--as-json-ld"]));
    for own in ["id", "proof", "published", "updated", "url", "replies", "likes", "shares", "pool:log", "context"] {
        object.as_object_mut().expect("an object").remove(own);
    }
    for (_, variant) in object["pool:variants"].as_object_mut().expect("its languages") {
        variant.as_object_mut().expect("an object").remove("since");
    }
    object
}

/// What follows an attribute in a page, up to the end of that element.
#[track_caller]
fn element(page: &str, id: &str) -> String {
    let (before, after) = page.split_once(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    let begin = before.rfind('<').expect("an element");
    format!("{}{}", &before[begin..], after.split('>').next().expect("it ends"))
}

#[test]
fn a_second_language_begins_with_the_same_headings_and_headings_alone_are_no_text() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "lesson-learned");
        let page = aino.get(&fi, &at).is(&[200]).text();
        let (_, area) = page.split_once("id=\"text-0\"").expect("a text");
        let own = area.split_once('>').and_then(|(_, rest)| rest.split("</textarea>").next()).expect("a text");
        let begun = [("kind", "lesson-learned"), ("text-0", own.trim_start_matches('\n'))];
        let more = [begun[0], begun[1], ("language-new", "sv")];
        save(&fi, &mut aino, &at, "add-language", &more).is(&[303]);
        let page = aino.get(&fi, &at).is(&[200]).text();
        for heading in ["## What happened", "## Vad som hände"] {
            assert!(page.contains(heading), "{heading}: {page}");
        }
        // What has headings alone is not gone on with.
        let texts =
            [begun[0], begun[1], ("language-1", "sv"), ("title-1", "En titel"), ("text-1", "## Vad som hände\n\n")];
        let refused = save(&fi, &mut aino, &at, "preview", &texts).is(&[422]).text();
        for field in ["text-0", "text-1"] {
            assert!(refused.contains(&format!("id=\"{field}-wrong\"")), "{field}: {refused}");
        }
        assert!(refused.contains("There are headings here and no text yet."), "{refused}");
    });
}

#[test]
fn a_meeting_written_in_the_fields_of_a_form_says_what_a_file_would_say() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "meeting-outcome");
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(page.contains("id=\"meeting\" open>") && !page.contains("id=\"guide\" open"), "{page}");
        assert!(element(&page, "starts").contains("type=\"datetime-local\""), "{page}");
        assert!(element(&page, "timezone").contains("value=\"Europe/Helsinki\""), "the zone of the state: {page}");
        save(&fi, &mut aino, &at, "preview", &MEETING).is(&[303]);
        let page = aino.get(&fi, &at).text();
        assert!(element(&page, "what-1").contains("value=\"Ask\""), "an empty row is none: {page}");
        assert!(element(&page, "what-3").contains("value=\"\"") && !page.contains("id=\"what-4\""), "{page}");
        // The preview has it all, as the page will.
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]).text();
        for shown in ["3 March 2027 10:00–12:30 (Europe/Helsinki)", "Helsinki: Säätytalo", "We go on.", "5 April 2027"]
        {
            assert!(preview.contains(shown), "{shown}: {preview}");
        }
        let material = publish(&fi, &mut aino, &at);
        let id = material.rsplit('/').next().expect("an id");
        let path = write(&fi, "same.md", AS_A_FILE, "What came of it.");
        let same = json(&fi.done(&["--json", "publish", &path, "--as", "aino"]));
        let same = same["uri"].as_str().expect("an id");
        assert_eq!(object(&fi, id), object(&fi, same));

        // It stands in the calendar, and its source is where a revision begins, with the same in the same fields.
        let text = fi.get("/feeds/calendar.en.ics").is(&[200]).text();
        assert!(text.contains("DTSTART;TZID=Europe/Helsinki:20270303T100000"), "{text}");
        for id in [id, same] {
            let desk = aino.get(&fi, "/en/desk").is(&[200]);
            let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &value(&desk, "csrf")), ("material", id)]));
            let at = begun.is(&[303]).header("location").expect("an address").to_owned();
            let page = aino.get(&fi, &at).is(&[200]).text();
            for (field, kept) in [
                ("starts", "2027-03-03T10:00"),
                ("ends", "2027-03-03T12:30"),
                ("timezone", "Europe/Helsinki"),
                ("place", "Helsinki: Säätytalo"),
                ("online_at", "https://room.example/a?b=1"),
                ("what-0", "Send the guide"),
                ("owner-0", "Ministry of Justice"),
                ("due-0", "2027-04-05"),
                ("what-1", "Ask"),
            ] {
                assert!(element(&page, field).contains(&format!("value=\"{kept}\"")), "{field}: {page}");
            }
            for lines in [">\nFI\nSE\nValmyndigheten</textarea>", ">\nWe go on.</textarea>"] {
                assert!(page.contains(lines), "{lines}: {page}");
            }
            // Nothing of it is left to be typed as keys.
            assert!(page.contains("id=\"further\"") && !page.contains("timezone:"), "{page}");
        }
        // A form from before there were these fields takes nothing away.
        let desk = aino.get(&fi, "/en/desk").is(&[200]);
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &value(&desk, "csrf")), ("material", id)]));
        let at = begun.is(&[303]).header("location").expect("an address").to_owned();
        save(&fi, &mut aino, &at, "save", &[("kind", "meeting-outcome")]).is(&[303]);
        assert!(element(&aino.get(&fi, &at).text(), "what-1").contains("value=\"Ask\""));
    });
}

#[test]
fn what_is_wrong_with_a_meeting_stands_beside_its_field_and_nothing_typed_is_lost() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "meeting-outcome");
        let wrong = [
            ("kind", "meeting-outcome"),
            ("starts", "3.3.2027 at ten"),
            ("ends", "2027-03-28T03:30"),
            ("timezone", "Europe/Helsinky"),
            ("place", "x"),
            ("online", ""),
            ("online_at", "room 5"),
            ("attending", "FI\r\nanna@vaalit.example"),
            ("agenda", "Twice\r\nTwice"),
            ("decisions", ""),
            ("what-0", ""),
            ("owner-0", "Somebody"),
            ("due-0", "soon"),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &wrong).is(&[422]).text();
        for (field, words) in [
            ("starts", "“3.3.2027 at ten” is not a day and time. Write it as 2026-03-01T10:00."),
            ("timezone", "“Europe/Helsinky” is not known here. Did you mean “Europe/Helsinki”?"),
            ("online_at", "“room 5” is not a web address (https://…)."),
            ("attending", "“anna@vaalit.example” looks like the address of a person."),
            ("agenda", "“Twice” stands here twice."),
            ("what-0", "This is missing."),
            ("due-0", "“soon” is not a day. Write it as 2026-03-01."),
        ] {
            assert!(page.contains(&format!("id=\"{field}-wrong\">{words}")), "{field}: {page}");
            let field_itself = element(&page, field);
            assert!(field_itself.contains("aria-invalid=\"true\""), "{field_itself}");
            assert!(field_itself.contains(&format!("{field}-wrong\"")), "{field_itself}");
            assert!(page.contains(&format!("<a href=\"#{field}\">")), "the list of faults leads to {field}: {page}");
        }
        assert!(page.contains("role=\"alert\" tabindex=\"-1\" autofocus"), "{page}");
        for kept in ["3.3.2027 at ten", "room 5", "anna@vaalit.example", "Somebody", "value=\"soon\""] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        assert!(element(&page, "starts").contains("type=\"text\""), "what no field for times shows is a text: {page}");

        // A time that there is not, an end before the beginning, and nobody named where nobody is.
        let skipped = [("starts", "2027-03-28T03:30"), ("timezone", "Europe/Helsinki"), ("kind", "meeting-outcome")];
        let page = save(&fi, &mut aino, &at, "preview", &skipped).is(&[422]).text();
        assert!(
            page.contains("id=\"starts-wrong\">2027-03-28T03:30 does not exist in that time zone or comes twice"),
            "{page}"
        );
        let twice = [
            ("starts", "2027-10-31T03:30+02:00"),
            ("ends", "2027-10-31T03:30+03:00"),
            ("timezone", "Europe/Helsinki"),
            ("kind", "meeting-outcome"),
            ("chatham_house", "true"),
            ("attending", "FI"),
            ("what-0", "Ask"),
            ("owner-0", "Somebody"),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &twice).is(&[422]).text();
        for (field, words) in [
            ("ends", "This is before the beginning."),
            ("attending", "Under the Chatham House Rule nobody is told who took part."),
            ("owner-0", "Under the Chatham House Rule nobody is told who took part."),
        ] {
            assert!(page.contains(&format!("id=\"{field}-wrong\">{words}")), "{field}: {page}");
        }
        // In the language of the page.
        let swedish = at.replace("/en/", "/sv/");
        let page = aino.get(&fi, &swedish);
        let page = aino.post(&fi, &swedish, &written(&fields(&page, "preview", &twice))).is(&[422]).text();
        assert!(page.contains("id=\"ends-wrong\">Detta är före starttiden."), "{page}");
        // A zone that was proposed and not used says nothing, and what is no meeting has no time.
        let none = [("starts", ""), ("timezone", "Europe/Helsinki")];
        save(&fi, &mut aino, &at, "preview", &none).is(&[303]);
        let half = [("starts", ""), ("ends", "2027-03-03T12:30"), ("timezone", "Europe/Helsinki")];
        let page = save(&fi, &mut aino, &at, "preview", &half).is(&[422]).text();
        assert!(page.contains("id=\"starts-wrong\">This is missing."), "{page}");
        assert!(fi.export().is_empty());
    });
}

#[test]
fn the_notices_of_an_alert_are_due_as_its_form_says_or_as_they_are_counted() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "alert");
        let begun = aino.get(&fi, &at).is(&[200]);
        let known = element(&begun.text(), "became_known");
        assert!(!known.contains("value=\"20"), "when it became known is said by a person, and by nobody else: {known}");
        assert!(begun.text().contains("<details class=\"part\" id=\"alert\" open>"), "{}", begun.text());

        let mut early = ALERT;
        early[6].1 = "2025-03-03T09:59";
        let refused = save(&fi, &mut aino, &at, "preview", &early).is(&[422]).text();
        assert!(element(&refused, "notification").contains("aria-invalid"), "{refused}");
        assert!(refused.contains("This is too early. In order:"), "{refused}");

        save(&fi, &mut aino, &at, "preview", &ALERT).is(&[303]);
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]).text();
        for part in ["Became known", "Early warning by", "Notification by", "Final report by"] {
            assert!(preview.contains(part), "{part}: {preview}");
        }
        let page = publish(&fi, &mut aino, &at);
        let shown = fi.get(&page).is(&[200]).text();
        for part in ["Became known", "Early warning by", "Notification by", "Final report by", "2025"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let wire = object(&fi, &id);
        let due = ["pool:becameKnown", "pool:earlyWarning", "pool:notification", "pool:finalReport"];
        assert_eq!(
            due.map(|key| wire[key].as_str().unwrap_or_default()),
            ["2025-03-03T10:00:00Z", "2025-03-04T10:00:00Z", "2025-03-05T12:00:00Z", "2025-04-03T10:00:00Z"]
        );
        let told = fi.get(&format!("/api/v1/materials/{id}")).is(&[200]).json();
        assert_eq!(told["deadlines"]["earlyWarning"], "2025-03-04T10:00:00Z");

        // An alert without any is as it always was, and other kinds have none.
        let head = "kind: alert\ntlp: CLEAR\nlanguage: en\ntitle: Old\n";
        let old = json(&fi.done(&["--json", "publish", &write(&fi, "old.md", head, "As ever.")]));
        let old = object(&fi, old["uri"].as_str().expect("a material has an id"));
        assert!(due.iter().all(|key| old.get(key).is_none()), "{old}");
        let head = "kind: guide\ntlp: CLEAR\nlanguage: en\ntitle: A\nbecame_known: 2025-03-03T10:00\n";
        let refused = fi.refuses(&["publish", &write(&fi, "guide.md", head, "x")]);
        assert!(refused.contains("became_known") && refused.contains("belongs to kind: alert"), "{refused}");
    });
}

#[test]
fn a_guide_is_put_together_in_rows_that_can_be_moved() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let [first, second, third] = ["first", "second", "third"].map(|name| fi.publish(name, "CLEAR", ""));
        let at = begin(&fi, &mut aino, "guide");
        let page = aino.get(&fi, &at).is(&[200]).text();
        assert!(page.contains("id=\"guide\" open>") && !page.contains("id=\"meeting\" open"), "{page}");
        assert!(page.contains("<datalist id=\"proposed\">") && page.contains(">About second</option>"), "{page}");
        let rows = [
            ("kind", "guide"),
            ("phase", "electoral"),
            ("role", "polling-staff"),
            ("parts-0", first.as_str()),
            ("parts-1", ""),
            ("parts-2", &second),
            ("parts-3", &third),
        ];
        let saved = save(&fi, &mut aino, &at, "part-up-3", &rows).is(&[303]);
        assert!(saved.header("location").is_some_and(|next| next.ends_with("#guide")));
        let more = save(&fi, &mut aino, &at, "add-part", &[]).is(&[303]);
        assert!(
            more.header("location").is_some_and(|next| next.ends_with("#parts-3")),
            "a form without them keeps them"
        );
        let page = aino.get(&fi, &at).text();
        for (number, id) in [(0, &first), (1, &third), (2, &second)] {
            assert!(element(&page, &format!("parts-{number}")).contains(&format!("value=\"{id}\"")), "{page}");
        }
        assert!(page.contains(">About third</a>") && page.contains("Move up<span class=\"unseen\"> – Part 2</span>"));
        let wrong = [
            ("kind", "guide"),
            ("role", "polling-staff"),
            ("parts-0", first.as_str()),
            ("parts-1", "the second"),
            ("parts-2", &first),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &wrong).is(&[422]).text();
        assert!(page.contains("id=\"parts-1-wrong\">“the second” is neither an id nor a web address."), "{page}");
        assert!(page.contains("id=\"parts-2-wrong\">“") && page.contains("stands here twice."), "{page}");
        let never = "01a00000-0000-7000-8000-000000000000";
        let unknown = [("kind", "guide"), ("role", "polling-staff"), ("parts-0", first.as_str()), ("parts-1", never)];
        let page = save(&fi, &mut aino, &at, "preview", &unknown).is(&[422]).text();
        assert!(page.contains(&format!("id=\"parts-1-wrong\">No material with the id “{never}”")), "{page}");
        let other = [("kind", "survey"), ("role", "polling-staff"), ("parts-0", first.as_str())];
        let page = save(&fi, &mut aino, &at, "preview", &other).is(&[422]).text();
        assert!(
            page.contains("id=\"role-wrong\">Only a guide has this.") && page.contains("id=\"parts-0-wrong\">Only")
        );
        save(&fi, &mut aino, &at, "preview", &rows).is(&[303]);
        let material = publish(&fi, &mut aino, &at);
        let id = material.rsplit('/').next().expect("an id");
        let sent = json(&fi.done(&["material", "show", id, "--as-json-ld"]));
        assert_eq!(sent["pool:parts"], serde_json::json!([first, second, third]));
        assert_eq!(sent["pool:role"], "polling-staff");
        let markdown = markdown(&fi, id).text();
        assert!(markdown.contains("role: \"polling-staff\"\nparts:\n  - "), "{markdown}");
    });
}

/// The source of a material.
fn markdown(fi: &Node, id: &str) -> Answer {
    fi.send(&Request::get(fi.host(), &format!("/materials/{id}")).and("accept", "text/markdown")).is(&[200])
}

#[test]
fn people_are_called_by_their_names_at_the_desk_and_by_their_accounts_where_two_have_the_same() {
    on_both(|engine| {
        let fi = node(engine, "two");
        for (username, name) in [("anna", "Anna Virtanen"), ("liisa", "Liisa Korhonen"), ("liisa2", "Liisa Korhonen")] {
            fi.done(&["user", "add", username, "--name", name, "--role", "approver", "--authority", "vaalit"]);
        }
        let [mut anna, mut liisa] = ["anna", "liisa"].map(|username| Browser::signed_in(&fi, username));
        let at = begin(&fi, &mut anna, "best-practice");
        save(&fi, &mut anna, &at, "preview", &[]).is(&[303]);
        let desk = liisa.get(&fi, "/en/desk").is(&[200]).text();
        assert!(desk.contains("last saved by Anna Virtanen, ") && !desk.contains("(anna)"), "{desk}");
        let page = liisa.get(&fi, &at).is(&[200]);
        save(&fi, &mut liisa, &at, "save", &[("title-0", "Another title")]).is(&[303]);
        assert!(anna.get(&fi, "/en/desk").text().contains("last saved by Liisa Korhonen (liisa), "));
        let stale = written(&fields(&page, "save", &[("title-0", "A third title")]));
        let conflict = liisa.post(&fi, &at, &stale).is(&[409]).text();
        assert!(conflict.contains("Liisa Korhonen (liisa) saved this draft"), "{conflict}");
        assert!(conflict.contains("> Liisa Korhonen (liisa2)<") || conflict.contains(">Liisa Korhonen (liisa2)<"));
        let waits = publish(&fi, &mut anna, &at);
        let desk = liisa.get(&fi, "/en/desk").text();
        assert!(desk.contains("submitted by Anna Virtanen, "), "{desk}");
        let page = liisa.get(&fi, &waits).is(&[200]);
        assert!(page.text().contains("submitted by Anna Virtanen, "), "{}", page.text());
        let refuse = form(&[
            ("csrf", &value(&page, "csrf")),
            ("sha256", &value(&page, "sha256")),
            ("deed", "refuse"),
            ("words", "Shorter, please."),
        ]);
        liisa.post(&fi, &waits, &refuse).is(&[303]);
        assert!(anna.get(&fi, &at).text().contains("Liisa Korhonen (liisa) sent it back:"));
    });
}

#[test]
fn the_deadlines_of_an_alert_are_told_by_the_clocks_of_the_state() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "alert");
        let begun = aino.get(&fi, &at).is(&[200]).text();
        assert!(begun.contains("<option value=\"Europe/Helsinki\" selected>"), "{begun}");
        let here: Vec<(&str, &str)> = ALERT.into_iter().chain([("deadline_zone", "Europe/Helsinki")]).collect();
        let with = |known: &'static str, zone: &'static str| {
            let changed = |(name, value)| match name {
                "became_known" => (name, known),
                "deadline_zone" => (name, zone),
                _ => (name, value),
            };
            here.iter().copied().map(changed).collect::<Vec<_>>()
        };
        // The clocks skip an hour there.
        let skipped =
            save(&fi, &mut aino, &at, "preview", &with("2025-03-30T03:30", "Europe/Helsinki")).is(&[422]).text();
        assert!(element(&skipped, "became_known").contains("aria-invalid"), "{skipped}");
        let unknown = save(&fi, &mut aino, &at, "preview", &with("2025-03-03T10:00", "Europe/Mars")).is(&[422]).text();
        assert!(unknown.contains("href=\"#deadline_zone\""), "{unknown}");

        save(&fi, &mut aino, &at, "preview", &here).is(&[303]);
        let typed = aino.get(&fi, &at).is(&[200]).text();
        assert!(typed.contains("value=\"2025-03-03T10:00\"") && typed.contains("10:00 (Europe/Helsinki)"), "{typed}");
        let page = publish(&fi, &mut aino, &at);
        let id = page.rsplit('/').next().expect("an id").to_owned();
        let wire = object(&fi, &id);
        let due = ["pool:becameKnown", "pool:earlyWarning", "pool:notification", "pool:finalReport"];
        assert_eq!(
            due.map(|key| wire[key].as_str().unwrap_or_default()),
            ["2025-03-03T08:00:00Z", "2025-03-04T08:00:00Z", "2025-03-05T10:00:00Z", "2025-04-03T08:00:00Z"]
        );
        // A revision begins with the same clocks.
        let csrf = aino.csrf(&fi);
        let begun = aino.post(&fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", &id)])).is(&[303]);
        let again = aino.get(&fi, begun.header("location").expect("an address")).is(&[200]).text();
        assert!(element(&again, "became_known").contains("value=\"2025-03-03T10:00\""), "{again}");
        assert!(again.contains("<option value=\"Europe/Helsinki\" selected>"), "{again}");
    });
}

#[test]
fn a_level_is_chosen_first_and_nobody_is_named_whom_it_does_not_allow() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "guide");
        let kunta = format!("@kunta@{}", fi.host());
        let offers = |page: &str, names: &str| {
            let all = page.split("<fieldset class=\"boxes\" data-names=\"").skip(1);
            let own: Vec<&str> = all.filter_map(|rest| rest.strip_prefix(names)?.split("</fieldset>").next()).collect();
            assert!(!own.is_empty(), "there is nobody to name: {page}");
            own.iter().all(|set| !set.starts_with("\" hidden disabled>"))
        };
        let seen = |page: &str| (offers(page, "authorities"), offers(page, "people"));
        assert_eq!(seen(&aino.get(&fi, &at).is(&[200]).text()), (false, false));
        let chosen = save(&fi, &mut aino, &at, "level", &[("tlp", "AMBER"), ("named", "")]).is(&[303]);
        assert!(chosen.header("location").is_some_and(|to| to.ends_with("#recipients")), "{chosen:?}");
        assert_eq!(seen(&aino.get(&fi, &at).text()), (true, false));
        let amber = [("tlp", "AMBER"), ("named", "authorities"), ("recipients", kunta.as_str())];
        save(&fi, &mut aino, &at, "save", &amber).is(&[303]);
        let ticked = format!("value=\"{kunta}\" checked");
        assert!(aino.get(&fi, &at).text().contains(&ticked));
        // What was ticked for one level is not meant at another.
        let red = [("tlp", "RED"), ("named", "authorities"), ("recipients", kunta.as_str())];
        save(&fi, &mut aino, &at, "level", &red).is(&[303]);
        let page = aino.get(&fi, &at).text();
        assert_eq!(seen(&page), (false, true));
        assert!(!page.contains(&ticked), "{page}");
        let clear = [("tlp", "CLEAR"), ("named", "people"), ("recipients", "aino")];
        save(&fi, &mut aino, &at, "preview", &clear).is(&[303]);
        // Whoever sends it all the same is refused, and sees what they named.
        let forged = [("tlp", "CLEAR"), ("named", ""), ("recipients", kunta.as_str())];
        let refused = save(&fi, &mut aino, &at, "preview", &forged).is(&[422]).text();
        assert!(refused.contains("href=\"#recipients\"") && refused.contains("Also named"), "{refused}");
    });
}
