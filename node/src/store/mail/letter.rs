//! Letters that are to be sent: written down before anything is sent, leased by one process at a time, gone once they are
//! taken. What a letter says is made when it is sent, so that nothing stands in it that was taken back meanwhile.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{digest, forget_in};
use crate::store::{Db, Engine, StoreError, count, dialect, instant, stored};

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It asks somebody without an account whether they want letters.
    Confirm,
    /// It asks a person whether this is their address.
    Address,
    /// It tells what is new.
    Digest,
}

impl Kind {
    /// The word in rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Address => "address",
            Self::Digest => "digest",
        }
    }
}

impl FromStr for Kind {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let found = [Self::Confirm, Self::Address, Self::Digest].into_iter().find(|kind| kind.as_str() == word);
        found.ok_or_else(|| StoreError::unreadable("kind of a letter", word))
    }
}

/// A letter that is leased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id here and in the mail.
    pub id: String,
    /// What it is for.
    pub kind: Kind,
    /// The digest it is of.
    pub digest: Option<String>,
    /// The person whose address it asks about.
    pub username: Option<String>,
    /// Of a digest: it tells what came here until then.
    pub until: Timestamp,
    /// How often it was tried before.
    pub tries: u32,
    /// Raised with every lease.
    pub fence: u64,
    /// When it was written down.
    pub at: Timestamp,
}

macro_rules! write {
    ($kind:literal, $digest:literal, $username:literal) => {
        concat!(
            "insert into mail_letter (id, kind, digest, username, until, state, tries, next_at, lease_until, fence, at) \
             values ($1, '",
            $kind,
            "', ",
            $digest,
            ", ",
            $username,
            ", 0, 'waiting', 0, "
        )
    };
}
/// Writes down the letter that asks about a request: `$1` its id, which is the letter's, `$2` now.
pub(super) const WRITE_CONFIRM: &str = concat!(write!("confirm", "$1", "null"), "$2, 0, 0, $2)");
/// Writes down the letter that asks about an address: `$1` its id, `$2` the person, `$3` now.
pub(super) const WRITE_ADDRESS: &str = concat!(write!("address", "null", "$2"), "$3, 0, 0, $3)");

macro_rules! spread {
    ($what:literal) => {
        concat!(
            "select ",
            $what,
            " from digest d left join mail_address p on p.username = d.username \
             where d.asked_until is null and d.next_at <= $1 and (d.username is null or p.address is not null) \
             and (d.frequency <> 'instant' or d.told < $2 and \
             (exists (select 1 from material m where m.at > d.told and m.at <= $2 and m.state = 'live' \
             and m.level < 4 and (m.level = 0 or d.username is not null)) \
             or d.with_web = 1 and exists (select 1 from source_item i where i.seen > d.told and i.seen <= $2))) \
             and not exists (select 1 from mail_letter l where l.digest = d.id and l.state = 'waiting')"
        )
    };
}
const SPREAD: &str = concat!(
    "insert into mail_letter (id, kind, digest, username, until, state, tries, next_at, lease_until, fence, at) ",
    spread!("d.id || '.' || cast($2 as text), 'digest', d.id, null, $2, 'waiting', 0, $1, 0, 0, $1"),
    " order by d.next_at, d.id limit $3 on conflict do nothing"
);
const ANY_DUE: &str = concat!(spread!("d.id"), " limit 1");

/// Writes down the letter of each digest that is due, of what came here until `until`; a digest has no more than one on
/// its way. Gives how many.
pub async fn spread(db: &Db, until: Timestamp, now: Timestamp, limit: u32) -> Result<u64, StoreError> {
    // Asked on the reading side first, so that a poll does not queue behind the one writer for nothing.
    let any = sqlx::query(ANY_DUE).bind(now.as_millisecond()).bind(until.as_millisecond());
    if any.fetch_optional(db.read()).await?.is_none() {
        return Ok(0);
    }
    let mut tx = dialect::begin_unseen(db).await?;
    let spread = sqlx::query(SPREAD)
        .bind(now.as_millisecond())
        .bind(until.as_millisecond())
        .bind(i64::from(limit))
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    Ok(spread.rows_affected())
}

macro_rules! due {
    () => {
        "l.state = 'waiting' and l.next_at <= $1 and l.lease_until <= $1"
    };
}
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with due as materialized (select l.id from mail_letter l where ",
            due!(),
            " order by l.next_at, l.id limit $2 ",
            $lock,
            ") update mail_letter set lease_until = $3, fence = fence + 1 where id in (select id from due) \
             returning id, kind, digest, username, until, tries, fence, at"
        )
    };
}

