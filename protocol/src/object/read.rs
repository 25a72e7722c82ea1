//! Reading an object from any software.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Attachment, Moment, Object, ObjectType, PageLink, Text, write::language_members};
use crate::{
    audience::{Level, UnknownLevel},
    json::{
        self,
        member::{Members, take, take_id, take_map, take_text, take_texts},
    },
    language::{LanguageMap, LanguageTag},
};

/// A document that is no object we can read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not JSON as we accept it.
    #[error(transparent)]
    Json(#[from] json::JsonError),
    /// It is JSON, but no object.
    #[error("the document is not a JSON object")]
    NotAnObject,
    /// It has no id.
    #[error("the object has no id")]
    NoId,
    /// It has no type, or several.
    #[error("the object “{0}” has not exactly one type")]
    NotOneType(String),
    /// It is attributed to several actors, or to one without an id.
    #[error("the object “{0}” is not attributed to exactly one actor")]
    NotOneAuthor(String),
}

impl Object {
    /// Reads the exact bytes of an object.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_value(json::parse(bytes)?)
    }

    /// Reads an object that was parsed before.
    pub fn from_value(value: Value) -> Result<Self, ReadError> {
        let Value::Object(mut rest) = value else { return Err(ReadError::NotAnObject) };
        let members = &mut rest;
        let id = take_text(members, "id").ok_or(ReadError::NoId)?;
        let ty = take_text(members, "type").ok_or_else(|| ReadError::NotOneType(id.clone()))?;
        let attributed_to = take_id(members, "attributedTo");
        if members.get("attributedTo").is_some_and(|left| !left.is_null()) {
            return Err(ReadError::NotOneAuthor(id));
        }
        let mut object = Self { attributed_to, context: None, ..Self::new(id, ObjectType::of(&ty)) };
        object.take_activity_streams(members);
        object.take_terms(members);
        object.rest = rest;
        Ok(object)
    }

    fn take_activity_streams(&mut self, members: &mut Members) {
        self.context = take(members, "@context", |context| Some(context.clone()));
        self.to = take_texts(members, "to");
        self.cc = take_texts(members, "cc");
        self.name = take_localised(members, "name", "nameMap");
        self.summary = take_localised(members, "summary", "summaryMap");
        self.content = take_localised(members, "content", "contentMap");
        self.media_type = take_text(members, "mediaType");
        self.language = take_language(members);
        self.pages = take(members, "url", PageLink::read_all).unwrap_or_default();
        self.source = take_typed(members, "source");
        self.published = take_moment(members, "published");
        self.updated = take_moment(members, "updated");
        self.start_time = take_moment(members, "startTime");
        self.end_time = take_moment(members, "endTime");
        self.timezone = take_text(members, "timezone");
        self.location = take(members, "location", |place| (!place.is_null()).then(|| place.clone()));
        self.in_reply_to = take_id(members, "inReplyTo");
        self.tag = take(members, "tag", |tag| tag.as_array().cloned()).unwrap_or_default();
        self.attachments = take(members, "attachment", Attachment::read_all).unwrap_or_default();
        self.translations = take_id(members, "translations");
        self.former_type = take_text(members, "formerType");
        self.deleted = take_moment(members, "deleted");
    }

    fn take_terms(&mut self, members: &mut Members) {
        self.tlp = take_level(members);
        self.recipients = take_texts(members, "pool:recipients");
        self.kind = take_text(members, "pool:kind");
        self.revision = take(members, "pool:revision", Value::as_u64);
        self.topics = take_texts(members, "pool:topics");
        self.phase = take_text(members, "pool:phase");
        self.maturity = take_text(members, "pool:maturity");
        self.status = take_text(members, "pool:status");
        self.abstracts = take_map(members, "pool:abstract");
        self.variants = take(members, "pool:variants", |value| {
            let map = LanguageMap::read(value, |variant| serde_json::from_value(variant.clone()).ok());
            (!map.is_empty()).then_some(map)
        })
        .unwrap_or_default();
        self.project = take_text(members, "pool:project");
        self.licence = take_text(members, "pool:licence");
        self.reference = take_text(members, "pool:reference");
        self.secrecy = take_text(members, "pool:secrecy");
        self.sources = take_texts(members, "pool:sources");
        self.derived_from = take_text(members, "pool:derivedFrom");
        self.part_of = take_text(members, "pool:partOf");
        self.role = take_text(members, "pool:role");
        self.parts = take_texts(members, "pool:parts");
        self.contributors = take_texts(members, "contributor");
        self.supersedes = take_text(members, "pool:supersedes");
        self.approval = take_text(members, "pool:approval");
        self.revision_note = take_text(members, "pool:revisionNote");
        self.became_known = take_moment(members, "pool:becameKnown");
        self.early_warning = take_moment(members, "pool:earlyWarning");
        self.notification = take_moment(members, "pool:notification");
        self.final_report = take_moment(members, "pool:finalReport");
        self.attending = take_texts(members, "pool:attending");
        self.online = take(members, "pool:online", |online| Some(online.clone()));
        self.chatham_house = take(members, "pool:chathamHouse", Value::as_bool).unwrap_or_default();
        self.agenda = take_texts(members, "pool:agenda");
        self.decisions = take_texts(members, "pool:decisions");
        self.actions = take_typed(members, "pool:actions").unwrap_or_default();
        self.notices = take_map(members, "pool:notices");
        self.reason = take_map(members, "pool:reason");
        self.adoption = take_text(members, "pool:adoption");
        self.since = take_moment(members, "pool:since");
        self.translation_of = take_text(members, "pool:translationOf");
        self.of_revision = take(members, "pool:ofRevision", Value::as_u64);
        self.wanted_language = take_text(members, "pool:wantedLanguage");
    }
}

/// Takes `pool:tlp`; whatever stands there and is no level is an unknown level, never none.
pub(crate) fn take_level(members: &mut Members) -> Option<Result<Level, UnknownLevel>> {
    take(members, "pool:tlp", |value| {
        Some(value.as_str().map_or_else(|| Err(UnknownLevel(value.to_string())), str::parse))
    })
}

/// Takes an RFC 3339 instant.
pub(crate) fn take_moment(members: &mut Members, name: &str) -> Option<Moment> {
    take(members, name, |value| Moment::read(value.as_str()?))
}

/// Takes a text and its languages.
pub(crate) fn take_localised(members: &mut Members, plain: &str, map: &str) -> Text {
    Text { plain: take_text(members, plain), map: take_map(members, map) }
}

fn take_typed<T: DeserializeOwned>(members: &mut Members, name: &str) -> Option<T> {
    take(members, name, |value| serde_json::from_value(value.clone()).ok())
}

fn take_language(members: &mut Members) -> Option<LanguageTag> {
    let mobilizon = members.get("inLanguage").and_then(|tag| tag.as_str()?.parse().ok());
    let lemmy = || members.get("language").and_then(|language| language.get("identifier")?.as_str()?.parse().ok());
    let language: LanguageTag = mobilizon.or_else(lemmy)?;
    // What we would write again is taken; the words of others for it stay.
    for (name, written) in language_members(&language) {
        take(members, name, |value| (*value == written).then_some(()));
    }
    Some(language)
}
