//! The promises of lanes: one owner at a time, a cursor that only the owner moves, and a beginning that is not late.

use std::collections::BTreeSet;

use election_pool_protocol::audience::{Audience, EntryAudience};
use futures_util::future::join_all;

use super::*;
use crate::store::{
    audit::AuditLine,
    letter::{self, NewLetter},
    log::{self, NewEntry, Publication},
    test_engine::{at, on_both},
    waits,
};

/// Publishes one more entry.
async fn published(db: &Db, id: &str) {
    let entry = NewEntry {
        salt: [1; 16],
        activity: format!("https://fi.example/activities/{id}"),
        actor: "https://fi.example/actors/om".into(),
        object: "https://fi.example/materials/1".into(),
        kind: "Create".into(),
        audience: EntryAudience::of(Audience::clear("https://fi.example/actors/om")),
        bytes: b"{}".to_vec(),
        reader_bytes: None,
    };
    let audit = AuditLine::new("anna", "publish", id);
    let publication = Publication { entries: vec![entry], audit, client_id: id.into(), ..Publication::default() };
    log::publish(db, &publication, at(0)).await.unwrap();
}

async fn partner(db: &Db, id: &str, inbox: &str, host: &str, now: Timestamp) {
    let mut tx = dialect::begin(db).await.unwrap();
    begin_partner_in(&mut tx, &NewLane { id, inbox, host }, now).await.unwrap();
    dialect::commit(tx).await.unwrap();
}

async fn leased(db: &Db, now: Timestamp) -> Option<Lane> {
    lease(db, Pool::Slow, now, 60, 1).await.unwrap().pop()
}

fn reached(cursor: u64, now: Timestamp) -> Settlement {
    Settlement { cursor: Some(cursor), last_ok_at: Some(now), ..Settlement::default() }
}

const SE: &str = "https://se.example/inbox";

#[tokio::test]
async fn a_clock_that_was_set_back_holds_up_no_lane() {
    on_both(async |db| {
        const DAY: i64 = 86_400;
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "one").await;
        let seconds = SignedDuration::from_secs;
        let longest =
            waits::Longest { lease: seconds(60), retry: seconds(3600), pull: seconds(3600), ..Default::default() };
        let lane = leased(&db, at(DAY)).await.unwrap();
        assert_eq!(waits::shorten(&db, at(1), longest).await.unwrap(), 1, "the lease");
        assert_eq!(leased(&db, at(60)).await, None, "it may still be at work");
        let failed = Settlement { failures: 3, next_at: Some(at(DAY + 3600)), ..Settlement::default() };
        settle(&db, &lane, &failed, at(DAY)).await.unwrap();
        assert_eq!(waits::shorten(&db, at(100), longest).await.unwrap(), 1);
        assert_eq!(find(&db, SE).await.unwrap().unwrap().next_at, at(3700));
        let again = leased(&db, at(3700)).await.unwrap();
        entry_failed(&db, &again, 1, Some(500), "no", at(DAY)).await.unwrap();
        park(&db, &again, 1, at(DAY)).await.unwrap();
        assert_eq!(waits::shorten(&db, at(3701), longest).await.unwrap(), 1);
        assert_eq!(parked_due(&db, &again, at(7301), 10).await.unwrap(), [1]);
    })
    .await;
}

#[tokio::test]
async fn a_partner_begins_at_the_head_and_is_leased_when_there_is_something() {
    on_both(async |db| {
        published(&db, "before").await;
        partner(&db, "se", SE, "se.example", at(0)).await;
        assert_eq!(leased(&db, at(1)).await, None, "what lies before is pulled");
        published(&db, "after").await;
        let lane = leased(&db, at(2)).await.unwrap();
        assert_eq!((lane.cursor, lane.class, lane.fence > 0), (Some(1), LaneClass::Partner, true));
        assert_eq!(leased(&db, at(3)).await, None, "it is leased");
        settle(&db, &lane, &reached(2, at(4)), at(4)).await.unwrap();
        assert_eq!(find(&db, SE).await.unwrap().unwrap().cursor, Some(2));
        assert_eq!(leased(&db, at(5)).await, None, "it is caught up");
    })
    .await;
}

