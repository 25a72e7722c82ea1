//! Everything that is kept of whoever is signed in, as a file of theirs.

use axum::{
    Form,
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, header};

use super::{Button, allowed};
use crate::{
    app::App,
    desk::person,
    web::{page::Cache, problem::Fault, reader::Reader},
};

/// `POST /{lang}/account/data`: sent piece by piece as it is read.
pub async fn take(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, button.csrf()).await?;
    let username = &session.account.username;
    let pieces = person::export(&app, username, username).await?;
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{username}.json\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, name.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, Cache::Nobody.line()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
