//! The feeds of other sites that this node reads, begun and ended; and who is told when a feed of this node changes.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{refused, refused_at, unfit};
use crate::{
    app::App,
    desk::{
        DeskError,
        refusal::Refusal,
        source::{self, Reading, Wanted},
    },
    store::{self, hub::Subscriber},
    web::{
        api::{
            bearer::Held,
            body::{self, Sent},
            refusal::{absent, conflict},
        },
        problem::Fault,
    },
};

/// Most subscribers told; the number of all stands above them.
const SUBSCRIBERS: u32 = 200;

/// A feed that is read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its id here.
    pub id: String,
    /// Where it is.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// `waiting`, `read` or `failing`.
    pub state: &'static str,
    /// Since when it is read, RFC 3339.
    #[schema(format = DateTime)]
    pub since: String,
    /// How many of its entries are kept.
    pub items: u64,
    /// When it was last read, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub read: Option<String>,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

impl From<Reading> for Source {
    fn from(one: Reading) -> Self {
        let Reading { id, other, state, since, name, items, read, trouble, .. } = one;
        Self { id, url: other, name, state, since, items, read, trouble }
    }
}

/// All of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Sources)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// The feeds.
    pub items: Vec<Source>,
}

/// `GET /api/v1/sources`.
#[utoipa::path(get, path = "/api/v1/sources", tag = "feeds", operation_id = "listSources",
    responses((status = 200, description = "The feeds of other sites that are read", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let items: Vec<Source> = source::list(&app).await?.into_iter().map(Source::from).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}

/// A feed to be read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSource {
    /// Its address.
    #[schema(min_length = 1, example = "https://valimised.example/news.rss")]
    pub url: String,
    /// What it is to be called; without it what it calls itself.
    pub name: Option<String>,
    /// The state it is of, ISO 3166-1 alpha-2.
    #[schema(example = "EE")]
    pub country: Option<String>,
    /// The language of what does not say its own, BCP 47.
    #[schema(example = "et")]
    pub language: Option<String>,
}

/// `POST /api/v1/sources`.
#[utoipa::path(post, path = "/api/v1/sources", tag = "feeds", operation_id = "addSource", request_body = NewSource,
    responses((status = 201, description = "It is read from now on", body = Source)))]
pub async fn add(State(app): State<App>, held: Held, Sent(new): Sent<NewSource>) -> Result<Response, Fault> {
    let given =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (called, country, language) = (given(&new.name), given(&new.country), given(&new.language));
    let wanted = Wanted { name: called.as_deref(), country: country.as_deref(), language: language.as_deref() };
    let url = new.url.trim();
    unfit(source::misread(url, &wanted), |error| Some(field(error)))?;
    let read = source::follow(&app, url, &wanted, Some(held.user()))
        .await
        .map_err(|error| refused_at(error, |error| Some(field(error))))?;
    let read = read.ok_or_else(|| conflict("it is the address of an actor, and no feed"))?;
    Ok((StatusCode::CREATED, axum::Json(Source::from(read))).into_response())
}

/// The member that a refusal is about.
const fn field(error: &DeskError) -> &'static str {
    match error {
        DeskError::Unfit(Refusal::Country(_)) => "country",
        DeskError::Unfit(Refusal::Language(_)) => "language",
        _ => "url",
    }
}

/// `POST /api/v1/sources/{id}/end`.
#[utoipa::path(post, path = "/api/v1/sources/{id}/end", tag = "feeds", operation_id = "endSource",
    params(("id" = String, Path, description = "Its id here")),
    responses((status = 204, description = "It is read no longer, and what was read of it is forgotten")))]
pub async fn end(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<StatusCode, Fault> {
    let ended = source::remove(&app, &body::id(&id)?, Some(held.user())).await.map_err(refused)?;
    ended.map(|_| StatusCode::NO_CONTENT).ok_or_else(absent)
}

/// Somebody who is told when a feed of this node changes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Subscriber)]
pub struct Told {
    /// Its server.
    pub host: String,
    /// The feed.
    pub topic: String,
    /// Until when, RFC 3339.
    #[schema(format = DateTime)]
    pub expires: String,
    /// When it last took something, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub delivered: Option<String>,
    /// Since when it takes nothing, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub failing_since: Option<String>,
}

impl From<Subscriber> for Told {
    fn from(one: Subscriber) -> Self {
        Self {
            host: one.host,
            topic: one.topic,
            expires: one.expires.to_string(),
            delivered: one.told_at.map(|at| at.to_string()),
            failing_since: one.failing_since.map(|at| at.to_string()),
        }
    }
}

/// The hub.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hub {
    /// How many are told.
    pub total_items: u64,
    /// How many asked and have not confirmed yet.
    pub unconfirmed: u64,
    /// Those whose time is not over, by their servers; 200 at most.
    pub items: Vec<Told>,
}

/// `GET /api/v1/hub`.
#[utoipa::path(get, path = "/api/v1/hub", tag = "feeds", operation_id = "readHub",
    responses((status = 200, description = "Who is told when a feed changes", body = Hub)))]
pub async fn hub(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let (total_items, unconfirmed) = store::hub::figures(&app.db).await?;
    let items = store::hub::subscribers(&app.db, app.clock.now(), SUBSCRIBERS).await?;
    let items = items.into_iter().map(Told::from).collect();
    Ok(axum::Json(Hub { total_items, unconfirmed, items }).into_response())
}
