//! Withdrawing a material of one's own authority for good: what that means, and why it is done.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    faults::{Said, WRONG},
    pressed,
    reached::Reached,
    writer,
};
use crate::{
    app::{App, config::Approval},
    desk::{publish::Outcome, reach, session::Session, withdraw},
    model::words::Words,
    store::material::Held,
    web::{
        page::{self, Cache},
        pages::{
            names::Names,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page on which it is done.
#[derive(Debug, Template)]
#[template(path = "withdraw.html")]
pub struct WithdrawPage {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Where the form goes.
    pub action: String,
    /// The page of the material.
    pub back: String,
    /// The title of the material.
    pub title: Text,
    /// The language in which the reason is told.
    pub language: Text,
    /// What was typed.
    pub reason: String,
    /// What is wrong with it.
    pub faults: Vec<Said>,
    /// Who loses it.
    pub reached: Reached,
    /// Whether another person decides.
    pub needs_second: bool,
}

/// The reason.
#[derive(Debug, Deserialize)]
pub struct Reason {
    csrf: String,
    #[serde(default)]
    reason: String,
}

/// Where the withdrawal of a material of this id is asked for.
pub fn address(words: &Words, id: &str) -> String {
    format!("/{}/desk/withdraw/{id}", words.code)
}

/// `GET /{lang}/desk/withdraw/{uuid}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    match writer(&app, &reader) {
        Ok(session) => {
            let held = own(&app, &reader, session, &id).await?;
            show(&app, &reader, session, &held, String::new(), Vec::new()).await
        }
        Err(response) => Ok(*response),
    }
}

/// `POST /{lang}/desk/withdraw/{uuid}`: at once where one person decides, who has then shown a second factor; else it
/// waits for another.
pub async fn post(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(given): Form<Reason>,
) -> Result<Response, Fault> {
    let session = pressed(&app, &reader, &headers, &given.csrf)?;
    let (person, words) = (&session.account, reader.words);
    let held = own(&app, &reader, session, &id).await?;
    if given.reason.trim().is_empty() {
        return show(&app, &reader, session, &held, given.reason, vec![Said::missing(words)]).await;
    }
    if app.config.publishing.approval == Approval::One {
        session::confirmed(&app, &reader.presence, &headers, &given.csrf, words.code, &address(words, &id))?;
    }
    match withdraw::withdraw(&app, &id, &given.reason, Some(&person.username)).await {
        Ok(Outcome::Submitted { id: waits, .. }) => {
            Ok(Redirect::to(&format!("/{}/desk/waiting/{waits}", words.code)).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/{}/materials/{id}", words.code)).into_response()),
        Err(error) => {
            let said = Said::of_error(words, error)?;
            show(&app, &reader, session, &held, given.reason, vec![said]).await
        }
    }
}

/// The material of this person's authority; whoever may not withdraw it finds nothing here.
async fn own(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<Held, Fault> {
    withdraw::find(app, &session.account, id).await?.ok_or_else(|| Fault::absent(app, reader.words.code))
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    held: &Held,
    reason: String,
    faults: Vec<Said>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let names = Names::read(app, &reader.likes).await?;
    let id = &held.material.id;
    let first = held.variants.first();
    let page = WithdrawPage {
        shell: Shell::to(app, reader, "desk", format!("/desk/withdraw/{id}")),
        csrf: session.csrf.clone(),
        action: address(words, id),
        back: format!("/{}/materials/{id}", words.code),
        title: first.map(|one| Text::of(&one.language, &one.title)).unwrap_or_default(),
        language: text::named(app.config.node.languages.first().map_or("und", String::as_str), words),
        reason,
        reached: Reached::of(&reach::of_end(app, held).await?, &names, words),
        needs_second: app.config.publishing.approval == Approval::Two,
        faults,
    };
    let status = if page.faults.is_empty() { StatusCode::OK } else { WRONG };
    Ok(page::cached(status, &page, Cache::Nobody))
}
