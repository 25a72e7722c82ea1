//! `/health` and `/metrics`: whether this node is well, and its figures.

use std::{fs, net::SocketAddr, path::Path};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::{
    Json,
    extract::{ConnectInfo, Extension, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use serde::Serialize;

use super::{caller::FORWARDED_FOR, pages::failed, problem};
use crate::{
    app::{App, disk},
    store::{self, StoreError},
};

/// What `/health` says.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    reasons: Vec<String>,
}

/// `GET /health`: 200 if this node can commit what it is given and publish, else 503 with the reasons.
pub async fn health(State(app): State<App>) -> Response {
    let mut reasons = Vec::new();
    if let Err(error) = app.db.ping().await {
        reasons.push(format!("database: {error}"));
    }
    if app.metrics.database_full.get() != 0 {
        reasons.push("database: no room left".into());
    }
    // Whether the database answers at all was asked above; where the node moved is nobody's business.
    match store::log::refuse_left(&app.db).await {
        Err(StoreError::Unconfirmed(_)) => {
            reasons.push("database: an old copy, from which nothing is published before restore --confirm".into());
        }
        Err(StoreError::Moved(_)) => reasons.push("database: the node moved to another".into()),
        _ => {}
    }
    let folder = app.config.blobs_folder();
    let written = tokio::task::spawn_blocking(move || write_probe(&folder)).await.map_err(std::io::Error::other);
    if let Err(error) = written.flatten() {
        tracing::error!(%error, "the folder of attachments takes no file");
        reasons.push(format!("disk: {}", error.kind()));
    }
    let is_well = reasons.is_empty();
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let health = Health { status: if is_well { "ok" } else { "failing" }, version: env!("CARGO_PKG_VERSION"), reasons };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}

/// Writes and removes one small file: a full disk shows only then.
fn write_probe(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(".health");
    fs::write(&probe, b"well")?;
    fs::remove_file(&probe)
}

/// `GET /metrics`: to callers on this machine that came without a proxy, or with the token; 404 for everybody else.
pub async fn metrics(
    State(app): State<App>,
    caller: Option<Extension<ConnectInfo<SocketAddr>>>,
    target: Uri,
    asked: HeaderMap,
) -> Response {
    let address = caller.map(|Extension(ConnectInfo(address))| address);
    if !may_read(address, &asked, app.config.http.metrics_token.as_deref()) {
        return problem::absent(&app, failed::language(&app, &target, &asked).code);
    }
    let folders = app.config.data_folders();
    match tokio::task::spawn_blocking(move || disk::used(&folders)).await.map_err(std::io::Error::other).flatten() {
        Ok(used) => drop(app.metrics.disk_used.set(used)),
        Err(error) => tracing::warn!(%error, "could not see how full the disk is"),
    }
    let media_type = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    ([(header::CONTENT_TYPE, media_type)], app.metrics.render()).into_response()
}

fn may_read(caller: Option<SocketAddr>, asked: &HeaderMap, token: Option<&str>) -> bool {
    let is_near = caller.is_some_and(|caller| caller.ip().to_canonical().is_loopback());
    let is_forwarded = asked.contains_key(header::FORWARDED) || asked.contains_key(FORWARDED_FOR);
    let bearer = asked.get(header::AUTHORIZATION).and_then(|line| line.as_bytes().strip_prefix(b"Bearer "));
    let is_told = token.filter(|token| !token.is_empty()).zip(bearer);
    (is_near && !is_forwarded)
        || is_told.is_some_and(|(token, bearer)| verify_slices_are_equal(token.as_bytes(), bearer).is_ok())
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;

    fn asked(lines: &[(HeaderName, &'static str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect::<HeaderMap>()
    }

    #[test]
    fn figures_are_for_this_machine_or_the_token() {
        let near = Some("127.0.0.1:5000".parse().unwrap());
        let mapped = Some("[::ffff:127.0.0.1]:5000".parse().unwrap());
        let far = Some("192.0.2.7:5000".parse().unwrap());
        let forwarded = asked(&[(FORWARDED_FOR, "127.0.0.1")]);
        let standard = asked(&[(header::FORWARDED, "for=127.0.0.1")]);
        let right = asked(&[(header::AUTHORIZATION, "Bearer s3cret")]);
        let wrong = asked(&[(header::AUTHORIZATION, "Bearer s3cre")]);
        for (caller, headers, token, expected) in [
            (near, &asked(&[]), None, true),
            (mapped, &asked(&[]), None, true),
            (near, &forwarded, None, false),
            (near, &standard, None, false),
            (far, &asked(&[]), Some("s3cret"), false),
            (far, &right, Some("s3cret"), true),
            (far, &wrong, Some("s3cret"), false),
            (far, &right, None, false),
            (far, &asked(&[(header::AUTHORIZATION, "Bearer ")]), Some(""), false),
            (None, &asked(&[]), None, false),
        ] {
            assert_eq!(may_read(caller, headers, token), expected, "{caller:?} {headers:?} {token:?}");
        }
    }
}
