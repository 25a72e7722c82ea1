//! Keys: RSA for HTTP signatures, Ed25519 for integrity proofs, and the forms they have on the wire.
//!
//! Spec: RFC 8017 (RSASSA-PKCS1-v1_5), RFC 8032 (Ed25519), <https://www.w3.org/TR/cid-1.0/#Multikey>, FEP-521a.
//! The making of a key is the only place of this crate with randomness; it comes from `aws-lc-rs` itself.
//! This module does not know whose a key is, where it is kept, or what is signed with it.

use std::fmt;

use aws_lc_rs::{
    digest::{SHA256, digest},
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{
        ED25519, Ed25519KeyPair, KeyPair, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use base64::{Engine, prelude::BASE64_STANDARD};

/// A key that cannot be used, or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The system could not make a key.
    #[error("a key could not be made")]
    NotMade,
    /// These bytes are no private key we can use.
    #[error("the private key cannot be read")]
    Private,
    /// This text is no PEM block of a public key.
    #[error("the public key is not a PEM block")]
    Pem,
    /// The key is no RSA key of 2048 to 8192 bits with a sound exponent.
    #[error("the public key is not an RSA key of at least 2048 bits")]
    WeakRsa,
    /// This text is no Ed25519 Multikey.
    #[error("“{0}” is not an Ed25519 multikey")]
    Multikey(String),
}

/// An RSA key pair of ours.
pub struct RsaKey {
    pair: RsaKeyPair,
    spki: Vec<u8>,
}

impl RsaKey {
    /// Makes a new key of 2048 bits.
    pub fn generate() -> Result<Self, KeyError> {
        Self::of(RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyError::NotMade)?)
    }

    /// Reads a stored key.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        Self::of(RsaKeyPair::from_pkcs8(der).map_err(|_| KeyError::Private)?)
    }

    fn of(pair: RsaKeyPair) -> Result<Self, KeyError> {
        let der: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| KeyError::Private)?;
        let spki = der.as_ref().to_vec();
        Ok(Self { pair, spki })
    }

    /// The private key, to be stored.
    pub fn to_pkcs8(&self) -> Result<Vec<u8>, KeyError> {
        let der: Pkcs8V1Der<'_> = self.pair.as_der().map_err(|_| KeyError::Private)?;
        Ok(der.as_ref().to_vec())
    }

    /// The public key as DER `SubjectPublicKeyInfo`.
    pub fn spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// The public key as `publicKeyPem` of an actor.
    pub fn public_pem(&self) -> String {
        pem(&self.spki)
    }

    /// The lower-case hex SHA-256 of the public key.
    pub fn fingerprint(&self) -> String {
        sha256_hex(&self.spki)
    }

    /// Signs with RSASSA-PKCS1-v1_5 and SHA-256.
    ///
    /// # Panics
    /// Not with a key that came out of `generate` or `from_pkcs8`, and there is no other.
    #[expect(
        clippy::disallowed_methods,
        reason = "PKCS #1 v1.5 signatures take no chance, only the signature of the call does"
    )]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("a checked key of 2048 bits or more signs any message");
        signature
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaKey({})", self.fingerprint())
    }
}

/// Somebody's RSA public key.
#[derive(Clone)]
pub struct RsaPublic {
    key: ParsedPublicKey,
    spki: Vec<u8>,
}

impl RsaPublic {
    /// Reads `publicKeyPem`: `PUBLIC KEY` (RFC 5280), or `RSA PUBLIC KEY` (RFC 8017) as some older software writes it.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = unpem(text).ok_or(KeyError::Pem)?;
        if !matches!(label, "PUBLIC KEY" | "RSA PUBLIC KEY") {
            return Err(KeyError::Pem);
        }
        Self::from_der(&der)
    }

    /// Reads a public key in DER.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let parsed = aws_lc_rs::rsa::PublicKey::from_der(der).map_err(|_| KeyError::WeakRsa)?;
        let exponent = parsed.exponent();
        let exponent = exponent.big_endian_without_leading_zero();
        let is_sound = exponent.last().is_some_and(|low| low & 1 == 1) && exponent != [1];
        if !is_sound || parsed.modulus_len() < 2048 / 8 {
            return Err(KeyError::WeakRsa);
        }
        let spki: PublicKeyX509Der<'_> = parsed.as_der().map_err(|_| KeyError::WeakRsa)?;
        let spki = spki.as_ref().to_vec();
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &spki).map_err(|_| KeyError::WeakRsa)?;
        Ok(Self { key, spki })
    }

    /// Whether this key made this RSASSA-PKCS1-v1_5 SHA-256 signature over this message.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify_sig(message, signature).is_ok()
    }

    /// The key as DER `SubjectPublicKeyInfo`.
    pub fn spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// The key as PEM.
    pub fn to_pem(&self) -> String {
        pem(&self.spki)
    }

    /// The lower-case hex SHA-256 of the key.
    pub fn fingerprint(&self) -> String {
        sha256_hex(&self.spki)
    }
}

impl fmt::Debug for RsaPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublic({})", self.fingerprint())
    }
}

impl PartialEq for RsaPublic {
    fn eq(&self, other: &Self) -> bool {
        self.spki == other.spki
    }
}

/// An Ed25519 key pair of ours.
pub struct Ed25519Key(Ed25519KeyPair);

impl Ed25519Key {
    /// Makes a new key.
    pub fn generate() -> Result<Self, KeyError> {
        Ed25519KeyPair::generate().map(Self).map_err(|_| KeyError::NotMade)
    }

