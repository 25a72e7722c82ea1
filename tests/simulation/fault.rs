//! What can go wrong, and when: drawn from the seed before the run begins, and printed with it.
//!
//! Shared by the tiers. It does not know how a tier brings a fault about.

use std::fmt;

use crate::{chance::Chance, history::Clock};

pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// In place of a status: the connection breaks without an answer.
pub(crate) const BROKEN: u16 = 0;

/// A point in the code at which a process may end, named by what is done and what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CrashPoint {
    /// The author pressed the button; nothing is written.
    BeforePublishCommit,
    /// It is published; the author was not told.
    AfterPublishCommit,
    /// An activity is admitted; nothing is written.
    BeforeInboxCommit,
    /// It is written; 202 was not answered.
    AfterInboxCommitBeforeAck,
    /// What it does is worked out; nothing is written.
    BeforeApplyCommit,
    /// It is applied.
    AfterApplyCommit,
    /// Entries are under way; nothing is answered.
    AfterSend,
    /// A peer took an entry; the cursor was not moved.
    AfterAckBeforeCursorSave,
    /// The cursor is moved.
    AfterCursorSave,
    /// A page of a pull has come; nothing is written.
    BeforePulledCommit,
    /// A page of a pull is written; the next was not asked for.
    MidPull,
    /// A transaction is written to the file; it was not synced to the disk.
    BeforeSync,
}

impl CrashPoint {
    pub(crate) const ALL: [Self; 12] = [
        Self::BeforePublishCommit,
        Self::AfterPublishCommit,
        Self::BeforeInboxCommit,
        Self::AfterInboxCommitBeforeAck,
        Self::BeforeApplyCommit,
        Self::AfterApplyCommit,
        Self::AfterSend,
        Self::AfterAckBeforeCursorSave,
        Self::AfterCursorSave,
        Self::BeforePulledCommit,
        Self::MidPull,
        Self::BeforeSync,
    ];
}

/// What is wrong with an entry that cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Poison {
    /// A level that is none.
    UnknownLevel,
    /// No level at all.
    NoLevel,
    /// A type of activity nobody knows.
    UnknownType,
    /// An object of somebody else.
    NotOwner,
    /// Another text under the revision that was published before.
    EqualRevision,
}

impl Poison {
    pub(crate) const ALL: [Self; 5] =
        [Self::UnknownLevel, Self::NoLevel, Self::UnknownType, Self::NotOwner, Self::EqualRevision];
}

/// Something that goes wrong; nodes are numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing gets from any of `from` to any of `to`; nor back, if `both` is set.
    Cut { from: Vec<usize>, to: Vec<usize>, both: bool },
    /// The next time this node comes to this point its process ends; with `power`, what was not synced is gone.
    Crash { node: usize, point: CrashPoint, power: bool },
    /// The clock of a node is off.
    Skew { node: usize, by: i64 },
    /// Whatever stands before a node answers everything with this status.
    Status { node: usize, code: u16 },
    /// Some entries, one in so many, are answered with this status (or [`BROKEN`]), and everything else well.
    Stubborn { node: usize, code: u16, one_in: u64 },
    /// Nothing more can be written.
    FullDisk { node: usize },
    /// Applying some entries, one in so many, fails for an inner reason.
    InnerError { node: usize, one_in: u64 },
    /// Answers 202 and keeps nothing.
    Forgetful { node: usize },
    /// A node takes another off its roster, and puts it back when this ends.
    Removed { node: usize, peer: usize },
    /// Two nodes do not know each other until this ends.
    Newcomer { node: usize },
    /// At the beginning a backup is made, at the end the disk is lost and the backup restored.
    Restored { node: usize },
    /// A node publishes something that cannot be applied.
    Poisoned { node: usize, poison: Poison },
    /// A body is erased for a legal reason.
    Erased { node: usize },
    /// A level is raised at the beginning and lowered again at the end, and one partner hears of neither meanwhile.
    RaisedAndLowered { node: usize, partner: usize },
    /// A partner asks for an attachment that it may not see.
    Snoop { node: usize, of: usize },
}

/// Draws a fault of one kind among so many nodes.
type Kind = fn(&mut Chance, usize) -> Fault;

/// A fault with its time, in milliseconds from the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) from: i64,
    pub(crate) until: i64,
    pub(crate) fault: Fault,
}

/// Everything a seed decides beforehand.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    pub(crate) nodes: usize,
    /// Deeds of each author: publishing, revising, narrowing, widening, withdrawing.
    pub(crate) publications: usize,
    /// Deeds and faults lie within this time; afterwards everything heals.
    pub(crate) span: i64,
    pub(crate) sync_every: i64,
    /// In a thousand requests or answers.
    pub(crate) lost: u64,
    pub(crate) doubled: u64,
    pub(crate) truncated: u64,
    /// So many are slow, by up to `slow_by`, which also changes their order.
    pub(crate) slow: u64,
    pub(crate) slow_by: i64,
    pub(crate) plan: Vec<Planned>,
}

impl Options {
    /// Draws them.
    pub(crate) fn draw(chance: &mut Chance, nodes: usize, publications: usize) -> Self {
        let span = *chance.pick(&[2 * HOUR, 2 * HOUR, 8 * HOUR, DAY, DAY, 5 * DAY, 12 * DAY, 35 * DAY]);
        let mut options = Self {
            lost: *chance.pick(&[0, 10, 10, 100, 300]),
            doubled: *chance.pick(&[0, 10, 50]),
            truncated: *chance.pick(&[0, 5, 20]),
            slow: *chance.pick(&[0, 10, 100]),
            slow_by: *chance.pick(&[MINUTE, HOUR, DAY]),
            ..Self::quiet(nodes, publications, span)
        };
        options.plan_all(chance);
        for planned in options.plan.iter_mut().filter(|planned| matches!(planned.fault, Fault::Restored { .. })) {
            // A restore takes longer than any request counts as fresh, and ends before everything heals.
            planned.until = planned.until.min(span - HOUR);
            planned.from = planned.from.min(planned.until - 10 * MINUTE);
        }
        options.plan.sort_by_key(|planned| planned.from);
        options
    }

