//! Our log: every publication of this node in order, without gaps, and the bodies while they last.
//!
//! DESIGN, Bytes, log and bodies; `docs/replication.md`, The log. Publishing is one transaction: the material, the
//! audit line, the entries and, last, the head, so that its row is locked for as short as can be and a reader never
//! sees a hole. Does not know who is entitled to an entry; it gives what is needed to ask.

mod entry;
mod recover;

use election_pool_protocol::{
    audience::EntryAudience,
    merkle::{self, Frontier},
    replication::{Erasure, Head},
};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    actor::{self, OwnActor},
    audit::{self, AuditLine},
    blob, count, count_or_none, dialect, fact, instant,
    material::{self, Change, PastErasure},
    mishap::Deed,
    offer, stored,
    submission::{self, Approval},
    to_json, translation,
};

pub use self::entry::{
    Entry, Leaf, after, before, by_activity, deletes, deletes_of, deletes_refused_by, latest_deletes, leaves, of_actor,
    of_lease, of_object, published_at,
};
pub use self::recover::{Consequence, Known, Recovered, Recovery, frontier, recover};

/// One entry to be appended; its position is given by the transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Sixteen random bytes that keep the leaf from telling the body.
    pub salt: [u8; 16],
    /// The id of the activity.
    pub activity: String,
    /// The actor of ours that publishes.
    pub actor: String,
    /// The id of the object it is about.
    pub object: String,
    /// `Create`, `Update`, `Delete` or `Announce`.
    pub kind: String,
    /// Who the entry is for.
    pub audience: EntryAudience,
    /// The activity, exactly as it will be delivered.
    pub bytes: Vec<u8>,
    /// What a reader gets in its place: the `Create` for an object that becomes visible by an `Update`.
    pub reader_bytes: Option<Vec<u8>>,
}

/// The bodies of an object's entries that go with this publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erase {
    /// The id of the object.
    pub object: String,
    /// Why.
    pub reason: Erasure,
}

/// Everything that must be true together when something is published.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// The entries, in order; none for RED, which never enters the log.
    pub entries: Vec<NewEntry>,
    /// What becomes of the materials: a new revision, or a Tombstone; two where one takes another's place.
    pub changes: Vec<Change>,
    /// The submission that this approves, where a second person must.
    pub approval: Option<Approval>,
    /// The offer that this takes in.
    pub offer: Option<offer::Decision>,
    /// Materials and languages that are wanted of machines no more, since their author leaves them out.
    pub dropped: Vec<(String, String)>,
    /// A document of an actor of ours as it now is.
    pub actor: Option<OwnActor>,
    /// What is erased: with a withdrawal, the bodies of all revisions.
    pub erase: Option<Erase>,
    /// Revisions of the past whose text goes for a legal reason.
    pub past: Option<PastErasure>,
    /// Files that go with the next sweep if no material names them any more.
    pub freed: Vec<blob::Freed>,
    /// The line in the book.
    pub audit: AuditLine,
    /// Further lines: what else this deed is.
    pub also: Vec<AuditLine>,
    /// Made by the client, once per deed: a repetition with the same id changes nothing.
    pub client_id: String,
}

/// Publishes, or finds that it is published already; gives the positions of its entries either way.
///
/// # Errors
/// `CommitUnknown`: call again with the same publication. `Superseded`: somebody else was first with this revision, or
/// the material is withdrawn. `Unique`: an id in it is taken by something else. Nothing is written then.
pub async fn publish(db: &Db, publication: &Publication, now: Timestamp) -> Result<Vec<u64>, StoreError> {
    match append(db, publication, now).await {
        Err(StoreError::Unique(error)) => match published(db, publication).await? {
            Some(positions) => Ok(positions),
            None => Err(StoreError::Unique(error)),
        },
        outcome => outcome,
    }
}

async fn append(db: &Db, publication: &Publication, now: Timestamp) -> Result<Vec<u64>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let positions = append_in(&mut tx, publication, now).await?;
    dialect::commit_deed(tx, Deed::Publish).await?;
    Ok(positions)
}

