//! HTTP signatures, draft-cavage: who sent this request, and is it the request that was signed?
//!
//! Spec: <https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12>, as the fediverse speaks it, narrowed
//! to what an honest sender does anyway. `http-signature-normalization` makes the signing string; everything around it
//! is ours, because the crate asks the system's clock, prefers `Authorization`, keeps the last of two equal headers or
//! parameters and splits quoted values at commas.
//! This module does not know whose keys are pinned, whether the sender is welcome, or what the body says. It does not
//! see repeats either: the same request is as well signed the second time, and has its effect once by activity id.

mod parameters;
mod sign;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, time::Duration};

use http::HeaderMap;
use http_signature_normalization::Config;
use jiff::{SignedDuration, Timestamp};

use self::parameters::Parameters;
pub use self::sign::{SignRequest, sign};
use crate::{
    digest::{self, DigestError},
    key::RsaPublic,
    replication::{APPLIED_HEADER, LOG_HEADER},
};

/// How far a signed instant may lie from ours, in either direction.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// The longest a signature may claim to be valid.
pub const LIFETIME_MAX: SignedDuration = SignedDuration::from_hours(1);

/// Headers that decide something and so may come only once.
const ONCE: [&str; 6] = ["signature", "host", "date", "digest", LOG_HEADER, APPLIED_HEADER];
/// Headers that count only if they are signed; sent unsigned they are refused, not passed over.
const SIGNED_OR_ABSENT: [&str; 2] = [LOG_HEADER, APPLIED_HEADER];
/// Further than any date is old, so that the crate's own comparison with the system's clock never decides.
const NEVER: Duration = Duration::from_hours(24 * 366 * 10_000);

/// Why a request does not count as signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no `Signature` header.
    #[error("the request is not signed")]
    Missing,
    /// It is signed in a scheme we do not speak (RFC 9421).
    #[error("the request is signed in a scheme other than draft-cavage")]
    OtherScheme,
    /// A header that decides something comes twice.
    #[error("the header “{0}” comes more than once")]
    Repeated(String),
    /// Both `Signature` and `Authorization: Signature` are there.
    #[error("the request is signed twice, in signature and authorization")]
    SignedTwice,
    /// A signed header is not plain text.
    #[error("the header “{0}” is not readable")]
    Unreadable(String),
    /// The `Signature` header is not of the form of the draft.
    #[error("the signature header has no usable {0}")]
    Malformed(&'static str),
    /// Something that must be signed is not, or is not there.
    #[error("“{0}” is not signed")]
    NotSigned(String),
    /// It was signed for another server.
    #[error("the request is signed for the host “{0}”")]
    OtherHost(String),
    /// The date cannot be read.
    #[error("the date “{0}” is not readable")]
    Date(String),
    /// The signed instant is too far from ours.
    #[error("the signature was made at {0}, too far from our clock")]
    Clock(Timestamp),
    /// The signature says it is no longer valid.
    #[error("the signature expired at {0}")]
    Expired(Timestamp),
    /// The signature says it is valid for longer than we allow.
    #[error("the signature claims to be valid until {0}")]
    Lifetime(Timestamp),
    /// The algorithm is not on the list.
    #[error("the algorithm “{0}” is not accepted")]
    Algorithm(String),
    /// The key id is none of the actor's keys.
    #[error("“{0}” is not a key of the actor")]
    OtherKey(String),
    /// The digest is not that of the body.
    #[error(transparent)]
    Digest(#[from] DigestError),
    /// The signature is not by the key.
    #[error("the signature is not by the key “{0}”")]
    Forged(String),
}

impl SignatureError {
    /// The HTTP status to answer with: 400 where no honest sender could have made the request, else 401, upon which
    /// an honest one signs again.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Repeated(_) | Self::SignedTwice | Self::Unreadable(_) => 400,
            _ => 401,
        }
    }
}

/// A key of an actor, under the id by which signatures name it.
#[derive(Debug, Clone)]
pub struct ActorKey {
    /// The key id.
    pub id: String,
    /// The key.
    pub key: RsaPublic,
}

/// A request whose signature is of the right form, at the right time, for us; not yet by anybody.
#[derive(Debug, Clone)]
pub struct Unverified {
    key_id: String,
    signature: Vec<u8>,
    message: String,
    signed: BTreeMap<String, String>,
}

/// A request signed by the key it names. Only [`Unverified::verify`] makes one.
#[derive(Debug)]
pub struct Verified {
    key_id: String,
    signed: BTreeMap<String, String>,
}

/// Reads the signature of a request: everything that can be said without a key and without the body.
///
/// `target` is path and query as received, `our_host` the only `Host` we answer to.
pub fn read(
    method: &str,
    target: &str,
    headers: &HeaderMap,
    our_host: &str,
    now: Timestamp,
) -> Result<Unverified, SignatureError> {
    if headers.contains_key("signature-input") {
        return Err(SignatureError::OtherScheme);
    }
    let text = single(headers, "signature")?.ok_or(SignatureError::Missing)?;
    if headers.get_all("authorization").iter().any(|value| names_signature(value.as_bytes())) {
        return Err(SignatureError::SignedTwice);
    }
    for name in ONCE {
        single(headers, name)?;
    }
    let parameters = Parameters::parse(text)?;
    let signed = signed_headers(headers, &parameters)?;
    requires_components(method, headers, &parameters)?;
    let host = &signed["host"];
    if !host.eq_ignore_ascii_case(our_host) {
        return Err(SignatureError::OtherHost(host.clone()));
    }
    is_timely(&parameters, signed.get("date"), now)?;
    let message = message(method, target, &parameters, &signed)?;
    Ok(Unverified { key_id: parameters.key_id, signature: parameters.signature, message, signed })
}

