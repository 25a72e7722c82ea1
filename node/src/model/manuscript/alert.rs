//! The deadlines of an alert as they are being written: what was typed of each, in UTC unless it names an offset; what is left
//! empty is counted from when the incident became known.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Front,
    meeting::{no_instant, written},
    wrong::{Faults, Wrong},
};
use crate::model::{
    alert::{self, KEYS},
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

    /// Whether nothing was typed.
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
        }
    }

    /// What holds for a field that is left empty, if that can be told.
    pub fn counted(&self, field: &str) -> Option<Timestamp> {
        let known = instant_of(self.became_known.trim(), &TimeZone::UTC).ok()?;
        let place = KEYS.into_iter().position(|key| key == field)?;
        alert::Deadlines::counted(known).all().get(place).copied().flatten()
    }

    /// Its lines of the front matter.
    pub(super) fn write(&self, front: &mut Front) {
        for (key, value) in self.fields() {
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
        let mut is_readable = true;
        let [became_known, early_warning, notification, final_report] = typed.fields().map(|(field, value)| {
            let value = value.trim();
            let read = (!value.is_empty()).then(|| instant_of(value, &TimeZone::UTC))?;
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
