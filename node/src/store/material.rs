//! Everything published that this node holds, its own and what partners sent: one row per object, with its languages,
//! topics, recipients, attachments and revisions.
//!
//! REPLICATION, States of an object at a receiver; DESIGN, Audience and Languages. Every reading function goes through
//! a `Viewer`, except the few that say what they are for. Does not know how bytes are made, checked or shown.

mod adoption;
mod agenda;
mod anew;
mod apart;
mod arrived;
mod block;
mod changed;
mod erase;
mod facts;
mod feed;
mod find;
mod guide;
mod index;
mod list;
mod narrow;
mod news;
mod related;
pub(super) mod row;
mod search;
mod shown;
mod tally;
#[cfg(test)]
pub(super) mod tests;
mod write;

use std::{fmt, str::FromStr};

use election_pool_protocol::audience::Audience;
use jiff::Timestamp;

pub use self::{
    adoption::{Use, WiderUse, is_of_nothing, listed, own_use, used_by, used_counts, uses, uses_of, wider_uses},
    agenda::{Cancelled, Due, Planned, Span, actions, cancelled, forget_cancelled, meeting, meetings},
    anew::{begin_index, index_after},
    apart::{Wanted, is_waited_for, keep_apart, wanted_apart},
    arrived::{Looking, arrived, arrived_number},
    block::{Block, Document, Newest, NoBlock, close_blocks, document, newest},
    changed::{changed, withdrawn_count},
    erase::{PastErasure, erased_of, last_erased},
    feed::{HeldFile, HeldMeeting, held_files, held_meetings, prune_withdrawn_from, withdrawn_from},
    find::{
        ErasedText, Held, OwnObject, RevisionLine, RevisionText, Titled, attachments, audience_of, find, find_erased,
        find_own_bytes, find_revision, revisions, states_of, titled,
    },
    guide::{Step, guides, part_counts, parts, steps},
    list::{Filter, Listed, count, list, withdrawn},
    news::{Sought, news, news_count},
    related::{Relation, outcome, wholes},
    search::{Asked, Facets, Found, find_words},
    tally::{By, Filed, Tally, licences, tally},
    write::{Change, Entomb, MaterialWrite, Withhold, keep_local},
};
pub(super) use self::{
    block::reopen_in,
    erase::{erase_in, is_erased_in},
    index::lock_in,
    narrow::narrow_in,
    write::{change_in, show_in},
};

/// What a receiver makes of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The newest revision is here.
    Live,
    /// It is no longer for this node: bytes erased, nothing shown, a later higher revision brings it back.
    Withheld,
    /// Withdrawn by its author, for good.
    Tombstone,
}

impl State {
    /// The word in rows and in `export`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Withheld => "withheld",
            Self::Tombstone => "tombstone",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a state of a material")]
pub struct UnknownState(String);

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(word: &str) -> Result<Self, UnknownState> {
        let all = [Self::Live, Self::Withheld, Self::Tombstone];
        all.into_iter().find(|state| state.as_str() == word).ok_or_else(|| UnknownState(word.to_owned()))
    }
}

/// The row of one material.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// The local UUID, of its page on this node.
    pub id: String,
    /// The id of the object, everywhere the same.
    pub uri: String,
    /// The host key of the node it comes from.
    pub origin: String,
    /// Whether that is this node.
    pub is_own: bool,
    /// The actor id of its author.
    pub authority: String,
    /// The author's country.
    pub country: Option<String>,
    /// `Article`, `Event`, `Note`, `Tombstone`; empty while withheld.
    pub object_type: String,
    /// Its kind, or an unknown word from a peer.
    pub kind: String,
    /// Whether there is anything to show.
    pub state: State,
    /// Never goes down.
    pub revision: u64,
    /// Who it is for now; of a tombstone, who it was for last.
    pub audience: Audience,
    /// The exact bytes of the object; none while withheld, and in lists.
    pub bytes: Option<Vec<u8>>,
    /// Lower-case hex of their SHA-256.
    pub sha256: Option<String>,
    /// The source language; empty if it was never seen live.
    pub language: String,
    /// Phase of the electoral cycle.
    pub phase: Option<String>,
    /// How far a practice has proven itself.
    pub maturity: Option<String>,
    /// `actual` or `exercise`.
    pub status: Option<String>,
    /// The project it belongs to.
    pub project: Option<String>,
    /// What it may be used under.
    pub licence: Option<String>,
    /// Of an event.
    pub starts: Option<Timestamp>,
    /// Of an event.
    pub ends: Option<Timestamp>,
    /// Of a tombstone: a language map as JSON.
    pub reason: Option<String>,
    /// Whether it ever was CLEAR, so that readers may hold it.
    pub was_clear: bool,
    /// First published.
    pub published: Timestamp,
    /// Published in this revision.
    pub updated: Timestamp,
    /// When it came to this node as it is.
    pub at: Timestamp,
}

/// One language of a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// BCP 47, canonical.
    pub language: String,
    /// Title.
    pub title: String,
    /// The generated line with the label, for servers that show only that.
    pub summary: String,
    /// The author's own abstract.
    pub abstract_text: String,
    /// Sanitised HTML; empty in lists that do not ask for it.
    pub html: String,
    /// `source`, `human`, `machine` or `reviewed`.
    pub status: String,
    /// Who translated it.
    pub by: Option<String>,
    /// The revision it was made from.
    pub of_revision: u64,
    /// The digest of the source it was made from.
    pub digest: String,
    /// Of a translation: what each part was made from, as digests, where known.
    pub paragraphs: Vec<String>,
    /// The paragraphs of the source that have changed since; 0 is title or abstract.
    pub stale: Vec<u32>,
    /// When it came to read as it does, where known.
    pub since: Option<Timestamp>,
    /// Whether it was made on this node of what another published: it stands in no object.
    pub is_local: bool,
}

/// A file named by a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Lower-case hex.
    pub sha256: String,
    /// The file name for people.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Where its origin serves it.
    pub url: String,
    /// Whether the file is here; not read when writing.
    pub is_held: bool,
}
