//! Looking at offers.

use election_pool_protocol::audience::Level;
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::Offer;
use crate::{
    model::offer::{Answer, State, Verdict},
    store::{Db, StoreError, count, count_or_none, instant, instant_or_none, material::row, stored},
};

macro_rules! columns {
    () => {
        "id, uri, is_made, host, authority, material, author, level, language, of_revision, bytes, sha256, activity, \
         by_whom, at, state, why, taken_revision, is_amended, words, answered_at, answer"
    };
}
pub(super) use columns;

/// The offer of this id, which is the one here or that of the object.
pub async fn find(db: &Db, id: &str) -> Result<Option<Offer>, StoreError> {
    let text = concat!("select ", columns!(), " from offer where id = $1 or uri = $1");
    sqlx::query(text).bind(id).fetch_optional(db.read()).await?.as_ref().map(offer).transpose()
}

/// The offers that an authority made or has to answer, the newest first.
pub async fn list(db: &Db, authority: &str, limit: u32) -> Result<Vec<Offer>, StoreError> {
    let text = concat!(
        "select ",
        columns!(),
        " from offer where authority = $1 or author = $1 order by at desc, id desc limit $2"
    );
    sqlx::query(text).bind(authority).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(offer).collect()
}

/// The offers that an authority has to answer, the oldest first.
pub async fn to_answer(db: &Db, authority: &str, limit: u32) -> Result<Vec<Offer>, StoreError> {
    let text = concat!(
        "select ",
        columns!(),
        " from offer where is_made = 0 and state = 'open' and author = $1 order by at, id limit $2"
    );
    sqlx::query(text).bind(authority).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(offer).collect()
}

/// The offers that an authority made and that are answered or void, the last first.
pub async fn answered(db: &Db, authority: &str, limit: u32) -> Result<Vec<Offer>, StoreError> {
    let text = concat!(
        "select ",
        columns!(),
        " from offer where is_made = 1 and state <> 'open' and authority = $1 \
         order by coalesce(answered_at, at) desc, id desc limit $2"
    );
    sqlx::query(text).bind(authority).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(offer).collect()
}

/// The offers of an authority of a material in a language, the latest first.
pub async fn of_material(db: &Db, authority: &str, material: &str, language: &str) -> Result<Vec<Offer>, StoreError> {
    let text = concat!(
        "select ",
        columns!(),
        " from offer where material = $1 and language = $2 and authority = $3 order by at desc, uri desc limit 100"
    );
    let query = sqlx::query(text).bind(material).bind(language).bind(authority);
    query.fetch_all(db.read()).await?.iter().map(offer).collect()
}

/// The offers received of a material that wait for an answer, by id, each with the revision it was made from.
pub async fn open_of(db: &Db, material: &str) -> Result<Vec<(String, u64)>, StoreError> {
    let rows = sqlx::query(OPEN_OF).bind(material).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, count(row, "of_revision")?))).collect()
}
const OPEN_OF: &str = "select id, of_revision from offer where material = $1 and is_made = 0 and state = 'open' \
    order by at, id limit 1000";

/// The offers of a material whose text is here, by the id of the object, up to those made from a revision.
pub async fn texts_of(db: &Db, material: &str, revision: u64) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(TEXTS_OF).bind(material).bind(stored(revision)).fetch_all(db.read()).await?)
}
const TEXTS_OF: &str = "select uri from offer where material = $1 and of_revision <= $2 and bytes is not null \
    order by at, id limit 1000";

/// How many wait for an answer, made for or received from a server.
pub async fn count_open(db: &Db, host: &str, is_made: bool) -> Result<u64, StoreError> {
    let query = sqlx::query(OPEN).bind(host).bind(i32::from(is_made));
    count(&query.fetch_one(db.read()).await?, "number")
}
const OPEN: &str = "select count(*) as number from offer where host = $1 and is_made = $2 and state = 'open'";

/// How many were received and wait for an answer, from whomever, and since when the first of them does.
pub async fn waiting(db: &Db) -> Result<(u64, Option<Timestamp>), StoreError> {
    let row = sqlx::query(WAITING).fetch_one(db.read()).await?;
    Ok((count(&row, "number")?, instant_or_none(&row, "first")?))
}
const WAITING: &str = "select count(*) as number, min(at) as first from offer where is_made = 0 and state = 'open'";

/// How many came for an authority after an instant and are open, and how many of its own were answered after it, counted up
/// to `most`.
pub async fn count_new(db: &Db, authority: &str, since: Timestamp, most: u32) -> Result<u64, StoreError> {
    let query = sqlx::query(NEW).bind(authority).bind(since.as_millisecond()).bind(i64::from(most));
    count(&query.fetch_one(db.read()).await?, "number")
}
const NEW: &str = "select count(*) as number from (select uri from offer where is_made = 0 and state = 'open' \
    and author = $1 and sent_at > $2 or is_made = 1 and authority = $1 and answered_at > $2 limit $3) counted";

/// What was made here and is to be sent once more: what somebody asked for, and what has had no answer since `before`.
pub async fn due(db: &Db, before: Timestamp, limit: u32) -> Result<Vec<Offer>, StoreError> {
    let query = sqlx::query(DUE).bind(before.as_millisecond()).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(offer).collect()
}
const DUE: &str = concat!(
    "select ",
    columns!(),
    " from offer where is_made = 1 and sent_at < $1 and (sent_at = 0 or state = 'open') and bytes is not null \
     order by sent_at, id limit $2"
);

pub(super) fn offer(row: &AnyRow) -> Result<Offer, StoreError> {
    let level: i32 = row.try_get("level")?;
    Ok(Offer {
        id: row.try_get("id")?,
        uri: row.try_get("uri")?,
        is_made: row::flag(row, "is_made")?,
        host: row.try_get("host")?,
        authority: row.try_get("authority")?,
        material: row.try_get("material")?,
        author: row.try_get("author")?,
        level: Level::of_rank(level),
        language: row.try_get("language")?,
        of_revision: count(row, "of_revision")?,
        bytes: row.try_get("bytes")?,
        sha256: row.try_get("sha256")?,
        activity: row.try_get("activity")?,
        by: row.try_get("by_whom")?,
        at: instant(row, "at")?,
        state: state(row)?,
        answer: row.try_get("answer")?,
    })
}

fn state(row: &AnyRow) -> Result<State, StoreError> {
    let word: String = row.try_get("state")?;
    let missing = |column| StoreError::unreadable(column, "it is empty");
    let answered = |verdict| -> Result<State, StoreError> {
        let at = instant_or_none(row, "answered_at")?.ok_or_else(|| missing("answered_at"))?;
        Ok(State::Answered(Answer { at, verdict, words: row.try_get("words")? }))
    };
    match word.as_str() {
        "open" => Ok(State::Open),
        "void" => Ok(State::Void(row::word(row, "why")?)),
        "refused" => answered(Verdict::Refused),
        "accepted" => answered(Verdict::Accepted {
            revision: count_or_none(row, "taken_revision")?.ok_or_else(|| missing("taken_revision"))?,
            is_amended: row::flag(row, "is_amended")?,
        }),
        other => Err(StoreError::unreadable("state of an offer", other)),
    }
}
