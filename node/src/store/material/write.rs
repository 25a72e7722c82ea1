//! Changes of a material's state, each within a transaction of the caller: the publishing or the applying one.
//!
//! The order of changes is settled here, in the statements themselves, so that any order of arrival ends in the same
//! row: a tombstone is final; otherwise the higher revision stands, and at the same revision to withhold beats to show.
//! Does not know where a change comes from, nor whether its sender may make it.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level},
    digest,
};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::{
    Attachment, Variant,
    anew::index_in,
    facts::{self, FACTS},
    feed, index,
    shown::{self, STRIP, strip_in},
};
use crate::{
    model::offer::Void,
    store::{Db, StoreError, dialect, hub, offer, stored, to_json, translation},
};

/// A new revision of a material, with everything that hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct MaterialWrite {
    /// The local UUID if the object is new here; a held one keeps its own.
    pub id: String,
    /// The id of the object.
    pub uri: String,
    /// The host key of the node it comes from.
    pub origin: String,
    /// Whether that is this node.
    pub is_own: bool,
    /// The actor id of its author.
    pub authority: String,
    /// The author's country.
    pub country: Option<String>,
    /// `Article`, `Event` or `Note`.
    pub object_type: String,
    /// Its kind.
    pub kind: String,
    /// Must be higher than the one held.
    pub revision: u64,
    /// Who it is for; the recipient rows follow from it.
    pub audience: Audience,
    /// The exact bytes; their digest follows from them.
    pub bytes: Vec<u8>,
    /// The Markdown it was made from, of own material.
    pub source: Option<String>,
    /// The source language.
    pub language: String,
    /// Phase of the electoral cycle.
    pub phase: Option<String>,
    /// How far a practice has proven itself.
    pub maturity: Option<String>,
    /// `actual` or `exercise`.
    pub status: Option<String>,
    /// The project it belongs to.
    pub project: Option<String>,
    /// What it may be used under.
    pub licence: Option<String>,
    /// Of an event.
    pub starts: Option<Timestamp>,
    /// Of an event.
    pub ends: Option<Timestamp>,
    /// First published.
    pub published: Timestamp,
    /// Published in this revision.
    pub updated: Timestamp,
    /// Slugs.
    pub topics: Vec<String>,
    /// The languages, the source first.
    pub variants: Vec<Variant>,
    /// The files, in order.
    pub attachments: Vec<Attachment>,
}

/// A `Delete` with `pool:withheld`: the object is no longer for this node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withhold {
    /// The local UUID if the object was never seen here.
    pub id: String,
    /// The id of the object.
    pub uri: String,
    /// The host key of its origin.
    pub origin: String,
    /// The actor id of its author.
    pub authority: String,
    /// The revision the `Delete` carries.
    pub revision: u64,
    /// When it was sent.
    pub updated: Timestamp,
}

/// A withdrawal: the Tombstone takes the object's place for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entomb {
    /// The local UUID if the object was never seen here.
    pub id: String,
    /// The id of the object.
    pub uri: String,
    /// The host key of its origin.
    pub origin: String,
    /// Whether that is this node.
    pub is_own: bool,
    /// The actor id of its author.
    pub authority: String,
    /// The revision of the Tombstone.
    pub revision: u64,
    /// The exact bytes of the Tombstone.
    pub bytes: Vec<u8>,
    /// Why, as a language map in JSON.
    pub reason: Option<String>,
    /// When it was withdrawn.
    pub updated: Timestamp,
}

/// Any of the three.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new revision to show.
    Upsert(Box<MaterialWrite>),
    /// Nothing to show until a later revision.
    Withhold(Withhold),
    /// Nothing to show ever again.
    Entomb(Entomb),
}

impl From<MaterialWrite> for Change {
    fn from(write: MaterialWrite) -> Self {
        Self::Upsert(Box::new(write))
    }
}

impl From<Withhold> for Change {
    fn from(withhold: Withhold) -> Self {
        Self::Withhold(withhold)
    }
}

impl From<Entomb> for Change {
    fn from(entomb: Entomb) -> Self {
        Self::Entomb(entomb)
    }
}

impl Change {
    /// The id of the object it changes.
    pub fn uri(&self) -> &str {
        match self {
            Self::Upsert(write) => &write.uri,
            Self::Withhold(withhold) => &withhold.uri,
            Self::Entomb(entomb) => &entomb.uri,
        }
    }
}

