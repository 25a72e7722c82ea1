//! `GET /api/v1/topics`: the words that materials are filed under, each with how many are public; and the same as a
//! concept scheme.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::vocabulary::{Nearness, Topic, skos};
use http::{HeaderMap, HeaderValue, header, request::Parts};
use indexmap::IndexMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::{answer, asked::Asked, bearer::reading};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, By},
    web::{headers, page::Cache, problem::Fault},
};

/// The vocabulary.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Topics {
    /// `Collection`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its address.
    pub id: String,
    /// How many there are.
    pub total_items: usize,
    /// All of them, in the order of the vocabulary.
    pub items: Vec<Concept>,
}

/// A topic.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Concept {
    /// Its URI, the same at every node.
    pub id: String,
    /// As on the wire and in addresses.
    pub slug: &'static str,
    /// What it is called, by language.
    pub name_map: IndexMap<&'static str, &'static str>,
    /// The tag that goes to servers that know no topics.
    pub hashtag: String,
    /// The same concept of `EuroVoc`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact_match: Option<String>,
    /// A near concept of `EuroVoc`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close_match: Option<String>,
    /// How many materials are filed under it here, as far as whoever asks may see them.
    pub materials: u64,
}

impl Concept {
    fn of(topic: Topic, materials: u64) -> Self {
        let labels = Words::all().iter().filter_map(|words| Some((words.code, topic.label(words.code)?)));
        let near = |wanted| topic.eurovoc().filter(|concept| concept.nearness == wanted).map(|one| one.to_string());
        Self {
            id: topic.uri(),
            slug: topic.slug(),
            name_map: labels.collect(),
            hashtag: topic.hashtag(),
            exact_match: near(Nearness::Exact),
            close_match: near(Nearness::Close),
            materials,
        }
    }
}

/// `GET /api/v1/topics`.
#[utoipa::path(get, path = "/api/v1/topics", tag = "materials", operation_id = "listTopics",
    responses((status = 200, description = "The vocabulary", body = Topics)))]
pub async fn get(State(app): State<App>, parts: Parts) -> Result<Response, Fault> {
    Asked::read(parts.uri.query(), &[]).map_err(Fault::of)?;
    let (viewer, action) = reading(&parts);
    let tally = material::tally(&app.db, &viewer, action, By::Topic).await?;
    let number = |slug: &str| tally.iter().find(|one| one.word == slug).map_or(0, |one| one.number);
    let items: Vec<Concept> = Topic::all().map(|topic| Concept::of(topic, number(topic.slug()))).collect();
    let id = format!("{}/api/v1/topics", app.config.origin());
    answer(&parts.headers, &Topics { kind: "Collection", id, total_items: items.len(), items })
}

/// `GET /topics.jsonld`.
pub async fn scheme(asked: HeaderMap) -> Response {
    let text = skos::scheme(Words::all().iter().map(|words| (words.code, words.topics()))).to_string();
    let etag = headers::tag_of(text.as_bytes());
    let lines = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/ld+json; charset=utf-8")),
        (header::CACHE_CONTROL, Cache::Public.line()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    headers::conditional(&asked, (lines, text).into_response(), &etag, None)
}
