//! The door, as in `node::federation::door`: date, roster, origin rules, one row, and only then 202.

use std::rc::Rc;

use election_pool_protocol::{
    activity::Activity,
    admission::{self, Admission, Followers, Greeting, Held, Reason, STRANGER_BYTES_MAX, Sender, SenderClass},
    digest::DigestError,
    lane::Answer,
    mutant::Mutant,
    replication::LogHeader,
    revision::Standing,
    signature::{SignatureError, WINDOW, is_near},
};

use super::{
    names::node_of,
    state::{Body, Object, Place, Question, Row, RowState, Write},
    world::{Delivery, Event, Stopped, World, instant},
};
use crate::{
    fault::{BROKEN, CrashPoint, DAY, MINUTE},
    invariant::{i17_clocks_only_delay, i18_what_fails_stays_closed},
};

impl World {
    pub(super) fn arrive(&mut self, delivery: &Delivery) {
        let Delivery { from, to, position, .. } = *delivery;
        if !self.nodes[to].is_up {
            return self.reply(delivery, Answer::Network);
        }
        let was_held = self.holds(delivery);
        let answer = match self.admitted(delivery) {
            Ok(()) => Answer::status(202),
            Err(Some(answer)) => answer,
            // The process ended before it could answer.
            Err(None) => return self.reply(delivery, Answer::Network),
        };
        if answer == Answer::status(202) {
            // To say again that it is there needs no writing.
            let can_write = !self.nodes[to].disk.is_full || was_held || self.nodes[to].ill.is_forgetful;
            self.ensure(i18_what_fails_stays_closed(to, "202", can_write));
            self.note_taken(delivery);
        }
        self.history.add(self.now, format_args!("{from}>{to} {position} at the door: {answer:?}"));
        self.reply(delivery, answer);
    }

    fn holds(&self, delivery: &Delivery) -> bool {
        let inbox = &self.state(delivery.to).peers[delivery.from].inbox;
        delivery.body.activity().is_some_and(|activity| inbox.contains_key(activity.id.as_str()))
    }

    fn note_taken(&mut self, delivery: &Delivery) {
        let Delivery { from, to, .. } = *delivery;
        let Some(activity) = delivery.body.activity() else { return };
        if self.holds(delivery) || !self.nodes[to].ill.is_forgetful {
            self.book.taken.entry(to).or_default().insert((from, activity.id.as_str().into()));
        }
    }

    /// Nothing, or the answer to give instead of 202; none at all if the process ended.
    fn admitted(&mut self, delivery: &Delivery) -> Result<(), Option<Answer>> {
        let Delivery { from, to, date, .. } = *delivery;
        self.in_front(delivery)?;
        let now = self.clock(to);
        if !is_near(instant(date), instant(now)) {
            self.book.count("refused for their date");
            let off_by = now - delivery.shown;
            let window = i64::try_from(WINDOW.as_millis()).expect("it is short");
            self.ensure(i17_clocks_only_delay(from, to, off_by, window));
            return Err(Some(Answer::status(SignatureError::Clock(instant(date)).status())));
        }
        if delivery.is_truncated {
            return Err(Some(Answer::status(SignatureError::Digest(DigestError::Mismatch).status())));
        }
        let malformed = || Some(Answer::status(400));
        let activity = delivery.body.activity().ok_or_else(malformed)?;
        let class = self.class_of(to, &activity.actor).ok_or_else(malformed)?;
        let bytes = delivery.body.bytes().len();
        match admission::greet(activity, class, Followers::Roster, bytes, STRANGER_BYTES_MAX) {
            Greeting::Verify => {}
            Greeting::Refuse(status, _) => return Err(Some(Answer::status(status))),
            Greeting::FetchKey | Greeting::Drop(_) => return Err(Some(Answer::status(403))),
        }
        match self.judged(to, &delivery.body, activity, class) {
            Admission::Record | Admission::Quarantine(_) | Admission::Refuse(_, Reason::Final) => {}
            Admission::Drop(_) => return Ok(()),
            Admission::Refuse(status, _) => return Err(Some(Answer::status(status))),
        }
        let LogHeader::Entry(header) = LogHeader::parse(&delivery.header).map_err(|_| malformed())? else {
            return Err(malformed());
        };
        let (epoch, position, previous, salt) = (header.epoch, header.position, header.previous, header.salt);
        self.recorded(delivery, activity, Place { epoch, position, previous, salt })
    }

