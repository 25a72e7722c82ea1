//! A feed as Atom.
//!
//! Spec: RFC 4287; RFC 6721 for what was withdrawn; RFC 5005 for the archive. A reader that knows RFC 6721 takes a
//! withdrawn entry away; every other shows the entry that says so, under the same id.

use std::collections::BTreeMap;

use atom_syndication::{
    self as atom, Content, FixedDateTime, Generator, Link, Person, Text, TextType, WriteConfig,
    extension::{Extension, ExtensionMap},
};
use jiff::Timestamp;

use super::{Author, Entry, Feed, FeedError, Format, Withdrawal, clean, rss::HISTORY};
use crate::{language::LanguageTag, licence};

const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

/// Writes a feed as Atom.
pub fn write(feed: &Feed) -> Result<String, FeedError> {
    let written = atom::Feed {
        title: text(&feed.title, &feed.language),
        id: feed.address.clone(),
        updated: instant(feed.updated.unwrap_or(Timestamp::UNIX_EPOCH)),
        authors: vec![person(&feed.publisher)],
        generator: Some(Generator {
            value: "Election Pool".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: links(feed),
        subtitle: Some(text(&feed.description, &feed.language)),
        entries: feed.entries.iter().map(entry).collect(),
        extensions: beside(feed),
        namespaces: namespaces(feed),
        lang: Some(feed.language.to_string()),
        ..atom::Feed::default()
    };
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    let bytes = written.write_with_config(Vec::new(), config).map_err(|_| feed.unwritable())?;
    String::from_utf8(bytes).map_err(|_| feed.unwritable())
}

fn namespaces(feed: &Feed) -> BTreeMap<String, String> {
    let history = feed.archive.is_archive().then_some(("fh", HISTORY));
    let has_withdrawn = feed.entries.iter().any(|entry| entry.withdrawal.is_some());
    let tombstones = has_withdrawn.then_some(("at", TOMBSTONES));
    let all = history.into_iter().chain(tombstones);
    all.map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())).collect()
}

fn links(feed: &Feed) -> Vec<Link> {
    let link = |relation: &str, href: &str| Link { rel: relation.to_owned(), href: href.to_owned(), ..Link::default() };
    let own = Link { mime_type: Some(Format::Atom.media_type().to_owned()), ..link("self", &feed.address) };
    let page = Link {
        mime_type: Some("text/html".to_owned()),
        hreflang: Some(feed.language.to_string()),
        ..link("alternate", &feed.page)
    };
    let twins = feed.twins.iter().map(|twin| Link {
        mime_type: Some(twin.format.media_type().to_owned()),
        hreflang: Some(twin.language.to_string()),
        ..link("alternate", &twin.address)
    });
    let hub = feed.hub.iter().map(|hub| link("hub", hub));
    let archive = feed.archive.links().map(|(relation, address)| link(relation, address));
    [own, page].into_iter().chain(hub).chain(twins).chain(archive).collect()
}

fn entry(entry: &Entry) -> atom::Entry {
    let category = |word: &super::Category| atom::Category {
        term: word.term.clone(),
        scheme: Some(word.scheme.to_string()),
        label: Some(clean(&word.label)),
    };
    let content = entry.html.as_deref().map(|html| Content {
        value: Some(clean(html)),
        content_type: Some("html".to_owned()),
        lang: Some(entry.language.to_string()),
        ..Content::default()
    });
    atom::Entry {
        title: text(&entry.title, &entry.language),
        id: entry.id.clone(),
        updated: instant(entry.updated),
        authors: vec![person(&entry.author)],
        categories: entry.categories.iter().map(category).collect(),
        links: entry_links(entry),
        published: Some(instant(entry.published)),
        // The name of a licence is the same in each language.
        rights: entry.licence.as_deref().map(|licence| Text { lang: None, ..text(licence, &entry.language) }),
        summary: (!entry.summary.is_empty())
            .then(|| text(&entry.summary, entry.summary_language.as_ref().unwrap_or(&entry.language))),
        content,
        ..atom::Entry::default()
    }
}

/// The page, the page in each other language, the files, the licence (RFC 4946). Two links to the same language and type are not allowed.
fn entry_links(entry: &Entry) -> Vec<Link> {
    let page = |href: &str, language: Option<&LanguageTag>| Link {
        href: href.to_owned(),
        rel: "alternate".to_owned(),
        mime_type: Some("text/html".to_owned()),
        hreflang: language.map(ToString::to_string),
        ..Link::default()
    };
    let others = entry.translations.iter().filter(|translation| translation.page != entry.page);
    let own = entry.translations.iter().find(|translation| translation.page == entry.page);
    let files = entry.files.iter().map(|file| Link {
        href: file.url.clone(),
        rel: "enclosure".to_owned(),
        mime_type: Some(clean(&file.media_type)),
        title: Some(clean(&file.name)),
        length: Some(file.size.to_string()),
        ..Link::default()
    });
    let first = page(&entry.page, own.map(|own| &own.language));
    let licence = entry.licence.as_deref().and_then(licence::address).map(|href| Link {
        href,
        rel: "license".to_owned(),
        ..Link::default()
    });
    let others = others.map(|other| page(&other.page, Some(&other.language)));
    std::iter::once(first).chain(others).chain(files).chain(licence).collect()
}

/// What Atom itself has no word for: that this is an archive, and what is gone.
fn beside(feed: &Feed) -> ExtensionMap {
    let mut map = ExtensionMap::new();
    if feed.archive.is_archive() {
        let archive = Extension { name: "fh:archive".to_owned(), ..Extension::default() };
        map.insert("fh".to_owned(), [("archive".to_owned(), vec![archive])].into());
    }
    let withdrawn = feed.entries.iter().filter_map(|entry| Some(deleted(entry, entry.withdrawal.as_ref()?)));
    let withdrawn: Vec<Extension> = withdrawn.collect();
    if !withdrawn.is_empty() {
        map.insert("at".to_owned(), [("deleted-entry".to_owned(), withdrawn)].into());
    }
    map
}

/// RFC 6721 section 3.
fn deleted(entry: &Entry, withdrawal: &Withdrawal) -> Extension {
    let comment = withdrawal.reason.as_ref().map(|reason| Extension {
        name: "at:comment".to_owned(),
        value: Some(clean(&reason.text)),
        attrs: [("xml:lang".to_owned(), reason.language.to_string())].into(),
        ..Extension::default()
    });
    Extension {
        name: "at:deleted-entry".to_owned(),
        attrs: [("ref".to_owned(), entry.id.clone()), ("when".to_owned(), withdrawal.at.to_string())].into(),
        children: comment.map(|comment| ("comment".to_owned(), vec![comment])).into_iter().collect(),
        ..Extension::default()
    }
}

fn text(value: &str, language: &LanguageTag) -> Text {
    Text { value: clean(value), base: None, lang: Some(language.to_string()), r#type: TextType::Text }
}

fn person(author: &Author) -> Person {
    Person { name: clean(&author.name), uri: Some(author.uri.clone()), ..Person::default() }
}

/// An instant as the crate wants it, through the one form both write.
fn instant(at: Timestamp) -> FixedDateTime {
    at.to_string().parse().unwrap_or_default()
}
