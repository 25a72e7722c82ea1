//! The rules of receiving from one origin: in which order its entries are applied, and what its head implies.
//!
//! Spec: `docs/replication.md`, "Push" and "Pull". Pure; this module does not know what an entry says, how it is
//! applied, or where waiting entries are kept.

use std::time::Duration;

use crate::{merkle::Hash, replication::Head};

/// How long a gap may wait for a push before it is pulled.
pub const GAP_PATIENCE: Duration = Duration::from_secs(5);

/// What is known of a position that is not waiting to be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It was applied or quarantined.
    Settled,
    /// Its body is erased at the origin.
    Erased,
    /// It is not for us: the origin gave us the leaf alone.
    NotForUs,
    /// Nothing is known of it.
    Unknown,
}

/// What to do next for one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Apply the waiting entry of this position; it is then the applied position.
    Apply(u64),
    /// Settle the waiting entry of this position without effect: it is not beyond the applied position.
    Repeat(u64),
    /// Move the applied position to here; nothing up to it is for us or still to come.
    Skip(u64),
    /// Something before the first waiting entry is missing: wait, then pull what comes after this position.
    Wait {
        /// The last position that is settled.
        missing_after: u64,
    },
    /// Nothing is waiting and nothing can be skipped.
    Idle,
}

/// Most positions one step looks at, so that a step is short whatever a peer claims.
const SKIP_MAX: u64 = 10_000;

/// Decides the next step for an origin of whose log everything up to `applied` is settled.
///
/// `waiting` are the received entries as (position, previous), in any order. An entry's `previous` is its origin's
/// word that nothing between it and the entry is for us.
pub fn next(applied: u64, waiting: &[(u64, u64)], known: &dyn Fn(u64) -> Known) -> Step {
    let Some(&(position, previous)) = waiting.iter().min() else {
        let to = known_up_to(applied, u64::MAX, known);
        return if to > applied { Step::Skip(to) } else { Step::Idle };
    };
    if position <= applied {
        return Step::Repeat(position);
    }
    if previous <= applied {
        return Step::Apply(position);
    }
    match known_up_to(applied, previous.min(position - 1), known) {
        to if to > applied => Step::Skip(to),
        _ => Step::Wait { missing_after: applied },
    }
}

/// The last position of the unbroken stretch after `applied`, at most `end`, of which something is known.
fn known_up_to(applied: u64, end: u64, known: &dyn Fn(u64) -> Known) -> u64 {
    let end = end.min(applied.saturating_add(SKIP_MAX));
    (applied.saturating_add(1)..=end).take_while(|n| known(*n) != Known::Unknown).last().unwrap_or(applied)
}

/// What we hold of a peer's log, taken before the peer is asked for its head, so that a push that arrives meanwhile
/// is not mistaken for a log that went back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The epoch we know.
    pub epoch: u64,
    /// The highest position we know to exist.
    pub highest: u64,
    /// Every leaf up to here is held.
    pub leaves: u64,
    /// The root over those leaves.
    pub root: Hash,
    /// Everything up to here is applied, quarantined, erased or not for us.
    pub applied: u64,
}

/// What a peer's head implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadVerdict {
    /// Nothing is missing.
    Same,
    /// Pull what comes after this position.
    Behind {
        /// The last position of which nothing is missing.
        after: u64,
    },
    /// The peer was restored: compare its leaves one by one from the beginning, never the roots of the older epoch.
    NewEpoch,
    /// The same position with another root: evidence, and an alarm.
    Contradicts,
    /// A lower head, or an older epoch, than we have seen: an alarm.
    WentBack,
}

