//! Fetches the attachments and the further languages that received material names, beside the pulls, so that a large file
//! holds up no gap.

use super::{Stop, rest};
use crate::{
    app::App,
    desk::{apart, blobs},
};

/// Looks for what is missing until told to stop.
pub async fn run(app: App, stop: Stop) {
    let (mut search, mut further) = (blobs::Search::default(), apart::Search::default());
    loop {
        let round = async {
            if let Err(error) = blobs::fetch_wanted(&app, &mut search).await {
                tracing::warn!(%error, "could not look for missing attachments");
                stop.heed(&app, error.store());
            }
            if let Err(error) = apart::fetch_wanted(&app, &mut further).await {
                tracing::warn!(%error, "could not look for further languages");
                stop.heed(&app, error.store());
            }
        };
        tokio::select! {
            () = round => (),
            // A fetch that is given up is begun anew at the next start.
            () = stop.told() => return,
        }
        if !rest(std::future::pending(), app.config.limits.poll_ms, &stop).await {
            return;
        }
    }
}
