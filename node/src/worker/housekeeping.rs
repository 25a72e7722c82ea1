//! Keeps the figures fresh and forgets what is settled long enough.

use super::{Stop, rest};
use crate::{
    app::App,
    desk::{adopt, audit, confirmation, figures, offer, retention, rotation, wish},
};

/// How often the figures are read from the database, in milliseconds.
const FIGURES_MS: u64 = 2_000;
/// Turns between two looks for waits that are too long: about a minute.
const SHORTEN_EVERY: u64 = 30;
/// Turns between two prunings: about an hour.
const PRUNE_EVERY: u64 = 1_800;

/// Reads figures and prunes until told to stop.
pub async fn run(app: App, stop: Stop) {
    let mut turn = 0_u64;
    loop {
        if let Err(error) = figures::refresh(&app).await {
            tracing::warn!(%error, "could not read the figures");
            stop.heed(&app, error.store());
        }
        if let Err(error) = confirmation::watch(&app).await {
            tracing::warn!(%error, "could not see who has confirmed what");
            stop.heed(&app, error.store());
        }
        if let Err(error) = Box::pin(adopt::narrow(&app)).await {
            tracing::warn!(%error, "could not narrow every adoption");
            stop.heed(&app, error.store());
        }
        if let Err(error) = offer::repeat(&app).await {
            tracing::warn!(%error, "could not send offers once more");
            stop.heed(&app, error.store());
        }
        if app.metrics.database_full.get() != 0 {
            match app.db.try_write().await {
                Ok(()) => drop(app.metrics.database_full.set(0)),
                Err(error) => stop.heed(&app, Some(&error)),
            }
        }
        if turn.is_multiple_of(SHORTEN_EVERY)
            && let Err(error) = figures::shorten_waits(&app).await
        {
            tracing::warn!(%error, "could not look at what waits");
            stop.heed(&app, error.store());
        }
        if turn.is_multiple_of(SHORTEN_EVERY)
            && let Err(error) = audit::seal_in_time(&app).await
        {
            tracing::warn!(%error, "could not seal the audit chain");
            stop.heed(&app, error.store());
        }
        if let Err(error) = rotation::recover(&app).await {
            tracing::warn!(%error, "could not take the new keys of this node");
            stop.heed(&app, error.store());
        }
        if turn.is_multiple_of(SHORTEN_EVERY)
            && let Err(error) = rotation::finish(&app).await
        {
            tracing::warn!(%error, "could not see who knows the keys of this node");
            stop.heed(&app, error.store());
        }
        if turn.is_multiple_of((app.config.limits.wishes_every_s * 1_000 / FIGURES_MS).max(1))
            && let Err(error) = wish::turn(&app).await
        {
            tracing::warn!(%error, "could not see which languages are wanted");
            stop.heed(&app, error.store());
        }
        if turn.is_multiple_of(PRUNE_EVERY)
            && let Err(error) = retention::turn(&app, retention::Pass::Forget).await
        {
            tracing::warn!(%error, "could not prune");
            stop.heed(&app, error.store());
        }
        turn += 1;
        if !rest(std::future::pending(), FIGURES_MS, &stop).await {
            return;
        }
    }
}
