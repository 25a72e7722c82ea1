//! Partners that say they have moved: one case for each, with what the new address showed and who has confirmed that.
//!
//! Whatever changes in a case takes the confirmation with it, and so does whatever ends the standing of whoever gave it. Does
//! not know what is shown, nor what a Move means.

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    actor::{self, RemoteActor},
    alarm,
    audit::{self, AuditLine},
    dialect,
    follow::{self, NewFollowing},
    instant, instant_or_none,
    letter::NewLetter,
    peer::{self, NewPeer},
    sweep::{Pass, Sweep, sweep},
};

/// The kind of the alarm that stands until a case is decided.
pub const ALARM: &str = "move";

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Two persons are to decide.
    Waiting,
    /// It was refused.
    Refused,
    /// The partner is at its new address.
    Done,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Waiting, Self::Refused, Self::Done];

    /// The word in rows and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Refused => "refused",
            Self::Done => "done",
        }
    }
}

impl FromStr for Standing {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let standing = Self::ALL.into_iter().find(|standing| standing.as_str() == word);
        standing.ok_or_else(|| StoreError::unreadable("state of a move", word))
    }
}

/// A Move as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMove {
    /// Its id.
    pub activity: String,
    /// Who has moved.
    pub actor: String,
    /// Which actor it is now.
    pub target: String,
    /// The activity, exactly.
    pub bytes: Vec<u8>,
}

/// What the new address shows, as it was shown to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// All that would count from then on, as JSON.
    pub text: String,
    /// Lower-case hex of the SHA-256 of the text.
    pub sha256: String,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The partner's host, as it is on the roster.
    pub host: String,
    /// The Move.
    pub moved: NewMove,
    /// When it arrived.
    pub at: Timestamp,
    /// Where it stands.
    pub standing: Standing,
    /// What the new address showed when somebody last looked.
    pub view: Option<View>,
    /// Who has confirmed exactly that, and when; only while they still may.
    pub first: Option<(String, Timestamp)>,
    /// Who decided, and when.
    pub decided: Option<(String, Timestamp)>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// One person's yes to what they were shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes<'a> {
    /// The partner's host.
    pub host: &'a str,
    /// Lower-case hex of the SHA-256 of what was shown: nothing else is confirmed.
    pub sha256: &'a str,
    /// Who says it.
    pub by: &'a str,
    /// A case that arrived before does not wait any more.
    pub since: Timestamp,
}

/// What takes the place of a partner that moves.
#[derive(Debug)]
pub struct Successor<'a> {
    /// The partner at its new address.
    pub peer: &'a NewPeer,
    /// Its actors.
    pub actors: &'a [RemoteActor],
    /// Whom of it actors of ours follow from now on, with the letters that ask for it.
    pub follows: &'a [(NewFollowing, NewLetter)],
}

/// Keeps a Move in place of whatever the partner said before, within the transaction that applies it.
pub(super) async fn arrive_in(
    conn: &mut AnyConnection,
    host: &str,
    new: &NewMove,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("delete from peer_move where host = $1").bind(host).execute(&mut *conn).await?;
    sqlx::query(ARRIVE)
        .bind(host)
        .bind(&new.activity)
        .bind(&new.actor)
        .bind(&new.target)
        .bind(&new.bytes[..])
        .bind(now.as_millisecond())
        .execute(&mut *conn)
        .await?;
    alarm::clear_kind_in(conn, host, ALARM, now).await?;
    Ok(())
}
const ARRIVE: &str = "insert into peer_move (host, activity, actor, target, bytes, arrived_at, state) \
    values ($1, $2, $3, $4, $5, $6, 'waiting')";

// Whoever has another role by now, has left, or had every way in taken away since, has confirmed nothing.
macro_rules! first_counts {
    () => {
        "exists (select 1 from account a where a.username = peer_move.first_by and a.role = 'peer-administrator' \
         and a.removed is null and coalesce(a.reset, 0) < peer_move.first_at)"
    };
}
macro_rules! cases {
    ($from:literal) => {
        concat!(
            "select host, activity, actor, target, bytes, arrived_at, state, shown, sha256, first_by, first_at, \
             decided_by, decided_at, reason, case when ",
            first_counts!(),
            " then 1 else 0 end as counts from peer_move where exists (select 1 from peer p \
             where p.host = peer_move.host and p.state = 'active') and (state <> 'waiting' or arrived_at > $1)",
            $from
        )
    };
}

/// The case of a partner on the roster; one that arrived before `since` does not wait any more.
pub async fn find(db: &Db, host: &str, since: Timestamp) -> Result<Option<Case>, StoreError> {
    let query = sqlx::query(FIND).bind(since.as_millisecond()).bind(host);
    query.fetch_optional(db.read()).await?.as_ref().map(read).transpose()
}
const FIND: &str = cases!(" and host = $2");

