//! The projects of this node, and which of them are under way on this day. They stand in the configuration file.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use jiff::{civil, tz::TimeZone};

use super::{Tab, present, tabs};
use crate::{
    app::{App, config::ProjectSection},
    model::words::Words,
    web::{
        page::{self, Cache},
        pages::{notices, project, text::Text},
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page of the projects.
#[derive(Debug, Template)]
#[template(path = "admin_projects.html")]
pub struct Projects {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// The projects.
    pub projects: Vec<Line>,
}

/// One project.
#[derive(Debug)]
pub struct Line {
    /// Its name in the configuration.
    pub name: String,
    /// What it is called.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// From when to when.
    pub time: Option<String>,
    /// Whether it is under way, in words.
    pub state: String,
}

/// `GET /{lang}/admin/projects`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    let words = reader.words;
    let today = app.clock.now().to_zoned(TimeZone::UTC).date();
    let projects = app.config.projects.iter().map(|(name, section)| Line {
        name: name.clone(),
        title: notices::title(&app, name, words),
        href: notices::page(words, name),
        time: project::time(section, words),
        state: state(section, today, words),
    });
    let page = Projects {
        projects: projects.collect(),
        tabs: tabs(&reader, session.account.role, "projects"),
        shell: Shell::to(&app, &reader, "admin", "/admin/projects"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}

/// What has no first day has begun, what has no last day goes on.
fn state(section: &ProjectSection, today: civil::Date, words: &Words) -> String {
    let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse::<civil::Date>().ok());
    if day(&section.from).is_some_and(|from| today < from) {
        return words.project_ahead();
    }
    if day(&section.to).is_some_and(|to| to < today) { words.project_over() } else { words.project_open() }
}
