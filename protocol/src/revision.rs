//! Which change of an object stands: the rule that lets any order of arrival end in the same state.
//!
//! Spec: `docs/replication.md`, "States of an object at a receiver". A database may say the same in its own words; a
//! test there holds the two against each other. This module does not know whose object it is.

use crate::mutant::Mutant;

/// What is held of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its newest revision.
    Live,
    /// Nothing but its revision, until a higher one comes.
    Withheld,
    /// Its Tombstone, for ever.
    Tombstone,
}

/// What is to be done with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Show this revision.
    Show,
    /// Show nothing for now.
    Withhold,
    /// Show nothing ever again.
    Entomb,
}

/// Whether a change to `revision` has an effect on what is held: a tombstone is final; otherwise the higher revision
/// stands, and at the same revision to take away beats to show.
pub fn takes_effect(held: Option<(Standing, u64)>, change: Change, revision: u64) -> bool {
    let Some((standing, newest)) = held else { return true };
    match (standing, change) {
        (Standing::Tombstone, _) => false,
        (Standing::Withheld, Change::Show) if Mutant::WithheldFinal.is_planted() => false,
        (_, Change::Show) if Mutant::AcceptEqualRevision.is_planted() => revision >= newest,
        (_, Change::Show) => revision > newest,
        (Standing::Withheld, Change::Withhold) => revision > newest,
        (Standing::Live, Change::Withhold) | (_, Change::Entomb) => revision >= newest,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_is_as_written_down() {
        let live = Some((Standing::Live, 3));
        let withheld = Some((Standing::Withheld, 3));
        for (held, change, stands) in [
            (live, Change::Show, [false, false, true]),
            (live, Change::Withhold, [false, true, true]),
            (live, Change::Entomb, [false, true, true]),
            (withheld, Change::Show, [false, false, true]),
            (withheld, Change::Withhold, [false, false, true]),
            (withheld, Change::Entomb, [false, true, true]),
            (Some((Standing::Tombstone, 3)), Change::Show, [false; 3]),
            (Some((Standing::Tombstone, 3)), Change::Withhold, [false; 3]),
            (Some((Standing::Tombstone, 3)), Change::Entomb, [false; 3]),
            (None, Change::Show, [true; 3]),
        ] {
            assert_eq!([2, 3, 4].map(|revision| takes_effect(held, change, revision)), stands, "{held:?} {change:?}");
        }
    }

    const fn after(change: Change) -> Standing {
        match change {
            Change::Show => Standing::Live,
            Change::Withhold => Standing::Withheld,
            Change::Entomb => Standing::Tombstone,
        }
    }

    proptest! {
        /// An author shows revisions one after the other, withholds some, and perhaps withdraws the object at the end.
        #[test]
        fn any_order_of_arrival_ends_in_the_same_state(
            withheld in proptest::collection::vec(any::<bool>(), 1..8),
            is_withdrawn in any::<bool>(),
            order in any::<prop::sample::Index>(),
            seed in proptest::collection::vec(any::<prop::sample::Index>(), 20),
        ) {
            let mut changes = Vec::new();
            for (revision, is_withheld) in (1..).zip(&withheld) {
                changes.push((Change::Show, revision));
                if *is_withheld { changes.push((Change::Withhold, revision)); }
            }
            if is_withdrawn { changes.push((Change::Entomb, withheld.len() as u64 + 1)); }
            let run = |changes: &[(Change, u64)]| changes.iter().fold(None, |held, (change, revision)| {
                if takes_effect(held, *change, *revision) { Some((after(*change), *revision)) } else { held }
            });
            let expected = run(&changes);
            let mut shuffled = changes.clone();
            let rotation = order.index(shuffled.len());
            shuffled.rotate_left(rotation);
            for (place, index) in seed.iter().enumerate() {
                let len = shuffled.len();
                shuffled.swap(place % len, index.index(len));
            }
            prop_assert_eq!(run(&shuffled), expected);
        }
    }
}
