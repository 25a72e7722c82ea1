//! Withdrawing and adopting; and what publishing came to.

use std::fmt::Write as _;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use election_pool_protocol::{language::LanguageTag, vocabulary::Maturity};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    bearer::Held,
    body::{self, Sent},
    draft::{
        alone,
        text::{Tongue, labelled},
    },
    refusal::{malformed, refused},
};
use crate::{
    app::App,
    desk::{self, DeskError, publish::Outcome},
    model::{
        codes,
        manuscript::Manuscript,
        source::{Bundle, Translation},
    },
    store,
    web::problem::Fault,
};

/// The name under which a text goes that came without one.
const FILE: &str = "text.md";

/// What a deed came to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Outcome)]
pub struct Done {
    /// `published`, `withdrawn`, `wanted`, or `waiting` for a second person.
    pub state: &'static str,
    /// The local UUID of the material, or the id of what waits.
    pub id: String,
    /// The id of the object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// The position in the log; none at `RED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let status = if self.state == "waiting" { StatusCode::ACCEPTED } else { StatusCode::OK };
        (status, axum::Json(self)).into_response()
    }
}

impl From<Outcome> for Done {
    fn from(outcome: Outcome) -> Self {
        let (state, id, uri, position) = match outcome {
            Outcome::Published { id, uri, position, .. } => ("published", id, Some(uri), position),
            Outcome::Withdrawn { id, position } => ("withdrawn", id, None, position),
            Outcome::Erased { id, position, .. } => ("erased", id, None, position),
            Outcome::Wanted { id, .. } => ("wanted", id, None, None),
            Outcome::Submitted { id, .. } => ("waiting", id, None, None),
        };
        Self { state, id, uri, position }
    }
}

/// Why a material is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// Why, for everybody who had it.
    #[schema(min_length = 1, example = "Superseded by the guide of 2027.")]
    pub reason: String,
}

/// How far a material is in use.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Adopt {
    /// A slug of the vocabulary.
    #[schema(example = "in-use")]
    pub maturity: String,
    /// What was changed, and how it went.
    pub note: Option<Note>,
}

/// A note on an adoption.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AdoptionNote)]
pub struct Note {
    /// Its language; without it the node's own.
    #[schema(example = "sv")]
    pub language: Option<String>,
    /// Its level; without it that of what is adopted.
    #[schema(example = "CLEAR")]
    pub tlp: Option<String>,
    /// Those it is for, from `AMBER` on.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// The text, in Markdown.
    #[schema(min_length = 1)]
    pub text: String,
}

impl Note {
    fn bundle(self) -> Result<Bundle, Fault> {
        labelled(self.tlp.as_deref().unwrap_or_default(), &self.recipients)?;
        let json = |value: &str| serde_json::Value::from(value).to_string();
        let mut head = String::new();
        for (key, value) in [("language", &self.language), ("tlp", &self.tlp)] {
            if let Some(value) = value {
                let _ = writeln!(head, "{key}: {}", json(value));
            }
        }
        if !self.recipients.is_empty() {
            let names: Vec<String> = self.recipients.iter().map(|name| json(name)).collect();
            let _ = writeln!(head, "recipients: [{}]", names.join(", "));
        }
        let text = self.text.replace("\r\n", "\n");
        // Front matter without a key is none.
        let source = if head.is_empty() { format!("\n{text}\n") } else { format!("---\n{head}---\n\n{text}\n") };
        let (translations, attachments, without) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Bundle { file: FILE.to_owned(), source, translations, attachments, without })
    }
}

/// `POST /api/v1/materials/{uuid}/withdraw`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/withdraw", tag = "materials", operation_id = "withdraw",
    request_body = Withdraw, params(("uuid" = String, Path, description = "Its name at this node")),
    responses((status = 200, description = "It is withdrawn for good", body = Done),
        (status = 202, description = "That waits for a second person", body = Done)))]
pub async fn withdraw(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(withdraw): Sent<Withdraw>,
) -> Result<Response, Fault> {
    let (id, reason) = (body::id(&uuid)?, body::words("reason", &withdraw.reason)?);
    let own = desk::withdraw::find(&app, held.person(), &id).await?;
    // Of what this person may not withdraw the desk says why, below.
    if own.is_some_and(|(own, _)| !desk::withdraw::needs_second(&app, &own)) && !held.0.is_confirmed() {
        return Ok(alone());
    }
    let outcome = Box::pin(desk::withdraw::withdraw(&app, &id, reason, Some(held.user()))).await.map_err(refused)?;
    Ok(Done::from(outcome).into_response())
}

/// `POST /api/v1/materials/{uuid}/adopt`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/adopt", tag = "materials", operation_id = "adopt",
    request_body = Adopt, params(("uuid" = String, Path, description = "Its name at this node")),
    responses((status = 200, description = "It is stated; stated anew it is a new revision", body = Done),
        (status = 202, description = "That waits for a second person", body = Done)))]
pub async fn adopt(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(adopt): Sent<Adopt>,
) -> Result<Response, Fault> {
    let id = body::id(&uuid)?;
    let stages: Vec<&str> = Maturity::slugs().collect();
    let maturity =
        codes::one_of(&adopt.maturity, "maturity", &stages).map_err(|words| malformed("maturity", &words))?;
    let note = adopt.note.map(Note::bundle).transpose()?;
    if !held.0.may_publish(&app) {
        return Ok(alone());
    }
    let outcome = Box::pin(desk::adopt::adopt(&app, &id, maturity, note, Some(held.user()))).await.map_err(refused)?;
    Ok(Done::from(outcome).into_response())
}

/// A language that a machine is to translate into.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Translate {
    /// The language, BCP 47, one of this node.
    #[schema(min_length = 2, example = "sv")]
    pub language: String,
}

/// `POST /api/v1/materials/{uuid}/translations`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/translations", tag = "materials", operation_id = "translate",
    request_body = Translate, params(("uuid" = String, Path, description = "Its name at this node")),
    responses((status = 200, description = "A machine is asked; what it makes stands beside the original, marked as such",
        body = Done), (status = 202, description = "That waits for a second person", body = Done)))]
pub async fn translate(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(translate): Sent<Translate>,
) -> Result<Response, Fault> {
    let id = body::id(&uuid)?;
    codes::language(&translate.language).map_err(|words| malformed("language", &words))?;
    let found = store::material::find(&app.db, &held.viewer(), &id).await?;
    if found.is_some_and(|one| one.material.is_own) && !held.0.may_publish(&app) {
        return Ok(alone());
    }
    let asked = desk::translation::ask(&app, &id, &translate.language, Some(held.user()));
    Ok(Done::from(Box::pin(asked).await.map_err(refused)?).into_response())
}

/// A text in one language as the file that the desk takes.
pub(super) fn translation(tongue: Tongue) -> Result<Translation, Fault> {
    let language: LanguageTag = codes::language(&tongue.language).map_err(|words| malformed("language", &words))?;
    let tongue = Tongue { language: language.to_string(), ..tongue };
    // Of a manuscript everything but its source language is a translation.
    let manuscript = Manuscript { tongues: vec![Tongue::default().into(), tongue.into()], ..Manuscript::default() };
    let translation = manuscript.bundle(Vec::new()).translations.pop();
    translation.ok_or_else(|| refused(DeskError::Refused("there is no text".into())))
}
