//! Languages on the wire: BCP 47 tags and maps from language to text that keep their order.
//!
//! Spec: <https://www.w3.org/TR/activitystreams-core/#naturalLanguageValues>, BCP 47. The first entry of a map is its
//! source language: Mastodon takes the first key for the language of the whole post.
//! This module does not know which languages a node speaks, nor the words of any of them but their own names.

use std::{fmt, str::FromStr};

use icu_locale_core::Locale;
use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A BCP 47 language tag in its canonical form, such as `sv` or `sr-Latn`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

/// A word that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag")]
pub struct NotALanguage(pub String);

impl LanguageTag {
    /// The tag of text whose language nobody stated.
    pub fn unstated() -> Self {
        Self("und".to_owned())
    }

    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script, region and the rest: `sv` of `sv-FI`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// What the language calls itself, where it is one of the Union's; the tag otherwise.
    pub fn own_name(&self) -> &str {
        OWN_NAMES.iter().find(|(tag, _)| *tag == self.primary()).map_or(self.as_str(), |(_, name)| name)
    }
}

/// The official languages of the Union, each with the name it gives itself.
pub const OWN_NAMES: [(&str, &str); 24] = [
    ("bg", "български"),
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("el", "ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("et", "eesti"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("ga", "Gaeilge"),
    ("hr", "hrvatski"),
    ("hu", "magyar"),
    ("it", "italiano"),
    ("lt", "lietuvių"),
    ("lv", "latviešu"),
    ("mt", "Malti"),
    ("nl", "Nederlands"),
    ("pl", "polski"),
    ("pt", "português"),
    ("ro", "română"),
    ("sk", "slovenčina"),
    ("sl", "slovenščina"),
    ("sv", "svenska"),
];

impl FromStr for LanguageTag {
    type Err = NotALanguage;

    fn from_str(word: &str) -> Result<Self, NotALanguage> {
        let locale = Locale::try_from_str(word).map_err(|_| NotALanguage(word.to_owned()))?;
        let tag = locale.to_string();
        let (primary, rest) = tag.split_once('-').map_or((tag.as_str(), ""), |(primary, rest)| (primary, rest));
        let Some((_, one)) = ALIASES.iter().find(|(other, _)| *other == primary) else { return Ok(Self(tag)) };
        Ok(Self(if rest.is_empty() { (*one).to_owned() } else { format!("{one}-{rest}") }))
    }
}

/// Two names of one language, and which of them is used: withdrawn ones, and those of three letters where there is a
/// shorter one, of the official languages of the Union and its neighbours.
const ALIASES: [(&str, &str); 56] = [
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("mo", "ro"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cze", "cs"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ger", "de"),
    ("ell", "el"),
    ("gre", "el"),
    ("eng", "en"),
    ("est", "et"),
    ("eus", "eu"),
    ("fas", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("fry", "fy"),
    ("gla", "gd"),
    ("gle", "ga"),
    ("glg", "gl"),
    ("heb", "he"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ice", "is"),
    ("isl", "is"),
    ("ita", "it"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("ltz", "lb"),
    ("mkd", "mk"),
    ("mlt", "mt"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("nno", "nn"),
    ("nob", "nb"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("rus", "ru"),
    ("slk", "sk"),
    ("slo", "sk"),
    ("slv", "sl"),
    ("spa", "es"),
    ("sqi", "sq"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("bos", "bs"),
];

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for LanguageTag {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Serialize for LanguageTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Something per language, in the order it was written; the source language first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LanguageMap<T = String>(IndexMap<LanguageTag, T>);

impl<T> Default for LanguageMap<T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<T> LanguageMap<T> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// A map of one language.
    pub fn of(language: LanguageTag, value: T) -> Self {
        Self(IndexMap::from([(language, value)]))
    }

    /// Puts a value at the end, or replaces the one of that language where it stands.
    pub fn insert(&mut self, language: LanguageTag, value: T) -> Option<T> {
        self.0.insert(language, value)
    }

    /// The value of exactly this language.
    pub fn get(&self, language: &LanguageTag) -> Option<&T> {
        self.0.get(language)
    }

    /// The first entry: the source language.
    pub fn first(&self) -> Option<(&LanguageTag, &T)> {
        self.0.first()
    }

    /// The entry for a reader of `wanted`, best liked first: that language, then another form of it, then the source.
    pub fn choose(&self, wanted: &[LanguageTag]) -> Option<(&LanguageTag, &T)> {
        let exact = |tag: &LanguageTag| self.0.get_key_value(tag);
        let related = |tag: &LanguageTag| self.0.iter().find(|(own, _)| own.primary() == tag.primary());
        wanted.iter().find_map(|tag| exact(tag).or_else(|| related(tag))).or_else(|| self.first())
    }

    /// All entries in order.
    pub fn iter(&self) -> indexmap::map::Iter<'_, LanguageTag, T> {
        self.0.iter()
    }

    /// All languages in order.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        self.0.keys()
    }

    /// How many languages there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads a JSON object; entries whose key is no language or whose value `read` refuses are left out.
    pub fn read(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Self {
        let entries = value.as_object().into_iter().flatten();
        let mut map = Self::new();
        for (tag, value) in entries.filter_map(|(key, value)| Some((key.parse().ok()?, read(value)?))) {
            // Of two that differ in case or are two names of one language, the first.
            map.0.entry(tag).or_insert(value);
        }
        map
    }
}

impl<T> FromIterator<(LanguageTag, T)> for LanguageMap<T> {
    fn from_iter<I: IntoIterator<Item = (LanguageTag, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T> IntoIterator for LanguageMap<T> {
    type Item = (LanguageTag, T);
    type IntoIter = indexmap::map::IntoIter<LanguageTag, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a LanguageMap<T> {
    type Item = (&'a LanguageTag, &'a T);
    type IntoIter = indexmap::map::Iter<'a, LanguageTag, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(word: &str) -> LanguageTag {
        word.parse().unwrap()
    }

    #[test]
    fn a_tag_is_kept_in_its_canonical_form() {
        assert_eq!(tag("SV-fi").as_str(), "sv-FI");
        assert_eq!(tag("sr-latn").as_str(), "sr-Latn");
        assert_eq!((tag("SWE"), tag("iw"), tag("nob-no")), (tag("sv"), tag("he"), tag("nb-NO")));
        assert!("finnish language".parse::<LanguageTag>().is_err());
        assert!("".parse::<LanguageTag>().is_err());
    }

    #[test]
    fn the_order_of_a_map_survives_reading_and_writing() {
        let text = r#"{"sv":"hej","en":"hello","fi":"hei"}"#;
        let map: LanguageMap = serde_json::from_str(text).unwrap();
        assert_eq!(map.first(), Some((&tag("sv"), &"hej".to_owned())));
        assert_eq!(serde_json::to_string(&map).unwrap(), text);
    }

    #[test]
    fn a_reader_gets_the_language_wanted_or_a_related_one_or_the_source() {
        let map: LanguageMap = serde_json::from_str(r#"{"fi":"hei","sv-FI":"hej","en":"hello"}"#).unwrap();
        assert_eq!(map.choose(&[tag("nl"), tag("en")]).unwrap().1, "hello");
        assert_eq!(map.choose(&[tag("sv")]).unwrap().1, "hej");
        assert_eq!(map.choose(&[tag("ga")]).unwrap().1, "hei");
    }
}
