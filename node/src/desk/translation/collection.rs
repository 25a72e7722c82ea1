//! The languages of a material of ours that its object has no room for, as a collection.
//!
//! Spec: `docs/fep-translations.md`. Each is an Article in one language that names what it translates and in which
//! revision, with a proof of its own. This module does not know who may see it: whoever may see the object.

use election_pool_protocol::{
    collection::{self, Whole},
    json::member::Members,
    language::{LanguageMap, LanguageTag},
    object::{self, Object, ObjectType, Text},
    proof,
};
use serde_json::Value;

use crate::{
    app::App,
    model::{markdown::escape, received::MAX_COLLECTION_PAGES},
    store::material::{Held, Variant},
};

/// How much text stands on a page, in bytes as it is written: it stands there twice, by itself and under its language, and
/// with what belongs to it the page stays below the 1 MiB that is read as one document.
const PAGE_BYTES: usize = 400_000;
/// What the digest of a paragraph takes.
const DIGEST_BYTES: usize = 20;

/// The collection, as JSON, or one page of it, counted from 1; it is empty where the object carries all there is. None if
/// there is no such page.
pub fn collection(app: &App, held: &Held, page: Option<usize>) -> Option<Value> {
    let object = held.material.bytes.as_deref().and_then(|bytes| Object::read(bytes).ok())?;
    let is_left = |variant: &&Variant| {
        let tag = variant.language.parse::<LanguageTag>().ok();
        !variant.is_local && tag.is_some_and(|tag| object.variants.get(&tag).is_none())
    };
    let left: Vec<&Variant> = held.variants.iter().filter(is_left).collect();
    let pages = pages(&left);
    let id = format!("{}/translations", held.material.uri);
    let whole = Whole { id: &id, total: left.len(), revision: held.material.revision };
    let items =
        |variants: &[&Variant]| variants.iter().filter_map(|variant| item(app, held, &object, variant)).collect();
    match page {
        None if pages.len() < 2 => Some(collection::on_one_page(&whole, items(&left))),
        None => Some(collection::on_pages(&whole)),
        Some(number) => {
            let variants = pages.get(number.checked_sub(1)?)?;
            Some(collection::page(&whole, number, items(variants), number == pages.len()))
        }
    }
}

/// The languages of each page.
fn pages<'a>(left: &[&'a Variant]) -> Vec<Vec<&'a Variant>> {
    let mut pages: Vec<Vec<&Variant>> = Vec::new();
    let mut room = 0;
    for variant in left {
        let bytes = written(variant);
        if let Some(page) = pages.last_mut().filter(|_| bytes <= room) {
            page.push(variant);
            room -= bytes;
        } else if pages.len() < MAX_COLLECTION_PAGES {
            pages.push(vec![variant]);
            room = PAGE_BYTES.saturating_sub(bytes);
        } else {
            break;
        }
    }
    pages
}

/// How much of a page a language takes, in bytes.
fn written(variant: &Variant) -> usize {
    let text = |text: &str| text.len() + text.matches(['"', '\\', '\n']).count();
    text(&variant.html)
        + text(&variant.abstract_text)
        + text(&variant.summary)
        + variant.paragraphs.len() * DIGEST_BYTES / 2
}

fn item(app: &App, held: &Held, whole: &Object, variant: &Variant) -> Option<Value> {
    let language: LanguageTag = variant.language.parse().ok()?;
    let of = |text: String| LanguageMap::of(language.clone(), text);
    let provenance = object::Variant {
        status: variant.status.clone(),
        by: variant.by.clone(),
        of_revision: variant.of_revision,
        digest: variant.digest.clone(),
        paragraphs: variant.paragraphs.clone(),
        stale: variant.stale.clone(),
        since: variant.since.map(|at| at.to_string()),
    };
    let article = Object {
        attributed_to: Some(held.material.authority.clone()),
        to: whole.to.clone(),
        cc: whole.cc.clone(),
        name: Text::of(of(variant.title.clone())),
        summary: Text::of(of(escape(&variant.summary))),
        content: Text::of(of(variant.html.clone())),
        language: Some(language.clone()),
        published: whole.published.clone(),
        updated: whole.updated.clone(),
        tlp: whole.tlp.clone(),
        recipients: whole.recipients.clone(),
        revision: Some(held.material.revision),
        abstracts: of(variant.abstract_text.clone()),
        variants: LanguageMap::of(language.clone(), provenance),
        translation_of: Some(held.material.uri.clone()),
        of_revision: Some(variant.of_revision),
        ..Object::new(format!("{}/translations#{language}", held.material.uri), ObjectType::Article)
    };
    Some(proved(app, held, &article).into())
}

/// The Article with the proof of its author, made at the instant of the revision so that it is always the same; of an
/// authority that has no key any more, without one.
fn proved(app: &App, held: &Held, article: &Object) -> Members {
    let author = &held.material.authority;
    let named = app.config.authorities.iter().find(|one| app.authority_actor(&one.username) == *author);
    match named.and_then(|one| app.keys.of(&one.username).ok()) {
        Some(keys) => {
            proof::prove(article.to_value(), &keys.ed25519, &keys.proof_key_id(author), held.material.updated)
        }
        None => article.to_value(),
    }
}
