//! What somebody looks for: the words of a question, in whatever form, language or compound they may stand.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use election_pool_protocol::vocabulary::Topic;

use super::{
    LABELS, Label,
    compound::{has_compounds, has_long, has_short, long_range, short_ranges},
    stem::{LANGUAGES, is_common, small, stem_of, stems_of},
    term::topic_term,
    words,
};

/// The longest question read, in characters.
pub const MAX_QUERY_CHARS: usize = 200;
/// The most words of a question that count.
pub const MAX_WORDS: usize = 6;

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words that count, in order.
    pub words: Vec<Sought>,
    /// Whether there were more words than count.
    pub is_cut: bool,
    known: Known,
}

/// What is known of words of texts, by language: a page of results is thousands of words, most of them a few hundred.
#[derive(Debug, Default)]
struct Known(Mutex<HashMap<String, Answers>>);

/// Which word of the question a word of a text answers, and how.
type Answers = HashMap<String, Option<(usize, Answer)>>;

/// The most words of a language that are remembered.
const REMEMBERED: usize = 20_000;

impl Known {
    fn or(
        &self,
        word: &str,
        language: &str,
        read: impl FnOnce() -> Option<(usize, Answer)>,
    ) -> Option<(usize, Answer)> {
        // Whoever panicked while it was held left it whole.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known.get(language).and_then(|words| words.get(word)) {
            return *answer;
        }
        let answer = read();
        let words = known.entry(language.to_owned()).or_default();
        if words.len() < REMEMBERED {
            words.insert(word.to_owned(), answer);
        }
        answer
    }
}

/// What is known is no part of the question.
impl Clone for Known {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Known {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Known {}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The word itself, composed and in lower case.
    pub word: String,
    /// The stems it can have: in each language, with and without accents.
    stems: BTreeSet<String>,
    /// Its stems as it is written, in languages that build compounds.
    plain: BTreeSet<String>,
    /// The topics one of whose names has it as a word.
    topics: BTreeSet<&'static str>,
    /// The topics one of whose names has it in a compound alone.
    within: BTreeSet<&'static str>,
}

/// The parts of compounds from one up to another, which is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub from: String,
    /// What comes after the last.
    pub to: String,
}

/// How a word of a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// As a word.
    Word,
    /// As a part of a longer word.
    Part,
}

/// Why a material is found by a word that stands in none of its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The word.
    pub word: &'a str,
    /// The topic that is called so.
    pub topic: Topic,
    /// The language in which it is.
    pub language: &'static str,
}

impl Query {
    /// Reads a question. Words that stand in almost every text of some language say nothing and do not count.
    pub fn read(text: &str) -> Self {
        let text: String = text.chars().take(MAX_QUERY_CHARS).collect();
        let says_something = |word: &String| !LANGUAGES.iter().any(|language| is_common(word, language));
        let mut sought: Vec<Sought> = Vec::new();
        for word in words(&text).map(|(_, word)| small(word)).filter(says_something) {
            let one = Sought::of(word);
            if !sought.iter().any(|other| other.stems == one.stems) {
                sought.push(one);
            }
        }
        let is_cut = sought.len() > MAX_WORDS;
        sought.truncate(MAX_WORDS);
        Self { words: sought, is_cut, known: Known::default() }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Which of its words this one answers, and how: as a word before as a part.
    pub(super) fn answered(&self, word: &str, language: &str) -> Option<(usize, Answer)> {
        self.known.or(word, language, || self.read_word(word, language))
    }

    fn read_word(&self, word: &str, language: &str) -> Option<(usize, Answer)> {
        let form = small(word);
        let stems = stems_of(&form, language);
        let as_word = self.words.iter().position(|sought| sought.is_among(&stems));
        if let Some(place) = as_word {
            return Some((place, Answer::Word));
        }
        if !has_compounds(language) {
            return None;
        }
        // Without accents the stem as it is written is the same.
        let plain = if form.is_ascii() { stems[0].clone() } else { stem_of(&form, language) };
        let place = self.words.iter().position(|sought| sought.is_within(&stems, &plain))?;
        Some((place, Answer::Part))
    }

    /// The stems of one of its words.
    pub(super) fn stems(&self, place: usize) -> &BTreeSet<String> {
        &self.words[place].stems
    }

    /// Which of its words a text has.
    pub fn places_in(&self, text: &str, language: &str) -> BTreeSet<usize> {
        words(text).filter_map(|(_, word)| self.answered(word, language)).map(|(place, _)| place).collect()
    }

    /// The topics whose name, in any language, has every word.
    pub fn topics(&self) -> Vec<&'static str> {
        let has_all = |label: &&Label| self.words.iter().all(|sought| !sought.stems.is_disjoint(&label.stems));
        let mut topics: Vec<&'static str> = LABELS.iter().filter(has_all).map(|label| label.topic).collect();
        topics.dedup();
        if self.is_empty() { Vec::new() } else { topics }
    }

