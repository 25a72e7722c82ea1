//! What is known of an origin's log, leaf by leaf, whether or not its bodies are for us.
//!
//! The first leaf held for a position stands; one that contradicts it is evidence and raises an alarm.

use std::{collections::BTreeSet, fmt};

use election_pool_protocol::replication::{self, Forked};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::progress;
use crate::store::{
    Db, StoreError, alarm, count, dialect,
    evidence::{self, ShownBody},
    inbox::{self, InboxRow},
    many::{Many, chunks, lists},
    material::row::word,
    mishap::Deed,
    quarantine, stored,
};

/// What became of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafState {
    /// Its body is here and not applied yet, or is still to come.
    Open,
    /// Applied or quarantined.
    Settled,
    /// The origin erased the body.
    Erased,
    /// The origin gave the leaf alone.
    NotForUs,
}

impl LeafState {
    const ALL: [Self; 4] = [Self::Open, Self::Settled, Self::Erased, Self::NotForUs];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Settled => "settled",
            Self::Erased => "erased",
            Self::NotForUs => "not-for-us",
        }
    }
}

impl std::str::FromStr for LeafState {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.as_str() == word).ok_or_else(|| word.to_owned())
    }
}

/// One leaf of an origin's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerLeaf {
    /// Epoch.
    pub epoch: u64,
    /// Position.
    pub position: u64,
    /// The leaf.
    pub leaf: [u8; 32],
    /// What became of it.
    pub state: LeafState,
}

/// Two leaves for one position: somebody rewrote history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradicted {
    /// Epoch.
    pub epoch: u64,
    /// Position.
    pub position: u64,
    /// What we hold.
    pub held: [u8; 32],
    /// What we were shown.
    pub shown: [u8; 32],
}

impl fmt::Display for Contradicted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (held, shown) = (hex::encode(self.held), hex::encode(self.shown));
        write!(f, "epoch {} position {}: held {held}, shown {shown}", self.epoch, self.position)
    }
}

impl Contradicted {
    /// The same as it is kept and told.
    fn as_told(&self, at: Timestamp) -> replication::Contradicted {
        let Self { epoch, position, held, shown } = *self;
        replication::Contradicted { epoch, position, what: Forked::Leaf, held, shown, at }
    }
}

/// The name of the alarm that a contradiction raises.
const ALARM: &str = "leaf-contradicts";

/// An entry that goes into quarantine without ever having come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The id it is kept under.
    pub activity: String,
    /// Why.
    pub reason: String,
}

/// One page of a pull, checked by the caller.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulled {
    /// Every leaf of the page; of those with a body in `rows`, `Open`.
    pub leaves: Vec<PeerLeaf>,
    /// The bodies.
    pub rows: Vec<InboxRow>,
    /// Entries whose bodies could not be taken in; their leaves are among the others.
    pub aside: Vec<Aside>,
    /// When to pull again at the latest.
    pub again_at: Option<Timestamp>,
    /// It was put aside before and its place is past: it is applied out of its turn, and what was noted of it goes.
    pub is_again: bool,
}

/// Records leaves; what contradicts is left out, raises an alarm, and is returned.
pub async fn record_leaves(
    db: &Db,
    host: &str,
    leaves: &[PeerLeaf],
    now: Timestamp,
) -> Result<Vec<Contradicted>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let contradicted = record_leaves_in(&mut tx, host, leaves, now).await?;
    dialect::commit(tx).await?;
    Ok(contradicted)
}

/// What became of a page of a pull.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Where it contradicts what is held.
    pub contradicted: Vec<Contradicted>,
    /// Bodies that had not come before.
    pub new: u64,
}

