//! `POST /inbox`: 202 only after the activity is committed.

use std::{net::SocketAddr, time::SystemTime};

use axum::{
    body::Bytes,
    extract::{ConnectInfo, OriginalUri, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::oneshot;

use super::problem::Problem;
use crate::{
    app::{App, Metrics, Waiting},
    federation::door::{Arrival, Door, Refusal, Welcome},
    store::{StoreError, inbox::InboxRow},
};

/// Accepts a signed activity for later processing.
pub async fn post(
    State(app): State<App>,
    State(door): State<Door>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return refused(&app, &Refusal::new(rejection.status(), rejection.body_text())),
    };
    let target = uri.path_and_query().map_or_else(|| uri.path(), |both| both.as_str());
    let arrival = Arrival { address: address.ip(), target, headers: &headers, body: &body };
    let outcome = match door.admit(&app, &arrival).await {
        Ok(Welcome::Record(row)) => commit(&app, row).await,
        Ok(Welcome::Drop(reason)) => {
            tracing::debug!(reason, "dropped");
            Ok(())
        }
        Err(refusal) => Err(refusal),
    };
    match outcome {
        Ok(()) => {
            Metrics::count(&app.metrics.door, "202");
            StatusCode::ACCEPTED.into_response()
        }
        Err(refusal) => {
            Metrics::count(&app.metrics.door, refusal.status.as_str());
            tracing::info!(status = refusal.status.as_u16(), reason = refusal.reason, "refused at the door");
            refused(&app, &refusal)
        }
    }
}

/// Hands the row to the group commit and waits until it is durable.
async fn commit(app: &App, row: InboxRow) -> Result<(), Refusal> {
    let unavailable = |reason: &str| Refusal { status: StatusCode::SERVICE_UNAVAILABLE, reason: reason.to_owned() };
    let (done, committed) = oneshot::channel();
    app.admitted
        .try_send(Waiting { row, done })
        .map_err(|_| unavailable("too much is waiting to be written; try again soon"))?;
    match committed.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) if matches!(*error, StoreError::Full(_)) => Err(unavailable("the disk of this node is full")),
        _ => Err(unavailable("this node could not write it down; try again soon")),
    }
}

fn refused(app: &App, refusal: &Refusal) -> Response {
    let mut answer = Problem::of(refusal.status, &refusal.reason).into_response();
    if refusal.status == StatusCode::UNAUTHORIZED
        && let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(SystemTime::from(app.clock.now())))
    {
        // So that a sender whose clock is off can see it.
        answer.headers_mut().insert(header::DATE, date);
    }
    let wait_s = match refusal.status {
        StatusCode::SERVICE_UNAVAILABLE => "5",
        // A person has to answer others first.
        StatusCode::TOO_MANY_REQUESTS => "3600",
        _ => return answer,
    };
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(wait_s));
    answer
}
