//! A request whose answer was a failure of ours is forgotten with its key, and may be made again: what was done the first
//! time, though the answer said otherwise, is not done twice, or shows that it was.

use serde_json::{Value, json};

use super::{
    api_desk::{Program, node, text},
    place,
};
use crate::harness::{Answer, Browser, Node, on_both};

/// Does something under a key, loses the key as an answer of 5xx does, and does it again under the same one.
#[track_caller]
fn twice(
    fi: &Node,
    program: &Program<'_>,
    (method, target, body): (&str, &str, &Value),
    edition: Option<&str>,
    first: &[u16],
) -> Answer {
    let mut more = vec![("idempotency-key", "again")];
    more.extend(edition.map(|edition| ("if-match", edition)));
    program.ask(method, target, Some(body), &more).is(first);
    assert_eq!(fi.number("select count(*) from replay"), 1);
    fi.tamper("delete from replay");
    let again = program.ask(method, target, Some(body), &more);
    fi.tamper("delete from replay");
    again
}

#[test]
fn what_was_published_withdrawn_or_saved_is_not_done_twice_where_one_person_decides() {
    on_both(|engine| {
        let fi = node(engine, "one");
        let mut browser = Browser::with_second_factor(&fi, "aino").0;
        let aino = Program::confirmed(&fi, &mut browser, &["read", "wishes", "write", "submit", "approve"]);
        // A draft is begun twice, and seen in the list.
        let body = json!({"text": text("Ours", "CLEAR", &json!([]))});
        twice(&fi, &aino, ("POST", "/api/v1/drafts", &body), None, &[201]).is(&[201]);
        assert_eq!(fi.number("select count(*) from draft"), 2);
        let (address, _) = aino.begin(&text("Theirs", "CLEAR", &json!([])));
        let body = text("Theirs, again", "CLEAR", &json!([]));
        let saved = twice(&fi, &aino, ("PUT", &address, &body), Some("\"1\""), &[200]).is(&[200]);
        assert_eq!(saved.header("etag"), Some("\"2\""), "the same text is the same edition");
        // One transaction publishes and takes the draft away.
        let logged = fi.number("select count(*) from log");
        let submit = format!("{address}/submit");
        twice(&fi, &aino, ("POST", &submit, &json!({})), Some("\"2\""), &[200]).is(&[404]);
        assert_eq!(fi.number("select count(*) from log"), logged + 1);
        assert_eq!(fi.get("/api/v1/materials").json()["totalItems"], 1);
        let uuid = fi.get("/api/v1/materials").json()["orderedItems"][0]["uuid"].as_str().map(str::to_owned);
        let uuid = uuid.unwrap_or_else(|| {
            let uri = fi.export()[0]["id"].as_str().expect("an id").to_owned();
            place::local_id(&fi, &uri)
        });
        let wish = (&format!("/api/v1/materials/{uuid}/wishes"), json!({"language": "hr"}));
        twice(&fi, &aino, ("POST", wish.0, &wish.1), None, &[204]).is(&[204]);
        assert_eq!(fi.number("select count(*) from wish_person"), 1);
        // What is withdrawn is withdrawn once.
        let withdraw = format!("/api/v1/materials/{uuid}/withdraw");
        twice(&fi, &aino, ("POST", &withdraw, &json!({"reason": "Old."})), None, &[200]).is(&[404, 409, 410]);
        assert_eq!(fi.number("select count(*) from log where kind = 'Delete'"), 1);
    });
}

#[test]
fn what_was_submitted_and_decided_is_not_done_twice_where_two_decide() {
    on_both(|engine| {
        let fi = node(engine, "two");
        let (mut one, mut two) =
            (Browser::with_second_factor(&fi, "aino").0, Browser::with_second_factor(&fi, "veikko").0);
        let aino = Program::confirmed(&fi, &mut one, &["read", "write", "submit", "approve"]);
        let veikko = Program::confirmed(&fi, &mut two, &["read", "approve"]);
        let (address, id) = aino.begin(&text("Ours", "CLEAR", &json!([])));
        let submit = format!("{address}/submit");
        twice(&fi, &aino, ("POST", &submit, &json!({})), Some("\"1\""), &[202]).is(&[202, 409, 412]);
        assert_eq!(fi.number("select count(*) from submission"), 1);
        let read = veikko.get(&format!("/api/v1/waiting/{id}"));
        let body = json!({"sha256": read["sha256"], "reachSha256": read["reachSha256"]});
        let approve = format!("/api/v1/waiting/{id}/approve");
        let logged = fi.number("select count(*) from log");
        twice(&fi, &veikko, ("POST", &approve, &body), None, &[200]).is(&[404, 409]);
        assert_eq!(fi.number("select count(*) from log"), logged + 1);
    });
}
