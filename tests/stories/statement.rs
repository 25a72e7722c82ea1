//! What a node says about itself, and what it says must be so.

use super::place::{best_practice, local_id, revise, write};
use crate::harness::{Browser, Engine, NodeDraft, form_from, link, on_both};

const LANGUAGES: [&str; 7] = ["en", "fi", "sv", "lt", "nl", "ga", "hr"];

#[test]
fn each_page_leads_to_the_statements_and_feeds_in_its_language() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101)
        .set("node", "contact", "mailto:vaalit@fi.example?subject=pool")
        .set("http", "security_contact", "https://fi.example/security")
        .prepare()
        .started();
    for code in LANGUAGES {
        let front = fi.get(&format!("/{code}/")).is(&[200]).text();
        let foot = front.split("<footer").nth(1).expect("a foot");
        for page in ["about", "accessibility", "privacy", "feeds", "withdrawn"] {
            let address = format!("/{code}/{page}");
            assert!(foot.contains(&format!("href=\"{address}\"")), "{address}: {foot}");
            let text = fi.get(&address).is(&[200]).text();
            assert!(text.contains(&format!("<html lang=\"{code}\">")), "{address}");
            let is_contact = ["about", "accessibility", "privacy"].contains(&page);
            let contact = "<a href=\"mailto:vaalit@fi.example?subject=pool\">vaalit@fi.example</a>";
            assert_eq!(text.contains(contact), is_contact, "{address}: {text}");
        }
        assert!(foot.contains(&format!("href=\"/feeds/{code}.opml\"")) && foot.contains("href=\"/source\""), "{foot}");
    }
    let about = fi.get("/fi/about").text();
    assert!(about.contains("https://fi.example/security") && about.contains("Test authority fi"), "{about}");
}

#[test]
fn without_a_contact_none_is_named_and_a_wrong_one_is_refused() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).prepare().started();
    for page in ["about", "accessibility", "privacy"] {
        let text = fi.get(&format!("/en/{page}")).is(&[200]).text();
        assert!(!text.contains("mailto:"), "{page}: {text}");
    }
    assert!(!fi.get("/en/about").text().contains("<h2>Contact</h2>"));
    fi.set("node", "contact", "vaalit@fi.example");
    let refused = fi.refuses(&["doctor"]);
    assert!(refused.contains("node.contact") && refused.contains("mailto:"), "{refused}");
}

#[test]
fn cookies_are_as_the_page_says() {
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).set("limits", "session_idle_s", 7_200).prepare().started();
    let text = fi.get("/en/privacy").is(&[200]).text();
    for said in ["“election-pool”", "after 2 hours without use", "after 7 days in any case", "gets no cookie"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for page in ["/en/", "/en/privacy", "/en/sign-in", "/en/materials", "/feeds/all.en.rss", "/en/search?q=x"] {
        assert_eq!(fi.get(page).header("set-cookie"), None, "{page}");
    }
    let path = link(&fi, "vaalit");
    let form = form_from(&fi, &path, "").and("origin", fi.origin());
    let cookie = fi.send(&form).is(&[303]).header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.starts_with("election-pool=") && cookie.contains("HttpOnly"), "{cookie}");
    // Nothing of who reads what is written down.
    fi.get("/en/search?q=somethingstrange").is(&[200]);
    assert!(!fi.log().contains("somethingstrange"), "{}", fi.log());
}

