//! Days in addresses: `2026-11-30`, from its first instant to its last, in UTC.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// The day that is written, if it is one.
pub fn read(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    // One day, one address.
    (day.to_string() == text).then_some(day)
}

/// The last instant before a day.
pub fn before(day: Date) -> Option<Timestamp> {
    start(day)?.checked_sub(SignedDuration::from_millis(1)).ok()
}

/// The first instant after it.
pub fn after(day: Date) -> Option<Timestamp> {
    start(day.tomorrow().ok()?)
}

fn start(day: Date) -> Option<Timestamp> {
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_goes_from_its_first_instant_to_its_last() {
        let day = read("2026-11-30").unwrap();
        assert_eq!(before(day).unwrap().to_string(), "2026-11-29T23:59:59.999Z");
        assert_eq!(after(day).unwrap().to_string(), "2026-12-01T00:00:00Z");
        for text in ["", "2026-13-01", "30.11.2026", "2026-11-30T10:00", "20261130"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