/// Leases up to `limit` letters that are due; nobody else sends them meanwhile.
pub async fn lease(db: &Db, now: Timestamp, lease: SignedDuration, limit: u32) -> Result<Vec<Letter>, StoreError> {
    if sqlx::query(ANY).bind(now.as_millisecond()).fetch_optional(db.read()).await?.is_none() {
        return Ok(Vec::new());
    }
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of l skip locked"));
    let query = sqlx::query(text).bind(now.as_millisecond()).bind(i64::from(limit));
    query.bind((now + lease).as_millisecond()).fetch_all(db.write()).await?.iter().map(letter).collect()
}
const ANY: &str = concat!("select l.id from mail_letter l where ", due!(), " limit 1");

fn letter(row: &AnyRow) -> Result<Letter, StoreError> {
    let kind: String = row.try_get("kind")?;
    Ok(Letter {
        id: row.try_get("id")?,
        kind: kind.parse()?,
        digest: row.try_get("digest")?,
        username: row.try_get("username")?,
        until: instant(row, "until")?,
        tries: u32::try_from(count(row, "tries")?).unwrap_or(u32::MAX),
        fence: count(row, "fence")?,
        at: instant(row, "at")?,
    })
}

/// Where a letter goes now, and in which language; nowhere if what it is for is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub address: String,
    /// The interface language.
    pub language: String,
    /// Until when what it asks may be answered; of a digest 1970.
    pub until: Timestamp,
}

/// Where a letter goes now; nowhere if what it is for is no more.
pub async fn recipient(db: &Db, letter: &Letter, now: Timestamp) -> Result<Option<Recipient>, StoreError> {
    let (text, of) = match letter.kind {
        Kind::Confirm => (OF_REQUEST, &letter.digest),
        Kind::Address => (OF_ADDRESS, &letter.username),
        Kind::Digest => (OF_DIGEST, &letter.digest),
    };
    let row = sqlx::query(text).bind(of.as_deref()).bind(now.as_millisecond()).fetch_optional(db.read()).await?;
    let Some(row) = row else { return Ok(None) };
    let address: Option<String> = row.try_get("address")?;
    let (language, until) = (row.try_get("language")?, instant(&row, "until")?);
    Ok(address.map(|address| Recipient { address, language, until }))
}
const OF_REQUEST: &str =
    "select address, language, asked_until as until from digest where id = $1 and asked_until > $2";
const OF_ADDRESS: &str = "select wanted as address, language, wanted_until as until from mail_address \
    where username = $1 and wanted_until > $2";
const OF_DIGEST: &str = "select case when d.username is null then d.address else p.address end as address, \
    d.language, cast(0 as bigint) as until \
    from digest d left join mail_address p on p.username = d.username \
    where d.id = $1 and d.asked_until is null and $2 >= 0";

/// Keeps the digest of a token that is about to stand in a letter. Each time a letter is sent it has another, and any of
/// them will do.
pub async fn token(
    db: &Db,
    letter: &Letter,
    (token, address): (&str, &str),
    expires: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(
        "insert into mail_token (token, digest, username, address, letter, expires) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token)
    .bind(letter.digest.as_deref())
    .bind(letter.username.as_deref())
    // Of the public the address stands with the request alone.
    .bind(letter.username.is_some().then_some(address))
    .bind(&letter.id)
    .bind(expires.as_millisecond())
    .execute(&mut *tx)
    .await?;
    dialect::commit(tx).await
}

/// What the digest of a letter that was sent, or had nothing to say, is told next.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    /// When it is due again.
    pub next_at: Timestamp,
}

/// It is sent, or there is nothing to send: the letter is gone, and its digest is told until then.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn sent(db: &Db, letter: &Letter, settled: Settled) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    take_in(&mut tx, letter).await?;
    if let (Kind::Digest, Some(id)) = (letter.kind, &letter.digest) {
        digest::told_in(&mut tx, id, letter.until, settled.next_at).await?;
        sqlx::query(WELL).bind(id).execute(&mut *tx).await?;
    }
    dialect::commit(tx).await
}
const WELL: &str = "update mail_address set trouble = null, trouble_at = null where trouble is not null \
    and username = (select username from digest where id = $1)";

/// What it was for is no more: the letter is gone.
pub async fn drop_letter(db: &Db, letter: &Letter) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    match take_in(&mut tx, letter).await {
        Ok(()) => dialect::commit(tx).await,
        Err(StoreError::LostLease(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// It waits until `next_at`, for this reason.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn retry(db: &Db, letter: &Letter, reason: &str, next_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let text = "update mail_letter set reason = $1, next_at = $2, tries = tries + 1, lease_until = 0 \
                where id = $3 and fence = $4";
    let settled = sqlx::query(text)
        .bind(reason)
        .bind(next_at.as_millisecond())
        .bind(&letter.id)
        .bind(stored(letter.fence))
        .execute(&mut *tx)
        .await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(letter.id.clone()));
    }
    dialect::commit(tx).await
}

