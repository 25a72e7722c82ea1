//! Which attachments are here and which are still to be fetched. The files themselves lie beside the database, written
//! by another floor, which calls `hold` once a file is complete.
//!
//! Does not know where files lie, or how they are fetched.

use election_pool_protocol::audience::{Action, Level, Viewer};
use jiff::Timestamp;
use sqlx::Row;

use super::{
    Db, StoreError, count, dialect, hub, material, stored,
    visible::{Scope, visible},
};

/// Notes that a file is here, complete. What names it and was shown without it comes anew in feeds.
pub async fn hold(db: &Db, sha256: &str, media_type: &str, size: u64, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let held = sqlx::query("select size from blob where sha256 = $1").bind(sha256).fetch_optional(&mut *tx).await?;
    if held.is_none() {
        hub::note_file_in(&mut tx, sha256, now).await?;
        material::reopen_in(&mut tx, sha256).await?;
    }
    let query = sqlx::query(HOLD).bind(sha256).bind(media_type).bind(stored(size)).bind(now.as_millisecond());
    query.execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const HOLD: &str = "insert into blob (sha256, media_type, size, at) values ($1, $2, $3, $4) \
    on conflict (sha256) do update set at = excluded.at";

/// Whether a file is here.
pub async fn is_held(db: &Db, sha256: &str) -> Result<bool, StoreError> {
    let found = sqlx::query("select size from blob where sha256 = $1").bind(sha256).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}

/// An attachment of a received material whose file is not here yet.
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

/// Up to `limit` attachments that are not here, each file once, by digest after `after`; begin again with `""` when
/// none are left, so that one that can never be fetched does not hold up the others.
pub async fn wanted(db: &Db, after: &str, limit: u32) -> Result<Vec<Wanted>, StoreError> {
    let rows = sqlx::query(WANTED).bind(after).bind(i64::from(limit)).fetch_all(db.read()).await?;
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
    where a.sha256 > $1 and m.is_own = 0 and m.state = 'live' \
    and not exists (select 1 from blob b where b.sha256 = a.sha256) \
    and not exists (select 1 from attachment o join material n on n.id = o.material \
    where o.sha256 = a.sha256 and n.is_own = 0 and n.state = 'live' and n.id < m.id) \
    order by a.sha256 limit $2";

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

/// A file that is here, if this viewer may fetch some material that names it.
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
     join blob b on b.sha256 = a.sha256 where ",
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

/// Forgets a file and removes it, unless a material names it by now, or is about to: it came again since `before`. It is
/// removed before that is committed, so that whoever sees it after `hold` keeps it.
pub async fn forget<E: From<StoreError>>(
    db: &Db,
    sha256: &str,
    before: Timestamp,
    remove: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let mut tx = dialect::begin(db).await?;
    let query = sqlx::query(FORGET).bind(sha256).bind(before.as_millisecond());
    if query.execute(&mut *tx).await.map_err(StoreError::from)?.rows_affected() == 1 {
        remove()?;
    }
    Ok(dialect::commit(tx).await?)
}
const FORGET: &str = "delete from blob where sha256 = $1 and at < $2 \
    and not exists (select 1 from attachment a where a.sha256 = blob.sha256)";

#[cfg(test)]
mod tests;
