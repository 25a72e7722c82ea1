//! Applies: leases the inbound lanes that have something waiting, each origin in its own order, origins side by side.

use std::sync::Arc;

use jiff::SignedDuration;
use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{
    app::App,
    desk::receive,
    federation::Federation,
    store::{StoreError, inbound},
};

/// Origins worked on at once.
const ORIGINS: usize = 16;

/// Applies what was admitted until told to stop, then lets the turns under way end.
pub async fn run(app: App, federation: Federation, stop: Stop) {
    let seats = Arc::new(Semaphore::new(ORIGINS));
    let mut turns: JoinSet<bool> = JoinSet::new();
    loop {
        if let Err(error) = begin_turns(&app, &federation, &stop, &seats, &mut turns).await {
            tracing::warn!(%error, "could not lease inbound lanes");
            stop.heed(&app, Some(&error));
        }
        let bell = async {
            loop {
                tokio::select! {
                    () = app.wake.until_receive() => return,
                    ended = turns.join_next(), if !turns.is_empty() => match ended {
                        // There may be more where something was.
                        Some(Ok(true)) => return,
                        Some(Err(error)) => tracing::error!(%error, "applying ended badly"),
                        _ => {}
                    },
                }
            }
        };
        if !rest(bell, app.config.limits.poll_ms, &stop).await {
            break;
        }
    }
    while turns.join_next().await.is_some() {}
}

/// How long a turn that failed waits for the next.
const AGAIN: SignedDuration = SignedDuration::from_secs(1);

async fn begin_turns(
    app: &App,
    federation: &Federation,
    stop: &Stop,
    seats: &Arc<Semaphore>,
    turns: &mut JoinSet<bool>,
) -> Result<(), StoreError> {
    let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
    if free == 0 {
        return Ok(());
    }
    let now = app.clock.now();
    for lease in inbound::lease(&app.db, now, now + app.config.limits.lease(), free).await? {
        let Ok(seat) = seats.clone().try_acquire_owned() else { break };
        let (app, federation, stop) = (app.clone(), federation.clone(), stop.clone());
        turns.spawn(async move {
            let outcome = receive::turn(&app, &federation, lease.clone()).await;
            let has_moved = match outcome {
                Ok(has_moved) => has_moved,
                Err(error) => {
                    tracing::warn!(host = lease.host, %error, "could not apply what was received");
                    stop.heed(&app, error.store());
                    // It is tried again soon, not when the lease runs out; where even this cannot be written, then.
                    let _ = inbound::release(&app.db, &lease, app.clock.now() + AGAIN).await;
                    false
                }
            };
            drop(seat);
            has_moved
        });
    }
    Ok(())
}
