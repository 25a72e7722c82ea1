//! What is done about peers: looked at, added with the fingerprint that was agreed by another way, checked, tried again,
//! given new keys, taken off. The roster itself is [`super::super::peer`].

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{name, refused, refused_at};
use crate::{
    app::App,
    desk::{
        DeskError,
        peer::{self, Candidate},
        refusal::Refusal,
        retry,
    },
    federation::PeerReport,
    web::{
        api::{bearer::Held, body::Sent, peer::Peer},
        problem::{Fault, Problem},
    },
};

/// What is said where a partner is to be added.
const LASTS: &str = "a partner receives what is not public, from the first day on, and would go on when the token has \
    ended: it is added on the page of the peers, after a second factor";

/// A server to be looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LookAtPeer)]
pub struct Look {
    /// Its origin, or its host where that is reached over https.
    #[schema(min_length = 1, example = "https://kiesraad.example")]
    pub url: String,
}

/// A server to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPeer)]
pub struct New {
    /// Its origin, or its host where that is reached over https.
    #[schema(min_length = 1, example = "https://kiesraad.example")]
    pub url: String,
    /// The fingerprint of its key that its people told by another way, and no other; spaces in it do not count.
    #[schema(min_length = 1)]
    pub fingerprint: String,
}

/// A server as it presents itself, before anybody trusts it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PeerCandidate)]
pub struct Presented {
    /// Its origin.
    pub origin: String,
    /// What it calls itself.
    pub name: String,
    /// What it would be: `partner`, or `reader`, which receives CLEAR only.
    pub class: &'static str,
    /// The fingerprint of the key it shows, to be compared by another way.
    pub fingerprint: String,
    /// The actor ids of the authorities it speaks for.
    pub authorities: Vec<String>,
}

impl From<Candidate> for Presented {
    fn from(candidate: Candidate) -> Self {
        Self {
            origin: candidate.origin(),
            name: candidate.name().to_owned(),
            class: if candidate.is_partner() { "partner" } else { "reader" },
            fingerprint: candidate.fingerprint().to_owned(),
            authorities: candidate.authorities().map(str::to_owned).collect(),
        }
    }
}

/// `POST /api/v1/peers/look`.
#[utoipa::path(post, path = "/api/v1/peers/look", tag = "peers", operation_id = "lookAtPeer", request_body = Look,
    responses((status = 200, description = "What that server says it is; nothing is changed", body = Presented)))]
pub async fn look(State(app): State<App>, _: Held, Sent(look): Sent<Look>) -> Result<Response, Fault> {
    let candidate = peer::look(&app, look.url.trim()).await.map_err(|error| refused_at(error, |_| Some("url")))?;
    Ok(axum::Json(Presented::from(candidate)).into_response())
}

/// `POST /api/v1/peers`.
#[utoipa::path(post, path = "/api/v1/peers", tag = "peers", operation_id = "addPeer", request_body = New,
    responses((status = 200, description = "It is on the roster, and reads what is public; a partner is added on the page alone", body = Peer)))]
pub async fn add(State(app): State<App>, held: Held, Sent(new): Sent<New>) -> Result<Response, Fault> {
    let refused = |error| refused_at(error, |error| of_fingerprint(error).or(Some("url")));
    let candidate = peer::look(&app, new.url.trim()).await.map_err(refused)?;
    if candidate.is_partner() {
        return Err(Fault::of(Problem::of(StatusCode::FORBIDDEN, LASTS)));
    }
    candidate.agrees_with(&new.fingerprint).map_err(refused)?;
    let added = peer::add(&app, held.user(), candidate).await.map_err(refused)?;
    Ok((StatusCode::OK, axum::Json(Peer::of(added.peer()))).into_response())
}

/// The member of a fingerprint, where a refusal is about that.
fn of_fingerprint(error: &DeskError) -> Option<&'static str> {
    matches!(error, DeskError::Unfit(Refusal::NoFingerprint(_))).then_some("fingerprint")
}

