//! One material and what hangs on it.
//!
//! Does not know how a page shows it. The functions without a viewer say in their names or first line what they are
//! for, and give no content except `find_own_bytes`, whose caller asks `may`.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Audience, Level, Viewer, may};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Attachment, Material, State, Variant,
    row::{self, columns},
};
use crate::store::{
    Db, StoreError, count, instant, instant_or_none,
    many::{Many, lists},
    of_json, stored,
    visible::{Scope, visible},
};

/// A material with everything on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The row, with the exact bytes.
    pub material: Material,
    /// The languages, the source first.
    pub variants: Vec<Variant>,
    /// Slugs, sorted.
    pub topics: Vec<String>,
    /// The files, in order.
    pub attachments: Vec<Attachment>,
}

/// Finds a material by local UUID or by the id of its object, if this viewer may read it. A tombstone is found by those
/// who were entitled to the last live version; what is withheld, by nobody.
pub async fn find(db: &Db, viewer: &Viewer, id: &str) -> Result<Option<Held>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let found = sqlx::query(FIND)
        .bind(scope.top)
        .bind(&scope.authorities)
        .bind(&scope.person)
        .bind(id)
        .fetch_optional(db.read())
        .await?;
    let Some(found) = found else { return Ok(None) };
    let material = Material { bytes: found.try_get("bytes")?, ..row::material(&found)? };
    let variants = sqlx::query(VARIANTS).bind(&material.id).fetch_all(db.read()).await?;
    let topics = sqlx::query_scalar(TOPICS).bind(&material.id).fetch_all(db.read()).await?;
    let attachments = attachments(db, &material.id).await?;
    let variants = variants.iter().map(row::variant).collect::<Result<_, _>>()?;
    Ok(Some(Held { material, variants, topics, attachments }))
}
const FIND: &str = concat!(
    "select ",
    columns!(),
    ", m.bytes from material m where ",
    visible!(),
    " and m.state <> 'withheld' and (m.id = $4 or m.uri = $4) \
     and (m.is_own = 1 or not exists (select 1 from adoption u join material w on w.uri = u.target \
     where u.material = m.id and w.state = 'tombstone'))"
);
// Bounded by what one object and its collection of further languages can carry.
pub(super) const VARIANTS: &str = "select language, title, summary, abstract, html, status, by_whom, of_revision, digest, \
    paragraphs, stale, since, is_local from variant where material = $1 order by place";
const TOPICS: &str = "select slug from topic where material = $1 order by slug";

/// The files of a material that the caller has found through a viewer, each with whether its origin gave it.
pub async fn attachments(db: &Db, material: &str) -> Result<Vec<Attachment>, StoreError> {
    let rows = sqlx::query(ATTACHMENTS).bind(material).fetch_all(db.read()).await?;
    rows.iter().map(row::attachment).collect()
}
const ATTACHMENTS: &str = "select a.sha256, a.name, a.media_type, a.url, \
    case when g.sha256 is null then 0 else 1 end as held \
    from attachment a join material m on m.id = a.material \
    left join blob_origin g on g.sha256 = a.sha256 and g.origin = m.origin where a.material = $1 order by a.place";

/// An own object as `GET` on its id serves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnObject {
    /// The local UUID.
    pub id: String,
    /// Live or tombstone.
    pub state: State,
    /// The revision of these bytes.
    pub revision: u64,
    /// Who it is for, or was for last: the caller asks `may`.
    pub audience: Audience,
    /// The exact bytes.
    pub bytes: Vec<u8>,
    /// Lower-case hex of their SHA-256.
    pub sha256: String,
    /// When these bytes were published.
    pub updated: Timestamp,
}

/// Finds an object of this node by its id, for whoever then asks `may`. Received objects are never found: they are not
/// served under our name.
pub async fn find_own_bytes(db: &Db, uri: &str) -> Result<Option<OwnObject>, StoreError> {
    let Some(found) = sqlx::query(OWN).bind(uri).fetch_optional(db.read()).await? else { return Ok(None) };
    Ok(Some(OwnObject {
        id: found.try_get("id")?,
        state: State::read(&found)?,
        revision: count(&found, "revision")?,
        audience: of_json(&found, "audience")?,
        bytes: found.try_get("bytes")?,
        sha256: found.try_get("sha256")?,
        updated: instant(&found, "updated")?,
    }))
}
const OWN: &str = "select id, state, revision, audience, bytes, sha256, updated from material \
    where uri = $1 and is_own = 1 and bytes is not null";

/// The id and the audience of a material held in whatever state, for whoever decides what may be said of it: no content.
pub async fn audience_of(db: &Db, id: &str) -> Result<Option<(String, Audience)>, StoreError> {
    let text = "select uri, audience from material where id = $1 or uri = $1";
    let found = sqlx::query(text).bind(id).fetch_optional(db.read()).await?;
    found.map(|found| Ok((found.try_get("uri")?, of_json(&found, "audience")?))).transpose()
}

/// The state and author of those of these objects that are held, by their ids, for whoever decides about changes to them.
pub async fn states_of(db: &Db, uris: &[&str]) -> Result<BTreeMap<String, (State, String)>, StoreError> {
    let mut states = BTreeMap::new();
    for chunk in lists(uris) {
        let mut query = sqlx::query(STATES.text(chunk.len()));
        for uri in chunk {
            query = query.bind(uri);
        }
        for row in &query.fetch_all(db.read()).await? {
            states.insert(row.try_get("uri")?, (State::read(row)?, row.try_get("authority")?));
        }
    }
    Ok(states)
}
static STATES: Many = Many::new(0, "select uri, state, authority from material where uri in (", "?", ")");

