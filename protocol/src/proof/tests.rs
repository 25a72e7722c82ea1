use proptest::prelude::*;

use super::*;
use crate::json;

/// The key pair of the W3C and FEP-8b32 vectors.
const SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const PUBLIC: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

fn key() -> Ed25519Key {
    let bytes = bs58::decode(&SECRET[1..]).into_vec().unwrap();
    Ed25519Key::from_seed(bytes[2..].try_into().unwrap()).unwrap()
}

fn public() -> Ed25519Public {
    Ed25519Public::from_multikey(PUBLIC).unwrap()
}

fn read(text: &str) -> Value {
    json::parse(text.as_bytes()).unwrap()
}

#[test]
fn the_vector_of_fep_8b32_is_made_and_verified() {
    let signed = read(include_str!("fep-8b32.json"));
    assert_eq!(key().public_multikey(), PUBLIC);
    let proof = verify_proof(&signed, &public()).unwrap();
    let made = prove(signed.as_object().unwrap().clone(), &key(), &proof.verification_method, proof.created.unwrap());
    assert_eq!(Value::Object(made), signed);
}

#[test]
fn the_vector_of_the_w3c_suite_is_made_and_verified() {
    let signed = read(include_str!("vc-di-eddsa.json"));
    let proof = verify_proof(&signed, &public()).unwrap();
    let made = prove(signed.as_object().unwrap().clone(), &key(), &proof.verification_method, proof.created.unwrap());
    assert_eq!(Value::Object(made), signed);
}

#[test]
fn a_changed_document_or_proof_does_not_hold() {
    let signed = read(include_str!("fep-8b32.json"));
    let changed = |change: fn(&mut Value)| {
        let mut copy = signed.clone();
        change(&mut copy);
        verify_proof(&copy, &public()).unwrap_err()
    };
    assert_eq!(changed(|v| v["object"]["content"] = json!("Hello World")), ProofError::Signature);
    assert_eq!(changed(|v| v["proof"]["created"] = json!("2023-02-24T23:36:39Z")), ProofError::Signature);
    assert_eq!(changed(|v| v["proof"]["proofPurpose"] = json!("authentication")), ProofError::Member("proofPurpose"));
    assert_eq!(changed(|v| v["proof"]["cryptosuite"] = json!("eddsa-rdfc-2022")), ProofError::Member("cryptosuite"));
    assert_eq!(changed(|v| v["proof"]["proofValue"] = json!("u0")), ProofError::Member("proofValue"));
    assert_eq!(changed(|v| v["@context"] = json!(["https://other.example/"])), ProofError::Context);
    assert_eq!(changed(|v| v["proof"] = json!([])), ProofError::Missing);
    assert!(verify_proof(&signed, &Ed25519Key::generate().unwrap().public()).is_err());
}

#[test]
fn what_fedify_leaves_out_or_adds_afterwards_does_not_break_a_proof() {
    let mut signed = read(include_str!("fep-8b32.json"));
    signed["proof"].as_object_mut().unwrap().shift_remove("@context");
    signed["signature"] = json!({"type": "RsaSignature2017", "signatureValue": "AAAA"});
    verify_proof(&signed, &public()).unwrap();
}

#[test]
fn the_numbers_of_rfc_8785_appendix_b_are_written_as_there() {
    let vectors: [(u64, &str); 20] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, text) in vectors {
        assert_eq!(String::from_utf8(canonical(&f64::from_bits(bits))).unwrap(), text);
    }
}

#[test]
fn the_examples_of_rfc_8785_section_3_2_are_written_as_there() {
    let input = r#"{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }"#;
    let expected = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
    assert_eq!(String::from_utf8(canonical(&read(input))).unwrap(), expected);
    let sorted = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
    let keys = ["\r", "1", "\u{80}", "ö", "€", "😀", "\u{fb33}"];
    let written = json::parse(&canonical(&read(sorted))).unwrap();
    assert_eq!(written.as_object().unwrap().keys().collect::<Vec<_>>(), keys);
}

proptest! {
    #[test]
    fn a_document_proved_and_read_again_holds(title in "[^\\x00]{0,40}", key_name in "[^@\\x00]{1,12}", number in any::<i32>()) {
        let document = json!({"@context": ["https://www.w3.org/ns/activitystreams"], "x": title, key_name: number});
        let bytes = add_proof(document.as_object().unwrap().clone(), &key(), "https://fi.example/actor#ed25519-key", Timestamp::UNIX_EPOCH);
        let read = json::parse(&bytes).unwrap();
        prop_assert!(verify_proof(&read, &public()).is_ok());
    }
}
