//! One turn of a lane, as in `node::desk::deliver`: read on from the cursor, ask who is entitled at this moment, post,
//! move the cursor. What an answer means is `protocol::lane`.

use std::{
    collections::{BTreeSet, VecDeque},
    rc::Rc,
    time::Duration,
};

use election_pool_protocol::{
    audience::{Viewer, entitled},
    lane::{self as rule, Answer, Flight, LaneClass, Outcome, RETRY_CAP, Window},
    mutant::Mutant,
    replication::{LogHeader, PositionHeader},
};

use super::{
    state::{Entry, Exception, ExceptionState, Lane, Write},
    world::{Delivery, Stopped, World, instant, millis, span},
};
use crate::{
    fault::{CrashPoint, HOUR},
    invariant::{i13_what_is_kept_is_bounded, i15_no_position_is_used_twice, i19_silence_is_no_success},
};

/// As in the limits of the node.
pub(super) const BATCH: u64 = 64;
const PROBES: usize = 8;
const PARKED_A_TURN: usize = 16;

/// What a node has in memory of a turn.
#[derive(Debug)]
pub(super) struct Turn {
    number: u64,
    began: i64,
    waiting: VecDeque<(u64, u64)>,
    flight: Flight,
    window: Window,
    busy: Vec<Rc<str>>,
    under_way: BTreeSet<u64>,
    is_more: bool,
    good: u32,
    trouble: Option<Option<Duration>>,
    ripe: Vec<u64>,
    ripe_trouble: Option<Option<Duration>>,
    /// Parked entries that are tried again after everything else.
    parked: Option<VecDeque<u64>>,
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
        let held = &self.nodes[node];
        let peer_row = &held.disk.state().peers[peer];
        if !held.is_up || held.turns.contains_key(&peer) || !peer_row.is_on_roster {
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
        let turn = self.read_on(node, peer, lane.cursor, head);
        self.nodes[node].turns.insert(peer, turn);
        self.fly(node, peer);
    }

