//! The simulator's own book: what was promised, published and answered, as seen from outside of all nodes.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use election_pool_protocol::merkle::Hash;

use super::names::Nodes;
use crate::invariant::{Holding, Published};

/// What a token stands in, and who may ever see it.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) owner: usize,
    pub(super) reach: Nodes,
    pub(super) object: Rc<str>,
    /// Whether it is part of an id, which a `Delete` carries to those who lose the object.
    pub(super) is_id: bool,
}

#[derive(Debug, Default)]
pub(super) struct Book {
    /// What authors were told is published, by node.
    pub(super) published: BTreeMap<usize, Vec<Published>>,
    /// What was answered with 202, by receiver.
    pub(super) taken: BTreeMap<usize, BTreeSet<(usize, Rc<str>)>>,
    pub(super) tokens: BTreeMap<u64, Token>,
    /// Every attachment, by its digest.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Whom each entry is for by its own audience, by node and position.
    pub(super) reach: BTreeMap<(usize, u64), Nodes>,
    /// Entries that a partner took or refused, that were parked, or that were not for it, by node and partner.
    pub(super) settled: BTreeSet<(usize, usize, u64)>,
    /// The newest revision ever shown of an object, by node.
    pub(super) shown: BTreeMap<(usize, Rc<str>), (u64, String)>,
    pub(super) gone: BTreeSet<(usize, Rc<str>)>,
    /// Every position that ever left its node.
    pub(super) used: BTreeMap<(usize, u64, u64), Hash>,
    /// Every text an object ever had, with whom it is for; those poisoned with the revision of another count here.
    pub(super) texts: BTreeMap<Rc<str>, Vec<(Holding, Nodes, bool)>>,
    /// Objects of which a body was erased.
    pub(super) erased: BTreeSet<Rc<str>>,
    /// When entries were published and how long they took to be answered, for the test of isolation.
    pub(super) published_at: BTreeMap<(usize, u64), i64>,
    pub(super) took: BTreeMap<(usize, usize), Vec<i64>>,
    /// Things worth counting.
    pub(super) counts: BTreeMap<&'static str, u64>,
}

impl Book {
    pub(super) fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }
}
