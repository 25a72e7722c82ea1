//! The `@context` of what we write, inlined: plain JSON readers skip it, JSON-LD readers need nothing from us to expand it.
//!
//! Spec: <https://www.w3.org/TR/json-ld11/#the-context>, `docs/replication.md` "Terms".
//! This module does not fetch a context and does not expand anything; nobody in this product does.

use serde_json::{Value, json};

/// The vocabulary of `ActivityStreams`.
pub const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";
/// `DataIntegrityProof` and its members.
pub const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v1";
/// `publicKey` with its PEM.
pub const SECURITY: &str = "https://w3id.org/security/v1";
/// `Multikey` and `assertionMethod`.
pub const CONTROLLED_IDENTIFIERS: &str = "https://www.w3.org/ns/cid/v1";
/// The namespace of our own terms.
pub const POOL: &str = "https://w3id.org/election-pool/v1#";
/// Everybody, as an addressee.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// Whether an addressee is everybody; the two short forms are what Mastodon and others also accept.
pub fn is_public(addressee: &str) -> bool {
    matches!(addressee, PUBLIC | "as:Public" | "Public")
}

/// The context of an activity.
pub fn activity() -> Value {
    json!([ACTIVITY_STREAMS, DATA_INTEGRITY, {
        "pool": POOL,
        "pool:recipients": {"@type": "@id"},
    }])
}

/// The context of an actor.
pub fn actor() -> Value {
    json!([ACTIVITY_STREAMS, SECURITY, DATA_INTEGRITY, CONTROLLED_IDENTIFIERS, {
        "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
        "toot": "http://joinmastodon.org/ns#",
        "discoverable": "toot:discoverable",
        "indexable": "toot:indexable",
        "webfinger": {"@id": "https://purl.archive.org/socialweb/webfinger#webfinger"},
        "pool": POOL,
        "pool:log": {"@type": "@id"},
        "pool:inbox": {"@type": "@id"},
        "pool:authorities": {"@type": "@id", "@container": "@set"},
        "pool:languages": {"@container": "@set"},
    }])
}

/// The context of an object.
pub fn object() -> Value {
    let id = || json!({"@type": "@id"});
    let ids = || json!({"@type": "@id", "@container": "@set"});
    let per_language = || json!({"@container": "@language"});
    let opaque = || json!({"@type": "@json"});
    json!([ACTIVITY_STREAMS, DATA_INTEGRITY, {
        "Hashtag": "as:Hashtag",
        "sensitive": "as:sensitive",
        "sc": "http://schema.org#",
        "mz": "https://joinmobilizon.org/ns#",
        "pt": "https://joinpeertube.org/ns#",
        "ical": "http://www.w3.org/2002/12/cal/ical#",
        "language": "sc:inLanguage",
        "identifier": "sc:identifier",
        "inLanguage": "sc:inLanguage",
        "timezone": {"@id": "mz:timezone", "@type": "sc:Text"},
        "joinMode": {"@id": "mz:joinMode", "@type": "mz:joinModeType"},
        "isOnline": {"@id": "mz:isOnline", "@type": "sc:Boolean"},
        "commentsEnabled": {"@id": "pt:commentsEnabled", "@type": "sc:Boolean"},
        "eventStatus": "sc:eventStatus",
        "organizers": "sc:organizer",
        "status": "ical:status",
        "pool": POOL,
        "pool:recipients": ids(),
        "pool:topics": {"@container": "@set"},
        "pool:abstract": per_language(),
        "pool:notices": per_language(),
        "pool:reason": per_language(),
        "pool:variants": opaque(),
        "pool:agenda": opaque(),
        "pool:decisions": opaque(),
        "pool:actions": opaque(),
        "pool:sources": ids(),
        "pool:derivedFrom": id(),
        "pool:partOf": id(),
        "pool:parts": {"@type": "@id", "@container": "@list"},
        "pool:supersedes": id(),
        "pool:translationOf": id(),
        "dcterms": "http://purl.org/dc/terms/",
        "contributor": {"@id": "dcterms:contributor", "@type": "@id", "@container": "@set"},
        "translations": {"@id": "pool:translations", "@type": "@id"},
    }])
}
