//! The rules of sending: what an answer means, how long to wait, when to park an entry or give up on a reader.
//!
//! Pure: instants and chance are passed in. This module does not know what a lane's row looks like, what is being
//! sent, or who is entitled to it.

use std::{collections::BTreeMap, time::Duration};

use jiff::Timestamp;

use crate::mutant::Mutant;

/// The longest wait between two attempts, unless configured otherwise.
pub const RETRY_CAP: Duration = Duration::from_hours(1);
/// How long a reader may fail before its lane ends.
pub const READER_PATIENCE: Duration = Duration::from_hours(30 * 24);
/// How often one entry must fail, and for how long, before it is parked.
pub const PARK_FAILURES: u32 = 10;
/// See [`PARK_FAILURES`].
pub const PARK_AFTER: Duration = Duration::from_hours(1);
/// How many requests one lane may have in flight.
pub const WINDOW_MAX: usize = 8;

const FIRST_WAIT: Duration = Duration::from_secs(1);
const SLOW: Duration = Duration::from_millis(250);

/// Who is at the other end of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneClass {
    /// A node like us, on the roster.
    Partner,
    /// Any other server.
    Reader,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The peer answered.
    Status {
        /// The HTTP status.
        code: u16,
        /// Its `Retry-After`, in seconds.
        retry_after_s: Option<u64>,
    },
    /// No connection, or it broke.
    Network,
    /// No answer in time.
    Timeout,
}

impl Answer {
    /// A status without `Retry-After`.
    pub const fn status(code: u16) -> Self {
        Self::Status { code, retry_after_s: None }
    }

    /// How long the peer asks us to wait.
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after_s: Some(seconds), .. } => Some(Duration::from_secs(*seconds)),
            _ => None,
        }
    }
}

/// What an answer means for what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The peer has it.
    Settled,
    /// The peer will never take it; its words are kept and shown, and the lane goes on.
    Refused,
    /// To be sent again, with a new signature, after a wait.
    Retry,
    /// To be sent again at once, signed in the other scheme.
    KnockAgain,
}

/// Reads an answer. `can_knock_again` is true while the scheme of signing was not yet changed for this request and
/// there is another to change to.
pub fn outcome(answer: &Answer, can_knock_again: bool) -> Outcome {
    match answer {
        Answer::Status { code: 200..=299 | 409, .. } => Outcome::Settled,
        Answer::Status { code: 400..=499, .. } if Mutant::ClientErrorDelivered.is_planted() => Outcome::Settled,
        Answer::Status { code: 400 | 405 | 406 | 411 | 413 | 414 | 415 | 422 | 431 | 451, .. } => Outcome::Refused,
        Answer::Status { code: 401, .. } if can_knock_again => Outcome::KnockAgain,
        Answer::Status { .. } | Answer::Network | Answer::Timeout => Outcome::Retry,
    }
}

/// How long to wait after `failures` (at least one) failed attempts in a row.
///
/// Doubles from one second, spread by `jitter` (0.0 to 1.0) over its upper half, not shorter than the peer asked for,
/// never longer than `cap`.
pub fn backoff(failures: u32, retry_after: Option<Duration>, cap: Duration, jitter: f64) -> Duration {
    let doubled = FIRST_WAIT.saturating_mul(1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX));
    let jitter = if jitter.is_finite() { jitter.clamp(0.0, 1.0) } else { 1.0 };
    let spread = doubled.min(cap).mul_f64(0.5 + jitter / 2.0);
    spread.max(retry_after.unwrap_or_default()).min(cap)
}

/// Whether a lane that has failed since `failing_since` ends. A partner's never does.
pub fn gives_up(class: LaneClass, failing_since: Option<Timestamp>, now: Timestamp) -> bool {
    class == LaneClass::Reader && failing_since.is_some_and(|since| lasted(since, now) > READER_PATIENCE)
}

