//! The way from one node to another: cut, slow, lossy, doubling, truncating, until everything heals.

use election_pool_protocol::lane::Answer;

use super::{
    names::bit,
    state::Body,
    world::{Delivery, Event, PATIENCE, PullRequest, World},
};
use crate::invariant::i10_nothing_restricted_gets_out;

impl World {
    fn is_cut(&self, from: usize, to: usize) -> bool {
        self.cuts.get(&(from, to)).is_some_and(|times| *times > 0)
    }

    /// How long one message is under way; none if it never arrives.
    fn under_way(&mut self, from: usize, to: usize) -> Option<i64> {
        if self.is_cut(from, to) || (!self.is_healed && self.chance.happens(self.options.lost)) {
            return None;
        }
        if !self.is_healed && self.chance.happens(self.options.slow) {
            return Some(self.chance.within(200..self.options.slow_by));
        }
        Some(self.chance.within(20..200))
    }

    /// Sends an entry. Exactly one answer comes back to whoever waits: the peer's, or that there is none.
    pub(super) fn post(&mut self, delivery: Delivery) {
        let Delivery { from, to, .. } = delivery;
        self.look_for_tokens(from, to, delivery.body.bytes());
        let way = self.under_way(from, to);
        if way.is_none_or(|way| way >= PATIENCE) {
            self.answer_with(&delivery, Answer::Timeout, self.now + PATIENCE);
        }
        let Some(way) = way else { return };
        if !self.is_healed && self.chance.happens(self.options.doubled) {
            let again = self.chance.within(way..way + self.options.slow_by);
            self.push(self.now + again, Event::Arrive(Delivery { is_awaited: false, ..delivery.clone() }));
        }
        let is_truncated = !self.is_healed && self.chance.happens(self.options.truncated);
        let mut arriving = Delivery { is_awaited: way < PATIENCE, is_truncated, ..delivery };
        if is_truncated {
            let half = arriving.body.bytes().len() / 2;
            arriving.body = Body::of(arriving.body.bytes()[..half].to_vec());
        }
        self.push(self.now + way, Event::Arrive(arriving));
    }

    /// Sends an answer back.
    pub(super) fn reply(&mut self, delivery: &Delivery, answer: Answer) {
        if !delivery.is_awaited {
            return;
        }
        let until = delivery.left + PATIENCE;
        match self.under_way(delivery.to, delivery.from) {
            Some(way) if self.now + way < until => self.answer_with(delivery, answer, self.now + way),
            _ => self.answer_with(delivery, Answer::Timeout, until),
        }
    }

    fn answer_with(&mut self, delivery: &Delivery, answer: Answer, at: i64) {
        let Delivery { from, to, life, turn, position, left, .. } = *delivery;
        self.push(at, Event::Answer { node: from, life, peer: to, turn, position, answer, took: at - left });
    }

    /// Asks for a part of a log; the answer, or that there is none, comes as an event.
    pub(super) fn ask(&mut self, request: PullRequest) {
        match self.under_way(request.from, request.to) {
            Some(way) if way < PATIENCE => self.push(self.now + way, Event::PullArrive(request)),
            _ => self.answer_pull_with(&request, None, self.now + PATIENCE),
        }
    }

    pub(super) fn reply_to_pull(&mut self, request: &PullRequest, status: u16, mut bytes: Vec<u8>) {
        self.look_for_tokens(request.to, request.from, &bytes);
        if !self.is_healed && self.chance.happens(self.options.truncated) {
            bytes.truncate(bytes.len() / 2);
        }
        match self.under_way(request.to, request.from) {
            Some(way) if way < PATIENCE => self.answer_pull_with(request, Some((status, bytes)), self.now + way),
            _ => self.answer_pull_with(request, None, request.left + 2 * PATIENCE),
        }
    }

    pub(super) fn answer_pull_with(&mut self, request: &PullRequest, answer: Option<(u16, Vec<u8>)>, at: i64) {
        let PullRequest { from, to, life, number, .. } = *request;
        self.push(at, Event::PullAnswer { node: from, life, peer: to, number, answer });
    }

    /// Looks at every byte that leaves a node for a token that is not for where it goes.
    pub(super) fn look_for_tokens(&mut self, from: usize, to: usize, bytes: &[u8]) {
        for number in super::letterpress::tokens(bytes) {
            let Some(token) = self.book.tokens.get(&number) else { continue };
            let is_for_now = token.is_id || self.present_reach(token.owner, &token.object) & bit(to) != 0;
            let is_on_roster = self.state(from).peers[to].is_on_roster;
            let may = token.owner == from && token.reach & bit(to) != 0 && is_for_now && is_on_roster;
            let what = format!("{} of {}", if token.is_id { "the id" } else { "a text" }, token.object);
            self.ensure(i10_nothing_restricted_gets_out(to, &what, may));
        }
    }

    /// Whom an object reaches now.
    pub(super) fn present_reach(&self, owner: usize, object: &str) -> u32 {
        self.state(owner).objects.get(object).map_or(0, |object| super::names::reach(&self.names, &object.audience))
    }
}
