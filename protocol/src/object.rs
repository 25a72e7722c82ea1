//! Objects: what a node publishes and what it receives, typed as far as the product understands it.
//!
//! Spec: <https://www.w3.org/TR/activitystreams-vocabulary/#object-types>, FEP-b2b8 (long-form text), FEP-8a8e (events),
//! `docs/replication.md` "Terms". Received bytes are kept and served as they came; this is a reading of them.
//! Unknown members and members of an unforeseen shape stay in `rest`; an unknown type is no error.
//! This module does not sanitise HTML, does not know who may see an object, and does not prove or check anything.

mod parts;
pub(crate) mod read;
pub(crate) mod write;

pub use parts::{ActionPoint, Attachment, Moment, PageLink, Source, Text, Variant};
pub use read::ReadError;
use serde_json::Value;

use crate::{
    audience::{Level, UnknownLevel},
    json::member::Members,
    language::{LanguageMap, LanguageTag},
};

/// The type of an object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ObjectType {
    /// A text with a title.
    Article,
    /// A meeting, with its time and place.
    Event,
    /// A reply, or the word that a practice was adopted.
    Note,
    /// What is left of a withdrawn object.
    Tombstone,
    /// Anything else; shown as an article where it can be shown at all.
    Other(String),
}

impl ObjectType {
    /// The word on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Article => "Article",
            Self::Event => "Event",
            Self::Note => "Note",
            Self::Tombstone => "Tombstone",
            Self::Other(word) => word,
        }
    }

    /// The type of a word.
    pub fn of(word: &str) -> Self {
        match word {
            "Article" => Self::Article,
            "Event" => Self::Event,
            "Note" => Self::Note,
            "Tombstone" => Self::Tombstone,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// An object, read or to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Its URI.
    pub id: String,
    /// What it is.
    pub ty: ObjectType,
    /// The `@context` it came with, or the one it gets.
    pub context: Option<Value>,
    /// The actor that wrote it; a Tombstone may have none.
    pub attributed_to: Option<String>,
    /// First addressees.
    pub to: Vec<String>,
    /// Further addressees.
    pub cc: Vec<String>,
    /// The title: plain text.
    pub name: Text,
    /// The generated line that other software shows, with the author's abstract.
    pub summary: Text,
    /// The body as HTML.
    pub content: Text,
    /// The media type of `content`, `text/html` unless stated.
    pub media_type: Option<String>,
    /// The source language, as `inLanguage` (Mobilizon) and `language` (Lemmy, `PieFed`).
    pub language: Option<LanguageTag>,
    /// The pages that show it, the first one first.
    pub pages: Vec<PageLink>,
    /// What the author wrote the content in.
    pub source: Option<Source>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed, if ever.
    pub updated: Option<Moment>,
    /// When a meeting begins.
    pub start_time: Option<Moment>,
    /// When it ends.
    pub end_time: Option<Moment>,
    /// The IANA name of its time zone.
    pub timezone: Option<String>,
    /// Where it is: a `Place`, or a list of them.
    pub location: Option<Value>,
    /// What it answers.
    pub in_reply_to: Option<String>,
    /// Hashtags, mentions and links.
    pub tag: Vec<Value>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// The collection of its translations that are not carried within.
    pub translations: Option<String>,
    /// What a Tombstone was.
    pub former_type: Option<String>,
    /// When it was withdrawn.
    pub deleted: Option<Moment>,
    /// `pool:tlp`: nothing if it is not there, an error if it says something else than a level.
    pub tlp: Option<Result<Level, UnknownLevel>>,
    /// `pool:recipients`: actor ids.
    pub recipients: Vec<String>,
    /// `pool:kind`.
    pub kind: Option<String>,
    /// `pool:revision`.
    pub revision: Option<u64>,
    /// `pool:topics`: slugs.
    pub topics: Vec<String>,
    /// `pool:phase`.
    pub phase: Option<String>,
    /// `pool:maturity`.
    pub maturity: Option<String>,
    /// `pool:status`: `actual` or `exercise`.
    pub status: Option<String>,
    /// `pool:abstract`: the author's abstract alone.
    pub abstracts: LanguageMap,
    /// `pool:variants`: where each language comes from.
    pub variants: LanguageMap<Variant>,
    /// `pool:project`.
    pub project: Option<String>,
    /// `pool:licence`.
    pub licence: Option<String>,
    /// `pool:reference`: the diary number.
    pub reference: Option<String>,
    /// `pool:secrecy`: the statutory ground.
    pub secrecy: Option<String>,
    /// `pool:sources`: links.
    pub sources: Vec<String>,
    /// `pool:derivedFrom`.
    pub derived_from: Option<String>,
    /// `pool:partOf`.
    pub part_of: Option<String>,
    /// `pool:role`: for whom a guide is, a slug.
    pub role: Option<String>,
    /// `pool:parts`: what a guide leads through, in order.
    pub parts: Vec<String>,
    /// `contributor` of Dublin Core: the actors of authorities whose corrections of the text its author took in.
    pub contributors: Vec<String>,
    /// `pool:supersedes`.
    pub supersedes: Option<String>,
    /// `pool:approval`: `one` if no second person approved it.
    pub approval: Option<String>,
    /// `pool:revisionNote`: what the author says has changed.
    pub revision_note: Option<String>,
    /// `pool:becameKnown`: of an alert, when the incident became known.
    pub became_known: Option<Moment>,
    /// `pool:earlyWarning`: by when an early warning is due.
    pub early_warning: Option<Moment>,
    /// `pool:notification`: by when a notification is due.
    pub notification: Option<Moment>,
    /// `pool:finalReport`: by when a final report is due.
    pub final_report: Option<Moment>,
    /// `pool:attending`: states and bodies.
    pub attending: Vec<String>,
    /// `pool:online`: true, or the address of the room.
    pub online: Option<Value>,
    /// `pool:chathamHouse`.
    pub chatham_house: bool,
    /// `pool:agenda`: what is on it, in order.
    pub agenda: Vec<String>,
    /// `pool:decisions`.
    pub decisions: Vec<String>,
    /// `pool:actions`.
    pub actions: Vec<ActionPoint>,
    /// `pool:notices`: what a project must say.
    pub notices: LanguageMap,
    /// `pool:reason`: why it was withdrawn.
    pub reason: LanguageMap,
    /// `pool:adoption`: how far a practice is in use at whoever adopted it.
    pub adoption: Option<String>,
    /// `pool:since`: since when it is that far.
    pub since: Option<Moment>,
    /// `pool:translationOf`: what an offered Article translates.
    pub translation_of: Option<String>,
    /// `pool:ofRevision`: which revision of that.
    pub of_revision: Option<u64>,
    /// `pool:wantedLanguage`: the language a reader asks for.
    pub wanted_language: Option<String>,
    /// Everything else, as it came.
    pub rest: Members,
}

impl Object {
    /// An object with nothing in it, in our own context.
    pub fn new(id: impl Into<String>, ty: ObjectType) -> Self {
        Self {
            id: id.into(),
            ty,
            context: Some(crate::context::object()),
            attributed_to: None,
            to: Vec::new(),
            cc: Vec::new(),
            name: Text::default(),
            summary: Text::default(),
            content: Text::default(),
            media_type: None,
            language: None,
            pages: Vec::new(),
            source: None,
            published: None,
            updated: None,
            start_time: None,
            end_time: None,
            timezone: None,
            location: None,
            in_reply_to: None,
            tag: Vec::new(),
            attachments: Vec::new(),
            translations: None,
            former_type: None,
            deleted: None,
            tlp: None,
            recipients: Vec::new(),
            kind: None,
            revision: None,
            topics: Vec::new(),
            phase: None,
            maturity: None,
            status: None,
            abstracts: LanguageMap::new(),
            variants: LanguageMap::new(),
            project: None,
            licence: None,
            reference: None,
            secrecy: None,
            sources: Vec::new(),
            derived_from: None,
            part_of: None,
            role: None,
            parts: Vec::new(),
            contributors: Vec::new(),
            supersedes: None,
            approval: None,
            revision_note: None,
            became_known: None,
            early_warning: None,
            notification: None,
            final_report: None,
            attending: Vec::new(),
            online: None,
            chatham_house: false,
            agenda: Vec::new(),
            decisions: Vec::new(),
            actions: Vec::new(),
            notices: LanguageMap::new(),
            reason: LanguageMap::new(),
            adoption: None,
            since: None,
            translation_of: None,
            of_revision: None,
            wanted_language: None,
            rest: Members::new(),
        }
    }

    /// What is left of a withdrawn object: its id, what it was, its last revision, when and why it went.
    pub fn tombstone(
        id: impl Into<String>,
        author: impl Into<String>,
        former_type: &ObjectType,
        revision: u64,
        deleted: Moment,
        reason: LanguageMap,
    ) -> Self {
        Self {
            attributed_to: Some(author.into()),
            former_type: Some(former_type.as_str().to_owned()),
            revision: Some(revision),
            deleted: Some(deleted),
            reason,
            ..Self::new(id, ObjectType::Tombstone)
        }
    }

    /// Whether everybody is among the addressees.
    pub fn is_public(&self) -> bool {
        self.to.iter().chain(&self.cc).any(|addressee| crate::context::is_public(addressee))
    }

    /// The page that shows it.
    pub fn page(&self) -> Option<&str> {
        self.pages.first().map(|page| page.href.as_str())
    }

    /// Adds a hashtag, such as `#valpoolen`, unless it is there letter for letter.
    pub fn add_hashtag(&mut self, name: &str, href: &str) {
        let name = format!("#{}", name.trim_start_matches('#'));
        if self.tag.iter().any(|tag| tag["type"] == "Hashtag" && tag["name"] == name.as_str()) {
            return;
        }
        self.tag.push(serde_json::json!({"type": "Hashtag", "name": name, "href": href}));
    }

    /// Puts the meeting at a place known by its name.
    pub fn set_place(&mut self, name: &str) {
        self.location = Some(serde_json::json!({"type": "Place", "name": name}));
    }

    /// The name of the place, if it has one.
    pub fn place(&self) -> Option<&str> {
        let place = match self.location.as_ref()? {
            Value::Array(places) => places.first()?,
            place => place,
        };
        place.get("name")?.as_str()
    }
}

#[cfg(test)]
mod tests;
