use super::*;
use crate::store::{
    account::Role,
    test_engine::{at, on_both},
};

async fn anna(db: &Db) -> Account {
    let anna = Account {
        username: "anna".into(),
        name: "Anna".into(),
        authority: "https://fi.example/actors/om".into(),
        role: Role::Reader,
    };
    account::add(db, &anna, &AuditLine::new("operator", "user add", "anna"), at(0)).await.unwrap();
    anna
}

async fn link(db: &Db, token: u8, now: i64) {
    let line = AuditLine::new("operator", "user link", "anna");
    put_link(db, &[token; 32], "anna", at(now + 100), &line, at(now)).await.unwrap();
}

fn new(token: u8) -> NewSession {
    NewSession {
        token: [token; 32],
        csrf: "c".into(),
        expires: at(1_000),
        way: Way::Link,
        second: None,
        network: "192.0.2.0/24".into(),
        browser: "Firefox".into(),
    }
}

#[tokio::test]
async fn a_link_opens_one_session_and_is_used_up() {
    on_both(async |db| {
        let anna = anna(&db).await;
        link(&db, 1, 0).await;
        assert!(begin(&db, &[1; 32], &new(7), None, at(10)).await.unwrap());
        assert!(!begin(&db, &[1; 32], &new(8), None, at(11)).await.unwrap(), "a second time");
        assert_eq!(find_link(&db, &[1; 32]).await.unwrap().unwrap().used, Some(at(10)));
        let found = find(&db, &[7; 32], at(0), at(20)).await.unwrap().unwrap();
        assert_eq!((found.account, found.csrf.as_str(), found.seen), (anna, "c", at(10)));
        assert_eq!(find(&db, &[8; 32], at(0), at(20)).await.unwrap(), None);
        assert_eq!(find(&db, &[1; 32], at(0), at(20)).await.unwrap(), None, "a link is no session");
    })
    .await;
}

#[tokio::test]
async fn a_link_past_its_time_opens_nothing() {
    on_both(async |db| {
        anna(&db).await;
        link(&db, 1, 0).await;
        assert!(!begin(&db, &[1; 32], &new(7), None, at(100)).await.unwrap());
        assert!(!begin(&db, &[2; 32], &new(7), None, at(1)).await.unwrap(), "and one that never was, neither");
        assert_eq!(find(&db, &[7; 32], at(0), at(100)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn two_at_once_open_one_session() {
    on_both(async |db| {
        anna(&db).await;
        link(&db, 1, 0).await;
        let [seven, eight] = [new(7), new(8)];
        let [first, second] = <[_; 2]>::from(tokio::join!(
            begin(&db, &[1; 32], &seven, None, at(1)),
            begin(&db, &[1; 32], &eight, None, at(1))
        ));
        assert_eq!(u8::from(first.unwrap()) + u8::from(second.unwrap()), 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_takes_the_place_of_the_one_before_on_the_same_browser() {
    on_both(async |db| {
        anna(&db).await;
        link(&db, 1, 0).await;
        link(&db, 2, 0).await;
        assert!(begin(&db, &[1; 32], &new(7), None, at(1)).await.unwrap());
        assert!(!begin(&db, &[9; 32], &new(8), Some(&[7; 32]), at(2)).await.unwrap(), "no such link");
        assert!(find(&db, &[7; 32], at(0), at(3)).await.unwrap().is_some(), "and nothing was ended for it");
        assert!(begin(&db, &[2; 32], &new(8), Some(&[7; 32]), at(4)).await.unwrap());
        assert!(find(&db, &[7; 32], at(0), at(5)).await.unwrap().is_none());
        assert!(find(&db, &[8; 32], at(0), at(5)).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_time_by_rest_by_sign_out_and_with_its_account() {
    on_both(async |db| {
        anna(&db).await;
        for token in 1..=3 {
            link(&db, token, 0).await;
            assert!(begin(&db, &[token; 32], &new(token + 10), None, at(1)).await.unwrap());
        }
        let is_open =
            async |token: u8, idle: i64, now: i64| find(&db, &[token; 32], at(idle), at(now)).await.unwrap().is_some();
        assert!(is_open(11, 0, 999).await);
        assert!(!is_open(11, 0, 1_000).await, "past its end");
        assert!(!is_open(11, 1, 2).await, "at rest for too long");
        touch(&db, &[11; 32], at(500)).await.unwrap();
        assert!(is_open(11, 400, 600).await);
        end(&db, &[11; 32], "anna", at(600)).await.unwrap();
        assert!(!is_open(11, 0, 601).await);
        assert!(is_open(12, 0, 601).await, "another session of the same person goes on");
        prune(&db, at(0), at(2_000), Pass::Forget).await.unwrap();
        prune_links(&db, at(0), Pass::Forget).await.unwrap();
        assert!(!is_open(12, 0, 601).await, "pruned");
        link(&db, 4, 700).await;
        assert!(begin(&db, &[4; 32], &new(14), None, at(701)).await.unwrap());
        let line = AuditLine::new("operator", "user remove", "anna");
        account::remove(&db, "anna", &line, at(702)).await.unwrap();
        assert!(!is_open(14, 0, 703).await);
        assert_eq!(account::find(&db, "anna").await.unwrap(), None);
        assert!(matches!(account::remove(&db, "anna", &line, at(703)).await, Err(StoreError::Missing(_))));
        let again = Account {
            username: "anna".into(),
            name: "Another Anna".into(),
            authority: "https://fi.example/actors/om".into(),
            role: Role::Reader,
        };
        let line = AuditLine::new("operator", "user add", "anna");
        assert!(matches!(account::add(&db, &again, &line, at(704)).await, Err(StoreError::Unique(_))));
    })
    .await;
}

#[tokio::test]
async fn old_links_give_way_to_new_ones() {
    on_both(async |db| {
        anna(&db).await;
        for token in 1..=7 {
            link(&db, token, i64::from(token)).await;
        }
        let mut open = Vec::new();
        for token in 1..=7 {
            let link = find_link(&db, &[token; 32]).await.unwrap().expect("one that gave way is told to be old");
            open.extend((link.expires > at(7)).then_some(token));
        }
        assert_eq!(open, [3, 4, 5, 6, 7]);
    })
    .await;
}
