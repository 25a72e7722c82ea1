//! Showing a second factor once more, for what needs one, and going on.

use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};

use super::{
    account::settling,
    passkey::Shown,
    password::{self, Second, Tried},
    sign_in::{self, Onward},
    standing,
};
use crate::{
    app::App,
    desk::{
        credential, passkey as keys,
        session::Session,
        sign_in::{self as desk, Refusal},
    },
    web::{caller::Caller, problem::Fault, reader::Reader, session, shell::Shell},
};

/// `GET /{lang}/sign-in/confirm?next=`: for whoever is signed in.
pub async fn ask(State(app): State<App>, reader: Reader, Query(onward): Query<Onward>) -> Result<Response, Fault> {
    match reader.presence.any() {
        Some(session) => show(&app, &reader, session, StatusCode::OK, None, onward.next).await,
        None => Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()),
    }
}

/// `POST /{lang}/sign-in/confirm`: a code.
pub async fn code(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(typed): Form<Tried>,
) -> Result<Response, Fault> {
    let session = session::confirming(&app, &reader.presence, &headers, &typed.csrf)?;
    sign_in::try_once(&app, caller)?;
    let outcome = desk::confirm(&app, session, &typed.code, &session::whence(caller, &headers)).await?;
    onward(&app, &reader, session, outcome, typed.next).await
}

/// `POST /{lang}/sign-in/confirm/passkey`.
pub async fn passkey(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(shown): Form<Shown>,
) -> Result<Response, Fault> {
    let session = session::confirming(&app, &reader.presence, &headers, &shown.csrf)?;
    sign_in::try_once(&app, caller)?;
    let outcome = keys::confirm(&app, session, &shown.using()).await?;
    onward(&app, &reader, session, outcome, shown.next).await
}

async fn onward(
    app: &App,
    reader: &Reader,
    session: &Session,
    outcome: Result<String, Refusal>,
    next: Option<String>,
) -> Result<Response, Fault> {
    match outcome {
        Ok(cookie) => Ok(sign_in::entered(app, reader, &cookie, next.as_deref())),
        Err(refusal) => {
            let (status, trouble) = sign_in::said(reader, refusal, reader.words.second_wrong());
            let page = show(app, reader, session, status, Some(trouble), next).await?;
            Ok(sign_in::waiting(page, refusal))
        }
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    trouble: Option<String>,
    next: Option<String>,
) -> Result<Response, Fault> {
    let (words, language) = (reader.words, reader.words.code);
    let kept = credential::find(app, session).await?;
    let has_app = kept.as_ref().is_some_and(|kept| kept.totp.is_some());
    let has_passkey = kept.as_ref().is_some_and(|kept| kept.passkeys > 0);
    let now = app.clock.now();
    // Showing a factor changes nothing yet.
    let settling = settling(session, now, words).filter(|_| session.has_second_factor(now));
    let is_asked = settling.is_none();
    let length = standing::lasting(i64::try_from(app.config.limits.second_factor_s).unwrap_or(i64::MAX), words);
    let page = Second {
        shell: Shell::to(app, reader, "sign-in", "/sign-in/confirm"),
        title: words.confirm(),
        lead: match settling {
            Some(settling) => settling,
            None if has_app || has_passkey => words.confirm_lead(&length),
            None => words.confirm_none(),
        },
        trouble,
        action: (has_app && is_asked).then(|| format!("/{language}/sign-in/confirm")),
        passkey: (has_passkey && is_asked)
            .then(|| ["challenge", "passkey"].map(|to| format!("/{language}/sign-in/confirm/{to}"))),
        csrf: session.csrf.clone(),
        next: next.map(|next| session::next_address(Some(&next), language)),
    };
    Ok(password::answer(status, &page))
}
