//! What the index keeps of a word, once however many materials have it, and by what that is looked up.
//!
//! A term is the stem as it is written, `fi:äänesty`; after it, where whoever leaves out the accents gets another stem, that
//! one too; and before it a `+` where its parts are looked for. So everything by which it is found follows from itself. This
//! module does not know who has it.

use std::collections::BTreeSet;

use super::{
    compound::{edges, has_parts, tails},
    stem::{folded, stem_of},
};

/// Stands before a term whose parts are looked for.
const TAKEN_APART: char = '+';

/// The term of a small word in a language.
pub(super) fn term_of(small: &str, language: &str) -> String {
    let written = stem_of(small, language);
    if small.is_ascii() {
        return written;
    }
    let without = folded(&stem_of(&folded(small), language));
    if without == folded(&written) { written } else { format!("{written} {without}") }
}

/// The term whose parts are looked for, if it is long enough to have any.
pub(super) fn taken_apart(term: String) -> String {
    let is_long = term.split(' ').any(has_parts);
    if is_long { format!("{TAKEN_APART}{term}") } else { term }
}

/// A topic: no word begins so.
pub(super) fn topic_term(slug: &str) -> String {
    format!("#{slug}")
}

/// That a material is in a language, or in a regional form of it: no word begins so.
pub fn language_term(tag: &str) -> String {
    format!("@{tag}")
}

/// A language and those that it is a regional form of, as terms.
pub fn language_terms(tag: &str) -> impl Iterator<Item = String> {
    let ends = tag.match_indices('-').map(|(at, _)| at).chain([tag.len()]);
    ends.map(|end| language_term(&tag[..end]))
}

/// By what a term is looked up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clue {
    /// All of it.
    Whole(String),
    /// The beginning or the end of a compound.
    Part(String),
}

impl Clue {
    /// Whether it is a part, and the words.
    pub fn row(self) -> (i32, String) {
        match self {
            Self::Whole(word) => (0, word),
            Self::Part(word) => (1, word),
        }
    }
}

/// Everything by which a term is looked up.
pub fn clues(term: &str) -> BTreeSet<Clue> {
    let (stems, is_taken_apart) = match term.strip_prefix(TAKEN_APART) {
        Some(stems) => (stems, true),
        None => (term, false),
    };
    let (written, without) =
        stems.split_once(' ').map_or((stems, None), |(stem, other)| (stem, Some(other.to_owned())));
    let mut clues = BTreeSet::new();
    for stem in std::iter::once(folded(written)).chain(without) {
        if is_taken_apart {
            clues.extend(tails(&stem).into_iter().map(Clue::Part));
        }
        clues.insert(Clue::Whole(stem));
    }
    if is_taken_apart {
        clues.extend(edges(written).into_iter().map(Clue::Part));
    }
    clues
}
