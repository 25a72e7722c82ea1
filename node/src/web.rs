//! The faces a node shows over HTTP: thin handlers that extract, call one thing, and answer.
//!
//! This floor holds no rule: who may see what is asked of `may`, what is done is asked of the desk.

pub mod actor;
pub mod api;
pub mod attachment;
pub mod calendar;
pub mod caller;
pub mod catalogue;
pub mod collection;
pub mod day;
pub mod encoding;
pub mod feed;
pub mod form;
pub mod headers;
pub mod health;
pub mod held;
pub mod hit;
pub mod hub;
pub mod inbox;
pub mod letter;
pub mod likes;
pub mod log;
pub mod material;
pub mod negotiate;
pub mod page;
pub mod pages;
pub mod problem;
pub mod public;
pub mod reader;
pub mod rendered;
pub mod rights;
pub mod session;
pub mod shell;
pub mod sitemap;
pub mod source;
pub mod style;
pub mod translated;
pub mod viewer;
pub mod well_known;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    error_handling::HandleErrorLayer,
    extract::{DefaultBodyLimit, FromRef},
    http::StatusCode,
    middleware,
    routing::{get, post},
};
use tower::{ServiceBuilder, limit::GlobalConcurrencyLimitLayer};
use tower_http::{compression::CompressionLayer, timeout::TimeoutLayer};

use crate::{
    app::App,
    federation::{Federation, KeyFetch, KeyFetchLimits, door::Door},
};

/// What every handler can ask for.
#[derive(Clone)]
pub struct Web {
    app: App,
    door: Door,
}

impl FromRef<Web> for App {
    fn from_ref(web: &Web) -> Self {
        web.app.clone()
    }
}

impl FromRef<Web> for Door {
    fn from_ref(web: &Web) -> Self {
        web.door.clone()
    }
}

/// Every route of a node.
pub fn router(app: &App, federation: &Federation) -> Router {
    let door = Door { federation: federation.clone(), keys: Arc::new(KeyFetch::new(key_fetch_limits(app))) };
    let limits = &app.config.limits;
    let machines = Router::new()
        .route("/inbox", post(inbox::post))
        .route("/actors/{username}/inbox", post(inbox::post))
        .layer(DefaultBodyLimit::max(limits.inbox_body_bytes))
        .route("/actor", get(actor::application))
        .route("/actor/outbox", get(collection::application_outbox))
        .route("/actors/{username}", get(actor::authority))
        .route("/actors/{username}/outbox", get(collection::outbox))
        .route("/actors/{username}/followers", get(collection::followers))
        .route("/actors/{username}/following", get(collection::following))
        .route("/partners", get(collection::partners))
        .route("/log/head", get(log::head))
        .route("/log/entries", get(log::entries).layer(CompressionLayer::new().gzip(true)))
        .route("/log/findings", get(log::findings))
        .route("/log/held", get(log::held).layer(CompressionLayer::new().gzip(true)));
    let bounded = machines
        .merge(public::routes(
            limits.form_body_bytes,
            // What is not ASCII takes three bytes for each of its own in a form.
            limits.offer_bytes.saturating_mul(3),
            limits.translation_callback_bytes,
        ))
        .merge(api::routes(app))
        .layer(middleware::from_fn_with_state(app.clone(), rights::guard))
        .layer(middleware::from_fn_with_state(app.clone(), session::present))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(limits.serve_timeout_s),
        ))
        .layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(problem::overloaded))
                .load_shed()
                .layer(GlobalConcurrencyLimitLayer::new(limits.requests)),
        );
    let worded = headers::caught(bounded).layer(middleware::from_fn_with_state(app.clone(), pages::failed::in_words));
    // Outermost, so that no answer goes out without its headers.
    headers::guarded(worded, !app.config.is_plain()).with_state(Web { app: app.clone(), door })
}

fn key_fetch_limits(app: &App) -> KeyFetchLimits {
    let limits = &app.config.limits;
    KeyFetchLimits {
        total: limits.key_fetches,
        memory: Duration::from_secs(limits.key_fetch_memory_s),
        remembered: limits.key_fetch_memory,
        ..KeyFetchLimits::default()
    }
}
