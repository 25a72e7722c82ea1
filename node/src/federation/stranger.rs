//! Those at the door who are no partners: readers on the roster, known followers, and strangers where they are heard.
//!
//! A key that is not known may cost one guarded fetch from a bounded pool; one that no longer fits is fetched again at
//! most once an hour.

use axum::http::StatusCode;
use election_pool_protocol::{
    activity::{Activity, ActivityType},
    key::RsaPublic,
    origin::Origin,
    signature::{ActorKey, SignatureError, Unverified, Verified},
};
use jiff::SignedDuration;
use url::Url;

use super::door::{Arrival, Door, Refusal};
use crate::{
    app::{App, config::Followers},
    store::{self, actor::RemoteActor},
};

/// How old a known key must be before it is fetched again because a signature did not fit.
const REFETCH_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// Whether one more Follow may wait for a person's answer; asked before a key is fetched for it.
pub(super) async fn may_ask(app: &App, activity: &Activity, host: &str) -> Result<(), Refusal> {
    if activity.ty != ActivityType::Follow || app.config.federation.followers != Followers::Approve {
        return Ok(());
    }
    let target = activity.object.id().unwrap_or_default();
    let asking = store::follow::asking(&app.db, host, &activity.actor, target).await?;
    if app.config.limits.may_ask(asking.total, asking.of_host) || asking.is_known {
        return Ok(());
    }
    Err(Refusal::new(StatusCode::TOO_MANY_REQUESTS, "too many requests to follow wait for an answer here"))
}

/// Verifies a request of somebody who is no partner.
pub(super) async fn verify(
    app: &App,
    door: &Door,
    actor: &str,
    signed: Unverified,
    arrival: &Arrival<'_>,
) -> Result<Verified, Refusal> {
    let known = store::actor::remote(&app.db, actor).await?;
    let is_young = |one: &RemoteActor| app.clock.now().duration_since(one.fetched_at) < REFETCH_AFTER;
    if let Some(one) = known {
        // A server that changes its key mostly keeps the id.
        match signed.clone().verify(&keys(&one), Some(&arrival.body[..])) {
            Err(SignatureError::Forged(_) | SignatureError::OtherKey(_)) if !is_young(&one) => {}
            outcome => return Ok(outcome?),
        }
    }
    let one = fetch(app, door, actor, arrival).await?;
    Ok(signed.verify(&keys(&one), Some(&arrival.body[..]))?)
}

fn keys(actor: &RemoteActor) -> Vec<ActorKey> {
    let key = RsaPublic::from_pem(&actor.public);
    key.map(|key| ActorKey { id: actor.key_id.clone(), key }).into_iter().collect()
}

/// Fetches an actor and keeps it: what is fetched once is not fetched again for an hour.
async fn fetch(app: &App, door: &Door, actor: &str, arrival: &Arrival<'_>) -> Result<RemoteActor, Refusal> {
    let now = app.clock.now();
    let unreachable = |reason: String| {
        Refusal::new(StatusCode::SERVICE_UNAVAILABLE, format!("the key could not be fetched: {reason}"))
    };
    let url = Url::parse(actor).map_err(|error| unreachable(error.to_string()))?;
    let fetched = door
        .keys
        .fetch(&door.federation, &url, arrival.address, now)
        .await
        .map_err(|error| unreachable(error.to_string()))?;
    let key = fetched.document.public_keys.first().ok_or_else(|| unreachable("the actor shows none".into()))?;
    let remote = RemoteActor {
        uri: fetched.document.id.clone(),
        host: Origin::of(&url).map_err(|error| unreachable(error.to_string()))?.host_key(),
        inbox: fetched.document.inbox.clone().unwrap_or_default(),
        shared_inbox: fetched.document.shared_inbox.clone(),
        key_id: key.id.clone(),
        public: key.pem.clone(),
        bytes: fetched.bytes.clone(),
        fetched_at: now,
    };
    // Kept although its request is not verified yet: the document is its own, and this bounds the fetches.
    store::actor::put_remote(&app.db, &remote).await?;
    Ok(remote)
}
