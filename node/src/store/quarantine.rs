//! Received, kept, not applied, with a reason.
//!
//! Does not know the reasons; it blocks nothing, and what is in it is shown to nobody but those who decide about it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, count_or_none, dialect, instant, lane,
    many::{Many, lists},
    stored,
};

/// One activity in quarantine, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Its id.
    pub activity: String,
    /// The host key it came from.
    pub host: String,
    /// The id of its object.
    pub object: Option<String>,
    /// Epoch and position, if it has a place in a log.
    pub place: Option<(u64, u64)>,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

/// Moves a waiting activity from the inbox into quarantine: the row stays there, so that it is not taken in again.
pub(super) async fn keep_in(
    conn: &mut AnyConnection,
    activity: &str,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let reason = reason.replace('\0', "");
    sqlx::query(KEEP).bind(activity).bind(reason).bind(now.as_millisecond()).execute(&mut *conn).await?;
    sqlx::query(KEPT).bind(activity).bind(Vec::<u8>::new()).execute(conn).await?;
    Ok(())
}
const KEEP: &str = "insert into quarantine (activity, host, object, epoch, position, reason, bytes, at) \
    select activity, host, object, epoch, position, $2, bytes, $3 from inbox \
    where activity = $1 and state = 'waiting' on conflict (activity) do nothing";
const KEPT: &str = "update inbox set state = 'quarantined', bytes = $2 where activity = $1 and state = 'waiting'";

/// Notes that an entry of a log could not be had at all.
pub(super) async fn note_in(
    conn: &mut AnyConnection,
    host: &str,
    activity: &str,
    (epoch, position): (u64, u64),
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(NOTE)
        .bind(activity)
        .bind(host)
        .bind(stored(epoch))
        .bind(stored(position))
        .bind(reason.replace('\0', ""))
        .bind(Vec::<u8>::new())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const NOTE: &str = "insert into quarantine (activity, host, object, epoch, position, reason, bytes, at) \
    values ($1, $2, null, $3, $4, $5, $6, $7) on conflict (activity) do nothing";

/// Lets go of the note that an entry could not be had, since now it was: it is applied out of its turn.
pub(super) async fn come_in(
    conn: &mut AnyConnection,
    host: &str,
    (epoch, position): (u64, u64),
) -> Result<(), StoreError> {
    for text in [COME, FORGET_NOTE] {
        sqlx::query(text).bind(host).bind(stored(epoch)).bind(stored(position)).execute(&mut *conn).await?;
    }
    Ok(())
}
const COME: &str = "update inbox set again = 1 where host = $1 and epoch = $2 and position = $3 and state = 'waiting'";
const FORGET_NOTE: &str =
    "delete from quarantine where host = $1 and epoch = $2 and position = $3 and length(bytes) = 0";

/// The positions of an epoch whose entries could not be had, and are to be asked for once more.
pub async fn wanted_again(db: &Db, host: &str, epoch: u64, limit: u32) -> Result<Vec<u64>, StoreError> {
    let query = sqlx::query(WANTED_AGAIN).bind(host).bind(stored(epoch)).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(|row| count(row, "position")).collect()
}
const WANTED_AGAIN: &str = "select q.position from quarantine q join peer_leaf l on l.host = q.host \
    and l.epoch = q.epoch and l.position = q.position \
    where q.host = $1 and q.epoch = $2 and length(q.bytes) = 0 and l.state = 'open' order by q.position limit $3";

/// What is in quarantine of one host, in the order of its log and then of arrival.
pub async fn of_host(db: &Db, host: &str, limit: u32) -> Result<Vec<Quarantined>, StoreError> {
    let query = sqlx::query(OF_HOST).bind(host).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const OF_HOST: &str = "select activity, host, object, epoch, position, reason, at from quarantine where host = $1 \
    order by case when position is null then 1 else 0 end, epoch, position, at, activity limit $2";

/// How many there are, by host.
pub async fn counts(db: &Db) -> Result<BTreeMap<String, u64>, StoreError> {
    let text = "select host, count(*) as number from quarantine group by host";
    let rows = sqlx::query(text).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("host")?, count(row, "number")?))).collect()
}

