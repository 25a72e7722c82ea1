//! The deadlines of an alert as they are being written: what was typed of each, by the clocks of a zone unless it names an
//! offset; what is left empty is counted from when the incident became known. Files have them in UTC.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Front,
    meeting::{no_instant, written},
    wrong::{Faults, Wrong, shown},
};
use crate::model::{
    alert::{self, KEYS},
    codes,
    front_matter::ALERT,
    meeting::instant_of,
};

/// What was typed of when the notices of an alert are due.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Deadlines {
    /// When the incident became known: a day and time, `2026-03-01T10:00`.
    pub became_known: String,
    /// By when an early warning is due.
    pub early_warning: String,
    /// By when a notification is due.
    pub notification: String,
    /// By when a final report is due.
    pub final_report: String,
    /// The IANA name of the zone; UTC if it is empty.
    pub timezone: String,
}

impl Deadlines {
    /// What was typed, each with the name of its field, which is that of its key.
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        let [known, warning, notification, report] = KEYS;
        [
            (known, &self.became_known),
            (warning, &self.early_warning),
            (notification, &self.notification),
            (report, &self.final_report),
        ]
    }

    /// Whether nothing was typed; a zone alone says nothing.
    pub fn is_empty(&self) -> bool {
        self.fields().iter().all(|(_, value)| value.trim().is_empty())
    }

    /// As it is typed of what was read: what is counted from when it became known is left empty.
    pub fn of(read: &alert::Deadlines) -> Self {
        let counted = alert::Deadlines { became_known: read.became_known, ..Default::default() }.completed();
        let typed = |at: Option<Timestamp>| at.map(|at| written(at, &TimeZone::UTC)).unwrap_or_default();
        let other = |at: Option<Timestamp>, counted: Option<Timestamp>| typed(at.filter(|at| Some(*at) != counted));
        Self {
            became_known: typed(read.became_known),
            early_warning: other(read.early_warning, counted.early_warning),
            notification: other(read.notification, counted.notification),
            final_report: other(read.final_report, counted.final_report),
            timezone: String::new(),
        }
    }

    /// The zone, if there is one of that name.
    pub fn zone(&self) -> Option<TimeZone> {
        match self.timezone.trim() {
            "" => Some(TimeZone::UTC),
            name => codes::timezone(name).ok(),
        }
    }

    /// The same instants as the clocks of a zone show them; as it was where one of them cannot be read.
    #[must_use]
    pub fn told_in(self, name: &str) -> Self {
        let told = Self { timezone: name.to_owned(), ..Self::default() };
        let (Some(from), Some(to)) = (self.zone(), told.zone()) else { return self };
        let convert = |value: &str| match value.trim() {
            "" => Ok(String::new()),
            value => instant_of(value, &from).map(|at| written(at, &to)),
        };
        let converted = [&self.became_known, &self.early_warning, &self.notification, &self.final_report];
        match converted.map(|value| convert(value)) {
            [Ok(became_known), Ok(early_warning), Ok(notification), Ok(final_report)] => {
                Self { became_known, early_warning, notification, final_report, ..told }
            }
            _ => self,
        }
    }

    /// When it became known, if that can be told.
    fn known(&self) -> Option<Timestamp> {
        instant_of(self.became_known.trim(), &self.zone()?).ok()
    }

    /// Whether it is to have become known later than now.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        alert::Deadlines { became_known: self.known(), ..Default::default() }.is_ahead(now)
    }

    /// What holds for a field that is left empty, if that can be told.
    pub fn counted(&self, field: &str) -> Option<Timestamp> {
        let known = self.known()?;
        let place = KEYS.into_iter().position(|key| key == field)?;
        alert::Deadlines::counted(known).all().get(place).copied().flatten()
    }

    /// Its lines of the front matter.
    pub(super) fn write(&self, front: &mut Front) {
        let in_utc = if self.timezone.trim().is_empty() { self.clone() } else { self.clone().told_in("") };
        for (key, value) in in_utc.fields() {
            front.line(key, value);
        }
    }
}

impl Faults {
    /// What is wrong with the deadlines of a material of this kind; only an alert has any.
    pub(super) fn deadlines(&mut self, typed: &Deadlines, kind: &str) {
        if kind != ALERT {
            return;
        }
        if typed.is_empty() {
            return;
        }
        let mut is_readable = true;
        let zone = typed.zone().unwrap_or_else(|| {
            is_readable = false;
            self.put("deadline_zone", Wrong::Unknown(shown(typed.timezone.trim()), None));
            TimeZone::UTC
        });
        let [became_known, early_warning, notification, final_report] = typed.fields().map(|(field, value)| {
            let value = value.trim();
            let read = (!value.is_empty()).then(|| instant_of(value, &zone))?;
            read.map_err(|why| {
                is_readable = false;
                self.put(field, no_instant(why, value));
            })
            .ok()
        });
        let read = alert::Deadlines { became_known, early_warning, notification, final_report }.completed();
        if is_readable && let Some(place) = read.out_of_order() {
            self.put(KEYS[place], Wrong::TooEarly);
        }
    }
}
