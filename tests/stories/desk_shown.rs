//! What an author and an approver are shown at the desk: all that is stated, what of it changes, everything that is wrong
//! at once, and what was done.

use super::{
    desk::{begin, fields, form, node, save, with_files},
    desk_approving::{decide, submit},
    place,
};
use crate::harness::{Browser, Node, on_both};

/// What is stated beside the text, field by field.
const STATED: [(&str, &str); 8] = [
    ("tlp", "GREEN"),
    ("phase", "electoral"),
    ("maturity", "pilot"),
    ("licence", "CC0-1.0"),
    ("reference", "OM/12/2026"),
    ("secrecy", "JulkL 24 §"),
    ("sources", "https://vaalit.example/a\r\nhttps://vaalit.example/b"),
    ("kind", "best-practice"),
];

/// The cell beside a heading in a table of a page.
#[track_caller]
fn cell(page: &str, heading: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("<th scope=\"row\">{heading}</th>"))
        .unwrap_or_else(|| panic!("nothing is said of {heading}: {page}"));
    rest.split_once("</tr>").expect("the row ends").0.to_owned()
}

/// Begins a revision of a material; gives the address of the draft.
#[track_caller]
fn revise(fi: &Node, browser: &mut Browser, id: &str) -> String {
    let csrf = browser.csrf(fi);
    let begun = browser.post(fi, "/en/desk/drafts", &form(&[("csrf", &csrf), ("material", id)])).is(&[303]);
    begun.header("location").expect("an address").to_owned()
}

/// The last part of an address.
fn id_in(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    path.rsplit('/').next().expect("an id").to_owned()
}

#[test]
fn the_second_person_reads_all_that_is_stated_and_what_of_it_a_revision_changes() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let (whole, other) = (fi.publish("the whole", "CLEAR", ""), fi.publish("the other", "CLEAR", ""));
        let at = begin(&fi, &mut aino, "best-practice");
        // The address of a page here is as good as the id.
        let page = format!("{}/sv/materials/{}?in=en", fi.origin(), place::local_id(&fi, &whole));
        let mut first = STATED.to_vec();
        first.extend([("part_of", page.as_str()), ("derived_from", &whole)]);
        save(&fi, &mut aino, &at, "preview", &first).is(&[303]);
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]).text();
        for (heading, said) in [
            ("Kind", ">Best practice<"),
            ("Sharing", ">TLP:GREEN<"),
            ("Topics", ">Early voting<"),
            ("Licence", ">CC0-1.0<"),
            ("Reference", ">OM/12/2026<"),
            ("Sources", "href=\"https://vaalit.example/b\" rel=\"nofollow noopener noreferrer\""),
            ("Part of", ">About the whole</a>"),
            ("Made from", ">About the whole</a>"),
            ("Languages", ">English – original text<"),
        ] {
            assert!(cell(&preview, heading).contains(said), "{heading}: {preview}");
        }
        for heading in ["Phase", "Maturity"] {
            assert!(!cell(&preview, heading).is_empty());
        }
        assert!(preview.contains("JulkL 24 §") && !preview.contains("Other facts that changed"), "{preview}");

        let published = submit(&fi, &mut aino, &at, &first);
        let at = revise(&fi, &mut aino, &id_in(&published));
        let mut second = STATED.to_vec();
        second.extend([("part_of", other.as_str()), ("derived_from", &whole), ("note", "It is for all now.")]);
        for (name, value) in &mut second {
            match *name {
                "tlp" => *value = "CLEAR",
                "maturity" => *value = "in-use",
                "reference" => *value = "OM/13/2026",
                "secrecy" => *value = "",
                _ => {}
            }
        }
        let files: [(&str, &str, &[u8]); 1] = [("files", "table.csv", b"a,b\n")];
        let page = aino.get(&fi, &at).is(&[200]);
        aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &second), &files)).is(&[303]);
        let waits = submit(&fi, &mut aino, &at, &second);
        assert!(waits.contains("/waiting/"), "{waits}");
        let read = veikko.get(&fi, &waits).is(&[200]).text();
        assert!(cell(&read, "What has changed, in the words of the author").contains("It is for all now."), "{read}");
        assert!(cell(&read, "Part of").contains(">About the other</a>"), "{read}");
        let (_, changes) = read.split_once("Other facts that changed").expect("they are told");
        for (heading, before, after) in [
            ("Sharing", "TLP:GREEN", "TLP:CLEAR"),
            ("Reference", "OM/12/2026", "OM/13/2026"),
            ("Part of", "About the whole", "About the other"),
            ("Attachments", "none", "table.csv"),
        ] {
            let told = cell(changes, heading);
            let (old, new) = told.split_once("</td><td").expect("two cells");
            assert!((before == "none" || old.contains(before)) && new.contains(after), "{heading}: {told}");
        }
        for same in ["Licence", "Made from", "Sources", "Topics"] {
            assert!(!changes.contains(&format!("<th scope=\"row\">{same}</th>")), "{same}: {changes}");
        }
    });
}

