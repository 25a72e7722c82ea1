//! `GET /api/v1/adoptions`: what is used, by whom, and how far. `GET /api/v1/token`: what a token is.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer,
    bearer::{Held, reading},
    material::Material,
};
use crate::{
    app::App,
    store::material::{self, Use},
    web::problem::Fault,
};

/// Adoptions read, the newest.
const WORDS: u32 = 1000;
/// Materials that are used, at most.
const ROWS: usize = 200;

/// A material with who uses it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Used {
    /// What is used.
    pub material: Material,
    /// Who uses it, in the order in which they began.
    pub by: Vec<User>,
}

/// Who uses something.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The id of the adoption.
    pub id: String,
    /// Its name at this node.
    pub uuid: String,
    /// The actor id of the authority.
    pub attributed_to: String,
    /// Its state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How far, a slug.
    pub maturity: String,
    /// Since when it is that far, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub since: Option<String>,
    /// The level of the adoption.
    pub tlp: &'static str,
}

impl From<&Use> for User {
    fn from(one: &Use) -> Self {
        Self {
            id: one.adoption.uri.clone(),
            uuid: one.adoption.id.clone(),
            attributed_to: one.adoption.authority.clone(),
            country: one.adoption.country.clone(),
            maturity: one.maturity.clone(),
            since: one.since.map(|at| at.to_string()),
            tlp: one.adoption.audience.level.as_str(),
        }
    }
}

/// What is used.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Adoptions {
    /// How many materials.
    pub total_items: usize,
    /// Those about which something was stated last come first.
    pub items: Vec<Used>,
}

/// `GET /api/v1/adoptions`.
#[utoipa::path(get, path = "/api/v1/adoptions", tag = "materials", operation_id = "listAdoptions",
    responses((status = 200, description = "What is used, by whom, and how far", body = Adoptions)))]
pub async fn list(State(app): State<App>, parts: Parts) -> Result<Response, Fault> {
    let (viewer, _) = reading(&parts);
    let used = material::uses(&app.db, &viewer, (WORDS, ROWS)).await?;
    let items: Vec<Used> = used
        .iter()
        .map(|(listed, uses)| Used { material: Material::of(&app, listed), by: uses.iter().map(User::from).collect() })
        .collect();
    answer(&parts.headers, &Adoptions { total_items: items.len(), items })
}

/// What a token is, and whose.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    /// What it is called when it is ended.
    pub id: String,
    /// Whose it is, a user name.
    pub username: String,
    /// The actor id of the authority this person works for.
    pub authority: String,
    /// What this person may do here.
    pub role: &'static str,
    /// What it lets do now.
    pub scopes: Vec<&'static str>,
    /// From when on it is of no use, RFC 3339.
    #[schema(format = DateTime)]
    pub expires: String,
}

/// `GET /api/v1/token`.
#[utoipa::path(get, path = "/api/v1/token", tag = "tokens", operation_id = "readToken",
    responses((status = 200, description = "The token that asks, and whose it is", body = Token)))]
pub async fn token(held: Held) -> Response {
    let grant = &held.0;
    axum::Json(Token {
        id: grant.id.clone(),
        username: grant.account.username.clone(),
        authority: grant.account.authority.clone(),
        role: grant.account.role.as_str(),
        scopes: grant.scopes.words(),
        expires: grant.expires.to_string(),
    })
    .into_response()
}
