//! Translates: asks providers for their languages, and gives each job that is due its turn, a few beside one another.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{app::App, desk::translation, store};

/// Turns between two looks for originals that have moved on.
const REOPEN_EVERY: u64 = 5;

/// Translates until told to stop; a node without providers has nothing to do.
pub async fn run(app: App, stop: Stop) {
    if app.config.translation.is_empty() {
        return;
    }
    let limits = &app.config.limits;
    let rounds = |every_s: u64| (every_s.saturating_mul(1_000) / limits.poll_ms.max(1)).max(1);
    let (learn_every, silent_every) = (rounds(limits.translation_languages_s), rounds(limits.translation_silent_s));
    let mut learning: JoinSet<()> = JoinSet::new();
    let seats = Arc::new(Semaphore::new(limits.translations.max(1)));
    let mut turns: JoinSet<()> = JoinSet::new();
    let mut round = 0_u64;
    loop {
        while let Some(ended) = turns.try_join_next() {
            if let Err(error) = ended {
                // A job whose turn panicked has another when its lease ends.
                tracing::error!(%error, "a translation ended badly");
            }
        }
        while learning.try_join_next().is_some() {}
        let asks_all = round.is_multiple_of(learn_every);
        if learning.is_empty() && (asks_all || round.is_multiple_of(silent_every)) {
            learning.spawn(learn(app.clone(), stop.clone(), !asks_all));
        }
        if let Err(error) = begin(&app, &stop, &seats, &mut turns, round.is_multiple_of(REOPEN_EVERY)).await {
            tracing::warn!(%error, "could not see which translation is due");
            stop.heed(&app, Some(&error));
        }
        round += 1;
        if !rest(std::future::pending(), app.config.limits.poll_ms, &stop).await {
            break;
        }
    }
    // What is under way is asked anew at the next start; what was answered is remembered.
    learning.shutdown().await;
    turns.shutdown().await;
}

/// A provider may take its time to answer, and nobody waits for it here.
async fn learn(app: App, stop: Stop, only_silent: bool) {
    if let Err(error) = translation::learn(&app, only_silent).await {
        tracing::warn!(%error, "could not note which languages a provider has");
        stop.heed(&app, error.store());
    }
}

async fn begin(
    app: &App,
    stop: &Stop,
    seats: &Arc<Semaphore>,
    turns: &mut JoinSet<()>,
    reopens: bool,
) -> Result<(), store::StoreError> {
    if reopens {
        store::translation::reopen(&app.db).await?;
    }
    let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
    if free == 0 {
        return Ok(());
    }
    for job in store::translation::lease(&app.db, app.clock.now(), translation::lease(app), free).await? {
        let Ok(seat) = seats.clone().try_acquire_owned() else { break };
        let (app, stop) = (app.clone(), stop.clone());
        turns.spawn(async move {
            let (material, language) = (job.material.clone(), job.language.clone());
            if let Err(error) = Box::pin(translation::turn(&app, job)).await {
                tracing::warn!(material, language, %error, "could not translate");
                stop.heed(&app, error.store());
            }
            drop(seat);
        });
    }
    Ok(())
}
