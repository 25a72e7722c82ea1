//! What becomes of a turn of a lane, as in `node::desk::deliver`: each answer is taken down, what fails alone is parked,
//! and the cursor moves over what is settled.

use election_pool_protocol::{
    lane::{self as rule, Answer, LaneClass, Outcome, RETRY_CAP, Window},
    mutant::Mutant,
};

use super::{
    deliveries::{BATCH, Trouble, Turn},
    state::{Exception, ExceptionState, Lane, Write},
    world::{Stopped, World, instant, millis, span},
};
use crate::{
    fault::{CrashPoint, HOUR},
    invariant::{i13_what_is_kept_is_bounded, i19_silence_is_no_success},
};

const PROBES: usize = 8;
const PARKED_A_TURN: usize = 16;

impl World {
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

    /// A turn is over: whoever waits for its seat begins.
    pub(super) fn free_seat(&mut self, node: usize) {
        if let Some(next) = self.nodes[node].queued.pop_front() {
            let now = self.clock(node);
            self.wake_lane(node, next, now);
        }
    }

    fn give_back(&mut self, node: usize, peer: usize) {
        self.nodes[node].turns.remove(&peer);
        self.free_seat(node);
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
        let is_probe = self.nodes[node]
            .turns
            .get_mut(&peer)
            .is_some_and(|turn| turn.probe.take_if(|probe| *probe == position).is_some());
        match outcome {
            Outcome::Settled => {}
            Outcome::Refused => self.refused(node, peer, position)?,
            // A probe that fails leaves no row.
            Outcome::Retry | Outcome::KnockAgain if is_probe => {}
            Outcome::Retry | Outcome::KnockAgain => {
                let failing = self.failed_once_more(node, peer, position)?;
                let (first_at, now) = (instant(failing.first_at), instant(self.clock(node)));
                is_ripe = rule::parks(failing.failures, first_at, now, true);
            }
        }
        let Some(turn) = self.nodes[node].turns.get_mut(&peer) else { return Ok(()) };
        match outcome {
            Outcome::Settled => {
                turn.good += 1;
                turn.flight.settle(position);
            }
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
            Outcome::Retry | Outcome::KnockAgain => {
                self.failed_once_more(node, peer, position)?;
            }
        }
        Ok(())
    }

    /// Nothing is under way any more: park what is ripe, try what is parked, then write down how far it got.
    pub(super) fn land(&mut self, node: usize, peer: usize) {
        let Some(mut turn) = self.nodes[node].turns.remove(&peer) else { return };
        if turn.parked.is_some() {
            return self.end_turn(node, peer, &turn);
        }
        let held = std::mem::take(&mut turn.held);
        if turn.good > 0 {
            let ripe = held.iter().map(|(position, _)| *position).filter(|one| turn.held_ripe.contains(one));
            turn.ripe.extend(ripe);
        } else if turn.trouble.is_none() && !held.is_empty() {
            turn.waiting = held;
            self.nodes[node].turns.insert(peer, turn);
            return self.fly(node, peer);
        }
        if self.park(node, peer, &mut turn).is_err() {
            if self.nodes[node].is_up {
                self.give_back(node, peer);
            }
            return;
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
        self.end_turn(node, peer, &turn);
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

    fn end_turn(&mut self, node: usize, peer: usize, turn: &Turn) {
        if turn.good > 0 && self.crashes(node, CrashPoint::AfterAckBeforeCursorSave) {
            return;
        }
        self.free_seat(node);
        let now = self.clock(node);
        let mut lane = self.state(node).peers[peer].lane.clone();
        let before = lane.cursor;
        lane.cursor = lane.cursor.max(turn.flight.cursor());
        lane.exceptions.retain(|at, one| *at > lane.cursor || one.state != ExceptionState::Retrying);
        lane.last_ok_at = if turn.good > 0 { Some(now) } else { lane.last_ok_at };
        self.rest(&mut lane, turn, now);
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
        let Some(Trouble { retry_after }) = turn.trouble else {
            (lane.failures, lane.failing_since, lane.next_at) = (0, None, now);
            return;
        };
        if turn.good > 0 {
            (lane.failures, lane.failing_since) = (0, None);
        }
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
        let trouble = Trouble { retry_after: answer.retry_after() };
        let is_alone = is_ripe && (self.good > 0 || self.ripe.len() < PROBES);
        if is_alone {
            self.ripe_trouble.get_or_insert(trouble);
            self.ripe.push(position);
        } else {
            self.trouble.get_or_insert(trouble);
        }
    }
}
