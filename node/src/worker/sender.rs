//! Sends: leases the lanes that are due and works on each beside the others, slow ones in a small pool of their own.
//!
//! A seat is for work. A turn that waits for its peer longer than a moment goes on waiting elsewhere, in bounds of its
//! own, and another lane has its seat: whoever is silent or slow holds up nobody who answers.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::timeout,
};

use super::{Stop, rest};
use crate::{
    app::App,
    desk::deliver,
    store::lane::{self, Lane},
};

/// How long a turn keeps its seat while others want one: more than a turn takes whose peer is near and answers at once.
const MOMENT: Duration = Duration::from_millis(10);

/// Where turns are worked on.
struct Seats {
    lively: Arc<Semaphore>,
    slow: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

/// Works on due lanes until told to stop, then lets the turns under way end.
pub async fn run(app: App, stop: Stop) {
    let limits = &app.config.limits;
    let seats = |number: usize| Arc::new(Semaphore::new(number));
    let seats = Seats {
        lively: seats(limits.lanes_lively),
        slow: seats(limits.lanes_slow),
        waiting: seats(limits.lanes_waiting),
    };
    let mut turns: JoinSet<()> = JoinSet::new();
    loop {
        while let Some(ended) = turns.try_join_next() {
            note(ended);
        }
        if let Err(error) = begin_turns(&app, &stop, &seats, &mut turns).await {
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
    all: &Seats,
    turns: &mut JoinSet<()>,
) -> Result<(), crate::store::StoreError> {
    let now = app.clock.now();
    for pool in [lane::Pool::Lively, lane::Pool::Slow] {
        let seats = match pool {
            lane::Pool::Lively => &all.lively,
            lane::Pool::Slow => &all.slow,
        };
        let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
        if free == 0 {
            continue;
        }
        for leased in lane::lease(&app.db, pool, now, app.config.limits.lease_s, free).await? {
            let Ok(seat) = seats.clone().try_acquire_owned() else { break };
            // In the slow pool nobody is held up who answers.
            let elsewhere = (pool == lane::Pool::Lively).then(|| all.waiting.clone());
            turns.spawn(work(app.clone(), stop.clone(), leased, seat, elsewhere));
        }
    }
    Ok(())
}

/// Works on one lane for a turn.
async fn work(app: App, stop: Stop, leased: Lane, mut seat: OwnedSemaphorePermit, elsewhere: Option<Arc<Semaphore>>) {
    let id = leased.id.clone();
    let mut turn = Box::pin(deliver::turn(&app, leased));
    let outcome = if let Ok(outcome) = timeout(MOMENT, &mut turn).await {
        outcome
    } else {
        if let Some(other) = elsewhere.and_then(|seats| seats.try_acquire_owned().ok()) {
            seat = other;
            app.wake.send();
        }
        turn.await
    };
    if let Err(error) = outcome {
        tracing::warn!(lane = id, %error, "a lane's turn failed");
        stop.heed(&app, error.store());
    }
    drop(seat);
}
