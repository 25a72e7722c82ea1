//! What was admitted, once per activity id: recorded before 202, applied later.
//!
//! DESIGN, Receiving. Does not know who signed an activity, what it says, or when it is applied.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::LazyLock,
};

use election_pool_protocol::mutant::Mutant;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError, count_or_none, instant,
    many::{Many, lists},
    mishap::{self, Deed, Side},
    stored,
    sweep::{Pass, Sweep, sweep},
};

/// Most rows one statement records.
pub const BATCH_MAX: usize = 128;

/// Longest id that is kept; a longer one would not fit an index of PostgreSQL.
pub const ID_MAX_BYTES: usize = 2000;

/// One admitted activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    /// Its id.
    pub activity: String,
    /// The host key of the server it comes from.
    pub host: String,
    /// Its actor.
    pub actor: String,
    /// The id of its object, where it has one: an erased object takes these bytes with it.
    pub object: Option<String>,
    /// Where it stands in its origin's log; none for letters and everything from other servers.
    pub place: Option<Place>,
    /// The exact bytes.
    pub bytes: Vec<u8>,
}

/// A place in the log of an origin, as it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Epoch.
    pub epoch: u64,
    /// Position.
    pub position: u64,
    /// The last earlier position that is for us.
    pub previous: u64,
    /// The salt of the leaf.
    pub salt: [u8; 16],
}

impl InboxRow {
    /// Whether the row can be recorded: a batch with one that cannot is refused whole, so the door asks first and
    /// answers 400.
    pub fn is_storable(&self) -> bool {
        let texts = [self.activity.as_str(), &self.host, &self.actor, self.object.as_deref().unwrap_or_default()];
        texts.iter().all(|text| text.len() <= ID_MAX_BYTES && !text.contains('\0'))
    }
}

/// One writer's way into the inbox: it keeps its connection, and with it the statements that are prepared on it.
#[derive(Debug)]
pub struct Recorder {
    conn: Option<sqlx::pool::PoolConnection<sqlx::Any>>,
    db: Db,
}

impl Recorder {
    /// A recorder on this database; it connects when it has something to record.
    pub const fn new(db: Db) -> Self {
        Self { conn: None, db }
    }

    /// Records up to [`BATCH_MAX`] rows as one transaction; what is there already stays as it is.
    pub async fn record(&mut self, rows: &[InboxRow], now: Timestamp) -> Result<(), StoreError> {
        if self.conn.is_none() {
            self.conn = Some(self.db.write().acquire().await?);
        }
        let Some(conn) = &mut self.conn else { return Ok(()) };
        let outcome = record_deed(conn, rows, now).await;
        // On SQLite there is one writing connection for everybody; and a failed one is better not kept anywhere.
        if outcome.is_err() || self.db.engine() == super::Engine::Sqlite {
            self.conn = None;
        }
        outcome
    }
}

/// Records a batch as a transaction at which the simulator may end the process.
async fn record_deed(conn: &mut AnyConnection, rows: &[InboxRow], now: Timestamp) -> Result<(), StoreError> {
    mishap::reaches(Deed::Admit, Side::Before)?;
    mishap::commits()?;
    record_batch(conn, rows, now).await?;
    mishap::reaches(Deed::Admit, Side::After)
}

/// Records up to [`BATCH_MAX`] rows with one statement, which is its own transaction outside of any other. Gives how many
/// were not there yet.
///
/// # Errors
/// `Unreadable` before anything is written if a row is not storable or there are too many; `CommitUnknown` where the
/// connection is lost on the way.
pub async fn record_batch(conn: &mut AnyConnection, rows: &[InboxRow], now: Timestamp) -> Result<u64, StoreError> {
    if rows.is_empty() {
        return Ok(0);
    }
    let text = TEXTS.get(rows.len()).ok_or_else(|| StoreError::unreadable("batch", "it is too long"))?;
    if let Some(row) = rows.iter().find(|row| !row.is_storable()) {
        return Err(StoreError::unreadable("inbox row", format!("the ids of {:?} cannot be kept", row.activity)));
    }
    let query = rows.iter().fold(sqlx::query(text.as_str()), |query, row| {
        query
            .bind(&row.activity)
            .bind(&row.host)
            .bind(&row.actor)
            .bind(row.object.as_deref())
            .bind(row.place.map(|place| stored(place.epoch)))
            .bind(row.place.map(|place| stored(place.position)))
            .bind(row.place.map(|place| stored(place.previous)))
            .bind(row.place.map(|place| place.salt.to_vec()))
            .bind(now.as_millisecond())
            .bind(&row.bytes[..])
    });
    Ok(query.execute(conn).await.map_err(StoreError::at_commit)?.rows_affected())
}

