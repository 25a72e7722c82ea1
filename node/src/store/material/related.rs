//! What belongs together: what a material is part of or was made from, and what came out of it.
//!
//! Both ends go through the predicate: a relation shows nothing that its reader may not see. Does not know what a
//! relation means.

use election_pool_protocol::audience::{Action, Viewer};

use super::{
    Listed,
    list::dressed_all,
    row::{self, columns, word},
};
use crate::store::{
    Db, StoreError,
    visible::{Scope, visible},
};

/// How a material belongs to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is a part of it.
    PartOf,
    /// It was made from it.
    DerivedFrom,
}

impl Relation {
    /// The word in rows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PartOf => "part_of",
            Self::DerivedFrom => "derived_from",
        }
    }
}

/// A word that is no relation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a relation between materials")]
pub struct UnknownRelation(String);

impl std::str::FromStr for Relation {
    type Err = UnknownRelation;

    fn from_str(word: &str) -> Result<Self, UnknownRelation> {
        let all = [Self::PartOf, Self::DerivedFrom];
        all.into_iter().find(|one| one.as_str() == word).ok_or_else(|| UnknownRelation(word.to_owned()))
    }
}

/// What a material, by its local UUID, is part of and was made from.
pub async fn wholes(db: &Db, viewer: &Viewer, id: &str) -> Result<Vec<(Relation, Listed)>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let query = sqlx::query(WHOLES).bind(scope.top).bind(scope.authorities).bind(scope.person).bind(id);
    let rows = query.fetch_all(db.read()).await?;
    let materials = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    let listed = dressed_all(db, materials, false).await?;
    rows.iter().zip(listed).map(|(row, listed)| Ok((word(row, "what")?, listed))).collect()
}
const WHOLES: &str = concat!(
    "select ",
    columns!(),
    ", r0.what from relation r0 join material m on m.uri = r0.target where ",
    visible!(),
    " and m.state = 'live' and r0.material = $4 order by r0.what desc"
);

/// What came out of a material, by the id of its object: the newest first.
pub async fn outcome(db: &Db, viewer: &Viewer, uri: &str, limit: u32) -> Result<Vec<Listed>, StoreError> {
    let scope = Scope::of(Action::Read, viewer);
    let query = sqlx::query(OUTCOME).bind(scope.top).bind(scope.authorities).bind(scope.person).bind(uri);
    let rows = query.bind(i64::from(limit)).fetch_all(db.read()).await?;
    let materials = rows.iter().map(row::material).collect::<Result<_, _>>()?;
    dressed_all(db, materials, false).await
}
const OUTCOME: &str = concat!(
    "select ",
    columns!(),
    " from material m where ",
    visible!(),
    " and m.state = 'live' and m.uri <> $4 \
     and exists (select 1 from relation r0 where r0.material = m.id and r0.target = $4) \
     order by m.updated desc, m.id limit $5"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_is_read_as_it_is_written() {
        for one in [Relation::PartOf, Relation::DerivedFrom] {
            assert_eq!(one.as_str().parse(), Ok(one));
        }
        assert!("other".parse::<Relation>().is_err());
    }
}
