//! Brings about what was planned to go wrong, and ends it; starts and stops nodes.

use std::rc::Rc;

use election_pool_protocol::{
    audience::{Action, Audience, Level, may},
    lane::RETRY_CAP,
    mutant::Mutant,
};

use super::{
    state::{Object, Write},
    world::{Event, Ill, World, millis},
};
use crate::{
    fault::{Fault, HOUR, MINUTE},
    invariant::{i1_no_acknowledged_publication_is_lost, i2_no_acknowledged_receipt_is_lost},
};

impl World {
    /// Puts everything into the queue: nodes that know each other, deeds, faults.
    pub(super) fn set_up(&mut self) {
        let newcomers: Vec<usize> = self
            .options
            .plan
            .iter()
            .filter_map(|planned| match planned.fault {
                Fault::Newcomer { node } => Some(node),
                _ => None,
            })
            .collect();
        let nodes = self.names.len();
        for node in 0..nodes {
            for peer in (0..nodes).filter(|peer| *peer != node) {
                if !newcomers.contains(&node) && !newcomers.contains(&peer) {
                    self.put_on_roster(node, peer);
                }
            }
            self.start(node);
            for _ in 0..self.options.publications {
                let at = self.authors.within(0..self.options.span);
                self.push(at, Event::Deed { node });
            }
        }
        for (number, planned) in self.options.plan.clone().iter().enumerate() {
            self.push(planned.from, Event::Begin(number));
            self.push(planned.until, Event::End(number));
        }
    }

    pub(super) fn put_on_roster(&mut self, node: usize, peer: usize) {
        if self.state(node).peers[peer].is_on_roster || node == peer {
            return;
        }
        let (cursor, at) = (self.state(node).log.len() as u64, self.clock(node));
        // The first pulls are spread, as timers are that were started at different times.
        let added = Write::Roster { peer, is_on: true, cursor, at: at + self.chance.within(0..MINUTE) };
        let _ = self.commit(node, vec![added], None, None);
        self.wake_all(node);
    }

    pub(super) fn start(&mut self, node: usize) {
        if self.nodes[node].is_up || self.nodes[node].is_restoring {
            return;
        }
        self.nodes[node].is_up = true;
        self.nodes[node].life += 1;
        self.promises_are_kept(node);
        self.wake_all(node);
    }

    /// What was said before the node went down is still true.
    pub(super) fn promises_are_kept(&mut self, node: usize) {
        let told = self.book.published.get(&node).cloned().unwrap_or_default();
        for published in told {
            let leaf = self.state(node).entry(published.position).map(|entry| entry.leaf);
            self.ensure(i1_no_acknowledged_publication_is_lost(&published, leaf));
        }
        let taken = self.book.taken.get(&node).cloned().unwrap_or_default();
        for (peer, activity) in taken {
            let is_there = self.state(node).peers[peer].inbox.contains_key(&activity);
            self.ensure(i2_no_acknowledged_receipt_is_lost(node, &activity, is_there));
        }
    }

    /// Looks at everything anew: after a start, and when a clock was set.
    pub(super) fn wake_all(&mut self, node: usize) {
        if !self.nodes[node].is_up {
            return;
        }
        let now = self.clock(node);
        self.nodes[node].lane_at.clear();
        self.nodes[node].sync_at.clear();
        self.nodes[node].apply_at.clear();
        for peer in (0..self.names.len()).filter(|peer| *peer != node) {
            let held = &self.state(node).peers[peer];
            let is_due = super::is_due(held.lane.next_at, now, millis(RETRY_CAP));
            let at = if is_due { now } else { held.lane.next_at };
            let is_sync_due = super::is_due(held.next_pull_at, now, self.options.sync_every.max(HOUR));
            if is_sync_due && held.next_pull_at != i64::MAX {
                let at = self.now + self.chance.within(0..1000);
                self.nodes[node].sync_at.insert(peer, at);
                self.push(at, Event::Sync { node, peer });
            } else {
                self.wake_sync(node, peer);
            }
            self.wake_lane(node, peer, at);
            self.wake_apply(node, peer, now);
        }
    }

