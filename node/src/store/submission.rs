//! What an author has submitted and a second person has to approve: exactly these bytes are published then.
//!
//! CONTRACT, `publish --approve`. Does not know what a bundle says.

mod outline;

use std::str::FromStr;

use election_pool_protocol::mutant::Mutant;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

pub use self::outline::{Asks, Outline, Place, outlines};
use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, draft, instant, instant_or_none,
    material::{lock_in, row::word},
};

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
    /// The URI of the material it is about; none if it is a new one.
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
    /// Why it was refused.
    pub reason: Option<String>,
}

impl Submission {
    /// What the audit trail says of it.
    pub(super) fn line(&self) -> AuditLine {
        AuditLine::new(&self.author, "submit", &self.id).with_detail(format!("sha256 {}", self.sha256))
    }
}

/// What became of something that was submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submitted {
    /// It waits.
    Kept,
    /// The same has been asked for and waits; nothing was written.
    Before {
        /// The id of what waits.
        id: String,
        /// The user who submitted it.
        author: String,
    },
}

/// Keeps a pending submission; of a bare deed, which has no words but a reason, `once` is the deed and its material.
pub async fn submit(db: &Db, submission: &Submission, once: Option<&str>) -> Result<Submitted, StoreError> {
    match keep(db, submission, once).await {
        Ok(()) => Ok(Submitted::Kept),
        Err(error @ StoreError::Unique(_)) => {
            let Some(once) = once else { return Err(error) };
            match sqlx::query(FIND_ONCE).bind(once).fetch_optional(db.read()).await? {
                Some(before) => Ok(Submitted::Before { id: before.try_get("id")?, author: before.try_get("author")? }),
                // It was decided this moment.
                None => keep(db, submission, Some(once)).await.map(|()| Submitted::Kept),
            }
        }
        Err(error) => Err(error),
    }
}
const FIND_ONCE: &str = "select id, author from submission where once = $1 and state = 'pending'";

async fn keep(db: &Db, submission: &Submission, once: Option<&str>) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    submit_in(&mut tx, submission, once).await?;
    audit::write_in(&mut tx, &submission.line(), submission.at).await?;
    dialect::commit(tx).await
}

/// Keeps a pending submission within the caller's transaction.
pub(super) async fn submit_in(
    conn: &mut AnyConnection,
    submission: &Submission,
    once: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query(SUBMIT)
        .bind(&submission.id)
        .bind(submission.material.as_deref())
        .bind(&submission.author)
        .bind(&submission.bundle)
        .bind(&submission.sha256)
        .bind(submission.at.as_millisecond())
        .bind(once)
        .execute(conn)
        .await?;
    Ok(())
}
const SUBMIT: &str = "insert into submission (id, material, author, bundle, sha256, state, approver, at, decided_at, once) \
    values ($1, $2, $3, $4, $5, 'pending', null, $6, null, $7)";

/// Finds a submission.
pub async fn find(db: &Db, id: &str) -> Result<Option<Submission>, StoreError> {
    sqlx::query(FIND).bind(id).fetch_optional(db.read()).await?.as_ref().map(read).transpose()
}
const FIND: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at, reason \
    from submission where id = $1";

