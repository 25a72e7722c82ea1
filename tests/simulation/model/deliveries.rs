//! One turn of a lane, as in `node::desk::deliver`: read on from the cursor, ask who is entitled at this moment, post,
//! move the cursor. What an answer means is `protocol::lane`.

use std::{
    collections::{BTreeSet, VecDeque},
    rc::Rc,
    time::Duration,
};

use election_pool_protocol::{
    audience::{Viewer, entitled},
    lane::{self as rule, Flight, RETRY_CAP, Window},
    mutant::Mutant,
    replication::{LogHeader, PositionHeader},
};

use super::{
    state::{Entry, ExceptionState, Write},
    world::{Delivery, World, instant, millis},
};
use crate::{
    fault::{CrashPoint, HOUR},
    invariant::i15_no_position_is_used_twice,
};

/// As in the limits of the node.
pub(super) const BATCH: u64 = 64;
/// Lanes to inboxes that fail, or never answered, at work at once.
const SLOW_SEATS: usize = 4;

/// What ends a turn early, and when the other side wants to be asked again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trouble {
    pub(super) retry_after: Option<Duration>,
}

/// What a node has in memory of a turn.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) number: u64,
    pub(super) began: i64,
    pub(super) is_lively: bool,
    pub(super) waiting: VecDeque<(u64, u64)>,
    /// What failed long enough and what comes behind it: tried after everything else.
    pub(super) held: VecDeque<(u64, u64)>,
    /// Those of them that failed long enough.
    pub(super) held_ripe: BTreeSet<u64>,
    /// What finds out whether the partner takes anything else, alone.
    pub(super) probe: Option<u64>,
    pub(super) flight: Flight,
    pub(super) window: Window,
    pub(super) busy: Vec<Rc<str>>,
    pub(super) under_way: BTreeSet<u64>,
    pub(super) good: u32,
    pub(super) trouble: Option<Trouble>,
    pub(super) ripe: Vec<u64>,
    pub(super) ripe_trouble: Option<Trouble>,
    /// Parked entries that are tried again after everything else.
    pub(super) parked: Option<VecDeque<u64>>,
}

impl World {
    fn viewer_of(&self, node: usize, peer: usize) -> &Viewer {
        if self.state(node).peers[peer].is_on_roster { &self.names[peer].viewer } else { &Viewer::Public }
    }

    pub(super) fn is_entitled(&self, node: usize, peer: usize, entry: &Entry) -> bool {
        let present = self.state(node).present(entry);
        entry.erased.is_none() && entitled(&entry.audience, present, entry.is_delete, self.viewer_of(node, peer))
    }

    /// The last position up to `cursor` to which the partner is entitled now.
    fn entitled_before(&self, node: usize, peer: usize, cursor: u64) -> u64 {
        let log = &self.state(node).log[..usize::try_from(cursor).expect("a log is short")];
        log.iter().rev().find(|entry| self.is_entitled(node, peer, entry)).map_or(0, |entry| entry.position)
    }

    pub(super) fn begin_turn(&mut self, node: usize, peer: usize) {
        let here = &self.nodes[node];
        let peer_row = &here.disk.state().peers[peer];
        if !here.is_up || here.turns.contains_key(&peer) || !peer_row.is_on_roster {
            return;
        }
        let (lane, now) = (peer_row.lane.clone(), self.clock(node));
        if !super::is_due(lane.next_at, now, millis(RETRY_CAP)) {
            return self.wake_lane(node, peer, lane.next_at);
        }
        let head = self.state(node).log.len() as u64;
        let parked =
            lane.exceptions.values().filter(|one| one.state == ExceptionState::Parked).map(|one| one.next_at).min();
        if lane.cursor >= head && parked.is_none_or(|at| !super::is_due(at, now, HOUR)) {
            return parked.map_or((), |at| self.wake_lane(node, peer, at));
        }
        let is_lively = lane.last_ok_at.is_some() && lane.failures == 0;
        let slow = self.nodes[node].turns.values().filter(|turn| !turn.is_lively).count();
        if !is_lively && slow >= SLOW_SEATS {
            return self.nodes[node].queued.push_back(peer);
        }
        let mut turn = self.read_on(node, peer, lane.cursor, head);
        turn.is_lively = is_lively;
        self.nodes[node].turns.insert(peer, turn);
        self.fly(node, peer);
    }

    fn read_on(&mut self, node: usize, peer: usize, cursor: u64, head: u64) -> Turn {
        self.number += 1;
        let mut turn = Turn {
            number: self.number,
            began: self.clock(node),
            is_lively: true,
            waiting: VecDeque::new(),
            held: VecDeque::new(),
            held_ripe: self.held_ripe(node, peer),
            probe: None,
            flight: Flight::after(cursor),
            window: Window::default(),
            busy: Vec::new(),
            under_way: BTreeSet::new(),
            good: 0,
            trouble: None,
            ripe: Vec::new(),
            ripe_trouble: None,
            parked: None,
        };
        let mut previous = self.entitled_before(node, peer, cursor);
        for position in cursor + 1..=head.min(cursor + BATCH) {
            turn.flight.start(position);
            let entry = self.state(node).entry(position).expect("a log has no gaps");
            if self.is_entitled(node, peer, entry) {
                let is_behind = |(held, _): &(u64, u64)| self.state(node).entry(*held).map(|one| &one.object);
                let is_held = turn.held_ripe.contains(&position)
                    || turn.held.iter().any(|held| is_behind(held) == Some(&entry.object));
                if is_held { &mut turn.held } else { &mut turn.waiting }.push_back((position, previous));
                previous = position;
                if Mutant::CursorAtSend.is_planted() {
                    turn.flight.settle(position);
                }
            } else {
                turn.flight.settle(position);
                self.note_not_for(node, peer, position);
            }
        }
        if !turn.held.is_empty() {
            self.choose_probe(node, &mut turn);
        }
        turn
    }

