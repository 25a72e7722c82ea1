//! `GET /api/v1/search`: materials by their words, each with why it was found.

use std::collections::{BTreeMap, BTreeSet};

use axum::{extract::State, response::Response};
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer,
    asked::{self, Asked, Looked, Narrowed},
    bearer::reading,
    listing::Page,
    material::Material,
};
use crate::{
    app::App,
    desk::{
        self,
        reading::{self, Way},
    },
    model::search::{Piece, Query, Reason},
    store::material::{Facets, Listed},
    web::{hit::Hit, problem::Fault},
};

/// Where it is.
const PATH: &str = "/api/v1/search";

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Results {
    /// The page.
    #[serde(flatten)]
    pub page: Page<Item>,
    /// What was asked.
    pub q: String,
    /// Whether nothing has all of the words, and this has some.
    pub is_partial: bool,
    /// The topics of that name, as slugs.
    pub topics: Vec<&'static str>,
    /// How many of what was found are of each country, kind and phase, and from each node.
    pub facets: Counts,
}

/// Numbers by word.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    /// By the code of the state.
    pub country: BTreeMap<String, u64>,
    /// By slug.
    pub kind: BTreeMap<String, u64>,
    /// By slug.
    pub phase: BTreeMap<String, u64>,
    /// By host.
    pub origin: BTreeMap<String, u64>,
}

impl From<Facets> for Counts {
    fn from(facets: Facets) -> Self {
        Self { country: facets.countries, kind: facets.kinds, phase: facets.phases, origin: facets.origins }
    }
}

/// A material that was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// As in lists.
    #[serde(flatten)]
    pub material: Material,
    /// Why it was found.
    pub found: Why,
}

/// Why something was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The language of `name` and `excerpt`.
    pub language: String,
    /// The title in pieces.
    pub name: Vec<Part>,
    /// The text around the first word that answers, else the abstract.
    pub excerpt: Vec<Part>,
    /// The topics whose names have the words that stand in none of the texts.
    pub by_topic: Vec<ByTopic>,
}

/// A piece of a text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_match: bool,
}

impl From<Piece> for Part {
    fn from(piece: Piece) -> Self {
        Self { text: piece.text, is_match: piece.is_found }
    }
}

/// That a word is the name of a topic.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ByTopic {
    /// The word that was looked for.
    pub word: String,
    /// The topic, a slug.
    pub topic: &'static str,
    /// What it is called in the language of the word.
    pub label: &'static str,
    /// That language.
    pub language: &'static str,
}

impl From<Reason<'_>> for ByTopic {
    fn from(reason: Reason<'_>) -> Self {
        Self {
            word: reason.word.to_owned(),
            topic: reason.topic.slug(),
            label: reason.topic.label(reason.language).unwrap_or_default(),
            language: reason.language,
        }
    }
}

/// `GET /api/v1/search`.
#[utoipa::path(get, path = "/api/v1/search", tag = "materials", operation_id = "searchMaterials", params(Looked, Narrowed),
    responses((status = 200, description = "A page of what was found, the best first", body = Results)))]
pub async fn get(State(app): State<App>, parts: Parts) -> Result<Response, Fault> {
    let asked = Asked::read(parts.uri.query(), &asked::OF_SEARCH).map_err(Fault::of)?;
    let (query, filter) = (asked.query().map_err(Fault::of)?, asked.filter().map_err(Fault::of)?);
    let reader = asked.reader().map_err(Fault::of)?;
    let (limit, page) = asked.page(app.config.limits.page_rows.max(1)).map_err(Fault::of)?;
    let languages: Vec<&str> = reader.iter().map(String::as_str).collect();
    let place = (limit, limit.saturating_mul(page - 1));
    let (viewer, action) = reading(&parts);
    let found = desk::search::find(&app, (&viewer, action), &query, &filter, &languages, place).await?;
    reading::note(&app, &viewer, Way::Api, found.listed.iter().map(Into::into)).await?;
    let items =
        found.listed.iter().map(|listed| Item::of(&app, listed, (&query, &found.languages), &languages)).collect();
    let results = Results {
        page: Page::of(&app, PATH, &asked, (limit, page), found.facets.total, items),
        q: asked.words().to_owned(),
        is_partial: found.is_partial,
        topics: query.topics(),
        facets: found.facets.into(),
    };
    answer(&parts.headers, &results)
}

impl Item {
    fn of(app: &App, listed: &Listed, (query, spoken): (&Query, &BTreeSet<String>), reader: &[&str]) -> Self {
        let hit = Hit::of(listed, query, spoken, reader);
        let parts = |pieces: Vec<Piece>| pieces.into_iter().map(Part::from).collect();
        let found = Why {
            language: hit.language,
            name: parts(hit.title),
            excerpt: parts(hit.text),
            by_topic: hit.reasons.into_iter().map(ByTopic::from).collect(),
        };
        Self { material: Material::read(app, listed), found }
    }
}
