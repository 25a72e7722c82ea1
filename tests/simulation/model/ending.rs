//! What must be true some time after everything healed.

use std::{collections::BTreeSet, rc::Rc};

use election_pool_protocol::{audience::Level, revision::Standing};

use super::{
    names::{bit, reach},
    state::{LeafState, Object, RowState},
    world::World,
};
use crate::invariant::{
    Holding, Violation, i3_all_converge, i4_effects_happen_once, i5_nothing_is_passed_over,
    i13_what_is_kept_is_bounded, i16_content_survives_being_moved, i19_lag_is_visible,
};

impl World {
    pub(super) fn check_the_end(&mut self) {
        for node in 0..self.names.len() {
            self.promises_are_kept(node);
            self.nodes[node].disk.flush();
            let disk = &self.nodes[node].disk;
            let is_same = disk.read_back() == *disk.state();
            self.ensure(i16_content_survives_being_moved(
                node,
                "the same",
                if is_same { "the same" } else { "something else" },
            ));
            for origin in (0..self.names.len()).filter(|origin| *origin != node) {
                self.converged(node, origin);
                self.everything_was_settled(node, origin);
                self.lag_is_visible(node, origin);
                if self.failed.is_some() {
                    return;
                }
            }
        }
    }

    /// Object by object: what a node holds of another is what is for it now.
    fn converged(&mut self, node: usize, origin: usize) {
        let own: Vec<(Rc<str>, Object)> = self
            .state(origin)
            .objects
            .iter()
            .filter(|(_, o)| o.origin == origin)
            .map(|(id, o)| (id.clone(), o.clone()))
            .collect();
        for (id, object) in own {
            let held = self.state(node).objects.get(&id).map_or(Holding::Nothing, holding);
            let allowed = self.allowed(&id, &object, node);
            self.ensure(i3_all_converge(&id, node, &allowed, &held));
        }
    }

    fn allowed(&self, id: &Rc<str>, object: &Object, node: usize) -> Vec<Holding> {
        let is_for = reach(&self.names, &object.audience) & bit(node) != 0;
        if !is_for || object.audience.level == Level::Red {
            return vec![Holding::Nothing];
        }
        let now = holding(object);
        let Holding::Live { revision, .. } = now else { return vec![now] };
        let is_erased = self.book.erased.contains(id);
        let texts = self.book.texts.get(id).into_iter().flatten();
        let others = texts.filter(|(text, reach, is_poison)| {
            let is_of_now = matches!(text, Holding::Live { revision: other, .. } if *other == revision);
            // Which of two texts came first may be forgotten only where a body was erased.
            is_erased && reach & bit(node) != 0 && (!is_poison || is_of_now)
        });
        let mut allowed: Vec<Holding> = others.map(|(text, _, _)| text.clone()).collect();
        allowed.extend(is_erased.then_some(Holding::Nothing));
        allowed.insert(0, now);
        allowed
    }

    /// Entry by entry: what is for a node is applied once, or in quarantine. What was passed over because its object was
    /// for others at the time, and is for the node again by a later entry, is not missed.
    fn everything_was_settled(&mut self, node: usize, origin: usize) {
        let mut later: BTreeSet<Rc<str>> = BTreeSet::new();
        for position in (1..=self.state(origin).log.len() as u64).rev() {
            let object = self.state(origin).entry(position).expect("a log has no gaps").object.clone();
            if self.is_for(origin, node, position) && later.insert(object) {
                let leaves = &self.state(node).peers[origin].leaves;
                let epochs = 1..=self.state(origin).epoch;
                let mut states = epochs.filter_map(|epoch| leaves.get(&(epoch, position)));
                let is_settled = states.any(|(_, state)| *state == LeafState::Settled);
                self.ensure(i5_nothing_is_passed_over(node, origin, position, is_settled));
            }
        }
        let held = &self.state(node).peers[origin];
        let (rows, bound) = (held.inbox.len(), self.state(origin).log.len());
        let effects: Vec<(Rc<str>, u32)> = held
            .inbox
            .iter()
            .filter(|(_, row)| row.state == RowState::Applied)
            .filter_map(|(id, _)| Some((id.clone(), *self.state(node).effects.get(id)?)))
            .collect();
        for (activity, times) in effects {
            self.ensure(i4_effects_happen_once(node, &activity, times));
        }
        self.ensure(i13_what_is_kept_is_bounded(node, "rows of one partner", rows, bound));
    }

    fn lag_is_visible(&mut self, node: usize, origin: usize) {
        let (known, shown) = (&self.state(node).peers[origin], &self.state(origin).peers[node]);
        let head = self.state(origin).head();
        let (applied, quarantined) = (known.applied, known.quarantined);
        let seen = known.head.map_or(0, |head| head.position);
        let confirmed = shown.confirmed.map_or((0, 0), |receipt| (receipt.position, receipt.quarantined));
        self.ensure(i19_lag_is_visible(node, origin, "the head", seen, head.position));
        self.ensure(i19_lag_is_visible(node, origin, "what is applied", applied, head.position));
        self.ensure(i19_lag_is_visible(origin, node, "the receipt", confirmed.0, applied));
        self.ensure(i19_lag_is_visible(origin, node, "the number in quarantine", confirmed.1, quarantined));
    }

    /// What went wrong, if anything.
    pub(super) fn violation(&self) -> Option<&Violation> {
        self.failed.as_ref()
    }
}

fn holding(object: &Object) -> Holding {
    match object.standing {
        Standing::Live => Holding::Live { revision: object.revision, sha256: object.sha256.clone() },
        Standing::Withheld => Holding::Nothing,
        Standing::Tombstone => Holding::Tombstone,
    }
}
