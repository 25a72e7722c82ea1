//! Reading an actor's document, and the check that all of it is the actor's own.
//!
//! What stands on another origin would let one server speak, or be written to, in the name of another: until an
//! administrator decides otherwise none of such a document is used. This module does not fetch anything.

use election_pool_protocol::{
    actor::{Actor, ActorError},
    key::RsaPublic,
    origin::same_origin,
};

use super::error::FetchError;

/// Reads a document and refuses what is not wholly its own.
pub fn read_own(bytes: &[u8], url: &str) -> Result<Actor, FetchError> {
    let actor = Actor::read(bytes)
        .map_err(|error: ActorError| FetchError::NotAnActor { url: url.to_owned(), reason: error.to_string() })?;
    check_origins(&actor)?;
    Ok(actor)
}

/// Refuses inboxes, outboxes, logs, authorities and keys on another origin, and keys of somebody else.
fn check_origins(actor: &Actor) -> Result<(), FetchError> {
    let foreign = |member: &str, value: &str| FetchError::ForeignMember {
        url: actor.id.clone(),
        member: member.to_owned(),
        value: value.chars().take(200).collect(),
    };
    let places = [
        ("inbox", &actor.inbox),
        ("sharedInbox", &actor.shared_inbox),
        ("outbox", &actor.outbox),
        ("pool:inbox", &actor.pool_inbox),
        ("pool:log", &actor.log),
    ];
    let places = places.into_iter().filter_map(|(member, value)| Some((member, value.as_ref()?)));
    let keys = actor.public_keys.iter().map(|key| &key.id).chain(actor.multikeys.iter().map(|key| &key.id));
    let authorities = actor.authorities.iter().map(|id| ("pool:authorities", id));
    for (member, value) in places.chain(keys.map(|id| ("key", id))).chain(authorities) {
        if !same_origin(&actor.id, value) {
            return Err(foreign(member, value));
        }
    }
    let owners = actor.public_keys.iter().map(|key| &key.owner);
    let controllers = actor.multikeys.iter().map(|key| &key.controller);
    match owners.chain(controllers).find(|owner| **owner != actor.id) {
        Some(owner) => Err(foreign("key owner", owner)),
        None => Ok(()),
    }
}

/// Whether the actor stands for a node that can be a partner: it speaks our replication and says where.
pub fn is_capable(actor: &Actor) -> bool {
    actor.replication.is_some_and(|version| version >= 1) && actor.log.is_some() && actor.pool_inbox.is_some()
}

/// The fingerprint of the key that signs the actor's requests: `#main-key`, else the first that is any use.
pub fn fingerprint(actor: &Actor) -> Option<String> {
    let main = format!("{}#main-key", actor.id);
    let mut keys: Vec<_> = actor.public_keys.iter().collect();
    keys.sort_by_key(|key| key.id != main);
    keys.into_iter().find_map(|key| Some(RsaPublic::from_pem(&key.pem).ok()?.fingerprint()))
}
