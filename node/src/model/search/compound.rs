//! Words inside longer ones: a compound is found by what it begins with, and by every end of it that is long enough.
//!
//! Where a trigram index would give words that then have to be looked through, the ends of a word in order give those
//! that have the part asked for, on any database that can compare bytes. Only languages that write compounds as one word
//! are taken apart so. A long part is found with and without its accents; a short one, which must begin or end the word,
//! only as it is written, since too much begins with three letters. This module does not know what a stem is made of.

/// The languages that write compounds as one word: ours, then others of the Union and its neighbours.
const COMPOUNDING: [&str; 16] =
    ["fi", "sv", "nl", "de", "da", "nb", "nn", "no", "is", "fo", "et", "hu", "lb", "af", "smn", "se"];
/// The shortest compound, in letters.
const COMPOUND_CHARS: usize = 6;
/// The shortest part of one.
const PART_CHARS: usize = 3;
/// The shortest part that is long.
const LONG_CHARS: usize = 5;
/// Stands before the beginning of a word.
const BEGINNING: char = '^';
/// Stands before the end of one.
const ENDING: char = '$';
/// What comes after everything that goes on: before it in the order of bytes stands every continuation.
const AFTER: char = '\u{10ffff}';
/// What comes right after a word that does not go on.
const STOP: char = '\u{1}';

/// Whether a language builds compounds.
pub(super) fn has_compounds(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    COMPOUNDING.iter().any(|known| known.eq_ignore_ascii_case(primary))
}

/// Whether a stem is long enough for parts to be looked for in it.
pub(super) fn has_parts(stem: &str) -> bool {
    split(stem).1.chars().count() >= COMPOUND_CHARS
}

/// By what long parts are found in a stem without accents, `fi:vaalikuori`: it from its beginning and from each place
/// where a long part can begin.
pub(super) fn tails(folded: &str) -> Vec<String> {
    let (language, word) = split(folded);
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    if places.len() < COMPOUND_CHARS {
        return Vec::new();
    }
    let inner = places.get(PART_CHARS..=places.len() - LONG_CHARS).unwrap_or_default();
    [0].iter().chain(inner).map(|at| format!("{language}:{}", &word[*at..])).collect()
}

/// By what short parts are found in a stem as it is written: it from its beginning, and its last letters.
pub(super) fn edges(plain: &str) -> Vec<String> {
    let (language, word) = split(plain);
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    if places.len() < COMPOUND_CHARS {
        return Vec::new();
    }
    let lengths = (PART_CHARS..LONG_CHARS).filter(|length| places.len() - length >= PART_CHARS);
    let ends = lengths.map(|length| format!("{language}:{ENDING}{}", &word[places[places.len() - length]..]));
    std::iter::once(format!("{language}:{BEGINNING}{word}")).chain(ends).collect()
}

/// Between which two strings, the second left out, the tails lie that have this long stem without accents.
pub(super) fn long_range(folded: &str) -> Option<(String, String)> {
    (split(folded).1.chars().count() >= LONG_CHARS).then(|| (folded.to_owned(), format!("{folded}{AFTER}")))
}

/// Between which two strings the edges lie that have this short stem as it is written.
pub(super) fn short_ranges(plain: &str) -> Vec<(String, String)> {
    let (language, word) = split(plain);
    if !(PART_CHARS..LONG_CHARS).contains(&word.chars().count()) {
        return Vec::new();
    }
    let begins = format!("{language}:{BEGINNING}{word}");
    let ends = format!("{language}:{ENDING}{word}");
    vec![(begins.clone(), format!("{begins}{AFTER}")), (ends.clone(), format!("{ends}{STOP}"))]
}

