//! Tells of changes whoever wants to be told: those who answer beside one another, those who fail in a small pool of their
//! own. Asks back who asks to be told, in a pool of its own too: anybody may ask, and holds up only who asks as well.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{
    app::App,
    desk::{
        DeskError,
        hub::{self, Documents, Press},
    },
    store::{
        self,
        hub::{Intent, Pool, Subscription},
    },
};

/// The hub at work.
struct Hub {
    app: App,
    press: Arc<dyn Press>,
    stop: Stop,
    documents: Arc<Documents>,
    lively: Arc<Semaphore>,
    slow: Arc<Semaphore>,
    questions: Arc<Semaphore>,
    turns: JoinSet<()>,
}

/// Works until told to stop, then lets the turns under way end.
pub async fn run(app: App, press: Arc<dyn Press>, stop: Stop) {
    let limits = &app.config.limits;
    let seats = |number| Arc::new(Semaphore::new(number));
    let (lively, slow, questions) = (seats(limits.hub_lively), seats(limits.hub_slow), seats(limits.hub_questions));
    let (documents, turns) = (Arc::default(), JoinSet::new());
    let mut hub = Hub { app, press, stop, documents, lively, slow, questions, turns };
    loop {
        while let Some(ended) = hub.turns.try_join_next() {
            note(ended);
        }
        if let Err(error) = hub.begin_turns().await {
            tracing::warn!(%error, "the hub could not lease its work");
            hub.stop.heed(&hub.app, error.store());
        }
        let turns = &mut hub.turns;
        let bell = async {
            match turns.join_next().await {
                Some(ended) => note(ended),
                None => std::future::pending().await,
            }
        };
        if !rest(bell, hub.app.config.limits.poll_ms, &hub.stop).await {
            break;
        }
    }
    while hub.turns.join_next().await.is_some() {}
}

fn note(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        // What a turn that panicked had leased is free when its lease ends.
        tracing::error!(%error, "a turn of the hub ended badly");
    }
}

impl Hub {
    async fn begin_turns(&mut self) -> Result<(), DeskError> {
        let (db, limits) = (&self.app.db, &self.app.config.limits);
        // First the archive, so that what is told leads to it as it is now.
        store::material::close_blocks(db, limits.feed_archive_items, self.app.clock.now()).await?;
        store::hub::spread(db).await?;
        let (now, lease, of_host) = (self.app.clock.now(), limits.lease(), limits.hub_questions_per_host);
        for (pool, seats) in [(Pool::Lively, self.lively.clone()), (Pool::Slow, self.slow.clone())] {
            let free = free(&seats);
            if free > 0 {
                let due = store::hub::lease(&self.app.db, pool, now, lease, free).await?;
                self.tell(due, &seats);
            }
        }
        let free = free(&self.questions);
        if free > 0 {
            let due = store::hub::lease_intents(&self.app.db, now, lease, free, of_host).await?;
            self.ask_back(due);
        }
        Ok(())
    }

    fn tell(&mut self, due: Vec<Subscription>, seats: &Arc<Semaphore>) {
        for one in due {
            let Ok(seat) = seats.clone().try_acquire_owned() else { break };
            let (app, press, stop) = (self.app.clone(), self.press.clone(), self.stop.clone());
            let documents = self.documents.clone();
            self.turns.spawn(async move {
                heed(&app, &stop, hub::tell(&app, &*press, &documents, one).await);
                drop(seat);
            });
        }
    }

    fn ask_back(&mut self, due: Vec<Intent>) {
        for intent in due {
            let Ok(seat) = self.questions.clone().try_acquire_owned() else { break };
            let (app, press, stop) = (self.app.clone(), self.press.clone(), self.stop.clone());
            self.turns.spawn(async move {
                heed(&app, &stop, hub::look_into(&app, &*press, intent).await);
                drop(seat);
            });
        }
    }
}

fn free(seats: &Semaphore) -> u32 {
    u32::try_from(seats.available_permits()).unwrap_or(u32::MAX)
}

fn heed(app: &App, stop: &Stop, ended: Result<(), DeskError>) {
    if let Err(error) = ended {
        tracing::warn!(%error, "a turn of the hub failed");
        stop.heed(app, error.store());
    }
}
