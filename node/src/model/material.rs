//! A material and the draft it is made from: two types, so that nothing unpublished can be shown as published.
//!
//! This module does not know the wire's JSON (`seal`, `received`) nor the database.

use std::collections::{BTreeMap, BTreeSet};

use aws_lc_rs::digest::{SHA256, digest};
use election_pool_protocol::{
    audience::{Audience, Level},
    language::LanguageTag,
};
use jiff::Timestamp;

use super::{
    DraftError, chatham,
    circle::{self, Addressed, Known},
    codes, exercise,
    front_matter::{self, Lined, SourceHead, Status, TranslatedBy},
    markdown,
    meeting::Online,
    project::Project,
    segments,
    source::Bundle,
    summary::{self, Facts, When},
};

/// The longest content in one language, as HTML.
pub const MAX_CONTENT_BYTES: usize = 150_000;

/// A published material, own or received, as the database keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// The id of its object.
    pub uri: String,
    /// The actor id of the authority that published it.
    pub authority: String,
    /// The state it comes from, where known.
    pub country: Option<String>,
    /// The type of its object: `Article`, `Event`, `Note` …
    pub object_type: String,
    /// The kind, a slug.
    pub kind: String,
    /// The revision, from 1.
    pub revision: u64,
    /// Who it is for.
    pub audience: Audience,
    /// The source language.
    pub language: LanguageTag,
    /// The phase, a slug.
    pub phase: Option<String>,
    /// The maturity, a slug.
    pub maturity: Option<String>,
    /// Actual or exercise, where stated.
    pub status: Option<Status>,
    /// The project.
    pub project: Option<String>,
    /// What it may be used under.
    pub licence: Option<String>,
    /// When the event begins.
    pub starts: Option<Timestamp>,
    /// When the event ends.
    pub ends: Option<Timestamp>,
    /// What it answers.
    pub in_reply_to: Option<String>,
    /// The id it had before it was restricted.
    pub supersedes: Option<String>,
    /// First published.
    pub published: Timestamp,
    /// Last changed.
    pub updated: Timestamp,
    /// Topic slugs.
    pub topics: Vec<String>,
    /// The languages, source first.
    pub variants: Vec<Variant>,
    /// The attachments, most important first.
    pub attachments: Vec<Attachment>,
}

/// One language of a material; every text is safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The language.
    pub language: LanguageTag,
    /// The title, plain text; that of an exercise begins with the word for it.
    pub title: String,
    /// The generated summary, plain text.
    pub summary: String,
    /// The author's abstract alone, plain text.
    pub abstract_text: String,
    /// The content, sanitised HTML; empty where only title and summary are translated.
    pub html: String,
    /// How it came to be.
    pub status: Provenance,
    /// The body that translated or reviewed it.
    pub by: Option<String>,
    /// The revision it was made from.
    pub of_revision: u64,
    /// The digest of the source text it was made from; another one than the source's own means *stale*.
    pub digest: String,
    /// Of a translation: the digests of the source's title, abstract and paragraphs that it was made from, where known.
    pub paragraphs: Vec<String>,
    /// The paragraphs of the source that have changed since, counted from 1; 0 is the title or the abstract.
    pub stale: Vec<u32>,
    /// When it came to read as it does, where known.
    pub since: Option<Timestamp>,
}

impl Variant {
    /// Whether the text a reader sees is the same.
    pub fn reads_like(&self, other: &Self) -> bool {
        (&self.title, &self.abstract_text, &self.html) == (&other.title, &other.abstract_text, &other.html)
    }

    /// The digest of the text.
    pub fn text_digest(&self) -> String {
        text_digest(&self.title, &self.abstract_text, &self.html)
    }

    /// The digests of title, abstract and paragraphs.
    pub fn digests(&self) -> Vec<String> {
        segments::digests(&self.title, &self.abstract_text, &self.html)
    }

