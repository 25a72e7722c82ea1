//! Letters: directed messages (Follow, Accept, Reject, Undo, Offer) that a lane sends before log entries.
//!
//! Durable, never numbered. A letter to an inbox without a lane makes one that carries letters only. Does not know what
//! a letter says.

use std::str::FromStr;

use election_pool_protocol::lane::LaneClass;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, Engine, StoreError, count, dialect, instant, instant_or_none,
    lane::{self, NewLane},
    sweep::{Pass, Sweep, sweep},
};

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// Its id in this store.
    pub id: String,
    /// The id of a lane, used if there is none to the inbox yet.
    pub lane_id: String,
    /// The inbox it goes to.
    pub inbox: String,
    /// The server of that inbox, `host` or `host:port`.
    pub host: String,
    /// Who is at the other end, if the lane is new.
    pub class: LaneClass,
    /// The id of the activity; a second letter of the same to the same inbox is the first.
    pub activity: String,
    /// The actor of ours that writes.
    pub actor: String,
    /// `Follow`, `Accept` …
    pub kind: String,
    /// The activity, exactly as it will be delivered.
    pub bytes: Vec<u8>,
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// To be sent.
    Waiting,
    /// The peer has it.
    Settled,
    /// The peer will never take it, or was given up.
    Refused,
}

impl LetterState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Settled => "settled",
            Self::Refused => "refused",
        }
    }
}

impl FromStr for LetterState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let all = [Self::Waiting, Self::Settled, Self::Refused];
        let state = all.into_iter().find(|state| state.as_str() == word);
        state.ok_or_else(|| StoreError::unreadable("state of a letter", word))
    }
}

/// A letter as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id in this store.
    pub id: String,
    /// The id of the activity.
    pub activity: String,
    /// The actor of ours that writes.
    pub actor: String,
    /// `Follow`, `Accept` …
    pub kind: String,
    /// The activity, exactly as delivered.
    pub bytes: Vec<u8>,
    /// What became of it.
    pub state: LetterState,
    /// How often it failed.
    pub failures: u32,
    /// The last status, if the peer answered.
    pub status: Option<u16>,
    /// The peer's words, or the network's.
    pub words: Option<String>,
    /// When it was written.
    pub at: Timestamp,
    /// When it was settled or refused.
    pub settled_at: Option<Timestamp>,
}

/// Writes a letter.
pub async fn write(db: &Db, letter: &NewLetter, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    write_in(&mut tx, letter, &letter.inbox, now).await?;
    dialect::commit(tx).await
}

