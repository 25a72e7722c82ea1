//! What programs do while something is written: a document made text, a draft looked at as it would be read, a machine asked
//! for a language, a request to follow taken back.

use serde_json::{Value, json};

use super::{
    api_admin::confirmed,
    api_desk::{self, Program, text},
    incoming_asking::node_for,
    place,
    reader::Reader,
    translation::{self, comes, libre, named, provider},
};
use crate::harness::{Answer, Browser, Node, Service, on_both};

/// A zip archive whose parts are stored as they are.
fn stored(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let number = |value: usize| u32::try_from(value).expect("a small archive").to_le_bytes();
        let (at, size, length) = (number(out.len()), number(text.len()), number(name.len()));
        let head = [&[20, 0, 0, 0][..], &[0; 10], &size, &size, &length[..2], &[0, 0]].concat();
        out.extend([&[0x50, 0x4B, 3, 4][..], &head, name.as_bytes(), text.as_bytes()].concat());
        list.extend([&[0x50, 0x4B, 1, 2, 20, 0][..], &head, &[0; 10], &at, name.as_bytes()].concat());
    }
    let number = |value: usize| u32::try_from(value).expect("a small archive").to_le_bytes();
    let (count, size, at) = (number(parts.len()), number(list.len()), number(out.len()));
    let end = [&[0x50, 0x4B, 5, 6, 0, 0, 0, 0][..], &count[..2], &count[..2], &size, &at, &[0, 0]];
    [out, list, end.concat()].concat()
}

fn sends(program: &Program<'_>, media_type: &str, body: Vec<u8>) -> Answer {
    let mut request = program.request("POST", "/api/v1/documents", None, &[("content-type", media_type)]);
    request.body = body;
    program.sends(&request)
}

#[test]
fn a_document_or_a_page_of_the_web_becomes_text_for_a_draft_and_nothing_is_kept() {
    on_both(|engine| {
        let fi = api_desk::node(engine, "two");
        let aino = Program::of(&fi, "aino", "write");
        let body = "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>Queues</w:t></w:r></w:p>\
            <w:p><w:r><w:t>They are long.</w:t></w:r></w:p>";
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        let styles =
            "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
        let file = stored(&[("word/document.xml", &document), ("word/styles.xml", styles)]);
        let told = sends(&aino, "application/octet-stream", file.clone()).is(&[200]).json();
        assert!(
            told["text"].as_str().is_some_and(|text| text.contains("# Queues") && text.contains("They are long.")),
            "{told}"
        );

        let page = "<h2>What it took</h2><ul><li>two <b>booths</b></li></ul><script>alert(1)</script>";
        let told = sends(&aino, "text/html; charset=utf-8", page.into()).is(&[200]).json();
        let text = told["text"].as_str().unwrap_or_default();
        assert!(
            text.contains("## What it took") && text.contains("two **booths**") && !text.contains("alert"),
            "{told}"
        );

        let wrong = sends(&aino, "application/octet-stream", b"plain".to_vec()).is(&[422]).json();
        assert_eq!(wrong["errors"][0]["field"], "document");
        sends(&aino, "application/octet-stream", Vec::new()).is(&[422]);
        // A document is as large as a file, and so larger than what is sent as JSON.
        sends(&aino, "application/octet-stream", vec![b'x'; 5 << 20]).is(&[422]);
        sends(&aino, "application/octet-stream", vec![b'x'; 11 << 20]).is(&[413]);
        assert_eq!(fi.number("select count(*) from draft"), 0);
        sends(&Program::of(&fi, "aino", "read"), "application/octet-stream", file.clone()).is(&[403]);
        sends(&Program::of(&fi, "lukija", "read"), "application/octet-stream", file).is(&[403]);
    });
}

