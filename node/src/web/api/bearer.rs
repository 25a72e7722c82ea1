//! Who a request to the API comes from: a token in `Authorization`, or anybody.
//!
//! Spec: RFC 6750. What is answered to a token is kept by nobody; what is answered without one may be kept by anybody, and
//! says that it would have been another answer with one.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{FromRequestParts, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Action, Viewer};
use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};

use crate::{
    app::App,
    desk::token::{self, Grant},
    model::scope::Scope,
    store::account::{Account, Role},
    web::{
        caller::Caller,
        page::Cache,
        problem::{self, Fault, Problem},
    },
};

/// Whether an address is one of the API.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// The token of a request, if it came with a good one.
pub fn grant(extensions: &Extensions) -> Option<&Arc<Grant>> {
    extensions.get::<Arc<Grant>>()
}

/// Finds out whose token it is, and sees to it that no answer to one is kept for another.
pub async fn present(app: &App, caller: Caller, mut request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let mut response = match said(request.headers()) {
        Said::Nothing => next.run(request).await,
        Said::Token(secret) => match token::find(app, &secret).await {
            Ok(Some(grant)) => {
                request.extensions_mut().insert(Arc::new(grant));
                private(next.run(request).await)
            }
            Ok(None) => wrong(app, caller),
            Err(error) => problem::failed(&error).into_response(),
        },
        Said::Otherwise => wrong(app, caller),
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = in_form(&response, &method, "this address has no such method");
    } else if response.status() == StatusCode::BAD_REQUEST && is_plain(&response) {
        response = in_form(&response, &method, "a part of this address is no text in UTF-8");
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Authorization"));
    response
}

/// What `Authorization` says.
enum Said {
    Nothing,
    Token(String),
    Otherwise,
}

fn said(headers: &HeaderMap) -> Said {
    let mut lines = headers.get_all(header::AUTHORIZATION).iter();
    let Some(line) = lines.next() else { return Said::Nothing };
    let pair = line.to_str().ok().and_then(|line| line.split_once(' '));
    match (pair, lines.next()) {
        (Some((scheme, token)), None) if scheme.eq_ignore_ascii_case("bearer") => Said::Token(token.trim().to_owned()),
        _ => Said::Otherwise,
    }
}

/// The answer to a token that is none; whoever tries many waits.
fn wrong(app: &App, caller: Caller) -> Response {
    match app.token_tries.may_one(caller.0, app.clock.now(), app.config.limits.token_tries) {
        Ok(()) => challenge(
            StatusCode::UNAUTHORIZED,
            "this is no token, or it has expired or was ended",
            "Bearer realm=\"election-pool\", error=\"invalid_token\"",
        ),
        Err(wait_s) => {
            let problem = Problem::of(StatusCode::TOO_MANY_REQUESTS, "too many wrong tokens came from this address");
            Fault::of(problem).after(wait_s).into_response()
        }
    }
}

/// The answer to whoever comes without a token where one is needed.
pub fn unauthorized(detail: &str) -> Response {
    challenge(StatusCode::UNAUTHORIZED, detail, "Bearer realm=\"election-pool\"")
}

/// The answer to a person whose role does not reach this far.
pub fn not_for(role: Role) -> Response {
    let detail = format!("the role “{}” does not do this", role.as_str());
    Problem::of(StatusCode::FORBIDDEN, &detail).into_response()
}

/// The answer to a token that is not for this.
pub fn insufficient(scope: Scope, detail: &str) -> Response {
    let line = format!("Bearer realm=\"election-pool\", error=\"insufficient_scope\", scope=\"{scope}\"");
    challenge(StatusCode::FORBIDDEN, detail, &line)
}

fn challenge(status: StatusCode, detail: &str, line: &str) -> Response {
    let mut response = Problem::of(status, detail).into_response();
    let line = HeaderValue::from_str(line).expect("scopes are letters");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, line);
    response
}

fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, Cache::Nobody.line());
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    response
}

fn is_plain(response: &Response) -> bool {
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|line| line.to_str().ok());
    media_type.is_some_and(|media_type| media_type.starts_with("text/plain"))
}

/// What the router and its extractors say in no words, or in plain ones.
fn in_form(response: &Response, method: &Method, words: &str) -> Response {
    let mut answer = Problem::of(response.status(), words).into_response();
    for name in [header::ALLOW, header::CACHE_CONTROL] {
        if let Some(line) = response.headers().get(&name) {
            answer.headers_mut().insert(name, line.clone());
        }
    }
    if method == Method::HEAD {
        *answer.body_mut() = Body::empty();
    }
    answer
}

/// Whoever asks: the person of the token, with what the token lets do.
#[derive(Debug, Clone)]
pub struct Held(pub Arc<Grant>);

impl Held {
    /// The person.
    pub fn person(&self) -> &Account {
        &self.0.account
    }

    /// The user name, as the use cases of the command line take it.
    pub fn user(&self) -> &str {
        &self.0.account.username
    }

    /// What this person is to the rules of who may see what.
    pub fn viewer(&self) -> Viewer {
        self.0.viewer()
    }
}

impl<S: Sync> FromRequestParts<S> for Held {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let held = grant(&parts.extensions).cloned().map(Self);
        held.ok_or_else(|| unauthorized("this needs a token; see docs/api.md"))
    }
}

/// Who reads, and as what: with a token its person, without one the public.
pub fn reading(parts: &Parts) -> (Viewer, Action) {
    match grant(&parts.extensions) {
        Some(grant) => (grant.viewer(), Action::Search),
        None => (Viewer::Public, Action::Feed),
    }
}

/// The one value of a header, if it is there; nothing of one that stands twice or is no text.
pub fn line<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Fault> {
    let mut lines = headers.get_all(name).iter();
    let Some(line) = lines.next() else { return Ok(None) };
    match (line.to_str(), lines.next()) {
        (Ok(line), None) => Ok(Some(line.trim())),
        _ => Err(Fault::of(Problem::of_parameter(name.as_str(), "it stands there twice, or is no plain text"))),
    }
}
