use election_pool_protocol::audience::Audience;

use super::*;
use crate::store::{
    material::{
        self, MaterialWrite,
        tests::{change, entomb, sample},
    },
    test_engine::{at, on_both},
};

/// What the origin of the sample gave.
pub(in crate::store) fn given(sha256: &str) -> Given<'_> {
    Given { sha256, media_type: "application/pdf", size: 9, origin: "fi.example" }
}

async fn is_here(db: &Db, sha256: &str) -> bool {
    sqlx::query("select size from blob where sha256 = $1")
        .bind(sha256)
        .fetch_optional(db.read())
        .await
        .unwrap()
        .is_some()
}

#[tokio::test]
async fn a_file_is_wanted_until_it_is_held_and_shown_as_its_material_is() {
    on_both(async |db| {
        let sha256 = "ab".repeat(32);
        let green = |uri| MaterialWrite { audience: Audience::green("https://fi.example/actors/om"), ..sample(uri) };
        change(&db, green("https://fi.example/m/1")).await;
        change(&db, green("https://fi.example/m/2")).await;
        let wanted_now = wanted(&db, ("", ""), 10).await.unwrap();
        assert_eq!(wanted_now.len(), 1, "each file once");
        assert_eq!((wanted_now[0].sha256.as_str(), wanted_now[0].host.as_str()), (sha256.as_str(), "fi.example"));
        assert!(wanted(&db, (&sha256, "fi.example"), 10).await.unwrap().is_empty());
        let staff = Viewer::Staff { person: "anna".into(), authority: "x".into(), client: false };
        assert_eq!(visible_to(&db, &staff, &sha256).await.unwrap(), None, "it is not here");
        hold(&db, &given(&sha256), at(0)).await.unwrap();
        hold(&db, &given(&sha256), at(1)).await.unwrap();
        assert!(is_here(&db, &sha256).await && wanted(&db, ("", ""), 10).await.unwrap().is_empty());
        let visible = visible_to(&db, &staff, &sha256).await.unwrap().expect("staff sees GREEN");
        assert_eq!((visible.level, visible.size, visible.name.as_str()), (Level::Green, 9, "form.pdf"));
        assert_eq!(visible_to(&db, &Viewer::Public, &sha256).await.unwrap(), None);
        let held = material::find(&db, &staff, "https://fi.example/m/1").await.unwrap().unwrap();
        assert!(held.attachments[0].is_held);
    })
    .await;
}

#[tokio::test]
async fn a_file_opens_only_through_material_of_an_origin_that_gave_it() {
    on_both(async |db| {
        let sha256 = "ab".repeat(32);
        let amber = Audience { level: Level::Amber, ..Audience::green("https://fi.example/actors/om") };
        change(&db, MaterialWrite { audience: amber, ..sample("https://fi.example/m/1") }).await;
        hold(&db, &given(&sha256), at(0)).await.unwrap();
        let other = |uri| MaterialWrite { origin: "se.example".into(), ..sample(uri) };
        change(&db, other("https://se.example/m/1")).await;
        change(&db, other("https://se.example/m/2")).await;
        let is_held = async || {
            let held = material::find(&db, &Viewer::Public, "https://se.example/m/1").await.unwrap().unwrap();
            held.attachments[0].is_held
        };
        assert_eq!(visible_to(&db, &Viewer::Public, &sha256).await.unwrap(), None);
        assert!(!is_held().await, "it is not told that it is here");
        let wanted_now = wanted(&db, ("", ""), 10).await.unwrap();
        assert_eq!((wanted_now.len(), wanted_now[0].host.as_str()), (1, "se.example"), "it is asked for");
        assert!(wanted(&db, (&sha256, "se.example"), 10).await.unwrap().is_empty());
        hold(&db, &Given { origin: "se.example", ..given(&sha256) }, at(1)).await.unwrap();
        assert!(is_held().await && wanted(&db, ("", ""), 10).await.unwrap().is_empty());
        let visible = visible_to(&db, &Viewer::Public, &sha256).await.unwrap().expect("they had it themselves");
        assert_eq!(visible.level, Level::Clear);
        assert!(regain(&db, &sha256, "lt.example", at(2)).await.unwrap());
        assert!(!regain(&db, &"cd".repeat(32), "lt.example", at(2)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_file_nobody_names_any_more_may_go() {
    on_both(async |db| {
        let sha256 = "ab".repeat(32);
        change(&db, sample("https://fi.example/m/1")).await;
        hold(&db, &given(&sha256), at(0)).await.unwrap();
        assert!(orphans(&db, at(9), 10).await.unwrap().is_empty());
        forget(&db, &sha256, at(9), || -> Result<(), StoreError> { panic!("it is named") }).await.unwrap();
        change(&db, entomb("https://fi.example/m/1", 2)).await;
        assert_eq!(orphans(&db, at(9), 10).await.unwrap(), std::slice::from_ref(&sha256));
        let failed = forget(&db, &sha256, at(9), || Err(StoreError::Locked("the disk".into()))).await;
        assert!(failed.is_err() && is_here(&db, &sha256).await, "what could not be removed is remembered");
        let mut removed = 0;
        let remove = || -> Result<(), StoreError> {
            removed += 1;
            Ok(())
        };
        forget(&db, &sha256, at(9), remove).await.unwrap();
        assert!(removed == 1 && !is_here(&db, &sha256).await);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_came_again_since_it_was_looked_at_is_not_freed() {
    on_both(async |db| {
        let sha256 = "ab".repeat(32);
        hold(&db, &given(&sha256), at(10)).await.unwrap();
        let seen = came(&db, &sha256).await.unwrap().expect("it is here");
        let free = async |at| {
            let mut tx = dialect::begin(&db).await.unwrap();
            free_in(&mut tx, &[Freed { sha256: sha256.clone(), at }]).await.unwrap();
            dialect::commit(tx).await.unwrap();
            orphans(&db, Timestamp::from_second(1).unwrap(), 10).await.unwrap().len()
        };
        // Another publication keeps it, and is about to name it.
        hold(&db, &given(&sha256), at(20)).await.unwrap();
        assert_eq!(free(seen).await, 0);
        assert_eq!(free(at(20)).await, 1);
    })
    .await;
}
