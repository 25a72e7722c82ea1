//! A draft looked at before it is submitted: what is wrong with it, who would see it, and how it would be read.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use indexmap::IndexMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{
        bearer::Held,
        refusal::{fields, refused},
    },
    found,
};
use crate::{
    app::App,
    desk::{
        self,
        reach::{self, Change},
        reading::Way,
    },
    model::material::{Draft, Variant},
    web::problem::{Fault, FieldFault},
};

/// Who will see a text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// The level.
    pub tlp: &'static str,
    /// The authorities of this node and of its partners.
    pub authorities: Vec<Receiver>,
    /// The people of this node who may read it, by user name; of a withdrawal those who no longer may.
    pub people: Vec<String>,
    /// Whether anybody reads it on the web and in feeds.
    pub is_public: bool,
    /// Followers on other servers that receive it, or that it is withdrawn.
    pub followers: u64,
    /// The providers that may translate it by machine.
    pub translators: Vec<String>,
}

/// An authority, and whether it will have the text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Receiver {
    /// The id of its actor.
    pub id: String,
    /// What it is called, by language.
    pub name_map: IndexMap<String, String>,
    /// Whether it will have it.
    pub will_have: bool,
    /// Whether it has the present revision.
    pub has: bool,
}

impl From<reach::Reach> for Reach {
    fn from(reach: reach::Reach) -> Self {
        let receiver = |one: reach::Receiver| Receiver {
            will_have: one.change.will(),
            has: matches!(one.change, Change::Stays | Change::Gone),
            id: one.actor,
            name_map: one.names,
        };
        Self {
            tlp: reach.level.as_str(),
            authorities: reach.authorities.into_iter().map(receiver).collect(),
            people: reach.people.into_iter().collect(),
            is_public: reach.is_public.will(),
            followers: reach.followers,
            translators: reach.translators.into_iter().collect(),
        }
    }
}

/// Whether a draft could be submitted, and who would see it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DraftCheck)]
pub struct Check {
    /// The edition that was looked at.
    pub edition: u64,
    /// What is wrong, field by field; empty if it could be submitted.
    pub errors: Vec<FieldFault>,
    /// Whether a second person has to approve it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_second: Option<bool>,
    /// Who would see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// It as it would be read, in every language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Preview>,
}

/// A text as it would be read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PreviewText)]
pub struct Preview {
    /// Its language.
    pub language: String,
    /// Its title.
    pub name: String,
    /// Its abstract.
    #[serde(rename = "abstract")]
    pub abstract_text: String,
    /// Its text, as sanitised HTML.
    pub content: String,
}

impl From<&Variant> for Preview {
    fn from(variant: &Variant) -> Self {
        Self {
            language: variant.language.to_string(),
            name: variant.title.clone(),
            abstract_text: variant.abstract_text.clone(),
            content: variant.html.clone(),
        }
    }
}

/// `GET /api/v1/drafts/{id}/check`.
#[utoipa::path(get, path = "/api/v1/drafts/{id}/check", tag = "drafts", operation_id = "checkDraft",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "What is wrong with it, or who would see it, and how it would be read", body = Check)))]
pub async fn check(State(app): State<App>, held: Held, Path(id): Path<String>) -> Result<Response, Fault> {
    let open = found(&app, &held, &id).await?;
    desk::draft::note_reading(&app, held.person(), &open, Way::Api).await?;
    let edition = open.draft.edition;
    let check = match desk::draft::reach(&app, held.person(), &open).await.map_err(refused)? {
        Err(faults) => Check { edition, errors: fields(&faults), needs_second: None, reach: None, texts: Vec::new() },
        Ok(reach) => {
            let needs_second = desk::draft::needs_second(&app, held.person(), &open).await.map_err(refused)?;
            let bundle = desk::draft::bundle(&app, held.person(), &open).await.map_err(refused)?;
            let drawn = Draft::of(bundle).map_err(|error| refused(error.into()))?;
            let texts = drawn.variants().iter().map(Preview::from).collect();
            let errors = Vec::new();
            Check { edition, errors, needs_second: Some(needs_second), reach: Some(reach.into()), texts }
        }
    };
    Ok(axum::Json(check).into_response())
}
