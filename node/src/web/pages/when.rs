//! The time of a meeting for people: where it is, and in Brussels where that is another hour.

use election_pool_protocol::calendar;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::model::words::Words;

/// Where the institutions of the Union keep their time.
const BRUSSELS: &str = "Europe/Brussels";

/// From when to when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The beginning for machines: RFC 3339, or a day.
    pub iso: String,
    /// In its own zone, which is named.
    pub local: String,
    /// In Brussels, which its label says, where the clocks show something else there.
    pub brussels: Option<String>,
    /// The day it begins, where it is.
    pub day: Date,
}

impl When {
    /// The time of a meeting in the zone of that IANA name; in UTC where nobody here knows the zone.
    pub fn of(starts: Timestamp, ends: Option<Timestamp>, zone: Option<&str>, words: &Words) -> Self {
        let name = zone.unwrap_or("UTC");
        let own = TimeZone::get(name).unwrap_or(TimeZone::UTC);
        let day = starts.to_zoned(own.clone()).date();
        let is_days = matches!(calendar::When::of(starts, ends, zone), calendar::When::Days { .. });
        let brussels = TimeZone::get(BRUSSELS).ok().filter(|there| {
            [Some(starts), ends].into_iter().flatten().any(|at| there.to_offset(at) != own.to_offset(at))
        });
        Self {
            iso: if is_days { day.to_string() } else { starts.to_string() },
            local: words.span(starts, ends, name),
            brussels: brussels.filter(|_| !is_days).map(|there| words.span_there(starts, ends, &there)),
            day,
        }
    }

    /// When a meeting was planned for that was moved, in the zone that stands beside when it is now.
    pub fn before(starts: Timestamp, zone: Option<&str>, words: &Words) -> String {
        let own = TimeZone::get(zone.unwrap_or("UTC")).unwrap_or(TimeZone::UTC);
        words.span_there(starts, None, &own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(starts: &str, ends: Option<&str>, zone: &str) -> When {
        let at = |text: &str| text.parse().unwrap();
        When::of(at(starts), ends.map(at), Some(zone), Words::english())
    }

    #[test]
    fn brussels_time_is_said_where_it_is_another_hour() {
        let helsinki = when("2026-11-17T09:00Z", Some("2026-11-17T10:30Z"), "Europe/Helsinki");
        assert_eq!(helsinki.local, "17 November 2026 11:00–12:30 (Europe/Helsinki)");
        assert_eq!(helsinki.brussels.as_deref(), Some("17 November 2026 10:00–11:30"));
        assert_eq!(when("2026-11-17T09:00Z", None, "Europe/Zagreb").brussels, None);
        assert_eq!(
            when("1990-06-04T22:00Z", Some("1990-06-29T21:59Z"), "Europe/Helsinki").day.to_string(),
            "1990-06-05"
        );
        assert!(when("2026-11-17T09:00Z", None, "Mars/Olympus").local.ends_with("(UTC)"));
    }

    #[test]
    fn whole_days_are_the_same_everywhere() {
        let days = when("2026-06-04T21:00Z", Some("2026-06-06T20:59Z"), "Europe/Helsinki");
        assert_eq!((days.iso.as_str(), days.brussels.as_deref()), ("2026-06-05", None));
        assert_eq!(days.local, "5 June 2026 – 6 June 2026");
    }
}
