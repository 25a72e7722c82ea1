//! When each feed took the form it has now: its `Last-Modified`.
//!
//! The newest date inside a feed does not tell of what is gone from it. Kept in memory: after a restart a feed counts as
//! new, and is read once more than needed.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// Feeds remembered; beyond that the count begins anew.
const FEEDS: usize = 4096;

/// The present form of each feed.
#[derive(Debug, Default)]
pub struct Editions(Mutex<BTreeMap<String, Edition>>);

#[derive(Debug, Clone)]
struct Edition {
    etag: String,
    since: Timestamp,
}

impl Editions {
    /// Since when the feed at `path` has had this entity tag. Another tag is always a later second, which is as fine as
    /// HTTP dates are.
    pub fn since(&self, path: &str, etag: &str, now: Timestamp) -> Timestamp {
        let mut editions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if editions.len() >= FEEDS {
            editions.clear();
        }
        let known = editions.get(path);
        if let Some(known) = known.filter(|known| known.etag == etag) {
            return known.since;
        }
        let next = known.and_then(|known| known.since.checked_add(SignedDuration::from_secs(1)).ok());
        let since = next.map_or(now, |next| next.max(now));
        editions.insert(path.to_owned(), Edition { etag: etag.to_owned(), since });
        since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_form_is_always_a_later_one() {
        let editions = Editions::default();
        let at = |second| Timestamp::from_second(second).unwrap();
        assert_eq!(editions.since("all.fi.rss", "a", at(10)), at(10));
        assert_eq!(editions.since("all.fi.rss", "a", at(20)), at(10));
        assert_eq!(editions.since("all.fi.rss", "b", at(20)), at(20));
        assert_eq!(editions.since("all.fi.rss", "c", at(20)), at(21), "within one second");
        assert_eq!(editions.since("all.fi.rss", "b", at(30)), at(30), "what was there before is new again");
        assert_eq!(editions.since("all.sv.rss", "a", at(30)), at(30));
    }
}
