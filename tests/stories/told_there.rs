//! What is refused of a text is said in the language of whoever wrote it, beside the field it is about, and nothing typed is lost.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{
    api_desk::Program,
    desk::{begin, form, node, save},
    offers::{both, listed, offer},
    place::{self, acquainted, becomes, best_practice, write},
};
use crate::harness::{Browser, Engine, Node, on_both};

/// Sweden with a translator, and a material of Finland's there; gives the address of its pages at Sweden's.
fn theirs(engine: Engine) -> ([Node; 2], String) {
    let [fi, se] = acquainted(engine, ["fi", "se"]);
    for node in [&fi, &se] {
        node.done(&["user", "add", "anna", "--role", "author"]);
    }
    let practice = fi.publish("voting", "CLEAR", "");
    becomes(&se, &practice, "live", 1);
    let local = place::local_id(&se, &practice);
    ([fi, se], format!("/fi/materials/{local}"))
}

/// The field is marked, and the summary that is in focus leads there with the same words.
#[track_caller]
fn marks(page: &str, field: &str, said: &str) {
    let alert = page.split_once("role=\"alert\"").expect("a summary").1.split("</div>").next().unwrap_or_default();
    assert!(alert.contains("autofocus") && alert.contains(&format!("href=\"#{field}\"")), "{field}: {alert}");
    assert!(alert.contains(said) && !alert.contains("lang=\"en\""), "{said}: {alert}");
    let beside = page.split_once(&format!("id=\"{field}-wrong\"")).expect("words beside the field").1;
    assert!(beside.split("</p>").next().is_some_and(|words| words.contains(said)), "{said}: {page}");
    let mut described = page.split("aria-describedby=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let words = format!("{field}-wrong");
    assert!(described.any(|ids| ids.split(' ').any(|id| id == words)), "{field}: {page}");
}

#[test]
fn a_language_that_a_wider_revision_cannot_carry_on_is_named_where_it_can_be_left_out() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let path = write(&fi, "voting.md", &best_practice("Voting", "GREEN", ""), "One.\n\nA secret.");
        for (language, title) in [("sv", "Rösta"), ("da", "At stemme")] {
            let head = format!("language: {language}\ntitle: {title}\nstatus: human\n");
            write(&fi, &format!("voting.{language}.md"), &head, "Ett.\n\nEn hemlighet.");
        }
        let uri = place::json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        for language in ["sv", "da"] {
            std::fs::remove_file(fi.folder().join(format!("voting.{language}.md"))).expect("it is there");
        }
        assert!(fi.done(&["revise", &uri, &path]).contains("carried on: sv"));
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let (csrf, local) = (aino.csrf(&fi), place::local_id(&fi, &uri));
        let begun = aino.post(&fi, "/fi/desk/drafts", &form(&[("csrf", &csrf), ("material", &local)])).is(&[303]);
        let at = begun.header("location").expect("an address").to_owned();

        let wider = [("tlp", "CLEAR"), ("text-0", "One.")];
        let page = save(&fi, &mut aino, &at, "preview", &wider).is(&[422]).text();
        for language in ["sv", "da"] {
            marks(&page, &format!("carried-{language}"), "Uusi versio on tarkoitettu useammille kuin ennen");
        }
        assert!(page.contains("(ruotsi)") && page.contains("(tanska)"), "{page}");
        assert!(!page.contains("would be for more") && !page.contains("href=\"#content\">U"), "{page}");
        // A program is told the same, by the name of the field.
        let id = at.rsplit('/').next().expect("an id");
        let told = Program::of(&fi, "aino", "read,write").get(&format!("/api/v1/drafts/{id}/check")).to_string();
        assert!(told.contains("carried-sv") && told.contains("for more people than before"), "{told}");

        for language in ["sv", "da"] {
            save(&fi, &mut aino, &at, &format!("leave-language-{language}"), &wider).is(&[303]);
        }
        save(&fi, &mut aino, &at, "preview", &wider).is(&[303]);
    });
}

