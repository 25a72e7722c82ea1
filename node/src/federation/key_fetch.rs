//! Fetching the keys of strangers, bounded: whoever knocks can make us ask somebody else, so only few, briefly, and not
//! again for what has just failed.
//!
//! Everything here is small and forgotten by a restart. This module does not know who may knock.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use url::Url;

use super::{Federation, FetchError, FetchedActor};
use crate::transport::client::Unsigned;

/// The bounds of key fetches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFetchLimits {
    /// Under way at once.
    pub total: usize,
    /// Under way at once to one host.
    pub per_host: usize,
    /// Under way at once for one caller's address.
    pub per_address: usize,
    /// How long a failure is remembered.
    pub memory: Duration,
    /// How long one that may pass (busy, away) is remembered.
    pub short_memory: Duration,
    /// How many failures are remembered.
    pub remembered: usize,
}

impl Default for KeyFetchLimits {
    fn default() -> Self {
        Self {
            total: 4,
            per_host: 1,
            per_address: 1,
            memory: Duration::from_hours(1),
            short_memory: Duration::from_mins(1),
            remembered: 1024,
        }
    }
}

/// Why there is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFetchError {
    /// Too many fetches are under way; the caller may come again.
    #[error("too many keys are being fetched, {0} must wait")]
    Busy(String),
    /// It failed a moment ago and is not tried again yet.
    #[error("{error} (tried {ago_s} s ago)")]
    Remembered {
        /// What went wrong.
        error: FetchError,
        /// How long ago.
        ago_s: u64,
    },
    /// It failed now.
    #[error(transparent)]
    Fetch(#[from] FetchError),
}

/// The pool of key fetches.
pub struct KeyFetch {
    limits: KeyFetchLimits,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    under_way: usize,
    hosts: HashMap<String, usize>,
    addresses: HashMap<IpAddr, usize>,
    failures: HashMap<String, Failure>,
}

struct Failure {
    error: FetchError,
    at: Timestamp,
    until: Timestamp,
}

impl KeyFetch {
    /// An empty pool.
    pub fn new(limits: KeyFetchLimits) -> Self {
        Self { limits, state: Mutex::default() }
    }

    /// Fetches the actor that a request from `address` claims to come from, if the bounds allow it.
    pub async fn fetch(
        &self,
        federation: &Federation,
        actor: &Url,
        address: IpAddr,
        now: Timestamp,
    ) -> Result<FetchedActor, KeyFetchError> {
        let _place = self.enter(actor, address, now)?;
        let outcome = federation.dereference_actor(actor).await;
        if let Err(error) = &outcome {
            self.remember(actor, error.clone(), now);
        }
        Ok(outcome?)
    }

    /// Forgets a failure, so that an administrator's new attempt counts.
    pub fn forget(&self, actor: &Url) {
        self.lock().failures.remove(actor.as_str());
    }

    fn enter(&self, actor: &Url, address: IpAddr, now: Timestamp) -> Result<Place<'_>, KeyFetchError> {
        let host = Unsigned { method: "GET", url: actor, body: None, extra: &[] }.host();
        let mut state = self.lock();
        if let Some(failure) = state.failures.get(actor.as_str()).filter(|failure| failure.until > now) {
            let ago_s = u64::try_from(now.as_second() - failure.at.as_second()).unwrap_or(0);
            return Err(KeyFetchError::Remembered { error: failure.error.clone(), ago_s });
        }
        let at_host = state.hosts.get(&host).copied().unwrap_or(0);
        let at_address = state.addresses.get(&address).copied().unwrap_or(0);
        if state.under_way >= self.limits.total
            || at_host >= self.limits.per_host
            || at_address >= self.limits.per_address
        {
            return Err(KeyFetchError::Busy(host));
        }
        state.under_way += 1;
        state.hosts.insert(host.clone(), at_host + 1);
        state.addresses.insert(address, at_address + 1);
        Ok(Place { pool: self, host, address })
    }

    fn remember(&self, actor: &Url, error: FetchError, now: Timestamp) {
        let memory = if error.is_passing() { self.limits.short_memory } else { self.limits.memory };
        let until = now.checked_add(memory).unwrap_or(Timestamp::MAX);
        let mut state = self.lock();
        if state.failures.len() >= self.limits.remembered {
            state.failures.retain(|_, failure| failure.until > now);
        }
        if state.failures.len() >= self.limits.remembered {
            let soonest = state.failures.iter().min_by_key(|(_, failure)| failure.until).map(|(url, _)| url.clone());
            soonest.and_then(|url| state.failures.remove(&url));
        }
        state.failures.insert(actor.to_string(), Failure { error, at: now, until });
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One fetch under way; leaving gives the place back, also when the caller went away.
struct Place<'a> {
    pool: &'a KeyFetch,
    host: String,
    address: IpAddr,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.lock();
        state.under_way -= 1;
        leave(&mut state.hosts, &self.host);
        leave(&mut state.addresses, &self.address);
    }
}

fn leave<K: std::hash::Hash + Eq>(counts: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(host: &str) -> Url {
        Url::parse(&format!("https://{host}/actor")).unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn from(last: u8) -> IpAddr {
        IpAddr::from([8, 8, 8, last])
    }

    #[test]
    fn few_fetches_are_under_way_at_once_and_a_place_left_is_free_again() {
        let pool = KeyFetch::new(KeyFetchLimits { total: 2, ..KeyFetchLimits::default() });
        let first = pool.enter(&url("a.example"), from(1), at(0)).unwrap();
        assert!(pool.enter(&url("a.example"), from(2), at(0)).is_err(), "one for a host");
        assert!(pool.enter(&url("b.example"), from(1), at(0)).is_err(), "one for an address");
        let _second = pool.enter(&url("b.example"), from(2), at(0)).unwrap();
        assert!(pool.enter(&url("c.example"), from(3), at(0)).is_err(), "two in all");
        drop(first);
        assert!(pool.enter(&url("a.example"), from(1), at(0)).is_ok());
    }

    #[test]
    fn a_failure_is_remembered_for_its_time_and_no_more_than_so_many() {
        let limits = KeyFetchLimits { remembered: 10, ..KeyFetchLimits::default() };
        let pool = KeyFetch::new(limits);
        pool.remember(&url("a.example"), FetchError::Gone("x".into()), at(0));
        let again = |second| pool.enter(&url("a.example"), from(1), at(second)).map(|_| ());
        assert!(matches!(again(30), Err(KeyFetchError::Remembered { ago_s: 30, .. })));
        assert!(again(3601).is_ok());
        for n in 0..1000 {
            pool.remember(&url(&format!("h{n}.example")), FetchError::Network("x".into()), at(0));
        }
        let state = pool.lock();
        assert!(state.failures.len() <= 10 && state.hosts.is_empty() && state.addresses.is_empty());
    }
}
