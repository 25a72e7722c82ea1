//! Why what was typed into administration is no use, by what is wrong with it: the command line says it in English, pages
//! say it in the words of their reader, beside the field it is about.

use super::DeskError;
use crate::{model::codes, store::account::Role};

/// The longest name of a person or an authority, in characters.
pub const NAME_CHARS: usize = 200;

/// Why it is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No user name of a person.
    #[error("“{0}” is not a user name: only a-z, digits, _ - and .")]
    Username(String),
    /// A user name that somebody has, or had.
    #[error("user “{0}” exists already, or did once")]
    UserTaken(String),
    /// A name that is too long.
    #[error("a name has {NAME_CHARS} characters at most")]
    LongName,
    /// As many persons as there may be.
    #[error("this node has {0} users already (limits.accounts)")]
    UsersFull(u64),
    /// The last person of a role that a node needs.
    #[error("{username} is the last {} of this node: first give that role to somebody else", role.as_str())]
    Last {
        /// Who it is.
        username: String,
        /// The role.
        role: Role,
    },
    /// No user name of an authority.
    #[error(
        "authority.username is “{0}”: 1 to 64 lower-case letters a-z, digits, and _ - . inside; “actor” and “node” are \
         the node itself"
    )]
    AuthorityUsername(String),
    /// An authority that has no name.
    #[error("authority “{0}” has no name: write what it is called")]
    Nameless(String),
    /// A user name that an authority has.
    #[error("authority “{0}” exists already")]
    AuthorityTaken(String),
    /// A node that was not read from a file.
    #[error("this node has no configuration file that an authority could stand in")]
    NoFile,
    /// What is no address on the web.
    #[error("“{0}” is not a web address")]
    NoAddress(String),
    /// A code that no country has.
    #[error("{}", codes::country(.0).err().unwrap_or_default())]
    Country(String),
    /// A tag that no language has.
    #[error("{}", codes::language(.0).err().unwrap_or_default())]
    Language(String),
    /// A feed of this node.
    #[error("{0} is an address of this node")]
    OwnFeed(String),
    /// A feed of a partner.
    #[error("{0} is a partner: its material comes by itself")]
    PartnersFeed(String),
    /// No feed is there.
    #[error("{url} can be followed neither as an actor nor as a feed: {reason}")]
    NoFeed {
        /// The address.
        url: String,
        /// What is there.
        reason: String,
    },
    /// As many feeds as are read.
    #[error("{0} sources are read already; end one, or raise limits.sources")]
    SourcesFull(u64),
    /// A key that is not the one agreed by another way.
    #[error("{host} shows a key with fingerprint {fingerprint}, not the one agreed; nothing was changed")]
    OtherKey {
        /// Whose key.
        host: String,
        /// The fingerprint of the one it shows.
        fingerprint: String,
    },
    /// What is no fingerprint of a key; nothing where none was given.
    #[error("{}", no_fingerprint(.0))]
    NoFingerprint(String),
    /// A server that says it is another.
    #[error("{origin} answers with the identity {claimed}")]
    OtherIdentity {
        /// What was asked.
        origin: String,
        /// Who it says it is.
        claimed: String,
    },
    /// A server without a key that can be used here.
    #[error("{0} shows no RSA key")]
    NoKey(String),
    /// A server without an inbox.
    #[error("{0} has no inbox")]
    NoInbox(String),
    /// The address of a page.
    #[error("“{typed}” is not an origin but a place on one: write {origin}")]
    NoOrigin {
        /// What was typed.
        typed: String,
        /// What was to be typed.
        origin: String,
    },
    /// This node.
    #[error("{0} is this node itself")]
    Itself(String),
    /// A node on plain http knows only whom its configuration names.
    #[error("{0} is not named in federation.resolve, and a node on plain http may have no other peers")]
    NotNamed(String),
    /// A partner that shows another key than the pinned one of the same id.
    #[error(
        "{host} is on the roster and shows another key {key} than the pinned one; compare the fingerprint by another \
         way, then: peer rotate {host} --fingerprint …"
    )]
    ChangedKey {
        /// Whose key.
        host: String,
        /// The key.
        key: String,
    },
    /// A partner that does not know the new keys of this node yet.
    #[error("{0} has not confirmed the last change of keys; wait for it, or take it off the roster")]
    Unconfirmed(String),
    /// The same of an origin that was typed without its scheme.
    #[error("{error}; “{typed}” was tried over https, an origin on plain http is http://{typed}")]
    OverHttps {
        /// What was typed.
        typed: String,
        /// Why it is refused.
        error: Box<DeskError>,
    },
}

impl Refusal {
    /// Whether it is to be typed otherwise, whatever else there is.
    pub const fn is_mistyped(&self) -> bool {
        matches!(
            self,
            Self::Username(_)
                | Self::LongName
                | Self::AuthorityUsername(_)
                | Self::Nameless(_)
                | Self::NoAddress(_)
                | Self::NoFingerprint(_)
                | Self::Country(_)
                | Self::Language(_)
        )
    }
}

fn no_fingerprint(typed: &str) -> String {
    let what = if typed.is_empty() { "no fingerprint was given".to_owned() } else { format!("“{typed}” is none") };
    format!("{what}: a fingerprint has 64 hexadecimal digits")
}
