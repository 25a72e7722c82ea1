//! What must hold, whatever goes wrong: one named function per invariant, over plain values that any tier can give.
//!
//! The numbers are those of the project's threat model; `docs/simulation.md` has the table. None of these functions asks
//! the rules it judges: who may see what is said by the tier's own book of what was published to whom.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// An invariant that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The name of the function that says so.
    pub(crate) invariant: &'static str,
    /// What exactly.
    pub(crate) detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.detail)
    }
}

pub(crate) type Verdict = Result<(), Violation>;

macro_rules! ensure {
    ($name:ident, $holds:expr, $($detail:tt)+) => {
        if $holds { Ok(()) } else { Err(Violation { invariant: stringify!($name), detail: format!($($detail)+) }) }
    };
}

/// Something an author was told is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) node: usize,
    pub(crate) position: u64,
    pub(crate) leaf: [u8; 32],
}

/// What is held of an object, as far as two nodes must agree on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holding {
    /// This revision, with this digest of its exact bytes.
    Live { revision: u64, sha256: String },
    /// Nothing, for now or because it never came.
    Nothing,
    /// Withdrawn for good.
    Tombstone,
}

/// I1: what an author saw as published is in the log of the node, the same, after any crash and any restore.
pub(crate) fn i1_no_acknowledged_publication_is_lost(told: &Published, in_log: Option<[u8; 32]>) -> Verdict {
    let Published { node, position, leaf } = told;
    ensure!(
        i1_no_acknowledged_publication_is_lost,
        in_log == Some(*leaf),
        "node {node} said that position {position} is published; its log has {}",
        in_log.map_or("nothing there", |_| "something else there")
    )
}

/// I2: what was answered with 202 is in the inbox after any crash.
pub(crate) fn i2_no_acknowledged_receipt_is_lost(node: usize, activity: &str, is_there: bool) -> Verdict {
    ensure!(i2_no_acknowledged_receipt_is_lost, is_there, "node {node} answered 202 to {activity} and does not have it")
}

/// I3: some time after the last fault every node holds of every other exactly what is for it now, byte for byte.
pub(crate) fn i3_all_converge(object: &str, node: usize, allowed: &[Holding], held: &Holding) -> Verdict {
    ensure!(i3_all_converge, allowed.contains(held), "node {node} holds of {object} {held:?}, expected is {allowed:?}")
}

/// I4: what an entry does, it does once.
pub(crate) fn i4_effects_happen_once(node: usize, activity: &str, times: u32) -> Verdict {
    ensure!(i4_effects_happen_once, times == 1, "{activity} had its effect {times} times at node {node}")
}

/// I5: the entries of one origin are applied in the order of its log.
pub(crate) fn i5_entries_are_applied_in_order(node: usize, origin: usize, before: u64, next: u64) -> Verdict {
    ensure!(
        i5_entries_are_applied_in_order,
        next > before,
        "node {node} applies position {next} of node {origin} after position {before}"
    )
}

/// I5: what cannot be applied is in quarantine, and is neither a hole nor the end.
pub(crate) fn i5_nothing_is_passed_over(node: usize, origin: usize, position: u64, is_settled: bool) -> Verdict {
    ensure!(
        i5_nothing_is_passed_over,
        is_settled,
        "node {node} is past position {position} of node {origin}, which is for it, and neither applied nor quarantined it"
    )
}

/// I6: what is shown of an object never goes back, a revision has one text, and a tombstone is final.
pub(crate) fn i6_nothing_goes_back(
    node: usize,
    object: &str,
    newest: (u64, &str),
    is_withdrawn: bool,
    shown: (u64, &str),
) -> Verdict {
    let ((newest, text), (revision, now)) = (newest, shown);
    ensure!(
        i6_nothing_goes_back,
        !is_withdrawn && (revision > newest || (revision == newest && text == now)),
        "node {node} shows revision {revision} of {object} after revision {newest}, withdrawn: {is_withdrawn}"
    )
}

/// I10: what is not for a node does not get there, nor does anything that would tell of it.
pub(crate) fn i10_nothing_restricted_gets_out(to: usize, what: &str, may: bool) -> Verdict {
    ensure!(i10_nothing_restricted_gets_out, may, "{what} is on its way to node {to}, which may not see it")
}

