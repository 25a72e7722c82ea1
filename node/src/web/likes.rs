//! Which languages a reader likes, the best liked first: that of the address, those of the account, those of the browser.
//!
//! Spec: RFC 9110 section 12.5.4, `Accept-Language`; RFC 4647 section 3.4, lookup. Of a browser's languages those count that
//! authorities write in, each without script and region. This decides in which language a material is shown that lacks the
//! language of the page; the page itself is in the language of its address.

use election_pool_protocol::language::OWN_NAMES;
use http::HeaderMap;

use super::negotiate;
use crate::model::words::Words;

/// How many languages of a browser count: each list of them is one more form in which a page is kept.
const OF_BROWSER: usize = 3;

/// Languages besides the official ones of the Union in which authorities here write or are written to: the Sámi languages,
/// and those of the neighbours.
const BESIDE: [&str; 8] = ["se", "smn", "sms", "nb", "nn", "no", "is", "uk"];

/// The languages of a reader, the best liked first; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likes(Vec<String>);

impl Likes {
    /// Somebody of whom nothing is known but the address.
    pub fn of(words: &Words) -> Self {
        Self(vec![words.code.to_owned()])
    }

    /// Somebody with an account and a browser.
    pub fn read(words: &Words, account: &[String], headers: &HeaderMap) -> Self {
        let mut likes = Self::of(words);
        for tag in account.iter().cloned().chain(further(words.code, headers)) {
            if !likes.0.contains(&tag) {
                likes.0.push(tag);
            }
        }
        likes
    }

    /// BCP 47 tags.
    pub fn tags(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

/// What a browser asks for besides the language of the address, as far as it makes a difference: English comes next
/// for everybody.
pub fn further(address: &str, headers: &HeaderMap) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in negotiate::languages(headers) {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let is_language = OWN_NAMES.iter().any(|(tag, _)| *tag == primary) || BESIDE.contains(&primary.as_str());
        if primary == "en" || tags.len() == OF_BROWSER {
            break;
        }
        if is_language && primary != address && !tags.contains(&primary) {
            tags.push(primary);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browser(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(http::header::ACCEPT_LANGUAGE, line.parse().unwrap())])
    }

    #[test]
    fn a_browser_counts_as_far_as_it_makes_a_difference() {
        for (line, expected) in [
            ("fi-FI,fi;q=0.9,en-US;q=0.8,en;q=0.7", &[][..]),
            ("sv;q=0.5, fi, nb;q=0.8", &["nb", "sv"]),
            ("sv-FI, sv;q=0.9, *;q=0.1", &["sv"]),
            ("en, sv;q=0.9", &[]),
            ("de, fr, it, es", &["de", "fr", "it"]),
            ("et;q=0, \u{2d}, x-klingon, aa, zzz, lv", &["lv"]),
            ("", &[]),
        ] {
            assert_eq!(further("fi", &browser(line)), expected, "{line}");
        }
    }

    #[test]
    fn the_address_comes_first_then_the_account_then_the_browser() {
        let account = ["sv".to_owned(), "fi".to_owned(), "de".to_owned()];
        let likes = Likes::read(Words::of("fi").unwrap(), &account, &browser("et, sv;q=0.4"));
        assert_eq!(likes.tags(), ["fi", "sv", "de", "et"]);
    }
}
