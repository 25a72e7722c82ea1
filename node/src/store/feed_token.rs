//! Addresses of feeds for one person. Of every token only its SHA-256 is kept.
//!
//! Does not know what a token looks like, nor what stands in a feed.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Db, StoreError,
    account::{self, Account},
    audit::{self, AuditLine},
    dialect, instant, instant_or_none,
    session::Digest,
};

/// An address as it is kept: it cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedToken {
    /// What it is called when it is ended.
    pub id: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last read with.
    pub used: Option<Timestamp>,
}

/// Keeps a new address, unless its person has `most` already or is no more; tells whether it did.
pub async fn put(
    db: &Db,
    token: &Digest,
    id: &str,
    username: &str,
    most: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // Two at once come one after the other: both want the row of the account.
    if sqlx::query(HOLD_ACCOUNT).bind(username).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let put = sqlx::query(PUT)
        .bind(token.to_vec())
        .bind(id)
        .bind(username)
        .bind(now.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(username, "feed make", id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
const PUT: &str = "insert into feed_token (token, id, username, made) select $1, $2, $3, $4 \
    where (select count(*) from feed_token where username = $3) < $5";

/// Whose address it is, as the account is now, and when it was last read with.
pub async fn find(db: &Db, token: &Digest) -> Result<Option<(Account, Option<Timestamp>)>, StoreError> {
    let row = sqlx::query(FIND).bind(token.to_vec()).fetch_optional(db.read()).await?;
    row.map(|row| Ok((account::of(&row)?, instant_or_none(&row, "used")?))).transpose()
}
const FIND: &str = "select t.used, a.username, a.name, a.authority, a.role \
    from feed_token t join account a on a.username = t.username where t.token = $1 and a.removed is null";

/// Notes that it is in use.
pub async fn touch(db: &Db, token: &Digest, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(TOUCH).bind(now.as_millisecond()).bind(token.to_vec()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const TOUCH: &str = "update feed_token set used = $1 where token = $2";

/// The addresses of a person, the newest first.
pub async fn list(db: &Db, username: &str, limit: u32) -> Result<Vec<FeedToken>, StoreError> {
    let rows = sqlx::query(LIST).bind(username).bind(i64::from(limit)).fetch_all(db.read()).await?;
    let read = |row: &AnyRow| {
        Ok(FeedToken { id: row.try_get("id")?, made: instant(row, "made")?, used: instant_or_none(row, "used")? })
    };
    rows.iter().map(read).collect()
}
const LIST: &str = "select id, made, used from feed_token where username = $1 order by made desc, id limit $2";

/// Ends an address of a person; tells whether there was one.
pub async fn end(db: &Db, username: &str, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let ended = sqlx::query(END).bind(id).bind(username).execute(&mut *tx).await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(username, "feed end", id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const END: &str = "delete from feed_token where id = $1 and username = $2";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        account::Role,
        test_engine::{at, on_both},
    };

    async fn person(db: &Db, username: &str) -> Account {
        let account = Account {
            username: username.into(),
            name: username.into(),
            authority: "https://fi.example/actors/om".into(),
            role: Role::Reader,
        };
        account::add(db, &account, &AuditLine::new("operator", "user add", username), at(0)).await.unwrap();
        account
    }

    #[tokio::test]
    async fn an_address_is_its_persons_until_it_or_the_account_ends() {
        on_both(async |db| {
            let anna = person(&db, "anna").await;
            person(&db, "bo").await;
            for (token, username) in [(1, "anna"), (2, "anna"), (3, "bo")] {
                assert!(put(&db, &[token; 32], &format!("id-{token}"), username, 2, at(token.into())).await.unwrap());
            }
            assert!(!put(&db, &[4; 32], "id-4", "anna", 2, at(4)).await.unwrap(), "one too many");
            assert!(!put(&db, &[4; 32], "id-4", "nobody", 2, at(4)).await.unwrap());
            touch(&db, &[1; 32], at(9)).await.unwrap();
            assert_eq!(find(&db, &[1; 32]).await.unwrap(), Some((anna, Some(at(9)))));
            assert_eq!(find(&db, &[4; 32]).await.unwrap(), None);
            let ids: Vec<String> = list(&db, "anna", 9).await.unwrap().into_iter().map(|one| one.id).collect();
            assert_eq!(ids, ["id-2", "id-1"]);
            assert!(!end(&db, "bo", "id-1", at(10)).await.unwrap(), "it is somebody else's");
            assert!(end(&db, "anna", "id-1", at(10)).await.unwrap());
            assert_eq!(find(&db, &[1; 32]).await.unwrap(), None);
            account::remove(&db, "anna", &AuditLine::new("operator", "user remove", "anna"), at(11)).await.unwrap();
            assert_eq!(find(&db, &[2; 32]).await.unwrap(), None);
            assert!(list(&db, "anna", 9).await.unwrap().is_empty() && find(&db, &[3; 32]).await.unwrap().is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn two_at_once_do_not_make_one_too_many() {
        on_both(async |db| {
            person(&db, "anna").await;
            let puts = [1, 2, 3].map(|token: u8| {
                let db = db.clone();
                async move { put(&db, &[token; 32], &format!("id-{token}"), "anna", 1, at(1)).await.unwrap() }
            });
            let [one, two, three] = puts;
            let (one, two, three) = tokio::join!(one, two, three);
            assert_eq!([one, two, three].into_iter().filter(|put| *put).count(), 1);
        })
        .await;
    }
}
