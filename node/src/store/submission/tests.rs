use super::*;
use crate::store::test_engine::{at, on_both};
use crate::store::{
    account::{self, Account, Role},
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

const OM: &str = "https://fi.example/actors/om";

/// The account of anna, who submits.
async fn anna(db: &Db) {
    let account = Account { username: "anna".into(), name: "Anna".into(), authority: OM.into(), role: Role::Author };
    account::add(db, &account, &AuditLine::new("operator", "user add", "anna"), at(0)).await.unwrap();
}

#[tokio::test]
async fn an_approval_and_its_publication_are_one() {
    on_both(async |db| {
        anna(&db).await;
        submit(&db, &submission(), None).await.unwrap();
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
        assert_eq!(pending(&db, OM, &Place::front(), 10).await.unwrap(), [submission()]);
        assert!(pending(&db, "https://fi.example/actors/kunta", &Place::front(), 10).await.unwrap().is_empty());
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

#[tokio::test]
async fn a_line_of_what_waits_is_told_without_its_bundle() {
    on_both(async |db| {
        anna(&db).await;
        let long = format!("---\nkind: guide\n---\n{}", "x".repeat(100_000));
        let text = serde_json::json!({"attachments": [{"bytes": "A".repeat(100_000)}], "file": "a.md", "source": long});
        let (null, quoted) =
            (serde_json::json!({"file": "b.md", "source": "\0"}), serde_json::json!({"file": "\\u0000"}));
        let bundles = [
            text.to_string(),
            serde_json::json!({"withdraw": "It was wrong."}).to_string(),
            serde_json::json!({"erase": "2", "because": "Article 17"}).to_string(),
            serde_json::json!({"adopt": "m1", "maturity": "pilot", "note": {"file": "n.md", "source": "x"}})
                .to_string(),
            serde_json::json!({"accept": "o1", "amend": null}).to_string(),
            serde_json::json!({"translate": "sv"}).to_string(),
            "{}".to_owned(),
        ];
        for (number, bundle) in (0..).zip(&bundles) {
            let id = format!("s{number}");
            submit(&db, &Submission { id, bundle: bundle.clone(), at: at(number), ..submission() }, None)
                .await
                .unwrap();
        }
        let front = Place::front();
        let found = outlines(&db, OM, &front, 10).await.unwrap();
        assert!(found.windows(2).all(|two| two[0].at > two[1].at), "the newest comes first");
        let asks: Vec<Asks> = found.iter().rev().map(|one| one.asks.clone()).collect();
        let Asks::Text(file, beginning) = &asks[0] else { panic!("{asks:?}") };
        assert!(file == "a.md" && long.starts_with(beginning) && beginning.len() < 40_000, "{}", beginning.len());
        assert_eq!(
            asks[1..],
            [
                Asks::Withdraw("It was wrong.".into()),
                Asks::Erase("2".into(), "Article 17".into()),
                Asks::Adopt("m1".into()),
                Asks::Accept,
                Asks::Translate("sv".into()),
                Asks::Unread,
            ]
        );
        let place: Place = found[1].place().to_string().parse().unwrap();
        assert_eq!(outlines(&db, OM, &place, 2).await.unwrap(), found[2..4], "a page goes on where one ended");
        assert!(outlines(&db, "https://fi.example/actors/kunta", &front, 2).await.unwrap().is_empty());
        // What an engine cannot take apart hides nothing of the rest.
        for (id, bundle) in [("null", null.to_string()), ("quoted", quoted.to_string())] {
            submit(&db, &Submission { id: id.into(), bundle, ..submission() }, None).await.unwrap();
        }
        assert_eq!(outlines(&db, OM, &front, 10).await.unwrap().len(), bundles.len() + 2);
    })
    .await;
}
