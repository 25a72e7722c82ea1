//! A partner that was restored, as in `node::desk::sync::epoch`: what is held of its log is compared leaf by leaf with
//! what it says now, before anything of its new epoch is taken in.

use election_pool_protocol::replication::{Body as Shown, PullAnswer};

use super::{
    pulling::{PAGES, Sync},
    state::{LeafState, Write},
    world::{Stopped, World},
};
use crate::fault::SECOND;

/// How far both sides agree.
enum Compared {
    /// Up to here, and there is more.
    More(u64),
    /// Up to here, in everything that is applied or until they differ.
    UpTo(u64),
}

impl World {
    /// Takes in one page of a newer epoch: its leaves, as far as they are what was held before.
    pub(super) fn compare_epochs(&mut self, node: usize, peer: usize, page: &PullAnswer<'_>, mut sync: Sync) {
        let epoch = page.head.epoch;
        let (held, mut transaction) = (&self.state(node).peers[peer], Vec::new());
        let compared = if sync.entering == Some(epoch) {
            self.compare_page(node, peer, page, sync.after, &mut transaction)
        } else {
            let (_, agreed) = held.held_leaves(epoch);
            (sync.entering, sync.pages) = (Some(epoch), 0);
            if agreed >= held.applied { Compared::UpTo(held.applied) } else { Compared::More(agreed) }
        };
        if let Compared::UpTo(agreed) = compared {
            let applied = agreed.min(held.applied);
            transaction.push(Write::Inbound { peer, epoch, applied, gap_since: None });
        }
        match self.commit(node, transaction, None, None) {
            Ok(()) => {}
            Err(Stopped::Full) => return self.wake_sync(node, peer),
            Err(Stopped::Crashed) => return,
        }
        match compared {
            Compared::UpTo(_) => {
                let now = self.clock(node);
                self.history.add(self.now, format_args!("{node} enters epoch {epoch} of {peer}"));
                self.wake_apply(node, peer, now);
                sync.begin_anew(&self.state(node).peers[peer]);
            }
            Compared::More(agreed) if sync.pages < PAGES => {
                (sync.after, sync.pages) = (agreed, sync.pages + 1);
            }
            Compared::More(_) => return self.pull_soon(node, peer),
        }
        self.nodes[node].syncs.insert(peer, sync);
        self.ask_page(node, peer);
    }

    /// The next round goes on.
    fn pull_soon(&mut self, node: usize, peer: usize) {
        let at = self.state(node).peers[peer].next_pull_at.min(self.clock(node) + SECOND);
        if self.commit(node, vec![Write::NextPull { peer, at, failures: 0 }], None, None) != Err(Stopped::Crashed) {
            self.wake_sync(node, peer);
        }
    }

    fn compare_page(
        &self,
        node: usize,
        peer: usize,
        page: &PullAnswer<'_>,
        after: u64,
        transaction: &mut Vec<Write>,
    ) -> Compared {
        let (held, epoch, mut agreed) = (&self.state(node).peers[peer], page.head.epoch, after);
        for entry in page.entries.iter().take_while(|entry| entry.position <= held.applied) {
            let (position, leaf) = (entry.position, entry.leaf);
            if held.leaf_before(epoch, position).is_some_and(|before| before != leaf) {
                transaction.push(Write::Alarm(format!("leaf of node {peer} epoch {epoch} position {position}")));
                return Compared::UpTo(agreed);
            }
            let state = if matches!(entry.body, Shown::Erased(_)) { LeafState::Erased } else { LeafState::NotForUs };
            transaction.push(Write::Leaf { peer, epoch, position, leaf, state });
            agreed = position;
        }
        if agreed >= held.applied {
            return Compared::UpTo(held.applied);
        }
        if agreed == after {
            transaction.push(Write::Alarm(format!("node {peer} epoch {epoch} ends before {}", held.applied)));
            return Compared::UpTo(agreed);
        }
        Compared::More(agreed)
    }
}
