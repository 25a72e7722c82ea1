//! Many materials, newest first, for pages, feeds and collections.
//!
//! Every text carries the predicate before its filters, limits and counts, so that nothing is counted that may not be
//! seen. Does not know in which language a reader wants them.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Material, Variant,
    row::{self, columns},
};
use crate::store::{
    Db, StoreError, dialect,
    visible::{Scope, visible},
};

/// Which materials; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this kind.
    pub kind: Option<String>,
    /// Whether adoptions are among them, which otherwise stand with what they are about.
    pub with_adoptions: bool,
    /// With this topic.
    pub topic: Option<String>,
    /// From this country, or one of these, with commas between them.
    pub country: Option<String>,
    /// Of this phase.
    pub phase: Option<String>,
    /// Of this project.
    pub project: Option<String>,
    /// By this authority.
    pub authority: Option<String>,
    /// From this node.
    pub origin: Option<String>,
    /// With this language among its own.
    pub language: Option<String>,
    /// Of this type: `Event` for the calendar.
    pub object_type: Option<String>,
    /// Own or received only.
    pub is_own: Option<bool>,
    /// Changed after.
    pub updated_after: Option<Timestamp>,
    /// Changed before.
    pub updated_before: Option<Timestamp>,
    /// With the HTML of every language; otherwise it is left empty.
    pub with_html: bool,
}

/// A material in a list: without its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The row.
    pub material: Material,
    /// The languages, the source first.
    pub variants: Vec<Variant>,
    /// Slugs, sorted.
    pub topics: Vec<String>,
}

/// Live materials with which this viewer may do `action`, the last that came to this node first: what was long on its way
/// is new here.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filter: &Filter,
    limit: u32,
    offset: u32,
) -> Result<Vec<Listed>, StoreError> {
    let rows = filtered(LIST, viewer, action, filter).bind(i64::from(limit)).bind(i64::from(offset));
    let rows = rows.fetch_all(db.read()).await?;
    let materials: Vec<Material> = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    dressed_all(db, materials, filter.with_html).await
}

/// Materials with their languages and topics, in the order they have.
pub(super) async fn dressed_all(db: &Db, materials: Vec<Material>, with_html: bool) -> Result<Vec<Listed>, StoreError> {
    let mut listed = Vec::with_capacity(materials.len());
    let mut waiting = materials.into_iter().peekable();
    while waiting.peek().is_some() {
        let some: Vec<Material> = waiting.by_ref().take(AT_ONCE).collect();
        dressed(db, some, with_html, &mut listed).await?;
    }
    Ok(listed)
}

/// How many there are.
pub async fn count(db: &Db, viewer: &Viewer, action: Action, filter: &Filter) -> Result<u64, StoreError> {
    let found = filtered(COUNT, viewer, action, filter).fetch_one(db.read()).await?;
    crate::store::count(&found, "number")
}

/// What a material must be: `$1` to `$15`.
macro_rules! fitting {
    () => {
        concat!(
            visible!(),
            " and m.state = 'live' and ($4 = '*' and (m.kind <> 'adoption' or not exists (select 1 from adoption u \
             join material w on w.uri = u.target where u.material = m.id and w.state = 'tombstone')) or m.kind <> 'adoption' and ($4 = '' or m.kind = $4)) and \
             ($5 = '' or replace(',' || $5 || ',', ',' || m.country || ',', '') <> ',' || $5 || ',') \
             and ($6 = '' or m.phase = $6) and ($7 = '' or m.project = $7) and ($8 = '' or m.authority = $8) \
             and ($9 = '' or m.origin = $9) and ($10 = '' or m.type = $10) and ($11 < 0 or m.is_own = $11) \
             and m.updated > $12 and m.updated < $15 \
             and ($13 = '' or exists (select 1 from topic t where t.slug = $13 and t.material = m.id)) \
             and ($14 = '' or exists (select 1 from variant v where v.material = m.id and v.language = $14))"
        )
    };
}
pub(super) use fitting;
macro_rules! selected {
    () => {
        concat!(" from material m where ", fitting!())
    };
}
pub(super) use selected;
const LIST: &str =
    concat!("select ", columns!(), selected!(), " order by m.at desc, m.updated desc, m.id limit $16 offset $17");
const COUNT: &str = concat!("select count(*) as number", selected!());

