//! `/actor` and `/actors/{username}`: the exact documents as stored, readable unsigned.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::problem;
use crate::{app::App, store};

/// `GET /actor`: the Application actor with the capability.
pub async fn application(State(app): State<App>) -> Response {
    document(&app, &app.application_actor()).await
}

/// `GET /actors/{username}`: an authority.
pub async fn authority(State(app): State<App>, Path(username): Path<String>) -> Response {
    document(&app, &app.authority_actor(&username)).await
}

async fn document(app: &App, uri: &str) -> Response {
    match store::actor::own(&app.db, uri).await {
        Ok(Some(bytes)) => {
            ([(header::CONTENT_TYPE, "application/activity+json"), (header::VARY, "Accept")], bytes).into_response()
        }
        Ok(None) => problem::not_found().into_response(),
        Err(error) => problem::failed(&error).into_response(),
    }
}
