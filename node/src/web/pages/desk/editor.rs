//! The editor as a page: every field with what was typed in it and what is wrong with it.

mod alert;
mod choices;
mod guide;
mod meeting;
mod theirs;

use askama::Template;
use election_pool_protocol::vocabulary::{Kind, Maturity, Phase};

pub(super) use self::theirs::{Theirs, theirs, verbatim};
use self::{
    alert::AlertFields,
    choices::{Named, choices, languages, levels, suggestions, topics},
    guide::GuideFields,
    meeting::MeetingFields,
};
use super::{
    faults::{self, Said},
    sent::named_at,
};
use crate::{
    app::App,
    desk::{draft::Open, session::Session},
    model::{
        manuscript::{self, Manuscript, Tongue, wrong::Fault as Wrongness},
        source,
        words::Words,
    },
    store::{self, submission::Decision},
    web::{
        pages::{
            labels,
            people::People,
            text::{self, Text, legible},
        },
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// The editor.
#[derive(Debug, Template)]
#[template(path = "draft.html")]
pub struct Editor {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// The address of the draft.
    pub action: String,
    /// Its id.
    pub id: String,
    /// The user name of whoever writes.
    pub user: String,
    /// Whether it is the reader's own, who may throw it away.
    pub is_own: bool,
    /// The edition that is written over.
    pub edition: u64,
    /// The title, or that it has none yet.
    pub title: Text,
    /// The page of what it revises.
    pub revises: Option<String>,
    /// The id of what it revises.
    pub material: Option<String>,
    /// What is to be known first.
    pub notes: Notes,
    /// Everything that is wrong: the id of the field it is about, what that is called, and what is wrong.
    pub faults: Vec<(String, String, Said)>,
    /// The kind.
    pub kind: Select,
    /// The levels.
    pub levels: Vec<LevelChoice>,
    /// What is wrong with the level.
    pub level_faults: Vec<Said>,
    /// What the level lets one name: authorities and circles, people, or nobody.
    pub named: &'static str,
    /// Circles by their names.
    pub circles: Vec<Choice>,
    /// Authorities by their handles.
    pub authorities: Vec<Choice>,
    /// People of this node by their user names.
    pub people: Vec<Choice>,
    /// Empty lines for the user names of further people.
    pub more_people: usize,
    /// What is named and not offered at this level.
    pub unknown: Vec<String>,
    /// What is wrong with the recipients.
    pub recipient_faults: Vec<Said>,
    /// The languages, the source first.
    pub tongues: Vec<TongueFields>,
    /// Languages of the published revision that the draft does not bring: they are carried on.
    pub carried: Vec<Choice>,
    /// Languages that the revision leaves out.
    pub without: Vec<Choice>,
    /// Languages to add.
    pub languages: Vec<Choice>,
    /// The meeting.
    pub meeting: MeetingFields,
    /// When the notices of an alert are due.
    pub alert: AlertFields,
    /// The guide.
    pub guide: GuideFields,
    /// Topics as they are called here, and some empty ones.
    pub topics: Vec<Field>,
    /// Suggestions for topics: what each is called in every language.
    pub suggestions: Vec<Text>,
    /// Phase, degree of maturity, project.
    pub selects: Vec<Select>,
    /// Whether it belongs to an exercise.
    pub is_exercise: bool,
    /// The fields of one line: name, label, value, what is wrong.
    pub lines: Vec<Field>,
    /// Links to what it rests on.
    pub sources: Field,
    /// What has changed.
    pub note: Option<Field>,
    /// Keys without a field of their own.
    pub further: Field,
    /// Its files.
    pub files: Vec<(String, String)>,
    /// How many there may be, how large, and of which kinds, in sentences.
    pub files_help: [String; 2],
    /// What is wrong with them.
    pub file_faults: Vec<Said>,
}

/// What is to be known before one writes on.
#[derive(Debug, Default)]
pub struct Notes {
    /// Whether it was just saved.
    pub is_saved: bool,
    /// Whether nothing was saved because the session had ended.
    pub is_unsaved: bool,
    /// The edition that the text was written on, where that is not the present one.
    pub edition: Option<u64>,
    /// Whether it waits for a second person.
    pub is_waiting: bool,
    /// Who sent it back, and their words.
    pub sent_back: Option<(String, String)>,
    /// Who saved meanwhile, and what they wrote.
    pub conflict: Option<Theirs>,
}

/// A choice in a list.
#[derive(Debug)]
pub struct Choice {
    /// What the form carries.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A field in which one of several is chosen.
#[derive(Debug)]
pub struct Select {
    /// The field; what was typed otherwise is among the choices too.
    pub field: Field,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// That none is; nothing where one has to be chosen.
    pub none: String,
}

impl Select {
    fn of(field: Field, slugs: impl Iterator<Item = &'static str>, label: impl Fn(&str) -> String) -> Self {
        let choices = choices(slugs, &field.value, label);
        Self::among(field, choices)
    }

    /// What is chosen and is not offered stands among the choices, so that it is seen what is wrong.
    fn among(field: Field, mut choices: Vec<Choice>) -> Self {
        if !field.value.is_empty() && !choices.iter().any(|choice| choice.is_chosen) {
            let (value, label) = (field.value.clone(), Text::of("", &field.value));
            choices.push(Choice { value, label, is_chosen: true });
        }
        Self { field, choices, none: String::new() }
    }
}

/// A level to choose.
#[derive(Debug)]
pub struct LevelChoice {
    /// Its word.
    pub value: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What it allows.
    pub text: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Its name, which is its id too.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub faults: Vec<Said>,
}

/// The fields of a language.
#[derive(Debug)]
pub struct TongueFields {
    /// Its place, from 0.
    pub number: usize,
    /// The tag as typed, for the texts in it.
    pub lang: String,
    /// What the language calls itself.
    pub called: Text,
    /// The tag.
    pub language: Field,
    /// The title.
    pub title: Field,
    /// The summary.
    pub summary: Field,
    /// The text.
    pub text: Field,
    /// Of a translation: whether a machine made it.
    pub is_machine: bool,
    /// Of a translation: who made it.
    pub translator: Field,
}

impl Editor {
    /// The id of what leaves a language out that would be carried on.
    pub fn carried_field(tag: &str) -> String {
        manuscript::carried_field(tag)
    }

    /// What is wrong with that language.
    pub fn faults_of(&self, field: &str) -> Vec<Said> {
        let own = self.faults.iter().filter(|(of, ..)| of == field);
        own.map(|(.., said)| said.clone()).collect()
    }

    /// The editor of a draft with what was typed, be it saved or not.
    pub async fn of(
        app: &App,
        reader: &Reader,
        session: &Session,
        open: &Open,
        manuscript: &Manuscript,
        (faults, notes): (&[Wrongness], Notes),
    ) -> Result<Self, Fault> {
        let words = reader.words;
        let about = |name: &str| faults::about(faults, name, words);
        let field = |name: &str, label: String, value: &str| Field {
            faults: about(name),
            name: name.to_owned(),
            label,
            value: value.to_owned(),
        };
        let people = People::read(app).await?;
        let known = Named::of(app, manuscript, &people, words).await?;
        let revises = match &open.draft.material {
            Some(uri) => store::material::find(&app.db, &reader.viewer, uri).await?,
            None => None,
        };
        let most = app.config.limits.attachments.min(source::MAX_ATTACHMENTS);
        let size = words.size(app.config.limits.attachment_bytes as u64);
        Ok(Self {
            shell: Shell::to(app, reader, "desk", format!("/desk/drafts/{}", open.draft.id)),
            csrf: session.csrf.clone(),
            action: super::draft::address(words, &open.draft.id),
            id: open.draft.id.clone(),
            user: session.account.username.clone(),
            is_own: open.draft.author == session.account.username,
            edition: notes.edition.unwrap_or(open.draft.edition),
            title: match manuscript.tongues.first().map_or("", |first| first.title.trim()) {
                "" => Text::of(words.code, &words.draft_untitled()),
                title => Text::of(&manuscript.tongues[0].language, title),
            },
            revises: revises.as_ref().map(|held| format!("/{}/materials/{}", words.code, held.material.id)),
            material: open.draft.material.clone(),
            notes: Notes { is_waiting: open.is_waiting(), sent_back: sent_back(open, &people, words), ..notes },
            faults: faults
                .iter()
                .map(|fault| (target(fault), called(fault, manuscript, words), Said::of(words, &fault.wrong)))
                .collect(),
            kind: Select::of(field("kind", words.kind(), &manuscript.kind), Kind::slugs(), |slug| {
                labels::kind(words, slug)
            }),
            levels: levels(manuscript, words),
            level_faults: about("tlp"),
            named: named_at(&manuscript.tlp),
            circles: known.circles,
            authorities: known.authorities,
            people: known.people,
            more_people: known.more_people,
            unknown: known.unknown,
            recipient_faults: about("recipients"),
            tongues: (0..)
                .zip(&manuscript.tongues)
                .map(|(n, tongue)| TongueFields::of(n, tongue, &about, words))
                .collect(),
            carried: revises.as_ref().map(|held| carried(held, manuscript)).unwrap_or_default(),
            without: manuscript.left_out().iter().map(|tag| named(tag.as_str())).collect(),
            languages: languages(app, manuscript, words),
            meeting: MeetingFields::of(manuscript, &about, words),
            alert: AlertFields::of(&app.config.node.country, manuscript, &about, words),
            guide: GuideFields::of(app, reader, manuscript, faults).await?,
            topics: topics(manuscript, &field, words),
            suggestions: suggestions(words),
            selects: [
                Select::of(field("phase", words.phase(), &manuscript.phase), Phase::slugs(), |slug| {
                    labels::phase(words, slug)
                }),
                Select::of(field("maturity", words.maturity(), &manuscript.maturity), Maturity::slugs(), |slug| {
                    labels::maturity(words, slug)
                }),
                projects(app, field("project", words.project(), &manuscript.project), words),
            ]
            .into_iter()
            .filter(|select| !select.choices.is_empty())
            .map(|select| Select { none: words.draft_not_stated(), ..select })
            .collect(),
            is_exercise: manuscript.status == "exercise",
            lines: vec![
                field("licence", words.licence(), &manuscript.licence),
                field("reference", words.reference(), &manuscript.reference),
                field("secrecy", words.secrecy(), &manuscript.secrecy),
                field("part_of", words.draft_part_of(), &manuscript.part_of),
                field("derived_from", words.draft_derived_from(), &manuscript.derived_from),
            ],
            sources: field("sources", words.sources(), &manuscript.sources),
            note: (open.draft.material.is_some() || !manuscript.note.is_empty())
                .then(|| field("note", words.draft_note(), &manuscript.note)),
            further: field("further", words.draft_further(), &manuscript.further),
            files: open.files.iter().map(|file| (legible(&file.name), words.size(file.size))).collect(),
            files_help: [words.draft_files_help(most, &size), words.draft_files_kinds(&faults::kinds(words))],
            file_faults: about("files"),
        })
    }
}

/// The projects of the configuration.
fn projects(app: &App, field: Field, words: &Words) -> Select {
    let known = app.config.projects.iter().map(|(name, project)| Choice {
        value: name.clone(),
        label: shell::said(&project.title, words.code).unwrap_or_else(|| Text::of("", name)),
        is_chosen: field.value == *name,
    });
    let choices = known.collect();
    Select::among(field, choices)
}

fn named(tag: &str) -> Choice {
    Choice { value: tag.to_owned(), label: text::tongue(tag), is_chosen: false }
}

/// The languages of what is published that the draft neither brings nor leaves out; they have no file.
fn carried(held: &store::material::Held, manuscript: &Manuscript) -> Vec<Choice> {
    let left_out = manuscript.left_out();
    let is_brought = |tag: &str| {
        let brought = manuscript.tongues.iter().filter_map(|tongue| manuscript::language(&tongue.language));
        brought.chain(left_out.iter().cloned()).any(|own| own.as_str() == tag)
    };
    let others = held.variants.iter().skip(1).filter(|variant| !variant.is_local && !is_brought(&variant.language));
    others.map(|variant| named(&variant.language)).collect()
}

/// The id of the field that something is wrong with.
fn target(fault: &Wrongness) -> String {
    match fault.field.as_str() {
        "tlp" => "tlp-0".to_owned(),
        "recipients" => "recipients".to_owned(),
        "whole" => "content".to_owned(),
        "online" => "online_at".to_owned(),
        name => name.to_owned(),
    }
}

/// What the field is called that something is wrong with, where there are several with its language; nothing for what concerns
/// the whole.
fn called(fault: &Wrongness, manuscript: &Manuscript, words: &Words) -> String {
    if manuscript::carried_of(&fault.field).is_some() {
        return words.field_language();
    }
    let mut parts = fault.field.split('-');
    let name = parts.next().unwrap_or_default();
    let place = parts.next().and_then(|number| number.parse::<usize>().ok()).unwrap_or_default();
    let label = labelled(name, place + 1, words);
    let is_of_tongue = ["title", "summary", "text", "translator"].contains(&name);
    match manuscript.tongues.get(place).map(|tongue| tongue.language.as_str()) {
        Some(language) if is_of_tongue && manuscript.tongues.len() > 1 && !language.is_empty() => {
            format!("{label} ({})", words.language(language))
        }
        _ => label,
    }
}

fn labelled(name: &str, number: usize, words: &Words) -> String {
    match name {
        "tlp" => words.draft_level(),
        "recipients" => words.recipients(),
        "language" => words.field_language(),
        "title" => words.draft_title(),
        "summary" => words.draft_summary(),
        "text" => words.draft_text(),
        "translator" => words.draft_translator(),
        "starts" => words.draft_starts(),
        "ends" => words.draft_ends(),
        "timezone" | "deadline_zone" => words.draft_timezone(),
        "place" => words.place(),
        "online" => words.draft_online_at(),
        "attending" => words.attending(),
        "agenda" => words.meeting_agenda(),
        "decisions" => words.decisions(),
        "what" => words.action_what(),
        "owner" => words.action_owner(),
        "due" => words.action_due(),
        "became_known" | "early_warning" | "notification" | "final_report" => labels::deadline(words, name),
        "role" => words.role(),
        "parts" => words.draft_part(&number.to_string()),
        "kind" => words.kind(),
        "topics" => format!("{} {number}", words.topic()),
        "status" => words.draft_exercise(),
        "phase" => words.phase(),
        "maturity" => words.maturity(),
        "project" => words.project(),
        "licence" => words.licence(),
        "reference" => words.reference(),
        "secrecy" => words.secrecy(),
        "sources" => words.sources(),
        "part_of" => words.draft_part_of(),
        "derived_from" => words.draft_derived_from(),
        "note" => words.draft_note(),
        "further" => words.draft_further(),
        "files" => words.attachments(),
        _ => String::new(),
    }
}

fn sent_back(open: &Open, people: &People, words: &Words) -> Option<(String, String)> {
    let (by, reason) = (open.draft.decided_by.as_ref()?, open.draft.reason.as_ref()?);
    let is_refused = open.draft.decision == Some(Decision::Refused) && !reason.is_empty();
    is_refused.then(|| (words.draft_sent_back(&people.called(by)), text::legible_lines(reason)))
}

impl TongueFields {
    fn of(number: usize, tongue: &Tongue, about: &impl Fn(&str) -> Vec<Said>, words: &Words) -> Self {
        let field = |name: &str, label: String, value: &str| {
            let name = format!("{name}-{number}");
            Field { faults: about(&name), name, label, value: value.to_owned() }
        };
        let lang = manuscript::language(&tongue.language).map(|tag| tag.to_string()).unwrap_or_default();
        Self {
            number,
            called: text::tongue(&tongue.language),
            language: field("language", words.field_language(), &tongue.language),
            title: field("title", words.draft_title(), &tongue.title),
            summary: field("summary", words.draft_summary(), &tongue.summary),
            text: field("text", words.draft_text(), &tongue.text),
            is_machine: tongue.status == "machine",
            translator: field("translator", words.draft_translator(), &tongue.translator),
            lang,
        }
    }
}
