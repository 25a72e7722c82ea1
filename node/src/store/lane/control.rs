//! Beginning, stopping and waking lanes: always part of a deed (a peer, a follower, a letter) and of its transaction.
//!
//! Each change of what a lane carries raises its fence, so that a turn under way cannot write over it.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Lane, LaneClass, class_word};
use crate::store::{Db, StoreError};

/// A lane that does not exist yet.
pub(in crate::store) struct NewLane<'a> {
    /// Its id, if it must be made.
    pub id: &'a str,
    /// The inbox it leads to.
    pub inbox: &'a str,
    /// The server of that inbox.
    pub host: &'a str,
}

/// The id of the lane to an inbox, made for letters only if it is not there; one given up is revived.
pub(in crate::store) async fn ensure_in(
    conn: &mut AnyConnection,
    new: &NewLane<'_>,
    class: LaneClass,
    now: Timestamp,
) -> Result<String, StoreError> {
    sqlx::query(ENSURE)
        .bind(new.id)
        .bind(new.inbox)
        .bind(new.host)
        .bind(class_word(class))
        .bind(now.as_millisecond())
        .execute(&mut *conn)
        .await?;
    sqlx::query(REVIVE).bind(now.as_millisecond()).bind(new.inbox).execute(&mut *conn).await?;
    let row = sqlx::query("select id from lane where inbox = $1").bind(new.inbox).fetch_one(conn).await?;
    Ok(row.try_get("id")?)
}
const ENSURE: &str = "insert into lane (id, inbox, host, class, state, cursor, failures, next_at, lease_until, fence) \
    values ($1, $2, $3, $4, 'active', null, 0, $5, 0, 0) on conflict (inbox) do nothing";
const REVIVE: &str = "update lane set state = 'active', failures = 0, failing_since = null, next_at = $1 \
    where inbox = $2 and state = 'given-up'";

/// Begins a partner's one lane at the present head, or goes on from the cursor kept at its removal. A partner that
/// moved its inbox keeps its lane.
pub(in crate::store) async fn begin_partner_in(
    conn: &mut AnyConnection,
    new: &NewLane<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let kept = sqlx::query(KEPT).bind(new.host).fetch_optional(&mut *conn).await?;
    let kept: Option<String> = kept.map(|row| row.try_get("id")).transpose()?;
    let there = ensure_in(conn, &NewLane { id: new.id, ..*new }, LaneClass::Partner, now).await?;
    let id = match kept {
        Some(kept) if kept != there => {
            merge_in(conn, &there, &kept, new.inbox).await?;
            kept
        }
        _ => there,
    };
    sqlx::query(BEGIN_PARTNER).bind(now.as_millisecond()).bind(&id).execute(conn).await?;
    Ok(())
}
const KEPT: &str =
    "select id from lane where host = $1 and class = 'partner' and cursor is not null order by id limit 1";
// What a former reader's lane had reached does not count: all that lies before the head is pulled.
const BEGIN_PARTNER: &str = "update lane set cursor = case when class = 'partner' and cursor is not null then cursor \
    else (select position from head where one = 1) end, class = 'partner', state = 'active', failures = 0, \
    failing_since = null, next_at = $1, lease_until = 0, fence = fence + 1 where id = $2";

/// Moves the letters of one lane to another and gives that one its inbox.
async fn merge_in(conn: &mut AnyConnection, from: &str, into: &str, inbox: &str) -> Result<(), StoreError> {
    for text in [MOVE_LETTERS, DROP_TWICE] {
        sqlx::query(text).bind(from).bind(into).execute(&mut *conn).await?;
    }
    for text in ["delete from lane_entry where lane = $1", "delete from lane where id = $1"] {
        sqlx::query(text).bind(from).execute(&mut *conn).await?;
    }
    sqlx::query("update lane set inbox = $1 where id = $2").bind(inbox).bind(into).execute(conn).await?;
    Ok(())
}
const MOVE_LETTERS: &str = "update letter set lane = $2 where lane = $1 \
    and activity not in (select activity from letter where lane = $2)";
const DROP_TWICE: &str =
    "delete from letter where lane = $1 and activity in (select activity from letter where lane = $2)";