    /// Says of a translation, which was made before from another or the same text, how it stands to this source.
    pub fn set_beside(&mut self, source_digest: &str, source: &[String]) {
        self.stale = if self.digest == source_digest || self.paragraphs.is_empty() {
            Vec::new()
        } else {
            segments::stale(&self.paragraphs, source)
        };
    }
}

/// How a variant came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// Written in this language.
    Source,
    /// Translated by people.
    Human,
    /// Translated by a machine.
    Machine,
    /// Translated by a machine, reviewed by people.
    Reviewed,
}

impl Provenance {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Source, Self::Human, Self::Machine, Self::Reviewed];

    /// The word on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Human => "human",
            Self::Machine => "machine",
            Self::Reviewed => "reviewed",
        }
    }

    /// The provenance of a word; an unknown one is a machine's, the least to be trusted.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == word).unwrap_or(Self::Machine)
    }
}

impl From<TranslatedBy> for Provenance {
    fn from(by: TranslatedBy) -> Self {
        match by {
            TranslatedBy::Human => Self::Human,
            TranslatedBy::Machine => Self::Machine,
            TranslatedBy::Reviewed => Self::Reviewed,
        }
    }
}

/// A file that belongs to a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Lower-case hex SHA-256 of its bytes.
    pub sha256: String,
    /// The file name.
    pub name: String,
    /// What its bytes are.
    pub media_type: String,
    /// Where the origin serves it.
    pub url: String,
}

/// What is known of a material that a draft names.
#[derive(Debug, Clone)]
pub struct Related {
    /// The id of its object.
    pub uri: String,
    /// Who it is for.
    pub audience: Audience,
    /// Whether the author may see it.
    pub is_visible: bool,
    /// Whether it can be a part of a guide: it is there, and a material of its own.
    pub is_part: bool,
}

/// A material that is not published: checked, complete, but without id, revision and audience.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) bundle: Bundle,
    pub(super) head: SourceHead,
    /// The languages, source first; revision and digest are set when published.
    pub(super) variants: Vec<Variant>,
    /// The level of what it was made from, where it is told to more people than that.
    made_from: Option<Level>,
}

impl Draft {
    /// Makes a draft of files, if they say all a material needs.
    pub fn of(bundle: Bundle) -> Result<Self, DraftError> {
        let (front, body) = front_matter::split(&bundle.file, &bundle.source)?;
        let head = front_matter::source(&bundle.file, front)?;
        let text = Text { file: &bundle.file, title: &head.title, summary: &head.summary, body };
        let mut variants = vec![variant(&head, &head.language, &text, Provenance::Source, None)?];
        for translation in &bundle.translations {
            if translation.language == head.language {
                let problem = format!("is in “{}”, the language of the source", head.language);
                return Err(DraftError::file(&translation.file, problem));
            }
            let (front, body) = front_matter::split(&translation.file, &translation.text)?;
            let own = front_matter::translation(&translation.file, front, &translation.language)?;
            let text = Text { file: &translation.file, title: &own.title, summary: &own.summary, body };
            variants.push(variant(&head, &own.language, &text, own.status.into(), own.translator)?);
        }
        if head.meeting.chatham_house {
            nobody_is_named(&bundle, &head, &variants)?;
        }
        Ok(Self { bundle, head, variants, made_from: None })
    }

    /// What the front matter of the source says.
    pub fn head(&self) -> &SourceHead {
        &self.head
    }

    /// The files it is made of.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The languages, source first, as they will be shown.
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// Whether it names recipients at all: otherwise the level says it, and nobody needs to be known by name.
    pub fn names_recipients(&self) -> bool {
        !self.head.recipients.is_empty()
    }

    /// Refuses a text beside the files that names who spoke or took part, where nobody may be named.
    pub fn admit(&self, variant: &Variant) -> Result<(), DraftError> {
        if !self.head.meeting.chatham_house {
            return Ok(());
        }
        let what = format!("the text in “{}”", variant.language);
        chatham::check_value(&what, "title", &variant.title)?;
        chatham::check_value(&what, "summary", &variant.abstract_text)?;
        chatham::check(&what, &markdown::paragraphs(&variant.html).join("\n"), 1)
    }

