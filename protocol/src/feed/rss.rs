//! A feed as RSS 2.0.
//!
//! Spec: <https://www.rssboard.org/rss-specification>, with `atom:link` and `atom:updated`, Dublin Core for author and
//! language, and the archive of RFC 5005.

use std::collections::BTreeMap;

use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use rss::{
    Category, Channel, Enclosure, Guid, Item,
    extension::{Extension, dublincore::DublinCoreExtension},
};

use super::{ASK_EVERY_MIN, Entry, Feed, FeedError, File, Format, clean};
use crate::licence;

pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";
pub(super) const HISTORY: &str = "http://purl.org/syndication/history/1.0";

/// Elements of a foreign namespace, by prefix and then by name.
type Foreign = BTreeMap<String, BTreeMap<String, Vec<Extension>>>;

/// Writes a feed as RSS 2.0.
pub fn write(feed: &Feed) -> Result<String, FeedError> {
    let channel = Channel {
        title: clean(&feed.title),
        link: feed.page.clone(),
        description: clean(&feed.description),
        language: Some(feed.language.to_string()),
        last_build_date: feed.updated.map(date),
        generator: Some(format!("Election Pool {}", env!("CARGO_PKG_VERSION"))),
        docs: Some("https://www.rssboard.org/rss-specification".to_owned()),
        ttl: Some(ASK_EVERY_MIN.to_string()),
        items: feed.entries.iter().map(item).collect(),
        extensions: around(feed),
        namespaces: namespaces(feed),
        ..Channel::default()
    };
    let bytes = channel.pretty_write_to(Vec::new(), b' ', 1).map_err(|_| feed.unwritable())?;
    String::from_utf8(bytes).map_err(|_| feed.unwritable())
}

fn namespaces(feed: &Feed) -> BTreeMap<String, String> {
    let history = feed.archive.is_archive().then_some(("fh", HISTORY));
    let all = [("atom", ATOM)].into_iter().chain(history);
    all.map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())).collect()
}

/// What stands around the items: the feed's own address, so that a saved copy still knows where it came from, its hub,
/// its other forms, its archive.
fn around(feed: &Feed) -> Foreign {
    let own = Format::Rss.media_type();
    let mut links = vec![link([("rel", "self"), ("type", own), ("href", &feed.address)])];
    links.extend(feed.hub.iter().map(|hub| link([("rel", "hub"), ("href", hub)])));
    links.extend(feed.twins.iter().map(|twin| {
        let language = twin.language.as_str();
        let kind = twin.format.media_type();
        link([("rel", "alternate"), ("type", kind), ("hreflang", language), ("href", &twin.address)])
    }));
    links.extend(feed.archive.links().map(|(relation, address)| link([("rel", relation), ("href", address)])));
    let mut foreign: Foreign = [("atom".to_owned(), [("link".to_owned(), links)].into())].into();
    if feed.archive.is_archive() {
        let archive = Extension { name: "fh:archive".to_owned(), ..Extension::default() };
        foreign.insert("fh".to_owned(), [("archive".to_owned(), vec![archive])].into());
    }
    foreign
}

fn item(entry: &Entry) -> Item {
    let core = DublinCoreExtension {
        creators: vec![clean(&entry.author.name)],
        languages: vec![entry.language.to_string()],
        rights: entry.licence.iter().map(|licence| clean(licence)).collect(),
        ..DublinCoreExtension::default()
    };
    let category =
        |word: &super::Category| Category { name: clean(&word.label), domain: Some(word.scheme.to_string()) };
    Item {
        title: Some(clean(&entry.title)),
        link: Some(entry.page.clone()),
        // There is a title, so that it may be left out.
        description: Some(clean(&entry.summary)).filter(|summary| !summary.is_empty()),
        content: entry.html.as_deref().map(clean),
        categories: entry.categories.iter().map(category).collect(),
        enclosure: entry.files.first().map(enclosure),
        guid: Some(Guid { value: entry.id.clone(), permalink: true }),
        pub_date: Some(date(entry.published)),
        dublin_core_ext: Some(core),
        extensions: beside(entry),
        ..Item::default()
    }
}

/// What RSS itself has no word for: when an item last changed, its languages, its files after the first, its licence.
fn beside(entry: &Entry) -> Foreign {
    let mut links: Vec<Extension> = entry
        .translations
        .iter()
        .map(|translation| {
            let language = translation.language.as_str();
            link([("rel", "alternate"), ("type", "text/html"), ("hreflang", language), ("href", &translation.page)])
        })
        .collect();
    links.extend(entry.files.iter().skip(1).map(|file| {
        let (length, kind) = (file.size.to_string(), clean(&file.media_type));
        link([
            ("rel", "enclosure"),
            ("type", &kind),
            ("length", &length),
            ("title", &clean(&file.name)),
            ("href", &file.url),
        ])
    }));
    if let Some(href) = entry.licence.as_deref().and_then(licence::address) {
        links.push(link([("rel", "license"), ("href", &href)]));
    }
    let updated =
        Extension { name: "atom:updated".to_owned(), value: Some(entry.updated.to_string()), ..Extension::default() };
    [("atom".to_owned(), [("link".to_owned(), links), ("updated".to_owned(), vec![updated])].into())].into()
}

fn enclosure(file: &File) -> Enclosure {
    Enclosure { url: file.url.clone(), length: file.size.to_string(), mime_type: clean(&file.media_type) }
}

fn link<const N: usize>(attributes: [(&str, &str); N]) -> Extension {
    let attrs = attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Extension { name: "atom:link".to_owned(), attrs, ..Extension::default() }
}

fn date(at: Timestamp) -> String {
    let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&at);
    text.unwrap_or_else(|_| "Thu, 01 Jan 1970 00:00:00 GMT".to_owned())
}
