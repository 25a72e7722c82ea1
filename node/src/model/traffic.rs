//! How the exchange with a partner stands: what is known of both directions, and what of it somebody should look at.
//!
//! A rule over values, without clock or database. Silence is never success: who was not heard from is not well.

use jiff::{SignedDuration, Timestamp};

/// How far the exchange with a partner has got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traffic {
    /// When it came on the roster.
    pub added_at: Timestamp,
    /// How long our log is.
    pub head: u64,
    /// How far our log is settled with it.
    pub sent: u64,
    /// Entries of our log that its lane has not settled.
    pub waiting: u64,
    /// When the oldest of them was published.
    pub waiting_since: Option<Timestamp>,
    /// When it last took something.
    pub delivered_at: Option<Timestamp>,
    /// Since when nothing goes through, if that is so.
    pub failing_since: Option<Timestamp>,
    /// What it last answered, or the network.
    pub trouble: Option<String>,
    /// Entries put aside after repeated refusal.
    pub parked: u64,
    /// Entries it refused for good.
    pub refused: u64,
    /// How far it says our log is applied there.
    pub confirmed: u64,
    /// When the oldest entry was published that it has not confirmed.
    pub unconfirmed_since: Option<Timestamp>,
    /// Withdrawals and narrowings it has not confirmed in time.
    pub overdue: u64,
    /// Withdrawals and narrowings it has not confirmed, in time or not.
    pub unconfirmed_deletes: u64,
    /// Entries of ours it says it has in quarantine.
    pub quarantined_there: u64,
    /// Places in which it says our log contradicts itself.
    pub doubted: u64,
    /// The head of its log as last seen.
    pub their_head: u64,
    /// How far its log is applied here.
    pub applied: u64,
    /// Entries of its log that are not applied here, as far as we know its log.
    pub missing: u64,
    /// Since when some are.
    pub missing_since: Option<Timestamp>,
    /// When something of it last came in.
    pub heard_at: Option<Timestamp>,
    /// When its log was last compared with what is here.
    pub compared_at: Option<Timestamp>,
    /// Entries of its log in quarantine here.
    pub quarantined_here: u64,
    /// Pieces of evidence that its log contradicts itself.
    pub evidence: u64,
    /// Open alarms about it.
    pub alarms: u64,
    /// Those of them that none of the figures here explains.
    pub other_alarms: u64,
}

/// Something about a partner that somebody should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Its log contradicts itself, in so many places.
    Contradiction(u64),
    /// It says that ours does.
    Doubted(u64),
    /// Withdrawals and narrowings it has not confirmed in time.
    Overdue(u64),
    /// Other open alarms.
    Alarms(u64),
    /// It was never heard from.
    Unheard,
    /// Nothing was heard of it since.
    Silent(Timestamp),
    /// Its log was never compared with what is here.
    NeverCompared,
    /// Its log was last compared so long ago.
    Uncompared(Timestamp),
    /// Nothing goes through to it since.
    Failing(Timestamp),
    /// It took entries and did not confirm them, the oldest since.
    Unconfirmed(u64, Timestamp),
    /// Entries of ours that it has not taken, the oldest since, though nothing fails.
    Waiting(u64, Timestamp),
    /// Entries of its log that are not applied here, the oldest since.
    Behind(u64, Timestamp),
    /// Entries put aside.
    Parked(u64),
    /// Entries it refused.
    Refused(u64),
    /// Entries of it in quarantine here.
    QuarantinedHere(u64),
    /// Entries of ours in quarantine there.
    QuarantinedThere(u64),
}

/// How bad it is, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Both sides have all there is, and were heard of lately.
    Well,
    /// Something is on its way, or the first contact is still to come.
    Underway,
    /// Somebody should look.
    Warning,
    /// Somebody must.
    Alarm,
}

impl State {
    /// The word in answers and figures.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Underway => "underway",
            Self::Warning => "warning",
            Self::Alarm => "alarm",
        }
    }
}

