//! Taking an own material from readers without a new revision: where the one that did it is lost.

use election_pool_protocol::audience::Audience;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::shown::recipients_in;
use crate::store::{StoreError, hub, offer, to_json};

/// Leaves a live material of ours to fewer than before, in the revision it has.
pub(in crate::store) async fn narrow_in(
    conn: &mut AnyConnection,
    uri: &str,
    audience: &Audience,
) -> Result<(), StoreError> {
    let id: Option<String> = sqlx::query_scalar(NARROW)
        .bind(uri)
        .bind(audience.level.rank())
        .bind(to_json(audience))
        .fetch_optional(&mut *conn)
        .await?;
    let Some(id) = id else { return Ok(()) };
    sqlx::query("delete from recipient where material = $1").bind(&id).execute(&mut *conn).await?;
    recipients_in(conn, [(id.as_str(), audience)].into_iter()).await?;
    offer::bound_in(conn, &[(uri, audience)].into()).await?;
    // Whoever is told of changes is told of this one too; when it was does not matter.
    hub::note_changes_in(conn, &[&id], Timestamp::UNIX_EPOCH).await
}
// What it may be in no more, it is in no more; the rest of its block stays as it is.
const NARROW: &str = "update material set level = $2, audience = $3, \
    public_block = case when $2 > 0 then -1 else public_block end, \
    staff_block = case when $2 > 1 then -1 else staff_block end where uri = $1 and is_own = 1 and state = 'live' \
    returning id";
