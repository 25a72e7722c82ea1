//! New revisions of materials and everything that hangs on them, many at once: each table is written with as few
//! statements as there is room for.
//!
//! Which revision stands is settled as `write` says. Does not know where the revisions come from.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    audience::{Audience, Level},
    digest,
};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Variant, block,
    facts::{self, FACTS},
    find::VARIANTS,
    index, row,
    write::{LOCAL, MaterialWrite},
};
use crate::{
    model::segments,
    store::{
        StoreError,
        many::{Many, chunks, lists},
        stored, to_json, visible,
    },
};

/// A revision that stands, with the local UUID of its material.
type Standing<'a> = (String, &'a MaterialWrite);

/// Writes revisions of distinct objects and gives, for each in its place, the local UUID of its row; none where what is
/// held stands against it.
pub(super) async fn shown_in(
    conn: &mut AnyConnection,
    writes: &[&MaterialWrite],
    now: Timestamp,
) -> Result<Vec<Option<String>>, StoreError> {
    let mut ids = BTreeMap::new();
    let mut next = index::next_number_in(conn).await?;
    for chunk in chunks(writes) {
        next = upsert_in(conn, chunk, (next, now), &mut ids).await?;
    }
    let standing: Vec<Standing<'_>> =
        writes.iter().filter_map(|write| Some((ids.get(&write.uri)?.0.clone(), *write))).collect();
    let Held { before, local } = strip_all_in(conn, &standing).await?;
    recipients_in(conn, standing.iter().map(|(id, write)| (id.as_str(), &write.audience))).await?;
    topics_in(conn, &standing).await?;
    variants_in(conn, &standing).await?;
    attachments_in(conn, &standing).await?;
    let texts = standing.iter().map(|(id, write)| index::Indexed {
        number: ids[&write.uri].1,
        audience: &write.audience,
        variants: write.variants.iter().chain(local.get(id).into_iter().flatten()).collect(),
        topics: &write.topics,
    });
    index::words_in(conn, texts).await?;
    for (id, write) in &standing {
        let before = before.get(id.as_str()).cloned();
        let moved_from = facts::moved_from(before, write.starts, &to_json(&write.audience));
        facts::facts_in(conn, id, &write.bytes, moved_from).await?;
    }
    revisions_in(conn, &standing).await?;
    Ok(writes.iter().map(|write| Some(ids.remove(&write.uri)?.0)).collect())
}

/// Writes the rows themselves; those that stand are told by the ids of their objects, with their numbers. Gives the next
/// number.
async fn upsert_in(
    conn: &mut AnyConnection,
    writes: &[&MaterialWrite],
    (first, now): (i64, Timestamp),
    ids: &mut BTreeMap<String, (String, i64)>,
) -> Result<i64, StoreError> {
    let query = sqlx::query(UPSERT.text(writes.len())).bind(now.as_millisecond());
    let query = writes.iter().zip(first..).fold(query, |query, (write, number)| {
        let level = write.audience.level;
        query
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
            .bind(to_json(&write.audience))
            .bind(&write.bytes[..])
            .bind(digest::hex(&digest::sha256(&write.bytes)))
            .bind(&write.language)
            .bind(write.phase.as_deref())
            .bind(write.maturity.as_deref())
            .bind(write.status.as_deref())
            .bind(write.project.as_deref())
            .bind(write.licence.as_deref())
            .bind(write.starts.map(Timestamp::as_millisecond))
            .bind(write.ends.map(Timestamp::as_millisecond))
            .bind(i32::from(level == Level::Clear))
            .bind(write.published.as_millisecond())
            .bind(write.updated.as_millisecond())
            .bind(block::of_new(&write.kind, level, Level::Clear))
            .bind(block::of_new(&write.kind, level, Level::Green))
            .bind(number)
    });
    for row in &query.fetch_all(conn).await? {
        ids.insert(row.try_get("uri")?, (row.try_get("id")?, row.try_get("number")?));
    }
    Ok((first..).nth(writes.len()).unwrap_or(first))
}
static UPSERT: Many = Many::new(
    1,
    "insert into material as m (id, uri, origin, is_own, authority, country, type, kind, state, \
     revision, level, audience, bytes, sha256, language, phase, maturity, status, project, licence, starts, ends, \
     reason, was_clear, published, updated, at, public_block, staff_block, number) values ",
    "(?, ?, ?, ?, ?, ?, ?, ?, 'live', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, $1, ?, ?, ?)",
    " on conflict (uri) do update set country = excluded.country, type = excluded.type, \
     kind = excluded.kind, state = excluded.state, revision = excluded.revision, level = excluded.level, \
     audience = excluded.audience, bytes = excluded.bytes, sha256 = excluded.sha256, language = excluded.language, \
     phase = excluded.phase, maturity = excluded.maturity, status = excluded.status, project = excluded.project, \
     licence = excluded.licence, starts = excluded.starts, ends = excluded.ends, reason = null, \
     was_clear = case when m.was_clear > excluded.was_clear then m.was_clear else excluded.was_clear end, \
     published = excluded.published, updated = excluded.updated, at = excluded.at, \
     public_block = excluded.public_block, staff_block = excluded.staff_block, \
     number = coalesce(m.number, excluded.number) \
     where m.state <> 'tombstone' and m.revision < excluded.revision and m.origin = excluded.origin \
     and m.authority = excluded.authority returning id, uri, number",
);

