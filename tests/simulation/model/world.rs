//! The world: nodes, the ways between them, one clock, one queue of events. It does not know what a node decides.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use election_pool_protocol::lane::Answer;
use jiff::Timestamp;

use super::{
    applying,
    book::Book,
    deliveries::Turn,
    disk::Disk,
    names::{self, Name},
    pulling::Sync,
    state::{Body, State, Write},
};
use crate::{
    chance::Chance,
    fault::{CrashPoint, Options, SECOND},
    history::History,
    invariant::{Verdict, Violation},
};

/// The beginning of simulated time.
const BEGINNING: i64 = 1_800_000_000_000;
/// How long a sender waits for an answer.
pub(super) const PATIENCE: i64 = 10 * SECOND;

/// One node: its disk, and what it has in memory while it runs.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) disk: Disk,
    pub(super) is_up: bool,
    /// Raised with every start, so that nothing of an earlier life is answered.
    pub(super) life: u64,
    pub(super) skew: i64,
    pub(super) turns: BTreeMap<usize, Turn>,
    /// Lanes that wait for a seat among the slow ones.
    pub(super) queued: VecDeque<usize>,
    pub(super) syncs: BTreeMap<usize, Sync>,
    /// When each lane, inbound lane and sync is looked at next.
    pub(super) lane_at: BTreeMap<usize, i64>,
    pub(super) apply_at: BTreeMap<usize, i64>,
    pub(super) sync_at: BTreeMap<usize, i64>,
    pub(super) armed: Vec<(CrashPoint, bool)>,
    pub(super) ill: Ill,
    pub(super) backup: Option<usize>,
    /// Restored from a backup, and waiting for a person to confirm.
    pub(super) is_restoring: bool,
    /// Dates of first tries, kept only by the mutant that signs with them again.
    pub(super) dates: BTreeMap<(usize, u64), i64>,
    /// What was parked and forgotten, kept only by the mutant that does so.
    pub(super) forgotten: BTreeSet<(usize, u64)>,
}

/// What is wrong with a node that runs.
#[derive(Debug, Default)]
pub(super) struct Ill {
    pub(super) status: Option<u16>,
    pub(super) stubborn: Option<(u16, u64)>,
    pub(super) inner_error: Option<u64>,
    pub(super) is_forgetful: bool,
}

/// A delivery under way.
#[derive(Debug, Clone)]
pub(super) struct Delivery {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) life: u64,
    pub(super) turn: u64,
    pub(super) position: u64,
    pub(super) header: Rc<str>,
    pub(super) body: Body,
    /// The date in the signature.
    pub(super) date: i64,
    /// What the sender's clock showed when it left.
    pub(super) shown: i64,
    /// When it left, by nobody's clock.
    pub(super) left: i64,
    pub(super) is_truncated: bool,
    /// Whether somebody still waits for the answer.
    pub(super) is_awaited: bool,
}

/// A request for a part of a log.
#[derive(Debug, Clone)]
pub(super) struct PullRequest {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) life: u64,
    pub(super) number: u64,
    pub(super) query: String,
    pub(super) receipt: String,
    pub(super) date: i64,
    pub(super) left: i64,
}

#[derive(Debug)]
pub(super) enum Event {
    Deed {
        node: usize,
    },
    Begin(usize),
    End(usize),
    Start {
        node: usize,
    },
    Confirm {
        node: usize,
    },
    Lane {
        node: usize,
        peer: usize,
    },
    Arrive(Delivery),
    Answer {
        node: usize,
        life: u64,
        peer: usize,
        turn: u64,
        position: u64,
        answer: Answer,
        took: i64,
    },
    Apply {
        node: usize,
        peer: usize,
    },
    Sync {
        node: usize,
        peer: usize,
    },
    PullArrive(PullRequest),
    PullAnswer {
        node: usize,
        life: u64,
        peer: usize,
        number: u64,
        answer: Option<(u16, Vec<u8>)>,
    },
    /// What mutants put off.
    Late {
        node: usize,
        life: u64,
    },
}

