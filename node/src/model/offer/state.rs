//! Where an offer stands. Both nodes hold the same, whatever came first, came twice or came late.
//!
//! States are in order, and what is known is the highest: an answer of the author stands above everything, the later one
//! above the earlier; below it stands that there will be none; and below that, that nothing is known. So states can be put
//! together in any order and any number of times. This module does not know how a state is sent or kept.

use std::{fmt, str::FromStr};

use jiff::Timestamp;

/// Where an offer stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Made, and not answered.
    Open,
    /// It will not be answered.
    Void(Void),
    /// The author of the material has answered.
    Answered(Answer),
}

/// Why an offer will not be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Void {
    /// The same authority offered a later text in its place.
    Replaced,
    /// The material is no longer for whoever offered.
    Withheld,
    /// The material is withdrawn.
    Withdrawn,
}

/// What the author of the material said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// When: of two answers the later one holds.
    pub at: Timestamp,
    /// Yes or no.
    pub verdict: Verdict,
    /// In words: why not, or what was changed.
    pub words: Option<String>,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No.
    Refused,
    /// It is part of the material.
    Accepted {
        /// From this revision on.
        revision: u64,
        /// Whether the author changed it.
        is_amended: bool,
    },
}

impl State {
    /// What is known once both are.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        self.max(other)
    }

    /// The word in rows and answers.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Void(_) => "void",
            Self::Answered(Answer { verdict: Verdict::Accepted { .. }, .. }) => "accepted",
            Self::Answered(Answer { verdict: Verdict::Refused, .. }) => "refused",
        }
    }

    /// The answer, if there is one.
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Answered(answer) => Some(answer),
            Self::Open | Self::Void(_) => None,
        }
    }
}

impl Void {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Replaced, Self::Withheld, Self::Withdrawn];

    /// The word in rows and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::Withheld => "withheld",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Replaced => "the same authority offered a later text in this language",
            Self::Withheld => "the material is no longer for the authority that offered this",
            Self::Withdrawn => "the material is withdrawn",
        }
    }
}

impl fmt::Display for Void {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Void {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|why| why.as_str() == word);
        found.ok_or_else(|| format!("“{word}” is not why an offer is void"))
    }
}
