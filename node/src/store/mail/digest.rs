//! What somebody wants to be told, by the public without an account or by a person of this node.

use election_pool_protocol::audience::Level;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{forget_in, framed, unframed};
use crate::{
    model::digest::Choice,
    store::{
        Db, StoreError,
        audit::{self, AuditLine},
        count, dialect, instant, instant_or_none,
    },
};

/// A digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Its id here.
    pub id: String,
    /// Whose it is; nobody's of the public.
    pub username: Option<String>,
    /// Of the public: where it goes.
    pub address: Option<String>,
    /// Until when it may be confirmed, if it was not.
    pub asked_until: Option<Timestamp>,
    /// What is wanted.
    pub choice: Choice,
    /// Whether what is read from the web is wanted too.
    pub with_web: bool,
    /// Ends it.
    pub leave: String,
    /// What came here until then was told.
    pub told: Timestamp,
    /// When the next letter is due.
    pub next_at: Timestamp,
    /// Letters in a row that were not taken.
    pub refused: u64,
}

macro_rules! columns {
    () => {
        "id, username, address, asked_until, frequency, language, topics, countries, languages, levels, with_web, \
         leave_token, told, next_at, refused"
    };
}
const INSERT: &str = "insert into digest (id, username, address, asked_until, frequency, language, topics, countries, \
    languages, levels, with_web, leave_token, made, told, next_at, refused) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, 0)";

async fn insert_in(conn: &mut AnyConnection, new: &Digest, now: Timestamp) -> Result<(), StoreError> {
    let levels: Vec<String> = new.choice.levels.iter().map(|level| level.rank().to_string()).collect();
    sqlx::query(INSERT)
        .bind(&new.id)
        .bind(new.username.as_deref())
        .bind(new.address.as_deref())
        .bind(new.asked_until.map(Timestamp::as_millisecond))
        .bind(new.choice.frequency.as_str())
        .bind(&new.choice.language)
        .bind(framed(&new.choice.topics))
        .bind(framed(&new.choice.countries))
        .bind(framed(&new.choice.languages))
        .bind(framed(&levels))
        .bind(i32::from(new.with_web))
        .bind(&new.leave)
        .bind(now.as_millisecond())
        .bind(new.next_at.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) fn digest(row: &AnyRow) -> Result<Digest, StoreError> {
    let frequency: String = row.try_get("frequency")?;
    let levels = unframed(row, "levels")?;
    let levels = levels.iter().map(|rank| rank.parse().map_or(Level::Red, Level::of_rank));
    Ok(Digest {
        id: row.try_get("id")?,
        username: row.try_get("username")?,
        address: row.try_get("address")?,
        asked_until: instant_or_none(row, "asked_until")?,
        choice: Choice {
            frequency: frequency.parse().map_err(|error| StoreError::unreadable("frequency", error))?,
            language: row.try_get("language")?,
            topics: unframed(row, "topics")?,
            countries: unframed(row, "countries")?,
            languages: unframed(row, "languages")?,
            levels: levels.filter(|level| *level != Level::Red).collect(),
        },
        with_web: row.try_get::<i32, _>("with_web")? == 1,
        leave: row.try_get("leave_token")?,
        told: instant(row, "told")?,
        next_at: instant(row, "next_at")?,
        refused: count(row, "refused")?,
    })
}

/// How much there may be of what anybody can ask for.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Requests a day, for one address.
    pub of_address: u32,
    /// Requests a day, from one network.
    pub of_network: u32,
    /// When the day of a request that is made now ends.
    pub day_ends: Timestamp,
    /// Digests of the public, with requests, in all.
    pub in_all: u64,
}

/// What became of a request of the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A letter is on its way to whoever reads there.
    Written,
    /// So many letters went there today that there is no further one.
    Enough,
    /// So many requests came from this network today that there is no further one.
    Often,
    /// There is no room.
    Full,
}

/// Whoever asks, and for which address, as they are counted: by digests.
#[derive(Debug, Clone, Copy)]
pub struct Subjects<'a> {
    /// The address.
    pub address: &'a str,
    /// The network.
    pub network: &'a str,
}

