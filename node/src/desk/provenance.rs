//! Whether an object is what its author signed: its integrity proof against the keys pinned for its server.
//!
//! FEP-8b32, `eddsa-jcs-2022`. A proof by a pinned key that does not fit is a forgery, unless it may be by the key that
//! was there before: history is older than the keys that are known now. Does not know what becomes of the object.

use election_pool_protocol::{
    json,
    key::Ed25519Public,
    proof::{self, ProofError},
};
use jiff::{SignedDuration, Timestamp};

use super::{DeskError, authority};
use crate::{
    app::App,
    store::{
        self,
        material::Material,
        peer::{ED25519, PeerKey, Pinned},
    },
};

/// How long after a key was given up it may still have made a proof: clocks differ, and what was begun is done to its end.
const REVOKED_TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// What the proof of an object is worth here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// The author's pinned key made it over exactly this.
    Holds {
        /// The id of the key.
        key: String,
        /// When, as the proof says.
        at: Option<Timestamp>,
    },
    /// Nobody here can tell: the key is not known or was another when the proof was made, or the proof has run out.
    Unknown,
    /// There is none.
    Missing,
    /// It is a proof of something else, or by somebody else.
    Wrong(String),
}

/// Judges the exact bytes of an object by `author` at the instant `now`.
pub fn of(bytes: &[u8], author: &str, pinned: &[Pinned], now: Timestamp) -> Provenance {
    let wrong = |why: &str| Provenance::Wrong(format!("its proof is wrong: {why}"));
    let Ok(value) = json::parse(bytes) else { return wrong("the object cannot be read") };
    let said = match proof::read_proof(&value) {
        Ok(said) => said,
        Err(ProofError::Missing) => return Provenance::Missing,
        Err(error) => return wrong(&error.to_string()),
    };
    let known = pinned.iter().find(|one| one.key.id == said.verification_method && one.key.algorithm == ED25519);
    let Some(Pinned { key, at }) = known else { return Provenance::Unknown };
    if key.actor != author {
        return wrong(&format!("the key is of {}", key.actor));
    }
    let Ok(public) = Ed25519Public::from_multikey(&key.public) else { return Provenance::Unknown };
    if let (Some(revoked), Some(made)) = (key.revoked, said.created)
        && made.duration_since(revoked) > REVOKED_TOLERANCE
    {
        return wrong(&format!("{} was given up before it was made", key.id));
    }
    match proof::verify_proof(&value, &public) {
        Ok(said) if said.expires.is_some_and(|expires| expires <= now) => Provenance::Unknown,
        Ok(said) => Provenance::Holds { key: said.verification_method, at: said.created },
        // Made before this key was pinned: perhaps by the one before it. Proofs tell whole seconds.
        Err(_) if said.created.is_some_and(|created| created.as_second() < at.as_second()) => Provenance::Unknown,
        Err(error) => wrong(&error.to_string()),
    }
}

/// What the proof of a material is worth that this node holds, with the keys known now.
pub async fn of_held(app: &App, material: &Material) -> Result<Provenance, DeskError> {
    let Some(bytes) = material.bytes.as_deref() else { return Ok(Provenance::Missing) };
    let pinned = if material.is_own {
        own(app, &material.authority).await?
    } else {
        store::peer::pinned(&app.db, &material.origin).await?
    };
    Ok(of(bytes, &material.authority, &pinned, app.clock.now()))
}

/// The keys of one of our own actors: that which proves, and those before it.
pub(super) async fn own(app: &App, actor: &str) -> Result<Vec<Pinned>, DeskError> {
    let keys = authority::proof_keys(app, actor).await?.into_iter().map(|key| Pinned {
        key: PeerKey {
            id: key.id,
            actor: actor.to_owned(),
            algorithm: ED25519.to_owned(),
            public: key.multibase,
            revoked: key.revoked,
        },
        at: Timestamp::UNIX_EPOCH,
    });
    Ok(keys.collect())
}
