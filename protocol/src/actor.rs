//! Actors: who publishes. Read from any software; written by us as one Application per node and an Organization per
//! authority.
//!
//! Spec: <https://www.w3.org/TR/activitypub/#actor-objects>, FEP-521a (keys), FEP-2c59 (own address),
//! `docs/replication.md` "Capability". This module does not know which actor is on the roster, nor which key is pinned.

mod ours;
mod read;

use jiff::Timestamp;
pub use ours::{
    APPLICATION_USERNAME, AuthorityProfile, NodeProfile, OwnKeys, application, application_id, main_key_id,
    organization, organization_id, proof_key_id,
};
pub use read::ActorError;
use serde_json::{Value, json};

use crate::{
    json::member::{Members, put, put_list},
    language::LanguageTag,
    object::{Moment, PageLink, Text, write::put_localised},
};

/// The version of the replication protocol we speak.
pub const REPLICATION: u64 = 1;

/// The type of an actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ActorType {
    /// A server.
    Application,
    /// A group whose members publish through it.
    Group,
    /// A body: an authority.
    Organization,
    /// A human being.
    Person,
    /// A programme that acts by itself.
    Service,
    /// Anything else.
    Other(String),
}

impl ActorType {
    /// The word on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Application => "Application",
            Self::Group => "Group",
            Self::Organization => "Organization",
            Self::Person => "Person",
            Self::Service => "Service",
            Self::Other(word) => word,
        }
    }

    /// The type of a word.
    pub fn of(word: &str) -> Self {
        match word {
            "Application" => Self::Application,
            "Group" => Self::Group,
            "Organization" => Self::Organization,
            "Person" => Self::Person,
            "Service" => Self::Service,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// An RSA key of an actor, as it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// The key id of HTTP signatures.
    pub id: String,
    /// The actor that says the key is its own.
    pub owner: String,
    /// The key.
    pub pem: String,
}

/// A key for integrity proofs, as it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multikey {
    /// The verification method of proofs.
    pub id: String,
    /// The actor that says the key is its own.
    pub controller: String,
    /// The key.
    pub multibase: String,
    /// Since when it makes no proofs any more: it is there to verify those it made before.
    pub revoked: Option<Timestamp>,
}

/// An actor, read or to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Its URI.
    pub id: String,
    /// What it is.
    pub ty: ActorType,
    /// The `@context` it came with, or the one it gets.
    pub context: Option<Value>,
    /// Its name in addresses.
    pub preferred_username: Option<String>,
    /// Its own address, `user@host`.
    pub webfinger: Option<String>,
    /// Its name for people.
    pub name: Text,
    /// What it says of itself, as HTML.
    pub summary: Text,
    /// Its pages.
    pub pages: Vec<PageLink>,
    /// Where activities for it go.
    pub inbox: Option<String>,
    /// Where activities for several actors of its server go.
    pub shared_inbox: Option<String>,
    /// What it has published.
    pub outbox: Option<String>,
    /// Who follows it.
    pub followers: Option<String>,
    /// Whom it follows.
    pub following: Option<String>,
    /// Whether somebody looks at each request to follow.
    pub manually_approves_followers: bool,
    /// Its RSA keys.
    pub public_keys: Vec<PublicKey>,
    /// Its keys for proofs.
    pub multikeys: Vec<Multikey>,
    /// When it came to be.
    pub published: Option<Moment>,
    /// Where it has moved to.
    pub moved_to: Option<String>,
    /// Its other ids.
    pub also_known_as: Vec<String>,
    /// The Application actor of its server.
    pub generator: Option<String>,
    /// `pool:replication`: the version of our protocol its server speaks.
    pub replication: Option<u64>,
    /// `pool:log`: where its log is.
    pub log: Option<String>,
    /// `pool:inbox`: the one inbox for a partner's lane.
    pub pool_inbox: Option<String>,
    /// `pool:authorities`: the actors of its server that publish.
    pub authorities: Vec<String>,
    /// `pool:languages`: those its staff write in.
    pub languages: Vec<LanguageTag>,
    /// `pool:country`: two letters.
    pub country: Option<String>,
    /// Everything else.
    pub rest: Members,
}

