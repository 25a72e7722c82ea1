//! Asking for a language that a material lacks, and the people's own page about it: what they asked for, and what
//! translators of this node are asked for, most wanted first.
//!
//! Of whoever asks without an account nothing is kept: the answer is the same whether it counted or had counted before.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{
    entry::Entry,
    names::Names,
    own_feeds,
    text::{self, Text},
};
use crate::{
    app::App,
    desk::{
        session::Session,
        wish::{self, Asked},
    },
    store::material::{self, Held},
    web::{
        caller::Caller,
        page::{self, Cache},
        problem::{Fault, Problem},
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page that says that a wish counts.
#[derive(Debug, Template)]
#[template(path = "wished.html")]
pub struct Wished {
    /// The frame.
    pub shell: Shell,
    /// The language asked for.
    pub language: Text,
    /// The material.
    pub title: Text,
    /// Its page.
    pub href: String,
}

/// A person's page about wanted languages.
#[derive(Debug, Template)]
#[template(path = "wanted.html")]
pub struct Wants {
    /// The frame.
    pub shell: Shell,
    /// What forms must carry.
    pub csrf: String,
    /// Whether there was no room for one more.
    pub is_full: bool,
    /// Whether something came that was asked for.
    pub has_answered: bool,
    /// What the person asked for.
    pub mine: Vec<Line>,
    /// What translators are asked for.
    pub queue: Vec<Line>,
}

/// A material with a language that somebody asked for.
#[derive(Debug)]
pub struct Line {
    /// The material.
    pub entry: Entry,
    /// The language.
    pub language: Text,
    /// The page that shows it in that language, if it is here.
    pub answered: Option<String>,
    /// Where the button that takes the wish back goes.
    pub action: String,
    /// How many ask on this node.
    pub here: String,
    /// How many ask in all.
    pub total: String,
}

/// A language asked for.
#[derive(Debug, Deserialize)]
pub struct Wish {
    language: String,
    csrf: Option<String>,
}

/// `GET /{lang}/wanted`: for whoever is signed in; anybody else is led to sign in.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    match reader.presence.session() {
        Some(session) => show(&app, &reader, session, StatusCode::OK).await,
        None => Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response()),
    }
}

/// `POST /{lang}/materials/{uuid}/wish`: asks for a language; with an account it is kept with that.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(asked): Form<Wish>,
) -> Result<Response, Fault> {
    let held = found(&app, &reader, &headers, &id).await?;
    let href = format!("/{}/materials/{}", reader.words.code, held.material.id);
    let outcome = if let Some(session) = reader.presence.session() {
        session::pressed(&app, &reader.presence, &headers, asked.csrf.as_deref().unwrap_or_default())?;
        wish::ask_as(&app, &held, &asked.language, &session.account).await?
    } else {
        try_once(&app, caller)?;
        wish::ask(&app, &held, &asked.language, caller.0).await?
    };
    match (outcome, reader.presence.session()) {
        (Asked::Here, _) => Ok(Redirect::to(&href).into_response()),
        (Asked::Unknown, _) => {
            Err(Fault::of(Problem::of(StatusCode::BAD_REQUEST, "nobody can ask for this language here")))
        }
        (Asked::Counted, Some(_)) => Ok(Redirect::to(&format!("/{}/wanted", reader.words.code)).into_response()),
        (Asked::Full(_), Some(session)) => show(&app, &reader, session, StatusCode::CONFLICT).await,
        (Asked::Full(wait_s), None) => Err(too_many().after(wait_s)),
        (Asked::Counted, None) => Ok(counted(&app, &reader, &held, href, &asked.language)),
    }
}

/// `POST /{lang}/materials/{uuid}/wish/end`: takes a wish of one's own back.
pub async fn take_back(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(asked): Form<Wish>,
) -> Result<Response, Fault> {
    let held = found(&app, &reader, &headers, &id).await?;
    let session = session::pressed(&app, &reader.presence, &headers, asked.csrf.as_deref().unwrap_or_default())?;
    // Whether it was there or not, it is not there now.
    wish::take_back(&app, &held.material.uri, &asked.language, &session.account).await?;
    Ok(Redirect::to(&format!("/{}/wanted", reader.words.code)).into_response())
}

/// `POST /{lang}/wanted`: clears what came.
pub async fn clear(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(button): Form<own_feeds::Button>,
) -> Result<Response, Fault> {
    let session = session::pressed(&app, &reader.presence, &headers, button.csrf())?;
    wish::clear(&app, &session.account).await?;
    Ok(Redirect::to(&format!("/{}/wanted", reader.words.code)).into_response())
}

/// The material of a form that was sent from a page of this node, if this reader may see it.
async fn found(app: &App, reader: &Reader, headers: &HeaderMap, id: &str) -> Result<Held, Fault> {
    if !session::is_from_here(app, headers) {
        return Err(session::not_allowed());
    }
    let absent = || Fault::absent(app, reader.words.code);
    let id = uuid::Uuid::try_parse(id).map_err(|_| absent())?.to_string();
    let held = material::find(&app.db, &reader.viewer, &id).await?;
    held.filter(|held| held.material.state == material::State::Live).ok_or_else(absent)
}

fn try_once(app: &App, caller: Caller) -> Result<(), Fault> {
    let limits = &app.config.limits;
    let may = app.wish_tries.may(caller.0, app.clock.now(), limits.wish_tries, limits.wish_tries_total);
    may.map_err(|wait_s| too_many().after(wait_s))
}

fn too_many() -> Fault {
    Fault::of(Problem::of(StatusCode::TOO_MANY_REQUESTS, "too many requests for languages"))
}

fn counted(app: &App, reader: &Reader, held: &Held, href: String, language: &str) -> Response {
    let shown = super::choice::choose(&held.variants, &reader.likes.tags());
    let page = Wished {
        shell: Shell::to(app, reader, "materials", format!("/materials/{}", held.material.id)),
        language: text::tongue(language),
        title: shown.map(|variant| Text::of(&variant.language, &variant.title)).unwrap_or_default(),
        href,
    };
    page::cached(StatusCode::OK, &page, Cache::Nobody)
}

async fn show(app: &App, reader: &Reader, session: &Session, status: StatusCode) -> Result<Response, Fault> {
    let (words, names) = (reader.words, Names::read(app, &reader.likes).await?);
    let line = |listed: &material::Listed, language: &str, numbers: (u64, u64), is_answered: bool| {
        let entry = Entry::of(listed, words, &names);
        let number = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
        Line {
            answered: is_answered.then(|| format!("{}?in={language}", entry.href)),
            action: format!("{}/wish/end", entry.href),
            entry,
            language: text::tongue(language),
            here: number(numbers.0),
            total: number(numbers.1),
        }
    };
    let mine = wish::mine(app, &session.account).await?;
    let mine: Vec<Line> =
        mine.iter().map(|one| line(&one.listed, &one.language, (0, 0), one.answered.is_some())).collect();
    let queue = wish::queue(app, &reader.viewer, None).await?;
    let page = Wants {
        shell: Shell::to(app, reader, "wanted", "/wanted"),
        csrf: session.csrf.clone(),
        is_full: status == StatusCode::CONFLICT,
        has_answered: mine.iter().any(|line| line.answered.is_some()),
        mine,
        queue: queue
            .iter()
            .map(|(wanted, listed)| line(listed, &wanted.language, (wanted.here, wanted.total), false))
            .collect(),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}