/// The cases of partners on the roster, those that wait first.
pub async fn list(db: &Db, since: Timestamp, limit: u32) -> Result<Vec<Case>, StoreError> {
    let query = sqlx::query(LIST).bind(since.as_millisecond()).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = cases!(" order by case when state = 'waiting' then 0 else 1 end, host limit $2");

/// Keeps what the new address shows. If that is not what was shown before, whatever was confirmed does not count any more;
/// tells whether it is something else.
///
/// # Errors
/// `Superseded` if this Move does not wait any more.
pub async fn show(db: &Db, case: &Case, view: &View, audit: &AuditLine, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(SHOW).bind(&view.text).bind(&view.sha256).bind(&case.host).bind(&case.moved.activity);
    if query.execute(&mut *tx).await?.rows_affected() == 1 {
        audit::write_in(&mut tx, audit, now).await?;
        dialect::commit(tx).await?;
        return Ok(true);
    }
    let same = sqlx::query(SAME).bind(&view.sha256).bind(&case.host).bind(&case.moved.activity);
    match same.fetch_optional(&mut *tx).await? {
        Some(_) => Ok(false),
        None => Err(superseded(&case.host)),
    }
}
const SHOW: &str = "update peer_move set shown = $1, sha256 = $2, first_by = null, first_at = null \
    where host = $3 and activity = $4 and state = 'waiting' and coalesce(sha256, '') <> $2";
const SAME: &str = "select host from peer_move where sha256 = $1 and host = $2 and activity = $3 and state = 'waiting'";

/// Keeps the first of two confirmations.
///
/// # Errors
/// `Superseded` if something else waits by now, or somebody has confirmed it already.
pub async fn confirm_first(db: &Db, yes: &Yes<'_>, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(FIRST).bind(yes.by).bind(now.as_millisecond()).bind(yes.host).bind(yes.sha256);
    let done = query.bind(yes.since.as_millisecond()).execute(&mut *tx).await?;
    if done.rows_affected() == 0 {
        return Err(superseded(yes.host));
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const FIRST: &str = concat!(
    "update peer_move set first_by = $1, first_at = $2 where host = $3 and sha256 = $4 and state = 'waiting' \
     and arrived_at > $5 and (first_by is null or not ",
    first_counts!(),
    ")"
);

/// Refuses a Move; tells whether it waited.
pub async fn refuse(
    db: &Db,
    case: &Case,
    (by, reason): (&str, &str),
    audit: &AuditLine,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(REFUSE).bind(by).bind(now.as_millisecond()).bind(reason);
    let query = query.bind(&case.host).bind(&case.moved.activity);
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    alarm::clear_kind_in(&mut tx, &case.host, ALARM, now).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const REFUSE: &str = "update peer_move set state = 'refused', decided_by = $1, decided_at = $2, reason = $3 \
    where host = $4 and activity = $5 and state = 'waiting'";

/// The second of two confirmations, and what follows from it, in one transaction: the old address is off the roster, the new
/// one on it, with the keys that were shown; what actors of ours followed there they follow here.
///
/// # Errors
/// `Superseded` if something else waits by now, the first confirmation does not count or is of the same person, the partner is
/// not on the roster any more, or the new address is or was.
pub async fn carry_out(
    db: &Db,
    yes: &Yes<'_>,
    successor: &Successor<'_>,
    audit: &[AuditLine],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let query = sqlx::query(DONE).bind(yes.by).bind(now.as_millisecond()).bind(yes.host).bind(yes.sha256);
    if query.bind(yes.since.as_millisecond()).execute(&mut *tx).await?.rows_affected() == 0
        || !peer::replace_in(&mut tx, yes.host, successor.peer, now).await?
    {
        return Err(superseded(yes.host));
    }
    for one in successor.actors {
        actor::put_remote_in(&mut tx, one).await?;
    }
    follow::forget_ours_in(&mut tx, yes.host).await?;
    for (following, letter) in successor.follows {
        follow::follow_in(&mut tx, following, letter, now).await?;
    }
    alarm::clear_kind_in(&mut tx, yes.host, ALARM, now).await?;
    for line in audit {
        audit::write_in(&mut tx, line, now).await?;
    }
    dialect::commit(tx).await
}
const DONE: &str = concat!(
    "update peer_move set state = 'done', decided_by = $1, decided_at = $2 where host = $3 and sha256 = $4 \
     and state = 'waiting' and arrived_at > $5 and first_by <> $1 and ",
    first_counts!()
);

/// Forgets what has waited in vain since before `waited`, and what was decided before `decided`.
pub async fn prune(db: &Db, waited: Timestamp, decided: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    PRUNE.turn(db, &[waited.as_millisecond(), decided.as_millisecond()], pass).await
}
const PRUNE: Sweep = sweep!(
    unseen,
    "peer_move where (state = 'waiting' and arrived_at <= $1) or (state <> 'waiting' and decided_at < $2)"
);

fn superseded(host: &str) -> StoreError {
    StoreError::Superseded(format!("the move of {host}"))
}

fn read(row: &AnyRow) -> Result<Case, StoreError> {
    let standing: String = row.try_get("state")?;
    let (text, sha256): (Option<String>, Option<String>) = (row.try_get("shown")?, row.try_get("sha256")?);
    let (first, decided): (Option<String>, Option<String>) = (row.try_get("first_by")?, row.try_get("decided_by")?);
    let counts: i32 = row.try_get("counts")?;
    Ok(Case {
        host: row.try_get("host")?,
        moved: NewMove {
            activity: row.try_get("activity")?,
            actor: row.try_get("actor")?,
            target: row.try_get("target")?,
            bytes: row.try_get("bytes")?,
        },
        at: instant(row, "arrived_at")?,
        standing: standing.parse()?,
        view: text.zip(sha256).map(|(text, sha256)| View { text, sha256 }),
        first: first.filter(|_| counts == 1).zip(instant_or_none(row, "first_at")?),
        decided: decided.zip(instant_or_none(row, "decided_at")?),
        reason: row.try_get("reason")?,
    })
}

#[cfg(test)]
mod tests;
