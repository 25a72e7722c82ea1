//! Withdrawing a material of one's own authority for good: what that means, and why it is done.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    decided,
    faults::{Said, WRONG},
    line,
    reached::Reached,
    writer,
};
use crate::{
    app::App,
    desk::{draft::may_write, publish::Outcome, reach, session::Session, withdraw},
    model::words::Words,
    store::material::Held,
    web::{
        held::{self, Typed},
        page::{self, Cache},
        pages::{
            names::Names,
            text::{self, Text},
        },
        problem::Fault,
        reader::Reader,
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
    /// Who has asked for it or for an erasure: what, the page of that, and who and when.
    pub waits: Vec<(String, String, String)>,
    /// Who loses it.
    pub reached: Option<Reached>,
    /// Whether another person decides.
    pub needs_second: bool,
}

/// The reason.
#[derive(Debug, Deserialize)]
pub struct Reason {
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
            let own = own(&app, &reader, session, &id).await?;
            show(&app, &reader, session, &own, String::new(), Vec::new()).await
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
    typed: Typed<Reason>,
) -> Result<Response, Fault> {
    let given = &typed.form;
    let (words, here) = (reader.words, address(reader.words, &id));
    let session = held::pressed(&app, &reader, &headers, &typed, &here)?;
    let person = &session.account;
    if !may_write(person) {
        return Err(Fault::absent(&app, words.code));
    }
    let own = own(&app, &reader, session, &id).await?;
    let is_readable = own.1;
    if given.reason.trim().is_empty() {
        return show(&app, &reader, session, &own, given.reason.clone(), vec![Said::missing(words)]).await;
    }
    if !withdraw::needs_second(&app, &own.0) {
        held::confirmed(&app, &reader, &headers, &typed, &here)?;
    }
    match withdraw::withdraw(&app, &id, &given.reason, Some(&person.username)).await {
        Ok(Outcome::Submitted { id: waits, .. }) => {
            Ok(Redirect::to(&format!("/{}/desk/waiting/{waits}", words.code)).into_response())
        }
        // Where nothing of it is shown there is no page of it to go to.
        Ok(_) => {
            let page = if is_readable { format!("materials/{id}") } else { "desk".to_owned() };
            let done = decided::parameter("withdrawn", session);
            Ok(Redirect::to(&format!("/{}/{page}?{done}", words.code)).into_response())
        }
        Err(error) => {
            let said = Said::of_error(words, error)?;
            show(&app, &reader, session, &own, given.reason.clone(), vec![said]).await
        }
    }
}

/// The material of this person's authority; whoever may not withdraw it finds nothing here.
async fn own(app: &App, reader: &Reader, session: &Session, id: &str) -> Result<(Held, bool), Fault> {
    withdraw::find(app, &session.account, id).await?.ok_or_else(|| Fault::absent(app, reader.words.code))
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    (held, is_readable): &(Held, bool),
    reason: String,
    faults: Vec<Said>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let names = Names::read(app, &reader.likes).await?;
    let id = &held.material.id;
    let page = WithdrawPage {
        shell: Shell::to(app, reader, "desk", format!("/desk/withdraw/{id}")),
        csrf: session.csrf.clone(),
        action: address(words, id),
        back: if *is_readable { format!("/{}/materials/{id}", words.code) } else { format!("/{}/desk", words.code) },
        title: if *is_readable { line::title_of(held, &reader.likes) } else { Text::of("", id) },
        waits: line::asked(app, reader, &session.account, held, line::Before::Taking).await?,
        language: text::named(app.config.node.languages.first().map_or("und", String::as_str), words),
        reason,
        reached: if *is_readable { Some(Reached::of(&reach::of_end(app, held).await?, &names, words)) } else { None },
        needs_second: withdraw::needs_second(app, held),
        faults,
    };
    let status = if page.faults.is_empty() { StatusCode::OK } else { WRONG };
    Ok(page::cached(status, &page, Cache::Nobody))
}
