use super::*;
use crate::store::test_engine::{at, on_both};

fn draft(id: &str) -> Draft {
    Draft {
        id: id.into(),
        author: "anna".into(),
        authority: "https://fi.example/actors/om".into(),
        material: None,
        fields: "{}".into(),
        edition: 1,
        saved_by: "anna".into(),
        at: at(0),
        updated: at(0),
        decision: None,
        decided_by: None,
        reason: None,
    }
}

fn file(name: &str) -> AttachmentFile {
    AttachmentFile { name: name.into(), media_type: "text/plain".into(), bytes: name.as_bytes().to_vec() }
}

fn over(edition: u64, fields: &'static str) -> Save<'static> {
    Save { id: "d1", edition, fields, add: &[], remove: None, by: "bo" }
}

fn submission(sha256: &str) -> Submission {
    Submission {
        id: "d1".into(),
        material: None,
        author: "anna".into(),
        bundle: "{}".into(),
        sha256: sha256.into(),
        decision: Decision::Pending,
        approver: None,
        at: at(0),
        decided_at: None,
        reason: None,
    }
}

#[tokio::test]
async fn a_draft_is_saved_over_the_edition_that_was_read_and_no_other() {
    on_both(async |db| {
        assert!(create(&db, &draft("d1"), &[file("a.txt")], 1).await.unwrap());
        assert!(!create(&db, &draft("d2"), &[], 1).await.unwrap(), "one is as many as there may be");
        assert_eq!(save(&db, over(1, "{\"a\":1}"), at(1)).await.unwrap(), Saved::As(2));
        assert_eq!(save(&db, over(1, "{\"a\":2}"), at(2)).await.unwrap(), Saved::Stale);
        let found = find(&db, "d1").await.unwrap().unwrap();
        assert_eq!((found.fields.as_str(), found.edition, found.saved_by.as_str()), ("{\"a\":1}", 2, "bo"));
        let more = [file("b.txt")];
        let swap = Save { add: &more, remove: Some("a.txt"), ..over(2, "{}") };
        assert_eq!(save(&db, swap, at(3)).await.unwrap(), Saved::As(3));
        assert_eq!(contents(&db, "d1").await.unwrap(), more);
        assert_eq!(files(&db, "d1").await.unwrap()[0].size, 5);
        assert!(!discard(&db, "d1", 2, "anna", at(4)).await.unwrap(), "it is another text");
        assert!(discard(&db, "d1", 3, "anna", at(4)).await.unwrap());
        assert!(!discard(&db, "d1", 3, "anna", at(4)).await.unwrap());
        assert!(contents(&db, "d1").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_waits_of_a_draft_waits_no_more_once_that_is_changed() {
    on_both(async |db| {
        create(&db, &draft("d1"), &[], 9).await.unwrap();
        assert!(!submit(&db, 2, &submission("aa")).await.unwrap(), "that edition is not there");
        assert!(submit(&db, 1, &submission("aa")).await.unwrap());
        assert_eq!(find(&db, "d1").await.unwrap().unwrap().decision, Some(Decision::Pending));
        save(&db, over(1, "{}"), at(1)).await.unwrap();
        let decision = submission::find(&db, "d1").await.unwrap().map(|one| one.decision);
        assert_ne!(decision, Some(Decision::Pending));
        assert!(submit(&db, 2, &submission("bb")).await.unwrap());
        let refusal = |sha256: &str| submission::Refusal {
            submission: "d1".into(),
            sha256: sha256.into(),
            by: "bo".into(),
            reason: "Say who pays.".into(),
            is_kept: false,
        };
        assert!(!refuse(&db, &refusal("aa"), None, at(2)).await.unwrap(), "it is another text now");
        assert!(refuse(&db, &refusal("bb"), None, at(2)).await.unwrap());
        let found = find(&db, "d1").await.unwrap().unwrap();
        assert_eq!((found.decision, found.reason.as_deref()), (Some(Decision::Refused), Some("Say who pays.")));
        assert!(submission::refused(&db, "anna", 9).await.unwrap().is_empty(), "its draft says it");
        assert!(take_over(&db, "d1", "bo", at(3)).await.unwrap());
        assert_eq!(find(&db, "d1").await.unwrap().unwrap().author, "bo");
    })
    .await;
}
