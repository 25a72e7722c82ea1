//! The promises of the log: no gap, no hole, nothing twice, and erased is erased.

use election_pool_protocol::{audience::Audience, merkle};
use futures_util::future::join_all;

use super::*;
use crate::store::{
    material::{Entomb, MaterialWrite},
    test_engine::{at, on_both},
};

const FI: &str = "https://fi.example/actors/om";

fn entry(id: &str, object: &str, kind: &str) -> NewEntry {
    NewEntry {
        salt: [7; 16],
        activity: format!("https://fi.example/activities/{id}"),
        actor: FI.into(),
        object: object.into(),
        kind: kind.into(),
        audience: EntryAudience::of(Audience::clear(FI)),
        bytes: format!("{{\"id\":\"{id}\"}}").into_bytes(),
        reader_bytes: None,
    }
}

fn publication(id: &str, entries: Vec<NewEntry>) -> Publication {
    let audit = AuditLine::new("anna", "publish", id);
    Publication { entries, audit, client_id: format!("client-{id}"), ..Publication::default() }
}

fn one(id: &str) -> Publication {
    publication(id, vec![entry(id, "https://fi.example/materials/1", "Create")])
}

fn material(revision: u64, audience: Audience) -> Change {
    let updated = at(i64::try_from(revision).unwrap());
    MaterialWrite {
        id: "11111111-1111-7111-8111-111111111111".into(),
        uri: "https://fi.example/materials/1".into(),
        origin: "fi.example".into(),
        is_own: true,
        authority: FI.into(),
        country: Some("FI".into()),
        object_type: "Article".into(),
        kind: "guide".into(),
        revision,
        audience,
        bytes: b"{}".to_vec(),
        source: None,
        language: "fi".into(),
        phase: None,
        maturity: None,
        status: None,
        project: None,
        licence: Some("CC-BY-4.0".into()),
        starts: None,
        ends: None,
        published: at(1),
        updated,
        topics: Vec::new(),
        variants: Vec::new(),
        attachments: Vec::new(),
    }
    .into()
}

