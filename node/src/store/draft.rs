//! What authors are writing: drafts with their files, each saved over the edition that was read and over no other.
//!
//! Does not know what the fields of a draft say, nor who may write.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant, stored,
    submission::{self, Decision, Submission},
};
use crate::model::source::AttachmentFile;

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id, a UUID; also that of its submission.
    pub id: String,
    /// Whose it is.
    pub author: String,
    /// The actor id of the authority that would publish it.
    pub authority: String,
    /// The URI of the material of ours that it revises, if there is one.
    pub material: Option<String>,
    /// What was typed, as JSON.
    pub fields: String,
    /// Counts how often it was saved, from 1.
    pub edition: u64,
    /// Who saved it last.
    pub saved_by: String,
    /// When it was begun.
    pub at: Timestamp,
    /// When it was last saved.
    pub updated: Timestamp,
    /// What became of its submission, if it was submitted.
    pub decision: Option<Decision>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// A file of a draft, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What its bytes are.
    pub media_type: String,
    /// How many they are.
    pub size: u64,
}

/// What became of an attempt to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is saved as this edition.
    As(u64),
    /// Somebody else saved meanwhile: nothing is written.
    Stale,
}

macro_rules! columns {
    () => {
        "d.id, d.author, d.authority, d.material, d.fields, d.edition, d.saved_by, d.at, d.updated, s.state, \
         s.approver, s.reason from draft d left join submission s on s.id = d.id "
    };
}

/// Keeps a new draft with its files, unless its author has `most` already; tells whether it did.
pub async fn create(db: &Db, draft: &Draft, files: &[AttachmentFile], most: u32) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let is_kept = create_in(&mut tx, draft, files, most).await?;
    if is_kept {
        audit::write_in(&mut tx, &AuditLine::new(&draft.saved_by, "draft begin", &draft.id), draft.at).await?;
        dialect::commit(tx).await?;
    }
    Ok(is_kept)
}

async fn create_in(
    conn: &mut AnyConnection,
    draft: &Draft,
    files: &[AttachmentFile],
    most: u32,
) -> Result<bool, StoreError> {
    let put = sqlx::query(CREATE)
        .bind(&draft.id)
        .bind(&draft.author)
        .bind(&draft.authority)
        .bind(draft.material.as_deref())
        .bind(&draft.fields)
        .bind(stored(draft.edition))
        .bind(&draft.saved_by)
        .bind(draft.at.as_millisecond())
        .bind(draft.updated.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *conn)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    for file in files {
        add_file_in(conn, &draft.id, file).await?;
    }
    Ok(true)
}
const CREATE: &str = "insert into draft (id, author, authority, material, fields, edition, saved_by, at, updated) \
    select $1, $2, $3, $4, $5, $6, $7, $8, $9 where (select count(*) from draft where author = $2) < $10";

async fn add_file_in(conn: &mut AnyConnection, draft: &str, file: &AttachmentFile) -> Result<(), StoreError> {
    sqlx::query(ADD_FILE)
        .bind(draft)
        .bind(&file.name)
        .bind(&file.media_type)
        .bind(stored(file.bytes.len() as u64))
        .bind(file.bytes.clone())
        .execute(conn)
        .await?;
    Ok(())
}
const ADD_FILE: &str = "insert into draft_file (draft, place, name, media_type, size, bytes) \
    select $1, (select count(*) from draft_file where draft = $1) + 1, $2, $3, $4, $5";

/// Finds a draft.
pub async fn find(db: &Db, id: &str) -> Result<Option<Draft>, StoreError> {
    sqlx::query(FIND).bind(id).fetch_optional(db.read()).await?.as_ref().map(read).transpose()
}
const FIND: &str = concat!("select ", columns!(), "where d.id = $1");

/// The drafts of an authority, those saved last first.
pub async fn list(db: &Db, authority: &str, limit: u32) -> Result<Vec<Draft>, StoreError> {
    let rows = sqlx::query(LIST).bind(authority).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(read).collect()
}
const LIST: &str = concat!("select ", columns!(), "where d.authority = $1 order by d.updated desc, d.id limit $2");

/// What is saved.
#[derive(Debug, Clone, Copy)]
pub struct Save<'a> {
    /// The draft.
    pub id: &'a str,
    /// The edition that was read and is written over.
    pub edition: u64,
    /// What was typed, as JSON.
    pub fields: &'a str,
    /// Files that come in addition.
    pub add: &'a [AttachmentFile],
    /// The name of a file that goes.
    pub remove: Option<&'a str>,
    /// Who saves.
    pub by: &'a str,
}

/// Saves over the edition that was read. What waited for approval does not wait any more: it is another text now.
pub async fn save(db: &Db, save: Save<'_>, now: Timestamp) -> Result<Saved, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let saved = sqlx::query(SAVE)
        .bind(save.id)
        .bind(stored(save.edition))
        .bind(save.fields)
        .bind(save.by)
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
    if saved.rows_affected() == 0 {
        return Ok(Saved::Stale);
    }
    if let Some(name) = save.remove {
        sqlx::query(REMOVE_FILE).bind(save.id).bind(name).execute(&mut *tx).await?;
    }
    for file in save.add {
        add_file_in(&mut tx, save.id, file).await?;
    }
    if submission::take_back_in(&mut tx, save.id, now).await? {
        audit::write_in(&mut tx, &AuditLine::new(save.by, "submission change", save.id), now).await?;
    }
    dialect::commit(tx).await?;
    Ok(Saved::As(save.edition + 1))
}
const SAVE: &str = "update draft set fields = $3, saved_by = $4, updated = $5, edition = edition + 1 \
    where id = $1 and edition = $2";
