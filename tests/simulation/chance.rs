//! Chance from a seed: the same seed, the same numbers, on every machine. It does not know what is drawn for.

use std::ops::Range;

/// A stream of numbers: `SplitMix64`, <https://prng.di.unimi.it/splitmix64.c>.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    state: u64,
}

impl Chance {
    /// The stream of a seed.
    pub(crate) const fn of(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A stream of its own, so that drawing more from one does not move the other.
    pub(crate) fn branch(&mut self) -> Self {
        Self::of(self.number())
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if there is none.
    #[allow(clippy::cast_possible_truncation, reason = "the high half of 128 bits fits")]
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The high half of the product is even enough for a test, and takes one number whatever `end` is.
        ((u128::from(self.number()) * u128::from(end)) >> 64) as u64
    }

    /// A number of a range.
    pub(crate) fn within(&mut self, range: Range<i64>) -> i64 {
        range.start + self.below(range.end.abs_diff(range.start)).cast_signed()
    }

    /// True so many times in a thousand.
    pub(crate) fn happens(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// From 0 to 1, without the 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.number() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.index(all.len())]
    }

    /// A place in a list of this length.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).expect("it is below a length")
    }

    /// Sixteen bytes: a salt.
    pub(crate) fn salt(&mut self) -> [u8; 16] {
        (u128::from(self.number()) << 64 | u128::from(self.number())).to_be_bytes()
    }
}

#[test]
fn the_stream_of_a_seed_is_the_published_one() {
    let mut chance = Chance::of(1_234_567);
    let drawn: Vec<u64> = (0..3).map(|_| chance.number()).collect();
    assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
}
