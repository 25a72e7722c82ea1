//! Search as a matter of words: by what a text is found, what a question asks for, and which words of a text answer it.
//!
//! One analyser for both databases: composed and in lower case, words, no stop words, stems by Snowball in the language
//! of the text, accents taken off. A stem carries its language, so that a word of one language never finds a like one of
//! another by chance; a question, whose language nobody knows, is taken in all of them. A word inside a longer one is
//! found where a language builds compounds. See docs/decide/0017-search.md. This module knows no database and no viewer.

mod compound;
mod query;
mod snippet;
mod stem;
mod term;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use election_pool_protocol::vocabulary::Topic;

use self::{
    compound::{has_compounds, tails},
    stem::{LANGUAGES, is_common, ours, small, stems_of},
    term::{taken_apart, term_of, topic_term},
};
pub use self::{
    query::{MAX_QUERY_CHARS, MAX_WORDS, Query, Range, Reason, Sought},
    snippet::{Piece, marked, snippet},
    term::{Clue, clues, language_term, language_terms},
};

/// Rises when texts are taken apart in another way, or more is read from the bytes: every node then makes its index anew
/// at its next start.
pub const VERSION: &str = "5";
/// The most terms one material is found by; of more the weightiest stay.
const MAX_TERMS: usize = 8_000;
/// How much text of one material is read, in bytes of HTML: the languages in their order.
const MAX_TEXT_BYTES: usize = 256 << 10;
/// The longest word, in characters; what is longer is no word.
const MAX_WORD_CHARS: usize = 60;

/// Where a word stands, the best place last: once in the text, in the abstract, as a topic, in the title.
const TEXT: i32 = 1;
const ABSTRACT: i32 = 2;
const TOPIC: i32 = 3;
const TITLE: i32 = 4;

/// The texts of a material in one language.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// Plain text.
    pub title: &'a str,
    /// Plain text.
    pub abstract_text: &'a str,
    /// Sanitised HTML.
    pub html: &'a str,
}

/// By what a material with these texts and topics is found: terms, each once and with the best place it stands in.
pub fn terms<'a>(texts: impl Iterator<Item = Texts<'a>>, topics: &[String]) -> Vec<(String, i32)> {
    let mut best = Best::default();
    let mut left = MAX_TEXT_BYTES;
    for text in texts {
        for (part, field) in [(text.title, TITLE), (text.abstract_text, ABSTRACT)] {
            for form in forms(part, text.language) {
                best.put(term_of(&form, text.language), field, has_compounds(text.language));
            }
        }
        let html = &text.html[..text.html.floor_char_boundary(left)];
        left -= html.len();
        for form in forms(&words_of(html), text.language) {
            best.put(term_of(&form, text.language), TEXT, false);
        }
    }
    for topic in topics {
        best.put(topic_term(topic), TOPIC, false);
    }
    best.bounded()
}

/// Terms, each with the best place it stands in, and whether its parts are looked for.
#[derive(Default)]
struct Best(BTreeMap<String, (i32, bool)>);

impl Best {
    fn put(&mut self, term: String, field: i32, is_taken_apart: bool) {
        let best = self.0.entry(term).or_default();
        *best = (field.max(best.0), is_taken_apart || best.1);
    }

    fn bounded(self) -> Vec<(String, i32)> {
        let whole = |(term, (field, apart))| (if apart { taken_apart(term) } else { term }, field);
        let mut terms: Vec<(String, i32)> = self.0.into_iter().map(whole).collect();
        if terms.len() > MAX_TERMS {
            terms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            terms.truncate(MAX_TERMS);
        }
        terms
    }
}

/// The small words of a text that say something, each once.
fn forms(text: &str, language: &str) -> BTreeSet<String> {
    words(text).map(|(_, word)| small(word)).filter(|form| !is_common(form, language)).collect()
}

/// The stems of a text in a language.
fn stems(text: &str, language: &str) -> BTreeSet<String> {
    forms(text, language).iter().flat_map(|form| stems_of(form, language)).collect()
}

/// What a topic is called in a language, as stems.
struct Label {
    topic: &'static str,
    language: &'static str,
    stems: BTreeSet<String>,
    /// What its compounds begin with and end in.
    tails: BTreeSet<String>,
}

/// Every name of every topic; the topics in the order of the vocabulary.
static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| labels(|label| label));
/// The same without what stands in brackets, which is a second name.
static NAMES: LazyLock<Vec<Label>> = LazyLock::new(|| labels(|label| label.split('(').next().unwrap_or_default()));

fn labels(part: fn(&'static str) -> &'static str) -> Vec<Label> {
    let of_topic = |topic: Topic| {
        LANGUAGES.iter().filter_map(move |language| {
            let stems = stems(part(topic.label(language)?), language);
            let tails = stems.iter().filter(|_| has_compounds(language)).flat_map(|stem| tails(stem));
            Some(Label { topic: topic.slug(), language, tails: tails.collect(), stems })
        })
    };
    Topic::all().flat_map(of_topic).filter(|label| !label.stems.is_empty()).collect()
}

/// The topics whose name stands in a text in its language, every word of it in whatever form; in any of ours where the
/// language is none of them.
pub fn topics_in(text: &str, language: &str) -> Vec<&'static str> {
    let own = ours(language);
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for language in LANGUAGES.iter().filter(|known| own.is_none_or(|own| own == **known)) {
        found.insert(language, stems(text, language));
    }
    let is_there = |name: &&Label| found.get(name.language).is_some_and(|found| name.stems.is_subset(found));
    let mut topics: Vec<&'static str> = NAMES.iter().filter(is_there).map(|name| name.topic).collect();
    topics.dedup();
    topics
}

/// The words of a text, each with where it begins in bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(|c: char| !stem::is_of_word(c))
        .filter(|word| !word.is_empty() && word.len() <= 4 * MAX_WORD_CHARS)
        .map(move |word| (word.as_ptr() as usize - start, word))
}

/// The language under which the words of a text stand in the index: one of ours, or that of all others.
pub fn indexed_as(tag: &str) -> &'static str {
    ours(tag).unwrap_or("*")
}

/// The words of sanitised HTML.
pub fn words_of(html: &str) -> String {
    const WITHIN: [&str; 14] =
        ["a", "em", "strong", "b", "i", "code", "del", "sub", "sup", "abbr", "span", "small", "u", "s"];
    let mut text = String::with_capacity(html.len());
    for piece in html.split('<') {
        let Some((tag, after)) = piece.split_once('>') else {
            text.push_str(piece);
            continue;
        };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !WITHIN.contains(&name) {
            text.push(' ');
        }
        text.push_str(after);
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&amp;", "&")
}

/// How many words of a text stand in almost every text of a language, for each language of ours.
pub fn common_words(text: &str) -> Vec<(&'static str, usize)> {
    let words: Vec<String> = text.split(|c: char| !stem::is_of_word(c)).map(small).collect();
    let count = |language| words.iter().filter(|word| is_common(word, language)).count();
    LANGUAGES.into_iter().map(|language| (language, count(language))).collect()
}

#[cfg(test)]
mod tests;
