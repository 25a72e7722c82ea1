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

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use election_pool_protocol::vocabulary::Topic;

use self::{
    compound::{edges, has_compounds, tails},
    stem::{LANGUAGES, is_common, ours, small, stem_of, stems_of},
};
pub use self::{
    query::{MAX_QUERY_CHARS, MAX_WORDS, Query, Range, Reason, Sought},
    snippet::{Piece, marked, snippet},
};

/// Rises when texts are taken apart in another way, or more is read from the bytes: every node then makes its index anew
/// at its next start.
pub const VERSION: &str = "3";
/// The most stems one material is found by, and the most parts of compounds; of more the weightiest stay.
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

/// By what a material is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// Its stems and topics, each with the best place it stands in.
    pub stems: Vec<(String, i32)>,
    /// What its compounds begin with and end in, likewise.
    pub tails: Vec<(String, i32)>,
}

/// By what a material with these texts and topics is found.
pub fn terms<'a>(texts: impl Iterator<Item = Texts<'a>>, topics: &[String]) -> Terms {
    let (mut stems, mut parts) = (Best::default(), Best::default());
    let mut left = MAX_TEXT_BYTES;
    for text in texts {
        let is_taken_apart = has_compounds(text.language);
        for (part, field) in [(text.title, TITLE), (text.abstract_text, ABSTRACT)] {
            for form in forms(part, text.language) {
                for stem in stems_of(&form, text.language) {
                    if is_taken_apart {
                        for tail in tails(&stem) {
                            parts.put(tail, field);
                        }
                    }
                    stems.put(stem, field);
                }
                if is_taken_apart {
                    for edge in edges(&stem_of(&form, text.language)) {
                        parts.put(edge, field);
                    }
                }
            }
        }
        let html = &text.html[..text.html.floor_char_boundary(left)];
        left -= html.len();
        for form in forms(&words_of(html), text.language) {
            for stem in stems_of(&form, text.language) {
                stems.put(stem, TEXT);
            }
        }
    }
    for topic in topics {
        stems.put(topic_term(topic), TOPIC);
    }
    Terms { stems: stems.bounded(), tails: parts.bounded() }
}

/// A topic in the index: no stem begins so.
fn topic_term(slug: &str) -> String {
    format!("#{slug}")
}

/// Terms, each with the best place it stands in.
#[derive(Default)]
struct Best(BTreeMap<String, i32>);

impl Best {
    fn put(&mut self, term: String, field: i32) {
        let best = self.0.entry(term).or_default();
        *best = field.max(*best);
    }

    fn bounded(self) -> Vec<(String, i32)> {
        let mut terms: Vec<(String, i32)> = self.0.into_iter().collect();
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
