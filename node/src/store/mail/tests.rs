use election_pool_protocol::audience::Level;
use jiff::SignedDuration;

use super::*;
use crate::{
    model::digest::{Choice, Frequency},
    store::{
        account::{self, Account, Role},
        audit::AuditLine,
        test_engine::{at, on_both},
    },
};

const LEASE: SignedDuration = SignedDuration::from_secs(60);

async fn person(db: &Db, username: &str) {
    let account = Account {
        username: username.into(),
        name: username.into(),
        authority: "https://fi.example/actors/om".into(),
        role: Role::Reader,
    };
    account::add(db, &account, &AuditLine::new("operator", "user add", username), at(0)).await.unwrap();
}

fn digest(id: &str, username: Option<&str>, address: Option<&str>) -> Digest {
    Digest {
        id: id.into(),
        username: username.map(str::to_owned),
        address: address.map(str::to_owned),
        asked_until: address.map(|_| at(100)),
        choice: Choice {
            frequency: Frequency::Daily,
            language: "en".into(),
            topics: vec!["early-voting".into()],
            countries: vec!["FI".into(), "SE".into()],
            languages: Vec::new(),
            levels: vec![Level::Clear, Level::Green],
        },
        with_web: true,
        leave: format!("leave-{id}"),
        told: at(0),
        next_at: at(10),
        refused: 0,
    }
}

fn room(of_address: u32, of_network: u32, in_all: u64) -> Bounds {
    Bounds { of_address, of_network, day_ends: at(90), in_all }
}

/// Asks from one network, or from another.
async fn ask(db: &Db, new: &Digest, bounds: Bounds, now: Timestamp) -> Result<Asked, StoreError> {
    ask_from("here", db, new, bounds, now).await
}

async fn ask_from(network: &str, db: &Db, new: &Digest, bounds: Bounds, now: Timestamp) -> Result<Asked, StoreError> {
    let address = new.address.clone().unwrap_or_default().to_lowercase();
    super::ask(db, new, Subjects { address: &address, network }, bounds, now).await
}

#[tokio::test]
async fn the_oldest_request_makes_room_and_what_was_asked_is_counted_for_a_day() {
    on_both(async |db| {
        let new = |id: &str, address: &str| digest(id, None, Some(address));
        let bounds = room(2, 3, 2);
        for (number, id) in ["a", "b"].into_iter().enumerate() {
            let asked = Digest {
                asked_until: Some(at(100 + i64::try_from(number).unwrap())),
                ..new(id, &format!("{id}@x.example"))
            };
            assert_eq!(ask(&db, &asked, bounds, at(1)).await.unwrap(), Asked::Written);
        }
        assert_eq!(ask(&db, &new("c", "c@x.example"), bounds, at(2)).await.unwrap(), Asked::Written);
        assert_eq!(find(&db, "a").await.unwrap(), None, "the oldest made room");
        assert!(find(&db, "b").await.unwrap().is_some());
        assert_eq!(ask(&db, &new("d", "d@x.example"), bounds, at(3)).await.unwrap(), Asked::Often);
        // What was left or went counts as before, for its day.
        let there =
            async |id: &str, now| ask_from("there", &db, &new(id, "A@x.example"), room(2, 9, 9), now).await.unwrap();
        assert_eq!(there("e", at(4)).await, Asked::Written);
        assert!(leave(&db, "leave-e", at(5)).await.unwrap());
        assert_eq!(there("f", at(6)).await, Asked::Enough);
        assert_eq!(there("f", at(90)).await, Asked::Written, "another day");
        assert_eq!(ask(&db, &new("d", "d@x.example"), room(2, 3, 9), at(90)).await.unwrap(), Asked::Written);
    })
    .await;
}