    /// What stands before the node and may answer in its place.
    fn in_front(&self, delivery: &Delivery) -> Result<(), Option<Answer>> {
        let ill = &self.nodes[delivery.to].ill;
        let is_stubborn = |one_in: u64| {
            let bytes = delivery.body.bytes();
            bytes.iter().fold(7_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(*byte))) % one_in == 0
        };
        match (ill.status, ill.stubborn) {
            (Some(code @ (429 | 503)), _) => Err(Some(Answer::Status { code, retry_after_s: Some(120) })),
            (Some(code), _) => Err(Some(Answer::status(code))),
            (None, Some((BROKEN, one_in))) if is_stubborn(one_in) => Err(None),
            (None, Some((code, one_in))) if is_stubborn(one_in) => Err(Some(Answer::status(code))),
            _ => Ok(()),
        }
    }

    /// What the sender of an activity is to a node.
    pub(super) fn class_of(&self, node: usize, actor: &str) -> Option<SenderClass> {
        let peer = node_of(&self.names, actor)?;
        let is_partner = self.state(node).peers[peer].is_on_roster;
        Some(if is_partner { SenderClass::Partner } else { SenderClass::Stranger })
    }

    pub(super) fn judged(&self, node: usize, body: &Body, activity: &Activity, class: SenderClass) -> Admission {
        let held = activity.object.id().and_then(|id| self.state(node).objects.get(id));
        let owned =
            held.map(|held| (node_of(&self.names, &held.audience.author), held.standing == Standing::Tombstone));
        let asks = body.names(&self.names[node].origin).then_some(node);
        body.judged(Question { asks, class, held: owned }, || self.ask_the_rules(node, activity, class, held))
    }

    fn ask_the_rules(&self, node: usize, activity: &Activity, class: SenderClass, held: Option<&Object>) -> Admission {
        let peer = node_of(&self.names, &activity.actor).unwrap_or(node);
        let neighbours = [self.names[peer].authority.clone()];
        let is_application = activity.actor == self.names[peer].application;
        let sender = Sender { class, is_application, neighbours: &neighbours };
        let held =
            held.map(|held| Held { owner: &held.audience.author, is_tombstone: held.standing == Standing::Tombstone });
        admission::admit(activity, &sender, Followers::Roster, &self.names[node].parsed, held.as_ref())
    }

    fn recorded(&mut self, delivery: &Delivery, activity: &Activity, place: Place) -> Result<(), Option<Answer>> {
        let Delivery { from, to, .. } = *delivery;
        if self.nodes[to].ill.is_forgetful {
            self.book.count("taken and forgotten");
            return Ok(());
        }
        let (id, at): (Rc<str>, i64) = (activity.id.as_str().into(), self.clock(to));
        let row = Row { place, body: Some(delivery.body.clone()), at, state: RowState::Waiting };
        let held = self.state(to).peers[from].inbox.get(&id);
        let is_known = held.is_some_and(|row| !Mutant::DedupForSevenDays.is_planted() || at - row.at < 7 * DAY);
        if is_known {
            self.book.count("repeats");
            return self.heard_from(to, from);
        }
        let write = Write::Record { peer: from, activity: id, row };
        if Mutant::AckBeforeCommit.is_planted() {
            self.nodes[to].disk.hold(vec![write]);
            let life = self.nodes[to].life;
            self.push(self.now + MINUTE, Event::Late { node: to, life });
            self.wake_apply(to, from, at + 20);
            return Ok(());
        }
        let (before, after) = (CrashPoint::BeforeInboxCommit, CrashPoint::AfterInboxCommitBeforeAck);
        match self.commit(to, vec![write], Some(before), Some(after)) {
            Ok(()) => {}
            Err(Stopped::Full) => return Err(Some(Answer::Status { code: 503, retry_after_s: Some(5) })),
            Err(Stopped::Crashed) => return Err(None),
        }
        self.wake_apply(to, from, at + 20);
        self.heard_from(to, from)
    }

    /// A partner that is heard of is there: our lane to it wakes.
    fn heard_from(&mut self, node: usize, peer: usize) -> Result<(), Option<Answer>> {
        let (lane, now) = (self.state(node).peers[peer].lane.clone(), self.clock(node));
        if lane.next_at > now && !self.nodes[node].turns.contains_key(&peer) {
            match self.commit(
                node,
                vec![Write::Lane { peer, lane: super::state::Lane { next_at: now, ..lane } }],
                None,
                None,
            ) {
                Ok(()) => self.wake_lane(node, peer, now),
                Err(Stopped::Full) => {}
                Err(Stopped::Crashed) => return Err(None),
            }
        }
        Ok(())
    }
}
