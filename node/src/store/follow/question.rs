//! What was asked of those who would like to follow, before anybody says yes or no. It is kept here for colleagues: between
//! servers there is no word for a question.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant,
    sweep::{Pass, Sweep, sweep},
};

/// A question and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who noted it.
    pub by: String,
    /// In their words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Notes a question, unless there are `most` already; tells whether it did.
pub async fn ask(
    db: &Db,
    (id, follower): (&str, &str),
    question: &Question,
    most: u32,
    line: &AuditLine,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let put = sqlx::query(ASK)
        .bind(id)
        .bind(follower)
        .bind(&question.by)
        .bind(&question.words)
        .bind(question.at.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    audit::write_in(&mut tx, line, question.at).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const ASK: &str = "insert into follow_question (id, follower, by_whom, words, at) select $1, $2, $3, $4, $5 \
    where (select count(*) from follow_question where follower = $2) < $6 \
    and exists (select 1 from follower where id = $2)";

/// What was asked of a follower, the first first.
pub async fn questions(db: &Db, follower: &str, limit: u32) -> Result<Vec<Question>, StoreError> {
    let query = sqlx::query(LIST).bind(follower).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(read).collect()
}
const LIST: &str = "select by_whom, words, at from follow_question where follower = $1 order by at, id limit $2";

/// Forgets what was asked of those who are not here any more.
pub async fn forget_questions(db: &Db, pass: Pass) -> Result<u64, StoreError> {
    OF_NOBODY.turn(db, &[], pass).await
}
const OF_NOBODY: Sweep = sweep!(unseen, "follow_question where follower not in (select id from follower)");

fn read(row: &AnyRow) -> Result<Question, StoreError> {
    Ok(Question { by: row.try_get("by_whom")?, words: row.try_get("words")?, at: instant(row, "at")? })
}
