//! The authorities of this node with their client bodies, and the circles; an operator adds an authority. The rest stands in
//! the configuration file.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed_typed, confirm, present, refused::Place, tabs};
use crate::{
    app::App,
    desk::{
        DeskError,
        audience::{self, Circle},
        authority,
        refusal::Refusal,
        session::Session,
    },
    model::words::Words,
    store::account::Role,
    web::{
        held::Typed,
        page::{self, Cache},
        pages::{
            desk::faults,
            text::{Text, legible},
        },
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// The page of the authorities and the circles.
#[derive(Debug, Template)]
#[template(path = "admin_authorities.html")]
pub struct Authorities {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// What forms must carry.
    pub csrf: String,
    /// Whether this person may change anything.
    pub may_change: bool,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// What was done.
    pub done: Option<String>,
    /// What was refused.
    pub refused: Option<Refused>,
    /// What was typed of a new authority.
    pub typed: New,
    /// The authorities.
    pub authorities: Vec<Line>,
    /// The circles.
    pub circles: Vec<Circle>,
}

/// One authority.
#[derive(Debug)]
pub struct Line {
    /// `@user@host`.
    pub handle: String,
    /// What it is called.
    pub name: Text,
    /// Its client bodies.
    pub clients: Vec<String>,
}

/// A new authority.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    /// The user name of its actor.
    pub username: String,
    /// What it is called.
    pub name: String,
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<String>,
    refused: Option<Refused>,
    typed: New,
}

/// `GET /{lang}/admin/authorities`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, Said::default()).await
}

/// `POST /{lang}/admin/authorities`: adds an authority.
pub async fn add(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    typed: Typed<New>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "authorities")?;
    let new = typed.form;
    let (username, words) = (new.username.trim(), reader.words);
    let unfit = authority::misread(username, &new.name);
    let added = authority::add(&app, &session.account.username, username, &new.name);
    let (status, said) = match Refused::tried(unfit, added, words, |error| place(error, words)).await? {
        Ok(_) => {
            let done = Some(words.bodies_done(&format!("@{username}@{}", app.config.host())));
            (StatusCode::CREATED, Said { done, ..Said::default() })
        }
        Err(refused) => (refused.status(), Said { refused: Some(refused), typed: new, ..Said::default() }),
    };
    show(&app, &reader, session, status, said).await
}

/// The field that a refusal is about.
fn place(error: &DeskError, words: &Words) -> Place {
    let (field, label) = match error {
        DeskError::Unfit(Refusal::AuthorityUsername(_) | Refusal::AuthorityTaken(_)) => {
            ("username", words.users_username())
        }
        DeskError::Unfit(Refusal::Nameless(_) | Refusal::LongName) => ("name", words.bodies_name()),
        _ => return None,
    };
    Some((field.to_owned(), label))
}

impl Authorities {
    /// What is wrong with a field.
    pub fn faults(&self, field: &str) -> Vec<faults::Said> {
        Refused::about(self.refused.as_ref(), field)
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    said: Said,
) -> Result<Response, Fault> {
    let host = app.config.host();
    let authorities = authority::known(app).await?.into_iter().map(|one| Line {
        handle: format!("@{}@{host}", one.username),
        name: shell::said(&one.names, reader.words.code).unwrap_or_default(),
        clients: one.clients.iter().map(|client| legible(client)).collect(),
    });
    let page = Authorities {
        authorities: authorities.collect(),
        circles: audience::circles(app).await?,
        may_change: session.account.role == Role::Operator,
        confirm: confirm(app, reader, session, "authorities"),
        csrf: session.csrf.clone(),
        done: said.done,
        refused: said.refused,
        typed: said.typed,
        tabs: tabs(reader, session.account.role, "authorities"),
        shell: Shell::to(app, reader, "admin", "/admin/authorities"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
