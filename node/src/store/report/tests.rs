use std::collections::BTreeSet;

use super::*;
use crate::store::{
    blob::{self, tests::given},
    material::{
        Attachment, MaterialWrite,
        tests::{change, entomb, sample},
    },
    test_engine::{at, on_both},
};

const FI: &str = "https://fi.example/actors/om";

fn of_project(number: u32) -> MaterialWrite {
    let uri = format!("https://fi.example/m/{number}");
    MaterialWrite { is_own: true, project: Some("valpoolen".into()), ..sample(&uri) }
}

fn at_level(level: Level) -> Audience {
    Audience { level, author: FI.into(), named: BTreeSet::from(["https://se.example/actors/val".to_owned()]) }
}

#[tokio::test]
async fn what_is_withdrawn_still_counts_and_red_never_does() {
    on_both(async |db| {
        change(&db, of_project(1)).await;
        change(&db, MaterialWrite { revision: 2, ..of_project(1) }).await;
        change(&db, MaterialWrite { audience: at_level(Level::Amber), ..of_project(2) }).await;
        change(&db, entomb(&of_project(2).uri, 2)).await.expect("it is withdrawn");
        change(&db, MaterialWrite { audience: at_level(Level::Red), ..of_project(3) }).await;
        change(&db, MaterialWrite { audience: at_level(Level::Red), ..of_project(4) }).await;
        change(&db, entomb(&of_project(4).uri, 2)).await.expect("it is withdrawn");
        change(&db, MaterialWrite { project: Some("other".into()), ..of_project(5) }).await;
        change(&db, MaterialWrite { is_own: false, ..of_project(6) }).await;
        let all = lines(&db, "valpoolen", "", 10).await.unwrap();
        let found: Vec<(&str, State, bool, u64)> =
            all.iter().map(|line| (&line.uri[21..], line.state, line.is_own, line.revisions)).collect();
        let expected = [("1", State::Live, true, 2), ("2", State::Tombstone, true, 0), ("6", State::Live, false, 1)];
        assert_eq!(found, expected);
        let rest = lines(&db, "valpoolen", &all[0].uri, 1).await.unwrap();
        assert_eq!(rest, all[1..2]);
    })
    .await;
}

#[tokio::test]
async fn texts_and_files_are_those_of_own_live_material() {
    on_both(async |db| {
        let file = |name: &str| Attachment {
            sha256: "cd".repeat(32),
            name: name.into(),
            media_type: "text/csv".into(),
            url: "https://fi.example/attachments/cd".into(),
            is_held: false,
        };
        blob::hold(&db, &blob::Given { size: 40, ..given(&"cd".repeat(32)) }, at(0)).await.unwrap();
        change(&db, MaterialWrite { attachments: vec![file("a.csv")], ..of_project(1) }).await;
        change(&db, MaterialWrite { attachments: vec![file("b.csv")], ..of_project(2) }).await;
        change(&db, of_project(3)).await;
        change(&db, MaterialWrite { audience: at_level(Level::Red), ..of_project(4) }).await;
        change(&db, MaterialWrite { is_own: false, ..of_project(5) }).await;
        let texts = texts(&db, "valpoolen").await.unwrap();
        let texts: Vec<(&str, &str, u64)> =
            texts.iter().map(|t| (t.language.as_str(), t.status.as_str(), t.number)).collect();
        assert_eq!(texts, [("en", "human", 3), ("fi", "source", 3)]);
        assert_eq!(files(&db, "valpoolen").await.unwrap(), (2, 40), "the same file twice is one; one is not here");
        assert_eq!(files(&db, "nothing").await.unwrap(), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn only_clear_meetings_give_their_objects_in_order_of_time() {
    on_both(async |db| {
        let meeting = |number: u32, audience: Audience| MaterialWrite {
            kind: "meeting-outcome".into(),
            starts: Some(at(i64::from(number))),
            bytes: number.to_string().into_bytes(),
            audience,
            ..of_project(number)
        };
        for write in [
            meeting(2, Audience::clear(FI)),
            meeting(1, Audience::clear(FI)),
            meeting(3, Audience::green(FI)),
            of_project(4),
        ] {
            change(&db, write).await;
        }
        assert_eq!(meetings(&db, "valpoolen", 10).await.unwrap(), [b"1".to_vec(), b"2".to_vec()]);
    })
    .await;
}
