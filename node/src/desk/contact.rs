//! A server was heard from: its lanes need not wait any longer, and after a silence its log is looked at at once.
//!
//! DESIGN, Sending: an inbound request from a peer wakes its lane. Does not know what it said.

use jiff::SignedDuration;

use super::DeskError;
use crate::{app::App, store};

/// Notes that a server was heard from.
pub async fn heard(app: &App, host: &str) -> Result<(), DeskError> {
    let now = app.clock.now();
    let peer = store::peer::find(&app.db, host).await?;
    store::peer::heard(&app.db, host, now).await?;
    if store::lane::wake(&app.db, host, now).await? {
        app.wake.send();
    }
    let was_silent = peer
        .filter(store::peer::Peer::is_active_partner)
        .is_some_and(|peer| peer.heard_at.is_none_or(|before| now.duration_since(before) >= silence(app)));
    if was_silent {
        tracing::info!(peer = host, "heard from after a silence");
        store::inbound::schedule_pull(&app.db, host, now).await?;
        app.wake.pull();
    }
    Ok(())
}

/// How long a partner may say nothing before that is a silence.
pub fn silence(app: &App) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(app.config.limits.silence_s).unwrap_or(i64::MAX))
}
