//! Offers of materials that are no longer for whoever made them: void, and their texts are erased, also on their way.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Audience, Viewer, may};
use sqlx::{AnyConnection, Row};

use crate::{
    model::offer::Void,
    store::{StoreError, stored},
};

/// The material is no longer for whoever offered: what is open is void, and no text of it stays here, nor on its way.
pub(in crate::store) async fn void_in(conn: &mut AnyConnection, material: &str, why: Void) -> Result<(), StoreError> {
    let texts = "select uri from offer where material = $1 and bytes is not null";
    let offers: Vec<String> = sqlx::query_scalar(texts).bind(material).fetch_all(&mut *conn).await?;
    sqlx::query(VOID).bind(material).bind(why.as_str()).execute(&mut *conn).await?;
    for uri in offers {
        erase_in(conn, &uri).await?;
    }
    Ok(())
}
const VOID: &str = "update offer set state = 'void', why = $2 where material = $1 and state = 'open'";

/// Whether an offer received of a revision, or of an earlier one, waits for an answer.
pub(in crate::store) async fn is_open_in(
    conn: &mut AnyConnection,
    material: &str,
    revision: u64,
) -> Result<bool, StoreError> {
    let query = sqlx::query(IS_OPEN).bind(material).bind(stored(revision));
    Ok(query.fetch_optional(conn).await?.is_some())
}
const IS_OPEN: &str = "select id from offer where material = $1 and of_revision <= $2 and is_made = 0 \
    and state = 'open' limit 1";

/// The text of a revision goes: so does what was offered as a translation of it or of an earlier one, which may hold the same
/// words. Whoever calls has seen that none is open.
pub(in crate::store) async fn erase_upto_in(
    conn: &mut AnyConnection,
    material: &str,
    revision: u64,
) -> Result<(), StoreError> {
    let texts = "select uri from offer where material = $1 and of_revision <= $2 and bytes is not null";
    let query = sqlx::query_scalar(texts).bind(material).bind(stored(revision));
    let offers: Vec<String> = query.fetch_all(&mut *conn).await?;
    for uri in offers {
        erase_in(conn, &uri).await?;
    }
    Ok(())
}

/// Erases the texts of an offer and what was said of it.
async fn erase_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    let none = Vec::<u8>::new();
    sqlx::query("update offer set bytes = null, answer = null, words = null where uri = $1")
        .bind(uri)
        .execute(&mut *conn)
        .await?;
    sqlx::query(ERASE_INBOX).bind(uri).bind(&none[..]).execute(&mut *conn).await?;
    sqlx::query(ERASE_QUARANTINE).bind(uri).bind(&none[..]).execute(&mut *conn).await?;
    // Every sending has an id below that of the offer.
    sqlx::query(ERASE_LETTER).bind(format!("{uri}/")).bind(&none[..]).execute(conn).await?;
    Ok(())
}
// An answer names a sending.
const ERASE_INBOX: &str = "update inbox set bytes = $2 where state <> 'waiting' \
    and (object = $1 or substr(object, 1, length($1) + 1) = $1 || '/')";
const ERASE_QUARANTINE: &str = "update quarantine set bytes = $2 where object = $1";
const ERASE_LETTER: &str = "update letter set bytes = $2, state = 'settled', \
    settled_at = coalesce(settled_at, at) where substr(activity, 1, length($1)) = $1";

/// Materials have these audiences now: what is open of an authority that may not have one any more is void.
pub(in crate::store) async fn bound_in(
    conn: &mut AnyConnection,
    now_for: &BTreeMap<&str, &Audience>,
) -> Result<(), StoreError> {
    if now_for.is_empty() {
        return Ok(());
    }
    let open = sqlx::query("select uri, authority, material from offer where state = 'open'").fetch_all(&mut *conn);
    for row in open.await? {
        let (uri, authority, material): (String, String, String) =
            (row.try_get("uri")?, row.try_get("authority")?, row.try_get("material")?);
        let Some(audience) = now_for.get(material.as_str()) else { continue };
        let offering = Viewer::Peer { authorities: [authority].into() };
        if may(Action::Receive, audience, &offering) {
            continue;
        }
        let query = sqlx::query("update offer set state = 'void', why = $2 where uri = $1 and state = 'open'");
        query.bind(&uri).bind(Void::Withheld.as_str()).execute(&mut *conn).await?;
        erase_in(conn, &uri).await?;
    }
    Ok(())
}
