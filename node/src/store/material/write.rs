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

use super::{Attachment, Variant, facts, feed, search};
use crate::store::{StoreError, hub, stored, to_json, visible};

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
    let changed = match change {
        Change::Upsert(write) => write_in(conn, write, now).await?,
        Change::Withhold(withhold) => withhold_in(conn, withhold, now).await?,
        Change::Entomb(entomb) => entomb_in(conn, entomb, now).await?,
    };
    if let Some(id) = &changed {
        hub::note_change_in(conn, id, now).await?;
    }
    Ok(changed)
}

async fn write_in(
    conn: &mut AnyConnection,
    write: &MaterialWrite,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let audience = to_json(&write.audience);
    let level = write.audience.level;
    let id: Option<String> = sqlx::query_scalar(UPSERT)
        .bind(&write.id)
        .bind(&write.uri)
        .bind(&write.origin)
        .bind(i32::from(write.is_own))
        .bind(&write.authority)
        .bind(write.country.as_deref())
        .bind(&write.object_type)
        .bind(&write.kind)
        .bind(stored(write.revision))
        .bind(level.rank())
        .bind(&audience)
        .bind(&write.bytes[..])
        .bind(digest::hex(&digest::sha256(&write.bytes)))
        .bind(&write.language)
        .bind(write.phase.as_deref())
        .bind(write.maturity.as_deref())
        .bind(write.status.as_deref())
        .bind(write.project.as_deref())
        .bind(write.starts.map(Timestamp::as_millisecond))
        .bind(write.ends.map(Timestamp::as_millisecond))
        .bind(i32::from(level == Level::Clear))
        .bind(write.published.as_millisecond())
        .bind(write.updated.as_millisecond())
        .bind(now.as_millisecond())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(id) = id else { return Ok(None) };
    let before = if write.starts.is_some() { facts::before_in(conn, &id).await? } else { None };
    strip_in(conn, &id).await?;
    recipients_in(conn, &id, &write.audience).await?;
    topics_in(conn, &id, &write.topics).await?;
    variants_in(conn, &id, &write.variants).await?;
    attachments_in(conn, &id, &write.attachments).await?;
    search::words_in(conn, &id, &write.audience, &write.variants, &write.topics).await?;
    facts::facts_in(conn, &id, &write.bytes, facts::moved_from(before, write.starts, &audience)).await?;
    sqlx::query(REVISION)
        .bind(&id)
        .bind(stored(write.revision))
        .bind(level.rank())
        .bind(&audience)
        .bind(&write.bytes[..])
        .bind(write.source.as_deref())
        .bind(write.updated.as_millisecond())
        .execute(conn)
        .await?;
    Ok(Some(id))
}
const UPSERT: &str = "insert into material as m (id, uri, origin, is_own, authority, country, type, kind, state, \
    revision, level, audience, bytes, sha256, language, phase, maturity, status, project, starts, ends, reason, \
    was_clear, published, updated, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'live', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, null, \
    $21, $22, $23, $24) \
    on conflict (uri) do update set country = excluded.country, type = excluded.type, \
    kind = excluded.kind, state = excluded.state, revision = excluded.revision, level = excluded.level, \
    audience = excluded.audience, bytes = excluded.bytes, sha256 = excluded.sha256, language = excluded.language, \
    phase = excluded.phase, maturity = excluded.maturity, status = excluded.status, project = excluded.project, \
    starts = excluded.starts, ends = excluded.ends, reason = null, \
    was_clear = case when m.was_clear > excluded.was_clear then m.was_clear else excluded.was_clear end, \
    published = excluded.published, updated = excluded.updated, at = excluded.at \
    where m.state <> 'tombstone' and m.revision < excluded.revision and m.origin = excluded.origin \
    and m.authority = excluded.authority returning id";
const REVISION: &str = "insert into revision (material, number, level, audience, bytes, source, at) \
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (material, number) do nothing";

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
    forget_in(conn, &id, &withhold.uri).await?;
    Ok(Some(id))
}
const WITHHOLD: &str = "insert into material as m (id, uri, origin, is_own, authority, country, type, kind, state, \
    revision, level, audience, bytes, sha256, language, phase, maturity, status, project, starts, ends, reason, \
    was_clear, published, updated, at) \
    values ($1, $2, $3, 0, $4, null, '', '', 'withheld', $5, $6, $7, null, null, '', null, null, null, null, null, \
    null, null, 0, $8, $8, $9) \
    on conflict (uri) do update set country = null, type = '', kind = '', state = 'withheld', \
    revision = excluded.revision, level = excluded.level, audience = excluded.audience, bytes = null, sha256 = null, \
    language = '', phase = null, maturity = null, status = null, project = null, starts = null, ends = null, \
    reason = null, updated = excluded.updated, at = excluded.at \
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
    facts::cancel_in(conn, &id, entomb.updated).await?;
    for text in STRIP.iter().skip(1) {
        sqlx::query(*text).bind(&id).execute(&mut *conn).await?;
    }
    forget_in(conn, &id, &entomb.uri).await?;
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
    bytes = excluded.bytes, sha256 = excluded.sha256, phase = null, maturity = null, starts = null, \
    ends = null, reason = excluded.reason, updated = excluded.updated, at = excluded.at \
    where m.origin = excluded.origin and m.authority = excluded.authority and m.state <> 'tombstone' \
    and (m.revision < excluded.revision \
    or (m.is_own = 0 and m.revision = excluded.revision)) \
    returning id";

