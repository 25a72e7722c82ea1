//! An adoption: an authority's word that it uses what another one published, and how far it has got with it.
//!
//! Spec: `docs/replication.md` "Terms". It is a Note in reply to the material, so that any server can show it as one; its
//! text says in words who uses what, at which stage. This module does not know who may see either, nor the database.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level},
    key::Ed25519Key,
    language::{LanguageMap, LanguageTag},
    object::{self, Moment, Object, ObjectType, Text},
};
use indexmap::IndexMap;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    DraftError, exercise,
    front_matter::{self, LICENCE, Lined, Status},
    markdown,
    material::{MAX_CONTENT_BYTES, Provenance, sha256_hex, text_digest},
    received::{self, Sender, is_id, slug},
    seal::{self, MAX_OBJECT_BYTES, NETWORK, Sealed, addressees, named_actors},
    source::Bundle,
    summary::label,
    words::Words,
};

/// The kind under which an adoption is kept. It stands in no front matter and not on the wire: the Note says it itself.
pub const KIND: &str = "adoption";
/// The name of an adoption's source where there is no note to it.
const FILE: &str = "adoption";

/// What an adoption states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The id of what is used.
    pub target: String,
    /// How far, a slug.
    pub maturity: String,
    /// Since when it is that far.
    pub since: Option<Timestamp>,
}

/// What an object states, if it is an adoption.
pub fn stated(object: &Object) -> Option<Stated> {
    if object.ty != ObjectType::Note {
        return None;
    }
    let since = [&object.since, &object.updated, &object.published].into_iter().flatten().next();
    Some(Stated {
        target: object.in_reply_to.clone().filter(|id| is_id(id))?,
        maturity: object.adoption.as_deref().and_then(slug)?,
        since: since.map(Moment::at),
    })
}

/// What an authority says of its own use: what it changed, what it has learnt.
#[derive(Debug, Clone)]
pub struct Note {
    bundle: Bundle,
    /// The level and its line, where the note says one.
    pub level: Option<(Level, usize)>,
    /// Handles or circles, not yet resolved.
    pub recipients: Vec<Lined>,
    texts: Vec<NoteText>,
}

#[derive(Debug, Clone)]
struct NoteText {
    language: LanguageTag,
    html: String,
    status: Provenance,
    by: Option<String>,
}

impl Note {
    /// Reads a note; one without a word is none. Where it does not say so, it is in `language`.
    pub fn of(bundle: Bundle, language: &LanguageTag) -> Result<Option<Self>, DraftError> {
        let (head, body) = if bundle.source.starts_with("---\n") {
            let (front, body) = front_matter::split(&bundle.file, &bundle.source)?;
            (front_matter::note(&bundle.file, front)?, body)
        } else {
            (front_matter::NoteHead::default(), bundle.source.as_str())
        };
        let own = head.language.unwrap_or_else(|| language.clone());
        let mut texts = vec![text(&bundle.file, own.clone(), body, Provenance::Source, None)?];
        for translation in &bundle.translations {
            let file = &translation.file;
            if translation.language == own {
                return Err(DraftError::file(file, format!("is in “{own}”, the language of the note")));
            }
            let (front, body) = front_matter::split(file, &translation.text)?;
            let (status, by) = front_matter::note_translation(file, front, &translation.language)?;
            texts.push(text(file, translation.language.clone(), body, status.into(), by)?);
        }
        if texts[0].html.is_empty() {
            return Ok(None);
        }
        texts.retain(|text| !text.html.is_empty());
        Ok(Some(Self { level: head.level, recipients: head.recipients, texts, bundle }))
    }

    /// Its text in each language, the source first, safe to show.
    pub fn texts(&self) -> impl Iterator<Item = (&LanguageTag, &str)> {
        self.texts.iter().map(|text| (&text.language, text.html.as_str()))
    }

    /// The words below the front matter of its source.
    pub fn body(&self) -> &str {
        let source = self.bundle.source.as_str();
        front_matter::split(&self.bundle.file, source).map_or(source, |(_, body)| body)
    }

    /// The files it is made of.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }
}

