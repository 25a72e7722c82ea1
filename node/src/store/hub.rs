//! Who is told of changes of our feeds, and who has asked to be: a durable queue that several processes may share.
//!
//! A change of a material leaves a note in its own transaction; notes become one higher number that every subscription
//! wants, and one is at work on a subscription while it was told less than it wants. Whoever leases a row gets a fencing
//! number, and what is written with an older one fails. Does not know what a feed says, nor who may subscribe to what.

mod intent;
mod subscription;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Db, Engine, StoreError, count, dialect,
    many::{Many, lists},
    sweep::{Pass, Sweep, sweep},
};

pub use self::{
    intent::{Asked, Bounds, Intent, NewIntent, ask, confirm, drop_intent, lease_intents, retry_intent},
    subscription::{Pool, Subscriber, Subscription, end, failed, lease, subscribers, told},
};

/// The name under which the number stands that subscriptions want.
const GENERATION: &str = "feed generation";
/// Most notes made into one number.
const NOTES: i64 = 1000;

/// Notes that materials changed that stand in feeds, or stood in them, if anybody is told of such things or asks to be.
pub(super) async fn note_changes_in(
    conn: &mut AnyConnection,
    ids: &[&String],
    now: Timestamp,
) -> Result<(), StoreError> {
    for chunk in lists(ids) {
        let mut query = sqlx::query(NOTE.text(chunk.len())).bind(now.as_millisecond());
        for id in chunk {
            query = query.bind(id);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
static NOTE: Many = Many::new(
    1,
    "insert into feed_change (material, at) select m.id, $1 from material m where m.id in (",
    "?",
    ") and m.was_clear = 1 and m.kind <> 'adoption' and (exists (select 1 from subscription) \
    or exists (select 1 from intent)) \
     on conflict (material) do update set at = excluded.at",
);

/// Notes that a block of the public archive was closed, if anybody is told of such things or asks to be.
pub(super) async fn note_block_in(conn: &mut AnyConnection, block: i64, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(NOTE_BLOCK).bind(now.as_millisecond()).bind(block).execute(conn).await?;
    Ok(())
}
const NOTE_BLOCK: &str = "insert into feed_change (material, at) select m.id, $1 from material m \
    where m.id = (select min(id) from material where public_block = $2) and (exists (select 1 from subscription) \
    or exists (select 1 from intent)) \
    on conflict (material) do update set at = excluded.at";

/// Notes that a file came which materials of its origin name, if anybody is told of such things or asks to be.
pub(super) async fn note_file_in(
    conn: &mut AnyConnection,
    sha256: &str,
    origin: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(NOTE_FILE).bind(now.as_millisecond()).bind(sha256).bind(origin).execute(conn).await?;
    Ok(())
}
const NOTE_FILE: &str = "insert into feed_change (material, at) select m.id, $1 from material m \
    where m.id in (select a.material from attachment a where a.sha256 = $2) and m.origin = $3 and m.state = 'live' and m.level = 0 \
    and m.kind <> 'adoption' and (exists (select 1 from subscription) \
    or exists (select 1 from intent)) \
    on conflict (material) do update set at = excluded.at";

/// Makes of the notes there are a higher number for every subscription to want; tells whether there were any.
pub async fn spread(db: &Db) -> Result<bool, StoreError> {
    // Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
    if sqlx::query("select material from feed_change limit 1").fetch_optional(db.read()).await?.is_none() {
        return Ok(false);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    // Two processes come one after the other: both want this row.
    let number = raise_in(&mut tx).await?;
    let rows = sqlx::query(NOTED).bind(NOTES).fetch_all(&mut *tx).await?;
    sqlx::query("update subscription set wanted = $1").bind(number).execute(&mut *tx).await?;
    for row in &rows {
        let (material, at): (String, i64) = (row.try_get("material")?, row.try_get("at")?);
        sqlx::query("delete from feed_change where material = $1 and at = $2")
            .bind(material)
            .bind(at)
            .execute(&mut *tx)
            .await?;
    }
    dialect::commit(tx).await?;
    Ok(!rows.is_empty())
}
const NOTED: &str = "select material, at from feed_change order by at, material limit $1";

async fn raise_in(conn: &mut AnyConnection) -> Result<i64, StoreError> {
    let value: String = sqlx::query_scalar(RAISE).bind(GENERATION).fetch_one(conn).await?;
    value.parse().map_err(|error| StoreError::unreadable("feed generation", error))
}
const RAISE: &str = "insert into fact (name, value) values ($1, '1') on conflict (name) \
    do update set value = cast(cast(fact.value as bigint) + 1 as text) returning value";

/// What has become of feeds so far, as a number that another change makes another; none while a change is not counted yet.
pub async fn mark(db: &Db) -> Result<Option<i64>, StoreError> {
    let row = sqlx::query(MARK).bind(GENERATION).fetch_one(db.read()).await?;
    let (value, noted): (Option<String>, i32) = (row.try_get("value")?, row.try_get("noted")?);
    let number = value.map_or(Ok(0), |value| value.parse());
    let number = number.map_err(|error| StoreError::unreadable("feed generation", error))?;
    Ok((noted == 0).then_some(number))
}
const MARK: &str = "select (select value from fact where name = $1) as value, \
    case when exists (select 1 from feed_change) then 1 else 0 end as noted";

async fn number_in(conn: &mut AnyConnection) -> Result<i64, StoreError> {
    let value: Option<String> =
        sqlx::query_scalar("select value from fact where name = $1").bind(GENERATION).fetch_optional(conn).await?;
    value.map_or(Ok(0), |value| value.parse().map_err(|error| StoreError::unreadable("feed generation", error)))
}

/// How many are told of changes, and how many asked and have not confirmed.
pub async fn figures(db: &Db) -> Result<(u64, u64), StoreError> {
    let row = sqlx::query(FIGURES).fetch_one(db.read()).await?;
    Ok((count(&row, "subscriptions")?, count(&row, "intents")?))
}
const FIGURES: &str = "select (select count(*) from subscription) as subscriptions, \
    (select count(*) from intent) as intents";

/// Forgets whose time is over.
pub async fn prune(db: &Db, now: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    EXPIRED.turn(db, &[now.as_millisecond()], pass).await
}
const EXPIRED: Sweep = sweep!(unseen, "subscription where expires <= $1");

/// Ends every lease, for a process that has just taken the `ServeLock` of an SQLite file: whoever held one is gone. On
/// PostgreSQL others may be at work, and nothing happens.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        for text in END_LEASES {
            sqlx::query(text).execute(db.write()).await?;
        }
    }
    Ok(())
}
const END_LEASES: [&str; 2] = [
    "update subscription set lease_until = 0, fence = fence + 1 where lease_until > 0",
    "update intent set lease_until = 0, fence = fence + 1 where lease_until > 0",
];
