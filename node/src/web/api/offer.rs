//! Offers of texts: listed, read, made, taken in and refused.

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
    deed::{Done, translation},
    draft::{alone, text::Tongue},
    refusal::refused,
};
use crate::{
    app::App,
    desk::{
        offer::{self, Row, Shown},
        reading::Way,
    },
    web::problem::Fault,
};

/// An offer in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OfferLine)]
pub struct Line {
    /// Its id here.
    pub id: String,
    /// The id of the offered object, the same at both ends.
    pub uri: String,
    /// `made` here, or `received`.
    pub way: &'static str,
    /// `open`, `accepted`, `refused` or `void`.
    pub state: &'static str,
    /// Why it is refused or void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The revision of the material that took it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Whether its author changed it first.
    pub is_amended: bool,
    /// The language of the text.
    pub language: String,
    /// The id of the material.
    pub material: String,
    /// The title of the material, where it is here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material_title: Option<String>,
    /// The revision of the material it was made from.
    pub of_revision: u64,
    /// The authority that offers.
    pub authority: String,
    /// The author of the material.
    pub author: String,
    /// The other node.
    pub host: String,
    /// Of an offer made here: how its letter fares, as long as it waits for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// When it was offered, RFC 3339.
    #[schema(format = DateTime)]
    pub at: String,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            uri: row.uri,
            way: row.way,
            state: row.state,
            reason: row.reason,
            revision: row.revision,
            is_amended: row.is_amended,
            language: row.language,
            material: row.material,
            material_title: row.material_title,
            of_revision: row.of_revision,
            authority: row.authority,
            author: row.author,
            host: row.host,
            letter: row.letter,
            at: row.at,
        }
    }
}

/// All of an offer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Offer)]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub line: Line,
    /// The level.
    pub tlp: String,
    /// Who made it, as it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// `human` or `machine`.
    pub status: String,
    /// The revision of the material here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_revision: Option<u64>,
    /// Whether the original has moved on since.
    pub is_stale: bool,
    /// The title; all texts are empty once nothing is kept of them.
    pub title: String,
    /// The abstract.
    pub summary: String,
    /// The text, plain.
    pub content: String,
    /// The text as it was written.
    pub markdown: String,
}

impl From<Shown> for Whole {
    fn from(shown: Shown) -> Self {
        Self {
            line: shown.row.into(),
            tlp: shown.tlp,
            by: shown.by,
            status: shown.status,
            present_revision: shown.present_revision,
            is_stale: shown.is_stale,
            title: shown.title,
            summary: shown.summary,
            content: shown.content,
            markdown: shown.markdown,
        }
    }
}

/// Offers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Offers)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// All of them, the newest first.
    pub items: Vec<Line>,
}

/// How an offer is taken in.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AcceptOffer)]
pub struct Accept {
    /// What it is to read instead; without it, it is taken in as it is.
    pub amend: Option<Tongue>,
}

/// Why an offer is refused.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefuseOffer)]
pub struct Refuse {
    /// Why, for whoever offered.
    #[schema(min_length = 1)]
    pub reason: String,
}

/// `GET /api/v1/offers`.
#[utoipa::path(get, path = "/api/v1/offers", tag = "offers", operation_id = "listOffers",
    responses((status = 200, description = "What one's authority made or has to answer", body = List)))]
pub async fn list(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let rows = offer::list(&app, Some(held.user())).await.map_err(refused)?;
    let items: Vec<Line> = rows.0.into_iter().map(Line::from).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// `GET /api/v1/offers/{id}`.
#[utoipa::path(get, path = "/api/v1/offers/{id}", tag = "offers", operation_id = "readOffer",
    params(("id" = String, Path, description = "Its id here")),
    responses((status = 200, description = "All of it", body = Whole)))]
pub async fn get(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    let shown = offer::show(&app, &body::id(&id)?, Some(held.user()), Way::Api).await.map_err(refused)?;
    Ok(axum::Json(Whole::from(shown)).into_response())
}

/// `POST /api/v1/materials/{uuid}/offers`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/offers", tag = "offers", operation_id = "makeOffer",
    request_body = Tongue, params(("uuid" = String, Path, description = "The material, at this node")),
    responses((status = 201, description = "It is on its way to the author", body = Line)))]
pub async fn make(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(tongue): Sent<Tongue>,
) -> Result<Response, Fault> {
    let (id, file) = (body::id(&uuid)?, translation(tongue)?);
    let row = offer::make(&app, &id, &file, Some(held.user())).await.map_err(refused)?;
    Ok((StatusCode::CREATED, axum::Json(Line::from(row))).into_response())
}

/// `POST /api/v1/offers/{id}/accept`.
#[utoipa::path(post, path = "/api/v1/offers/{id}/accept", tag = "offers", operation_id = "acceptOffer",
    request_body = Accept, params(("id" = String, Path, description = "Its id here")),
    responses((status = 200, description = "It is part of the material", body = Done),
        (status = 202, description = "That waits for a second person", body = Done)))]
pub async fn accept(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(accept): Sent<Accept>,
) -> Result<Response, Fault> {
    let (id, amend) = (body::id(&id)?, accept.amend.map(translation).transpose()?);
    if !held.0.may_publish(&app) {
        return Ok(alone());
    }
    let outcome = Box::pin(offer::accept(&app, &id, amend, Some(held.user()))).await.map_err(refused)?;
    Ok(Done::from(outcome).into_response())
}

/// `POST /api/v1/offers/{id}/refuse`.
#[utoipa::path(post, path = "/api/v1/offers/{id}/refuse", tag = "offers", operation_id = "refuseOffer",
    request_body = Refuse, params(("id" = String, Path, description = "Its id here")),
    responses((status = 200, description = "It is refused", body = Line)))]
pub async fn refuse(
    State(app): State<App>,
    held: Held,
    Path(id): Path<String>,
    Sent(refuse): Sent<Refuse>,
) -> Result<Response, Fault> {
    let (id, reason) = (body::id(&id)?, body::words("reason", &refuse.reason)?);
    let row = offer::refuse(&app, &id, reason, Some(held.user())).await.map_err(refused)?;
    Ok(axum::Json(Line::from(row)).into_response())
}
