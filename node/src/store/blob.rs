//! Which attachments are here, which origins gave them, and which are still to be fetched. The files themselves lie beside
//! the database, each once, written by another floor, which calls `hold` once a file is complete.
//!
//! Whoever knows a digest can name it: a file opens only through material of an origin that gave its bytes. Does not know
//! where files lie, or how they are fetched.

use election_pool_protocol::audience::{Action, Level, Viewer};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Db, StoreError, count, dialect, hub, instant, material, stored,
    visible::{Scope, visible},
};

/// A file that an origin gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<'a> {
    /// Lower-case hex.
    pub sha256: &'a str,
    /// Media type.
    pub media_type: &'a str,
    /// In bytes.
    pub size: u64,
    /// The host key of whoever gave it; of this node, what is published here.
    pub origin: &'a str,
}

/// Notes that a file is here, complete, and who gave it. What names it there and was shown without it comes anew in feeds.
pub async fn hold(db: &Db, file: &Given<'_>, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let query = sqlx::query(HOLD).bind(file.sha256).bind(file.media_type).bind(stored(file.size));
    query.bind(now.as_millisecond()).execute(&mut *tx).await?;
    give_in(&mut tx, file.sha256, file.origin, now).await?;
    dialect::commit(tx).await
}
const HOLD: &str = "insert into blob (sha256, media_type, size, at) values ($1, $2, $3, $4) \
    on conflict (sha256) do update set at = excluded.at";

/// Notes of a file that is here that this origin had it too, without its being given anew; false if it is not here. For
/// what this node published and takes back.
pub async fn regain(db: &Db, sha256: &str, origin: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let held = sqlx::query("update blob set at = $2 where sha256 = $1").bind(sha256).bind(now.as_millisecond());
    if held.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    give_in(&mut tx, sha256, origin, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

async fn give_in(conn: &mut AnyConnection, sha256: &str, origin: &str, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(GIVE).bind(sha256).bind(origin).bind(now.as_millisecond());
    if query.execute(&mut *conn).await?.rows_affected() == 1 {
        hub::note_file_in(&mut *conn, sha256, origin, now).await?;
        material::reopen_in(&mut *conn, sha256, origin).await?;
    }
    Ok(())
}
const GIVE: &str =
    "insert into blob_origin (sha256, origin, at) values ($1, $2, $3) on conflict (sha256, origin) do nothing";

/// An attachment of a received material whose file its origin has not given yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Lower-case hex.
    pub sha256: String,
    /// Where its origin serves it.
    pub url: String,
    /// The host key of that origin.
    pub host: String,
    /// The id of the object that names it.
    pub object: String,
}

/// Up to `limit` attachments that their origin has not given, each once from each origin, by digest and origin after
/// `after`; begin again with `""` when none are left, so that one that can never be fetched does not hold up the others.
/// Also what is here from another: who names a file shows that they have it.
pub async fn wanted(db: &Db, after: (&str, &str), limit: u32) -> Result<Vec<Wanted>, StoreError> {
    let query = sqlx::query(WANTED).bind(after.0).bind(after.1).bind(i64::from(limit));
    let rows = query.fetch_all(db.read()).await?;
    let read = |row: &sqlx::any::AnyRow| {
        Ok(Wanted {
            sha256: row.try_get("sha256")?,
            url: row.try_get("url")?,
            host: row.try_get("origin")?,
            object: row.try_get("uri")?,
        })
    };
    rows.iter().map(read).collect()
}
const WANTED: &str = "select a.sha256, a.url, m.origin, m.uri from attachment a join material m on m.id = a.material \
    where (a.sha256, m.origin) > ($1, $2) and m.is_own = 0 and m.state = 'live' \
    and not exists (select 1 from blob_origin g where g.sha256 = a.sha256 and g.origin = m.origin) \
    and not exists (select 1 from attachment o join material n on n.id = o.material \
    where o.sha256 = a.sha256 and n.origin = m.origin and n.is_own = 0 and n.state = 'live' and n.id < m.id) \
    order by a.sha256, m.origin limit $3";

/// The attachments of an object, lower-case hex.
pub async fn named_by(db: &Db, object: &str) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(NAMED_BY).bind(object).fetch_all(db.read()).await?)
}
const NAMED_BY: &str = "select a.sha256 from attachment a join material m on m.id = a.material \
    where m.uri = $1 order by a.place limit 1000";

/// A file as a viewer may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleBlob {
    /// Media type.
    pub media_type: String,
    /// The file name for people.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// The widest level of a material that shows it to this viewer: only CLEAR may be cached by others.
    pub level: Level,
    /// The id of that material.
    pub material: String,
    /// Its revision.
    pub revision: u64,
}

