use super::*;

fn address() -> Url {
    "https://valimised.example/uudised/rss".parse().unwrap()
}

fn of(text: &str) -> WebFeed {
    read(text.as_bytes(), &address()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Valimised &amp;amp; uudised</title><link>https://valimised.example/</link><description>d</description><language>et</language>
<item><title>Old &lt;b&gt;news&lt;/b&gt;</title><link>/vana</link><guid isPermaLink="false">old</guid>
<pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate><description>&lt;p&gt;Short &lt;script&gt;alert(1)&lt;/script&gt;text.&lt;/p&gt;</description></item>
<item><title>Early voting begins</title><link>https://valimised.example/eel</link><guid>new</guid>
<pubDate>Wed, 04 Mar 2026 10:00:00 +0200</pubDate><category>Deepfakes</category><description>It begins.</description>
<content:encoded><![CDATA[<h1>Long</h1><p>text</p>]]></content:encoded>
<enclosure url="https://valimised.example/f.pdf" length="9" type="application/pdf"/></item>
<item><title>Bad link</title><link>javascript:alert(1)</link><guid>bad</guid></item>
</channel></rss>"#;

#[test]
fn rss_is_read_with_its_dates_languages_and_links_and_made_plain() {
    let feed = of(RSS);
    assert_eq!((feed.title.as_str(), feed.language.as_deref()), ("Valimised & uudised", Some("et")));
    assert_eq!(feed.page.as_deref(), Some("https://valimised.example/"));
    let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Early voting begins", "Old news", "Bad link"], "the newest first, what has no date last");
    let [new, old, bad] = &feed.entries[..] else { panic!("three entries") };
    assert_eq!(new.published.unwrap().to_string(), "2026-03-04T08:00:00Z");
    assert_eq!((new.link.as_deref(), new.guid.as_str()), (Some("https://valimised.example/eel"), "new"));
    assert_eq!((new.summary.as_str(), new.html.as_str()), ("It begins.", "<h1>Long</h1><p>text</p>"));
    assert_eq!(new.files, ["https://valimised.example/f.pdf"]);
    assert_eq!((old.link.as_deref(), old.summary.as_str()), (Some("https://valimised.example/vana"), "Short text."));
    assert_eq!((bad.link.as_ref(), bad.published), (None, None));
}

#[test]
fn atom_and_json_feed_are_read_alike() {
    let atom = of(r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl-BE"><title>F</title><id>f</id>
        <updated>2026-01-01T00:00:00Z</updated><link rel="self" href="https://x.example/feed"/>
        <link rel="alternate" href="https://x.example/"/>
        <entry><id>tag:1</id><title type="html">A &amp;amp; b</title><updated>2026-02-01T00:00:00Z</updated>
        <published>2026-01-02T00:00:00Z</published><link rel="alternate" href="https://x.example/1"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry></feed>"#);
    assert_eq!((atom.page.as_deref(), atom.language.as_deref()), (Some("https://x.example/"), Some("nl-BE")));
    let entry = &atom.entries[0];
    assert_eq!((entry.title.as_str(), entry.summary.as_str()), ("A & b", "Text"));
    assert_eq!(entry.published.unwrap().to_string(), "2026-01-02T00:00:00Z", "the first date, not the last");
    let json = of(r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://x.example/",
        "language":"fi","items":[{"id":"1","url":"https://x.example/1","title":"T","content_text":"a <b\n\nc",
        "date_published":"2026-01-02T00:00:00+02:00"}]}"#);
    assert_eq!(json.language.as_deref(), Some("fi"));
    assert_eq!(json.entries[0].html, "<p>a &lt;b</p><p>c</p>");
    assert_eq!(json.entries[0].link.as_deref(), Some("https://x.example/1"));
}

#[test]
fn what_could_grow_while_it_is_read_is_refused_in_any_encoding() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\">\
        <channel><title>&b;</title></channel></rss>";
    assert_eq!(read(bomb.as_bytes(), &address()), Err(NoFeed::Entities));
    let wide: Vec<u8> = bomb.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, &address()), Err(NoFeed::Entities));
}

#[test]
fn what_is_no_feed_says_so() {
    for text in ["", "<html><body>News</body></html>", "{}", "[1]", "<rss version=\"2.0\"><channel>", "\u{0}\u{1}"] {
        assert!(matches!(read(text.as_bytes(), &address()), Err(NoFeed::Unreadable(_))), "{text}");
    }
}

#[test]
fn deep_and_long_documents_come_to_an_end() {
    let deep = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>t</title><content type=\"xhtml\">{}{}</content></entry></feed>",
        "<div>".repeat(20_000),
        "</div>".repeat(20_000)
    );
    assert_eq!(of(&deep).entries.len(), 1);
    let many = "<item><title>t</title><guid>g</guid></item>".repeat(MAX_ENTRIES + 5);
    assert_eq!(of(&format!("<rss version=\"2.0\"><channel>{many}</channel></rss>")).entries.len(), MAX_ENTRIES);
    let long = format!(
        "<rss version=\"2.0\"><channel><item><title>{0}</title><guid>{0}</guid></item></channel></rss>",
        "x".repeat(9_000)
    );
    let entry = &of(&long).entries[0];
    assert_eq!(entry.title.chars().count(), MAX_TITLE_CHARS);
    assert!(entry.guid.starts_with("sha256:"));
}

#[test]
fn an_entry_without_anything_to_know_it_by_is_left_out_and_the_same_document_reads_the_same_twice() {
    let text = "<rss version=\"2.0\"><channel><item><description></description></item>\
        <item><title>Only a title</title></item><item><link>https://x.example/only</link><description>Text</description></item></channel></rss>";
    let feed = of(text);
    let guids: Vec<&str> = feed.entries.iter().map(|entry| entry.guid.as_str()).collect();
    assert_eq!(guids, ["Only a title", "https://x.example/only"]);
    assert_eq!(of(text), feed);
}

#[test]
fn topics_are_suggested_by_their_names_in_the_language_of_the_text() {
    let item = |language: &str, title: &str| {
        let text = format!(
            "<rss version=\"2.0\"><channel><language>{language}</language><item><title>{title}</title><guid>g</guid></item></channel></rss>"
        );
        of(&text).entries[0].topics.clone()
    };
    assert_eq!(item("en", "More postal voting, fewer polling stations"), ["postal-voting", "polling-stations"]);
    assert_eq!(item("fi", "Ennakkoäänestyksestä on kokemuksia"), ["early-voting"]);
    assert_eq!(item("en", "A new director"), Vec::<&str>::new());
    // A language without names of topics is looked at in all of those that have some.
    assert_eq!(item("et", "Deepfakes"), ["deepfakes"]);
}
