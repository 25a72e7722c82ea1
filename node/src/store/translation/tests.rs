use jiff::SignedDuration;

use super::*;
use crate::store::{
    audit::AuditLine,
    test_engine::{at, on_both},
};

const LEASE: SignedDuration = SignedDuration::from_millis(20);
const URI: &str = "https://fi.example/materials/1";

fn new(id: &str, language: &str) -> NewJob {
    NewJob { id: id.into(), material: URI.into(), language: language.into(), asked_by: "om".into() }
}

fn line() -> AuditLine {
    AuditLine::new("om", "translate", URI)
}

fn sent(token: &str) -> Sent {
    Sent { token: token.into(), translation: "1".into(), memory: "m".into(), language: "da".into(), request: None }
}

#[tokio::test]
async fn a_language_is_wanted_once_and_asked_for_anew_it_is_tried_anew() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), at(0)).await.unwrap();
        let job = lease(&db, at(1), LEASE, 9).await.unwrap().remove(0);
        assert!(lease(&db, at(2), LEASE, 9).await.unwrap().is_empty(), "it is leased");
        let passed = Job { passed: vec!["apertium".into()], ..job.clone() };
        failed(&db, &passed, 1, "no").await.unwrap();
        let found = of_material(&db, URI).await.unwrap().remove(0);
        assert_eq!((found.state, found.passed.len(), found.reason.as_deref()), (JobState::Failed, 1, Some("no")));
        assert!(lease(&db, at(999), LEASE, 9).await.unwrap().is_empty());
        let again = ask(&db, &new("2", "da"), &line(), at(5)).await.unwrap();
        assert_eq!((again.id.as_str(), again.state, again.passed.len()), ("1", JobState::Waiting, 0));
        assert!(matches!(done(&db, &job, 1, None).await, Err(StoreError::LostLease(_))), "an older fence");
    })
    .await;
}

#[tokio::test]
async fn a_turn_that_comes_to_nothing_counts_and_one_that_waits_for_an_answer_does_not() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), at(0)).await.unwrap();
        for (now, is_try, tries) in [(1, true, 1), (2, true, 2), (3, false, 0)] {
            let job = lease(&db, at(now), LEASE, 9).await.unwrap().remove(0);
            wait(&db, &job, Some("down"), at(now), is_try).await.unwrap();
            assert_eq!(find(&db, "1").await.unwrap().unwrap().tries, tries);
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_taken_once_and_wakes_its_job() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), at(0)).await.unwrap();
        let job = lease(&db, at(1), LEASE, 9).await.unwrap().remove(0);
        send(&db, &sent("t"), at(1)).await.unwrap();
        number(&db, &Sent { request: Some("7".into()), ..sent("t") }).await.unwrap();
        wait(&db, &job, None, at(5_000), false).await.unwrap();
        let (found, material) = expected(&db, "t").await.unwrap().unwrap();
        assert_eq!((found.request.as_deref(), material.as_str()), (Some("7"), URI));
        assert!(take(&db, &found, URI, Ok("Valg"), at(9)).await.unwrap());
        assert!(!take(&db, &found, URI, Ok("Andet"), at(9)).await.unwrap());
        assert_eq!(expected(&db, "t").await.unwrap(), None);
        assert_eq!(recall(&db, &["m".into(), "n".into()]).await.unwrap(), [("m".into(), "Valg".into())]);
        assert_eq!(lease(&db, at(10), LEASE, 9).await.unwrap().len(), 1);
        remember(&db, URI, &[("n".into(), "x".into())], at(20)).await.unwrap();
        assert_eq!(prune(&db, 1).await.unwrap(), 1);
        assert_eq!(recall(&db, &["m".into(), "n".into()]).await.unwrap(), [("n".into(), "x".into())]);
    })
    .await;
}

#[tokio::test]
async fn words_of_an_editor_are_kept_by_pair_and_forgotten_when_empty() {
    on_both(async |db| {
        let entry = |term: &str, word: &str| Entry {
            source: "sv".into(),
            term: term.into(),
            language: "da".into(),
            word: word.into(),
        };
        set_word(&db, &entry("val", "valg"), &line(), at(0)).await.unwrap();
        set_word(&db, &entry("val", "folkevalg"), &line(), at(1)).await.unwrap();
        assert_eq!(glossary(&db, Some(("sv", "da"))).await.unwrap(), [entry("val", "folkevalg")]);
        assert!(glossary(&db, Some(("da", "sv"))).await.unwrap().is_empty());
        set_word(&db, &entry("val", ""), &line(), at(2)).await.unwrap();
        assert!(glossary(&db, None).await.unwrap().is_empty());
        note_pairs(&db, "apertium", &["sv:da".into()], at(1)).await.unwrap();
        note_trouble(&db, "apertium", "down", at(2)).await.unwrap();
        let known = known(&db).await.unwrap().remove(0);
        assert_eq!((known.pairs, known.trouble.as_deref()), (vec!["sv:da".to_owned()], Some("down")));
    })
    .await;
}
