//! Random bytes and new ids, passed in. The only place that asks the machine for chance.

use std::sync::{Arc, Mutex};

use aws_lc_rs::{digest, rand};
use jiff::Timestamp;
use uuid::Uuid;

/// Where a node takes its chance from.
#[derive(Clone, Default)]
pub enum Chance {
    /// The operating system, through aws-lc-rs.
    #[default]
    System,
    /// A hash chain from a seed, for tests and the simulator: the same seed gives the same bytes.
    Seeded(Arc<Mutex<[u8; 32]>>),
}

impl Chance {
    /// Chance that repeats with its seed.
    pub fn seeded(seed: u64) -> Self {
        let mut state = [0; 32];
        state[..8].copy_from_slice(&seed.to_be_bytes());
        Self::Seeded(Arc::new(Mutex::new(state)))
    }

    /// `N` random bytes.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for chance")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match self {
            Self::System => rand::fill(&mut out).expect("the operating system gives random bytes"),
            Self::Seeded(state) => {
                let mut state = state.lock().expect("nobody panics while holding the seed");
                for chunk in out.chunks_mut(32) {
                    let next = digest::digest(&digest::SHA256, &*state);
                    state.copy_from_slice(next.as_ref());
                    chunk.copy_from_slice(&state[..chunk.len()]);
                }
            }
        }
        out
    }

    /// A new UUID, version 7: sorted by `now`.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// A whole number below `n`; 0 if `n` is 0.
    pub fn below(&self, n: usize) -> usize {
        usize::from_be_bytes(self.bytes()).checked_rem(n).unwrap_or(0)
    }

    /// A number from 0 up to, not including, 1.
    pub fn fraction(&self) -> f64 {
        f64::from(u32::from_be_bytes(self.bytes())) / f64::from(u32::MAX).next_up()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let at = Timestamp::from_second(1_790_000_000).unwrap();
        assert_eq!(Chance::seeded(7).uuid(at), Chance::seeded(7).uuid(at));
        assert_ne!(Chance::seeded(7).uuid(at), Chance::seeded(8).uuid(at));
    }

    #[test]
    fn a_fraction_stays_below_one() {
        let chance = Chance::seeded(1);
        assert!((0..1000).all(|_| (0.0..1.0).contains(&chance.fraction())));
        assert!((0..1000).all(|n| chance.below(n) < n.max(1)));
    }
}
