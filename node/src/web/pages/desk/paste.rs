//! What is pasted from a word processor or a web page, made Markdown here: the browser needs no library for it.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};

use super::pressed;
use crate::{
    app::App,
    desk::draft,
    model::source::MAX_TEXT_BYTES,
    web::{
        form::Sent,
        problem::{Fault, Problem},
        reader::Reader,
    },
};

/// `POST /{lang}/desk/paste`: the HTML in, Markdown out.
pub async fn convert(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Fault> {
    pressed(&app, &reader, &headers, sent.get("csrf"))?;
    let html = sent.get("html");
    if html.len() as u64 > MAX_TEXT_BYTES * 4 {
        return Err(Fault::of(Problem::of(StatusCode::PAYLOAD_TOO_LARGE, "too much was pasted at once")));
    }
    let headers = [(header::CONTENT_TYPE, "text/markdown; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, draft::pasted(&app, html.to_owned()).await?).into_response())
}
