//! The stylesheet and the icon, carried in the binary.

use axum::response::Response;
use http::{HeaderMap, HeaderValue};

use super::{encoding, headers};

const STYLE: &str = include_str!("../../assets/style.css");
const ICON: &str = include_str!("../../assets/favicon.svg");

/// `GET /assets/style.css`.
pub async fn style(asked: HeaderMap) -> Response {
    answer(&asked, "text/css; charset=utf-8", STYLE)
}

/// `GET /favicon.ico`: an SVG under the name browsers look for.
pub async fn icon(asked: HeaderMap) -> Response {
    answer(&asked, "image/svg+xml", ICON)
}

fn answer(asked: &HeaderMap, media_type: &'static str, text: &'static str) -> Response {
    let etag = headers::tag_of(text.as_bytes());
    encoding::answer(asked, media_type, HeaderValue::from_static("public, max-age=600"), text.as_bytes(), &etag, None)
}