/// Whether a long part is in a compound, both without accents: the same as to lie in its range.
pub(super) fn has_long(compound: &str, part: &str) -> bool {
    let Some((word, part)) = of_one_language(compound, part) else { return false };
    // Most words do not have it anywhere.
    if !word.contains(part) || part.chars().count() < LONG_CHARS || word.chars().count() < COMPOUND_CHARS {
        return false;
    }
    word.starts_with(part) || word.char_indices().skip(PART_CHARS).any(|(at, _)| word[at..].starts_with(part))
}

/// Whether a compound begins with a short part or ends in it, both as they are written.
pub(super) fn has_short(compound: &str, part: &str) -> bool {
    let Some((word, part)) = of_one_language(compound, part) else { return false };
    if !word.starts_with(part) && !word.ends_with(part) {
        return false;
    }
    let (number, letters) = (word.chars().count(), part.chars().count());
    let is_short = (PART_CHARS..LONG_CHARS).contains(&letters) && number >= COMPOUND_CHARS;
    let can_end = number >= letters + PART_CHARS;
    is_short && (word.starts_with(part) || can_end && word.ends_with(part))
}

/// The words of two stems, if both are of one language.
fn of_one_language<'a>(compound: &'a str, part: &'a str) -> Option<(&'a str, &'a str)> {
    let (language, word) = split(compound);
    let part = part.strip_prefix(language)?;
    Some((word, if language.is_empty() { part } else { part.strip_prefix(':')? }))
}

/// The language of a stem and its word.
fn split(stem: &str) -> (&str, &str) {
    stem.split_once(':').unwrap_or(("", stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(tails: &[String], mut ranges: impl Iterator<Item = (String, String)>) -> bool {
        ranges.any(|(from, to)| tails.iter().any(|tail| from <= *tail && *tail < to))
    }

    #[test]
    fn a_compound_is_found_by_its_parts_and_not_by_what_is_no_part() {
        for (compound, part, expected) in [
            ("fi:ennakkoaanestys", "fi:aanestys", true),
            ("fi:ennakkoaanestys", "fi:ennakko", true),
            ("fi:ennakkoaanestyspaik", "fi:aanestys", true),
            ("fi:vaaliturvallisuus", "fi:turvallisuus", true),
            ("nl:stembureau", "nl:bureau", true),
            ("nl:stembureau", "fi:bureau", false),
            ("nl:stemmen", "nl:mmen", false),
            ("nl:bureau", "nl:bureau", true),
        ] {
            assert_eq!(has_long(compound, part), expected, "{part} in {compound}");
            assert_eq!(lies(&tails(compound), long_range(part).into_iter()), expected, "{part} in {compound}");
        }
        assert_eq!(tails("nl:stembureau"), ["nl:stembureau", "nl:mbureau", "nl:bureau", "nl:ureau"]);
    }

    #[test]
    fn a_short_part_begins_or_ends_the_word_as_it_is_written() {
        for (compound, part, expected) in [
            ("fi:vaaliturvallisuus", "fi:vaal", true),
            ("sv:riksdagsval", "sv:val", true),
            ("sv:valnämnd", "sv:val", true),
            ("sv:väljare", "sv:val", false),
            ("sv:intervall", "sv:val", false),
            ("nl:stembureau", "nl:stem", true),
            ("nl:stemmen", "nl:em", false),
            ("nl:stem", "nl:stem", false),
            ("nl:stembureau", "nl:bureau", false),
        ] {
            assert_eq!(has_short(compound, part), expected, "{part} in {compound}");
            assert_eq!(lies(&edges(compound), short_ranges(part).into_iter()), expected, "{part} in {compound}");
        }
        assert_eq!(edges("sv:valnämnd"), ["sv:^valnämnd", "sv:$mnd", "sv:$ämnd"]);
    }

    #[test]
    fn only_languages_that_write_compounds_as_one_word_are_taken_apart() {
        assert!(["fi", "sv-FI", "nl", "DE"].into_iter().all(has_compounds));
        assert!(!["en", "lt", "ga", "hr", "fr", ""].into_iter().any(has_compounds));
    }
}
