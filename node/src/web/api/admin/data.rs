//! Everything that is kept of whoever asks, as on their account page; of others the command line alone carries it away.

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};

use crate::{
    app::App,
    desk::person,
    web::{api::bearer::Held, problem::Fault},
};

/// `GET /api/v1/account/data`: sent piece by piece as it is read.
#[utoipa::path(get, path = "/api/v1/account/data", tag = "account", operation_id = "exportOwnData",
    responses((status = 200, description = "All that is kept of the person of the token, without secrets; that it was \
        carried away is a line of the audit log", body = serde_json::Value)))]
pub async fn get(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let pieces = person::export(&app, held.user(), held.user()).await?;
    let line = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(([line], Body::from_stream(pieces)).into_response())
}
