//! Guides: what they lead through in order, which of them lead through a material, and all of them.
//!
//! Guide and parts both go through the predicate: what a reader may not see is passed over, and neither counts nor
//! leaves a gap. Does not know what roles and phases there are.

use std::collections::BTreeMap;

use election_pool_protocol::audience::{Action, Viewer};
use sqlx::Row;

use super::{
    Listed,
    list::{dressed_all, scoped},
    row::{self, columns},
};
use crate::store::{Db, StoreError, count, visible::visible};

/// The place of a material in a guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The guide.
    pub guide: Listed,
    /// Its place, from 1.
    pub place: usize,
    /// How many parts this viewer may see.
    pub all: usize,
    /// The part before.
    pub previous: Option<Listed>,
    /// The part after.
    pub next: Option<Listed>,
}

/// What a guide, by its local UUID, leads through, in order.
// Bounded by what one guide may name.
pub async fn parts(db: &Db, viewer: &Viewer, id: &str) -> Result<Vec<Listed>, StoreError> {
    let rows = scoped(PARTS, Action::Read, viewer).bind(id.to_owned()).fetch_all(db.read()).await?;
    dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, false).await
}
const PARTS: &str = concat!(
    "select ",
    columns!(),
    " from part p join material m on m.uri = p.target where ",
    visible!(),
    " and m.state = 'live' and m.kind <> 'adoption' and p.material = $4 and m.id <> $4 order by p.place"
);

/// The guides that lead through a material, by the id of its object, with its place in each, the newest guide first.
pub async fn steps(db: &Db, viewer: &Viewer, uri: &str, limit: u32) -> Result<Vec<Step>, StoreError> {
    let rows =
        scoped(THROUGH, Action::Read, viewer).bind(uri.to_owned()).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let guides = dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, false).await?;
    let mut steps = Vec::with_capacity(guides.len());
    for guide in guides {
        let parts = parts(db, viewer, &guide.material.id).await?;
        let Some(at) = parts.iter().position(|part| part.material.uri == uri) else { continue };
        steps.push(Step {
            place: at + 1,
            all: parts.len(),
            previous: at.checked_sub(1).and_then(|before| parts.get(before)).cloned(),
            next: parts.get(at + 1).cloned(),
            guide,
        });
    }
    Ok(steps)
}
const THROUGH: &str = concat!(
    "select ",
    columns!(),
    " from material m where ",
    visible!(),
    " and m.state = 'live' and m.uri <> $4 \
     and exists (select 1 from part p where p.material = m.id and p.target = $4) order by m.updated desc, m.id limit $5"
);

/// All guides, the newest first, each with the role it is for; empty where it is for everybody.
pub async fn guides(db: &Db, viewer: &Viewer, limit: u32) -> Result<Vec<(String, Listed)>, StoreError> {
    let rows = scoped(GUIDES, Action::Read, viewer).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let listed = dressed_all(db, rows.iter().map(row::material).collect::<Result<_, _>>()?, false).await?;
    rows.iter().zip(listed).map(|(row, listed)| Ok((row.try_get("role")?, listed))).collect()
}
const GUIDES: &str = concat!(
    "select ",
    columns!(),
    ", g.role from guide g join material m on m.id = g.material where ",
    visible!(),
    " and m.state = 'live' order by m.updated desc, m.id limit $4"
);

/// Through how many materials that this viewer may see each guide leads, by its local UUID.
pub async fn part_counts(db: &Db, viewer: &Viewer, limit: u32) -> Result<BTreeMap<String, u64>, StoreError> {
    let rows = scoped(COUNTS, Action::Read, viewer).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("guide")?, count(row, "number")?))).collect()
}
const COUNTS: &str = concat!(
    "select p.material as guide, count(*) as number from part p join material m on m.uri = p.target where ",
    visible!(),
    " and m.state = 'live' and m.kind <> 'adoption' and m.id <> p.material group by p.material \
     order by p.material limit $4"
);
