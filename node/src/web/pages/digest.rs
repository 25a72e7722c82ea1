//! News by mail for whoever has no account: asked for, confirmed and left here.
//!
//! The answer to a request is the same whether the address is known or not. A link in a letter opens a page with a button,
//! and only the button does something, so that whatever looks at links in mails cannot; leaving works by one POST without
//! any page too (RFC 8058).

pub mod form;
pub mod told;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode, header};

use self::{
    form::{Allowed, Choices, Typed},
    told::Told,
};
use super::sign_in::REFERRER;
use crate::{
    app::App,
    desk::mail::{self, Asked},
    model::mail_address::MailAddress,
    web::{
        caller::Caller,
        page::{self, Cache},
        pages::standing::lasting,
        problem::{Fault, Problem},
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// When to ask again where too many requests came from one network, in seconds.
const AGAIN_S: u64 = 3_600;

/// The page to ask for news by mail.
#[derive(Debug, Template)]
#[template(path = "digest.html")]
pub struct Digest {
    /// The frame.
    pub shell: Shell,
    /// Whether this node sends mail.
    pub is_on: bool,
    /// What is to be mended, with the field.
    pub faults: Vec<(&'static str, String)>,
    /// The address as it was typed.
    pub address: String,
    /// What is wrong with it.
    pub address_wrong: Option<String>,
    /// What can be chosen.
    pub choices: Choices,
    /// What becomes of the address.
    pub privacy: String,
}

/// A page that says one thing, with a button at most.
#[derive(Debug, Template)]
#[template(path = "digest_said.html")]
pub struct Said {
    /// The frame.
    pub shell: Shell,
    /// In a few words.
    pub title: String,
    /// The rest.
    pub help: Option<String>,
    /// What a letter is about.
    pub told: Vec<Told>,
    /// The address of the button, what stands on it, and what its form must carry.
    pub button: Option<(String, String, String)>,
    /// Where to go on, and what that is called.
    pub onward: Option<(String, String)>,
}

impl Said {
    /// A page that only says something.
    pub fn of(app: &App, reader: &Reader, title: String, help: Option<String>) -> Self {
        let shell = Shell::to(app, reader, "digest", "/digest");
        Self { shell, title, help, told: Vec::new(), button: None, onward: None }
    }

    /// The answer, which nobody keeps, and whose address goes nowhere.
    pub fn answer(&self, status: StatusCode) -> Response {
        let mut response = page::cached(status, self, Cache::Nobody);
        response.headers_mut().insert(header::REFERRER_POLICY, REFERRER);
        response
    }
}

/// `GET /{lang}/digest`.
pub async fn get(State(app): State<App>, reader: Reader) -> Response {
    show(&app, &reader, &Typed::default(), StatusCode::OK, &[], None)
}

/// `POST /{lang}/digest`: writes to whoever reads at the address to ask whether it was they.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    body: String,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    let typed = Typed::read(&body);
    if !mail::is_on(&app) {
        return Ok(show(&app, &reader, &typed, StatusCode::CONFLICT, &[], None));
    }
    let limits = &app.config.limits;
    let may = app.digest_tries.may(caller.0, app.clock.now(), limits.digest_tries, limits.digest_tries_total);
    may.map_err(|wait_s| {
        Fault::of(Problem::of(StatusCode::TOO_MANY_REQUESTS, "too many requests for news by mail")).after(wait_s)
    })?;
    let address = typed.address.parse::<MailAddress>();
    let choice = typed.choice(reader.words, &Allowed { levels: &[], words: limits.digest_words });
    let (address, choice) = match (address, choice) {
        (Ok(address), Ok(choice)) => (address, choice),
        (address, choice) => {
            let wrong = address.err().map(|_| reader.words.digest_fault_address());
            let faults = choice.err().unwrap_or_default();
            return Ok(show(&app, &reader, &typed, StatusCode::UNPROCESSABLE_ENTITY, &faults, wrong));
        }
    };
    let network = session::whence(caller, &headers).network;
    match mail::ask(&app, &address, choice, typed.with_web, &network).await? {
        Asked::Often => {
            let problem = Problem::of(StatusCode::TOO_MANY_REQUESTS, "too many requests for news by mail today");
            Err(Fault::of(problem).after(AGAIN_S))
        }
        Asked::Full => {
            let said = Said::of(&app, &reader, reader.words.digest(), Some(reader.words.digest_full()));
            Ok(said.answer(StatusCode::SERVICE_UNAVAILABLE))
        }
        Asked::Written => {
            let help = reader.words.digest_asked_help(address.as_str());
            Ok(Said::of(&app, &reader, reader.words.digest_asked(), Some(help)).answer(StatusCode::OK))
        }
    }
}

/// `GET /{lang}/digest/confirm/{token}`: says what the link confirms, and changes nothing.
pub async fn open(
    State(app): State<App>,
    reader: Reader,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let found = if session::is_token(&token) { mail::request_of(&app, &token).await? } else { None };
    let Some(choice) = found else { return Ok(unknown(&app, &reader)) };
    let words = reader.words;
    let button = (format!("/{}/digest/confirm/{token}", words.code), words.digest_confirm_button(), String::new());
    let said = Said {
        told: told::of(words, &choice),
        button: Some(button),
        ..Said::of(&app, &reader, words.digest_confirm(), Some(words.digest_confirm_lead()))
    };
    Ok(said.answer(StatusCode::OK))
}

/// `POST /{lang}/digest/confirm/{token}`: uses the link up.
pub async fn confirm(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    if !session::is_token(&token) || !mail::confirm(&app, &token).await? {
        return Ok(unknown(&app, &reader));
    }
    let help = reader.words.digest_confirmed_help();
    Ok(Said::of(&app, &reader, reader.words.digest_confirmed(), Some(help)).answer(StatusCode::OK))
}

/// `GET /{lang}/digest/leave/{token}`: asks; only the button ends anything.
pub async fn leaving(
    State(app): State<App>,
    reader: Reader,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    if !session::is_token(&token) || mail::leaving(&app, &token).await?.is_none() {
        return Ok(left(&app, &reader));
    }
    let words = reader.words;
    let button = (format!("/{}/digest/leave/{token}", words.code), words.digest_leave_button(), String::new());
    let said =
        Said { button: Some(button), ..Said::of(&app, &reader, words.digest_leave(), Some(words.digest_leave_lead())) };
    Ok(said.answer(StatusCode::OK))
}

/// `POST /{lang}/digest/leave/{token}`: ends the letters, wherever the button was pressed; mail programs have one of their
/// own. Whether they were still sent or not, they are not sent then.
pub async fn leave(
    State(app): State<App>,
    reader: Reader,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    if session::is_token(&token) {
        mail::leave(&app, &token).await?;
    }
    Ok(left(&app, &reader))
}

fn left(app: &App, reader: &Reader) -> Response {
    Said::of(app, reader, reader.words.digest_left(), Some(reader.words.digest_left_help())).answer(StatusCode::OK)
}

fn unknown(app: &App, reader: &Reader) -> Response {
    let words = reader.words;
    let said = Said {
        onward: Some((format!("/{}/digest", words.code), words.digest())),
        ..Said::of(app, reader, words.digest_unknown(), Some(words.digest_unknown_help()))
    };
    said.answer(StatusCode::NOT_FOUND)
}

fn show(
    app: &App,
    reader: &Reader,
    typed: &Typed,
    status: StatusCode,
    faults: &[form::FieldFault],
    address_wrong: Option<String>,
) -> Response {
    let words = reader.words;
    let length = lasting(i64::try_from(app.config.limits.digest_request_s).unwrap_or(i64::MAX), words);
    let address_fault = address_wrong.clone().map(|wrong| ("address", wrong));
    let page = Digest {
        shell: Shell::to(app, reader, "digest", "/digest").indexed(),
        is_on: mail::is_on(app),
        faults: address_fault.into_iter().chain(faults.iter().map(form::FieldFault::said)).collect(),
        address: typed.address.clone(),
        address_wrong,
        choices: Choices::of(words, typed, &[], faults),
        privacy: words.digest_privacy(&length),
    };
    page::cached(status, &page, Cache::Nobody)
}