impl Concern {
    const fn state(self) -> State {
        match self {
            Self::Contradiction(_) | Self::Doubted(_) | Self::Overdue(_) | Self::Alarms(_) => State::Alarm,
            _ => State::Warning,
        }
    }
}

fn entries(n: u64) -> String {
    counted(n, "entry", "entries")
}

fn counted(n: u64, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

impl std::fmt::Display for Concern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Contradiction(n) => write!(f, "its log contradicts itself in {}", counted(*n, "place", "places")),
            Self::Doubted(n) => write!(f, "it says our log contradicts itself in {}", counted(*n, "place", "places")),
            Self::Overdue(n) => {
                let what = counted(*n, "withdrawal or narrowing", "withdrawals or narrowings");
                write!(f, "{what} not confirmed in time")
            }
            Self::Alarms(n) => write!(f, "other open alarms: {n}"),
            Self::Unheard => f.write_str("never heard from"),
            Self::Silent(at) => write!(f, "silent since {at:.0}"),
            Self::NeverCompared => f.write_str("logs never compared"),
            Self::Uncompared(at) => write!(f, "logs not compared since {at:.0}"),
            Self::Failing(at) => write!(f, "deliveries fail since {at:.0}"),
            Self::Unconfirmed(n, at) => write!(f, "{} taken and not confirmed, the oldest of {at:.0}", entries(*n)),
            Self::Waiting(n, at) => write!(f, "{} not sent, the oldest of {at:.0}", entries(*n)),
            Self::Behind(n, at) => write!(f, "{} of its log not applied here since {at:.0}", entries(*n)),
            Self::Parked(n) => write!(f, "{} put aside", entries(*n)),
            Self::Refused(n) => write!(f, "{} refused there", entries(*n)),
            Self::QuarantinedHere(n) => write!(f, "{} in quarantine here", entries(*n)),
            Self::QuarantinedThere(n) => write!(f, "{} in quarantine there", entries(*n)),
        }
    }
}

impl Traffic {
    /// What somebody should know, the worst first; `patience` is how long a silence may last.
    pub fn concerns(&self, patience: SignedDuration, now: Timestamp) -> Vec<Concern> {
        let is_long = |at: Timestamp| now.duration_since(at) >= patience;
        let some = |n: u64, concern: fn(u64) -> Concern| (n > 0).then(|| concern(n));
        let heard = match self.heard_at {
            None => is_long(self.added_at).then_some(Concern::Unheard),
            Some(at) => is_long(at).then_some(Concern::Silent(at)),
        };
        let compared = match self.compared_at {
            None => is_long(self.added_at).then_some(Concern::NeverCompared),
            Some(at) => is_long(at).then_some(Concern::Uncompared(at)),
        };
        let taken = self.sent.saturating_sub(self.confirmed);
        let unconfirmed = self.unconfirmed_since.filter(|at| taken > 0 && is_long(*at));
        let is_failing = self.failing_since.is_some();
        let waiting = self.waiting_since.filter(|at| self.waiting > 0 && !is_failing && is_long(*at));
        let behind = self.missing_since.filter(|at| self.missing > 0 && is_long(*at));
        let known = [
            some(self.evidence, Concern::Contradiction),
            some(self.doubted, Concern::Doubted),
            some(self.overdue, Concern::Overdue),
            some(self.other_alarms, Concern::Alarms),
            heard,
            compared,
            self.failing_since.map(Concern::Failing),
            unconfirmed.map(|at| Concern::Unconfirmed(taken, at)),
            waiting.map(|at| Concern::Waiting(self.waiting, at)),
            behind.map(|at| Concern::Behind(self.missing, at)),
            some(self.parked, Concern::Parked),
            some(self.refused, Concern::Refused),
            some(self.quarantined_here, Concern::QuarantinedHere),
            some(self.quarantined_there, Concern::QuarantinedThere),
        ];
        known.into_iter().flatten().collect()
    }