/// Records a page of a pull in one transaction: its leaves, its bodies for the same way of applying as what is pushed,
/// and the next pull.
pub async fn record_pulled(db: &Db, host: &str, page: &Pulled, now: Timestamp) -> Result<Taken, StoreError> {
    let mut tx = dialect::begin(db).await?;
    // First, as where a turn is settled: two that lock the same rows in another order wait for each other.
    sqlx::query(AGAIN)
        .bind(host)
        .bind(page.again_at.map_or(progress::NEVER, Timestamp::as_millisecond))
        .execute(&mut *tx)
        .await?;
    let contradicted = record_leaves_in(&mut tx, host, &page.leaves, now).await?;
    for found in &contradicted {
        let body = page.rows.iter().find(|row| row.place.is_some_and(|place| place.position == found.position));
        if let Some((row, place)) = body.and_then(|row| Some((row, row.place?))) {
            let body = ShownBody { salt: place.salt, bytes: &row.bytes, object: row.object.as_deref() };
            evidence::keep_in(&mut tx, host, &found.as_told(now), Some(body), now).await?;
        }
    }
    let known = inbox::known_in(&mut tx, &page.rows).await?;
    let mut new = 0;
    for rows in page.rows.chunks(inbox::BATCH_MAX) {
        new += inbox::record_batch(&mut tx, rows, now).await?;
    }
    for row in known {
        place_known_in(&mut tx, host, row).await?;
    }
    for leaf in page.leaves.iter().filter(|_| page.is_again) {
        quarantine::come_in(&mut tx, host, (leaf.epoch, leaf.position)).await?;
    }
    for (one, leaf) in page.aside.iter().zip(&page.leaves) {
        quarantine::note_in(&mut tx, host, &one.activity, (leaf.epoch, leaf.position), &one.reason, now).await?;
    }
    // Every partner is asked every few minutes, and as a rule has nothing new.
    if page.leaves.is_empty() && page.rows.is_empty() && page.aside.is_empty() {
        tx.goes_unseen();
    }
    dialect::commit_deed(tx, Deed::Pull).await?;
    Ok(Taken { contradicted, new })
}

// A pull that was planned for earlier meanwhile, as for a gap, stays planned.
const AGAIN: &str = "update inbound set \
    next_pull_at = case when next_pull_at < $2 then next_pull_at else $2 end where host = $1";

/// A body that had come before without its place, as to a mere follower, or with that of an epoch that is over, takes the
/// place now if it still waits, or could not be applied in the epoch that is over; if it is applied or quarantined, so is
/// the position, which would otherwise be missing for ever.
async fn place_known_in(conn: &mut AnyConnection, host: &str, row: &InboxRow) -> Result<(), StoreError> {
    let Some(place) = row.place else { return Ok(()) };
    quarantine::give_back_in(conn, host, &row.activity, place.epoch).await?;
    sqlx::query(PLACE)
        .bind(stored(place.epoch))
        .bind(stored(place.position))
        .bind(stored(place.previous))
        .bind(place.salt.to_vec())
        .bind(&row.activity)
        .bind(host)
        .execute(&mut *conn)
        .await?;
    sqlx::query(SETTLE_KNOWN)
        .bind(host)
        .bind(stored(place.epoch))
        .bind(stored(place.position))
        .bind(&row.activity)
        .execute(conn)
        .await?;
    Ok(())
}
const PLACE: &str = "update inbox set epoch = $1, position = $2, previous = $3, salt = $4 \
    where activity = $5 and host = $6 and state = 'waiting' and (position is null or epoch < $1)";
const SETTLE_KNOWN: &str = "update peer_leaf set state = 'settled' \
    where host = $1 and epoch = $2 and position = $3 and state = 'open' \
    and exists (select 1 from inbox b where b.activity = $4 and b.host = $1 and b.state <> 'waiting')";

/// The same within the transaction that settles entries. A position stands among them once.
pub(super) async fn record_leaves_in(
    conn: &mut AnyConnection,
    host: &str,
    leaves: &[PeerLeaf],
    now: Timestamp,
) -> Result<Vec<Contradicted>, StoreError> {
    let mut contradicted = Vec::new();
    for chunk in chunks(leaves) {
        let taken = take_in(conn, host, chunk).await?;
        for leaf in chunk.iter().filter(|leaf| !taken.contains(&(leaf.epoch, leaf.position))) {
            if let Some(found) = contradiction_in(conn, host, leaf).await? {
                alarm::raise_in(conn, host, ALARM, &found.to_string(), now).await?;
                evidence::keep_in(conn, host, &found.as_told(now), None, now).await?;
                contradicted.push(found);
            }
        }
        // Of a restored origin the new leaf stands; that it is another is evidence all the same.
        for found in before_in(conn, host, chunk).await? {
            alarm::raise_in(conn, host, ALARM, &found.to_string(), now).await?;
        }
    }
    Ok(contradicted)
}

