//! Partners that say they have moved: what the new address shows, confirmed by two persons or refused by one.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    admin::{name, refused},
    bearer::Held,
    body::{self, Sent},
    incoming::Moved,
    refusal::absent,
    waiting::hash,
};
use crate::{
    app::App,
    desk::moving::{self, Line, Outcome, Shown},
    web::problem::Fault,
};

/// Partners that say they have moved.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Moves)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// One for each partner.
    pub items: Vec<Moved>,
}

/// A partner that says it has moved, with what is known of the new address.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MoveCase)]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub line: Moved,
    /// What the new address showed when somebody last looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<Address>,
    /// The SHA-256 of exactly that, which whoever confirms names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// When the first person confirmed it, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub first_at: Option<String>,
    /// Who refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_by: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a new address showed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MovedAddress)]
pub struct Address {
    /// Its origin.
    pub origin: String,
    /// Its host, as it would be on the roster.
    pub host: String,
    /// What it calls itself.
    pub name: String,
    /// Its Application actor.
    pub application: String,
    /// The fingerprint of its key, to be compared by another way.
    pub fingerprint: String,
    /// The fingerprint that is pinned for the old address.
    pub former: String,
    /// The actor ids of its authorities.
    pub authorities: Vec<String>,
}

impl From<Shown> for Address {
    fn from(shown: Shown) -> Self {
        Self {
            authorities: shown.authorities.iter().map(|(_, actor)| actor.clone()).collect(),
            origin: shown.origin,
            host: shown.host,
            name: shown.name,
            application: shown.application,
            fingerprint: shown.fingerprint,
            former: shown.former,
        }
    }
}

impl From<Line> for Whole {
    fn from(mut line: Line) -> Self {
        Self {
            shown: line.shown.take().map(Address::from),
            sha256: line.sha256.take(),
            first_at: line.first_at.take(),
            refused_by: line.decided.take(),
            reason: line.reason.take(),
            line: line.into(),
        }
    }
}

/// `GET /api/v1/moves`.
#[utoipa::path(get, path = "/api/v1/moves", tag = "moves", operation_id = "listMoves",
    responses((status = 200, description = "Partners that say they have moved", body = List)))]
pub async fn list(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let items: Vec<Moved> = moving::cases(&app, held.person()).await?.into_iter().map(Moved::from).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// `GET /api/v1/moves/{host}`.
#[utoipa::path(get, path = "/api/v1/moves/{host}", tag = "moves", operation_id = "readMove",
    params(("host" = String, Path, description = "The partner, as it is on the roster")),
    responses((status = 200, description = "What is known; nobody is asked for it", body = Whole)))]
pub async fn get(State(app): State<App>, held: Held, Path(host): Path<String>) -> Result<Response, Fault> {
    let line = moving::find(&app, held.person(), name(&host)?).await?.ok_or_else(absent)?;
    Ok(axum::Json(Whole::from(line)).into_response())
}

/// `POST /api/v1/moves/{host}/look`.
#[utoipa::path(post, path = "/api/v1/moves/{host}/look", tag = "moves", operation_id = "lookAtMove",
    params(("host" = String, Path, description = "The partner, as it is on the roster")),
    responses((status = 200, description = "The new address was asked; what it showed is kept to be confirmed. If it is \
        something else than before, what was confirmed does not count", body = Whole)))]
pub async fn look(State(app): State<App>, held: Held, Path(host): Path<String>) -> Result<Response, Fault> {
    let line = moving::look(&app, held.person(), name(&host)?).await.map_err(refused)?;
    Ok(axum::Json(Whole::from(line)).into_response())
}

/// What was read of a new address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConfirmMove)]
pub struct Confirm {
    /// The whole SHA-256 of what was shown.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
}

/// Why a move is refused.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefuseMove)]
pub struct Refuse {
    /// Why, for colleagues.
    #[schema(min_length = 1)]
    pub reason: String,
}

/// What a decision came to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MoveDecision)]
pub struct Decision {
    /// `confirmed`, which another person must do too, `done` or `refused`.
    pub state: &'static str,
    /// The partner.
    pub host: String,
    /// Where it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl From<Outcome> for Decision {
    fn from(outcome: Outcome) -> Self {
        let (state, host, to) = match outcome {
            Outcome::First { host } => ("confirmed", host, None),
            Outcome::Done { host, to } => ("done", host, Some(to)),
            Outcome::Refused { host } => ("refused", host, None),
        };
        Self { state, host, to }
    }
}

/// `POST /api/v1/moves/{host}/confirm`.
#[utoipa::path(post, path = "/api/v1/moves/{host}/confirm", tag = "moves", operation_id = "confirmMove",
    request_body = Confirm, params(("host" = String, Path, description = "The partner, as it is on the roster")),
    responses((status = 200, description = "One of two persons has confirmed it, or the second: then it is at its new \
        address", body = Decision)))]
pub async fn confirm(
    State(app): State<App>,
    held: Held,
    Path(host): Path<String>,
    Sent(sent): Sent<Confirm>,
) -> Result<Response, Fault> {
    let (host, sha256) = (name(&host)?, hash(&sent.sha256)?);
    let outcome = Box::pin(moving::confirm(&app, held.person(), host, sha256)).await.map_err(refused)?;
    Ok(axum::Json(Decision::from(outcome)).into_response())
}

/// `POST /api/v1/moves/{host}/refuse`.
#[utoipa::path(post, path = "/api/v1/moves/{host}/refuse", tag = "moves", operation_id = "refuseMove",
    request_body = Refuse, params(("host" = String, Path, description = "The partner, as it is on the roster")),
    responses((status = 200, description = "It stays where it was", body = Decision)))]
pub async fn refuse(
    State(app): State<App>,
    held: Held,
    Path(host): Path<String>,
    Sent(sent): Sent<Refuse>,
) -> Result<Response, Fault> {
    let (host, reason) = (name(&host)?, body::words("reason", &sent.reason)?);
    let outcome = moving::refuse(&app, held.person(), host, reason).await.map_err(refused)?;
    Ok(axum::Json(Decision::from(outcome)).into_response())
}
