//! Who asks: the public, unless somebody is signed in, or a GET is validly signed by a partner's pinned key.

use std::convert::Infallible;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::Viewer;

use super::{api, problem, session::Presence};
use crate::{
    app::App,
    federation::door::{self, SignedCaller},
};

/// The viewer of a request; never fails, because whoever cannot be told apart is the public.
pub struct Seen(pub Viewer);

impl<S> FromRequestParts<S> for Seen
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(of(&App::from_ref(state), parts).await))
    }
}

/// The viewer of a request.
pub async fn of(app: &App, parts: &Parts) -> Viewer {
    if let Some(session) = parts.extensions.get::<Presence>().and_then(Presence::session) {
        return session.viewer();
    }
    if let Some(grant) = api::grant(&parts.extensions) {
        return grant.viewer();
    }
    door::caller(app, parts).await.ok().flatten().map_or(Viewer::Public, |caller| caller.viewer)
}

/// A partner that signed its request; for everybody else the path does not exist.
pub struct Partner(pub SignedCaller);

impl<S> FromRequestParts<S> for Partner
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        match door::caller(&app, parts).await {
            Ok(Some(caller)) => Ok(Self(caller)),
            Ok(None) => Err(problem::not_found().into_response()),
            // A partner that is told “not found” would take it for an answer.
            Err(error) => Err(problem::failed(&error).into_response()),
        }
    }
}
