//! A person's letters: the address they go to, which whoever reads there confirms, and what they are about.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    digest::{
        Said,
        form::{self, Allowed, Choices, Typed},
        told::{self, Told},
    },
    own_feeds::Button,
    standing,
    text::{Day, legible},
};
use crate::{
    app::App,
    desk::{
        mail::{self, Own, Wanted},
        session::Session,
    },
    model::mail_address::MailAddress,
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page of a person's letters.
#[derive(Debug, Template)]
#[template(path = "own_digests.html")]
pub struct OwnDigests {
    /// The frame.
    pub shell: Shell,
    /// Whether this node sends mail.
    pub is_on: bool,
    /// What forms must carry.
    pub csrf: String,
    /// What is to be mended, with the field.
    pub faults: Vec<(&'static str, String)>,
    /// Where letters go, in a sentence.
    pub standing: String,
    /// Whether there is an address, confirmed or not.
    pub has_address: bool,
    /// What waits for a confirmation, in a sentence.
    pub wanted: Option<String>,
    /// That no letter of this node gets out, and since when, in a sentence.
    pub delayed: Option<String>,
    /// Why the last letter was not taken: a sentence, and what the server said.
    pub trouble: Option<(String, String)>,
    /// The address as it was typed.
    pub address: String,
    /// What is wrong with it.
    pub address_wrong: Option<String>,
    /// What letters there are.
    pub lines: Vec<Line>,
    /// Whether there may be no further ones.
    pub is_full: bool,
    /// What can be chosen.
    pub choices: Choices,
}

/// The letters of one choice.
#[derive(Debug)]
pub struct Line {
    /// Where the button that ends them goes.
    pub action: String,
    /// What was chosen.
    pub told: Vec<Told>,
}

/// An address on its way.
#[derive(Debug, Deserialize)]
pub struct Address {
    address: String,
    csrf: String,
}

/// What was wrong with a form.
#[derive(Default)]
struct Wrong {
    faults: Vec<form::FieldFault>,
    address: Option<String>,
}

/// `GET /{lang}/digests`: for whoever is signed in; anybody else is led to sign in.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    match reader.presence.session() {
        Some(session) => show(&app, &reader, session, &first(), Wrong::default(), StatusCode::OK).await,
        None => Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()),
    }
}

/// What is chosen before anybody chose: what can be told whole.
fn first() -> Typed {
    Typed { levels: vec!["CLEAR".to_owned(), "GREEN".to_owned()], ..Typed::default() }
}

