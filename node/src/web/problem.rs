//! What is said when there is nothing else to say: RFC 9457 values for machines, one plain page for people.
//!
//! Not allowed and not existing are the same answer, byte for byte; so nothing here is told what was asked for.

use std::{any::Any, error::Error, io};

use axum::{
    BoxError,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    page,
    pages::{absent::Absent, failed},
    shell::Shell,
};
use crate::{app::App, desk::DeskError, model::words::Words, store::StoreError};

/// A refusal or failure as `application/problem+json`.
///
/// Spec: RFC 9457. The type is `about:blank`: status and title say it all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The name of the status.
    title: String,
    /// The status.
    status: u16,
    /// What happened, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The parameter or header that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    /// What is wrong, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldFault>,
}

/// What is wrong with one field of what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldFault {
    /// The field.
    #[schema(example = "title-0")]
    pub field: String,
    /// What is wrong, in English.
    #[schema(example = "it must be there")]
    pub detail: String,
}

impl Problem {
    /// A problem with a reason in a few words, fit for strangers.
    pub fn of(status: StatusCode, detail: &str) -> Self {
        Self { detail: Some(detail.to_owned()), ..Self::bare(status) }
    }

    /// A problem that says no more than its status.
    pub fn bare(status: StatusCode) -> Self {
        let title = status.canonical_reason().unwrap_or("Problem").to_owned();
        Self { kind: "about:blank", title, status: status.as_u16(), detail: None, parameter: None, errors: Vec::new() }
    }

    /// The same with another status.
    pub fn becomes(&mut self, status: StatusCode) {
        status.canonical_reason().unwrap_or("Problem").clone_into(&mut self.title);
        self.status = status.as_u16();
    }

    /// What is wrong, field by field.
    pub fn of_fields(detail: &str, errors: Vec<FieldFault>) -> Self {
        Self { errors, ..Self::of(StatusCode::UNPROCESSABLE_ENTITY, detail) }
    }

    /// What is wrong with a parameter of the address.
    pub fn of_parameter(name: &str, detail: &str) -> Self {
        let name = name.chars().take(PARAMETER_CHARS).collect();
        Self { parameter: Some(name), ..Self::of(StatusCode::BAD_REQUEST, detail) }
    }
}

/// How much of the name of a parameter is said again.
const PARAMETER_CHARS: usize = 60;

/// The answer to machines for what is not there, or not for them.
pub fn not_found() -> Problem {
    Problem::bare(StatusCode::NOT_FOUND)
}

/// The answer of a path that belongs to a later version.
pub fn not_in_this_version() -> Problem {
    Problem::of(StatusCode::NOT_FOUND, "not in this version")
}

/// The answer when something of ours failed; its words go to the log, not to the caller.
pub fn failed(error: &(impl Error + ?Sized)) -> Problem {
    let mut chain = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        chain.push_str(": ");
        chain.push_str(&cause.to_string());
        source = cause.source();
    }
    tracing::error!(error = chain, "a request failed");
    Problem::of(StatusCode::SERVICE_UNAVAILABLE, "this node could not do it; try again later")
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).expect("a problem is made of texts and a number");
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (status, headers, body).into_response()
    }
}

/// Why a handler of this floor gives no page; made into its answer on the spot.
#[derive(Debug)]
pub struct Fault(Box<Response>);

impl Fault {
    /// Nothing is here, or nothing for this reader: the same page in the language of the address.
    pub fn absent(app: &App, language: &str) -> Self {
        Self(Box::new(absent(app, language)))
    }

    /// The same, to be tried again after so many seconds.
    #[must_use]
    pub fn after(mut self, wait_s: u64) -> Self {
        self.0.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        self
    }

    /// The same, also for scripts of other sites.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.0.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        self
    }

    /// Somewhere else is to be done something first.
    pub fn led(address: &str) -> Self {
        Self(Box::new(Redirect::to(address).into_response()))
    }

    /// A page that says why.
    pub fn page(page: Response) -> Self {
        Self(Box::new(page))
    }

    /// A problem of our own making.
    pub fn of(problem: Problem) -> Self {
        Self(Box::new(problem.into_response()))
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::of(failed(&error))
    }
}

impl From<DeskError> for Fault {
    fn from(error: DeskError) -> Self {
        Self::of(failed(&error))
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::of(failed(&error))
    }
}

/// The 404 page. Its bytes depend on the node and the page language alone.
pub fn absent(app: &App, language: &str) -> Response {
    let shell = Shell::of(app, language, "", "/");
    let mut response = page::answer(StatusCode::NOT_FOUND, &Absent { shell });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The answer of a router for an address it does not know; a page is led to whose address was written with a slash behind it.
pub async fn fallback(State(app): State<App>, method: Method, address: Uri, asked: HeaderMap) -> Response {
    if matches!(method, Method::GET | Method::HEAD)
        && let Some(page) = without_slash(&address)
    {
        return Redirect::permanent(&page).into_response();
    }
    absent(&app, failed::language(&app, &address, &asked).code)
}

/// The address of a page without the slashes behind it, and with its question; nothing where there are none, or it is no page.
fn without_slash(address: &Uri) -> Option<String> {
    let path = address.path().strip_suffix('/')?.trim_end_matches('/');
    let (language, _) = path.strip_prefix('/')?.split_once('/')?;
    Words::of(language)?;
    Some(address.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

/// The answer when as many requests are worked on as may be: nobody waits in a queue without end.
pub async fn overloaded(_: BoxError) -> Response {
    let problem = Problem::of(StatusCode::SERVICE_UNAVAILABLE, "too much is asked at once; try again soon");
    ([(header::RETRY_AFTER, HeaderValue::from_static("5"))], problem).into_response()
}

/// The answer for a handler that panicked; the words of the panic stay in the log.
#[expect(clippy::needless_pass_by_value, reason = "the layer that catches the panic hands it over")]
pub fn panicked(words: Box<dyn Any + Send + 'static>) -> Response {
    let words = words.downcast_ref::<String>().map(String::as_str).or_else(|| words.downcast_ref::<&str>().copied());
    tracing::error!(words = words.unwrap_or("no words"), "a handler panicked");
    Problem::bare(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_problem_is_the_json_of_rfc_9457() {
        let response = not_in_this_version().into_response();
        assert_eq!(response.status(), 404);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 1024).await.unwrap();
        assert_eq!(
            std::str::from_utf8(&body).unwrap(),
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"not in this version"}"#
        );
    }

    #[test]
    fn a_panic_tells_strangers_nothing() {
        let response = panicked(Box::new("secret".to_owned()));
        assert_eq!(response.status(), 500);
    }
}