    /// The process ends; with the power, also what was not synced.
    pub(super) fn stop(&mut self, node: usize, power: bool) {
        let held = &mut self.nodes[node];
        held.is_up = false;
        held.life += 1;
        held.turns.clear();
        held.queued.clear();
        held.syncs.clear();
        held.lane_at.clear();
        held.sync_at.clear();
        held.apply_at.clear();
        held.disk.forget();
        if power {
            held.disk.lose_power();
        }
    }

    fn set_cuts(&mut self, from: &[usize], to: &[usize], both: bool, is_cut: bool) {
        let ways = from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to)));
        let ways: Vec<(usize, usize)> =
            ways.flat_map(|(a, b)| if both { vec![(a, b), (b, a)] } else { vec![(a, b)] }).collect();
        for way in ways {
            let times = self.cuts.entry(way).or_default();
            *times = if is_cut { *times + 1 } else { times.saturating_sub(1) };
        }
    }

    pub(super) fn begin(&mut self, number: usize) {
        let fault = self.options.plan[number].fault.clone();
        self.history.add(self.now, format_args!("begins: {fault:?}"));
        match fault {
            Fault::Cut { from, to, both } => self.set_cuts(&from, &to, both, true),
            Fault::Crash { node, point, power } => self.nodes[node].armed.push((point, power)),
            Fault::Skew { node, by } => {
                self.nodes[node].skew += by;
                self.wake_all(node);
            }
            Fault::Status { node, code } => self.nodes[node].ill.status = Some(code),
            Fault::Stubborn { node, code, one_in } => self.nodes[node].ill.stubborn = Some((code, one_in)),
            Fault::FullDisk { node } => self.nodes[node].disk.is_full = true,
            Fault::InnerError { node, one_in } => self.nodes[node].ill.inner_error = Some(one_in),
            Fault::Forgetful { node } => self.nodes[node].ill.is_forgetful = true,
            Fault::Removed { node, peer } => self.remove(node, peer),
            Fault::Newcomer { .. } => {}
            Fault::Restored { node } => self.nodes[node].backup = Some(self.nodes[node].disk.length()),
            Fault::Poisoned { node, poison } => self.poison(node, poison),
            Fault::Erased { node } => self.erase(node),
            Fault::RaisedAndLowered { node, partner } => {
                self.set_cuts(&[node], &[partner], true, true);
                self.raise(number, node, partner);
            }
            Fault::Snoop { node, of } => self.snoop(node, of),
        }
    }

    pub(super) fn end(&mut self, number: usize) {
        let fault = self.options.plan[number].fault.clone();
        self.history.add(self.now, format_args!("ends: {fault:?}"));
        match fault {
            Fault::Cut { from, to, both } => self.set_cuts(&from, &to, both, false),
            Fault::Crash { node, point, power } => self.nodes[node].armed.retain(|armed| *armed != (point, power)),
            Fault::Skew { node, by } => {
                self.nodes[node].skew -= by;
                self.wake_all(node);
            }
            Fault::Status { node, .. } => self.nodes[node].ill.status = None,
            Fault::Stubborn { node, .. } => self.nodes[node].ill.stubborn = None,
            Fault::FullDisk { node } => self.nodes[node].disk.is_full = false,
            Fault::InnerError { node, .. } => self.nodes[node].ill.inner_error = None,
            Fault::Forgetful { node } => self.nodes[node].ill.is_forgetful = false,
            Fault::Removed { node, peer } => self.put_on_roster(node, peer),
            Fault::Newcomer { node } => self.welcome(node),
            Fault::Restored { node } => self.lose_disk(node),
            Fault::Poisoned { .. } | Fault::Erased { .. } | Fault::Snoop { .. } => {}
            Fault::RaisedAndLowered { node, partner } => {
                self.set_cuts(&[node], &[partner], true, false);
                self.lower(number, node);
            }
        }
    }

    fn remove(&mut self, node: usize, peer: usize) {
        if !self.nodes[node].is_up || !self.state(node).peers[peer].is_on_roster {
            return;
        }
        if self.nodes[node].turns.remove(&peer).is_some() {
            self.free_seat(node);
        }
        self.nodes[node].syncs.remove(&peer);
        let _ = self.commit(node, vec![Write::Roster { peer, is_on: false, cursor: 0, at: 0 }], None, None);
    }

    pub(super) fn welcome(&mut self, node: usize) {
        for peer in 0..self.names.len() {
            self.put_on_roster(node, peer);
            self.put_on_roster(peer, node);
        }
    }

    fn erase(&mut self, node: usize) {
        let shown = self.state(node).log.iter().filter(|entry| !entry.is_delete && entry.erased.is_none());
        let shown: Vec<(u64, Rc<str>)> = shown.map(|entry| (entry.position, entry.object.clone())).collect();
        if !self.nodes[node].is_up || shown.is_empty() {
            return;
        }
        let (position, object) = self.authors.pick(&shown).clone();
        self.book.erased.insert(object);
        let _ = self.commit(node, vec![Write::EraseBody(position)], None, None);
    }

    fn raise(&mut self, number: usize, node: usize, partner: usize) {
        let wide = |object: &Object| object.audience.level <= Level::Green;
        let own = self.own_live(node).into_iter().find(|id| wide(&self.state(node).objects[id]));
        let Some(id) = own.filter(|_| self.nodes[node].is_up) else { return };
        let other = (0..self.names.len()).find(|other| *other != node && *other != partner);
        let named = other.map(|other| self.names[other].authority.clone()).into_iter().collect();
        let audience = Audience { level: Level::Amber, author: self.names[node].authority.clone(), named };
        let deed = self.revised(node, &id, &audience);
        self.raised.insert(number, id);
        self.publish(node, deed);
    }

    fn lower(&mut self, number: usize, node: usize) {
        let Some(id) = self.raised.remove(&number) else { return };
        if self.nodes[node].is_up && self.own_live(node).contains(&id) {
            let audience = Audience::green(self.names[node].authority.clone());
            let deed = self.revised(node, &id, &audience);
            self.publish(node, deed);
        }
    }

    /// Asks for every attachment of a node by its digest, which may have become known.
    fn snoop(&mut self, node: usize, of: usize) {
        if !self.nodes[of].is_up {
            return;
        }
        let own = self.state(of).objects.values().filter(|object| object.origin == of);
        let digests: Vec<String> = own.filter_map(|object| object.attachment.clone()).collect();
        for sha256 in digests {
            if let Some(file) = self.attachment_for(of, node, &sha256) {
                self.look_for_tokens(of, node, &file);
            }
        }
    }

    /// An attachment, to whoever may fetch a material that names it.
    fn attachment_for(&self, node: usize, caller: usize, sha256: &str) -> Option<Vec<u8>> {
        let viewer = &self.names[caller].viewer;
        let is_partner = self.state(node).peers[caller].is_on_roster;
        let named = self.state(node).objects.values().any(|object| {
            object.attachment.as_deref() == Some(sha256)
                && (Mutant::AttachmentUnchecked.is_planted()
                    || (is_partner && may(Action::Fetch, &object.audience, viewer)))
        });
        self.book.files.get(sha256).filter(|_| named).cloned()
    }

    /// Everything that is wrong ends at once.
    pub(super) fn heal(&mut self) {
        self.history.add(self.now, format_args!("everything heals"));
        self.is_healed = true;
        self.cuts.clear();
        for node in 0..self.names.len() {
            let held = &mut self.nodes[node];
            (held.ill, held.skew, held.disk.is_full) = (Ill::default(), 0, false);
            held.armed.clear();
        }
        for node in 0..self.names.len() {
            if self.nodes[node].is_restoring {
                self.confirm_restore(node);
            }
            self.start(node);
            self.welcome(node);
            self.wake_all(node);
        }
    }
}
