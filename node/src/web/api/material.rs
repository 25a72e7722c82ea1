//! `GET /api/v1/materials/{uuid}`: one material in all its languages with where each comes from, or in one.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::{
    audience::{Level, Viewer},
    object::Object,
    vocabulary::skos,
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use indexmap::IndexMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer,
    asked::Asked,
    bearer::{grant, reading},
};
use crate::{
    app::App,
    desk::reading::{self, Way},
    store::material::{self, Held, Listed, State as MaterialState, Variant},
    web::{
        page::Cache,
        pages::{
            choice::nearest_of,
            facts,
            material::{is_stale, source_digest},
        },
        problem::{self, Fault},
        shell,
    },
};

/// A word of the vocabulary.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Filed {
    /// The URI of the concept, the same at every node.
    pub id: String,
    /// As on the wire and in addresses.
    pub slug: String,
}

/// What lists say of a material.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Material {
    /// The id of the object, at every node the same.
    pub id: String,
    /// `Article`, `Event` or `Note`.
    #[serde(rename = "type")]
    pub object_type: String,
    /// Its name at this node.
    pub uuid: String,
    /// All of it, at this node.
    #[serde(rename = "self")]
    pub address: String,
    /// The page for people at this node.
    pub url: String,
    /// The actor id of the authority that published it.
    pub attributed_to: String,
    /// The host of the node it comes from.
    pub origin: String,
    /// The state of its authority, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What sort of material it is, a slug.
    pub kind: String,
    /// The level; without a token always `CLEAR`.
    pub tlp: &'static str,
    /// Rises with each change.
    pub revision: u64,
    /// First published, RFC 3339.
    pub published: String,
    /// Published in this revision, RFC 3339.
    pub updated: String,
    /// Of a meeting, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// Of a meeting, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// What it is about.
    pub topics: Vec<Filed>,
    /// The part of the electoral cycle, a slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// How far a practice is in use, a slug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maturity: Option<String>,
    /// `actual` or `exercise`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The project it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The language of the original, BCP 47.
    pub language: String,
    /// The title in every language, that of the original first.
    pub name_map: IndexMap<String, String>,
    /// The author's abstract in every language, likewise; empty in lists where it is above `CLEAR`.
    pub abstract_map: IndexMap<String, String>,
}

impl Material {
    /// What lists say of a material at this node: above CLEAR no abstract, since that a list was read is not written down.
    pub(super) fn of(app: &App, listed: &Listed) -> Self {
        let (material, origin) = (&listed.material, app.config.origin());
        let page = shell::offered(&app.config.node.languages)[0].code;
        let texts = |text: fn(&Variant) -> &String| {
            listed.variants.iter().map(|variant| (variant.language.clone(), text(variant).clone())).collect()
        };
        Self {
            id: material.uri.clone(),
            object_type: material.object_type.clone(),
            uuid: material.id.clone(),
            address: format!("{origin}/api/v1/materials/{}", material.id),
            url: format!("{origin}/{page}/materials/{}", material.id),
            attributed_to: material.authority.clone(),
            origin: material.origin.clone(),
            country: material.country.clone(),
            kind: material.kind.clone(),
            tlp: material.audience.level.as_str(),
            revision: material.revision,
            published: material.published.to_string(),
            updated: material.updated.to_string(),
            start_time: material.starts.map(|at| at.to_string()),
            end_time: material.ends.map(|at| at.to_string()),
            topics: listed.topics.iter().map(|slug| Filed { id: skos::uri(slug), slug: slug.clone() }).collect(),
            phase: material.phase.clone(),
            maturity: material.maturity.clone(),
            status: material.status.clone(),
            project: material.project.clone(),
            language: material.language.clone(),
            name_map: texts(|variant| &variant.title),
            abstract_map: if material.audience.level == Level::Clear { abstracts(listed) } else { IndexMap::new() },
        }
    }

    /// The same with its abstract at every level, for whoever writes down that it is read.
    pub(super) fn read(app: &App, listed: &Listed) -> Self {
        Self { abstract_map: abstracts(listed), ..Self::of(app, listed) }
    }
}

fn abstracts(listed: &Listed) -> IndexMap<String, String> {
    listed.variants.iter().map(|variant| (variant.language.clone(), variant.abstract_text.clone())).collect()
}

/// A material in one language.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tongue {
    /// BCP 47.
    pub language: String,
    /// `source`, `human`, `machine` or `reviewed`.
    pub status: String,
    /// Who translated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When the text came to read as it does, RFC 3339, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The revision of the original it was made from.
    pub of_revision: u64,
    /// Whether the original has moved on since.
    pub is_stale: bool,
    /// Whether it was made on this node of what another published: no signature of the author is over it.
    pub is_local: bool,
    /// The SHA-256 of the original text it was made from.
    pub digest: String,
    /// The title.
    pub name: String,
    /// The author's abstract.
    #[serde(rename = "abstract")]
    pub abstract_text: String,
    /// The text as sanitised HTML; empty where there are title and abstract alone.
    pub content: String,
}

impl Tongue {
    fn of(variant: Variant, source_digest: &str) -> Self {
        Self {
            is_stale: is_stale(&variant, source_digest),
            is_local: variant.is_local,
            language: variant.language,
            status: variant.status,
            by: variant.by,
            since: variant.since.map(|at| at.to_string()),
            of_revision: variant.of_revision,
            digest: variant.digest,
            name: variant.title,
            abstract_text: variant.abstract_text,
            content: variant.html,
        }
    }
}

