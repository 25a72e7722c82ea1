//! A person's own page: what they sign in with, where they are signed in, and what their programs come with.
//!
//! Whoever has a second factor shows it before they change what they sign in with. Codes and secrets are shown once, in
//! answers that nobody keeps.

pub mod data;
pub mod passkeys;
pub mod sessions;
pub mod tokens;

use std::sync::Arc;

use askama::Template;
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;

use super::{own_feeds::Button, qr::Picture, sign_in};
use crate::{
    app::App,
    desk::{
        credential,
        passkey::list as passkeys_of,
        session::{Session, list as sessions_of},
        token::list as tokens_of,
    },
    model::{
        password::{LEAST_CHARS, Unfit},
        words::Words,
    },
    store::credential::Credential,
    web::{
        headers as answers,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page.
#[derive(Debug, Template)]
#[template(path = "account.html")]
pub struct Account {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where to show a second factor before anything can be changed.
    pub confirm: Option<String>,
    /// That the person approves and administers nothing yet, and until when.
    pub settling: Option<String>,
    /// What was just done.
    pub done: Option<String>,
    /// What was wrong with a field.
    pub wrong: Option<Wrong>,
    /// An app that is being set up.
    pub new_app: Option<NewApp>,
    /// Whether there is an app.
    pub has_app: bool,
    /// How many recovery codes are left, in a sentence.
    pub codes_left: Option<String>,
    /// Recovery codes that were just made.
    pub codes: Vec<String>,
    /// Whether there is a password.
    pub has_password: bool,
    /// What a password must be like.
    pub password_help: String,
    /// The user name, for whatever keeps passwords.
    pub username: String,
    /// The passkeys.
    pub passkeys: Vec<passkeys::Line>,
    /// Whether there may be one more.
    pub is_full: bool,
    /// The open sessions.
    pub sessions: Vec<sessions::Line>,
    /// A token that was just made.
    pub token: Option<String>,
    /// The tokens there are.
    pub tokens: Vec<tokens::Line>,
    /// What a token can be for; nothing before a second factor was shown, or if there are as many as may be.
    pub scopes: Vec<tokens::Choice>,
    /// Where to show a second factor before a token can be made.
    pub token_confirm: Option<String>,
    /// How many days a token lasts, and at most.
    pub token_days: (u32, u32),
    /// What is said about that.
    pub token_days_help: String,
}

/// What was wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The id of the field.
    pub field: &'static str,
    /// In words.
    pub words: String,
}

impl Wrong {
    /// Whether it is this field.
    pub fn is(&self, field: &str) -> bool {
        self.field == field
    }
}

/// An app that is being set up.
#[derive(Debug)]
pub struct NewApp {
    /// The secret in letters.
    pub secret: String,
    /// The same as a link.
    pub address: String,
    /// The same as a picture.
    pub picture: Option<Picture>,
}

/// A code of a new app.
#[derive(Deserialize)]
pub struct Code {
    code: String,
    csrf: String,
}

/// A new password.
#[derive(Deserialize)]
pub struct Password {
    password: String,
    csrf: String,
}

/// What the page says besides what there is.
#[derive(Debug, Default)]
pub(super) struct Said {
    done: Option<String>,
    wrong: Option<Wrong>,
    codes: Vec<String>,
    token: Option<String>,
}

impl Said {
    /// A token that was just made.
    pub(super) fn token(token: String) -> Self {
        Self { token: Some(token), ..Self::default() }
    }

    /// That something was wrong with a field.
    pub(super) fn wrong(field: &'static str, words: String) -> Self {
        Self { wrong: Some(Wrong { field, words }), ..Self::default() }
    }
}

/// `GET /{lang}/account`: for whoever is signed in; anybody else is led to sign in.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    match reader.presence.session() {
        Some(session) => show(&app, &reader, session, StatusCode::OK, Said::default()).await,
        None => Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()),
    }
}

/// `POST /{lang}/account/app`: begins with a new app.
pub async fn begin_app(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, button.csrf()).await?;
    credential::begin_app(&app, session).await?;
    Ok(back(&reader, "app"))
}

/// `POST /{lang}/account/app/take`: the new app shows a code.
pub async fn take_app(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(typed): Form<Code>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &typed.csrf).await?;
    let Some((codes, turned)) = credential::take_app(&app, session, &typed.code).await? else {
        let said = Said::wrong("code", reader.words.second_wrong());
        return show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, said).await;
    };
    // The page is already one of the session as it goes on.
    let session = Arc::new(turned.session);
    let reader = Reader { presence: session::Presence::Here(session.clone()), ..reader };
    let page = show(&app, &reader, &session, StatusCode::OK, Said { codes, ..Said::default() }).await?;
    Ok(sign_in::with_cookie(page, session::cookie(&app, &turned.cookie)))
}

/// `POST /{lang}/account/codes`: new recovery codes.
pub async fn make_codes(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, button.csrf()).await?;
    let has_app = credential::find(&app, session).await?.is_some_and(|kept| kept.totp.is_some());
    if !has_app {
        return Ok(back(&reader, "app"));
    }
    let codes = credential::make_codes(&app, session).await?;
    show(&app, &reader, session, StatusCode::OK, Said { codes, ..Said::default() }).await
}