#[tokio::test]
async fn a_request_is_confirmed_once_and_takes_the_place_of_what_was_before() {
    on_both(async |db| {
        for id in ["a", "b"] {
            let asked = ask(&db, &digest(id, None, Some("aino@example.org")), room(2, 9, 9), at(1)).await.unwrap();
            assert_eq!(asked, Asked::Written);
        }
        let third = digest("c", None, Some("Aino@example.org"));
        assert_eq!(ask(&db, &third, room(2, 9, 9), at(1)).await.unwrap(), Asked::Enough, "whatever the capitals");
        let other = digest("d", None, Some("bo@example.org"));
        assert_eq!(ask(&db, &other, room(2, 9, 9), at(1)).await.unwrap(), Asked::Written);
        assert_eq!(spread(&db, at(50), at(50), 9).await.unwrap(), 0, "what nobody confirmed is told nothing");

        let letters = lease(&db, at(2), LEASE, 9).await.unwrap();
        assert_eq!(letters.len(), 3);
        assert!(lease(&db, at(3), LEASE, 9).await.unwrap().is_empty(), "somebody has them");
        for letter in &letters {
            let to = recipient(&db, letter, at(2)).await.unwrap().unwrap();
            token(&db, letter, (&format!("token-{}", letter.id), &to.address), to.until).await.unwrap();
            sent(&db, letter, Settled { next_at: at(2) }).await.unwrap();
        }
        assert_eq!(request_of(&db, "token-a", at(3)).await.unwrap().unwrap().choice, digest("a", None, None).choice);
        assert_eq!(request_of(&db, "token-a", at(100)).await.unwrap(), None, "too late");
        let due = |_: &Digest| at(20);
        for (token, expected) in [
            ("token-a", Confirmed::Now),
            ("token-a", Confirmed::Unknown),
            ("token-b", Confirmed::Now),
            ("x", Confirmed::Unknown),
        ] {
            assert_eq!(confirm(&db, token, due, at(4)).await.unwrap(), expected, "{token}");
        }
        assert_eq!(find(&db, "a").await.unwrap(), None, "its place is taken");
        let begun = find(&db, "b").await.unwrap().unwrap();
        assert_eq!((begun.asked_until, begun.told, begun.next_at), (None, at(4), at(20)));

        assert!(leaving(&db, "leave-b").await.unwrap().is_some());
        assert!(leave(&db, "leave-b", at(5)).await.unwrap() && !leave(&db, "leave-b", at(5)).await.unwrap());
        prune(&db, at(0), at(101), Pass::Forget).await.unwrap();
        for id in ["b", "d"] {
            assert_eq!(find(&db, id).await.unwrap(), None, "nothing is kept of {id}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_digest_has_one_letter_on_its_way_and_is_told_up_to_what_it_told() {
    on_both(async |db| {
        person(&db, "anna").await;
        assert_eq!(put(&db, &digest("a", Some("anna"), None), 1, at(1)).await.unwrap(), Put::Kept);
        assert_eq!(put(&db, &digest("b", Some("anna"), None), 1, at(1)).await.unwrap(), Put::Full);
        assert_eq!(spread(&db, at(10), at(11), 9).await.unwrap(), 0, "there is nowhere to write to");
        assert!(want_address(&db, "anna", ("l1", "anna@example.org", "fi"), (at(100), 1), at(2)).await.unwrap());
        let asking = lease(&db, at(2), LEASE, 9).await.unwrap().pop().unwrap();
        let to = recipient(&db, &asking, at(2)).await.unwrap().unwrap();
        assert_eq!((to.address.as_str(), to.language.as_str()), ("anna@example.org", "fi"));
        token(&db, &asking, ("t1", &to.address), to.until).await.unwrap();
        sent(&db, &asking, Settled { next_at: at(2) }).await.unwrap();
        let enough = want_address(&db, "anna", ("l2", "bo@example.org", "fi"), (at(100), 1), at(3)).await.unwrap();
        assert!(!enough, "one such letter at a time");
        assert!(!confirm_address(&db, "bo", "t1", at(3)).await.unwrap(), "it is not theirs");
        assert!(confirm_address(&db, "anna", "t1", at(3)).await.unwrap());
        assert!(!confirm_address(&db, "anna", "t1", at(3)).await.unwrap(), "it is used up");

        assert_eq!(spread(&db, at(9), at(9), 9).await.unwrap(), 0, "it is not due");
        assert_eq!(spread(&db, at(10), at(11), 9).await.unwrap(), 1);
        assert_eq!(spread(&db, at(12), at(12), 9).await.unwrap(), 0, "one is on its way");
        let letter = lease(&db, at(11), LEASE, 9).await.unwrap().pop().unwrap();
        assert_eq!((letter.kind, letter.until, letter.tries), (Kind::Digest, at(10), 0));
        retry(&db, &letter, "down", at(20)).await.unwrap();
        assert!(sent(&db, &letter, Settled { next_at: at(30) }).await.is_ok(), "the lease is still ours");
        assert!(matches!(retry(&db, &letter, "down", at(20)).await, Err(StoreError::LostLease(_))));
        let told = find(&db, "a").await.unwrap().unwrap();
        assert_eq!((told.told, told.next_at), (at(10), at(30)));
    })
    .await;
}

#[tokio::test]
async fn who_refuses_is_told_why_or_forgotten() {
    on_both(async |db| {
        person(&db, "anna").await;
        put(&db, &digest("a", Some("anna"), None), 1, at(1)).await.unwrap();
        want_address(&db, "anna", ("l1", "anna@example.org", "fi"), (at(100), 1), at(2)).await.unwrap();
        let asking = lease(&db, at(2), LEASE, 9).await.unwrap().pop().unwrap();
        token(&db, &asking, ("t1", "anna@example.org"), at(100)).await.unwrap();
        confirm_address(&db, "anna", "t1", at(3)).await.unwrap();
        spread(&db, at(10), at(11), 9).await.unwrap();
        let letter = lease(&db, at(11), LEASE, 9).await.unwrap().pop().unwrap();
        refused(&db, &letter, "550 no", (at(40), 2), at(12)).await.unwrap();
        assert_eq!(own(&db, "anna").await.unwrap().trouble, Some(("550 no".into(), at(12))));
        let still = find(&db, "a").await.unwrap().unwrap();
        assert_eq!((still.told, still.next_at, still.refused), (at(1), at(40), 1), "what was not told is told later");
        assert_eq!(tally(&db).await.unwrap(), Tally { waiting: 0, delayed: 0, failed: 1 });

        ask(&db, &digest("p", None, Some("aino@example.org")), room(2, 9, 9), at(20)).await.unwrap();
        let asking = lease(&db, at(20), LEASE, 9).await.unwrap().pop().unwrap();
        token(&db, &asking, ("t2", "aino@example.org"), at(100)).await.unwrap();
        sent(&db, &asking, Settled { next_at: at(20) }).await.unwrap();
        confirm(&db, "t2", |_| at(21), at(21)).await.unwrap();
        for (second, is_there) in [(22, true), (24, false)] {
            spread(&db, at(second), at(second), 9).await.unwrap();
            let letter = lease(&db, at(second), LEASE, 9).await.unwrap().pop().unwrap();
            refused(&db, &letter, "550 no", (at(second + 1), 2), at(second)).await.unwrap();
            assert_eq!(find(&db, "p").await.unwrap().is_some(), is_there, "{second}");
        }
        prune(&db, at(99), at(99), Pass::Forget).await.unwrap();
        assert_eq!(tally(&db).await.unwrap(), Tally::default());
    })
    .await;
}

#[tokio::test]
async fn with_the_account_goes_everything_of_its_letters() {
    on_both(async |db| {
        for (username, ends) in [("anna", true), ("bo", false)] {
            person(&db, username).await;
            put(&db, &digest(username, Some(username), None), 1, at(1)).await.unwrap();
            let address = format!("{username}@example.org");
            want_address(&db, username, (username, &address, "fi"), (at(100), 1), at(2)).await.unwrap();
            let asking = lease(&db, at(2), LEASE, 9).await.unwrap().pop().unwrap();
            token(&db, &asking, (&format!("t-{username}"), &address), at(100)).await.unwrap();
            confirm_address(&db, username, &format!("t-{username}"), at(3)).await.unwrap();
            spread(&db, at(10), at(11), 9).await.unwrap();
            let line = AuditLine::new("operator", "user", username);
            if ends {
                account::remove(&db, username, &line, at(12)).await.unwrap();
            } else {
                account::reset(&db, username, &line, at(12)).await.unwrap();
            }
            assert_eq!(own(&db, username).await.unwrap(), Own::default());
            assert!(find(&db, username).await.unwrap().is_none());
            assert!(lease(&db, at(80), LEASE, 9).await.unwrap().is_empty(), "{username}");
        }
    })
    .await;
}

#[tokio::test]
async fn several_processes_never_lease_the_same_letter() {
    on_both(async |db| {
        let room = room(1, 100, 100);
        for number in 0..20 {
            let address = format!("a{number}@example.org");
            ask(&db, &digest(&format!("d{number}"), None, Some(&address)), room, at(1)).await.unwrap();
        }
        let (one, two, three) =
            tokio::join!(lease(&db, at(2), LEASE, 8), lease(&db, at(2), LEASE, 8), lease(&db, at(2), LEASE, 8));
        let mut ids: Vec<String> =
            [one, two, three].into_iter().flat_map(|some| some.unwrap()).map(|letter| letter.id).collect();
        let number = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), number, "one was leased twice");
        assert_eq!(number, 20);
    })
    .await;
}
