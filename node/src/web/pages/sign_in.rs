//! The page to sign in; signing in with a one-time link, and signing out. The other ways in are `password` and `passkey`.
//!
//! Opening a link shows whom it lets in; only the button uses it up, so that whatever looks at links in mails cannot.
//! The address of a link is a secret: its page tells nobody where the reader came from.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;

use super::standing;
use crate::{
    app::App,
    desk::{
        session::{self as desk, Standing},
        sign_in::Refusal,
    },
    web::{
        caller::Caller,
        headers,
        page::{self, Cache},
        problem::{Fault, Problem},
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// What has a browser throw away what scripts keep in it (W3C Clear Site Data).
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// The address of a link stays here, and yet the form says that it comes from a page of this node: with `no-referrer` a
/// browser sends `Origin: null`.
pub(super) const REFERRER: HeaderValue = HeaderValue::from_static("strict-origin");

/// When to come again where too many passwords wait, in seconds.
const BUSY_S: u64 = 5;

/// The page to sign in.
#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    /// The frame.
    pub shell: Shell,
    /// What was wrong.
    pub trouble: Option<String>,
    /// The user name that was typed with a password that was not right.
    pub username: Option<String>,
    /// Whom the link lets in, with the address its button goes to.
    pub person: Option<Person>,
    /// Where to go then.
    pub next: Option<String>,
}

/// Whom a link lets in.
#[derive(Debug)]
pub struct Person {
    /// In a sentence.
    pub sentence: String,
    /// Where the button goes.
    pub action: String,
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Onward {
    pub(super) next: Option<String>,
}

/// A pasted link or code.
#[derive(Debug, Deserialize)]
pub struct Pasted {
    code: String,
    next: Option<String>,
}

/// What the button to sign out carries.
#[derive(Debug, Deserialize)]
pub struct Leaving {
    csrf: String,
}

/// `GET /{lang}/sign-in`.
pub async fn ask(State(app): State<App>, reader: Reader, Query(onward): Query<Onward>) -> Response {
    show(&app, &reader, StatusCode::OK, None, None, onward.next)
}

/// `POST /{lang}/sign-in`: a pasted link or code.
pub async fn paste(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(pasted): Form<Pasted>,
) -> Result<Response, Fault> {
    let code = pasted.code.trim().trim_end_matches('/');
    let token = code.rsplit('/').next().unwrap_or_default().to_owned();
    enter(&app, caller, &reader, &headers, &token, pasted.next).await
}

/// `GET /{lang}/sign-in/{token}`: says whom the link lets in, and changes nothing.
pub async fn open(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((_, token)): Path<(String, String)>,
    Query(onward): Query<Onward>,
) -> Result<Response, Fault> {
    try_once(&app, caller)?;
    let standing = standing(&app, &token).await?;
    let Standing::Open(name) = standing else {
        return Ok(show(&app, &reader, StatusCode::FORBIDDEN, trouble(&reader, &standing), None, onward.next));
    };
    let action = format!("/{}/sign-in/{token}", reader.words.code);
    let person = Person { sentence: reader.words.sign_in_as(&name), action };
    Ok(show(&app, &reader, StatusCode::OK, None, Some(person), onward.next))
}

/// `POST /{lang}/sign-in/{token}`: uses the link up.
pub async fn begin(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Path((_, token)): Path<(String, String)>,
    Form(onward): Form<Onward>,
) -> Result<Response, Fault> {
    enter(&app, caller, &reader, &headers, &token, onward.next).await
}

/// `POST /{lang}/sign-out`.
pub async fn leave(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(leaving): Form<Leaving>,
) -> Result<Response, Fault> {
    let front = format!("/{}/", reader.words.code);
    let Some(session) = reader.presence.any() else {
        return Ok(Redirect::to(&front).into_response());
    };
    if !session::is_from_here(&app, &headers) || leaving.csrf != session.csrf {
        return Err(session::not_allowed());
    }
    desk::end(&app, session).await?;
    let mut left = with_cookie(Redirect::to(&front), session::no_cookie(&app));
    // What the desk's script keeps of unsaved texts is not for whoever sits down next.
    left.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    Ok(left)
}

async fn enter(
    app: &App,
    caller: Caller,
    reader: &Reader,
    headers: &HeaderMap,
    token: &str,
    next: Option<String>,
) -> Result<Response, Fault> {
    if !session::is_from_here(app, headers) {
        return Err(session::not_allowed());
    }
    try_once(app, caller)?;
    let previous = reader.presence.any().map(AsRef::as_ref);
    let whence = session::whence(caller, headers);
    let outcome = if session::is_token(token) {
        desk::begin(app, token, previous, &whence).await?
    } else {
        Err(Standing::Unknown)
    };
    match outcome {
        // Whoever made the link may not be whom it is for: who has a second factor shows it before anything is open.
        Ok(cookie) if desk::find(app, &cookie).await?.is_some_and(|session| session.is_unconfirmed) => {
            let confirm =
                session::confirm_address(reader.words.code, &session::next_address(next.as_deref(), reader.words.code));
            Ok(with_cookie(Redirect::to(&confirm), session::cookie(app, &cookie)))
        }
        Ok(cookie) => Ok(entered(app, reader, &cookie, next.as_deref())),
        Err(standing) => Ok(show(app, reader, StatusCode::FORBIDDEN, trouble(reader, &standing), None, next)),
    }
}

async fn standing(app: &App, token: &str) -> Result<Standing, Fault> {
    if session::is_token(token) { Ok(desk::standing(app, token).await?) } else { Ok(Standing::Unknown) }
}

fn trouble(reader: &Reader, standing: &Standing) -> Option<String> {
    match standing {
        Standing::Open(_) => None,
        Standing::Unknown => Some(reader.words.sign_in_unknown()),
        Standing::Used => Some(reader.words.sign_in_used()),
        Standing::Expired => Some(reader.words.sign_in_expired()),
    }
}

/// The answer to whoever is in.
pub(super) fn entered(app: &App, reader: &Reader, cookie: &str, next: Option<&str>) -> Response {
    let next = session::next_address(next, reader.words.code);
    with_cookie(Redirect::to(&next), session::cookie(app, cookie))
}

/// The page to sign in, with what was wrong.
pub(super) fn refused(
    app: &App,
    reader: &Reader,
    refusal: Refusal,
    wrong: String,
    username: Option<String>,
    next: Option<String>,
) -> Response {
    let (status, trouble) = said(reader, refusal, wrong);
    waiting(show_with(app, reader, status, Some(trouble), username, None, next), refusal)
}

/// What a refusal is to whoever reads.
pub(super) fn said(reader: &Reader, refusal: Refusal, wrong: String) -> (StatusCode, String) {
    match refusal {
        Refusal::Wrong => (StatusCode::FORBIDDEN, wrong),
        Refusal::Late => (StatusCode::FORBIDDEN, reader.words.sign_in_late()),
        Refusal::Wait(wait_s) => {
            let wait = standing::lasting(i64::try_from(wait_s).unwrap_or(i64::MAX), reader.words);
            (StatusCode::TOO_MANY_REQUESTS, reader.words.sign_in_wait(&wait))
        }
        Refusal::Busy => (StatusCode::SERVICE_UNAVAILABLE, reader.words.error_busy_help()),
    }
}

/// The same with the header that says how long to wait.
pub(super) fn waiting(mut response: Response, refusal: Refusal) -> Response {
    let wait_s = match refusal {
        Refusal::Wait(wait_s) => Some(wait_s),
        Refusal::Busy => Some(BUSY_S),
        Refusal::Wrong | Refusal::Late => None,
    };
    if let Some(wait_s) = wait_s {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
    }
    response
}

/// Counts a try for the address it comes from, and for nothing that others share.
pub(super) fn try_once(app: &App, caller: Caller) -> Result<(), Fault> {
    let may = app.tries.may_one(caller.0, app.clock.now(), app.config.limits.sign_in_tries);
    may.map_err(|wait_s| {
        Fault::of(Problem::of(StatusCode::TOO_MANY_REQUESTS, "too many tries to sign in")).after(wait_s)
    })
}

pub(super) fn with_cookie(answer: impl IntoResponse, cookie: HeaderValue) -> Response {
    let mut response = answer.into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response.headers_mut().insert(header::CACHE_CONTROL, Cache::Nobody.line());
    response
}

fn show(
    app: &App,
    reader: &Reader,
    status: StatusCode,
    trouble: Option<String>,
    person: Option<Person>,
    next: Option<String>,
) -> Response {
    show_with(app, reader, status, trouble, None, person, next)
}

fn show_with(
    app: &App,
    reader: &Reader,
    status: StatusCode,
    trouble: Option<String>,
    username: Option<String>,
    person: Option<Person>,
    next: Option<String>,
) -> Response {
    let next = next.map(|next| session::next_address(Some(&next), reader.words.code));
    let shell = Shell::to(app, reader, "sign-in", "/sign-in");
    let page = SignIn { shell, trouble, username, person, next };
    let mut response = headers::scripted(page::cached(status, &page, Cache::Nobody));
    response.headers_mut().insert(header::REFERRER_POLICY, REFERRER);
    response
}