/// Makes the change and gives the local UUID of the row; none if what is held stands against it (the same or a later
/// revision, a tombstone, another origin).
pub(in crate::store) async fn change_in(
    conn: &mut AnyConnection,
    change: &Change,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    index::lock_in(conn).await?;
    let changed = match change {
        Change::Upsert(write) => return Ok(show_in(conn, &[write], now).await?.pop().flatten()),
        Change::Withhold(withhold) => withhold_in(conn, withhold, now).await?,
        Change::Entomb(entomb) => entomb_in(conn, entomb, now).await?,
    };
    if let Some(id) = &changed {
        hub::note_changes_in(conn, &[id], now).await?;
    }
    Ok(changed)
}

/// The same for new revisions to show of distinct objects, in their order.
pub(in crate::store) async fn show_in(
    conn: &mut AnyConnection,
    writes: &[&MaterialWrite],
    now: Timestamp,
) -> Result<Vec<Option<String>>, StoreError> {
    index::lock_in(conn).await?;
    let shown = shown::shown_in(conn, writes, now).await?;
    let standing = writes.iter().zip(&shown).filter(|(write, id)| id.is_some() && write.revision > 1);
    offer::bound_in(conn, &standing.map(|(write, _)| (write.uri.as_str(), &write.audience)).collect()).await?;
    let ids: Vec<&String> = shown.iter().flatten().collect();
    hub::note_changes_in(conn, &ids, now).await?;
    Ok(shown)
}

async fn withhold_in(
    conn: &mut AnyConnection,
    withhold: &Withhold,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let id: Option<String> = sqlx::query_scalar(WITHHOLD)
        .bind(&withhold.id)
        .bind(&withhold.uri)
        .bind(&withhold.origin)
        .bind(&withhold.authority)
        .bind(stored(withhold.revision))
        .bind(Level::Red.rank())
        .bind(to_json(&nobody(&withhold.authority)))
        .bind(withhold.updated.as_millisecond())
        .bind(now.as_millisecond())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(id) = id else { return Ok(None) };
    strip_in(conn, &id).await?;
    forget_in(conn, &id, &withhold.uri, Void::Withheld).await?;
    Ok(Some(id))
}
const WITHHOLD: &str = "insert into material as m (id, uri, origin, is_own, authority, country, type, kind, state, \
    revision, level, audience, bytes, sha256, language, phase, maturity, status, project, starts, ends, reason, \
    was_clear, published, updated, at) \
    values ($1, $2, $3, 0, $4, null, '', '', 'withheld', $5, $6, $7, null, null, '', null, null, null, null, null, \
    null, null, 0, $8, $8, $9) \
    on conflict (uri) do update set country = null, type = '', kind = '', state = 'withheld', \
    revision = excluded.revision, level = excluded.level, audience = excluded.audience, bytes = null, sha256 = null, \
    language = '', phase = null, maturity = null, status = null, project = null, licence = null, starts = null, \
    ends = null, reason = null, updated = excluded.updated, at = excluded.at, public_block = -1, staff_block = -1 \
    where m.origin = excluded.origin and m.authority = excluded.authority and m.is_own = 0 and (m.revision < excluded.revision \
    or (m.revision = excluded.revision and m.state = 'live')) and m.state <> 'tombstone' \
    returning id";

