//! `/api/v1`: what is public, as JSON for programs. CLEAR alone, whoever asks.
//!
//! Names are those of ActivityStreams where it has one, and stay as they are within a version; members may be added.
//! What is wrong with a question is said as RFC 9457 with the name of the parameter. See docs/api.md. This module holds
//! no rule: what is public is asked of the store.

mod asked;
mod listing;
mod material;
mod search;
mod topics;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;

pub use self::{
    listing::get as materials,
    material::get as one_material,
    search::get as search,
    topics::{get as topics, scheme},
};
use super::{
    headers,
    page::Cache,
    problem::{self, Fault},
};

/// An answer that any cache may keep and must ask about again, and any page may read.
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
