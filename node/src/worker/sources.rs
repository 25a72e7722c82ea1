//! Reads: leases the sources that are due and asks each for what is new, a few beside one another.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{app::App, desk::source, store};

/// How often it is looked for a source that is due, in milliseconds.
const LOOK_MS: u64 = 1_000;

/// Reads sources until told to stop. One that is slow has its seat for a bounded time.
pub async fn run(app: App, stop: Stop) {
    let seats = Arc::new(Semaphore::new(app.config.limits.source_reads.max(1)));
    let mut reads: JoinSet<()> = JoinSet::new();
    loop {
        while let Some(ended) = reads.try_join_next() {
            if let Err(error) = ended {
                // A source whose reading panicked is read again when its lease ends.
                tracing::error!(%error, "reading a source ended badly");
            }
        }
        if let Err(error) = begin(&app, &stop, &seats, &mut reads).await {
            tracing::warn!(%error, "could not see which source is due");
            stop.heed(&app, Some(&error));
        }
        if !rest(std::future::pending(), LOOK_MS, &stop).await {
            break;
        }
    }
    // What is under way is asked anew at the next start.
    reads.shutdown().await;
}

async fn begin(
    app: &App,
    stop: &Stop,
    seats: &Arc<Semaphore>,
    reads: &mut JoinSet<()>,
) -> Result<(), store::StoreError> {
    let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
    if free == 0 {
        return Ok(());
    }
    let now = app.clock.now();
    for leased in store::source::lease(&app.db, now, app.config.limits.lease(), free).await? {
        let Ok(seat) = seats.clone().try_acquire_owned() else { break };
        let (app, stop) = (app.clone(), stop.clone());
        reads.spawn(async move {
            let address = leased.address.clone();
            if let Err(error) = source::read(&app, leased).await {
                tracing::warn!(address, %error, "could not keep what a source says");
                stop.heed(&app, error.store());
            }
            drop(seat);
        });
    }
    Ok(())
}