/// What is in quarantine, the newest first.
pub async fn list(db: &Db, limit: u32, offset: u32) -> Result<Vec<Quarantined>, StoreError> {
    let query = sqlx::query(LIST).bind(i64::from(limit)).bind(i64::from(offset));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = "select activity, host, object, epoch, position, reason, at from quarantine \
    order by at desc, activity limit $1 offset $2";

/// One activity in quarantine with its bytes.
pub async fn find(db: &Db, activity: &str) -> Result<Option<(Quarantined, Vec<u8>)>, StoreError> {
    let text = "select activity, host, object, epoch, position, reason, at, bytes from quarantine where activity = $1";
    let found = sqlx::query(text).bind(activity).fetch_optional(db.read()).await?;
    found.map(|row| Ok((read(&row)?, row.try_get("bytes")?))).transpose()
}

/// Whether anything about this object, from this host, is in quarantine.
pub async fn names(db: &Db, host: &str, object: &str) -> Result<bool, StoreError> {
    let text = "select activity from quarantine where object = $1 and host = $2 limit 1";
    Ok(sqlx::query(text).bind(object).bind(host).fetch_optional(db.read()).await?.is_some())
}

/// How many there are from one host.
pub async fn count_of(db: &Db, host: &str) -> Result<u64, StoreError> {
    let text = "select count(*) as number from quarantine where host = $1";
    count(&sqlx::query(text).bind(host).fetch_one(db.read()).await?, "number")
}

/// How many there are.
pub async fn count_all(db: &Db) -> Result<u64, StoreError> {
    count(&sqlx::query("select count(*) as number from quarantine").fetch_one(db.read()).await?, "number")
}

/// How many came here after an instant, counted up to `most`.
pub async fn count_since(db: &Db, since: Timestamp, most: u32) -> Result<u64, StoreError> {
    let text = "select count(*) as number from (select at from quarantine where at > $1 limit $2) counted";
    let query = sqlx::query(text).bind(since.as_millisecond()).bind(i64::from(most));
    count(&query.fetch_one(db.read()).await?, "number")
}

/// Lets go of what could not be applied of an object once something later in the same log was: it says everything anew.
/// If that shows the object (`is_kept`), the bytes stay in the inbox, for an origin that may have to ask for them; of what is
/// withheld or withdrawn none do. Each of `applied` is such a later activity with the id of its object.
pub(super) async fn overtaken_in(
    conn: &mut AnyConnection,
    host: &str,
    applied: &[(&str, &str)],
    is_kept: bool,
) -> Result<(), StoreError> {
    let text = if is_kept { OVERTAKEN_KEPT } else { OVERTAKEN };
    for chunk in lists(applied) {
        let query = sqlx::query(EARLIER.text(chunk.len())).bind(host);
        let query = chunk.iter().fold(query, |query, (activity, object)| query.bind(activity).bind(object));
        for row in query.fetch_all(&mut *conn).await? {
            let (activity, object, by): (String, String, String) =
                (row.try_get("activity")?, row.try_get("object")?, row.try_get("later")?);
            tracing::info!(activity, object, by, "not in quarantine any more: overtaken");
            sqlx::query(text).bind(&activity).execute(&mut *conn).await?;
            sqlx::query("delete from quarantine where activity = $1").bind(&activity).execute(&mut *conn).await?;
        }
    }
    Ok(())
}
// In the order of the lists: from what was applied to what that overtakes.
static EARLIER: Many = Many::new(
    1,
    "with listed (activity, object) as (values ",
    "(?, ?)",
    "), applied as (select distinct activity, object from listed) \
     select q.activity, q.object, a.activity as later from applied a \
     cross join quarantine q cross join inbox i where q.object = a.object and q.host = $1 and i.activity = a.activity \
     and (q.epoch < i.epoch or (q.epoch = i.epoch and q.position < i.position)) \
     order by q.epoch, q.position limit 1000",
);
const OVERTAKEN: &str = "update inbox set state = 'applied' where activity = $1";
const OVERTAKEN_KEPT: &str = "update inbox set state = 'applied', \
    bytes = coalesce((select q.bytes from quarantine q where q.activity = $1), bytes) where activity = $1";

/// Gives an activity back that could not be applied in an epoch before this one: in the new one it has a place again.
pub(super) async fn give_back_in(
    conn: &mut AnyConnection,
    host: &str,
    activity: &str,
    epoch: u64,
) -> Result<(), StoreError> {
    let given = sqlx::query(GIVE_BACK_OLDER).bind(activity).bind(host).bind(stored(epoch)).execute(&mut *conn).await?;
    if given.rows_affected() > 0 {
        sqlx::query("delete from quarantine where activity = $1").bind(activity).execute(conn).await?;
    }
    Ok(())
}
const GIVE_BACK_OLDER: &str = "update inbox set state = 'waiting', \
    bytes = (select q.bytes from quarantine q where q.activity = $1) \
    where activity = $1 and host = $2 and epoch < $3 and state = 'quarantined' \
    and exists (select 1 from quarantine q where q.activity = $1 and length(q.bytes) > 0)";

/// Gives an activity back to the inbox, to be applied after all, without waiting for its turn: its place in the log is
/// past, and kept. Tells whether it was there; what could not be had at all stays as it is.
pub async fn release(db: &Db, activity: &str, line: &AuditLine, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let given = sqlx::query(GIVE_BACK).bind(activity).execute(&mut *tx).await?.rows_affected();
    if given == 0 {
        return Ok(false);
    }
    sqlx::query("delete from quarantine where activity = $1").bind(activity).execute(&mut *tx).await?;
    audit::write_in(&mut tx, line, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// Gives everything of one host back, each to be tried once more, and makes what is parked for it due. What is refused
/// again comes back with its reason as it is then. What could not be had at all is open again: the next sync asks for it.
/// Gives how many there are of both.
pub async fn retry_host(db: &Db, host: &str, audit: &AuditLine, now: Timestamp) -> Result<(u64, u64), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let mut given = sqlx::query(GIVE_BACK_HOST).bind(host).execute(&mut *tx).await?.rows_affected();
    sqlx::query(GONE_HOST).bind(host).execute(&mut *tx).await?;
    given += sqlx::query(OPEN_NOTED).bind(host).execute(&mut *tx).await?.rows_affected();
    let due = lane::hurry_parked_in(&mut tx, host, now).await?;
    if given + due > 0 {
        audit::write_in(&mut tx, audit, now).await?;
    }
    dialect::commit(tx).await?;
    Ok((given, due))
}
const GIVE_BACK_HOST: &str = "update inbox set state = 'waiting', again = 1, \
    bytes = (select q.bytes from quarantine q where q.activity = inbox.activity) \
    where host = $1 and state = 'quarantined' \
    and exists (select 1 from quarantine q where q.activity = inbox.activity and length(q.bytes) > 0)";
const OPEN_NOTED: &str = "update peer_leaf set state = 'open' where host = $1 and state = 'erased' \
    and exists (select 1 from quarantine q where q.host = peer_leaf.host and q.epoch = peer_leaf.epoch \
    and q.position = peer_leaf.position and length(q.bytes) = 0)";
const GONE_HOST: &str = "delete from quarantine where host = $1 \
    and activity in (select activity from inbox where host = $1 and state = 'waiting')";
const GIVE_BACK: &str = "update inbox set state = 'waiting', again = 1, \
    bytes = (select q.bytes from quarantine q where q.activity = $1) \
    where activity = $1 and state = 'quarantined' \
    and exists (select 1 from quarantine q where q.activity = $1 and length(q.bytes) > 0)";

fn read(row: &AnyRow) -> Result<Quarantined, StoreError> {
    Ok(Quarantined {
        activity: row.try_get("activity")?,
        host: row.try_get("host")?,
        object: row.try_get("object")?,
        place: count_or_none(row, "epoch")?.zip(count_or_none(row, "position")?),
        reason: row.try_get("reason")?,
        at: instant(row, "at")?,
    })
}
