//! The fields of an alert: when its notices are due.

use jiff::tz::TimeZone;

use super::{super::faults::Said, Field, meeting::Clock};
use crate::{
    model::{front_matter::ALERT, manuscript::Manuscript, words::Words},
    web::pages::labels,
};

/// The deadlines of a draft.
#[derive(Debug)]
pub struct AlertFields {
    /// Whether they are shown at once: it is an alert, or something was typed.
    pub is_open: bool,
    /// When it became known, and by when each notice is due.
    pub deadlines: Vec<DeadlineField>,
}

/// One of them.
#[derive(Debug)]
pub struct DeadlineField {
    /// What was typed.
    pub clock: Clock,
    /// What holds as long as nothing is typed, in a sentence.
    pub counted: Option<String>,
}

impl AlertFields {
    pub(super) fn of(manuscript: &Manuscript, about: &impl Fn(&str) -> Vec<Said>, words: &Words) -> Self {
        let typed = &manuscript.deadlines;
        let field = |(name, value): (&str, &str)| {
            // A clock of the browser shows no zone.
            let label = format!("{} (UTC)", labels::deadline(words, name));
            let counted = typed.counted(name).filter(|_| value.is_empty());
            DeadlineField {
                clock: Clock::moment(Field {
                    faults: about(name),
                    name: name.to_owned(),
                    label,
                    value: value.to_owned(),
                }),
                counted: counted
                    .map(|at| words.draft_counted(&words.moment_utc(&words.moment(&at.to_zoned(TimeZone::UTC))))),
            }
        };
        Self { is_open: manuscript.kind == ALERT || !typed.is_empty(), deadlines: typed.fields().map(field).into() }
    }
}
