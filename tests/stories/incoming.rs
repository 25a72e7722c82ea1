//! Incoming: what came since somebody looked, by their own filters; and what of it nobody else may see or count.

use std::{thread, time::Duration};

use jiff::Timestamp;

use super::{
    desk::{form, value},
    place::{self, becomes, introduce, prepared, recipients},
};
use crate::harness::{Answer, Browser, Engine, Node, on_both, until};

pub(super) const PAGE: &str = "/en/desk/incoming";

/// How much is new to whoever is signed in, as the menu of any page says.
#[track_caller]
pub(super) fn fresh(node: &Node, browser: &mut Browser) -> u32 {
    let page = browser.get(node, "/en/about").is(&[200]).text();
    let number = page.split_once("> – new: ").and_then(|(_, rest)| rest.split('<').next());
    number.map_or(0, |number| number.parse().unwrap_or_else(|_| panic!("{number}: {page}")))
}

/// Finland, whose materials come to Sweden, where two authorities have people.
pub(super) fn neighbours(engine: Engine) -> [Node; 2] {
    let [mut fi, mut se] =
        prepared(engine, ["fi", "se"], |draft| draft.set("limits", "interests", 2).set("limits", "seen_settle_s", 0));
    se.done(&["authority", "add", "--username", "kunta", "--name", "Another authority"]);
    fi.start();
    se.start();
    introduce(&[&fi, &se]);
    for (username, role, authority) in [
        ("lasse", "reader", "val"),
        ("nina", "reader", "kunta"),
        ("olle", "operator", "val"),
        ("klara", "client", "val"),
        ("paula", "peer-administrator", "kunta"),
    ] {
        se.done(&["user", "add", username, "--role", role, "--authority", authority]);
    }
    [fi, se]
}

#[track_caller]
pub(super) fn choose(se: &Node, browser: &mut Browser, chosen: &[(&str, &str)]) -> Answer {
    let csrf = browser.csrf(se);
    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend(chosen);
    browser.post(se, &format!("{PAGE}/filters"), &form(&fields))
}

#[test]
fn people_are_told_what_fits_their_filters_and_nothing_they_may_not_see() {
    on_both(|engine| {
        let [fi, se] = neighbours(engine);
        fi.publish("voting", "CLEAR", "topics: [early-voting]\n");
        fi.publish("faces", "GREEN", "topics: [deepfakes]\n");
        let amber = fi.publish("inside", "AMBER", &format!("topics: [early-voting]\n{}", recipients(&[&se])));
        becomes(&se, &amber, "live", 1);
        se.publish("ours", "CLEAR", "topics: [deepfakes]\n");
        let [mut lasse, mut nina, mut olle] = ["lasse", "nina", "olle"].map(|name| Browser::signed_in(&se, name));
        let titles = ["About voting", "About faces", "About inside", "About ours"];
        let seen = |browser: &mut Browser| -> Vec<&str> {
            let page = browser.get(&se, PAGE).is(&[200]).text();
            titles.into_iter().filter(|title| page.contains(*title)).collect()
        };
        // What one's own authority published is no news to its people; to others it is.
        assert_eq!(seen(&mut lasse), ["About voting", "About faces", "About inside"]);
        assert_eq!(seen(&mut nina), ["About voting", "About faces", "About ours"]);
        assert_eq!(seen(&mut olle), ["About voting"]);
        assert_eq!([&mut lasse, &mut nina, &mut olle].map(|browser| fresh(&se, browser)), [3, 3, 1]);
        let mut klara = Browser::signed_in(&se, "klara");
        klara.get(&se, PAGE).is(&[404]);
        assert!(!klara.get(&se, "/en/about").text().contains(PAGE));
        let led = se.get(PAGE).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in?next=")), "{led:?}");

        // A filter that says nothing, or a word that nobody knows, is not kept; what was chosen stays chosen.
        let nothing = choose(&se, &mut lasse, &[]).is(&[422]).text();
        assert!(nothing.contains("Choose at least one thing.") && nothing.contains("aria-invalid"), "{nothing}");
        let strange = choose(&se, &mut lasse, &[("topic", "horses"), ("country", "FI")]).is(&[422]).text();
        assert!(strange.contains("<option value=\"FI\" selected>"), "{strange}");
        assert_eq!(se.number("select count(*) from interest"), 0);

        choose(&se, &mut lasse, &[("topic", "deepfakes"), ("language", "en")]).is(&[303]);
        assert_eq!((seen(&mut lasse), fresh(&se, &mut lasse)), (vec!["About faces"], 1));
        choose(&se, &mut lasse, &[("topic", "deepfakes"), ("language", "en")]).is(&[303]);
        choose(&se, &mut lasse, &[("kind", "best-practice"), ("country", "FI"), ("topic", "early-voting")]).is(&[303]);
        assert_eq!(seen(&mut lasse), ["About voting", "About faces", "About inside"], "one of them is enough");
        choose(&se, &mut lasse, &[("country", "SE")]).is(&[409]);
        assert_eq!(fresh(&se, &mut nina), 3, "the choices of one are not those of another");
        let page = lasse.get(&se, PAGE).text();
        let end = page.split_once("/filters/").and_then(|(_, rest)| rest.split('"').next()).expect("a filter");
        // Nobody ends a choice of somebody else.
        nina.press(&se, &format!("{PAGE}/filters/{end}"), &[]).is(&[303]);
        assert_eq!(se.number("select count(*) from interest"), 2);
        lasse.press(&se, &format!("{PAGE}/filters/{end}"), &[]).is(&[303]);
        assert_eq!(seen(&mut lasse), ["About voting", "About inside"]);
        se.done(&["user", "remove", "lasse"]);
        assert_eq!(se.number("select count(*) from interest"), 0);
    });
}

