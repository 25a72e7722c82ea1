//! What somebody else saved, beside what was typed.

use super::super::line;
use crate::{
    desk::draft::Open,
    model::{
        manuscript::{
            self, Manuscript,
            meeting::Meeting,
            wrong::{self, Fault, Wrong},
        },
        words::Words,
    },
    web::pages::{labels, people::People, text::Text},
};

/// What somebody else saved meanwhile.
#[derive(Debug)]
pub struct Theirs {
    /// Who, in a sentence.
    pub sentence: String,
    /// What they wrote, where it differs.
    pub parts: Vec<Part>,
}

/// A part of what they wrote.
#[derive(Debug)]
pub struct Part {
    /// The field of the form in which something else was typed.
    field: String,
    /// What it is called.
    pub label: String,
    /// What they wrote there.
    pub text: Text,
}

impl Theirs {
    /// The fields of what was typed that have something else in what was saved, to be said beside each.
    pub fn faults(&self, typed: &Manuscript) -> Vec<Fault> {
        let is_there = |field: &str| {
            let number = field.rsplit_once('-').and_then(|(_, number)| number.parse::<usize>().ok());
            !is_of_tongue(field) || number.is_some_and(|number| number < typed.tongues.len())
        };
        let fields = self.parts.iter().map(|part| &part.field).filter(|field| is_there(field));
        fields.map(|field| Fault::of(field, Wrong::Overtaken)).collect()
    }
}

/// Whether it is a field of one language.
fn is_of_tongue(field: &str) -> bool {
    ["language-", "title-", "summary-", "text-", "translator-"].iter().any(|name| field.starts_with(name))
}

/// A field, what it is called, and what is in it.
type Stated = (&'static str, String, String);

/// Who saved, in a sentence, and what: where the two differ.
pub fn theirs(open: &Open, typed: &Manuscript, people: &People, words: &Words) -> Theirs {
    let saved = &open.manuscript;
    let mut parts = Vec::new();
    for (number, tongue) in saved.tongues.iter().enumerate() {
        let mine = typed.tongues.get(number).cloned().unwrap_or_default();
        for (name, label, theirs, mine) in [
            ("language", words.field_language(), &tongue.language, &mine.language),
            ("title", words.draft_title(), &tongue.title, &mine.title),
            ("summary", words.draft_summary(), &tongue.summary, &mine.summary),
            ("text", words.draft_text(), &tongue.text, &mine.text),
            ("translator", words.draft_translator(), &tongue.translator, &mine.translator),
        ] {
            if theirs != mine {
                parts.push(Part { field: format!("{name}-{number}"), label, text: verbatim(&tongue.language, theirs) });
            }
        }
    }
    let own = saved.tongues.first().map_or("", |first| &first.language);
    for (all, lang) in [(meeting as fn(&Manuscript, &Words) -> Vec<Stated>, own), (stated, "")] {
        for ((field, label, theirs), (.., mine)) in all(saved, words).into_iter().zip(all(typed, words)) {
            if theirs != mine {
                parts.push(Part { field: field.to_owned(), label, text: verbatim(lang, &theirs) });
            }
        }
    }
    let sentence = words.draft_conflict(&people.called(&open.draft.saved_by));
    Theirs { sentence: format!("{sentence} ({})", line::moment(words, open.draft.updated)), parts }
}

/// What a meeting says, each part under what it is called.
fn meeting(manuscript: &Manuscript, words: &Words) -> Vec<Stated> {
    let meeting: &Meeting = &manuscript.meeting;
    let actions = meeting.actions.iter().map(|action| {
        let said = [&action.what, &action.owner, &action.due].map(String::as_str);
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    });
    vec![
        ("starts", words.draft_starts(), meeting.starts.clone()),
        ("ends", words.draft_ends(), meeting.ends.clone()),
        ("timezone", words.draft_timezone(), meeting.timezone.clone()),
        ("place", words.place(), meeting.place.clone()),
        ("online", words.online(), meeting.online.clone()),
        ("attending", words.attending(), meeting.attending.clone()),
        ("agenda", words.meeting_agenda(), meeting.agenda.clone()),
        ("decisions", words.decisions(), meeting.decisions.clone()),
        ("what-0", words.actions(), actions.collect::<Vec<_>>().join("\n")),
    ]
}

/// All else that the form states, as it is said on the page.
fn stated(manuscript: &Manuscript, words: &Words) -> Vec<Stated> {
    let known = |slug: &str, label: fn(&Words, &str) -> String| match slug {
        "" => String::new(),
        slug => label(words, slug),
    };
    let status = if manuscript.status == "exercise" { words.exercise() } else { words.draft_not_stated() };
    let topic = |typed: &String| labels::topic(words, wrong::topic(typed).unwrap_or(typed));
    let topics = manuscript.topics.iter().map(topic).collect::<Vec<_>>();
    let deadlines = manuscript.deadlines.fields();
    let mut all: Vec<Stated> =
        deadlines.into_iter().map(|(key, value)| (key, labels::deadline(words, key), value.to_owned())).collect();
    all.extend([
        ("deadline_zone", words.draft_timezone(), manuscript.deadlines.timezone.clone()),
        ("parts-0", words.guide_parts(), manuscript.parts.join("\n")),
        ("role", words.role(), known(&manuscript.role, labels::role)),
        ("tlp", words.draft_level(), manuscript.tlp.clone()),
        ("recipients", words.recipients(), manuscript.recipients.join("\n")),
        ("kind", words.kind(), known(&manuscript.kind, labels::kind)),
        ("topics-0", words.topics(), topics.join("\n")),
        ("phase", words.phase(), known(&manuscript.phase, labels::phase)),
        ("maturity", words.maturity(), known(&manuscript.maturity, labels::maturity)),
        ("project", words.project(), manuscript.project.clone()),
        ("status", words.draft_exercise(), status),
        ("licence", words.licence(), manuscript.licence.clone()),
        ("reference", words.reference(), manuscript.reference.clone()),
        ("secrecy", words.secrecy(), manuscript.secrecy.clone()),
        ("part_of", words.draft_part_of(), manuscript.part_of.clone()),
        ("derived_from", words.draft_derived_from(), manuscript.derived_from.clone()),
        ("sources", words.sources(), manuscript.sources.clone()),
        ("note", words.draft_note(), manuscript.note.clone()),
        ("further", words.draft_further(), manuscript.further.clone()),
    ]);
    all
}

/// A text with its lines.
pub fn verbatim(lang: &str, text: &str) -> Text {
    let lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    Text { lang: manuscript::language(lang).map(|tag| tag.to_string()).unwrap_or_default(), text: lines.join("\n") }
}
