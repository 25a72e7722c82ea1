//! The words a material is filed under: topics, phases, degrees of maturity, kinds, whom it is for. Slugs are the same in every language.
//!
//! The list is `vocabulary.json` beside this crate; the numbers in it are those of `EuroVoc`, where there is one.
//! What it says for people is `docs/vocabulary.md`.
//! This module does not translate: labels stand in the file and are for pages.

pub mod skos;

use std::{fmt, sync::LazyLock};

use indexmap::IndexMap;
use serde::Deserialize;

use crate::audience::Level;

/// One word of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Word {
    /// What stands in front matter, on the wire and in addresses.
    pub slug: String,
    /// Its number in `EuroVoc`.
    pub eurovoc: Option<String>,
    /// How near the concept of that number comes.
    #[serde(default, rename = "match")]
    pub nearness: Nearness,
    /// The slug of the word that took its place, of one that is no longer used.
    #[serde(default, rename = "replacedBy")]
    pub replaced_by: Option<String>,
    /// What it is called, by language tag.
    #[serde(default)]
    pub labels: IndexMap<String, String>,
}

/// How near a concept of another vocabulary comes, as SKOS distinguishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nearness {
    /// `skos:exactMatch`: each can stand for the other.
    #[default]
    Exact,
    /// `skos:closeMatch`: good enough to find by, wider or narrower.
    Close,
}

/// A concept of `EuroVoc`, the thesaurus of the Union's institutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concept<'a> {
    /// Its number, or its name.
    pub id: &'a str,
    /// How near it comes.
    pub nearness: Nearness,
}

impl fmt::Display for Concept<'_> {
    /// The URI, which begins with `http:` and is never written otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://eurovoc.europa.eu/{}", self.id)
    }
}

#[derive(Deserialize)]
struct Vocabulary {
    topics: Vec<Word>,
    phases: Vec<Word>,
    maturity: Vec<Word>,
    kinds: Vec<Word>,
    roles: Vec<Word>,
    tlp: Vec<Word>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../vocabulary.json")).expect("the vocabulary file is checked by a test")
});

/// Writes one list of the vocabulary as a type of its own.
macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident from $list:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(&'static Word);

        impl $name {
            /// All of them, in the order of the file.
            pub fn all() -> impl Iterator<Item = Self> {
                VOCABULARY.$list.iter().map(Self)
            }

            /// The one with this slug.
            pub fn parse(slug: &str) -> Option<Self> {
                Self::all().find(|word| word.slug() == slug)
            }

            /// All slugs.
            pub fn slugs() -> impl Iterator<Item = &'static str> {
                VOCABULARY.$list.iter().map(|word| word.slug.as_str())
            }

            /// What stands in front matter, on the wire and in addresses.
            pub fn slug(self) -> &'static str {
                &self.0.slug
            }

            /// What it is called in a language, if the file says so.
            pub fn label(self, language: &str) -> Option<&'static str> {
                self.0.labels.get(language).map(String::as_str)
            }

            /// What it is called in a language, or in English where nobody has said.
            pub fn called(self, language: &str) -> &'static str {
                self.label(language).or_else(|| self.label("en")).unwrap_or_else(|| self.slug())
            }
        }
    )+};
}

word_lists! {
    /// What a material is about.
    Topic from topics,
    /// The part of the electoral cycle it belongs to.
    Phase from phases,
    /// How far a practice is in use.
    Maturity from maturity,
    /// What sort of material it is.
    Kind from kinds,
    /// For whom a guide is.
    Role from roles,
    /// What a level of the Traffic Light Protocol allows, in words; the label itself is never translated.
    Sharing from tlp,
}

impl Topic {
    /// The concept of `EuroVoc` it corresponds to.
    pub fn eurovoc(self) -> Option<Concept<'static>> {
        let nearness = self.0.nearness;
        self.0.eurovoc.as_deref().map(|id| Concept { id, nearness })
    }

    /// What it is called where people tag what they write: `PostalVoting`. In every word the first letter is large, so
    /// that a screen reader can tell the words.
    pub fn hashtag(self) -> String {
        let words = self.slug().split('-').filter(|word| !word.is_empty());
        words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
    }
}

impl Sharing {
    /// What this level allows.
    pub fn of(level: Level) -> Self {
        let slug = level.as_str().to_ascii_lowercase().replace('+', "-");
        Self::parse(&slug).expect("a test finds every level in the file")
    }
}

/// The word of a list that somebody who wrote `word` most likely meant; none if nothing comes near.
pub fn nearest<'a>(word: &str, list: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    let farthest = (word.chars().count() / 2).max(1);
    let measured = list.into_iter().map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate));
    measured.filter(|(far, _)| *far <= farthest).min_by_key(|(far, _)| *far).map(|(_, candidate)| candidate)
}

