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

/// What a node held when it was killed.
pub struct Away {
    host: String,
    /// Lines of its export by origin.
    held: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Away {
    /// Notes what a node holds of the others before it goes.
    ///
    /// # Errors
    /// When its database refuses.
    pub async fn of(node: &Node, nodes: &BTreeMap<&'static str, Node>) -> Result<Self, DemoError> {
        let mut held = BTreeMap::new();
        for (&origin, publisher) in nodes {
            held.insert(origin, lines(node, publisher.app.config.host()).await?);
        }
        Ok(Self { host: node.app.config.host().to_owned(), held })
    }
}

/// Compares the exports of all running nodes, and what those that are away had held with what waits for them.
///
/// # Errors
/// When a node's database refuses.
pub async fn holdings(
    nodes: &BTreeMap<&'static str, Node>,
    away: &BTreeMap<&'static str, Away>,
) -> Result<Holdings, DemoError> {
    let mut holdings = Holdings::default();
    for (&origin, publisher) in nodes {
        let host = publisher.app.config.host();
        for (&holder, node) in nodes {
            let expected = if holder == origin {
                lines(publisher, host).await?
            } else {
                entitled(publisher, node.app.config.host()).await?
            };
            let found = lines(node, host).await?;
            holdings.pairs.insert((holder, origin), Holding::of(&expected, &found));
        }
        for (&holder, gone) in away {
            let expected = entitled(publisher, &gone.host).await?;
            let found = gone.held.get(origin).cloned().unwrap_or_default();
            holdings.pairs.insert((holder, origin), Holding::of(&expected, &found));
        }
        let wanted = store::blob::wanted(&publisher.app.db, ("", ""), 1000).await?.len();
        holdings.waiting_blobs.insert(origin, wanted);
    }
    Ok(holdings)
}

impl Holding {
    fn of(expected: &BTreeSet<String>, found: &BTreeSet<String>) -> Self {
        Self {
            entitled: expected.len(),
            held: expected.intersection(found).count(),
            extra: found.difference(expected).count(),
        }
    }
}

async fn lines(node: &Node, origin: &str) -> Result<BTreeSet<String>, DemoError> {
    Ok(desk::export::lines(&node.app, Some(origin)).await?.into_iter().collect())
}

async fn entitled(publisher: &Node, holder: &str) -> Result<BTreeSet<String>, DemoError> {
    Ok(desk::export::entitled(&publisher.app, holder).await?.into_iter().collect())
}
