//! What partners say they found in our log: entries they have in quarantine, and where they doubt it.
//!
//! REPLICATION, Findings. Each answer replaces the one before. Does not know whether they are right.

use std::collections::BTreeMap;

use election_pool_protocol::replication::{Contradicted, Findings, Forked, Refused};
use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{Db, StoreError, count, count_or_none, dialect, evidence::hash, instant, stored};

/// Keeps what a partner answered, in place of what it answered before.
pub async fn replace(db: &Db, host: &str, findings: &Findings) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for text in ["delete from finding where host = $1", "delete from doubt where host = $1"] {
        sqlx::query(text).bind(host).execute(&mut *tx).await?;
    }
    for (place, one) in (0i32..).zip(&findings.quarantined) {
        sqlx::query(FINDING)
            .bind(host)
            .bind(place)
            .bind(one.epoch.map(stored))
            .bind(one.position.map(stored))
            .bind(one.activity.replace('\0', ""))
            .bind(one.reason.replace('\0', ""))
            .bind(one.at.as_millisecond())
            .execute(&mut *tx)
            .await?;
    }
    for (place, one) in (0i32..).zip(&findings.contradicted) {
        sqlx::query(DOUBT)
            .bind(host)
            .bind(place)
            .bind(stored(one.epoch))
            .bind(stored(one.position))
            .bind(one.what.as_str())
            .bind(&one.held[..])
            .bind(&one.shown[..])
            .bind(one.at.as_millisecond())
            .execute(&mut *tx)
            .await?;
    }
    dialect::commit(tx).await
}
const FINDING: &str = "insert into finding (host, place, epoch, position, activity, reason, at) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const DOUBT: &str = "insert into doubt (host, place, epoch, position, what, held, shown, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// What a partner answered last.
pub async fn of(db: &Db, host: &str) -> Result<Findings, StoreError> {
    let text = "select epoch, position, activity, reason, at from finding where host = $1 order by place";
    let quarantined = sqlx::query(text).bind(host).fetch_all(db.read()).await?;
    let text = "select epoch, position, what, held, shown, at from doubt where host = $1 order by place";
    let contradicted = sqlx::query(text).bind(host).fetch_all(db.read()).await?;
    Ok(Findings {
        quarantined: quarantined.iter().map(refused).collect::<Result<_, _>>()?,
        contradicted: contradicted.iter().map(doubt).collect::<Result<_, _>>()?,
    })
}

/// The lowest position of an epoch of our log at which a partner says that it was shown two entries.
pub async fn lowest_doubted(db: &Db, epoch: u64) -> Result<Option<u64>, StoreError> {
    let text = "select min(position) as lowest from doubt where epoch = $1 and what in ('leaf', 'body')";
    count_or_none(&sqlx::query(text).bind(stored(epoch)).fetch_one(db.read()).await?, "lowest")
}

/// How many entries in quarantine are known with their reason, by host.
pub async fn counts(db: &Db) -> Result<BTreeMap<String, u64>, StoreError> {
    let rows = sqlx::query("select host, count(*) as number from finding group by host").fetch_all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("host")?, count(row, "number")?))).collect()
}

fn refused(row: &AnyRow) -> Result<Refused, StoreError> {
    Ok(Refused {
        epoch: count_or_none(row, "epoch")?,
        position: count_or_none(row, "position")?,
        activity: row.try_get("activity")?,
        reason: row.try_get("reason")?,
        at: at(row)?,
    })
}

fn doubt(row: &AnyRow) -> Result<Contradicted, StoreError> {
    let what: String = row.try_get("what")?;
    Ok(Contradicted {
        epoch: count(row, "epoch")?,
        position: count(row, "position")?,
        what: Forked::parse(&what).ok_or_else(|| StoreError::unreadable("doubt", &what))?,
        held: hash(row, "held")?,
        shown: hash(row, "shown")?,
        at: at(row)?,
    })
}

fn at(row: &AnyRow) -> Result<Timestamp, StoreError> {
    instant(row, "at")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::{at, on_both};

    #[tokio::test]
    async fn an_answer_takes_the_place_of_the_one_before() {
        on_both(async |db| {
            let refused = |position| Refused {
                epoch: position,
                position,
                activity: "https://fi.example/activities/1".into(),
                reason: "no pool:tlp".into(),
                at: at(3),
            };
            let fork =
                Contradicted { epoch: 1, position: 4, what: Forked::Root, held: [1; 32], shown: [2; 32], at: at(4) };
            let first = Findings { quarantined: vec![refused(Some(1)), refused(None)], contradicted: vec![fork] };
            replace(&db, "se.example", &first).await.unwrap();
            assert_eq!(lowest_doubted(&db, 1).await.unwrap(), None, "a root says nothing of where it differs");
            let leaf = |epoch, position| Contradicted { epoch, position, what: Forked::Leaf, ..fork };
            let leaves = Findings { quarantined: vec![], contradicted: vec![leaf(1, 9), leaf(1, 7), leaf(2, 3)] };
            replace(&db, "lt.example", &leaves).await.unwrap();
            assert_eq!(lowest_doubted(&db, 1).await.unwrap(), Some(7));
            assert_eq!(of(&db, "se.example").await.unwrap(), first);
            assert_eq!(counts(&db).await.unwrap(), [("se.example".to_owned(), 2)].into());
            replace(&db, "se.example", &Findings::default()).await.unwrap();
            assert_eq!(of(&db, "se.example").await.unwrap(), Findings::default());
            assert!(counts(&db).await.unwrap().is_empty());
        })
        .await;
    }
}
