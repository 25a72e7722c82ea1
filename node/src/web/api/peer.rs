//! `GET /api/v1/peers`: the roster, with how far both directions have got. Nobody is asked anything for it.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::bearer::Held;
use crate::{
    app::App,
    desk::roster::{self, Shown},
    web::problem::Fault,
};

/// A peer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Peer {
    /// `host` or `host:port`.
    pub host: String,
    /// Its name.
    pub name: String,
    /// `partner` or `reader`.
    pub class: String,
    /// `active` or `removed`.
    pub state: String,
    /// The fingerprint of its key.
    pub fingerprint: String,
    /// Of a partner: `well`, `underway`, `warning` or `alarm`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<&'static str>,
    /// What somebody should know, in English, the worst first.
    pub concerns: Vec<String>,
    /// From it.
    pub from: Received,
    /// To it.
    pub to: Sent,
}

/// How far what a peer publishes has got here.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FromPeer)]
pub struct Received {
    /// The last position of its log, as far as is known.
    pub head: u64,
    /// Up to where it is applied here.
    pub applied: u64,
    /// Entries that are not.
    pub missing: u64,
    /// Since how many seconds some are not.
    pub missing_for_s: i64,
    /// Entries in quarantine here.
    pub quarantined: u64,
    /// When it was last heard from, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub heard: Option<String>,
    /// When its log was last compared with what is here, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub compared: Option<String>,
}

/// How far what this node publishes has got there.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ToPeer)]
pub struct Sent {
    /// The last position of our log.
    pub head: u64,
    /// Up to where it is settled with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upto: Option<u64>,
    /// Entries that are not.
    pub waiting: u64,
    /// How old the oldest of them is, in seconds.
    pub waiting_for_s: i64,
    /// Up to where it says that it has applied it.
    pub confirmed: u64,
    /// How old the oldest entry is that it has not confirmed, in seconds.
    pub unconfirmed_for_s: i64,
    /// Withdrawals and narrowings that it has not confirmed.
    pub unconfirmed_deletes: u64,
    /// Entries in quarantine there, as its receipt says.
    pub quarantined: u64,
    /// Entries put aside for it.
    pub parked: u64,
    /// Entries that it refused.
    pub refused: u64,
    /// When it last took something, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub delivered: Option<String>,
    /// What it said when it last refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

impl Peer {
    /// A peer as it is told.
    pub(super) fn of(peer: &Shown) -> Self {
        Self {
            host: peer.host.clone(),
            name: peer.name.clone(),
            class: peer.class.clone(),
            state: peer.state.clone(),
            fingerprint: peer.fingerprint.clone(),
            condition: peer.condition,
            concerns: peer.concerns.clone(),
            from: Received {
                head: peer.head,
                applied: peer.applied,
                missing: peer.missing,
                missing_for_s: peer.missing_for_s,
                quarantined: peer.quarantined_here,
                heard: peer.heard.clone(),
                compared: peer.reached.clone(),
            },
            to: Sent {
                head: peer.our_head,
                upto: peer.sent,
                waiting: peer.waiting,
                waiting_for_s: peer.waiting_for_s,
                confirmed: peer.confirmed,
                unconfirmed_for_s: peer.unconfirmed_for_s,
                unconfirmed_deletes: peer.unconfirmed_deletes,
                quarantined: peer.quarantined_there,
                parked: peer.parked,
                refused: peer.refused,
                delivered: peer.delivered.clone(),
                trouble: peer.trouble.clone(),
            },
        }
    }
}

/// The roster.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Peers)]
pub struct List {
    /// How many.
    pub total_items: usize,
    /// All of them, those that were taken off too.
    pub items: Vec<Peer>,
}

/// `GET /api/v1/peers`.
#[utoipa::path(get, path = "/api/v1/peers", tag = "peers", operation_id = "listPeers",
    responses((status = 200, description = "The roster, and how each peer stands", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let items: Vec<Peer> = roster::list(&app).await?.peers().iter().map(Peer::of).collect();
    Ok(axum::Json(List { total_items: items.len(), items }).into_response())
}
