//! The fields of a meeting.

use super::{
    super::faults::Said,
    Choice, Field,
    choices::{choices, zones},
};
use crate::model::{
    manuscript::{self, Manuscript, meeting::Action},
    meeting::MEETING_KINDS,
    words::Words,
};

/// Empty rows for further actions.
const MORE_ACTIONS: usize = 2;

/// The meeting of a draft.
#[derive(Debug)]
pub struct MeetingFields {
    /// Whether it is shown at once: it is about one, or something was typed.
    pub is_open: bool,
    /// When it begins.
    pub starts: Clock,
    /// When it ends.
    pub ends: Clock,
    /// The zone.
    pub timezone: Field,
    /// Zones to choose from.
    pub zones: Vec<&'static str>,
    /// Where.
    pub place: Field,
    /// Whether one can take part from afar.
    pub online: Vec<Choice>,
    /// At which address.
    pub online_at: Field,
    /// States and bodies.
    pub attending: Field,
    /// Whether the Chatham House Rule applies.
    pub is_closed: bool,
    /// What is on the agenda.
    pub agenda: Field,
    /// What was decided.
    pub decisions: Field,
    /// What is to be done, with some empty rows.
    pub actions: Vec<ActionFields>,
    /// The language of what is written.
    pub lang: String,
}

/// A day, or a day and time of day.
#[derive(Debug)]
pub struct Clock {
    /// The field.
    pub field: Field,
    /// Whether a browser can show it in its own field for days and times; what it could not show must be typed.
    pub is_shown: bool,
}

/// Something to be done.
#[derive(Debug)]
pub struct ActionFields {
    /// What the row is called.
    pub label: String,
    /// What.
    pub what: Field,
    /// Who.
    pub owner: Field,
    /// By when.
    pub due: Clock,
}

impl MeetingFields {
    pub(super) fn of(manuscript: &Manuscript, about: &impl Fn(&str) -> Vec<Said>, words: &Words) -> Self {
        let meeting = &manuscript.meeting;
        let field = |name: &str, label: String, value: &str| Field {
            faults: about(name),
            name: name.to_owned(),
            label,
            value: value.to_owned(),
        };
        let is_address = !["", "true", "false"].contains(&meeting.online.as_str());
        let online = if is_address { "true" } else { meeting.online.as_str() };
        let rows = meeting.actions.iter().cloned().chain(std::iter::repeat_n(Action::default(), MORE_ACTIONS));
        Self {
            is_open: MEETING_KINDS.contains(&manuscript.kind.as_str()) || !meeting.is_empty(),
            starts: Clock::moment(field("starts", words.draft_starts(), &meeting.starts)),
            ends: Clock::moment(field("ends", words.draft_ends(), &meeting.ends)),
            timezone: field("timezone", words.draft_timezone(), &meeting.timezone),
            zones: zones(),
            place: field("place", words.place(), &meeting.place),
            online: choices(["true", "false"].into_iter(), online, |word| match word {
                "true" => words.online_possible(),
                _ => words.draft_online_no(),
            }),
            online_at: Field {
                name: "online_at".to_owned(),
                ..field("online", words.draft_online_at(), if is_address { &meeting.online } else { "" })
            },
            attending: field("attending", words.attending(), &meeting.attending),
            is_closed: meeting.chatham_house,
            agenda: field("agenda", words.meeting_agenda(), &meeting.agenda),
            decisions: field("decisions", words.decisions(), &meeting.decisions),
            actions: (0..).zip(rows).map(|(number, action)| ActionFields::of(number, &action, &field, words)).collect(),
            lang: lang_of(manuscript),
        }
    }
}

/// The language of the source, if it is one yet.
fn lang_of(manuscript: &Manuscript) -> String {
    let tag = manuscript.tongues.first().and_then(|first| manuscript::language(&first.language));
    tag.map(|tag| tag.to_string()).unwrap_or_default()
}

impl ActionFields {
    fn of(number: usize, action: &Action, field: &impl Fn(&str, String, &str) -> Field, words: &Words) -> Self {
        let name = |part: &str| format!("{part}-{number}");
        Self {
            label: words.draft_action(&(number + 1).to_string()),
            what: field(&name("what"), words.action_what(), &action.what),
            owner: field(&name("owner"), words.action_owner(), &action.owner),
            due: Clock::day(field(&name("due"), words.action_due(), &action.due)),
        }
    }
}

impl Clock {
    /// `2026-03-01T10:00` is what browsers send and show.
    pub(super) fn moment(field: Field) -> Self {
        let is_plain = |value: &str| {
            value.find('T') == Some(10) && value.len() == 16 && value.parse::<jiff::civil::DateTime>().is_ok()
        };
        Self::of(field, is_plain)
    }

    fn day(field: Field) -> Self {
        Self::of(field, |value| value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok())
    }

    fn of(field: Field, is_plain: impl Fn(&str) -> bool) -> Self {
        Self { is_shown: field.faults.is_empty() && (field.value.is_empty() || is_plain(&field.value)), field }
    }
}
