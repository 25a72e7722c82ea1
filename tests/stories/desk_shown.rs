//! What an author and an approver are shown at the desk: all that is stated, what of it changes, everything that is wrong
//! at once, and what was done.

use super::{
    desk::{begin, fields, form, node, save, with_files},
    desk_approving::submit,
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
                "maturity" => *value = "established",
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

