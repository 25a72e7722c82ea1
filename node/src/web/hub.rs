//! `/hub`: where readers ask to be told of changes of our feeds.
//!
//! Spec: <https://www.w3.org/TR/websub/> section 5. What is wrong with a request is said in plain text, as the
//! specification asks; whether it was really made by the owner of the callback is found out afterwards.

use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::{caller::Caller, problem::Fault};
use crate::{
    app::App,
    desk::hub::{self, Refusal},
};

const FORM: &str = "application/x-www-form-urlencoded";

/// `POST /hub`.
pub async fn ask(State(app): State<App>, caller: Caller, headers: HeaderMap, form: Bytes) -> Result<Response, Fault> {
    let limits = &app.config.limits;
    if let Err(wait_s) = app.hub_tries.may(caller.0, app.clock.now(), limits.hub_tries, limits.hub_tries_total) {
        let mut response = said(StatusCode::TOO_MANY_REQUESTS, "too many requests; try again later");
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        return Ok(response);
    }
    if !is_form(&headers) {
        return Ok(said(StatusCode::UNSUPPORTED_MEDIA_TYPE, &format!("the request must be {FORM}")));
    }
    Ok(match hub::ask(&app, &form).await? {
        Ok(()) => said(StatusCode::ACCEPTED, "the callback will be asked"),
        Err(refusal) => said(status(&refusal), &refusal.to_string()),
    })
}

fn is_form(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(FORM)
}

const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Malformed(_) | Refusal::Callback(_) => StatusCode::BAD_REQUEST,
        Refusal::Topic => StatusCode::NOT_FOUND,
        Refusal::Full => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn said(status: StatusCode, words: &str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, format!("{words}\n")).into_response()
}
