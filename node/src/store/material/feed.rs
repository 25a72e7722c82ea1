//! What feeds ask for besides their entries: what was withdrawn of late, files with their size, what meetings decided.
//!
//! Late or not is told by when this node heard of it: who was cut off for a month still tells its own readers.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Material,
    list::{AT_ONCE, Filter, Listed, of_each, of_these},
    row::{self, columns},
};
use crate::{
    model::meeting::MEETING_KINDS,
    store::{
        Db, StoreError, count, instant_or_none,
        sweep::{Pass, Sweep, sweep},
        visible::{Scope, visible},
    },
};

/// What stood in this feed and is known here to be withdrawn since after `since`, the last first. It goes by kind,
/// country, phase, topic and authority alone.
pub async fn withdrawn_from(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<Material>, StoreError> {
    let scope = Scope::of(action, viewer);
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let rows = sqlx::query(WITHDRAWN)
        .bind(scope.top)
        .bind(scope.authorities)
        .bind(scope.person)
        .bind(since.as_millisecond())
        .bind(word(&filter.kind))
        .bind(word(&filter.country))
        .bind(word(&filter.phase))
        .bind(word(&filter.topic))
        .bind(i64::from(limit))
        .bind(word(&filter.authority))
        .fetch_all(db.read())
        .await?;
    rows.iter().map(row::material).collect()
}
const WITHDRAWN: &str = concat!(
    "select ",
    columns!(),
    " from material m where ",
    visible!(),
    " and m.state = 'tombstone' and m.kind <> 'adoption' and m.at > $4 and ($5 = '' or m.kind = $5) and ($6 = '' or m.country = $6) \
     and ($7 = '' or exists (select 1 from withdrawn_from w where w.material = m.id and w.scheme = 'phase' and w.slug = $7)) \
     and ($8 = '' or exists (select 1 from withdrawn_from w where w.material = m.id and w.scheme = 'topic' and w.slug = $8)) \
     and ($10 = '' or m.authority = $10) order by m.at desc, m.id limit $9"
);

/// Notes in which feeds a material stands that is about to be withdrawn. What never was in any feed leaves no note.
pub(super) async fn note_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    for text in [NOTE_TOPICS, NOTE_PHASE] {
        sqlx::query(text).bind(uri).execute(&mut *conn).await?;
    }
    Ok(())
}
const NOTE_TOPICS: &str = "insert into withdrawn_from (material, scheme, slug) \
    select m.id, 'topic', t.slug from material m join topic t on t.material = m.id \
    where m.uri = $1 and m.state = 'live' and m.level <= 1 on conflict (material, scheme, slug) do nothing";
const NOTE_PHASE: &str = "insert into withdrawn_from (material, scheme, slug) select m.id, 'phase', m.phase \
    from material m where m.uri = $1 and m.state = 'live' and m.level <= 1 and m.phase is not null \
    on conflict (material, scheme, slug) do nothing";

/// Forgets the feeds of what was not withdrawn after all.
pub(super) async fn forget_note_in(conn: &mut AnyConnection, uri: &str) -> Result<(), StoreError> {
    sqlx::query(FORGET_NOTE).bind(uri).execute(conn).await?;
    Ok(())
}
const FORGET_NOTE: &str = "delete from withdrawn_from where material in \
    (select id from material where uri = $1 and state <> 'tombstone')";

/// Forgets in which feeds stood what is known to be withdrawn since before an instant.
pub async fn prune_withdrawn_from(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    LONG_GONE.turn(db, &[before.as_millisecond()], pass).await
}
const LONG_GONE: Sweep =
    sweep!(seen, "withdrawn_from where material in (select id from material where state = 'tombstone' and at < $1)");

/// A file of a listed material that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// Lower-case hex.
    pub sha256: String,
    /// The file name for people.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
}

/// The files that are here of materials which the caller has listed through a viewer, by local UUID, in order.
pub async fn held_files(db: &Db, listed: &[Listed]) -> Result<BTreeMap<String, Vec<HeldFile>>, StoreError> {
    let mut files: BTreeMap<String, Vec<HeldFile>> = BTreeMap::new();
    for some in listed.chunks(AT_ONCE) {
        let some = some.iter().map(|listed| &listed.material);
        for row in of_each(db, FILES, some).fetch_all(db.read()).await? {
            files.entry(row.try_get("material")?).or_default().push(HeldFile {
                sha256: row.try_get("sha256")?,
                name: row.try_get("name")?,
                media_type: row.try_get("media_type")?,
                size: count(&row, "size")?,
            });
        }
    }
    Ok(files)
}
const FILES: [&str; 2] = of_these!(
    "select a.material, a.sha256, a.name, a.media_type, b.size from attachment a join material m on m.id = a.material \
     join blob_origin g on g.sha256 = a.sha256 and g.origin = m.origin join blob b on b.sha256 = a.sha256 \
     where a.material",
    "$1",
    "order by a.material, a.place"
);

/// What is known of a listed meeting beside its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMeeting {
    /// The exact bytes of its object.
    pub bytes: Vec<u8>,
    /// When it was to begin before it was moved.
    pub moved_from: Option<Timestamp>,
}

/// What is known of the meetings among materials which the caller has listed through a viewer, by local UUID.
pub async fn held_meetings(db: &Db, listed: &[Listed]) -> Result<BTreeMap<String, HeldMeeting>, StoreError> {
    let is_meeting =
        |material: &&Material| material.starts.is_some() || MEETING_KINDS.contains(&material.kind.as_str());
    let of_meetings: Vec<&Material> = listed.iter().map(|listed| &listed.material).filter(is_meeting).collect();
    let mut meetings = BTreeMap::new();
    for some in of_meetings.chunks(AT_ONCE) {
        for row in of_each(db, MEETINGS, some.iter().copied()).fetch_all(db.read()).await? {
            let Some(bytes) = row.try_get::<Option<Vec<u8>>, _>("bytes")? else { continue };
            meetings.insert(
                row.try_get("material")?,
                HeldMeeting { bytes, moved_from: instant_or_none(&row, "moved_from")? },
            );
        }
    }
    Ok(meetings)
}
const MEETINGS: [&str; 2] = of_these!(
    "select m.id as material, m.bytes, g.moved_from from material m left join meeting g on g.material = m.id where m.id",
    "$1",
    ""
);
