#![expect(clippy::disallowed_methods, reason = "a test takes its keys from the machine")]

use aws_lc_rs::{
    encoding::{AsDer, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair},
};
use serde_json::json;

use super::*;

const HERE: Party<'_> = Party { origin: "https://vaalit.example:8443", host: "vaalit.example" };
const CHALLENGE: [u8; 32] = [7; 32];
const ID: &[u8] = b"of the authenticator";

fn client(kind: &str, challenge: &[u8], origin: &str, is_inside: bool) -> Vec<u8> {
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(challenge);
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": is_inside }).to_string().into_bytes()
}

fn authenticator(host: &str, flags: u8, counter: u32, id: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = [&digest::sha256(host.as_bytes())[..], &[flags], &counter.to_be_bytes()].concat();
    if let Some(id) = id {
        bytes.extend([0; 16]);
        bytes.extend(u16::try_from(id.len()).unwrap().to_be_bytes());
        bytes.extend(id);
        bytes.extend(b"a key in CBOR");
    }
    bytes
}

fn making() -> (Making, EcdsaKeyPair) {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
    let making = Making {
        id: ID.to_vec(),
        client: client("webauthn.create", &CHALLENGE, HERE.origin, false),
        authenticator: authenticator(HERE.host, 0x5d, 0, Some(ID)),
        public: public.as_ref().to_vec(),
        algorithm: -7,
    };
    (making, pair)
}

fn using(pair: &EcdsaKeyPair, client: Vec<u8>, authenticator: Vec<u8>) -> Using {
    let signed = [authenticator.as_slice(), &digest::sha256(&client)].concat();
    let signature = pair.sign(&SystemRandom::new(), &signed).unwrap().as_ref().to_vec();
    Using { id: ID.to_vec(), client, authenticator, signature, user: Vec::new() }
}

#[test]
fn a_passkey_is_made_and_used() {
    let (making, pair) = making();
    let made = making.check(HERE, &CHALLENGE).unwrap();
    assert_eq!((made.id.as_slice(), made.counter, made.is_backed_up), (ID, 0, true));
    let client = client("webauthn.get", &CHALLENGE, HERE.origin, false);
    let used = using(&pair, client, authenticator(HERE.host, 0x05, 9, None));
    let used = used.check(HERE, &CHALLENGE, made.algorithm, &made.public).unwrap();
    assert_eq!(used, Used { counter: 9, is_backed_up: false });
}

#[test]
fn whatever_is_wrong_with_a_new_one_is_refused() {
    let (right, _) = making();
    let of = |client: Vec<u8>| Making { client, ..right.clone() }.check(HERE, &CHALLENGE).unwrap_err();
    assert_eq!(of(client("webauthn.get", &CHALLENGE, HERE.origin, false)), Wrong::Type);
    assert_eq!(of(client("webauthn.create", &[8; 32], HERE.origin, false)), Wrong::Challenge);
    assert_eq!(of(client("webauthn.create", &CHALLENGE, "https://vaalit.example", false)), Wrong::Origin);
    assert_eq!(of(client("webauthn.create", &CHALLENGE, HERE.origin, true)), Wrong::Origin);
    assert_eq!(of(b"{}".to_vec()), Wrong::Malformed);
    let of = |authenticator: Vec<u8>| Making { authenticator, ..right.clone() }.check(HERE, &CHALLENGE).unwrap_err();
    assert_eq!(of(authenticator("evil.example", 0x45, 0, Some(ID))), Wrong::Party);
    assert_eq!(of(authenticator(HERE.host, 0x41, 0, Some(ID))), Wrong::Unverified);
    assert_eq!(of(authenticator(HERE.host, 0x44, 0, Some(ID))), Wrong::Unverified);
    assert_eq!(of(authenticator(HERE.host, 0x55, 0, Some(ID))), Wrong::Malformed, "backed up, and cannot be");
    assert_eq!(of(authenticator(HERE.host, 0x05, 0, None)), Wrong::Malformed);
    assert_eq!(of(authenticator(HERE.host, 0x45, 0, Some(b"another"))), Wrong::Malformed);
    for length in [0, 36, 37, 54, 60] {
        assert_eq!(of(authenticator(HERE.host, 0x45, 0, Some(ID))[..length].to_vec()), Wrong::Malformed, "{length}");
    }
    let of = |algorithm, public: &[u8]| {
        Making { algorithm, public: public.to_vec(), ..right.clone() }.check(HERE, &CHALLENGE).unwrap_err()
    };
    assert_eq!(of(-35, &right.public), Wrong::Key);
    assert_eq!(of(-8, &right.public), Wrong::Key);
    assert_eq!(of(-7, b"no key"), Wrong::Key);
}

#[test]
fn whatever_is_wrong_with_a_used_one_is_refused() {
    let (making, pair) = making();
    let get = |challenge: &[u8], origin| client("webauthn.get", challenge, origin, false);
    let check = |used: Using| used.check(HERE, &CHALLENGE, -7, &making.public).unwrap_err();
    let fine = authenticator(HERE.host, 0x05, 1, None);
    assert_eq!(check(using(&pair, get(&[8; 32], HERE.origin), fine.clone())), Wrong::Challenge);
    assert_eq!(check(using(&pair, get(&CHALLENGE, "https://evil.example"), fine.clone())), Wrong::Origin);
    let far = authenticator("evil.example", 0x05, 1, None);
    assert_eq!(check(using(&pair, get(&CHALLENGE, HERE.origin), far)), Wrong::Party);
    let unseen = authenticator(HERE.host, 0x01, 1, None);
    assert_eq!(check(using(&pair, get(&CHALLENGE, HERE.origin), unseen)), Wrong::Unverified);
    let right = using(&pair, get(&CHALLENGE, HERE.origin), fine);
    let counted = Using { authenticator: authenticator(HERE.host, 0x05, 2, None), ..right.clone() };
    assert_eq!(check(counted), Wrong::Signature);
    let (_, other) = self::making();
    assert_eq!(check(using(&other, right.client.clone(), right.authenticator.clone())), Wrong::Signature);
    assert_eq!(check(Using { signature: Vec::new(), ..right }), Wrong::Signature);
}

#[test]
fn keys_of_all_three_kinds_are_taken() {
    let ed = Ed25519KeyPair::generate().unwrap();
    let public: PublicKeyX509Der<'_> = ed.public_key().as_der().unwrap();
    assert!(key(-8, public.as_ref()).unwrap().verify_sig(b"text", ed.sign(b"text").as_ref()).is_ok());
    let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let public: PublicKeyX509Der<'_> = rsa.public_key().as_der().unwrap();
    let mut signature = vec![0; rsa.public_modulus_len()];
    rsa.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), b"text", &mut signature).unwrap();
    assert!(key(-257, public.as_ref()).unwrap().verify_sig(b"text", &signature).is_ok());
}
