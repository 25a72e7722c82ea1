//! Who holds what: each node's export beside what every origin says that node is entitled to.

use std::collections::{BTreeMap, BTreeSet};

use super::{DemoError, states::STATES};
use crate::{desk, serve::Node, store};

/// What one node holds of another.
pub struct Holding {
    /// How many objects the origin says this node is entitled to.
    pub entitled: usize,
    /// How many of those this node holds, byte for byte.
    pub held: usize,
    /// Objects this node holds and is not entitled to, or in another state.
    pub extra: usize,
}

/// Every running pair of holder and origin.
#[derive(Default)]
pub struct Holdings {
    /// By holder and origin.
    pub pairs: BTreeMap<(&'static str, &'static str), Holding>,
    /// Attachments each node still waits for.
    pub waiting_blobs: BTreeMap<&'static str, usize>,
}

impl Holdings {
    /// Whether all six run and hold exactly what they are entitled to, with attachments.
    pub fn is_complete(&self) -> bool {
        self.pairs.len() == STATES.len() * STATES.len()
            && self.pairs.values().all(|h| h.held == h.entitled && h.extra == 0)
            && self.waiting_blobs.values().all(|&n| n == 0)
    }

    /// What is missing, in words.
    pub fn missing(&self) -> String {
        let pairs = self.pairs.iter().filter(|(_, h)| h.held != h.entitled || h.extra > 0);
        let mut words: Vec<String> = pairs
            .map(|((holder, origin), h)| format!("{holder} holds {} of {} of {origin}", h.held, h.entitled))
            .collect();
        words.extend(
            self.waiting_blobs.iter().filter(|(_, n)| **n > 0).map(|(node, n)| format!("{node} waits for {n} files")),
        );
        words.join(", ")
    }
}

/// Compares the exports of all running nodes.
pub async fn holdings(nodes: &BTreeMap<&'static str, Node>) -> Result<Holdings, DemoError> {
    let mut holdings = Holdings::default();
    for (&origin, publisher) in nodes {
        for (&holder, node) in nodes {
            let host = publisher.app.config.host();
            let expected: BTreeSet<String> = if holder == origin {
                desk::export::lines(&publisher.app, Some(host)).await?.into_iter().collect()
            } else {
                desk::export::entitled(&publisher.app, node.app.config.host()).await?.into_iter().collect()
            };
            let found: BTreeSet<String> = desk::export::lines(&node.app, Some(host)).await?.into_iter().collect();
            let held = expected.intersection(&found).count();
            let extra = found.difference(&expected).count();
            holdings.pairs.insert((holder, origin), Holding { entitled: expected.len(), held, extra });
        }
        let wanted = store::blob::wanted(&publisher.app.db, "", 1000).await?.len();
        holdings.waiting_blobs.insert(origin, wanted);
    }
    Ok(holdings)
}