#[tokio::test]
async fn a_lost_fence_cannot_settle_nor_note_anything() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "a").await;
        let stale = leased(&db, at(1)).await.unwrap();
        let owner = leased(&db, at(62)).await.expect("the lease ran out");
        assert!(owner.fence > stale.fence);
        let lost = |outcome: Result<(), StoreError>| assert!(matches!(outcome, Err(StoreError::LostLease(_))));
        lost(settle(&db, &stale, &reached(1, at(63)), at(63)).await);
        lost(refused(&db, &stale, 1, Some(400), "no", at(63)).await);
        lost(entry_failed(&db, &stale, 1, None, "timeout", at(63)).await.map(|_| ()));
        assert!(exceptions(&db, "se", 10).await.unwrap().is_empty());
        assert_eq!(find(&db, SE).await.unwrap().unwrap().cursor, Some(0));
        settle(&db, &owner, &reached(1, at(64)), at(64)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn eight_workers_lease_a_hundred_lanes_without_overlap() {
    on_both(async |db| {
        for n in 0..100 {
            partner(&db, &format!("lane-{n}"), &format!("https://p{n}.example/inbox"), &format!("p{n}.example"), at(0))
                .await;
        }
        published(&db, "a").await;
        let worker = async || {
            let mut ids = Vec::new();
            loop {
                let lanes = lease(&db, Pool::Slow, at(1), 60, 3).await.unwrap();
                if lanes.is_empty() {
                    return ids;
                }
                ids.extend(lanes.into_iter().map(|lane| lane.id));
                tokio::task::yield_now().await;
            }
        };
        let all: Vec<String> = join_all((0..8).map(|_| worker())).await.concat();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "a lane was leased twice");
        // A worker may find every remaining row locked by the others and stop; whatever is left is due again.
        let rest = lease(&db, Pool::Slow, at(1), 60, 100).await.unwrap();
        assert_eq!(all.len() + rest.len(), 100);
    })
    .await;
}

#[tokio::test]
async fn a_failing_lane_waits_in_the_slow_pool_until_its_peer_is_heard() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "a").await;
        let lane = leased(&db, at(1)).await.unwrap();
        settle(&db, &lane, &reached(1, at(1)), at(1)).await.unwrap();
        published(&db, "b").await;
        assert_eq!(leased(&db, at(2)).await, None, "it has proven itself");
        let lane = lease(&db, Pool::Lively, at(2), 60, 1).await.unwrap().pop().unwrap();
        let failed = Settlement {
            failures: 1,
            failing_since: Some(at(2)),
            next_at: Some(at(100)),
            last_error: Some("503".into()),
            ..Settlement::default()
        };
        settle(&db, &lane, &failed, at(2)).await.unwrap();
        assert_eq!(leased(&db, at(99)).await, None);
        assert!(wake(&db, "se.example", at(50)).await.unwrap());
        assert!(!wake(&db, "se.example", at(50)).await.unwrap(), "it is awake");
        let lane = leased(&db, at(50)).await.unwrap();
        assert_eq!((lane.failures, lane.cursor, lane.failing_since), (1, Some(1), Some(at(2))));
    })
    .await;
}

