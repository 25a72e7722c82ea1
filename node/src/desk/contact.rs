//! A server was heard from: its lanes need not wait any longer, and after a silence its log is looked at at once.
//!
//! DESIGN, Sending: an inbound request from a peer wakes its lane. Does not know what it said.

use election_pool_protocol::replication::AppliedHeader;
use jiff::{SignedDuration, Timestamp};

use super::DeskError;
use crate::{
    app::App,
    store::{self, peer::Peer},
};

/// Notes that a server was heard from, and its receipt if it brought one; gives the receipt before that.
pub async fn heard(app: &App, host: &str, receipt: Option<&AppliedHeader>) -> Result<AppliedHeader, DeskError> {
    let now = app.clock.now();
    let peer = store::peer::find(&app.db, host).await?;
    let before = peer.as_ref().map(|peer| peer.confirmed).unwrap_or_default();
    match receipt {
        Some(receipt) => store::peer::confirm(&app.db, host, receipt, now).await?,
        // Who delivers much is not written down with each batch.
        None if is_just_heard(peer.as_ref(), now) => {}
        None => store::peer::heard(&app.db, host, now).await?,
    }
    if store::lane::wake(&app.db, host, now).await? {
        app.wake.send();
    }
    let was_silent = peer
        .filter(Peer::is_active_partner)
        .is_some_and(|peer| peer.heard_at.is_none_or(|before| now.duration_since(before) >= silence(app)));
    if was_silent {
        tracing::info!(peer = host, "heard from after a silence");
        store::inbound::schedule_pull(&app.db, host, now).await?;
        app.wake.pull();
    }
    Ok(before)
}

/// How exactly it is known when a server was last heard from.
const HEARD_WITHIN: SignedDuration = SignedDuration::from_secs(1);

fn is_just_heard(peer: Option<&Peer>, now: Timestamp) -> bool {
    let before = peer.and_then(|peer| peer.heard_at);
    before.is_some_and(|before| before <= now && now.duration_since(before) < HEARD_WITHIN)
}

/// How long a partner may say nothing before that is a silence.
pub fn silence(app: &App) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(app.config.limits.silence_s).unwrap_or(i64::MAX))
}
