//! What an object says beyond its texts, in rows of its own: its meeting, what is to be done, what it belongs to. Written
//! anew with every revision, in the transaction of the material.
//!
//! Does not know who may see it: reading goes through the material.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::apart;
use crate::{
    model::{
        details::{self, Details},
        meeting::{Meeting, Online},
    },
    store::{StoreError, instant, instant_or_none},
};

/// A meeting as the revision before told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Before {
    starts: Timestamp,
    moved_from: Option<Timestamp>,
    /// Who that revision was for, as it stands in its row.
    audience: String,
}

/// Reads it; to be asked before the rows of a material are taken away.
pub(super) async fn before_in(conn: &mut AnyConnection, id: &str) -> Result<Option<Before>, StoreError> {
    let Some(row) = sqlx::query(BEFORE).bind(id).fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some(Before {
        starts: instant(&row, "starts")?,
        moved_from: instant_or_none(&row, "moved_from")?,
        audience: row.try_get("audience")?,
    }))
}
const BEFORE: &str = "select g.starts, g.moved_from, v.audience from meeting g join revision v on v.material = g.material \
    where g.material = $1 order by v.number desc limit 1";

/// When a meeting was to begin before it was moved: told only to those who were told then.
pub(super) fn moved_from(before: Option<Before>, starts: Option<Timestamp>, audience: &str) -> Option<Timestamp> {
    let before = before.filter(|before| before.audience == audience)?;
    if Some(before.starts) == starts { before.moved_from } else { Some(before.starts) }
}

/// Writes the rows of a material; what cannot be read has none.
pub(super) async fn facts_in(
    conn: &mut AnyConnection,
    id: &str,
    bytes: &[u8],
    moved_from: Option<Timestamp>,
) -> Result<(), StoreError> {
    let Ok(details) = details::read(bytes) else { return Ok(()) };
    relations_in(conn, id, &details).await?;
    adoption_in(conn, id, &details).await?;
    guide_in(conn, id, &details).await?;
    if let Some(collection) = &details.translations {
        apart::apart_in(conn, id, collection).await?;
    }
    meeting_in(conn, id, &details.meeting, moved_from).await?;
    for (place, action) in (0i32..).zip(&details.meeting.actions) {
        sqlx::query("insert into action (material, place, what, owner, due) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(place)
            .bind(&action.what)
            .bind(action.owner.as_deref())
            .bind(action.due.map(|due| due.to_string()))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Writes the rows of a material that an older version of this program did not write.
pub(super) async fn again_in(conn: &mut AnyConnection, id: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let before = before_in(conn, id).await?;
    for text in FACTS {
        sqlx::query(text).bind(id).execute(&mut *conn).await?;
    }
    let licence = details::read(bytes).ok().and_then(|details| details.licence);
    sqlx::query("update material set licence = $1 where id = $2 and licence is distinct from $1")
        .bind(licence)
        .bind(id)
        .execute(&mut *conn)
        .await?;
    facts_in(conn, id, bytes, before.and_then(|before| before.moved_from)).await
}
/// Takes away what is read from the bytes.
pub(super) const FACTS: [&str; 7] = [
    "delete from meeting where material = $1",
    "delete from action where material = $1",
    "delete from relation where material = $1",
    "delete from adoption where material = $1",
    "delete from guide where material = $1",
    "delete from part where material = $1",
    "delete from apart where material = $1",
];

async fn meeting_in(
    conn: &mut AnyConnection,
    id: &str,
    meeting: &Meeting,
    moved_from: Option<Timestamp>,
) -> Result<(), StoreError> {
    let Some(starts) = meeting.starts else { return Ok(()) };
    let online = match &meeting.online {
        Some(Online::At(address)) => Some(address.as_str()),
        Some(Online::Yes) => Some(""),
        Some(Online::No) | None => None,
    };
    sqlx::query(MEETING)
        .bind(id)
        .bind(starts.as_millisecond())
        .bind(meeting.ends.map(Timestamp::as_millisecond))
        .bind(meeting.timezone.as_deref())
        .bind(meeting.place.as_deref())
        .bind(online)
        .bind(moved_from.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}
const MEETING: &str = "insert into meeting (material, starts, ends, timezone, place, online, moved_from) \
    values ($1, $2, $3, $4, $5, $6, $7)";

async fn relations_in(conn: &mut AnyConnection, id: &str, details: &Details) -> Result<(), StoreError> {
    for (what, target) in [("part_of", &details.part_of), ("derived_from", &details.derived_from)] {
        let Some(target) = target else { continue };
        sqlx::query("insert into relation (material, what, target) values ($1, $2, $3)")
            .bind(id)
            .bind(what)
            .bind(target)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn adoption_in(conn: &mut AnyConnection, id: &str, details: &Details) -> Result<(), StoreError> {
    let Some(stated) = &details.adoption else { return Ok(()) };
    sqlx::query("insert into adoption (material, target, maturity, since) values ($1, $2, $3, $4)")
        .bind(id)
        .bind(&stated.target)
        .bind(&stated.maturity)
        .bind(stated.since.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}

/// What a guide leads through; a text of that kind without parts is none in this sense.
async fn guide_in(conn: &mut AnyConnection, id: &str, details: &Details) -> Result<(), StoreError> {
    if details.parts.is_empty() {
        return Ok(());
    }
    let role = details.role.as_deref().unwrap_or_default();
    let query = sqlx::query("insert into guide (material, role) values ($1, $2)").bind(id).bind(role);
    query.execute(&mut *conn).await?;
    for (place, target) in (0i32..).zip(&details.parts) {
        sqlx::query("insert into part (material, place, target) values ($1, $2, $3)")
            .bind(id)
            .bind(place)
            .bind(target)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Writes down that a meeting does not take place; to be called before the rows of the material are taken away.
pub(super) async fn cancel_in(conn: &mut AnyConnection, id: &str, at: Timestamp) -> Result<(), StoreError> {
    let topics: Vec<String> = sqlx::query_scalar("select slug from topic where material = $1 order by slug")
        .bind(id)
        .fetch_all(&mut *conn)
        .await?;
    // Each with a line feed before and after it, so that one can be looked for.
    let framed = topics.iter().fold(String::new(), |framed, slug| framed + "\n" + slug + "\n");
    sqlx::query(CANCEL).bind(id).bind(framed).bind(at.as_millisecond()).execute(conn).await?;
    Ok(())
}
const CANCEL: &str = "insert into cancelled (material, starts, ends, timezone, topics, at) \
    select g.material, g.starts, g.ends, g.timezone, $2, $3 from meeting g where g.material = $1";