fn text(
    file: &str,
    language: LanguageTag,
    body: &str,
    status: Provenance,
    by: Option<String>,
) -> Result<NoteText, DraftError> {
    let html = markdown::to_html(body);
    if html.len() > MAX_CONTENT_BYTES {
        return Err(DraftError::too_large(file, html.len()));
    }
    Ok(NoteText { language, html, status, by })
}

/// What is used, as far as the text names it.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The id of its object.
    pub uri: &'a str,
    /// Its titles with their languages, the source first.
    pub titles: &'a [(String, String)],
    /// What its author is called, per language.
    pub author: &'a IndexMap<String, String>,
    /// Whether it is part of an exercise: then so is whoever plays along.
    pub is_exercise: bool,
}

/// An adoption to be published.
#[derive(Clone, Copy)]
pub struct Statement<'a> {
    /// The origin of this node, without a slash at the end.
    pub origin: &'a str,
    /// The UUID of the adoption, new or the one it has.
    pub uuid: Uuid,
    /// Who it is for; the author is the authority that states it.
    pub audience: &'a Audience,
    /// What that authority is called, per language.
    pub names: &'a IndexMap<String, String>,
    /// What it uses.
    pub target: Target<'a>,
    /// How far it has got, a slug with its label per language.
    pub maturity: election_pool_protocol::vocabulary::Maturity,
    /// Since when.
    pub since: Timestamp,
    /// What it says beside that.
    pub note: Option<&'a Note>,
    /// The languages it speaks where there is no note, its own first.
    pub languages: &'a [LanguageTag],
    /// From 1.
    pub revision: u64,
    /// When its first revision was published.
    pub published: Timestamp,
    /// Now.
    pub at: Timestamp,
    /// The id it had before it was restricted.
    pub supersedes: Option<&'a str>,
    /// The author's key.
    pub key: &'a Ed25519Key,
    /// The id of that key.
    pub verification_method: &'a str,
}

