//! A person's own page about the languages they read, in order: what lacks the language of a page is shown in the first
//! of them that it has.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use election_pool_protocol::language::OWN_NAMES;
use http::{HeaderMap, StatusCode};
use url::form_urlencoded;

use super::materials::Choice;
use crate::{
    app::App,
    desk::session::{LANGUAGES, Session, set_languages},
    model::words::Words,
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        session,
        shell::Shell,
    },
};

/// The page.
#[derive(Debug, Template)]
#[template(path = "languages.html")]
pub struct Languages {
    /// The frame.
    pub shell: Shell,
    /// What the form must carry.
    pub csrf: String,
    /// Whether it was kept just now.
    pub is_kept: bool,
    /// The first language, the second, and so on.
    pub choices: Vec<Choice>,
}

/// `GET /{lang}/languages`: for whoever is signed in; anybody else is led to sign in.
pub async fn get(reader: Reader, State(app): State<App>) -> Result<Response, Fault> {
    let Some(session) = reader.presence.session() else {
        return Ok(Redirect::to(&session::sign_in_address(reader.words.code, &reader.address)).into_response());
    };
    let page = Languages {
        shell: Shell::to(&app, &reader, "languages", "/languages"),
        csrf: session.csrf.clone(),
        is_kept: reader.address.ends_with("?kept"),
        choices: choices(reader.words, session),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}

/// `POST /{lang}/languages`: keeps them in the order in which they were chosen; what is none of the choices is left out.
pub async fn set(State(app): State<App>, reader: Reader, headers: HeaderMap, form: String) -> Result<Response, Fault> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let csrf = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str()).unwrap_or_default();
    let session = session::pressed(&app, &reader.presence, &headers, csrf)?;
    let chosen = fields.iter().filter(|(name, _)| name.starts_with("language")).map(|(_, value)| value.clone());
    let known = chosen.filter(|tag| session.languages.contains(tag) || OWN_NAMES.iter().any(|(own, _)| own == tag));
    set_languages(&app, session, known.collect()).await?;
    Ok(Redirect::to(&format!("/{}/languages?kept", reader.words.code)).into_response())
}

fn choices(words: &Words, session: &Session) -> Vec<Choice> {
    let further = session.languages.iter().map(String::as_str);
    let further = further.filter(|tag| OWN_NAMES.iter().all(|(own, _)| own != tag));
    let all = OWN_NAMES.iter().map(|(own, _)| *own).chain(further);
    let tongues: Vec<(String, String)> = all.map(|tag| (tag.to_owned(), words.language(tag))).collect();
    let one = |place: usize| {
        let chosen = session.languages.get(place).map(String::as_str);
        let none = Some(words.languages_none());
        Choice {
            any: none,
            ..Choice::of(NAMES[place], words.languages_place(&(place + 1).to_string()), tongues.clone(), chosen)
        }
    };
    (0..LANGUAGES).map(one).collect()
}

const NAMES: [&str; LANGUAGES] = ["language1", "language2", "language3", "language4"];
