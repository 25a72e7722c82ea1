//! Texts erased for a legal reason by a program: after a look, where one person decides with a token that approves, and
//! where two decide by another person.

use serde_json::json;

use super::{
    api_desk::{self, Program},
    erasing::left_of,
    place,
};
use crate::harness::{Browser, Node, on_both};

const WHY: &str = "Article 17 of the GDPR";

/// A material whose first revision names somebody; its address in the API.
fn named(fi: &Node) -> String {
    let path = place::write(fi, "polling.md", &place::best_practice("Polling", "CLEAR", ""), "Ask Maija.");
    let published = place::approved(fi, place::json(&fi.done(&["--json", "publish", &path])));
    let id = published["uri"].as_str().expect("a material has an id").to_owned();
    place::revise(fi, &id, "Polling", "CLEAR", "");
    format!("/api/v1/materials/{}", place::local_id(fi, &id))
}

#[test]
fn a_text_is_erased_by_program_after_a_look_and_where_one_decides_with_a_token_that_approves() {
    on_both(|engine| {
        let fi = api_desk::node(engine, "one");
        let at = format!("{}/erase", named(&fi));
        let aino = Program::of(&fi, "aino", "read,submit");
        let look = aino.get(&format!("{at}?which=1"));
        assert_eq!((&look["revisions"], &look["withdraws"]), (&json!([1]), &json!(false)));
        assert_eq!(aino.get(&format!("{at}?which=all"))["withdraws"], true);
        for (which, words) in [("", "is no revision"), ("0", "is no revision"), ("every", "or all")] {
            let told = aino.ask("GET", &format!("{at}?which={which}"), None, &[]).is(&[400]).json();
            assert_eq!(told["parameter"], "which");
            assert!(told["detail"].as_str().is_some_and(|detail| detail.contains(words)), "{told}");
        }
        let present = aino.ask("GET", &format!("{at}?which=2"), None, &[]).is(&[409]);
        assert!(present.text().contains("is the present one"), "{}", present.text());
        let wordless = aino.post(&at, &json!({"which": "1", "because": " "})).is(&[400]).json();
        assert_eq!(wordless["parameter"], "because");
        aino.post(&at, &json!({"which": "1"})).is(&[400]);
        let body = json!({"which": "1", "because": WHY});
        let alone = aino.post(&at, &body).is(&[403]);
        assert!(alone.header("www-authenticate").is_some_and(|line| line.contains("scope=\"approve\"")), "{alone:?}");
        Program::of(&fi, "aino", "read").post(&at, &body).is(&[403]);
        Program::of(&fi, "lukija", "read").post(&at, &body).is(&[403]);
        Program::of(&fi, "kirsi", "submit").post(&at, &body).is(&[404, 409]);
        assert!(left_of(&fi, "Maija") > 0);

        let aino =
            Program::confirmed(&fi, &mut Browser::with_second_factor(&fi, "aino").0, &["read", "submit", "approve"]);
        let keyed = || aino.ask("POST", &at, Some(&body), &[("idempotency-key", "a")]);
        let done = keyed().is(&[200]).json();
        assert_eq!(done["state"], "erased");
        assert_eq!(keyed().is(&[200]).json(), done);
        assert_eq!(left_of(&fi, "Maija"), 0);
        // Without its key it is refused: what is gone cannot go twice.
        assert!(aino.post(&at, &body).is(&[409]).text().contains("was erased on"));
        assert_eq!(fi.number("select count(*) from audit where deed = 'material erase'"), 1);
    });
}

#[test]
fn where_two_decide_an_erasure_by_program_waits_for_another_person() {
    on_both(|engine| {
        let fi = api_desk::node(engine, "two");
        let at = format!("{}/erase", named(&fi));
        let aino = Program::of(&fi, "aino", "read,submit");
        let waits = aino.post(&at, &json!({"which": "1", "because": WHY})).is(&[202]).json();
        assert_eq!(waits["state"], "waiting");
        assert!(left_of(&fi, "Maija") > 0);
        let veikko = Program::confirmed(&fi, &mut Browser::with_second_factor(&fi, "veikko").0, &["read", "approve"]);
        let at = format!("/api/v1/waiting/{}", waits["id"].as_str().expect("an id"));
        let read = veikko.get(&at);
        assert_eq!((&read["does"], &read["erases"]), (&json!("erases"), &json!("1")));
        let body = json!({"sha256": read["sha256"]});
        assert_eq!(veikko.post(&format!("{at}/approve"), &body).is(&[200]).json()["state"], "approved");
        assert_eq!(left_of(&fi, "Maija"), 0);
    });
}
