//! The addresses of feeds that a person made for themselves: made, seen and ended here.
//!
//! An address is shown once, in the answer to the form that made it.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::text::Day;
use crate::{
    app::App,
    desk::{own_feed, session::Session},
    model::words::Words,
    store::feed_token::FeedToken,
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page of a person's own feeds.
#[derive(Debug, Template)]
#[template(path = "own_feeds.html")]
pub struct OwnFeeds {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// An address that was just made.
    pub made: Option<String>,
    /// Whether there may be no further one.
    pub is_full: bool,
    /// The addresses there are.
    pub lines: Vec<Line>,
}

/// One address.
#[derive(Debug)]
pub struct Line {
    /// Where the button that ends it goes.
    pub action: String,
    /// When it was made, in a sentence.
    pub made: String,
    /// When it was last read, in a sentence.
    pub used: String,
}

impl Line {
    fn of(token: &FeedToken, words: &Words) -> Self {
        let used = token.used.map(|used| words.own_feeds_used(&Day::of(used, words).text));
        Self {
            action: format!("/{}/my-feeds/{}/end", words.code, token.id),
            made: words.own_feeds_since(&Day::of(token.made, words).text),
            used: used.unwrap_or_else(|| words.own_feeds_unused()),
        }
    }
}

/// What every button here carries.
#[derive(Debug, Deserialize)]
pub struct Button {
    csrf: String,
}

impl Button {
    /// What it carries.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// `GET /{lang}/my-feeds`: for whoever is signed in; anybody else is led to sign in.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    match reader.presence.session() {
        Some(session) => show(&app, &reader, session, None, StatusCode::OK).await,
        None => Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()),
    }
}

/// `POST /{lang}/my-feeds`: makes an address and shows it.
pub async fn make(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    let made = own_feed::make(&app, session).await?;
    let status = if made.is_some() { StatusCode::CREATED } else { StatusCode::CONFLICT };
    let address = made.map(|token| format!("{}/feeds/own/{token}/all.{}.atom", app.config.origin(), reader.words.code));
    show(&app, &reader, session, address, status).await
}

/// `POST /{lang}/my-feeds/{id}/end`.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(button): Form<Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    // Whether it was there or not, it is not there now.
    own_feed::end(&app, session, &id).await?;
    Ok(Redirect::to(&format!("/{}/my-feeds", reader.words.code)).into_response())
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    made: Option<String>,
    status: StatusCode,
) -> Result<Response, Fault> {
    let found = own_feed::list(app, session).await?;
    let page = OwnFeeds {
        shell: Shell::to(app, reader, "my-feeds", "/my-feeds"),
        csrf: session.csrf.clone(),
        made,
        is_full: found.len() >= app.config.limits.own_feeds as usize,
        lines: found.iter().map(|token| Line::of(token, reader.words)).collect(),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
