use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level},
    lane::LaneClass,
};

use super::{
    change::{hear_in, receive_in},
    void::{bound_in, void_in},
    *,
};
use crate::{
    model::offer::{Answer, Verdict, Void},
    store::{
        Db, StoreError,
        audit::AuditLine,
        dialect,
        log::{Publication, publish},
        material::{
            MaterialWrite, PastErasure,
            tests::{change, sample},
        },
        test_engine::{at, on_both},
    },
};

const FI: &str = "https://fi.example/actors/om";
const SE: &str = "https://se.example/actors/val";
const MATERIAL: &str = "https://fi.example/materials/1";

fn offer(number: u32, second: i64) -> Offer {
    let uri = format!("https://se.example/offers/{number}");
    Offer {
        id: format!("id-{number}"),
        activity: format!("{uri}/1"),
        uri,
        is_made: true,
        host: "fi.example".into(),
        authority: SE.into(),
        material: MATERIAL.into(),
        author: FI.into(),
        level: Level::Amber,
        language: "sv".into(),
        of_revision: 1,
        bytes: Some(b"{}".to_vec()),
        sha256: "00".into(),
        by: Some("anna".into()),
        at: at(second),
        state: State::Open,
        answer: None,
    }
}

fn letter(activity: &str) -> NewLetter {
    NewLetter {
        id: activity.into(),
        lane_id: "lane".into(),
        inbox: "https://fi.example/inbox".into(),
        host: "fi.example".into(),
        class: LaneClass::Partner,
        activity: activity.into(),
        actor: SE.into(),
        kind: "Offer".into(),
        bytes: b"{\"type\":\"Offer\"}".to_vec(),
    }
}

fn answered(second: i64, verdict: Verdict) -> State {
    State::Answered(Answer { at: at(second), verdict, words: Some("words".into()) })
}

async fn write(db: &Db, one: &Offer) {
    let line = AuditLine::new("anna", "offer", &one.uri);
    make(db, one, &letter(&one.activity), &line, at(0)).await.unwrap();
}

async fn receive(db: &Db, one: &Offer) {
    let mut tx = dialect::begin(db).await.unwrap();
    receive_in(&mut tx, one, at(0)).await.unwrap();
    dialect::commit(tx).await.unwrap();
}

async fn stands(db: &Db, number: u32) -> State {
    find(db, &format!("id-{number}")).await.unwrap().unwrap().state
}

