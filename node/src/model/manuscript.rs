//! A manuscript: a material as it is being written, field by field, right or wrong; and the files it becomes.
//!
//! Nothing in it has been checked, so nothing that was typed is lost. Keys of the front matter without a field of their
//! own stand in `further` as YAML. This module does not know who may write, nor what is known here by name.

pub mod alert;
pub mod meeting;
mod mend;
pub mod wrong;

use std::fmt::Write as _;

use election_pool_protocol::language::LanguageTag;
use serde::{Deserialize, Serialize};

use self::{alert::Deadlines, meeting::Meeting};
use super::{
    DraftError, alert as notices, codes, front_matter,
    front_matter::{ALERT, TranslatedBy},
    markdown,
    source::{AttachmentFile, Bundle, Translation},
};

/// The name of the source file where there was none before.
const FILE: &str = "text.md";
/// The keys of the front matter that have a field.
const KEYS: [&str; 19] = [
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
    "revision_note",
    "attachments",
    "role",
    "parts",
];
/// The same of ids.
const IDS: [&str; 2] = ["part_of", "derived_from"];

/// The field of a language that a revision would carry on, which is that of a button.
const CARRIED: &str = "carried-";

/// The field of a language of the revision before that a draft does not bring.
pub fn carried_field(tag: &str) -> String {
    format!("{CARRIED}{tag}")
}

/// The language of such a field.
pub fn carried_of(field: &str) -> Option<&str> {
    field.strip_prefix(CARRIED)
}

/// A material as it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Manuscript {
    /// The name of the source file.
    pub file: String,
    /// A slug of the vocabulary.
    pub kind: String,
    /// A level, without `TLP:`; nothing as long as none is chosen.
    pub tlp: String,
    /// Handles, circles or usernames.
    pub recipients: Vec<String>,
    /// Topics, as slugs or as typed in any language.
    pub topics: Vec<String>,
    /// A slug.
    pub phase: String,
    /// A slug.
    pub maturity: String,
    /// `actual` or `exercise`.
    pub status: String,
    /// A project of the configuration.
    pub project: String,
    /// The licence.
    pub licence: String,
    /// The diary number.
    pub reference: String,
    /// The statutory ground of secrecy.
    pub secrecy: String,
    /// Links to what it rests on, one a line.
    pub sources: String,
    /// The id of the whole.
    pub part_of: String,
    /// The id of what it was made from.
    pub derived_from: String,
    /// Of a guide: for whom it is, a slug.
    pub role: String,
    /// Of a guide: the ids of what it leads through, in order.
    pub parts: Vec<String>,
    /// The meeting, if it is about one.
    pub meeting: Meeting,
    /// Of an alert: when its notices are due.
    pub deadlines: Deadlines,
    /// What has changed since the last revision.
    pub note: String,
    /// Further keys, as YAML.
    pub further: String,
    /// The languages, the source first; never empty.
    pub tongues: Vec<Tongue>,
    /// Languages of the revision before that this one leaves out.
    pub without: Vec<String>,
}

/// One language of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tongue {
    /// A BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The text, in Markdown.
    pub text: String,
    /// Of a translation: `human` or `machine`.
    pub status: String,
    /// Of a translation: the body that made it.
    pub translator: String,
}

impl Manuscript {
    /// The files it becomes. Whether they make a material is not decided here.
    pub fn bundle(&self, attachments: Vec<AttachmentFile>) -> Bundle {
        let file = if self.file.is_empty() { FILE } else { &self.file };
        let stem = file.strip_suffix(".md").unwrap_or(file);
        let names: Vec<String> = attachments.iter().map(|file| file.name.clone()).collect();
        let first = self.tongues.first().cloned().unwrap_or_default();
        // Whatever stands in place of a language that is none yet, the file has a name.
        let tag = |tongue: &Tongue| tongue.language.parse().unwrap_or_else(|_| LanguageTag::unstated());
        let translations = self.tongues.iter().skip(1).map(|tongue| Translation {
            file: format!("{stem}.{}.md", tongue.language),
            language: tag(tongue),
            text: format!("---\n{}---\n\n{}\n", translation(tongue), unix(&tongue.text)),
        });
        Bundle {
            translations: translations.collect(),
            source: format!("---\n{}---\n\n{}\n", self.front(&first, &names), unix(&first.text)),
            file: file.to_owned(),
            attachments,
            without: self.left_out(),
        }
    }

    /// The languages that a revision leaves out: none that it is in.
    pub fn left_out(&self) -> Vec<LanguageTag> {
        let is_here = |tag: &LanguageTag| self.tongues.iter().any(|own| language(&own.language).as_ref() == Some(tag));
        self.without.iter().filter_map(|word| language(word)).filter(|tag| !is_here(tag)).collect()
    }

