//! `Idempotency-Key`: whoever lost the answer asks again under the same key, gets the same answer, and nothing is done
//! twice.
//!
//! Spec: draft-ietf-httpapi-idempotency-key-header. Stands before every operation that changes something.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use election_pool_protocol::digest;
use http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use serde::Serialize;

use super::bearer::{grant, line};
use crate::{
    app::App,
    desk::{
        replay::{self, Kept, Standing},
        token::Grant,
    },
    web::{
        form,
        problem::{self, Fault, Problem},
    },
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest key, in characters.
const KEY_CHARS: usize = 255;
/// The largest answer that is kept; ours say what was done and no more.
const ANSWER_BYTES: usize = 256 << 10;
/// How soon to ask again while the first is worked on, in seconds.
const SOON_S: u64 = 1;
/// Where a document is sent, whose bytes are a file's.
const DOCUMENTS: &str = "/api/v1/documents";
/// The headers of an answer that are kept with it.
const WITH: [HeaderName; 4] = [header::CONTENT_TYPE, header::ETAG, header::LOCATION, header::WWW_AUTHENTICATE];

/// What is kept of an answer in place of its body, where that has a secret in it: the same request again is not told it.
#[derive(Debug, Clone)]
pub struct Instead(Vec<u8>);

impl Instead {
    /// The answer without its secret.
    pub fn of(answer: &impl Serialize) -> Result<Self, Fault> {
        serde_json::to_vec(answer).map(Self).map_err(|error| Fault::of(problem::failed(&error)))
    }
}

/// Reads the body, bounded, and does under one key what is asked under it once.
pub async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let limits = &app.config.limits;
    let path = parts.uri.path();
    let is_file = path.contains("/files/") || path == DOCUMENTS;
    let limit = if is_file { limits.attachment_bytes } else { limits.api_body_bytes };
    let bytes = match form::read(body, limit).await {
        Ok(Some(bytes)) => Bytes::from(bytes),
        Ok(None) => return too_large(limit),
        Err(response) => return response,
    };
    let name = match key(&parts) {
        Ok(name) => name,
        Err(fault) => return fault.into_response(),
    };
    let keyed = name.zip(grant(&parts.extensions).cloned());
    let asked = asked(&parts, &bytes);
    let request = Request::from_parts(parts, Body::from(bytes));
    match keyed {
        // Whoever asked may hang up: what they asked for is done to its end, and its answer kept for when they ask again.
        Some((name, grant)) => match app.clone().deeds.spawn(under(app, grant, name, asked, request, next)).await {
            Ok(response) => response,
            Err(error) => problem::failed(&error).into_response(),
        },
        None => next.run(request).await,
    }
}

async fn under(app: App, grant: Arc<Grant>, name: String, asked: [u8; 32], request: Request, next: Next) -> Response {
    let soon = |status, words: &str| Fault::of(Problem::of(status, words)).after(SOON_S).into_response();
    let begun = match replay::begin(&app, &grant, &name, &asked).await {
        Ok(Standing::Begun(at)) => at,
        Ok(Standing::Done(kept)) => return again(kept),
        Ok(Standing::Other) => {
            let words = "this key came with another request before; every request has a key of its own";
            let mut problem = Problem::of_parameter(KEY.as_str(), words);
            problem.becomes(StatusCode::UNPROCESSABLE_ENTITY);
            return problem.into_response();
        }
        Ok(Standing::Busy) => return soon(StatusCode::CONFLICT, "the same request is being worked on; ask again"),
        Ok(Standing::Full) => return soon(StatusCode::TOO_MANY_REQUESTS, "as many keys are kept as may be"),
        Err(error) => return problem::failed(&error).into_response(),
    };
    let (mut parts, body) = next.run(request).await.into_parts();
    let instead = parts.extensions.remove::<Instead>();
    let body = to_bytes(body, ANSWER_BYTES).await;
    let kept = body.as_ref().ok().filter(|_| is_final(parts.status)).map(|body| Kept {
        status: parts.status.as_u16(),
        headers: lines(&parts.headers),
        body: instead.map_or_else(|| body.to_vec(), |Instead(kept)| kept),
    });
    if let Err(error) = replay::settle(&app, &grant, (&name, &asked), begun, kept.as_ref()).await {
        tracing::warn!(%error, "could not keep an answer");
    }
    match body {
        Ok(body) => Response::from_parts(parts, Body::from(body)),
        Err(error) => problem::failed(&error).into_response(),
    }
}

/// Whether the same request again would not be answered otherwise.
fn is_final(status: StatusCode) -> bool {
    !status.is_server_error() && !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::TOO_MANY_REQUESTS)
}

fn key(parts: &Parts) -> Result<Option<String>, Fault> {
    let Some(line) = line(&parts.headers, &KEY)? else { return Ok(None) };
    // RFC 8941 has it in quotation marks; many leave them out.
    let name = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let is_key = (1..=KEY_CHARS).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic() || b == b' ');
    let words = "it is 1 to 255 characters of ASCII, such as a UUID";
    if is_key { Ok(Some(name.to_owned())) } else { Err(Fault::of(Problem::of_parameter(KEY.as_str(), words))) }
}

/// All that is asked, in one number.
fn asked(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let said = |name: HeaderName| parts.headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default();
    let address = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let pieces = [
        parts.method.as_str().as_bytes(),
        address.as_bytes(),
        said(header::IF_MATCH),
        said(header::CONTENT_TYPE),
        &digest::sha256(body),
    ];
    digest::sha256(&pieces.join(&b'\n'))
}

fn lines(headers: &http::HeaderMap) -> String {
    let line = |name: &HeaderName| Some((name.to_string(), headers.get(name)?.to_str().ok()?.to_owned()));
    serde_json::json!(WITH.iter().filter_map(line).collect::<BTreeMap<_, _>>()).to_string()
}

fn again(kept: Kept) -> Response {
    let mut response = kept.body.into_response();
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.clear();
    let lines: BTreeMap<String, String> = serde_json::from_str(&kept.headers).unwrap_or_default();
    for (name, line) in lines {
        if let (Ok(name), Ok(line)) = (HeaderName::try_from(name), HeaderValue::try_from(line)) {
            headers.insert(name, line);
        }
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn too_large(limit: usize) -> Response {
    let words = format!("the body has more than {limit} bytes");
    Problem::of(StatusCode::PAYLOAD_TOO_LARGE, &words).into_response()
}
