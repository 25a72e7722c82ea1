//! The feed that a page names, for whoever gave the address of the page.
//!
//! Spec: <https://www.rssboard.org/rss-autodiscovery>. Pages are written as they are, so that tags are looked for and
//! nothing else of the page is understood.

use quick_xml::{XmlVersion, events::BytesStart};
use url::Url;

use super::on_the_web;

/// How much of a page is looked at.
const MAX_PAGE_BYTES: usize = 256 << 10;
const TYPES: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

/// The first feed that a page found at `address` links to as its own.
pub(super) fn feed_of(bytes: &[u8], address: &Url) -> Option<String> {
    let page = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_PAGE_BYTES)]);
    let lower = page.to_ascii_lowercase();
    let links = lower.match_indices("<link").map(|(at, _)| &page[at + 1..]);
    links.filter_map(tag).find_map(|tag| feed(tag, address))
}

/// What stands in a tag up to its end; a “>” within quotation marks ends nothing.
fn tag(text: &str) -> Option<&str> {
    let mut quote = None;
    let ends = |c: char| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        quote.is_none() && c == '>'
    };
    Some(&text[..text.find(ends)?])
}

fn feed(tag: &str, address: &Url) -> Option<String> {
    let element = BytesStart::from_content(tag, "link".len());
    let value = |name: &str| {
        let mut attributes = element.html_attributes();
        let found = attributes.with_checks(false).flatten().find(|one| one.key.as_ref().eq_ignore_ascii_case(name))?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or_else(|_| found.value.clone()).into_owned())
    };
    let is_other_form = value("rel")?.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"));
    let media_type = value("type")?;
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let is_feed = TYPES.iter().any(|known| known.eq_ignore_ascii_case(media_type));
    if is_other_form && is_feed { on_the_web(&value("href")?, address) } else { None }
}
