//! What somebody did once today already: remembered in memory until midnight UTC, and written down nowhere.
//!
//! After a restart the day begins anew; where several processes serve one node, each has a day of its own.

use std::{
    collections::BTreeSet,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use super::tries::network;

/// The length of a day.
const DAY_S: i64 = 86_400;

/// Who did what today.
#[derive(Debug, Default)]
pub struct Today(Mutex<Day>);

#[derive(Debug, Default)]
struct Day {
    number: i64,
    done: BTreeSet<(IpAddr, String)>,
}

/// Whether something counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Once {
    /// It is the first time today.
    First,
    /// It was done from there today already.
    Again,
    /// So much was done today that no more is remembered; the seconds until tomorrow.
    Full(u64),
}

impl Today {
    /// Notes that `deed` is done from an address.
    pub fn note(&self, address: IpAddr, deed: &str, now: Timestamp, most: usize) -> Once {
        let mut day = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.as_second().div_euclid(DAY_S);
        if day.number != number {
            *day = Day { number, ..Day::default() };
        }
        let key = (network(address), deed.to_owned());
        if day.done.contains(&key) {
            return Once::Again;
        }
        if day.done.len() >= most {
            return Once::Full(u64::try_from(DAY_S - now.as_second().rem_euclid(DAY_S)).unwrap_or(1));
        }
        day.done.insert(key);
        Once::First
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_counts_once_a_day_for_the_same_and_the_day_is_bounded() {
        let today = Today::default();
        let at = |second: i64| Timestamp::from_second(1_790_000_000 - 1_790_000_000 % DAY_S + second).unwrap();
        let note = |address: &str, deed: &str, second| today.note(address.parse().unwrap(), deed, at(second), 3);
        assert_eq!(note("2001:db8::1", "a", 0), Once::First);
        assert_eq!(note("2001:db8::2", "a", 1), Once::Again, "a network of version 6 is one caller");
        assert_eq!(note("2001:db8::2", "b", 2), Once::First);
        assert_eq!(note("192.0.2.1", "a", 3), Once::First);
        assert_eq!(note("192.0.2.2", "a", 86_390), Once::Full(10));
        assert_eq!(note("192.0.2.1", "a", 86_390), Once::Again, "what is known is known");
        assert_eq!(note("192.0.2.1", "a", 86_400), Once::First, "a new day");
    }
}
