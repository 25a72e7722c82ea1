//! Erasing text of a material of one's own authority for a legal reason: what would go, and that it goes.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::request::Parts;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    asked::{self, Asked},
    bearer::Held,
    body::{self, Sent},
    deed::Done,
    draft::alone,
    refusal::{malformed, refused},
    waiting::Erasure,
};
use crate::{
    app::App,
    desk::erase::{self, Request, Which},
    model::front_matter::MAX_ABSTRACT_CHARS,
    web::problem::Fault,
};

/// What a look is asked with as its reason, which nobody is told.
const LOOKING: &str = "–";

/// What is to be erased, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// The numbers of past revisions with commas between them; or `all`, which withdraws the material everywhere, for good.
    #[schema(pattern = "^(all|[1-9][0-9]*(, ?[1-9][0-9]*)*)$", example = "1,2")]
    pub which: String,
    /// The legal ground, without naming anybody: it stands where the text was.
    #[schema(min_length = 1, example = "Article 17 of the GDPR")]
    pub because: String,
}

/// `GET /api/v1/materials/{uuid}/erase`.
#[utoipa::path(get, path = "/api/v1/materials/{uuid}/erase", tag = "materials", operation_id = "lookAtErasing",
    params(("uuid" = String, Path, description = "Its name at this node"),
        ("which" = String, Query, pattern = "^(all|[1-9][0-9]*(, ?[1-9][0-9]*)*)$", example = "1,2",
            description = "Which revisions, or `all`")),
    responses((status = 200, description = "What would go; nothing does", body = Erasure),
        (status = 409, description = "It cannot be erased, and why", body = crate::web::problem::Problem,
            content_type = "application/problem+json")))]
pub async fn look(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    parts: Parts,
) -> Result<Response, Fault> {
    let id = body::id(&uuid)?;
    let asked = Asked::read(parts.uri.query(), &asked::OF_ERASING).map_err(Fault::of)?;
    let which = which(asked.word("which").unwrap_or_default())?;
    let request = Request::new(which, LOOKING).map_err(refused)?;
    let look = erase::look(&app, &id, &request, Some(held.user())).await.map_err(refused)?;
    Ok(axum::Json(Erasure::from(look)).into_response())
}

/// `POST /api/v1/materials/{uuid}/erase`.
#[utoipa::path(post, path = "/api/v1/materials/{uuid}/erase", tag = "materials", operation_id = "erase",
    request_body = Erase, params(("uuid" = String, Path, description = "Its name at this node")),
    responses((status = 200, description = "The text is gone for good", body = Done),
        (status = 202, description = "That waits for a second person", body = Done)))]
pub async fn erase(
    State(app): State<App>,
    held: Held,
    Path(uuid): Path<String>,
    Sent(sent): Sent<Erase>,
) -> Result<Response, Fault> {
    let (id, which) = (body::id(&uuid)?, which(&sent.which)?);
    let because = body::words("because", &sent.because)?;
    if because.trim().chars().count() > MAX_ABSTRACT_CHARS {
        return Err(malformed("because", &format!("it has more than {MAX_ABSTRACT_CHARS} characters")));
    }
    let request = Request::new(which, because).map_err(refused)?;
    // What this person may not erase at all is told before what their token is not for.
    erase::look(&app, &id, &request, Some(held.user())).await.map_err(refused)?;
    if !held.0.may_publish(&app) {
        return Ok(alone());
    }
    let outcome = Box::pin(erase::erase(&app, &id, &request, Some(held.user()))).await.map_err(refused)?;
    Ok(Done::from(outcome).into_response())
}

fn which(text: &str) -> Result<Which, Fault> {
    text.parse().map_err(|words: String| malformed("which", &words))
}
