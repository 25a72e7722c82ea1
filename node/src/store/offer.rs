//! Offers of both ways: texts that our people made of partners' material, and those that partners made of ours.
//!
//! `docs/fep-translations.md`, Offers. A state only ever rises, as `model::offer::State` orders them, so that what comes
//! twice or late changes nothing. Does not know who may see an offer: whoever reads asks `may` with its audience.

mod change;
mod read;
#[cfg(test)]
mod tests;
mod void;

use election_pool_protocol::audience::{Audience, Level};
use jiff::Timestamp;

use super::letter::NewLetter;
use crate::model::offer::State;

pub(super) use self::{
    change::{decide_in, hear_in, receive_in},
    void::{bound_in, erase_upto_in, is_open_in, void_in},
};
pub use self::{
    change::{make, refuse, send_again, sent},
    read::{answered, count_new, count_open, due, find, list, of_material, open_of, texts_of, to_answer, waiting},
};

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its id here.
    pub id: String,
    /// The id of the offered object, everywhere the same.
    pub uri: String,
    /// Whether it was made here, or else received.
    pub is_made: bool,
    /// The server of the other end.
    pub host: String,
    /// The authority that offers.
    pub authority: String,
    /// The id of the material.
    pub material: String,
    /// The author of the material, who answers.
    pub author: String,
    /// Its own level.
    pub level: Level,
    /// The language of the text.
    pub language: String,
    /// The revision of the material it was made from.
    pub of_revision: u64,
    /// The exact bytes of the object; none once they are erased.
    pub bytes: Option<Vec<u8>>,
    /// Lower-case hex of their SHA-256; stays.
    pub sha256: String,
    /// The `Offer` in which it was last sent, or first came.
    pub activity: String,
    /// The person who made or answered it, of this node.
    pub by: Option<String>,
    /// When it was offered, as the object says.
    pub at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// Of what was made here: the answer, exactly as it came.
    pub answer: Option<Vec<u8>>,
}

impl Offer {
    /// Whom it is for: the two authorities.
    pub fn audience(&self) -> Audience {
        Audience { level: self.level, author: self.authority.clone(), named: [self.author.clone()].into() }
    }
}

/// How the author of a material answers an offer, with the letter that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The id of the offer here.
    pub id: String,
    /// Accepted or refused.
    pub state: State,
    /// The person who decides.
    pub by: String,
    /// The answer.
    pub letter: NewLetter,
}
