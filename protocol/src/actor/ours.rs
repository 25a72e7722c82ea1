//! Our own actors: the Application that speaks for a node, the Organization that speaks for an authority.

use jiff::Timestamp;

use super::{Actor, ActorType, Multikey, PublicKey, REPLICATION};
use crate::{
    key::{Ed25519Key, RsaKey},
    language::{LanguageMap, LanguageTag},
    object::{Moment, PageLink, Text},
};

/// The keys of one actor of ours.
#[derive(Debug, Clone, Copy)]
pub struct OwnKeys<'a> {
    /// For HTTP signatures.
    pub rsa: &'a RsaKey,
    /// For integrity proofs.
    pub ed25519: &'a Ed25519Key,
    /// How often they were made anew, 1 for the first ones.
    pub generation: u32,
    /// The keys for proofs that were there before: what they have proved is verified with them.
    pub before: &'a [Multikey],
}

/// What the Application actor says of its node.
#[derive(Debug, Clone)]
pub struct NodeProfile {
    /// Scheme, host and port, without a slash at the end.
    pub origin: String,
    /// Host, with the port where it is not that of the scheme: what stands behind the @.
    pub host: String,
    /// The node's name in its languages.
    pub name: LanguageMap,
    /// The languages its staff write in.
    pub languages: Vec<LanguageTag>,
    /// The two letters of its state.
    pub country: String,
    /// The actor ids of its authorities.
    pub authorities: Vec<String>,
    /// When the node came to be.
    pub published: Timestamp,
}

/// What an Organization actor says of its authority.
#[derive(Debug, Clone)]
pub struct AuthorityProfile {
    /// As in [`NodeProfile`].
    pub origin: String,
    /// As in [`NodeProfile`].
    pub host: String,
    /// Its name in addresses.
    pub username: String,
    /// Its name in its languages.
    pub name: LanguageMap,
    /// The languages its staff write in.
    pub languages: Vec<LanguageTag>,
    /// The two letters of its state.
    pub country: String,
    /// When it came to be.
    pub published: Timestamp,
}

/// The name of every Application actor in addresses.
pub const APPLICATION_USERNAME: &str = "node";

/// The id of the RSA key of an actor of ours.
pub fn main_key_id(actor: &str) -> String {
    format!("{actor}#main-key")
}

/// The id of an Ed25519 key of an actor of ours: each has one of its own, so that a proof names the key that made it.
pub fn proof_key_id(actor: &str, generation: u32) -> String {
    match generation {
        0 | 1 => format!("{actor}#ed25519-key"),
        generation => format!("{actor}#ed25519-key-{generation}"),
    }
}

/// The id of the Application actor of a node.
pub fn application_id(origin: &str) -> String {
    format!("{origin}/actor")
}

/// The id of an authority's actor.
pub fn organization_id(origin: &str, username: &str) -> String {
    format!("{origin}/actors/{username}")
}

/// The Application actor of a node: readable unsigned, with the capability.
pub fn application(node: &NodeProfile, keys: OwnKeys<'_>) -> Actor {
    let NodeProfile { origin, host, .. } = node;
    let inbox = format!("{origin}/inbox");
    let actor = Actor {
        preferred_username: Some(APPLICATION_USERNAME.to_owned()),
        webfinger: Some(format!("{APPLICATION_USERNAME}@{host}")),
        name: Text::of(node.name.clone()),
        pages: pages(origin, &node.languages, "network"),
        inbox: Some(inbox.clone()),
        shared_inbox: Some(inbox.clone()),
        outbox: Some(format!("{origin}/actor/outbox")),
        published: Some(Moment::utc(node.published)),
        replication: Some(REPLICATION),
        log: Some(format!("{origin}/log")),
        pool_inbox: Some(inbox),
        authorities: node.authorities.clone(),
        languages: node.languages.clone(),
        country: Some(node.country.clone()),
        ..Actor::new(application_id(origin), ActorType::Application)
    };
    with_keys(actor, keys)
}

/// The Organization actor of an authority.
pub fn organization(authority: &AuthorityProfile, keys: OwnKeys<'_>) -> Actor {
    let AuthorityProfile { origin, host, username, .. } = authority;
    let id = organization_id(origin, username);
    let actor = Actor {
        preferred_username: Some(username.clone()),
        webfinger: Some(format!("{username}@{host}")),
        name: Text::of(authority.name.clone()),
        pages: pages(origin, &authority.languages, "materials"),
        inbox: Some(format!("{id}/inbox")),
        shared_inbox: Some(format!("{origin}/inbox")),
        outbox: Some(format!("{id}/outbox")),
        followers: Some(format!("{id}/followers")),
        following: Some(format!("{id}/following")),
        published: Some(Moment::utc(authority.published)),
        generator: Some(application_id(origin)),
        languages: authority.languages.clone(),
        country: Some(authority.country.clone()),
        ..Actor::new(id, ActorType::Organization)
    };
    with_keys(actor, keys)
}

/// Whether somebody looks at each request, is true of every actor of ours: followers are a matter of the roster.
fn with_keys(actor: Actor, keys: OwnKeys<'_>) -> Actor {
    let rsa = PublicKey { id: main_key_id(&actor.id), owner: actor.id.clone(), pem: keys.rsa.public_pem() };
    let multikey = Multikey {
        id: proof_key_id(&actor.id, keys.generation),
        controller: actor.id.clone(),
        multibase: keys.ed25519.public_multikey(),
        revoked: None,
    };
    let multikeys = std::iter::once(multikey).chain(keys.before.iter().cloned()).collect();
    Actor { manually_approves_followers: true, public_keys: vec![rsa], multikeys, ..actor }
}

fn pages(origin: &str, languages: &[LanguageTag], page: &str) -> Vec<PageLink> {
    let page = |tag: &LanguageTag| PageLink { href: format!("{origin}/{tag}/{page}"), ..PageLink::default() };
    languages.first().map(page).into_iter().collect()
}