/// The server will not take it. It stays with its reason for whoever runs the node, and the person is told; somebody
/// without an account who did not take `most` letters in a row is forgotten, and a request at once.
///
/// # Errors
/// `LostLease` if it was leased anew or ended since: nothing is written.
pub async fn refused(
    db: &Db,
    letter: &Letter,
    reason: &str,
    (next_at, most): (Timestamp, u64),
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let text = "update mail_letter set state = 'failed', reason = $1, lease_until = 0, at = $2, digest = null, \
                username = null where id = $3 and fence = $4";
    let settled = sqlx::query(text)
        .bind(reason)
        .bind(now.as_millisecond())
        .bind(&letter.id)
        .bind(stored(letter.fence))
        .execute(&mut *tx)
        .await?;
    if settled.rows_affected() == 0 {
        return Err(StoreError::LostLease(letter.id.clone()));
    }
    match (letter.kind, &letter.digest, &letter.username) {
        (Kind::Confirm, Some(id), _) => forget_in(&mut tx, id).await?,
        (Kind::Address, _, Some(username)) => {
            trouble_in(&mut tx, username, reason, now).await?;
            sqlx::query("update mail_address set wanted = null, wanted_until = null where username = $1")
                .bind(username)
                .execute(&mut *tx)
                .await?;
        }
        (Kind::Digest, Some(id), _) => {
            let times = digest::refused_in(&mut tx, id, next_at).await?;
            let username: Option<Option<String>> = sqlx::query_scalar("select username from digest where id = $1")
                .bind(id)
                .fetch_optional(&mut *tx)
                .await?;
            match username {
                Some(Some(username)) => trouble_in(&mut tx, &username, reason, now).await?,
                Some(None) if times >= most => forget_in(&mut tx, id).await?,
                _ => {}
            }
        }
        _ => {}
    }
    dialect::commit(tx).await
}

async fn trouble_in(conn: &mut AnyConnection, username: &str, reason: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("update mail_address set trouble = $1, trouble_at = $2 where username = $3")
        .bind(reason)
        .bind(now.as_millisecond())
        .bind(username)
        .execute(conn)
        .await?;
    Ok(())
}

async fn take_in(conn: &mut AnyConnection, letter: &Letter) -> Result<(), StoreError> {
    let query = sqlx::query("delete from mail_letter where id = $1 and fence = $2 and state = 'waiting'");
    let taken = query.bind(&letter.id).bind(stored(letter.fence)).execute(conn).await?;
    if taken.rows_affected() == 0 { Err(StoreError::LostLease(letter.id.clone())) } else { Ok(()) }
}

/// How letters are doing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// On their way.
    pub waiting: u64,
    /// Tried in vain, and to be tried again.
    pub delayed: u64,
    /// Not taken, as long as that is remembered.
    pub failed: u64,
}

/// How letters are doing.
pub async fn tally(db: &Db) -> Result<Tally, StoreError> {
    let row = sqlx::query(TALLY).fetch_one(db.read()).await?;
    Ok(Tally { waiting: count(&row, "waiting")?, delayed: count(&row, "delayed")?, failed: count(&row, "failed")? })
}
const TALLY: &str = "select (select count(*) from mail_letter where state = 'waiting') as waiting, \
    (select count(*) from mail_letter where state = 'waiting' and tries > 0) as delayed, \
    (select count(*) from mail_letter where state = 'failed') as failed";

/// Letters in trouble with their reasons, those that failed first, the last first: what they are for, why, and whether
/// they failed for good.
pub async fn failed(db: &Db, limit: u32) -> Result<Vec<(Kind, String, bool)>, StoreError> {
    let rows = sqlx::query(FAILED).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let read = |row: &AnyRow| {
        let (kind, state): (String, String) = (row.try_get("kind")?, row.try_get("state")?);
        Ok((kind.parse()?, row.try_get("reason")?, state == "failed"))
    };
    rows.iter().map(read).collect()
}
const FAILED: &str = "select kind, reason, state from mail_letter where reason is not null \
    order by state, at desc, id limit $1";

/// Ends every lease, for a process that has just taken the `ServeLock` of an SQLite file: whoever held one is gone. On
/// PostgreSQL others may be at work, and nothing happens.
pub async fn end_leases(db: &Db) -> Result<(), StoreError> {
    if db.engine() == Engine::Sqlite {
        let text = "update mail_letter set lease_until = 0, fence = fence + 1 where lease_until > 0";
        sqlx::query(text).execute(db.write()).await?;
    }
    Ok(())
}
