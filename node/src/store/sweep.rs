//! What goes once its time is over: how much of it there is, and that it goes, are one text, so that whoever looks
//! beforehand is told what will happen.

use super::{Db, StoreError, count, dialect};

/// Whether something is forgotten, or only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// It is counted; nothing is written.
    Look,
    /// It goes.
    Forget,
}

impl Pass {
    /// The most rows of a turn: whoever only looks wants to know of all.
    pub(super) fn limit(self, limit: u32) -> i64 {
        if self == Self::Look { i64::MAX } else { i64::from(limit) }
    }
}

/// Rows of one table that are due.
#[derive(Debug)]
pub(super) struct Sweep {
    /// The statement that counts them.
    pub due: &'static str,
    /// The statement that forgets them.
    pub forget: &'static str,
    /// Whether a page or a feed shows them.
    pub is_seen: bool,
}

/// A [`Sweep`] over a table and a condition; `seen` if a page or a feed shows what is in it.
macro_rules! sweep {
    (seen, $what:expr) => {
        sweep!(@ $what, true)
    };
    (unseen, $what:expr) => {
        sweep!(@ $what, false)
    };
    (@ $what:expr, $is_seen:literal) => {
        $crate::store::sweep::Sweep {
            due: concat!("select count(*) as number from ", $what),
            forget: concat!("delete from ", $what),
            is_seen: $is_seen,
        }
    };
}
pub(super) use sweep;

impl Sweep {
    /// How many rows are due.
    pub async fn due(&self, db: &Db, bounds: &[i64]) -> Result<u64, StoreError> {
        let query = bounds.iter().fold(sqlx::query(self.due), |query, bound| query.bind(*bound));
        count(&query.fetch_one(db.read()).await?, "number")
    }

    /// Forgets or counts the rows that are due; gives how many.
    pub async fn turn(&self, db: &Db, bounds: &[i64], pass: Pass) -> Result<u64, StoreError> {
        if pass == Pass::Look {
            return self.due(db, bounds).await;
        }
        let mut tx = dialect::begin(db).await?;
        let query = bounds.iter().fold(sqlx::query(self.forget), |query, bound| query.bind(*bound));
        let gone = query.execute(&mut *tx).await?.rows_affected();
        if gone == 0 || !self.is_seen {
            tx.goes_unseen();
        }
        dialect::commit(tx).await?;
        Ok(gone)
    }
}