impl Unverified {
    /// The key the sender names; only good for asking whose it is.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Verifies the signature with the key it names, which must be one of `keys`, and the body (none is an empty one)
    /// with the signed digest. `keys` are those of the actor in whose name the request speaks, and of nobody else.
    pub fn verify(self, keys: &[ActorKey], body: Option<&[u8]>) -> Result<Verified, SignatureError> {
        let Some(named) = keys.iter().find(|key| key.id == self.key_id) else {
            return Err(SignatureError::OtherKey(self.key_id));
        };
        if let Some(header) = self.signed.get("digest") {
            digest::check_digest_header(header, body.unwrap_or_default())?;
        }
        if named.key.verify(self.message.as_bytes(), &self.signature) {
            Ok(Verified { key_id: self.key_id, signed: self.signed })
        } else {
            Err(SignatureError::Forged(self.key_id))
        }
    }
}

impl Verified {
    /// The key that signed.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The value of a header, if it was signed.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.signed.get(name).map(String::as_str)
    }
}

fn names_signature(authorization: &[u8]) -> bool {
    authorization.get(..9).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"signature"))
}

fn single<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, SignatureError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| SignatureError::Unreadable(name.to_owned())),
        (Some(_), Some(_)) => Err(SignatureError::Repeated(name.to_owned())),
    }
}

/// The headers named in the signature, each there exactly once.
fn signed_headers(headers: &HeaderMap, parameters: &Parameters) -> Result<BTreeMap<String, String>, SignatureError> {
    let names = parameters.headers.iter().filter(|name| !name.starts_with('('));
    let value = |name: &String| {
        let value = single(headers, name)?.filter(|_| name != "signature");
        Ok((name.clone(), value.ok_or_else(|| SignatureError::NotSigned(name.clone()))?.to_owned()))
    };
    names.map(value).collect()
}

/// Method, path, host, an instant and, with a body, its digest must be signed.
fn requires_components(method: &str, headers: &HeaderMap, parameters: &Parameters) -> Result<(), SignatureError> {
    let is_signed = |name: &str| parameters.headers.iter().any(|signed| signed == name);
    let missing = |name: &str| Err(SignatureError::NotSigned(name.to_owned()));
    for name in ["(request-target)", "host"] {
        if !is_signed(name) {
            return missing(name);
        }
    }
    if !is_signed("date") && !is_signed("(created)") {
        return missing("date");
    }
    if !matches!(method, "GET" | "HEAD") && !is_signed("digest") {
        return missing("digest");
    }
    match SIGNED_OR_ABSENT.into_iter().find(|name| headers.contains_key(*name) && !is_signed(name)) {
        Some(name) => missing(name),
        None => Ok(()),
    }
}

/// Whether a signed instant is near enough to ours for the request to count.
pub fn is_near(made: Timestamp, now: Timestamp) -> bool {
    now.duration_since(made).abs() <= WINDOW
}

/// Every instant the signature carries must be near ours, and it must not claim to be valid for long.
fn is_timely(parameters: &Parameters, date: Option<&String>, now: Timestamp) -> Result<(), SignatureError> {
    let date = date.map(|text| read_date(text).ok_or_else(|| SignatureError::Date(text.clone()))).transpose()?;
    let made: Vec<Timestamp> = [date, parameters.created].into_iter().flatten().collect();
    if let Some(at) = made.iter().find(|at| !is_near(**at, now)) {
        return Err(SignatureError::Clock(*at));
    }
    let Some(expires) = parameters.expires else { return Ok(()) };
    if expires < now {
        return Err(SignatureError::Expired(expires));
    }
    let is_long = made.iter().any(|at| expires.duration_since(*at) > LIFETIME_MAX);
    if is_long { Err(SignatureError::Lifetime(expires)) } else { Ok(()) }
}

fn read_date(text: &str) -> Option<Timestamp> {
    httpdate::parse_http_date(text).ok().and_then(|at| at.try_into().ok())
}

/// The text that was signed. The crate gets a header of its own, with nothing in it that it would compare with the
/// system's clock or split at the wrong place; created and expires go in as the values they stand for.
fn message(
    method: &str,
    target: &str,
    parameters: &Parameters,
    signed: &BTreeMap<String, String>,
) -> Result<String, SignatureError> {
    let mut values = signed.clone();
    for (name, at) in [("(created)", parameters.created), ("(expires)", parameters.expires)] {
        values.extend(at.map(|at| (name.to_owned(), at.as_second().to_string())));
    }
    let names = parameters.headers.join(" ");
    values.insert("signature".to_owned(), format!(r#"keyId="-",headers="{names}",signature="-""#));
    let unverified = Config::new().set_expiration(NEVER).begin_verify(method, target, values);
    // What is left to go wrong is a pseudo-header without a value.
    let unverified = unverified.map_err(|_| SignatureError::Malformed("list of headers"))?;
    Ok(unverified.signing_string().to_owned())
}
