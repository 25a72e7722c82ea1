//! The text of a document of a word processor, or of a page of the web, as Markdown for a draft; nothing is kept.

use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{bearer::Held, refusal::faulty};
use crate::{
    app::App,
    desk::{self, draft::Upload},
    model::source::MAX_TEXT_BYTES,
    web::problem::{Fault, Problem},
};

/// How many times as large as its text a page of the web may be.
const MARKUP: u64 = 4;

/// What a document says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DocumentText)]
pub struct Converted {
    /// Its title; of a page of the web nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The language it says it is in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// `POST /api/v1/documents`.
#[utoipa::path(post, path = "/api/v1/documents", tag = "drafts", operation_id = "convertDocument",
    request_body(content = [u8], content_type = "application/octet-stream",
        description = "A .docx or .odt; with the media type text/html a page or a part of one"),
    responses((status = 200, description = "Its headings, lists, tables and links as Markdown", body = Converted)))]
pub async fn convert(State(app): State<App>, _: Held, headers: HeaderMap, bytes: Bytes) -> Result<Response, Fault> {
    if is_html(&headers) {
        if bytes.len() as u64 > MAX_TEXT_BYTES * MARKUP {
            let words = format!("a page has {} bytes at most", MAX_TEXT_BYTES * MARKUP);
            return Err(Fault::of(Problem::of(StatusCode::PAYLOAD_TOO_LARGE, &words)));
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        let text = desk::draft::pasted(&app, html).await?;
        return Ok(axum::Json(Converted { title: String::new(), language: String::new(), text }).into_response());
    }
    let upload = Upload { name: "document".to_owned(), bytes: bytes.to_vec() };
    let read = desk::draft::document(&app, upload).await?;
    let document = read.map_err(|fault| faulty(&[fault]))?;
    let converted = Converted { title: document.title, language: document.language, text: document.markdown };
    Ok(axum::Json(converted).into_response())
}

fn is_html(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|line| line.to_str().ok()).unwrap_or_default();
    media_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("text/html")
}
