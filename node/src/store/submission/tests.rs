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
        reason: None,
    }
}

#[tokio::test]
async fn an_approval_and_its_publication_are_one() {
    on_both(async |db| {
        submit(&db, &submission()).await.unwrap();
        let by = |approver: &str, client_id: &str| Publication {
            changes: vec![sample("https://fi.example/m/1").into()],
            approval: Some(Approval {
                submission: "s1".into(),
                sha256: "ab".into(),
                approver: approver.into(),
                is_alone: false,
            }),
            client_id: client_id.into(),
            ..Publication::default()
        };
        assert!(matches!(publish(&db, &by("anna", "c1"), at(1)).await, Err(StoreError::Superseded(_))));
        let mut another = by("bo", "c0");
        another.approval.as_mut().unwrap().sha256 = "cd".into();
        assert!(matches!(publish(&db, &another, at(1)).await, Err(StoreError::Superseded(_))), "another text was read");
        assert_eq!(pending(&db, 10).await.unwrap(), [submission()]);
        publish(&db, &by("bo", "c2"), at(2)).await.unwrap();
        publish(&db, &by("bo", "c2"), at(3)).await.expect("a repetition is the first");
        assert!(matches!(publish(&db, &by("eve", "c3"), at(4)).await, Err(StoreError::Superseded(_))));
        let stale = Publication { approval: None, ..by("bo", "c4") };
        assert!(matches!(publish(&db, &stale, at(5)).await, Err(StoreError::Superseded(_))), "that revision is held");
        let found = find(&db, "s1").await.unwrap().unwrap();
        assert_eq!(
            (found.decision, found.approver.as_deref(), found.decided_at, found.bundle.as_str()),
            (Decision::Approved, Some("bo"), Some(at(2)), "")
        );
    })
    .await;
}
