//! What was said to whom, as the world outside saw it: what authors were told, what was answered, who may have what.
//!
//! It asks no rule of the product: an audience here is a set of nodes, written down when something is published.

use std::collections::{BTreeMap, BTreeSet};

use crate::invariant::Published;

/// What every token begins with; five digits and an `X` follow.
const TOKEN: &[u8] = b"CANARY";

/// A material, as its author knows it.
#[derive(Debug, Clone)]
pub(super) struct Work {
    pub(super) node: usize,
    /// The local id.
    pub(super) id: String,
    pub(super) uri: String,
    pub(super) level: &'static str,
    /// The nodes that may have it, its own among them.
    pub(super) audience: BTreeSet<usize>,
    /// Everybody who ever could have it.
    pub(super) was_for: BTreeSet<usize>,
    pub(super) is_withdrawn: bool,
    /// A body of it was erased for a legal reason: who holds what is chance.
    pub(super) is_erased: bool,
    pub(super) was_narrowed: bool,
    /// The digest of its attachment.
    pub(super) file: Option<String>,
    /// The position of its newest entry.
    pub(super) position: u64,
}

/// Something that only some nodes may see, at the moment it is sent: one revision of a material.
#[derive(Debug, Clone)]
struct Canary {
    may: BTreeSet<usize>,
    uri: Option<String>,
}

/// The book.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) works: Vec<Work>,
    canaries: Vec<Canary>,
    /// What authors were told is published.
    pub(super) told: Vec<Published>,
    /// Activities that a node answered with 202.
    pub(super) receipts: BTreeMap<usize, BTreeSet<String>>,
    /// Positions of a node's log that another took or refused for good, as the sender saw it.
    pub(super) answered: BTreeMap<(usize, usize), BTreeSet<u64>>,
    /// The newest that was seen of an object at a node: revision, digest, and whether it is withdrawn.
    pub(super) seen: BTreeMap<(usize, String), (u64, String, bool)>,
    /// How far a node has applied another's log.
    pub(super) applied: BTreeMap<(usize, usize), u64>,
    /// When a position was published, and which has come where.
    pub(super) published_at: BTreeMap<(usize, u64), i64>,
    pub(super) arrived: BTreeSet<(usize, usize, u64)>,
    /// When a node put another on its roster.
    pub(super) met: BTreeMap<(usize, usize), i64>,
    /// Attachments by digest, with the work they belong to.
    pub(super) files: BTreeMap<String, usize>,
}

impl Book {
    /// A token that only these nodes may see.
    pub(super) fn token(&mut self, may: BTreeSet<usize>) -> String {
        self.canaries.push(Canary { may, uri: None });
        format!("{}{:05}X", String::from_utf8_lossy(TOKEN), self.canaries.len() - 1)
    }

    /// Says which material the newest token is in: who may see that later is asked too.
    pub(super) fn token_is_in(&mut self, uri: &str) {
        if let Some(canary) = self.canaries.last_mut() {
            canary.uri = Some(uri.to_owned());
        }
    }

    /// What in these bytes is not for a node.
    pub(super) fn smuggled(&self, bytes: &[u8], to: usize) -> Option<String> {
        let mut rest = bytes;
        while let Some(at) = rest.windows(TOKEN.len()).position(|window| window == TOKEN) {
            rest = &rest[at + TOKEN.len()..];
            let number = rest.get(..5).and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
            let Some(canary) = number.and_then(|number| self.canaries.get(number)) else { continue };
            let is_now = |uri: &String| {
                self.works.iter().find(|work| work.uri == *uri).is_none_or(|work| work.audience.contains(&to))
            };
            if !canary.may.contains(&to) || !canary.uri.as_ref().is_none_or(is_now) {
                return Some(canary.uri.clone().unwrap_or_else(|| "something unpublished".into()));
            }
        }
        None
    }

    /// Notes what a sender learned about a position.
    pub(super) fn answer(&mut self, from: usize, to: usize, position: Option<u64>, status: u16) {
        let is_final = matches!(status, 200..=299 | 400 | 405 | 406 | 409 | 411 | 413 | 414 | 415 | 422 | 431 | 451);
        if let Some(position) = position.filter(|_| is_final) {
            self.answered.entry((from, to)).or_default().insert(position);
        }
    }
}