    fn read_on(&mut self, node: usize, peer: usize, cursor: u64, head: u64) -> Turn {
        self.number += 1;
        let mut turn = Turn {
            number: self.number,
            began: self.clock(node),
            waiting: VecDeque::new(),
            flight: Flight::after(cursor),
            window: Window::default(),
            busy: Vec::new(),
            under_way: BTreeSet::new(),
            is_more: cursor + BATCH < head,
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
                turn.waiting.push_back((position, previous));
                previous = position;
                if Mutant::CursorAtSend.is_planted() {
                    turn.flight.settle(position);
                }
            } else {
                turn.flight.settle(position);
                self.note_not_for(node, peer, position);
            }
        }
        turn
    }

    /// By the book it must not be for the partner; else it counts as passed over.
    fn note_not_for(&mut self, node: usize, peer: usize, position: u64) {
        if !self.is_for(node, peer, position) {
            self.book.settled.insert((node, peer, position));
        }
    }

    /// Sends what may go now, or ends the turn when nothing is under way.
    fn fly(&mut self, node: usize, peer: usize) {
        let Some(mut turn) = self.nodes[node].turns.remove(&peer) else { return };
        while turn.trouble.is_none() && turn.under_way.len() < turn.window.size() {
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
            left: self.now,
            is_truncated: false,
            is_awaited: true,
        });
    }

    /// What a partner answered to an entry.
    pub(super) fn answered(
        &mut self,
        node: usize,
        peer: usize,
        number: u64,
        position: u64,
        answer: &Answer,
        took: i64,
    ) {
        let Some(turn) = self.nodes[node].turns.get_mut(&peer) else { return };
        if turn.number != number || !turn.under_way.remove(&position) {
            return;
        }
        turn.window.observe(answer, span(took));
        let is_parked = turn.parked.is_some();
        let outcome = rule::outcome(answer, false);
        let is_taken = matches!(answer, Answer::Status { code: 200..=299 | 409, .. });
        self.history.add(self.now, format_args!("{node}>{peer} {position} {answer:?}"));
        if is_taken || outcome == Outcome::Refused {
            self.book.settled.insert((node, peer, position));
        }
        if is_taken {
            let published = self.book.published_at.get(&(node, position)).copied().unwrap_or_default();
            self.book.took.entry((node, peer)).or_default().push(self.now - published);
        }
        let noted = if is_parked {
            self.note_parked(node, peer, position, outcome)
        } else {
            self.note_entry(node, peer, position, outcome, answer)
        };
        match noted {
            Ok(()) => self.fly(node, peer),
            Err(Stopped::Crashed) => {}
            // The turn fails; its lease ends some time later.
            Err(Stopped::Full) => self.give_back(node, peer),
        }
    }

    fn give_back(&mut self, node: usize, peer: usize) {
        self.nodes[node].turns.remove(&peer);
        let at = self.clock(node) + 24_000;
        self.wake_lane(node, peer, at);
    }

    fn exception(&self, node: usize, peer: usize, position: u64) -> Option<Exception> {
        self.state(node).peers[peer].lane.exceptions.get(&position).copied()
    }

    fn failed_once_more(&mut self, node: usize, peer: usize, position: u64) -> Result<Exception, Stopped> {
        let now = self.clock(node);
        let fresh = Exception { state: ExceptionState::Retrying, failures: 0, first_at: now, next_at: now };
        let mut exception = self.exception(node, peer, position).unwrap_or(fresh);
        exception.failures += 1;
        exception.next_at = if exception.state == ExceptionState::Parked { now + HOUR } else { now };
        self.commit(node, vec![Write::Exception { peer, position, exception: Some(exception) }], None, None)?;
        Ok(exception)
    }

    fn refused(&mut self, node: usize, peer: usize, position: u64) -> Result<(), Stopped> {
        let now = self.clock(node);
        let refused = Exception { state: ExceptionState::Refused, failures: 1, first_at: now, next_at: now };
        self.book.count("refused");
        self.commit(node, vec![Write::Exception { peer, position, exception: Some(refused) }], None, None)
    }

    fn note_entry(
        &mut self,
        node: usize,
        peer: usize,
        position: u64,
        outcome: Outcome,
        answer: &Answer,
    ) -> Result<(), Stopped> {
        let mut is_ripe = false;
        match outcome {
            Outcome::Settled => {}
            Outcome::Refused => self.refused(node, peer, position)?,
            Outcome::Retry | Outcome::KnockAgain => {
                let failing = self.failed_once_more(node, peer, position)?;
                let (first_at, now) = (instant(failing.first_at), instant(self.clock(node)));
                is_ripe = rule::parks(failing.failures, first_at, now, true);
            }
        }
        let Some(turn) = self.nodes[node].turns.get_mut(&peer) else { return Ok(()) };
        match outcome {
            Outcome::Settled => (turn.good, ()) = (turn.good + 1, turn.flight.settle(position)),
            Outcome::Refused => turn.flight.settle(position),
            Outcome::Retry | Outcome::KnockAgain => turn.take_down(is_ripe, position, answer),
        }
        if !turn.ripe.contains(&position) {
            let object = self.state(node).entry(position).expect("it was sent").object.clone();
            self.nodes[node].turns.get_mut(&peer).expect("it is there").busy.retain(|busy| *busy != object);
        }
        Ok(())
    }

    fn note_parked(&mut self, node: usize, peer: usize, position: u64, outcome: Outcome) -> Result<(), Stopped> {
        match outcome {
            Outcome::Settled => {
                self.commit(node, vec![Write::Exception { peer, position, exception: None }], None, None)?;
                self.nodes[node].turns.entry(peer).and_modify(|turn| turn.good += 1);
            }
            Outcome::Refused => self.refused(node, peer, position)?,
            Outcome::Retry | Outcome::KnockAgain => drop(self.failed_once_more(node, peer, position)?),
        }
        Ok(())
    }

    /// Nothing is under way any more: park what is ripe, try what is parked, then write down how far it got.
    fn land(&mut self, node: usize, peer: usize) {
        let Some(mut turn) = self.nodes[node].turns.remove(&peer) else { return };
        if turn.parked.is_some() {
            return self.end_turn(node, peer, turn);
        }
        if self.park(node, peer, &mut turn).is_err() {
            return if self.nodes[node].is_up { self.give_back(node, peer) } else { () };
        }
        if turn.trouble.is_none() && turn.ripe_trouble.is_none() {
            let (lane, now) = (&self.state(node).peers[peer].lane, turn.began);
            let due = lane
                .exceptions
                .iter()
                .filter(|(_, one)| one.state == ExceptionState::Parked && super::is_due(one.next_at, now, HOUR));
            turn.parked = Some(due.map(|(position, _)| *position).take(PARKED_A_TURN).collect());
            turn.window = Window::default();
            self.nodes[node].turns.insert(peer, turn);
            return self.fly(node, peer);
        }
        self.end_turn(node, peer, turn);
    }

    fn park(&mut self, node: usize, peer: usize, turn: &mut Turn) -> Result<(), Stopped> {
        if turn.good == 0 {
            turn.trouble = turn.trouble.take().or_else(|| turn.ripe_trouble.take());
            return Ok(());
        }
        for position in std::mem::take(&mut turn.ripe) {
            let Some(mut exception) = self.exception(node, peer, position) else { continue };
            (exception.state, exception.next_at) = (ExceptionState::Parked, self.clock(node) + HOUR);
            let mut kept = Some(exception);
            if Mutant::ParkingWithoutPull.is_planted() {
                kept = None;
                self.nodes[node].forgotten.insert((peer, position));
            }
            self.commit(node, vec![Write::Exception { peer, position, exception: kept }], None, None)?;
            self.history.add(self.now, format_args!("node {node} parks {position} for {peer}"));
            self.book.count("parked");
            self.book.settled.insert((node, peer, position));
            turn.flight.settle(position);
        }
        Ok(())
    }

    fn end_turn(&mut self, node: usize, peer: usize, turn: Turn) {
        if turn.good > 0 && self.crashes(node, CrashPoint::AfterAckBeforeCursorSave) {
            return;
        }
        let now = self.clock(node);
        let mut lane = self.state(node).peers[peer].lane.clone();
        let before = lane.cursor;
        lane.cursor = lane.cursor.max(turn.flight.cursor());
        lane.exceptions.retain(|at, one| *at > lane.cursor || one.state != ExceptionState::Retrying);
        lane.last_ok_at = if turn.good > 0 { Some(now) } else { lane.last_ok_at };
        self.rest(&mut lane, &turn, now);
        self.check_cursor(node, peer, before, &lane);
        let at = lane.next_at;
        match self.commit(node, vec![Write::Lane { peer, lane }], None, Some(CrashPoint::AfterCursorSave)) {
            Ok(()) => self.wake_lane(node, peer, at),
            Err(Stopped::Full) => self.give_back(node, peer),
            Err(Stopped::Crashed) => {}
        }
    }

    /// When the lane goes on.
    fn rest(&mut self, lane: &mut Lane, turn: &Turn, now: i64) {
        let Some(retry_after) = turn.trouble else {
            (lane.failures, lane.failing_since, lane.next_at) = (0, None, now);
            return;
        };
        lane.failures += 1;
        lane.failing_since = lane.failing_since.or(Some(turn.began));
        let wait = rule::backoff(lane.failures, retry_after, RETRY_CAP, self.chance.fraction());
        lane.next_at = now + millis(wait);
        let since = lane.failing_since.map(instant);
        assert!(!rule::gives_up(LaneClass::Partner, since, instant(now)), "a partner is never given up");
    }

    fn check_cursor(&mut self, node: usize, peer: usize, before: u64, lane: &Lane) {
        for position in before + 1..=lane.cursor {
            let was_answered = self.book.settled.contains(&(node, peer, position));
            if !was_answered {
                eprintln!(
                    "DEBUG {:?} reach {:?} present {:?}",
                    self.state(node).entry(position),
                    self.book.reach.get(&(node, position)),
                    self.state(node).entry(position).and_then(|e| self.state(node).objects.get(&e.object))
                );
            }
            self.ensure(i19_silence_is_no_success(node, peer, position, was_answered));
        }
        let retrying = lane.exceptions.values().filter(|one| one.state == ExceptionState::Retrying).count();
        let bound = usize::try_from(BATCH).expect("it is small");
        self.ensure(i13_what_is_kept_is_bounded(node, "failing entries of one lane", retrying, bound));
    }
}

impl Turn {
    /// Takes down a failure that may be of this entry alone, or is the trouble of the turn.
    fn take_down(&mut self, is_ripe: bool, position: u64, answer: &Answer) {
        let trouble = answer.retry_after();
        let is_alone = is_ripe && *answer != Answer::Network && (self.good > 0 || self.ripe.len() < PROBES);
        if is_alone {
            self.ripe_trouble.get_or_insert(trouble);
            self.ripe.push(position);
        } else {
            self.trouble.get_or_insert(trouble);
        }
    }
}