async fn revisions_in(conn: &mut AnyConnection, standing: &[Standing<'_>]) -> Result<(), StoreError> {
    for chunk in chunks(standing) {
        let query = chunk.iter().fold(sqlx::query(REVISION.text(chunk.len())), |query, (id, write)| {
            query
                .bind(id)
                .bind(stored(write.revision))
                .bind(write.audience.level.rank())
                .bind(to_json(&write.audience))
                .bind(&write.bytes[..])
                .bind(write.source.as_deref())
                .bind(write.updated.as_millisecond())
        });
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
static REVISION: Many = Many::new(
    0,
    "insert into revision (material, number, level, audience, bytes, source, at) values ",
    "(?, ?, ?, ?, ?, ?, ?)",
    " on conflict (material, number) do nothing",
);

/// What stays of those that were held before, by local UUID.
#[derive(Default)]
struct Held {
    /// The meetings as they were told then.
    before: BTreeMap<String, facts::Before>,
    /// The translations that were made here.
    local: BTreeMap<String, Vec<Variant>>,
}

/// Takes away what hangs on those that were held before.
async fn strip_all_in(conn: &mut AnyConnection, standing: &[Standing<'_>]) -> Result<Held, StoreError> {
    let mut held = Held::default();
    // Most rows are new, and one question is cheaper than many deeds for nothing.
    let mut dressed: BTreeSet<String> = BTreeSet::new();
    for chunk in lists(&standing.iter().map(|(id, _)| id).collect::<Vec<_>>()) {
        let mut query = sqlx::query_scalar(DRESSED.text(chunk.len()));
        for id in chunk {
            query = query.bind(id);
        }
        dressed.extend(query.fetch_all(&mut *conn).await?);
    }
    for (id, write) in standing.iter().filter(|(id, _)| dressed.contains(id)) {
        if write.starts.is_some()
            && let Some(told) = facts::before_in(conn, id).await?
        {
            held.before.insert(id.clone(), told);
        }
        strip_in(conn, id).await?;
        held.local.insert(id.clone(), local_in(conn, id, &write.variants).await?);
    }
    Ok(held)
}

/// The translations made here of a material that has got these variants, which take the place of those of their languages;
/// the others say from now on which paragraphs have changed since.
async fn local_in(conn: &mut AnyConnection, id: &str, variants: &[Variant]) -> Result<Vec<Variant>, StoreError> {
    let local = sqlx::query(VARIANTS).bind(id).fetch_all(&mut *conn).await?;
    let local: Vec<Variant> = local.iter().map(row::variant).collect::<Result<_, _>>()?;
    let (replaced, mut kept): (Vec<_>, Vec<_>) =
        local.into_iter().partition(|own| variants.iter().any(|variant| variant.language == own.language));
    for own in replaced {
        sqlx::query(LOCAL).bind(id).bind(&own.language).execute(&mut *conn).await?;
    }
    let Some(source) = variants.first() else { return Ok(kept) };
    let now = segments::digests(&source.title, &source.abstract_text, &source.html);
    for own in &mut kept {
        own.stale = if own.digest == source.digest { Vec::new() } else { segments::stale(&own.paragraphs, &now) };
        sqlx::query(STALE).bind(numbers(&own.stale)).bind(id).bind(&own.language).execute(&mut *conn).await?;
    }
    Ok(kept)
}
const STALE: &str = "update variant set stale = $1 where material = $2 and language = $3 and is_local = 1";

/// Numbers as they stand in a row.
fn numbers(all: &[u32]) -> String {
    all.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}
static DRESSED: Many = Many::new(
    0,
    "select m.id from material m where m.id in (",
    "?",
    ") and (exists (select 1 from recipient where material = m.id) \
     or exists (select 1 from indexed where material = m.number) \
     or exists (select 1 from topic where material = m.id) \
     or exists (select 1 from variant where material = m.id) \
     or exists (select 1 from attachment where material = m.id) \
     or exists (select 1 from meeting where material = m.id) \
     or exists (select 1 from action where material = m.id) \
     or exists (select 1 from relation where material = m.id) \
     or exists (select 1 from adoption where material = m.id) \
     or exists (select 1 from guide where material = m.id))",
);

/// Takes away everything that hangs on a row and is written anew with every revision. Translations made here stay: they
/// are of an older text now, and say so.
pub(super) async fn strip_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    index::forget_in(conn, id).await?;
    for text in STRIP.iter().chain(&FACTS) {
        sqlx::query(*text).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}
/// The recipients first: those of a tombstone stay.
pub(super) const STRIP: [&str; 4] = [
    "delete from recipient where material = $1",
    "delete from topic where material = $1",
    "delete from variant where material = $1 and is_local = 0",
    "delete from attachment where material = $1",
];

/// Writes who each of these materials is for.
pub(super) async fn recipients_in<'a>(
    conn: &mut AnyConnection,
    audiences: impl Iterator<Item = (&'a str, &'a Audience)>,
) -> Result<(), StoreError> {
    let named = |(id, audience): (&'a str, &'a Audience)| {
        audience.rows().into_iter().filter(|name| visible::is_name(name)).map(move |name| (id, name))
    };
    let rows: Vec<(&str, &str)> = audiences.flat_map(named).collect();
    for chunk in chunks(&rows) {
        let query = sqlx::query(RECIPIENT.text(chunk.len()));
        chunk.iter().fold(query, |query, (id, name)| query.bind(*id).bind(*name)).execute(&mut *conn).await?;
    }
    Ok(())
}
static RECIPIENT: Many = Many::new(0, "insert into recipient (material, name) values ", "(?, ?)", "");

async fn topics_in(conn: &mut AnyConnection, standing: &[Standing<'_>]) -> Result<(), StoreError> {
    let distinct = |write: &'_ MaterialWrite| write.topics.iter().cloned().collect::<BTreeSet<String>>();
    let rows: Vec<(&str, String)> = standing
        .iter()
        .flat_map(|(id, write)| distinct(write).into_iter().map(move |slug| (id.as_str(), slug)))
        .collect();
    for chunk in chunks(&rows) {
        let query = sqlx::query(TOPIC.text(chunk.len()));
        chunk.iter().fold(query, |query, (id, slug)| query.bind(*id).bind(slug)).execute(&mut *conn).await?;
    }
    Ok(())
}
static TOPIC: Many = Many::new(0, "insert into topic (material, slug) values ", "(?, ?)", "");

async fn variants_in(conn: &mut AnyConnection, standing: &[Standing<'_>]) -> Result<(), StoreError> {
    let rows: Vec<_> = standing
        .iter()
        .flat_map(|(id, write)| {
            (0i32..).zip(&write.variants).map(move |(place, variant)| (id.as_str(), place, variant))
        })
        .collect();
    variant_rows_in(conn, &rows).await
}

/// Writes variants, each with its material and its place among the others.
pub(super) async fn variant_rows_in(
    conn: &mut AnyConnection,
    rows: &[(&str, i32, &Variant)],
) -> Result<(), StoreError> {
    for chunk in chunks(rows) {
        let query = chunk.iter().fold(sqlx::query(VARIANT.text(chunk.len())), |query, (id, place, variant)| {
            query
                .bind(*id)
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
                .bind(variant.paragraphs.join(" "))
                .bind(numbers(&variant.stale))
                .bind(variant.since.map(Timestamp::as_millisecond))
                .bind(i32::from(variant.is_local))
        });
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
static VARIANT: Many = Many::new(
    0,
    "insert into variant (material, language, place, title, summary, abstract, html, status, by_whom, of_revision, \
     digest, paragraphs, stale, since, is_local) values ",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    " on conflict (material, language) do nothing",
);

async fn attachments_in(conn: &mut AnyConnection, standing: &[Standing<'_>]) -> Result<(), StoreError> {
    let rows: Vec<_> = standing
        .iter()
        .flat_map(|(id, write)| (0i32..).zip(&write.attachments).map(move |(place, file)| (id, place, file)))
        .collect();
    for chunk in chunks(&rows) {
        let query = chunk.iter().fold(sqlx::query(ATTACHMENT.text(chunk.len())), |query, (id, place, file)| {
            query.bind(*id).bind(&file.sha256).bind(place).bind(&file.name).bind(&file.media_type).bind(&file.url)
        });
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
static ATTACHMENT: Many = Many::new(
    0,
    "insert into attachment (material, sha256, place, name, media_type, url) values ",
    "(?, ?, ?, ?, ?, ?)",
    " on conflict (material, sha256) do nothing",
);