#[test]
fn what_is_being_written_while_somebody_looks_stays_new() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft.set("limits", "seen_settle_s", 3));
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        se.done(&["user", "add", "lasse", "--role", "reader"]);
        let first = fi.publish("first", "CLEAR", "");
        becomes(&se, &first, "live", 1);
        thread::sleep(Duration::from_secs(4));
        let mut lasse = Browser::signed_in(&se, "lasse");
        let looked = Timestamp::now().as_millisecond();
        let page = lasse.get(&se, PAGE).is(&[200]);
        // It had its instant before the page was made, and was there only after it.
        let second = fi.publish("second", "CLEAR", "");
        becomes(&se, &second, "live", 1);
        se.tamper(&format!("update material set at = {} where uri = '{second}'", looked - 500));
        let until = value(&page, "until");
        lasse.press(&se, &format!("{PAGE}/seen"), &[("until", &until)]).is(&[303]);
        let text = lasse.get(&se, PAGE).is(&[200]).text();
        assert!(text.contains("About second") && !text.contains("About first"), "{text}");
        assert_eq!(fresh(&se, &mut lasse), 1);
        // Nor does whoever writes the form themselves see further.
        lasse.press(&se, &format!("{PAGE}/seen"), &[("until", "9000000000000")]).is(&[303]);
        let third = fi.publish("third", "CLEAR", "");
        becomes(&se, &third, "live", 1);
        assert!(fresh(&se, &mut lasse) >= 1);
    });
}

#[test]
fn what_is_new_is_counted_up_to_a_bound() {
    on_both(|engine| {
        let [mut fi, mut se] = prepared(engine, ["fi", "se"], |draft| draft.set("limits", "incoming_counted", 2));
        fi.start();
        se.start();
        introduce(&[&fi, &se]);
        se.done(&["user", "add", "lasse", "--role", "reader"]);
        let mut lasse = Browser::signed_in(&se, "lasse");
        for (number, name) in ["one", "two", "three"].into_iter().enumerate() {
            becomes(&se, &fi.publish(name, "CLEAR", ""), "live", 1);
            let page = lasse.get(&se, PAGE).is(&[200]).text();
            assert_eq!(page.contains("<strong aria-hidden=\"true\">2+</strong>"), number == 2, "{page}");
        }
    });
}

