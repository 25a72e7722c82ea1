//! `/translated/{secret}`: where a provider of translations that answers later sends one answer. Each address works once.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};

use super::problem::Fault;
use crate::{
    app::App,
    desk::translation::{self, Answered},
};

/// `POST /translated/{secret}`: a translation.
pub async fn ok(State(app): State<App>, Path(secret): Path<String>, form: Bytes) -> Result<Response, Fault> {
    Ok(said(translation::answer(&app, &secret, &form, false).await?))
}

/// `POST /translated/{secret}/error`: that there is none.
pub async fn error(State(app): State<App>, Path(secret): Path<String>, form: Bytes) -> Result<Response, Fault> {
    Ok(said(translation::answer(&app, &secret, &form, true).await?))
}

fn said(answered: Answered) -> Response {
    let (status, words) = match answered {
        Answered::Taken => (StatusCode::OK, "taken"),
        Answered::Unknown => (StatusCode::NOT_FOUND, "nothing is expected here"),
        Answered::Wrong => (StatusCode::BAD_REQUEST, "this is not what is expected here"),
    };
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, format!("{words}\n")).into_response()
}
