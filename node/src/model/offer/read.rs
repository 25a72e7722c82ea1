//! A received offer as values: one language, bounded, and every text made safe.
//!
//! This module does not check signatures or proofs, nor whether the material is there and whose it is.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level},
    json,
    language::LanguageTag,
    object::{Object, ObjectType},
};
use jiff::Timestamp;
use serde_json::Value;

use super::Offered;
use crate::model::{
    codes,
    front_matter::{MAX_ABSTRACT_CHARS, MAX_TITLE_CHARS},
    markdown,
    material::{MAX_CONTENT_BYTES, Provenance, Variant},
    received::{MAX_NAME_CHARS, MAX_RECIPIENTS, MAX_REVISION, is_id, is_sha256, paragraphs},
    source::MAX_TEXT_BYTES,
};

/// The maps in which a language can stand.
const MAPS: [&str; 4] = ["nameMap", "contentMap", "summaryMap", "pool:abstract"];
/// Most languages counted; an offer has one.
const COUNTED: usize = 100;

/// Why an offer is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing that could be answered: it is kept aside.
    Malformed(String),
    /// It is answered with these words.
    Refused(String),
}

fn malformed(what: impl Into<String>) -> Unfit {
    Unfit::Malformed(what.into())
}

fn refused(why: impl Into<String>) -> Unfit {
    Unfit::Refused(why.into())
}

/// Reads the exact bytes of an offered object; `at` is now.
pub fn read(bytes: &[u8], limit_bytes: usize, at: Timestamp) -> Result<Offered, Unfit> {
    let object = Object::read(bytes).map_err(|error| malformed(error.to_string()))?;
    let id = |named: Option<&String>, what: &str| {
        named.filter(|id| is_id(id)).cloned().ok_or_else(|| malformed(format!("an offer without {what}")))
    };
    let uri = id(Some(&object.id), "an id")?;
    let author = id(object.attributed_to.as_ref(), "an author")?;
    let material = id(object.translation_of.as_ref(), "what it translates")?;
    if object.ty != ObjectType::Article {
        return Err(malformed("an offer that is no Article"));
    }
    let level = match object.tlp {
        Some(Ok(level)) if level < Level::Red => level,
        _ => return Err(malformed("an offer without a level that may be sent")),
    };
    if bytes.len() > limit_bytes {
        return Err(refused(format!("the offer is {} bytes, more than {limit_bytes}", bytes.len())));
    }
    if object.recipients.len() > MAX_RECIPIENTS {
        return Err(malformed("an offer to too many"));
    }
    let named: BTreeSet<String> = object.recipients.iter().filter(|actor| is_id(actor)).cloned().collect();
    let language = language(bytes)?;
    let markdown = markdown_of(&object)?;
    Ok(Offered {
        variant: variant(&object, language, markdown.as_deref())?,
        audience: Audience { level, author, named },
        at: object.published.as_ref().map_or(at, |time| time.at().min(at)),
        markdown,
        material,
        uri,
    })
}

/// The one language of it. Tags are read as they are written: the maps of an object leave out what is none.
fn language(bytes: &[u8]) -> Result<LanguageTag, Unfit> {
    let Ok(Value::Object(members)) = json::parse(bytes) else { return Err(malformed("an offer that is no object")) };
    let maps = MAPS.iter().filter_map(|name| members.get(*name)?.as_object());
    let mut found = BTreeSet::new();
    for tag in maps.flat_map(|map| map.keys()).take(COUNTED) {
        found.insert(codes::language(tag).map_err(refused)?);
    }
    match (found.len(), found.pop_first()) {
        (1, Some(language)) => Ok(language),
        (0, _) | (_, None) => Err(refused("the offer says no language")),
        (many, _) => Err(refused(format!("the offer is in {many} languages; an offer is one text in one"))),
    }
}

fn markdown_of(object: &Object) -> Result<Option<String>, Unfit> {
    let Some(source) = object.source.as_ref().filter(|source| source.media_type == "text/markdown") else {
        return Ok(None);
    };
    if source.content.len() as u64 > MAX_TEXT_BYTES {
        return Err(refused(format!("the source of the offer is larger than {MAX_TEXT_BYTES} bytes")));
    }
    Ok(Some(source.content.clone()))
}

fn variant(object: &Object, language: LanguageTag, markdown: Option<&str>) -> Result<Variant, Unfit> {
    // What is written in Markdown is that: nobody could tell which of two texts was read before it was taken.
    let html = match markdown {
        Some(markdown) => markdown::to_html(markdown),
        None => object.content.map.get(&language).map(|text| markdown::sanitise(text)).unwrap_or_default(),
    };
    if html.len() > MAX_CONTENT_BYTES {
        return Err(refused(format!("the text is {} bytes as HTML, more than {MAX_CONTENT_BYTES}", html.len())));
    }
    let title = object.name.map.get(&language).map(|name| markdown::line(name, MAX_TITLE_CHARS)).unwrap_or_default();
    if title.is_empty() {
        return Err(refused("the offer has no title"));
    }
    let abstract_text = object.abstracts.get(&language).map(String::as_str).unwrap_or_default();
    let abstract_text = markdown::line(abstract_text, MAX_ABSTRACT_CHARS);
    let told = object.variants.get(&language);
    let digest = told.map(|told| told.digest.clone()).filter(|digest| is_sha256(digest));
    let revision = object.of_revision.filter(|revision| (1..=MAX_REVISION).contains(revision));
    let (Some(told), Some(digest), Some(of_revision)) = (told, digest, revision) else {
        return Err(refused("the offer does not say of which revision and text it was made"));
    };
    Ok(Variant {
        summary: abstract_text.clone(),
        status: match Provenance::of(&told.status) {
            Provenance::Source => Provenance::Human,
            status => status,
        },
        by: told.by.as_deref().map(|by| markdown::line(by, MAX_NAME_CHARS)).filter(|by| !by.is_empty()),
        of_revision,
        digest,
        paragraphs: paragraphs(told),
        stale: Vec::new(),
        since: None,
        language,
        title,
        abstract_text,
        html,
    })
}
