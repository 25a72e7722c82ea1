//! Pulls: compares heads with every partner on a timer, repairs gaps; each partner beside the others.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use tokio::{
    sync::Semaphore,
    task::{Id, JoinError, JoinSet},
};

use super::{Stop, rest};
use crate::{app::App, desk::sync};

/// Syncs whoever is due until told to stop. One that is slow has its seat for a bounded time and holds up nobody else.
pub async fn run(app: App, stop: Stop) {
    let seats = Arc::new(Semaphore::new(app.config.limits.syncs.max(1)));
    let mut syncs: JoinSet<()> = JoinSet::new();
    let mut busy: Busy = BTreeMap::new();
    loop {
        while let Some(ended) = syncs.try_join_next_with_id() {
            over(&app, &stop, &mut busy, &ended).await;
        }
        begin(&app, &stop, &seats, &mut syncs, &mut busy).await;
        let mut ended = None;
        let bell = async {
            tokio::select! {
                () = app.wake.until_pull() => (),
                one = syncs.join_next_with_id(), if !syncs.is_empty() => ended = one,
            }
        };
        let goes_on = rest(bell, app.config.limits.poll_ms, &stop).await;
        if let Some(ended) = ended {
            over(&app, &stop, &mut busy, &ended).await;
        }
        if !goes_on {
            break;
        }
    }
    // What is under way is asked anew at the next start.
    syncs.shutdown().await;
}

/// The syncs under way.
type Busy = BTreeMap<Id, UnderWay>;

/// One of them.
struct UnderWay {
    /// The partner.
    host: String,
    /// When its claim ends by itself.
    until: Timestamp,
    /// Whether another one became due meanwhile.
    is_due_again: bool,
}

/// Frees the partner of a sync that ended. If it became due meanwhile it is synced again: what made it due may have come
/// after the sync had looked.
async fn over(app: &App, stop: &Stop, busy: &mut Busy, ended: &Result<(Id, ()), JoinError>) {
    let id = ended.as_ref().map_or_else(JoinError::id, |(id, ())| *id);
    if let Some(UnderWay { host, is_due_again: true, .. }) = busy.remove(&id)
        && let Err(error) = sync::again(app, &host).await
    {
        tracing::warn!(%error, peer = host, "could not plan the next sync");
        stop.heed(app, error.store());
    }
}

async fn begin(app: &App, stop: &Stop, seats: &Arc<Semaphore>, syncs: &mut JoinSet<()>, busy: &mut Busy) {
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
        // A sync that is under way goes on alone. That it outlasted its claim makes nothing due.
        if let Some(one) = busy.values_mut().find(|one| one.host == claim.host()) {
            one.is_due_again |= app.clock.now() < one.until;
            continue;
        }
        let Ok(seat) = seats.clone().try_acquire_owned() else { return };
        let (app, stop) = (app.clone(), stop.clone());
        let one = UnderWay { host: claim.host().to_owned(), until: claim.until(), is_due_again: false };
        let handle = syncs.spawn(async move {
            if let Err(error) = sync::claimed(&app, &claim).await {
                tracing::warn!(%error, peer = claim.host(), "could not sync");
                stop.heed(&app, error.store());
            }
            drop(seat);
        });
        busy.insert(handle.id(), one);
    }
}
