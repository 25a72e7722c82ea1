//! The page of a request that could not be answered, in the reader's language: what happened and what can be done.
//!
//! It is made of the status alone, so there is nothing it could leak.

use askama::Template;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, Method, StatusCode, Uri, header};

use crate::{
    app::App,
    model::words::Words,
    web::{
        api,
        page::{self, Cache},
        shell::{self, Shell},
    },
};

/// The page.
#[derive(Debug, Template)]
#[template(path = "failed.html")]
pub struct Failed {
    /// The frame.
    pub shell: Shell,
    /// What happened.
    pub title: String,
    /// What can be done.
    pub help: String,
}

impl Failed {
    /// The page of a status; none for those whose answer is not ours to word.
    pub fn of(shell: Shell, status: StatusCode) -> Option<Self> {
        let words = shell.words;
        let (title, help) = match status {
            StatusCode::BAD_REQUEST
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::URI_TOO_LONG
            | StatusCode::UNPROCESSABLE_ENTITY => (words.error_malformed(), words.error_malformed_help()),
            StatusCode::FORBIDDEN => (words.error_forbidden(), words.error_forbidden_help()),
            StatusCode::NOT_FOUND => (words.absent(), words.absent_help()),
            StatusCode::TOO_MANY_REQUESTS => (words.error_too_many(), words.error_too_many_help()),
            StatusCode::INTERNAL_SERVER_ERROR => (words.error_failed(), words.error_failed_help()),
            StatusCode::SERVICE_UNAVAILABLE => (words.error_busy(), words.error_busy_help()),
            _ => return None,
        };
        Some(Self { shell, title, help })
    }
}

/// Puts a page in the place of a problem that a person would otherwise see as JSON; machines keep theirs. A form that could
/// not be read is answered with the page whoever sent it: its address is one of people.
pub async fn in_words(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // The API speaks to programs alone, whatever they say they take.
    let is_person = is_person(request.headers()) && !api::is_api(path);
    // A script of a page says that it takes JSON.
    let is_form = request.method() == Method::POST
        && Words::of(first(path)).is_some()
        && !names(request.headers(), "application/json");
    let language = (is_person || is_form).then(|| language(&app, request.uri(), request.headers()));
    let response = next.run(request).await;
    match language {
        Some(words) if is_worded_for_machines(&response) && (is_person || is_plain(&response)) => {
            worded(&app, words, response)
        }
        _ => response,
    }
}

/// A line of plain text, which is what is said of a form that cannot be read.
fn is_plain(response: &Response) -> bool {
    media_type(response).is_some_and(|media_type| media_type.starts_with("text/plain"))
}

fn media_type(response: &Response) -> Option<&str> {
    response.headers().get(header::CONTENT_TYPE).and_then(|media_type| media_type.to_str().ok())
}

/// The first part of a path.
fn first(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

fn worded(app: &App, words: &'static Words, response: Response) -> Response {
    let status = response.status();
    let Some(failed) = Failed::of(Shell::of(app, words.code, "", "/"), status) else { return response };
    let mut page = page::cached(status, &failed, Cache::Nobody);
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        page.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    page
}

/// Whether a browser asks: only those name HTML.
pub fn is_person(headers: &HeaderMap) -> bool {
    names(headers, "text/html")
}

/// Whether whoever asks names this type among those they take.
fn names(headers: &HeaderMap, media_type: &str) -> bool {
    let accept = headers.get_all(header::ACCEPT);
    accept.iter().any(|line| line.to_str().is_ok_and(|line| line.to_ascii_lowercase().contains(media_type)))
}

/// A problem, a line of plain text, or an answer without any words; what says more, such as the reasons of `/health`, is
/// left as it is.
fn is_worded_for_machines(response: &Response) -> bool {
    let is_bad = response.status().is_client_error() || response.status().is_server_error();
    let is_bare =
        |media_type: &str| ["application/problem+json", "text/plain"].iter().any(|bare| media_type.starts_with(bare));
    is_bad && media_type(response).is_none_or(is_bare)
}

/// The language of the address, else the best of the node's own for this reader.
pub fn language(app: &App, address: &Uri, headers: &HeaderMap) -> &'static Words {
    Words::of(first(address.path())).unwrap_or_else(|| shell::best(app, headers))
}
