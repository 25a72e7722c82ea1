//! What a partner found in the caller's own log: entries it could not apply, and places where the log contradicts itself.
//!
//! Spec: `docs/replication.md`, "Findings". The receipt counts them; this is what stands behind the count. Holds no body
//! and no part of one beyond what a reason says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    digest::{from_hex, hex},
    merkle::Hash,
};

/// Most findings of each kind in one answer.
pub const FINDINGS_MAX: usize = 500;
/// Longest id or reason taken, in bytes; what is longer is cut off.
const TEXT_MAX_BYTES: usize = 1000;

/// What was found, in the order of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// Entries in quarantine.
    pub quarantined: Vec<Refused>,
    /// Contradictions of which there is evidence.
    pub contradicted: Vec<Contradicted>,
}

/// One entry that was received and not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The epoch, of an entry of the log.
    pub epoch: Option<u64>,
    /// The position, of an entry of the log; a letter has none.
    pub position: Option<u64>,
    /// The id of the activity, or the one it is kept under.
    pub activity: String,
    /// Why, in words.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

/// What two statements of a log about one place differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Forked {
    /// Two leaves for one position.
    Leaf,
    /// A leaf that does not follow from the body beside it.
    Body,
    /// A root that does not follow from the leaves.
    Root,
    /// A head lower than one that was shown before.
    Head,
}

/// One contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradicted {
    /// The epoch.
    pub epoch: u64,
    /// The position.
    pub position: u64,
    /// What differs.
    pub what: Forked,
    /// What the finder holds, or what follows from it.
    pub held: Hash,
    /// What it was shown.
    pub shown: Hash,
    /// Since when.
    pub at: Timestamp,
}

/// Why an answer is no list of findings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the answer is not a list of findings: {0}")]
pub struct FindingsError(String);

impl Forked {
    /// The word on the wire and in rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Leaf => "leaf",
            Self::Body => "body",
            Self::Root => "root",
            Self::Head => "head",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Leaf, Self::Body, Self::Root, Self::Head].into_iter().find(|forked| forked.as_str() == word)
    }
}

#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(default)]
    quarantined: Vec<WireRefused>,
    #[serde(default)]
    contradicted: Vec<WireContradicted>,
}

#[derive(Serialize, Deserialize)]
struct WireRefused {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    epoch: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    activity: String,
    reason: String,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct WireContradicted {
    epoch: u64,
    position: u64,
    what: Forked,
    held: String,
    shown: String,
    at: String,
}

impl Findings {
    /// The JSON of the answer.
    pub fn to_json(&self) -> Vec<u8> {
        let quarantined = self.quarantined.iter().take(FINDINGS_MAX).map(Refused::to_wire).collect();
        let contradicted = self.contradicted.iter().take(FINDINGS_MAX).copied().map(Contradicted::to_wire).collect();
        serde_json::to_vec(&Wire { quarantined, contradicted }).expect("plain values")
    }

    /// Reads an answer; unknown members are passed over, texts are cut to a length.
    pub fn parse(bytes: &[u8]) -> Result<Self, FindingsError> {
        // An empty list would otherwise read as a record without members.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(FindingsError("no JSON object".into()));
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|error| FindingsError(error.to_string()))?;
        if wire.quarantined.len() > FINDINGS_MAX || wire.contradicted.len() > FINDINGS_MAX {
            return Err(FindingsError("too many".into()));
        }
        Ok(Self {
            quarantined: wire.quarantined.into_iter().map(Refused::of_wire).collect::<Result<_, _>>()?,
            contradicted: wire.contradicted.into_iter().map(Contradicted::of_wire).collect::<Result<_, _>>()?,
        })
    }
}

impl Refused {
    fn to_wire(&self) -> WireRefused {
        let Self { epoch, position, activity, reason, at } = self;
        let (activity, reason) = (activity.clone(), reason.clone());
        WireRefused { epoch: *epoch, position: *position, activity, reason, at: format!("{at:.3}") }
    }

    fn of_wire(wire: WireRefused) -> Result<Self, FindingsError> {
        let WireRefused { epoch, position, activity, reason, at } = wire;
        Ok(Self { epoch, position, activity: cut(&activity), reason: cut(&reason), at: instant(&at)? })
    }
}

impl Contradicted {
    fn to_wire(self) -> WireContradicted {
        let Self { epoch, position, what, held, shown, at } = self;
        WireContradicted { epoch, position, what, held: hex(&held), shown: hex(&shown), at: format!("{at:.3}") }
    }

    fn of_wire(wire: WireContradicted) -> Result<Self, FindingsError> {
        let hash = |text: &str| from_hex(text).ok_or_else(|| FindingsError(format!("{text} is no hash")));
        let WireContradicted { epoch, position, what, held, shown, at } = wire;
        Ok(Self { epoch, position, what, held: hash(&held)?, shown: hash(&shown)?, at: instant(&at)? })
    }
}

fn instant(text: &str) -> Result<Timestamp, FindingsError> {
    text.parse().map_err(|_| FindingsError(format!("{text} is no instant")))
}

fn cut(text: &str) -> String {
    text[..text.floor_char_boundary(TEXT_MAX_BYTES)].replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_found_is_two_empty_lists_and_missing_lists_are_empty() {
        assert_eq!(Findings::default().to_json(), br#"{"quarantined":[],"contradicted":[]}"#);
        assert_eq!(Findings::parse(b"{}"), Ok(Findings::default()));
        assert!(Findings::parse(b"7").is_err());
    }

    #[test]
    fn a_reason_is_cut_and_holds_no_control_characters() {
        let long = format!(
            r#"{{"quarantined":[{{"activity":"x","reason":"a\n{}","at":"2026-11-22T10:00:00Z"}}]}}"#,
            "\u{e4}".repeat(2000)
        );
        let read = Findings::parse(long.as_bytes()).unwrap();
        let reason = &read.quarantined[0].reason;
        assert!(reason.starts_with("a \u{e4}") && reason.len() <= 1000, "{reason}");
        assert_eq!(read.quarantined[0].position, None);
    }
}