/// Writes leaves down, except those that contradict what is held; gives the epochs and positions of the others.
async fn take_in(
    conn: &mut AnyConnection,
    host: &str,
    leaves: &[PeerLeaf],
) -> Result<BTreeSet<(u64, u64)>, StoreError> {
    let query = sqlx::query(RECORD.text(leaves.len())).bind(host);
    let query = leaves.iter().fold(query, |query, leaf| {
        let query = query.bind(stored(leaf.epoch)).bind(stored(leaf.position));
        query.bind(&leaf.leaf[..]).bind(leaf.state.as_str())
    });
    let rows = query.fetch_all(conn).await?;
    rows.iter().map(|row| Ok((count(row, "epoch")?, count(row, "position")?))).collect()
}

/// The same for leaves whose bodies are in the inbox under these ids, which go with the evidence if there is any; gives
/// that.
pub(super) async fn record_applied_in(
    conn: &mut AnyConnection,
    host: &str,
    leaves: &[(&str, PeerLeaf)],
    now: Timestamp,
) -> Result<Vec<Contradicted>, StoreError> {
    let all: Vec<PeerLeaf> = leaves.iter().map(|(_, leaf)| *leaf).collect();
    let contradicted = record_leaves_in(conn, host, &all, now).await?;
    for found in &contradicted {
        let is_its = |leaf: &PeerLeaf| (leaf.epoch, leaf.position) == (found.epoch, found.position);
        let Some((activity, _)) = leaves.iter().find(|(_, leaf)| is_its(leaf)) else { continue };
        let Some(row) = sqlx::query(BODY).bind(*activity).fetch_optional(&mut *conn).await? else { continue };
        let salt: Option<Vec<u8>> = row.try_get("salt")?;
        let Some(salt) = salt.and_then(|salt| salt.try_into().ok()) else { continue };
        let (bytes, object): (Vec<u8>, Option<String>) = (row.try_get("bytes")?, row.try_get("object")?);
        let body = ShownBody { salt, bytes: &bytes, object: object.as_deref() };
        evidence::keep_in(conn, host, &found.as_told(now), Some(body), now).await?;
    }
    Ok(contradicted)
}
const BODY: &str = "select b.salt, b.object, coalesce(q.bytes, b.bytes) as bytes from inbox b \
    left join quarantine q on q.activity = b.activity where b.activity = $1";

// A settled position stays settled, except that the origin may erase it; a body that was refused us before may come;
// one that came waits to be applied, whatever a later answer without it says.
static RECORD: Many = Many::new(
    1,
    "insert into peer_leaf as p (host, epoch, position, leaf, state) values ",
    "($1, ?, ?, ?, ?)",
    " on conflict (host, epoch, position) do update set state = case \
     when p.state = 'settled' and excluded.state <> 'erased' then p.state \
     when p.state = 'open' and excluded.state = 'not-for-us' then p.state else excluded.state end \
     where p.leaf = excluded.leaf returning epoch, position",
);

async fn contradiction_in(
    conn: &mut AnyConnection,
    host: &str,
    shown: &PeerLeaf,
) -> Result<Option<Contradicted>, StoreError> {
    let text = "select epoch, position, leaf, state from peer_leaf where host = $1 and epoch = $2 and position = $3";
    let query = sqlx::query(text).bind(host).bind(stored(shown.epoch)).bind(stored(shown.position));
    let held = query.fetch_optional(conn).await?.as_ref().map(read).transpose()?;
    Ok(held.filter(|held| held.leaf != shown.leaf).map(|held| Contradicted {
        epoch: shown.epoch,
        position: shown.position,
        held: held.leaf,
        shown: shown.leaf,
    }))
}

