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
    /// HTTP dates are; nothing as long as that second lies ahead (RFC 9110 section 8.8.2.1).
    pub fn since(&self, path: &str, etag: &str, now: Timestamp) -> Option<Timestamp> {
        let mut editions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if editions.len() >= FEEDS {
            editions.clear();
        }
        let known = editions.get(path);
        if let Some(known) = known.filter(|known| known.etag == etag) {
            return Some(known.since).filter(|since| *since <= now);
        }
        let next = known.and_then(|known| known.since.checked_add(SignedDuration::from_secs(1)).ok());
        let since = next.map_or(now, |next| next.max(now));
        editions.insert(path.to_owned(), Edition { etag: etag.to_owned(), since });
        Some(since).filter(|since| *since <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_form_is_always_a_later_one() {
        let editions = Editions::default();
        let at = |second| Timestamp::from_second(second).unwrap();
        let since = |path: &str, etag: &str, now: i64| editions.since(path, etag, at(now)).map(Timestamp::as_second);
        assert_eq!(since("all.fi.rss", "a", 10), Some(10));
        assert_eq!(since("all.fi.rss", "a", 20), Some(10));
        assert_eq!(since("all.fi.rss", "b", 20), Some(20));
        assert_eq!(since("all.fi.rss", "c", 20), None, "within one second");
        assert_eq!(since("all.fi.rss", "c", 21), Some(21), "and then that second");
        assert_eq!(since("all.fi.rss", "b", 30), Some(30), "what was there before is new again");
        assert_eq!(since("all.sv.rss", "a", 30), Some(30));
    }
}
