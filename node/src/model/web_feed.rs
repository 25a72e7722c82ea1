//! A feed of somebody else as values: RSS, Atom and JSON Feed by `feed-rs`, every text made plain, everything bounded.
//! What that parser leaves out, the language of an entry, comes from a second pass.
//!
//! Spec: RSS 2.0, RFC 4287, JSON Feed 1.1. A document that declares entities of its own is refused, so that nothing can
//! grow while it is read. This module fetches nothing, keeps nothing, and trusts no member.

mod json;
mod languages;
mod page;
mod spaced;

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use election_pool_protocol::language::LanguageTag;
use feed_rs::{
    model::{Entry, Feed, Link, Text},
    parser::Builder,
};
use jiff::Timestamp;
use url::Url;

use super::{head, markdown, material::sha256_hex, search};

/// The most entries read of one document.
pub const MAX_ENTRIES: usize = 1_000;
/// The longest title.
pub const MAX_TITLE_CHARS: usize = 200;
/// The longest summary.
pub const MAX_SUMMARY_CHARS: usize = 500;
/// How much of a text is looked at to make a summary of it.
const MAX_SUMMARY_BYTES: usize = 8 << 10;
/// The longest id kept as it is; what is longer is known by its digest.
const MAX_GUID_BYTES: usize = 500;
/// The longest address of an entry.
const MAX_LINK_BYTES: usize = 2_048;
/// The most categories read of an entry.
const MAX_CATEGORIES: usize = 20;
/// The most topics suggested for an entry.
const MAX_TOPICS: usize = 5;

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFeed {
    /// It declares entities.
    #[error("it declares entities of its own, which no feed needs")]
    Entities,
    /// It is a page that has a feed.
    #[error("it is a page; its feed is {0}")]
    Page(String),
    /// It is no feed, or a broken one.
    #[error("it is no feed that can be read: {0}")]
    Unreadable(String),
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebFeed {
    /// What it calls itself, plain text.
    pub title: String,
    /// The page it belongs to.
    pub page: Option<String>,
    /// BCP 47, if it says.
    pub language: Option<String>,
    /// Its entries, the newest first; those without a date last.
    pub entries: Vec<WebEntry>,
    /// How many entries were left out, since they have no text, or nothing to tell them from others.
    pub nameless: usize,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebEntry {
    /// What the feed knows it by.
    pub guid: String,
    /// Plain text, never empty.
    pub title: String,
    /// Plain text; empty if there is none that says more than the title.
    pub summary: String,
    /// The text as it was sent: HTML that nobody has cleaned.
    pub html: String,
    /// The page of the entry.
    pub link: Option<String>,
    /// Files that belong to it.
    pub files: Vec<String>,
    /// BCP 47, if it or its feed says.
    pub language: Option<String>,
    /// First published.
    pub published: Option<Timestamp>,
    /// Slugs of topics whose names are in it.
    pub topics: Vec<&'static str>,
}

/// Reads a document that was found at `address`.
pub fn read(bytes: &[u8], address: &Url) -> Result<WebFeed, NoFeed> {
    if declares_entities(bytes) {
        return Err(NoFeed::Entities);
    }
    let (bytes, languages) = match json::read(bytes) {
        Some((bytes, languages)) => (Cow::Owned(bytes), languages),
        None => (Cow::Borrowed(bytes), languages::of_xml(bytes)),
    };
    // The parser's own ids are random where an entry has neither link nor title: such a one has none here.
    let parser = Builder::new()
        .base_uri(Some(address.as_str()))
        .sanitize_content(false)
        .id_generator(|links, title, _| {
            let link = links.first().map(|link| link.href.clone());
            link.or_else(|| title.as_ref().map(|title| title.content.clone())).unwrap_or_default()
        })
        .build();
    let feed = parser.parse(&*bytes).map_err(|error| match page::feed_of(&bytes, address) {
        Some(feed) => NoFeed::Page(feed),
        None => NoFeed::Unreadable(markdown::line(&error.to_string(), MAX_TITLE_CHARS)),
    })?;
    Ok(WebFeed::of(feed, languages, address))
}

/// Whether it may grow while it is read, in whatever encoding that has the letters of ASCII in it.
fn declares_entities(bytes: &[u8]) -> bool {
    const WORD: &[u8] = b"<!ENTITY";
    let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    letters.windows(WORD.len()).any(|window| window.eq_ignore_ascii_case(WORD))
}

impl WebFeed {
    /// `languages` is what each entry says itself, in their order.
    fn of(feed: Feed, mut languages: Vec<Option<String>>, address: &Url) -> Self {
        let language = feed.language.as_deref().and_then(tag);
        let all = feed.entries.len().min(MAX_ENTRIES);
        // If both passes do not see the same entries, it is not known which of them says what.
        if languages.len() != all {
            languages = vec![None; all];
        }
        let entries = feed.entries.into_iter().take(MAX_ENTRIES).zip(languages);
        let mut entries: Vec<WebEntry> = entries
            .filter_map(|(entry, said)| {
                let said = said.as_deref().and_then(tag).or_else(|| language.clone());
                WebEntry::of(&entry, said, address)
            })
            .collect();
        let nameless = all - entries.len();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.published));
        Self {
            title: feed.title.as_ref().map(plain).unwrap_or_default(),
            page: page(&feed.links, address),
            language,
            entries,
            nameless,
        }
    }
}

