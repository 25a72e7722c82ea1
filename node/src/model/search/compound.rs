//! Words inside longer ones: a compound is found by what it begins with, and by every end of it that is long enough.
//!
//! Where a trigram index would give words that then have to be looked through, the ends of a word in order give those
//! that have the part asked for, on any database that can compare bytes. Only languages that write compounds as one word
//! are taken apart so. This module does not know what a stem is made of.

/// The languages that write compounds as one word: ours, then others of the Union and its neighbours.
const COMPOUNDING: [&str; 16] =
    ["fi", "sv", "nl", "de", "da", "nb", "nn", "no", "is", "fo", "et", "hu", "lb", "af", "smn", "se"];
/// The shortest compound, in letters.
const COMPOUND_CHARS: usize = 6;
/// The shortest part of one.
const PART_CHARS: usize = 3;
/// The shortest part that counts in the middle of a word; a shorter one must begin or end it.
const INNER_CHARS: usize = 5;
/// Stands before the beginning of a word.
const BEGINNING: char = '^';
/// What comes after everything that goes on: before it in the order of bytes stands every continuation.
const AFTER: char = '\u{10ffff}';
/// What comes right after a word that does not go on.
const END: char = '\u{1}';

/// Takes apart the compounds of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tails;

impl Tails {
    /// For a language that builds compounds.
    pub(super) fn of(language: &str) -> Option<Self> {
        let primary = language.split('-').next().unwrap_or_default();
        COMPOUNDING.iter().any(|known| known.eq_ignore_ascii_case(primary)).then_some(Self)
    }

    /// What a stem with its language, `fi:vaalikuori`, begins with and ends in: `fi:^vaalikuori`, `fi:likuori` …
    pub(super) fn of_stem(self, stem: &str) -> impl Iterator<Item = String> {
        let (language, word) = split(stem);
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let inner =
            if places.len() < COMPOUND_CHARS { &[][..] } else { &places[PART_CHARS..=places.len() - PART_CHARS] };
        let whole = (places.len() >= COMPOUND_CHARS).then(|| format!("{language}:{BEGINNING}{word}"));
        let ends: Vec<String> = inner.iter().map(|at| format!("{language}:{}", &word[*at..])).collect();
        whole.into_iter().chain(ends)
    }
}

/// Between which two strings, the second left out, the tails of compounds lie that have this stem in them.
pub(super) fn ranges(stem: &str) -> Vec<(String, String)> {
    let (language, word) = split(stem);
    let begins = format!("{language}:{BEGINNING}{word}");
    let number = word.chars().count();
    let going_on = |text: &str| (text.to_owned(), format!("{text}{AFTER}"));
    match number {
        0..PART_CHARS => Vec::new(),
        PART_CHARS..INNER_CHARS => vec![going_on(&begins), (stem.to_owned(), format!("{stem}{END}"))],
        _ => vec![going_on(&begins), going_on(stem)],
    }
}

/// Whether a compound has a part, both with their language: the same as to lie in one of its ranges.
pub(super) fn has(compound: &str, part: &str) -> bool {
    let ((language, whole), (of_part, part)) = (split(compound), split(part));
    let (number, letters) = (whole.chars().count(), part.chars().count());
    if language != of_part || number < COMPOUND_CHARS || letters < PART_CHARS {
        return false;
    }
    let mut inner = whole.char_indices().skip(PART_CHARS).take(number + 1 - 2 * PART_CHARS).map(|(at, _)| &whole[at..]);
    whole.starts_with(part)
        || if letters < INNER_CHARS { inner.any(|end| end == part) } else { inner.any(|end| end.starts_with(part)) }
}

/// Whether a part is long enough to be meant in the name of a topic.
pub(super) fn is_plain(part: &str) -> bool {
    split(part).1.chars().count() >= INNER_CHARS
}

/// The language of a stem and its word.
fn split(stem: &str) -> (&str, &str) {
    stem.split_once(':').unwrap_or(("", stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_found_by_its_parts_and_not_by_what_is_no_part() {
        for (compound, part, expected) in [
            ("fi:ennakkoaanestys", "fi:aanestys", true),
            ("fi:ennakkoaanestys", "fi:ennakko", true),
            ("fi:ennakkoaanestyspaik", "fi:aanestys", true),
            ("fi:vaaliturvallisuus", "fi:vaal", true),
            ("sv:riksdagsval", "sv:val", true),
            ("sv:valnamnd", "sv:val", true),
            ("sv:intervall", "sv:val", false),
            ("nl:stembureau", "nl:stem", true),
            ("nl:stembureau", "nl:bureau", true),
            ("nl:stembureau", "fi:bureau", false),
            ("nl:stemmen", "nl:em", false),
            ("nl:stem", "nl:stem", false),
        ] {
            assert_eq!(has(compound, part), expected, "{part} in {compound}");
            let ranges = ranges(part);
            let lies = |tail: &String| ranges.iter().any(|(from, to)| from <= tail && tail < to);
            let tails: Vec<String> = Tails.of_stem(compound).collect();
            assert_eq!(tails.iter().any(lies), expected, "{part} in {tails:?}");
        }
        assert_eq!(Tails.of_stem("sv:valnamnd").collect::<Vec<_>>(), ["sv:^valnamnd", "sv:namnd", "sv:amnd", "sv:mnd"]);
    }

    #[test]
    fn only_languages_that_write_compounds_as_one_word_are_taken_apart() {
        let is_taken_apart = |language: &str| Tails::of(language).is_some();
        assert!(["fi", "sv-FI", "nl", "DE"].into_iter().all(is_taken_apart));
        assert!(!["en", "lt", "ga", "hr", "fr", ""].into_iter().any(is_taken_apart));
    }
}
