//! Holds the test vectors of `docs/replication.md` against the code that speaks.

use jiff::Timestamp;

use super::*;
use crate::{
    digest::{digest_header, hex, sha256},
    merkle::{self, Hash},
    signature::{SignRequest, sign},
};

const PAGE: &str = include_str!("../../../docs/replication.md");
const BODIES: [&str; 3] = [
    r#"{"id":"https://fi.example/activities/1","type":"Create"}"#,
    r#"{"id":"https://fi.example/activities/2","type":"Update"}"#,
    r#"{"id":"https://fi.example/activities/3", "type" : "Delete","n":1.50,"t":"\u00e4 ä"}"#,
];

fn salt(n: u8) -> [u8; 16] {
    let mut salt = *b"\xab\xcd\xef\x12\x34\x56\x78\x90\xab\xcd\xef\x12\x34\x56\x78\x90";
    salt[15] = n;
    salt
}

fn leaves() -> Vec<Hash> {
    (1..).zip(BODIES).map(|(n, body)| merkle::leaf(&salt(n), body.as_bytes())).collect()
}

fn head() -> Head {
    Head { epoch: 1, position: 3, root: merkle::root(&leaves()) }
}

fn at() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

/// The page has this block, fenced, exactly.
fn has(block: &str) {
    assert!(PAGE.contains(&format!("```text\n{block}\n```\n")), "docs/replication.md should say:\n{block}");
}

#[test]
fn the_leaves_and_roots_of_the_page_are_right() {
    let mut lines = Vec::new();
    for (n, body) in (1..).zip(BODIES) {
        lines.push(format!("body({n})   {body}"));
        lines.push(format!("salt({n})   {}", hex(&salt(n))));
        lines.push(format!("digest({n}) {}", hex(&sha256(body.as_bytes()))));
        lines.push(format!("leaf({n})   {}", hex(&merkle::leaf(&salt(n), body.as_bytes()))));
    }
    lines.extend((0..=3).map(|n| format!("root({n})   {}", hex(&merkle::root(&leaves()[..n])))));
    has(&lines.join("\n"));
}

#[test]
fn the_head_of_the_page_is_right() {
    has(&String::from_utf8(head().to_json()).unwrap());
}

#[test]
fn the_pull_answer_of_the_page_is_right() {
    let leaves = leaves();
    let mut writer = PullWriter::new(&head());
    let entry =
        |n: u64, body| PullEntry { position: n, leaf: leaves[usize::try_from(n - 1).unwrap()], at: Some(at()), body };
    writer.push(&entry(1, Body::Hidden), &[]).unwrap();
    let erased = PullEntry { at: None, ..entry(2, Body::Erased(Erasure::Withdrawn)) };
    writer.push(&erased, &[]).unwrap();
    writer.push(&entry(3, Body::Open { salt: salt(3), activity: BODIES[2].as_bytes() }), &[sha256(b"")]).unwrap();
    let bytes = writer.finish();
    has(std::str::from_utf8(&bytes).unwrap());
    let answer = PullAnswer::parse(&bytes, 0).unwrap();
    assert!(answer.contradictions(|_| None).is_empty());
    assert_eq!(merkle::root(&answer.entries.iter().map(|entry| entry.leaf).collect::<Vec<_>>()), answer.head.root);
}

#[test]
fn the_headers_of_the_page_are_right() {
    let entry = LogHeader::Entry(PositionHeader { epoch: 1, position: 3, previous: 1, salt: salt(3) });
    let applied = AppliedHeader { epoch: 1, position: 912, quarantined: 2, contradicted: 0 };
    has(&format!(
        "Election-Pool-Log: {entry}\nElection-Pool-Log: {}\nElection-Pool-Applied: {applied}",
        LogHeader::Letter
    ));
}

#[test]
fn the_signed_texts_of_the_page_are_right() {
    let entry = LogHeader::Entry(PositionHeader { epoch: 1, position: 3, previous: 1, salt: salt(3) }).to_string();
    let digest = digest_header(BODIES[2].as_bytes());
    let push = SignRequest {
        method: "POST",
        target: "/inbox",
        host: "se.example",
        date: at(),
        digest: Some(&digest),
        extra: &[(LOG_HEADER, &entry)],
    };
    let applied = AppliedHeader { epoch: 1, position: 0, quarantined: 0, contradicted: 0 }.to_string();
    let target = format!("/log/entries?{}", PullQuery { after: 0, limit: 500, bodies: true }.to_query());
    let extra = [(APPLIED_HEADER, applied.as_str())];
    let pull =
        SignRequest { method: "GET", target: &target, host: "fi.example", date: at(), digest: None, extra: &extra };
    for (request, key_id) in
        [(push, "https://fi.example/actors/om#main-key"), (pull, "https://se.example/actor#main-key")]
    {
        let headers = sign(&request, key_id, |message| {
            has(std::str::from_utf8(message).unwrap());
            b"signature".to_vec()
        });
        let (_, value) = headers.iter().find(|(name, _)| name == "signature").unwrap();
        has(&value.replace("c2lnbmF0dXJl", "…"));
    }
}

#[test]
fn the_findings_of_the_page_are_right() {
    let findings = Findings {
        quarantined: vec![Refused {
            epoch: Some(1),
            position: Some(2),
            activity: "https://fi.example/activities/2".into(),
            reason: "the object has no pool:tlp".into(),
            at: at(),
        }],
        contradicted: vec![Contradicted {
            epoch: 1,
            position: 3,
            what: Forked::Leaf,
            held: leaves()[2],
            shown: leaves()[1],
            at: at(),
        }],
    };
    let json = findings.to_json();
    has(&String::from_utf8(json.clone()).unwrap());
    assert_eq!(Findings::parse(&json), Ok(findings));
}
