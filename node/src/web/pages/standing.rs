//! How a partner stands, in words of the reader: what `model::traffic` found, for the network page and the page of the
//! exchange.

use jiff::{Timestamp, tz::TimeZone};

use super::text::Day;
use crate::{
    app::App,
    desk::contact,
    model::{
        traffic::{Concern, State, Traffic},
        words::Words,
    },
};

/// How a partner stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// 0 well to 3 alarm.
    pub rank: i32,
    /// The same in a word.
    pub word: String,
    /// What somebody should know, the worst first.
    pub concerns: Vec<String>,
}

impl Standing {
    /// In the words of a language.
    pub fn of(app: &App, traffic: &Traffic, words: &Words) -> Self {
        let (patience, now) = (contact::silence(app), app.clock.now());
        let state = traffic.state(patience, now);
        let concerns = traffic.concerns(patience, now);
        Self {
            rank: state as i32,
            word: match state {
                State::Well => words.state_well(),
                State::Underway => words.state_underway(),
                State::Warning => words.state_warning(),
                State::Alarm => words.state_alarm(),
            },
            concerns: concerns.into_iter().map(|concern| said(concern, words, now)).collect(),
        }
    }
}

fn said(concern: Concern, words: &Words, now: Timestamp) -> String {
    let number = |n: u64| number(n, words);
    let moment = |at: Timestamp| moment(at, words).text;
    let length = |at: Timestamp| lasting(now.as_second() - at.as_second(), words);
    match concern {
        Concern::Contradiction(n) => words.concern_contradiction(&number(n)),
        Concern::Doubted(n) => words.concern_doubted(&number(n)),
        Concern::Overdue(n) => words.concern_overdue(&number(n)),
        Concern::Alarms(n) => words.concern_alarms(&number(n)),
        Concern::Unheard => words.concern_unheard(),
        Concern::Silent(at) => words.concern_silent(&moment(at)),
        Concern::NeverCompared => words.concern_never_compared(),
        Concern::Uncompared(at) => words.concern_uncompared(&moment(at)),
        Concern::Failing(at) => words.network_failing(&moment(at)),
        Concern::Unconfirmed(n, at) => words.concern_unconfirmed(&number(n), &length(at)),
        Concern::Waiting(n, at) => words.concern_waiting(&number(n), &length(at)),
        Concern::Behind(n, at) => words.concern_behind(&number(n), &length(at)),
        Concern::Parked(n) => words.network_parked(usize::try_from(n).unwrap_or(usize::MAX)),
        Concern::Refused(n) => words.concern_refused(&number(n)),
        Concern::QuarantinedHere(n) => words.concern_quarantined_here(&number(n)),
        Concern::QuarantinedThere(n) => words.concern_quarantined_there(&number(n)),
    }
}

/// A number as the language writes it.
pub fn number(number: u64, words: &Words) -> String {
    words.number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// An instant to the minute, with the zone it is given in.
pub fn moment(at: Timestamp, words: &Words) -> Day {
    let text = words.moment(&at.to_zoned(TimeZone::UTC));
    Day { iso: at.to_string(), text: words.moment_utc(&text) }
}

/// A length of time in the largest unit that fits.
pub fn lasting(seconds: i64, words: &Words) -> String {
    let seconds = usize::try_from(seconds).unwrap_or_default();
    match seconds {
        0..60 => words.duration_seconds(seconds),
        60..3600 => words.duration_minutes(seconds / 60),
        3600..86_400 => words.duration_hours(seconds / 3600),
        _ => words.duration_days(seconds / 86_400),
    }
}

/// A length of time in the largest unit that it is a whole number of.
pub fn exactly(seconds: u64, words: &Words) -> String {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match seconds {
        0 => words.duration_seconds(0),
        _ if seconds.is_multiple_of(86_400) => words.duration_days(count(seconds / 86_400)),
        _ if seconds.is_multiple_of(3600) => words.duration_hours(count(seconds / 3600)),
        _ if seconds.is_multiple_of(60) => words.duration_minutes(count(seconds / 60)),
        _ => words.duration_seconds(count(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_said_in_the_largest_unit_that_fits() {
        let of = |code: &str, seconds| lasting(seconds, Words::of(code).unwrap());
        assert_eq!((of("en", -5), of("en", 59)), ("0 seconds".into(), "59 seconds".into()));
        assert_eq!((of("fi", 60), of("fi", 7_300)), ("1 minuutti".into(), "2 tuntia".into()));
        assert_eq!((of("lt", 11 * 86_400), of("hr", 3 * 86_400)), ("11 parų".into(), "3 dana".into()));
    }
}
