//! The rules of the door: what is taken in from whom, once it is known who speaks.
//!
//! Spec: `docs/replication.md`, `ActivityPub` section 7 (<https://www.w3.org/TR/activitypub/#server-to-server-interactions>).
//! Whoever controls an origin controls the ids on it, an actor its own objects, and nobody ours. This module does not
//! verify signatures, does not know the order of a log, and does not apply anything.

mod ownership;
#[cfg(test)]
mod tests;
mod welcome;

use std::str::FromStr;

use crate::{
    activity::{Activity, ActivityType},
    origin::Origin,
};

/// The largest request of a stranger that may cost us the fetch of a key, unless configured otherwise.
pub const STRANGER_BYTES_MAX: usize = 16 * 1024;

/// Who speaks, as far as this node knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderClass {
    /// A node like us, on the roster.
    Partner,
    /// Any other server on the roster, or one whose actor we follow.
    Reader,
    /// An actor that follows us.
    KnownFollower,
    /// Anybody else.
    Stranger,
}

/// The sender of an activity: its actor, whose key signed the request.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    /// What it is to us.
    pub class: SenderClass,
    /// Whether it is the pinned Application actor of its node, which also announces the node's authorities.
    pub is_application: bool,
    /// The other actors known on its origin.
    pub neighbours: &'a [String],
}

/// What is held under the id of the activity's object.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The actor it is attributed to.
    pub owner: &'a str,
    /// Whether it is withdrawn for good.
    pub is_tombstone: bool,
}

/// From whom a Follow is considered: `[federation] followers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followers {
    /// Only from the roster.
    Roster,
    /// From anybody, and a person says yes.
    Approve,
    /// From anybody, and the node says yes.
    Open,
}

/// What to do with a request before its signature is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Greeting {
    /// Verify it with the keys we hold.
    Verify,
    /// It may cost one guarded fetch of the actor's key.
    FetchKey,
    /// Answer 202 and forget it.
    Drop(Reason),
    /// Answer with this status; no fetch, no row.
    Refuse(u16, Reason),
}

/// What to do with an activity whose sender is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// Keep it, to be applied.
    Record,
    /// Keep it where people see it, without effect; answer 202.
    Quarantine(Reason),
    /// Answer 202 and forget it.
    Drop(Reason),
    /// Answer with this status; nothing is kept.
    Refuse(u16, Reason),
}

/// Why something was not simply recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It is not of a form that could mean anything.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The activity's id is not on its actor's origin, or lies under another actor.
    #[error("the id of the activity is not its actor's")]
    ForeignId,
    /// It speaks for us, or about an id on our origin as if it were the sender's.
    #[error("ids on this origin are ours")]
    OurOwn,
    /// Its object is on another origin, or belongs to another actor.
    #[error("the object is not the actor's own")]
    NotOwner,
    /// It asks something of an actor that is not ours.
    #[error("nobody here is asked")]
    NotOurs,
    /// It answers nothing we asked of this actor.
    #[error("nothing was asked of this actor")]
    NotAsked,
    /// Its object was withdrawn for good.
    #[error("the object is withdrawn")]
    Final,
    /// Its object is only named, and nothing is fetched on anybody's word.
    #[error("the object is not in the activity")]
    NotEmbedded,
    /// A partner's object without `pool:tlp`.
    #[error("the object has no level")]
    NoLevel,
    /// A partner's object with a level that is none, or that may not leave its node.
    #[error("the object has the level “{0}”")]
    Level(String),
    /// Another server's object that is not for everybody.
    #[error("the object is not public")]
    NotPublic,
    /// A type we do not know.
    #[error("the type “{0}” is not known")]
    UnknownType(String),
    /// An actor of a reader says it moved; only a partner is re-addressed.
    #[error("a reader's move waits for people to decide")]
    Move,
    /// Nothing this sender may tell us.
    #[error("not taken from this sender")]
    NotFromThem,
    /// A stranger, where strangers are not heard.
    #[error("the sender is not on the roster")]
    Stranger,
    /// A stranger's request too large to be worth the fetch of a key.
    #[error("the request is too large for a stranger's")]
    TooLarge,
}

/// Greets a request by what it claims, before anything is verified or fetched.
///
/// `class` is asked for the origin of the activity's actor, never of the key id; `bytes_max` bounds a stranger's body.
pub fn greet(
    activity: &Activity,
    class: SenderClass,
    policy: Followers,
    body_bytes: usize,
    bytes_max: usize,
) -> Greeting {
    if class != SenderClass::Stranger {
        return Greeting::Verify;
    }
    if welcome::is_own_farewell(activity) {
        return Greeting::Drop(Reason::NotFromThem);
    }
    let is_heard =
        matches!(activity.ty, ActivityType::Follow | ActivityType::Undo | ActivityType::Accept | ActivityType::Reject);
    match policy {
        Followers::Roster => Greeting::Refuse(403, Reason::Stranger),
        Followers::Approve | Followers::Open if !is_heard => Greeting::Refuse(403, Reason::NotFromThem),
        _ if body_bytes > bytes_max => Greeting::Refuse(403, Reason::TooLarge),
        Followers::Approve | Followers::Open => Greeting::FetchKey,
    }
}

/// Decides what becomes of an activity whose actor signed the request.
///
/// `ours` is our own origin, `held` what this node holds under the id of the object.
pub fn admit(
    activity: &Activity,
    sender: &Sender<'_>,
    policy: Followers,
    ours: &Origin,
    held: Option<&Held<'_>>,
) -> Admission {
    match ownership::check(activity, sender, ours, held) {
        Ok(object) => welcome::welcome(activity, object.as_ref(), sender.class, policy, ours, held),
        Err(refusal) => Admission::Refuse(refusal.status(), refusal),
    }
}

impl Reason {
    /// The HTTP status where this is the reason of a refusal.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Malformed(_) => 400,
            Self::Final => 409,
            _ => 403,
        }
    }
}

/// A word that is no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is none of roster, approve and open")]
pub struct UnknownPolicy(pub String);

impl FromStr for Followers {
    type Err = UnknownPolicy;

    fn from_str(word: &str) -> Result<Self, UnknownPolicy> {
        match word {
            "roster" => Ok(Self::Roster),
            "approve" => Ok(Self::Approve),
            "open" => Ok(Self::Open),
            other => Err(UnknownPolicy(other.to_owned())),
        }
    }
}
