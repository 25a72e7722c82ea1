//! Languages that people ask for: one's own wishes, and what translators are asked for.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    bearer::Held,
    body::{self, Sent},
    material::Material,
    refusal::{absent, conflict, malformed},
};
use crate::{
    app::App,
    desk::wish::{self, Asked},
    store::material::{self, Held as Known, State as MaterialState},
    web::problem::Fault,
};

/// A language one asks for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewWish)]
pub struct Ask {
    /// BCP 47.
    #[schema(example = "hr")]
    pub language: String,
}

/// A wish of one's own.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    /// The language.
    pub language: String,
    /// When it came true, RFC 3339, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub answered: Option<String>,
    /// The material.
    pub material: Material,
}

/// A language that is asked for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// The language.
    pub language: String,
    /// How many ask on this node.
    pub here: u64,
    /// How many ask in all, as far as this node knows.
    pub total: u64,
    /// The material.
    pub material: Material,
}

/// Wishes of one's own.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Wishes {
    /// How many.
    pub total_items: usize,
    /// All of them, those that came true first.
    pub items: Vec<Wish>,
}

/// What translators are asked for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WantedList)]
pub struct Queue {
    /// How many.
    pub total_items: usize,
    /// The most wanted first.
    pub items: Vec<Wanted>,
}

/// `GET /api/v1/wishes`.
#[utoipa::path(get, path = "/api/v1/wishes", tag = "languages", operation_id = "listWishes",
    responses((status = 200, description = "What one asked for oneself", body = Wishes)))]
pub async fn mine(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let mine = wish::mine(&app, held.person()).await?;
    let wish = |one: wish::Mine| Wish {
        material: Material::of(&app, &one.listed),
        language: one.language,
        answered: one.answered.map(|at| at.to_string()),
    };
    let items: Vec<Wish> = mine.into_iter().map(wish).collect();
    Ok(axum::Json(Wishes { total_items: items.len(), items }).into_response())
}

/// `GET /api/v1/wanted`.
#[utoipa::path(get, path = "/api/v1/wanted", tag = "languages", operation_id = "listWanted",
    responses((status = 200, description = "What translators of this node are asked for", body = Queue)))]
pub async fn queue(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let queue = wish::queue(&app, &held.viewer(), None).await?;
    let wanted = |(wanted, listed): (crate::store::wish::Wanted, material::Listed)| Wanted {
        material: Material::of(&app, &listed),
        language: wanted.language,
        here: wanted.here,
        total: wanted.total,
    };
    let items: Vec<Wanted> = queue.into_iter().map(wanted).collect();
    Ok(axum::Json(Queue { total_items: items.len(), items }).into_response())
}

/// `POST /api/v1/materials/{uuid}/wishes`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/wishes", tag = "languages", operation_id = "wish",
    request_body = Ask, params(("uuid" = String, Path, description = "The material, at this node")),
    responses((status = 204, description = "It counts")))]
pub async fn ask(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(ask): Sent<Ask>,
) -> Result<StatusCode, Fault> {
    let material = found(&app, &held, &uuid).await?;
    match wish::ask_as(&app, &material, &ask.language, held.person()).await? {
        Asked::Counted => Ok(StatusCode::NO_CONTENT),
        Asked::Here => Err(conflict("the material is in this language")),
        Asked::Full(_) => Err(conflict("this person asks for as many languages as may be; take one back first")),
        Asked::Unknown => Err(malformed("language", "nobody can ask for this language here")),
    }
}

/// `DELETE /api/v1/materials/{uuid}/wishes/{language}`.
#[utoipa::path(delete, path = "/api/v1/materials/{uuid}/wishes/{language}", tag = "languages", operation_id = "unwish",
    params(("uuid" = String, Path, description = "The material, at this node"),
        ("language" = String, Path, description = "BCP 47")),
    responses((status = 204, description = "One does not ask for it any more")))]
pub async fn take_back(
    State(app): State<App>,
    held: Held,
    Path((uuid, language)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let material = found(&app, &held, &uuid).await?;
    let language = crate::model::codes::language(&language).map_err(|words| malformed("language", &words))?;
    // Whether it was there or not, it is not there now.
    wish::take_back(&app, &material.material.uri, language.as_str(), held.person()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn found(app: &App, held: &Held, uuid: &str) -> Result<Known, Fault> {
    let found = material::find(&app.db, &held.viewer(), &body::id(uuid)?).await?;
    found.filter(|found| found.material.state == MaterialState::Live).ok_or_else(absent)
}
