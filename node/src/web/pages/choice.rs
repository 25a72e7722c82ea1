//! Which language of a material a reader sees.
//!
//! DESIGN, Languages: fallback is announced. This module does not know how.

use crate::{store::material::Variant, web::negotiate};

/// The first of `wanted` languages there is, else English, else the source; nothing if there is no text at all.
pub fn choose<'a>(variants: &'a [Variant], wanted: &[&str]) -> Option<&'a Variant> {
    let offered: Vec<&str> = variants.iter().map(|variant| variant.language.as_str()).collect();
    let found = wanted.iter().chain(&["en"]).find_map(|tag| nearest(tag, &offered));
    variants.iter().find(|variant| Some(variant.language.as_str()) == found).or_else(|| variants.first())
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
        };
        languages.iter().map(variant).collect()
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