impl WebEntry {
    /// Nothing if the entry can neither be told from others nor be called anything. `language` is what it is in unless
    /// its text says another.
    fn of(entry: &Entry, language: Option<String>, address: &Url) -> Option<Self> {
        let html = html(entry);
        let told = entry.summary.as_ref().map(|text| beginning(&text.content)).filter(|text| !text.is_empty());
        let told = markdown::line(&told.unwrap_or_else(|| beginning(&html)), MAX_SUMMARY_CHARS);
        let titled = entry.title.as_ref().map(plain).filter(|title| !title.is_empty());
        let title = titled.unwrap_or_else(|| markdown::line(&told, MAX_TITLE_CHARS / 2));
        let guid = Some(entry.id.trim()).filter(|guid| !guid.is_empty()).map(bounded_guid)?;
        if title.is_empty() {
            return None;
        }
        let language = entry.language.as_deref().and_then(tag).or(language);
        let categories = entry.categories.iter().take(MAX_CATEGORIES);
        let categories: Vec<String> =
            categories.map(|category| category.label.as_ref().unwrap_or(&category.term).clone()).collect();
        let text = format!("{title} . {told} . {}", categories.join(" . "));
        let mut topics = search::topics_in(&text, language.as_deref().unwrap_or_default());
        topics.truncate(MAX_TOPICS);
        Some(Self {
            summary: if told == title { String::new() } else { told },
            link: page(&entry.links, address),
            files: files(entry, address),
            published: entry.published.or(entry.updated).and_then(instant),
            guid,
            title,
            html,
            language,
            topics,
        })
    }

    /// The digest of what the site says: another when title, text, language, date, link or files are.
    pub fn digest(&self) -> String {
        let Self { guid: _, title, summary, html, link, files, language, published, topics: _ } = self;
        let published = published.map(|at| at.to_string());
        sha256_hex(serde_json::json!([title, summary, html, link, files, language, published]).to_string().as_bytes())
    }
}

fn plain(text: &Text) -> String {
    markdown::line(&beginning(&text.content), MAX_TITLE_CHARS)
}

/// The words at the beginning of a text: what calls itself plain is often HTML too.
fn beginning(text: &str) -> String {
    markdown::plain_text(&spaced::spaced(&text[..text.floor_char_boundary(MAX_SUMMARY_BYTES)]))
}

/// The whole text as HTML: the content, else the summary.
fn html(entry: &Entry) -> String {
    let content = entry.content.as_ref().and_then(|content| {
        let body = content.body.as_deref().filter(|body| !body.trim().is_empty())?;
        match content.content_type.as_str().split(';').next().unwrap_or_default() {
            "text/plain" => Some(paragraphs(body)),
            // The parser's name for XHTML lacks its suffix.
            "text/html" | "application/xhtml+xml" | "application/xhtml" => Some(body.to_owned()),
            _ => None,
        }
    });
    content.or_else(|| entry.summary.as_ref().map(|summary| summary.content.clone())).unwrap_or_default()
}

fn paragraphs(plain: &str) -> String {
    let paragraphs: Vec<String> =
        plain.split("\n\n").map(|part| format!("<p>{}</p>", markdown::escape(part))).collect();
    paragraphs.concat()
}

/// The page that links lead to: the first that is no other form and no part of the thing.
fn page(links: &[Link], address: &Url) -> Option<String> {
    let is_page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate") && link.target.is_none();
    let is_html = |link: &&Link| link.media_type.as_deref().is_none_or(|media_type| media_type.contains("html"));
    let pages = || links.iter().filter(is_page);
    let found = pages().find(is_html).or_else(|| pages().next())?;
    on_the_web(&found.href, address)
}

/// Enclosures and attachments.
fn files(entry: &Entry, address: &Url) -> Vec<String> {
    let linked =
        entry.links.iter().filter(|link| link.rel.as_deref() == Some("enclosure")).map(|link| link.href.clone());
    let media = entry.media.iter().flat_map(|media| &media.content).filter_map(|content| content.url.as_ref());
    let mut files: Vec<String> = Vec::new();
    for file in linked.chain(media.map(ToString::to_string)).filter_map(|href| on_the_web(&href, address)) {
        if !files.contains(&file) && files.len() < MAX_CATEGORIES {
            files.push(file);
        }
    }
    files
}

/// An address that a reader may be sent to.
fn on_the_web(href: &str, address: &Url) -> Option<String> {
    let url = address.join(href.trim()).ok()?;
    head::link(url.as_str()).filter(|link| link.len() <= MAX_LINK_BYTES)
}

fn bounded_guid(guid: &str) -> String {
    if guid.len() <= MAX_GUID_BYTES { guid.to_owned() } else { format!("sha256:{}", sha256_hex(guid.as_bytes())) }
}

fn tag(word: &str) -> Option<String> {
    word.trim().parse::<LanguageTag>().ok().map(|tag| tag.to_string())
}

fn instant(at: DateTime<Utc>) -> Option<Timestamp> {
    Timestamp::from_millisecond(at.timestamp_millis()).ok()
}

#[cfg(test)]
mod tests;
