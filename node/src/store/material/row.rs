//! Rows of `material`, `variant` and `attachment` as values.
//!
//! Does not know which viewer they are read for.

use std::str::FromStr;

use sqlx::{Row, any::AnyRow};

use super::{Attachment, Material, State, Variant};
use crate::store::{StoreError, count, instant, instant_or_none, of_json};

/// The columns of a material for a list: everything but the bytes.
macro_rules! columns {
    () => {
        "m.id, m.uri, m.origin, m.is_own, m.authority, m.country, m.type, m.kind, m.state, m.revision, m.audience, \
         m.sha256, m.language, m.phase, m.maturity, m.status, m.project, m.licence, m.starts, m.ends, m.reason, \
         m.was_clear, m.published, m.updated, m.at"
    };
}
pub(super) use columns;

/// Reads [`columns!`]; the bytes are the caller's.
pub(super) fn material(row: &AnyRow) -> Result<Material, StoreError> {
    Ok(Material {
        id: row.try_get("id")?,
        uri: row.try_get("uri")?,
        origin: row.try_get("origin")?,
        is_own: flag(row, "is_own")?,
        authority: row.try_get("authority")?,
        country: row.try_get("country")?,
        object_type: row.try_get("type")?,
        kind: row.try_get("kind")?,
        state: word(row, "state")?,
        revision: count(row, "revision")?,
        audience: of_json(row, "audience")?,
        bytes: None,
        sha256: row.try_get("sha256")?,
        language: row.try_get("language")?,
        phase: row.try_get("phase")?,
        maturity: row.try_get("maturity")?,
        status: row.try_get("status")?,
        project: row.try_get("project")?,
        licence: row.try_get("licence")?,
        starts: instant_or_none(row, "starts")?,
        ends: instant_or_none(row, "ends")?,
        reason: row.try_get("reason")?,
        was_clear: flag(row, "was_clear")?,
        published: instant(row, "published")?,
        updated: instant(row, "updated")?,
        at: instant(row, "at")?,
    })
}

/// Reads a variant with its HTML.
pub(super) fn variant(row: &AnyRow) -> Result<Variant, StoreError> {
    Ok(Variant {
        language: row.try_get("language")?,
        title: row.try_get("title")?,
        summary: row.try_get("summary")?,
        abstract_text: row.try_get("abstract")?,
        html: row.try_get("html")?,
        status: row.try_get("status")?,
        by: row.try_get("by_whom")?,
        of_revision: count(row, "of_revision")?,
        digest: row.try_get("digest")?,
        paragraphs: words(row, "paragraphs")?,
        stale: words(row, "stale")?,
        since: instant_or_none(row, "since")?,
        is_local: flag(row, "is_local")?,
    })
}

/// Reads words or numbers with spaces between them; what is none is passed over.
fn words<T: FromStr>(row: &AnyRow, column: &'static str) -> Result<Vec<T>, StoreError> {
    let text: String = row.try_get(column)?;
    Ok(text.split_whitespace().filter_map(|word| word.parse().ok()).collect())
}

/// Reads an attachment with the column `held`, 0 or 1.
pub(super) fn attachment(row: &AnyRow) -> Result<Attachment, StoreError> {
    let held: i32 = row.try_get("held")?;
    Ok(Attachment {
        sha256: row.try_get("sha256")?,
        name: row.try_get("name")?,
        media_type: row.try_get("media_type")?,
        url: row.try_get("url")?,
        is_held: held != 0,
    })
}

/// Reads a boolean kept as 0 or 1.
pub(in crate::store) fn flag(row: &AnyRow, column: &'static str) -> Result<bool, StoreError> {
    let number: i32 = row.try_get(column)?;
    Ok(number != 0)
}

/// Reads a word of a closed list.
pub(in crate::store) fn word<T>(row: &AnyRow, column: &'static str) -> Result<T, StoreError>
where
    T: FromStr,
    T::Err: std::fmt::Display,
{
    let text: String = row.try_get(column)?;
    text.parse().map_err(|error| StoreError::unreadable(column, error))
}

impl State {
    pub(in crate::store) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        word(row, "state")
    }
}