/// A file.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// `Document`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The file name for people.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Where it can be had: here where this node holds it, else at its origin.
    pub url: String,
    /// Lower-case hex of its SHA-256.
    pub sha256: String,
}

/// All of a material.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Whole {
    /// As in lists.
    #[serde(flatten)]
    pub material: Material,
    /// The language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_language: Option<String>,
    /// Whether what is shown is in another one, since there is none in that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_fallback: Option<bool>,
    /// Its languages, the original first; the one shown alone where one is asked for.
    pub variants: Vec<Tongue>,
    /// Of an alert: when it became known, and by when its notices are due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadlines: Option<Deadlines>,
    /// Its files.
    #[serde(rename = "attachment")]
    pub attachments: Vec<File>,
}

/// By when the notices of an alert are due, RFC 3339.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deadlines {
    /// When the incident became known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub became_known: Option<String>,
    /// An early warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early_warning: Option<String>,
    /// A notification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// A final report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_report: Option<String>,
}

impl Deadlines {
    /// Of an object; nothing if it has none.
    fn of(object: &[u8]) -> Option<Self> {
        let all = facts::deadlines_of(&Object::read(object).ok()?).all();
        let is_any = all.iter().any(Option::is_some);
        let [became_known, early_warning, notification, final_report] = all.map(|at| at.map(|at| at.to_string()));
        is_any.then_some(Self { became_known, early_warning, notification, final_report })
    }
}

/// What is left of a material that was withdrawn.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    /// The id of the object.
    pub id: String,
    /// `Tombstone`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// When it was withdrawn, RFC 3339.
    pub deleted: String,
    /// Why, by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_map: Option<serde_json::Value>,
}

/// `GET /api/v1/materials/{uuid}`.
#[utoipa::path(get, path = "/api/v1/materials/{uuid}", tag = "materials", operation_id = "readMaterial",
    params(("uuid" = String, Path, description = "Its name at this node"),
        ("language" = Option<String>, Query, description = "In this language alone, BCP 47")),
    responses((status = 200, description = "All of it", body = Whole),
        (status = 410, description = "It was withdrawn", body = Gone)))]
pub async fn get(State(app): State<App>, Path(uuid): Path<String>, parts: Parts) -> Result<Response, Fault> {
    let wanted = Asked::read(parts.uri.query(), &["language"]).and_then(|asked| asked.language()).map_err(Fault::of)?;
    let absent = || Fault::of(problem::not_found());
    let id = uuid::Uuid::try_parse(&uuid).ok().map(|id| id.to_string()).filter(|id| *id == uuid).ok_or_else(absent)?;
    let (viewer, _) = reading(&parts);
    let held = material::find(&app.db, &viewer, &id).await?;
    let is_seen = |held: &Held| viewer != Viewer::Public || held.material.audience.level == Level::Clear;
    let held = held.filter(is_seen).ok_or_else(absent)?;
    let files = if grant(&parts.extensions).is_some() { "/api/v1/attachments" } else { "/attachments" };
    match held.material.state {
        MaterialState::Live => {
            reading::note(&app, &viewer, Way::Api, [(&held).into()]).await?;
            answer(&parts.headers, &whole(&app, held, wanted, files))
        }
        MaterialState::Tombstone => Ok(gone(held)),
        MaterialState::Withheld => Err(absent()),
    }
}

fn whole(app: &App, held: Held, wanted: Option<String>, files: &str) -> Whole {
    let deadlines = held.material.bytes.as_deref().and_then(Deadlines::of);
    let listed = Listed { material: held.material, variants: held.variants, topics: held.topics };
    let material = Material::read(app, &listed);
    let offered: Vec<&str> = listed.variants.iter().map(|variant| variant.language.as_str()).collect();
    let shown = wanted.as_deref().and_then(|wanted| nearest_of(&offered, &[wanted])).map(str::to_owned);
    let is_shown = |variant: &Variant| shown.as_ref().is_none_or(|shown| variant.language == *shown);
    let is_fallback = wanted.as_deref().zip(shown.as_deref()).map(|(wanted, shown)| {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        primary(wanted) != primary(shown)
    });
    let file = |file: material::Attachment| File {
        kind: "Document",
        url: if file.is_held { format!("{}{files}/{}", app.config.origin(), file.sha256) } else { file.url },
        name: file.name,
        media_type: file.media_type,
        sha256: file.sha256,
    };
    Whole {
        is_fallback,
        variants: {
            let variants = listed.variants.iter().filter(|variant| is_shown(variant)).cloned();
            let source = source_digest(&listed.variants);
            variants.map(|variant| Tongue::of(variant, source)).collect()
        },
        requested_language: wanted,
        deadlines,
        attachments: held.attachments.into_iter().map(file).collect(),
        material,
    }
}

fn gone(held: Held) -> Response {
    let material = held.material;
    let gone = Gone {
        id: material.uri,
        kind: "Tombstone",
        deleted: material.updated.to_string(),
        reason_map: material.reason.and_then(|reason| serde_json::from_str(&reason).ok()),
    };
    let headers = [
        (header::CACHE_CONTROL, Cache::Nobody.line()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (StatusCode::GONE, headers, axum::Json(gone)).into_response()
}
