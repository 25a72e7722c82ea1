//! The actors elsewhere that actors of ours follow.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::FollowState;
use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant, instant_or_none,
    letter::{self, NewLetter},
};

/// An actor of ours asks to follow somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFollowing {
    /// Its id in this store, if it is new.
    pub id: String,
    /// The actor of ours.
    pub actor: String,
    /// Whom it follows.
    pub target: String,
    /// The id of the Follow.
    pub activity: String,
    /// The target's server, `host` or `host:port`.
    pub host: String,
}

/// Somebody an actor of ours follows, or asked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// Its id in this store.
    pub id: String,
    /// The actor of ours.
    pub actor: String,
    /// Whom it follows.
    pub target: String,
    /// The id of the last Follow.
    pub activity: String,
    /// The target's server.
    pub host: String,
    /// Where it stands.
    pub state: FollowState,
    /// When it was last asked for.
    pub at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

macro_rules! columns {
    () => {
        "id, actor, target, activity, host, state, at, answered_at"
    };
}

/// Asks to follow: the row and the Follow.
pub async fn follow(
    db: &Db,
    new: &NewFollowing,
    follow: &NewLetter,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    follow_in(&mut tx, new, follow, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

/// The same within the transaction that has a reason for it.
pub(in crate::store) async fn follow_in(
    conn: &mut AnyConnection,
    new: &NewFollowing,
    follow: &NewLetter,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(FOLLOW)
        .bind(&new.id)
        .bind(&new.actor)
        .bind(&new.target)
        .bind(&new.activity)
        .bind(&new.host)
        .bind(now.as_millisecond())
        .execute(&mut *conn)
        .await?;
    letter::write_in(conn, follow, &follow.inbox, now).await
}
const FOLLOW: &str = "insert into following (id, actor, target, activity, host, state, at) \
    values ($1, $2, $3, $4, $5, 'requested', $6) on conflict (actor, target) do update set \
    activity = excluded.activity, host = excluded.host, state = 'requested', at = excluded.at, answered_at = null";

/// Writes down how `target` answered our Follow of this id; `None` if there is none of that id to that target.
pub async fn answered(
    db: &Db,
    activity: &str,
    target: &str,
    state: FollowState,
    now: Timestamp,
) -> Result<Option<Following>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let following = answered_in(&mut tx, activity, target, state, now).await?;
    dialect::commit(tx).await?;
    Ok(following)
}

/// The same within the transaction that applies the answer.
pub(in crate::store) async fn answered_in(
    conn: &mut AnyConnection,
    activity: &str,
    target: &str,
    state: FollowState,
    now: Timestamp,
) -> Result<Option<Following>, StoreError> {
    let query = sqlx::query(ANSWERED).bind(state.as_str()).bind(now.as_millisecond()).bind(activity).bind(target);
    query.fetch_optional(conn).await?.as_ref().map(read).transpose()
}
const ANSWERED: &str = concat!(
    "update following set state = $1, answered_at = $2 where activity = $3 and target = $4 returning ",
    columns!()
);

/// Takes a Follow back: the row goes, the Undo is sent. False if there was none.
pub async fn unfollow(
    db: &Db,
    id: &str,
    undo: &NewLetter,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    if sqlx::query("delete from following where id = $1").bind(id).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    letter::write_in(&mut tx, undo, &undo.inbox, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// Forgets whom actors of ours follow on a server that is there no more, without a word to it.
pub(in crate::store) async fn forget_ours_in(conn: &mut AnyConnection, host: &str) -> Result<(), StoreError> {
    sqlx::query("delete from following where host = $1").bind(host).execute(conn).await?;
    Ok(())
}

/// The following of this id.
pub async fn following(db: &Db, id: &str) -> Result<Option<Following>, StoreError> {
    let row = sqlx::query(FOLLOWING).bind(id).fetch_optional(db.read()).await?;
    row.as_ref().map(read).transpose()
}
const FOLLOWING: &str = concat!("select ", columns!(), " from following where id = $1");

/// All whom actors of ours follow or asked to, the latest first.
pub async fn list_following(db: &Db, limit: u32) -> Result<Vec<Following>, StoreError> {
    sqlx::query(LIST_FOLLOWING).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST_FOLLOWING: &str = concat!("select ", columns!(), " from following order by at desc, id limit $1");

/// Those of ours that have no answer yet, the latest first.
pub async fn asked_following(db: &Db, limit: u32) -> Result<Vec<Following>, StoreError> {
    sqlx::query(ASKED).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const ASKED: &str =
    concat!("select ", columns!(), " from following where state = 'requested' order by at desc, id limit $1");

/// Whom one actor of ours follows, the latest first.
pub async fn following_of_actor(db: &Db, actor: &str, limit: u32, offset: u32) -> Result<Vec<Following>, StoreError> {
    let query = sqlx::query(OF_ACTOR).bind(actor).bind(i64::from(limit)).bind(i64::from(offset));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const OF_ACTOR: &str = concat!(
    "select ",
    columns!(),
    " from following where actor = $1 and state = 'accepted' order by answered_at desc, id limit $2 offset $3"
);

/// Whether any actor of ours follows this one, or asked to.
pub async fn is_following(db: &Db, target: &str) -> Result<bool, StoreError> {
    let query = sqlx::query("select id from following where target = $1 and state <> 'rejected' limit 1");
    Ok(query.bind(target).fetch_optional(db.read()).await?.is_some())
}

fn read(row: &AnyRow) -> Result<Following, StoreError> {
    let state: String = row.try_get("state")?;
    Ok(Following {
        id: row.try_get("id")?,
        actor: row.try_get("actor")?,
        target: row.try_get("target")?,
        activity: row.try_get("activity")?,
        host: row.try_get("host")?,
        state: state.parse()?,
        at: instant(row, "at")?,
        answered_at: instant_or_none(row, "answered_at")?,
    })
}
