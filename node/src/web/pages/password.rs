//! Signing in with a password, and the page that asks for the code after it.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use url::form_urlencoded;

use super::sign_in::{self, Onward};
use crate::{
    app::App,
    desk::sign_in as desk,
    web::{
        caller::Caller,
        headers as answers,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page that asks for a second factor.
#[derive(Debug, Template)]
#[template(path = "second.html")]
pub struct Second {
    /// The frame.
    pub shell: Shell,
    /// The heading.
    pub title: String,
    /// What to do.
    pub lead: String,
    /// What was wrong.
    pub trouble: Option<String>,
    /// Where the form with the code goes, if there is an app.
    pub action: Option<String>,
    /// Where a passkey is asked for and where it goes, if there is one.
    pub passkey: Option<[String; 2]>,
    /// What forms must carry, of whoever is signed in.
    pub csrf: String,
    /// Where to go then.
    pub next: Option<String>,
}

/// A name and a password.
#[derive(Deserialize)]
pub struct Typed {
    username: String,
    password: String,
    next: Option<String>,
}

/// A code that somebody tries.
#[derive(Deserialize)]
pub struct Tried {
    pub(super) code: String,
    pub(super) next: Option<String>,
    #[serde(default)]
    pub(super) csrf: String,
}

/// `POST /{lang}/sign-in/password`.
pub async fn try_it(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    sign_in::try_once(&app, caller)?;
    let whence = session::whence(caller, &headers);
    match desk::password(&app, &typed.username, &typed.password, &whence).await? {
        Ok(step) => Ok(sign_in::with_cookie(
            Redirect::to(&code_address(reader.words.code, typed.next.as_deref())),
            session::step_cookie(&app, &step),
        )),
        Err(refusal) => {
            let wrong = reader.words.sign_in_wrong();
            Ok(sign_in::refused(&app, &reader, refusal, wrong, Some(typed.username), typed.next))
        }
    }
}

fn code_address(language: &str, next: Option<&str>) -> String {
    let next = next.map(|next| {
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        format!("?{query}")
    });
    format!("/{language}/sign-in/code{}", next.unwrap_or_default())
}

/// `GET /{lang}/sign-in/code`: for whoever has given a password that was right; others begin at the beginning.
pub async fn ask(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Query(onward): Query<Onward>,
) -> Result<Response, Fault> {
    let is_waiting = match session::step(&app, &headers) {
        Some(step) => desk::is_waiting(&app, &step).await?,
        None => false,
    };
    if is_waiting {
        Ok(show(&app, &reader, StatusCode::OK, None, onward.next))
    } else {
        Ok(Redirect::to(&format!("/{}/sign-in", reader.words.code)).into_response())
    }
}

/// `POST /{lang}/sign-in/code`.
pub async fn code(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(typed): Form<Tried>,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    sign_in::try_once(&app, caller)?;
    let (step, whence) = (session::step(&app, &headers).unwrap_or_default(), session::whence(caller, &headers));
    let previous = reader.presence.any().map(AsRef::as_ref);
    match desk::code(&app, &step, &typed.code, previous, &whence).await? {
        Ok(cookie) => Ok(sign_in::entered(&app, &reader, &cookie, typed.next.as_deref())),
        Err(desk::Refusal::Late) => {
            Ok(sign_in::refused(&app, &reader, desk::Refusal::Late, String::new(), None, typed.next))
        }
        Err(refusal) => {
            let (status, trouble) = sign_in::said(&reader, refusal, reader.words.second_wrong());
            Ok(sign_in::waiting(show(&app, &reader, status, Some(trouble), typed.next), refusal))
        }
    }
}

fn show(app: &App, reader: &Reader, status: StatusCode, trouble: Option<String>, next: Option<String>) -> Response {
    let words = reader.words;
    let page = Second {
        shell: Shell::to(app, reader, "sign-in", "/sign-in/code"),
        title: words.second(),
        lead: words.second_lead(),
        trouble,
        action: Some(format!("/{}/sign-in/code", words.code)),
        passkey: None,
        csrf: String::new(),
        next: next.map(|next| session::next_address(Some(&next), words.code)),
    };
    answer(status, &page)
}

/// The page on its way out.
pub(super) fn answer(status: StatusCode, page: &Second) -> Response {
    let mut response = page::cached(status, page, Cache::Nobody);
    response.headers_mut().insert(header::REFERRER_POLICY, sign_in::REFERRER);
    if page.passkey.is_some() { answers::scripted(response) } else { response }
}
