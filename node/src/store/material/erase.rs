//! The text of revisions of the past goes for a legal reason; that they were, for whom, when, and why they went, stays.
//!
//! DESIGN, Bytes, log and bodies. Does not know who decides it, nor which entries of the log carried the text.

use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::store::{StoreError, offer, stored, translation};

/// Revisions of one material of this node whose text goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastErasure {
    /// The local UUID.
    pub id: String,
    /// The id of the object.
    pub uri: String,
    /// The revisions.
    pub revisions: Vec<u64>,
    /// The positions of our log whose bodies carry their text.
    pub positions: Vec<u64>,
    /// Why: a language map as JSON.
    pub because: String,
}

/// Erases the text of revisions, what was handed in for them, what was offered and remembered as their translation. False if
/// one of them is erased already, or is no revision of the past of a live material of ours.
pub(in crate::store) async fn erase_in(
    conn: &mut AnyConnection,
    erasure: &PastErasure,
    now: Timestamp,
) -> Result<bool, StoreError> {
    for revision in &erasure.revisions {
        let query = sqlx::query(ERASE).bind(now.as_millisecond()).bind(&erasure.because).bind(Vec::<u8>::new());
        let erased = query.bind(&erasure.id).bind(stored(*revision)).execute(&mut *conn).await?;
        if erased.rows_affected() == 0 {
            return Ok(false);
        }
        offer::erase_of_in(conn, &erasure.uri, *revision).await?;
    }
    translation::forget_texts_in(conn, &erasure.uri).await?;
    Ok(true)
}
const ERASE: &str = "update revision set bytes = $3, source = null, erased = $1, because = $2 \
    where material = $4 and number = $5 and erased is null and number < (select m.revision from material m \
    where m.id = $4 and m.is_own = 1 and m.state = 'live')";
