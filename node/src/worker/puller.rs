//! Pulls: compares heads with every partner on a timer, repairs gaps.

use super::{Stop, rest};
use crate::{app::App, desk::sync};

/// Syncs whoever is due until told to stop.
pub async fn run(app: App, stop: Stop) {
    loop {
        if let Err(error) = sync::due(&app).await {
            tracing::warn!(%error, "could not sync");
            stop.heed(&app, error.store());
        }
        if !rest(app.wake.until_pull(), app.config.limits.poll_ms, &stop).await {
            return;
        }
    }
}
