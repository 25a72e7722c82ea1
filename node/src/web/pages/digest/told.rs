//! What somebody chose to be told by mail, in words: for pages and letters.

use super::form::frequency;
use crate::{
    model::{digest::Choice, words::Words},
    web::pages::labels,
};

/// One thing that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub name: String,
    /// In words.
    pub value: String,
}

/// What was chosen, in the words of a language.
pub fn of(words: &Words, choice: &Choice) -> Vec<Told> {
    let list = |texts: Vec<String>| if texts.is_empty() { words.list_any() } else { words.list(&texts) };
    let each = |codes: &[String], say: &dyn Fn(&str) -> String| list(codes.iter().map(|code| say(code)).collect());
    let levels = choice.levels.iter().map(|level| format!("TLP:{level}")).collect();
    [
        (words.digest_frequency(), frequency(words, choice.frequency)),
        (words.topics(), each(&choice.topics, &|slug| labels::topic(words, slug))),
        (words.countries(), each(&choice.countries, &|code| labels::country(words, code))),
        (words.digest_material_languages(), each(&choice.languages, &|tag| words.language(tag))),
        (words.own_digests_levels(), list(levels)),
    ]
    .into_iter()
    .map(|(name, value)| Told { name, value })
    .collect()
}