/// Those of these rows whose activities are recorded already, before or further up among them, except what waits in a
/// place of its own in the same epoch: a page that is pulled again before it is applied says nothing new.
pub(super) async fn known_in<'a>(
    conn: &mut AnyConnection,
    rows: &'a [InboxRow],
) -> Result<Vec<&'a InboxRow>, StoreError> {
    let (mut known, mut in_place) = (BTreeSet::new(), BTreeMap::new());
    for chunk in lists(&rows.iter().collect::<Vec<_>>()) {
        let query = sqlx::query(KNOWN.text(chunk.len()));
        let query = chunk.iter().fold(query, |query, row| query.bind(&row.activity));
        for found in &query.fetch_all(&mut *conn).await? {
            let activity: String = found.try_get("activity")?;
            if let Some(epoch) = count_or_none(found, "waiting_in")? {
                in_place.insert(activity.clone(), (found.try_get::<String, _>("host")?, epoch));
            }
            known.insert(activity);
        }
    }
    let is_in_place = |row: &InboxRow| {
        let waits = row.place.and_then(|place| Some((in_place.get(&row.activity)?, place)));
        waits.is_some_and(|((host, epoch), place)| *host == row.host && *epoch >= place.epoch)
    };
    Ok(rows.iter().filter(|row| !known.insert(row.activity.clone()) && !is_in_place(row)).collect())
}
static KNOWN: Many = Many::new(
    0,
    "select activity, host, case when state = 'waiting' and position is not null then epoch else null end \
     as waiting_in from inbox where activity in (",
    "?",
    ")",
);

