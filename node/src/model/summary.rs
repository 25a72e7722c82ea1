//! The generated summary of a material in one language: level, exercise, time and place, then the author's abstract.
//!
//! Mastodon and others show little more of an Article or Event than this line, so what matters stands first.
//! Labels of the Traffic Light Protocol are never translated. This module does not know HTML or JSON.

use election_pool_protocol::{audience::Level, language::LanguageTag};
use jiff::Timestamp;

use super::{exercise, markdown, words::Words};

/// The longest summary made.
pub const MAX_SUMMARY_CHARS: usize = 500;

/// What the line is made from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The level; above CLEAR it begins the line.
    pub level: Level,
    /// Whether it is part of an exercise.
    pub is_exercise: bool,
    /// The event, if it is one.
    pub event: Option<When<'a>>,
    /// The abstract in this language.
    pub summary: &'a str,
}

/// Time and place of an event.
#[derive(Debug, Clone, Copy)]
pub struct When<'a> {
    /// When it begins.
    pub starts: Timestamp,
    /// When it ends.
    pub ends: Option<Timestamp>,
    /// The IANA name of its zone.
    pub timezone: &'a str,
    /// The place.
    pub place: Option<&'a str>,
    /// Whether one can take part from afar.
    pub is_online: bool,
}

/// The summary in `language`; words it lacks are English.
pub fn line(language: &LanguageTag, facts: &Facts<'_>) -> String {
    let words = Words::of(language.primary()).unwrap_or_else(Words::english);
    let mut parts = Vec::new();
    if facts.level > Level::Clear {
        parts.push(label(facts.level));
    }
    if facts.is_exercise {
        parts.push(exercise::word(language).to_owned());
    }
    if let Some(event) = &facts.event {
        parts.push(when(event, words));
    }
    if !facts.summary.is_empty() {
        parts.push(facts.summary.to_owned());
    }
    markdown::line(&parts.join(" — "), MAX_SUMMARY_CHARS)
}

/// The label of a level as people read it, `TLP:GREEN`.
pub fn label(level: Level) -> String {
    format!("TLP:{level}")
}

fn when(event: &When<'_>, words: &Words) -> String {
    let mut parts = vec![words.span(event.starts, event.ends, event.timezone)];
    parts.extend(event.place.map(str::to_owned));
    parts.extend(event.is_online.then(|| words.meeting_online()));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(language: &str, level: Level) -> String {
        let event = When {
            starts: "2021-03-12T08:00Z".parse().unwrap(),
            ends: Some("2021-03-12T10:30Z".parse().unwrap()),
            timezone: "Europe/Helsinki",
            place: Some("Helsinki"),
            is_online: true,
        };
        let facts = Facts { level, is_exercise: false, event: Some(event), summary: "Kuvaus." };
        line(&language.parse().unwrap(), &facts)
    }

    #[test]
    fn an_event_tells_day_local_time_zone_and_place() {
        assert_eq!(
            meeting("fi", Level::Green),
            "TLP:GREEN — 12. maaliskuuta 2021 10.00–12.30 (Europe/Helsinki), Helsinki, verkossa — Kuvaus."
        );
        assert_eq!(
            meeting("sv", Level::Clear).get(.."12 mars 2021 10:00–12:30 (Europe/Helsinki), ".len()),
            Some("12 mars 2021 10:00–12:30 (Europe/Helsinki), ")
        );
        assert_eq!(
            meeting("lt", Level::Clear).get(.."2021 m. kovo 12 d. 10:00–12:30 ".len()),
            Some("2021 m. kovo 12 d. 10:00–12:30 ")
        );
        assert_eq!(
            meeting("ga", Level::AmberStrict).get(.."TLP:AMBER+STRICT — 12 Márta 2021 10:00".len()),
            Some("TLP:AMBER+STRICT — 12 Márta 2021 10:00")
        );
    }

    #[test]
    fn an_exercise_says_so_before_anything_but_the_label() {
        let facts = Facts { level: Level::Green, is_exercise: true, event: None, summary: "x" };
        assert_eq!(line(&"sv".parse().unwrap(), &facts), "TLP:GREEN — ÖVNING — x");
        assert_eq!(line(&"de".parse().unwrap(), &Facts { level: Level::Clear, ..facts }), "EXERCISE — x");
    }

    #[test]
    fn a_long_abstract_is_cut_but_never_the_label() {
        let long = "ž".repeat(2_000);
        let facts = Facts { level: Level::Amber, is_exercise: false, event: None, summary: &long };
        let line = line(&"hr".parse().unwrap(), &facts);
        assert!(line.starts_with("TLP:AMBER — ") && line.ends_with('…') && line.chars().count() == MAX_SUMMARY_CHARS);
    }
}
