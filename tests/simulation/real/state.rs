//! What the world is like at the moment: the time, what waits to happen, what is broken, and the books that are kept.
//!
//! This module does not know how a node is made or what one does in its turn.

use std::{collections::BTreeMap, fmt, sync::atomic::Ordering};

use election_pool_node::{app, store::mishap::Mishap};

use super::{
    book::Book,
    stage::BEGIN,
    wire::{Door, Parcel, late},
};
use crate::{
    chance::Chance,
    fault::{BROKEN, DAY, Fault, HOUR, MINUTE, Options, SECOND},
    history::{Clock, History},
    invariant::{
        Verdict, Violation, i10_nothing_restricted_gets_out, i14_the_well_do_not_wait_for_the_ill,
        i18_what_fails_stays_closed,
    },
};

/// What a node's loops do, a turn at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    Send,
    Receive,
    Pull,
    Fetch,
}

impl Turn {
    pub(super) const ALL: [Self; 4] = [Self::Send, Self::Receive, Self::Pull, Self::Fetch];
}

/// Something that happens at its time.
#[derive(Debug)]
pub(super) enum Event {
    /// A loop of a node, if nothing else was planned for it since.
    Turn(usize, Turn, u64),
    /// A request that was under way arrives.
    Late(Box<Parcel>),
    /// A planned fault begins.
    Begin(usize),
    /// It ends.
    End(usize),
    /// An author does something.
    Deed(usize),
    /// A node went down.
    Fallen(usize),
    /// It comes back.
    Restart(usize),
    /// It forgets what is settled long enough.
    Prune(usize),
    /// Two nodes put each other on the roster, unless they are.
    Meet(usize, usize),
    /// Nothing goes wrong from now on.
    Heal,
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It does not arrive.
    Lost,
    /// Something before the node answers.
    Status(u16),
    /// It arrives.
    Arrives { answer_is_lost: bool, is_cut: bool },
}

/// How long after trouble a pair counts as well again: longer than any wait between two attempts.
const RECOVERY: i64 = 3 * HOUR;
/// How long an entry may take between two that are well.
const SOON: i64 = MINUTE;

const WELL: Fate = Fate::Arrives { answer_is_lost: false, is_cut: false };

/// When a loop has its next turn.
#[derive(Debug, Clone, Copy)]
struct Due {
    at: i64,
    number: u64,
    wait: i64,
}

/// The world.
pub(super) struct State {
    pub(super) now: i64,
    pub(super) chance: Chance,
    pub(super) options: Options,
    pub(super) history: History,
    pub(super) book: Book,
    pub(super) violations: Vec<Violation>,
    /// The faults that are on.
    pub(super) active: BTreeMap<usize, Fault>,
    pub(super) is_healed: bool,
    pub(super) doors: Vec<Option<Door>>,
    pub(super) clocks: Vec<app::Clock>,
    pub(super) skews: Vec<i64>,
    pub(super) mishaps: Vec<Mishap>,
    pub(super) ends_after_sending: Vec<bool>,
    /// Who has whom on the roster.
    pub(super) knows: Vec<Vec<bool>>,
    /// Requests that each node made.
    pub(super) requests: Vec<u64>,
    pub(super) deeds: u64,
    /// When something was last wrong with a node, and with what goes from one to another.
    pub(super) ill: Vec<i64>,
    unwell: BTreeMap<(usize, usize), i64>,
    /// What is to be lowered again when a fault ends.
    pub(super) raised: BTreeMap<usize, Option<usize>>,
    /// Whether every line is printed: `ELECTION_POOL_TELL=1`.
    is_told: bool,
    queue: BTreeMap<(i64, u64), Event>,
    number: u64,
    due: Vec<[Due; 4]>,
}

impl State {
    pub(super) fn new(chance: Chance, options: Options, clocks: Vec<app::Clock>) -> Self {
        let nodes = options.nodes;
        Self {
            now: 0,
            chance,
            options,
            history: History::default(),
            book: Book::default(),
            violations: Vec::new(),
            active: BTreeMap::new(),
            is_healed: false,
            doors: vec![None; nodes],
            clocks,
            skews: vec![0; nodes],
            mishaps: vec![Mishap::default(); nodes],
            ends_after_sending: vec![false; nodes],
            knows: (0..nodes)
                .map(|one| (0..nodes).map(|other| one != other && one.max(other) < nodes - 1).collect())
                .collect(),
            requests: vec![0; nodes],
            deeds: 0,
            ill: vec![0; nodes],
            unwell: BTreeMap::new(),
            raised: BTreeMap::new(),
            is_told: std::env::var_os("ELECTION_POOL_TELL").is_some(),
            queue: BTreeMap::new(),
            number: 0,
            due: vec![[Due { at: i64::MAX, number: 0, wait: SECOND }; 4]; nodes],
        }
    }

