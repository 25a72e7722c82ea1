//! What partners were told about wanted languages, each the last number with the letter that said it.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::{
    model::wish::{Due, Told},
    store::{
        Db, StoreError, count, dialect, instant,
        letter::{self, NewLetter},
        stored,
    },
};

/// What partners were told, up to `limit`.
pub async fn told(db: &Db, limit: u32) -> Result<Vec<Told>, StoreError> {
    let rows = sqlx::query(TOLD).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let told = |row: &AnyRow| {
        Ok(Told {
            due: Due {
                uri: row.try_get("material")?,
                language: row.try_get("language")?,
                host: row.try_get("host")?,
                amount: count(row, "amount")?,
            },
            at: instant(row, "at")?,
        })
    };
    rows.iter().map(told).collect()
}
const TOLD: &str =
    "select material, language, host, amount, at from wish_told order by at, material, language, host limit $1";

/// Something to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tell {
    /// To whom, and what.
    pub due: Due,
    /// When it is so.
    pub at: Timestamp,
    /// When this partner was last told about it.
    pub before: Option<Timestamp>,
    /// The letter that says so.
    pub letter: NewLetter,
}

/// Writes the letter and notes what it says, in one transaction; false if another process told it meanwhile.
pub async fn tell(db: &Db, tell: &Tell, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let noted = sqlx::query(NOTE)
        .bind(&tell.due.uri)
        .bind(&tell.due.language)
        .bind(&tell.due.host)
        .bind(stored(tell.due.amount))
        .bind(tell.at.as_millisecond())
        .bind(tell.before.map_or(0, Timestamp::as_millisecond))
        .execute(&mut *tx)
        .await?;
    if noted.rows_affected() == 0 {
        return Ok(false);
    }
    letter::write_in(&mut tx, &tell.letter, &tell.letter.inbox, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const NOTE: &str = "insert into wish_told (material, language, host, amount, at) values ($1, $2, $3, $4, $5) \
    on conflict (material, language, host) do update set amount = excluded.amount, at = excluded.at \
    where wish_told.at = $6";

/// Forgets that a partner was told: there is nothing more to say, or nothing that it may know.
pub async fn forget(db: &Db, due: &Due) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let query = sqlx::query(FORGET).bind(&due.uri).bind(&due.language).bind(&due.host);
    query.execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const FORGET: &str = "delete from wish_told where material = $1 and language = $2 and host = $3";