    /// Who it is for: circles expanded, handles and usernames resolved. `author` is the publishing authority's actor.
    pub fn address(&self, author: &str, known: &Known) -> Result<Addressed, DraftError> {
        circle::address(&self.bundle.file, self.head.level, &self.head.recipients, author, known)
    }

    /// The project it names, of those configured.
    pub fn project<'a>(&self, projects: &'a BTreeMap<String, Project>) -> Result<Option<&'a Project>, DraftError> {
        let Some(named) = &self.head.project else { return Ok(None) };
        projects.get(&named.word).map(Some).ok_or_else(|| {
            let problem = codes::unknown(&named.word, "project", projects.keys().map(String::as_str));
            self.refuse("project", named.line, problem)
        })
    }

    /// The ids it names of other materials.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let head = &self.head;
        head.part_of.iter().chain(&head.derived_from).chain(&head.parts).map(|named| named.word.as_str())
    }

    /// Puts full URIs in the place of local UUIDs in `part_of`, `derived_from` and `parts`. What it is part of or was made
    /// from is left out where not everybody who will see this may see that: its id alone would tell of it. A guide leads
    /// nobody to what they may not see.
    pub fn relate(&mut self, audience: &Audience, related: impl Fn(&str) -> Option<Related>) -> Result<(), DraftError> {
        let file = self.bundle.file.clone();
        let refuse = |key: &str, named: &Lined, problem: String| {
            Err(DraftError::Key { file: file.clone(), line: named.line, key: key.into(), problem })
        };
        let unknown = |named: &Lined| format!("no material {} is held here", named.word);
        for (key, slot) in [("part_of", &mut self.head.part_of), ("derived_from", &mut self.head.derived_from)] {
            let Some(named) = slot else { continue };
            let is_local = !named.word.contains(':');
            match related(&named.word) {
                Some(found) if is_local && !found.is_visible => return refuse(key, named, unknown(named)),
                None if is_local => return refuse(key, named, unknown(named)),
                Some(found) if !audience.is_within(&found.audience) => {
                    *slot = None;
                    if key == "derived_from" && found.is_visible {
                        self.made_from = Some(found.audience.level);
                    }
                }
                Some(found) => named.word = found.uri,
                None => {}
            }
        }
        let mut seen = BTreeSet::new();
        for named in &mut self.head.parts {
            let Some(found) = related(&named.word).filter(|found| found.is_visible && found.is_part) else {
                return refuse("parts", named, unknown(named));
            };
            if !audience.is_within(&found.audience) {
                let (part, whole) = (found.audience.level, audience.level);
                let problem =
                    format!("{} is {part} and not for all who may see this guide, which is {whole}", named.word);
                return refuse("parts", named, problem);
            }
            if !seen.insert(found.uri.clone()) {
                return refuse("parts", named, format!("“{}” is listed twice", named.word));
            }
            named.word = found.uri;
        }
        Ok(())
    }

    /// The level of what its author says it was made from, where more people may see this than that; known once it is
    /// related.
    pub const fn made_from(&self) -> Option<Level> {
        self.made_from
    }

    /// A refusal that concerns a key of the source's front matter.
    pub fn refuse(&self, key: &str, line: usize, problem: impl Into<String>) -> DraftError {
        DraftError::Key { file: self.bundle.file.clone(), line, key: key.into(), problem: problem.into() }
    }

    /// The same of a key that is a line of its own.
    pub fn refuse_key(&self, key: &str, problem: impl Into<String>) -> DraftError {
        let is_it = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
        let line = self.bundle.source.lines().position(is_it).map_or(1, |place| place + 1);
        self.refuse(key, line, problem)
    }
}

