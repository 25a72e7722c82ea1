//! A-S: who signed this request, and is it the request that was signed?

use aws_lc_rs::hmac;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    material::{bytes, create, material, note},
    stage::Stage,
};
use crate::harness::{Delivery, Engine, Reply, on_both};

fn good(stage: &Stage) -> Delivery {
    let actor = stage.se.authority();
    stage.delivery(actor, &create(actor, note(actor, &material(&stage.se, "signed"))))
}

/// A-S01.
#[test]
fn a_delivery_without_a_signature_is_refused_and_asks_nobody() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        stage.unmoved(|| {
            stage.send(&good(&stage).request).is(&[401]);
            let of_evil = stage.evil.authority();
            let theirs = create(of_evil, note(of_evil, &material(&stage.evil, "unsigned")));
            stage.send(&stage.delivery(of_evil, &theirs).request).is(&[401]);
        });
    });
}

/// A-S02, row 10.
#[test]
fn a_partners_activity_signed_with_anothers_key_is_refused() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        stage.unmoved(|| {
            for other in [stage.evil.authority(), stage.lt.authority(), stage.lt.application()] {
                stage.send(&good(&stage).signed_by(other).sign()).is(&[401]);
                let mut named_as_theirs = good(&stage).signed_by(other);
                named_as_theirs.key_id = stage.se.authority().key_id();
                stage.send(&named_as_theirs.sign()).is(&[401]);
            }
            let mut right_key_wrong_name = good(&stage);
            right_key_wrong_name.key_id = stage.evil.authority().key_id();
            stage.send(&right_key_wrong_name.sign()).is(&[401]);
        });
    });
}

/// A-S03.
#[test]
fn a_key_that_names_its_own_owner_is_nobodys() {
    for followers in ["roster", "open"] {
        let stage = Stage::changed(Engine::Sqlite, |draft| draft.set("federation", "followers", followers));
        let (se, evil) = (stage.se.authority(), stage.evil.authority());
        let document = json!({
            "@context": "https://w3id.org/security/v1",
            "id": format!("{}/key", stage.evil.origin()),
            "owner": se.id,
            "publicKeyPem": evil.keys.rsa.public_pem(),
        });
        stage.evil.serves("/key", Reply::activity(&document));
        for key_id in ["/key", "/key#main-key"].map(|path| format!("{}{path}", stage.evil.origin())) {
            let mut delivery = good(&stage).signed_by(evil);
            delivery.key_id = key_id;
            stage.unmoved(|| drop(stage.send(&delivery.sign()).is(&[401])));
        }
        // Nor does a key of its own server count that its document does not list.
        stage.se.serves("/key", Reply::activity(&document));
        let mut delivery = good(&stage).signed_by(evil);
        delivery.key_id = format!("{}/key", stage.se.origin());
        stage.unmoved(|| drop(stage.send(&delivery.sign()).is(&[401])));
    }
}

/// A-S04, row 2.
#[test]
fn a_body_changed_after_signing_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let mut request = good(&stage).sign();
        let text = String::from_utf8(request.body.clone()).expect("JSON is text");
        request.body = text.replacen("advance", "absence", 1).into_bytes();
        assert_ne!(request.body, text.as_bytes());
        stage.send(&request).is(&[401]);
        request.body = text.into_bytes();
        request.body.push(b' ');
        stage.send(&request).is(&[401]);
        let fitted = Delivery::post(stage.se.authority(), stage.host(), "/inbox", &request.body);
        stage.send(&request.with("digest", fitted.request.header("digest"))).is(&[401]);
    });
}

/// A-S05.
#[test]
fn a_digest_that_is_absent_or_not_signed_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        stage.send(&good(&stage).without("digest").sign()).is(&[401]);
        stage.send(&good(&stage).signing(&["(request-target)", "host", "date"]).sign()).is(&[401]);
        let named_only = good(&stage);
        let mut gone = named_only.sign();
        gone.headers.retain(|(name, _)| name != "digest");
        stage.send(&gone).is(&[401]);
    });
}

/// A-S06, row 3.
#[test]
fn a_delivery_signed_for_another_node_is_refused_whatever_host_it_is_sent_to() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        stage.unmoved(|| {
            let lt = stage.lt.host().to_owned();
            stage.send(&good(&stage).with("host", &lt).sign()).is(&[401]);
            stage.send(&good(&stage).with("host", &lt).sign().with("host", stage.host())).is(&[401]);
            stage.send(&good(&stage).with("host", "fi.localhost").sign()).is(&[401]);
            stage.send(&good(&stage).signing(&["(request-target)", "date", "digest"]).sign()).is(&[401]);
        });
    });
}

