//! What feeds ask for besides the newest: the archive by a cursor, what was withdrawn of late, files with their size.
//!
//! The cursor is a place in the order of (first published, local UUID), not a number of rows: whatever is withdrawn,
//! narrowed or published while somebody reads their way back, nothing that stays is passed over.

use std::{collections::BTreeMap, fmt, str::FromStr};

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Material,
    list::{AT_ONCE, Filter, Listed, Query, dressed_all, filtered, fitting, in_32, selected},
    row::{self, columns},
};
use crate::store::{
    Db, StoreError, count, dialect,
    visible::{Scope, visible},
};

/// A place in the archive: before everything first published at an instant, or before one material.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The instant.
    pub published: Timestamp,
    /// The local UUID of the material at that instant; empty before all of them.
    pub id: String,
}

impl Cursor {
    /// After everything there is.
    pub const fn newest() -> Self {
        Self { published: Timestamp::MAX, id: String::new() }
    }

    /// Before everything first published at an instant or later.
    pub const fn at(published: Timestamp) -> Self {
        Self { published, id: String::new() }
    }

    /// Just before a material.
    pub fn before(material: &Material) -> Self {
        Self { published: material.published, id: material.id.clone() }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.published.as_millisecond())?;
        if self.id.is_empty() { Ok(()) } else { write!(f, ".{}", self.id) }
    }
}

/// A word that is no cursor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a place in an archive")]
pub struct NoCursor(String);

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(word: &str) -> Result<Self, NoCursor> {
        let no = || NoCursor(word.to_owned());
        let (at, id) = word.split_once('.').unwrap_or((word, ""));
        let published = at.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok()).ok_or_else(no)?;
        let cursor = Self { published, id: id.to_owned() };
        // One place, one address.
        if cursor.to_string() == word { Ok(cursor) } else { Err(no()) }
    }
}

/// Live materials before a place, the last published first.
pub async fn older(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    before: &Cursor,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    let query = filtered(OLDER, viewer, action, filter)
        .bind(before.published.as_millisecond())
        .bind(before.id.clone())
        .bind(i64::from(limit));
    let rows = query.fetch_all(db.read()).await?;
    let materials: Vec<Material> = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    dressed_all(db, materials, filter.with_html).await
}
const OLDER: &str = concat!(
    "select ",
    columns!(),
    selected!(),
    " and (m.published < $16 or (m.published = $16 and m.id < $17)) order by m.published desc, m.id desc limit $18"
);

/// The places of live materials at or after a place, the first published first.
pub async fn newer(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    from: &Cursor,
    limit: u32,
) -> Result<Vec<Cursor>, StoreError> {
    let query = filtered(NEWER, viewer, action, filter)
        .bind(from.published.as_millisecond())
        .bind(from.id.clone())
        .bind(i64::from(limit));
    let rows = query.fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok(Cursor::before(&row::material(row)?))).collect()
}
const NEWER: &str = concat!(
    "select ",
    columns!(),
    selected!(),
    " and (m.published > $16 or (m.published = $16 and m.id >= $17)) order by m.published, m.id limit $18"
);

/// What stood in this feed and was withdrawn after `since`, the last withdrawn first. It goes by kind, country, phase,
/// topic and authority alone.
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
    " and m.state = 'tombstone' and m.kind <> 'adoption' and m.updated > $4 and ($5 = '' or m.kind = $5) and ($6 = '' or m.country = $6) \
     and ($7 = '' or exists (select 1 from withdrawn_from w where w.material = m.id and w.scheme = 'phase' and w.slug = $7)) \
     and ($8 = '' or exists (select 1 from withdrawn_from w where w.material = m.id and w.scheme = 'topic' and w.slug = $8)) \
     and ($10 = '' or m.authority = $10) order by m.updated desc, m.id limit $9"
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

/// Forgets in which feeds stood what was withdrawn before an instant.
pub async fn prune_withdrawn_from(db: &Db, before: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let gone = sqlx::query(PRUNE).bind(before.as_millisecond()).execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(gone)
}
const PRUNE: &str = "delete from withdrawn_from where material in \
    (select id from material where state = 'tombstone' and updated < $1)";

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
        let ids = some.iter().map(|listed| listed.material.id.clone());
        let ids = ids.chain(std::iter::repeat(String::new())).take(AT_ONCE);
        for row in ids.fold(sqlx::query(FILES), Query::bind).fetch_all(db.read()).await? {
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
const FILES: &str = concat!(
    "select a.material, a.sha256, a.name, a.media_type, b.size from attachment a join blob b on b.sha256 = a.sha256 \
     where a.material in ",
    in_32!(),
    " order by a.material, a.place"
);
