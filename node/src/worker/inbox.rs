//! Group commit: whatever waits at the door shares one commit, and only then is anybody answered 202.

use std::{collections::BTreeSet, sync::Arc};

use election_pool_protocol::mutant::Mutant;
use tokio::sync::mpsc;

use super::Stop;
use crate::{
    app::{App, Waiting},
    desk::contact,
    store::inbox::{BATCH_MAX, InboxRow, Recorder},
};

/// Writes what waits until told to stop; what was taken in by then is still written and answered.
pub async fn run(app: App, mut waiting: mpsc::Receiver<Waiting>, stop: Stop) {
    let mut recorder = Recorder::new(app.db.clone());
    let mut batch = Vec::with_capacity(BATCH_MAX);
    loop {
        let taken = tokio::select! {
            taken = waiting.recv_many(&mut batch, BATCH_MAX) => taken,
            () = stop.told(), if !waiting.is_closed() => {
                waiting.close();
                continue;
            }
        };
        if taken == 0 {
            return;
        }
        write_down(&app, &mut recorder, batch.drain(..), &stop).await;
    }
}

/// Commits up to [`BATCH_MAX`] of what waits at the door, and then answers each.
pub async fn write_down(app: &App, recorder: &mut Recorder, batch: impl Iterator<Item = Waiting>, stop: &Stop) {
    let (rows, mut answers): (Vec<_>, Vec<_>) = batch.map(|waiting| (waiting.row, waiting.done)).unzip();
    if Mutant::AckBeforeCommit.is_planted() {
        answers.drain(..).for_each(|answer| drop(answer.send(Ok(()))));
    }
    let outcome = recorder.record(&rows, app.clock.now()).await.map_err(Arc::new);
    if let Err(error) = &outcome {
        tracing::error!(rows = rows.len(), %error, "could not commit what was admitted");
        stop.heed(app, Some(error));
    } else {
        app.metrics.inbox_commits.inc();
        app.metrics.inbox_rows.inc_by(rows.len() as u64);
    }
    for answer in answers {
        // Whoever hung up will ask again; the row is there.
        let _ = answer.send(outcome.clone());
    }
    app.wake.receive();
    if outcome.is_ok() {
        heard(app, stop, &rows).await;
    }
}

/// A server that knocks can be reached again: its lane need not wait any longer.
async fn heard(app: &App, stop: &Stop, rows: &[InboxRow]) {
    let hosts: BTreeSet<&str> = rows.iter().map(|row| row.host.as_str()).collect();
    for host in hosts {
        if let Err(error) = contact::heard(app, host, None).await {
            tracing::warn!(host, %error, "could not note that a peer was heard");
            stop.heed(app, error.store());
        }
    }
}
