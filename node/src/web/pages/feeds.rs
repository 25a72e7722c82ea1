//! Every feed of the public part in one place, with the lists that a feed reader takes in at once.

use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;

use super::front;
use crate::{
    app::App,
    desk::network,
    model::feed::Address,
    web::{
        feed::{
            Format,
            catalogue::{self, Line},
        },
        page,
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The page of all feeds.
#[derive(Debug, Template)]
#[template(path = "feeds.html")]
pub struct Feeds {
    /// The frame.
    pub shell: Shell,
    /// The feeds, as far as they belong together.
    pub groups: Vec<Group>,
}

/// Feeds that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they have in common; nothing for the feed of everything.
    pub title: Option<String>,
    /// The feeds.
    pub rows: Vec<Row>,
}

/// One feed.
#[derive(Debug)]
pub struct Row {
    /// What is in it.
    pub name: String,
    /// The page that shows the same.
    pub href: String,
    /// The feed in each format, with the name of the format.
    pub forms: Vec<(String, &'static str)>,
}

impl Row {
    fn of(line: Line, words: &'static crate::model::words::Words) -> Self {
        let address = Address { about: line.about, words, format: Format::Rss };
        let form = |format: Format| (address.written_in(format).path(), format.name());
        Self { href: address.list(), forms: Format::ALL.into_iter().map(form).collect(), name: line.name }
    }
}

/// `GET /{lang}/feeds`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let words = reader.words;
    let bodies = network::authorities(&app).await?;
    let group = |group: catalogue::Group| Group {
        title: group.title,
        rows: group.lines.into_iter().map(|line| Row::of(line, words)).collect(),
    };
    let page = Feeds {
        shell: Shell::to(&app, &reader, "feeds", "/feeds").indexed(),
        groups: catalogue::groups(words, &bodies).into_iter().map(group).collect(),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(&reader.viewer)))
}
