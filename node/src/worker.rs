//! The loops of a running node: claim, do, settle, until told to stop. They hold no rules and decide nothing.
//!
//! A failure changes a row and a figure, never the loop. The simulator replaces this floor.

pub mod fetcher;
pub mod housekeeping;
pub mod hub;
pub mod inbox;
pub mod mailer;
pub mod puller;
pub mod receiver;
pub mod sender;
pub mod sources;
mod stop;
pub mod translator;

use std::{future::Future, sync::Arc, time::Duration};

use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    app::{App, Waiting},
    desk::{hub::Press, mail::Printer},
    federation::Federation,
};

pub use self::stop::Stop;

/// Starts every loop of a node; they end soon after `stop` is told, and the set is then empty.
pub fn start(
    app: &App,
    federation: &Federation,
    waiting: mpsc::Receiver<Waiting>,
    (press, printer): (&Arc<dyn Press>, &Arc<dyn Printer>),
    stop: &Stop,
) -> JoinSet<()> {
    let mut loops = JoinSet::new();
    loops.spawn(inbox::run(app.clone(), waiting, stop.clone()));
    loops.spawn(sender::run(app.clone(), stop.clone()));
    loops.spawn(receiver::run(app.clone(), federation.clone(), stop.clone()));
    loops.spawn(puller::run(app.clone(), stop.clone()));
    loops.spawn(fetcher::run(app.clone(), stop.clone()));
    loops.spawn(hub::run(app.clone(), press.clone(), stop.clone()));
    loops.spawn(sources::run(app.clone(), stop.clone()));
    loops.spawn(translator::run(app.clone(), stop.clone()));
    loops.spawn(mailer::run(app.clone(), printer.clone(), stop.clone()));
    loops.spawn(housekeeping::run(app.clone(), stop.clone()));
    loops
}

/// Waits for the bell or the poll interval, whichever comes first; false when told to stop.
async fn rest(bell: impl Future<Output = ()>, poll_ms: u64, stop: &Stop) -> bool {
    tokio::select! {
        () = stop.told() => false,
        () = bell => true,
        () = tokio::time::sleep(Duration::from_millis(poll_ms)) => true,
    }
}