#[test]
fn what_it_is_said_to_be_made_from_and_is_not_here_is_wrong_beside_its_field() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let hidden = place::write(&fi, "red.md", &place::best_practice("Red", "RED", "recipients: [veikko]\n"), "Red.");
        let hidden = place::json(&fi.done(&["--json", "publish", &hidden, "--as", "veikko"]))["uri"].clone();
        let at = begin(&fi, &mut aino, "best-practice");
        for never in [
            "01a00000-0000-7000-8000-000000000000",
            "https://elsewhere.example/materials/1",
            hidden.as_str().expect("an id"),
        ] {
            for field in ["part_of", "derived_from"] {
                save(&fi, &mut aino, &at, "save", &[(field, never)]).is(&[303]);
                let page = save(&fi, &mut aino, &at, "preview", &[(field, never)]).is(&[422]).text();
                let said = format!("id=\"{field}-wrong\">No material with the id “{never}” is held on this node.");
                assert!(page.contains(&said) && page.contains(&format!("<a href=\"#{field}\">")), "{page}");
            }
        }
        assert_eq!(fi.number("select count(*) from material"), 1);
    });
}

#[test]
fn everything_wrong_is_said_at_once_and_each_error_leads_to_a_field_that_is_there() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "best-practice");
        let never = "01a00000-0000-7000-8000-000000000000";
        let wrong = [
            ("tlp", ""),
            ("title-0", ""),
            ("text-0", "See ![the queue](queue.png) and [the table](table.csv)."),
            ("topics", "early voting"),
            ("topics", "hologrammi"),
            ("topics", "ennakkoäänestys"),
            ("project", "valpoolen"),
            ("sources", "one\r\nhttps://vaalit.example/\r\ntwo"),
            ("derived_from", never),
            ("further", "colour: red"),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &wrong).is(&[422]).text();
        let list = page.split_once("Look at these fields").expect("a list").1.split("</ul>").next().expect("its end");
        let mut places = Vec::new();
        for (field, said) in [
            ("title-0", "Title: This is missing."),
            ("text-0", "Text: The text leads to “queue.png”, which is not among the attachments."),
            ("text-0", "Text: The text leads to “table.csv”, which is not among the attachments."),
            ("tlp-0", "Level: This is missing."),
            ("topics-1", "Topic 2: “hologrammi” is not known here."),
            ("topics-2", "Topic 3: “early-voting” stands here twice."),
            ("project", "Project: “valpoolen” is not known here."),
            ("derived_from", "Made from (id or address): No material with the id"),
            ("sources", "Sources: “one” is not a web address"),
            ("sources", "Sources: “two” is not a web address"),
            ("further", "Further details: It cannot be published as it is:"),
        ] {
            let link = format!("<a href=\"#{field}\">{said}");
            places.push(list.find(&link).unwrap_or_else(|| panic!("{link}: {list}")));
            assert!(page.contains(&format!(" id=\"{field}\"")), "{field} is there: {page}");
            let beside = if field == "tlp-0" { "tlp" } else { field };
            assert!(page.contains(&format!("id=\"{beside}-wrong\">")), "{field}: {page}");
        }
        assert!(places.is_sorted(), "in the order of the form: {list}");
        assert!(!page.contains("id=\"topics-0-wrong\""), "the first topic is right: {page}");
        assert!(page.contains("<option value=\"valpoolen\" selected>"), "what was typed is kept: {page}");

        // Where there are several languages, an error says which it is about.
        let two = [("language-1", "sv"), ("title-1", "Plan"), ("text-1", "## Problem\r\n\r\n")];
        let page = save(&fi, &mut aino, &at, "preview", &two).is(&[422]).text();
        assert!(page.contains("<a href=\"#text-1\">Text (Swedish): "), "{page}");

        // Two that only the whole is refused for come at once as well.
        let both = [
            ("kind", "meeting-outcome"),
            ("chatham_house", "true"),
            ("starts", "2027-03-03T10:00"),
            ("ends", "2027-03-03T09:59"),
            ("timezone", "Europe/Helsinki"),
            ("further", "colour: red"),
        ];
        let page = save(&fi, &mut aino, &at, "preview", &both).is(&[422]).text();
        for field in ["ends", "further"] {
            assert!(page.contains(&format!("<a href=\"#{field}\">")), "{field}: {page}");
        }
        assert!(page.contains("id=\"ends-wrong\">This is before the beginning."), "{page}");
    });
}

