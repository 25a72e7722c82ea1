//! Offers in the browser: made from a partner's page, taken in, amended, refused; and both ends show it.

use serde_json::json;

use super::{
    incoming::{PAGE, fresh},
    offers::{both, listed, offer},
    place::{self, acquainted, becomes, page},
};
use crate::harness::{Browser, Engine, Node, on_both, until};

/// Finland with people, whose material Sweden has; gives both, and the material.
fn stage(engine: Engine) -> ([Node; 2], String) {
    let [fi, se] = acquainted(engine, ["fi", "se"]);
    for (username, role) in [("anna", "author"), ("tulkki", "translator"), ("lukija", "reader")] {
        fi.done(&["user", "add", username, "--role", role]);
        se.done(&["user", "add", username, "--role", role]);
    }
    let practice = fi.publish("voting", "CLEAR", "");
    becomes(&se, &practice, "live", 1);
    ([fi, se], practice)
}

#[track_caller]
fn address(node: &Node, uri: &str) -> String {
    let one = listed(node, uri).expect("it is listed");
    format!("/en/desk/offers/{}", one["id"].as_str().expect("an id"))
}

#[test]
fn an_offer_is_taken_in_in_the_browser() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine);
        let id = offer(&se, &practice, "sv", "Urnprov", "Ett *två*.");
        both([&fi, &se], &id, "open");
        let at = address(&fi, &id);
        let mut anna = Browser::signed_in(&fi, "anna");
        let list = anna.get(&fi, PAGE).is(&[200]).text();
        assert!(list.contains(&format!("href=\"{at}\"")) && list.contains("Test authority se"), "{list}");
        assert_eq!(fresh(&fi, &mut anna), 1);
        let shown = anna.get(&fi, &at).is(&[200]).text();
        for text in
            ["Ett två.", "Body of voting.", "About voting", "Ett *två*.", "TLP:AMBER", "It is published at once."]
        {
            assert!(shown.contains(text), "{text}: {shown}");
        }
        // Whoever translates looks and does not decide; whoever reads finds nothing, and it is not counted for them.
        let mut tulkki = Browser::signed_in(&fi, "tulkki");
        assert!(!tulkki.get(&fi, &at).is(&[200]).text().contains("value=\"accept\""));
        tulkki.press(&fi, &at, &[("deed", "accept"), ("revision", "1")]).is(&[403]);
        let mut lukija = Browser::signed_in(&fi, "lukija");
        lukija.get(&fi, &at).is(&[404]);
        assert_eq!((fresh(&fi, &mut tulkki), fresh(&fi, &mut lukija)), (1, 0));
        assert!(!lukija.get(&fi, PAGE).text().contains("Offers of partners"));
        Browser::signed_in(&se, "lukija").get(&se, &at).is(&[404]);

        let led = anna.press(&fi, &at, &[("deed", "accept"), ("revision", "1")]).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{led:?}");
        both([&fi, &se], &id, "open");
        let (mut anna, _) = Browser::with_second_factor(&fi, "anna");
        let moved = anna.press(&fi, &at, &[("deed", "accept"), ("revision", "7")]).is(&[409]).text();
        assert!(moved.contains("was revised after you opened this page"), "{moved}");
        anna.press(&fi, &at, &[("deed", "accept"), ("revision", "1")]).is(&[303]);
        let taken = both([&fi, &se], &id, "accepted");
        assert_eq!((&taken["revision"], &taken["is_amended"]), (&json!(2), &json!(false)));
        becomes(&se, &practice, "live", 2);
        assert!(page(&se, &practice).contains("Urnprov") || page(&se, &practice).contains("Svenska"));
        let answers = Browser::signed_in(&se, "anna").get(&se, PAGE).is(&[200]).text();
        assert!(answers.contains("accepted, in revision 2"), "{answers}");
        let late = anna.press(&fi, &at, &[("deed", "refuse"), ("words", "No.")]).is(&[422]).text();
        assert!(late.contains("is accepted already"), "{late}");
        assert!(fi.number("select count(*) from audit where who = 'anna' and object like '%/materials/%'") > 0);
    });
}

