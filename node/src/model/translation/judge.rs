//! Whether a text is the translation that was asked for: not empty, not the same again, not in another language.

use super::text::Whole;
use crate::model::{markdown, search};

/// How many words a text must have for it to be judged as a whole.
const WORDS: usize = 20;
/// How many words that stand in almost every text must be seen before a language is told by them.
const COMMON: usize = 6;

/// What is wrong with the translation of a source, if anything.
pub fn judge(source: &Whole, made: &Whole, target: &str) -> Result<(), String> {
    let is_untitled = made.title.trim().is_empty() && !source.title.trim().is_empty();
    if is_untitled || (made.html.trim().is_empty() && !source.html.trim().is_empty()) {
        return Err("the answer is empty".to_owned());
    }
    let (before, after) = (words(source), words(made));
    if before.split_whitespace().count() >= WORDS && before == after {
        return Err("the answer is the text that was sent".to_owned());
    }
    let counts = search::common_words(&after);
    let own = counts.iter().find(|(language, _)| target.split('-').next() == Some(*language)).map(|(_, count)| *count);
    let other = counts
        .iter()
        .filter(|(language, _)| target.split('-').next() != Some(*language))
        .max_by_key(|(_, count)| *count);
    match (own, other) {
        // Of a language whose common words are not known here nothing can be told.
        (Some(own), Some((language, count))) if *count >= COMMON && *count > own.saturating_mul(2) => {
            Err(format!("the answer is in “{language}”, not in “{target}”"))
        }
        _ => Ok(()),
    }
}

fn words(whole: &Whole) -> String {
    format!("{} {} {}", whole.title, whole.abstract_text, markdown::plain_text(&whole.html))
}