#[test]
fn a_heading_with_nothing_under_it_is_told_and_does_not_stop() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "best-practice");
        let text = [("text-0", "## The problem\r\n\r\nQueues.\r\n\r\n## The solution\r\n\r\n\r\n## Lessons\r\n")];
        save(&fi, &mut aino, &at, "preview", &text).is(&[303]);
        let preview = aino.get(&fi, &format!("{at}/preview")).is(&[200]).text();
        assert!(preview.contains("Nothing stands under these headings: The solution and Lessons."), "{preview}");
        assert!(submit(&fi, &mut aino, &at, &text).contains("/materials/"));
        let at = begin(&fi, &mut aino, "best-practice");
        save(&fi, &mut aino, &at, "preview", &[]).is(&[303]);
        assert!(!aino.get(&fi, &format!("{at}/preview")).text().contains("Nothing stands under"));
    });
}

#[test]
fn a_file_of_a_kind_that_is_not_taken_is_refused_beside_the_field_with_those_that_are() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::signed_in(&fi, "aino");
        let at = begin(&fi, &mut aino, "best-practice");
        let page = aino.get(&fi, &at).is(&[200]);
        let help = page.text();
        assert!(help.contains("JPEG, PNG and GIF pictures") && help.contains("Kinds of files that are taken: .pdf, "));
        let program = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00";
        let files: [(&str, &str, &[u8]); 3] =
            [("files", "setup.exe", program), ("files", "setup.pdf", program), ("files", "notes.txt", b"Notes.")];
        let refused = aino.ask(&fi, with_files(&fi, &at, &fields(&page, "add-files", &[]), &files)).is(&[422]).text();
        for name in ["setup.exe", "setup.pdf"] {
            let said = format!("{name} is not of a kind that is taken. These are: .pdf, .docx, ");
            assert!(refused.contains(&said), "{name}: {refused}");
        }
        assert!(refused.contains("aria-describedby=\"files-help files-wrong\""), "{refused}");
        assert_eq!(fi.number("select count(*) from draft_file"), 1, "what is taken is kept");
    });
}

#[test]
fn whoever_decides_is_told_what_was_done_and_the_words_keep_their_lines() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut aino, mut veikko) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let at = begin(&fi, &mut aino, "best-practice");
        let waits = submit(&fi, &mut aino, &at, &[]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let back = decide(&fi, &mut veikko, &read, &waits, "refuse", "First:\r\n  who pays?\r\n\r\nThen: when?");
        let desk = veikko.get(&fi, back.is(&[303]).header("location").expect("the desk")).is(&[200]).text();
        assert!(desk.contains("role=\"status\">You have sent it back."), "{desk}");
        let draft = aino.get(&fi, &at).is(&[200]).text();
        assert!(draft.contains("<blockquote class=\"lines\">First:\nwho pays?\n\nThen: when?</blockquote>"), "{draft}");

        submit(&fi, &mut aino, &at, &[]);
        let read = veikko.get(&fi, &waits).is(&[200]);
        let done = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        let next = done.header("location").expect("its page").to_owned();
        let said = "role=\"status\">You have approved it, and it is published.";
        assert!(veikko.get(&fi, &next).is(&[200]).text().contains(said));
        assert!(!fi.get(&next).is(&[200]).text().contains(said), "nobody else has");
        let uri = fi.export()[0]["id"].as_str().expect("an id").to_owned();
        let asked = place::json(&fi.done(&["--json", "withdraw", &uri, "--reason", "Not right.", "--as", "aino"]));
        let waits = format!("/en/desk/waiting/{}", asked["id"].as_str().expect("an id"));
        let read = veikko.get(&fi, &waits).is(&[200]);
        let done = decide(&fi, &mut veikko, &read, &waits, "approve", "").is(&[303]);
        let gone = veikko.get(&fi, done.header("location").expect("its page")).is(&[410]).text();
        assert!(gone.contains("role=\"status\">You have approved it, and it is done."), "{gone}");
    });
}
