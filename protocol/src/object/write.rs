//! Writing an object so that every reader we know finds what it looks for.
//!
//! The order of members is for people; that of language maps is for machines: the source language stands first.

use serde_json::{Value, json};

use super::{Attachment, Object, ObjectType, PageLink, Text};
use crate::{
    json::member::{Members, put, put_list, put_map},
    language::LanguageTag,
};

impl Object {
    /// The members of the object, without a proof unless it came with one.
    pub fn to_value(&self) -> Members {
        let mut members = Members::new();
        put(&mut members, "@context", self.context.clone());
        put(&mut members, "id", Some(self.id.clone()));
        put(&mut members, "type", Some(self.ty.as_str()));
        put(&mut members, "attributedTo", self.attributed_to.clone());
        put_list(&mut members, "to", &self.to);
        put_list(&mut members, "cc", &self.cc);
        put_localised(&mut members, "name", "nameMap", &self.name);
        put_localised(&mut members, "summary", "summaryMap", &self.summary);
        put_localised(&mut members, "content", "contentMap", &self.content);
        put(&mut members, "mediaType", self.media_type.clone());
        self.put_language(&mut members);
        put(&mut members, "url", PageLink::write_all(&self.pages));
        put(&mut members, "source", self.source.as_ref().map(|source| json!(source)));
        put(&mut members, "published", self.published.clone());
        put(&mut members, "updated", self.updated.clone());
        self.put_event(&mut members);
        put(&mut members, "inReplyTo", self.in_reply_to.clone());
        put_list(&mut members, "tag", &self.tag);
        let attachments: Vec<Value> = self.attachments.iter().map(Attachment::to_value).collect();
        put_list(&mut members, "attachment", &attachments);
        put(&mut members, "translations", self.translations.clone());
        put(&mut members, "formerType", self.former_type.clone());
        put(&mut members, "deleted", self.deleted.clone());
        self.put_terms(&mut members);
        for (name, value) in &self.rest {
            members.insert(name.clone(), value.clone());
        }
        members
    }

    fn put_language(&self, members: &mut Members) {
        let Some(language) = &self.language else { return };
        for (name, value) in language_members(language) {
            put(members, name, Some(value));
        }
    }

    /// The names of FEP-8a8e and those of Mobilizon. A meeting of authorities is by invitation, and says so.
    fn put_event(&self, members: &mut Members) {
        put(members, "startTime", self.start_time.clone());
        put(members, "endTime", self.end_time.clone());
        put(members, "timezone", self.timezone.clone());
        put(members, "location", self.location.clone());
        if self.ty != ObjectType::Event {
            return;
        }
        put(members, "displayEndTime", Some(self.end_time.is_some()));
        put(members, "eventStatus", Some("EventScheduled"));
        put(members, "status", Some("CONFIRMED"));
        put(members, "ical:status", Some("CONFIRMED"));
        put(members, "joinMode", Some("invite"));
        put(members, "isOnline", Some(self.online.as_ref().is_some_and(|online| *online != json!(false))));
        put(members, "commentsEnabled", Some(false));
        let organizer = self.attributed_to.iter();
        let organizers = organizer.map(|actor| json!({"type": "Collection", "totalItems": 1, "items": [actor]})).next();
        put(members, "organizers", organizers);
    }

    fn put_terms(&self, members: &mut Members) {
        let level = self.tlp.as_ref().map(|tlp| match tlp {
            Ok(level) => level.as_str(),
            Err(unknown) => &unknown.0,
        });
        put(members, "pool:tlp", level);
        put_list(members, "pool:recipients", &self.recipients);
        put(members, "pool:kind", self.kind.clone());
        put(members, "pool:revision", self.revision);
        put_list(members, "pool:topics", &self.topics);
        put(members, "pool:phase", self.phase.clone());
        put(members, "pool:maturity", self.maturity.clone());
        put(members, "pool:status", self.status.clone());
        put_map(members, "pool:abstract", &self.abstracts);
        put_map(members, "pool:variants", &self.variants);
        put(members, "pool:project", self.project.clone());
        put(members, "pool:licence", self.licence.clone());
        put(members, "pool:reference", self.reference.clone());
        put(members, "pool:secrecy", self.secrecy.clone());
        put_list(members, "pool:sources", &self.sources);
        put(members, "pool:derivedFrom", self.derived_from.clone());
        put(members, "pool:partOf", self.part_of.clone());
        put(members, "pool:role", self.role.clone());
        put_list(members, "pool:parts", &self.parts);
        put_list(members, "contributor", &self.contributors);
        put(members, "pool:supersedes", self.supersedes.clone());
        put(members, "pool:approval", self.approval.clone());
        put(members, "pool:revisionNote", self.revision_note.clone());
        put(members, "pool:becameKnown", self.became_known.clone());
        put(members, "pool:earlyWarning", self.early_warning.clone());
        put(members, "pool:notification", self.notification.clone());
        put(members, "pool:finalReport", self.final_report.clone());
        put_list(members, "pool:attending", &self.attending);
        put(members, "pool:online", self.online.clone());
        put(members, "pool:chathamHouse", self.chatham_house.then_some(true));
        put_list(members, "pool:agenda", &self.agenda);
        put_list(members, "pool:decisions", &self.decisions);
        put_list(members, "pool:actions", &self.actions);
        put_map(members, "pool:notices", &self.notices);
        put_map(members, "pool:reason", &self.reason);
        put(members, "pool:adoption", self.adoption.clone());
        put(members, "pool:since", self.since.clone());
        put(members, "pool:translationOf", self.translation_of.clone());
        put(members, "pool:ofRevision", self.of_revision);
        put(members, "pool:wantedLanguage", self.wanted_language.clone());
    }
}

/// The language as Mobilizon names it, and as Lemmy does.
pub(super) fn language_members(language: &LanguageTag) -> [(&'static str, Value); 2] {
    [("inLanguage", json!(language)), ("language", json!({"identifier": language, "name": language.own_name()}))]
}

/// Puts a text and its languages.
pub(crate) fn put_localised(members: &mut Members, plain: &str, map: &str, text: &Text) {
    put(members, plain, text.plain.clone());
    put_map(members, map, &text.map);
}
