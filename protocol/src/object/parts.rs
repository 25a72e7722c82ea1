//! The parts of an object: texts, instants, links, files, variants.

use std::fmt;

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    json::member::{Members, put, take, take_text},
    language::{LanguageMap, LanguageTag},
};

/// A text in one language or several: `name` with `nameMap`, and so on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The text without a language: the one of the source language where there is a map.
    pub plain: Option<String>,
    /// The text in each language, the source language first.
    pub map: LanguageMap,
}

impl Text {
    /// A text of these languages; the plain form is that of the first, as Mastodon and `GoToSocial` expect.
    pub fn of(map: LanguageMap) -> Self {
        Self { plain: map.first().map(|(_, text)| text.clone()), map }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.plain.is_none() && self.map.is_empty()
    }

    /// The text in the source language.
    pub fn first(&self) -> Option<&str> {
        self.map.first().map(|(_, text)| text.as_str()).or(self.plain.as_deref())
    }

    /// The text in each language; a text without a map counts as of `language`.
    pub fn per_language(&self, language: &LanguageTag) -> LanguageMap {
        match &self.plain {
            Some(plain) if self.map.is_empty() => LanguageMap::of(language.clone(), plain.clone()),
            _ => self.map.clone(),
        }
    }
}

/// An instant with the text it stands in, so that its offset survives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    text: String,
}

impl Moment {
    /// An instant written in UTC.
    pub fn utc(at: Timestamp) -> Self {
        Self { at, text: at.to_string() }
    }

    /// An instant written with the offset of a time zone, as Mobilizon and FEP-8a8e want the times of an event.
    pub fn in_zone(at: Timestamp, zone: &TimeZone) -> Self {
        Self { at, text: at.display_with_offset(zone.to_offset(at)).to_string() }
    }

    /// Reads RFC 3339.
    pub fn read(text: &str) -> Option<Self> {
        Some(Self { at: text.parse().ok()?, text: text.to_owned() })
    }

    /// The instant.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::String(moment.text)
    }
}

/// A page that shows an object: one of its `url`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageLink {
    /// The address.
    pub href: String,
    /// Its media type, `text/html` for a page.
    pub media_type: Option<String>,
    /// Its language.
    pub hreflang: Option<String>,
}

impl PageLink {
    /// A page in one language.
    pub fn page(href: impl Into<String>, language: &LanguageTag) -> Self {
        Self { href: href.into(), media_type: Some("text/html".into()), hreflang: Some(language.to_string()) }
    }

    /// Reads `url`: a string, a Link, or a list of them.
    pub(crate) fn read_all(value: &Value) -> Option<Vec<Self>> {
        match value {
            Value::Array(items) => items.iter().map(Self::read).collect(),
            single => Some(vec![Self::read(single)?]),
        }
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        if let Some(href) = value.as_str() {
            return Some(Self { href: href.to_owned(), ..Self::default() });
        }
        let known = ["type", "href", "mediaType", "hreflang"];
        value.as_object()?.keys().all(|key| known.contains(&key.as_str())).then_some(())?;
        Some(Self { href: text("href")?, media_type: text("mediaType"), hreflang: text("hreflang") })
    }

    /// Writes `url`: one plain address as a string, everything else as a list.
    pub(crate) fn write_all(pages: &[Self]) -> Option<Value> {
        let pages: Vec<Value> = pages.iter().map(Self::to_value).collect();
        match pages.as_slice() {
            [] => None,
            [single] if single.is_string() => Some(single.clone()),
            _ => Some(pages.into()),
        }
    }

    fn to_value(&self) -> Value {
        if self.media_type.is_none() && self.hreflang.is_none() {
            return self.href.clone().into();
        }
        let mut link = Members::new();
        put(&mut link, "type", Some("Link"));
        put(&mut link, "href", Some(self.href.clone()));
        put(&mut link, "mediaType", self.media_type.clone());
        put(&mut link, "hreflang", self.hreflang.clone());
        link.into()
    }
}

/// What the author wrote the content in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    /// The text.
    pub content: String,
    /// Its media type, `text/markdown` for ours.
    pub media_type: String,
}

/// A file that belongs to an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// `Document` for ours; `Image`, `Link`, `PropertyValue` and others elsewhere.
    pub ty: String,
    /// Where it is.
    pub url: Option<String>,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its file name, or its description.
    pub name: Option<String>,
    /// `pool:sha256`: the lower-case hex hash of its bytes.
    pub sha256: Option<String>,
    /// Everything else.
    pub rest: Members,
}

impl Attachment {
    /// A file of ours.
    pub fn document(url: String, media_type: String, name: String, sha256: String) -> Self {
        let rest = Members::new();
        Self {
            ty: "Document".into(),
            url: Some(url),
            media_type: Some(media_type),
            name: Some(name),
            sha256: Some(sha256),
            rest,
        }
    }

    /// Reads `attachment`: one, or a list of them.
    pub(super) fn read_all(value: &Value) -> Option<Vec<Self>> {
        match value {
            Value::Array(items) => items.iter().map(Self::read).collect(),
            single => Some(vec![Self::read(single)?]),
        }
    }

    fn read(value: &Value) -> Option<Self> {
        let mut rest = value.as_object()?.clone();
        let is_hash =
            |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        Some(Self {
            ty: take_text(&mut rest, "type")?,
            url: take_text(&mut rest, "url"),
            media_type: take_text(&mut rest, "mediaType"),
            name: take_text(&mut rest, "name"),
            sha256: take(&mut rest, "pool:sha256", |hash| {
                hash.as_str().filter(|text| is_hash(text)).map(str::to_owned)
            }),
            rest,
        })
    }

    pub(super) fn to_value(&self) -> Value {
        let mut members = Members::new();
        put(&mut members, "type", Some(self.ty.clone()));
        put(&mut members, "mediaType", self.media_type.clone());
        put(&mut members, "url", self.url.clone());
        put(&mut members, "name", self.name.clone());
        put(&mut members, "pool:sha256", self.sha256.clone());
        members.extend(self.rest.clone());
        members.into()
    }
}

/// Where the text of one language comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// `source`, `human`, `machine` or `reviewed`.
    pub status: String,
    /// The body or the service that translated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The revision of the source it was made from.
    pub of_revision: u64,
    /// The lower-case hex SHA-256 of the source text it was made from.
    pub digest: String,
    /// What each part of it was made from: the digests of the source's title, abstract and paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<String>,
    /// The paragraphs of the source that have changed since, counted from 1; 0 is the title or the abstract.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<u32>,
    /// When it came to read as it does, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

impl From<Variant> for Value {
    fn from(variant: Variant) -> Self {
        json!(variant)
    }
}

/// Something a meeting agreed that a body does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionPoint {
    /// What is to be done.
    pub what: String,
    /// The body that does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Until when: a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

impl From<ActionPoint> for Value {
    fn from(action: ActionPoint) -> Self {
        json!(action)
    }
}