/// A-S07.
#[test]
fn a_delivery_signed_for_another_path_or_method_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        stage.send(&good(&stage).signing(&["host", "date", "digest"]).sign()).is(&[401]);
        for target in ["post /actors/vaalit/inbox", "get /inbox", "post /inbox?x=1", "post /INBOX", "put /inbox"] {
            let mut delivery = good(&stage);
            target.clone_into(&mut delivery.signed_target);
            stage.send(&delivery.sign()).is(&[401]);
        }
        let mut elsewhere = good(&stage).sign();
        elsewhere.target = "/inbox?x=1".to_owned();
        stage.send(&elsewhere).is(&[401]);
    });
}

/// A-S08.
#[test]
fn a_delivery_without_a_signed_instant_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        stage.send(&good(&stage).without("date").sign()).is(&[401]);
        stage.send(&good(&stage).signing(&["(request-target)", "host", "digest"]).sign()).is(&[401]);
    });
}

/// A-S09, row 6.
#[test]
fn a_late_delivery_is_told_the_time_and_taken_when_it_is_signed_again() {
    let stage = Stage::set();
    let before = stage.picture();
    let late = good(&stage).dated(SignedDuration::from_secs(-310));
    let answer = stage.send(&late.sign()).is(&[401]);
    let told = answer.header("date").expect("a 401 says what time it is here").to_owned();
    stage.is_still(&before);
    stage.send(&late.with("date", &told).sign()).is(&[202]);
    stage.holds(&[&material(&stage.se, "signed")]);
    let almost = good(&stage).dated(SignedDuration::from_secs(-290));
    stage.send(&almost.sign()).is(&[202]);
}

/// A-S10, rows 8 and 9.
#[test]
fn a_date_ahead_or_unreadable_and_a_validity_of_hours_are_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        for ahead in [SignedDuration::from_secs(310), SignedDuration::from_hours(24 * 3652)] {
            stage.send(&good(&stage).dated(ahead).sign()).is(&[401]);
        }
        for text in ["yesterday", "", "2026-11-22T10:00:00Z", "Thu, 99 Nov 2026 10:00:00 GMT", "1763805600"] {
            stage.send(&good(&stage).with("date", text).sign()).is(&[401]);
        }
        let now = Timestamp::now().as_second();
        for (created, expires) in [(now, now + 3700), (now + 400, now + 500), (now - 400, now + 60), (now, now - 60)] {
            let mut delivery = good(&stage);
            delivery.signed.extend(["(created)".to_owned(), "(expires)".to_owned()]);
            (delivery.algorithm, delivery.created, delivery.expires) =
                (Some("hs2019".into()), Some(created), Some(expires));
            stage.send(&delivery.sign()).is(&[401]);
        }
    });
}

/// A-S11, row 11. What is forgotten of settled activities after 30 days is forgotten here at the next start.
#[test]
fn the_same_bytes_again_and_again_are_taken_and_have_one_effect() {
    on_both(|engine| {
        let mut stage = Stage::on(engine);
        let se = stage.se.authority().clone();
        let delivery = good(&stage);
        let request = delivery.sign();
        stage.send(&request).is(&[202]);
        stage.holds(&[&material(&stage.se, "signed")]);
        let before = stage.picture();
        for _ in 0..3 {
            stage.send(&request).is(&[202]);
        }
        stage.is_still(&before);
        stage.fi.kill();
        stage.fi.start();
        stage.send(&request).is(&[202]);
        stage.is_still(&before);
        stage.fi.stop();
        stage.fi.set("limits", "settled_days", 0);
        stage.fi.start();
        stage.deliver(&se, &request.body).is(&[202]);
        stage.is_still(&before);
    });
}

/// A-S12.
#[test]
fn a_delivery_signed_twice_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let request = good(&stage).sign();
        let other = good(&stage).signed_by(stage.lt.authority()).sign();
        for (first, second) in [(&request, &other), (&other, &request), (&request, &request)] {
            stage.send(&first.clone().and("signature", second.header("signature"))).is(&[400, 401]);
        }
        for (first, second) in [(&request, &other), (&other, &request)] {
            let authorization = format!("Signature {}", second.header("signature"));
            stage.send(&first.clone().and("authorization", &authorization)).is(&[400, 401]);
        }
        let mut moved = request.clone();
        moved.headers.retain(|(name, _)| name != "signature");
        let authorization = format!("Signature {}", request.header("signature"));
        stage.send(&moved.and("authorization", &authorization)).is(&[401]);
    });
}

/// A-S13.
#[test]
fn a_header_that_decides_something_and_comes_twice_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let request = good(&stage).sign();
        for (name, value) in [
            ("host", stage.lt.host()),
            ("host", stage.host()),
            ("date", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("date", request.header("date")),
            ("digest", "SHA-256=AAAA"),
            ("digest", request.header("digest")),
        ] {
            stage.send(&request.clone().and(name, value)).is(&[400]);
            let mut first = request.clone();
            first.headers.insert(0, (name.to_owned(), value.to_owned()));
            stage.send(&first).is(&[400]);
        }
        // Not a place of its real log, from which the node could lawfully pull the entry meanwhile.
        let place = "epoch=1, position=9, previous=8, salt=:q83vEjRWeJCrze8SNFZ4kA==:";
        let numbered = good(&stage).and_signed("election-pool-log", place).sign().and("election-pool-log", "letter");
        stage.send(&numbered).is(&[400]);
    });
}

