//! What stands aside between this node and others: tried again, and alarms settled, as at the inbox, which tells what there is.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{name, refused};
use crate::{
    app::App,
    desk::{evidence, incoming},
    web::{
        api::{
            bearer::Held,
            body::{self, Sent},
            refusal::{absent, malformed},
        },
        problem::Fault,
    },
};

/// The longest id of an activity, in bytes.
const ID_BYTES: usize = 2048;

/// Something in quarantine.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The id of the activity, as the inbox tells it.
    #[schema(min_length = 1, max_length = 2048)]
    pub activity: String,
}

/// `POST /api/v1/quarantine/release`.
#[utoipa::path(post, path = "/api/v1/quarantine/release", tag = "incoming", operation_id = "releaseQuarantined",
    request_body = Release,
    responses((status = 204, description = "It is tried again"),
        (status = 404, description = "Nothing of this id is in quarantine", body = crate::web::problem::Problem,
            content_type = "application/problem+json")))]
pub async fn release(State(app): State<App>, held: Held, Sent(sent): Sent<Release>) -> Result<StatusCode, Fault> {
    if sent.activity.len() > ID_BYTES {
        return Err(malformed("activity", &format!("it has more than {ID_BYTES} bytes")));
    }
    let is_given = incoming::release(&app, held.person(), &sent.activity).await.map_err(refused)?;
    if is_given { Ok(StatusCode::NO_CONTENT) } else { Err(absent()) }
}

/// What came of the alarms about a peer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// What, for the audit log.
    #[schema(min_length = 1, example = "Their disk was restored from a backup; the log was compared.")]
    pub reason: String,
}

/// What was settled.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// The peer.
    pub host: String,
    /// Pieces of evidence.
    pub evidence: u64,
    /// Alarms.
    pub alarms: u64,
}

impl From<evidence::Settled> for Settled {
    fn from(evidence::Settled { host, evidence, alarms }: evidence::Settled) -> Self {
        Self { host, evidence, alarms }
    }
}

/// `POST /api/v1/peers/{host}/settle`.
#[utoipa::path(post, path = "/api/v1/peers/{host}/settle", tag = "peers", operation_id = "settleAlarms",
    request_body = Settle, params(("host" = String, Path, description = "The peer, as it is on the roster")),
    responses((status = 200, description = "The alarms about it have ended", body = Settled)))]
pub async fn settle(
    State(app): State<App>,
    held: Held,
    Path(host): Path<String>,
    Sent(sent): Sent<Settle>,
) -> Result<Response, Fault> {
    let (host, reason) = (name(&host)?, body::words("reason", &sent.reason)?);
    let settled = incoming::settle(&app, held.person(), host, reason).await.map_err(refused)?;
    Ok(axum::Json(Settled::from(settled)).into_response())
}