/// A file that is here, if this viewer may fetch some material that names it and whose origin gave it.
pub async fn visible_to(db: &Db, viewer: &Viewer, sha256: &str) -> Result<Option<VisibleBlob>, StoreError> {
    let scope = Scope::of(Action::Fetch, viewer);
    let found = sqlx::query(VISIBLE)
        .bind(scope.top)
        .bind(&scope.authorities)
        .bind(&scope.person)
        .bind(sha256)
        .fetch_optional(db.read())
        .await?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(VisibleBlob {
        media_type: found.try_get("media_type")?,
        name: found.try_get("name")?,
        size: count(&found, "size")?,
        level: Level::of_rank(found.try_get("level")?),
        material: found.try_get("uri")?,
        revision: count(&found, "revision")?,
    }))
}
const VISIBLE: &str = concat!(
    "select a.media_type, a.name, b.size, m.level, m.uri, m.revision from attachment a join material m on m.id = a.material \
     join blob_origin g on g.sha256 = a.sha256 and g.origin = m.origin join blob b on b.sha256 = a.sha256 where ",
    visible!(),
    " and m.state = 'live' and a.sha256 = $4 order by m.level, m.uri limit 1"
);

/// Up to `limit` files that no material names any more and that came before an instant: they may be removed.
pub async fn orphans(db: &Db, before: Timestamp, limit: u32) -> Result<Vec<String>, StoreError> {
    let query = sqlx::query_scalar(ORPHANS).bind(before.as_millisecond()).bind(i64::from(limit));
    Ok(query.fetch_all(db.read()).await?)
}
const ORPHANS: &str = "select b.sha256 from blob b where b.at < $1 \
    and not exists (select 1 from attachment a where a.sha256 = b.sha256) order by b.sha256 limit $2";

/// How many of them there are.
pub async fn count_orphans(db: &Db, before: Timestamp) -> Result<u64, StoreError> {
    count(&sqlx::query(COUNT_ORPHANS).bind(before.as_millisecond()).fetch_one(db.read()).await?, "number")
}
const COUNT_ORPHANS: &str = "select count(*) as number from blob b where b.at < $1 \
    and not exists (select 1 from attachment a where a.sha256 = b.sha256)";

/// A file that may go, as it was when that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freed {
    /// Lower-case hex.
    pub sha256: String,
    /// When it last came.
    pub at: Timestamp,
}

/// When a file that is here last came.
pub async fn came(db: &Db, sha256: &str) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query("select at from blob where sha256 = $1").bind(sha256).fetch_optional(db.read()).await?;
    row.as_ref().map(|row| instant(row, "at")).transpose()
}

/// Lets files go with the next sweep, whenever they came, if no material names them any more. One that came again since is
/// about to be named by another publication and stays.
pub(super) async fn free_in(conn: &mut AnyConnection, files: &[Freed]) -> Result<(), StoreError> {
    for Freed { sha256, at } in files {
        let freed = sqlx::query(FREE).bind(sha256).bind(at.as_millisecond()).execute(&mut *conn).await?;
        if freed.rows_affected() > 0 {
            sqlx::query(FREE_ORIGINS).bind(sha256).execute(&mut *conn).await?;
        }
    }
    Ok(())
}
const FREE: &str = "update blob set at = 0 where sha256 = $1 and at = $2 \
    and not exists (select 1 from attachment a where a.sha256 = blob.sha256)";
const FREE_ORIGINS: &str = "update blob_origin set at = 0 where sha256 = $1";

/// Forgets a file and removes it, unless a material names it by now, or is about to: it came again since `before`. It is
/// removed before that is committed, so that whoever sees it after `hold` keeps it.
pub async fn forget<E: From<StoreError>>(
    db: &Db,
    sha256: &str,
    before: Timestamp,
    remove: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let mut tx = dialect::begin(db).await?;
    // The file itself first, as whoever keeps it does: neither waits for the other for ever.
    for (place, text) in FORGET.into_iter().enumerate() {
        let query = sqlx::query(text).bind(sha256).bind(before.as_millisecond());
        let forgotten = query.execute(&mut *tx).await.map_err(StoreError::from)?.rows_affected();
        if place != 1 && forgotten == 0 {
            return Ok(());
        }
    }
    remove()?;
    Ok(dialect::commit(tx).await?)
}
const FORGET: [&str; 3] = [
    "update blob set at = at where sha256 = $1 and at < $2 \
     and not exists (select 1 from attachment a where a.sha256 = blob.sha256)",
    "delete from blob_origin where sha256 = $1 and at < $2",
    "delete from blob where sha256 = $1 and at < $2 \
     and not exists (select 1 from attachment a where a.sha256 = blob.sha256)",
];

#[cfg(test)]
pub(super) mod tests;
