//! Feeds as values: what a feed says, and its text as RSS 2.0.
//!
//! Spec: <https://www.rssboard.org/rss-specification>, with `atom:link` for the feed's own address and Dublin Core.
//! This module does not choose what stands in a feed: whoever fills it has asked the audience first.

use std::collections::BTreeMap;

use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use rss::{
    Category, Channel, Enclosure, Guid, Item,
    extension::{Extension, dublincore::DublinCoreExtension},
};

use crate::language::LanguageTag;

/// The media type of the text.
pub const MEDIA_TYPE: &str = "application/rss+xml; charset=utf-8";

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// A feed in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// The page it belongs to.
    pub page: String,
    /// Its own address.
    pub address: String,
    /// One sentence on what is in it.
    pub description: String,
    /// The language of its titles.
    pub language: LanguageTag,
    /// When something in it last changed.
    pub updated: Option<Timestamp>,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// One material in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The URI of the material: what tells readers that they have seen it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The page that shows it.
    pub page: String,
    /// Its abstract: plain text.
    pub summary: String,
    /// Its body as sanitised HTML.
    pub html: Option<String>,
    /// The language of this entry, where it is another than that of the feed.
    pub language: LanguageTag,
    /// The authority that wrote it.
    pub author: String,
    /// When it was first published.
    pub published: Timestamp,
    /// The labels or slugs it is filed under.
    pub topics: Vec<String>,
    /// Its first file.
    pub file: Option<File>,
}

/// A file of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where.
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes.
    pub size: u64,
}

/// A feed that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the feed “{0}” could not be written")]
pub struct FeedError(String);

/// Writes a feed as RSS 2.0.
pub fn rss(feed: &Feed) -> Result<String, FeedError> {
    let channel = Channel {
        title: clean(&feed.title),
        link: feed.page.clone(),
        description: clean(&feed.description),
        language: Some(feed.language.to_string()),
        last_build_date: feed.updated.map(date),
        docs: Some("https://www.rssboard.org/rss-specification".to_owned()),
        items: feed.entries.iter().map(item).collect(),
        extensions: [("atom".to_owned(), own_address(&feed.address))].into(),
        namespaces: [("atom".to_owned(), ATOM.to_owned())].into(),
        ..Channel::default()
    };
    let bytes = channel.pretty_write_to(Vec::new(), b' ', 1).map_err(|_| FeedError(feed.address.clone()))?;
    String::from_utf8(bytes).map_err(|_| FeedError(feed.address.clone()))
}

fn item(entry: &Entry) -> Item {
    let core = DublinCoreExtension {
        creators: vec![clean(&entry.author)],
        languages: vec![entry.language.to_string()],
        ..DublinCoreExtension::default()
    };
    let category = |topic: &String| Category { name: clean(topic), domain: None };
    let enclosure = |file: &File| Enclosure {
        url: file.url.clone(),
        length: file.size.to_string(),
        mime_type: file.media_type.clone(),
    };
    Item {
        title: Some(clean(&entry.title)),
        link: Some(entry.page.clone()),
        description: Some(clean(&entry.summary)),
        content: entry.html.as_deref().map(clean),
        categories: entry.topics.iter().map(category).collect(),
        enclosure: entry.file.as_ref().map(enclosure),
        guid: Some(Guid { value: entry.id.clone(), permalink: true }),
        pub_date: Some(date(entry.published)),
        dublin_core_ext: Some(core),
        ..Item::default()
    }
}

/// `<atom:link rel="self">`, so that a saved copy still knows where it came from.
fn own_address(address: &str) -> BTreeMap<String, Vec<Extension>> {
    let attributes = [("href", address), ("rel", "self"), ("type", "application/rss+xml")];
    let link = Extension {
        name: "atom:link".to_owned(),
        attrs: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..Extension::default()
    };
    [("link".to_owned(), vec![link])].into()
}

fn date(at: Timestamp) -> String {
    let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&at);
    text.unwrap_or_else(|_| "Thu, 01 Jan 1970 00:00:00 GMT".to_owned())
}

/// XML 1.0 has no way to write most control characters.
fn clean(text: &str) -> String {
    let is_allowed =
        |c: &char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use rss::validation::Validate;

    use super::*;

    fn feed() -> Feed {
        let entry = Entry {
            id: "https://fi.example/materials/0198".into(),
            title: "Väärä \u{0}tieto & <vaalit> ]]>".into(),
            page: "https://fi.example/fi/materials/0198".into(),
            summary: "Lyhyesti".into(),
            html: Some("<p>Koko ]]> teksti\u{b}</p>".into()),
            language: "fi".parse().unwrap(),
            author: "Oikeusministeriö".into(),
            published: "2026-02-03T04:05:06.789Z".parse().unwrap(),
            topics: vec!["disinformation".into()],
            file: Some(File {
                url: "https://fi.example/attachments/00".into(),
                media_type: "application/pdf".into(),
                size: 12,
            }),
        };
        Feed {
            title: "Vaalipooli".into(),
            page: "https://fi.example/fi/".into(),
            address: "https://fi.example/feeds/all.fi.rss".into(),
            description: "Kaikki julkinen aineisto".into(),
            language: "fi".parse().unwrap(),
            updated: Some(Timestamp::UNIX_EPOCH),
            entries: vec![entry],
        }
    }

    #[test]
    fn what_is_written_is_valid_and_says_the_same() {
        let text = rss(&feed()).unwrap();
        for (prefix, name) in [
            ("atom", ATOM),
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("content", "http://purl.org/rss/1.0/modules/content/"),
        ] {
            assert!(text.contains(&format!("xmlns:{prefix}=\"{name}\"")), "{text}");
        }
        let channel = Channel::read_from(text.as_bytes()).unwrap();
        channel.validate().unwrap();
        assert_eq!(channel.language(), Some("fi"));
        let item = &channel.items()[0];
        assert_eq!(item.title(), Some("Väärä tieto & <vaalit> ]]>"));
        assert_eq!(item.content(), Some("<p>Koko ]]> teksti</p>"));
        assert!(item.guid().unwrap().permalink);
        assert_eq!(item.guid().unwrap().value, "https://fi.example/materials/0198");
        assert_eq!(item.pub_date(), Some("Tue, 03 Feb 2026 04:05:06 GMT"));
        assert_eq!(item.dublin_core_ext().unwrap().creators, ["Oikeusministeriö"]);
        assert_eq!(channel.extensions()["atom"]["link"][0].attrs["href"], "https://fi.example/feeds/all.fi.rss");
    }

    #[test]
    fn an_empty_feed_is_valid_too() {
        let text = rss(&Feed { entries: vec![], updated: None, ..feed() }).unwrap();
        Channel::read_from(text.as_bytes()).unwrap().validate().unwrap();
    }
}