#[tokio::test]
async fn the_cursor_never_goes_back() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "a").await;
        let lane = leased(&db, at(1)).await.unwrap();
        settle(&db, &lane, &reached(1, at(1)), at(1)).await.unwrap();
        settle(&db, &lane, &reached(0, at(1)), at(2)).await.unwrap();
        assert_eq!(find(&db, SE).await.unwrap().unwrap().cursor, Some(1));
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_counted_parked_tried_again_and_settled() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        for id in ["a", "b", "c"] {
            published(&db, id).await;
        }
        let lane = leased(&db, at(1)).await.unwrap();
        entry_failed(&db, &lane, 1, Some(403), "no", at(1)).await.unwrap();
        let failure = entry_failed(&db, &lane, 1, Some(403), "no", at(9)).await.unwrap();
        assert_eq!(failure, EntryFailure { failures: 2, first_at: at(1) });
        park(&db, &lane, 1, at(10)).await.unwrap();
        refused(&db, &lane, 2, Some(422), "what is this", at(11)).await.unwrap();
        entry_failed(&db, &lane, 3, None, "timeout", at(11)).await.unwrap();
        settle(&db, &lane, &reached(3, at(12)), at(12)).await.unwrap();

        let left = exceptions(&db, "se", 10).await.unwrap();
        let states: Vec<_> = left.iter().map(|exception| (exception.position, exception.state)).collect();
        assert_eq!(states, [(2, ExceptionState::Refused), (1, ExceptionState::Parked)]);
        let standing = list(&db, 10).await.unwrap().pop().unwrap();
        assert_eq!((standing.behind, standing.parked, standing.refused), (0, 1, 1));
        assert_eq!(count_parked(&db).await.unwrap(), 1);
        assert_eq!(to_host(&db, "se.example").await.unwrap(), Some(standing.lane));

        assert!(lease(&db, Pool::Lively, at(100), 60, 1).await.unwrap().is_empty());
        let lane = lease(&db, Pool::Lively, at(3700), 60, 1).await.unwrap().pop().expect("an hour has passed");
        assert_eq!(parked_due(&db, &lane, at(3700), 10).await.unwrap(), [1]);
        entry_failed(&db, &lane, 1, Some(403), "no", at(3700)).await.unwrap();
        assert!(parked_due(&db, &lane, at(3701), 10).await.unwrap().is_empty(), "it rests another hour");
        settle_parked(&db, &lane, 1, at(7200)).await.unwrap();
        assert_eq!(exceptions(&db, "se", 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_suspended_lane_keeps_its_cursor_and_takes_the_lease_away() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "a").await;
        let lane = leased(&db, at(1)).await.unwrap();
        let mut tx = dialect::begin(&db).await.unwrap();
        suspend_in(&mut tx, "se.example").await.unwrap();
        dialect::commit(tx).await.unwrap();
        assert!(matches!(settle(&db, &lane, &reached(1, at(2)), at(2)).await, Err(StoreError::LostLease(_))));
        assert_eq!(leased(&db, at(100)).await, None);
        published(&db, "b").await;
        partner(&db, "unused", SE, "se.example", at(101)).await;
        assert_eq!(leased(&db, at(102)).await.unwrap().cursor, Some(0), "it goes on where it stopped");
    })
    .await;
}

#[tokio::test]
async fn a_partner_that_moved_its_inbox_keeps_its_cursor_and_letters() {
    on_both(async |db| {
        partner(&db, "se", SE, "se.example", at(0)).await;
        published(&db, "a").await;
        let moved = "https://se.example/new";
        letter::write(&db, &to(moved, "1"), at(1)).await.unwrap();
        partner(&db, "unused", moved, "se.example", at(2)).await;
        assert_eq!(find(&db, SE).await.unwrap(), None);
        let lane = find(&db, moved).await.unwrap().unwrap();
        assert_eq!((lane.id.as_str(), lane.cursor), ("se", Some(0)));
        assert_eq!(letter::waiting(&db, "se", at(3), 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_readers_lane_given_up_is_revived_by_a_letter_without_its_old_cursor() {
    on_both(async |db| {
        letter::write(&db, &to("https://social.example/inbox", "1"), at(0)).await.unwrap();
        let mut tx = dialect::begin(&db).await.unwrap();
        start_reader_in(&mut tx, "https://social.example/inbox").await.unwrap();
        dialect::commit(tx).await.unwrap();
        let lane = leased(&db, at(1)).await.unwrap();
        assert_eq!(lane.cursor, Some(0));
        let over = Settlement { is_given_up: true, failures: 9, ..Settlement::default() };
        settle(&db, &lane, &over, at(2)).await.unwrap();
        published(&db, "a").await;
        assert_eq!(leased(&db, at(3)).await, None);
        letter::write(&db, &to("https://social.example/inbox", "2"), at(4)).await.unwrap();
        let lane = leased(&db, at(5)).await.unwrap();
        assert_eq!((lane.cursor, lane.failures), (None, 0));
        let waiting = letter::waiting(&db, &lane.id, at(5), 10).await.unwrap();
        assert_eq!(waiting.len(), 1, "the old letter was given up with the lane");
    })
    .await;
}

fn to(inbox: &str, id: &str) -> NewLetter {
    NewLetter {
        id: id.into(),
        lane_id: format!("for-{id}"),
        inbox: inbox.into(),
        host: "social.example".into(),
        class: LaneClass::Reader,
        activity: format!("https://fi.example/activities/letter-{id}"),
        actor: "https://fi.example/actors/om".into(),
        kind: "Accept".into(),
        bytes: b"{}".to_vec(),
    }
}
