//! The requests of the examination of `activitypub_federation`: what it let pass, and what this node answers.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    material::{activity, activity_id, bytes, create, material, note, sealed, sha256_of_object, with},
    stage::Stage,
};
use crate::harness::{Delivery, Engine, on_both};

/// A delivery of Sweden's that would be taken if the test did not bend it.
fn good(stage: &Stage) -> Delivery {
    let actor = stage.se.authority();
    stage.delivery(actor, &create(actor, note(actor, &material(&stage.se, "bent"))))
}

/// Row 1.
#[test]
fn a_well_signed_delivery_is_taken_once_it_is_committed_and_kept_byte_for_byte() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let actor = stage.se.authority();
        let id = material(&stage.se, "one");
        let body = create(actor, note(actor, &id));
        stage.deliver(actor, &body).is(&[202]);
        stage.holds(&[&id]);
        let line = stage.exported(&id).expect("it is held");
        assert_eq!(line["sha256"], sha256_of_object(&body));
        assert_eq!((&line["tlp"], &line["revision"]), (&json!("CLEAR"), &json!(1)));
        let feed = stage.get("/feeds/all.en.rss").is(&[200]).text();
        assert!(feed.contains(&format!("{id}</guid>")), "what is CLEAR stands in the feed: {feed}");
    });
}

/// Rows 4 and 5.
#[test]
fn a_signature_over_the_digest_alone_is_refused_on_its_own_path_and_on_any_other() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let bare = good(&stage).signing(&["digest"]);
        stage.send(&bare.sign()).is(&[401]);
        let mut elsewhere = bare.sign();
        elsewhere.target = "/actors/vaalit/inbox".to_owned();
        stage.send(&elsewhere).is(&[401]);
    });
}

/// Rows 6 and 7; the repaired request is A-S09.
#[test]
fn a_date_of_an_hour_ago_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        for minutes in [-59, -61] {
            stage.send(&good(&stage).dated(SignedDuration::from_mins(minutes)).sign()).is(&[401]);
        }
    });
}

/// Row 12.
#[test]
fn a_key_that_comes_twice_in_the_json_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let actor = stage.se.authority();
        let text = activity(actor, "Create", note(actor, &material(&stage.se, "twice"))).to_string();
        for (once, twice) in [
            (r#""type":"Create""#, r#""type":"Create","type":"Delete""#),
            (r#""type":"Create""#, r#""type":"Create","ty\u0070e":"Create""#),
            (r#""pool:tlp":"CLEAR""#, r#""pool:tlp":"CLEAR","pool:tlp":"GREEN""#),
            (r#""pool:kind":"#, r#""x":{"a":1,"a":2},"pool:kind":"#),
        ] {
            let body = text.replacen(once, twice, 1);
            assert_ne!(body, text);
            stage.deliver(actor, body.as_bytes()).is(&[400]);
        }
    });
}

/// PostgreSQL keeps no text with it, so that a text that came through once would be tried for ever.
#[test]
fn a_zero_character_in_any_text_is_refused_for_good() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        stage.unmoved(|| {
            let actor = stage.se.authority();
            let text = activity(actor, "Create", note(actor, &material(&stage.se, "zero"))).to_string();
            for (plain, odd) in [
                ("materials/zero", r"materials/zero\u0000"),
                ("About advance voting", r"About \u0000 voting"),
                (r#"{"en":"#, r#"{"en\u0000":"#),
                (r#""pool:kind":"best-practice""#, r#""pool:kind":"best\u0000practice""#),
            ] {
                let body = text.replace(plain, odd);
                assert_ne!(body, text);
                stage.deliver(actor, body.as_bytes()).is(&[400]);
            }
        });
    });
}

/// Row 13.
#[test]
fn json_that_nests_too_deep_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let actor = stage.se.authority();
        let text = activity(actor, "Create", note(actor, &material(&stage.se, "deep"))).to_string();
        for levels in [33, 100_000] {
            let nested = format!(r#"{{"x":{}{},"#, "[".repeat(levels), "]".repeat(levels));
            stage.deliver(actor, text.replacen('{', &nested, 1).as_bytes()).is(&[400]);
        }
    });
}

