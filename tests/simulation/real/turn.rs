//! A turn of one of a node's loops, and what is looked at when it is over.

use std::sync::Arc;

use election_pool_node::{
    desk::retention,
    store::mishap::{self, Deed, Mishap},
};

use super::{
    node::{Received, Sent},
    state::{Event, Turn},
    world::World,
};
use crate::{
    fault::{DAY, Fault, SECOND},
    invariant::{
        i4_effects_happen_once, i5_entries_are_applied_in_order, i6_nothing_goes_back, i19_silence_is_no_success,
    },
};

/// One turn in so many finds the database busy, where nothing worse was drawn.
const BUSY: u64 = 40;

impl World<'_> {
    /// A loop of a node has its turn.
    pub(super) async fn turn(&mut self, node: usize, turn: Turn) {
        let asked = self.wire.state().requests[node];
        let wire = Arc::clone(&self.wire);
        let busy = move || {
            let mut state = wire.state();
            let one_in = state.active.values().find_map(|fault| match fault {
                Fault::InnerError { node: ill, one_in } if *ill == node => Some(*one_in),
                _ => None,
            });
            let one_in = one_in.unwrap_or(if state.is_healed { u64::MAX } else { BUSY });
            if state.chance.below(one_in) == 0 {
                let now = mishap::lay_down(Mishap::default());
                mishap::lay_down(Mishap { is_busy: Some(Deed::Apply), ..now });
            }
        };
        let mut was_idle = false;
        match turn {
            Turn::Send => match self.on(node, async |open| open.send().await).await {
                Some(Ok(sent)) => {
                    was_idle = sent.is_empty();
                    self.has_sent(node, &sent);
                }
                Some(Err(_)) => {}
                None => return,
            },
            Turn::Receive => match self.on(node, async |open| open.receive(busy).await).await {
                Some(Ok(received)) => {
                    was_idle = received.iter().all(|one| one.after == one.before);
                    self.has_received(node, &received);
                }
                Some(Err(_)) => {}
                None => return,
            },
            Turn::Pull => {
                self.on(node, async |open| open.pull().await).await;
                was_idle = self.wire.state().requests[node] == asked;
                self.wire.state().wake(node, Turn::Receive);
            }
            Turn::Fetch => {
                self.on(node, async |open| open.fetch().await).await;
                was_idle = self.wire.state().requests[node] == asked;
            }
        }
        let mut state = self.wire.state();
        if state.doors[node].is_some() {
            state.rests(node, turn, was_idle);
        }
    }

    fn has_sent(&self, node: usize, sent: &[Sent]) {
        let mut state = self.wire.state();
        for Sent { partner, passed } in sent {
            for entry in passed {
                let was_answered =
                    state.book.answered.get(&(node, *partner)).is_some_and(|known| known.contains(&entry.position));
                let was_narrowed = state.book.works.iter().any(|work| work.uri == entry.object && work.was_narrowed);
                let verdict = i19_silence_is_no_success(node, *partner, entry.position, was_answered || was_narrowed);
                state.judge(verdict);
            }
        }
    }

    fn has_received(&self, node: usize, received: &[Received]) {
        let mut state = self.wire.state();
        for Received { origin, before, after, effects, lines } in received {
            state.note(format_args!("n{node} applies n{origin} {before}..{after}"));
            let known = state.book.applied.insert((node, *origin), *after).unwrap_or_default();
            state.judge(i5_entries_are_applied_in_order(node, *origin, known, before + 1));
            state.judge(i5_entries_are_applied_in_order(node, *origin, *before, after + 1));
            if *effects > after - before {
                state.judge(i4_effects_happen_once(node, &format!("a position of n{origin} up to {before}"), 2));
            }
            for line in lines {
                let now = (line.revision, line.sha256.clone().unwrap_or_default(), line.state == "tombstone");
                let (newest, text, gone) =
                    state.book.seen.insert((node, line.id.clone()), now.clone()).unwrap_or((0, String::new(), false));
                // Taken away and shown again it has another revision; a tombstone has its own.
                let is_same_kind = line.state == "live" && !text.is_empty();
                let text = if is_same_kind { text } else { now.1.clone() };
                let is_back = gone && !now.2;
                let verdict = i6_nothing_goes_back(node, &line.id, (newest, &text), is_back, (now.0, &now.1));
                state.judge(verdict);
            }
            if after > before {
                state.wake(node, Turn::Send);
                state.wake(node, Turn::Fetch);
            }
            let soon = state.now + 6 * SECOND;
            state.wake_at(node, Turn::Pull, soon);
        }
    }

    /// A node forgets what is settled long enough.
    pub(super) async fn prune(&mut self, node: usize) {
        self.on(node, async |open| retention::turn(&open.app, retention::Pass::Forget).await).await;
        let mut state = self.wire.state();
        let at = state.now + DAY;
        state.plan(at, Event::Prune(node));
    }
}