#[test]
fn an_offer_is_amended_or_refused_in_words_and_nothing_typed_is_lost() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine);
        let id = offer(&se, &practice, "sv", "Urnprov", "Ett.");
        both([&fi, &se], &id, "open");
        let at = address(&fi, &id);
        let mut anna = Browser::signed_in(&fi, "anna");
        let amended = |title: &'static str| {
            [("deed", "amend"), ("revision", "1"), ("title", title), ("summary", "Rad."), ("text", "Ett, *två*.")]
        };
        let kept = anna.press(&fi, &at, &amended("Förtidsröst")).is(&[409]).text();
        assert!(kept.contains("Decisions need a second factor.") && kept.contains("Ett, *två*."), "{kept}");
        let (mut anna, _) = Browser::with_second_factor(&fi, "anna");
        // A form from before the second factor was shown is shown again, with what was typed.
        let mut old = amended("Förtidsröst").map(|(name, value)| (name, value.to_owned())).to_vec();
        old.push(("csrf", "0".repeat(64)));
        let again = anna.send(&fi, &at, &old).is(&[409]).text();
        assert!(again.contains("send it again") && again.contains("Ett, *två*."), "{again}");
        let untitled = anna.press(&fi, &at, &amended(" ")).is(&[422]).text();
        assert!(untitled.contains("<a href=\"#title\">Title: This is missing.</a>"), "{untitled}");
        assert!(untitled.contains("id=\"title-wrong\"") && untitled.contains("Ett, *två*."), "{untitled}");
        both([&fi, &se], &id, "open");
        anna.press(&fi, &at, &amended("Förtidsröst")).is(&[303]);
        let taken = both([&fi, &se], &id, "accepted");
        assert_eq!(taken["is_amended"], json!(true));
        becomes(&se, &practice, "live", 2);
        let shown = place::json(&se.done(&["--json", "material", "show", &practice, "--language", "sv"]));
        assert_eq!((&shown["title"], &shown["by"]), (&json!("Förtidsröst"), &json!("Test authority se")));

        let bad = offer(&se, &practice, "lt", "Balsas", "Blogai.");
        both([&fi, &se], &bad, "open");
        let at = address(&fi, &bad);
        let wordless = anna.press(&fi, &at, &[("deed", "refuse"), ("words", "  ")]).is(&[422]).text();
        assert!(wordless.contains("Say in a few words why you refuse it."), "{wordless}");
        anna.press(&fi, &at, &[("deed", "refuse"), ("words", "Nepilnas <tekstas>")]).is(&[303]);
        assert_eq!(both([&fi, &se], &bad, "refused")["reason"], "Nepilnas <tekstas>");
        let mut theirs = Browser::signed_in(&se, "anna");
        let answers = theirs.get(&se, PAGE).is(&[200]).text();
        assert!(answers.contains("accepted with changes, in revision 2"), "{answers}");
        assert!(answers.contains("Nepilnas &#60;tekstas&#62;"), "{answers}");
        assert_eq!(fi.number("select count(*) from audit where deed = 'offer refuse' and who = 'anna'"), 1);
    });
}

