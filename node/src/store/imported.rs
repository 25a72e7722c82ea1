//! What was imported already, so that an import can be run again without doubling: where it came from, and in which form.
//!
//! Does not know what was made of it: what another person refused is not imported again either.

use sqlx::Row;

use super::{Db, StoreError, audit, dialect, submission::Submission};

/// Where something came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The folder, or the feed.
    pub origin: String,
    /// The file, or the entry.
    pub item: String,
}

/// What is known of something that may be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    New,
    /// It was imported as it is, as this submission.
    Same(String),
    /// It was imported in another form, as this submission.
    Another(String),
}

/// Whether something was imported before: from this place, or the same from another.
pub async fn before(db: &Db, place: &Place, sha256: &str) -> Result<Before, StoreError> {
    let rows = sqlx::query(BEFORE).bind(&place.origin).bind(&place.item).bind(sha256).fetch_all(db.read()).await?;
    let mut before = Before::New;
    for row in rows {
        let submission: String = row.try_get("submission")?;
        if row.try_get::<String, _>("sha256")? == sha256 {
            return Ok(Before::Same(submission));
        }
        before = Before::Another(submission);
    }
    Ok(before)
}
const BEFORE: &str = "select sha256, submission from imported where (origin = $1 and item = $2) or sha256 = $3 \
    order by at limit 10";

/// Keeps a pending submission, where it came from, and the digest of what was found there.
///
/// # Errors
/// `Unique` if something from that place was imported meanwhile: nothing is written.
pub async fn submit(db: &Db, submission: &Submission, place: &Place, sha256: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    super::submission::submit_in(&mut tx, submission, None).await?;
    audit::write_in(&mut tx, &submission.line(), submission.at).await?;
    sqlx::query(NOTE)
        .bind(&place.origin)
        .bind(&place.item)
        .bind(sha256)
        .bind(&submission.id)
        .bind(submission.at.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}
const NOTE: &str = "insert into imported (origin, item, sha256, submission, at) values ($1, $2, $3, $4, $5)";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        submission::Decision,
        test_engine::{at, on_both},
    };

    fn submission(id: &str, sha256: &str) -> Submission {
        Submission {
            id: id.into(),
            material: None,
            author: "om".into(),
            bundle: "{}".into(),
            sha256: sha256.into(),
            decision: Decision::Pending,
            approver: None,
            at: at(0),
            decided_at: None,
            reason: None,
        }
    }

    #[tokio::test]
    async fn what_came_from_a_place_is_known_again_in_any_form_and_the_same_from_any_place() {
        on_both(async |db| {
            let place = |item: &str| Place { origin: "https://ee.example/".into(), item: item.into() };
            assert_eq!(before(&db, &place("a"), "aa").await.unwrap(), Before::New);
            submit(&db, &submission("1", "11"), &place("a"), "aa").await.unwrap();
            assert_eq!(before(&db, &place("a"), "aa").await.unwrap(), Before::Same("1".into()));
            assert_eq!(before(&db, &place("a"), "bb").await.unwrap(), Before::Another("1".into()));
            assert_eq!(before(&db, &place("b"), "aa").await.unwrap(), Before::Same("1".into()));
            assert_eq!(before(&db, &place("b"), "bb").await.unwrap(), Before::New);
            let twice = submit(&db, &submission("2", "22"), &place("a"), "cc").await;
            assert!(matches!(twice, Err(StoreError::Unique(_))), "{twice:?}");
            assert_eq!(crate::store::submission::find(&db, "2").await.unwrap(), None);
        })
        .await;
    }
}