/// A place in the log counts only if it is signed.
#[test]
fn a_place_in_the_log_that_is_not_signed_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        let salt = "salt=:q83vEjRWeJCrze8SNFZ4kA==:";
        let place = format!("epoch=1, position=9, previous=8, {salt}");
        stage.send(&good(&stage).sign().and("election-pool-log", &place)).is(&[401]);
        stage.send(&good(&stage).sign().and("election-pool-log", "letter")).is(&[401]);
        for malformed in ["", "epoch=1", "position=1, previous=1", &format!("epoch=1, position=1, previous=1, {salt}")]
        {
            stage.send(&good(&stage).and_signed("election-pool-log", malformed).sign()).is(&[400, 401]);
        }
    });
}

/// A-S14.
#[test]
fn the_key_of_one_actor_does_not_speak_for_another_of_the_same_host() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        stage.unmoved(|| {
            for other in [stage.se.editor(), stage.se.application()] {
                stage.send(&good(&stage).signed_by(other).sign()).is(&[401]);
            }
            let mut unknown = good(&stage);
            unknown.key_id = format!("{}#other-key", stage.se.authority().id);
            stage.send(&unknown.sign()).is(&[401]);
            let mut bare = good(&stage);
            bare.key_id.clone_from(&stage.se.authority().id);
            stage.send(&bare.sign()).is(&[401]);
        });
    });
}

/// A-S15. No library here makes SHA-1 signatures any more; what the header says is enough to be refused.
#[test]
fn an_algorithm_that_is_not_on_the_list_is_refused() {
    let stage = Stage::set();
    stage.unmoved(|| {
        for word in ["none", "hmac-sha256", "rsa-sha1", "ecdsa-sha256", "RSA-SHA512", ""] {
            let mut delivery = good(&stage);
            delivery.algorithm = Some(word.to_owned());
            stage.send(&delivery.sign()).is(&[401]);
            let signature = delivery.signature_header(b"");
            stage.send(&delivery.request.clone().and("signature", &signature)).is(&[401]);
        }
        let mut keyed = good(&stage);
        let pem = stage.se.authority().keys.rsa.public_pem();
        for word in ["hmac-sha256", "hs2019", "rsa-sha256"] {
            keyed.algorithm = Some(word.to_owned());
            let secret = hmac::Key::new(hmac::HMAC_SHA256, pem.as_bytes());
            let tag = hmac::sign(&secret, keyed.signing_text().as_bytes());
            let signature = keyed.signature_header(tag.as_ref());
            stage.send(&keyed.request.clone().and("signature", &signature)).is(&[401]);
        }
    });
}

/// A request signed only in the scheme of RFC 9421 gets 401, so that its sender knocks again with the other.
#[test]
fn another_scheme_of_signing_is_answered_with_401_and_the_time() {
    let stage = Stage::set();
    let mut request = good(&stage).request;
    let input = format!("sig1=(\"@method\" \"@target-uri\");created=1;keyid=\"{}\"", stage.se.authority().key_id());
    request = request.and("signature-input", &input).and("signature", "sig1=:AAAA:");
    let answer = stage.send(&request).is(&[401]);
    assert!(answer.header("date").is_some());
}

/// What is no readable signature is none.
#[test]
fn a_broken_signature_header_is_refused() {
    let stage = Stage::set();
    let whole = good(&stage).sign();
    let header = whole.header("signature").to_owned();
    let before = stage.picture();
    for broken in [
        String::new(),
        "x".to_owned(),
        header.replace("signature=\"", "signature=\"!"),
        header.replace("keyId", "keyid2"),
        header.replace("headers=\"", "headers=\"(unknown) "),
        header.replace("headers=\"", "headers=\"signature "),
        format!("{header},{header}"),
        header.replace(",headers", ",headers=\"digest\",headers"),
        header[..header.len() - 9].to_owned(),
        "a".repeat(60_000),
    ] {
        stage.send(&whole.clone().with("signature", &broken)).is(&[400, 401, 431]);
    }
    stage.is_still(&before);
}

/// The proof inside is not what a delivery is judged by: without one from an honest signer it is taken or told why, never 500.
#[test]
fn an_activity_whose_proof_is_anothers_never_makes_the_node_stumble() {
    let stage = Stage::set();
    let (se, evil) = (stage.se.authority(), stage.evil.authority());
    let id = material(&stage.se, "proved-by-evil");
    let activity = super::material::activity(se, "Create", evil.proved(note(se, &id)));
    stage.deliver(se, &bytes(&evil.proved(activity))).is(&[202, 400, 401, 403]);
    stage.settle();
}
