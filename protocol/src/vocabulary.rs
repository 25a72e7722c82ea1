//! The words a material is filed under: topics, phases, degrees of maturity, kinds. Slugs are the same in every language.
//!
//! The list is `vocabulary.json` beside this crate; the numbers in it are those of `EuroVoc`, where there is one.
//! This module does not translate: labels stand in the file and are for pages.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

/// One word of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Word {
    /// What stands in front matter, on the wire and in addresses.
    pub slug: String,
    /// Its number in `EuroVoc`.
    pub eurovoc: Option<String>,
    /// What it is called, by language tag.
    #[serde(default)]
    pub labels: IndexMap<String, String>,
}

#[derive(Deserialize)]
struct Vocabulary {
    topics: Vec<Word>,
    phases: Vec<Word>,
    maturity: Vec<Word>,
    kinds: Vec<Word>,
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

            /// Its number in `EuroVoc`, if it has one.
            pub fn eurovoc(self) -> Option<&'static str> {
                self.0.eurovoc.as_deref()
            }

            /// What it is called in a language, if the file says so.
            pub fn label(self, language: &str) -> Option<&'static str> {
                self.0.labels.get(language).map(String::as_str)
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
    }

    #[test]
    fn a_misspelt_word_finds_the_right_one_and_nonsense_finds_none() {
        assert_eq!(nearest("deepfake", Topic::slugs()), Some("deepfakes"));
        assert_eq!(nearest("Best practise", Kind::slugs()), Some("best-practice"));
        assert_eq!(nearest("xyzzy", Kind::slugs()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
