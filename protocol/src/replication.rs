//! What two Election Pool nodes say to each other beyond plain `ActivityPub`: headers, heads and pull answers.
//!
//! Spec: `docs/replication.md` of this project. This module holds the forms; the rules are in `lane` (sending) and
//! `inbound` (receiving). It does not know who is a partner, nor who may see which body.

mod findings;
mod head;
mod header;
mod pull;
#[cfg(test)]
mod vectors;

pub use findings::{Contradicted, FINDINGS_MAX, Findings, FindingsError, Forked, Refused};
pub use head::{Head, HeadError};
pub use header::{AppliedHeader, HeaderError, LogHeader, PositionHeader};
pub use pull::{Body, Contradiction, Erasure, PullAnswer, PullEntry, PullError, PullQuery, PullWriter};

/// The version of the protocol we speak: the value of `pool:replication`.
pub const VERSION: u64 = 1;
/// The member of the Application actor, and of `NodeInfo`'s metadata, that says a node speaks it.
pub const CAPABILITY: &str = "pool:replication";
/// The header of a delivery to a partner: where in the log it stands.
pub const LOG_HEADER: &str = "election-pool-log";
/// The header of a sync request: how far the caller has applied the answerer's log.
pub const APPLIED_HEADER: &str = "election-pool-applied";
/// Most entries in one pull answer.
pub const PULL_ENTRIES_MAX: usize = 500;
/// Most bytes in one pull answer; a single entry that is longer still goes, alone.
pub const PULL_BYTES_MAX: usize = 8 * 1024 * 1024;
