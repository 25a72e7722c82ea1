//! `/log/head` and `/log/entries`: our log, to partners alone; `/log/held` and
//! `/log/findings`: what we hold of theirs and found in it. Everybody else gets 404.

use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use election_pool_protocol::replication::PullQuery;

use super::{
    problem::{self, Problem},
    viewer::Partner,
};
use crate::{app::App, desk};

const JSON: [(header::HeaderName, &str); 2] =
    [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "private, no-store")];

/// `GET /log/head`.
pub async fn head(State(app): State<App>, Partner(caller): Partner) -> Response {
    match desk::log::head(&app, &caller.host, caller.applied).await {
        Ok(head) => (JSON, head.to_json()).into_response(),
        Err(error) => problem::failed(&error).into_response(),
    }
}

/// `GET /log/findings`: what is in quarantine here of the caller's own log, and what contradicts.
pub async fn findings(State(app): State<App>, Partner(caller): Partner) -> Response {
    match desk::doubt::findings(&app, &caller.host).await {
        Ok(bytes) => (JSON, bytes).into_response(),
        Err(error) => problem::failed(&error).into_response(),
    }
}

/// `GET /log/held?after=57`: the caller's own log, as far as it is held here.
pub async fn held(State(app): State<App>, Partner(caller): Partner, RawQuery(query): RawQuery) -> Response {
    let asked = match PullQuery::parse(query.as_deref().unwrap_or_default()) {
        Ok(asked) => asked,
        Err(error) => return Problem::of(StatusCode::BAD_REQUEST, &error.to_string()).into_response(),
    };
    match desk::log::held(&app, &caller.host, asked).await {
        Ok(bytes) => (JSON, bytes).into_response(),
        Err(error) => problem::failed(&error).into_response(),
    }
}

/// `GET /log/entries?after=57&limit=500&bodies=0|1`.
pub async fn entries(State(app): State<App>, Partner(caller): Partner, RawQuery(query): RawQuery) -> Response {
    let asked = match PullQuery::parse(query.as_deref().unwrap_or_default()) {
        Ok(asked) => asked,
        Err(error) => return Problem::of(StatusCode::BAD_REQUEST, &error.to_string()).into_response(),
    };
    match desk::log::answer(&app, &caller.host, &caller.viewer, caller.applied, asked).await {
        Ok(bytes) => (JSON, bytes).into_response(),
        Err(error) => problem::failed(&error).into_response(),
    }
}