    /// Adds a line to the history.
    pub(super) fn note(&mut self, line: fmt::Arguments<'_>) {
        self.tell(line);
        self.history.add(self.now, line);
    }

    /// Says something to whoever watches.
    pub(super) fn tell(&self, line: fmt::Arguments<'_>) {
        if self.is_told {
            eprintln!("{} {line}", Clock(self.now));
        }
    }

    /// Takes down what does not hold.
    pub(super) fn judge(&mut self, verdict: Verdict) {
        if let Err(violation) = verdict {
            self.violations.push(violation);
        }
    }

    /// Plans something.
    pub(super) fn plan(&mut self, at: i64, event: Event) {
        self.number += 1;
        self.queue.insert((at.max(self.now), self.number), event);
    }

    /// The next thing that happens until an instant, whose time it then is.
    pub(super) fn next(&mut self, until: i64) -> Option<Event> {
        loop {
            let ((at, _), event) = self.queue.pop_first()?;
            if at > until {
                self.plan(at, event);
                self.now = until;
                return None;
            }
            self.now = at;
            match event {
                Event::Turn(node, turn, number) if self.due[node][turn as usize].number != number => {}
                event => {
                    if let Event::Turn(node, turn, _) = event {
                        self.due[node][turn as usize].at = i64::MAX;
                    }
                    return Some(event);
                }
            }
        }
    }

    /// What the clock of a node shows.
    pub(super) fn shown(&self, node: usize) -> i64 {
        BEGIN + self.now + self.skews[node]
    }

    /// Sets the clock of a node to what it shows now.
    pub(super) fn set_clock(&self, node: usize) {
        if let app::Clock::Fixed(hand) = &self.clocks[node] {
            hand.store(self.shown(node), Ordering::SeqCst);
        }
    }

    fn turn_at(&mut self, node: usize, turn: Turn, at: i64) {
        let due = &mut self.due[node][turn as usize];
        (due.at, due.number) = (at, due.number + 1);
        let event = Event::Turn(node, turn, due.number);
        self.plan(at, event);
    }

    /// A bell rings: the loop has its turn soon.
    pub(super) fn wake(&mut self, node: usize, turn: Turn) {
        let soon = self.now + self.chance.within(20..400);
        self.wake_at(node, turn, soon);
    }

    /// The loop has its turn at an instant, or earlier.
    pub(super) fn wake_at(&mut self, node: usize, turn: Turn, at: i64) {
        self.due[node][turn as usize].wait = SECOND;
        if self.doors[node].is_some() && self.due[node][turn as usize].at > at {
            self.turn_at(node, turn, at);
        }
    }

    /// A turn is over: the next comes soon if there was something to do, else later and later.
    pub(super) fn rests(&mut self, node: usize, turn: Turn, was_idle: bool) {
        let shortest = if self.is_healed { 2 * HOUR } else { 10 * MINUTE };
        let longest = (self.options.span / 12).clamp(shortest, 6 * HOUR);
        let due = &mut self.due[node][turn as usize];
        due.wait = if was_idle { (due.wait * 4).min(longest) } else { SECOND };
        let wait = due.wait;
        let at = self.now + wait / 2 + self.chance.within(0..wait);
        if self.due[node][turn as usize].at > at {
            self.turn_at(node, turn, at);
        }
    }

    /// A node is down from now on.
    pub(super) fn falls(&mut self, node: usize) {
        self.ill[node] = self.now;
        if self.doors[node].take().is_some() {
            self.mishaps[node] = Mishap { is_full: self.mishaps[node].is_full, ..Mishap::default() };
            for turn in Turn::ALL {
                self.due[node][turn as usize].number += 1;
                self.due[node][turn as usize].at = i64::MAX;
            }
            self.note(format_args!("n{node} falls"));
            self.plan(self.now, Event::Fallen(node));
        }
    }

    /// A node said 202.
    pub(super) fn received(&mut self, parcel: &Parcel, mishap: Mishap) {
        self.arrived(parcel);
        // A letter is forgotten when it is settled long enough.
        if let Some(activity) = parcel.activity.as_ref().filter(|_| parcel.position.is_some()) {
            self.book.receipts.entry(parcel.to).or_default().insert(activity.clone());
            let verdict = i18_what_fails_stays_closed(parcel.to, "202", !mishap.is_full);
            self.judge(verdict);
        }
    }

