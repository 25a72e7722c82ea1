use super::*;
use crate::store::test_engine::{at, on_both};
use crate::store::{
    log::{Publication, publish},
    material::tests::sample,
};

fn submission() -> Submission {
    Submission {
        id: "s1".into(),
        material: None,
        author: "anna".into(),
        bundle: "{}".into(),
        sha256: "ab".into(),
        decision: Decision::Pending,
        approver: None,
        at: at(0),
        decided_at: None,
    }
}

#[tokio::test]
async fn a_submission_is_approved_once_and_never_by_its_author() {
    on_both(async |db| {
        let submission = submission();
        submit(&db, &submission).await.unwrap();
        assert_eq!(pending(&db, 10).await.unwrap(), [submission]);
        assert!(!decide(&db, "s1", "anna", Decision::Approved, at(1)).await.unwrap());
        assert!(decide(&db, "s1", "bo", Decision::Approved, at(2)).await.unwrap());
        assert!(!decide(&db, "s1", "eve", Decision::Refused, at(3)).await.unwrap());
        let found = find(&db, "s1").await.unwrap().unwrap();
        assert_eq!(
            (found.decision, found.approver.as_deref(), found.decided_at),
            (Decision::Approved, Some("bo"), Some(at(2)))
        );
        assert!(pending(&db, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_approval_and_its_publication_are_one() {
    on_both(async |db| {
        submit(&db, &submission()).await.unwrap();
        let by = |approver: &str, client_id: &str| Publication {
            changes: vec![sample("https://fi.example/m/1").into()],
            approval: Some(Approval { submission: "s1".into(), approver: approver.into() }),
            client_id: client_id.into(),
            ..Publication::default()
        };
        assert!(matches!(publish(&db, &by("anna", "c1"), at(1)).await, Err(StoreError::Superseded(_))));
        publish(&db, &by("bo", "c2"), at(2)).await.unwrap();
        publish(&db, &by("bo", "c2"), at(3)).await.expect("a repetition is the first");
        assert!(matches!(publish(&db, &by("eve", "c3"), at(4)).await, Err(StoreError::Superseded(_))));
        let stale = Publication { approval: None, ..by("bo", "c4") };
        assert!(matches!(publish(&db, &stale, at(5)).await, Err(StoreError::Superseded(_))), "that revision is held");
    })
    .await;
}
