//! What only the configuration file changes: every setting as it is in force, under the name it has there.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::StatusCode;

use super::{Tab, forgotten, present, tabs};
use crate::{
    app::App,
    desk::{
        audit, retention,
        settings::{self, Asked, Setting, Value},
    },
    model::words::Words,
    web::{
        page::{self, Cache},
        pages::{standing, text::legible},
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// The longest word that settings are looked for by, in characters.
const WORD_CHARS: usize = 100;

/// The page of the settings.
#[derive(Debug, Template)]
#[template(path = "admin_settings.html")]
pub struct Settings {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// Which settings are shown.
    pub asked: Asked,
    /// How many that are, in words.
    pub shown: String,
    /// The settings by the section of the file they stand in.
    pub parts: Vec<Part>,
    /// What is kept how long, and how much is due.
    pub retention: Vec<Forgotten>,
    /// Where the audit log ends now: to be noted elsewhere.
    pub end: String,
}

/// Something that goes in time.
#[derive(Debug)]
pub struct Forgotten {
    /// What it is called on the command line.
    pub code: &'static str,
    /// What it is.
    pub name: String,
    /// How long it is kept.
    pub kept: String,
    /// The settings that say so.
    pub settings: Vec<&'static str>,
    /// How much would go now.
    pub due: String,
}

/// One section of the file.
#[derive(Debug)]
pub struct Part {
    /// Its name.
    pub section: String,
    /// Its settings.
    pub settings: Vec<Line>,
}

/// One setting.
#[derive(Debug)]
pub struct Line {
    /// Its name in the section.
    pub key: String,
    /// Its value as it is written in the file, if it is shown there.
    pub written: Option<String>,
    /// Its value in words, where that says more.
    pub words: Option<String>,
    /// Whether it is set, or as it is by default, in words.
    pub state: String,
    /// What it does, in English.
    pub explained: Option<&'static str>,
}

/// `GET /{lang}/admin/settings`.
pub async fn get(State(app): State<App>, reader: Reader, Query(mut asked): Query<Asked>) -> Result<Response, Fault> {
    let session = present(&reader)?;
    asked.q = legible(&asked.q).chars().take(WORD_CHARS).collect();
    let found = settings::read(&app, &asked);
    let lines = retention::turn(&app, retention::Pass::Look).await?.lines;
    let page = Settings {
        shown: reader.words.settings_shown(found.len()),
        parts: parts(found, reader.words),
        asked,
        retention: lines.iter().map(|line| going(line, reader.words)).collect(),
        end: audit::ended(&app).await?,
        tabs: tabs(&reader, session.account.role, "settings"),
        shell: Shell::to(&app, &reader, "admin", "/admin/settings"),
    };
    Ok(page::cached(StatusCode::OK, &page, Cache::Nobody))
}

fn going(line: &retention::Line, words: &Words) -> Forgotten {
    Forgotten {
        code: line.what.name(),
        name: forgotten::name(line.what, words),
        kept: forgotten::kept(&line.kept, words),
        settings: line.kept.settings().collect(),
        due: standing::number(line.rows, words),
    }
}

fn parts(settings: Vec<Setting>, words: &Words) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for setting in settings {
        let (section, key) = setting.name.split_once('.').unwrap_or((&setting.name, ""));
        let line = line(key, &setting, words);
        match parts.last_mut() {
            Some(part) if part.section == section => part.settings.push(line),
            _ => parts.push(Part { section: section.to_owned(), settings: vec![line] }),
        }
    }
    parts
}

fn line(key: &str, setting: &Setting, words: &Words) -> Line {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let (written, in_words) = match &setting.value {
        Value::Nothing => (None, None),
        Value::Secret => (None, Some(words.settings_secret())),
        Value::Bytes(bytes) => (Some(bytes.to_string()), Some(words.size(*bytes))),
        Value::Milliseconds(length) => (Some(length.to_string()), Some(words.duration_milliseconds(count(*length)))),
        Value::Seconds(length) => (Some(length.to_string()), Some(standing::exactly(*length, words))),
        Value::Days(length) => (Some(length.to_string()), Some(words.duration_days(count(*length)))),
        Value::Plain(text) => (Some(legible(text)), None),
    };
    let state = match (&setting.value, setting.is_set) {
        (Value::Nothing, _) => words.settings_nothing(),
        (_, true) => words.settings_set(),
        (_, false) => words.settings_default(),
    };
    Line { key: key.to_owned(), written, words: in_words, state, explained: setting.explained }
}
