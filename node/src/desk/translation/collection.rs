//! The languages of a material of ours that its object has no room for, as a collection.
//!
//! Spec: `docs/fep-translations.md`. Each is an Article in one language that names what it translates. This module does
//! not know who may see it: whoever may see the object.

use election_pool_protocol::{
    context,
    language::{LanguageMap, LanguageTag},
    object::{self, Object, ObjectType, Text},
};
use serde_json::{Value, json};

use crate::{
    model::markdown::escape,
    store::material::{Held, Variant},
};

/// The collection, as JSON; it is empty where the object carries all there is.
pub fn collection(held: &Held) -> Value {
    let uri = &held.material.uri;
    let whole = held.material.bytes.as_deref().and_then(|bytes| Object::read(bytes).ok());
    let is_left = |variant: &&Variant| {
        let tag = variant.language.parse::<LanguageTag>().ok();
        tag.is_some_and(|tag| whole.as_ref().is_some_and(|whole| whole.variants.get(&tag).is_none()))
    };
    let items = held.variants.iter().filter(is_left).filter_map(|variant| item(held, whole.as_ref()?, variant));
    let items: Vec<Value> = items.collect();
    json!({
        "@context": context::object(),
        "id": format!("{uri}/translations"),
        "type": "Collection",
        "totalItems": items.len(),
        "items": items,
    })
}

fn item(held: &Held, whole: &Object, variant: &Variant) -> Option<Value> {
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
        context: None,
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
        abstracts: of(variant.abstract_text.clone()),
        variants: LanguageMap::of(language.clone(), provenance),
        translation_of: Some(held.material.uri.clone()),
        of_revision: Some(variant.of_revision),
        ..Object::new(format!("{}/translations#{language}", held.material.uri), ObjectType::Article)
    };
    Some(article.to_value().into())
}
