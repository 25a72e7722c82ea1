//! Following: an Accept, its lane and its row are one deed, and a lane ends with its last follower.

use election_pool_protocol::lane::LaneClass;

use super::*;
use crate::store::test_engine::{at, on_both};

const OM: &str = "https://fi.example/actors/om";
const INBOX: &str = "https://social.example/inbox";

fn bo(id: &str) -> NewFollower {
    NewFollower {
        id: id.into(),
        actor: format!("https://social.example/users/{id}"),
        target: OM.into(),
        activity: format!("https://social.example/follows/{id}"),
        host: "social.example".into(),
        inbox: INBOX.into(),
    }
}

fn letter(kind: &str, id: &str) -> NewLetter {
    NewLetter {
        id: format!("{kind}-{id}"),
        lane_id: format!("lane-{kind}-{id}"),
        inbox: INBOX.into(),
        host: "social.example".into(),
        class: LaneClass::Reader,
        activity: format!("https://fi.example/activities/{kind}-{id}"),
        actor: OM.into(),
        kind: kind.into(),
        bytes: b"{}".to_vec(),
    }
}

fn line(deed: &str) -> AuditLine {
    AuditLine::new("anna", deed, "bo")
}

async fn accepted(db: &Db, id: &str) {
    request(db, &bo(id), at(0)).await.unwrap();
    accept(db, id, &letter("Accept", id), &line("follow accept"), at(1)).await.unwrap();
}

#[tokio::test]
async fn accepting_writes_the_accept_and_begins_the_lane() {
    on_both(async |db| {
        let asked = request(&db, &bo("1"), at(0)).await.unwrap();
        assert_eq!(asked.state, FollowState::Requested);
        assert_eq!(requests(&db, 10).await.unwrap(), [asked]);
        assert!(lane::find(&db, INBOX).await.unwrap().is_none());
        accepted(&db, "1").await;
        let lane = lane::find(&db, INBOX).await.unwrap().unwrap();
        assert_eq!((lane.class, lane.cursor), (LaneClass::Reader, Some(0)));
        assert_eq!(letter::waiting(&db, &lane.id, at(2), 10).await.unwrap()[0].kind, "Accept");
        assert_eq!(targets_behind(&db, INBOX).await.unwrap(), [OM]);
        assert_eq!(count_followers(&db, OM).await.unwrap(), 1);
        assert_eq!(count_reached(&db, OM).await.unwrap(), (1, 1));
        // A second one on the same server, and one that no lane leads to, as of a partner.
        accepted(&db, "2").await;
        let partner = NewFollower { inbox: "https://partner.example/inbox".into(), ..bo("3") };
        request(&db, &partner, at(0)).await.unwrap();
        assert_eq!(count_reached(&db, OM).await.unwrap(), (2, 1));
        assert_eq!(count_reached(&db, "https://fi.example/actors/other").await.unwrap(), (0, 0));
        assert!(is_follower(&db, "https://social.example/users/1").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_repeated_follow_stays_accepted_and_brings_its_new_activity() {
    on_both(async |db| {
        accepted(&db, "1").await;
        let again = NewFollower { id: "other".into(), activity: "https://social.example/follows/2".into(), ..bo("1") };
        let again = request(&db, &again, at(2)).await.unwrap();
        assert_eq!((again.id.as_str(), again.state), ("1", FollowState::Accepted));
        assert_eq!(again.activity, "https://social.example/follows/2");
    })
    .await;
}

#[tokio::test]
async fn the_lane_of_a_shared_inbox_ends_with_its_last_follower() {
    on_both(async |db| {
        accepted(&db, "1").await;
        accepted(&db, "2").await;
        assert!(undone(&db, &bo("1").actor, OM).await.unwrap());
        assert!(!undone(&db, &bo("1").actor, OM).await.unwrap());
        assert_eq!(lane::find(&db, INBOX).await.unwrap().unwrap().cursor, Some(0));
        reject(&db, "2", &letter("Reject", "2"), &line("follow remove"), at(3)).await.unwrap();
        let lane = lane::find(&db, INBOX).await.unwrap().unwrap();
        assert_eq!(lane.cursor, None, "it still carries the Reject");
        assert_eq!(letter::waiting(&db, &lane.id, at(4), 10).await.unwrap().len(), 3);
        assert_eq!(list_followers(&db, 10).await.unwrap()[0].state, FollowState::Rejected);
        let mut tx = dialect::begin(&db).await.unwrap();
        let undone = undone_by_activity_in(&mut tx, &bo("1").actor, &bo("2").activity).await.unwrap();
        assert!(!undone, "of another's Follow");
        assert_eq!(forget_actor_in(&mut tx, &bo("2").actor).await.unwrap(), 1);
        dialect::commit(tx).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn accepting_who_never_asked_writes_nothing() {
    on_both(async |db| {
        let outcome = accept(&db, "1", &letter("Accept", "1"), &line("follow accept"), at(0)).await;
        assert!(matches!(outcome, Err(StoreError::Missing(_))));
        assert!(lane::find(&db, INBOX).await.unwrap().is_none());
        assert!(audit::list(&db, None, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_the_one_who_was_asked_can_answer_our_follow() {
    on_both(async |db| {
        let new = NewFollowing {
            id: "1".into(),
            actor: OM.into(),
            target: "https://se.example/actors/val".into(),
            activity: "https://fi.example/activities/Follow-1".into(),
            host: "se.example".into(),
        };
        follow(&db, &new, &letter("Follow", "1"), &line("follow"), at(0)).await.unwrap();
        let by = async |target: &str| answered(&db, &new.activity, target, FollowState::Accepted, at(1)).await.unwrap();
        assert_eq!(by("https://evil.example/actor").await, None);
        assert_eq!(by(&new.target).await.unwrap().state, FollowState::Accepted);
        assert!(is_following(&db, &new.target).await.unwrap());
        assert_eq!(following_of_actor(&db, OM, 10, 0).await.unwrap().len(), 1);
        assert!(unfollow(&db, "1", &letter("Undo", "1"), &line("unfollow"), at(2)).await.unwrap());
        assert_eq!(following(&db, "1").await.unwrap(), None);
        assert!(list_following(&db, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn requests_are_counted_by_server_and_what_has_ended_is_pruned() {
    on_both(async |db| {
        for id in ["1", "2"] {
            request(&db, &bo(id), at(0)).await.unwrap();
        }
        accepted(&db, "3").await;
        let asked = asking(&db, "social.example", &bo("2").actor, OM).await.unwrap();
        assert_eq!(asked, Asking { total: 2, of_host: 2, is_known: true });
        let other = asking(&db, "other.example", "https://other.example/users/1", OM).await.unwrap();
        assert_eq!(other, Asking { total: 2, of_host: 0, is_known: false });
        reject(&db, "1", &letter("Reject", "1"), &line("follow reject"), at(5)).await.unwrap();
        assert_eq!(prune(&db, at(5), 10, Pass::Forget).await.unwrap(), 0, "not yet");
        assert_eq!(prune(&db, at(6), 10, Pass::Forget).await.unwrap(), 1);
        assert_eq!(list_followers(&db, 10).await.unwrap().len(), 2);
    })
    .await;
}