/// Takes away everything that hangs on a row and is written anew with every revision.
async fn strip_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    // Most rows are new, and one question is cheaper than four deeds for nothing.
    if sqlx::query(IS_BARE).bind(id).fetch_optional(&mut *conn).await?.is_some() {
        return Ok(());
    }
    for text in STRIP {
        sqlx::query(text).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}
const IS_BARE: &str = "select 1 from head where one = 1 \
    and not exists (select 1 from recipient where material = $1) \
    and not exists (select 1 from word where material = $1) \
    and not exists (select 1 from topic where material = $1) \
    and not exists (select 1 from variant where material = $1) \
    and not exists (select 1 from attachment where material = $1) \
    and not exists (select 1 from meeting where material = $1) \
    and not exists (select 1 from action where material = $1) \
    and not exists (select 1 from relation where material = $1) \
    and not exists (select 1 from adoption where material = $1) \
    and not exists (select 1 from guide where material = $1)";
// The recipients first: those of a tombstone stay.
const STRIP: [&str; 11] = [
    "delete from recipient where material = $1",
    "delete from word where material = $1",
    "delete from topic where material = $1",
    "delete from variant where material = $1",
    "delete from attachment where material = $1",
    "delete from meeting where material = $1",
    "delete from action where material = $1",
    "delete from relation where material = $1",
    "delete from adoption where material = $1",
    "delete from guide where material = $1",
    "delete from part where material = $1",
];

/// Erases every earlier revision and every received activity that carried one; ids and leaves stay.
async fn forget_in(conn: &mut AnyConnection, id: &str, uri: &str) -> Result<(), StoreError> {
    sqlx::query("delete from revision where material = $1").bind(id).execute(&mut *conn).await?;
    sqlx::query(FORGET_INBOX).bind(uri).bind(Vec::<u8>::new()).execute(&mut *conn).await?;
    sqlx::query(FORGET_QUARANTINE).bind(uri).bind(Vec::<u8>::new()).execute(&mut *conn).await?;
    sqlx::query(FORGET_EVIDENCE).bind(uri).bind(Vec::<u8>::new()).execute(conn).await?;
    Ok(())
}
const FORGET_INBOX: &str = "update inbox set bytes = $2 where object = $1 and state <> 'waiting'";
const FORGET_QUARANTINE: &str = "update quarantine set bytes = $2 where object = $1";
const FORGET_EVIDENCE: &str = "update evidence set bytes = $2 where object = $1";

pub(super) async fn recipients_in(conn: &mut AnyConnection, id: &str, audience: &Audience) -> Result<(), StoreError> {
    for name in audience.rows().into_iter().filter(|name| visible::is_name(name)) {
        sqlx::query("insert into recipient (material, name) values ($1, $2)")
            .bind(id)
            .bind(name)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn topics_in(conn: &mut AnyConnection, id: &str, topics: &[String]) -> Result<(), StoreError> {
    let distinct: BTreeSet<&String> = topics.iter().collect();
    for slug in distinct {
        sqlx::query("insert into topic (material, slug) values ($1, $2)")
            .bind(id)
            .bind(slug)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn variants_in(conn: &mut AnyConnection, id: &str, variants: &[Variant]) -> Result<(), StoreError> {
    for (place, variant) in (0i32..).zip(variants) {
        sqlx::query(VARIANT)
            .bind(id)
            .bind(&variant.language)
            .bind(place)
            .bind(&variant.title)
            .bind(&variant.summary)
            .bind(&variant.abstract_text)
            .bind(&variant.html)
            .bind(&variant.status)
            .bind(variant.by.as_deref())
            .bind(stored(variant.of_revision))
            .bind(&variant.digest)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
const VARIANT: &str = "insert into variant (material, language, place, title, summary, abstract, html, status, \
    by_whom, of_revision, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
    on conflict (material, language) do nothing";

async fn attachments_in(conn: &mut AnyConnection, id: &str, attachments: &[Attachment]) -> Result<(), StoreError> {
    for (place, attachment) in (0i32..).zip(attachments) {
        sqlx::query(ATTACHMENT)
            .bind(id)
            .bind(&attachment.sha256)
            .bind(place)
            .bind(&attachment.name)
            .bind(&attachment.media_type)
            .bind(&attachment.url)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
const ATTACHMENT: &str = "insert into attachment (material, sha256, place, name, media_type, url) \
    values ($1, $2, $3, $4, $5, $6) on conflict (material, sha256) do nothing";

/// The audience of what is for nobody any more.
fn nobody(author: &str) -> Audience {
    Audience { level: Level::Red, author: author.to_owned(), named: BTreeSet::new() }
}