/// Row 14.
#[test]
fn a_body_of_a_mebibyte_and_a_byte_is_refused_and_one_of_a_mebibyte_is_read() {
    let stage = Stage::set();
    let actor = stage.se.authority();
    let sized = |bytes_wanted: usize| {
        let body = create(actor, note(actor, &material(&stage.se, "large")));
        let mut body = String::from_utf8(body).expect("JSON is text");
        body.insert_str(1, &format!("\"x\":\"{}\",", "x".repeat(bytes_wanted - body.len() - 7)));
        assert_eq!(body.len(), bytes_wanted);
        body.into_bytes()
    };
    stage.unmoved(|| {
        let request = stage.delivery(actor, &sized((1 << 20) + 1)).sign();
        stage.send(&request).is(&[413]);
        let mut chunked = request.and("transfer-encoding", "chunked");
        chunked.body = [format!("{:x}\r\n", chunked.body.len()).as_bytes(), &chunked.body, b"\r\n0\r\n\r\n"].concat();
        stage.send(&chunked).is(&[413]);
    });
    stage.deliver(actor, &sized(1 << 20)).is(&[202]);
}

/// Rows 15 and 16.
#[test]
fn an_activity_id_on_another_port_or_scheme_of_the_same_host_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let actor = stage.se.authority();
        let plain = activity(actor, "Create", note(actor, &material(&stage.se, "port")));
        for id in [
            "http://se.localhost:8443/activities/1",
            "http://se.localhost/activities/1",
            "https://se.localhost:8102/activities/1",
        ] {
            stage.deliver(actor, &bytes(&actor.proved(with(plain.clone(), "/id", json!(id))))).is(&[401, 403]);
        }
    });
}

/// Row 17.
#[test]
fn an_activity_id_inside_the_path_of_another_actor_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let (actor, other) = (stage.se.authority(), stage.se.editor());
        let plain = activity(actor, "Create", note(actor, &material(&stage.se, "inside")));
        for id in [format!("{}/activities/1", other.id), format!("{}#1", other.id), other.id.clone()] {
            stage.deliver(actor, &bytes(&actor.proved(with(plain.clone(), "/id", json!(id))))).is(&[403]);
        }
    });
}

/// Row 18.
#[test]
fn a_content_type_other_than_that_of_activitypub_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        for media_type in ["text/html", "application/json", "text/plain", "application/octet-stream", ""] {
            stage.send(&good(&stage).with("content-type", media_type).sign()).is(&[415]);
        }
        stage.send(&good(&stage).without("content-type").sign()).is(&[415]);
        let encoded = good(&stage).sign().and("content-encoding", "gzip");
        stage.send(&encoded).is(&[415]);
    });
}

/// Both content types of the specification (§7.1) are taken, in any spelling.
#[test]
fn both_content_types_of_the_specification_are_taken() {
    let stage = Stage::set();
    let actor = stage.se.authority();
    for (number, media_type) in [
        "application/activity+json; charset=utf-8",
        "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
        "Application/Activity+JSON",
    ]
    .into_iter()
    .enumerate()
    {
        let body = create(actor, note(actor, &material(&stage.se, &format!("typed-{number}"))));
        stage.send(&stage.delivery(actor, &body).with("content-type", media_type).sign()).is(&[202]);
    }
}

/// Rows 19 and 20.
#[test]
fn a_signature_that_says_of_itself_that_it_is_valid_for_years_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let (long_ago, far_ahead) = (1_672_531_200, 4_102_444_800);
        let mut aged = good(&stage);
        aged.signed.extend(["(created)".to_owned(), "(expires)".to_owned()]);
        (aged.algorithm, aged.created, aged.expires) = (Some("hs2019".to_owned()), Some(long_ago), Some(far_ahead));
        stage.send(&aged.sign()).is(&[401]);
        let mut timeless = good(&stage).without("date");
        timeless.signed.push("(expires)".to_owned());
        (timeless.algorithm, timeless.expires) = (Some("hs2019".to_owned()), Some(far_ahead));
        stage.send(&timeless.sign()).is(&[401]);
        let mut unsigned_instants = good(&stage).without("date");
        (unsigned_instants.created, unsigned_instants.expires) = (Some(Timestamp::now().as_second()), Some(far_ahead));
        stage.send(&unsigned_instants.sign()).is(&[401]);
    });
}