/// Suspends every lane to a host at once; cursors are kept, a turn under way loses its lease.
pub(in crate::store) async fn suspend_in(conn: &mut AnyConnection, host: &str) -> Result<(), StoreError> {
    sqlx::query(SUSPEND).bind(host).execute(conn).await?;
    Ok(())
}
const SUSPEND: &str = "update lane set state = 'suspended', lease_until = 0, fence = fence + 1 where host = $1";

/// Lets every suspended lane to a host go on.
pub(in crate::store) async fn resume_in(
    conn: &mut AnyConnection,
    host: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(RESUME).bind(now.as_millisecond()).bind(host).execute(conn).await?;
    Ok(())
}
const RESUME: &str = "update lane set state = 'active', failures = 0, failing_since = null, next_at = $1 \
    where host = $2 and state = 'suspended'";

/// Begins the log part of a reader's lane at the present head, unless it runs already. Nothing happens to a partner's.
pub(in crate::store) async fn start_reader_in(conn: &mut AnyConnection, inbox: &str) -> Result<(), StoreError> {
    sqlx::query(START_READER).bind(inbox).execute(conn).await?;
    Ok(())
}
const START_READER: &str = "update lane set cursor = (select position from head where one = 1) \
    where inbox = $1 and class = 'reader' and cursor is null";

/// Ends the log part of a reader's lane once nobody behind its inbox follows any more.
pub(in crate::store) async fn stop_reader_in(conn: &mut AnyConnection, inbox: &str) -> Result<(), StoreError> {
    let stopped = sqlx::query(STOP_READER).bind(inbox).execute(&mut *conn).await?;
    if stopped.rows_affected() > 0 {
        sqlx::query(DROP_EXCEPTIONS).bind(inbox).execute(conn).await?;
    }
    Ok(())
}
const STOP_READER: &str = "update lane set cursor = null, lease_until = 0, fence = fence + 1 \
    where inbox = $1 and class = 'reader' \
    and not exists (select 1 from follower f where f.inbox = lane.inbox and f.state = 'accepted')";
const DROP_EXCEPTIONS: &str = "delete from lane_entry where lane in (select id from lane where inbox = $1)";

/// Ends a reader's lane that was silent for too long: its followers have lapsed, its letters will not be sent.
pub(super) async fn give_up_in(conn: &mut AnyConnection, lane: &Lane, now: Timestamp) -> Result<(), StoreError> {
    if lane.class == LaneClass::Partner {
        return Ok(());
    }
    sqlx::query("update lane set state = 'given-up', cursor = null where id = $1")
        .bind(&lane.id)
        .execute(&mut *conn)
        .await?;
    sqlx::query(LAPSE).bind(now.as_millisecond()).bind(&lane.inbox).execute(&mut *conn).await?;
    sqlx::query(GIVE_UP_LETTERS).bind(now.as_millisecond()).bind(&lane.id).execute(&mut *conn).await?;
    sqlx::query("delete from lane_entry where lane = $1").bind(&lane.id).execute(conn).await?;
    Ok(())
}
const LAPSE: &str = "update follower set state = 'lapsed', answered_at = $1 where inbox = $2 and state = 'accepted'";
const GIVE_UP_LETTERS: &str = "update letter set state = 'refused', words = 'given up', settled_at = $1 \
    where lane = $2 and state = 'waiting'";

/// Makes every lane to a host due now: it was heard of, so it is there. True if one was waiting.
pub async fn wake(db: &Db, host: &str, now: Timestamp) -> Result<bool, StoreError> {
    // Asked on the reading side first: most requests come from peers whose lanes wait for nothing.
    let query = sqlx::query(ASLEEP).bind(host).bind(now.as_millisecond());
    if query.fetch_optional(db.read()).await?.is_none() {
        return Ok(false);
    }
    let woken = sqlx::query(WAKE).bind(host).bind(now.as_millisecond()).execute(db.write()).await?;
    Ok(woken.rows_affected() > 0)
}
const ASLEEP: &str = "select id from lane where host = $1 and state = 'active' and next_at > $2 limit 1";
const WAKE: &str = "update lane set next_at = $2 where host = $1 and state = 'active' and next_at > $2";