    /// Looks for what a node may not see among the bytes that are on their way to it.
    pub(super) fn look_through(&mut self, bytes: &[u8], to: usize) {
        if let Some(what) = self.book.smuggled(bytes, to) {
            self.judge(i10_nothing_restricted_gets_out(to, &what, false));
        }
    }

    /// Whether a node ends when it has sent something; if so, once.
    pub(super) fn ends_after_sending(&mut self, node: usize) -> bool {
        std::mem::take(&mut self.ends_after_sending[node])
    }

    /// Decides what becomes of a request.
    pub(super) fn fate(&mut self, parcel: &Parcel) -> Fate {
        self.requests[parcel.from] += 1;
        self.look_through(&parcel.body, parcel.to);
        let fate = self.drawn_fate(parcel);
        if fate != WELL {
            self.unwell.insert((parcel.from, parcel.to), self.now);
        }
        fate
    }

    /// An entry came to where it was sent: between two that were well for long enough, soon.
    pub(super) fn arrived(&mut self, parcel: &Parcel) {
        let (from, to) = (parcel.from, parcel.to);
        let Some(position) = parcel.position else { return };
        if !self.book.arrived.insert((from, to, position)) {
            return;
        }
        let Some(published) = self.book.published_at.get(&(from, position)).copied() else { return };
        let unwell = self.unwell.get(&(from, to)).copied().unwrap_or_default();
        let well_since = unwell
            .max(self.ill[from])
            .max(self.ill[to])
            .max(self.book.met.get(&(from, to)).copied().unwrap_or_default());
        let are_ill = [from, to].iter().any(|node| self.skews[*node] != 0 || self.mishaps[*node].is_full);
        if well_since + RECOVERY < published && !are_ill {
            let took = self.now - published;
            self.judge(i14_the_well_do_not_wait_for_the_ill(from, to, took, SOON));
        }
    }

    fn drawn_fate(&mut self, parcel: &Parcel) -> Fate {
        let Parcel { from, to, .. } = parcel;
        if self.doors[*to].is_none() || self.is_cut(*from, *to) {
            return Fate::Lost;
        }
        match self.active.values().find_map(|fault| in_between(fault, parcel)) {
            Some(BROKEN) => return Fate::Lost,
            Some(status) => return Fate::Status(status),
            None => {}
        }
        if self.is_healed {
            return WELL;
        }
        self.mishap_on_the_way(parcel)
    }

    fn mishap_on_the_way(&mut self, parcel: &Parcel) -> Fate {
        if self.is_cut(parcel.to, parcel.from) {
            return Fate::Arrives { answer_is_lost: true, is_cut: false };
        }
        let (lost, slow_by) = (self.options.lost, self.options.slow_by);
        if self.chance.happens(lost) {
            return if self.chance.happens(500) {
                Fate::Lost
            } else {
                Fate::Arrives { answer_is_lost: true, is_cut: false }
            };
        }
        if self.chance.happens(self.options.slow) {
            let at = self.now + self.chance.within(0..slow_by);
            self.plan(at, late(parcel));
            return Fate::Lost;
        }
        if self.chance.happens(self.options.doubled) {
            let at = self.now + self.chance.within(0..10 * SECOND);
            self.plan(at, late(parcel));
        }
        if self.chance.happens(self.options.truncated) {
            // Whatever cut it may hide it from the sender, or not.
            return Fate::Arrives { answer_is_lost: self.chance.happens(500), is_cut: true };
        }
        WELL
    }

    fn is_cut(&self, from: usize, to: usize) -> bool {
        self.active.values().any(|fault| match fault {
            Fault::Cut { from: here, to: there, both } => {
                (here.contains(&from) && there.contains(&to)) || (*both && here.contains(&to) && there.contains(&from))
            }
            Fault::RaisedAndLowered { node, partner } => {
                (from, to) == (*node, *partner) || (to, from) == (*node, *partner)
            }
            _ => false,
        })
    }

    /// How long after everything healed the nodes must agree: two rounds of sync, and whatever a clock that was a day
    /// ahead has put off.
    pub(super) fn patience(&self) -> i64 {
        2 * self.options.sync_every + DAY + 4 * HOUR
    }
}

/// What something between the nodes answers in place of the node.
fn in_between(fault: &Fault, parcel: &Parcel) -> Option<u16> {
    match fault {
        Fault::Status { node, code } if *node == parcel.to => Some(*code),
        Fault::Forgetful { node } if *node == parcel.to && parcel.is_delivery() => Some(202),
        Fault::Stubborn { node, code, one_in } if *node == parcel.to && parcel.is_delivery() => {
            let activity = parcel.activity.as_deref()?;
            let number = activity.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
            number.is_multiple_of(*one_in).then_some(*code)
        }
        _ => None,
    }
}
