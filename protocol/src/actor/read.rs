//! Reading an actor of any software.

use jiff::Timestamp;
use serde_json::Value;

use super::{Actor, ActorType, Multikey, PublicKey};
use crate::{
    json::{
        self,
        member::{Members, take, take_id, take_languages, take_text, take_texts},
    },
    object::{
        PageLink,
        read::{take_localised, take_moment},
    },
};

/// How many keys of each kind we read; Mastodon's own bound.
const KEYS_LIMIT: usize = 10;

/// A document that is no actor we can read.
#[derive(Debug, thiserror::Error)]
pub enum ActorError {
    /// It is not JSON as we accept it.
    #[error(transparent)]
    Json(#[from] json::JsonError),
    /// It is JSON, but no object.
    #[error("the document is not a JSON object")]
    NotAnObject,
    /// It has no id.
    #[error("the actor has no id")]
    NoId,
    /// It has no type, or several.
    #[error("the actor “{0}” has not exactly one type")]
    NotOneType(String),
    /// It is something else, such as a Note.
    #[error("“{id}” is a {ty}, not an actor")]
    NotAnActor {
        /// The id of the document.
        id: String,
        /// Its type.
        ty: String,
    },
    /// It has no inbox, so nobody can write to it.
    #[error("the actor “{0}” has no inbox")]
    NoInbox(String),
}

impl Actor {
    /// Reads the exact bytes of an actor.
    pub fn read(bytes: &[u8]) -> Result<Self, ActorError> {
        Self::from_value(json::parse(bytes)?)
    }

    /// Reads an actor that was parsed before.
    pub fn from_value(value: Value) -> Result<Self, ActorError> {
        let Value::Object(mut rest) = value else { return Err(ActorError::NotAnObject) };
        let members = &mut rest;
        let id = take_text(members, "id").ok_or(ActorError::NoId)?;
        let ty = take_text(members, "type").ok_or_else(|| ActorError::NotOneType(id.clone()))?;
        if matches!(ActorType::of(&ty), ActorType::Other(_)) {
            return Err(ActorError::NotAnActor { id, ty });
        }
        let inbox = take_text(members, "inbox").filter(|inbox| !inbox.is_empty());
        let inbox = inbox.ok_or_else(|| ActorError::NoInbox(id.clone()))?;
        let mut actor = Self { inbox: Some(inbox), ..Self::new(id, ActorType::of(&ty)) };
        actor.take_profile(members);
        actor.take_keys(members);
        actor.take_capability(members);
        actor.rest = rest;
        Ok(actor)
    }

    fn take_profile(&mut self, members: &mut Members) {
        self.context = take(members, "@context", |context| Some(context.clone()));
        self.preferred_username = take_text(members, "preferredUsername");
        self.webfinger = take_text(members, "webfinger");
        self.name = take_localised(members, "name", "nameMap");
        self.summary = take_localised(members, "summary", "summaryMap");
        self.pages = take(members, "url", PageLink::read_all).unwrap_or_default();
        self.outbox = take_text(members, "outbox");
        self.followers = take_text(members, "followers");
        self.following = take_text(members, "following");
        self.shared_inbox = take_shared_inbox(members);
        let approves = take(members, "manuallyApprovesFollowers", Value::as_bool);
        self.manually_approves_followers = approves.unwrap_or_default();
        self.published = take_moment(members, "published");
        self.moved_to = take_id(members, "movedTo");
        self.also_known_as = take_texts(members, "alsoKnownAs");
        self.generator = take_text(members, "generator");
    }

    fn take_keys(&mut self, members: &mut Members) {
        // A key with more than we read, such as the `type` that Fedify adds, stays there as well.
        self.public_keys = members.get("publicKey").and_then(|value| all(value, read_public_key)).unwrap_or_default();
        take(members, "publicKey", |value| all(value, |key| (key.as_object()?.len() == 3).then_some(())));
        // Keys that stand elsewhere, and kinds we do not know, stay in `rest`; the others are read all the same.
        let methods = members.get("assertionMethod");
        self.multikeys = methods.map(|value| some(value, read_multikey)).unwrap_or_default();
        if methods.is_some_and(|value| all(value, read_multikey).is_some()) {
            members.shift_remove("assertionMethod");
        }
    }

    fn take_capability(&mut self, members: &mut Members) {
        self.replication = take(members, "pool:replication", Value::as_u64);
        self.log = take_text(members, "pool:log");
        self.pool_inbox = take_text(members, "pool:inbox");
        self.authorities = take_texts(members, "pool:authorities");
        self.languages = take_languages(members, "pool:languages");
        self.country = take_text(members, "pool:country");
    }
}

fn take_shared_inbox(members: &mut Members) -> Option<String> {
    let endpoints = members.get_mut("endpoints")?.as_object_mut()?;
    let inbox = take_text(endpoints, "sharedInbox");
    if endpoints.is_empty() {
        members.shift_remove("endpoints");
    }
    inbox
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn all<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    Some(list(value)).filter(|items| items.len() <= KEYS_LIMIT)?.iter().map(read).collect()
}

fn some<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    list(value).iter().take(KEYS_LIMIT).filter_map(read).collect()
}

/// Id, owner and PEM.
fn read_public_key(value: &Value) -> Option<PublicKey> {
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    Some(PublicKey { id: text("id")?, owner: text("owner")?, pem: text("publicKeyPem")? })
}

fn read_multikey(value: &Value) -> Option<Multikey> {
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    (value.get("type")? == "Multikey").then_some(())?;
    // What cannot be read as an instant is one that is over: such a key proves nothing new.
    let revoked = value.get("revoked").map(|at| at.as_str().and_then(|at| at.parse().ok()).unwrap_or(Timestamp::MIN));
    let (id, controller) = (text("id")?, text("controller")?);
    Some(Multikey { id, controller, multibase: text("publicKeyMultibase")?, revoked })
}
