//! Fetches the attachments and the further languages that received material names, beside the pulls, so that a large file
//! holds up no gap; and beside each other, so that a slow collection holds up no file.

use super::{Stop, rest};
use crate::{
    app::App,
    desk::{apart, blobs},
};

/// Looks for what is missing until told to stop.
pub async fn run(app: App, stop: Stop) {
    tokio::join!(files(&app, &stop), languages(&app, &stop));
}

async fn files(app: &App, stop: &Stop) {
    let mut search = blobs::Search::default();
    loop {
        let round = async {
            if let Err(error) = blobs::fetch_wanted(app, &mut search).await {
                tracing::warn!(%error, "could not look for missing attachments");
                stop.heed(app, error.store());
            }
        };
        if !goes_on(app, stop, round).await {
            return;
        }
    }
}

async fn languages(app: &App, stop: &Stop) {
    let mut search = apart::Search::default();
    loop {
        let round = async {
            if let Err(error) = apart::fetch_wanted(app, &mut search).await {
                tracing::warn!(%error, "could not look for further languages");
                stop.heed(app, error.store());
            }
        };
        if !goes_on(app, stop, round).await {
            return;
        }
    }
}

/// Does a round and rests; false once told to stop. A fetch that is given up is begun anew at the next start.
async fn goes_on(app: &App, stop: &Stop, round: impl Future<Output = ()>) -> bool {
    tokio::select! {
        () = round => (),
        () = stop.told() => return false,
    }
    rest(std::future::pending(), app.config.limits.poll_ms, stop).await
}