/// I11: what is published is what a second person read, who is not its author.
pub(crate) fn i11_two_persons_have_read_it(author: &str, second: &str, read: &str, published: &str) -> Verdict {
    ensure!(
        i11_two_persons_have_read_it,
        author != second && read == published,
        "{second} read {read}, and {published} by {author} is published"
    )
}

/// I13: what a node keeps grows with what is published, not with how long others are away.
pub(crate) fn i13_what_is_kept_is_bounded(node: usize, what: &str, number: usize, bound: usize) -> Verdict {
    ensure!(i13_what_is_kept_is_bounded, number <= bound, "node {node} keeps {number} {what}, allowed are {bound}")
}

/// I14: a partner that is well is served as fast as ever, however many others are not.
pub(crate) fn i14_the_well_do_not_wait_for_the_ill(node: usize, partner: usize, took: i64, bound: i64) -> Verdict {
    ensure!(
        i14_the_well_do_not_wait_for_the_ill,
        took <= bound,
        "node {node} took {took} ms to reach node {partner}, allowed are {bound}"
    )
}

/// I15: no position is used twice in one epoch: what others hold of a log never becomes something else.
pub(crate) fn i15_no_position_is_used_twice(
    used: &mut BTreeMap<(usize, u64, u64), [u8; 32]>,
    node: usize,
    epoch: u64,
    position: u64,
    leaf: [u8; 32],
) -> Verdict {
    let first = *used.entry((node, epoch, position)).or_insert(leaf);
    ensure!(
        i15_no_position_is_used_twice,
        first == leaf,
        "node {node} uses epoch {epoch} position {position} for two entries"
    )
}

/// I16: what is read back from the disk is what was written.
pub(crate) fn i16_content_survives_being_moved(node: usize, before: &str, after: &str) -> Verdict {
    ensure!(i16_content_survives_being_moved, before == after, "node {node} had {before} and reads back {after}")
}

/// I17: a request is refused for its date only if it was long under way, or a clock was off.
pub(crate) fn i17_clocks_only_delay(from: usize, to: usize, off_by: i64, window: i64) -> Verdict {
    ensure!(
        i17_clocks_only_delay,
        off_by.abs() > window,
        "node {to} refuses a request of node {from} for its date, though both clocks and the way account for {off_by} ms"
    )
}

/// I18: a node that cannot write neither takes nor says that it published.
pub(crate) fn i18_what_fails_stays_closed(node: usize, what: &str, can_write: bool) -> Verdict {
    ensure!(i18_what_fails_stays_closed, can_write, "node {node} could not write and still said “{what}”")
}

/// I19: what counts as delivered was taken: silence does not look like success.
pub(crate) fn i19_silence_is_no_success(node: usize, partner: usize, position: u64, was_answered: bool) -> Verdict {
    ensure!(
        i19_silence_is_no_success,
        was_answered,
        "the cursor of node {node} for node {partner} covers position {position}, which was neither taken nor refused nor parked"
    )
}

/// I19: both sides know both heads.
pub(crate) fn i19_lag_is_visible(node: usize, partner: usize, what: &str, shown: u64, is: u64) -> Verdict {
    ensure!(i19_lag_is_visible, shown == is, "node {node} shows {what} of node {partner} as {shown}, it is {is}")
}

/// I20: the same seed gives the same history.
pub(crate) fn i20_the_same_seed_gives_the_same_history(seed: u64, one: &str, other: &str) -> Verdict {
    ensure!(i20_the_same_seed_gives_the_same_history, one == other, "seed {seed} gave {one} and then {other}")
}

/// The names of all invariants that a run can break, for the table in the documentation.
pub(crate) fn names() -> BTreeSet<&'static str> {
    include_str!("invariant.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) fn i")?.split('(').next())
        .map(|rest| rest.split('<').next().unwrap_or(rest))
        .collect()
}

#[test]
fn every_invariant_is_in_the_documentation() {
    let page = include_str!("../../docs/simulation.md");
    for name in names() {
        assert!(page.contains(&format!("`i{name}`")), "docs/simulation.md does not name i{name}");
    }
}