#[tokio::test]
async fn nothing_is_published_that_would_be_committed_after_the_node_has_left() {
    on_both(async |db| {
        for late in [one("late"), publication("red", Vec::new())] {
            let mut leaving = dialect::begin(&db).await.unwrap();
            sqlx::query("update head set restored = position where one = 1").execute(&mut *leaving).await.unwrap();
            // It has looked for the mark by the time that is committed.
            let leave = async {
                for _ in 0..100 {
                    db.ping().await.unwrap();
                }
                dialect::commit(leaving).await.unwrap();
            };
            let (published, ()) = futures_util::join!(publish(&db, &late, at(2)), leave);
            assert!(matches!(published, Err(StoreError::Unconfirmed(0))), "{published:?}");
            assert!(!audit::is_done(&db, &late.client_id).await.unwrap());
            stay(&db).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn entries_of_one_publication_get_consecutive_positions_and_the_root_is_theirs() {
    on_both(async |db| {
        assert_eq!(head(&db).await.unwrap(), Head { epoch: 1, position: 0, root: merkle::root(&[]) });
        let object = "https://fi.example/materials/1";
        let narrowing = publication("b", vec![entry("b1", object, "Delete"), entry("b2", object, "Update")]);
        assert_eq!(publish(&db, &one("a"), at(1)).await.unwrap(), [1]);
        assert_eq!(publish(&db, &narrowing, at(2)).await.unwrap(), [2, 3]);
        let entries = after(&db, 0, 10).await.unwrap();
        let leaves: Vec<_> = entries.iter().map(|entry| entry.leaf).collect();
        assert_eq!(leaves[1], merkle::leaf(&[7; 16], &narrowing.entries[0].bytes));
        assert_eq!(head(&db).await.unwrap(), Head { epoch: 1, position: 3, root: merkle::root(&leaves) });
        assert_eq!(entries[2].bytes.as_ref(), Some(&narrowing.entries[1].bytes));
        assert_eq!(entries[2].at, at(2));
        assert!(entries[1].is_delete());
    })
    .await;
}

#[tokio::test]
async fn a_publication_repeated_after_an_unknown_commit_is_the_first_one() {
    on_both(async |db| {
        let first = publish(&db, &one("a"), at(1)).await.unwrap();
        assert_eq!(publish(&db, &one("a"), at(2)).await.unwrap(), first);
        assert_eq!(head(&db).await.unwrap().position, 1);
        assert_eq!(audit::list(&db, None, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_publication_sent_eight_times_at_once_is_published_once() {
    on_both(async |db| {
        let publication = one("a");
        let all = join_all((0..8).map(|_| publish(&db, &publication, at(1)))).await;
        assert!(all.into_iter().all(|positions| positions.unwrap() == [1]));
        assert_eq!(head(&db).await.unwrap().position, 1);
    })
    .await;
}

#[tokio::test]
async fn an_activity_published_under_another_client_id_is_refused_whole() {
    on_both(async |db| {
        publish(&db, &one("a"), at(1)).await.unwrap();
        let other = Publication { client_id: "another".into(), ..one("a") };
        assert!(matches!(publish(&db, &other, at(2)).await, Err(StoreError::Unique(_))));
        assert_eq!(audit::list(&db, None, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn red_material_never_enters_the_log_and_is_still_published_once() {
    on_both(async |db| {
        let red = Publication { changes: vec![material(1, Audience::clear(FI))], ..publication("red", Vec::new()) };
        assert!(publish(&db, &red, at(1)).await.unwrap().is_empty());
        assert!(publish(&db, &red, at(2)).await.unwrap().is_empty());
        assert_eq!(head(&db).await.unwrap().position, 0);
        assert_eq!(audit::list(&db, None, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_two_authors_of_the_same_revision_the_second_writes_nothing() {
    on_both(async |db| {
        let by = |id: &str| Publication { changes: vec![material(1, Audience::clear(FI))], ..one(id) };
        publish(&db, &by("a"), at(1)).await.unwrap();
        assert!(matches!(publish(&db, &by("b"), at(2)).await, Err(StoreError::Superseded(_))));
        assert_eq!(head(&db).await.unwrap().position, 1);
        assert_eq!(audit::list(&db, None, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn positions_have_no_gap_and_no_hole_while_half_of_eight_publishers_roll_back() {
    on_both(async |db| {
        let publishers = (0..8).map(|publisher| publish_or_roll_back(&db, publisher));
        let reading = async {
            let mut seen = 0;
            while seen < 80 {
                let end = head(&db).await.unwrap().position;
                let entries = after(&db, 0, 1000).await.unwrap();
                let positions: Vec<u64> = entries.iter().map(|entry| entry.position).collect();
                assert!(positions.iter().copied().eq(1..=positions.len() as u64), "a hole: {positions:?}");
                assert!(positions.len() as u64 >= end, "the head was ahead of its entries");
                seen = positions.len();
                tokio::task::yield_now().await;
            }
        };
        futures_util::future::join(join_all(publishers), reading).await;
        let leaves: Vec<_> = leaves(&db, 0, 1000).await.unwrap().into_iter().map(|leaf| leaf.leaf).collect();
        let end = head(&db).await.unwrap();
        assert_eq!((end.position, leaves.len()), (80, 80));
        assert_eq!(end.root, merkle::root(&leaves));
    })
    .await;
}

/// Twenty publications, every other one of which is rolled back after it took its positions.
async fn publish_or_roll_back(db: &Db, publisher: usize) {
    for round in 0..20 {
        let publication = one(&format!("{publisher}-{round}"));
        if round % 2 == 0 {
            publish(db, &publication, at(round)).await.unwrap();
        } else {
            let mut tx = dialect::begin(db).await.unwrap();
            append_in(&mut tx, &publication, at(round)).await.unwrap();
            drop(tx);
        }
    }
}

#[tokio::test]
async fn an_entry_comes_with_the_present_audience_of_its_object() {
    on_both(async |db| {
        let clear = Publication { changes: vec![material(1, Audience::clear(FI))], ..one("a") };
        publish(&db, &clear, at(1)).await.unwrap();
        let narrowed = Publication { changes: vec![material(2, Audience::green(FI))], ..one("b") };
        publish(&db, &narrowed, at(2)).await.unwrap();
        publish(&db, &publication("c", vec![entry("c", FI, "Update")]), at(3)).await.unwrap();
        let entries = after(&db, 0, 10).await.unwrap();
        assert_eq!(entries[0].audience, EntryAudience::of(Audience::clear(FI)));
        assert_eq!(entries[0].present, Some(Audience::green(FI)));
        assert_eq!(entries[2].present, None, "an actor is no material");
        let back = before(&db, 3, 10).await.unwrap();
        assert_eq!(back.iter().map(|entry| entry.position).collect::<Vec<_>>(), [2, 1]);
        assert!(back.iter().all(|entry| entry.bytes.is_none()));
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_erases_the_bodies_of_all_revisions_and_keeps_their_leaves() {
    on_both(async |db| {
        let object = "https://fi.example/materials/1";
        let mut first = Publication { changes: vec![material(1, Audience::clear(FI))], ..one("a") };
        first.entries[0].reader_bytes = Some(b"{}".to_vec());
        publish(&db, &first, at(1)).await.unwrap();
        publish(&db, &publication("w", vec![entry("w", object, "Delete")]), at(2)).await.unwrap();
        let second = Publication {
            changes: vec![material(2, Audience::clear(FI))],
            ..publication("b", vec![entry("b", object, "Update")])
        };
        publish(&db, &second, at(3)).await.unwrap();
        let root = head(&db).await.unwrap().root;
        let tombstone = Entomb {
            id: "unused".into(),
            uri: object.into(),
            origin: "fi.example".into(),
            is_own: true,
            authority: FI.into(),
            revision: 3,
            bytes: b"{\"type\":\"Tombstone\"}".to_vec(),
            reason: None,
            updated: at(4),
        };
        let withdrawal = Publication {
            changes: vec![Change::Entomb(tombstone)],
            erase: Some(Erase { object: object.into(), reason: Erasure::Withdrawn }),
            ..publication("d", vec![entry("d", object, "Delete")])
        };
        assert_eq!(publish(&db, &withdrawal, at(4)).await.unwrap(), [4]);
        let entries = after(&db, 0, 10).await.unwrap();
        let erased: Vec<_> = entries.iter().map(|entry| (entry.erased, entry.bytes.is_some())).collect();
        let gone = (Some(Erasure::Withdrawn), false);
        assert_eq!(erased, [gone, (None, true), gone, (None, true)]);
        assert!(entries.iter().all(|entry| entry.erased.is_none() || entry.reader_bytes.is_none()));
        let leaves: Vec<_> = leaves(&db, 0, 3).await.unwrap().into_iter().map(|leaf| leaf.leaf).collect();
        assert_eq!(merkle::root(&leaves), root, "what was said before still proves itself");
    })
    .await;
}

#[tokio::test]
async fn one_body_is_erased_for_a_legal_reason_once() {
    on_both(async |db| {
        publish(&db, &one("a"), at(1)).await.unwrap();
        let line = AuditLine::new("operator", "erase", "1");
        assert!(erase(&db, 1, Erasure::Legal, &line, at(2)).await.unwrap());
        assert!(!erase(&db, 1, Erasure::Withdrawn, &line, at(3)).await.unwrap());
        let entry = by_activity(&db, "https://fi.example/activities/a").await.unwrap().unwrap();
        assert_eq!((entry.erased, entry.bytes), (Some(Erasure::Legal), None));
    })
    .await;
}

#[tokio::test]
async fn reading_stops_before_it_holds_more_than_an_answer_may_carry() {
    on_both(async |db| {
        for id in ["a", "b", "c"] {
            let mut large = one(id);
            large.entries[0].bytes = vec![b' '; 3 << 20];
            publish(&db, &large, at(1)).await.unwrap();
        }
        let first = after(&db, 0, 10).await.unwrap();
        assert_eq!(first.len(), 2);
        assert_eq!(after(&db, 2, 10).await.unwrap().len(), 1);
        assert!(after(&db, 3, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_audience_that_does_not_read_is_an_error_and_not_a_guess() {
    on_both(async |db| {
        publish(&db, &one("a"), at(1)).await.unwrap();
        sqlx::query("update log set audience = '{}'").execute(db.write()).await.unwrap();
        assert!(matches!(after(&db, 0, 10).await, Err(StoreError::Unreadable { what: "audience", .. })));
    })
    .await;
}
