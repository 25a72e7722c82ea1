//! Search as a matter of words: which stems a text is found by, which a question asks for, and which words of a text
//! answer it.
//!
//! One analyser for both databases: lower case, words, stems by Snowball in the language of the text, accents taken off.
//! A stem carries its language, so that a word of one language never finds a like one of another by chance; a question,
//! whose language nobody knows, is taken in all of them. This module knows no database and no viewer.

mod snippet;
mod stem;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use election_pool_protocol::vocabulary::Topic;

pub use self::snippet::{Piece, marked, snippet};
use self::stem::{LANGUAGES, is_common, ours, small, stem};

/// Rises when texts are taken apart in another way: every node then makes its index anew at its next start.
pub const VERSION: &str = "1";
/// The longest question read, in characters.
pub const MAX_QUERY_CHARS: usize = 200;
/// The most words of a question that count.
pub const MAX_WORDS: usize = 6;
/// The most stems one word of a question can have: one per language and the word itself.
pub const MAX_STEMS: usize = LANGUAGES.len() + 1;
/// The most stems one material is found by; of more the weightiest stay.
const MAX_TERMS: usize = 8_000;
/// How much text of one material is read, in bytes of HTML: the languages in their order.
const MAX_TEXT_BYTES: usize = 256 << 10;
/// The longest word, in characters; what is longer is no word.
const MAX_WORD_CHARS: usize = 60;

/// How much a word in the title, as a topic, in the abstract, often and once in the text counts.
const TITLE: i32 = 8;
const TOPIC: i32 = 5;
const ABSTRACT: i32 = 3;
const OFTEN: i32 = 2;
const ONCE: i32 = 1;
/// How many times is often.
const OFTEN_TIMES: usize = 3;

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

/// The stems a material is found by, each with its weight.
pub fn terms<'a>(texts: impl Iterator<Item = Texts<'a>>, topics: &[String]) -> Vec<(String, i32)> {
    let mut weights: BTreeMap<String, i32> = BTreeMap::new();
    let mut left = MAX_TEXT_BYTES;
    for text in texts {
        let mut own: BTreeMap<String, i32> = BTreeMap::new();
        for (part, weight) in [(text.title, TITLE), (text.abstract_text, ABSTRACT)] {
            for stem in stems(part, text.language).into_keys() {
                *own.entry(stem).or_default() += weight;
            }
        }
        let html = &text.html[..text.html.floor_char_boundary(left)];
        left -= html.len();
        for (stem, times) in stems(&words_of(html), text.language) {
            *own.entry(stem).or_default() += if times >= OFTEN_TIMES { OFTEN } else { ONCE };
        }
        for (stem, weight) in own {
            let most = weights.entry(stem).or_default();
            *most = weight.max(*most);
        }
    }
    for topic in topics.iter().filter_map(|slug| Topic::parse(slug)) {
        for (language, label) in LANGUAGES.iter().filter_map(|code| Some((code, topic.label(code)?))) {
            for stem in stems(label, language).into_keys() {
                let most = weights.entry(stem).or_default();
                *most = TOPIC.max(*most);
            }
        }
    }
    let mut terms: Vec<(String, i32)> = weights.into_iter().collect();
    if terms.len() > MAX_TERMS {
        terms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        terms.truncate(MAX_TERMS);
    }
    terms
}

/// The stems of a text in a language, each with how often it comes.
fn stems(text: &str, language: &str) -> BTreeMap<String, usize> {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for (_, word) in words(text) {
        *forms.entry(small(word)).or_default() += 1;
    }
    let mut found = BTreeMap::new();
    for (form, times) in forms.into_iter().filter(|(form, _)| !is_common(form, language)) {
        *found.entry(stem(&form, language)).or_default() += times;
    }
    found
}

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words that count, in order; a material must have all of them.
    pub words: Vec<Sought>,
    /// Whether there were more words than count.
    pub is_cut: bool,
}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The stems it can have, one per language, at most [`MAX_STEMS`].
    pub stems: BTreeSet<String>,
}

impl Query {
    /// Reads a question; words that stand in almost every text count only where there are no others in it.
    pub fn read(text: &str) -> Self {
        let text: String = text.chars().take(MAX_QUERY_CHARS).collect();
        let all: Vec<String> = words(&text).map(|(_, word)| small(word)).collect();
        let told = |word: &String| !LANGUAGES.iter().any(|language| is_common(word, language));
        let mut words: Vec<Sought> = Vec::new();
        for word in all.into_iter().filter(told) {
            let sought = Sought { stems: stem_in_all(&word) };
            if !words.contains(&sought) {
                words.push(sought);
            }
        }
        let is_cut = words.len() > MAX_WORDS;
        words.truncate(MAX_WORDS);
        Self { words, is_cut }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Which of its words this one answers.
    fn answered(&self, word: &str, language: &str) -> Option<usize> {
        let stem = stem(&small(word), language);
        self.words.iter().position(|sought| sought.stems.contains(&stem))
    }

    /// How many of its words a text has.
    pub fn count_in(&self, text: &str, language: &str) -> usize {
        words(text).filter_map(|(_, word)| self.answered(word, language)).collect::<BTreeSet<_>>().len()
    }

    /// The topics whose name, in any language, has every word.
    pub fn topics(&self) -> Vec<&'static str> {
        let is_named = |topic: &Topic| {
            LANGUAGES.iter().any(|language| {
                topic.label(language).is_some_and(|label| self.count_in(label, language) == self.words.len())
            })
        };
        if self.is_empty() { Vec::new() } else { Topic::all().filter(is_named).map(Topic::slug).collect() }
    }
}

/// The name of a topic in a language, as stems.
struct Name {
    topic: &'static str,
    language: &'static str,
    stems: Vec<String>,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let of_topic = |topic: Topic| {
        LANGUAGES.iter().filter_map(move |language| {
            // What stands in brackets is a second name.
            let label = topic.label(language)?.split('(').next()?;
            Some(Name { topic: topic.slug(), language, stems: stems(label, language).into_keys().collect() })
        })
    };
    Topic::all().flat_map(of_topic).filter(|name| !name.stems.is_empty()).collect()
});

/// The topics whose name stands in a text in its language, every word of it in whatever form; in any of ours where the
/// language is none of them.
pub fn topics_in(text: &str, language: &str) -> Vec<&'static str> {
    let own = ours(language);
    let mut found: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for language in LANGUAGES.iter().filter(|known| own.is_none_or(|own| own == **known)) {
        found.insert(language, stems(text, language));
    }
    let is_there = |name: &&Name| {
        found.get(name.language).is_some_and(|found| name.stems.iter().all(|stem| found.contains_key(stem)))
    };
    let mut topics: Vec<&'static str> = NAMES.iter().filter(is_there).map(|name| name.topic).collect();
    topics.dedup();
    topics
}

fn stem_in_all(word: &str) -> BTreeSet<String> {
    LANGUAGES.iter().map(|language| stem(word, language)).chain([stem(word, "")]).collect()
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
