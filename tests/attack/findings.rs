//! A partner that says it found something in our log, and then answers the question what as it likes.

use std::{thread, time::Duration};

use serde_json::{Value, json};

use super::{
    material::{create, note},
    stage::Stage,
};
use crate::harness::{Delivery, Reply, on_both, until};

const JSON: &str = "application/json";

/// Sweden says how much of our log it has applied, has in quarantine and contradicts.
fn says(stage: &Stage, receipt: &str) {
    let asked = Delivery::get(stage.se.application(), stage.host(), "/log/head");
    stage.send(&asked.and_signed("election-pool-applied", receipt).sign()).is(&[200]);
}

/// How often Sweden was asked what it found.
fn asked(stage: &Stage) -> usize {
    stage.se.heard().iter().filter(|heard| heard.target == "/log/findings").count()
}

/// The reasons of Sweden that can be seen here.
fn reasons(stage: &Stage) -> Value {
    let difference: Value =
        serde_json::from_str(&stage.done(&["--json", "peer", "diff", &stage.se.origin()])).expect("JSON");
    difference["reasons_there"].clone()
}

fn refused(number: usize, reason: &str) -> Value {
    json!({"activity": format!("http://fi.localhost:8101/activities/{number}"), "reason": reason, "at": "2026-01-01T00:00:00Z"})
}

/// Answers that are no findings, by what is wrong with them.
fn bad_answers() -> Vec<(&'static str, Reply)> {
    let many: Vec<Value> = (0..501).map(|number| refused(number, "no")).collect();
    let doubt = json!({"epoch": 1, "position": 1, "what": "leaf", "held": "sha256:zz", "shown": "", "at": "x"});
    vec![
        ("not JSON", Reply::of(JSON, "<html>")),
        ("a list", Reply::of(JSON, "[]")),
        ("too many", Reply::of(JSON, json!({"quarantined": many}).to_string())),
        ("no hash", Reply::of(JSON, json!({"contradicted": [doubt]}).to_string())),
        (
            "no time",
            Reply::of(JSON, json!({"quarantined": [{"activity": "a", "reason": "b", "at": "now"}]}).to_string()),
        ),
        ("larger than anything fetched", Reply::of(JSON, vec![b' '; 3 << 20])),
        ("nested without end", Reply::of(JSON, "[".repeat(200_000))),
        ("an error", Reply::status(500)),
        ("elsewhere", Reply::redirect(302, "http://127.0.0.1:1/")),
    ]
}

#[test]
fn an_answer_that_is_no_findings_changes_nothing_and_holds_up_no_pull() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let good = json!({"quarantined": [refused(1, "Sweden's reason")]});
        stage.se.serves("/log/findings", Reply::of(JSON, good.to_string()));
        says(&stage, "epoch=1, position=0, quarantined=1, contradicted=1");
        until("Finland knows the reason", || (reasons(&stage) != json!([])).then_some(()));
        let known = reasons(&stage);
        assert!(known.to_string().contains("Sweden's reason"), "{known}");
        for (number, (what, reply)) in bad_answers().into_iter().enumerate() {
            stage.se.serves("/log/findings", reply);
            let (before, author) = (asked(&stage), stage.se.authority());
            let id = format!("{}/materials/{number}", stage.se.origin());
            stage.se.logs(&create(author, note(author, &id)));
            let synced = stage.run(&["--json", "sync", "--now"]);
            assert!(synced.status.success() && synced.out.contains("\"trouble\":null"), "{what}: {}", synced.out);
            assert!(asked(&stage) > before, "{what}: it was not asked");
            stage.holds(&[&id]);
            assert_eq!(reasons(&stage), known, "{what}");
        }
    });
}

#[test]
fn texts_of_a_finding_are_bounded_and_shown_as_text() {
    let stage = Stage::set();
    let long = format!("<script>alert(1)</script>\u{1b}[2J\0{}", "x".repeat(100_000));
    let answer = json!({"quarantined": [refused(1, &long)]});
    stage.se.serves("/log/findings", Reply::of(JSON, answer.to_string()));
    says(&stage, "epoch=1, position=0, quarantined=1");
    let known = until("Finland knows the reason", || {
        let known = reasons(&stage);
        known[0].as_str().map(str::to_owned)
    });
    assert!(known.len() < 2_000, "{} bytes", known.len());
    let printed = stage.done(&["peer", "diff", &stage.se.origin()]);
    assert!(!printed.contains('\u{1b}') && !printed.contains('\0'), "{printed:?}");
}

#[test]
fn a_partner_that_says_something_else_each_time_is_not_asked_each_time() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let began = std::time::Instant::now();
        for number in 0..60_u32 {
            says(&stage, &format!("epoch=1, position=0, quarantined={}, contradicted={}", number % 3, number % 7));
        }
        thread::sleep(Duration::from_secs(1));
        let most = 2 + began.elapsed().as_secs() / 5;
        let asked = asked(&stage);
        assert!(asked as u64 <= most, "asked {asked} times");
        assert!(stage.number("select count(*) from alarm") <= 1, "one alarm, however often it is said");
    });
}
