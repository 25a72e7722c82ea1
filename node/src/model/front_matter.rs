//! The front matter of material as a file: which keys there are, and what each may say.
//!
//! Spec: “Material as a file” in the contract of the command line. Every refusal names file, key and line, and the
//! nearest right word if there is one. This module does not read files and knows no roster.

use election_pool_protocol::{
    audience::Level,
    language::LanguageTag,
    vocabulary::{Kind, Maturity, Phase, Role, Topic},
};
use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    DraftError,
    alert::{self, Deadlines},
    codes,
    head::Head,
    meeting::{self, Meeting},
    yaml,
};

/// The longest front matter.
pub const MAX_FRONT_MATTER_BYTES: usize = 32 * 1024;
/// The longest title.
pub const MAX_TITLE_CHARS: usize = 200;
/// The longest summary as the author writes it.
pub const MAX_ABSTRACT_CHARS: usize = 1_000;
/// The longest other value of one line.
pub const MAX_VALUE_CHARS: usize = 500;
/// The most members of any list.
pub const MAX_LIST: usize = 100;
/// The kind that leads through others.
pub const GUIDE: &str = "guide";
/// The kind that may be published in haste.
pub const ALERT: &str = "alert";
/// The licence of a material that names none.
pub const LICENCE: &str = "CC-BY-4.0";

const SOURCE_KEYS: [&str; 36] = [
    "kind",
    "tlp",
    "recipients",
    "topics",
    "phase",
    "maturity",
    "language",
    "title",
    "summary",
    "status",
    "project",
    "licence",
    "reference",
    "secrecy",
    "sources",
    "published",
    "revision_note",
    "attachments",
    "part_of",
    "derived_from",
    "role",
    "parts",
    "starts",
    "ends",
    "timezone",
    "place",
    "online",
    "attending",
    "chatham_house",
    "agenda",
    "decisions",
    "actions",
    "became_known",
    "early_warning",
    "notification",
    "final_report",
];
const NOTE_KEYS: [&str; 3] = ["language", "tlp", "recipients"];
const NOTE_TRANSLATION_KEYS: [&str; 3] = ["language", "status", "translator"];
const TRANSLATION_KEYS: [&str; 5] = ["language", "title", "summary", "status", "translator"];

/// Whether it happened or was practised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is meant as it stands.
    Actual,
    /// Part of an exercise; every summary says so.
    Exercise,
}

impl Status {
    /// The word on the wire and in front matter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Exercise => "exercise",
        }
    }
}

/// A word with its line, for what only a higher floor can judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lined {
    /// The word.
    pub word: String,
    /// The line in the file.
    pub line: usize,
}

/// What the front matter of a source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceHead {
    /// A kind of the vocabulary.
    pub kind: String,
    /// The level.
    pub level: Level,
    /// The line of the level.
    pub level_line: usize,
    /// Handles, circles or usernames, not yet resolved.
    pub recipients: Vec<Lined>,
    /// Topic slugs.
    pub topics: Vec<String>,
    /// A phase slug.
    pub phase: Option<String>,
    /// A maturity slug.
    pub maturity: Option<String>,
    /// The source language.
    pub language: LanguageTag,
    /// The title.
    pub title: String,
    /// The author's summary, empty if there is none.
    pub summary: String,
    /// Actual or exercise.
    pub status: Status,
    /// A project of the configuration, not yet looked up.
    pub project: Option<Lined>,
    /// The licence.
    pub licence: String,
    /// The diary number.
    pub reference: Option<String>,
    /// The statutory ground of secrecy.
    pub secrecy: Option<String>,
    /// Links to what it rests on.
    pub sources: Vec<String>,
    /// When it was first published elsewhere, with the line that says so.
    pub published: Option<(Timestamp, usize)>,
    /// What the author says has changed.
    pub revision_note: Option<String>,
    /// Names of files beside it.
    pub attachments: Vec<Lined>,
    /// The id of the whole it is a part of.
    pub part_of: Option<Lined>,
    /// The id of what it was made from.
    pub derived_from: Option<Lined>,
    /// For whom a guide is, a slug.
    pub role: Option<String>,
    /// The ids of what a guide leads through, in order.
    pub parts: Vec<Lined>,
    /// The meeting, if it is about one.
    pub meeting: Meeting,
    /// When the notices of an alert are due.
    pub deadlines: Deadlines,
}

/// Who made a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslatedBy {
    /// People.
    Human,
    /// A machine, unreviewed.
    Machine,
    /// A machine, and a person has looked through it.
    Reviewed,
}

/// What the front matter of a translation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationHead {
    /// Its language.
    pub language: LanguageTag,
    /// The title.
    pub title: String,
    /// The summary, empty if there is none.
    pub summary: String,
    /// People, a machine or both.
    pub status: TranslatedBy,
    /// The body that translated.
    pub translator: Option<String>,
}

/// What the front matter of a note on an adoption says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoteHead {
    /// Its language.
    pub language: Option<LanguageTag>,
    /// The level and its line; without one that of what is adopted holds.
    pub level: Option<(Level, usize)>,
    /// Handles or circles, not yet resolved.
    pub recipients: Vec<Lined>,
}