/// Writes a letter to an inbox within the caller's transaction, and its lane if there is none. The lane is due at once.
pub(super) async fn write_in(
    conn: &mut AnyConnection,
    letter: &NewLetter,
    inbox: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let new = NewLane { id: &letter.lane_id, inbox, host: &letter.host };
    let lane = lane::ensure_in(conn, &new, letter.class, now).await?;
    sqlx::query(WRITE)
        .bind(&letter.id)
        .bind(&lane)
        .bind(&letter.activity)
        .bind(&letter.actor)
        .bind(&letter.kind)
        .bind(&letter.bytes[..])
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const WRITE: &str = "insert into letter (id, lane, activity, actor, kind, bytes, state, failures, next_at, at) \
    values ($1, $2, $3, $4, $5, $6, 'waiting', 0, 0, $7) on conflict (lane, activity) do nothing";

/// The letters of a lane that are due, in the order they were written.
pub async fn waiting(db: &Db, lane_id: &str, now: Timestamp, limit: u32) -> Result<Vec<Letter>, StoreError> {
    let query = sqlx::query(WAITING).bind(lane_id).bind(now.as_millisecond()).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(letter).collect()
}
const WAITING: &str = "select id, activity, actor, kind, bytes, state, failures, status, words, at, settled_at \
    from letter where lane = $1 and state = 'waiting' and next_at <= $2 order by at, id limit $3";

/// How the last letter with this activity fares, with the peer's words if it was not taken.
pub async fn fate(db: &Db, activity: &str) -> Result<Option<(LetterState, Option<String>)>, StoreError> {
    let row = sqlx::query(FATE).bind(activity).fetch_optional(db.read()).await?;
    let fate = |row: AnyRow| {
        let state: String = row.try_get("state")?;
        Ok((state.parse()?, row.try_get("words")?))
    };
    row.map(fate).transpose()
}
const FATE: &str = "select state, words from letter where activity = $1 order by at desc limit 1";

/// The peer has the letter.
pub async fn settle(db: &Db, id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(SETTLE).bind(now.as_millisecond()).bind(id).execute(db.write()).await?;
    Ok(())
}
const SETTLE: &str =
    "update letter set state = 'settled', settled_at = $1, words = null where id = $2 and state = 'waiting'";

/// The peer will never take the letter; its words are kept.
pub async fn refuse(db: &Db, id: &str, status: Option<u16>, words: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(REFUSE).bind(now.as_millisecond()).bind(status.map(i32::from)).bind(words).bind(id);
    query.execute(db.write()).await?;
    Ok(())
}
const REFUSE: &str = "update letter set state = 'refused', settled_at = $1, status = $2, words = $3 \
    where id = $4 and state = 'waiting'";

/// Counts a failure; the letter is tried again with its lane.
pub async fn fail(db: &Db, id: &str, status: Option<u16>, words: &str) -> Result<(), StoreError> {
    let query = sqlx::query(FAIL).bind(status.map(i32::from)).bind(words).bind(id);
    query.execute(db.write()).await?;
    Ok(())
}
const FAIL: &str =
    "update letter set failures = failures + 1, status = $1, words = $2 where id = $3 and state = 'waiting'";

/// Puts a failing letter aside until `next_at`, so that its lane can go on without it.
pub async fn put_aside(db: &Db, id: &str, next_at: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query("update letter set next_at = $1 where id = $2 and state = 'waiting'");
    query.bind(next_at.as_millisecond()).bind(id).execute(db.write()).await?;
    Ok(())
}

/// Deletes letters settled or refused before an instant; gives how many.
pub async fn prune(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    SETTLED.turn(db, &[before.as_millisecond()], pass).await
}
const SETTLED: Sweep = sweep!(unseen, "letter where state <> 'waiting' and settled_at < $1");

/// Forgets up to `limit` lanes that carried letters alone, and have carried none since an instant, to servers that neither
/// follow nor are peers: the next letter makes a new one. Gives how many went.
pub async fn prune_lanes(db: &Db, before: Timestamp, limit: u32, pass: Pass) -> Result<u64, StoreError> {
    if pass == Pass::Look {
        return IDLE_LANES.due(db, &[before.as_millisecond(), i64::MAX]).await;
    }
    let any = sqlx::query(IDLE).bind(before.as_millisecond()).bind(1i64).fetch_optional(db.read()).await?;
    if any.is_none() {
        return Ok(0);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    if db.engine() == Engine::Postgres {
        // Whoever has just found such a lane for a letter writes that first; SQLite has one writer.
        sqlx::query("lock table lane in share row exclusive mode").execute(&mut *tx).await?;
    }
    let query = sqlx::query(IDLE_LANES.forget).bind(before.as_millisecond()).bind(i64::from(limit));
    let gone = query.execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(gone)
}
macro_rules! idle {
    () => {
        "select l.id from lane l where l.class = 'reader' and l.cursor is null and l.next_at < $1 \
         and l.lease_until < $1 and not exists (select 1 from letter t where t.lane = l.id) \
         and not exists (select 1 from lane_entry e where e.lane = l.id) \
         and not exists (select 1 from follower f where f.inbox = l.inbox) \
         and not exists (select 1 from peer p where p.host = l.host) order by l.next_at, l.id limit $2"
    };
}
const IDLE: &str = idle!();
const IDLE_LANES: Sweep = sweep!(unseen, concat!("lane where id in (", idle!(), ")"));

/// A letter that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Whom it was meant for.
    pub host: String,
    /// `Follow`, `Accept` …
    pub kind: String,
    /// Refused for good, or else put aside and tried again every hour.
    pub is_refused: bool,
    /// The peer's words, or the network's.
    pub words: Option<String>,
    /// When it was written.
    pub at: Timestamp,
}

/// The letters that were refused or put aside, in order of hosts, the newest first.
pub async fn aside(db: &Db, limit: u32) -> Result<Vec<Aside>, StoreError> {
    let rows = sqlx::query(ASIDE).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let aside = |row: &AnyRow| {
        let state: String = row.try_get("state")?;
        Ok(Aside {
            host: row.try_get("host")?,
            kind: row.try_get("kind")?,
            is_refused: state.parse::<LetterState>()? == LetterState::Refused,
            words: row.try_get("words")?,
            at: instant(row, "at")?,
        })
    };
    rows.iter().map(aside).collect()
}
const ASIDE: &str = "select l.host, t.kind, t.state, t.words, t.at from letter t join lane l on l.id = t.lane \
    where t.state = 'refused' or (t.state = 'waiting' and t.next_at > 0) order by l.host, t.at desc, t.id limit $1";

/// How many letters were refused or put aside.
pub async fn count_aside(db: &Db) -> Result<u64, StoreError> {
    count(&sqlx::query(COUNT_ASIDE).fetch_one(db.read()).await?, "number")
}
const COUNT_ASIDE: &str =
    "select count(*) as number from letter where state = 'refused' or (state = 'waiting' and next_at > 0)";

fn letter(row: &AnyRow) -> Result<Letter, StoreError> {
    let state: String = row.try_get("state")?;
    let status: Option<i32> = row.try_get("status")?;
    Ok(Letter {
        id: row.try_get("id")?,
        activity: row.try_get("activity")?,
        actor: row.try_get("actor")?,
        kind: row.try_get("kind")?,
        bytes: row.try_get("bytes")?,
        state: state.parse()?,
        failures: u32::try_from(count(row, "failures")?).unwrap_or(u32::MAX),
        status: status.and_then(|code| u16::try_from(code).ok()),
        words: row.try_get("words")?,
        at: instant(row, "at")?,
        settled_at: instant_or_none(row, "settled_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::{at, on_both};

    pub(in crate::store) fn follow(id: &str) -> NewLetter {
        NewLetter {
            id: id.into(),
            lane_id: format!("lane-{id}"),
            inbox: "https://se.example/inbox".into(),
            host: "se.example".into(),
            class: LaneClass::Reader,
            activity: format!("https://fi.example/activities/{id}"),
            actor: "https://fi.example/actors/om".into(),
            kind: "Follow".into(),
            bytes: b"{\"type\":\"Follow\"}".to_vec(),
        }
    }

    #[tokio::test]
    async fn a_lane_that_carried_letters_alone_is_forgotten_with_them() {
        on_both(async |db| {
            write(&db, &follow("1"), at(0)).await.unwrap();
            assert_eq!(prune_lanes(&db, at(9), 10, Pass::Forget).await.unwrap(), 0, "a letter is on it");
            sqlx::query("delete from letter").execute(db.write()).await.unwrap();
            assert_eq!(prune_lanes(&db, at(0), 10, Pass::Forget).await.unwrap(), 0, "it is not old enough");
            assert_eq!(prune_lanes(&db, at(9), 10, Pass::Forget).await.unwrap(), 1);
            write(&db, &follow("2"), at(10)).await.unwrap();
            assert_eq!(lane::find(&db, "https://se.example/inbox").await.unwrap().unwrap().id, "lane-2");
        })
        .await;
    }

    #[tokio::test]
    async fn a_letter_to_an_inbox_without_a_lane_makes_one_that_carries_letters_only() {
        on_both(async |db| {
            write(&db, &follow("1"), at(0)).await.unwrap();
            write(&db, &follow("2"), at(1)).await.unwrap();
            let lane = lane::find(&db, "https://se.example/inbox").await.unwrap().unwrap();
            assert_eq!((lane.id.as_str(), lane.cursor), ("lane-1", None));
            let waiting = waiting(&db, &lane.id, at(2), 10).await.unwrap();
            assert_eq!(waiting.iter().map(|letter| letter.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
            assert_eq!(waiting[0].bytes, follow("1").bytes);
        })
        .await;
    }

    #[tokio::test]
    async fn the_same_letter_written_again_is_kept_once() {
        on_both(async |db| {
            write(&db, &follow("1"), at(0)).await.unwrap();
            write(&db, &NewLetter { id: "again".into(), ..follow("1") }, at(1)).await.unwrap();
            assert_eq!(waiting(&db, "lane-1", at(2), 10).await.unwrap().len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_letter_put_aside_waits_and_a_settled_one_goes_after_its_time() {
        on_both(async |db| {
            for id in ["1", "2", "3"] {
                write(&db, &follow(id), at(0)).await.unwrap();
            }
            fail(&db, "1", Some(403), "no").await.unwrap();
            put_aside(&db, "1", at(3600)).await.unwrap();
            settle(&db, "2", at(5)).await.unwrap();
            refuse(&db, "3", Some(410), "gone", at(5)).await.unwrap();
            assert!(waiting(&db, "lane-1", at(10), 10).await.unwrap().is_empty());
            let seen = aside(&db, 10).await.unwrap();
            let seen: Vec<_> = seen.iter().map(|one| (one.is_refused, one.words.as_deref())).collect();
            assert_eq!(seen, [(false, Some("no")), (true, Some("gone"))]);
            assert_eq!(waiting(&db, "lane-1", at(3600), 10).await.unwrap()[0].failures, 1);
            assert_eq!(prune(&db, at(5), Pass::Forget).await.unwrap(), 0);
            assert_eq!(prune(&db, at(6), Pass::Forget).await.unwrap(), 2);
            assert_eq!(count_aside(&db).await.unwrap(), 1);
        })
        .await;
    }
}
