//! What the played servers publish: proved as a real one's, so that a refusal is for the reason of the case.

use std::sync::atomic::{AtomicU32, Ordering};

use election_pool_protocol::{digest, json};
use serde_json::{Value, json};

use crate::harness::{Peer, PeerActor};

/// Everybody.
pub(super) const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// Scheme, host and port of an id.
pub(super) fn origin_of(id: &str) -> &str {
    let after = id.find("://").map_or(0, |at| at + 3);
    id[after..].find('/').map_or(id, |at| &id[..after + at])
}

/// A CLEAR article of `actor` under this id, not proved yet.
pub(super) fn note(actor: &PeerActor, id: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
        "id": id,
        "type": "Article",
        "attributedTo": actor.id,
        "to": [PUBLIC],
        "name": "About advance voting",
        "nameMap": {"en": "About advance voting"},
        "content": "<p>How it is done.</p>",
        "contentMap": {"en": "<p>How it is done.</p>"},
        "published": "2026-11-01T10:00:00.000Z",
        "pool:tlp": "CLEAR",
        "pool:kind": "best-practice",
        "pool:revision": 1,
    })
}

/// The id of a material of this server.
pub(super) fn material(peer: &Peer, name: &str) -> String {
    format!("{}/materials/{name}", peer.origin())
}

/// A new activity id on the origin of `actor`.
pub(super) fn activity_id(actor: &PeerActor) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{}/activities/{}-{count}", origin_of(&actor.id), std::process::id())
}

/// An activity of `actor` about `object`, neither of them proved.
pub(super) fn activity(actor: &PeerActor, ty: &str, object: Value) -> Value {
    let mut activity = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
        "id": activity_id(actor),
        "type": ty,
        "actor": actor.id,
        "to": [PUBLIC],
    });
    activity["object"] = object;
    activity
}

/// A Create of an object that is proved on the way, as bytes.
pub(super) fn create(actor: &PeerActor, object: Value) -> Vec<u8> {
    sealed(actor, "Create", actor.proved(object))
}

/// An activity of `actor` about `object` as it is, proved, as bytes.
pub(super) fn sealed(actor: &PeerActor, ty: &str, object: Value) -> Vec<u8> {
    bytes(&actor.proved(activity(actor, ty, object)))
}

/// A value as the bytes that go over the wire.
pub(super) fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

/// A value with one member changed; the place is a JSON pointer.
pub(super) fn with(mut value: Value, pointer: &str, member: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer begins with /");
    let parent = value.pointer_mut(parent).expect("the place is there");
    parent.as_object_mut().expect("an object").insert(name.to_owned(), member);
    value
}

/// A value with one member left out.
pub(super) fn without(mut value: Value, name: &str) -> Value {
    value.as_object_mut().expect("an object").remove(name);
    value
}

/// The lower-case hex SHA-256 that `export` prints for an object of an activity that was delivered as these bytes.
pub(super) fn sha256_of_object(activity: &[u8]) -> String {
    let object = json::slice(activity, "object").expect("there is an object");
    digest::hex(&digest::sha256(object))
}
