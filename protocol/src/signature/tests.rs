//! Every way a request has been taken for signed that was not, each answered as written down.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::ToSpan;
use proptest::prelude::*;

use super::*;
use crate::{digest::digest_header, key::RsaKey};

const HOST: &str = "fi.example";
const TARGET: &str = "/inbox";
const KEY_ID: &str = "https://se.example/actor#main-key";
const BODY: &[u8] = br#"{"type":"Create"}"#;
const LOG: &str = "epoch=1, position=57, previous=55, salt=:q83vEjRWeJCrze8SNFZ4kA==:";

static SE: LazyLock<RsaKey> = LazyLock::new(|| RsaKey::generate().unwrap());
static EVIL: LazyLock<RsaKey> = LazyLock::new(|| RsaKey::generate().unwrap());

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn key(id: &str, pair: &RsaKey) -> ActorKey {
    ActorKey { id: id.to_owned(), key: RsaPublic::from_pem(&pair.public_pem()).unwrap() }
}

fn map(pairs: &[(String, String)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap())).collect()
}

/// A delivery as an honest partner signs it.
fn delivery() -> HeaderMap {
    delivery_at(HOST, TARGET, now())
}

fn delivery_at(host: &str, target: &str, date: Timestamp) -> HeaderMap {
    let digest = digest_header(BODY);
    let request =
        SignRequest { method: "POST", target, host, date, digest: Some(&digest), extra: &[(LOG_HEADER, LOG)] };
    map(&sign(&request, KEY_ID, |message| SE.sign(message)))
}

