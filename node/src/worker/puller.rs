//! Pulls: compares heads with every partner on a timer, repairs gaps; each partner beside the others.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{
    sync::Semaphore,
    task::{Id, JoinSet},
};

use super::{Stop, rest};
use crate::{app::App, desk::sync};

/// Syncs whoever is due until told to stop. One that is slow has its seat for a bounded time and holds up nobody else.
pub async fn run(app: App, stop: Stop) {
    let seats = Arc::new(Semaphore::new(app.config.limits.syncs.max(1)));
    let mut syncs: JoinSet<()> = JoinSet::new();
    let mut busy: BTreeMap<Id, String> = BTreeMap::new();
    loop {
        while let Some(ended) = syncs.try_join_next_with_id() {
            busy.remove(&ended.as_ref().map_or_else(tokio::task::JoinError::id, |(id, ())| *id));
        }
        begin(&app, &stop, &seats, &mut syncs, &mut busy).await;
        let bell = async {
            tokio::select! {
                () = app.wake.until_pull() => (),
                Some(ended) = syncs.join_next_with_id(), if !syncs.is_empty() => {
                    busy.remove(&ended.as_ref().map_or_else(tokio::task::JoinError::id, |(id, ())| *id));
                }
            }
        };
        if !rest(bell, app.config.limits.poll_ms, &stop).await {
            break;
        }
    }
    // What is under way is asked anew at the next start.
    syncs.shutdown().await;
}

async fn begin(
    app: &App,
    stop: &Stop,
    seats: &Arc<Semaphore>,
    syncs: &mut JoinSet<()>,
    busy: &mut BTreeMap<Id, String>,
) {
    let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
    if free == 0 {
        return;
    }
    let claims = match sync::claim(app, free).await {
        Ok(claims) => claims,
        Err(error) => {
            tracing::warn!(%error, "could not see whose log is due");
            stop.heed(app, error.store());
            return;
        }
    };
    for claim in claims {
        // A sync that takes longer than its claim goes on alone.
        if busy.values().any(|host| host == claim.host()) {
            continue;
        }
        let Ok(seat) = seats.clone().try_acquire_owned() else { return };
        let (app, stop, host) = (app.clone(), stop.clone(), claim.host().to_owned());
        let handle = syncs.spawn(async move {
            if let Err(error) = sync::claimed(&app, &claim).await {
                tracing::warn!(%error, peer = claim.host(), "could not sync");
                stop.heed(&app, error.store());
            }
            drop(seat);
        });
        busy.insert(handle.id(), host);
    }
}
