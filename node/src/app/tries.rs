//! How often somebody tried something within the minute, as signing in: for each address, and in all where that is
//! bounded.
//!
//! Kept in memory: after a restart the count begins anew, and a token has 256 bits anyway.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

/// The length of a window.
const WINDOW_S: i64 = 60;

/// Addresses counted in one window; whoever comes beyond them is not counted, so that nobody is kept out by others.
const ADDRESSES: usize = 100_000;

/// The tries of the present window.
#[derive(Debug, Default)]
pub struct Tries(Mutex<Window>);

#[derive(Debug, Default)]
struct Window {
    number: i64,
    total: u32,
    by_address: BTreeMap<IpAddr, u32>,
}

impl Tries {
    /// Counts one try for its address alone: what others try keeps nobody from trying.
    ///
    /// # Errors
    /// The seconds to wait, if that is one too many.
    pub fn may_one(&self, address: IpAddr, now: Timestamp, of_one: u32) -> Result<(), u64> {
        self.may(address, now, of_one, u32::MAX)
    }

    /// Counts one try.
    ///
    /// # Errors
    /// The seconds to wait, if that is one too many.
    pub fn may(&self, address: IpAddr, now: Timestamp, of_one: u32, in_all: u32) -> Result<(), u64> {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.as_second().div_euclid(WINDOW_S);
        if window.number != number {
            *window = Window { number, ..Window::default() };
        }
        let wait = u64::try_from(WINDOW_S - now.as_second().rem_euclid(WINDOW_S)).unwrap_or(1);
        if window.total >= in_all {
            return Err(wait);
        }
        let address = network(address);
        if window.by_address.len() >= ADDRESSES && !window.by_address.contains_key(&address) {
            return Ok(());
        }
        let own = window.by_address.entry(address).or_default();
        if *own >= of_one {
            return Err(wait);
        }
        *own += 1;
        // What one address is refused counts against nobody else.
        window.total = window.total.saturating_add(1);
        Ok(())
    }
}

/// Who shares one count: an IPv4 address, or the 64 bits of an IPv6 network that one subscriber is given whole.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_and_all_together_are_bounded_for_a_minute() {
        let tries = Tries::default();
        let at = |second: i64| Timestamp::from_second(1_790_000_040 + second).unwrap();
        let address = |last| IpAddr::from([192, 0, 2, last]);
        assert_eq!(tries.may(address(1), at(0), 2, 4), Ok(()));
        assert_eq!(tries.may(address(1), at(1), 2, 4), Ok(()));
        assert!(tries.may(address(1), at(2), 2, 4).is_err());
        assert_eq!(tries.may(address(2), at(3), 2, 4), Ok(()));
        assert_eq!(tries.may(address(3), at(4), 2, 4), Ok(()), "a refused try of one is none of all");
        assert!(tries.may(address(4), at(5), 2, 4).is_err(), "in all");
        assert_eq!(tries.may(address(1), at(60), 2, 4), Ok(()), "a new minute");
    }

    #[test]
    fn one_network_of_version_6_is_one_caller() {
        let tries = Tries::default();
        let at = Timestamp::from_second(1_790_000_040).unwrap();
        let may = |address: &str| tries.may(address.parse().unwrap(), at, 2, 9).is_ok();
        assert!(may("2001:db8::1") && may("2001:db8::2") && !may("2001:db8::ffff:3"));
        assert!(may("2001:db8:0:1::1"));
        assert!(may("192.0.2.1") && may("::ffff:192.0.2.1") && !may("192.0.2.1"));
    }
}