/// Those of people of an authority that nobody has decided about and that lie behind a place, the newest first.
pub async fn pending(db: &Db, authority: &str, behind: &Place, limit: u32) -> Result<Vec<Submission>, StoreError> {
    let query = sqlx::query(PENDING).bind(authority).bind(behind.at.as_millisecond()).bind(&behind.id);
    query.bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const PENDING: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at, reason \
    from submission where state = 'pending' and (at < $2 or (at = $2 and id < $3)) \
    and author in (select username from account where authority = $1) order by at desc, id desc limit $4";

/// How many of other people of an authority have waited since then, up to a bound; no text is read for it.
pub async fn count_since(
    db: &Db,
    (authority, reader): (&str, &str),
    since: Timestamp,
    most: u32,
) -> Result<u64, StoreError> {
    let query = sqlx::query(COUNT_SINCE).bind(authority).bind(reader).bind(since.as_millisecond());
    count(&query.bind(i64::from(most)).fetch_one(db.read()).await?, "number")
}
const COUNT_SINCE: &str = "select count(*) as number from (select id from submission where state = 'pending' \
    and at > $3 and author <> $2 and author in (select username from account where authority = $1) limit $4) counted";

/// The submissions of one person that have no draft and were refused, or taken back with words in them, the newest first.
pub async fn refused(db: &Db, author: &str, limit: u32) -> Result<Vec<Submission>, StoreError> {
    sqlx::query(REFUSED).bind(author).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const REFUSED: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at, reason \
    from submission where author = $1 and state = 'refused' and (approver <> $1 or bundle <> '') \
    and id not in (select id from draft) order by decided_at desc, id limit $2";

/// Puts a submission in the place of one of the same id that does not wait, or that waits in another form.
pub(super) async fn put_in(conn: &mut AnyConnection, submission: &Submission) -> Result<(), StoreError> {
    sqlx::query(FORGET).bind(&submission.id).execute(&mut *conn).await?;
    submit_in(conn, submission, None).await
}
const FORGET: &str = "delete from submission where id = $1 and state <> 'approved'";

/// Takes back what waits, because it is changed or thrown away; tells whether it waited.
pub(super) async fn take_back_in(conn: &mut AnyConnection, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let query = sqlx::query(TAKE_BACK).bind(id).bind(now.as_millisecond());
    Ok(query.execute(conn).await?.rows_affected() == 1)
}
const TAKE_BACK: &str = "update submission set state = 'refused', approver = author, reason = null, bundle = '', \
    decided_at = $2 where id = $1 and state = 'pending'";

/// Ends the bare deeds that wait about a material which is withdrawn: there is nothing left to do them to. Whatever has words of
/// its own stays until somebody decides about it.
pub(super) async fn void_in(tx: &mut dialect::Tx, material: &str, by: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query_scalar(VOID).bind(material).bind(now.as_millisecond());
    let mut ended: Vec<String> = query.fetch_all(&mut **tx).await?;
    // The book is the same on both engines.
    ended.sort_unstable();
    for id in ended {
        audit::write_in(tx, &AuditLine::new(by, "submission void", &id).with_detail(material), now).await?;
    }
    Ok(())
}
const VOID: &str = "update submission set state = 'refused', approver = author, reason = null, bundle = '', \
    decided_at = $2 where material = $1 and state = 'pending' and once is not null returning id";

/// The bare deeds that wait about a material, the oldest first.
pub async fn deeds_on(db: &Db, material: &str, limit: u32) -> Result<Vec<Submission>, StoreError> {
    sqlx::query(DEEDS_ON).bind(material).bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(read).collect()
}
const DEEDS_ON: &str = "select id, material, author, bundle, sha256, state, approver, at, decided_at, reason \
    from submission where state = 'pending' and material = $1 and once is not null order by at, id limit $2";

/// What its author takes back.
#[derive(Debug, Clone, Copy)]
pub struct TakeBack<'a> {
    /// The id of the submission.
    pub submission: &'a str,
    /// Lower-case hex of the SHA-256 of what was read.
    pub sha256: &'a str,
    /// Its author.
    pub by: &'a str,
    /// Whether its words stay for them, because nothing else has them.
    pub is_kept: bool,
}

/// Takes back what waits and has no draft, by its author; tells whether it waited in that form.
pub async fn take_back(db: &Db, back: TakeBack<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let query = sqlx::query(TAKE_OWN_BACK).bind(back.submission).bind(back.sha256).bind(back.by);
    let query = query.bind(now.as_millisecond()).bind(i32::from(back.is_kept));
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(back.by, "submission take back", back.submission), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const TAKE_OWN_BACK: &str = "update submission set state = 'refused', approver = author, reason = null, \
    decided_at = $4, bundle = case when $5 = 1 then bundle else '' end \
    where id = $1 and sha256 = $2 and author = $3 and state = 'pending' and id not in (select id from draft)";

/// That a person refuses what waits, in the form that they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The id of the submission.
    pub submission: String,
    /// Lower-case hex of the SHA-256 of what was read.
    pub sha256: String,
    /// Who refuses.
    pub by: String,
    /// Why, for the author.
    pub reason: String,
    /// Whether its words stay for its author, because nothing else has them.
    pub is_kept: bool,
}

/// Refuses what waits; tells whether it waited in that form. Unless it is kept, the bundle is not needed any more and goes.
pub(super) async fn refuse_in(conn: &mut AnyConnection, refusal: &Refusal, now: Timestamp) -> Result<bool, StoreError> {
    let query = sqlx::query(REFUSE)
        .bind(&refusal.submission)
        .bind(&refusal.sha256)
        .bind(&refusal.by)
        .bind(&refusal.reason)
        .bind(now.as_millisecond())
        .bind(i32::from(refusal.is_kept));
    Ok(query.execute(conn).await?.rows_affected() == 1)
}
const REFUSE: &str = "update submission set state = 'refused', approver = $3, reason = $4, decided_at = $5, \
    bundle = case when $6 = 1 then bundle else '' end where id = $1 and sha256 = $2 and state = 'pending'";

/// Forgets the words of what was refused, which were kept for its author; tells whether there were any.
pub async fn forget_words(
    db: &Db,
    id: &str,
    author: &str,
    line: Option<&AuditLine>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let forgotten = sqlx::query(FORGET_WORDS).bind(id).bind(author).execute(&mut *tx).await?.rows_affected() == 1;
    if let Some(line) = line.filter(|_| forgotten) {
        audit::write_in(&mut tx, line, now).await?;
    }
    dialect::commit(tx).await?;
    Ok(forgotten)
}
const FORGET_WORDS: &str =
    "update submission set bundle = '' where id = $1 and author = $2 and state = 'refused' and bundle <> ''";

/// The approval of a submission, as part of publishing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The id of the submission.
    pub submission: String,
    /// Lower-case hex of the SHA-256 of what was read: nothing else is approved.
    pub sha256: String,
    /// The user who approves.
    pub approver: String,
    /// Whether the author may be the one, because the node lets one person publish this.
    pub is_alone: bool,
}

