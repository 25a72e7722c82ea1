//! What is refused of a text is said in the language of whoever wrote it, beside the field it is about, and nothing typed is lost.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{
    api_desk::Program,
    desk::{begin, node, save},
    place::write,
};
use crate::harness::{Browser, on_both};

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
