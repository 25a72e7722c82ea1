//! Why something was found, for pages and for the API: its text in the language that has most of the words, with the
//! words marked, and the topics whose names have those that stand in no text.
//!
//! Remote text is made harmless here. This module does not know how it was found.

use std::collections::BTreeSet;

use super::pages::{
    choice::{choose, speaks},
    text::legible,
};
use crate::{
    model::search::{self, Piece, Query, Reason},
    store::material::{Listed, Variant},
};

/// A material that was found.
#[derive(Debug)]
pub struct Hit<'a> {
    /// The language of title and text.
    pub language: String,
    /// The title.
    pub title: Vec<Piece>,
    /// The text around the first word that answers, else the abstract.
    pub text: Vec<Piece>,
    /// By which topics it was found, and why.
    pub reasons: Vec<Reason<'a>>,
}

impl<'a> Hit<'a> {
    /// What to show of a material to whoever reads these languages, the best liked first. `spoken` are the languages in
    /// which the words stand in the index at all: only in those are they looked for.
    pub fn of(listed: &Listed, query: &'a Query, spoken: &BTreeSet<String>, reader: &[&str]) -> Self {
        let is_spoken = |variant: &Variant| spoken.contains(search::indexed_as(&variant.language));
        let places = |variant| if is_spoken(variant) { places_in(variant, query) } else { BTreeSet::new() };
        let found: Vec<BTreeSet<usize>> = listed.variants.iter().map(places).collect();
        let everywhere: BTreeSet<usize> = found.iter().flatten().copied().collect();
        let reasons = query.reasons(&listed.topics, &everywhere, reader);
        let liked = |variant: &Variant| reader.iter().position(|own| speaks(&variant.language, own));
        // The last of several alike wins; the first is the source.
        let numbered = listed.variants.iter().zip(&found).rev();
        let best = numbered
            .max_by_key(|(variant, places)| (places.len(), reader.len() - liked(variant).unwrap_or(reader.len())));
        let best = best.filter(|(_, places)| !places.is_empty()).map(|(variant, _)| variant);
        let Some(shown) = best.or_else(|| choose(&listed.variants, reader)) else {
            let title = vec![Piece { text: listed.material.uri.clone(), is_found: false }];
            return Self { language: String::new(), title, text: Vec::new(), reasons };
        };
        let (title, outline) = (legible(&shown.title), legible(&shown.abstract_text));
        let language = shown.language.as_str();
        let text = search::snippet(&outline, language, query)
            .or_else(|| search::snippet(&legible(&search::words_of(beginning(&shown.html))), language, query));
        Self {
            title: search::marked(&title, language, query),
            text: text.unwrap_or_else(|| vec![Piece { text: outline, is_found: false }]),
            language: shown.language.clone(),
            reasons,
        }
    }
}

/// How much of a text is read to show where it answers, in bytes: whoever asks does not keep others waiting.
const READ_BYTES: usize = 32 << 10;

fn beginning(html: &str) -> &str {
    &html[..html.floor_char_boundary(READ_BYTES)]
}

/// Which words of the question a variant has, as far as it is read.
fn places_in(variant: &Variant, query: &Query) -> BTreeSet<usize> {
    let whole = format!("{} {} {}", variant.title, variant.abstract_text, search::words_of(beginning(&variant.html)));
    query.places_in(&whole, &variant.language)
}
