//! The addresses of the API beyond what anybody may read: one screen, nothing else.

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    middleware,
    routing::{delete, get, post},
};

use super::{
    admin::{aside, authority, key, lane, roster, service, setting, source, user},
    adoption, audit, deed, digest, document,
    draft::{self, file},
    erase, follow, incoming, moving, offer, peer, replay, waiting, wish,
};
use crate::{app::App, web::attachment};

/// Every route of the API that wants a token, and what describes it. Bodies are bounded where they are read.
pub fn routes<S: Clone + Send + Sync + 'static>(app: &App) -> Router<S>
where
    App: FromRef<S>,
{
    Router::new()
        .route("/api/openapi.json", get(document::get))
        .route("/api/v1/token", get(adoption::token))
        .route("/api/v1/adoptions", get(adoption::list))
        .route("/api/v1/attachments/{sha256}", get(attachment::get))
        .route("/api/v1/drafts", get(draft::list).post(draft::begin))
        .route("/api/v1/drafts/{id}", get(draft::get).put(draft::save).delete(draft::discard))
        .route("/api/v1/drafts/{id}/check", get(draft::check::check))
        .route("/api/v1/drafts/{id}/files/{name}", get(file::get).put(file::put).delete(file::remove))
        .route("/api/v1/drafts/{id}/submit", post(draft::submit))
        .route("/api/v1/waiting", get(waiting::list))
        .route("/api/v1/waiting/{id}", get(waiting::get))
        .route("/api/v1/waiting/{id}/files/{name}", get(waiting::file))
        .route("/api/v1/waiting/{id}/approve", post(waiting::approve))
        .route("/api/v1/waiting/{id}/refuse", post(waiting::refuse))
        .route("/api/v1/waiting/{id}/take-over", post(waiting::take_over))
        .route("/api/v1/materials/{uuid}/withdraw", post(deed::withdraw))
        .route("/api/v1/materials/{uuid}/erase", get(erase::look).post(erase::erase))
        .route("/api/v1/materials/{uuid}/adopt", post(deed::adopt))
        .route("/api/v1/materials/{uuid}/translations", post(deed::translate))
        .route("/api/v1/documents", post(draft::document::convert))
        .route("/api/v1/materials/{uuid}/offers", post(offer::make))
        .route("/api/v1/materials/{uuid}/wishes", post(wish::ask))
        .route("/api/v1/materials/{uuid}/wishes/{language}", delete(wish::take_back))
        .route("/api/v1/wishes", get(wish::mine))
        .route("/api/v1/wanted", get(wish::queue))
        .route("/api/v1/offers", get(offer::list))
        .route("/api/v1/offers/{id}", get(offer::get))
        .route("/api/v1/offers/{id}/accept", post(offer::accept))
        .route("/api/v1/offers/{id}/refuse", post(offer::refuse))
        .route("/api/v1/incoming", get(incoming::get))
        .route("/api/v1/follows", get(follow::list))
        .route("/api/v1/follows/{id}", get(follow::get))
        .route("/api/v1/follows/{id}/accept", post(follow::accept))
        .route("/api/v1/follows/{id}/refuse", post(follow::refuse))
        .route("/api/v1/follows/{id}/ask", post(follow::ask))
        .route("/api/v1/follows/{id}/withdraw", post(follow::withdraw))
        .route("/api/v1/peers", get(peer::list).post(roster::add))
        .route("/api/v1/audit", get(audit::list))
        .route("/api/v1/audit/export", get(audit::export))
        .route("/api/v1/digests", get(digest::get).put(digest::put))
        .route("/api/v1/users", get(user::list).post(user::add))
        .route("/api/v1/users/{username}", get(user::get))
        .route("/api/v1/users/{username}/role", post(user::role))
        .route("/api/v1/users/{username}/link", post(user::link))
        .route("/api/v1/users/{username}/end-sessions", post(user::end_sessions))
        .route("/api/v1/users/{username}/reset", post(user::reset))
        .route("/api/v1/users/{username}/remove", post(user::remove))
        .route("/api/v1/users/{username}/erase", post(user::erase))
        .route("/api/v1/peers/look", post(roster::look))
        .route("/api/v1/peers/{host}/check", post(roster::check))
        .route("/api/v1/peers/{host}/retry", post(roster::retry))
        .route("/api/v1/peers/{host}/rotate", post(roster::rotate))
        .route("/api/v1/peers/{host}/remove", post(roster::remove))
        .route("/api/v1/lanes", get(lane::list))
        .route("/api/v1/sources", get(source::list).post(source::add))
        .route("/api/v1/sources/{id}/end", post(source::end))
        .route("/api/v1/hub", get(source::hub))
        .route("/api/v1/translation", get(service::translation))
        .route("/api/v1/projects", get(service::projects))
        .route("/api/v1/settings", get(setting::list))
        .route("/api/v1/retention", get(setting::retention))
        .route("/api/v1/keys", get(key::list))
        .route("/api/v1/keys/rotate", post(key::rotate))
        .route("/api/v1/authorities", get(authority::list))
        .route("/api/v1/circles", get(authority::circles))
        .route("/api/v1/quarantine/release", post(aside::release))
        .route("/api/v1/peers/{host}/settle", post(aside::settle))
        .route("/api/v1/moves", get(moving::list))
        .route("/api/v1/moves/{host}", get(moving::get))
        .route("/api/v1/moves/{host}/look", post(moving::look))
        .route("/api/v1/moves/{host}/confirm", post(moving::confirm))
        .route("/api/v1/moves/{host}/refuse", post(moving::refuse))
        .layer(middleware::from_fn_with_state(app.clone(), replay::once))
        .layer(DefaultBodyLimit::disable())
}