/// The number of letters to insert, remove or replace (Levenshtein), counted for the first 100 of each.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().take(100).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_slug_is_plain_and_stands_once() {
        for slugs in [
            Topic::slugs().collect::<Vec<_>>(),
            Phase::slugs().collect(),
            Maturity::slugs().collect(),
            Kind::slugs().collect(),
            Role::slugs().collect(),
        ] {
            assert_eq!(slugs.iter().collect::<BTreeSet<_>>().len(), slugs.len());
            assert!(slugs.iter().all(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')), "{slugs:?}");
        }
        assert_eq!((Topic::all().count(), Phase::all().count(), Maturity::all().count()), (49, 3, 4));
    }

    #[test]
    fn the_nine_kinds_are_there() {
        let kinds: Vec<&str> = Kind::slugs().collect();
        let all = "best-practice meeting-outcome lesson-learned training-material survey alert guide platform-dialogue question";
        assert_eq!(kinds, all.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn a_slug_is_found_and_a_label_is_not_a_slug() {
        assert_eq!(Topic::parse("deepfakes").unwrap().label("fi"), Some("Syväväärennökset"));
        assert_eq!(Topic::parse("Deepfakes"), None);
        let called = |language| Topic::parse("deepfakes").unwrap().called(language);
        assert_eq!((called("fi"), called("mt")), ("Syväväärennökset", "Deepfakes"));
    }

    #[test]
    fn every_word_is_called_something_else_in_each_of_the_seven_languages() {
        fn label_all<T: Copy>(
            all: impl Iterator<Item = T>,
            slug: fn(T) -> &'static str,
            label: fn(T, &str) -> Option<&'static str>,
        ) {
            let mut said = BTreeSet::new();
            for word in all {
                for language in ["en", "fi", "sv", "lt", "nl", "ga", "hr"] {
                    let label = label(word, language).unwrap_or_default();
                    assert!(!label.trim().is_empty() && label.trim() == label, "{} in {language}", slug(word));
                    assert!(said.insert((language, label)), "{label} stands twice in {language}");
                }
            }
        }
        label_all(Topic::all(), Topic::slug, Topic::label);
        label_all(Phase::all(), Phase::slug, Phase::label);
        label_all(Maturity::all(), Maturity::slug, Maturity::label);
        label_all(Kind::all(), Kind::slug, Kind::label);
        label_all(Role::all(), Role::slug, Role::label);
        label_all(Sharing::all(), Sharing::slug, Sharing::label);
    }

    #[test]
    fn every_level_is_explained_and_begins_with_its_label() {
        assert_eq!(Sharing::all().count(), Level::ALL.len());
        for level in Level::ALL {
            let words = Sharing::of(level).label("fi").unwrap();
            assert!(words.starts_with(&format!("TLP:{level} – ")), "{words}");
        }
    }

    #[test]
    fn topics_lead_to_eurovoc_exactly_or_closely() {
        let concept = |slug: &str| Topic::parse(slug).unwrap().eurovoc();
        assert_eq!(concept("postal-voting").unwrap().to_string(), "http://eurovoc.europa.eu/4760");
        assert_eq!(concept("deepfakes"), None);
        let of = |nearness| {
            Topic::all().filter(move |topic| topic.eurovoc().is_some_and(|concept| concept.nearness == nearness))
        };
        let close: Vec<&str> = of(Nearness::Close).map(Topic::slug).collect();
        let expected = "social-media-platforms observer-accreditation election-disputes campaign-finance \
                        party-finance-transparency";
        assert_eq!(close, expected.split(' ').collect::<Vec<_>>());
        assert_eq!(of(Nearness::Exact).count(), 18);
        let ids: BTreeSet<&str> = Topic::all().filter_map(Topic::eurovoc).map(|concept| concept.id).collect();
        assert_eq!(ids.len(), 23, "no concept stands for two topics");
    }

    #[test]
    fn every_topic_has_a_hashtag_that_any_server_reads_as_one() {
        let tags: BTreeSet<String> = Topic::all().map(Topic::hashtag).collect();
        assert!(tags.contains("PostalVoting") && tags.contains("MobileEuCitizens"), "{tags:?}");
        assert!(tags.iter().all(|tag| tag.bytes().all(|b| b.is_ascii_alphanumeric())));
        assert_eq!(tags.len(), Topic::all().count());
    }

    #[test]
    fn a_misspelt_word_finds_the_right_one_and_nonsense_finds_none() {
        assert_eq!(nearest("deepfake", Topic::slugs()), Some("deepfakes"));
        assert_eq!(nearest("Best practise", Kind::slugs()), Some("best-practice"));
        assert_eq!(nearest("xyzzy", Kind::slugs()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