/// What was found out about a server.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PeerCheck)]
pub struct Checked {
    /// Its origin.
    pub origin: String,
    /// What it can, in English.
    pub can: Vec<String>,
    /// What it cannot, and why.
    pub cannot: Vec<String>,
}

impl From<PeerReport> for Checked {
    fn from(report: PeerReport) -> Self {
        Self {
            origin: report.origin.to_string(),
            can: report.can.iter().map(ToString::to_string).collect(),
            cannot: report.cannot.iter().map(ToString::to_string).collect(),
        }
    }
}

/// `POST /api/v1/peers/{host}/check`.
#[utoipa::path(post, path = "/api/v1/peers/{host}/check", tag = "peers", operation_id = "checkPeer",
    params(("host" = String, Path, description = "The peer, as it is on the roster")),
    responses((status = 200, description = "What that server can and cannot, as it was just asked", body = Checked)))]
pub async fn check(State(app): State<App>, _: Held, Path(host): Path<String>) -> Result<Response, Fault> {
    let origin = peer::origin_at(&app, name(&host)?).await.map_err(refused)?;
    let report = peer::check(&app, &origin).await.map_err(refused)?;
    Ok(axum::Json(Checked::from(report)).into_response())
}

/// What is tried again.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Retried {
    /// The peer.
    pub host: String,
    /// Entries given back from quarantine.
    pub given_back: u64,
    /// Parked entries that are due now.
    pub due: u64,
}

impl From<retry::Retried> for Retried {
    fn from(retry::Retried { host, given_back, due }: retry::Retried) -> Self {
        Self { host, given_back, due }
    }
}

/// `POST /api/v1/peers/{host}/retry`.
#[utoipa::path(post, path = "/api/v1/peers/{host}/retry", tag = "peers", operation_id = "retryPeer",
    params(("host" = String, Path, description = "The peer, as it is on the roster")),
    responses((status = 200, description = "Everything that stands aside between the two is tried again", body = Retried)))]
pub async fn retry(State(app): State<App>, held: Held, Path(host): Path<String>) -> Result<Response, Fault> {
    let retried = retry::with(&app, held.user(), name(&host)?).await.map_err(refused)?;
    Ok(axum::Json(Retried::from(retried)).into_response())
}

/// The new key of a peer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPeerKey)]
pub struct NewKey {
    /// The fingerprint of its new key that its people told by another way.
    #[schema(min_length = 1)]
    pub fingerprint: String,
}

/// `POST /api/v1/peers/{host}/rotate`.
#[utoipa::path(post, path = "/api/v1/peers/{host}/rotate", tag = "peers", operation_id = "acceptPeerKey",
    request_body = NewKey, params(("host" = String, Path, description = "The peer, as it is on the roster")),
    responses((status = 200, description = "Its new keys count", body = Peer)))]
pub async fn rotate(
    State(app): State<App>,
    held: Held,
    Path(host): Path<String>,
    Sent(new): Sent<NewKey>,
) -> Result<Response, Fault> {
    let rotated = peer::rotate(&app, held.user(), name(&host)?, &new.fingerprint).await;
    let peer = rotated.map_err(|error| refused_at(error, of_fingerprint))?;
    Ok(axum::Json(Peer::of(&peer)).into_response())
}

/// `POST /api/v1/peers/{host}/remove`.
#[utoipa::path(post, path = "/api/v1/peers/{host}/remove", tag = "peers", operation_id = "removePeer",
    params(("host" = String, Path, description = "The peer, as it is on the roster")),
    responses((status = 200, description = "It is off the roster; its place is kept", body = Peer)))]
pub async fn remove(State(app): State<App>, held: Held, Path(host): Path<String>) -> Result<Response, Fault> {
    let peer = peer::remove(&app, held.user(), name(&host)?).await.map_err(refused)?;
    Ok(axum::Json(Peer::of(&peer)).into_response())
}