impl Actor {
    /// An actor with nothing in it, in our own context.
    pub fn new(id: impl Into<String>, ty: ActorType) -> Self {
        Self {
            id: id.into(),
            ty,
            context: Some(crate::context::actor()),
            preferred_username: None,
            webfinger: None,
            name: Text::default(),
            summary: Text::default(),
            pages: Vec::new(),
            inbox: None,
            shared_inbox: None,
            outbox: None,
            followers: None,
            following: None,
            manually_approves_followers: false,
            public_keys: Vec::new(),
            multikeys: Vec::new(),
            published: None,
            moved_to: None,
            also_known_as: Vec::new(),
            generator: None,
            replication: None,
            log: None,
            pool_inbox: None,
            authorities: Vec::new(),
            languages: Vec::new(),
            country: None,
            rest: Members::new(),
        }
    }

    /// Where one delivery for all followers on its server goes.
    pub fn delivery_inbox(&self) -> Option<&str> {
        self.shared_inbox.as_deref().or(self.inbox.as_deref())
    }

    /// The RSA key of this id that the actor says is its own.
    pub fn public_key(&self, key_id: &str) -> Option<&PublicKey> {
        self.public_keys.iter().find(|key| key.id == key_id && key.owner == self.id)
    }

    /// The key for proofs of this id that the actor says is its own.
    pub fn multikey(&self, method: &str) -> Option<&Multikey> {
        self.multikeys.iter().find(|key| key.id == method && key.controller == self.id)
    }

    /// The members of the actor, without a proof unless it came with one.
    pub fn to_value(&self) -> Members {
        let mut members = Members::new();
        put(&mut members, "@context", self.context.clone());
        put(&mut members, "id", Some(self.id.clone()));
        put(&mut members, "type", Some(self.ty.as_str()));
        put(&mut members, "preferredUsername", self.preferred_username.clone());
        put(&mut members, "webfinger", self.webfinger.clone());
        put_localised(&mut members, "name", "nameMap", &self.name);
        put_localised(&mut members, "summary", "summaryMap", &self.summary);
        put(&mut members, "url", PageLink::write_all(&self.pages));
        put(&mut members, "inbox", self.inbox.clone());
        put(&mut members, "outbox", self.outbox.clone());
        put(&mut members, "followers", self.followers.clone());
        put(&mut members, "following", self.following.clone());
        put(&mut members, "endpoints", self.shared_inbox.as_ref().map(|inbox| json!({"sharedInbox": inbox})));
        put(&mut members, "manuallyApprovesFollowers", Some(self.manually_approves_followers));
        put(&mut members, "published", self.published.clone());
        put(&mut members, "movedTo", self.moved_to.clone());
        put_list(&mut members, "alsoKnownAs", &self.also_known_as);
        put(&mut members, "generator", self.generator.clone());
        self.put_keys(&mut members);
        self.put_capability(&mut members);
        for (name, value) in &self.rest {
            let both = members.get_mut(name).and_then(Value::as_object_mut).zip(value.as_object());
            match both {
                Some((written, left)) => written.extend(left.clone()),
                None => drop(members.insert(name.clone(), value.clone())),
            }
        }
        members
    }

    fn put_keys(&self, members: &mut Members) {
        let rsa = |key: &PublicKey| json!({"id": key.id, "owner": key.owner, "publicKeyPem": key.pem});
        match self.public_keys.as_slice() {
            [] => {}
            [single] => put(members, "publicKey", Some(rsa(single))),
            several => put(members, "publicKey", Some(several.iter().map(rsa).collect::<Vec<_>>())),
        }
        let multikey = |key: &Multikey| {
            let (id, controller) = (&key.id, &key.controller);
            let mut written =
                json!({"id": id, "type": "Multikey", "controller": controller, "publicKeyMultibase": key.multibase});
            if let Some(at) = key.revoked {
                written["revoked"] = at.to_string().into();
            }
            written
        };
        put_list(members, "assertionMethod", &self.multikeys.iter().map(multikey).collect::<Vec<_>>());
    }

    fn put_capability(&self, members: &mut Members) {
        put(members, "pool:replication", self.replication);
        put(members, "pool:log", self.log.clone());
        put(members, "pool:inbox", self.pool_inbox.clone());
        put_list(members, "pool:authorities", &self.authorities);
        let languages: Vec<Value> = self.languages.iter().map(|tag| tag.as_str().into()).collect();
        put_list(members, "pool:languages", &languages);
        put(members, "pool:country", self.country.clone());
    }
}

#[cfg(test)]
mod tests;
