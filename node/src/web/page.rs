//! A page on its way out.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

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

/// Until when an answer holds though nothing is written meanwhile; stands beside it for whoever keeps it in memory. An
/// answer without holds until something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until(pub Timestamp);

impl Until {
    /// The next midnight, for what names the day.
    pub fn midnight(now: Timestamp) -> Self {
        let tomorrow = now.to_zoned(TimeZone::UTC).date().tomorrow();
        let start = tomorrow.and_then(|day| day.to_zoned(TimeZone::UTC));
        Self(start.map_or(Timestamp::MAX, |start| start.timestamp()))
    }

    /// The next full minute, for what compares with the time of day.
    pub fn minute(now: Timestamp) -> Self {
        let second = (now.as_second().div_euclid(60) + 1) * 60;
        Self(Timestamp::from_second(second).unwrap_or(Timestamp::MAX))
    }

    /// The end of `stay` after the first of these instants; nothing if there is none.
    pub fn after(since: impl Iterator<Item = Timestamp>, stay: SignedDuration) -> Option<Self> {
        since.min().map(|at| Self(at.checked_add(stay).unwrap_or(Timestamp::MAX)))
    }

    /// Notes it on an answer.
    pub fn on(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}

/// Renders `template`.
pub fn answer(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => {
            // What lacks the language of the page is shown in the next that its reader likes.
            let lines = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::VARY, "Accept-Language")];
            (status, lines, html).into_response()
        }
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
