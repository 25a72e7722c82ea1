//! Reading the log: entries with what is needed to ask who is entitled to them.
//!
//! An audience that does not read is an error, never a guess: unknown means nobody.

use election_pool_protocol::{
    audience::{Audience, EntryAudience, Viewer},
    merkle::Hash,
    replication::{Erasure, PULL_BYTES_MAX},
};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::store::{Db, StoreError, count, instant, lane::Lane, of_json, of_json_or_none, stored};

/// One entry of our log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its position, from 1.
    pub position: u64,
    /// The epoch it was published in.
    pub epoch: u64,
    /// The salt of its leaf.
    pub salt: [u8; 16],
    /// Its leaf.
    pub leaf: Hash,
    /// The id of the activity.
    pub activity: String,
    /// The actor of ours that published it.
    pub actor: String,
    /// The id of the object it is about.
    pub object: String,
    /// `Create`, `Update`, `Delete` or `Announce`.
    pub kind: String,
    /// Who the entry was for.
    pub audience: EntryAudience,
    /// The present audience of its object; `None` where the object is no material this node holds.
    pub present: Option<Audience>,
    /// Why its body is gone, if it is.
    pub erased: Option<Erasure>,
    /// When it was published.
    pub at: Timestamp,
    /// The activity as delivered; `None` if erased or not asked for.
    pub bytes: Option<Vec<u8>>,
    /// What a reader gets in its place.
    pub reader_bytes: Option<Vec<u8>>,
}

impl Entry {
    /// Whether it takes its object away.
    pub fn is_delete(&self) -> bool {
        self.kind == "Delete"
    }
}

/// An entry as everybody on the roster may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its position.
    pub position: u64,
    /// Its leaf.
    pub leaf: Hash,
    /// When it was published.
    pub at: Timestamp,
    /// Why its body is gone, if it is.
    pub erased: Option<Erasure>,
}

macro_rules! entries {
    ($bodies:literal, $from:literal) => {
        concat!(
            "select l.position, l.epoch, l.salt, l.leaf, l.activity, l.actor, l.object, l.kind, l.audience, l.erased, \
             l.at, m.audience as present",
            $bodies,
            " from log l left join material m on m.uri = l.object ",
            $from
        )
    };
}

/// The entries after a position, with their bodies, in order: at most `limit` and not much more than a pull answer
/// may carry, but always one if there is one. Asking again after the last gives the next.
pub async fn after(db: &Db, position: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let Some(last) = last_within(db, position, limit).await? else { return Ok(Vec::new()) };
    let rows = sqlx::query(AFTER).bind(stored(position)).bind(stored(last)).fetch_all(db.read()).await?;
    rows.iter().map(|row| with_body(row, entry(row)?)).collect()
}
const AFTER: &str = entries!(
    ", b.bytes, b.reader_bytes",
    "left join body b on b.position = l.position where l.position > $1 and l.position <= $2 order by l.position"
);

