//! Which seeds are run, and what is printed of a run: shared by the tiers.

use std::{env, fmt};

use crate::{history::History, invariant::Violation};

/// Seeds of a tier in a long run: `ELECTION_POOL_LONG=1`, set by `tests/run --long`.
pub(crate) const LONG: u64 = 3000;

/// The seeds to run: `count` of them, [`LONG`] in a long run, or the one of `ELECTION_POOL_SEED` alone.
pub(crate) fn to_run(count: u64) -> Vec<u64> {
    match only() {
        Some(seed) => vec![seed],
        None if is_long() => (1..=LONG.max(count)).collect(),
        None => (1..=count).collect(),
    }
}

/// The one seed that is asked for, if one is.
pub(crate) fn only() -> Option<u64> {
    env::var("ELECTION_POOL_SEED").ok().map(|seed| seed.parse().expect("ELECTION_POOL_SEED is a whole number"))
}

/// Whether this is a long run.
pub(crate) fn is_long() -> bool {
    env::var_os("ELECTION_POOL_LONG").is_some()
}

/// What is printed of a run that failed: everything needed to see it again.
pub(crate) fn report(seed: u64, options: &dyn fmt::Display, violation: &Violation, history: &History) -> String {
    format!(
        "seed {seed} fails\n{violation}\n\noptions\n{options}\nthe last lines of its history\n{history}\n\
         again with: ELECTION_POOL_SEED={seed} CARGO_PROFILE_DEV_OPT_LEVEL=2 cargo test --workspace --features election-pool-tests/mutants --test simulation\n"
    )
}
