//! What is counted of a project, for whoever pays for it.
//!
//! No text of any material leaves this module, only numbers, dates and, of CLEAR meetings, the objects that name who took
//! part; so it asks no viewer. RED is never among it. Does not know how a report is written.

use election_pool_protocol::audience::{Audience, Level};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Db, StoreError, count, instant,
    material::{State, row::flag},
    of_json,
};

/// One material of a project, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The id of the object.
    pub uri: String,
    /// Whether it is of this node.
    pub is_own: bool,
    /// The author's country.
    pub country: Option<String>,
    /// Live or withdrawn.
    pub state: State,
    /// What sort it is; what is withdrawn keeps it.
    pub kind: String,
    /// Whether it belongs to a rehearsal.
    pub is_exercise: bool,
    /// The source language.
    pub language: String,
    /// Who it is for.
    pub audience: Audience,
    /// How many revisions of it there are here.
    pub revisions: u64,
    /// The position of the newest entry about it in our log, 0 for what is not ours.
    pub position: u64,
    /// First published.
    pub published: Timestamp,
    /// Published in this revision, or withdrawn.
    pub updated: Timestamp,
}

/// Up to `limit` materials of a project below RED, live or withdrawn, after a given id, in order of their ids.
pub async fn lines(db: &Db, project: &str, after: &str, limit: u32) -> Result<Vec<Line>, StoreError> {
    let rows = sqlx::query(LINES)
        .bind(project)
        .bind(Level::Red.rank())
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(db.read())
        .await?;
    rows.iter().map(line).collect()
}
const LINES: &str = "select m.uri, m.is_own, m.country, m.state, m.kind, m.status, m.language, m.audience, \
    m.published, m.updated, (select count(*) from revision r where r.material = m.id) as revisions, \
    coalesce((select max(g.position) from log g where g.object = m.uri), 0) as position \
    from material m where m.project = $1 and m.level < $2 and m.state <> 'withheld' and m.uri > $3 \
    order by m.uri limit $4";

/// How many texts of own live materials there are in a language, by how they came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// BCP 47.
    pub language: String,
    /// `source`, `human`, `machine` or `reviewed`.
    pub status: String,
    /// How many.
    pub number: u64,
}

/// The texts of a project's own live materials below RED, by language and origin.
pub async fn texts(db: &Db, project: &str) -> Result<Vec<Texts>, StoreError> {
    let rows = sqlx::query(TEXTS).bind(project).bind(Level::Red.rank()).fetch_all(db.read()).await?;
    let texts = rows.iter().map(|row| {
        Ok(Texts { language: row.try_get("language")?, status: row.try_get("status")?, number: count(row, "number")? })
    });
    texts.collect()
}
const TEXTS: &str = "select v.language, v.status, count(*) as number from variant v \
    join material m on m.id = v.material where m.project = $1 and m.level < $2 and m.state = 'live' and m.is_own = 1 \
    group by v.language, v.status order by v.language, v.status limit 1000";

/// How many different files own live materials of a project below RED have, and how many bytes of them are here.
pub async fn files(db: &Db, project: &str) -> Result<(u64, u64), StoreError> {
    let row = sqlx::query(FILES).bind(project).bind(Level::Red.rank()).fetch_one(db.read()).await?;
    Ok((count(&row, "number")?, count(&row, "bytes")?))
}
// PostgreSQL adds up BIGINT to NUMERIC, which the portable driver cannot read.
const FILES: &str = "select count(*) as number, cast(coalesce(sum(f.size), 0) as bigint) as bytes from \
    (select distinct a.sha256, coalesce(b.size, 0) as size from attachment a join material m on m.id = a.material \
    left join blob_origin g on g.sha256 = a.sha256 and g.origin = m.origin left join blob b on b.sha256 = g.sha256 \
    where m.project = $1 and m.level < $2 and m.state = 'live' and m.is_own = 1) f";

/// The exact bytes of a project's own live CLEAR meetings, up to `limit`, in order of time.
pub async fn meetings(db: &Db, project: &str, limit: u32) -> Result<Vec<Vec<u8>>, StoreError> {
    let query = sqlx::query(MEETINGS).bind(project).bind(Level::Clear.rank()).bind(i64::from(limit));
    query.fetch_all(db.read()).await?.iter().map(|row| Ok(row.try_get("bytes")?)).collect()
}
const MEETINGS: &str = "select m.bytes from material m where m.project = $1 and m.level = $2 and m.state = 'live' \
    and m.is_own = 1 and m.kind = 'meeting-outcome' and m.bytes is not null \
    order by coalesce(m.starts, m.published), m.uri limit $3";

fn line(row: &AnyRow) -> Result<Line, StoreError> {
    let status: Option<String> = row.try_get("status")?;
    Ok(Line {
        uri: row.try_get("uri")?,
        is_own: flag(row, "is_own")?,
        country: row.try_get("country")?,
        state: State::read(row)?,
        kind: row.try_get("kind")?,
        is_exercise: status.as_deref() == Some("exercise"),
        language: row.try_get("language")?,
        audience: of_json(row, "audience")?,
        revisions: count(row, "revisions")?,
        position: count(row, "position")?,
        published: instant(row, "published")?,
        updated: instant(row, "updated")?,
    })
}

#[cfg(test)]
mod tests;