impl Approval {
    /// Approves within the transaction that publishes. The bundle of what is decided is not needed any more and goes, and
    /// with it the draft it was made of.
    ///
    /// # Errors
    /// `Superseded` if the submission is decided already, is another text now, or this is its author.
    pub(super) async fn decide_in(&self, conn: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
        // A withdrawal ends what else waits about its material: two approvals would wait for each other crosswise.
        lock_in(conn).await?;
        let is_unbound = Mutant::ApprovalUnbound.is_planted();
        let decided = sqlx::query(APPROVE)
            .bind(&self.submission)
            .bind(&self.approver)
            .bind(now.as_millisecond())
            .bind(&self.sha256)
            .bind(i32::from(is_unbound))
            .bind(i32::from(self.is_alone))
            .execute(&mut *conn)
            .await?;
        if decided.rows_affected() == 0 {
            return Err(StoreError::Superseded(format!("the submission {}", self.submission)));
        }
        draft::discard_in(conn, &self.submission).await?;
        Ok(())
    }
}
const APPROVE: &str = "update submission set state = 'approved', approver = $2, decided_at = $3, bundle = '' \
    where id = $1 and state = 'pending' and (sha256 = $4 or $5 = 1) and (author <> $2 or $6 = 1)";

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
        reason: row.try_get("reason")?,
    })
}

#[cfg(test)]
mod tests;