async fn entomb_in(conn: &mut AnyConnection, entomb: &Entomb, now: Timestamp) -> Result<Option<String>, StoreError> {
    feed::note_in(conn, &entomb.uri).await?;
    let id: Option<String> = sqlx::query_scalar(ENTOMB)
        .bind(&entomb.id)
        .bind(&entomb.uri)
        .bind(&entomb.origin)
        .bind(i32::from(entomb.is_own))
        .bind(&entomb.authority)
        .bind(stored(entomb.revision))
        .bind(Level::Red.rank())
        .bind(to_json(&nobody(&entomb.authority)))
        .bind(&entomb.bytes[..])
        .bind(digest::hex(&digest::sha256(&entomb.bytes)))
        .bind(entomb.reason.as_deref())
        .bind(entomb.updated.as_millisecond())
        .bind(now.as_millisecond())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(id) = id else {
        feed::forget_note_in(conn, &entomb.uri).await?;
        return Ok(None);
    };
    facts::cancel_in(conn, &id, now).await?;
    index::forget_in(conn, &id).await?;
    for text in STRIP.iter().skip(1).chain(&FACTS) {
        sqlx::query(*text).bind(&id).execute(&mut *conn).await?;
    }
    forget_in(conn, &id, &entomb.uri, Void::Withdrawn).await?;
    Ok(Some(id))
}
// Of ours the Tombstone comes after the revision its Delete was addressed by, or not at all: whoever received a revision
// published meanwhile would never hear of it.
// Level, audience and recipients of a held row stay: whoever was entitled to the last live version is told 410. Of an
// object never seen here nobody was. What described the content goes; the project stays, since it must account for what
// it paid for.
const ENTOMB: &str = "insert into material as m (id, uri, origin, is_own, authority, country, type, kind, state, \
    revision, level, audience, bytes, sha256, language, phase, maturity, status, project, starts, ends, reason, \
    was_clear, published, updated, at) \
    values ($1, $2, $3, $4, $5, null, 'Tombstone', '', 'tombstone', $6, $7, $8, $9, $10, '', null, null, null, null, \
    null, null, $11, 0, $12, $12, $13) \
    on conflict (uri) do update set type = excluded.type, state = excluded.state, revision = excluded.revision, \
    bytes = excluded.bytes, sha256 = excluded.sha256, phase = null, maturity = null, licence = null, starts = null, \
    ends = null, reason = excluded.reason, updated = excluded.updated, at = excluded.at, public_block = -1, \
    staff_block = -1 \
    where m.origin = excluded.origin and m.authority = excluded.authority and m.state <> 'tombstone' \
    and (m.revision < excluded.revision \
    or (m.is_own = 0 and m.revision = excluded.revision)) \
    returning id";

/// Keeps a translation made here beside a material of another, if that is still what it was made of and has none from
/// its author.
pub async fn keep_local(db: &Db, id: &str, revision: u64, variant: &Variant, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    index::lock_in(&mut tx).await?;
    // Written first, so that on PostgreSQL a revision that comes meanwhile waits for this one or is seen by it.
    let stands = sqlx::query(STANDS).bind(id).bind(stored(revision)).execute(&mut *tx).await?;
    if stands.rows_affected() == 0 {
        return Err(StoreError::Superseded(id.to_owned()));
    }
    sqlx::query(LOCAL).bind(id).bind(&variant.language).execute(&mut *tx).await?;
    shown::variant_rows_in(&mut tx, &[(id, LOCAL_PLACE, variant)]).await?;
    index_in(&mut tx, id).await?;
    hub::note_changes_in(&mut tx, &[&id.to_owned()], now).await?;
    dialect::commit(tx).await
}
/// Holds on to a live revision of another's material.
pub(super) const STANDS: &str = "update material set revision = revision where id = $1 and revision = $2 and state = 'live' \
    and is_own = 0";
/// Takes away what was made here in a language.
pub(super) const LOCAL: &str = "delete from variant where material = $1 and language = $2 and is_local = 1";
/// They stand after those of the author.
const LOCAL_PLACE: i32 = 1_000;

/// Erases every earlier revision and every received activity that carried one; ids and leaves stay.
async fn forget_in(conn: &mut AnyConnection, id: &str, uri: &str, why: Void) -> Result<(), StoreError> {
    sqlx::query("delete from revision where material = $1").bind(id).execute(&mut *conn).await?;
    sqlx::query("delete from variant where material = $1").bind(id).execute(&mut *conn).await?;
    translation::forget_in(conn, uri).await?;
    offer::void_in(conn, uri, why).await?;
    sqlx::query(FORGET_INBOX).bind(uri).bind(Vec::<u8>::new()).execute(&mut *conn).await?;
    sqlx::query(FORGET_QUARANTINE).bind(uri).bind(Vec::<u8>::new()).execute(&mut *conn).await?;
    sqlx::query(FORGET_EVIDENCE).bind(uri).bind(Vec::<u8>::new()).execute(conn).await?;
    Ok(())
}
const FORGET_INBOX: &str = "update inbox set bytes = $2 where object = $1 and state <> 'waiting'";
const FORGET_QUARANTINE: &str = "update quarantine set bytes = $2 where object = $1";
const FORGET_EVIDENCE: &str = "update evidence set bytes = $2 where object = $1";

/// The audience of what is for nobody any more.
fn nobody(author: &str) -> Audience {
    Audience { level: Level::Red, author: author.to_owned(), named: BTreeSet::new() }
}
