//! What waits to be sent, to whom, since when and why. How far partners' logs are applied here stands on the roster.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::lane::LaneClass;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    store::{
        self,
        lane::{LaneState, Standing},
    },
    web::{api::bearer::Held, problem::Fault},
};

/// Most lanes told.
const LANES: u32 = 1000;

/// A way to one inbox of another server.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The server, `host` or `host:port`.
    pub host: String,
    /// The inbox.
    pub inbox: String,
    /// Who is there: `partner` or `reader`.
    pub class: &'static str,
    /// `active`, `suspended` or `given up`.
    pub state: &'static str,
    /// Entries of our log that wait.
    pub waiting: u64,
    /// How old the oldest of them is, in seconds.
    pub waiting_for_s: i64,
    /// Letters that wait.
    pub letters: u64,
    /// Entries put aside.
    pub parked: u64,
    /// Entries that were refused.
    pub refused: u64,
    /// When something was last taken, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub delivered: Option<String>,
    /// Since when nothing goes through, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub failing_since: Option<String>,
    /// What that server last said, or the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// When it is tried again, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub next: Option<String>,
}

impl Lane {
    fn of(app: &App, standing: Standing) -> Self {
        let Standing { lane, behind, oldest_at, letters, parked, refused } = standing;
        // Without a cursor it carries letters alone, and no entry waits for it.
        let waiting = if lane.cursor.is_some() { behind } else { 0 };
        let age = |at: jiff::Timestamp| app.clock.now().as_second() - at.as_second();
        let is_failing = lane.failing_since.is_some();
        Self {
            class: if lane.class == LaneClass::Partner { "partner" } else { "reader" },
            state: match lane.state {
                LaneState::Active => "active",
                LaneState::Suspended => "suspended",
                LaneState::GivenUp => "given up",
            },
            waiting,
            waiting_for_s: oldest_at.filter(|_| waiting > 0).map_or(0, age),
            letters,
            parked,
            refused,
            delivered: lane.last_ok_at.map(|at| at.to_string()),
            failing_since: lane.failing_since.map(|at| at.to_string()),
            trouble: lane.last_error.filter(|_| is_failing),
            next: is_failing.then(|| lane.next_at.to_string()),
            host: lane.host,
            inbox: lane.inbox,
        }
    }
}

/// All lanes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Lanes)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// In the order of their servers.
    pub items: Vec<Lane>,
}

/// `GET /api/v1/lanes`.
#[utoipa::path(get, path = "/api/v1/lanes", tag = "peers", operation_id = "listLanes",
    responses((status = 200, description = "What waits for each server", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let lanes = store::lane::list(&app.db, LANES).await?;
    let items: Vec<Lane> = lanes.into_iter().map(|one| Lane::of(&app, one)).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}
