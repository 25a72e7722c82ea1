//! Following and being followed.
//!
//! An accepted follower, its Accept and the beginning of its lane are one transaction, so that no Create can overtake
//! the Accept. Does not know who may follow; between partners a follow neither starts nor stops a lane.

mod ours;
mod question;

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

pub(super) use self::ours::{answered_in, follow_in, forget_ours_in};
pub use self::{
    ours::{
        Following, NewFollowing, answered, asked_following, follow, following, following_of_actor, is_following,
        list_following, unfollow,
    },
    question::{Question, ask, forget_questions, questions},
};
use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant, instant_or_none, lane,
    letter::{self, NewLetter},
    sweep::{Pass, Sweep, sweep},
};

/// Where a follow stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowState {
    /// Asked for.
    Requested,
    /// Granted.
    Accepted,
    /// Refused.
    Rejected,
    /// Ended, since the follower did not answer for too long.
    Lapsed,
}

impl FollowState {
    /// The word in the database and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Lapsed => "lapsed",
        }
    }
}

impl FromStr for FollowState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let all = [Self::Requested, Self::Accepted, Self::Rejected, Self::Lapsed];
        let state = all.into_iter().find(|state| state.as_str() == word);
        state.ok_or_else(|| StoreError::unreadable("state of a follow", word))
    }
}

/// Somebody asks to follow an actor of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFollower {
    /// Its id in this store, if it is new.
    pub id: String,
    /// Who asks.
    pub actor: String,
    /// The actor of ours.
    pub target: String,
    /// The id of the Follow.
    pub activity: String,
    /// The follower's server, `host` or `host:port`.
    pub host: String,
    /// Where it wants its mail: the shared inbox if there is one, a partner's own lane's inbox.
    pub inbox: String,
}

/// A follower of ours, or one who asks to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// Its id in this store.
    pub id: String,
    /// Who follows.
    pub actor: String,
    /// The actor of ours.
    pub target: String,
    /// The id of the last Follow.
    pub activity: String,
    /// The follower's server.
    pub host: String,
    /// Where it gets its mail.
    pub inbox: String,
    /// Where it stands.
    pub state: FollowState,
    /// When it was last asked for.
    pub at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

macro_rules! columns {
    () => {
        "id, actor, target, activity, host, inbox, state, at, answered_at"
    };
}

/// Writes down a Follow. One that was accepted stays so (and wants a new Accept), every other is asked for anew.
pub async fn request(db: &Db, new: &NewFollower, now: Timestamp) -> Result<Follower, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let follower = request_in(&mut tx, new, now).await?;
    dialect::commit(tx).await?;
    Ok(follower)
}

/// The same within the transaction that applies the Follow.
pub(super) async fn request_in(
    conn: &mut AnyConnection,
    new: &NewFollower,
    now: Timestamp,
) -> Result<Follower, StoreError> {
    let row = sqlx::query(REQUEST)
        .bind(&new.id)
        .bind(&new.actor)
        .bind(&new.target)
        .bind(&new.activity)
        .bind(&new.host)
        .bind(&new.inbox)
        .bind(now.as_millisecond())
        .fetch_one(conn)
        .await?;
    read(&row)
}
const REQUEST: &str = concat!(
    "insert into follower (id, actor, target, activity, host, inbox, state, at) \
     values ($1, $2, $3, $4, $5, $6, 'requested', $7) on conflict (actor, target) do update set \
     activity = excluded.activity, host = excluded.host, inbox = excluded.inbox, at = excluded.at, \
     state = case when follower.state = 'accepted' then 'accepted' else 'requested' end returning ",
    columns!()
);

