//! How long something is kept: from when on it counts, and the settings that say how long.

use std::fmt;

use jiff::SignedDuration;
use serde::{Serialize, Serializer};

/// The seconds of a day.
const DAY: u64 = 86_400;

/// A length, and the setting it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The name of the setting in `[limits]`; none of what nobody can set.
    pub setting: Option<&'static str>,
    /// How much it is.
    pub length: Length,
}

/// A length of time, or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many seconds.
    Seconds(u64),
    /// So many days.
    Days(u32),
    /// So many pieces.
    Number(u64),
}

impl Bound {
    pub(super) const fn seconds(setting: &'static str, seconds: u64) -> Self {
        Self { setting: Some(setting), length: Length::Seconds(seconds) }
    }

    pub(super) const fn days(setting: &'static str, days: u32) -> Self {
        Self { setting: Some(setting), length: Length::Days(days) }
    }

    pub(super) const fn number(setting: &'static str, number: u64) -> Self {
        Self { setting: Some(setting), length: Length::Number(number) }
    }

    pub(super) const fn fixed(time: SignedDuration) -> Self {
        Self { setting: None, length: Length::Seconds(time.as_secs().unsigned_abs()) }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.setting, self.length) {
            (Some(setting), Length::Seconds(number) | Length::Number(number)) => write!(f, "{setting} = {number}"),
            (Some(setting), Length::Days(number)) => write!(f, "{setting} = {number}"),
            (None, Length::Seconds(number)) => write!(f, "{} days", number / DAY),
            (None, Length::Days(number)) => write!(f, "{number} days"),
            (None, Length::Number(number)) => write!(f, "{number}"),
        }
    }
}

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// So long.
    For(Bound),
    /// So long after the last use, and so long at most.
    Idle {
        /// After the last use.
        idle: Bound,
        /// At most.
        most: Bound,
    },
    /// So long after it ended.
    AfterEnd(Bound),
    /// So long after the last try.
    AfterTry(Bound),
    /// Until it ends, so long at most.
    UntilEnd(Bound),
    /// Requests so long, letters that failed so long.
    Mail {
        /// Requests.
        requests: Bound,
        /// Letters.
        letters: Bound,
    },
    /// So long after it is settled.
    AfterSettled(Bound),
    /// So long after the withdrawal.
    AfterWithdrawal(Bound),
    /// The latest so many paragraphs.
    Paragraphs(Bound),
    /// So long where nobody waits for it.
    Unawaited(Bound),
    /// So long after it came; what has a place in a log, for good.
    Arrived(Bound),
    /// As long as the follower.
    AsFollower,
    /// So long undecided, and so long after the decision.
    Decision {
        /// Undecided.
        open: Bound,
        /// After it.
        decided: Bound,
    },
    /// So long after the last use.
    AfterUse(Bound),
    /// So long, and the latest so many.
    Strangers(Bound, Bound),
    /// So long after it came, where no material names it.
    Unneeded(Bound),
}

impl Term {
    /// The settings that say so.
    pub fn settings(&self) -> impl Iterator<Item = &'static str> {
        let (one, other) = match *self {
            Self::AsFollower => (None, None),
            Self::For(one)
            | Self::AfterEnd(one)
            | Self::AfterTry(one)
            | Self::UntilEnd(one)
            | Self::AfterSettled(one)
            | Self::AfterWithdrawal(one)
            | Self::Paragraphs(one)
            | Self::Unawaited(one)
            | Self::Arrived(one)
            | Self::AfterUse(one)
            | Self::Unneeded(one) => (Some(one), None),
            Self::Idle { idle: one, most: other }
            | Self::Mail { requests: one, letters: other }
            | Self::Decision { open: one, decided: other }
            | Self::Strangers(one, other) => (Some(one), Some(other)),
        };
        [one, other].into_iter().flatten().filter_map(|bound| bound.setting)
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::For(time) => write!(f, "{time}"),
            Self::Idle { idle, most } => write!(f, "{idle} after the last use, {most} at most"),
            Self::AfterEnd(time) => write!(f, "{time} after they end"),
            Self::AfterTry(time) => write!(f, "{time} after the last"),
            Self::UntilEnd(time) => write!(f, "until they end, {time} at most"),
            Self::Mail { requests, letters } => write!(f, "requests {requests}, letters that failed {letters}"),
            Self::AfterSettled(time) => write!(f, "{time} after they are settled"),
            Self::AfterWithdrawal(time) => write!(f, "{time} after the withdrawal"),
            Self::Paragraphs(number) => write!(f, "{number} paragraphs"),
            Self::Unawaited(time) => write!(f, "{time}, where nobody waits"),
            Self::Arrived(time) => write!(f, "{time} after it came, what has a place in a log for good"),
            Self::AsFollower => f.write_str("as long as the follower"),
            Self::Decision { open, decided } => write!(f, "{open}, {decided} after they are decided"),
            Self::AfterUse(time) => write!(f, "{time} after the last use"),
            Self::Strangers(time, most) => write!(f, "{time}, the latest {most} at most"),
            Self::Unneeded(time) => write!(f, "{time} where no material names them"),
        }
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