pub(super) struct World {
    pub(super) options: Options,
    pub(super) names: Vec<Name>,
    pub(super) nodes: Vec<Node>,
    pub(super) now: i64,
    pub(super) book: Book,
    pub(super) history: History,
    pub(super) chance: Chance,
    pub(super) authors: Chance,
    pub(super) failed: Option<Violation>,
    /// How often each way is cut at this moment.
    pub(super) cuts: BTreeMap<(usize, usize), u32>,
    pub(super) is_healed: bool,
    /// Objects whose level was raised, by the number of the fault.
    pub(super) raised: BTreeMap<usize, Rc<str>>,
    pub(super) number: u64,
    queue: BTreeMap<(i64, u64), Event>,
    queued: u64,
}

/// The process ended, or could not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    Crashed,
    Full,
}

impl World {
    pub(super) fn new(seed: u64, nodes: usize, publications: usize) -> Self {
        let mut chance = Chance::of(seed);
        let options = Options::draw(&mut chance, nodes, publications);
        Self::with(options, &mut chance)
    }

    pub(super) fn with(options: Options, chance: &mut Chance) -> Self {
        let node = |_| Node {
            disk: Disk::empty(options.nodes),
            is_up: false,
            life: 0,
            skew: 0,
            turns: BTreeMap::new(),
            queued: VecDeque::new(),
            syncs: BTreeMap::new(),
            lane_at: BTreeMap::new(),
            apply_at: BTreeMap::new(),
            sync_at: BTreeMap::new(),
            armed: Vec::new(),
            ill: Ill::default(),
            backup: None,
            is_restoring: false,
            dates: BTreeMap::new(),
            forgotten: BTreeSet::new(),
        };
        Self {
            names: names::all(options.nodes),
            nodes: (0..options.nodes).map(node).collect(),
            now: 0,
            book: Book::default(),
            history: History::default(),
            authors: chance.branch(),
            chance: chance.branch(),
            failed: None,
            cuts: BTreeMap::new(),
            is_healed: false,
            raised: BTreeMap::new(),
            number: 0,
            queue: BTreeMap::new(),
            queued: 0,
            options,
        }
    }

    pub(super) fn push(&mut self, at: i64, event: Event) {
        self.queued += 1;
        self.queue.insert((at.max(self.now), self.queued), event);
    }

