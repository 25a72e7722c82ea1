//! An authority brings in what it has published elsewhere: as drafts, with dates, languages and links, and only once.

use std::fs;

use serde_json::Value;

use super::place::{best_practice, json, write};
use crate::harness::{Node, NodeDraft, Peer, Reply, on_both};

fn authors(node: &Node) {
    node.done(&["user", "add", "second", "--role", "approver"]);
}

/// Publishes a submission as another user than its author; gives the object.
fn published(node: &Node, submission: &Value) -> Value {
    let id = submission["id"].as_str().expect("a submission has an id");
    let uri = json(&node.done(&["--json", "publish", id, "--approve", "--as", "second"]))["uri"].clone();
    json(&node.done(&["material", "show", uri.as_str().expect("an id"), "--as-json-ld"]))
}

fn outcomes(lines: &Value) -> Vec<&str> {
    lines.as_array().expect("a list").iter().map(|line| line["outcome"].as_str().expect("an outcome")).collect()
}

const ATOM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="et"><title>Valimised</title><id>tag:valimised,2020:feed</id>
<updated>2026-03-01T00:00:00Z</updated><link rel="alternate" href="http://valimised.localhost:8130/"/>
<entry><id>tag:valimised,2020:1</id><title>Eelhääletus &amp;amp; posti teel</title><updated>2021-01-01T00:00:00Z</updated>
<published>2020-02-03T08:30:00Z</published><link rel="alternate" href="http://valimised.localhost:8130/eel"/>
<link rel="enclosure" href="/eel.pdf" type="application/pdf" length="9"/><summary>Lühidalt.</summary>
<content type="html">&lt;h1&gt;Kuidas&lt;/h1&gt;&lt;div&gt;Tekst &lt;b&gt;siin&lt;/b&gt;, &lt;a href="juhend"&gt;juhend&lt;/a&gt;.&lt;/div&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;ul&gt;&lt;li&gt;üks&lt;/li&gt;&lt;/ul&gt;</content></entry>
<entry><id>tag:valimised,2020:2</id><title>Teine</title><updated>2021-05-06T00:00:00Z</updated>
<link rel="alternate" href="http://valimised.localhost:8130/teine"/><content xml:lang="en" type="text">In English.</content></entry>
</feed>"#;

#[test]
fn a_feed_comes_in_as_drafts_with_its_dates_languages_and_links_and_only_once() {
    on_both(|engine| {
        let site = Peer::silent("valimised", 8130);
        site.serves("/atom", Reply::of("application/atom+xml", ATOM));
        let fi = NodeDraft::new(engine, "fi", 8101).knows(site.host(), site.address()).prepare();
        authors(&fi);
        let address = format!("{}/atom", site.origin());
        let lines = json(&fi.done(&["--json", "import", "feed", &address]));
        assert_eq!(outcomes(&lines), ["submitted", "submitted"]);
        assert_eq!(fi.export().len(), 0, "nothing is published by one person, whatever the configuration says");
        // Those with the latest date come first.
        let object = published(&fi, &lines[1]);
        assert_eq!(object["nameMap"]["et"], "Eelhääletus & posti teel");
        assert_eq!(object["published"].as_str().map(|at| &at[..19]), Some("2020-02-03T08:30:00"));
        assert!(object["updated"].as_str() > object["published"].as_str(), "it is new here: {object}");
        assert_eq!(object["pool:abstract"]["et"], "Lühidalt.");
        assert_eq!(object["pool:kind"], "guide");
        let sources = object["pool:sources"].to_string();
        for link in ["http://valimised.localhost:8130/eel", "http://valimised.localhost:8130/eel.pdf"] {
            assert!(sources.contains(&format!("\"{link}\"")), "{link}: {object}");
        }
        let html = object["contentMap"]["et"].as_str().expect("a text");
        let expected = "<h2>Kuidas</h2>\n<p>Tekst <strong>siin</strong>, \
            <a href=\"http://valimised.localhost:8130/juhend\" rel=\"nofollow noopener noreferrer\">juhend</a>.</p>\n\
            <ul>\n<li>üks</li>\n</ul>";
        assert_eq!(html, expected);
        assert_eq!(
            published(&fi, &lines[0])["contentMap"]["en"],
            "<p>In English.</p>",
            "an entry has a language of its own"
        );

        // Again, also from a file of the same site, after one of them was published and one changed.
        let lines = json(&fi.done(&["--json", "import", "feed", &address]));
        assert_eq!(outcomes(&lines), ["already", "already"]);
        let file = fi.folder().join("feed.xml");
        fs::write(&file, ATOM.replace("In English.", "In English, longer.")).expect("the folder is writable");
        let lines = json(&fi.done(&["--json", "import", "feed", &file.display().to_string()]));
        assert_eq!(outcomes(&lines), ["changed", "already"]);
        assert_eq!(fi.number("select count(*) from submission"), 2);
        // What was asked for this time is no change of theirs.
        let other = ["--json", "import", "feed", &address, "--kind", "lesson-learned", "--tlp", "GREEN"];
        assert_eq!(outcomes(&json(&fi.done(&other))), ["already", "already"]);
        site.serves("/", Reply::of("text/html", "<link rel=alternate type=application/atom+xml href=/atom>"));
        let refused = fi.refuses(&["import", "feed", &format!("{}/", site.origin())]);
        assert!(refused.contains(&format!("it is a page; its feed is {address}")), "{refused}");
    });
}

