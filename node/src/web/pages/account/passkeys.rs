//! The passkeys of a person: added, named and removed.

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Said, allowed, back, show};
use crate::{
    app::App,
    desk::passkey as desk,
    model::words::Words,
    store::passkey::Passkey,
    web::{
        pages::{
            own_feeds::Button,
            passkey::{New, read, written},
            sign_in,
            text::{Day, legible},
        },
        problem::Fault,
        reader::Reader,
        session,
    },
};

/// One passkey.
#[derive(Debug)]
pub struct Line {
    /// Its id in addresses.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// When it was added and last used, in sentences.
    pub facts: String,
    /// Whether there are copies of it.
    pub copies: String,
}

impl Line {
    /// A passkey as it is shown.
    pub(super) fn of(passkey: &Passkey, words: &Words) -> Self {
        let made = words.account_passkey_made(&Day::of(passkey.made, words).text);
        let used = passkey.used.map(|used| words.account_passkey_used(&Day::of(used, words).text));
        Self {
            id: written(&passkey.id),
            name: legible(&passkey.name),
            facts: [made, used.unwrap_or_else(|| words.account_passkey_unused())].join(", "),
            copies: if passkey.is_backed_up { words.account_passkey_copied() } else { words.account_passkey_single() },
        }
    }
}

/// A name.
#[derive(Deserialize)]
pub struct Named {
    name: String,
    csrf: String,
}

/// `POST /{lang}/account/passkeys`.
pub async fn add(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(new): Form<New>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &new.csrf).await?;
    if let Ok(turned) = desk::add(&app, session, &new.making(), &new.name).await? {
        let cookie = session::cookie(&app, &turned.cookie);
        return Ok(sign_in::with_cookie(back(&reader, "passkeys"), cookie));
    }
    let said = Said::wrong("passkey", reader.words.passkey_failed());
    show(&app, &reader, session, StatusCode::UNPROCESSABLE_ENTITY, said).await
}

/// `POST /{lang}/account/passkeys/{id}/name`.
pub async fn rename(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(named): Form<Named>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &named.csrf).await?;
    desk::rename(&app, session, &read(&id), &named.name).await?;
    Ok(back(&reader, "passkeys"))
}

/// `POST /{lang}/account/passkeys/{id}/end`.
pub async fn remove(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, button.csrf()).await?;
    desk::remove(&app, session, &read(&id)).await?;
    Ok(back(&reader, "passkeys"))
}
