//! The list of every object held, for the operator's own eyes: two converged nodes print the same lines.
//!
//! CONTRACT, `export`. It prints no content, so it asks no viewer, and RED is among it.

use election_pool_protocol::audience::Level;
use serde::Serialize;
use sqlx::{Row, any::AnyRow};

use super::{Db, StoreError, count, dialect, material::State};

/// One line; its members stand in the order of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The host key of the node it comes from.
    pub origin: String,
    /// The id of the object.
    pub id: String,
    /// Its type; of a withdrawn one `Tombstone`, of a withheld one none.
    #[serde(rename = "type")]
    pub object_type: Option<String>,
    /// Its revision.
    pub revision: u64,
    /// `live`, `withheld` or `tombstone`.
    pub state: &'static str,
    /// Its level, while live.
    pub tlp: Option<Level>,
    /// Of its exact bytes, lower-case hex.
    pub sha256: Option<String>,
}

impl Line {
    /// The line as printed.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a line is made of texts and a number")
    }

    /// The line of the same object for somebody from whom it is withheld.
    #[must_use]
    pub fn withheld(&self, revision: u64) -> Self {
        Self { object_type: None, revision, state: "withheld", tlp: None, sha256: None, ..self.clone() }
    }
}

/// Up to `limit` lines after a given one, of one origin or of all, sorted by origin and id, byte by byte.
pub async fn lines(db: &Db, origin: Option<&str>, after: Option<&Line>, limit: u32) -> Result<Vec<Line>, StoreError> {
    let (after_origin, after_id) = after.map_or(("", ""), |line| (&line.origin, &line.id));
    let rows = sqlx::query(dialect::pick(db.engine(), LINES, LINES_BYTEWISE))
        .bind(origin.unwrap_or_default())
        .bind(after_origin)
        .bind(after_id)
        .bind(i64::from(limit))
        .fetch_all(db.read())
        .await?;
    rows.iter().map(line).collect()
}
macro_rules! lines_text {
    ($collate:literal) => {
        concat!(
            "select origin, uri, type, revision, state, level, sha256 from material where ($1 = '' or origin = $1) \
             and (origin",
            $collate,
            " > $2 or (origin = $2 and uri",
            $collate,
            " > $3)) order by origin",
            $collate,
            ", uri",
            $collate,
            " limit $4"
        )
    };
}
const LINES: &str = lines_text!("");
// PostgreSQL sorts by the language of the database where it is not told otherwise; SQLite knows no such word.
const LINES_BYTEWISE: &str = lines_text!(" collate \"C\"");

fn line(row: &AnyRow) -> Result<Line, StoreError> {
    let state = State::read(row)?;
    let object_type: String = row.try_get("type")?;
    Ok(Line {
        origin: row.try_get("origin")?,
        id: row.try_get("uri")?,
        object_type: (state != State::Withheld).then_some(object_type),
        revision: count(row, "revision")?,
        state: state.as_str(),
        tlp: if state == State::Live { Some(Level::of_rank(row.try_get("level")?)) } else { None },
        sha256: row.try_get("sha256")?,
    })
}

#[cfg(test)]
mod tests;
