//! The stylesheet, the one script and the icon, carried in the binary.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};

use super::headers;

const STYLE: &str = include_str!("../../assets/style.css");
const DESK: &str = include_str!("../../assets/desk.js");
const ICON: &str = include_str!("../../assets/favicon.svg");

/// `GET /assets/style.css`.
pub async fn style(asked: HeaderMap) -> Response {
    answer(&asked, "text/css; charset=utf-8", STYLE)
}

/// `GET /assets/desk.js`: saves drafts as one goes, and has what is pasted made Markdown.
pub async fn desk(asked: HeaderMap) -> Response {
    answer(&asked, "text/javascript; charset=utf-8", DESK)
}

/// `GET /favicon.ico`: an SVG under the name browsers look for.
pub async fn icon(asked: HeaderMap) -> Response {
    answer(&asked, "image/svg+xml", ICON)
}

fn answer(asked: &HeaderMap, media_type: &'static str, text: &'static str) -> Response {
    let etag = headers::tag_of(text.as_bytes());
    let response = ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=600")], text);
    headers::conditional(asked, response.into_response(), &etag, None)
}
