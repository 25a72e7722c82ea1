//! Which language of a material a reader sees.
//!
//! DESIGN, Languages: fallback is announced. This module does not know how.

use crate::{store::material::Variant, web::negotiate};

/// The first of `wanted` languages there is, else English, else the source; nothing if there is no text at all.
pub fn choose<'a>(variants: &'a [Variant], wanted: &[&str]) -> Option<&'a Variant> {
    best(variants.iter(), wanted)
}

/// The same among those with a text: some languages have title and summary alone.
pub fn choose_text<'a>(variants: &'a [Variant], wanted: &[&str]) -> Option<&'a Variant> {
    best(variants.iter().filter(|variant| !variant.html.is_empty()), wanted)
}

fn best<'a>(mut variants: impl Iterator<Item = &'a Variant> + Clone, wanted: &[&str]) -> Option<&'a Variant> {
    let offered: Vec<&str> = variants.clone().map(|variant| variant.language.as_str()).collect();
    let found = nearest_of(&offered, wanted);
    variants.find(|variant| Some(variant.language.as_str()) == found)
}

/// The title of those with their languages that a reader sees.
pub fn title<'a>(titles: &'a [(String, String)], wanted: &[&str]) -> Option<&'a (String, String)> {
    let offered: Vec<&str> = titles.iter().map(|(language, _)| language.as_str()).collect();
    let found = nearest_of(&offered, wanted)?;
    titles.iter().find(|(language, _)| language == found)
}

/// The first of `wanted` among the languages `offered`, else English, else the first offered.
pub fn nearest_of<'a>(offered: &[&'a str], wanted: &[&str]) -> Option<&'a str> {
    let found = wanted.iter().chain(&["en"]).find_map(|tag| nearest(tag, offered));
    found.or_else(|| offered.first().copied())
}

/// The tag itself, a wider one, or a regional form of the same language.
fn nearest<'a>(tag: &str, offered: &[&'a str]) -> Option<&'a str> {
    let regional = || offered.iter().find(|offer| speaks(offer, tag)).copied();
    negotiate::lookup(tag, offered).or_else(regional)
}

/// Whether a text in `language` is in the language of a page in `interface`.
pub fn speaks(language: &str, interface: &str) -> bool {
    primary(language).eq_ignore_ascii_case(primary(interface))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(languages: &[&str]) -> Vec<Variant> {
        let variant = |language: &&str| Variant {
            language: (*language).to_owned(),
            title: String::new(),
            summary: String::new(),
            abstract_text: String::new(),
            html: String::new(),
            status: "source".into(),
            by: None,
            of_revision: 1,
            digest: String::new(),
            paragraphs: Vec::new(),
            stale: Vec::new(),
            since: None,
            is_local: false,
        };
        languages.iter().map(variant).collect()
    }

    #[test]
    fn the_text_is_taken_from_a_language_that_has_one() {
        let mut variants = variants(&["fi", "en", "lt"]);
        variants[0].html = "<p>Teksti</p>".into();
        let chosen = |variants: &[Variant]| choose_text(variants, &["lt"]).map(|variant| variant.language.clone());
        assert_eq!(choose(&variants, &["lt"]).unwrap().language, "lt");
        assert_eq!(chosen(&variants).as_deref(), Some("fi"));
        variants[1].html = "<p>Text</p>".into();
        assert_eq!(chosen(&variants).as_deref(), Some("en"));
        variants[2].html = "<p>Tekstas</p>".into();
        assert_eq!(chosen(&variants).as_deref(), Some("lt"));
        assert_eq!(choose_text(&variants[..0], &["lt"]), None);
    }

    #[test]
    fn a_reader_gets_their_language_then_english_then_the_source() {
        let chosen = |languages: &[&str], wanted: &[&str]| {
            choose(&variants(languages), wanted).map(|variant| variant.language.clone())
        };
        for (languages, wanted, expected) in [
            (&["fi", "sv", "en"][..], &["sv"][..], Some("sv")),
            (&["fi", "sv", "en"], &["lt"], Some("en")),
            (&["fi", "sv"], &["lt"], Some("fi")),
            (&["fi", "en-IE"], &["en"], Some("en-IE")),
            (&["fi", "et"], &["et", "fi"], Some("et")),
            (&["fi", "sv"], &["x-nonsense", "sv"], Some("sv")),
            (&[], &["fi"], None),
        ] {
            assert_eq!(chosen(languages, wanted).as_deref(), expected, "{languages:?} {wanted:?}");
        }
    }
}