/// Whether an entry is put aside so that the lane can go on: it failed often enough for long enough, while the peer
/// answers other requests well.
pub fn parks(entry_failures: u32, first_at: Timestamp, now: Timestamp, peer_answers_well: bool) -> bool {
    peer_answers_well && entry_failures >= PARK_FAILURES && lasted(first_at, now) >= PARK_AFTER
}

/// How many requests may be in flight: from one to [`WINDOW_MAX`]; grows on success, halves when the peer pushes back
/// or becomes slow.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    size: usize,
    smoothed: Option<Duration>,
}

impl Default for Window {
    fn default() -> Self {
        Self { size: 1, smoothed: None }
    }
}

impl Window {
    /// The present size.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Learns from one request that took `took`.
    pub fn observe(&mut self, answer: &Answer, took: Duration) {
        let usual = self.smoothed.unwrap_or(took);
        let is_rising = took > SLOW && took > usual * 2;
        self.smoothed = Some((usual * 7 + took) / 8);
        match outcome(answer, false) {
            Outcome::Settled | Outcome::Refused if !is_rising => self.size = (self.size + 1).min(WINDOW_MAX),
            Outcome::Settled | Outcome::Refused => self.size = (self.size / 2).max(1),
            _ if matches!(answer, Answer::Status { code: 429 | 503, .. }) => self.size = (self.size / 2).max(1),
            _ => self.size = 1,
        }
    }
}

/// What one lane has in flight: the cursor covers only what is settled.
#[derive(Debug, Clone)]
pub struct Flight {
    cursor: u64,
    /// Whether each position after the cursor is settled.
    entries: BTreeMap<u64, bool>,
}

impl Flight {
    /// Nothing in flight, everything up to `cursor` settled.
    pub const fn after(cursor: u64) -> Self {
        Self { cursor, entries: BTreeMap::new() }
    }

    /// Notes an entry as under way. Entries are started in the order of the log.
    pub fn start(&mut self, position: u64) {
        self.entries.insert(position, false);
    }

    /// Notes a position as settled: taken, refused, parked, or not for this inbox at all.
    pub fn settle(&mut self, position: u64) {
        self.entries.insert(position, true);
        while let Some(first) = self.entries.first_entry().filter(|entry| *entry.get()) {
            self.cursor = self.cursor.max(*first.key());
            first.remove();
        }
    }

    /// The highest position up to which everything that was started is settled.
    pub fn cursor(&self) -> u64 {
        if Mutant::CursorPastUnsettled.is_planted() {
            return self.entries.keys().next_back().copied().unwrap_or(self.cursor).max(self.cursor);
        }
        self.cursor
    }
}

