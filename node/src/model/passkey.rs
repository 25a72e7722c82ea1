//! Passkeys: what a browser sends when one is made and when one is used, checked.
//!
//! Spec: <https://www.w3.org/TR/webauthn-3/> sections 6.1 (authenticator data), 7.1 (registration), 7.2 (assertion).
//! Nothing is believed of what an authenticator says of itself (attestation `none`), so the public key is taken as the
//! browser gives it (section 5.2.1.1, `getPublicKey`), without a reader of CBOR: whoever makes a passkey is signed in and
//! could hand over any key. This module knows no account and keeps no challenge.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, VerificationAlgorithm,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use election_pool_protocol::digest;
use serde::Deserialize;

/// COSE numbers of the algorithms taken, the one liked best first: Ed25519, ECDSA on P-256, RSA.
pub const ALGORITHMS: [i64; 3] = [-8, -7, -257];
/// Bytes of a challenge.
pub const CHALLENGE_BYTES: usize = 32;
/// The longest id of a passkey (section 7.1, step 26).
const ID_BYTES: usize = 1023;
/// The longest client data and public key read.
const READ_BYTES: usize = 4096;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const CAN_BE_BACKED_UP: u8 = 0x08;
const IS_BACKED_UP: u8 = 0x10;
const HAS_CREDENTIAL: u8 = 0x40;

/// Why something is no passkey of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It cannot be read.
    #[error("it cannot be read")]
    Malformed,
    /// It was made for something else than what it is used for.
    #[error("it is of another type")]
    Type,
    /// It answers another question.
    #[error("it answers another challenge")]
    Challenge,
    /// It was made on another site, or inside of one.
    #[error("it is from another origin")]
    Origin,
    /// It is for another host.
    #[error("it is for another host")]
    Party,
    /// Nobody touched the authenticator, or it did not find out who did.
    #[error("its user was not verified")]
    Unverified,
    /// An algorithm we do not take, or a key that is none of it.
    #[error("its key is not one we take")]
    Key,
    /// It is not signed by the key.
    #[error("its signature is wrong")]
    Signature,
}

/// This node, as a browser knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'a> {
    /// Scheme, host and port.
    pub origin: &'a str,
    /// The host alone.
    pub host: &'a str,
}

/// A passkey that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What its authenticator calls it.
    pub id: Vec<u8>,
    /// COSE number of its algorithm.
    pub algorithm: i64,
    /// `SubjectPublicKeyInfo`.
    pub public: Vec<u8>,
    /// How often it signed, if it counts.
    pub counter: u64,
    /// Whether there is a copy of it elsewhere.
    pub is_backed_up: bool,
}

/// What a browser sends of a passkey it made.
#[derive(Debug, Clone, Default)]
pub struct Making {
    /// `rawId`.
    pub id: Vec<u8>,
    /// `clientDataJSON`.
    pub client: Vec<u8>,
    /// `getAuthenticatorData()`.
    pub authenticator: Vec<u8>,
    /// `getPublicKey()`.
    pub public: Vec<u8>,
    /// `getPublicKeyAlgorithm()`.
    pub algorithm: i64,
}

impl Making {
    /// Checks it against the challenge that was given.
    pub fn check(&self, party: Party<'_>, challenge: &[u8]) -> Result<Made, Wrong> {
        client(&self.client, "webauthn.create", party, challenge)?;
        let state = State::read(&self.authenticator, party)?;
        let is_of_id = state.id == Some(&*self.id) && !self.id.is_empty() && self.id.len() <= ID_BYTES;
        if !is_of_id {
            return Err(Wrong::Malformed);
        }
        key(self.algorithm, &self.public)?;
        Ok(Made {
            id: self.id.clone(),
            algorithm: self.algorithm,
            public: self.public.clone(),
            counter: state.counter,
            is_backed_up: state.is_backed_up,
        })
    }
}

