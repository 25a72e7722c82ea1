//! What a request carries: JSON of a known form, which edition was read, ids.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    bearer::line,
    refusal::{absent, malformed},
};
use crate::web::problem::{Fault, Problem};

/// The most digits of an edition.
const EDITION_DIGITS: usize = 18;

/// JSON of a known form; its members are known, stand once and fit, or the request is refused.
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let is_json = is_json(request.headers());
        let bytes = Bytes::from_request(request, state).await.map_err(|_| unread())?;
        if !is_json {
            let problem = Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body is JSON: say application/json");
            return Err(problem.into_response());
        }
        let read = serde_json::from_slice(&bytes).map(Self);
        if has_nothing(&bytes) {
            let words = "the body: a text has no character of the number 0";
            return Err(Problem::of(StatusCode::BAD_REQUEST, words).into_response());
        }
        read.map_err(|error| Problem::of(StatusCode::BAD_REQUEST, &format!("the body: {error}")).into_response())
    }
}

/// Whether a text in it has a character of the number 0, which PostgreSQL does not take.
fn has_nothing(bytes: &[u8]) -> bool {
    let is_written = bytes.windows(6).any(|six| six == b"\\u0000");
    is_written && serde_json::from_slice(bytes).is_ok_and(|value| holds_nothing(&value))
}

fn holds_nothing(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(all) => all.iter().any(holds_nothing),
        Value::Object(all) => all.iter().any(|(name, value)| name.contains('\0') || holds_nothing(value)),
        _ => false,
    }
}

fn unread() -> Response {
    Problem::of(StatusCode::BAD_REQUEST, "the body could not be read").into_response()
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|line| line.to_str().ok());
    let essence = media_type.map(|line| line.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    essence.is_some_and(|essence| essence == "application/json")
}

/// The edition that was read, from `If-Match`.
pub fn edition(headers: &HeaderMap) -> Result<u64, Fault> {
    let Some(line) = line(headers, &header::IF_MATCH)? else {
        let words = "say which edition was read: If-Match with the ETag of the draft";
        return Err(Fault::of(Problem::of(StatusCode::PRECONDITION_REQUIRED, words)));
    };
    let tag = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or_default();
    let is_tag = (1..=EDITION_DIGITS).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_digit());
    let edition = tag.parse().ok().filter(|_| is_tag);
    edition.ok_or_else(|| {
        malformed(header::IF_MATCH.as_str(), "it is the ETag of the edition that was read, and no other")
    })
}

/// The entity tag of an edition.
pub fn tag(edition: u64) -> String {
    format!("\"{edition}\"")
}

/// A UUID as it stands in an address; anything else is not there.
pub fn id(word: &str) -> Result<String, Fault> {
    let id = uuid::Uuid::try_parse(word).ok().map(|id| id.to_string());
    id.filter(|id| id == word).ok_or_else(absent)
}

/// Words that somebody is to read.
pub fn words<'a>(name: &str, text: &'a str) -> Result<&'a str, Fault> {
    if text.trim().is_empty() { Err(malformed(name, "it says why, in words")) } else { Ok(text) }
}
