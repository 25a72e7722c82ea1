//! Taking back what a restored node had lost of its own log, and beginning the next epoch: one transaction.
//!
//! `docs/replication.md`, Epochs. Does not know who gave what back, nor why it is believed.

use election_pool_protocol::{
    audience::{Audience, EntryAudience},
    merkle::{Frontier, Hash},
    replication::Erasure,
};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Erase, NewEntry, count, erase_in, frontier_of, insert_in, stored};
use crate::store::{
    Db, StoreError,
    actor::{self, OwnActor},
    audit::{self, AuditLine},
    dialect, fact,
    material::{self, Change},
    to_json,
};

/// One entry at its old position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Its position.
    pub position: u64,
    /// When it was published, as far as that is known.
    pub at: Timestamp,
    /// What is known of it.
    pub known: Known,
}

/// What somebody still held of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// The body.
    Body(Box<NewEntry>),
    /// At most the leaf: the body is lost.
    Lost {
        /// The leaf somebody knows, or a random one.
        leaf: Hash,
        /// Sixteen random bytes in the place of the salt.
        salt: [u8; 16],
        /// An id for the row, of no activity.
        id: String,
        /// The actor of this node.
        actor: String,
    },
}

/// What an entry that was taken back means for what this node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Consequence {
    /// A material is as it was then.
    Change(Change),
    /// A material is for fewer than before, and what it became is lost.
    Narrow {
        /// Its id.
        object: String,
        /// Who it is for until somebody revises it.
        audience: Audience,
    },
    /// The bodies of an object go.
    Erase(Erase),
    /// An actor of ours has changed.
    Actor(OwnActor),
}

/// Everything that must be true together when a restored node begins again.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// The position the node was restored at.
    pub restored_at: u64,
    /// The epoch it was restored in.
    pub epoch: u64,
    /// The epoch of what comes back.
    pub old_epoch: u64,
    /// The epoch that begins.
    pub new_epoch: u64,
    /// What comes back, without a gap from the position after `restored_at`.
    pub entries: Vec<Recovered>,
    /// What follows from it, in order.
    pub consequences: Vec<Consequence>,
    /// The first entry of the epoch that begins.
    pub announcement: NewEntry,
    /// The line in the book.
    pub audit: AuditLine,
}

/// The frontier of our log as it stands: the next leaves can be added to a copy of it.
pub async fn frontier(db: &Db) -> Result<Frontier, StoreError> {
    let row = sqlx::query(super::HEAD).fetch_one(db.read()).await?;
    frontier_of(&row.try_get::<Vec<u8>, _>("frontier")?, count(&row, "position")?)
}

/// Writes everything back and begins the epoch; gives its first position. No lane sends anything of what was before:
/// whoever lacks some of it pulls it.
///
/// # Errors
/// `Superseded` if the log is not where the recovery began: nothing is written.
pub async fn recover(db: &Db, recovery: &Recovery, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let locked = sqlx::query(LOCK)
        .bind(stored(recovery.epoch))
        .bind(stored(recovery.restored_at))
        .bind(now.as_millisecond())
        .fetch_optional(&mut *tx)
        .await?;
    let Some(locked) = locked else { return Err(StoreError::Superseded("the log".into())) };
    let mut frontier = frontier_of(&locked.try_get::<Vec<u8>, _>("frontier")?, recovery.restored_at)?;
    for entry in &recovery.entries {
        frontier.append(entry_in(&mut tx, entry, recovery.old_epoch).await?);
    }
    for consequence in &recovery.consequences {
        follow_in(&mut tx, consequence, now).await?;
    }
    let last = frontier.size();
    frontier.append(insert_in(&mut tx, &recovery.announcement, recovery.new_epoch, last + 1, now).await?);
    sqlx::query(BEGIN)
        .bind(stored(recovery.new_epoch))
        .bind(stored(last + 1))
        .bind(frontier.to_bytes())
        .execute(&mut *tx)
        .await?;
    fact::forget_in(&mut tx, fact::MOVED).await?;
    sqlx::query(LANES).bind(stored(last)).bind(now.as_millisecond()).execute(&mut *tx).await?;
    sqlx::query("delete from lane_entry where position <= $1").bind(stored(last)).execute(&mut *tx).await?;
    audit::write_in(&mut tx, &recovery.audit, now).await?;
    dialect::commit(tx).await?;
    Ok(last + 1)
}
// The row stays locked to the end of the transaction.
const LOCK: &str = "update head set at = $3 where one = 1 and epoch = $1 and position = $2 \
    and (restored is null or restored = $2) returning frontier";
const BEGIN: &str = "update head set epoch = $1, position = $2, frontier = $3, restored = null where one = 1";
const LANES: &str = "update lane set cursor = $1, failures = 0, failing_since = null, next_at = $2, lease_until = 0, \
    fence = fence + 1 where cursor is not null and cursor < $1";

async fn entry_in(conn: &mut AnyConnection, entry: &Recovered, epoch: u64) -> Result<Hash, StoreError> {
    match &entry.known {
        Known::Body(new) => insert_in(conn, new, epoch, entry.position, entry.at).await,
        Known::Lost { leaf, salt, id, actor } => {
            let nobody = Audience { level: election_pool_protocol::audience::Level::Red, ..Audience::clear(actor) };
            sqlx::query(INSERT_LOST)
                .bind(stored(entry.position))
                .bind(stored(epoch))
                .bind(&salt[..])
                .bind(&leaf[..])
                .bind(id)
                .bind(actor)
                .bind(to_json(&EntryAudience::of(nobody)))
                .bind(Erasure::Lost.as_str())
                .bind(entry.at.as_millisecond())
                .execute(conn)
                .await?;
            Ok(*leaf)
        }
    }
}
const INSERT_LOST: &str = "insert into log (position, epoch, salt, leaf, activity, actor, object, kind, audience, \
    erased, at) values ($1, $2, $3, $4, $5, $6, $5, 'Lost', $7, $8, $9)";

async fn follow_in(conn: &mut AnyConnection, consequence: &Consequence, now: Timestamp) -> Result<(), StoreError> {
    match consequence {
        Consequence::Change(change) => {
            if material::change_in(conn, change, now).await?.is_none() {
                tracing::info!(object = change.uri(), outcome = "stale", "taken back without effect");
            }
        }
        Consequence::Narrow { object, audience } => material::narrow_in(conn, object, audience).await?,
        Consequence::Erase(erase) => erase_in(conn, erase).await?,
        Consequence::Actor(actor) => actor::put_own_in(conn, actor, now).await?,
    }
    Ok(())
}
