//! The authorities of this node with their client bodies, and the circles. No token adds one: it would outlast the token.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use indexmap::IndexMap;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    desk::{audience, authority},
    store::actor::Authority as Known,
    web::{api::bearer::Held, problem::Fault},
};

/// An authority of this node.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Authority {
    /// The id of its actor.
    pub id: String,
    /// `@user@host`.
    pub handle: String,
    /// What it is called, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub name_map: IndexMap<String, String>,
    /// Its client bodies.
    pub clients: Vec<String>,
}

impl Authority {
    fn of(app: &App, known: Known) -> Self {
        let Known { actor, username, names, clients } = known;
        Self { id: actor, handle: format!("@{username}@{}", app.config.host()), name_map: names, clients }
    }
}

/// The authorities of this node.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Authorities)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// The authorities.
    pub items: Vec<Authority>,
}

/// `GET /api/v1/authorities`.
#[utoipa::path(get, path = "/api/v1/authorities", tag = "authorities", operation_id = "listAuthorities",
    responses((status = 200, description = "The authorities of this node with their client bodies", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let known = authority::known(&app).await?;
    let items: Vec<Authority> = known.into_iter().map(|one| Authority::of(&app, one)).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// A circle: whom a text can be for under one name.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Circle {
    /// Its name.
    pub name: String,
    /// Who is in it.
    pub members: Vec<Member>,
}

/// Somebody in a circle.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CircleMember)]
pub struct Member {
    /// `@user@host`.
    pub handle: String,
    /// Whether this node exchanges with them; while it does not, nothing goes to the circle.
    pub is_known: bool,
}

impl From<audience::Circle> for Circle {
    fn from(audience::Circle { name, members }: audience::Circle) -> Self {
        let members = members.into_iter().map(|(handle, is_known)| Member { handle, is_known }).collect();
        Self { name, members }
    }
}

/// The circles.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Circles {
    /// How many.
    pub total_items: usize,
    /// In the order of their names.
    pub items: Vec<Circle>,
}

/// `GET /api/v1/circles`.
#[utoipa::path(get, path = "/api/v1/circles", tag = "authorities", operation_id = "listCircles",
    responses((status = 200, description = "The circles, as the configuration has them", body = Circles)))]
pub async fn circles(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let items: Vec<Circle> = audience::circles(&app).await?.into_iter().map(Circle::from).collect();
    Ok(axum::Json(Circles { total_items: items.len(), items }).into_response())
}
