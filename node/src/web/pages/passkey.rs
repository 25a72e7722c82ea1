//! Passkeys on their way between a page's script and the desk.
//!
//! A form asks for a challenge first, gets JSON, and then sends what the authenticator answered, in base64url.

use axum::{
    Form, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};

use super::{own_feeds::Button, sign_in};
use crate::{
    app::App,
    desk::passkey::{self as desk, Challenge},
    model::passkey::{ALGORITHMS, Making, Using},
    web::{caller::Caller, page::Cache, problem::Fault, reader::Reader, session},
};

/// What the script gets.
#[derive(Debug, Serialize)]
struct Asked {
    challenge: String,
    host: String,
    handle: String,
    known: Vec<String>,
    algorithms: [i64; 3],
}

impl From<Challenge> for Asked {
    fn from(challenge: Challenge) -> Self {
        Self {
            challenge: written(&challenge.bytes),
            host: challenge.host,
            handle: written(&challenge.handle),
            known: challenge.known.iter().map(|id| written(id)).collect(),
            algorithms: ALGORITHMS,
        }
    }
}

/// What the script sends of a passkey that was used.
#[derive(Deserialize)]
pub struct Shown {
    id: String,
    client: String,
    authenticator: String,
    signature: String,
    user: String,
    pub(super) next: Option<String>,
    #[serde(default)]
    pub(super) csrf: String,
}

impl Shown {
    /// The same as bytes; what is not base64url is nothing.
    pub(super) fn using(&self) -> Using {
        Using {
            id: read(&self.id),
            client: read(&self.client),
            authenticator: read(&self.authenticator),
            signature: read(&self.signature),
            user: read(&self.user),
        }
    }
}

/// What the script sends of a passkey that was made.
#[derive(Deserialize)]
pub struct New {
    id: String,
    client: String,
    authenticator: String,
    public: String,
    algorithm: String,
    pub(super) name: String,
    pub(super) csrf: String,
}

impl New {
    pub(super) fn making(&self) -> Making {
        Making {
            id: read(&self.id),
            client: read(&self.client),
            authenticator: read(&self.authenticator),
            public: read(&self.public),
            algorithm: self.algorithm.parse().unwrap_or_default(),
        }
    }
}

/// Bytes in an address or a form.
pub(super) fn written(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes from an address or a form; nothing if they are none.
pub(super) fn read(text: &str) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(text).unwrap_or_default()
}

/// `POST /{lang}/sign-in/challenge`: for whoever wants to sign in.
pub async fn ask(State(app): State<App>, caller: Caller, headers: HeaderMap) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    sign_in::try_once(&app, caller)?;
    let (step, challenge) = desk::ask(&app)?;
    let mut response = answer(challenge);
    response.headers_mut().insert(header::SET_COOKIE, session::step_cookie(&app, &step));
    Ok(response)
}

/// `POST /{lang}/sign-in/confirm/challenge`: for whoever is signed in and shows a passkey once more.
pub async fn ask_again(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::confirming(&app, &reader.presence, &headers, button.csrf())?;
    Ok(answer(desk::ask_of(&app, session, false).await?))
}

/// `POST /{lang}/account/challenge`: for a new passkey.
pub async fn ask_new(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    Ok(answer(desk::ask_of(&app, session, true).await?))
}

fn answer(challenge: Challenge) -> Response {
    let mut response = Json(Asked::from(challenge)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, Cache::Nobody.line());
    response
}

/// `POST /{lang}/sign-in/passkey`.
pub async fn enter(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Form(shown): Form<Shown>,
) -> Result<Response, Fault> {
    if !session::is_from_here(&app, &headers) {
        return Err(session::not_allowed());
    }
    sign_in::try_once(&app, caller)?;
    let (step, whence) = (session::step(&app, &headers).unwrap_or_default(), session::whence(caller, &headers));
    let previous = reader.presence.any().map(AsRef::as_ref);
    match desk::enter(&app, &step, &shown.using(), previous, &whence).await? {
        Ok(cookie) => Ok(sign_in::entered(&app, &reader, &cookie, shown.next.as_deref())),
        Err(refusal) => Ok(sign_in::refused(&app, &reader, refusal, reader.words.passkey_failed(), None, shown.next)),
    }
}
