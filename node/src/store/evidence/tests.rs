//! Evidence is kept once, opens again when it is met again, and is settled with the alarms about its host.

use super::*;
use crate::store::{
    alarm,
    test_engine::{at, on_both},
};

fn fork() -> Contradicted {
    Contradicted { epoch: 1, position: 7, what: Forked::Leaf, held: [1; 32], shown: [2; 32], at: at(5) }
}

#[tokio::test]
async fn the_exact_bytes_stand_beside_the_leaves_and_a_second_look_changes_nothing() {
    on_both(async |db| {
        let body = ShownBody { salt: [9; 16], bytes: b"{\"a\": 1}", object: Some("https://se.example/materials/1") };
        keep(&db, "se.example", &fork(), None, at(5)).await.unwrap();
        keep(&db, "se.example", &fork(), Some(body), at(6)).await.unwrap();
        let kept = list(&db, Some("se.example"), 10).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].contradicted, kept[0].salt), (fork(), Some([9; 16])));
        assert_eq!(kept[0].bytes.as_deref(), Some(&b"{\"a\": 1}"[..]));
        assert!(stands(&db, "se.example", &fork()).await.unwrap());
        assert!(list(&db, Some("lt.example"), 10).await.unwrap().is_empty());
        assert_eq!(list(&db, None, 10).await.unwrap(), kept);
    })
    .await;
}

#[tokio::test]
async fn what_is_settled_is_counted_no_more_until_it_is_met_again() {
    on_both(async |db| {
        keep(&db, "se.example", &fork(), None, at(5)).await.unwrap();
        alarm::raise(&db, "se.example", "leaf", "position 7", at(5)).await.unwrap();
        assert_eq!(open_of(&db, "se.example").await.unwrap(), 1);
        let line = AuditLine::new("operator", "peer settle", "se.example");
        assert_eq!(settle(&db, "se.example", &line, at(8)).await.unwrap(), (1, 1));
        assert_eq!(open_of(&db, "se.example").await.unwrap(), 0);
        assert!(open_by_host(&db).await.unwrap().is_empty());
        assert!(alarm::list(&db, true, 10).await.unwrap().is_empty());
        keep(&db, "se.example", &fork(), None, at(9)).await.unwrap();
        assert_eq!(open_by_host(&db).await.unwrap(), [("se.example".to_owned(), 1)].into());
    })
    .await;
}
