//! A feed as JSON Feed 1.1.
//!
//! Spec: <https://www.jsonfeed.org/version/1.1/>. What it has no word for stands in `_pool`, as the specification asks of
//! extensions: the label, what a material is filed under by slug, its licence, and that it was withdrawn.

use jiff::Timestamp;
use serde::Serialize;

use super::{Author, Entry, Feed, FeedError, Scheme};
use crate::context::POOL;

const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    authors: [Person<'a>; 1],
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Hub<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: String,
    date_modified: String,
    authors: [Person<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(rename = "_pool")]
    pool: Pool<'a>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    title: &'a str,
    size_in_bytes: u64,
}

#[derive(Serialize)]
struct Pool<'a> {
    about: &'static str,
    tlp: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<Translation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Withdrawn<'a>>,
}

#[derive(Serialize)]
struct Translation<'a> {
    language: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Withdrawn<'a> {
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

/// Writes a feed as JSON Feed 1.1.
pub fn write(feed: &Feed) -> Result<String, FeedError> {
    let document = Document {
        version: VERSION,
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.address,
        description: &feed.description,
        next_url: feed.archive.previous.as_deref(),
        authors: [person(&feed.publisher)],
        language: feed.language.as_str(),
        hubs: feed.hub.iter().map(|url| Hub { kind: "WebSub", url }).collect(),
        items: feed.entries.iter().map(item).collect(),
    };
    serde_json::to_string(&document).map_err(|_| feed.unwritable())
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.page,
        title: &entry.title,
        content_html: entry.html.as_deref(),
        // One of the two there must be.
        content_text: entry.html.is_none().then_some(&entry.summary),
        summary: &entry.summary,
        date_published: date(entry.published),
        date_modified: date(entry.updated),
        authors: [person(&entry.author)],
        tags: entry.categories.iter().map(|category| category.label.as_str()).collect(),
        language: entry.language.as_str(),
        attachments: entry.files.iter().map(attachment).collect(),
        pool: pool(entry),
    }
}

fn attachment(file: &super::File) -> Attachment<'_> {
    Attachment { url: &file.url, mime_type: &file.media_type, title: &file.name, size_in_bytes: file.size }
}

fn pool(entry: &Entry) -> Pool<'_> {
    Pool {
        about: POOL,
        tlp: entry.level.as_str(),
        kind: entry.terms(Scheme::Kind).next(),
        topics: entry.terms(Scheme::Topic).collect(),
        phase: entry.terms(Scheme::Phase).next(),
        licence: entry.licence.as_deref(),
        translations: entry
            .translations
            .iter()
            .map(|one| Translation { language: one.language.as_str(), url: &one.page })
            .collect(),
        withdrawn: entry
            .withdrawal
            .as_ref()
            .map(|one| Withdrawn { at: date(one.at), reason: one.reason.as_ref().map(|reason| reason.text.as_str()) }),
    }
}

fn person(author: &Author) -> Person<'_> {
    Person { name: &author.name, url: &author.uri }
}

fn date(at: Timestamp) -> String {
    at.to_string()
}
