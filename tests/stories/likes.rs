//! In which language a material is shown that lacks the language of the page: by the address, the account, the browser.

use std::fs;

use super::own_feed::csrf;
use crate::harness::{Answer, Browser, Node, NodeDraft, Request, on_both};

/// A node with one material in Finnish, Swedish and Latvian.
fn node(engine: crate::harness::Engine) -> (Node, String) {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare();
    fi.done(&["user", "add", "lukija", "--role", "reader", "--authority", "vaalit"]);
    let fi = fi.started();
    let write = |name: &str, text: &str| fs::write(fi.folder().join(name), text).expect("the folder is writable");
    write("post.md", "---\nkind: guide\ntlp: CLEAR\nlanguage: fi\ntitle: Kirjeäänestys\n---\n\nSuomeksi.\n");
    write("post.sv.md", "---\nlanguage: sv\ntitle: Brevröstning\nstatus: human\n---\n\nPå svenska.\n");
    write("post.lv.md", "---\nlanguage: lv\ntitle: Balsošana pa pastu\nstatus: human\n---\n\nLatviski.\n");
    let file = fi.folder().join("post.md").display().to_string();
    let out: serde_json::Value =
        serde_json::from_str(&fi.done(&["--json", "publish", &file])).expect("what is printed is JSON");
    let id = out["id"].as_str().and_then(|id| id.rsplit('/').next()).expect("an id").to_owned();
    (fi, id)
}

fn asked(node: &Node, target: &str, languages: &str) -> Answer {
    let request = Request::get(node.host(), target).and("accept", "text/html");
    node.send(&if languages.is_empty() { request } else { request.and("accept-language", languages) })
}

#[test]
fn what_lacks_the_language_of_the_page_is_shown_in_the_next_that_the_reader_likes() {
    on_both(|engine| {
        let (fi, id) = node(engine);
        let page = format!("/ga/materials/{id}");
        for (languages, title, told) in [
            ("", "Kirjeäänestys", "suomi"),
            ("ga, sv;q=0.8, lv;q=0.5", "Brevröstning", "svenska"),
            ("sv;q=0.2, lv-LV", "Balsošana pa pastu", "latviešu"),
            ("ga, en;q=0.9, sv;q=0.8", "Kirjeäänestys", "suomi"),
            ("de, et, sv", "Brevröstning", "svenska"),
            ("sv;q=0", "Kirjeäänestys", "suomi"),
            ("*", "Kirjeäänestys", "suomi"),
            ("\u{2d}\u{2d}, ;;;, 0, x-sv", "Kirjeäänestys", "suomi"),
        ] {
            // Twice: made, and from memory.
            for _ in 0..2 {
                let answer = asked(&fi, &page, languages).is(&[200]);
                let text = answer.text();
                assert!(text.contains(&format!("<h1 lang=\"{}\"", tag(told))), "{languages}: {text}");
                assert!(text.contains(title) && text.contains(told), "{languages}: {text}");
                assert_eq!(answer.header("vary"), Some("Accept-Language, Accept-Encoding"), "{languages}");
                for list in ["/ga/materials", "/ga/"] {
                    assert!(asked(&fi, list, languages).is(&[200]).text().contains(title), "{list} {languages}");
                }
            }
        }
        // So are its revisions, and its permanent address in whatever language the browser likes best.
        let revisions = asked(&fi, &format!("{page}/revisions"), "sv").is(&[200]).text();
        assert!(revisions.contains("Brevröstning"), "{revisions}");
        let permanent = asked(&fi, &format!("/materials/{id}"), "ga, lv;q=0.9").is(&[200]);
        assert!(permanent.text().contains("Balsošana pa pastu"), "{}", permanent.text());
        assert_eq!(permanent.header("vary"), Some("Accept, Accept-Language, Accept-Encoding"));
        // A past revision leads to its page; without one there is none.
        let past = asked(&fi, &format!("/materials/{id}/revisions/1"), "lv, sv;q=0.5").is(&[303]);
        assert_eq!(past.header("location"), Some(format!("/sv/materials/{id}/revisions/1").as_str()));
        asked(&fi, &format!("/materials/{id}/revisions/2"), "sv").is(&[404]);
        // The language of the address comes first, whatever the browser likes.
        let swedish = asked(&fi, &format!("/sv/materials/{id}"), "lv, fi").is(&[200]).text();
        assert!(swedish.contains("Brevröstning") && !swedish.contains("Latviski."), "{swedish}");
        // Feeds are in the language of their address, for whoever asks.
        let feed = asked(&fi, "/feeds/all.ga.atom", "sv").is(&[200]);
        assert!(feed.text().contains("Kirjeäänestys"), "{}", feed.text());
        assert_eq!(feed.header("vary"), Some("Accept-Encoding"));
        for _ in 0..2 {
            let feed = asked(&fi, "/feeds/all.ga.atom", "");
            assert_eq!(feed.header("access-control-allow-origin"), Some("*"), "scripts of other sites may read it");
        }
        assert_eq!(
            asked(&fi, "/feeds/nothing.ga.atom", "").is(&[404]).header("access-control-allow-origin"),
            Some("*")
        );
    });
}

fn tag(own_name: &str) -> &'static str {
    match own_name {
        "suomi" => "fi",
        "svenska" => "sv",
        _ => "lv",
    }
}

#[test]
fn a_person_names_their_languages_in_order_and_these_come_before_those_of_the_browser() {
    on_both(|engine| {
        let (fi, id) = node(engine);
        let mut browser = Browser::signed_in(&fi, "lukija");
        let form = browser.get(&fi, "/en/languages").is(&[200]);
        assert!(form.text().contains("Latvian") && form.text().contains("Language 4"), "{}", form.text());
        let csrf = csrf(&form);
        let set =
            |browser: &mut Browser, chosen: &str| browser.post(&fi, "/en/languages", &format!("csrf={csrf}{chosen}"));
        let kept = set(&mut browser, "&language1=lv&language2=lv&language3=sv&language4=tlh").is(&[303]);
        assert_eq!(kept.header("location"), Some("/en/languages?kept"));
        let shown = browser.get(&fi, "/en/languages?kept").is(&[200]).text();
        assert!(shown.contains("Your languages are kept.") && !shown.contains("tlh"), "{shown}");
        let latvian = shown.find("value=\"lv\" selected").expect("the first is Latvian");
        assert!(shown.find("value=\"sv\" selected").is_some_and(|swedish| latvian < swedish), "{shown}");
        let page = format!("/ga/materials/{id}");
        let of = |browser: &mut Browser| {
            let request = Request::get(fi.host(), &page).and("accept", "text/html").and("accept-language", "sv, fi");
            browser.ask(&fi, request).is(&[200]).text()
        };
        assert!(of(&mut browser).contains("Balsošana pa pastu"));
        let here = browser.get(&fi, &format!("/sv/materials/{id}")).text();
        assert!(here.contains("På svenska."), "the address comes before the account: {here}");
        set(&mut browser, "&language1=").is(&[303]);
        assert!(of(&mut browser).contains("Brevröstning"), "without a choice the browser counts");
        // Another site's form, and nobody at all.
        set(&mut Browser::default(), "&language1=lv").is(&[403]);
        browser.post(&fi, "/en/languages", "language1=lv").is(&[403]);
        Browser::default().get(&fi, "/en/languages").is(&[303]);
    });
}
