//! Integrity proofs: whoever has a document and the author's key can check it, without the server that shows it.
//!
//! Spec: <https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022>, FEP-8b32, RFC 8785. The suite `eddsa-jcs-2022` only.
//! This module does not know whose a key is: the caller asks whether the verification method belongs to the author,
//! and whether a proof has expired.

use aws_lc_rs::digest::{SHA256, digest};
use jiff::{Timestamp, Unit};
use serde_json::{Value, json};

use crate::{
    json::member::Members,
    key::{Ed25519Key, Ed25519Public},
};

/// The only suite we speak.
pub const SUITE: &str = "eddsa-jcs-2022";

/// A document whose proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// There is no `proof`, or it is no single object.
    #[error("the document carries no single proof")]
    Missing,
    /// A member of the proof is missing or not what the suite asks for.
    #[error("the proof has no valid “{0}”")]
    Member(&'static str),
    /// The proof was made in another context than the document claims.
    #[error("the context of the proof is not the beginning of the document's")]
    Context,
    /// The signature is not of this key over this document.
    #[error("the signature of the proof does not fit the document")]
    Signature,
}

/// What a proof says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The id of the key; its owner must be the author.
    pub verification_method: String,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// From when on it is no longer valid.
    pub expires: Option<Timestamp>,
    signature: Vec<u8>,
}

/// Adds `proof` to a document, in place of the one it may have, and serialises it once: these bytes are the document.
pub fn add_proof(document: Members, key: &Ed25519Key, verification_method: &str, created: Timestamp) -> Vec<u8> {
    let document = prove(document, key, verification_method, created);
    Value::Object(document).to_string().into_bytes()
}

/// Adds `proof` to a document, in place of the one it may have.
pub fn prove(mut document: Members, key: &Ed25519Key, verification_method: &str, created: Timestamp) -> Members {
    document.shift_remove("proof");
    let mut proof = Members::new();
    // The context goes into the proof, as the specification says; Fedify adds the document's own where it is missing.
    proof.extend(document.get("@context").map(|context| ("@context".to_owned(), context.clone())));
    let whole_second = created.round(Unit::Second).unwrap_or(created);
    let members = [
        ("type", json!("DataIntegrityProof")),
        ("cryptosuite", json!(SUITE)),
        ("created", json!(whole_second.to_string())),
        ("verificationMethod", json!(verification_method)),
        ("proofPurpose", json!("assertionMethod")),
    ];
    proof.extend(members.map(|(name, value)| (name.to_owned(), value)));
    let signature = key.sign(&hash_data(&document, &proof));
    proof.insert("proofValue".to_owned(), json!(format!("z{}", bs58::encode(signature).into_string())));
    document.insert("proof".to_owned(), proof.into());
    document
}

/// Reads what the proof of a document says, without checking its signature.
pub fn read_proof(document: &Value) -> Result<Proof, ProofError> {
    let proof = document.get("proof").and_then(Value::as_object).ok_or(ProofError::Missing)?;
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    let expect = |name, wanted| (text(name) == Some(wanted)).then_some(()).ok_or(ProofError::Member(name));
    expect("type", "DataIntegrityProof")?;
    expect("cryptosuite", SUITE)?;
    expect("proofPurpose", "assertionMethod")?;
    let instant = |name: &'static str| -> Result<Option<Timestamp>, ProofError> {
        if !proof.contains_key(name) {
            return Ok(None);
        }
        text(name).and_then(|text| text.parse().ok()).map(Some).ok_or(ProofError::Member(name))
    };
    let encoded = text("proofValue").and_then(|value| value.strip_prefix('z')).filter(|value| value.len() < 200);
    let signature = encoded.and_then(|encoded| bs58::decode(encoded).into_vec().ok());
    Ok(Proof {
        verification_method: text("verificationMethod").ok_or(ProofError::Member("verificationMethod"))?.to_owned(),
        created: instant("created")?,
        expires: instant("expires")?,
        signature: signature.ok_or(ProofError::Member("proofValue"))?,
    })
}

/// Checks the proof of a document against a key, and gives back what it says.
pub fn verify_proof(document: &Value, key: &Ed25519Public) -> Result<Proof, ProofError> {
    let read = read_proof(document)?;
    let mut unsecured = document.as_object().ok_or(ProofError::Missing)?.clone();
    let Some(Value::Object(mut config)) = unsecured.shift_remove("proof") else { return Err(ProofError::Missing) };
    config.shift_remove("proofValue");
    // Fedify adds a linked-data `signature` after the proof.
    unsecured.shift_remove("signature");
    match (config.get("@context"), unsecured.get("@context")) {
        // The document may have gained contexts on its way, but only after the author's own.
        (Some(proved), Some(own)) if begins_with(own, proved) => {
            let proved = proved.clone();
            unsecured.insert("@context".to_owned(), proved);
        }
        (Some(_), _) => return Err(ProofError::Context),
        (None, _) => {}
    }
    if key.verify(&hash_data(&unsecured, &config), &read.signature) {
        return Ok(read);
    }
    // Fedify hashes the proof with the document's context but leaves it out on the wire.
    if let (None, Some(context)) = (config.get("@context"), unsecured.get("@context")) {
        config.insert("@context".to_owned(), context.clone());
        if key.verify(&hash_data(&unsecured, &config), &read.signature) {
            return Ok(read);
        }
    }
    Err(ProofError::Signature)
}

fn begins_with(own: &Value, proved: &Value) -> bool {
    match (own, proved) {
        (Value::Array(own), Value::Array(proved)) => own.starts_with(proved),
        (Value::Array(own), proved) => own.first() == Some(proved),
        (own, proved) => own == proved,
    }
}

fn hash_data(document: &Members, config: &Members) -> Vec<u8> {
    let hash = |members: &Members| digest(&SHA256, &canonical(members));
    [hash(config).as_ref(), hash(document).as_ref()].concat()
}

/// The canonical form of RFC 8785.
///
/// # Panics
/// If the value has no JSON form at all, such as a map with keys that are no strings.
pub fn canonical(value: &impl serde::Serialize) -> Vec<u8> {
    serde_jcs::to_vec(value).expect("a JSON value has a canonical form")
}

#[cfg(test)]
mod tests;