#[tokio::test]
async fn the_later_of_two_texts_stands_whichever_comes_first() {
    on_both(async |db| {
        write(&db, &offer(1, 1)).await;
        write(&db, &offer(2, 2)).await;
        assert_eq!((stands(&db, 1).await, stands(&db, 2).await), (State::Void(Void::Replaced), State::Open));
        // The other way round at the other end.
        let of = |number, second| Offer { language: "et".into(), is_made: false, ..offer(number, second) };
        receive(&db, &of(4, 4)).await;
        receive(&db, &of(3, 3)).await;
        receive(&db, &of(4, 4)).await;
        assert_eq!((stands(&db, 3).await, stands(&db, 4).await), (State::Void(Void::Replaced), State::Open));
        assert_eq!(count_open(&db, "fi.example", false).await.unwrap(), 1);
        assert_eq!(list(&db, FI, 10).await.unwrap().len(), 4);
        assert!(list(&db, "https://lt.example/actors/vrk", 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_answered_once_and_what_comes_late_changes_nothing() {
    on_both(async |db| {
        receive(&db, &Offer { is_made: false, ..offer(1, 1) }).await;
        let yes = answered(5, Verdict::Accepted { revision: 2, is_amended: true });
        let decide = |state: State, activity: &str| Decision {
            id: "id-1".into(),
            state,
            by: "om".into(),
            letter: letter(activity),
        };
        let line = AuditLine::new("om", "refuse", MATERIAL);
        refuse(&db, &decide(yes.clone(), "https://fi.example/a"), &line, at(5)).await.unwrap();
        let twice = refuse(&db, &decide(answered(6, Verdict::Refused), "https://fi.example/b"), &line, at(6)).await;
        assert!(matches!(twice, Err(StoreError::Superseded(_))), "{twice:?}");
        assert_eq!(stands(&db, 1).await, yes);
        let mut tx = dialect::begin(&db).await.unwrap();
        for late in [State::Open, State::Void(Void::Withdrawn), answered(4, Verdict::Refused)] {
            assert!(hear_in(&mut tx, &offer(1, 1).uri, &late, Some(b"late")).await.unwrap());
        }
        assert!(!hear_in(&mut tx, "https://se.example/offers/9", &State::Open, None).await.unwrap());
        dialect::commit(tx).await.unwrap();
        let kept = find(&db, "id-1").await.unwrap().unwrap();
        assert_eq!((kept.state, kept.answer, kept.by.as_deref()), (yes, None, Some("om")));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_for_whoever_offered_any_more_is_void_and_its_text_is_nowhere() {
    on_both(async |db| {
        write(&db, &offer(1, 1)).await;
        let mut tx = dialect::begin(&db).await.unwrap();
        let amber = |named: &[&str]| Audience {
            level: Level::Amber,
            author: FI.into(),
            named: named.iter().map(|&one| one.to_owned()).collect::<BTreeSet<_>>(),
        };
        bound_in(&mut tx, &[(MATERIAL, &amber(&[SE]))].into()).await.unwrap();
        bound_in(&mut tx, &[("https://fi.example/materials/2", &amber(&[]))].into()).await.unwrap();
        dialect::commit(tx).await.unwrap();
        assert_eq!(stands(&db, 1).await, State::Open);
        let mut tx = dialect::begin(&db).await.unwrap();
        bound_in(&mut tx, &[(MATERIAL, &amber(&[]))].into()).await.unwrap();
        void_in(&mut tx, MATERIAL, Void::Withdrawn).await.unwrap();
        dialect::commit(tx).await.unwrap();
        let kept = find(&db, "id-1").await.unwrap().unwrap();
        assert_eq!((kept.state, kept.bytes), (State::Void(Void::Withheld), None));
        let texts: i64 = sqlx::query_scalar("select count(*) from letter where state = 'waiting' or length(bytes) > 0")
            .fetch_one(db.read())
            .await
            .unwrap();
        assert_eq!(texts, 0, "it is not sent either");
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_sent_once_more_when_somebody_asked_or_it_has_waited_long() {
    on_both(async |db| {
        write(&db, &offer(1, 1)).await;
        assert!(due(&db, at(0), 10).await.unwrap().is_empty());
        let waiting = due(&db, at(1), 10).await.unwrap().remove(0);
        let again = letter("https://se.example/offers/1/2");
        sent(&db, &waiting, Some(&again), at(1)).await.unwrap();
        sent(&db, &waiting, Some(&letter("https://se.example/offers/1/3")), at(1)).await.unwrap();
        let kept = find(&db, &offer(1, 1).uri).await.unwrap().unwrap();
        assert_eq!(kept.activity, again.activity, "the second saw it as it was before the first");
        let mut tx = dialect::begin(&db).await.unwrap();
        hear_in(&mut tx, &kept.uri, &answered(2, Verdict::Refused), Some(b"no")).await.unwrap();
        dialect::commit(tx).await.unwrap();
        assert!(due(&db, at(99), 10).await.unwrap().is_empty(), "it is answered");
        send_again(&db, Some("lt.example")).await.unwrap();
        assert!(due(&db, at(99), 10).await.unwrap().is_empty());
        send_again(&db, Some("fi.example")).await.unwrap();
        assert_eq!(due(&db, at(99), 10).await.unwrap()[0].answer.as_deref(), Some(&b"no"[..]));
    })
    .await;
}

#[tokio::test]
async fn a_text_is_erased_only_as_it_was_looked_at_and_nothing_is_offered_of_it_after() {
    on_both(async |db| {
        for revision in 1..=3 {
            let own = MaterialWrite { is_own: true, authority: FI.into(), revision, ..sample(MATERIAL) };
            change(&db, own).await.expect("it stands");
        }
        let offered = Offer { is_made: false, ..offer(1, 1) };
        receive(&db, &offered).await;
        let erase = async |present: u64, client: &str| {
            let past = PastErasure {
                id: format!("local:{MATERIAL}"),
                uri: MATERIAL.into(),
                present,
                revisions: vec![2],
                positions: Vec::new(),
                because: "{}".into(),
            };
            let audit = AuditLine::new("anna", "material erase", MATERIAL);
            let deed = Publication { past: Some(past), audit, client_id: client.into(), ..Publication::default() };
            publish(&db, &deed, at(5)).await
        };
        assert!(matches!(erase(3, "a").await, Err(StoreError::Superseded(_))), "an offer of an earlier text is open");
        let mut tx = dialect::begin(&db).await.unwrap();
        hear_in(&mut tx, &offered.uri, &answered(3, Verdict::Refused), None).await.unwrap();
        dialect::commit(tx).await.unwrap();
        assert!(matches!(erase(2, "b").await, Err(StoreError::Superseded(_))), "another revision is the present one");
        assert!(find(&db, "id-1").await.unwrap().unwrap().bytes.is_some(), "nothing is done");
        erase(3, "c").await.unwrap();
        assert_eq!(find(&db, "id-1").await.unwrap().unwrap().bytes, None);
        let mut tx = dialect::begin(&db).await.unwrap();
        let late = Offer { is_made: false, ..offer(2, 6) };
        assert!(matches!(receive_in(&mut tx, &late, at(6)).await, Err(StoreError::Superseded(_))));
        drop(tx);
        receive(&db, &Offer { of_revision: 3, ..late }).await;
    })
    .await;
}
