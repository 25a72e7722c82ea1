//! The languages of this node, the services that translate and how they do; and its projects. All of it stands in the
//! configuration file.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::translation::Reach;
use indexmap::IndexMap;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    desk::translation::{self, Service as Known},
    web::{api::bearer::Held, problem::Fault},
};

/// A service that translates.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TranslationService)]
pub struct Service {
    /// Its name in the configuration.
    pub name: String,
    /// Which protocol it speaks.
    pub kind: &'static str,
    /// How far a text goes: `local`, `trusted` or `anywhere`.
    pub reach: &'static str,
    /// How many pairs of languages it has.
    pub pairs: usize,
    /// `unasked`, `well`, `silent`, which could not be asked for its languages, or `refusing`, which does not translate.
    pub state: &'static str,
    /// When it was last heard from, or asked in vain, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

impl From<&Known> for Service {
    fn from(one: &Known) -> Self {
        let known = one.known.as_ref();
        let refusal = known.and_then(|known| known.refusal.clone().filter(|_| known.refusing_since.is_some()));
        let (state, trouble) = match (known, refusal, known.and_then(|known| known.trouble.clone())) {
            (None, ..) => ("unasked", None),
            (_, Some(why), _) => ("refusing", Some(why)),
            (_, _, Some(why)) => ("silent", Some(why)),
            (Some(_), None, None) => ("well", None),
        };
        Self {
            name: one.section.name.clone(),
            kind: one.section.kind.name(),
            reach: match one.section.reach {
                Reach::Local => "local",
                Reach::Trusted => "trusted",
                Reach::Anywhere => "anywhere",
            },
            pairs: one.pairs(),
            state,
            at: known.map(|known| known.at.to_string()),
            trouble,
        }
    }
}

/// How this node translates.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Translation {
    /// The languages of this node, BCP 47.
    pub languages: Vec<String>,
    /// The services, in the order in which they are asked.
    pub services: Vec<Service>,
    /// Texts that wait to be translated.
    pub waiting: u64,
    /// Texts that were given up.
    pub failed: u64,
}

/// `GET /api/v1/translation`.
#[utoipa::path(get, path = "/api/v1/translation", tag = "settings", operation_id = "readTranslation",
    responses((status = 200, description = "The languages, the services that translate, and what waits", body = Translation)))]
pub async fn translation(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let services = translation::services(&app).await?;
    let (waiting, failed) = translation::queue(&app).await?;
    let languages = app.config.node.languages.clone();
    let services = services.iter().map(Service::from).collect();
    Ok(axum::Json(Translation { languages, services, waiting, failed }).into_response())
}

/// A project of this node.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// Its name in the configuration.
    pub name: String,
    /// Its title, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub title_map: IndexMap<String, String>,
    /// Its first day; without one it has begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its last day; without one it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Its partner bodies.
    pub partners: Vec<String>,
}

/// The projects.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Projects {
    /// How many.
    pub total_items: usize,
    /// In the order of the configuration.
    pub items: Vec<Project>,
}

/// `GET /api/v1/projects`.
#[utoipa::path(get, path = "/api/v1/projects", tag = "settings", operation_id = "listProjects",
    responses((status = 200, description = "The projects of this node", body = Projects)))]
pub async fn projects(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let project = |(name, section): (&String, &crate::app::config::ProjectSection)| Project {
        name: name.clone(),
        title_map: section.title.clone(),
        from: section.from.clone(),
        to: section.to.clone(),
        partners: section.partners.clone(),
    };
    let items: Vec<Project> = app.config.projects.iter().map(project).collect();
    Ok(axum::Json(Projects { total_items: items.len(), items }).into_response())
}
