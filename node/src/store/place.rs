//! Where in a log the present revision of an object stands.

use sqlx::{Row, any::AnyRow};

use super::{Db, StoreError, count};

/// One entry of a log, by which it can be found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPlace {
    /// The epoch.
    pub epoch: u64,
    /// The position.
    pub position: u64,
    /// The leaf, as lower-case hex.
    pub leaf: String,
}

/// In our own log.
pub async fn of_own(db: &Db, object: &str) -> Result<Option<LogPlace>, StoreError> {
    sqlx::query(OWN).bind(object).fetch_optional(db.read()).await?.as_ref().map(place).transpose()
}
const OWN: &str = "select epoch, position, leaf from log where object = $1 and kind in ('Create', 'Update') \
    order by position desc limit 1";

/// In the log of the peer it came from; none if it came without a place, or so long ago that only the leaf is kept.
pub async fn of_received(db: &Db, host: &str, object: &str) -> Result<Option<LogPlace>, StoreError> {
    sqlx::query(RECEIVED).bind(object).bind(host).fetch_optional(db.read()).await?.as_ref().map(place).transpose()
}
const RECEIVED: &str = "select l.epoch, l.position, l.leaf from inbox b join peer_leaf l on l.host = b.host \
    and l.epoch = b.epoch and l.position = b.position where b.object = $1 and b.host = $2 and b.state = 'applied' \
    order by l.epoch desc, l.position desc limit 1";

fn place(row: &AnyRow) -> Result<LogPlace, StoreError> {
    let leaf: Vec<u8> = row.try_get("leaf")?;
    Ok(LogPlace { epoch: count(row, "epoch")?, position: count(row, "position")?, leaf: hex::encode(leaf) })
}
