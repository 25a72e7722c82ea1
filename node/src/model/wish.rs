//! Wanted languages: which a material lacks, and what partners are to be told about how many ask for one.
//!
//! What is told is a number that stands for what is so, and not something that happened: told twice it changes nothing,
//! and lost it is told again. This module does not know who may see a material, nor how a number travels.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::language::{LanguageTag, OWN_NAMES};
use jiff::{SignedDuration, Timestamp};

use super::codes;

/// A number that a partner should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The id of the material.
    pub uri: String,
    /// The language.
    pub language: String,
    /// The partner's host.
    pub host: String,
    /// How many ask.
    pub amount: u64,
}

impl Due {
    fn key(&self) -> (&str, &str, &str) {
        (&self.host, &self.uri, &self.language)
    }
}

/// A number that a partner was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number.
    pub due: Due,
    /// When.
    pub at: Timestamp,
}

/// What is to be done so that partners know what they should.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// What is to be told, most wanted first, each with when the partner was last told about it.
    pub tell: Vec<(Due, Option<Timestamp>)>,
    /// What was told, is over, and need not be remembered.
    pub forget: Vec<Due>,
}

/// Compares what partners should know with what they were told; what they know is told again after `repeat`, since they
/// may have lost it.
pub fn round(due: &[Due], told: &[Told], repeat: SignedDuration, now: Timestamp) -> Round {
    let known: BTreeMap<_, _> = told.iter().map(|told| (told.due.key(), told)).collect();
    let is_old = |at: Timestamp| now.duration_since(at).abs() >= repeat;
    let mut round = Round::default();
    let wanted: BTreeSet<_> = due.iter().map(Due::key).collect();
    for told in told.iter().filter(|told| !wanted.contains(&told.due.key())) {
        match told.due.amount {
            0 if is_old(told.at) => round.forget.push(told.due.clone()),
            0 => {}
            _ => round.tell.push((Due { amount: 0, ..told.due.clone() }, Some(told.at))),
        }
    }
    for due in due {
        match known.get(&due.key()) {
            None => round.tell.push((due.clone(), None)),
            Some(told) if told.due.amount != due.amount || is_old(told.at) => {
                round.tell.push((due.clone(), Some(told.at)));
            }
            Some(_) => {}
        }
    }
    round.tell.sort_by(|(one, _), (other, _)| other.amount.cmp(&one.amount).then_with(|| one.cmp(other)));
    round
}

/// The languages that can be asked for: the official ones of the Union and those of the node.
pub fn askable(own: &[String]) -> Vec<String> {
    let own = own.iter().filter(|own| codes::language(own).is_ok()).cloned();
    let mut all: Vec<String> = OWN_NAMES.iter().map(|(tag, _)| (*tag).to_owned()).chain(own).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What matters of a text that a material has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present<'a> {
    /// Its language.
    pub language: &'a str,
    /// Whether a machine made it and nobody looked at it.
    pub is_machine: bool,
    /// Whether there is more than title and abstract.
    pub has_text: bool,
}

/// Whether a material with these texts has a language: `sv` is there where `sv-FI` is. What a machine made is enough only
/// where that was decided.
pub fn has_language<'a>(
    mut present: impl Iterator<Item = Present<'a>> + Clone,
    language: &str,
    by_machine: bool,
) -> bool {
    let any_has_text = present.clone().any(|one| one.has_text);
    let is_it = |one: &Present<'_>| {
        let rest = one.language.strip_prefix(language);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    present.any(|one| is_it(&one) && (by_machine || !one.is_machine) && (one.has_text || !any_has_text))
}

/// Whether somebody with these languages can translate into another: into it, or a regional form of it.
pub fn speaks(languages: &[String], language: &str) -> bool {
    let primary = |tag: &str| tag.parse::<LanguageTag>().ok().map(|tag| tag.primary().to_owned());
    let wanted = primary(language);
    wanted.is_some() && languages.iter().any(|own| primary(own) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn due(language: &str, amount: u64) -> Due {
        Due {
            uri: "https://fi.example/materials/1".into(),
            language: language.into(),
            host: "hr.example".into(),
            amount,
        }
    }

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    #[test]
    fn only_what_a_partner_does_not_know_is_told_and_that_most_wanted_first() {
        let told = |language: &str, amount, second| Told { due: due(language, amount), at: at(second) };
        let asked = [due("hr", 2), due("ga", 7), due("lt", 1)];
        let first = round(&asked, &[], DAY, at(0));
        assert_eq!(first.tell, [(due("ga", 7), None), (due("hr", 2), None), (due("lt", 1), None)]);
        let known = [told("hr", 2, 0), told("ga", 6, 0), told("sv", 3, 0), told("fr", 0, 0)];
        let second = round(&asked, &known, DAY, at(60));
        let expected = [(due("ga", 7), Some(at(0))), (due("lt", 1), None), (due("sv", 0), Some(at(0)))];
        assert_eq!(second.tell, expected, "the same number is not told again, and one that is over is 0");
        assert!(second.forget.is_empty());
        let later = round(&[due("hr", 2)], &[told("hr", 2, 0), told("fr", 0, 0)], DAY, at(86_400));
        assert_eq!(later.tell, [(due("hr", 2), Some(at(0)))], "a day later it is said again");
        assert_eq!(later.forget, [due("fr", 0)]);
    }

    #[test]
    fn a_language_is_there_with_a_text_of_a_person_or_of_a_machine_where_that_is_enough() {
        let text = |language, is_machine, has_text| Present { language, is_machine, has_text };
        let present =
            [text("fi", false, true), text("hr", true, true), text("ga", false, false), text("sv-FI", false, true)];
        let has = |language, by_machine| has_language(present.into_iter(), language, by_machine);
        assert!(has("fi", false) && has("sv", false) && has("sv-FI", false));
        assert!(!has("hr", false) && has("hr", true));
        assert!(!has("ga", true), "title and summary are not the text");
        assert!(!has("s", false) && !has("lt", true));
        let titles = [text("fi", false, false), text("ga", false, false)];
        assert!(has_language(titles.into_iter(), "ga", false), "nothing has more than that");
    }

    #[test]
    fn the_official_languages_and_the_nodes_own_can_be_asked_for() {
        let all = askable(&["smn".into(), "fi".into(), "nonsense".into()]);
        assert_eq!(all.len(), 25);
        assert!(all.contains(&"smn".to_owned()) && all.contains(&"mt".to_owned()));
        assert!(speaks(&["sv-FI".into()], "sv") && speaks(&["hr".into()], "hr") && !speaks(&["fi".into()], "hr"));
    }
}
