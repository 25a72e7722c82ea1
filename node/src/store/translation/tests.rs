use jiff::SignedDuration;

use super::*;
use crate::store::{
    audit::AuditLine,
    submission::Approval,
    sweep::Pass,
    test_engine::{at, on_both},
    waits,
};

const LEASE: SignedDuration = SignedDuration::from_secs(20);
const URI: &str = "https://fi.example/materials/1";

fn new(id: &str, language: &str) -> NewJob {
    NewJob { id: id.into(), material: URI.into(), language: language.into(), asked_by: "om".into() }
}

fn line() -> AuditLine {
    AuditLine::new("om", "translate", URI)
}

fn sent(token: &str) -> Sent {
    Sent {
        token: token.into(),
        translation: "1".into(),
        memory: "m".into(),
        language: "da".into(),
        request: None,
        refusal: None,
    }
}

#[tokio::test]
async fn a_language_is_wanted_once_and_asked_for_anew_it_is_tried_anew() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), None, at(0)).await.unwrap();
        let job = lease(&db, at(1), LEASE, 9).await.unwrap().remove(0);
        assert!(lease(&db, at(2), LEASE, 9).await.unwrap().is_empty(), "it is leased");
        let passed = Job { passed: vec!["apertium".into()], ..job.clone() };
        failed(&db, &passed, 1, "no").await.unwrap();
        let found = of_material(&db, URI).await.unwrap().remove(0);
        assert_eq!((found.state, found.passed.len(), found.reason.as_deref()), (JobState::Failed, 1, Some("no")));
        assert!(lease(&db, at(999), LEASE, 9).await.unwrap().is_empty());
        let again = ask(&db, &new("2", "da"), &line(), None, at(5)).await.unwrap();
        assert_eq!((again.id.as_str(), again.state, again.passed.len()), ("1", JobState::Waiting, 0));
        assert!(matches!(done(&db, &job, 1, None).await, Err(StoreError::LostLease(_))), "an older fence");
    })
    .await;
}

#[tokio::test]
async fn a_turn_that_comes_to_nothing_counts_and_one_that_waits_for_an_answer_does_not() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), None, at(0)).await.unwrap();
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
        ask(&db, &new("1", "da"), &line(), None, at(0)).await.unwrap();
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
        assert_eq!(prune(&db, 1, Pass::Forget).await.unwrap(), 1);
        assert_eq!(recall(&db, &["m".into(), "n".into()]).await.unwrap(), [("n".into(), "x".into())]);
    })
    .await;
}

#[tokio::test]
async fn that_there_is_none_stays_until_the_job_has_seen_it() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), None, at(0)).await.unwrap();
        let job = lease(&db, at(1), LEASE, 9).await.unwrap().remove(0);
        send(&db, &sent("t"), at(1)).await.unwrap();
        send(&db, &sent("u"), at(1)).await.unwrap();
        // It comes while the job has its turn.
        assert!(take(&db, &sent("t"), URI, Err("no engine"), at(2)).await.unwrap());
        assert!(!take(&db, &sent("t"), URI, Ok("Valg"), at(2)).await.unwrap(), "it came once");
        assert_eq!(expected(&db, "t").await.unwrap(), None);
        wait(&db, &job, None, at(5_000), false).await.unwrap();
        let told: Vec<Option<String>> = pending(&db, "1").await.unwrap().into_iter().map(|sent| sent.refusal).collect();
        assert!(told.contains(&Some("no engine".into())) && told.len() == 2, "{told:?}");
        unexpect_all(&db, "1").await.unwrap();
        assert!(pending(&db, "1").await.unwrap().is_empty());
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

#[tokio::test]
async fn since_when_a_provider_does_not_translate_is_known_until_it_does() {
    on_both(async |db| {
        note_refusal(&db, "deepl", "quota", at(3)).await.unwrap();
        note_refusal(&db, "deepl", "down", at(5)).await.unwrap();
        let now = known(&db).await.unwrap().remove(0);
        assert_eq!((now.refusal.as_deref(), now.refusing_since, now.at), (Some("down"), Some(at(3)), at(5)));
        note_pairs(&db, "deepl", &["sv:fi".into()], at(6)).await.unwrap();
        assert!(known(&db).await.unwrap()[0].refusal.is_some(), "to name its languages is not to translate");
        note_answer(&db, "deepl", at(7)).await.unwrap();
        let now = known(&db).await.unwrap().remove(0);
        assert_eq!((now.refusal, now.refusing_since, now.pairs.len()), (None, None, 1));
    })
    .await;
}

#[tokio::test]
async fn what_is_expected_for_a_job_that_ended_is_forgotten_in_time() {
    on_both(async |db| {
        ask(&db, &new("1", "da"), &line(), None, at(0)).await.unwrap();
        send(&db, &sent("t"), at(1)).await.unwrap();
        assert_eq!(prune_snippets(&db, at(9), Pass::Forget).await.unwrap(), 0, "the job waits for it");
        assert_eq!(tally(&db).await.unwrap(), Tally { waiting: 1, failed: 0 });
        let job = lease(&db, at(2), LEASE, 9).await.unwrap().remove(0);
        failed(&db, &job, 1, "no").await.unwrap();
        assert_eq!(tally(&db).await.unwrap(), Tally { waiting: 0, failed: 1 });
        assert_eq!(prune_snippets(&db, at(1), Pass::Forget).await.unwrap(), 0, "it may still come");
        assert_eq!(prune_snippets(&db, at(9), Pass::Forget).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_holds_up_no_translation() {
    on_both(async |db| {
        const DAY: i64 = 86_400;
        let seconds = SignedDuration::from_secs;
        let longest = waits::Longest { translating: seconds(60), translate: seconds(1_800), ..Default::default() };
        ask(&db, &new("1", "da"), &line(), None, at(DAY)).await.unwrap();
        let job = lease(&db, at(DAY), seconds(60), 9).await.unwrap().remove(0);
        wait(&db, &job, Some("down"), at(DAY + 900), true).await.unwrap();
        waits::shorten(&db, at(5), longest).await.unwrap();
        assert!(lease(&db, at(1_804), seconds(60), 9).await.unwrap().is_empty());
        assert_eq!(lease(&db, at(1_805), seconds(60), 9).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_approved_any_more_is_not_wanted() {
    on_both(async |db| {
        let approval = Approval {
            submission: "018f0000-0000-7000-8000-00000000000a".into(),
            sha256: "ab".into(),
            approver: "bo".into(),
            is_alone: false,
        };
        let refused = ask(&db, &new("1", "da"), &line(), Some(&approval), at(0)).await;
        assert!(matches!(refused, Err(StoreError::Superseded(_))), "{refused:?}");
        assert!(of_material(&db, URI).await.unwrap().is_empty());
    })
    .await;
}
