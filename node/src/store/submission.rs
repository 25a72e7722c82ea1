//! What an author has submitted and a second person has to approve: exactly these bytes are published then.
//!
//! CONTRACT, `publish --approve`. Does not know what a bundle says.

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Db, StoreError, dialect, instant, instant_or_none, material::row::word};

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nobody has decided.
    Pending,
    /// Published.
    Approved,
    /// Refused.
    Refused,
}

impl Decision {
    const ALL: [Self; 3] = [Self::Pending, Self::Approved, Self::Refused];

    /// The word in rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }
}

impl FromStr for Decision {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.as_str() == word).ok_or_else(|| word.to_owned())
    }
}

/// One submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its id, a UUID.
    pub id: String,
    /// The local UUID of the material it revises; none if it is a new one.
    pub material: Option<String>,
    /// The user who submitted it.
    pub author: String,
    /// The files, as JSON.
    pub bundle: String,
    /// Lower-case hex of the bundle's SHA-256, for those who want to compare.
    pub sha256: String,
    /// What became of it.
    pub decision: Decision,
    /// Who decided.
    pub approver: Option<String>,
    /// When it was submitted.
    pub at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// Keeps a pending submission.
pub async fn submit(db: &Db, submission: &Submission) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    submit_in(&mut tx, submission).await?;
    dialect::commit(tx).await
}

/// Keeps a pending submission within the caller's transaction.
pub(super) async fn submit_in(conn: &mut AnyConnection, submission: &Submission) -> Result<(), StoreError> {
    sqlx::query(SUBMIT)
        .bind(&submission.id)
        .bind(submission.material.as_deref())
        .bind(&submission.author)
        .bind(&submission.bundle)
        .bind(&submission.sha256)
        .bind(submission.at.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
const SUBMIT: &str = "insert into submission (id, material, author, bundle, sha256, state, approver, at, decided_at) \
    values ($1, $2, $3, $4, $5, 'pending', null, $6, null)";

/// Finds a submission.
pub async fn find(db: &Db, id: &str) -> Result<Option<Submission>, StoreError> {
    sqlx::query(FIND).bind(id).fetch_optional(db.read()).await?.as_ref().map(read).transpose()
}
const FIND: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at \
    from submission where id = $1";

/// Those nobody has decided about, the oldest first.
pub async fn pending(db: &Db, limit: u32) -> Result<Vec<Submission>, StoreError> {
    sqlx::query(PENDING).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const PENDING: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at \
    from submission where state = 'pending' order by at, id limit $1";

/// Decides about a pending submission; tells whether it was pending and this person may: the
/// author may only take it back, which is to refuse it. The bundle of one that is
/// decided is not needed any more and goes: it is published, or it was refused.
pub async fn decide(db: &Db, id: &str, approver: &str, decision: Decision, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let decided = decide_in(&mut tx, id, approver, decision, now).await?;
    dialect::commit(tx).await?;
    Ok(decided)
}

/// The approval of a submission, as part of publishing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The id of the submission.
    pub submission: String,
    /// The user who approves, not its author.
    pub approver: String,
}

impl Approval {
    /// Approves within the transaction that publishes.
    ///
    /// # Errors
    /// `Superseded` if the submission is decided already, or this is its author.
    pub(super) async fn decide_in(&self, conn: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
        let decided = decide_in(conn, &self.submission, &self.approver, Decision::Approved, now).await?;
        if decided { Ok(()) } else { Err(StoreError::Superseded(format!("the submission {}", self.submission))) }
    }
}

async fn decide_in(
    conn: &mut AnyConnection,
    id: &str,
    approver: &str,
    decision: Decision,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let query = sqlx::query(DECIDE).bind(id).bind(approver).bind(decision.as_str()).bind(now.as_millisecond());
    Ok(query.execute(conn).await?.rows_affected() == 1)
}
const DECIDE: &str = "update submission set state = $3, approver = $2, decided_at = $4, bundle = '' \
    where id = $1 and state = 'pending' and (author <> $2 or $3 = 'refused')";

fn read(row: &AnyRow) -> Result<Submission, StoreError> {
    Ok(Submission {
        id: row.try_get("id")?,
        material: row.try_get("material")?,
        author: row.try_get("author")?,
        bundle: row.try_get("bundle")?,
        sha256: row.try_get("sha256")?,
        decision: word(row, "state")?,
        approver: row.try_get("approver")?,
        at: instant(row, "at")?,
        decided_at: instant_or_none(row, "decided_at")?,
    })
}

#[cfg(test)]
mod tests;