#[test]
fn what_came_after_the_page_was_read_stays_new_and_haste_can_be_undone() {
    on_both(|engine| {
        let [fi, se] = neighbours(engine);
        let first = fi.publish("first", "CLEAR", "");
        becomes(&se, &first, "live", 1);
        let mut lasse = Browser::signed_in(&se, "lasse");
        let page = lasse.get(&se, PAGE).is(&[200]);
        let second = fi.publish("second", "CLEAR", "");
        becomes(&se, &second, "live", 1);
        let until = value(&page, "until");
        let done = lasse.press(&se, &format!("{PAGE}/seen"), &[("until", &until)]).is(&[303]);
        let page = lasse.get(&se, done.header("location").expect("an address")).is(&[200]);
        let text = page.text();
        assert!(text.contains("About second") && !text.contains("About first"), "{text}");
        assert!(text.contains("Everything on this page counts as seen."), "{text}");
        assert_eq!(fresh(&se, &mut lasse), 1);
        let was = value(&page, "until");
        lasse.press(&se, &format!("{PAGE}/seen"), &[("until", &was)]).is(&[303]);
        assert_eq!(fresh(&se, &mut lasse), 2);
        // Nobody has seen what is yet to come.
        lasse.press(&se, &format!("{PAGE}/seen"), &[("until", "9000000000000")]).is(&[303]);
        assert_eq!(fresh(&se, &mut lasse), 0);
        let third = fi.publish("third", "CLEAR", "");
        becomes(&se, &third, "live", 1);
        assert_eq!(fresh(&se, &mut lasse), 1);
        // What is revised is news again.
        place::revise(&fi, &first, "About first, again", "CLEAR", "");
        becomes(&se, &first, "live", 2);
        assert!(lasse.get(&se, PAGE).text().contains("About first, again"));
    });
}

#[test]
fn who_uses_what_is_stated_in_the_browser_and_comes_in() {
    on_both(|engine| {
        let [fi, se] = neighbours(engine);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        se.done(&["user", "add", "anna", "--role", "author", "--authority", "val"]);
        let practice = fi.publish("voting", "GREEN", "");
        becomes(&se, &practice, "live", 1);
        let id = place::local_id(&se, &practice);
        let at = format!("/en/materials/{id}/adopt");
        let mut reader = Browser::signed_in(&se, "lasse");
        reader.get(&se, &at).is(&[404]);
        assert!(!reader.get(&se, &format!("/en/materials/{id}")).text().contains("We use this"));
        let mut anna = Browser::signed_in(&se, "anna");
        let page = anna.get(&se, &format!("/en/materials/{id}")).is(&[200]).text();
        assert!(page.contains(&format!("href=\"{at}\"")), "{page}");
        let stageless = anna.press(&se, &at, &[("note", "Två *gånger*.")]).is(&[422]).text();
        assert!(
            stageless.contains("<a href=\"#maturity\">Maturity: This is missing.</a>")
                && stageless.contains("Två *gånger*."),
            "{stageless}"
        );
        let fields = [("maturity", "pilot"), ("language", "sv"), ("note", "Två *gånger*.")];
        let first = anna.press(&se, &at, &fields).is(&[409]).text();
        assert!(first.contains("Decisions need a second factor.") && first.contains("Två *gånger*."), "{first}");
        assert_eq!(se.number("select count(*) from adoption"), 0);
        let (mut anna, _) = Browser::with_second_factor(&se, "anna");
        anna.press(&se, &at, &fields).is(&[303]);
        let mut lukija = Browser::signed_in(&fi, "lukija");
        let come = until("it is stated at the author's node", || {
            let page = lukija.get(&fi, PAGE).text();
            page.contains("Test authority se").then_some(page)
        });
        assert!(come.contains("Newly stated: who uses what") && come.contains("TLP:GREEN"), "{come}");
        assert_eq!(fresh(&fi, &mut lukija), 1);
        let again = anna.get(&se, &at).is(&[200]).text();
        assert!(again.contains("Stated so far: Pilot"), "{again}");
        assert_eq!(se.number("select count(*) from audit where deed = 'adopt' and who = 'anna'"), 1);
    });
}
