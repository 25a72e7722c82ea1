use election_pool_protocol::{audience::Audience, websub::Mode};

use super::*;
use crate::store::{
    blob::tests::given,
    material::tests::{change, entomb, sample},
    test_engine::{at, on_both},
};

const LEASE: jiff::SignedDuration = jiff::SignedDuration::from_secs(24);
const BOUNDS: Bounds = Bounds { of_host: 2, in_all: 3 };
const URI: &str = "https://fi.example/materials/1";

fn new(id: &str, mode: Mode, host: &str, number: u8) -> NewIntent {
    NewIntent {
        id: id.into(),
        mode,
        topic: "https://fi.example/feeds/all.fi.rss".into(),
        callback: format!("https://{host}/in?{number}"),
        host: host.into(),
        secret: Some("secret".into()),
        lease_s: 1000,
    }
}

/// Asks, is asked back and says yes.
async fn subscribe(db: &Db, host: &str, number: u8, now: i64) {
    let id = format!("{host}-{number}-{now}");
    assert_eq!(ask(db, &new(&id, Mode::Subscribe, host, number), BOUNDS, at(now)).await.unwrap(), Asked::Taken);
    let intent = lease_intents(db, at(now), LEASE, 9, 9).await.unwrap().remove(0);
    confirm(db, &intent, &format!("s-{id}"), Some("digest"), at(now)).await.unwrap();
}

async fn due(db: &Db, now: i64) -> Vec<Subscription> {
    let mut due = lease(db, Pool::Lively, at(now), LEASE, 9).await.unwrap();
    due.extend(lease(db, Pool::Slow, at(now), LEASE, 9).await.unwrap());
    due
}

/// Says that whoever is due has everything.
async fn settle_all(db: &Db, now: i64) -> usize {
    let due = due(db, now).await;
    for one in &due {
        told(db, one, "digest", at(now)).await.unwrap();
    }
    due.len()
}

