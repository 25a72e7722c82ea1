//! What a new draft begins with: the headings of its kind, in the language of the page; an alert with its deadlines.

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use crate::model::{codes, manuscript::meeting::Meeting, meeting::MEETING_KINDS, words::Words};

/// The text of a new draft of a kind.
pub(super) fn text(kind: &str, words: &Words, now: Timestamp) -> String {
    let headings = match kind {
        "best-practice" => vec![
            words.template_problem(),
            words.template_solution(),
            words.template_effort(),
            words.template_evidence(),
            words.template_lessons(),
        ],
        "lesson-learned" => {
            vec![words.template_happened(), words.template_causes(), words.template_changed(), words.template_lessons()]
        }
        "guide" => vec![words.template_for_whom(), words.template_steps(), words.template_pitfalls()],
        "training-material" => {
            vec![words.template_for_whom(), words.template_aims(), words.template_course(), words.template_exercises()]
        }
        "alert" => return alert(words, now),
        _ => Vec::new(),
    };
    headed(&headings)
}

/// The meeting of a new draft of a kind that is about one: the zone of the state is proposed.
pub(super) fn meeting(kind: &str, country: &str) -> Meeting {
    let zone = codes::zone_of(country).filter(|_| MEETING_KINDS.contains(&kind));
    Meeting { timezone: zone.unwrap_or_default().to_owned(), ..Meeting::default() }
}

fn headed(headings: &[String]) -> String {
    headings.iter().fold(String::new(), |mut text, heading| {
        let _ = write!(text, "## {heading}\n\n\n");
        text
    })
}

/// The deadlines of an early warning, a notification and a final report, counted from now.
fn alert(words: &Words, now: Timestamp) -> String {
    let moment = |at: Timestamp| words.moment_utc(&words.moment(&at.to_zoned(TimeZone::UTC)));
    let hours = |hours| moment(now + SignedDuration::from_hours(hours));
    let month = now.to_zoned(TimeZone::UTC).checked_add(1.month()).map_or(now, |at| at.timestamp());
    headed(&[
        words.template_what_happens(),
        words.template_who_is_affected(),
        words.template_measures(),
        words.template_contact(),
        words.template_alert_day(&hours(24)),
        words.template_alert_three_days(&hours(72)),
        words.template_alert_month(&moment(month)),
    ])
}