#[test]
fn rss_and_json_feed_come_in_too_and_what_can_be_no_material_is_named() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        authors(&fi);
        let import = |name: &str, text: &str, more: &[&str]| {
            let file = fi.folder().join(name);
            fs::write(&file, text).expect("the folder is writable");
            let path = file.display().to_string();
            let mut arguments = vec!["--json", "import", "feed", &path];
            arguments.extend_from_slice(more);
            json(&fi.done(&arguments))
        };
        let rss = "<rss version=\"2.0\"><channel><title>t</title><link>https://a.example/</link><description>d</description>\
            <item><title>Postal voting</title><guid>1</guid><pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate>\
            <description>&lt;p&gt;How it went.&lt;/p&gt;</description></item></channel></rss>";
        let without = import("rss.xml", rss, &[]);
        assert_eq!(outcomes(&without), ["refused"]);
        assert!(without[0]["reason"].as_str().is_some_and(|why| why.contains("--language")), "{without}");
        let lines = import("rss.xml", rss, &["--language", "en", "--kind", "lesson-learned", "--tlp", "GREEN"]);
        assert_eq!(outcomes(&lines), ["submitted"]);
        let object = published(&fi, &lines[0]);
        assert_eq!((&object["pool:kind"], &object["pool:tlp"]), (&"lesson-learned".into(), &"GREEN".into()));
        assert!(object["pool:topics"].to_string().contains("postal-voting"), "{object}");
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "t", "language": "fi", "items": [
            {"id": 1, "url": "https://a.example/1", "title": "Yksi", "content_html": "<p>Teksti.</p>",
             "date_published": "2019-05-06T07:08:09+03:00"}, {"id": "2", "title": "Tyhjä"},
            {"id": "3", "url": "https://a.example/3"}]}"#;
        let lines = import("feed.json", feed, &[]);
        assert_eq!(outcomes(&lines), ["submitted", "refused", "refused"]);
        assert_eq!(lines[2]["item"], "1 of the entries", "what has no text at all is counted");
        assert_eq!(published(&fi, &lines[0])["published"].as_str().map(|at| &at[..19]), Some("2019-05-06T04:08:09"));
        let file = fi.folder().join("feed.json").display().to_string();
        let wrong = fi.refuses(&["import", "feed", &file, "--kind", "gide"]);
        assert!(wrong.contains("gide") && wrong.contains("guide"), "{wrong}");
    });
}

#[test]
fn a_folder_comes_in_with_its_dates_languages_and_links_and_only_once() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare();
        authors(&fi);
        fs::create_dir(fi.folder().join("in")).expect("the folder is writable");
        let more = "published: 2018-09-10\nsources: [\"https://example.org/law\"]\n";
        write(&fi, "in/one.md", &best_practice("One", "CLEAR", more), "See [that](https://example.org/that).");
        write(&fi, "in/one.sv.md", "language: sv\ntitle: Ett\nsummary: Om.\nstatus: human\n", "Text.");
        write(&fi, "in/two.md", &best_practice("Two", "GREEN", ""), "Text.");
        let folder = fi.folder().join("in").display().to_string();
        let lines = json(&fi.done(&["--json", "import", "markdown", &folder]));
        assert_eq!(outcomes(&lines), ["submitted", "submitted"]);
        let object = published(&fi, &lines[0]);
        assert_eq!(object["published"].as_str().map(|at| &at[..10]), Some("2018-09-10"));
        assert_eq!((&object["nameMap"]["en"], &object["nameMap"]["sv"]), (&"One".into(), &"Ett".into()));
        assert_eq!(object["pool:sources"].to_string(), "[\"https://example.org/law\"]");
        assert!(object["contentMap"]["en"].as_str().is_some_and(|html| html.contains("https://example.org/that")));
        assert_eq!(outcomes(&json(&fi.done(&["--json", "import", "markdown", &folder]))), ["already", "already"]);
        write(&fi, "in/two.md", &best_practice("Two", "GREEN", ""), "Another text.");
        write(&fi, "in/three.md", &best_practice("Three", "GREEN", ""), "Text.");
        let lines = json(&fi.done(&["--json", "import", "markdown", &folder]));
        assert_eq!(outcomes(&lines), ["already", "submitted", "changed"]);
        assert_eq!(fi.number("select count(*) from submission"), 3);
        write(&fi, "in/later.md", &best_practice("Later", "GREEN", "published: 2999-01-01\n"), "Text.");
        let refused = fi.refuses(&["import", "markdown", &folder]);
        assert!(refused.contains("published") && refused.contains("future"), "{refused}");
    });
}
