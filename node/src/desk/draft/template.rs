//! What a new draft begins with: the headings of its kind, in the language of the page.

use std::fmt::Write as _;

use crate::model::{codes, front_matter::ALERT, manuscript::meeting::Meeting, meeting::MEETING_KINDS, words::Words};

/// The text of a new draft of a kind.
pub(super) fn text(kind: &str, words: &Words) -> String {
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
        ALERT => vec![
            words.template_what_happens(),
            words.template_who_is_affected(),
            words.template_measures(),
            words.template_contact(),
        ],
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
