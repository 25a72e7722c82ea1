//! A whole node from one database to another, of the same or the other engine: complete, or not at all.

use std::fmt;

use serde::Serialize;

use super::DeskError;
use crate::{
    app::{self, Config},
    store::{self, Db, ServeLock, StoreError},
};

/// How often it is looked whether others are gone: a server takes a moment to let go of a process that has just ended.
const LOOKS: u32 = 20;

/// What a move came to, as printed.
#[derive(Debug, Serialize)]
pub struct Moved {
    /// The new URL, as it was typed, without its password.
    pub to: String,
    /// The epoch of the log.
    pub epoch: u64,
    /// Its last position.
    pub position: u64,
    /// Rows moved.
    pub rows: u64,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { to, epoch, position, rows } = self;
        write!(
            f,
            "{rows} rows are in {to}: epoch {epoch}, position {position}; set [database] url to it before the next \
             start. The old database is marked and neither serves nor publishes any more"
        )
    }
}

/// Copies everything to the empty database at `url`; attachments and keys are files and stay where they are. The old
/// database is marked before: whoever still works in it publishes nothing that would stay behind. Between two looks for
/// others `rest` is awaited.
///
/// # Errors
/// Refused while `serve` or another command works in it, and from a database that was left before. The old database goes
/// on as it was then.
pub async fn to(config: &Config, url: &str, rest: impl AsyncFn()) -> Result<Moved, DeskError> {
    let from = config.database_url();
    let target = config.absolute(url);
    if target == from {
        return Err(DeskError::Refused("the node is in that database already".into()));
    }
    let _lock = ServeLock::take(&from)?;
    // One connection, so that every other one is somebody else's.
    let db = Db::open(&from, store::Limits { postgres_connections: 1, ..store::Limits::default() }).await?;
    if let Err(error) = app::refuse_another_node(&db, config).await {
        db.close().await;
        return Err(DeskError::Refused(error.to_string()));
    }
    let copied = moved(&db, (&from, &target), &store::without_password(url), &rest).await;
    db.close().await;
    let store::dump::Snapshot { head, rows, .. } = copied?;
    Ok(Moved { to: store::without_password(url), epoch: head.epoch, position: head.position, rows })
}

async fn moved(
    db: &Db,
    (from, target): (&str, &str),
    told: &str,
    rest: &impl AsyncFn(),
) -> Result<store::dump::Snapshot, StoreError> {
    refuse_in_use(db, from, rest).await?;
    store::log::leave(db, Some(told)).await?;
    let copied = async {
        // Whoever began before the mark may not have seen it; whoever begins now does.
        refuse_in_use(db, from, rest).await?;
        store::dump::copy(db, target).await
    }
    .await;
    if copied.is_err() {
        store::log::stay(db).await?;
    }
    copied
}

/// Refuses while others work in this database: what they commit from now on would stay behind.
async fn refuse_in_use(db: &Db, url: &str, rest: &impl AsyncFn()) -> Result<(), StoreError> {
    for look in 0..LOOKS {
        if !db.is_in_use().await? {
            return Ok(());
        }
        if look + 1 < LOOKS {
            rest().await;
        }
    }
    Err(StoreError::Locked(store::without_password(url)))
}