const REMOVE_FILE: &str = "delete from draft_file where draft = $1 and name = $2";

/// Makes a draft another person's; what waited for approval does not wait any more. Tells whether it was there.
pub async fn take_over(db: &Db, id: &str, by: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let taken = sqlx::query(TAKE_OVER).bind(id).bind(by).bind(now.as_millisecond()).execute(&mut *tx).await?;
    if taken.rows_affected() == 0 {
        return Ok(false);
    }
    submission::take_back_in(&mut tx, id, now).await?;
    audit::write_in(&mut tx, &AuditLine::new(by, "draft take over", id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const TAKE_OVER: &str =
    "update draft set author = $2, saved_by = $2, updated = $3, edition = edition + 1 where id = $1";

/// Throws a draft away with its files and what waited of it, as it was in the edition that was read; tells whether it
/// still was that one.
pub async fn discard(db: &Db, id: &str, edition: u64, by: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    if sqlx::query(HOLD).bind(id).bind(stored(edition)).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    submission::take_back_in(&mut tx, id, now).await?;
    if !discard_in(&mut tx, id).await? {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(by, "draft discard", id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// Throws a draft away within the caller's transaction: it is published, or nobody wants it.
pub(super) async fn discard_in(conn: &mut AnyConnection, id: &str) -> Result<bool, StoreError> {
    sqlx::query(DISCARD_FILES).bind(id).execute(&mut *conn).await?;
    Ok(sqlx::query(DISCARD).bind(id).execute(conn).await?.rows_affected() == 1)
}
const DISCARD_FILES: &str = "delete from draft_file where draft = $1";
const DISCARD: &str = "delete from draft where id = $1";

/// Submits a draft as it was in the edition that was read; tells whether it still is that one. Whoever submits stands for
/// the text, also where another began it.
pub async fn submit(db: &Db, edition: u64, submission: &Submission) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // The row is held, so that nobody saves between the question and the answer.
    let held = sqlx::query(STAND_FOR).bind(&submission.id).bind(stored(edition)).bind(&submission.author);
    let held = held.execute(&mut *tx).await?;
    if held.rows_affected() == 0 {
        return Ok(false);
    }
    submission::put_in(&mut tx, submission).await?;
    audit::write_in(&mut tx, &submission.line(), submission.at).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const STAND_FOR: &str = "update draft set author = $3 where id = $1 and edition = $2";
const HOLD: &str = "update draft set at = at where id = $1 and edition = $2";

/// Refuses what waits, with words for its author; what was submitted without a draft becomes one, if `draft` is given.
/// Tells whether it still waited in that form.
pub async fn refuse(
    db: &Db,
    refusal: &submission::Refusal,
    draft: Option<(&Draft, &[AttachmentFile])>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    if !submission::refuse_in(&mut tx, refusal, now).await? {
        return Ok(false);
    }
    if let Some((draft, files)) = draft {
        create_in(&mut tx, draft, files, u32::MAX).await?;
    }
    let line =
        AuditLine::new(&refusal.by, "refuse", &refusal.submission).with_detail(format!("sha256 {}", refusal.sha256));
    audit::write_in(&mut tx, &line, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// The files of a draft in order, without their bytes.
pub async fn files(db: &Db, id: &str) -> Result<Vec<File>, StoreError> {
    let rows = sqlx::query(FILES).bind(id).fetch_all(db.read()).await?;
    let file = |row: &AnyRow| {
        Ok(File { name: row.try_get("name")?, media_type: row.try_get("media_type")?, size: count(row, "size")? })
    };
    rows.iter().map(file).collect()
}
const FILES: &str = "select name, media_type, size from draft_file where draft = $1 order by place, name";

/// The files of a draft in order.
pub async fn contents(db: &Db, id: &str) -> Result<Vec<AttachmentFile>, StoreError> {
    let rows = sqlx::query(CONTENTS).bind(id).fetch_all(db.read()).await?;
    let file = |row: &AnyRow| {
        Ok(AttachmentFile {
            name: row.try_get("name")?,
            media_type: row.try_get("media_type")?,
            bytes: row.try_get("bytes")?,
        })
    };
    rows.iter().map(file).collect()
}
const CONTENTS: &str = "select name, media_type, bytes from draft_file where draft = $1 order by place, name";

/// How many drafts there are of a material, and texts of it without one that wait for a second person, or were sent back by
/// one.
pub async fn texts_of(db: &Db, material: &str) -> Result<u64, StoreError> {
    count(&sqlx::query(TEXTS_OF).bind(material).fetch_one(db.read()).await?, "number")
}
const TEXTS_OF: &str = "select (select count(*) from draft where material = $1) + (select count(*) from submission s \
    where s.material = $1 and (s.bundle like '%\"source\":%' or s.bundle like '%\"text\":%') \
    and s.id not in (select id from draft)) as number";

fn read(row: &AnyRow) -> Result<Draft, StoreError> {
    let state: Option<String> = row.try_get("state")?;
    let decision = state.map(|word| word.parse().map_err(|word| StoreError::unreadable("state", word))).transpose()?;
    Ok(Draft {
        id: row.try_get("id")?,
        author: row.try_get("author")?,
        authority: row.try_get("authority")?,
        material: row.try_get("material")?,
        fields: row.try_get("fields")?,
        edition: count(row, "edition")?,
        saved_by: row.try_get("saved_by")?,
        at: instant(row, "at")?,
        updated: instant(row, "updated")?,
        decision,
        decided_by: row.try_get("approver")?,
        reason: row.try_get("reason")?,
    })
}

#[cfg(test)]
mod tests;
