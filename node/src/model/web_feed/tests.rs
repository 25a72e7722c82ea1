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

#[test]
fn every_entry_keeps_the_language_it_says() {
    let atom = of(r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="et"><title>F</title><id>f</id>
        <updated>2026-01-01T00:00:00Z</updated>
        <entry xml:lang="en"><id>1</id><title>One</title><updated>2026-02-05T00:00:00Z</updated><summary>S</summary></entry>
        <entry><id>2</id><title>Kaks</title><updated>2026-02-04T00:00:00Z</updated></entry>
        <entry><id>3</id><title xml:lang="ru">Три</title><updated>2026-02-03T00:00:00Z</updated></entry>
        <entry xml:lang="en"><id>4</id><title>Neli</title><updated>2026-02-02T00:00:00Z</updated>
        <content xml:lang="fi" type="html">&lt;p&gt;x&lt;/p&gt;</content></entry>
        <entry xml:lang="not a language"><id>5</id><title>Viis</title><updated>2026-02-01T00:00:00Z</updated></entry></feed>"#);
    let languages =
        |feed: &WebFeed| -> Vec<Option<String>> { feed.entries.iter().map(|entry| entry.language.clone()).collect() };
    let some = |all: &[&str]| -> Vec<Option<String>> { all.iter().map(|one| Some((*one).to_owned())).collect() };
    assert_eq!(languages(&atom), some(&["en", "et", "ru", "fi", "et"]), "the text's own goes before that of the entry");
    let rss = of(
        r#"<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:o="https://o.example/"><channel>
        <language>nl</language><d:language>de</d:language>
        <item xml:lang="de"><title>a</title><guid>1</guid><d:language> fr <!-- --> </d:language></item>
        <item><title>b</title><guid>2</guid><o:language>da</o:language><description><![CDATA[<item>]]></description></item>
        <item xml:lang="de-BE"><title>c</title><guid>3</guid></item></channel></rss>"#,
    );
    assert_eq!(languages(&rss), some(&["fr", "nl", "de-BE"]));
    let rdf = of(r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>R</title><dc:language>sv</dc:language></channel>
        <item rdf:about="https://x.example/1"><title>a</title><link>https://x.example/1</link><dc:language>fi</dc:language></item>
        <item rdf:about="https://x.example/2"><title>b</title><link>https://x.example/2</link></item></rdf:RDF>"#);
    assert_eq!(languages(&rdf), some(&["fi", "sv"]));
    let json = of(r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","language":"fi","items":[
        {"id":"1","title":"A","language":"sv"},{"id":"2","title":"B"}]}"#);
    assert_eq!(languages(&json), some(&["sv", "fi"]));
}

#[test]
fn an_id_that_is_a_number_is_an_id() {
    let feed = of(r#"{"version":"https://jsonfeed.org/version/1","title":"J","items":[
        {"id":17,"title":"A"},{"id":"17","title":"B"},{"id":1.5,"title":"C"}]}"#);
    let guids: Vec<&str> = feed.entries.iter().map(|entry| entry.guid.as_str()).collect();
    assert_eq!(guids, ["17", "17", "1.5"]);
}

#[test]
fn a_page_names_its_feed() {
    let refused = |text: &str| read(text.as_bytes(), &address()).unwrap_err().to_string();
    for (link, feed) in [
        (
            "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"a > b\" href=\"/rss?a=1&amp;b=2\">",
            "https://valimised.example/rss?a=1&b=2",
        ),
        (
            "<LINK HREF=feed.atom TYPE='application/atom+xml; charset=utf-8' REL='home ALTERNATE'/>",
            "https://valimised.example/uudised/feed.atom",
        ),
        (
            "<link rel=stylesheet href=/a.css><link rel=alternate hreflang=en href=/en><link rel=alternate type=application/feed+json href=//x.example/f.json>",
            "https://x.example/f.json",
        ),
    ] {
        let page = format!(
            "<!doctype html><html><head><meta charset=utf-8><title>&nbsp;</title>{link}<script>if(a<b){{}}</script></head><body><p>x<br></html>"
        );
        assert_eq!(refused(&page), format!("it is a page; its feed is {feed}"));
    }
    for link in [
        "<link rel=alternate type=application/rss+xml>",
        "<link rel=alternate type=application/rss+xml href=javascript:x>",
        "<link",
    ] {
        let page = format!("<html><head>{link}");
        assert!(refused(&page).starts_with("it is no feed"), "{page}");
    }
}

#[test]
fn the_words_of_blocks_stay_apart_and_those_of_a_word_together() {
    let summary = |html: &str| {
        let text = format!(
            "<rss version=\"2.0\"><channel><item><title>t</title><guid>g</guid><description>{}</description></item></channel></rss>",
            markdown::escape(html)
        );
        of(&text).entries[0].summary.clone()
    };
    for (html, expected) in [
        ("<h1>Otsikko</h1><p>Teksti", "Otsikko Teksti"),
        ("<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>", "a b c d"),
        ("a<DIV>b</DIV>c<table><tr><td>d</td><td>e</td></table>", "a b c d e"),
        ("<p>va<b>a</b>li<i>t</i></p>", "vaalit"),
        ("1 < 2<p>x > y", "1 < 2 x > y"),
    ] {
        assert_eq!(summary(html), expected, "{html}");
    }
}