pub(super) type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// A text that begins with the predicate, for this viewer and deed: `$1` to `$3`.
pub(super) fn scoped(text: &'static str, action: Action, viewer: &Viewer) -> Query {
    let scope = Scope::of(action, viewer);
    sqlx::query(text).bind(scope.top).bind(scope.authorities).bind(scope.person)
}

pub(super) fn filtered(text: &'static str, viewer: &Viewer, action: Action, filter: &Filter) -> Query {
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    scoped(text, action, viewer)
        .bind(if filter.with_adoptions { "*".to_owned() } else { word(&filter.kind) })
        .bind(word(&filter.country))
        .bind(word(&filter.phase))
        .bind(word(&filter.project))
        .bind(word(&filter.authority))
        .bind(word(&filter.origin))
        .bind(word(&filter.object_type))
        .bind(filter.is_own.map_or(-1, i32::from))
        .bind(filter.updated_after.map_or(i64::MIN, Timestamp::as_millisecond))
        .bind(word(&filter.topic))
        .bind(word(&filter.language))
        .bind(filter.updated_before.map_or(i64::MAX, Timestamp::as_millisecond))
}

/// What was withdrawn for good, the most recently withdrawn first: the tombstones of what this viewer could read last.
pub async fn withdrawn(db: &Db, viewer: &Viewer, limit: u32, offset: u32) -> Result<Vec<Material>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let rows = sqlx::query(WITHDRAWN)
        .bind(scope.top)
        .bind(scope.authorities)
        .bind(scope.person)
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(db.read())
        .await?;
    rows.iter().map(row::material).collect()
}
const WITHDRAWN: &str = concat!(
    "select ",
    columns!(),
    " from material m where ",
    visible!(),
    " and m.state = 'tombstone' order by m.updated desc, m.id limit $4 offset $5"
);

/// How many materials one further question is asked for.
pub(super) const AT_ONCE: usize = 250;
/// The texts of one question about what a JSON array of words names, for either engine.
macro_rules! of_these {
    ($before:expr, $array:literal, $after:literal) => {
        [
            concat!($before, " in (select value from json_each(", $array, ")) ", $after),
            concat!($before, " in (select json_array_elements_text(cast(", $array, " as json))) ", $after),
        ]
    };
}
pub(super) use of_these;
const VARIANTS: [&str; 2] = of_these!(
    "select material, language, title, summary, abstract, case when $2 = 1 then html else '' end as html, status, \
     by_whom, of_revision, digest, '' as paragraphs, stale, since, is_local from variant where material",
    "$1",
    "order by material, place"
);
const TOPICS: [&str; 2] = of_these!("select material, slug from topic where material", "$1", "order by slug");

async fn dressed(
    db: &Db,
    materials: Vec<Material>,
    with_html: bool,
    listed: &mut Vec<Listed>,
) -> Result<(), StoreError> {
    let variants_of = of_each(db, VARIANTS, &materials).bind(i32::from(with_html)).fetch_all(db.read());
    let topics_of = of_each(db, TOPICS, &materials).fetch_all(db.read());
    let (variants_of, topics_of) = tokio::try_join!(variants_of, topics_of)?;
    let mut variants: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    for row in variants_of {
        variants.entry(owner(&row)?).or_default().push(row::variant(&row)?);
    }
    let mut topics: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in topics_of {
        topics.entry(owner(&row)?).or_default().push(row.try_get("slug")?);
    }
    // A material may stand in a list more than once.
    listed.extend(materials.into_iter().map(|material| Listed {
        variants: variants.get(&material.id).cloned().unwrap_or_default(),
        topics: topics.get(&material.id).cloned().unwrap_or_default(),
        material,
    }));
    Ok(())
}

/// A text of [`of_these`] with its materials.
pub(super) fn of_each<'a>(
    db: &Db,
    texts: [&'static str; 2],
    materials: impl IntoIterator<Item = &'a Material>,
) -> Query {
    let ids: Vec<&str> = materials.into_iter().map(|material| material.id.as_str()).collect();
    sqlx::query(dialect::pick(db.engine(), texts[0], texts[1])).bind(array(&ids))
}

/// Words as [`of_these`] wants them.
pub(super) fn array(words: &[&str]) -> String {
    serde_json::to_string(words).expect("words are JSON")
}

pub(super) fn owner(row: &AnyRow) -> Result<String, StoreError> {
    Ok(row.try_get("material")?)
}