fn lasted(since: Timestamp, now: Timestamp) -> Duration {
    now.duration_since(since).try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn the_status_table_is_as_written_down() {
        for code in [200, 202, 204, 299, 409] {
            assert_eq!(outcome(&Answer::status(code), true), Outcome::Settled, "{code}");
        }
        for code in [400, 405, 406, 411, 413, 414, 415, 422, 431, 451] {
            assert_eq!(outcome(&Answer::status(code), true), Outcome::Refused, "{code}");
        }
        for code in [301, 302, 307, 308, 402, 403, 404, 408, 410, 418, 425, 429, 500, 502, 503, 504, 507, 599, 100, 999]
        {
            assert_eq!(outcome(&Answer::status(code), true), Outcome::Retry, "{code}");
        }
        assert_eq!(outcome(&Answer::Network, true), Outcome::Retry);
        assert_eq!(outcome(&Answer::Timeout, true), Outcome::Retry);
    }

    #[test]
    fn a_401_is_knocked_again_once_and_then_retried() {
        assert_eq!(outcome(&Answer::status(401), true), Outcome::KnockAgain);
        assert_eq!(outcome(&Answer::status(401), false), Outcome::Retry);
    }

    #[test]
    fn waits_double_up_to_the_cap() {
        let waits: Vec<u64> = (1..=14).map(|n| backoff(n, None, RETRY_CAP, 1.0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600]);
        assert_eq!(backoff(1, None, RETRY_CAP, 0.0), Duration::from_millis(500));
    }

    #[test]
    fn retry_after_is_honoured_up_to_the_cap() {
        assert_eq!(backoff(1, Some(Duration::from_secs(90)), RETRY_CAP, 0.5), Duration::from_secs(90));
        assert_eq!(backoff(1, Some(Duration::from_hours(25)), RETRY_CAP, 0.5), RETRY_CAP);
        assert_eq!(backoff(9, Some(Duration::from_secs(5)), RETRY_CAP, 1.0), Duration::from_secs(256));
    }

    proptest! {
        #[test]
        fn a_wait_is_never_zero_and_never_beyond_the_cap(
            failures in any::<u32>(),
            asked in proptest::option::of(any::<u64>()),
            cap in 1_u64..10_000,
            jitter in any::<f64>(),
        ) {
            let cap = Duration::from_secs(cap);
            let wait = backoff(failures, asked.map(Duration::from_secs), cap, jitter);
            prop_assert!(wait > Duration::ZERO && wait <= cap);
        }

        #[test]
        fn the_window_stays_within_its_bounds(answers in proptest::collection::vec((100_u16..600, 0_u64..20_000), 0..60)) {
            let mut window = Window::default();
            for (code, took_ms) in answers {
                window.observe(&Answer::status(code), Duration::from_millis(took_ms));
                prop_assert!((1..=WINDOW_MAX).contains(&window.size()));
            }
        }

        #[test]
        fn the_cursor_never_passes_what_is_under_way(order in Just((1_u64..=8).collect::<Vec<_>>()).prop_shuffle()) {
            let mut flight = Flight::after(0);
            (1..=8).for_each(|position| flight.start(position));
            let mut settled = std::collections::BTreeSet::new();
            for position in order {
                flight.settle(position);
                settled.insert(position);
                let expected = (1..=8).take_while(|n| settled.contains(n)).last().unwrap_or(0);
                prop_assert_eq!(flight.cursor(), expected);
            }
        }
    }

    #[test]
    fn a_partner_is_never_given_up_and_a_reader_after_thirty_days() {
        let long = at(31 * 86_400);
        assert!(!gives_up(LaneClass::Partner, Some(at(0)), long));
        assert!(gives_up(LaneClass::Reader, Some(at(0)), long));
        assert!(!gives_up(LaneClass::Reader, Some(at(0)), at(29 * 86_400)));
        assert!(!gives_up(LaneClass::Reader, None, long));
    }

    #[test]
    fn an_entry_is_parked_only_after_ten_failures_over_an_hour_while_the_peer_answers_well() {
        assert!(parks(10, at(0), at(3600), true));
        assert!(!parks(9, at(0), at(3600), true));
        assert!(!parks(10, at(0), at(3599), true));
        assert!(!parks(10, at(0), at(3600), false));
        assert!(!parks(10, at(3600), at(0), true), "a clock that went back parks nothing");
    }

    #[test]
    fn the_window_grows_on_success_and_halves_when_the_peer_pushes_back() {
        let mut window = Window::default();
        (0..20).for_each(|_| window.observe(&Answer::status(202), Duration::from_millis(20)));
        assert_eq!(window.size(), 8);
        window.observe(&Answer::status(429), Duration::from_millis(20));
        assert_eq!(window.size(), 4);
        window.observe(&Answer::status(202), Duration::from_secs(3));
        assert_eq!(window.size(), 2);
        window.observe(&Answer::Timeout, Duration::from_secs(10));
        assert_eq!(window.size(), 1);
    }

    #[test]
    fn the_cursor_waits_for_the_earliest_that_is_under_way() {
        let mut flight = Flight::after(4);
        flight.start(5);
        flight.start(6);
        flight.settle(6);
        assert_eq!(flight.cursor(), 4);
        flight.settle(5);
        assert_eq!(flight.cursor(), 6);
    }
}
