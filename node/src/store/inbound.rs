//! One inbound lane per origin: who applies what came from it, how far that has got, and what is known of its log.
//!
//! REPLICATION, Push and Pull; DESIGN, Receiving. The rules of order are `protocol::inbound`; this module keeps their
//! values. Does not know how an activity is read, or how a pull is made.

mod lease;
mod leaves;
mod progress;
mod settle;
#[cfg(test)]
mod tests;

pub(super) use self::progress::{NEVER, open_in};
pub use self::{
    lease::{Lease, end_leases, lease, lease_host, release},
    leaves::{
        Aside, Contradicted, LeafState, PeerLeaf, Pulled, Taken, held_leaves, leaf_states, leaves, leaves_after,
        leaves_before, record_leaves, record_pulled,
    },
    progress::{
        Inbound, claim_pulls, find, list, open, prune, pull_failed, pull_made, pull_went_well, schedule_pull,
        schedule_pulls,
    },
    settle::{Effect, FollowAnswer, Progress, Rotation, Settlement, settle},
};