/// What a browser sends of a passkey that was used.
#[derive(Debug, Clone, Default)]
pub struct Using {
    /// `rawId`.
    pub id: Vec<u8>,
    /// `clientDataJSON`.
    pub client: Vec<u8>,
    /// `authenticatorData`.
    pub authenticator: Vec<u8>,
    /// `signature`.
    pub signature: Vec<u8>,
    /// `userHandle`.
    pub user: Vec<u8>,
}

/// What is new of a passkey that was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// How often it signed, if it counts.
    pub counter: u64,
    /// Whether there is a copy of it elsewhere.
    pub is_backed_up: bool,
}

impl Using {
    /// Checks it against the challenge that was given and the key that is kept.
    pub fn check(&self, party: Party<'_>, challenge: &[u8], algorithm: i64, public: &[u8]) -> Result<Used, Wrong> {
        client(&self.client, "webauthn.get", party, challenge)?;
        let state = State::read(&self.authenticator, party)?;
        let signed = [self.authenticator.as_slice(), &digest::sha256(&self.client)].concat();
        key(algorithm, public)?.verify_sig(&signed, &self.signature).map_err(|_| Wrong::Signature)?;
        Ok(Used { counter: state.counter, is_backed_up: state.is_backed_up })
    }
}

/// What the browser says of the question it was asked (section 5.8.1).
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    is_inside: bool,
}

fn client(bytes: &[u8], kind: &str, party: Party<'_>, challenge: &[u8]) -> Result<(), Wrong> {
    if bytes.len() > READ_BYTES {
        return Err(Wrong::Malformed);
    }
    let client: Client = serde_json::from_slice(bytes).map_err(|_| Wrong::Malformed)?;
    if client.kind != kind {
        return Err(Wrong::Type);
    }
    if client.challenge != BASE64_URL_SAFE_NO_PAD.encode(challenge) {
        return Err(Wrong::Challenge);
    }
    if client.origin != party.origin || client.is_inside {
        return Err(Wrong::Origin);
    }
    Ok(())
}

/// What the authenticator says.
struct State<'a> {
    counter: u64,
    is_backed_up: bool,
    id: Option<&'a [u8]>,
}

impl<'a> State<'a> {
    fn read(bytes: &'a [u8], party: Party<'_>) -> Result<Self, Wrong> {
        let (host, rest) = bytes.split_first_chunk::<32>().ok_or(Wrong::Malformed)?;
        let ([flags, counter @ ..], rest) = rest.split_first_chunk::<5>().ok_or(Wrong::Malformed)?;
        if *host != digest::sha256(party.host.as_bytes()) {
            return Err(Wrong::Party);
        }
        let has = |flag: u8| flags & flag != 0;
        if !has(PRESENT) || !has(VERIFIED) {
            return Err(Wrong::Unverified);
        }
        if has(IS_BACKED_UP) && !has(CAN_BE_BACKED_UP) {
            return Err(Wrong::Malformed);
        }
        let id = if has(HAS_CREDENTIAL) { Some(id(rest)?) } else { None };
        Ok(Self { counter: u32::from_be_bytes(*counter).into(), is_backed_up: has(IS_BACKED_UP), id })
    }
}

/// The id in the attested credential data (section 6.5.1), behind sixteen bytes that name the make.
fn id(bytes: &[u8]) -> Result<&[u8], Wrong> {
    let (head, rest) = bytes.split_first_chunk::<18>().ok_or(Wrong::Malformed)?;
    rest.get(..usize::from(u16::from_be_bytes([head[16], head[17]]))).ok_or(Wrong::Malformed)
}

fn key(algorithm: i64, public: &[u8]) -> Result<ParsedPublicKey, Wrong> {
    let algorithm: &'static dyn VerificationAlgorithm = match algorithm {
        -8 => &ED25519,
        -7 => &ECDSA_P256_SHA256_ASN1,
        -257 => &RSA_PKCS1_2048_8192_SHA256,
        _ => return Err(Wrong::Key),
    };
    if public.len() > READ_BYTES {
        return Err(Wrong::Key);
    }
    ParsedPublicKey::new(algorithm, public).map_err(|_| Wrong::Key)
}

#[cfg(test)]
mod tests;
