//! The fields of an alert: when its notices are due.

use jiff::{Timestamp, tz::TimeZone};

use super::{super::faults::Said, Choice, Field, choices::zones, meeting::Clock};
use crate::{
    model::{codes, front_matter::ALERT, manuscript::Manuscript, words::Words},
    web::pages::{labels, text::Text},
};

/// The zone that every state shares.
const UTC: &str = "UTC";

/// The deadlines of a draft.
#[derive(Debug)]
pub struct AlertFields {
    /// Whether they are shown at once: it is an alert, or something was typed.
    pub is_open: bool,
    /// When it became known, and by when each notice is due.
    pub deadlines: Vec<DeadlineField>,
    /// The zone in which they are told: UTC, those of the member states, and the one that was typed.
    pub zones: Vec<Choice>,
    /// What is wrong with it.
    pub zone_faults: Vec<Said>,
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
    /// Where nothing was typed yet, the zone of the state is proposed.
    pub(super) fn of(
        country: &str,
        manuscript: &Manuscript,
        about: &impl Fn(&str) -> Vec<Said>,
        words: &Words,
    ) -> Self {
        let typed = &manuscript.deadlines;
        let zone = match typed.timezone.trim() {
            "" if typed.is_empty() => codes::zone_of(country).unwrap_or(UTC),
            "" => UTC,
            zone => zone,
        };
        let told = |at: Timestamp| {
            let known = typed.zone().unwrap_or(TimeZone::UTC);
            let clock = words.moment(&at.to_zoned(known));
            words.draft_counted(&if zone == UTC { words.moment_utc(&clock) } else { format!("{clock} ({zone})") })
        };
        let field = |(name, value): (&str, &str)| {
            let label = labels::deadline(words, name);
            let counted = typed.counted(name).filter(|_| value.is_empty());
            DeadlineField {
                clock: Clock::moment(Field {
                    faults: about(name),
                    name: name.to_owned(),
                    label,
                    value: value.to_owned(),
                }),
                counted: counted.map(told),
            }
        };
        Self {
            is_open: manuscript.kind == ALERT || !typed.is_empty(),
            deadlines: typed.fields().map(field).into(),
            zones: zone_choices(zone),
            zone_faults: about("deadline_zone"),
        }
    }
}

/// UTC and the zones of the member states; the one that is chosen among them, whichever it is.
fn zone_choices(chosen: &str) -> Vec<Choice> {
    let mut names = vec![UTC];
    names.extend(zones());
    if !names.contains(&chosen) {
        names.push(chosen);
    }
    let choice = |name: &str| Choice { value: name.to_owned(), label: Text::of("", name), is_chosen: name == chosen };
    names.into_iter().map(choice).collect()
}