    /// By which topics of a material the words are answered that stand in none of its texts; a name in one of the reader's
    /// languages counts before others.
    pub fn reasons<'a>(&'a self, topics: &[String], in_texts: &BTreeSet<usize>, reader: &[&str]) -> Vec<Reason<'a>> {
        let missing = self.words.iter().enumerate().filter(|(place, _)| !in_texts.contains(place));
        let of = |sought: &'a Sought| {
            let own = topics.iter().filter_map(|slug| Topic::parse(slug));
            own.filter_map(move |topic| {
                Some(Reason { word: &sought.word, topic, language: sought.called(topic.slug(), reader)? })
            })
        };
        missing.flat_map(|(_, sought)| of(sought)).collect()
    }
}

impl Sought {
    fn of(word: String) -> Self {
        let all = || LANGUAGES.iter().chain(&["*"]).copied();
        let stems: BTreeSet<String> = all().flat_map(|language| stems_of(&word, language)).collect();
        let plain = all().filter(|language| *language == "*" || has_compounds(language));
        let plain = plain.map(|language| stem_of(&word, language)).collect();
        let mut sought = Self { word, stems, plain, topics: BTreeSet::new(), within: BTreeSet::new() };
        for label in LABELS.iter() {
            match sought.answer(label) {
                Some(Answer::Word) => sought.topics.insert(label.topic),
                Some(Answer::Part) => sought.within.insert(label.topic),
                None => false,
            };
        }
        sought.within = &sought.within - &sought.topics;
        sought
    }

    /// What is looked up in the index: stems, and topics of that name.
    pub fn terms(&self) -> impl Iterator<Item = String> {
        self.stems.iter().cloned().chain(self.topics.iter().map(|slug| topic_term(slug)))
    }

    /// Topics in whose name it is a part of a compound.
    pub fn terms_within(&self) -> impl Iterator<Item = String> {
        self.within.iter().map(|slug| topic_term(slug))
    }

    /// Where in the order of parts of compounds it is looked up.
    pub fn ranges(&self) -> impl Iterator<Item = Range> {
        let long = self.long_ranges();
        long.chain(self.plain.iter().flat_map(|stem| short_ranges(stem))).map(|(from, to)| Range { from, to })
    }

    fn long_ranges(&self) -> impl Iterator<Item = (String, String)> {
        self.stems.iter().filter(|stem| is_compounding(stem)).filter_map(|stem| long_range(stem))
    }

    fn is_among(&self, stems: &[String]) -> bool {
        stems.iter().any(|stem| self.stems.contains(stem))
    }

    fn is_within(&self, stems: &[String], plain: &str) -> bool {
        stems.iter().any(|stem| self.stems.iter().any(|part| has_long(stem, part)))
            || self.plain.iter().any(|part| has_short(plain, part))
    }

    fn answer(&self, label: &Label) -> Option<Answer> {
        if !self.stems.is_disjoint(&label.stems) {
            return Some(Answer::Word);
        }
        let is_there = |(from, to): (String, String)| label.tails.range(from..to).next().is_some();
        self.long_ranges().any(is_there).then_some(Answer::Part)
    }

    /// The language in which a topic is called so.
    fn called(&self, slug: &str, reader: &[&str]) -> Option<&'static str> {
        let answers = |wanted: Answer| {
            let own = LABELS.iter().filter(|label| label.topic == slug);
            let mut found: Vec<&'static str> =
                own.filter(|label| self.answer(label) == Some(wanted)).map(|label| label.language).collect();
            let liked = |language: &&str| reader.iter().position(|own| own == language).unwrap_or(reader.len());
            found.sort_by_key(liked);
            found.first().copied()
        };
        answers(Answer::Word).or_else(|| answers(Answer::Part))
    }
}

/// Whether the language of a stem builds compounds, or may.
fn is_compounding(stem: &str) -> bool {
    let language = stem.split(':').next().unwrap_or_default();
    language == "*" || has_compounds(language)
}
