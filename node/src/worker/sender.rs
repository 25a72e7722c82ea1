//! Sends: leases the lanes that are due and works on each beside the others, slow ones in a small pool of their own.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{app::App, desk::deliver, store::lane};

/// Works on due lanes until told to stop, then lets the turns under way end.
pub async fn run(app: App, stop: Stop) {
    let lively = Arc::new(Semaphore::new(app.config.limits.lanes_lively));
    let slow = Arc::new(Semaphore::new(app.config.limits.lanes_slow));
    let mut turns: JoinSet<()> = JoinSet::new();
    loop {
        while let Some(ended) = turns.try_join_next() {
            note(ended);
        }
        if let Err(error) = begin_turns(&app, &stop, &lively, &slow, &mut turns).await {
            tracing::warn!(%error, "could not lease lanes");
            stop.heed(&app, Some(&error));
        }
        let bell = async {
            tokio::select! {
                () = app.wake.until_send() => (),
                Some(ended) = turns.join_next(), if !turns.is_empty() => note(ended),
            }
        };
        if !rest(bell, app.config.limits.poll_ms, &stop).await {
            break;
        }
    }
    while turns.join_next().await.is_some() {}
}

fn note(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        // A turn that panicked gives its lane back when its lease ends.
        tracing::error!(%error, "a lane's turn ended badly");
    }
}

async fn begin_turns(
    app: &App,
    stop: &Stop,
    lively: &Arc<Semaphore>,
    slow: &Arc<Semaphore>,
    turns: &mut JoinSet<()>,
) -> Result<(), crate::store::StoreError> {
    let now = app.clock.now();
    for pool in [lane::Pool::Lively, lane::Pool::Slow] {
        let seats = match pool {
            lane::Pool::Lively => lively,
            lane::Pool::Slow => slow,
        };
        let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
        if free == 0 {
            continue;
        }
        for leased in lane::lease(&app.db, pool, now, app.config.limits.lease_s, free).await? {
            let Ok(seat) = seats.clone().try_acquire_owned() else { break };
            let (app, stop) = (app.clone(), stop.clone());
            turns.spawn(async move {
                let id = leased.id.clone();
                if let Err(error) = deliver::turn(&app, leased).await {
                    tracing::warn!(lane = id, %error, "a lane's turn failed");
                    stop.heed(&app, error.store());
                }
                drop(seat);
            });
        }
    }
    Ok(())
}