/// `POST /{lang}/digests`: wants letters.
pub async fn make(State(app): State<App>, reader: Reader, headers: HeaderMap, body: String) -> Result<Response, Fault> {
    let typed = Typed::read(&body);
    let session = session::pressed(&app, &reader.presence, &headers, &typed.csrf)?;
    if !mail::is_on(&app) {
        return show(&app, &reader, session, &typed, Wrong::default(), StatusCode::CONFLICT).await;
    }
    let levels = mail::levels(&session.account);
    let allowed = Allowed { levels: &levels, words: app.config.limits.digest_words };
    match typed.choice(reader.words, &allowed) {
        Err(faults) => {
            let wrong = Wrong { faults, address: None };
            show(&app, &reader, session, &typed, wrong, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Ok(choice) => {
            if mail::make(&app, &session.account, choice, typed.with_web).await? {
                return Ok(back(&reader));
            }
            show(&app, &reader, session, &typed, Wrong::default(), StatusCode::CONFLICT).await
        }
    }
}

/// `POST /{lang}/digests/{id}/end`.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    mail::end(&app, &session.account, &id).await?;
    Ok(back(&reader))
}

/// `POST /{lang}/digests/address`: writes to the address to ask whether it is right.
pub async fn want_address(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(asked): Form<Address>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, &asked.csrf)?;
    let typed = Typed { address: asked.address.trim().to_owned(), ..first() };
    if !mail::is_on(&app) {
        return show(&app, &reader, session, &typed, Wrong::default(), StatusCode::CONFLICT).await;
    }
    let wrong = |words: String| Wrong { address: Some(words), faults: Vec::new() };
    let Ok(address) = typed.address.parse::<MailAddress>() else {
        let wrong = wrong(reader.words.digest_fault_address());
        return show(&app, &reader, session, &typed, wrong, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match mail::want_address(&app, session, &address, reader.words.code).await? {
        Wanted::Written => Ok(back(&reader)),
        Wanted::Enough => {
            let wrong = wrong(reader.words.own_digests_address_enough());
            show(&app, &reader, session, &typed, wrong, StatusCode::TOO_MANY_REQUESTS).await
        }
    }
}

/// `POST /{lang}/digests/address/end`.
pub async fn end_address(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    mail::end_address(&app, session).await?;
    Ok(back(&reader))
}

/// `GET /{lang}/digests/confirm/{token}`: asks; only the button does anything, and only of whoever wanted the address.
pub async fn open(
    State(app): State<App>,
    reader: Reader,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Some(session) = reader.presence.session() else {
        return Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response());
    };
    if !session::is_token(&token) || !mail::confirms(&app, session, &token).await? {
        return Ok(unknown(&app, &reader));
    }
    let words = reader.words;
    let action = format!("/{}/digests/confirm/{token}", words.code);
    let said = Said {
        button: Some((action, words.own_digests_address_button(), session.csrf.clone())),
        ..Said::of(&app, &reader, words.digest_confirm(), Some(words.own_digests_address_confirm()))
    };
    Ok(said.answer(StatusCode::OK))
}

/// `POST /{lang}/digests/confirm/{token}`.
pub async fn confirm(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, token)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    if session::is_token(&token) && mail::confirm_address(&app, session, &token).await? {
        return Ok(back(&reader));
    }
    Ok(unknown(&app, &reader))
}

/// A link that confirms nothing of this person.
fn unknown(app: &App, reader: &Reader) -> Response {
    let words = reader.words;
    let said = Said {
        onward: Some((format!("/{}/digests", words.code), words.own_digests())),
        ..Said::of(app, reader, words.digest_unknown(), Some(words.own_digests_address_unknown()))
    };
    said.answer(StatusCode::NOT_FOUND)
}

fn back(reader: &Reader) -> Response {
    Redirect::to(&format!("/{}/digests", reader.words.code)).into_response()
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    typed: &Typed,
    wrong: Wrong,
    status: StatusCode,
) -> Result<Response, Fault> {
    let words = reader.words;
    let Own { address, digests } = mail::own(app, &session.account).await?;
    let address_fault = wrong.address.clone().map(|words| ("address", words));
    let line = |digest: &crate::store::mail::Digest| Line {
        action: format!("/{}/digests/{}/end", words.code, digest.id),
        told: told::of(words, &digest.choice),
    };
    let page = OwnDigests {
        shell: Shell::to(app, reader, "digests", "/digests"),
        is_on: mail::is_on(app),
        csrf: session.csrf.clone(),
        faults: address_fault.into_iter().chain(wrong.faults.iter().map(form::FieldFault::said)).collect(),
        standing: match &address.address {
            Some(address) => words.own_digests_address_is(address),
            None => words.own_digests_address_none(),
        },
        has_address: address.address.is_some() || address.wanted.is_some(),
        wanted: address.wanted.map(|address| words.own_digests_address_wanted(&address)),
        delayed: mail::health(app)
            .await?
            .and_then(|health| health.trouble)
            .filter(|trouble| trouble.is_alarm)
            .map(|trouble| words.post_since(&standing::moment(trouble.since, words).text)),
        trouble: address
            .trouble
            .map(|(reason, at)| (words.own_digests_trouble(&Day::of(at, words).text), legible(&reason))),
        address: typed.address.clone(),
        address_wrong: wrong.address,
        lines: digests.iter().map(line).collect(),
        is_full: digests.len() >= app.config.limits.digests as usize,
        choices: Choices::of(words, typed, &mail::levels(&session.account), &wrong.faults),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
