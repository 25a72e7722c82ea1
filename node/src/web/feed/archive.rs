//! The archive of a feed: everything, by month of first publication, in documents of bounded length.
//!
//! Spec: RFC 5005 section 4. A month begins a new document, so that the addresses of past months stay what they are; a
//! month with more than a document holds goes on from its last entry. Each document is found by a place in the order,
//! never by a number of entries before it: what is withdrawn meanwhile shifts nothing.

use election_pool_protocol::feed::Archive;
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

use super::{Wanted, make::Part};
use crate::{
    app::App,
    store::{
        StoreError,
        material::{self, Cursor},
    },
};

/// Where the archive begins, seen from now; none if it is empty.
pub(super) async fn first(app: &App, wanted: &Wanted) -> Result<Option<Cursor>, StoreError> {
    let newest = material::Filter { with_html: false, ..wanted.subject.filter.clone() };
    let found = material::older(&app.db, &wanted.viewer, wanted.action, &newest, &Cursor::newest(), 1).await?;
    Ok(found.first().map(|listed| above(listed.material.published)))
}

/// The document before a place.
pub(super) async fn read(app: &App, wanted: &Wanted, before: &Cursor) -> Result<Part, StoreError> {
    let length = app.config.limits.feed_archive_items.max(1) as usize;
    let limit = u32::try_from(length).unwrap_or(u32::MAX).saturating_add(1);
    let (filter, viewer, action) = (wanted.subject.filter.clone(), &wanted.viewer, wanted.action);
    let mut listed = material::older(&app.db, viewer, action, &filter, before, limit).await?;
    let older: Vec<Cursor> = listed.iter().map(|listed| Cursor::before(&listed.material)).collect();
    let (kept, previous) = cut(&older, length);
    listed.truncate(kept);
    let places = material::newer(&app.db, viewer, action, &filter, before, limit).await?;
    let document = |cursor: Cursor| wanted.document(Some(&cursor));
    let archive = Archive {
        current: Some(wanted.document(None)),
        previous: previous.map(document),
        next: following(&places, length).map(document),
    };
    Ok(Part { listed, withdrawn: Vec::new(), archive })
}

/// How much of what is older stands in the document, all of one month, and the place before which the next begins.
fn cut(older: &[Cursor], length: usize) -> (usize, Option<Cursor>) {
    let Some(first) = older.first() else { return (0, None) };
    let month = beginning(first.published);
    let of_month = older.iter().take_while(|place| place.published >= month).count();
    let kept = of_month.min(length);
    let previous = older.get(kept).map(|next| {
        // A month that goes on goes on just before the last that was shown.
        if of_month > length { older[kept - 1].clone() } else { above(next.published) }
    });
    (kept, previous)
}

/// Where the document after this one begins: it holds as much as it may of the month that follows.
fn following(places: &[Cursor], length: usize) -> Option<Cursor> {
    let end = above(places.first()?.published);
    let of_month: Vec<&Cursor> = places.iter().take_while(|place| place.published < end.published).collect();
    Some(of_month.get(length).map_or(end, |place| (*place).clone()))
}

/// The place above the month of an instant.
fn above(at: Timestamp) -> Cursor {
    Cursor::at(instant(month(at).saturating_add(1.month())))
}

fn beginning(at: Timestamp) -> Timestamp {
    instant(month(at))
}

fn month(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date().first_of_month()
}