/// Keeps a request of the public, with the letter that asks whether it was they. Where there is no room, the request goes
/// that nobody has confirmed for longest.
pub async fn ask(
    db: &Db,
    new: &Digest,
    subjects: Subjects<'_>,
    bounds: Bounds,
    now: Timestamp,
) -> Result<Asked, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let counted =
        [(subjects.network, bounds.of_network, Asked::Often), (subjects.address, bounds.of_address, Asked::Enough)];
    for (subject, most, otherwise) in counted {
        let row = sqlx::query(COUNT)
            .bind(subject)
            .bind(bounds.day_ends.as_millisecond())
            .bind(now.as_millisecond())
            .fetch_one(&mut *tx)
            .await?;
        if count(&row, "asked")? > u64::from(most) {
            // What is refused counts for nobody.
            return Ok(otherwise);
        }
    }
    let kept = sqlx::query(KEPT).fetch_one(&mut *tx).await?;
    if count(&kept, "in_all")? >= bounds.in_all {
        let oldest: Option<String> = sqlx::query_scalar(OLDEST).fetch_optional(&mut *tx).await?;
        let Some(oldest) = oldest else { return Ok(Asked::Full) };
        forget_in(&mut tx, &oldest).await?;
    }
    insert_in(&mut tx, new, now).await?;
    sqlx::query(super::letter::WRITE_CONFIRM).bind(&new.id).bind(now.as_millisecond()).execute(&mut *tx).await?;
    dialect::commit(tx).await?;
    Ok(Asked::Written)
}
const COUNT: &str = "insert into digest_asked (subject, asked, until) values ($1, 1, $2) \
    on conflict (subject) do update set \
    asked = case when digest_asked.until > $3 then digest_asked.asked + 1 else 1 end, \
    until = case when digest_asked.until > $3 then digest_asked.until else excluded.until end \
    returning asked";
const KEPT: &str = "select count(*) as in_all from digest where username is null";
const OLDEST: &str = "select id from digest where asked_until is not null order by asked_until, id limit 1";

/// What became of a token of the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// Letters come from now on.
    Now,
    /// There is no such token, or no more.
    Unknown,
}

/// The request that a token confirms, if it waits for that.
pub async fn request_of(db: &Db, token: &str, now: Timestamp) -> Result<Option<Digest>, StoreError> {
    let row = sqlx::query(REQUEST).bind(token).bind(now.as_millisecond()).fetch_optional(db.read()).await?;
    row.as_ref().map(digest).transpose()
}
const REQUEST: &str = concat!(
    "select ",
    columns!(),
    " from digest where asked_until > $2 and id = (select digest from mail_token where token = $1 and expires > $2)"
);

/// It was they: the digest begins, and takes the place of what went to the same address before. The token is used up.
pub async fn confirm(
    db: &Db,
    token: &str,
    next_at: impl Fn(&Digest) -> Timestamp,
    now: Timestamp,
) -> Result<Confirmed, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let row = sqlx::query(REQUEST).bind(token).bind(now.as_millisecond()).fetch_optional(&mut *tx).await?;
    let Some(asked) = row.as_ref().map(digest).transpose()? else { return Ok(Confirmed::Unknown) };
    let before: Vec<String> =
        sqlx::query_scalar(BEFORE).bind(asked.address.as_deref()).bind(&asked.id).fetch_all(&mut *tx).await?;
    for id in &before {
        forget_in(&mut tx, id).await?;
    }
    let next = next_at(&asked).as_millisecond();
    let begun = sqlx::query(BEGIN).bind(&asked.id).bind(now.as_millisecond()).bind(next).execute(&mut *tx).await?;
    if begun.rows_affected() == 0 {
        return Ok(Confirmed::Unknown);
    }
    for text in [
        "delete from mail_token where digest = $1",
        "delete from mail_letter where digest = $1 and kind = 'confirm' and state = 'waiting'",
    ] {
        sqlx::query(text).bind(&asked.id).execute(&mut *tx).await?;
    }
    dialect::commit(tx).await?;
    Ok(Confirmed::Now)
}
const BEFORE: &str =
    "select id from digest where lower(address) = lower($1) and id <> $2 and asked_until is null and username is null";
const BEGIN: &str =
    "update digest set asked_until = null, told = $2, next_at = $3 where id = $1 and asked_until is not null";

/// What became of a digest of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is kept.
    Kept,
    /// The person has as many as they may, or is no more.
    Full,
}