    fn front(&self, first: &Tongue, attachments: &[String]) -> String {
        let mut front = Front::default();
        front.line("kind", &self.kind);
        front.line("tlp", &self.tlp);
        front.list("recipients", &self.recipients);
        front.list("topics", &self.topics);
        front.line("phase", &self.phase);
        front.line("maturity", &self.maturity);
        front.line("language", &first.language);
        front.line("title", &first.title);
        front.line("summary", &first.summary);
        if self.status == "exercise" {
            front.line("status", &self.status);
        }
        front.line("project", &self.project);
        front.line("licence", &self.licence);
        front.line("reference", &self.reference);
        front.line("secrecy", &self.secrecy);
        front.lines("sources", &self.sources);
        front.line("part_of", &self.part_of);
        front.line("derived_from", &self.derived_from);
        front.line("role", &self.role);
        front.list("parts", &self.parts);
        self.meeting.write(&mut front);
        // Of another kind they wait here until it is an alert again.
        if self.kind == ALERT {
            self.deadlines.write(&mut front);
        }
        front.line("revision_note", &self.note);
        front.list("attachments", attachments);
        let further = unix(&self.further);
        // A line that would end the front matter ends nothing.
        let is_fence = |line: &&str| line.trim_end() != "---";
        for line in further.lines().filter(is_fence) {
            let _ = writeln!(front.0, "{line}");
        }
        front.0
    }

    /// The manuscript of files that make a material, to be written on.
    pub fn of_bundle(bundle: &Bundle) -> Result<Self, DraftError> {
        let (front, body) = front_matter::split(&bundle.file, &bundle.source)?;
        let head = front_matter::source(&bundle.file, front)?;
        let words = |list: &[front_matter::Lined]| list.iter().map(|lined| lined.word.clone()).collect();
        let word = |lined: &Option<front_matter::Lined>| lined.as_ref().map(|one| one.word.clone()).unwrap_or_default();
        let first = Tongue {
            language: head.language.to_string(),
            title: head.title,
            summary: head.summary,
            text: body.trim_end().to_owned(),
            ..Tongue::default()
        };
        let mut tongues = vec![first];
        for one in &bundle.translations {
            let (front, body) = front_matter::split(&one.file, &one.text)?;
            let own = front_matter::translation(&one.file, front, &one.language)?;
            tongues.push(Tongue {
                language: own.language.to_string(),
                title: own.title,
                summary: own.summary,
                text: body.trim_end().to_owned(),
                status: if own.status == TranslatedBy::Machine { "machine" } else { "human" }.to_owned(),
                translator: own.translator.unwrap_or_default(),
            });
        }
        Ok(Self {
            file: bundle.file.clone(),
            kind: head.kind,
            tlp: head.level.as_str().to_owned(),
            recipients: words(&head.recipients),
            topics: head.topics,
            phase: head.phase.unwrap_or_default(),
            maturity: head.maturity.unwrap_or_default(),
            status: head.status.as_str().to_owned(),
            project: word(&head.project),
            licence: head.licence,
            reference: head.reference.unwrap_or_default(),
            secrecy: head.secrecy.unwrap_or_default(),
            sources: head.sources.join("\n"),
            part_of: word(&head.part_of),
            derived_from: word(&head.derived_from),
            role: head.role.unwrap_or_default(),
            parts: words(&head.parts),
            meeting: Meeting::of(&head.meeting),
            deadlines: Deadlines::of(&head.deadlines),
            // What changed then is not what changes now.
            note: String::new(),
            further: further(bundle)?,
            tongues,
            without: bundle.without.iter().map(ToString::to_string).collect(),
        })
    }
}

/// The lines of the front matter whose keys have no field.
fn further(bundle: &Bundle) -> Result<String, DraftError> {
    let known: Vec<&str> = KEYS.into_iter().chain(IDS).chain(meeting::KEYS).chain(notices::KEYS).collect();
    let rest = front_matter::without(&bundle.file, &bundle.source, &known);
    let (front, _) = front_matter::split(&bundle.file, &rest)
        .map_err(|_| DraftError::file(&bundle.file, "has several keys on one line; put each on a line of its own"))?;
    Ok(front.trim_end().to_owned())
}

/// Whether a word is a language that exists.
pub fn language(word: &str) -> Option<LanguageTag> {
    codes::language(word.trim()).ok()
}

fn translation(tongue: &Tongue) -> String {
    let mut front = Front::default();
    front.line("title", &tongue.title);
    front.line("summary", &tongue.summary);
    front.line("status", if tongue.status == "machine" { "machine" } else { "human" });
    front.line("translator", &tongue.translator);
    front.0
}

/// Front matter as it is written: every value in quotation marks, which JSON and YAML have in common.
#[derive(Default)]
struct Front(String);

impl Front {
    fn line(&mut self, key: &str, value: &str) {
        let value = markdown::line(value, usize::MAX);
        if !value.is_empty() {
            let _ = writeln!(self.0, "{key}: {}", serde_json::Value::from(value));
        }
    }

    fn lines(&mut self, key: &str, text: &str) {
        let values: Vec<String> = lines(text).map(str::to_owned).collect();
        self.list(key, &values);
    }

    fn list(&mut self, key: &str, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| markdown::line(value, usize::MAX)).collect();
        let values: Vec<&String> = values.iter().filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return;
        }
        let _ = writeln!(self.0, "{key}:");
        for value in values {
            let _ = writeln!(self.0, "  - {}", serde_json::Value::from(value.as_str()));
        }
    }
}

/// The lines of a field that say something.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Line ends as files have them; browsers send others.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