/// Refuses what names who spoke or took part, in the front matter and below it.
fn nobody_is_named(bundle: &Bundle, head: &SourceHead, variants: &[Variant]) -> Result<(), DraftError> {
    let meeting = &head.meeting;
    let values = [("agenda", &meeting.agenda), ("decisions", &meeting.decisions)];
    for (key, value) in values.into_iter().flat_map(|(key, list)| list.iter().map(move |value| (key, value))) {
        chatham::check_value(&bundle.file, key, value)?;
    }
    let online = match &meeting.online {
        Some(Online::At(address)) => Some(address),
        _ => None,
    };
    for (key, value) in [("place", meeting.place.as_ref()), ("online", online)] {
        value.map_or(Ok(()), |value| chatham::check_value(&bundle.file, key, value))?;
    }
    for action in &meeting.actions {
        chatham::check_value(&bundle.file, "actions.what", &action.what)?;
    }
    let translations = bundle.translations.iter().map(|one| (&one.file, &one.text));
    for ((file, text), variant) in [(&bundle.file, &bundle.source)].into_iter().chain(translations).zip(variants) {
        chatham::check_value(file, "title", &variant.title)?;
        chatham::check_value(file, "summary", &variant.abstract_text)?;
        let (_, body) = front_matter::split(file, text)?;
        chatham::check(file, body, 1 + text[..text.len() - body.len()].lines().count())?;
    }
    Ok(())
}

struct Text<'a> {
    file: &'a str,
    title: &'a str,
    summary: &'a str,
    body: &'a str,
}

/// What the beginning of a source file says, as far as its front matter goes: the head, and the title as it is shown.
pub fn headed(file: &str, beginning: &str) -> Result<(SourceHead, String), DraftError> {
    let (front, _) = front_matter::split(file, beginning)?;
    let head = front_matter::source(file, front)?;
    let title = shown_title(&head, &head.language, &head.title);
    Ok((head, title))
}

/// A title; that of an exercise says so.
fn shown_title(head: &SourceHead, language: &LanguageTag, title: &str) -> String {
    match head.status {
        Status::Exercise => exercise::mark(language, title),
        Status::Actual => title.to_owned(),
    }
}

fn variant(
    head: &SourceHead,
    language: &LanguageTag,
    text: &Text<'_>,
    status: Provenance,
    by: Option<String>,
) -> Result<Variant, DraftError> {
    let html = markdown::to_html(text.body);
    // A translation may carry title and summary alone.
    if html.is_empty() && status == Provenance::Source {
        return Err(DraftError::file(text.file, "has no text below the front matter"));
    }
    if html.len() > MAX_CONTENT_BYTES {
        return Err(DraftError::too_large(text.file, html.len()));
    }
    Ok(Variant {
        summary: summary::line(language, &facts(head, text.summary)),
        language: language.clone(),
        title: shown_title(head, language, text.title),
        abstract_text: text.summary.to_owned(),
        html,
        status,
        by,
        of_revision: 0,
        digest: String::new(),
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
    })
}

pub(super) fn facts<'a>(head: &'a SourceHead, summary: &'a str) -> Facts<'a> {
    let meeting = &head.meeting;
    let event = meeting.starts.zip(meeting.timezone.as_deref()).map(|(starts, timezone)| When {
        starts,
        ends: meeting.ends,
        timezone,
        place: meeting.place.as_deref(),
        is_online: meeting.online.as_ref().is_some_and(Online::is_possible),
    });
    Facts { level: head.level, is_exercise: head.status == Status::Exercise, event, summary }
}

/// The digest of one language's text: lower-case hex SHA-256 of title, abstract and content, each ended by a zero byte.
pub fn text_digest(title: &str, abstract_text: &str, html: &str) -> String {
    sha256_hex([title, abstract_text, html].map(|part| format!("{part}\0")).concat().as_bytes())
}

/// Lower-case hex SHA-256.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(digest(&SHA256, bytes))
}
