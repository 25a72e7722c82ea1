//! Who uses what: adoptions, asked for by what is used, by who uses it, and all together.
//!
//! An adoption is seen by whoever may see it and what it is about: each text carries the predicate, and what is used is
//! read through it as well. What an authority says of its own material is none. Does not know how far a stage is.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::{Action, Viewer};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Listed, Material,
    list::{AT_ONCE, array, dressed_all, of_these, scoped},
    row::{self, columns},
};
use crate::store::{Db, StoreError, count, dialect, instant_or_none, visible::visible};

/// An authority's word that it uses a material.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// The adoption that says so.
    pub adoption: Material,
    /// The id of what is used.
    pub target: String,
    /// How far, a slug.
    pub maturity: String,
    /// Since when it is that far.
    pub since: Option<Timestamp>,
}

macro_rules! uses {
    ($which:literal) => {
        concat!(
            "select ",
            columns!(),
            ", a.target, a.maturity as stage, a.since from adoption a join material m on m.id = a.material where ",
            visible!(),
            " and m.state = 'live' \
             and not exists (select 1 from material t where t.uri = a.target and t.authority = m.authority)",
            $which
        )
    };
}

/// Who uses a material, by the id of its object: each authority once, in the order in which they began.
pub async fn uses_of(db: &Db, viewer: &Viewer, target: &str, limit: u32) -> Result<Vec<Use>, StoreError> {
    let rows = scoped(OF_TARGET, Action::Read, viewer).bind(target.to_owned()).bind(i64::from(limit));
    Ok(once_each(rows.fetch_all(db.read()).await?.iter().map(use_of).collect::<Result<_, _>>()?))
}
const OF_TARGET: &str = uses!(" and a.target = $4 order by m.published, m.id limit $5");

/// What an authority uses, the newest word first, with what that is.
pub async fn used_by(db: &Db, viewer: &Viewer, authority: &str, limit: u32) -> Result<Vec<(Use, Listed)>, StoreError> {
    let rows = scoped(BY_AUTHORITY, Action::Search, viewer).bind(authority.to_owned()).bind(i64::from(limit));
    let uses = once_each(rows.fetch_all(db.read()).await?.iter().map(use_of).collect::<Result<_, _>>()?);
    let targets = by_uri(db, Action::Search, viewer, uses.iter().map(|one| one.target.as_str())).await?;
    Ok(uses.into_iter().filter_map(|one| targets.get(&one.target).cloned().map(|listed| (one, listed))).collect())
}
const BY_AUTHORITY: &str = uses!(" and m.authority = $4 order by m.updated desc, m.id limit $5");

/// What is used and by whom: the materials that were last said to be used, each with everybody who uses it, from the
/// newest `words` adoptions.
pub async fn uses(
    db: &Db,
    viewer: &Viewer,
    (words, targets): (u32, usize),
) -> Result<Vec<(Listed, Vec<Use>)>, StoreError> {
    let rows = scoped(ALL, Action::Search, viewer).bind(i64::from(words)).fetch_all(db.read()).await?;
    let uses = once_each(rows.iter().map(use_of).collect::<Result<_, _>>()?);
    let mut order: Vec<String> = Vec::new();
    let mut all: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for one in uses {
        if !all.contains_key(&one.target) {
            if order.len() >= targets {
                continue;
            }
            order.push(one.target.clone());
        }
        all.entry(one.target.clone()).or_default().push(one);
    }
    let listed = by_uri(db, Action::Search, viewer, order.iter().map(String::as_str)).await?;
    let with = |target: String| Some((listed.get(&target)?.clone(), all.remove(&target)?));
    Ok(order.into_iter().filter_map(with).collect())
}
const ALL: &str = uses!(" order by m.updated desc, m.id limit $4");

/// By how many authorities each of some materials is used, by the ids of their objects; none where nobody does.
pub async fn used_counts(db: &Db, viewer: &Viewer, targets: &[&str]) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut counts = BTreeMap::new();
    for some in targets.chunks(AT_ONCE) {
        let text = dialect::pick(db.engine(), COUNTS[0], COUNTS[1]);
        let query = scoped(text, Action::Search, viewer).bind(array(some));
        for row in query.fetch_all(db.read()).await? {
            counts.insert(row.try_get("target")?, count(&row, "number")?);
        }
    }
    Ok(counts)
}
const COUNTS: [&str; 2] = of_these!(
    concat!(
        "select a.target, count(distinct m.authority) as number from adoption a join material m on m.id = a.material where ",
        visible!(),
        " and m.state = 'live' \
         and not exists (select 1 from material t where t.uri = a.target and t.authority = m.authority) and a.target"
    ),
    "$4",
    "group by a.target"
);

