//! How many materials there are of each topic, country, kind or project, for the lists that lead to them.
//!
//! Every text carries the predicate, so that nothing is counted that may not be seen. Does not know what the words mean.

use election_pool_protocol::audience::{Action, Viewer};
use sqlx::Row;

use crate::store::{
    Db, StoreError, count,
    visible::{Scope, visible},
};

/// By what materials are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The topics they are filed under.
    Topic,
    /// The state they come from.
    Country,
    /// The authority that published them, by its actor id.
    Authority,
    /// What sort they are.
    Kind,
    /// The project they belong to.
    Project,
}

/// How many live materials bear a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// A slug or a code.
    pub word: String,
    /// How many.
    pub number: u64,
}

/// Most words counted: there are 49 topics and 27 states.
const WORDS: i64 = 1000;

/// The words that live materials bear with which this viewer may do `action`, each with their number, in order of the
/// words; none for a word of which there is none.
pub async fn tally(db: &Db, viewer: &Viewer, action: Action, by: By) -> Result<Vec<Tally>, StoreError> {
    let scope = Scope::of(action, viewer);
    let rows = sqlx::query(text(by))
        .bind(scope.top)
        .bind(scope.authorities)
        .bind(scope.person)
        .bind(WORDS)
        .fetch_all(db.read())
        .await?;
    rows.iter().map(|row| Ok(Tally { word: row.try_get("word")?, number: count(row, "number")? })).collect()
}

const fn text(by: By) -> &'static str {
    match by {
        By::Topic => BY_TOPIC,
        By::Country => BY_COUNTRY,
        By::Authority => BY_AUTHORITY,
        By::Kind => BY_KIND,
        By::Project => BY_PROJECT,
    }
}

macro_rules! by_column {
    ($column:literal) => {
        concat!(
            "select ",
            $column,
            " as word, count(*) as number from material m where ",
            visible!(),
            " and m.state = 'live' and m.kind <> 'adoption' and ",
            $column,
            " is not null group by ",
            $column,
            " order by ",
            $column,
            " limit $4"
        )
    };
}
const BY_COUNTRY: &str = by_column!("m.country");
const BY_AUTHORITY: &str = by_column!("m.authority");
const BY_KIND: &str = by_column!("m.kind");
const BY_PROJECT: &str = by_column!("m.project");
const BY_TOPIC: &str = concat!(
    "select t.slug as word, count(*) as number from material m join topic t on t.material = m.id where ",
    visible!(),
    " and m.state = 'live' and m.kind <> 'adoption' group by t.slug order by t.slug limit $4"
);