/// Keeps a digest of a person, unless they have `most` already.
pub async fn put(db: &Db, new: &Digest, most: u32, now: Timestamp) -> Result<Put, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let username = new.username.clone().unwrap_or_default();
    // Two at once come one after the other: both want the row of the account.
    if sqlx::query(HOLD_ACCOUNT).bind(&username).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(Put::Full);
    }
    let held = sqlx::query(HELD).bind(&username).fetch_one(&mut *tx).await?;
    if count(&held, "number")? >= u64::from(most) {
        return Ok(Put::Full);
    }
    insert_in(&mut tx, new, now).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "digest make", &new.id), now).await?;
    dialect::commit(tx).await?;
    Ok(Put::Kept)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
const HELD: &str = "select count(*) as number from digest where username = $1";

/// The digests of a person, in the order they were made.
pub async fn list(db: &Db, username: &str, limit: u32) -> Result<Vec<Digest>, StoreError> {
    let text = concat!("select ", columns!(), " from digest where username = $1 order by made, id limit $2");
    sqlx::query(text).bind(username).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(digest).collect()
}

/// A digest, whosever it is.
pub async fn find(db: &Db, id: &str) -> Result<Option<Digest>, StoreError> {
    let text = concat!("select ", columns!(), " from digest where id = $1");
    sqlx::query(text).bind(id).fetch_optional(db.read()).await?.as_ref().map(digest).transpose()
}

/// Ends a digest of a person; tells whether there was one.
pub async fn end_own(db: &Db, username: &str, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let found: Option<String> = sqlx::query_scalar("select id from digest where id = $1 and username = $2")
        .bind(id)
        .bind(username)
        .fetch_optional(&mut *tx)
        .await?;
    let Some(id) = found else { return Ok(false) };
    forget_in(&mut tx, &id).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "digest end", &id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// A digest that a letter leads out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Whose it is; nobody's of the public.
    pub username: Option<String>,
}

/// The digest that this token ends, if there is one.
pub async fn leaving(db: &Db, token: &str) -> Result<Option<Leaving>, StoreError> {
    let row = sqlx::query("select username from digest where leave_token = $1").bind(token);
    let row = row.fetch_optional(db.read()).await?;
    row.map(|row| Ok(Leaving { username: row.try_get("username")? })).transpose()
}

/// Ends the digest of this token with everything that was kept of it; tells whether there was one.
pub async fn leave(db: &Db, token: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let row = sqlx::query("select id, username from digest where leave_token = $1").bind(token);
    let Some(row) = row.fetch_optional(&mut *tx).await? else { return Ok(false) };
    let (id, username): (String, Option<String>) = (row.try_get("id")?, row.try_get("username")?);
    forget_in(&mut tx, &id).await?;
    if let Some(username) = username {
        audit::write_in(&mut tx, &AuditLine::new(username, "digest leave", &id), now).await?;
    }
    dialect::commit(tx).await?;
    Ok(true)
}

/// A digest whose letter is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The digest.
    pub digest: Digest,
    /// In which languages its person likes to read, the best liked first.
    pub likes: Vec<String>,
}

/// A digest with what is known of its person.
pub async fn due_of(db: &Db, id: &str) -> Result<Option<Due>, StoreError> {
    let Some(row) = sqlx::query(DUE_OF).bind(id).fetch_optional(db.read()).await? else { return Ok(None) };
    let likes: Option<String> = row.try_get("likes")?;
    let likes = likes.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    Ok(Some(Due { digest: digest(&row)?, likes }))
}
const DUE_OF: &str = "select d.id, d.username, d.address, d.asked_until, d.frequency, d.language, d.topics, \
    d.countries, d.languages, d.levels, d.with_web, d.leave_token, d.told, d.next_at, d.refused, a.languages as likes \
    from digest d left join account a on a.username = d.username and a.removed is null \
    where d.id = $1 and d.asked_until is null";

/// Notes up to where a digest was told, and when it is due again.
pub(super) async fn told_in(
    conn: &mut AnyConnection,
    id: &str,
    until: Timestamp,
    next_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("update digest set told = $1, next_at = $2, refused = 0 where id = $3")
        .bind(until.as_millisecond())
        .bind(next_at.as_millisecond())
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that a letter of a digest was not taken; gives how many in a row.
pub(super) async fn refused_in(conn: &mut AnyConnection, id: &str, next_at: Timestamp) -> Result<u64, StoreError> {
    let text = "update digest set refused = refused + 1, next_at = $1 where id = $2 returning refused";
    let row = sqlx::query(text).bind(next_at.as_millisecond()).bind(id).fetch_optional(conn).await?;
    row.map_or(Ok(0), |row| count(&row, "refused"))
}