/// Splits a file into its front matter (with the line it begins on) and its body.
pub fn split<'a>(file: &str, text: &'a str) -> Result<(&'a str, &'a str), DraftError> {
    let missing = || DraftError::Form {
        file: file.into(),
        line: 1,
        problem: "the file must begin with front matter between two lines “---”".into(),
    };
    let rest = text.strip_prefix("---\n").ok_or_else(missing)?;
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((&rest[..length], rest[length + line.len()..].trim_start_matches('\n')));
        }
        length += line.len();
        if length > MAX_FRONT_MATTER_BYTES {
            return Err(DraftError::file(
                file,
                format!("the front matter is longer than {MAX_FRONT_MATTER_BYTES} bytes"),
            ));
        }
    }
    Err(missing())
}

/// Reads the front matter of a source.
pub fn source(file: &str, front: &str) -> Result<SourceHead, DraftError> {
    let head = Head::open(file, front, &SOURCE_KEYS)?;
    let kind = head.known_required("kind", "kind", &slugs(Kind::slugs()))?;
    let (level, level_line) = level(&head)?;
    let recipients = recipients(&head, level)?;
    let meeting = meeting::read(&head, &kind)?;
    let deadlines = alert::read(&head, &kind)?;
    if let Some(key) = ["role", "parts"].into_iter().find(|key| kind != GUIDE && head.entry(key).is_some()) {
        return Err(head.refuse(key, format!("belongs to kind: {GUIDE}")));
    }
    Ok(SourceHead {
        topics: head.known_list("topics", "topic", &slugs(Topic::slugs()))?,
        phase: head.known("phase", "phase", &slugs(Phase::slugs()))?,
        maturity: head.known("maturity", "maturity", &slugs(Maturity::slugs()))?,
        language: head.language()?.ok_or_else(|| head.missing("language"))?,
        title: head.required("title", MAX_TITLE_CHARS)?.word,
        summary: head.line("summary", MAX_ABSTRACT_CHARS)?.map(|found| found.word).unwrap_or_default(),
        status: match head.known("status", "status", &["actual", "exercise"])?.as_deref() {
            Some("exercise") => Status::Exercise,
            _ => Status::Actual,
        },
        project: head.line("project", MAX_VALUE_CHARS)?,
        licence: head.word("licence")?.unwrap_or_else(|| LICENCE.to_owned()),
        reference: head.word("reference")?,
        secrecy: head.word("secrecy")?,
        sources: head.links("sources")?,
        published: published(&head)?,
        revision_note: head.line("revision_note", MAX_ABSTRACT_CHARS)?.map(|found| found.word),
        attachments: head.list("attachments")?,
        part_of: head.id("part_of")?,
        derived_from: head.id("derived_from")?,
        role: head.known("role", "role", &slugs(Role::slugs()))?,
        parts: head.ids("parts")?,
        kind,
        level,
        level_line,
        recipients,
        meeting,
        deadlines,
    })
}

/// Reads the front matter of a translation whose file name says it is in `language`.
pub fn translation(file: &str, front: &str, language: &LanguageTag) -> Result<TranslationHead, DraftError> {
    let head = Head::open(file, front, &TRANSLATION_KEYS)?;
    let (status, translator) = translated(&head, language)?;
    Ok(TranslationHead {
        language: language.clone(),
        title: head.required("title", MAX_TITLE_CHARS)?.word,
        summary: head.line("summary", MAX_ABSTRACT_CHARS)?.map(|found| found.word).unwrap_or_default(),
        status,
        translator,
    })
}

/// The language that the front matter of a translation says.
pub fn language(file: &str, front: &str) -> Result<LanguageTag, DraftError> {
    let head = Head::open(file, front, &TRANSLATION_KEYS)?;
    head.language()?.ok_or_else(|| head.missing("language"))
}

/// Reads the front matter of a note on an adoption.
pub fn note(file: &str, front: &str) -> Result<NoteHead, DraftError> {
    let head = Head::open(file, front, &NOTE_KEYS)?;
    let level = if head.entry("tlp").is_some() { Some(level(&head)?) } else { None };
    let recipients = match level {
        Some((level, _)) => recipients(&head, level)?,
        None if head.entry("recipients").is_some() => {
            return Err(head.refuse("recipients", "belong to a level: say tlp as well"));
        }
        None => Vec::new(),
    };
    Ok(NoteHead { language: head.language()?, level, recipients })
}

/// Reads the front matter of a note's translation whose file name says it is in `language`: how it came about, by whom.
pub fn note_translation(
    file: &str,
    front: &str,
    language: &LanguageTag,
) -> Result<(TranslatedBy, Option<String>), DraftError> {
    translated(&Head::open(file, front, &NOTE_TRANSLATION_KEYS)?, language)
}

