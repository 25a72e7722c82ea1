//! When the notices of an alert are due: an early warning, a notification and a final report, counted from when the incident
//! became known.
//!
//! Spec: Directive (EU) 2022/2555 (NIS 2), Article 23(4). This module does not know how they look on the wire.

use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use super::{DraftError, front_matter::ALERT, head::Head, meeting::instant_of};

/// The keys of the front matter that are an alert's, in the order in which the instants follow one another.
pub(super) const KEYS: [&str; 4] = ["became_known", "early_warning", "notification", "final_report"];
/// How long after it became known an early warning is due, in hours.
const EARLY_WARNING_H: i64 = 24;
/// The same of a notification.
const NOTIFICATION_H: i64 = 72;
/// The same of a final report, in months.
const FINAL_REPORT_MONTHS: i64 = 1;

/// How far ahead of the clock of a node something may have become known: the clock of whoever says so is another one.
const AHEAD: SignedDuration = SignedDuration::from_mins(5);

/// When the notices of an alert are due; all empty for what has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// When the incident became known.
    pub became_known: Option<Timestamp>,
    /// By when an early warning is due.
    pub early_warning: Option<Timestamp>,
    /// By when a notification is due.
    pub notification: Option<Timestamp>,
    /// By when a final report is due.
    pub final_report: Option<Timestamp>,
}

impl Deadlines {
    /// Counted from when it became known.
    pub fn counted(known: Timestamp) -> Self {
        let after = |hours| known.checked_add(SignedDuration::from_hours(hours)).ok();
        let month = known.to_zoned(TimeZone::UTC).checked_add(FINAL_REPORT_MONTHS.months());
        Self {
            became_known: Some(known),
            early_warning: after(EARLY_WARNING_H),
            notification: after(NOTIFICATION_H),
            final_report: month.ok().map(|at| at.timestamp()),
        }
    }

    /// What is stated, and what is not counted from when it became known.
    #[must_use]
    pub fn completed(self) -> Self {
        let Some(counted) = self.became_known.map(Self::counted) else { return self };
        Self {
            became_known: self.became_known,
            early_warning: self.early_warning.or(counted.early_warning),
            notification: self.notification.or(counted.notification),
            final_report: self.final_report.or(counted.final_report),
        }
    }

    /// Whether it is to have become known later than now.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        self.became_known.is_some_and(|at| at.duration_since(now) > AHEAD)
    }

    /// The four instants, in the order of [`KEYS`].
    pub fn all(&self) -> [Option<Timestamp>; 4] {
        [self.became_known, self.early_warning, self.notification, self.final_report]
    }

    /// The place of the first that lies before one that it follows.
    pub(super) fn out_of_order(&self) -> Option<usize> {
        let mut latest = None;
        self.all().into_iter().position(|at| {
            let is_early = at.zip(latest).is_some_and(|(at, latest)| at < latest);
            latest = at.max(latest);
            is_early
        })
    }
}

/// Reads the deadlines of a front matter; times without an offset are in UTC.
pub(super) fn read(head: &Head<'_>, kind: &str) -> Result<Deadlines, DraftError> {
    if let Some(key) = KEYS.into_iter().find(|key| kind != ALERT && head.entry(key).is_some()) {
        return Err(head.refuse(key, format!("belongs to kind: {ALERT}")));
    }
    let [became_known, early_warning, notification, final_report] = KEYS.map(|key| instant(head, key));
    let stated = Deadlines {
        became_known: became_known?,
        early_warning: early_warning?,
        notification: notification?,
        final_report: final_report?,
    };
    let deadlines = stated.completed();
    match deadlines.out_of_order() {
        None => Ok(deadlines),
        Some(place) => {
            let order = KEYS.map(|key| format!("“{key}”")).join(", ");
            Err(head.refuse(KEYS[place], format!("comes too early: the order is {order}")))
        }
    }
}

fn instant(head: &Head<'_>, key: &str) -> Result<Option<Timestamp>, DraftError> {
    let Some(word) = head.word(key)? else { return Ok(None) };
    // In UTC no clock skips a time or shows it twice.
    instant_of(&word, &TimeZone::UTC)
        .map(Some)
        .map_err(|_| head.refuse(key, format!("“{word}” is not a day and time, as in 2026-03-01T10:00 (UTC)")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<Timestamp> {
        text.parse().ok()
    }

    #[test]
    fn what_is_not_stated_is_counted_from_when_it_became_known() {
        let stated = Deadlines { became_known: at("2026-01-31T10:00:00Z"), ..Deadlines::default() };
        let counted = stated.completed();
        assert_eq!(counted.early_warning, at("2026-02-01T10:00:00Z"));
        assert_eq!(counted.notification, at("2026-02-03T10:00:00Z"));
        assert_eq!(counted.final_report, at("2026-02-28T10:00:00Z"), "a month is one of the calendar");
        let moved = Deadlines { notification: at("2026-02-02T00:00:00Z"), ..stated }.completed();
        assert_eq!((moved.notification, moved.final_report), (at("2026-02-02T00:00:00Z"), counted.final_report));
        assert_eq!(Deadlines::default().completed(), Deadlines::default());
    }

    #[test]
    fn the_notices_follow_one_another() {
        let counted = Deadlines::counted(at("2026-01-31T10:00:00Z").unwrap());
        assert_eq!(counted.out_of_order(), None);
        assert_eq!(Deadlines { notification: at("2026-02-01T09:00:00Z"), ..counted }.out_of_order(), Some(2));
        assert_eq!(Deadlines { early_warning: at("2026-01-31T09:00:00Z"), ..counted }.out_of_order(), Some(1));
        let some = Deadlines { became_known: None, early_warning: None, ..counted };
        assert_eq!(Deadlines { final_report: at("2026-02-01T00:00:00Z"), ..some }.out_of_order(), Some(3));
    }
}