    /// Entries that failed often enough for long enough to be parked, should the partner take anything else.
    fn held_ripe(&self, node: usize, peer: usize) -> BTreeSet<u64> {
        let now = instant(self.clock(node));
        let exceptions = &self.state(node).peers[peer].lane.exceptions;
        let failing = exceptions.iter().filter(|(_, one)| one.state == ExceptionState::Retrying);
        let ripe = failing.filter(|(_, one)| rule::parks(one.failures, instant(one.first_at), now, true));
        ripe.map(|(position, _)| *position).collect()
    }

    /// Any of what waits may go first, as long as it is the earliest of its object.
    fn choose_probe(&mut self, node: usize, turn: &mut Turn) {
        let object = |at: usize| self.state(node).entry(turn.waiting[at].0).map(|entry| entry.object.clone());
        let first: Vec<usize> =
            (0..turn.waiting.len()).filter(|at| (0..*at).all(|before| object(before) != object(*at))).collect();
        if first.is_empty() {
            return;
        }
        let at = first[self.chance.index(first.len())];
        if let Some(chosen) = turn.waiting.remove(at) {
            turn.probe = Some(chosen.0);
            turn.waiting.push_front(chosen);
        }
    }

    /// By the book it must not be for the partner; else it counts as passed over.
    fn note_not_for(&mut self, node: usize, peer: usize, position: u64) {
        if !self.is_for(node, peer, position) {
            self.book.settled.insert((node, peer, position));
        }
    }

    /// Sends what may go now, or ends the turn when nothing is under way.
    pub(super) fn fly(&mut self, node: usize, peer: usize) {
        let Some(mut turn) = self.nodes[node].turns.remove(&peer) else { return };
        while turn.trouble.is_none() && turn.under_way.len() < turn.probe.map_or(turn.window.size(), |_| 1) {
            let Some((position, previous)) = self.next_to_go(node, peer, &mut turn) else { break };
            turn.under_way.insert(position);
            self.post_entry(node, peer, turn.number, position, previous);
        }
        if !self.nodes[node].is_up {
            return;
        }
        let is_over = turn.under_way.is_empty();
        self.nodes[node].turns.insert(peer, turn);
        if self.crashes(node, CrashPoint::AfterSend) {
            return;
        }
        if is_over {
            self.land(node, peer);
        }
    }

    /// Of one object only the earliest may go; and the right to it is asked again at the moment of sending.
    fn next_to_go(&mut self, node: usize, peer: usize, turn: &mut Turn) -> Option<(u64, u64)> {
        if turn.parked.is_some() {
            return self.next_parked(node, peer, turn);
        }
        loop {
            let mut passed: Vec<Rc<str>> = Vec::new();
            let free = turn.waiting.iter().position(|(position, _)| {
                let object = &self.state(node).entry(*position).expect("it was read").object;
                let is_free = !turn.busy.contains(object) && !passed.contains(object);
                passed.push(object.clone());
                is_free
            })?;
            let (position, previous) = turn.waiting.remove(free)?;
            let entry = self.state(node).entry(position)?;
            if self.is_entitled(node, peer, entry) {
                turn.busy.push(entry.object.clone());
                return Some((position, previous));
            }
            turn.probe = turn.probe.filter(|probe| *probe != position);
            turn.flight.settle(position);
            self.note_not_for(node, peer, position);
        }
    }

    fn next_parked(&mut self, node: usize, peer: usize, turn: &mut Turn) -> Option<(u64, u64)> {
        if !turn.under_way.is_empty() {
            return None;
        }
        loop {
            let position = turn.parked.as_mut()?.pop_front()?;
            let entry = self.state(node).entry(position)?;
            if self.is_entitled(node, peer, entry) {
                return Some((position, self.entitled_before(node, peer, position - 1)));
            }
            let settled = Write::Exception { peer, position, exception: None };
            self.commit(node, vec![settled], None, None).ok()?;
        }
    }

    fn post_entry(&mut self, node: usize, peer: usize, turn: u64, position: u64, previous: u64) {
        let Some(entry) = self.state(node).entry(position).cloned() else { return };
        let Some(body) = entry.body else { return };
        let now = self.clock(node);
        let date = if Mutant::RetryReusesDate.is_planted() {
            *self.nodes[node].dates.entry((peer, position)).or_insert(now)
        } else {
            now
        };
        let used = i15_no_position_is_used_twice(&mut self.book.used, node, entry.epoch, position, entry.leaf);
        self.ensure(used);
        let header = PositionHeader { epoch: entry.epoch, position, previous, salt: entry.salt };
        self.book.count("deliveries");
        self.post(Delivery {
            from: node,
            to: peer,
            life: self.nodes[node].life,
            turn,
            position,
            header: LogHeader::Entry(header).to_string().into(),
            body,
            date,
            shown: now,
            left: self.now,
            is_truncated: false,
            is_awaited: true,
        });
    }
}