fn translated(head: &Head<'_>, language: &LanguageTag) -> Result<(TranslatedBy, Option<String>), DraftError> {
    let stated = head.language()?;
    if stated.as_ref().is_some_and(|stated| stated != language) {
        return Err(head.refuse("language", format!("the file's name says “{language}”")));
    }
    let status = head.known("status", "status", &["human", "machine", "reviewed"])?;
    let status = match status.ok_or_else(|| head.missing("status"))?.as_str() {
        "machine" => TranslatedBy::Machine,
        "reviewed" => TranslatedBy::Reviewed,
        _ => TranslatedBy::Human,
    };
    Ok((status, head.word("translator")?))
}

/// A file without some keys of its front matter; a text without front matter is as it was.
pub fn without(file: &str, text: &str, keys: &[&str]) -> String {
    let Ok((front, body)) = split(file, text) else { return text.to_owned() };
    let has_any = |front: &str| match yaml::read(front, 1) {
        Ok(entries) => entries.into_iter().any(|entry| keys.contains(&entry.key.as_str())),
        Err(_) => true,
    };
    if !has_any(front) {
        return text.to_owned();
    }
    let entries = yaml::read(front, 1).unwrap_or_default();
    let is_kept = |line: usize| {
        let key = entries.iter().rfind(|entry| entry.line <= line).map(|entry| entry.key.as_str());
        !key.is_some_and(|key| keys.contains(&key))
    };
    let lines = (1..).zip(front.split_inclusive('\n'));
    let kept: String = lines.filter(|(line, _)| is_kept(*line)).map(|(_, line)| line).collect();
    // Several keys on one line are not told apart: then the text alone is given.
    if has_any(&kept) { body.to_owned() } else { format!("---\n{kept}{}", &text["---\n".len() + front.len()..]) }
}

/// Front matter in which a key has this value, written as YAML, or does not stand; all other lines stay as they are.
pub fn with(file: &str, front: &str, key: &str, value: Option<&str>) -> Result<String, DraftError> {
    let refuse = |(line, problem): (usize, String)| DraftError::Form { file: file.to_owned(), line, problem };
    let entries = yaml::read(front, 1).map_err(refuse)?;
    let is_kept = |line: usize| entries.iter().rfind(|entry| entry.line <= line).is_none_or(|entry| entry.key != key);
    let lines = (1..).zip(front.split_inclusive('\n'));
    let kept: String = lines.filter(|(line, _)| is_kept(*line)).map(|(_, line)| line).collect();
    let front = value.map_or_else(|| kept.clone(), |value| format!("{kept}{key}: {value}\n"));
    let mut keys: Vec<String> = yaml::read(&front, 1).map_err(refuse)?.into_iter().map(|entry| entry.key).collect();
    let mut before: Vec<String> = entries.into_iter().map(|entry| entry.key).filter(|other| other != key).collect();
    before.extend(value.map(|_| key.to_owned()));
    keys.sort();
    before.sort();
    // Several keys on one line are not told apart.
    if keys == before { Ok(front) } else { Err(DraftError::file(file, format!("{key} is not on a line of its own"))) }
}

/// A day or an instant of the past; whether it is past only a higher floor can judge.
fn published(head: &Head<'_>) -> Result<Option<(Timestamp, usize)>, DraftError> {
    let Some(Lined { word, line }) = head.line("published", MAX_VALUE_CHARS)? else { return Ok(None) };
    let day = || word.parse::<civil::Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    match word.parse::<Timestamp>().ok().or_else(day) {
        Some(at) => Ok(Some((at, line))),
        None => Err(head.refuse("published", format!("“{word}” is not a day, as in 2026-03-01"))),
    }
}

fn slugs(list: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    list.collect()
}

fn level(head: &Head<'_>) -> Result<(Level, usize), DraftError> {
    let found = head.required("tlp", MAX_VALUE_CHARS)?;
    let words = Level::ALL.map(Level::as_str);
    let level = found.word.parse().map_err(|_| {
        // WHITE is what version 1 of the protocol called CLEAR.
        let word = if found.word.eq_ignore_ascii_case("WHITE") { "CLEAR" } else { &found.word };
        let hint = match codes::nearest(word.trim_start_matches("TLP:"), words.into_iter()) {
            Some(nearest) => format!("; did you mean “{nearest}”?"),
            None => format!(": it is one of {}", words.join(", ")),
        };
        head.refuse("tlp", format!("“{}” is not a TLP level{hint}", found.word))
    })?;
    Ok((level, found.line))
}

fn recipients(head: &Head<'_>, level: Level) -> Result<Vec<Lined>, DraftError> {
    let recipients = head.list("recipients")?;
    match (level >= Level::Amber, recipients.is_empty()) {
        (true, true) => {
            let whom = if level == Level::Red { "usernames of this node" } else { "handles or circles" };
            let key = if head.entry("recipients").is_some() { "recipients" } else { "tlp" };
            Err(head.refuse(key, format!("{level} needs recipients: {whom}")))
        }
        (false, false) => {
            Err(head
                .refuse("recipients", format!("{level} has no recipients; they belong to AMBER, AMBER+STRICT and RED")))
        }
        _ => Ok(recipients),
    }
}