    /// A world in which nothing goes wrong.
    pub(crate) fn quiet(nodes: usize, publications: usize, span: i64) -> Self {
        let sync_every = (span / 16).clamp(5 * MINUTE, DAY);
        let (lost, doubled, truncated, slow, slow_by, plan) = (0, 0, 0, 0, MINUTE, Vec::new());
        Self { nodes, publications, span, sync_every, lost, doubled, truncated, slow, slow_by, plan }
    }

    /// Each kind of fault three times out of four, some several times.
    fn plan_all(&mut self, chance: &mut Chance) {
        let kinds: [(u64, Kind, &[i64]); 14] = [
            (4, cut, &[MINUTE, HOUR, DAY, 3 * DAY, 30 * DAY]),
            (24, crash, &[10 * MINUTE]),
            (3, skew, &[HOUR, DAY]),
            (3, status, &[HOUR, DAY]),
            (3, stubborn, &[3 * HOUR, DAY]),
            (2, full_disk, &[MINUTE, HOUR]),
            (2, inner_error, &[MINUTE, HOUR]),
            (2, forgetful, &[MINUTE, HOUR]),
            (2, removed, &[HOUR, DAY]),
            (1, newcomer, &[HOUR, DAY]),
            (1, restored, &[HOUR, DAY]),
            (3, poisoned, &[0]),
            (3, erased, &[0]),
            (3, raised_and_lowered, &[HOUR, DAY]),
        ];
        for (most, kind, lengths) in kinds {
            for _ in 0..if chance.happens(750) { 1 + chance.below(most) } else { 0 } {
                let length = *chance.pick(lengths);
                self.add(chance, length, kind);
            }
        }
        for _ in 0..self.nodes {
            self.add(chance, 0, snoop);
        }
    }

    fn add(&mut self, chance: &mut Chance, length: i64, kind: Kind) {
        let from = chance.within(0..self.span);
        let until = (from + length).min(self.span);
        self.plan.push(Planned { from, until, fault: kind(chance, self.nodes) });
    }
}

fn two(chance: &mut Chance, nodes: usize) -> (usize, usize) {
    let one = chance.index(nodes);
    (one, (one + 1 + chance.index(nodes - 1)) % nodes)
}

fn cut(chance: &mut Chance, nodes: usize) -> Fault {
    let (one, other) = two(chance, nodes);
    let all: Vec<usize> = (0..nodes).filter(|node| *node != one).collect();
    let half: Vec<usize> = (0..nodes).filter(|node| node % 2 != one % 2).collect();
    let to = chance.pick(&[all, half, vec![other]]).clone();
    Fault::Cut { from: vec![one], to, both: chance.happens(500) }
}

fn crash(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Crash { node: chance.index(nodes), point: *chance.pick(&CrashPoint::ALL), power: chance.happens(500) }
}

fn skew(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Skew { node: chance.index(nodes), by: *chance.pick(&[-DAY, -HOUR, -MINUTE, MINUTE, HOUR, DAY]) }
}

fn status(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Status { node: chance.index(nodes), code: *chance.pick(&[401, 403, 404, 410, 429, 500, 502, 503]) }
}

fn stubborn(chance: &mut Chance, nodes: usize) -> Fault {
    let code = *chance.pick(&[403, 404, 500, BROKEN]);
    Fault::Stubborn { node: chance.index(nodes), code, one_in: *chance.pick(&[5, 20, 60]) }
}

fn full_disk(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::FullDisk { node: chance.index(nodes) }
}

fn inner_error(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::InnerError { node: chance.index(nodes), one_in: *chance.pick(&[2, 10]) }
}

fn forgetful(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Forgetful { node: chance.index(nodes) }
}

fn removed(chance: &mut Chance, nodes: usize) -> Fault {
    let (node, peer) = two(chance, nodes);
    Fault::Removed { node, peer }
}

fn newcomer(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Newcomer { node: chance.index(nodes) }
}

fn restored(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Restored { node: chance.index(nodes) }
}

fn poisoned(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Poisoned { node: chance.index(nodes), poison: *chance.pick(&Poison::ALL) }
}

fn erased(chance: &mut Chance, nodes: usize) -> Fault {
    Fault::Erased { node: chance.index(nodes) }
}

fn raised_and_lowered(chance: &mut Chance, nodes: usize) -> Fault {
    let (node, partner) = two(chance, nodes);
    Fault::RaisedAndLowered { node, partner }
}

fn snoop(chance: &mut Chance, nodes: usize) -> Fault {
    let (node, of) = two(chance, nodes);
    Fault::Snoop { node, of }
}

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { nodes, publications, span, sync_every, lost, doubled, truncated, slow, slow_by, plan } = self;
        writeln!(
            f,
            "  {nodes} nodes, {publications} deeds each within {}, sync every {}",
            Clock(*span),
            Clock(*sync_every)
        )?;
        writeln!(
            f,
            "  of 1000 messages {lost} lost, {doubled} doubled, {truncated} truncated, {slow} slow by up to {}",
            Clock(*slow_by)
        )?;
        plan.iter().try_for_each(|Planned { from, until, fault }| {
            writeln!(f, "  {} to {} {fault:?}", Clock(*from), Clock(*until))
        })
    }
}
