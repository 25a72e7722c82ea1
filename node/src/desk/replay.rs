//! The same request again gets the same answer: keys that programs give to what they ask.
//!
//! Spec: draft-ietf-httpapi-idempotency-key-header. What was begun and never answered, since the process ended, may be begun
//! again; docs/decide/0022-api.md says what can then be done twice.

use jiff::{SignedDuration, Timestamp};

pub use crate::store::replay::{Kept, Keyed, Standing};

use super::{DeskError, session::seconds, token::Grant};
use crate::{
    app::App,
    store::{replay, session::Digest},
};

/// Longer than any request takes.
const SLACK: SignedDuration = SignedDuration::from_secs(5);

/// Begins with a request under its key, or tells what is known of it.
pub async fn begin(app: &App, grant: &Grant, name: &str, request: &Digest) -> Result<Standing, DeskError> {
    let (limits, now) = (&app.config.limits, app.clock.now());
    let kept_since = now - SignedDuration::from_secs(seconds(limits.replay_s));
    let stale = now - SignedDuration::from_secs(seconds(limits.serve_timeout_s)) - SLACK;
    let keyed = Keyed { token: &grant.id, name, request };
    Ok(replay::begin(&app.db, keyed, (kept_since, stale), limits.replays, now).await?)
}

/// Keeps the answer, or forgets the key where there is none that should be given again.
pub async fn settle(
    app: &App,
    grant: &Grant,
    (name, request): (&str, &Digest),
    begun: Timestamp,
    answer: Option<&Kept>,
) -> Result<(), DeskError> {
    let keyed = Keyed { token: &grant.id, name, request };
    match answer {
        Some(answer) => replay::settle(&app.db, keyed, begun, answer).await?,
        None => replay::forget(&app.db, keyed, begun).await?,
    }
    Ok(())
}
