//! `/api/v1`: what a node holds and what its desk does, as JSON for programs.
//!
//! Without a token it gives what is public, to anybody. With one it does what its person may do and the token is for; no
//! cookie counts here. Names are those of ActivityStreams where it has one, and stay as they are within a version; members
//! may be added. What is wrong is said as RFC 9457. See docs/api.md. This module holds no rule: what may be seen is asked
//! of the store, what is done of the desk.

mod admin;
mod adoption;
mod asked;
mod audit;
mod bearer;
mod body;
mod deed;
mod digest;
mod document;
mod draft;
mod erase;
mod follow;
mod incoming;
mod listing;
mod material;
mod moving;
mod offer;
mod operations;
mod peer;
mod refusal;
mod replay;
mod routes;
mod search;
mod topics;
mod waiting;
mod wish;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;

pub use self::{
    bearer::{grant, is_api, not_for, present, unauthorized},
    listing::get as materials,
    material::get as one_material,
    operations::{beyond, methods},
    routes::routes,
    search::get as search,
    topics::{get as topics, scheme},
};
use super::{
    headers,
    page::Cache,
    problem::{self, Fault},
};

/// An answer that any cache may keep and must ask about again, and any page may read; with a token neither counts, see
/// [`bearer`].
fn answer(asked: &HeaderMap, value: &impl Serialize) -> Result<Response, Fault> {
    let text = serde_json::to_string(value).map_err(|error| Fault::of(problem::failed(&error)))?;
    let etag = headers::tag_of(text.as_bytes());
    let lines = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, Cache::Public.line()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    Ok(headers::conditional(asked, (lines, text).into_response(), &etag, None))
}