#[test]
fn an_authority_has_a_feed_of_its_own() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["authority", "add", "--username", "kunta", "--name", "Town of X"]);
        fi.done(&["user", "add", "kirjuri", "--authority", "kunta"]);
        let fi = fi.started();
        let gone = fi.publish("of-the-first", "CLEAR", "");
        let path = write(&fi, "town.md", &best_practice("Of the town", "CLEAR", ""), "Text.");
        fi.done(&["publish", &path, "--as", "kirjuri"]);
        let page = fi.get("/en/authorities/kunta@fi.localhost:8101").is(&[200]).text();
        assert!(page.contains("News feed of this authority (RSS)"), "{page}");
        for format in ["rss", "atom", "json"] {
            let target = format!("/feeds/authority/kunta@fi.localhost:8101.en.{format}");
            assert!(page.contains(&format!("href=\"{target}\"")), "{target}: {page}");
            let text = fi.get(&target).is(&[200]).text();
            assert!(text.contains("Of the town") && text.contains("Town of X"), "{text}");
            assert!(!text.contains("of-the-first"), "{text}");
        }
        fi.done(&["withdraw", &gone, "--reason", "It was wrong."]);
        let first = fi.get("/feeds/authority/vaalit@fi.localhost:8101.en.atom").is(&[200]).text();
        assert!(first.contains("It was wrong.") && !first.contains("Of the town"), "{first}");
        assert!(!fi.get("/feeds/authority/kunta@fi.localhost:8101.en.atom").text().contains("It was wrong."));
        for absent in ["nobody@fi.localhost:8101.en.rss", "Kunta@fi.localhost:8101.en.rss", "kunta.en.rss"] {
            fi.get(&format!("/feeds/authority/{absent}")).is(&[404]);
        }
        let feeds = fi.get("/en/feeds").is(&[200]).text();
        for address in ["/feeds/en.opml", "/feeds/all.opml", "/feeds/authority/kunta@fi.localhost:8101.en.json"] {
            assert!(feeds.contains(&format!("href=\"{address}\"")), "{address}: {feeds}");
        }
    });
}

#[test]
fn what_changed_between_two_revisions_can_be_read_without_script() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        let fi = fi.started();
        let kept: Vec<String> = (1..=5).map(|number| format!("Paragraph {number} stays.\n\n")).collect();
        let kept = kept.concat();
        let body = |days: &str, last: &str| format!("{kept}The polls are open for {days} days.\n\n{last}");
        let english = |title: &str| best_practice(title, "CLEAR", "");
        let path = write(&fi, "a.md", &english("Early voting"), &body("seven", "An old end."));
        let id = fi.done(&["--json", "publish", &path]);
        let id = super::place::json(&id)["uri"].as_str().expect("an id").to_owned();
        let path = write(&fi, "a.md", &english("Early voting abroad"), &body("eleven", "Written anew by others."));
        fi.done(&["revise", &id, &path]);
        let page = format!("/en/materials/{}", local_id(&fi, &id));
        let changes = format!("{page}/revisions/2/changes");
        for leading in [page.clone(), format!("{page}/revisions")] {
            assert!(fi.get(&leading).is(&[200]).text().contains(&format!("href=\"{changes}\"")), "{leading}");
        }
        let past = fi.get(&format!("{page}/revisions/1")).is(&[200]).text();
        assert!(past.contains(&format!("href=\"{changes}?since=1\"")), "{past}");
        let text = fi.get(&changes).is(&[200]).text();
        let plain = text.replace("<span class=\"unseen\" lang=\"en\">", "[").replace("</span>", "]");
        for told in [
            "Early voting <ins>[added: ]abroad[ end of change]</ins>",
            "The polls are open for <del>[removed: ]seven[ end of change]</del> <ins>[added: ]eleven[ end of change]</ins> days.",
            "<del>[removed: ]An old end.[ end of change]</del>",
            "<ins>[added: ]Written anew by others.[ end of change]</ins>",
            "Paragraph 5 stays.",
            "4 paragraphs as before",
            "Revision 1 of",
        ] {
            assert!(plain.contains(told), "{told}: {plain}");
        }
        assert!(!plain.contains("Paragraph 3") && !text.contains("<script"), "{plain}");
        let finnish = fi.get(&changes.replace("/en/", "/fi/")).is(&[200]).text();
        assert!(
            finnish.contains("Mikä muuttui") && finnish.contains("<div class=\"changes\" lang=\"en\">"),
            "{finnish}"
        );
        for wrong in
            ["revisions/1/changes", "revisions/2/changes?since=2", "revisions/3/changes", "revisions/2/changes?since=x"]
        {
            fi.get(&format!("{page}/{wrong}")).is(&[404]);
        }
        // Once it is for fewer, the past is too.
        revise(&fi, &id, "Early voting", "GREEN", "");
        fi.get(&changes).is(&[404]);
        let text = Browser::signed_in(&fi, "lukija")
            .get(&fi, &format!("{page}/revisions/3/changes?since=1"))
            .is(&[200])
            .text();
        assert!(text.contains("TLP:GREEN"), "{text}");
    });
}
