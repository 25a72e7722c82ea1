//! The time, passed in. The only place that asks the machine for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::SystemTime,
};

use jiff::Timestamp;

/// Where a node takes its time from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A hand that tests and the simulator move, in Unix milliseconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.as_millisecond())))
    }

    /// Now, to the millisecond.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::try_from(SystemTime::now())
                .and_then(|now| Timestamp::from_millisecond(now.as_millisecond()))
                .expect("the machine's clock shows a year before 10000"),
            Self::Fixed(hand) => {
                Timestamp::from_millisecond(hand.load(Ordering::SeqCst)).expect("a fixed clock is set from a timestamp")
            }
        }
    }

    /// Moves a fixed clock by `milliseconds`; the machine's clock is not ours to move.
    pub fn advance(&self, milliseconds: i64) {
        if let Self::Fixed(hand) = self {
            hand.fetch_add(milliseconds, Ordering::SeqCst);
        }
    }
}