#[test]
fn an_offer_that_is_too_long_says_so_beside_its_field_in_the_language_of_the_page() {
    on_both(|engine| {
        let ([_fi, se], pages) = theirs(engine);
        let at = format!("{pages}/offer");
        let mut anna = Browser::signed_in(&se, "anna");
        let (long, longer) = ("x".repeat(201), "En mening om val.\n\n".repeat(10_000));
        let fields = |more: &[(&'static str, &str)]| {
            let all = [("language", "sv"), ("revision", "1"), ("title", "Urnprov"), ("text", "Ett.")];
            let others = all.into_iter().filter(|(name, _)| more.iter().all(|(own, _)| own != name));
            let mut all: Vec<(&'static str, String)> = others.map(|(name, value)| (name, value.to_owned())).collect();
            all.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
            all
        };
        let long_value = "x".repeat(501);
        for (field, value, said) in [
            ("title", long.as_str(), "yli 200 merkkiä"),
            ("translator", long_value.as_str(), "yli 500 merkkiä"),
            ("text", longer.as_str(), "Teksti muotoiluineen on suurempi kuin"),
            ("status", "zz", "”zz” on täällä tuntematon"),
        ] {
            let form = fields(&[(field, value)]);
            let form: Vec<(&'static str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = anna.press(&se, &at, &form).is(&[422]).text();
            marks(&page, field, said);
            assert!(!page.contains("offer.sv.md") && page.contains(value), "{field}");
        }
        assert_eq!(se.number("select count(*) from offer"), 0);
        // A language that there is none of is no language that was not chosen.
        let page = anna.get(&se, &format!("{at}?in=zz")).is(&[422]).text();
        marks(&page, "in", "”zz” on täällä tuntematon");
        assert!(anna.get(&se, &format!("{at}?in=")).is(&[200]).text().contains("<select id=\"in\""));
    });
}

#[test]
fn the_words_of_an_offer_are_mended_within_the_same_bounds_by_whoever_takes_it_in() {
    on_both(|engine| {
        let ([fi, se], _) = theirs(engine);
        let practice = fi.export()[0]["id"].as_str().expect("an id").to_owned();
        let id = offer(&se, &practice, "sv", "Urnprov", "Ett.");
        both([&fi, &se], &id, "open");
        let local = listed(&fi, &id).expect("it is listed")["id"].as_str().expect("an id").to_owned();
        let mut anna = Browser::with_second_factor(&fi, "anna").0;
        let long = "x".repeat(201);
        let form = [("deed", "amend"), ("revision", "1"), ("title", long.as_str()), ("summary", ""), ("text", "Ett.")];
        let page = anna.press(&fi, &format!("/fi/desk/offers/{local}"), &form).is(&[422]).text();
        marks(&page, "title", "yli 200 merkkiä");
    });
}

#[test]
fn a_note_that_is_too_long_says_so_beside_it_in_the_language_of_the_page() {
    on_both(|engine| {
        let ([_fi, se], pages) = theirs(engine);
        let mut anna = Browser::with_second_factor(&se, "anna").0;
        let note = "En mening om val.\n\n".repeat(10_000);
        let form = [("maturity", "pilot"), ("language", "sv"), ("note", note.as_str())];
        let page = anna.press(&se, &format!("{pages}/adopt"), &form).is(&[422]).text();
        marks(&page, "note", "Teksti muotoiluineen on suurempi kuin");
        assert!(!page.contains("note.md"), "it has no name");
    });
}

/// A moment so many minutes from now, in UTC.
fn ahead(minutes: i64) -> String {
    let at = Timestamp::now().checked_add(minutes.minutes()).expect("a moment");
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M").to_string()
}

#[test]
fn an_incident_becomes_known_before_it_is_told() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut aino = Browser::with_second_factor(&fi, "aino").0;
        let at = begin(&fi, &mut aino, "alert").replace("/en/", "/fi/");
        let later = ahead(120);
        let alert = [("kind", "alert"), ("tlp", "CLEAR"), ("became_known", later.as_str()), ("deadline_zone", "UTC")];
        let page = save(&fi, &mut aino, &at, "preview", &alert).is(&[422]).text();
        marks(&page, "became_known", "Tämä ajankohta on tulevaisuudessa.");
        let id = at.rsplit('/').next().expect("an id");
        let told = Program::of(&fi, "aino", "read,write").get(&format!("/api/v1/drafts/{id}/check")).to_string();
        assert!(told.contains("became_known") && told.contains("lies in the future"), "{told}");

        let head = |known: &str| format!("kind: alert\ntlp: CLEAR\nlanguage: en\ntitle: A\nbecame_known: {known}\n");
        let refused = fi.refuses(&["publish", &write(&fi, "alert.md", &head(&later), "Text.")]);
        assert!(refused.contains("line 6, key became_known: lies in the future"), "{refused}");
        // The clock of whoever writes may be ahead of the node's by a little.
        fi.done(&["publish", &write(&fi, "alert.md", &head(&ahead(2)), "Text.")]);
        let now = [alert[0], alert[1], ("became_known", "2025-03-03T10:00"), alert[3]];
        save(&fi, &mut aino, &at, "preview", &now).is(&[303]);
    });
}