/// Accepts a follower: the row, the Accept, and a reader's lane from this moment's head on.
///
/// # Errors
/// `Missing` if there is no such request.
pub async fn accept(
    db: &Db,
    id: &str,
    accept: &NewLetter,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    accept_in(&mut tx, id, accept, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

/// The same within the transaction that applies the Follow.
pub(super) async fn accept_in(
    conn: &mut AnyConnection,
    id: &str,
    accept: &NewLetter,
    now: Timestamp,
) -> Result<(), StoreError> {
    let inbox = answer_in(conn, id, FollowState::Accepted, now).await?;
    letter::write_in(conn, accept, &inbox, now).await?;
    lane::start_reader_in(conn, &inbox).await
}

/// Rejects a follower, also one accepted before.
///
/// # Errors
/// `Missing` if there is no such request.
pub async fn reject(
    db: &Db,
    id: &str,
    reject: &NewLetter,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    reject_in(&mut tx, id, reject, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

/// The same within the transaction that applies the Follow.
pub(super) async fn reject_in(
    conn: &mut AnyConnection,
    id: &str,
    reject: &NewLetter,
    now: Timestamp,
) -> Result<(), StoreError> {
    let inbox = answer_in(conn, id, FollowState::Rejected, now).await?;
    letter::write_in(conn, reject, &inbox, now).await?;
    lane::stop_reader_in(conn, &inbox).await
}

/// Writes an answer down and gives the inbox it goes to.
async fn answer_in(
    conn: &mut AnyConnection,
    id: &str,
    state: FollowState,
    now: Timestamp,
) -> Result<String, StoreError> {
    let query = sqlx::query(ANSWER).bind(state.as_str()).bind(now.as_millisecond()).bind(id);
    let row = query.fetch_optional(conn).await?.ok_or_else(|| StoreError::Missing(format!("the follower {id}")))?;
    Ok(row.try_get("inbox")?)
}
const ANSWER: &str = "update follower set state = $1, answered_at = $2 where id = $3 returning inbox";

/// A follower took its Follow back. False if there was none.
pub async fn undone(db: &Db, actor: &str, target: &str) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let was_there = undone_in(&mut tx, actor, target).await?;
    dialect::commit(tx).await?;
    Ok(was_there)
}

/// The same within the transaction that applies the Undo.
pub(super) async fn undone_in(conn: &mut AnyConnection, actor: &str, target: &str) -> Result<bool, StoreError> {
    let gone = sqlx::query(UNDONE).bind(actor).bind(target).fetch_all(&mut *conn).await?;
    stop_behind_in(conn, &gone).await?;
    Ok(!gone.is_empty())
}
const UNDONE: &str = "delete from follower where actor = $1 and target = $2 returning inbox";

/// An actor is gone from its server, and with it all its follows: within the transaction that applies the Delete. Gives
/// how many.
pub(super) async fn forget_actor_in(conn: &mut AnyConnection, actor: &str) -> Result<u64, StoreError> {
    let gone = sqlx::query("delete from follower where actor = $1 returning inbox");
    let gone = gone.bind(actor).fetch_all(&mut *conn).await?;
    stop_behind_in(conn, &gone).await?;
    Ok(gone.len() as u64)
}

async fn stop_behind_in(conn: &mut AnyConnection, gone: &[AnyRow]) -> Result<(), StoreError> {
    for row in gone {
        let inbox: String = row.try_get("inbox")?;
        lane::stop_reader_in(conn, &inbox).await?;
    }
    Ok(())
}

/// A follower took back the Follow of this id: within the transaction that applies the Undo. False if there was none.
pub(super) async fn undone_by_activity_in(
    conn: &mut AnyConnection,
    actor: &str,
    activity: &str,
) -> Result<bool, StoreError> {
    let gone = sqlx::query(UNDONE_BY_ACTIVITY).bind(actor).bind(activity).fetch_all(&mut *conn).await?;
    stop_behind_in(conn, &gone).await?;
    Ok(!gone.is_empty())
}
const UNDONE_BY_ACTIVITY: &str = "delete from follower where actor = $1 and activity = $2 returning inbox";

/// The follower of this id.
pub async fn follower(db: &Db, id: &str) -> Result<Option<Follower>, StoreError> {
    let row = sqlx::query(FOLLOWER).bind(id).fetch_optional(db.read()).await?;
    row.as_ref().map(read).transpose()
}
const FOLLOWER: &str = concat!("select ", columns!(), " from follower where id = $1");

/// Those who asked and have no answer, the oldest first.
pub async fn requests(db: &Db, limit: u32) -> Result<Vec<Follower>, StoreError> {
    sqlx::query(REQUESTS).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const REQUESTS: &str =
    concat!("select ", columns!(), " from follower where state = 'requested' order by at, id limit $1");

/// How many asked after an instant and have no answer, counted up to `most`.
pub async fn count_requests(db: &Db, since: Timestamp, most: u32) -> Result<u64, StoreError> {
    let query = sqlx::query(COUNT_REQUESTS).bind(since.as_millisecond()).bind(i64::from(most));
    count(&query.fetch_one(db.read()).await?, "number")
}
const COUNT_REQUESTS: &str = "select count(*) as number from \
    (select id from follower where state = 'requested' and at > $1 limit $2) counted";

/// How many Follows wait for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// In all.
    pub total: u64,
    /// From one server.
    pub of_host: u64,
    /// Whether the very Follow asked about is among them.
    pub is_known: bool,
}

/// How many wait, for whoever decides whether one more may.
pub async fn asking(db: &Db, host: &str, actor: &str, target: &str) -> Result<Asking, StoreError> {
    let row = sqlx::query(ASKING).bind(host).bind(actor).bind(target).fetch_one(db.read()).await?;
    Ok(Asking { total: count(&row, "total")?, of_host: count(&row, "of_host")?, is_known: count(&row, "known")? > 0 })
}
const ASKING: &str = "select count(*) as total, count(case when host = $1 then 1 end) as of_host, \
    count(case when actor = $2 and target = $3 then 1 end) as known from follower where state = 'requested'";

/// Deletes up to `limit` follows that were rejected or lapsed before an instant. Gives how many went.
pub async fn prune(db: &Db, before: Timestamp, limit: u32, pass: Pass) -> Result<u64, StoreError> {
    ENDED.turn(db, &[before.as_millisecond(), pass.limit(limit)], pass).await
}
const ENDED: Sweep = sweep!(
    seen,
    "follower where id in (select id from follower where state in ('rejected', 'lapsed') and answered_at < $1 \
     order by answered_at, id limit $2)"
);

/// The followers of an actor of ours, the latest first.
pub async fn followers(db: &Db, target: &str, limit: u32, offset: u32) -> Result<Vec<Follower>, StoreError> {
    let query = sqlx::query(FOLLOWERS).bind(target).bind(i64::from(limit)).bind(i64::from(offset));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const FOLLOWERS: &str = concat!(
    "select ",
    columns!(),
    " from follower where target = $1 and state = 'accepted' order by answered_at desc, id limit $2 offset $3"
);

/// All followers, also those who asked, were rejected or lapsed, the latest first.
pub async fn list_followers(db: &Db, limit: u32) -> Result<Vec<Follower>, StoreError> {
    sqlx::query(LIST_FOLLOWERS).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST_FOLLOWERS: &str = concat!("select ", columns!(), " from follower order by at desc, id limit $1");

/// How many follow an actor of ours.
pub async fn count_followers(db: &Db, target: &str) -> Result<u64, StoreError> {
    count(&sqlx::query(COUNT).bind(target).fetch_one(db.read()).await?, "number")
}
const COUNT: &str = "select count(*) as number from follower where target = $1 and state = 'accepted'";

/// How many followers of an actor of ours on servers that are no partners receive what it publishes, and how many servers
/// these are: those behind whose inbox a lane stands.
pub async fn count_reached(db: &Db, target: &str) -> Result<(u64, u64), StoreError> {
    let row = sqlx::query(REACHED).bind(target).fetch_one(db.read()).await?;
    Ok((count(&row, "followers")?, count(&row, "servers")?))
}
const REACHED: &str = "select count(*) as followers, count(distinct f.host) as servers from follower f \
    join lane l on l.inbox = f.inbox and l.class = 'reader' and l.cursor is not null \
    where f.target = $1 and f.state = 'accepted'";

/// Whether this actor follows any of ours: a known follower.
pub async fn is_follower(db: &Db, actor: &str) -> Result<bool, StoreError> {
    let query = sqlx::query("select id from follower where actor = $1 and state = 'accepted' limit 1");
    Ok(query.bind(actor).fetch_optional(db.read()).await?.is_some())
}

/// The actors of ours that somebody behind this inbox follows.
pub async fn targets_behind(db: &Db, inbox: &str) -> Result<Vec<String>, StoreError> {
    let rows = sqlx::query(TARGETS_BEHIND).bind(inbox).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok(row.try_get("target")?)).collect()
}
const TARGETS_BEHIND: &str =
    "select distinct target from follower where inbox = $1 and state = 'accepted' order by target limit 1000";

fn read(row: &AnyRow) -> Result<Follower, StoreError> {
    let state: String = row.try_get("state")?;
    Ok(Follower {
        id: row.try_get("id")?,
        actor: row.try_get("actor")?,
        target: row.try_get("target")?,
        activity: row.try_get("activity")?,
        host: row.try_get("host")?,
        inbox: row.try_get("inbox")?,
        state: state.parse()?,
        at: instant(row, "at")?,
        answered_at: instant_or_none(row, "answered_at")?,
    })
}

#[cfg(test)]
mod tests;