/// Compares what we hold of a peer's log with the head it shows.
pub fn heads(ours: &Held, theirs: &Head) -> HeadVerdict {
    if theirs.epoch > ours.epoch {
        return HeadVerdict::NewEpoch;
    }
    if theirs.epoch < ours.epoch || theirs.position < ours.highest {
        return HeadVerdict::WentBack;
    }
    if theirs.position == ours.leaves && theirs.root != ours.root {
        return HeadVerdict::Contradicts;
    }
    let after = ours.leaves.min(ours.applied);
    if after < theirs.position { HeadVerdict::Behind { after } } else { HeadVerdict::Same }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    const NOTHING: &dyn Fn(u64) -> Known = &|_| Known::Unknown;

    #[test]
    fn an_entry_whose_previous_is_applied_is_applied() {
        assert_eq!(next(55, &[(57, 55)], NOTHING), Step::Apply(57));
        assert_eq!(next(0, &[(1, 0)], NOTHING), Step::Apply(1));
        assert_eq!(next(0, &[(9, 0)], NOTHING), Step::Apply(9));
    }

    #[test]
    fn an_entry_that_comes_early_waits() {
        assert_eq!(next(50, &[(57, 55)], NOTHING), Step::Wait { missing_after: 50 });
        assert_eq!(next(50, &[(58, 57), (57, 55)], NOTHING), Step::Wait { missing_after: 50 });
    }

    #[test]
    fn what_is_erased_quarantined_or_not_for_us_is_skipped() {
        let known = |n| match n {
            51 => Known::Erased,
            52..=54 => Known::NotForUs,
            55 => Known::Settled,
            _ => Known::Unknown,
        };
        assert_eq!(next(50, &[(57, 55)], &known), Step::Skip(55));
        assert_eq!(next(55, &[(57, 55)], &known), Step::Apply(57));
        assert_eq!(next(50, &[], &known), Step::Skip(55));
        assert_eq!(next(55, &[], &known), Step::Idle);
    }

    #[test]
    fn skipping_stops_at_the_first_unknown_position() {
        let known = |n| if n == 53 { Known::Unknown } else { Known::NotForUs };
        assert_eq!(next(50, &[(57, 55)], &known), Step::Skip(52));
        assert_eq!(next(52, &[(57, 55)], &known), Step::Wait { missing_after: 52 });
    }

    #[test]
    fn a_position_not_beyond_the_applied_one_is_settled_without_effect() {
        assert_eq!(next(57, &[(57, 55)], NOTHING), Step::Repeat(57));
        assert_eq!(next(57, &[(60, 59), (3, 0)], NOTHING), Step::Repeat(3));
    }

    #[test]
    fn a_peer_cannot_make_a_step_long() {
        let claimed = 1 << 50;
        assert_eq!(next(0, &[(claimed, claimed - 1)], &|_| Known::NotForUs), Step::Skip(SKIP_MAX));
    }

    proptest! {
        /// Whatever the order of arrival, with repeats, entries are applied in the order of the log, each once.
        #[test]
        fn entries_in_any_order_of_arrival_are_applied_in_the_order_of_the_log(
            entitled in proptest::collection::btree_set(1_u64..40, 1..20),
            arrival in proptest::collection::vec(any::<prop::sample::Index>(), 1..120),
        ) {
            let positions: Vec<u64> = entitled.iter().copied().collect();
            let previous: BTreeMap<u64, u64> =
                positions.iter().enumerate().map(|(i, p)| (*p, if i == 0 { 0 } else { positions[i - 1] })).collect();
            let (mut applied, mut history, mut waiting) = (0, Vec::new(), BTreeSet::new());
            let everything = arrival.iter().map(|i| positions[i.index(positions.len())]).chain(positions.iter().rev().copied());
            for p in everything {
                waiting.insert((p, previous[&p]));
                loop {
                    let list: Vec<(u64, u64)> = waiting.iter().copied().collect();
                    match next(applied, &list, NOTHING) {
                        Step::Apply(p) => {
                            history.push(p);
                            applied = p;
                            waiting.retain(|entry| entry.0 != p);
                        }
                        Step::Repeat(p) => waiting.retain(|entry| entry.0 != p),
                        Step::Skip(to) => applied = to,
                        Step::Wait { .. } | Step::Idle => break,
                    }
                }
            }
            prop_assert_eq!(history, positions);
            prop_assert!(waiting.is_empty());
        }
    }

    const HELD: Held = Held { epoch: 2, highest: 10, leaves: 10, root: [1; 32], applied: 10 };

    fn head(epoch: u64, position: u64, root: u8) -> Head {
        Head { epoch, position, root: [root; 32] }
    }

    #[test]
    fn what_heads_imply_is_as_written_down() {
        assert_eq!(heads(&HELD, &head(2, 10, 1)), HeadVerdict::Same);
        assert_eq!(heads(&HELD, &head(2, 12, 9)), HeadVerdict::Behind { after: 10 });
        assert_eq!(heads(&HELD, &head(2, 10, 9)), HeadVerdict::Contradicts);
        assert_eq!(heads(&HELD, &head(2, 9, 1)), HeadVerdict::WentBack);
        assert_eq!(heads(&HELD, &head(1, 12, 1)), HeadVerdict::WentBack);
        assert_eq!(heads(&HELD, &head(3, 4, 1)), HeadVerdict::NewEpoch);
    }

    #[test]
    fn missing_leaves_or_bodies_are_pulled_though_the_head_is_known() {
        assert_eq!(heads(&Held { leaves: 7, ..HELD }, &head(2, 10, 9)), HeadVerdict::Behind { after: 7 });
        assert_eq!(heads(&Held { applied: 4, ..HELD }, &head(2, 10, 1)), HeadVerdict::Behind { after: 4 });
    }
}
