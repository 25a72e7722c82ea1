//! A page on its way out.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use super::problem::Problem;

/// Who may keep a copy of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// Anybody, asking each time whether it still holds: a withdrawal takes effect at once.
    Public,
    /// Nobody.
    Nobody,
}

impl Cache {
    /// The header.
    pub fn line(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Public => "public, no-cache",
            Self::Nobody => "private, no-store",
        })
    }
}

/// Renders `template`.
pub fn answer(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], html)
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Problem::bare(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

/// Renders `template` with what caches may do.
pub fn cached(status: StatusCode, template: &impl Template, cache: Cache) -> Response {
    let mut response = answer(status, template);
    response.headers_mut().insert(header::CACHE_CONTROL, cache.line());
    response
}
