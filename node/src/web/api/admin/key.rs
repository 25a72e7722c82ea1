//! The keys of this node and of its authorities, for whoever compares them; made anew by whoever runs the machine.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::refused;
use crate::{
    app::App,
    desk::rotation::{self, Key as Own},
    web::{api::bearer::Held, problem::Fault},
};

/// A key of this node; its public part alone.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OwnKey)]
pub struct Key {
    /// Its id.
    pub id: String,
    /// The actor it is of.
    pub actor: String,
    /// What it does: `signs` requests, or `proves` what is published.
    pub purpose: &'static str,
    /// The fingerprint of one that signs, to be compared; of one that proves the public key itself, as a Multikey.
    pub shown: String,
    /// When it was made, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub since: Option<String>,
    /// Since when it proves nothing new, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub revoked: Option<String>,
}

impl From<Own> for Key {
    fn from(key: Own) -> Self {
        Self {
            id: key.id,
            actor: key.actor,
            purpose: if key.signs { "signs" } else { "proves" },
            shown: key.shown,
            since: key.since.map(|at| at.to_string()),
            revoked: key.revoked.map(|at| at.to_string()),
        }
    }
}

/// The keys.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OwnKeys)]
pub struct List {
    /// Those of the node first.
    pub items: Vec<Key>,
    /// What is wrong with those that cannot be read.
    pub wrong: Vec<String>,
    /// The partners that have not confirmed the last change of keys.
    pub unconfirmed: Vec<String>,
}

/// `GET /api/v1/keys`.
#[utoipa::path(get, path = "/api/v1/keys", tag = "keys", operation_id = "listKeys",
    responses((status = 200, description = "The keys, and who does not know the new ones yet", body = List)))]
pub async fn list(State(app): State<App>, _: Held) -> Result<Response, Fault> {
    let (keys, wrong) = rotation::keys(&app).await?;
    let unconfirmed = rotation::waiting(&app).await?;
    Ok(axum::Json(List { items: keys.into_iter().map(Key::from).collect(), wrong, unconfirmed }).into_response())
}

/// The new keys of one actor.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RenewedKeys)]
pub struct Renewed {
    /// The actor.
    pub actor: String,
    /// The fingerprint of the key that signs its requests.
    pub fingerprint: String,
    /// The fingerprint of the one before.
    pub before: String,
    /// The id of the key that proves.
    pub proof_key: String,
    /// Where in the log it is announced.
    pub position: u64,
}

impl From<rotation::Renewed> for Renewed {
    fn from(one: rotation::Renewed) -> Self {
        let rotation::Renewed { actor, fingerprint, before, proof_key, position } = one;
        Self { actor, fingerprint, before, proof_key, position }
    }
}

/// What was made anew.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RotatedKeys)]
pub struct Rotated {
    /// The node first.
    pub items: Vec<Renewed>,
}

/// `POST /api/v1/keys/rotate`.
#[utoipa::path(post, path = "/api/v1/keys/rotate", tag = "keys", operation_id = "rotateKeys",
    responses((status = 200, description = "The node and each of its authorities have new keys, which are announced",
        body = Rotated)))]
pub async fn rotate(State(app): State<App>, held: Held) -> Result<Response, Fault> {
    let rotated = rotation::rotate(&app, held.user()).await.map_err(refused)?;
    Ok(axum::Json(Rotated { items: rotated.0.into_iter().map(Renewed::from).collect() }).into_response())
}