/// `POST /{lang}/account/password`.
pub async fn set_password(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(typed): Form<Password>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &typed.csrf).await?;
    let has_app = credential::find(&app, session).await?.is_some_and(|kept| kept.totp.is_some());
    if !has_app {
        return Ok(back(&reader, "app"));
    }
    let (status, said) = match credential::set_password(&app, session, &typed.password).await? {
        Ok(()) => (StatusCode::OK, Said { done: Some(reader.words.account_password_kept()), ..Said::default() }),
        Err(unfit) => (StatusCode::UNPROCESSABLE_ENTITY, Said::wrong("password", unfit_words(unfit, reader.words))),
    };
    show(&app, &reader, session, status, said).await
}

fn unfit_words(unfit: Unfit, words: &Words) -> String {
    match unfit {
        Unfit::Short => words.password_short(LEAST_CHARS),
        Unfit::Long => words.password_long(),
        Unfit::Name => words.password_name(),
        Unfit::Common => words.password_common(),
    }
}

/// `POST /{lang}/account/password/end`.
pub async fn end_password(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, button.csrf()).await?;
    credential::end_password(&app, session).await?;
    Ok(back(&reader, "password"))
}

/// The session of a form that changes what its person signs in with; who has a second factor shows it first.
pub(super) async fn allowed<'a>(
    app: &App,
    reader: &'a Reader,
    headers: &HeaderMap,
    csrf: &str,
) -> Result<&'a Session, Fault> {
    let session = session::pressed(app, &reader.presence, headers, csrf)?;
    let kept = credential::find(app, session).await?;
    if credential::may_change(kept.as_ref(), session, app.clock.now()) {
        Ok(session)
    } else {
        Err(Fault::led(&confirm_address(reader)))
    }
}

/// What whoever's factors are new after a reset is told, with the time it ends.
pub(super) fn settling(session: &Session, now: Timestamp, words: &Words) -> Option<String> {
    session.settles_until(now).map(|until| words.confirm_settling(&words.span(until, None, "UTC")))
}

fn confirm_address(reader: &Reader) -> String {
    let language = reader.words.code;
    session::confirm_address(language, &format!("/{language}/account"))
}

/// Back to a part of the page.
pub(super) fn back(reader: &Reader, part: &str) -> Response {
    Redirect::to(&format!("/{}/account#{part}-part", reader.words.code)).into_response()
}

/// The page with what is to be said besides.
pub(super) async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    said: Said,
) -> Result<Response, Fault> {
    let (words, now) = (reader.words, app.clock.now());
    let kept = credential::find(app, session).await?;
    let passkeys = passkeys_of(app, session).await?;
    let sessions = sessions_of(app, session).await?;
    let tokens = tokens_of(app, &session.account).await?;
    let (limits, is_confirmed) = (&app.config.limits, session.decides(now));
    let may_make = is_confirmed && tokens.len() < limits.tokens as usize;
    let may_change = credential::may_change(kept.as_ref(), session, now);
    let new_app = if may_change { credential::new_app(app, kept.as_ref(), session)? } else { None };
    let has = |what: fn(&Credential) -> bool| kept.as_ref().is_some_and(what);
    let page = Account {
        shell: Shell::to(app, reader, "account", "/account"),
        csrf: session.csrf.clone(),
        confirm: (!may_change).then(|| confirm_address(reader)),
        settling: settling(session, now, words),
        done: said.done,
        wrong: said.wrong,
        new_app: new_app.map(|new| NewApp {
            picture: Picture::of(&new.address),
            secret: new.secret,
            address: new.address,
        }),
        has_app: has(|kept| kept.totp.is_some()),
        codes_left: kept
            .as_ref()
            .filter(|kept| kept.totp.is_some())
            .map(|kept| words.account_codes_left(usize::try_from(kept.codes).unwrap_or_default())),
        codes: said.codes,
        has_password: has(|kept| kept.password.is_some()),
        password_help: words.account_password_help(LEAST_CHARS),
        username: session.account.username.clone(),
        is_full: passkeys.len() >= app.config.limits.passkeys as usize,
        passkeys: passkeys.iter().map(|passkey| passkeys::Line::of(passkey, words)).collect(),
        sessions: sessions.iter().map(|open| sessions::Line::of(open, session, words)).collect(),
        token: said.token,
        tokens: tokens.iter().map(|token| tokens::Line::of(token, words)).collect(),
        scopes: if may_make { tokens::choices(session, words) } else { Vec::new() },
        token_confirm: (!is_confirmed).then(|| confirm_address(reader)),
        token_days: (limits.token_days, limits.token_days_max),
        token_days_help: words.account_token_days_help(usize::try_from(limits.token_days_max).unwrap_or_default()),
    };
    Ok(answers::scripted(page::cached(status, &page, Cache::Nobody)))
}
