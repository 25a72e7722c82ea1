//! What a new draft begins with: the headings of its kind, in the language of the page.

use std::fmt::Write as _;

use crate::model::{
    codes,
    front_matter::ALERT,
    manuscript::{Tongue, meeting::Meeting},
    meeting::MEETING_KINDS,
    words::Words,
};

/// The text of a new draft of a kind.
pub(super) fn text(kind: &str, words: &Words) -> String {
    headings(kind, words).iter().fold(String::new(), |mut text, heading| {
        let _ = write!(text, "{}\n\n\n", headed(heading));
        text
    })
}

/// What one more language of a text begins with: the same headings, where the first goes by those of its kind, and there are
/// words for both; else nothing.
pub fn another(kind: &str, first: &Tongue, language: &str) -> String {
    let (Some(words), Some(own)) = (Words::of(language), Words::of(&first.language)) else { return String::new() };
    let follows = headings(kind, own).iter().all(|heading| first.text.contains(&headed(heading)));
    if follows { text(kind, words) } else { String::new() }
}

fn headed(heading: &str) -> String {
    format!("## {heading}")
}

fn headings(kind: &str, words: &Words) -> Vec<String> {
    match kind {
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
    }
}

/// The meeting of a new draft of a kind that is about one: the zone of the state is proposed.
pub(super) fn meeting(kind: &str, country: &str) -> Meeting {
    let zone = codes::zone_of(country).filter(|_| MEETING_KINDS.contains(&kind));
    Meeting { timezone: zone.unwrap_or_default().to_owned(), ..Meeting::default() }
}