#[test]
fn a_text_is_offered_from_the_page_of_a_material() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine);
        let id = place::local_id(&se, &practice);
        let at = format!("/en/materials/{id}/offer");
        Browser::signed_in(&se, "lukija").get(&se, &at).is(&[404]);
        let mut tulkki = Browser::signed_in(&se, "tulkki");
        assert!(tulkki.get(&se, &format!("/en/materials/{id}")).text().contains(&at));
        let page = tulkki.get(&se, &format!("{at}?in=sv")).is(&[200]).text();
        assert!(page.contains("Body of voting.") && page.contains("name=\"language\" value=\"sv\""), "{page}");
        let correction = tulkki.get(&se, &format!("{at}?in=en")).is(&[200]).text();
        assert!(correction.contains("value=\"About voting\""), "the text that is there is there to be corrected");
        let fields = |title: &'static str| {
            [("language", "sv"), ("revision", "1"), ("title", title), ("summary", "Rad."), ("text", "Ett *två*.")]
        };
        let untitled = tulkki.press(&se, &at, &fields("")).is(&[422]).text();
        assert!(untitled.contains("<a href=\"#title\">Title: This is missing.</a>"), "{untitled}");
        assert!(untitled.contains("id=\"title-wrong\"") && untitled.contains("Ett *två*."), "{untitled}");
        assert_eq!(se.number("select count(*) from offer"), 0);
        let made = tulkki.press(&se, &at, &fields("Urnprov")).is(&[303]);
        let shown = tulkki.get(&se, made.header("location").expect("its page")).is(&[200]).text();
        assert!(shown.contains("waiting for an answer") && shown.contains("Ett två."), "{shown}");
        until("it is at the author's", || {
            (fi.number("select count(*) from offer where is_made = 0 and state = 'open'") == 1).then_some(())
        });
        // The same once more says why not, and keeps it.
        let twice = tulkki.press(&se, &at, &fields("Urnprov")).is(&[422]).text();
        assert!(twice.contains("offers exactly that") && twice.contains("Ett *två*."), "{twice}");
        // Nobody offers a text of what is their own.
        let own = place::local_id(&fi, &practice);
        Browser::signed_in(&fi, "tulkki").get(&fi, &format!("/en/materials/{own}/offer")).is(&[404]);
    });
}

#[test]
fn a_text_that_is_divided_otherwise_stands_beside_what_it_says_again_and_that_is_told() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine);
        let id = offer(&se, &practice, "sv", "Urnprov", "## Rubrik\n\nEtt.\n\nTvå.");
        both([&fi, &se], &id, "open");
        let mut anna = Browser::signed_in(&fi, "anna");
        let shown = anna.get(&fi, &address(&fi, &id)).is(&[200]).text();
        let said = "The two texts are not divided alike. Paragraphs in the original: 1; in the text offered: 3.";
        assert!(shown.contains(said), "{shown}");
        let (_, pairs) = shown.split_once("<div class=\"offered\">").expect("they stand beside each other");
        let places = ["Rubrik", "Body of voting.", "Två."].map(|text| pairs.find(text).expect("it is there"));
        assert!(places.is_sorted(), "a heading is no counterpart of a paragraph: {pairs}");
        let even = offer(&se, &practice, "lt", "Balsas", "Vienas.");
        both([&fi, &se], &even, "open");
        assert!(!anna.get(&fi, &address(&fi, &even)).is(&[200]).text().contains("not divided alike"));
    });
}

#[test]
fn what_was_offered_of_a_text_that_is_for_fewer_now_is_shown_to_those_alone() {
    on_both(|engine| {
        let ([fi, se], practice) = stage(engine);
        let id = offer(&se, &practice, "sv", "Urnprov", "Ett *två*.");
        both([&fi, &se], &id, "open");
        let at = address(&fi, &id);
        fi.done(&["offer", "accept", &id]);
        both([&fi, &se], &id, "accepted");
        let (mut anna, mut tulkki) = (Browser::signed_in(&fi, "anna"), Browser::signed_in(&fi, "tulkki"));
        for somebody in [&mut anna, &mut tulkki] {
            assert!(somebody.get(&fi, &at).is(&[200]).text().contains("Urnprov"));
        }
        place::revise(&fi, &practice, "voting", "RED", "recipients: [anna, vaalit]\n");
        anna.get(&fi, &at).is(&[200]);
        let shut = tulkki.get(&fi, &at).is(&[404]);
        assert!(!shut.text().contains("Urnprov"), "{}", shut.text());
        assert!(fi.refuses(&["offer", "show", &id, "--as", "tulkki"]).contains("offer"));
    });
}
