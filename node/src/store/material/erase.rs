//! The text of revisions of the past goes for a legal reason; that they were, for whom, when, and why they went, stays.
//!
//! DESIGN, Bytes, log and bodies. Does not know who decides it, nor which entries of the log carried the text.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::store::{Db, StoreError, count, count_or_none, offer, stored, translation};

/// Revisions of one material of this node whose text goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastErasure {
    /// The local UUID.
    pub id: String,
    /// The id of the object.
    pub uri: String,
    /// The revision that is the present one, as whoever decided saw it.
    pub present: u64,
    /// The revisions.
    pub revisions: Vec<u64>,
    /// The positions of our log whose bodies carry their text.
    pub positions: Vec<u64>,
    /// Why: a language map as JSON.
    pub because: String,
}

/// Erases the text of revisions, what was handed in for them, what was offered of them and of earlier ones, and what is
/// remembered as their translation. False if another revision of this live material of ours is the present one by now, one of
/// them is erased already or not of the past, or an offer of them or of earlier ones waits for an answer.
pub(in crate::store) async fn erase_in(
    conn: &mut AnyConnection,
    erasure: &PastErasure,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // Written first, so that on PostgreSQL what is published or offered meanwhile waits for this or is seen by it.
    let stands = sqlx::query(STANDS).bind(&erasure.id).bind(stored(erasure.present)).execute(&mut *conn).await?;
    let last = erasure.revisions.iter().copied().max().unwrap_or_default();
    if stands.rows_affected() == 0 || offer::is_open_in(conn, &erasure.uri, last).await? {
        return Ok(false);
    }
    for revision in &erasure.revisions {
        let query = sqlx::query(ERASE).bind(now.as_millisecond()).bind(&erasure.because).bind(Vec::<u8>::new());
        let query = query.bind(&erasure.id).bind(stored(*revision)).bind(stored(erasure.present));
        let erased = query.execute(&mut *conn).await?;
        if erased.rows_affected() == 0 {
            return Ok(false);
        }
    }
    offer::erase_upto_in(conn, &erasure.uri, last).await?;
    translation::forget_texts_in(conn, &erasure.uri).await?;
    Ok(true)
}
const ERASE: &str = "update revision set bytes = $3, source = null, erased = $1, because = $2 \
    where material = $4 and number = $5 and erased is null and number < $6";
const STANDS: &str = "update material set revision = revision where id = $1 and revision = $2 and state = 'live' \
    and is_own = 1";

/// The revisions of a material whose text is erased, by the id of the object.
pub async fn erased_of(db: &Db, uri: &str) -> Result<BTreeSet<u64>, StoreError> {
    let rows = sqlx::query(ERASED_OF).bind(uri).fetch_all(db.read()).await?;
    rows.iter().map(|row| count(row, "number")).collect()
}
const ERASED_OF: &str = "select v.number from revision v join material m on m.id = v.material \
    where m.uri = $1 and v.erased is not null";

/// The last revision of a material whose text is erased, by the id of the object; what was made of it or of an earlier one may
/// hold the same words.
pub async fn last_erased(db: &Db, uri: &str) -> Result<Option<u64>, StoreError> {
    count_or_none(&sqlx::query(LAST).bind(uri).fetch_one(db.read()).await?, "number")
}
const LAST: &str = "select max(v.number) as number from revision v join material m on m.id = v.material \
    where m.uri = $1 and v.erased is not null";

/// Whether a revision, or a later one, is erased by now; holds on to the material, so that none is before this is committed.
pub(in crate::store) async fn is_erased_in(
    conn: &mut AnyConnection,
    uri: &str,
    revision: u64,
) -> Result<bool, StoreError> {
    sqlx::query("update material set revision = revision where uri = $1").bind(uri).execute(&mut *conn).await?;
    let last = count_or_none(&sqlx::query(LAST).bind(uri).fetch_one(conn).await?, "number")?;
    Ok(last.is_some_and(|last| last >= revision))
}
