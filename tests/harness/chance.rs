//! Chance from a printed seed: what a test of killing and losing draws from.

use std::{env, thread, time::Duration};

/// A small generator of numbers (splitmix64): the whole schedule hangs on its seed.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The schedule of this seed.
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// The seed of `ELECTION_POOL_SEED`, which repeats a run as far as the machine's own timing allows, else a new one.
    pub(crate) fn seed() -> u64 {
        let named = env::var("ELECTION_POOL_SEED").ok().and_then(|seed| seed.parse().ok());
        named.unwrap_or_else(|| u64::from(std::process::id()))
    }

    /// Another schedule that hangs on the same seed.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// One of these.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.below(of.len() as u64);
        &of[usize::try_from(place).expect("a place in a slice")]
    }

    /// A pause of less than so many milliseconds.
    pub(crate) fn pause(&mut self, milliseconds: u64) {
        thread::sleep(Duration::from_millis(self.below(milliseconds)));
    }
}
