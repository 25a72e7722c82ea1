//! What only the configuration file changes, as it is in force, each under the name it has there.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;

use super::{Tab, present, tabs};
use crate::{
    app::App,
    desk::{
        audit, retention,
        settings::{self, Setting},
    },
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page of the settings.
#[derive(Debug, Template)]
#[template(path = "admin_settings.html")]
pub struct Settings {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// The settings by what they are about.
    pub parts: Vec<Part>,
    /// What is kept how long, and how much is due.
    pub retention: Vec<retention::Line>,
    /// Where the audit log ends now: to be noted elsewhere.
    pub end: String,
}

/// Settings about one thing.
#[derive(Debug)]
pub struct Part {
    /// The anchor of its heading.
    pub id: &'static str,
    /// What it is about.
    pub title: String,
    /// How it is changed, if it needs more than the file.
    pub help: Option<String>,
    /// The settings.
    pub settings: Vec<Setting>,
}

/// `GET /{lang}/admin/settings`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let words = reader.words;
    let found = settings::read(&app);
    let part = |id, title, help: Option<String>, settings| Part { id, title, help, settings };
    let page = Settings {
        parts: vec![part("publishing", words.settings_publishing(), None, found.publishing)],
        retention: retention::turn(&app, retention::Pass::Look).await?.lines,
        end: audit::ended(&app).await?,
        tabs: tabs(&reader, session.account.role, "settings"),
        shell: Shell::to(&app, &reader, "admin", "/admin/settings"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}
