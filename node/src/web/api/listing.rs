//! `GET /api/v1/materials`: what is public, or what the person of a token may see, the newest first, narrowed and by pages.

use axum::{extract::State, response::Response};
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer,
    asked::{self, Asked, Narrowed},
    bearer::reading,
    material::Material,
};
use crate::{app::App, store::material, web::problem::Fault};

/// Where it is.
const PATH: &str = "/api/v1/materials";

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// `OrderedCollectionPage`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its address.
    pub id: String,
    /// The address of the first page.
    pub part_of: String,
    /// How many there are on all pages.
    pub total_items: u64,
    /// How many come before this page.
    pub start_index: u64,
    /// The page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// The page after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What is on it.
    pub ordered_items: Vec<T>,
}

impl<T> Page<T> {
    /// The page with these items of what was asked for at `path`.
    pub(super) fn of(
        app: &App,
        path: &str,
        asked: &Asked,
        (limit, page): (u32, u32),
        total: u64,
        items: Vec<T>,
    ) -> Self {
        let address = |page| format!("{}{}", app.config.origin(), asked.address(path, page));
        let before = u64::from(limit) * u64::from(page - 1);
        let has_next = before + (items.len() as u64) < total && asked::has_next(page) && !items.is_empty();
        Self {
            kind: "OrderedCollectionPage",
            id: address(page),
            part_of: address(1),
            total_items: total,
            start_index: before,
            prev: (page > 1).then(|| address(page - 1)),
            next: has_next.then(|| address(page + 1)),
            ordered_items: items,
        }
    }
}

/// `GET /api/v1/materials`.
#[utoipa::path(get, path = "/api/v1/materials", tag = "materials", operation_id = "listMaterials", params(Narrowed),
    responses((status = 200, description = "A page of them, the last changed first", body = Page<Material>)))]
pub async fn get(State(app): State<App>, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_LIST).map_err(Fault::of)?;
    let filter = asked.filter().map_err(Fault::of)?;
    let (limit, page) = asked.page(app.config.limits.page_rows.max(1)).map_err(Fault::of)?;
    let offset = limit.saturating_mul(page - 1);
    let (viewer, action) = reading(&parts);
    let listed = material::list(&app.db, &viewer, action, &filter, limit, offset).await?;
    let total = material::count(&app.db, &viewer, action, &filter).await?;
    let items = listed.iter().map(|listed| Material::of(&app, listed)).collect();
    answer(&parts.headers, &Page::of(&app, PATH, &asked, (limit, page), total, items))
}
