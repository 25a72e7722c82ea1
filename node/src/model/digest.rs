//! What somebody wants to be told by mail, and when the next letter is due.
//!
//! Does not know who it is, nor what they may see.

use std::str::FromStr;

use election_pool_protocol::audience::Level;
use jiff::{Timestamp, ToSpan, civil::Weekday, tz::TimeZone};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// As soon as there is something.
    Instant,
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
}

impl Frequency {
    /// All of them, the rarest first.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Daily, Self::Instant];

    /// The word in rows and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Instant => "instant",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }
}

/// A word that is no frequency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” says not how often")]
pub struct UnknownFrequency(String);

impl FromStr for Frequency {
    type Err = UnknownFrequency;

    fn from_str(word: &str) -> Result<Self, UnknownFrequency> {
        Self::ALL.into_iter().find(|one| one.as_str() == word).ok_or_else(|| UnknownFrequency(word.to_owned()))
    }
}

/// What is wanted; an empty list leaves nothing out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// How often.
    pub frequency: Frequency,
    /// The interface language that the letter is written in.
    pub language: String,
    /// Slugs of topics, one of which it must have.
    pub topics: Vec<String>,
    /// Countries, one of which it must be from.
    pub countries: Vec<String>,
    /// Languages, one of which it must be in.
    pub languages: Vec<String>,
    /// The levels; never RED.
    pub levels: Vec<Level>,
}

/// What of a level a letter may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Title and summary.
    Whole,
    /// That there is something, with a link.
    LinkOnly,
    /// Nothing.
    Nothing,
}

/// What a letter says of something of this level: mail lies open on every server that it passes.
pub const fn telling(level: Level) -> Telling {
    match level {
        Level::Clear | Level::Green => Telling::Whole,
        Level::Amber | Level::AmberStrict => Telling::LinkOnly,
        Level::Red => Telling::Nothing,
    }
}

/// When in the day and in the week letters are written.
#[derive(Debug, Clone)]
pub struct Clockwork {
    /// Where it is that hour.
    pub zone: TimeZone,
    /// 0 to 23.
    pub hour: i8,
    /// The day of weekly letters.
    pub weekday: Weekday,
}

impl Clockwork {
    /// When the next letter after `now` is due; at once for what is told at once.
    ///
    /// An hour that the clocks leave out is the first one after it, and one that they show twice is the first of both.
    pub fn next(&self, frequency: Frequency, now: Timestamp) -> Timestamp {
        if frequency == Frequency::Instant {
            return now;
        }
        let today = now.to_zoned(self.zone.clone()).date();
        let days = (0..=7).filter_map(|days| today.checked_add(days.days()).ok());
        let of_week = |day: &jiff::civil::Date| frequency == Frequency::Daily || day.weekday() == self.weekday;
        let times = days.filter(of_week).filter_map(|day| {
            let zoned = day.at(self.hour.clamp(0, 23), 0, 0, 0).to_zoned(self.zone.clone());
            zoned.ok().map(|zoned| zoned.timestamp())
        });
        times.into_iter().find(|at| *at > now).unwrap_or(now + jiff::SignedDuration::from_hours(24))
    }
}

/// The words for the days of a week.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day of this word.
pub fn weekday(word: &str) -> Option<Weekday> {
    let number = WEEKDAYS.iter().position(|known| *known == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clockwork() -> Clockwork {
        Clockwork { zone: TimeZone::get("Europe/Helsinki").unwrap(), hour: 3, weekday: Weekday::Monday }
    }

    #[test]
    fn a_letter_is_due_at_its_hour_of_the_zone_also_when_the_clocks_change() {
        let next = |frequency, now: &str| clockwork().next(frequency, now.parse().unwrap()).to_string();
        for (frequency, now, due) in [
            (Frequency::Daily, "2026-12-01T00:59:59Z", "2026-12-01T01:00:00Z"),
            (Frequency::Daily, "2026-12-01T01:00:00Z", "2026-12-02T01:00:00Z"),
            (Frequency::Weekly, "2026-12-01T01:00:00Z", "2026-12-07T01:00:00Z"),
            (Frequency::Weekly, "2026-12-07T00:00:00Z", "2026-12-07T01:00:00Z"),
            (Frequency::Weekly, "2026-12-07T01:00:00Z", "2026-12-14T01:00:00Z"),
            // The clocks go from three to four that morning, and from four back to three.
            (Frequency::Daily, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"),
            (Frequency::Daily, "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z"),
            (Frequency::Daily, "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"),
            (Frequency::Instant, "2026-12-01T00:59:59Z", "2026-12-01T00:59:59Z"),
        ] {
            assert_eq!(next(frequency, now), due, "{frequency:?} after {now}");
        }
    }

    #[test]
    fn mail_tells_nothing_of_red_and_of_amber_that_it_is_there() {
        let told = Level::ALL.map(telling);
        let (whole, link) = (Telling::Whole, Telling::LinkOnly);
        assert_eq!(told, [whole, whole, link, link, Telling::Nothing]);
    }

    #[test]
    fn words_are_read_back() {
        assert!(Frequency::ALL.iter().all(|one| one.as_str().parse() == Ok(*one)));
        assert!("hourly".parse::<Frequency>().is_err());
        assert_eq!(weekday("sunday"), Some(Weekday::Sunday));
        assert_eq!(weekday("Sunday"), None);
    }
}