/// Headers signed by hand: `lines` are signed in this order under `parameters`, and sent where they are headers.
fn by_hand(parameters: &str, lines: &[(&str, &str)]) -> HeaderMap {
    let message: Vec<String> = lines.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let names: Vec<&str> = lines.iter().map(|(name, _)| *name).collect();
    let signature = STANDARD.encode(SE.sign(message.join("\n").as_bytes()));
    let text = format!(r#"keyId="{KEY_ID}",{parameters}headers="{}",signature="{signature}""#, names.join(" "));
    let sent = lines.iter().filter(|(name, _)| !name.starts_with('('));
    let sent = sent.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    map(&sent.chain([("signature".to_owned(), text)]).collect::<Vec<_>>())
}

const POST: (&str, &str) = ("(request-target)", "post /inbox");
const TO_US: (&str, &str) = ("host", HOST);
const DATE: (&str, &str) = ("date", "Sun, 22 Nov 2026 10:00:00 GMT");

fn digest() -> (&'static str, &'static str) {
    static DIGEST: LazyLock<String> = LazyLock::new(|| digest_header(BODY));
    ("digest", &DIGEST)
}

fn created(seconds: i64) -> String {
    (now() + seconds.seconds()).as_second().to_string()
}

fn check(headers: &HeaderMap) -> Result<Verified, SignatureError> {
    check_as("POST", TARGET, headers, BODY)
}

fn check_as(method: &str, target: &str, headers: &HeaderMap, body: &[u8]) -> Result<Verified, SignatureError> {
    read(method, target, headers, HOST, now())?.verify(&[key(KEY_ID, &SE)], Some(body))
}

fn refusal(headers: &HeaderMap) -> (u16, SignatureError) {
    let error = check(headers).unwrap_err();
    (error.status(), error)
}

fn unsigned(name: &str) -> (u16, SignatureError) {
    (401, SignatureError::NotSigned(name.to_owned()))
}

// The rows of the probe of the stack, in their order.

#[test]
fn row_1_a_well_signed_delivery_is_accepted_with_its_signed_headers() {
    let verified = check(&delivery()).unwrap();
    assert_eq!(verified.key_id(), KEY_ID);
    assert_eq!(verified.header(LOG_HEADER), Some(LOG));
    assert_eq!(verified.header("user-agent"), None);
}

#[test]
fn row_2_and_s04_a_body_changed_after_signing_is_refused() {
    let error = check_as("POST", TARGET, &delivery(), b"{}").unwrap_err();
    assert_eq!((error.status(), error), (401, SignatureError::Digest(DigestError::Mismatch)));
    let error = read("POST", TARGET, &delivery(), HOST, now()).unwrap().verify(&[key(KEY_ID, &SE)], None).unwrap_err();
    assert_eq!(error, SignatureError::Digest(DigestError::Mismatch));
}

#[test]
fn row_3_and_s06_a_request_signed_for_another_node_is_refused() {
    for host in ["lt.example", "fi.example:8443", "fi.example.evil.example", "fi.example."] {
        let refused = refusal(&delivery_at(host, TARGET, now()));
        assert_eq!(refused, (401, SignatureError::OtherHost(host.to_owned())));
    }
    assert!(check(&delivery_at("FI.example", TARGET, now())).is_ok());
}

#[test]
fn rows_4_and_5_a_signature_over_the_digest_alone_is_refused_on_any_path() {
    let mut headers = by_hand("", &[digest()]);
    headers.insert("host", HeaderValue::from_static(HOST));
    headers.insert("date", HeaderValue::from_static(DATE.1));
    assert_eq!(refusal(&headers), unsigned("(request-target)"));
    let error = check_as("POST", "/actors/om/inbox", &headers, BODY).unwrap_err();
    assert_eq!(error, SignatureError::NotSigned("(request-target)".into()));
}

#[test]
fn rows_6_to_8_s09_and_s10_a_date_more_than_five_minutes_away_is_refused() {
    let at = |offset: jiff::Span| delivery_at(HOST, TARGET, now() + offset);
    for offset in [59.minutes(), 61.minutes(), 301.seconds(), 24.hours()] {
        for date in [offset, -offset] {
            let refused = refusal(&at(date));
            assert_eq!(refused, (401, SignatureError::Clock(now() + date)), "{date}");
        }
    }
    for offset in [300.seconds(), -300.seconds(), 1.second(), -4.minutes()] {
        assert!(check(&at(offset)).is_ok(), "{offset}");
    }
    let in_ten_years = by_hand("", &[POST, TO_US, ("date", "Sat, 22 Nov 2036 10:00:00 GMT"), digest()]);
    assert!(matches!(refusal(&in_ten_years), (401, SignatureError::Clock(_))));
}

#[test]
fn row_9_and_s10_a_date_that_cannot_be_read_is_refused() {
    for date in ["", "now", "2026-11-22T10:00:00Z", "Sun, 22 Nov 2026 10:00:00", "Sun, 32 Nov 2026 10:00:00 GMT"] {
        let refused = refusal(&by_hand("", &[POST, TO_US, ("date", date), digest()]));
        assert_eq!(refused, (401, SignatureError::Date(date.to_owned())));
    }
}

#[test]
fn row_10_s02_and_s14_a_key_id_that_is_none_of_the_actors_keys_is_refused() {
    let editor = key("https://se.example/actors/editor#main-key", &SE);
    let unverified = read("POST", TARGET, &delivery(), HOST, now()).unwrap();
    assert_eq!(unverified.key_id(), KEY_ID);
    let error = unverified.verify(&[editor], Some(BODY)).unwrap_err();
    assert_eq!((error.status(), error), (401, SignatureError::OtherKey(KEY_ID.into())));
    let error = read("POST", TARGET, &delivery(), HOST, now()).unwrap().verify(&[], Some(BODY)).unwrap_err();
    assert_eq!(error, SignatureError::OtherKey(KEY_ID.into()));
}

#[test]
fn s02_and_s03_a_signature_by_another_key_under_the_right_key_id_is_forged() {
    let unverified = read("POST", TARGET, &delivery(), HOST, now()).unwrap();
    let error = unverified.verify(&[key(KEY_ID, &EVIL)], Some(BODY)).unwrap_err();
    assert_eq!((error.status(), error), (401, SignatureError::Forged(KEY_ID.into())));
}

#[test]
fn rows_11_and_s11_the_same_request_is_as_well_signed_the_second_time() {
    let headers = delivery();
    assert!(check(&headers).is_ok() && check(&headers).is_ok());
}

#[test]
fn row_19_and_s10_a_signature_made_long_ago_to_last_for_long_is_refused() {
    let made = ("(created)", "1672531200");
    let until = ("(expires)", "4102444800");
    let text = r#"algorithm="hs2019",created=1672531200,expires=4102444800,"#;
    let refused = refusal(&by_hand(text, &[POST, TO_US, made, until, digest()]));
    assert!(matches!(refused, (401, SignatureError::Clock(_))), "{refused:?}");
    let refused = refusal(&by_hand(text, &[POST, TO_US, DATE, digest()]));
    assert!(matches!(refused, (401, SignatureError::Clock(_))), "though not signed: {refused:?}");
}

#[test]
fn s10_a_signature_that_claims_more_than_an_hour_or_has_expired_is_refused() {
    let with = |expires: i64| {
        let (made, until) = (created(0), created(expires));
        let text = format!(r#"algorithm="hs2019",created={made},expires="{until}","#);
        by_hand(&text, &[POST, TO_US, ("(created)", &made), ("(expires)", &until), digest()])
    };
    assert!(check(&with(3600)).is_ok());
    assert!(check(&with(0)).is_ok());
    assert_eq!(refusal(&with(3601)), (401, SignatureError::Lifetime(now() + 3601.seconds())));
    assert_eq!(refusal(&with(-1)), (401, SignatureError::Expired(now() - 1.second())));
    let unsigned_expiry = by_hand("expires=4102444800,", &[POST, TO_US, DATE, digest()]);
    assert!(matches!(refusal(&unsigned_expiry), (401, SignatureError::Lifetime(_))));
}

#[test]
fn row_20_and_s08_a_signature_without_date_and_created_is_refused() {
    let headers = by_hand("expires=4102444800,", &[POST, TO_US, digest()]);
    assert_eq!(refusal(&headers), unsigned("date"));
    let mut with_unsigned_date = headers.clone();
    with_unsigned_date.insert("date", HeaderValue::from_static(DATE.1));
    assert_eq!(refusal(&with_unsigned_date), unsigned("date"));
    let unsigned_created = by_hand(&format!("created={},", created(0)), &[POST, TO_US, digest()]);
    assert_eq!(refusal(&unsigned_created), unsigned("date"));
}

#[test]
fn row_21_a_second_digest_by_another_algorithm_does_not_matter() {
    let both = format!("{},SHA-512=AAAA", digest().1);
    assert!(check(&by_hand("", &[POST, TO_US, DATE, ("digest", &both)])).is_ok());
    let twice = format!("{},{}", digest().1, digest().1);
    let refused = refusal(&by_hand("", &[POST, TO_US, DATE, ("digest", &twice)]));
    assert_eq!(refused, (401, SignatureError::Digest(DigestError::NoSha256)));
}

#[test]
fn row_22_the_name_of_the_digest_may_be_lower_case() {
    let lower = digest().1.replace("SHA-256", "sha-256");
    assert!(check(&by_hand("", &[POST, TO_US, DATE, ("digest", &lower)])).is_ok());
}

#[test]
fn row_23_a_bearer_token_beside_a_good_signature_does_not_matter() {
    let mut headers = delivery();
    headers.insert("authorization", HeaderValue::from_static("Bearer secret"));
    assert!(check(&headers).is_ok());
}

// The cases of the list that the probe does not have.

#[test]
fn s01_a_request_without_signature_is_refused() {
    let mut headers = delivery();
    let signature = headers.remove("signature").unwrap();
    assert_eq!(refusal(&headers), (401, SignatureError::Missing));
    let text = format!("Signature {}", signature.to_str().unwrap());
    headers.insert("authorization", text.parse().unwrap());
    assert_eq!(refusal(&headers), (401, SignatureError::Missing), "authorization is never read as a signature");
}

#[test]
fn s05_a_digest_that_is_absent_or_not_signed_is_refused() {
    let headers = by_hand("", &[POST, TO_US, DATE]);
    assert_eq!(refusal(&headers), unsigned("digest"));
    let mut with_unsigned = headers;
    with_unsigned.insert("digest", digest().1.parse().unwrap());
    assert_eq!(refusal(&with_unsigned), unsigned("digest"));
    let mut taken_away = delivery();
    taken_away.remove("digest");
    assert_eq!(refusal(&taken_away), unsigned("digest"));
}

#[test]
fn s07_another_path_query_or_method_than_the_signed_one_is_forged() {
    let forged = SignatureError::Forged(KEY_ID.into());
    for target in ["/actors/om/inbox", "/inbox?x=1", "/inbox/", "/Inbox", "//inbox"] {
        assert_eq!(check_as("POST", target, &delivery(), BODY).unwrap_err(), forged, "{target}");
    }
    assert_eq!(check_as("GET", TARGET, &delivery(), BODY).unwrap_err(), forged);
    assert_eq!(check_as("PUT", TARGET, &delivery(), BODY).unwrap_err(), forged);
    let without_query = delivery_at(HOST, "/log/entries", now());
    assert_eq!(check_as("POST", "/log/entries?after=0", &without_query, BODY).unwrap_err(), forged);
}

#[test]
fn host_must_be_signed_and_there() {
    let mut headers = by_hand("", &[POST, DATE, digest()]);
    assert_eq!(refusal(&headers), unsigned("host"));
    headers.insert("host", HeaderValue::from_static(HOST));
    assert_eq!(refusal(&headers), unsigned("host"));
}

#[test]
fn s12_two_signatures_are_refused_whoever_made_them() {
    let mut twice = delivery();
    let again = twice["signature"].clone();
    twice.append("signature", again.clone());
    assert_eq!(refusal(&twice), (400, SignatureError::Repeated("signature".into())));
    for scheme in ["Signature", "signature", "SIGNATURE"] {
        let mut both = delivery();
        both.insert("authorization", format!("{scheme} {}", again.to_str().unwrap()).parse().unwrap());
        assert_eq!(refusal(&both), (400, SignatureError::SignedTwice), "{scheme}");
    }
}

#[test]
fn s13_headers_that_decide_something_may_come_only_once() {
    for (name, other) in [("host", "lt.example"), ("date", DATE.1), ("digest", "SHA-256=AA=="), (LOG_HEADER, "letter")]
    {
        let mut headers = delivery();
        headers.append(name, HeaderValue::from_static(other));
        assert_eq!(refusal(&headers), (400, SignatureError::Repeated(name.into())), "{name}");
    }
    let mut headers = by_hand("", &[POST, TO_US, DATE, digest(), ("x-more", "a")]);
    assert!(check(&headers).is_ok());
    headers.append("x-more", HeaderValue::from_static("b"));
    assert_eq!(refusal(&headers), (400, SignatureError::Repeated("x-more".into())));
}

#[test]
fn s15_only_rsa_with_sha256_is_accepted_by_name() {
    for accepted in ["", r#"algorithm="rsa-sha256","#, r#"algorithm="hs2019","#, "algorithm=hs2019,"] {
        assert!(check(&by_hand(accepted, &[POST, TO_US, DATE, digest()])).is_ok(), "{accepted}");
    }
    for name in
        ["none", "", "hmac-sha256", "rsa-sha1", "rsa-sha512", "RSA-SHA256", "ecdsa-sha256", "ed25519", "hs2019 "]
    {
        let refused = refusal(&by_hand(&format!(r#"algorithm="{name}","#), &[POST, TO_US, DATE, digest()]));
        assert_eq!(refused, (401, SignatureError::Algorithm(name.to_owned())));
    }
}

#[test]
fn created_may_take_the_place_of_date_but_not_under_an_rsa_name() {
    let made = created(-299);
    let lines = [POST, TO_US, ("(created)", made.as_str()), digest()];
    assert!(check(&by_hand(&format!(r#"algorithm="hs2019",created={made},"#), &lines)).is_ok());
    let refused = refusal(&by_hand(&format!(r#"algorithm="rsa-sha256",created={made},"#), &lines));
    assert_eq!(refused, (401, SignatureError::Algorithm("rsa-sha256".into())));
    let old = created(-301);
    let lines = [POST, TO_US, ("(created)", old.as_str()), digest()];
    assert!(matches!(refusal(&by_hand(&format!("created={old},"), &lines)), (401, SignatureError::Clock(_))));
}

#[test]
fn a_pseudo_header_without_its_parameter_is_refused() {
    let made = created(0);
    for name in ["(created)", "(expires)"] {
        let refused = refusal(&by_hand("", &[POST, TO_US, DATE, digest(), (name, &made)]));
        assert_eq!(refused, (401, SignatureError::Malformed("list of headers")), "{name}");
    }
}

#[test]
fn times_that_would_overflow_a_clock_are_refused_without_panic() {
    for text in ["created=18446744073709551615,", "expires=18446744073709551615,", "created=-1,", "expires=1e9,"] {
        let refused = refusal(&by_hand(text, &[POST, TO_US, DATE, digest()]));
        assert!(matches!(refused, (401, SignatureError::Malformed("created" | "expires"))), "{text}: {refused:?}");
    }
}

#[test]
fn the_clock_of_the_machine_decides_nothing() {
    let then: Timestamp = "1999-12-31T23:59:59Z".parse().unwrap();
    let headers = delivery_at(HOST, TARGET, then);
    let unverified = read("POST", TARGET, &headers, HOST, then).unwrap();
    assert!(unverified.verify(&[key(KEY_ID, &SE)], Some(BODY)).is_ok());
    let made = then.as_second().to_string();
    let until = (then.as_second() + 10).to_string();
    let text = format!("created={made},expires={until},");
    let headers = by_hand(&text, &[POST, TO_US, ("(created)", &made), ("(expires)", &until), digest()]);
    assert!(read("POST", TARGET, &headers, HOST, then).unwrap().verify(&[key(KEY_ID, &SE)], Some(BODY)).is_ok());
}

#[test]
fn a_parameter_that_comes_twice_is_refused() {
    let text = format!(r#"keyId="{KEY_ID}","#);
    let refused = refusal(&by_hand(&text, &[POST, TO_US, DATE, digest()]));
    assert_eq!(refused, (401, SignatureError::Malformed("form")));
}

#[test]
fn a_header_named_twice_or_not_there_is_refused() {
    let mut headers = by_hand("", &[POST, TO_US, DATE, digest(), DATE]);
    headers.insert("date", HeaderValue::from_static(DATE.1));
    assert_eq!(refusal(&headers).1, SignatureError::Malformed("list of headers"));
    let mut headers = by_hand("", &[POST, TO_US, DATE, digest(), ("x-more", "a")]);
    headers.remove("x-more");
    assert_eq!(refusal(&headers), unsigned("x-more"));
}

#[test]
fn a_signed_header_that_is_no_text_is_refused() {
    let mut headers = delivery();
    headers.insert("date", HeaderValue::from_bytes(b"Sun\xff").unwrap());
    assert_eq!(refusal(&headers), (400, SignatureError::Unreadable("date".into())));
}

#[test]
fn a_position_or_receipt_that_is_not_signed_is_refused() {
    for name in [LOG_HEADER, APPLIED_HEADER] {
        let mut headers = by_hand("", &[POST, TO_US, DATE, digest()]);
        headers.insert(name, HeaderValue::from_static(LOG));
        assert_eq!(refusal(&headers), unsigned(name));
    }
    let mut other = delivery();
    other.insert(
        LOG_HEADER,
        HeaderValue::from_static("epoch=1, position=99, previous=0, salt=:q83vEjRWeJCrze8SNFZ4kA==:"),
    );
    assert_eq!(refusal(&other), (401, SignatureError::Forged(KEY_ID.into())));
}

#[test]
fn a_request_signed_only_as_rfc_9421_is_asked_to_knock_again() {
    let mut headers = HeaderMap::new();
    headers.insert("host", HeaderValue::from_static(HOST));
    headers.insert("signature-input", HeaderValue::from_static(r#"sig1=("@method" "@target-uri");created=1795341600"#));
    headers.insert("signature", HeaderValue::from_static("sig1=:AAAA:"));
    assert_eq!(refusal(&headers), (401, SignatureError::OtherScheme));
}

#[test]
fn a_get_needs_no_digest_but_everything_else_that_a_delivery_needs() {
    let target = "/log/entries?after=57&limit=500&bodies=1";
    let receipt = "epoch=1, position=57, quarantined=0";
    let extra = [(APPLIED_HEADER, receipt)];
    let request = SignRequest { method: "GET", target, host: HOST, date: now(), digest: None, extra: &extra };
    let headers = map(&sign(&request, KEY_ID, |message| SE.sign(message)));
    let verified = read("GET", target, &headers, HOST, now()).unwrap().verify(&[key(KEY_ID, &SE)], None).unwrap();
    assert_eq!(verified.header(APPLIED_HEADER), Some(receipt));
    let other = target.replace("57", "0");
    assert!(matches!(check_as("GET", &other, &headers, b"").unwrap_err(), SignatureError::Forged(_)));
    let get = ("(request-target)", "get /actor");
    for (lines, missing) in [([TO_US, DATE], "(request-target)"), ([get, DATE], "host"), ([get, TO_US], "date")] {
        let error = check_as("GET", "/actor", &by_hand("", &lines), b"").unwrap_err();
        assert_eq!(error, SignatureError::NotSigned(missing.into()));
    }
}

#[test]
fn what_mastodon_and_gotosocial_sign_is_accepted() {
    let kind = ("content-type", "application/activity+json");
    assert!(check(&by_hand(r#"algorithm="rsa-sha256","#, &[POST, TO_US, DATE, digest(), kind])).is_ok());
    assert!(check(&by_hand(r#"algorithm="hs2019","#, &[POST, TO_US, DATE, digest()])).is_ok());
    let get = ("(request-target)", "get /actor");
    assert!(check_as("GET", "/actor", &by_hand(r#"algorithm="hs2019","#, &[get, TO_US, DATE]), b"").is_ok());
}

#[test]
fn what_lemmy_signs_is_accepted() {
    let (made, until) = (created(0), created(10));
    let text = format!(r#"algorithm="hs2019",created="{made}",expires="{until}","#);
    let kind = ("content-type", "application/activity+json");
    let lines = [POST, ("(created)", &made), ("(expires)", &until), kind, DATE, digest(), TO_US];
    assert!(check(&by_hand(&text, &lines)).is_ok());
}

#[test]
fn a_key_id_with_commas_is_taken_whole() {
    let id = "https://se.example/actor?a=1,b=2#main-key";
    let request = SignRequest { method: "GET", target: "/x", host: HOST, date: now(), digest: None, extra: &[] };
    let headers = map(&sign(&request, id, |message| SE.sign(message)));
    let unverified = read("GET", "/x", &headers, HOST, now()).unwrap();
    assert_eq!(unverified.key_id(), id);
    assert!(unverified.verify(&[key(id, &SE)], None).is_ok());
}

proptest! {
    /// Whatever single byte of the signed headers or the signature is changed, the request is not accepted.
    #[test]
    fn no_changed_byte_is_accepted(which in any::<prop::sample::Index>(), flip in 1_u8..=255) {
        let mut headers = by_hand("", &[POST, TO_US, DATE, digest(), (LOG_HEADER, LOG)]);
        prop_assert!(check(&headers).is_ok());
        let names = ["host", "date", "digest", LOG_HEADER, "signature"];
        let bytes: Vec<(&str, usize)> =
            names.iter().flat_map(|name| (0..headers[*name].len()).map(move |at| (*name, at))).collect();
        let (name, at) = bytes[which.index(bytes.len())];
        let mut value = headers[name].as_bytes().to_vec();
        value[at] ^= flip;
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            headers.insert(name, value);
            prop_assert!(check(&headers).is_err(), "{name} at {at}");
        }
    }

    #[test]
    fn no_signature_header_makes_the_reader_panic(text in "[ -~]{0,300}") {
        let mut headers = delivery();
        headers.insert("signature", text.parse().unwrap());
        prop_assert!(check(&headers).is_err());
    }
}
