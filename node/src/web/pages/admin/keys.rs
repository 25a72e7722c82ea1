//! The keys of this node and of its authorities, for whoever compares them; an operator has them made anew.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed, confirm, present, tabs};
use crate::{
    app::App,
    desk::{
        peer,
        rotation::{self, Key},
        session::Session,
    },
    model::words::Words,
    store::account::Role,
    web::{
        page::{self, Cache},
        pages::{standing, text::Day},
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page of the keys.
#[derive(Debug, Template)]
#[template(path = "admin_keys.html")]
pub struct Keys {
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
    /// What is wrong with keys that cannot be read.
    pub wrong: Vec<String>,
    /// The keys, those of the node first.
    pub keys: Vec<Line>,
    /// The partners that do not know the new keys yet, in words.
    pub waiting: Option<String>,
}

/// One key.
#[derive(Debug)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub purpose: String,
    /// Its fingerprint in groups, or the key itself.
    pub shown: String,
    /// When it was made; of one given up, until when it proved.
    pub since: Option<Day>,
}

/// A press of a button and nothing else.
#[derive(Debug, Deserialize)]
pub struct Press {
    csrf: String,
}

/// `GET /{lang}/admin/keys`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, None, None).await
}

/// `POST /{lang}/admin/keys`: makes new ones and announces them.
pub async fn rotate(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(press): Form<Press>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &press.csrf, "keys")?;
    match rotation::rotate(&app, &session.account.username).await {
        Ok(_) => show(&app, &reader, session, StatusCode::OK, Some(reader.words.keys_done()), None).await,
        Err(error) => {
            let refused = Refused::plain(error, reader.words)?;
            show(&app, &reader, session, refused.status(), None, Some(refused)).await
        }
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    done: Option<String>,
    refused: Option<Refused>,
) -> Result<Response, Fault> {
    let words = reader.words;
    let (keys, wrong) = rotation::keys(app).await?;
    let waiting = rotation::waiting(app).await?;
    let page = Keys {
        keys: keys.into_iter().map(|key| line(key, words)).collect(),
        wrong,
        waiting: (!waiting.is_empty()).then(|| words.keys_waiting(&words.list(&waiting))),
        may_change: session.account.role == Role::Operator,
        confirm: confirm(app, reader, session, "keys"),
        csrf: session.csrf.clone(),
        done,
        refused,
        tabs: tabs(reader, session.account.role, "keys"),
        shell: Shell::to(app, reader, "admin", "/admin/keys"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

fn line(key: Key, words: &Words) -> Line {
    let moment = |at| standing::moment(at, words);
    Line {
        purpose: match (key.signs, key.revoked) {
            (true, _) => words.keys_signs(),
            (false, None) => words.keys_proves(),
            (false, Some(at)) => words.keys_proved(&moment(at).text),
        },
        shown: if key.signs { peer::spaced(&key.shown) } else { key.shown },
        since: key.since.map(moment),
        id: key.id,
    }
}
