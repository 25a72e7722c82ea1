//! The servers this node exchanges materials with. How far each has come is for staff and partners, not shown here.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;

use super::text::{self, Text};
use crate::{
    app::App,
    store::peer,
    web::{
        page::{self, Cache},
        pages::labels,
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

const ROWS: u32 = 200;

/// The table of servers.
#[derive(Debug, Template)]
#[template(path = "network.html")]
pub struct Network {
    /// The frame.
    pub shell: Shell,
    /// The servers, ours first.
    pub peers: Vec<Server>,
}

/// One server.
#[derive(Debug)]
pub struct Server {
    /// What it is called.
    pub name: Text,
    /// Its country in words, if known.
    pub country: Option<String>,
    /// Its languages.
    pub languages: Vec<Text>,
    /// `https://host`.
    pub origin: String,
    /// `host` or `host:port`.
    pub host: String,
    /// Whether it is this one.
    pub is_here: bool,
}

/// `GET /{lang}/network`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let words = reader.words;
    let shell = Shell::to(&app, &reader, "network", "/network");
    let here = Server {
        name: shell.node.clone(),
        country: Some(labels::country(words, &app.config.node.country)),
        languages: app.config.node.languages.iter().map(|code| text::tongue(code)).collect(),
        origin: app.config.origin().to_owned(),
        host: app.config.host().to_owned(),
        is_here: true,
    };
    let partners = peer::partners(&app.db, ROWS).await?;
    let there = partners.into_iter().map(|partner| Server {
        name: Text::of("", &partner.name),
        country: None,
        languages: partner.languages.iter().map(|code| text::tongue(code)).collect(),
        origin: partner.origin,
        host: partner.host,
        is_here: false,
    });
    let page = Network { shell, peers: std::iter::once(here).chain(there).collect() };
    Ok(page::cached(StatusCode::OK, &page, Cache::Public))
}