    /// The key of a seed.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, KeyError> {
        Ed25519KeyPair::from_seed_unchecked(seed).map(Self).map_err(|_| KeyError::Private)
    }

    /// Reads a stored key.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        Ed25519KeyPair::from_pkcs8(der).map(Self).map_err(|_| KeyError::Private)
    }

    /// The private key, to be stored.
    pub fn to_pkcs8(&self) -> Result<Vec<u8>, KeyError> {
        self.0.to_pkcs8().map(|document| document.as_ref().to_vec()).map_err(|_| KeyError::Private)
    }

    /// The public half.
    pub fn public(&self) -> Ed25519Public {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        Ed25519Public(bytes)
    }

    /// The public key as `publicKeyMultibase`: "z6Mk…".
    pub fn public_multikey(&self) -> String {
        self.public().to_multikey()
    }

    /// Signs.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }
}

impl fmt::Debug for Ed25519Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ed25519Key({})", self.public_multikey())
    }
}

/// Somebody's Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ed25519Public([u8; 32]);

/// The multicodec number of an Ed25519 public key, as a varint.
const ED25519_CODE: [u8; 2] = [0xed, 0x01];

impl Ed25519Public {
    /// Reads `publicKeyMultibase`.
    pub fn from_multikey(text: &str) -> Result<Self, KeyError> {
        let refuse = || KeyError::Multikey(text.chars().take(100).collect());
        let encoded = text.strip_prefix('z').filter(|encoded| encoded.len() < 100).ok_or_else(refuse)?;
        let bytes = bs58::decode(encoded).into_vec().map_err(|_| refuse())?;
        let raw = bytes.strip_prefix(&ED25519_CODE).ok_or_else(refuse)?;
        let key = Self(raw.try_into().map_err(|_| refuse())?);
        ParsedPublicKey::new(&ED25519, key.0).map_err(|_| refuse())?;
        Ok(key)
    }

    /// The key as `publicKeyMultibase`.
    pub fn to_multikey(&self) -> String {
        let bytes = [ED25519_CODE.as_slice(), &self.0].concat();
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// Whether this key made this signature over this message.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        ParsedPublicKey::new(&ED25519, self.0).is_ok_and(|key| key.verify_sig(message, signature).is_ok())
    }
}

/// A fingerprint as a person typed it, as we compare it: without spaces and colons, in lower case.
pub fn fingerprint_of(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != ':').map(|c| c.to_ascii_lowercase()).collect()
}

fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(digest(&SHA256, bytes))
}

fn pem(spki: &[u8]) -> String {
    let encoded = BASE64_STANDARD.encode(spki);
    let lines = encoded.as_bytes().chunks(64).map(String::from_utf8_lossy);
    let body: String = lines.flat_map(|line| [line.into_owned(), "\n".to_owned()]).collect();
    format!("-----BEGIN PUBLIC KEY-----\n{body}-----END PUBLIC KEY-----\n")
}

fn unpem(text: &str) -> Option<(&str, Vec<u8>)> {
    let (label, rest) = text.trim().strip_prefix("-----BEGIN ")?.split_once("-----")?;
    let (body, end) = rest.split_once("-----END ")?;
    let encoded: String = body.split_whitespace().collect();
    let der = BASE64_STANDARD.decode(encoded).ok()?;
    (end == format!("{label}-----")).then_some((label, der))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_recognised_by_the_public_key_and_by_nothing_else() {
        let key = RsaKey::generate().unwrap();
        let public = RsaPublic::from_pem(&key.public_pem()).unwrap();
        let signature = key.sign(b"valpoolen");
        assert!(public.verify(b"valpoolen", &signature));
        assert!(!public.verify(b"Valpoolen", &signature));
        assert!(!public.verify(b"valpoolen", &signature[1..]));
        assert_eq!(public.fingerprint(), key.fingerprint());
        assert_eq!(public.to_pem(), key.public_pem());
    }

    #[test]
    fn a_stored_key_is_the_same_key_again() {
        let rsa = RsaKey::generate().unwrap();
        let again = RsaKey::from_pkcs8(&rsa.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.fingerprint(), rsa.fingerprint());
        let ed = Ed25519Key::generate().unwrap();
        let again = Ed25519Key::from_pkcs8(&ed.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.public(), ed.public());
    }

    #[test]
    fn a_key_of_1024_bits_is_refused() {
        let short = include_str!("key/short.pem");
        assert_eq!(RsaPublic::from_pem(short).unwrap_err(), KeyError::WeakRsa);
    }

    #[test]
    fn what_is_no_public_key_is_refused() {
        let key = RsaKey::generate().unwrap();
        let private = key.public_pem().replace("PUBLIC KEY", "PRIVATE KEY");
        assert_eq!(RsaPublic::from_pem(&private).unwrap_err(), KeyError::Pem);
        assert_eq!(RsaPublic::from_pem("").unwrap_err(), KeyError::Pem);
        let mut der = key.spki_der().to_vec();
        der.pop();
        assert_eq!(RsaPublic::from_pem(&pem(&der)).unwrap_err(), KeyError::WeakRsa);
    }

    #[test]
    fn the_multikey_of_the_specification_is_read_and_written() {
        let text = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        assert_eq!(Ed25519Public::from_multikey(text).unwrap().to_multikey(), text);
        for wrong in [
            "",
            "z",
            "6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        ] {
            assert!(Ed25519Public::from_multikey(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_typed_fingerprint_may_have_spaces_and_colons() {
        assert_eq!(fingerprint_of(" AB:cd 12\t34 "), "abcd1234");
    }
}
