//! Slugs and codes in the words of the page language: kinds, topics, phases, maturity, countries.
//!
//! A slug or code that nobody here knows, from a newer peer, is shown as it came; a known one that has no name in the
//! language yet, in English.

use election_pool_protocol::{
    audience::Level,
    vocabulary::{Kind, Maturity, Phase, Role, Topic},
};

use super::text::{Text, legible};
pub use crate::model::codes::STATES;
use crate::model::{adoption, words::Words};

/// A kind in words.
pub fn kind(words: &Words, slug: &str) -> String {
    if slug == adoption::KIND {
        return words.adoption();
    }
    known(Kind::parse(slug).map(|kind| kind.called(words.code)), slug)
}

/// A topic in words.
pub fn topic(words: &Words, slug: &str) -> String {
    known(Topic::parse(slug).map(|topic| topic.called(words.code)), slug)
}

/// A phase in words.
pub fn phase(words: &Words, slug: &str) -> String {
    known(Phase::parse(slug).map(|phase| phase.called(words.code)), slug)
}

/// A degree of maturity in words.
pub fn maturity(words: &Words, slug: &str) -> String {
    known(Maturity::parse(slug).map(|step| step.called(words.code)), slug)
}

/// For whom a guide is, in words.
pub fn role(words: &Words, slug: &str) -> String {
    known(Role::parse(slug).map(|role| role.called(words.code)), slug)
}

/// What an instant of an alert is called, by its key in front matter.
pub fn deadline(words: &Words, key: &str) -> String {
    match key {
        "early_warning" => words.alert_early_warning(),
        "notification" => words.alert_notification(),
        "final_report" => words.alert_final_report(),
        _ => words.alert_became_known(),
    }
}

/// What a level allows, in words; the label itself is never translated.
pub fn level(words: &Words, level: Level) -> String {
    match level {
        Level::Clear => words.level_clear(),
        Level::Green => words.level_green(),
        Level::Amber => words.level_amber(),
        Level::AmberStrict => words.level_amber_strict(),
        Level::Red => words.level_red(),
    }
}

/// How a variant came about; unknown is shown as it came.
pub fn status(words: &Words, status: &str) -> String {
    match status {
        "source" => words.status_source(),
        "human" => words.status_human(),
        "machine" => words.status_machine(),
        "reviewed" => words.status_reviewed(),
        other => legible(other),
    }
}

/// A country in words.
pub fn country(words: &Words, code: &str) -> String {
    legible(&words.country(code))
}

/// The country an authority is of, in words, unless its name says so already.
pub fn country_of(words: &Words, code: Option<&str>, authority: &Text) -> Option<String> {
    code.map(|code| country(words, code)).filter(|country| !authority.text.contains(country.as_str()))
}

fn known(label: Option<&str>, slug: &str) -> String {
    label.map_or_else(|| legible(slug), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_in_every_language() {
        for words in Words::all() {
            for slug in Kind::slugs() {
                assert_ne!(kind(words, slug), slug, "{}", words.code);
            }
        }
        assert_eq!(kind(Words::english(), "hologram"), "hologram");
    }

    #[test]
    fn every_member_state_has_a_name_in_every_language() {
        for words in Words::all() {
            assert!(STATES.iter().all(|state| country(words, state) != **state), "{}", words.code);
        }
        let finland = ["en", "fi", "ga", "hr", "lt"].map(|code| country(Words::of(code).unwrap(), "FI"));
        assert_eq!(finland, ["Finland", "Suomi", "an Fhionlainn", "Finska", "Suomija"]);
        assert_eq!(country(Words::english(), "Q1"), "Q1");
    }
}
