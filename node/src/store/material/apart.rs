//! The languages of received materials that their objects have no room for: which are still to be fetched, and writing
//! them beside the others.
//!
//! A row says where the collection of a material is; a new revision writes it anew. Does not know how a collection is
//! fetched, nor what of it can be believed.

use election_pool_protocol::audience::Audience;
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Variant,
    anew::index_in,
    index, shown,
    write::{LOCAL, STANDS},
};
use crate::store::{Db, StoreError, count, dialect, hub, instant, of_json, stored};

/// A received material whose further languages are not here yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Its local UUID.
    pub material: String,
    /// Where the collection is.
    pub collection: String,
    /// The id of its object.
    pub uri: String,
    /// The host key of its origin.
    pub host: String,
    /// The revision that is held.
    pub revision: u64,
    /// Who that is for.
    pub audience: Audience,
    /// `actual` or `exercise`.
    pub status: Option<String>,
    /// When it was published.
    pub updated: Timestamp,
}

/// Up to `limit` materials whose further languages are not here, by local UUID after `after`; begin again with `""` when
/// none are left, so that one that can never be fetched does not hold up the others.
pub async fn wanted_apart(db: &Db, after: &str, limit: u32) -> Result<Vec<Wanted>, StoreError> {
    let rows = sqlx::query(WANTED).bind(after).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let read = |row: &sqlx::any::AnyRow| {
        Ok(Wanted {
            material: row.try_get("material")?,
            collection: row.try_get("collection")?,
            uri: row.try_get("uri")?,
            host: row.try_get("origin")?,
            revision: count(row, "revision")?,
            audience: of_json(row, "audience")?,
            status: row.try_get("status")?,
            updated: instant(row, "updated")?,
        })
    };
    rows.iter().map(read).collect()
}
const WANTED: &str = "select a.material, a.uri as collection, m.uri, m.origin, m.revision, m.audience, m.status, m.updated \
    from apart a join material m on m.id = a.material where a.is_held = 0 and a.material > $1 and m.is_own = 0 \
    and m.state = 'live' order by a.material limit $2";

/// Whether languages of a material are still to be fetched, of one that the caller has found through a viewer.
pub async fn is_waited_for(db: &Db, material: &str) -> Result<bool, StoreError> {
    let text = "select material from apart where material = $1 and is_held = 0";
    Ok(sqlx::query(text).bind(material).fetch_optional(db.read()).await?.is_some())
}

/// Writes the further languages of the revision that they are of; what was made here in one of them gives way. What the
/// object carries itself stays.
///
/// # Errors
/// `Superseded` if another revision is held by now, or none.
pub async fn keep_apart(
    db: &Db,
    id: &str,
    revision: u64,
    variants: &[Variant],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    index::lock_in(&mut tx).await?;
    // Written first, so that on PostgreSQL a revision that comes meanwhile waits for this one or is seen by it.
    let stands = sqlx::query(STANDS).bind(id).bind(stored(revision)).execute(&mut *tx).await?;
    let waits = sqlx::query("update apart set is_held = 1 where material = $1").bind(id).execute(&mut *tx).await?;
    if stands.rows_affected() == 0 || waits.rows_affected() == 0 {
        return Err(StoreError::Superseded(id.to_owned()));
    }
    sqlx::query(BEFORE).bind(id).bind(PLACE).execute(&mut *tx).await?;
    for variant in variants {
        sqlx::query(LOCAL).bind(id).bind(&variant.language).execute(&mut *tx).await?;
    }
    let rows: Vec<_> = (PLACE..).zip(variants).map(|(place, variant)| (id, place, variant)).collect();
    shown::variant_rows_in(&mut tx, &rows).await?;
    index_in(&mut tx, id).await?;
    hub::note_changes_in(&mut tx, &[&id.to_owned()], now).await?;
    dialect::commit(tx).await
}
const BEFORE: &str = "delete from variant where material = $1 and place >= $2 and is_local = 0";
/// They stand after those that the object carries, and before what was made here.
const PLACE: i32 = 500;

/// Writes down where the further languages of a material are.
pub(super) async fn apart_in(conn: &mut AnyConnection, id: &str, collection: &str) -> Result<(), StoreError> {
    let text = "insert into apart (material, uri, is_held) values ($1, $2, 0)";
    sqlx::query(text).bind(id).bind(collection).execute(conn).await?;
    Ok(())
}