/// Where another leaf was held for a position in the last epoch before.
async fn before_in(conn: &mut AnyConnection, host: &str, shown: &[PeerLeaf]) -> Result<Vec<Contradicted>, StoreError> {
    let later: Vec<&PeerLeaf> = shown.iter().filter(|leaf| leaf.epoch > 1).collect();
    let mut held = Vec::new();
    for chunk in lists(&later) {
        let query = sqlx::query(BEFORE.text(chunk.len())).bind(host);
        let query = chunk.iter().fold(query, |query, leaf| query.bind(stored(leaf.position)));
        for row in &query.fetch_all(&mut *conn).await? {
            held.push(read(row)?);
        }
    }
    let contradicted = later.into_iter().filter_map(|leaf| {
        let before = held.iter().find(|held| held.position == leaf.position && held.epoch < leaf.epoch)?;
        let found = Contradicted { epoch: leaf.epoch, position: leaf.position, held: before.leaf, shown: leaf.leaf };
        (found.held != found.shown).then_some(found)
    });
    Ok(contradicted.collect())
}
static BEFORE: Many = Many::new(
    1,
    "select epoch, position, leaf, state from peer_leaf where host = $1 and position in (",
    "?",
    ") order by epoch desc",
);

/// The leaves held of an origin's epoch after a position, in order.
pub async fn leaves(db: &Db, host: &str, epoch: u64, after: u64, limit: u32) -> Result<Vec<PeerLeaf>, StoreError> {
    let query = sqlx::query(LEAVES).bind(host).bind(stored(epoch)).bind(stored(after)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LEAVES: &str = "select epoch, position, leaf, state from peer_leaf \
    where host = $1 and epoch = $2 and position > $3 order by position limit $4";

/// The leaves held of an origin after a position, whatever their epoch, by position and then by epoch.
pub async fn leaves_after(db: &Db, host: &str, after: u64, limit: u32) -> Result<Vec<PeerLeaf>, StoreError> {
    let query = sqlx::query(LEAVES_AFTER).bind(host).bind(stored(after)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LEAVES_AFTER: &str = "select epoch, position, leaf, state from peer_leaf \
    where host = $1 and position > $2 order by position, epoch limit $3";

/// The leaves held of the epochs before one, of the positions after `after` up to `to`, by position and then by epoch.
pub async fn leaves_before(db: &Db, host: &str, epoch: u64, after: u64, to: u64) -> Result<Vec<PeerLeaf>, StoreError> {
    let query = sqlx::query(LEAVES_BEFORE).bind(host).bind(stored(epoch)).bind(stored(after)).bind(stored(to));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LEAVES_BEFORE: &str = "select epoch, position, leaf, state from peer_leaf \
    where host = $1 and epoch < $2 and position > $3 and position <= $4 order by position, epoch";

/// What became of the positions after one, in order, for the rule of order: without their leaves.
pub async fn leaf_states(
    db: &Db,
    host: &str,
    epoch: u64,
    after: u64,
    limit: u32,
) -> Result<Vec<(u64, LeafState)>, StoreError> {
    let query = sqlx::query(STATES).bind(host).bind(stored(epoch)).bind(stored(after)).bind(i64::from(limit));
    let rows = query.fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((count(row, "position")?, word(row, "state")?))).collect()
}
const STATES: &str = "select position, state from peer_leaf \
    where host = $1 and epoch = $2 and position > $3 order by position limit $4";

/// The highest position of an origin's epoch we know to exist, and the last up to which every leaf is held.
pub async fn held_leaves(db: &Db, host: &str, epoch: u64) -> Result<(u64, u64), StoreError> {
    let found = sqlx::query(HELD).bind(host).bind(stored(epoch)).fetch_one(db.read()).await?;
    Ok((count(&found, "highest")?, count(&found, "unbroken")?))
}
// Without a leaf at 1 nothing is unbroken; otherwise the first position without a successor ends the stretch.
const HELD: &str = "select coalesce(max(position), 0) as highest, \
    case when min(position) = 1 then (select min(p.position) from peer_leaf p where p.host = $1 and p.epoch = $2 \
    and not exists (select 1 from peer_leaf n where n.host = p.host and n.epoch = p.epoch \
    and n.position = p.position + 1)) else 0 end as unbroken \
    from peer_leaf where host = $1 and epoch = $2";

fn read(row: &AnyRow) -> Result<PeerLeaf, StoreError> {
    let leaf: Vec<u8> = row.try_get("leaf")?;
    let leaf = leaf.try_into().map_err(|_| StoreError::unreadable("leaf", "it has not 32 bytes"))?;
    Ok(PeerLeaf { epoch: count(row, "epoch")?, position: count(row, "position")?, leaf, state: word(row, "state")? })
}