/// How far one can read without holding more than `PULL_BYTES_MAX` of bodies.
async fn last_within(db: &Db, position: u64, limit: u32) -> Result<Option<u64>, StoreError> {
    let rows = sqlx::query(SIZES).bind(stored(position)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let (mut last, mut sum) = (None, 0);
    for row in &rows {
        sum += count(row, "size")?;
        if last.is_some() && sum > PULL_BYTES_MAX as u64 {
            break;
        }
        last = Some(count(row, "position")?);
    }
    Ok(last)
}
const SIZES: &str = "select l.position, coalesce(length(b.bytes), 0) + coalesce(length(b.reader_bytes), 0) as size \
    from log l left join body b on b.position = l.position where l.position > $1 order by l.position limit $2";

/// The entries before a position, newest first, without their bodies.
pub async fn before(db: &Db, position: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(BEFORE).bind(stored(position)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(entry).collect()
}
const BEFORE: &str = entries!("", "where l.position < $1 order by l.position desc limit $2");

/// The entry of a position as it is at this moment, without its body, if the lane is still leased as it was.
pub async fn of_lease(db: &Db, position: u64, lane: &Lane) -> Result<Option<Entry>, StoreError> {
    let query = sqlx::query(OF_LEASE).bind(stored(position)).bind(&lane.id).bind(stored(lane.fence));
    query.fetch_optional(db.read()).await?.as_ref().map(entry).transpose()
}
const OF_LEASE: &str =
    entries!("", "where l.position = $1 and exists (select 1 from lane n where n.id = $2 and n.fence = $3)");

/// The entries of one of our actors before a position that have a body, newest first, without it: its outbox. For the
/// public without what never was for it, so that nobody waits for that; the caller asks who is entitled all the same.
pub async fn of_actor(
    db: &Db,
    actor: &str,
    before: u64,
    viewer: &Viewer,
    limit: u32,
) -> Result<Vec<Entry>, StoreError> {
    let beginning = if *viewer == Viewer::Public { FOR_ALL } else { "" };
    let query = sqlx::query(OF_ACTOR).bind(actor).bind(stored(before)).bind(i64::from(limit)).bind(beginning);
    query.fetch_all(db.read()).await?.iter().map(entry).collect()
}
/// How the audience of what is for everybody begins as it is stored.
const FOR_ALL: &str = "{\"to\":{\"level\":\"CLEAR\"";
const OF_ACTOR: &str = entries!(
    "",
    "where l.actor = $1 and l.position < $2 and l.erased is null and l.audience like $4 || '%' \
     order by l.position desc limit $3"
);

/// The Deletes after a position, in order, without their bodies.
pub async fn deletes(db: &Db, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(DELETES).bind(stored(after)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(entry).collect()
}
const DELETES: &str = entries!("", "where l.kind = 'Delete' and l.position > $1 order by l.position limit $2");

/// The newest Deletes, the newest first, without their bodies.
pub async fn latest_deletes(db: &Db, limit: u32) -> Result<Vec<Entry>, StoreError> {
    sqlx::query(LATEST_DELETES).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(entry).collect()
}
const LATEST_DELETES: &str = entries!("", "where l.kind = 'Delete' order by l.position desc limit $1");

/// The Deletes of one object, in order, without their bodies.
pub async fn deletes_of(db: &Db, object: &str, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(DELETES_OF).bind(object).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(entry).collect()
}
const DELETES_OF: &str = entries!("", "where l.object = $1 and l.kind = 'Delete' order by l.position limit $2");

/// The Deletes that a partner says it has in quarantine, in order, without their bodies.
pub async fn deletes_refused_by(db: &Db, host: &str, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(DELETES_REFUSED).bind(host).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(entry).collect()
}
const DELETES_REFUSED: &str = entries!(
    "",
    "where l.kind = 'Delete' and l.position in (select f.position from finding f where f.host = $1) \
     order by l.position limit $2"
);

/// The entries of an object after a position that have a body and show it, in order, with their bodies.
pub async fn of_object(db: &Db, object: &str, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let query = sqlx::query(OF_OBJECT).bind(object).bind(stored(after)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(|row| with_body(row, entry(row)?)).collect()
}
const OF_OBJECT: &str = entries!(
    ", b.bytes, b.reader_bytes",
    "join body b on b.position = l.position where l.object = $1 and l.position > $2 and l.kind <> 'Delete' \
     order by l.position limit $3"
);

/// When the entry of a position was published, if there is one.
pub async fn published_at(db: &Db, position: u64) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query("select at from log where position = $1").bind(stored(position));
    row.fetch_optional(db.read()).await?.as_ref().map(|row| instant(row, "at")).transpose()
}

/// The entry of an activity, with its body.
pub async fn by_activity(db: &Db, activity: &str) -> Result<Option<Entry>, StoreError> {
    let row = sqlx::query(BY_ACTIVITY).bind(activity).fetch_optional(db.read()).await?;
    row.map(|row| with_body(&row, entry(&row)?)).transpose()
}
const BY_ACTIVITY: &str =
    entries!(", b.bytes, b.reader_bytes", "left join body b on b.position = l.position where l.activity = $1");

/// The leaves after a position, in order.
pub async fn leaves(db: &Db, position: u64, limit: u32) -> Result<Vec<Leaf>, StoreError> {
    let rows = sqlx::query(LEAVES).bind(stored(position)).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(leaf).collect()
}
const LEAVES: &str = "select position, leaf, erased, at from log where position > $1 order by position limit $2";

fn leaf(row: &AnyRow) -> Result<Leaf, StoreError> {
    Ok(Leaf {
        position: count(row, "position")?,
        leaf: fixed(row, "leaf")?,
        at: instant(row, "at")?,
        erased: erasure(row)?,
    })
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    let Leaf { position, leaf, at, erased } = leaf(row)?;
    Ok(Entry {
        position,
        epoch: count(row, "epoch")?,
        salt: fixed(row, "salt")?,
        leaf,
        activity: row.try_get("activity")?,
        actor: row.try_get("actor")?,
        object: row.try_get("object")?,
        kind: row.try_get("kind")?,
        audience: of_json(row, "audience")?,
        present: of_json_or_none(row, "present")?,
        erased,
        at,
        bytes: None,
        reader_bytes: None,
    })
}

fn with_body(row: &AnyRow, entry: Entry) -> Result<Entry, StoreError> {
    Ok(Entry { bytes: row.try_get("bytes")?, reader_bytes: row.try_get("reader_bytes")?, ..entry })
}

fn erasure(row: &AnyRow) -> Result<Option<Erasure>, StoreError> {
    let word: Option<String> = row.try_get("erased")?;
    word.map(|word| Erasure::parse(&word).ok_or_else(|| StoreError::unreadable("reason of an erasure", word)))
        .transpose()
}

fn fixed<const N: usize>(row: &AnyRow, column: &'static str) -> Result<[u8; N], StoreError> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|bytes: Vec<u8>| StoreError::unreadable(column, format!("{} bytes", bytes.len())))
}