    /// Lets everything happen until an instant, or until an invariant breaks.
    pub(super) fn run_until(&mut self, end: i64) {
        while self.failed.is_none() {
            let Some(((at, _), event)) = self.queue.pop_first() else { break };
            if at > end {
                self.queued += 1;
                self.queue.insert((at, self.queued), event);
                break;
            }
            self.now = at;
            self.happen(event);
        }
        self.now = self.now.max(end);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Deed { node } => self.deed(node),
            Event::Begin(planned) => self.begin(planned),
            Event::End(planned) => self.end(planned),
            Event::Start { node } => self.start(node),
            Event::Confirm { node } => self.confirm_restore(node),
            Event::Lane { node, peer } => {
                if self.nodes[node].lane_at.get(&peer) == Some(&self.now) {
                    self.nodes[node].lane_at.remove(&peer);
                    self.begin_turn(node, peer);
                }
            }
            Event::Arrive(delivery) => self.arrive(&delivery),
            Event::Answer { node, life, peer, turn, position, answer, took } => {
                if self.nodes[node].life == life {
                    self.answered(node, peer, turn, position, &answer, took);
                }
            }
            Event::Apply { node, peer } => {
                if self.nodes[node].apply_at.get(&peer) == Some(&self.now) {
                    self.nodes[node].apply_at.remove(&peer);
                    applying::turn(self, node, peer);
                }
            }
            Event::Sync { node, peer } => {
                if self.nodes[node].sync_at.get(&peer) == Some(&self.now) {
                    self.nodes[node].sync_at.remove(&peer);
                    self.begin_sync(node, peer);
                }
            }
            Event::PullArrive(request) => self.answer_pull(&request),
            Event::PullAnswer { node, life, peer, number, answer } => {
                if self.nodes[node].life == life {
                    self.pulled(node, peer, number, answer);
                }
            }
            Event::Late { node, life } => {
                if self.nodes[node].life == life {
                    self.nodes[node].disk.flush();
                }
            }
        }
    }

    pub(super) fn state(&self, node: usize) -> &State {
        self.nodes[node].disk.state()
    }

    /// What the clock of a node shows.
    pub(super) fn clock(&self, node: usize) -> i64 {
        self.now + self.nodes[node].skew
    }

    /// Plans to look at something at an instant of the node's own clock.
    pub(super) fn wake_lane(&mut self, node: usize, peer: usize, at: i64) {
        let at = (at - self.nodes[node].skew).max(self.now);
        let planned = self.nodes[node].lane_at.entry(peer).or_insert(i64::MAX);
        if at < *planned {
            *planned = at;
            self.push(at, Event::Lane { node, peer });
        }
    }

    pub(super) fn wake_apply(&mut self, node: usize, peer: usize, at: i64) {
        let at = (at - self.nodes[node].skew).max(self.now);
        let planned = self.nodes[node].apply_at.entry(peer).or_insert(i64::MAX);
        if at < *planned {
            *planned = at;
            self.push(at, Event::Apply { node, peer });
        }
    }

    pub(super) fn wake_sync(&mut self, node: usize, peer: usize) {
        let due = self.state(node).peers[peer].next_pull_at;
        if due == i64::MAX {
            return;
        }
        let at = (due - self.nodes[node].skew).max(self.now);
        let planned = self.nodes[node].sync_at.entry(peer).or_insert(i64::MAX);
        if at < *planned {
            *planned = at;
            self.push(at, Event::Sync { node, peer });
        }
    }

    /// Whether the process of a node ends at this point; then it does.
    pub(super) fn crashes(&mut self, node: usize, point: CrashPoint) -> bool {
        let armed = self.nodes[node].armed.iter().position(|(at, _)| *at == point);
        let Some(at) = armed else { return false };
        let (_, power) = self.nodes[node].armed.swap_remove(at);
        self.history.add(self.now, format_args!("node {node} ends at {point:?}, power lost: {power}"));
        self.book.count("crashes");
        self.stop(node, power);
        let down = self.chance.within(SECOND..self.options.span / 20);
        self.push(self.now + down, Event::Start { node });
        true
    }

    /// Commits a transaction: written, synced, and only then true.
    pub(super) fn commit(
        &mut self,
        node: usize,
        transaction: Vec<Write>,
        before: Option<CrashPoint>,
        after: Option<CrashPoint>,
    ) -> Result<(), Stopped> {
        if before.is_some_and(|point| self.crashes(node, point)) {
            return Err(Stopped::Crashed);
        }
        if self.nodes[node].disk.write(transaction).is_err() {
            self.book.count("writes refused by a full disk");
            return Err(Stopped::Full);
        }
        if self.crashes(node, CrashPoint::BeforeSync) {
            return Err(Stopped::Crashed);
        }
        self.nodes[node].disk.sync();
        if after.is_some_and(|point| self.crashes(node, point)) {
            return Err(Stopped::Crashed);
        }
        Ok(())
    }

    /// Takes down what an invariant says.
    pub(super) fn ensure(&mut self, verdict: Verdict) {
        if let Err(violation) = verdict {
            self.failed.get_or_insert(violation);
        }
    }
}

/// An instant of simulated time as the rules know it.
pub(super) fn instant(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(BEGINNING + ms).expect("simulated time is short")
}

pub(super) fn span(ms: i64) -> std::time::Duration {
    std::time::Duration::from_millis(u64::try_from(ms).unwrap_or_default())
}

pub(super) fn millis(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
