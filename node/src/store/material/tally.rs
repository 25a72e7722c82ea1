//! How many materials there are of each topic, country, kind or project, for the lists that lead to them, and which licence
//! those of a topic or kind share.
//!
//! Every text carries the predicate, so that nothing is counted that may not be seen. Does not know what the words mean.

use std::collections::BTreeMap;

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

// What is counted of each word, of which materials, in which order.
macro_rules! of_each {
    ($what:literal, $column:literal, $join:literal, $having:literal) => {
        concat!(
            "select ",
            $column,
            " as word, ",
            $what,
            " from material m",
            $join,
            " where ",
            visible!(),
            " and m.state = 'live' and m.kind <> 'adoption' and ",
            $column,
            " is not null group by ",
            $column,
            $having,
            " order by ",
            $column,
            " limit $4"
        )
    };
}
macro_rules! number {
    ($column:literal, $join:literal) => {
        of_each!("count(*) as number", $column, $join, "")
    };
}
const BY_COUNTRY: &str = number!("m.country", "");
const BY_AUTHORITY: &str = number!("m.authority", "");
const BY_KIND: &str = number!("m.kind", "");
const BY_PROJECT: &str = number!("m.project", "");
const BY_TOPIC: &str = number!("t.slug", " join topic t on t.material = m.id");

/// The licence that all live materials of a kind or topic share with which this viewer may do `action`, by slug; none
/// for one whose materials differ, or where some name none.
pub async fn licences(
    db: &Db,
    viewer: &Viewer,
    action: Action,
    filed: Filed,
) -> Result<BTreeMap<String, String>, StoreError> {
    let text = match filed {
        Filed::Kind => LICENCE_OF_KIND,
        Filed::Topic => LICENCE_OF_TOPIC,
    };
    let scope = Scope::of(action, viewer);
    let query = sqlx::query(text).bind(scope.top).bind(scope.authorities).bind(scope.person).bind(WORDS);
    let rows = query.fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("word")?, row.try_get("licence")?))).collect()
}
macro_rules! licence {
    ($column:literal, $join:literal) => {
        of_each!(
            "min(m.licence) as licence",
            $column,
            $join,
            " having count(m.licence) = count(*) and min(m.licence) = max(m.licence)"
        )
    };
}
const LICENCE_OF_KIND: &str = licence!("m.kind", "");
const LICENCE_OF_TOPIC: &str = licence!("t.slug", " join topic t on t.material = m.id");

/// Under what materials are filed that may share a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    /// What sort they are.
    Kind,
    /// What they are about.
    Topic,
}