#[test]
fn a_draft_is_looked_at_as_it_would_be_read_and_looking_above_clear_is_noted() {
    on_both(|engine| {
        let fi = api_desk::node(engine, "two");
        let aino = Program::of(&fi, "aino", "write");
        let (address, _) = aino.begin(&text("Queues <i>", "GREEN", &json!([])));
        let check = aino.get(&format!("{address}/check"));
        let read = &check["texts"][0];
        assert_eq!((&read["language"], &read["name"]), (&json!("en"), &json!("Queues <i>")));
        let content = read["content"].as_str().unwrap_or_default();
        assert!(content.contains("<h2") && content.contains("<p>Queues.</p>"), "{check}");
        assert_eq!(check["errors"], json!([]));
        // A colleague who looks is noted, with what they looked at.
        let noted = "select count(*) from audit where who = 'veikko' and deed = 'read'";
        assert_eq!(fi.number(noted), 0);
        assert_eq!(Program::of(&fi, "veikko", "write").get(&format!("{address}/check"))["texts"], check["texts"]);
        assert_eq!(fi.number(noted), 1);
        let (unfit, _) =
            aino.begin(&json!({"kind": "best-practice", "tongues": [{"language": "en", "title": "Bare"}]}));
        let check = aino.get(&format!("{unfit}/check"));
        assert!(check["errors"][0]["field"].is_string() && check.get("texts").is_none(), "{check}");
    });
}

#[test]
fn a_machine_is_asked_by_program_and_where_two_decide_that_waits_once() {
    on_both(|engine| {
        let service = Service::play(libre);
        let draft = translation::node(engine, vec![provider("libre", "libretranslate", service.address(), &[])]);
        let fi = draft.set("publishing", "approval", "two").prepare().started();
        named(&fi, 1);
        for (username, role) in
            [("aino", "author"), ("veikko", "approver"), ("toini", "translator"), ("lukija", "reader")]
        {
            fi.done(&["user", "add", username, "--role", role]);
        }
        let path = place::write(&fi, "val.md", translation::HEAD, translation::BODY);
        let published = place::approved(&fi, place::json(&fi.done(&["--json", "publish", &path])));
        let id = published["uri"].as_str().expect("an id");
        let uuid = place::local_id(&fi, id);
        let at = format!("/api/v1/materials/{uuid}/translations");
        let toini = Program::of(&fi, "toini", "read,offers");
        let wrong = toini.post(&at, &json!({"language": "klingon speech"})).is(&[400]).json();
        assert_eq!(wrong["parameter"], "language");
        assert!(toini.post(&at, &json!({"language": "sv"})).is(&[409]).text().contains("is written in"));
        let waits = toini.post(&at, &json!({"language": "fi"})).is(&[202]).json();
        assert_eq!(waits["state"], "waiting");
        let twice = toini.post(&at, &json!({"language": "fi"})).is(&[409]).text();
        assert!(twice.contains(waits["id"].as_str().expect("an id")), "{twice}");
        let nowhere = format!("/api/v1/materials/{}/translations", uuid::Uuid::from_u128(1));
        toini.post(&nowhere, &json!({"language": "fi"})).is(&[404]);
        Program::of(&fi, "toini", "read").post(&at, &json!({"language": "fi"})).is(&[403]);
        Program::of(&fi, "lukija", "read").post(&at, &json!({"language": "fi"})).is(&[403]);
        let veikko = Program::confirmed(&fi, &mut Browser::with_second_factor(&fi, "veikko").0, &["read", "approve"]);
        let waiting = format!("/api/v1/waiting/{}", waits["id"].as_str().expect("an id"));
        let read = veikko.get(&waiting);
        veikko.post(&format!("{waiting}/approve"), &json!({"sha256": read["sha256"]})).is(&[200]);
        comes(&fi, id, "fi", "done");
    });
}

/// The request of ours at somebody, as it is told.
fn asked(fi: &Node, username: &str) -> Value {
    let told = Program::of(fi, username, "read").get("/api/v1/follows");
    told["items"].as_array().and_then(|all| all.iter().find(|one| one["way"] == "follows").cloned()).unwrap_or_default()
}

#[test]
fn a_request_to_follow_that_has_no_answer_is_taken_back_by_program() {
    on_both(|engine| {
        let reader = Reader::new("social", 8110);
        let fi = node_for(engine, &[&reader]);
        fi.done(&["follow", &format!("@editor@{}", reader.server().host())]);
        let wanted = asked(&fi, "paula");
        assert_eq!(wanted["state"], "requested");
        let at = format!("/api/v1/follows/{}/withdraw", wanted["id"].as_str().expect("an id"));
        Program::of(&fi, "paula", "read").post(&at, &json!({})).is(&[403]);
        let paula = confirmed(&fi, "paula", &["read", "follows"]);
        paula.post(&at, &json!({})).is(&[204]);
        paula.post(&at, &json!({})).is(&[404]);
        assert_eq!(asked(&fi, "paula"), Value::Null);
    });
}
