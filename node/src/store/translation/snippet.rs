//! What was sent to a provider that answers later: one row for each answer that is expected, under the hash of an address
//! that nobody can guess. An answer takes its row away, so that a second one finds none; that there is none stays in it until
//! the job has seen it.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{job, memory::REMEMBER};
use crate::store::{
    Db, StoreError, dialect,
    sweep::{Pass, Sweep, sweep},
};

/// An answer that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The hash of what stands in the address.
    pub token: String,
    /// The job.
    pub translation: String,
    /// Under what it is to be remembered.
    pub memory: String,
    /// The language it must be in.
    pub language: String,
    /// The number the provider gave it.
    pub request: Option<String>,
    /// Why there is no answer, once that was said.
    pub refusal: Option<String>,
}

/// Expects an answer from now on; written before anything is sent, since the answer may be quicker than ours.
pub async fn send(db: &Db, sent: &Sent, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(SEND)
        .bind(&sent.token)
        .bind(&sent.translation)
        .bind(&sent.memory)
        .bind(&sent.language)
        .bind(sent.request.as_deref())
        .bind(now.as_millisecond())
        .execute(db.write())
        .await?;
    Ok(())
}
const SEND: &str = "insert into snippet (token, translation, memory, language, request, at) \
    values ($1, $2, $3, $4, $5, $6)";

/// Notes the number the provider gave it, unless it was answered meanwhile.
pub async fn number(db: &Db, sent: &Sent) -> Result<(), StoreError> {
    let query = sqlx::query("update snippet set request = $1 where token = $2").bind(sent.request.as_deref());
    query.bind(&sent.token).execute(db.write()).await?;
    Ok(())
}

/// Expects it no longer: it was not taken.
pub async fn unexpect(db: &Db, token: &str) -> Result<(), StoreError> {
    sqlx::query("delete from snippet where token = $1").bind(token).execute(db.write()).await?;
    Ok(())
}

/// Expects nothing any more for a job.
pub async fn unexpect_all(db: &Db, translation: &str) -> Result<(), StoreError> {
    sqlx::query("delete from snippet where translation = $1").bind(translation).execute(db.write()).await?;
    Ok(())
}

/// What is expected for a job, and what was refused since its last turn.
pub async fn pending(db: &Db, translation: &str) -> Result<Vec<Sent>, StoreError> {
    let text = "select token, translation, memory, language, request, refusal from snippet where translation = $1";
    sqlx::query(text).bind(translation).fetch_all(db.read()).await?.iter().map(sent).collect()
}

/// What is expected at an address, with the material it is for.
pub async fn expected(db: &Db, token: &str) -> Result<Option<(Sent, String)>, StoreError> {
    let row = sqlx::query(EXPECTED).bind(token).fetch_optional(db.read()).await?;
    row.map(|row| Ok((sent(&row)?, row.try_get("material")?))).transpose()
}
const EXPECTED: &str = "select s.token, s.translation, s.memory, s.language, s.request, s.refusal, t.material from snippet s \
    join translation t on t.id = s.translation where s.token = $1 and s.refusal is null";

/// Takes what was expected: keeps the answer, or that there is none, and wakes the job. False if it was taken before.
pub async fn take(
    db: &Db,
    sent: &Sent,
    material: &str,
    answer: Result<&str, &str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let taken = match answer {
        Ok(_) => sqlx::query(TAKE).bind(&sent.token).execute(&mut *tx).await?,
        Err(why) => sqlx::query(REFUSE).bind(&sent.token).bind(why).execute(&mut *tx).await?,
    };
    if taken.rows_affected() == 0 {
        return Ok(false);
    }
    if let Ok(text) = answer {
        let query = sqlx::query(REMEMBER).bind(&sent.memory).bind(material).bind(text);
        query.bind(now.as_millisecond()).execute(&mut *tx).await?;
    }
    job::wake_in(&mut tx, &sent.translation, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const TAKE: &str = "delete from snippet where token = $1 and refusal is null";
const REFUSE: &str = "update snippet set refusal = $2 where token = $1 and refusal is null";

/// Expects no longer what was sent for a job before then; gives how many there were.
pub async fn forget_before(db: &Db, translation: &str, before: Timestamp) -> Result<u64, StoreError> {
    let text = "delete from snippet where translation = $1 and at < $2";
    let query = sqlx::query(text).bind(translation).bind(before.as_millisecond());
    Ok(query.execute(db.write()).await?.rows_affected())
}

/// Expects no longer what was sent before then for a job that waits for nothing any more.
pub async fn prune_snippets(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    IN_VAIN.turn(db, &[before.as_millisecond()], pass).await
}
const IN_VAIN: Sweep =
    sweep!(unseen, "snippet where at < $1 and translation in (select id from translation where state <> 'waiting')");

fn sent(row: &AnyRow) -> Result<Sent, StoreError> {
    Ok(Sent {
        token: row.try_get("token")?,
        translation: row.try_get("translation")?,
        memory: row.try_get("memory")?,
        language: row.try_get("language")?,
        request: row.try_get("request")?,
        refusal: row.try_get("refusal")?,
    })
}
