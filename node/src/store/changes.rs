//! How often something was written that readers may see: what was made of the database before the last time is stale.
//!
//! One row counts, in the transaction that writes, so that the count is as exact and as durable as what it counts, and
//! every process on the database reads the same one. This module does not know what was written, nor what is made of it.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use sqlx::AnyConnection;

use super::{Db, StoreError, fact};

/// The count, as far as this process knows it. It never goes back.
#[derive(Debug, Clone, Default)]
pub struct Changes(Arc<AtomicU64>);

impl Changes {
    /// The last count seen: at least that of every commit of this process that has returned.
    pub fn known(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    /// Notes a count that is committed.
    pub(super) fn saw(&self, count: u64) {
        self.0.fetch_max(count, Ordering::SeqCst);
    }
}

/// Reads the count, with what other processes have added.
pub async fn read(db: &Db) -> Result<u64, StoreError> {
    let count = fact::find(db, fact::CHANGES).await?.map_or(Ok(0), |count| self::count(&count))?;
    db.changes().saw(count);
    Ok(count)
}

/// Counts one more, as the last deed of the caller's transaction: whoever else writes waits from here to its end.
pub(super) async fn add_in(conn: &mut AnyConnection) -> Result<u64, StoreError> {
    let text: String = sqlx::query_scalar(ADD).bind(fact::CHANGES).fetch_one(conn).await?;
    count(&text)
}
const ADD: &str = "insert into fact (name, value) values ($1, '1') on conflict (name) \
    do update set value = cast(cast(fact.value as bigint) + 1 as text) returning value";

fn count(text: &str) -> Result<u64, StoreError> {
    text.parse().map_err(|error| StoreError::unreadable("changes", error))
}

#[cfg(test)]
mod tests;
