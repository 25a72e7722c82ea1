use super::*;
use crate::store::test_engine::{at, on_both};

pub(in crate::store) fn row(n: u64) -> InboxRow {
    InboxRow {
        activity: format!("https://fi.example/a/{n}"),
        host: "fi.example".into(),
        actor: "https://fi.example/actors/om".into(),
        object: Some(format!("https://fi.example/m/{n}")),
        place: Some(Place { epoch: 1, position: n, previous: n - 1, salt: [7; 16] }),
        bytes: format!("activity {n}").into_bytes(),
    }
}

#[tokio::test]
async fn a_batch_of_any_size_is_recorded_once() {
    on_both(async |db| {
        let rows: Vec<InboxRow> = (1..=300).map(row).collect();
        let mut recorder = Recorder::new(db.clone());
        for size in [1, 2, 127, 128] {
            recorder.record(&rows[..size], at(0)).await.unwrap();
        }
        recorder.record(&[rows[0].clone(), rows[200].clone(), rows[200].clone()], at(1)).await.unwrap();
        assert!(recorder.record(&rows[..129], at(0)).await.is_err());
        assert_eq!(backlog(&db).await.unwrap(), (129, Some(at(0))));
        let found = waiting(&db, "fi.example", 500).await.unwrap();
        assert_eq!(found.len(), 129);
        assert_eq!(found[4].row, rows[4]);
        assert_eq!(found[128].row, rows[200]);
        assert_eq!(waiting(&db, "se.example", 500).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn letters_come_before_entries_and_entries_in_the_order_of_their_log() {
    on_both(async |db| {
        let letter = InboxRow { activity: "https://fi.example/letter".into(), place: None, ..row(1) };
        Recorder::new(db.clone()).record(&[row(3), row(1), letter, row(2)], at(0)).await.unwrap();
        let found = waiting(&db, "fi.example", 10).await.unwrap();
        let positions: Vec<_> = found.iter().map(|waiting| waiting.row.place.map(|place| place.position)).collect();
        assert_eq!(positions, [None, Some(1), Some(2), Some(3)]);
    })
    .await;
}

#[tokio::test]
async fn an_id_that_no_index_holds_is_refused_before_anything_is_written() {
    on_both(async |db| {
        for activity in ["https://fi.example/\0".to_owned(), "x".repeat(ID_MAX_BYTES + 1)] {
            let bad = InboxRow { activity, ..row(1) };
            assert!(!bad.is_storable());
            assert!(Recorder::new(db.clone()).record(&[row(2), bad], at(0)).await.is_err());
        }
        assert_eq!(backlog(&db).await.unwrap(), (0, None));
    })
    .await;
}

#[tokio::test]
async fn only_what_has_no_place_in_a_log_is_pruned() {
    on_both(async |db| {
        let letter = InboxRow { activity: "https://fi.example/letter".into(), place: None, ..row(1) };
        Recorder::new(db.clone()).record(&[row(1), letter], at(0)).await.unwrap();
        assert_eq!(prune(&db, at(9), 10, Pass::Forget).await.unwrap(), 0, "it waits");
        sqlx::query("update inbox set state = 'applied'").execute(db.write()).await.unwrap();
        assert_eq!(prune(&db, at(9), 10, Pass::Forget).await.unwrap(), 1);
        assert_eq!(held_of(&db, "fi.example", 0, 10).await.unwrap().len(), 1);
    })
    .await;
}