/// Marks activities as applied.
pub(super) async fn applied_in(conn: &mut AnyConnection, activities: &[&str]) -> Result<(), StoreError> {
    for chunk in lists(activities) {
        let mut query = sqlx::query(APPLIED.text(chunk.len()));
        for activity in chunk {
            query = query.bind(activity);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
static APPLIED: Many = Many::new(0, "update inbox set state = 'applied' where activity in (", "?", ")");

/// One text per number of rows, built once: a statement of exactly the right size is half the price of many.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| (0..=BATCH_MAX).map(text_of).collect());

fn text_of(rows: usize) -> String {
    const COLUMNS: usize = 10;
    let mut text = String::from(
        "insert into inbox (activity, host, actor, object, epoch, position, previous, salt, at, bytes, state) values ",
    );
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 1..=COLUMNS {
            // Writing to a string does not fail.
            let _ = write!(text, "${}, ", row * COLUMNS + column);
        }
        text.push_str("'waiting')");
    }
    text.push_str(" on conflict (activity) do nothing");
    text
}

/// A recorded activity that is not applied yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// As it was admitted.
    pub row: InboxRow,
    /// Its number in order of arrival.
    pub seq: i64,
    /// When it came.
    pub at: Timestamp,
}

/// What waits from one host: first what has no place in a log, in order of arrival, and what is tried again, whose place
/// is past; then by place.
pub async fn waiting(db: &Db, host: &str, limit: u32) -> Result<Vec<Waiting>, StoreError> {
    let rows = sqlx::query(WAITING).bind(host).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(read).collect()
}
const WAITING: &str = "select seq, activity, host, actor, object, case when again = 1 then null else epoch end as epoch, \
    position, previous, salt, at, bytes from inbox where state = 'waiting' and host = $1 \
    order by case when position is null or again = 1 then 0 else 1 end, position, inbox.epoch, seq limit $2";

/// How many wait, and since when the oldest does: for health and metrics.
pub async fn backlog(db: &Db) -> Result<(u64, Option<Timestamp>), StoreError> {
    let text = "select count(*) as number, min(at) as oldest from inbox where state = 'waiting'";
    let found = sqlx::query(text).fetch_one(db.read()).await?;
    Ok((super::count(&found, "number")?, super::instant_or_none(&found, "oldest")?))
}

/// Whether a later activity about the same object, by the order of the same log, was applied: then this one, tried
/// again, would undo it.
pub async fn is_superseded(db: &Db, activity: &str) -> Result<bool, StoreError> {
    let later: Option<i32> = sqlx::query_scalar(LATER).bind(activity).fetch_optional(db.read()).await?;
    Ok(later.is_some())
}
const LATER: &str = "select 1 from inbox a join inbox b on b.object = a.object and b.host = a.host \
    where a.activity = $1 and a.position is not null and b.state = 'applied' \
    and (b.epoch > a.epoch or b.epoch = a.epoch and b.position > a.position) limit 1";

/// How many activities of one host are tried again just now: they are no longer in quarantine, and not applied yet.
pub async fn tried_again(db: &Db, host: &str) -> Result<u64, StoreError> {
    let text = "select count(*) as number from inbox where host = $1 and state = 'waiting' and again = 1";
    super::count(&sqlx::query(text).bind(host).fetch_one(db.read()).await?, "number")
}

/// What this node holds of the log of `host` after a position, in order: for an origin that was restored. Erased bodies
/// have no bytes.
pub async fn held_of(db: &Db, host: &str, after: u64, limit: u32) -> Result<Vec<Waiting>, StoreError> {
    let query = sqlx::query(HELD).bind(host).bind(stored(after)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
// The bytes of what is in quarantine are there.
const HELD: &str = "select b.seq, b.activity, b.host, b.actor, b.object, b.epoch, b.position, b.previous, b.salt, b.at, \
    coalesce(q.bytes, b.bytes) as bytes from inbox b left join quarantine q on q.activity = b.activity \
    where b.host = $1 and b.position > $2 order by b.position, b.epoch, b.seq limit $3";

/// Deletes up to `limit` applied letters and other activities without a place that came before an instant; those with a
/// place stay, since the origin may have to ask for them. Gives how many went.
pub async fn prune(db: &Db, before: Timestamp, limit: u32, pass: Pass) -> Result<u64, StoreError> {
    let sweep = if Mutant::DedupForSevenDays.is_planted() { &SETTLED_ALL } else { &SETTLED };
    sweep.turn(db, &[before.as_millisecond(), pass.limit(limit)], pass).await
}
const SETTLED: Sweep = sweep!(
    unseen,
    "inbox where seq in (select seq from inbox where state = 'applied' and position is null and at < $1 \
     order by seq limit $2)"
);
const SETTLED_ALL: Sweep = sweep!(
    unseen,
    "inbox where seq in (select seq from inbox where state = 'applied' and at < $1 order by seq limit $2)"
);

fn read(row: &AnyRow) -> Result<Waiting, StoreError> {
    let inbox_row = InboxRow {
        activity: row.try_get("activity")?,
        host: row.try_get("host")?,
        actor: row.try_get("actor")?,
        object: row.try_get("object")?,
        place: place(row)?,
        bytes: row.try_get("bytes")?,
    };
    Ok(Waiting { row: inbox_row, seq: row.try_get("seq")?, at: instant(row, "at")? })
}

fn place(row: &AnyRow) -> Result<Option<Place>, StoreError> {
    let salt: Option<Vec<u8>> = row.try_get("salt")?;
    let numbers = (count_or_none(row, "epoch")?, count_or_none(row, "position")?, count_or_none(row, "previous")?);
    let ((Some(epoch), Some(position), Some(previous)), Some(salt)) = (numbers, salt) else { return Ok(None) };
    let salt = salt.try_into().map_err(|_| StoreError::unreadable("salt", "it has not 16 bytes"))?;
    Ok(Some(Place { epoch, position, previous, salt }))
}

#[cfg(test)]
pub(in crate::store) mod tests;
