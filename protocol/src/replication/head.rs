//! The head of a log: epoch, last position, root hash.
//!
//! Spec: `docs/replication.md`, "The log". What two heads imply is in `inbound`.

use serde::{Deserialize, Serialize};

use crate::{
    digest::{from_hex, hex},
    merkle::Hash,
};

/// The head of a log, as served at `/log/head`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The epoch, raised only by a restore.
    pub epoch: u64,
    /// The last position, 0 for an empty log.
    pub position: u64,
    /// The Merkle root over all leaves up to it.
    pub root: Hash,
}

/// Why bytes are no head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the answer is not a log head")]
pub struct HeadError;

#[derive(Serialize, Deserialize)]
struct Wire {
    epoch: u64,
    position: u64,
    root: String,
}

impl Head {
    /// `{"epoch":1,"position":912,"root":"…"}`.
    pub fn to_json(&self) -> Vec<u8> {
        let Self { epoch, position, root } = self;
        format!(r#"{{"epoch":{epoch},"position":{position},"root":"{}"}}"#, hex(root)).into_bytes()
    }

    /// Reads what `to_json` wrote; unknown members are passed over.
    pub fn from_json(bytes: &[u8]) -> Result<Self, HeadError> {
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| HeadError)?;
        let root = from_hex(&wire.root).ok_or(HeadError)?;
        if wire.epoch == 0 { Err(HeadError) } else { Ok(Self { epoch: wire.epoch, position: wire.position, root }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_survives_the_wire_and_unknown_members_are_passed_over() {
        let head = Head { epoch: 2, position: 912, root: [0xab; 32] };
        assert_eq!(Head::from_json(&head.to_json()), Ok(head));
        let more = String::from_utf8(head.to_json()).unwrap().replacen('{', r#"{"signedAt":"now","#, 1);
        assert_eq!(Head::from_json(more.as_bytes()), Ok(head));
    }

    #[test]
    fn what_is_no_head_is_refused() {
        for text in [
            "",
            "{}",
            r#"{"epoch":0,"position":1,"root":""}"#,
            r#"{"epoch":1,"position":-1,"root":""}"#,
            r#"{"epoch":1,"position":1,"root":"AB"}"#,
        ] {
            assert_eq!(Head::from_json(text.as_bytes()), Err(HeadError), "{text}");
        }
    }
}
