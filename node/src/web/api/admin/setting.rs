//! The settings in force, each under its name in the configuration file, which alone changes them; and what is kept how
//! long, with how much is due. Of a secret it is said that it is one.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    desk::{
        retention::{self, Pass},
        settings::{self, Value},
    },
    web::{
        api::{
            asked::{self, Asked},
            bearer::Held,
        },
        problem::Fault,
    },
};

/// The longest question for settings, in characters.
const WORDS_CHARS: usize = 100;

/// A setting.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// Its section and key in the file; the unit is the end of its name.
    pub name: String,
    /// Its value as it is written there; of a secret, and where it may be left out and is, there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is a secret.
    pub is_secret: bool,
    /// Whether it is something else than the default.
    pub is_set: bool,
    /// What it does, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<&'static str>,
}

impl From<settings::Setting> for Setting {
    fn from(one: settings::Setting) -> Self {
        let is_secret = one.value == Value::Secret;
        let value = match one.value {
            Value::Nothing | Value::Secret => None,
            Value::Bytes(number) | Value::Milliseconds(number) | Value::Seconds(number) | Value::Days(number) => {
                Some(number.to_string())
            }
            Value::Plain(text) => Some(text),
        };
        Self { name: one.name, value, is_secret, is_set: one.is_set, explained: one.explained }
    }
}

/// The settings.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Settings)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// By the sections of the file.
    pub items: Vec<Setting>,
}

/// `GET /api/v1/settings`.
#[utoipa::path(get, path = "/api/v1/settings", tag = "settings", operation_id = "listSettings",
    params(("q" = Option<String>, Query, max_length = 100, description = "What the name has in it, or what it does"),
        ("which" = Option<String>, Query, pattern = "^(all|set)?$",
            description = "`all`, or `set` for those that are something else than the default")),
    responses((status = 200, description = "The settings in force", body = List)))]
pub async fn list(State(app): State<App>, _: Held, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_SETTINGS).map_err(Fault::of)?;
    let words = asked.text("q", WORDS_CHARS).map_err(Fault::of)?.unwrap_or_default();
    let which = asked.one_of("which", &["all", "set"]).map_err(Fault::of)?;
    let found = settings::read(&app, &settings::Asked { q: words, set: which == Some("set") });
    let items: Vec<Setting> = found.into_iter().map(Setting::from).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// Something that goes in time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RetentionLine)]
pub struct Line {
    /// What it is called on the command line.
    pub what: &'static str,
    /// How long it is kept, in English.
    pub kept: String,
    /// The settings that say so.
    pub settings: Vec<&'static str>,
    /// How much would go now.
    pub due: u64,
}

/// What is kept how long.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Retention {
    /// How many.
    pub total_items: usize,
    /// Each kind of what is kept.
    pub items: Vec<Line>,
}

/// `GET /api/v1/retention`.
#[utoipa::path(get, path = "/api/v1/retention", tag = "settings", operation_id = "readRetention",
    responses((status = 200, description = "What is kept how long, and how much would go now; nothing goes for it",
        body = Retention)))]
pub async fn retention(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let lines = retention::turn(&app, Pass::Look).await?.lines;
    let line = |one: &retention::Line| Line {
        what: one.what.name(),
        kept: one.kept.to_string(),
        settings: one.kept.settings().collect(),
        due: one.rows,
    };
    let items: Vec<Line> = lines.iter().map(line).collect();
    Ok(axum::Json(Retention { total_items: items.len(), items }).into_response())
}
