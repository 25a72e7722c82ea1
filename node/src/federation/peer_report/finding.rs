//! What was found out about a server, one thing each. `Display` says it in English, as it ends a sentence that begins with
//! “it can” or “it cannot”.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something that works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Able {
    /// To be a partner, with this version of the replication.
    Partner(u64),
    /// To sign requests: the id of the key, and its fingerprint.
    Sign(String, String),
    /// To prove what it publishes: the id of the key.
    Prove(String),
    /// To be written to once for all: its inbox.
    Inbox(String),
    /// To read these languages, as BCP 47 tags.
    Read(Vec<String>),
    /// To publish as an authority: its name and its id.
    Publish(String, String),
}

/// Something that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unable {
    /// To be a partner: it names no log, or no inbox.
    Log,
    /// To be a partner: it does not speak the replication.
    Replicate,
    /// To use one of its keys: its id, and why.
    Key(String, String),
    /// To sign requests: it announces no key.
    Sign,
    /// To be written to once for all: it has only this inbox.
    OneInbox(String),
    /// To be written to.
    Inbox,
    /// To publish: it names no authority.
    Publish,
    /// To publish as an authority: its id, and why.
    Authority(String, String),
    /// To say what software it runs, and why.
    Software(String),
}

impl fmt::Display for Able {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partner(version) => write!(f, "be a partner: it speaks the pool's replication, version {version}"),
            Self::Sign(key, fingerprint) => write!(f, "sign requests: {key} ({fingerprint})"),
            Self::Prove(key) => write!(f, "prove what it publishes: {key}"),
            Self::Inbox(inbox) => write!(f, "be written to once for all: {inbox}"),
            Self::Read(languages) => write!(f, "read {}", languages.join(", ")),
            Self::Publish(name, id) => write!(f, "publish as {name} ({id})"),
        }
    }
}

impl fmt::Display for Unable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log => f.write_str("be a partner: it names no log or no inbox for its partners"),
            Self::Replicate => f.write_str(
                "be a partner: it does not speak the pool's replication; as a reader it receives public material only",
            ),
            Self::Key(key, why) => write!(f, "use its key {key}: {why}"),
            Self::Sign => f.write_str("sign requests: it announces no RSA key, so nothing from it will be accepted"),
            Self::OneInbox(inbox) => write!(f, "be written to once for all: it has only {inbox}"),
            Self::Inbox => f.write_str("be written to: it has no inbox"),
            Self::Publish => f.write_str("publish: it names no authority"),
            Self::Authority(id, why) => write!(f, "publish as {id}: {why}"),
            Self::Software(why) => write!(f, "say what software it runs: {why}"),
        }
    }
}

impl Serialize for Able {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Unable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