impl Statement<'_> {
    /// Makes the Note, and reads it as every other node will, so that all keep the same of it.
    pub fn publish(&self) -> Result<Sealed, DraftError> {
        let texts = self.texts();
        let object = self.object(&texts);
        let bytes = seal::seal(&object, self.key, self.verification_method, self.at);
        let file = self.note.map_or(FILE, |note| &note.bundle.file);
        if bytes.len() > MAX_OBJECT_BYTES {
            let problem = format!("all languages together are {} bytes, more than {MAX_OBJECT_BYTES}", bytes.len());
            return Err(DraftError::file(file, problem));
        }
        let received = received::read(&bytes, Sender::Partner, self.at)
            .map_err(|error| DraftError::file(file, error.to_string()))?;
        let empty = || Bundle {
            file: FILE.into(),
            source: String::new(),
            translations: Vec::new(),
            attachments: Vec::new(),
            without: Vec::new(),
        };
        Ok(Sealed {
            uuid: self.uuid,
            material: received.material,
            sha256: sha256_hex(&bytes),
            bytes,
            to: object.to,
            cc: object.cc,
            apart: Vec::new(),
            bundle: self.note.map_or_else(empty, |note| note.bundle.clone()),
        })
    }

    /// The text in each language: those of the note, else those of the authority.
    fn texts(&self) -> Vec<NoteText> {
        if let Some(note) = self.note {
            return note.texts.clone();
        }
        let mut seen = BTreeSet::new();
        let distinct = self.languages.iter().filter(|language| seen.insert((*language).clone()));
        let status = |place| if place == 0 { Provenance::Source } else { Provenance::Human };
        let bare = |(place, language): (usize, &LanguageTag)| NoteText {
            language: language.clone(),
            html: String::new(),
            status: status(place),
            by: None,
        };
        distinct.enumerate().map(bare).collect()
    }

    fn object(&self, texts: &[NoteText]) -> Object {
        let uri = format!("{}/materials/{}", self.origin, self.uuid);
        let level = self.audience.level;
        let (to, cc) = addressees(self.audience, self.origin);
        let per_language = |said: &dyn Fn(&NoteText) -> String| -> LanguageMap {
            texts.iter().map(|text| (text.language.clone(), said(text))).collect()
        };
        let names = per_language(&|text| self.title(&text.language));
        let contents = per_language(&|text| format!("{}{}", self.sentence(&text.language), text.html));
        // In a Note other servers take the summary for a warning: what is public needs none.
        let summaries = if level > Level::Clear { per_language(&|_| label(level)) } else { LanguageMap::new() };
        let digest = text_digest(
            names.first().map_or("", |(_, name)| name),
            "",
            contents.first().map_or("", |(_, content)| content),
        );
        let provenance = |text: &NoteText| object::Variant {
            status: text.status.as_str().to_owned(),
            by: text.by.clone(),
            of_revision: self.revision,
            digest: digest.clone(),
            paragraphs: Vec::new(),
            stale: Vec::new(),
            since: None,
        };
        let mut object = Object {
            attributed_to: Some(self.audience.author.clone()),
            to,
            cc,
            name: Text::of(names),
            summary: Text::of(summaries),
            content: Text::of(contents),
            language: texts.first().map(|text| text.language.clone()),
            pages: vec![object::PageLink { href: uri.clone(), ..Default::default() }],
            published: Some(Moment::utc(self.published)),
            updated: (self.revision > 1).then(|| Moment::utc(self.at)),
            in_reply_to: Some(self.target.uri.to_owned()),
            tlp: Some(Ok(level)),
            recipients: named_actors(self.audience),
            revision: Some(self.revision),
            status: Some(if self.target.is_exercise { Status::Exercise } else { Status::Actual }.as_str().to_owned()),
            variants: texts.iter().map(|text| (text.language.clone(), provenance(text))).collect(),
            licence: Some(LICENCE.to_owned()),
            supersedes: self.supersedes.map(str::to_owned),
            adoption: Some(self.maturity.slug().to_owned()),
            since: Some(Moment::utc(self.since)),
            ..Object::new(uri, ObjectType::Note)
        };
        if level == Level::Clear {
            let words = words_of(object.language.as_ref());
            object.add_hashtag(NETWORK, &format!("{}/{}/adoptions", self.origin, words.code));
        }
        object
    }

    /// The title of what is used in this language, else as its author first wrote it, with the language it is in.
    fn used(&self, language: &LanguageTag) -> (&str, &str) {
        let titles = self.target.titles;
        let found = titles.iter().find(|(of, _)| of.split('-').next() == Some(language.primary()));
        found.or_else(|| titles.first()).map_or(("", self.target.uri), |(of, title)| (of, title))
    }

    fn title(&self, language: &LanguageTag) -> String {
        let (_, used) = self.used(language);
        let line = |used: &str| format!("{}: {used}", words_of(Some(language)).adoption());
        if self.target.is_exercise { exercise::mark(language, &line(exercise::unmarked(used))) } else { line(used) }
    }

    /// Who uses what, at which stage.
    fn sentence(&self, language: &LanguageTag) -> String {
        let words = words_of(Some(language));
        let (of, used) = self.used(language);
        let is_foreign = !of.is_empty() && of.split('-').next() != Some(language.primary());
        let lang = if is_foreign { format!(" lang=\"{of}\"") } else { String::new() };
        let link = format!("<a href=\"{}\"{lang}>{}</a>", self.target.uri, markdown::escape(used));
        let stage = self.maturity.called(words.code);
        let said = words.adoption_statement(
            &markdown::escape(name(self.names, language)),
            &link,
            &markdown::escape(name(self.target.author, language)),
            stage,
        );
        markdown::sanitise(&format!("<p>{said}</p>"))
    }
}

fn words_of(language: Option<&LanguageTag>) -> &'static Words {
    language.and_then(|language| Words::of(language.primary())).unwrap_or_else(Words::english)
}

/// A name in a language, else in English, else as first written.
fn name<'a>(names: &'a IndexMap<String, String>, language: &LanguageTag) -> &'a str {
    let found = names.get(language.primary()).or_else(|| names.get("en")).or_else(|| names.values().next());
    found.map_or("", String::as_str)
}

#[cfg(test)]
mod tests;
