//! The front page and the way to it.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Action, Viewer};
use http::{HeaderMap, StatusCode, header};

use super::{entry::Entry, names::Names};
use crate::{
    app::App,
    store::material::{self, Filter},
    web::{
        negotiate,
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

const NEWEST: u32 = 10;

/// The front page: what is new.
#[derive(Debug, Template)]
#[template(path = "front.html")]
pub struct Front {
    /// The frame.
    pub shell: Shell,
    /// The newest materials.
    pub entries: Vec<Entry>,
}

/// `GET /`: to the front page in the best language of this node.
pub async fn enter(State(app): State<App>, asked: HeaderMap) -> Response {
    let offered: Vec<&str> = shell::offered(&app.config.node.languages).iter().map(|words| words.code).collect();
    let language = negotiate::language(&asked, &offered).unwrap_or("en");
    let headers = [
        (header::LOCATION, format!("/{language}/")),
        (header::VARY, "Accept-Language".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// `GET /{lang}/`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let listed = material::list(&app.db, viewer, Action::Read, &Filter::default(), NEWEST, 0).await?;
    let names = Names::read(&app).await?;
    let entries = listed.iter().map(|listed| Entry::of(listed, words, &names)).collect();
    let page = Front { shell: Shell::to(&app, &reader, "front", "/"), entries };
    Ok(page::cached(StatusCode::OK, &page, cache(viewer)))
}

/// A list that the public sees may be kept; what others see may not.
pub fn cache(viewer: &Viewer) -> Cache {
    if *viewer == Viewer::Public { Cache::Public } else { Cache::Nobody }
}
