//! Sending offers once more: those that have had no answer for long, and all to a partner that may have lost them.
//!
//! An offer that is known is not taken in twice, so it costs a letter and nothing else.

use jiff::{SignedDuration, Timestamp};

use super::letter;
use crate::{
    app::App,
    desk::DeskError,
    store::{self, letter::LetterState, offer::Offer, peer::Peer},
};

/// Most offers sent once more in one turn.
const IN_A_TURN: u32 = 20;

/// Sends what is due once more.
pub async fn repeat(app: &App) -> Result<(), DeskError> {
    let now = app.clock.now();
    let patience = i64::try_from(app.config.limits.offer_repeat_s).unwrap_or(i64::MAX / 1_000_000);
    let before =
        (now - SignedDuration::from_secs(patience)).max(Timestamp::UNIX_EPOCH + SignedDuration::from_millis(1));
    for one in store::offer::due(&app.db, before, IN_A_TURN).await? {
        send(app, &one, now).await?;
    }
    Ok(())
}

/// A partner, or without one this node itself, was restored: whatever was offered is sent once more, with its answer.
pub(in crate::desk) async fn again(app: &App, host: Option<&str>) -> Result<(), DeskError> {
    Ok(store::offer::send_again(&app.db, host).await?)
}

async fn send(app: &App, one: &Offer, now: Timestamp) -> Result<(), DeskError> {
    let peer = store::peer::find(&app.db, &one.host).await?.filter(Peer::is_active_partner);
    let fate = store::letter::fate(&app.db, &one.activity).await?;
    let is_on_its_way = matches!(fate, Some((LetterState::Waiting, _)));
    let letter = match (peer, &one.bytes) {
        (Some(peer), Some(bytes)) if !is_on_its_way => {
            let who = (one.uri.as_str(), one.authority.as_str(), one.author.as_str());
            Some(letter::offer(app, who, bytes, one.answer.as_deref(), &peer)?)
        }
        _ => None,
    };
    store::offer::sent(&app.db, one, letter.as_ref(), now).await?;
    app.wake.send();
    Ok(())
}
