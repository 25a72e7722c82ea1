//! A word's stem in a language: Snowball, with what it lacks for Finnish and Irish, then without accents.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use frostem::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The languages with a stemmer; a word of another is its own stem.
pub(super) const LANGUAGES: [&str; 7] = ["en", "fi", "sv", "lt", "nl", "ga", "hr"];

/// Whether a letter is part of a word.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A word as it is compared: composed and in lower case.
pub(super) fn small(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.nfc().flat_map(char::to_lowercase).collect() }
}

/// The stem of a small word in a language, with the language: `fi:vaal`; of a language without a stemmer `*:word`. Where
/// whoever leaves out the accents would get another one, that too.
pub(super) fn stems_of(small: &str, language: &str) -> Vec<String> {
    let mut stems = vec![folded(&stem_of(small, language))];
    if !small.is_ascii() {
        stems.push(folded(&stem_of(&folded(small), language)));
        stems.dedup();
    }
    stems
}

/// The stem of a small word as it is written, with the language.
pub(super) fn stem_of(small: &str, language: &str) -> String {
    match ours(language) {
        Some(language) => format!("{language}:{}", stem_in(small, language)),
        None => format!("*:{small}"),
    }
}

/// The language of ours that a tag is about.
pub(super) fn ours(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or_default();
    LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(primary))
}

/// The stem in one of our languages.
fn stem_in(word: &str, language: &str) -> String {
    let algorithm = match language {
        "fi" => Algorithm::Finnish,
        "sv" => Algorithm::Swedish,
        "lt" => Algorithm::Lithuanian,
        "nl" => Algorithm::Dutch,
        "ga" => Algorithm::Irish,
        "hr" => Algorithm::Serbian,
        _ => Algorithm::English,
    };
    let stem = Stemmer::new(algorithm).stem(word).into_owned();
    match language {
        "fi" => finnish(stem),
        "ga" if is_whole(word, &stem) => irish(stem),
        _ => stem,
    }
}

/// Snowball leaves several stems of one Finnish word: vaali, vaale, vaalej. This makes one of them.
fn finnish(mut stem: String) -> String {
    if stem.ends_with("ks") {
        stem.truncate(stem.len() - 2);
        stem.push('s');
    }
    if stem.ends_with("min") || stem.ends_with("mis") {
        stem.truncate(stem.len() - 2);
    }
    if stem.ends_with('j') {
        stem.pop();
    }
    while stem.chars().count() > 4 && stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö']) {
        stem.pop();
    }
    stem
}

/// Whether a stem ends as its word does: where an ending is gone, what is before it says nothing of the case.
fn is_whole(word: &str, stem: &str) -> bool {
    let end = stem.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    word.ends_with(&stem[end..])
}

/// The slender form of an Irish noun has an i before its last consonants: toghcháin, toghchán.
fn irish(stem: String) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let is_vowel = |c: char| "aeiouáéíóú".contains(c);
    let Some(last_vowel) = letters.iter().rposition(|letter| is_vowel(*letter)) else { return stem };
    let is_slender = letters[last_vowel] == 'i'
        && last_vowel > 1
        && last_vowel + 1 < letters.len()
        && is_vowel(letters[last_vowel - 1]);
    if is_slender { letters[..last_vowel].iter().chain(&letters[last_vowel + 1..]).collect() } else { stem }
}

/// Without accents.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut plain = String::with_capacity(word.len());
    for letter in word.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' => plain.push('d'),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            other => plain.push(other),
        }
    }
    plain
}

/// Whether a small word stands in almost every text of a language, and so says nothing about it.
pub(super) fn is_common(small: &str, language: &str) -> bool {
    ours(language).is_some_and(|language| COMMON.get(language).is_some_and(|list| list.contains(small)))
}

static COMMON: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    LANGUAGES.into_iter().map(|language| (language, common(language).split_ascii_whitespace().collect())).collect()
});

fn common(language: &str) -> &'static str {
    match language {
        "en" => {
            "a an and are as at be by for from has have how in is it its of on or that the they this to was what when \
                 where which who will with"
        }
        "fi" => {
            "ei että he hän ja jo joka jos kun kuin mikä miten me mitä myös ne niin ole on oli ovat se sekä tai tämä te vai \
                 voi"
        }
        "sv" => {
            "att av de den det du där en ett för från hade han har hon hur i inte med men när och om på som till var vad \
                 är"
        }
        "lt" => "ar apie bei bet buvo į iki ir iš jo jos jų kad kaip kas kur nuo o per prie su tai taip už yra",
        "nl" => {
            "aan als bij dat de die dit door een en er het hoe in is met naar niet of om ook op te tot uit van voor wat \
                 wordt zijn"
        }
        "ga" => {
            "a ag agus an ar as atá ba bhí cad cé chun de do don é faoi gan go i í is le leis má mar ná nach ní níl nó ó \
                 sa san sé sí siad tá um"
        }
        "hr" => "a ali bi da do i iz ili je kada kako koja koje koji na ne o od po s sa se što su te to u uz za",
        _ => "",
    }
}