/// Writes the whole publication. The audit line goes first: its unique client id stops a repetition at once, and on
/// PostgreSQL makes it wait for the first attempt to end.
async fn append_in(tx: &mut dialect::Tx, publication: &Publication, now: Timestamp) -> Result<Vec<u64>, StoreError> {
    refuse_left_in(tx).await?;
    let line = AuditLine { client_id: Some(publication.client_id.clone()), ..publication.audit.clone() };
    audit::write_in(tx, &line, now).await?;
    for line in &publication.also {
        audit::write_in(tx, line, now).await?;
    }
    if let Some(approval) = &publication.approval {
        approval.decide_in(tx, now).await?;
    }
    for change in &publication.changes {
        let changed = material::change_in(tx, change, now).await?;
        // Nothing may enter the log about a revision that does not stand.
        changed.ok_or_else(|| StoreError::Superseded(change.uri().to_owned()))?;
        if let Change::Entomb(entomb) = change {
            submission::void_in(tx, &entomb.uri, &publication.audit.who, now).await?;
        }
    }
    if let Some(decision) = &publication.offer {
        offer::decide_in(tx, decision, now).await?;
    }
    for (uri, language) in &publication.dropped {
        translation::end_in(tx, uri, language).await?;
    }
    if let Some(actor) = &publication.actor {
        actor::put_own_in(tx, actor, now).await?;
    }
    if let Some(erase) = &publication.erase {
        erase_in(tx, erase).await?;
    }
    if let Some(past) = &publication.past {
        past_in(tx, past, now).await?;
    }
    blob::free_in(tx, &publication.freed).await?;
    number_in(tx, &publication.entries, now).await
}

/// Gives the entries their positions; the head row stays locked from here to the commit. Also where there are none, as of
/// RED: whatever is committed after the mark of `leave` would be in the old database alone.
async fn number_in(conn: &mut AnyConnection, entries: &[NewEntry], now: Timestamp) -> Result<Vec<u64>, StoreError> {
    let head = sqlx::query(ADVANCE)
        .bind(stored(entries.len() as u64))
        .bind(now.as_millisecond())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(head) = head else {
        refuse_left_in(conn).await?;
        return Err(StoreError::unreadable("head", "there is none"));
    };
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let epoch = count(&head, "epoch")?;
    let first = count(&head, "position")? + 1 - entries.len() as u64;
    let mut frontier = frontier_of(&head.try_get::<Vec<u8>, _>("frontier")?, first - 1)?;
    let positions: Vec<u64> = (first..).take(entries.len()).collect();
    for (entry, position) in entries.iter().zip(&positions) {
        frontier.append(insert_in(conn, entry, epoch, *position, now).await?);
    }
    sqlx::query(ROOT).bind(frontier.to_bytes()).execute(conn).await?;
    Ok(positions)
}
const ADVANCE: &str = "update head set position = position + $1, \
    at = case when $1 > 0 then $2 else at end where one = 1 and restored is null \
    returning epoch, position, frontier";
const ROOT: &str = "update head set frontier = $1 where one = 1";

async fn insert_in(
    conn: &mut AnyConnection,
    entry: &NewEntry,
    epoch: u64,
    position: u64,
    now: Timestamp,
) -> Result<merkle::Hash, StoreError> {
    let leaf = merkle::leaf(&entry.salt, &entry.bytes);
    sqlx::query(INSERT_LOG)
        .bind(stored(position))
        .bind(stored(epoch))
        .bind(&entry.salt[..])
        .bind(&leaf[..])
        .bind(&entry.activity)
        .bind(&entry.actor)
        .bind(&entry.object)
        .bind(&entry.kind)
        .bind(to_json(&entry.audience))
        .bind(now.as_millisecond())
        .execute(&mut *conn)
        .await?;
    sqlx::query(INSERT_BODY)
        .bind(stored(position))
        .bind(&entry.bytes[..])
        .bind(entry.reader_bytes.as_deref())
        .execute(conn)
        .await?;
    Ok(leaf)
}
const INSERT_LOG: &str = "insert into log (position, epoch, salt, leaf, activity, actor, object, kind, audience, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_BODY: &str = "insert into body (position, bytes, reader_bytes) values ($1, $2, $3)";

/// Erases the bodies of all that was said of an object so far, except that it was taken away from somebody.
async fn erase_in(conn: &mut AnyConnection, erase: &Erase) -> Result<(), StoreError> {
    sqlx::query(MARK_OBJECT).bind(erase.reason.as_str()).bind(&erase.object).execute(&mut *conn).await?;
    sqlx::query(ERASE_OBJECT).bind(&erase.object).execute(conn).await?;
    Ok(())
}
const MARK_OBJECT: &str = "update log set erased = $1 where object = $2 and kind <> 'Delete' and erased is null";
const ERASE_OBJECT: &str =
    "delete from body where position in (select position from log where object = $1 and kind <> 'Delete')";

/// Erases revisions of the past, and the bodies that carried their text.
async fn past_in(conn: &mut AnyConnection, past: &PastErasure, now: Timestamp) -> Result<(), StoreError> {
    if !material::erase_in(conn, past, now).await? {
        return Err(StoreError::Superseded(past.uri.clone()));
    }
    for position in &past.positions {
        erase_one_in(conn, *position, Erasure::Legal).await?;
    }
    Ok(())
}

