//! The mark of an exercise: the word for it before the title, in the language of the title.
//!
//! What is only practised must not be taken for news anywhere. A title is the one text that every page, feed and foreign
//! server shows, so the mark stands in it. This module does not know who decides that something is an exercise.

use election_pool_protocol::language::LanguageTag;

use super::{front_matter::MAX_TITLE_CHARS, markdown};

/// The word in the languages of the product; the first also stands for every other language.
const WORDS: [(&str, &str); 7] = [
    ("en", "EXERCISE"),
    ("fi", "HARJOITUS"),
    ("sv", "ÖVNING"),
    ("lt", "PRATYBOS"),
    ("nl", "OEFENING"),
    ("ga", "CLEACHTADH"),
    ("hr", "VJEŽBA"),
];

/// The word for an exercise in a language.
pub fn word(language: &LanguageTag) -> &'static str {
    WORDS.iter().find(|(tag, _)| *tag == language.primary()).map_or(WORDS[0].1, |(_, word)| word)
}

/// The title with the mark before it, once, also if its author wrote one in whatever language.
pub fn mark(language: &LanguageTag, title: &str) -> String {
    let marked = format!("{}: {}", word(language), unmarked(title));
    markdown::line(&marked, MAX_TITLE_CHARS)
}

/// The title without the mark, in whatever language that is.
pub fn unmarked(title: &str) -> &str {
    let mut title = title;
    while let Some((first, rest)) = title.split_once([':', '–', '—']) {
        let first = first.trim().to_lowercase();
        if rest.trim().is_empty() || !WORDS.iter().any(|(_, word)| word.to_lowercase() == first) {
            break;
        }
        title = rest.trim_start();
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(language: &str, title: &str) -> String {
        mark(&language.parse().unwrap(), title)
    }

    #[test]
    fn a_title_is_marked_in_its_own_language_and_else_in_english() {
        for (language, expected) in [
            ("en-IE", "EXERCISE: x"),
            ("fi", "HARJOITUS: x"),
            ("sv-FI", "ÖVNING: x"),
            ("lt", "PRATYBOS: x"),
            ("nl", "OEFENING: x"),
            ("ga", "CLEACHTADH: x"),
            ("hr", "VJEŽBA: x"),
            ("et", "EXERCISE: x"),
        ] {
            assert_eq!(marked(language, "x"), expected);
        }
    }

    #[test]
    fn a_title_is_never_marked_twice() {
        for title in ["x", "Övning: x", "ÖVNING – x", "EXERCISE: x", "Exercise: ÖVNING: x", "ÖVNING: x"] {
            assert_eq!(marked("sv", title), "ÖVNING: x");
        }
        assert_eq!(marked("en", "Exercise report: what went well"), "EXERCISE: Exercise report: what went well");
        assert_eq!(marked("en", "Exercise"), "EXERCISE: Exercise");
    }

    #[test]
    fn a_long_title_is_cut_and_not_its_mark() {
        let long = marked("hr", &"ž".repeat(300));
        assert!(long.starts_with("VJEŽBA: ž") && long.chars().count() == MAX_TITLE_CHARS);
        assert_eq!(marked("hr", &long), long);
    }
}