#[tokio::test]
async fn whoever_confirmed_is_told_of_each_change_once_until_their_time_is_over() {
    on_both(async |db| {
        change(&db, sample(URI)).await.unwrap();
        assert!(!spread(&db).await.unwrap(), "nobody is told, so nothing is noted");
        subscribe(&db, "a.example", 1, 0).await;
        assert_eq!(settle_all(&db, 1).await, 1, "a new one looks once");
        assert_eq!(settle_all(&db, 2).await, 0);
        let revised = crate::store::material::MaterialWrite { revision: 2, ..sample(URI) };
        change(&db, revised).await.unwrap();
        assert!(spread(&db).await.unwrap() && !spread(&db).await.unwrap());
        let leased = due(&db, 3).await;
        assert_eq!((leased.len(), leased[0].secret.as_deref()), (1, Some("secret")));
        assert!(due(&db, 4).await.is_empty(), "it is leased");
        // What changes while it is told is told next.
        change(&db, entomb(URI, 3)).await.unwrap();
        assert!(spread(&db).await.unwrap());
        told(&db, &leased[0], "other", at(5)).await.unwrap();
        let again = due(&db, 6).await;
        assert_eq!(again[0].sent.as_deref(), Some("other"));
        assert!(matches!(told(&db, &leased[0], "x", at(7)).await, Err(StoreError::LostLease(_))));
        assert!(due(&db, 29).await.is_empty() && due(&db, 30).await.len() == 1, "a lease that ran out");
        assert_eq!(prune(&db, at(999), Pass::Forget).await.unwrap(), 0);
        assert!(due(&db, 1000).await.is_empty());
        assert_eq!(prune(&db, at(1000), Pass::Forget).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_never_for_everybody_tells_nobody_anything() {
    on_both(async |db| {
        subscribe(&db, "a.example", 1, 0).await;
        settle_all(&db, 1).await;
        let green = Audience { level: election_pool_protocol::audience::Level::Green, ..sample(URI).audience };
        change(&db, crate::store::material::MaterialWrite { audience: green, ..sample(URI) }).await.unwrap();
        assert!(!spread(&db).await.unwrap());
        // Once it was, also that it no longer is.
        change(&db, crate::store::material::MaterialWrite { revision: 2, ..sample(URI) }).await.unwrap();
        assert!(spread(&db).await.unwrap());
        let green = Audience { level: election_pool_protocol::audience::Level::Green, ..sample(URI).audience };
        change(&db, crate::store::material::MaterialWrite { revision: 3, audience: green, ..sample(URI) })
            .await
            .unwrap();
        assert!(spread(&db).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_comes_is_a_change_of_what_names_it_and_is_for_everybody() {
    on_both(async |db| {
        subscribe(&db, "a.example", 1, 0).await;
        settle_all(&db, 1).await;
        let green = Audience::green(&sample(URI).authority);
        change(&db, crate::store::material::MaterialWrite { audience: green, ..sample(URI) }).await.unwrap();
        let file = "ab".repeat(32);
        crate::store::blob::hold(&db, &given(&file), at(2)).await.unwrap();
        assert!(!spread(&db).await.unwrap(), "what names it is for few");
        crate::store::blob::hold(&db, &given(&"cd".repeat(32)), at(2)).await.unwrap();
        assert!(!spread(&db).await.unwrap(), "nothing names it");
        let attachments = sample(URI).attachments.into_iter();
        let attachments = attachments.map(|one| crate::store::material::Attachment { sha256: "ef".repeat(32), ..one });
        let other = crate::store::material::MaterialWrite { attachments: attachments.collect(), ..sample(URI) };
        change(&db, crate::store::material::MaterialWrite { revision: 2, ..other }).await.unwrap();
        assert!(spread(&db).await.unwrap());
        crate::store::blob::hold(&db, &given(&"ef".repeat(32)), at(3)).await.unwrap();
        assert!(spread(&db).await.unwrap());
        crate::store::blob::hold(&db, &given(&"ef".repeat(32)), at(4)).await.unwrap();
        assert!(!spread(&db).await.unwrap(), "it was here already");
    })
    .await;
}

#[tokio::test]
async fn what_changes_while_somebody_asks_is_told_apart() {
    on_both(async |db| {
        ask(&db, &new("a", Mode::Subscribe, "a.example", 1), BOUNDS, at(0)).await.unwrap();
        assert_eq!(mark(&db).await.unwrap(), Some(0));
        change(&db, sample(URI)).await.unwrap();
        assert_eq!(mark(&db).await.unwrap(), None, "it is not counted yet");
        assert!(spread(&db).await.unwrap());
        assert_eq!(mark(&db).await.unwrap(), Some(1));
    })
    .await;
}

#[tokio::test]
async fn each_server_is_asked_in_turn_and_not_too_often_at_once() {
    on_both(async |db| {
        let bounds = Bounds { of_host: 9, in_all: 99 };
        for number in 1..=5 {
            let new = new(&format!("a{number}"), Mode::Subscribe, "a.example", number);
            ask(&db, &new, bounds, at(0)).await.unwrap();
        }
        let late = new("b1", Mode::Subscribe, "b.example", 1);
        ask(&db, &late, bounds, at(1)).await.unwrap();
        let lease = async |now, limit| -> Vec<String> {
            let leased = lease_intents(&db, at(now), LEASE, limit, 2).await.unwrap();
            let mut ids: Vec<String> = leased.into_iter().map(|intent| intent.asked.id).collect();
            ids.sort();
            ids
        };
        assert_eq!(lease(2, 2).await, ["a1", "b1"], "the first of each");
        assert_eq!(lease(3, 9).await, ["a2"], "two are under way");
        assert!(lease(4, 9).await.is_empty());
        assert_eq!(lease(26, 9).await, ["a1", "b1"], "the lease of those ran out, and that of the other did not");
    })
    .await;
}

#[tokio::test]
async fn there_are_only_so_many_of_one_server_and_in_all() {
    on_both(async |db| {
        subscribe(&db, "a.example", 1, 0).await;
        let asked = async |host: &str, number: u8| {
            ask(&db, &new(&format!("{host}{number}"), Mode::Subscribe, host, number), BOUNDS, at(1)).await.unwrap()
        };
        assert_eq!(asked("a.example", 2).await, Asked::Taken);
        assert_eq!(asked("a.example", 3).await, Asked::TooManyOfHost);
        assert_eq!(asked("a.example", 2).await, Asked::Taken, "the same again takes no more room");
        assert_eq!(asked("a.example", 1).await, Asked::Taken, "nor does going on");
        assert_eq!(figures(&db).await.unwrap(), (1, 2));
        assert_eq!(asked("b.example", 1).await, Asked::TooMany);
    })
    .await;
}

#[tokio::test]
async fn an_end_is_confirmed_too_and_a_request_asked_anew_is_looked_into_anew() {
    on_both(async |db| {
        subscribe(&db, "a.example", 1, 0).await;
        ask(&db, &new("end", Mode::Unsubscribe, "a.example", 1), BOUNDS, at(1)).await.unwrap();
        let first = lease_intents(&db, at(1), LEASE, 9, 9).await.unwrap().remove(0);
        ask(&db, &new("again", Mode::Unsubscribe, "a.example", 1), BOUNDS, at(2)).await.unwrap();
        assert!(matches!(confirm(&db, &first, "x", None, at(2)).await, Err(StoreError::LostLease(_))));
        drop_intent(&db, &first).await.unwrap();
        let second = lease_intents(&db, at(2), LEASE, 9, 9).await.unwrap().remove(0);
        retry_intent(&db, &second, at(10)).await.unwrap();
        assert!(lease_intents(&db, at(9), LEASE, 9, 9).await.unwrap().is_empty());
        let third = lease_intents(&db, at(10), LEASE, 9, 9).await.unwrap().remove(0);
        assert_eq!((third.failures, third.asked.mode), (1, Mode::Unsubscribe));
        confirm(&db, &third, "x", None, at(10)).await.unwrap();
        assert_eq!(figures(&db).await.unwrap(), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn one_that_fails_rests_is_among_the_slow_and_comes_back_with_a_success() {
    on_both(async |db| {
        subscribe(&db, "a.example", 1, 0).await;
        let one = due(&db, 1).await.remove(0);
        failed(&db, &one, at(1), at(5)).await.unwrap();
        assert!(due(&db, 4).await.is_empty());
        assert!(lease(&db, Pool::Lively, at(5), LEASE, 9).await.unwrap().is_empty());
        let one = lease(&db, Pool::Slow, at(5), LEASE, 9).await.unwrap().remove(0);
        assert_eq!((one.failures, one.failing_since), (1, Some(at(1))));
        told(&db, &one, "digest", at(6)).await.unwrap();
        assert!(due(&db, 7).await.is_empty());
        subscribe(&db, "a.example", 1, 8).await;
        assert_eq!(figures(&db).await.unwrap(), (1, 0), "going on makes no second one");
        let one = due(&db, 9).await.into_iter().next();
        assert_eq!(one, None, "it had everything");
    })
    .await;
}

#[tokio::test]
async fn two_who_lease_at_once_share_what_is_due() {
    on_both(async |db| {
        for number in 1..=2 {
            subscribe(&db, "a.example", number, i64::from(number)).await;
        }
        let (now, other) = (at(9), db.clone());
        let (one, two) =
            tokio::join!(lease(&db, Pool::Lively, now, LEASE, 1), lease(&other, Pool::Lively, now, LEASE, 1));
        let (one, two) = (one.unwrap(), two.unwrap());
        let ids: std::collections::BTreeSet<&str> = one.iter().chain(&two).map(|leased| leased.id.as_str()).collect();
        assert_eq!(ids.len(), one.len() + two.len(), "{one:?} {two:?}");
    })
    .await;
}
