//! The roots of partners' logs as far as they were compared, so that a sync hashes new leaves only.
//!
//! A cache: the leaves are in the database, where the first one held for a position stands.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use election_pool_protocol::merkle::Frontier;

/// One frontier for each partner, of the epoch compared last.
#[derive(Debug, Default)]
pub struct Roots(Mutex<BTreeMap<String, (u64, Frontier)>>);

impl Roots {
    /// How far the leaves of this epoch were hashed.
    pub fn of(&self, host: &str, epoch: u64) -> Frontier {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(host).filter(|(of, _)| *of == epoch).map(|(_, frontier)| frontier.clone()).unwrap_or_default()
    }

    /// Remembers how far the leaves of this epoch are hashed now.
    pub fn keep(&self, host: &str, epoch: u64, frontier: Frontier) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(host.to_owned(), (epoch, frontier));
    }
}