/// The id of the live adoption by which an authority of ours says that it uses something, for whoever states it anew.
pub async fn own_use(db: &Db, authority: &str, target: &str) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar(OWN).bind(authority).bind(target).fetch_optional(db.read()).await?)
}
const OWN: &str = "select m.uri from adoption a join material m on m.id = a.material where m.is_own = 1 \
    and m.state = 'live' and m.authority = $1 and a.target = $2 order by m.published, m.id limit 1";

/// An adoption of ours that tells more than what it is about does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WiderUse {
    /// The id of its object.
    pub uri: String,
    /// Who says so.
    pub authority: String,
    /// The id of what is used.
    pub target: String,
    /// Who published that.
    pub author: String,
}

/// Up to `limit` live adoptions of ours that tell more than what they are about does by now: that was raised, lost
/// recipients, or is no longer for us at all. Then an adoption may be for nobody but the author, as AMBER+STRICT. Or it
/// was withdrawn, and there is nothing left to use.
pub async fn wider_uses(db: &Db, limit: u32) -> Result<Vec<WiderUse>, StoreError> {
    let rows = sqlx::query(WIDER).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let read = |row: &AnyRow| {
        Ok(WiderUse {
            uri: row.try_get("uri")?,
            authority: row.try_get("authority")?,
            target: row.try_get("target")?,
            author: row.try_get("author")?,
        })
    };
    rows.iter().map(read).collect()
}
const WIDER: &str = "select m.uri, m.authority, a.target, t.authority as author \
    from adoption a join material m on m.id = a.material join material t on t.uri = a.target \
    where m.is_own = 1 and m.state = 'live' and ( \
    t.state = 'live' and t.level < 4 and (m.level < t.level or t.level >= 2 and exists (select 1 from recipient r \
    where r.material = m.id and r.name not in (t.authority, m.authority) and not exists (select 1 from recipient q \
    where q.material = t.id and q.name = r.name))) \
    or (t.state = 'withheld' or t.state = 'live' and t.level = 4) and (m.level < 3 or exists (select 1 from recipient r \
    where r.material = m.id and r.name not in (t.authority, m.authority))) \
    or t.state = 'tombstone') \
    order by m.id limit $1";

/// Whether what an adoption is about was withdrawn: then nobody is shown what it says, whoever said it, since it names what
/// was wrong.
pub async fn is_of_nothing(db: &Db, id: &str) -> Result<bool, StoreError> {
    let found: Option<i32> = sqlx::query_scalar(OF_NOTHING).bind(id).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}
const OF_NOTHING: &str = "select 1 from adoption a join material t on t.uri = a.target \
    where a.material = $1 and t.state = 'tombstone' limit 1";

/// A live material by the id of its object, if this viewer may read it.
pub async fn listed(db: &Db, viewer: &Viewer, uri: &str) -> Result<Option<Listed>, StoreError> {
    Ok(by_uri(db, Action::Read, viewer, std::iter::once(uri)).await?.remove(uri))
}

/// Live materials by the ids of their objects, as far as this viewer may do that.
pub(super) async fn by_uri<'a>(
    db: &Db,
    action: Action,
    viewer: &Viewer,
    uris: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, Listed>, StoreError> {
    let distinct: BTreeSet<&str> = uris.collect();
    let distinct: Vec<&str> = distinct.into_iter().collect();
    let mut materials = Vec::with_capacity(distinct.len());
    for some in distinct.chunks(AT_ONCE) {
        let text = dialect::pick(db.engine(), BY_URI[0], BY_URI[1]);
        let query = scoped(text, action, viewer).bind(array(some));
        for row in query.fetch_all(db.read()).await? {
            materials.push(row::material(&row)?);
        }
    }
    let listed = dressed_all(db, materials, false).await?;
    Ok(listed.into_iter().map(|listed| (listed.material.uri.clone(), listed)).collect())
}
const BY_URI: [&str; 2] = of_these!(
    concat!("select ", columns!(), " from material m where ", visible!(), " and m.state = 'live' and m.uri"),
    "$4",
    ""
);

fn use_of(row: &AnyRow) -> Result<Use, StoreError> {
    Ok(Use {
        adoption: row::material(row)?,
        target: row.try_get("target")?,
        maturity: row.try_get("stage")?,
        since: instant_or_none(row, "since")?,
    })
}

/// The last word of each authority on each material; one that says it twice is heard once.
fn once_each(mut uses: Vec<Use>) -> Vec<Use> {
    let mut last: BTreeMap<(String, String), (Timestamp, String)> = BTreeMap::new();
    let key = |one: &Use| (one.adoption.authority.clone(), one.target.clone());
    let word = |one: &Use| (one.adoption.updated, one.adoption.id.clone());
    for one in &uses {
        let said = last.entry(key(one)).or_insert_with(|| word(one));
        *said = word(one).max(said.clone());
    }
    uses.retain(|one| last.get(&key(one)) == Some(&word(one)));
    uses
}