fn instant(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn place(at: &str, id: &str) -> Cursor {
        Cursor { published: at.parse().unwrap(), id: id.into() }
    }

    /// What the store gives: so many before a place, the last first.
    fn older(all: &BTreeSet<Cursor>, before: &Cursor, limit: usize) -> Vec<Cursor> {
        all.range(..before.clone()).rev().take(limit).cloned().collect()
    }

    fn newer(all: &BTreeSet<Cursor>, from: &Cursor, limit: usize) -> Vec<Cursor> {
        all.range(from.clone()..).take(limit).cloned().collect()
    }

    /// Every document from the newest on: its address, and what stands in it.
    fn documents(all: &BTreeSet<Cursor>, length: usize) -> Vec<(Cursor, Vec<Cursor>)> {
        let mut next = all.last().map(|last| above(last.published));
        let mut documents = Vec::new();
        while let Some(address) = next {
            let mut shown = older(all, &address, length + 1);
            let (kept, previous) = cut(&shown, length);
            shown.truncate(kept);
            documents.push((address, shown));
            next = previous;
        }
        documents
    }

    fn places() -> impl Strategy<Value = BTreeSet<Cursor>> {
        // Few instants, so that many are equal; five months.
        let one = (0..40_i64, 0..4_u8).prop_map(|(step, id)| Cursor {
            published: Timestamp::from_second(1_790_000_000 + step * 320_000).unwrap(),
            id: format!("id-{id}"),
        });
        proptest::collection::btree_set(one, 0..60)
    }

    proptest! {
        #[test]
        fn whoever_reads_back_finds_everything_once_in_bounded_documents(all in places(), length in 1..5_usize) {
            let documents = documents(&all, length);
            let found: Vec<Cursor> = documents.iter().flat_map(|(_, shown)| shown.clone()).collect();
            prop_assert_eq!(&found, &all.iter().rev().cloned().collect::<Vec<_>>());
            for (_, shown) in &documents {
                prop_assert!(!shown.is_empty() && shown.len() <= length);
                prop_assert!(shown.iter().all(|one| month(one.published) == month(shown[0].published)));
            }
        }

        #[test]
        fn nothing_that_stays_is_passed_over_when_something_goes_meanwhile(
            all in places(), gone in places(), length in 1..5_usize, read in 0..6_usize,
        ) {
            let first: Vec<_> = documents(&all, length).into_iter().take(read).collect();
            let mut found: BTreeSet<Cursor> = first.iter().flat_map(|(_, shown)| shown.clone()).collect();
            let left: BTreeSet<Cursor> = all.difference(&gone).cloned().collect();
            // The reader goes on with the address it was given before.
            let mut next = match first.last() {
                Some((address, _)) => cut(&older(&all, address, length + 1), length).1,
                None => all.last().map(|last| above(last.published)),
            };
            while let Some(address) = next {
                let shown = older(&left, &address, length + 1);
                let (kept, previous) = cut(&shown, length);
                found.extend(shown[..kept].iter().cloned());
                next = previous;
            }
            prop_assert!(left.is_subset(&found));
        }

        #[test]
        fn the_way_on_leads_where_the_way_back_came_from(all in places(), length in 1..5_usize) {
            let documents = documents(&all, length);
            for pair in documents.windows(2) {
                let (address, shown) = &pair[1];
                let on = following(&newer(&all, address, length + 1), length).unwrap();
                // What stands there ends just above what stands here.
                let above = older(&all, &on, length + 1);
                let (kept, _) = cut(&above, length);
                let lowest = newer(&all, address, 1);
                prop_assert_eq!(lowest.first(), above[..kept].last());
                prop_assert!(above[..kept].iter().all(|one| one > &shown[0]));
            }
            if let Some((newest, _)) = documents.first() {
                prop_assert_eq!(following(&newer(&all, newest, length + 1), length), None);
            }
        }
    }

    #[test]
    fn the_place_above_a_month_is_the_first_instant_of_the_next() {
        for (at, expected) in [
            ("2026-02-03T04:05:06Z", "2026-03-01T00:00:00Z"),
            ("2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z"),
            ("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"),
        ] {
            assert_eq!(above(at.parse().unwrap()), place(expected, ""), "{at}");
        }
    }

    #[test]
    fn the_address_of_a_past_month_stays_when_something_is_published_in_another() {
        let mut all: BTreeSet<Cursor> = (1..9).map(|day| place(&format!("2026-02-0{day}T00:00:00Z"), "a")).collect();
        let before = documents(&all, 3);
        all.insert(place("2026-03-05T00:00:00Z", "a"));
        assert_eq!(documents(&all, 3)[1..], before);
    }
}