/// What a material is called, and for whom it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    /// Its titles with their languages, the source first.
    pub titles: Vec<(String, String)>,
    /// Its level.
    pub level: Level,
}

/// The titles of those of these objects that are held and that this viewer may read, by their ids.
pub async fn titled(db: &Db, viewer: &Viewer, uris: &[&str]) -> Result<BTreeMap<String, Titled>, StoreError> {
    let (scope, mut found) = (Scope::of(Action::Read, viewer), BTreeMap::new());
    for chunk in lists(uris) {
        let mut query = sqlx::query(TITLED.text(chunk.len())).bind(scope.top).bind(&scope.authorities);
        query = query.bind(&scope.person);
        for uri in chunk {
            query = query.bind(uri);
        }
        for row in &query.fetch_all(db.read()).await? {
            let audience: Audience = of_json(row, "audience")?;
            if may(Action::Read, &audience, viewer) {
                let empty = || Titled { titles: Vec::new(), level: audience.level };
                let titled = found.entry(row.try_get("uri")?).or_insert_with(empty);
                titled.titles.push((row.try_get("language")?, row.try_get("title")?));
            }
        }
    }
    Ok(found)
}
static TITLED: Many = Many::new(
    3,
    concat!(
        "select m.uri, m.audience, v.language, v.title from material m join variant v on v.material = m.id where ",
        visible!(),
        " and m.state = 'live' and m.uri in ("
    ),
    "?",
    ") order by m.uri, v.place",
);

/// One revision in the list of a material's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionLine {
    /// Its number.
    pub number: u64,
    /// Who it was for.
    pub audience: Audience,
    /// When it was published.
    pub at: Timestamp,
    /// That its text was erased, if it was.
    pub erased: Option<ErasedText>,
}

/// That the text of a revision was erased for a legal reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedText {
    /// When.
    pub at: Timestamp,
    /// Why: a language map as JSON.
    pub because: Option<String>,
}

/// The revisions of a material that this viewer may read, newest first: those of the past only while the present one
/// may be read too.
pub async fn revisions(db: &Db, viewer: &Viewer, id: &str, limit: u32) -> Result<Vec<RevisionLine>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let rows = sqlx::query(REVISIONS)
        .bind(scope.top)
        .bind(&scope.authorities)
        .bind(&scope.person)
        .bind(id)
        .bind(i64::from(limit))
        .fetch_all(db.read())
        .await?;
    let lines: Vec<RevisionLine> = rows.iter().map(line).collect::<Result<_, StoreError>>()?;
    Ok(lines.into_iter().filter(|line| may(Action::Read, &line.audience, viewer)).collect())
}

macro_rules! lines {
    ($texts:literal, $which:literal) => {
        concat!(
            "select v.number, v.audience as revision_audience, v.at, v.erased, v.because",
            $texts,
            " from material m join revision v on v.material = m.id where ",
            visible!(),
            " and m.state = 'live' and (m.id = $4 or m.uri = $4) ",
            $which
        )
    };
}
const REVISIONS: &str = lines!("", "order by v.number desc limit $5");

fn line(row: &AnyRow) -> Result<RevisionLine, StoreError> {
    let erased = instant_or_none(row, "erased")?;
    let because = row.try_get("because")?;
    Ok(RevisionLine {
        number: count(row, "number")?,
        audience: of_json(row, "revision_audience")?,
        at: instant(row, "at")?,
        erased: erased.map(|at| ErasedText { at, because }),
    })
}

/// One revision with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionText {
    /// Which, for whom, when.
    pub line: RevisionLine,
    /// The exact bytes.
    pub bytes: Vec<u8>,
    /// The Markdown it was made from, of own material.
    pub source: Option<String>,
}

/// One revision of a material, if this viewer may read it and the present one, and its text is not erased.
pub async fn find_revision(
    db: &Db,
    viewer: &Viewer,
    id: &str,
    number: u64,
) -> Result<Option<RevisionText>, StoreError> {
    let Some((row, line)) = row_of(db, viewer, id, number).await? else { return Ok(None) };
    if line.erased.is_some() {
        return Ok(None);
    }
    Ok(Some(RevisionText { line, bytes: row.try_get("bytes")?, source: row.try_get("source")? }))
}

/// One revision whose text is erased, to whoever might read it otherwise.
pub async fn find_erased(db: &Db, viewer: &Viewer, id: &str, number: u64) -> Result<Option<RevisionLine>, StoreError> {
    let found = row_of(db, viewer, id, number).await?;
    Ok(found.map(|(_, line)| line).filter(|line| line.erased.is_some()))
}

async fn row_of(db: &Db, viewer: &Viewer, id: &str, number: u64) -> Result<Option<(AnyRow, RevisionLine)>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let found = sqlx::query(REVISION)
        .bind(scope.top)
        .bind(&scope.authorities)
        .bind(&scope.person)
        .bind(id)
        .bind(stored(number))
        .fetch_optional(db.read())
        .await?;
    let Some(row) = found else { return Ok(None) };
    let line = line(&row)?;
    Ok(may(Action::Read, &line.audience, viewer).then_some((row, line)))
}
const REVISION: &str = lines!(", v.bytes, v.source", "and v.number = $5");