/// A request dated by `(created)` alone, as the draft has it, is as good as one with `Date`.
#[test]
fn a_signature_with_created_in_place_of_a_date_is_taken() {
    let stage = Stage::set();
    let mut modern = good(&stage).without("date");
    modern.signed.insert(1, "(created)".to_owned());
    (modern.algorithm, modern.created) = (Some("hs2019".to_owned()), Some(Timestamp::now().as_second()));
    stage.send(&modern.sign()).is(&[202]);
    stage.holds(&[&material(&stage.se, "bent")]);
}

/// Row 21: of several digests that of SHA-256 counts, and there must be one; see `protocol::digest`.
#[test]
fn a_digest_in_another_algorithm_does_not_stand_in_for_sha_256() {
    let stage = Stage::set();
    let right = good(&stage).request.header("digest").to_owned();
    let wrong =
        Delivery::post(stage.se.authority(), stage.host(), "/inbox", b"other").request.header("digest").to_owned();
    let before = stage.picture();
    for header in [wrong.as_str(), "SHA-512=AAAA", "MD5=AAAA", "SHA-256=", "", &format!("SHA-512=AAAA,{wrong}")] {
        stage.send(&good(&stage).with("digest", header).sign()).is(&[401]);
    }
    for conflicting in [format!("{right},{wrong}"), format!("{wrong},{right}")] {
        stage.send(&good(&stage).with("digest", &conflicting).sign()).is(&[400, 401]);
    }
    stage.is_still(&before);
    let both = good(&stage).with("digest", &format!("{right},SHA-512=AAAA")).sign();
    let answer = stage.send(&both);
    assert!(matches!(answer.status, 202 | 401), "{}", answer.status);
}

/// Row 22.
#[test]
fn the_name_of_the_digest_may_be_in_lower_case() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let delivery = good(&stage);
        let lower = delivery.request.header("digest").replace("SHA-256", "sha-256");
        stage.send(&delivery.with("digest", &lower).sign()).is(&[202]);
        stage.holds(&[&material(&stage.se, "bent")]);
    });
}

/// Row 23: the other header is set aside, and decides nothing.
#[test]
fn a_bearer_token_beside_a_good_signature_changes_nothing_and_in_its_place_gives_nothing() {
    let stage = Stage::set();
    let unsigned = good(&stage).request.and("authorization", "Bearer token");
    stage.unmoved(|| {
        stage.send(&unsigned).is(&[401]);
    });
    stage.send(&good(&stage).sign().and("authorization", "Bearer token")).is(&[202, 401]);
}

/// What is no JSON, no activity, or no text is told so, and the reason is a problem document.
#[test]
fn what_is_no_activity_is_malformed() {
    let stage = Stage::changed(Engine::Sqlite, |draft| draft);
    let actor = stage.se.authority();
    let whole = bytes(&activity(actor, "Create", note(actor, &material(&stage.se, "whole"))));
    let bom = [&[0xef, 0xbb, 0xbf], whole.as_slice()].concat();
    let id = json!(activity_id(actor)).to_string();
    let infinite = format!(r#"{{"id":{id},"type":"Create","actor":"{}","object":{{"x":1e400}}}}"#, actor.id);
    let lone = format!(r#"{{"id":{id},"type":"Create","actor":"{}","object":{{"x":"\ud800"}}}}"#, actor.id);
    let bodies: [&[u8]; 9] =
        [b"", b"hello", b"[]", b"{}", b"null", b"\xff\xfe", &bom, infinite.as_bytes(), lone.as_bytes()];
    let before = stage.picture();
    for body in bodies {
        let answer = stage.deliver(actor, body).is(&[400]);
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json"),
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    stage.deliver(actor, &whole[..whole.len() - 1]).is(&[400]);
    stage.is_still(&before);
    assert_eq!(stage.get("/inbox").status, 405);
    let nobody = sealed(actor, "Create", actor.proved(note(actor, &material(&stage.se, "nobody"))));
    let delivery = Delivery::post(actor, stage.host(), "/actors/nobody/inbox", &nobody);
    stage.send(&delivery.sign()).is(&[202, 404]);
}
