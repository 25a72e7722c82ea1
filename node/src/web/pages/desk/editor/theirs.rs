//! What somebody else saved, beside what was typed.

use super::super::line;
use crate::{
    desk::draft::Open,
    model::{
        manuscript::{self, Manuscript, meeting::Meeting},
        words::Words,
    },
    web::pages::{labels, people::People, text::Text},
};

/// Who saved, in a sentence, and what: where the two differ.
pub fn theirs(open: &Open, typed: &Manuscript, people: &People, words: &Words) -> (String, Vec<(String, Text)>) {
    let mut texts = Vec::new();
    let mut differs = |theirs: &str, mine: &str, lang: &str, label: String| {
        if theirs != mine {
            texts.push((label, verbatim(lang, theirs)));
        }
    };
    for (number, tongue) in open.manuscript.tongues.iter().enumerate() {
        let mine = typed.tongues.get(number).cloned().unwrap_or_default();
        let lang = &tongue.language;
        differs(&tongue.title, &mine.title, lang, words.draft_title());
        differs(&tongue.summary, &mine.summary, lang, words.draft_summary());
        differs(&tongue.text, &mine.text, lang, words.draft_text());
    }
    let lang = open.manuscript.tongues.first().map_or("", |first| &first.language);
    let (saved, mine) = (parts(&open.manuscript.meeting, words), parts(&typed.meeting, words));
    for ((label, theirs), (_, mine)) in saved.into_iter().zip(mine) {
        differs(&theirs, &mine, lang, label);
    }
    let deadlines = |manuscript: &Manuscript| manuscript.deadlines.fields().map(|(key, value)| (key, value.to_owned()));
    for ((key, theirs), (_, mine)) in deadlines(&open.manuscript).into_iter().zip(deadlines(typed)) {
        differs(&theirs, &mine, "", labels::deadline(words, key));
    }
    let (saved, mine) = (&open.manuscript.deadlines.timezone, &typed.deadlines.timezone);
    differs(saved, mine, "", words.draft_timezone());
    differs(&open.manuscript.parts.join("\n"), &typed.parts.join("\n"), "", words.guide_parts());
    let sentence = words.draft_conflict(&people.called(&open.draft.saved_by));
    (format!("{sentence} ({})", line::moment(words, open.draft.updated)), texts)
}

/// What a meeting says, each part under what it is called.
fn parts(meeting: &Meeting, words: &Words) -> Vec<(String, String)> {
    let actions = meeting.actions.iter().map(|action| {
        let said = [&action.what, &action.owner, &action.due].map(String::as_str);
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    });
    vec![
        (words.draft_starts(), meeting.starts.clone()),
        (words.draft_ends(), meeting.ends.clone()),
        (words.draft_timezone(), meeting.timezone.clone()),
        (words.place(), meeting.place.clone()),
        (words.online(), meeting.online.clone()),
        (words.attending(), meeting.attending.clone()),
        (words.meeting_agenda(), meeting.agenda.clone()),
        (words.decisions(), meeting.decisions.clone()),
        (words.actions(), actions.collect::<Vec<_>>().join("\n")),
    ]
}

/// A text with its lines.
pub fn verbatim(lang: &str, text: &str) -> Text {
    let lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    Text { lang: manuscript::language(lang).map(|tag| tag.to_string()).unwrap_or_default(), text: lines.join("\n") }
}