/// The positions of a publication whose client id is in the book; `None` if it is not.
async fn published(db: &Db, publication: &Publication) -> Result<Option<Vec<u64>>, StoreError> {
    if !audit::is_done(db, &publication.client_id).await? {
        return Ok(None);
    }
    let mut positions = Vec::with_capacity(publication.entries.len());
    for entry in &publication.entries {
        let row = sqlx::query(POSITION_OF).bind(&entry.activity).fetch_optional(db.read()).await?;
        // The client id stands for another deed than this one.
        let Some(row) = row else { return Ok(None) };
        positions.push(count(&row, "position")?);
    }
    Ok(Some(positions))
}
const POSITION_OF: &str = "select position from log where activity = $1";

/// Erases one body, for a legal reason; leaf, reason and time stay. False if it was erased already.
pub async fn erase(
    db: &Db,
    position: u64,
    reason: Erasure,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let is_marked = erase_one_in(&mut tx, position, reason).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await?;
    Ok(is_marked)
}

async fn erase_one_in(conn: &mut AnyConnection, position: u64, reason: Erasure) -> Result<bool, StoreError> {
    let marked = sqlx::query(MARK_ONE).bind(reason.as_str()).bind(stored(position)).execute(&mut *conn).await?;
    sqlx::query(ERASE_ONE).bind(stored(position)).execute(conn).await?;
    Ok(marked.rows_affected() == 1)
}
const MARK_ONE: &str = "update log set erased = $1 where position = $2 and erased is null";
const ERASE_ONE: &str = "delete from body where position = $1";

/// Where this database ends, if it is what its node was once, as a backup is, and nobody has confirmed it.
pub async fn restored(db: &Db) -> Result<Option<u64>, StoreError> {
    let row = sqlx::query(RESTORED).fetch_one(db.read()).await?;
    count_or_none(&row, "restored")
}
const RESTORED: &str = "select restored from head where one = 1";

/// Marks this database as what its node was once, since the node moves elsewhere: a second `serve` on it would give
/// positions twice. A `serve` that still runs on it publishes no more.
///
/// # Errors
/// `Unconfirmed` where it is marked already.
/// With `to`, where it moves.
pub async fn leave(db: &Db, to: Option<&str>) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    refuse_left_in(&mut tx).await?;
    sqlx::query("update head set restored = position where one = 1").execute(&mut *tx).await?;
    if let Some(to) = to {
        fact::put_in(&mut tx, fact::MOVED, to).await?;
    }
    dialect::commit(tx).await
}

/// Takes the mark of `leave` back: the node could not move.
pub async fn stay(db: &Db) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    sqlx::query("update head set restored = null where one = 1").execute(&mut *tx).await?;
    fact::forget_in(&mut tx, fact::MOVED).await?;
    dialect::commit(tx).await
}

/// Refuses what a database may not do that is only what its node was once.
pub async fn refuse_left(db: &Db) -> Result<(), StoreError> {
    refuse_left_in(&mut *db.read().acquire().await?).await
}

async fn refuse_left_in(conn: &mut AnyConnection) -> Result<(), StoreError> {
    let row = sqlx::query(RESTORED).fetch_one(&mut *conn).await?;
    let Some(position) = count_or_none(&row, "restored")? else { return Ok(()) };
    Err(match fact::find_in(conn, fact::MOVED).await? {
        Some(to) => StoreError::Moved(to),
        None => StoreError::Unconfirmed(position),
    })
}

/// The position with which the present epoch began, and when; none in the first.
pub async fn epoch_began(db: &Db) -> Result<Option<(u64, Timestamp)>, StoreError> {
    let began = "select l.position, l.at from log l join head h on h.epoch = l.epoch \
        where h.one = 1 and h.epoch > 1 order by l.position limit 1";
    let row = sqlx::query(began).fetch_optional(db.read()).await?;
    row.map(|row| Ok((count(&row, "position")?, instant(&row, "at")?))).transpose()
}

/// The head of our log.
pub async fn head(db: &Db) -> Result<Head, StoreError> {
    read_head(&sqlx::query(HEAD).fetch_one(db.read()).await?)
}

/// The same within the caller's transaction.
pub(super) async fn head_in(conn: &mut AnyConnection) -> Result<Head, StoreError> {
    read_head(&sqlx::query(HEAD).fetch_one(conn).await?)
}

fn read_head(row: &AnyRow) -> Result<Head, StoreError> {
    let position = count(row, "position")?;
    let root = frontier_of(&row.try_get::<Vec<u8>, _>("frontier")?, position)?.root();
    Ok(Head { epoch: count(row, "epoch")?, position, root })
}
const HEAD: &str = "select epoch, position, frontier from head where one = 1";

fn frontier_of(bytes: &[u8], size: u64) -> Result<Frontier, StoreError> {
    let frontier = Frontier::from_bytes(bytes).map_err(|error| StoreError::unreadable("frontier", error))?;
    if frontier.size() == size {
        return Ok(frontier);
    }
    Err(StoreError::unreadable("frontier", format!("it has {} leaves at position {size}", frontier.size())))
}

#[cfg(test)]
mod tests;