    /// How bad the worst of it is.
    pub fn state(&self, patience: SignedDuration, now: Timestamp) -> State {
        let worst = self.concerns(patience, now).into_iter().map(Concern::state).max();
        worst.unwrap_or(if self.is_underway() { State::Underway } else { State::Well })
    }

    /// Whether something waits in either direction, or the two have not met yet.
    pub fn is_underway(&self) -> bool {
        self.is_late() || self.sent > self.confirmed || self.heard_at.is_none() || self.compared_at.is_none()
    }

    /// Whether something waits in either direction.
    pub fn is_late(&self) -> bool {
        self.waiting > 0 || self.missing > 0 || self.parked > 0 || self.failing_since.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: SignedDuration = SignedDuration::from_secs(900);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn well() -> Traffic {
        Traffic {
            heard_at: Some(at(9_900)),
            compared_at: Some(at(9_900)),
            head: 5,
            sent: 5,
            confirmed: 5,
            ..Traffic::default()
        }
    }

    #[test]
    fn who_was_heard_from_and_has_everything_is_well() {
        assert_eq!(well().state(PATIENCE, at(10_000)), State::Well);
        assert_eq!(Traffic { missing: 1, ..well() }.state(PATIENCE, at(10_000)), State::Underway);
        assert_eq!(Traffic { confirmed: 3, ..well() }.state(PATIENCE, at(10_000)), State::Underway);
    }

    #[test]
    fn silence_is_not_success() {
        let silent = well().concerns(PATIENCE, at(20_000));
        assert_eq!(silent, [Concern::Silent(at(9_900)), Concern::Uncompared(at(9_900))]);
        let new = Traffic { added_at: at(10_000), ..Traffic::default() };
        assert_eq!(new.state(PATIENCE, at(10_001)), State::Underway, "not well before the first contact");
        assert_eq!(new.concerns(PATIENCE, at(10_900)), [Concern::Unheard, Concern::NeverCompared]);
        let reached = Traffic { compared_at: Some(at(10_900)), delivered_at: Some(at(10_900)), ..new };
        assert_eq!(reached.state(PATIENCE, at(11_000)), State::Warning, "to be reached is not to be heard from");
    }

    #[test]
    fn what_was_taken_and_not_confirmed_is_found_after_a_while() {
        let lost = Traffic { sent: 5, confirmed: 2, unconfirmed_since: Some(at(9_500)), ..well() };
        assert_eq!(lost.state(PATIENCE, at(10_000)), State::Underway);
        assert_eq!(lost.concerns(PATIENCE, at(10_500)), [Concern::Unconfirmed(3, at(9_500))]);
    }

    #[test]
    fn what_stands_still_in_either_direction_is_found_after_a_while() {
        let still = Traffic {
            waiting: 2,
            waiting_since: Some(at(9_500)),
            missing: 7,
            missing_since: Some(at(9_600)),
            ..well()
        };
        assert_eq!(still.state(PATIENCE, at(10_000)), State::Underway);
        let both = [Concern::Waiting(2, at(9_500)), Concern::Behind(7, at(9_600))];
        assert_eq!(still.concerns(PATIENCE, at(10_500)), both);
        let failing = Traffic { failing_since: Some(at(9_500)), missing: 0, ..still };
        assert_eq!(failing.concerns(PATIENCE, at(10_500)), [Concern::Failing(at(9_500))], "one word for one trouble");
    }

    #[test]
    fn a_contradiction_is_worse_than_anything_else() {
        let bad = Traffic { evidence: 1, parked: 2, ..well() };
        assert_eq!(bad.state(PATIENCE, at(10_000)), State::Alarm);
        assert_eq!(bad.concerns(PATIENCE, at(10_000)), [Concern::Contradiction(1), Concern::Parked(2)]);
    }
}
