//! Sends letters by mail: writes down those that are due, and gives each its turn, a few beside one another.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::JoinSet};

use super::{Stop, rest};
use crate::{
    app::App,
    desk::{
        DeskError,
        mail::{self, Printer},
    },
    store,
};

/// Sends until told to stop, then lets the letters under way end; a node that sends no mail has nothing to do.
pub async fn run(app: App, printer: Arc<dyn Printer>, stop: Stop) {
    if !mail::is_on(&app) {
        return;
    }
    let seats = Arc::new(Semaphore::new(app.config.limits.mails));
    let mut turns: JoinSet<()> = JoinSet::new();
    loop {
        while let Some(ended) = turns.try_join_next() {
            if let Err(error) = ended {
                // A letter whose turn panicked has another when its lease ends.
                tracing::error!(%error, "a letter ended badly");
            }
        }
        if let Err(error) = begin(&app, &printer, &stop, &seats, &mut turns).await {
            tracing::warn!(%error, "could not see which letters are due");
            stop.heed(&app, error.store());
        }
        if !rest(std::future::pending(), app.config.limits.poll_ms, &stop).await {
            break;
        }
    }
    // What the server is taking now would be sent again.
    while turns.join_next().await.is_some() {}
}

async fn begin(
    app: &App,
    printer: &Arc<dyn Printer>,
    stop: &Stop,
    seats: &Arc<Semaphore>,
    turns: &mut JoinSet<()>,
) -> Result<(), DeskError> {
    mail::spread(app).await?;
    let free = u32::try_from(seats.available_permits()).unwrap_or(u32::MAX);
    if free == 0 {
        return Ok(());
    }
    for letter in store::mail::lease(&app.db, app.clock.now(), mail::lease(app), free).await? {
        let Ok(seat) = seats.clone().try_acquire_owned() else { break };
        let (app, printer, stop) = (app.clone(), printer.clone(), stop.clone());
        turns.spawn(async move {
            let id = letter.id.clone();
            if let Err(error) = Box::pin(mail::turn(&app, &*printer, letter)).await {
                tracing::warn!(letter = id, %error, "could not send a letter");
                stop.heed(&app, error.store());
            }
            drop(seat);
        });
    }
    Ok(())
}
