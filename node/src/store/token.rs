//! Tokens of people for their programs. Of every token only its SHA-256 is kept.
//!
//! Does not know what a token looks like, nor what its scopes let it do.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    account::{self, Account},
    audit::{self, AuditLine},
    dialect, instant, instant_or_none,
    session::Digest,
    sweep::{Pass, Sweep, sweep},
};

/// A token as it is kept: it cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is called when it is ended.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// What it is for, words with a space between them.
    pub scopes: String,
    /// Whether its person showed a second factor when it was made.
    pub is_confirmed: bool,
    /// When it was made.
    pub made: Timestamp,
    /// From when on it is of no use.
    pub expires: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

macro_rules! columns {
    () => {
        "t.id, t.name as label, t.scopes, t.is_confirmed, t.made, t.expires, t.used"
    };
}

/// Keeps a new token, unless its person has `most` that are good or is no more; tells whether it did.
pub async fn put(
    db: &Db,
    digest: &Digest,
    token: &Token,
    username: &str,
    most: u32,
    by: &str,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // Two at once come one after the other: both want the row of the account.
    if sqlx::query(HOLD_ACCOUNT).bind(username).execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let put = sqlx::query(PUT)
        .bind(digest.to_vec())
        .bind(&token.id)
        .bind(username)
        .bind(&token.name)
        .bind(&token.scopes)
        .bind(i32::from(token.is_confirmed))
        .bind(token.made.as_millisecond())
        .bind(token.expires.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    let detail = format!("{} for {username}, until {}", token.scopes, token.expires);
    audit::write_in(&mut tx, &AuditLine::new(by, "token make", &token.id).with_detail(detail), token.made).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
const PUT: &str = "insert into token (token, id, username, name, scopes, is_confirmed, made, expires) \
    select $1, $2, $3, $4, $5, $6, $7, $8 \
    where (select count(*) from token where username = $3 and expires > $7) < $9";

/// The token of this digest and whose it is, as the account is now; nobody's once it has expired.
pub async fn find(db: &Db, digest: &Digest, now: Timestamp) -> Result<Option<(Token, Account)>, StoreError> {
    let row = sqlx::query(FIND).bind(digest.to_vec()).bind(now.as_millisecond()).fetch_optional(db.read()).await?;
    row.map(|row| Ok((read(&row)?, account::of(&row)?))).transpose()
}
const FIND: &str = concat!(
    "select ",
    columns!(),
    ", a.username, a.name, a.authority, a.role \
     from token t join account a on a.username = t.username where t.token = $1 and t.expires > $2 and a.removed is null"
);

/// Notes that it is in use.
pub async fn touch(db: &Db, digest: &Digest, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(TOUCH).bind(now.as_millisecond()).bind(digest.to_vec()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const TOUCH: &str = "update token set used = $1 where token = $2";

/// The tokens of a person that have not expired, the newest first.
pub async fn list(db: &Db, username: &str, limit: u32, now: Timestamp) -> Result<Vec<Token>, StoreError> {
    let rows =
        sqlx::query(LIST).bind(username).bind(now.as_millisecond()).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(read).collect()
}
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from token t where t.username = $1 and t.expires > $2 order by t.made desc, t.id limit $3"
);

fn read(row: &AnyRow) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.try_get("id")?,
        name: row.try_get("label")?,
        scopes: row.try_get("scopes")?,
        is_confirmed: row.try_get::<i32, _>("is_confirmed")? == 1,
        made: instant(row, "made")?,
        expires: instant(row, "expires")?,
        used: instant_or_none(row, "used")?,
    })
}

/// Ends a token of a person; tells whether there was one.
pub async fn end(db: &Db, username: &str, id: &str, by: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(FORGET_ONE).bind(id).bind(username).execute(&mut *tx).await?;
    let ended = sqlx::query(END).bind(id).bind(username).execute(&mut *tx).await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(by, "token end", id), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const FORGET_ONE: &str = "delete from replay where token in (select id from token where id = $1 and username = $2)";
const END: &str = "delete from token where id = $1 and username = $2";

/// Ends every token of a person; tells how many there were.
pub async fn end_all(db: &Db, username: &str, by: &str, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let ended = end_all_in(&mut tx, username).await?;
    if ended > 0 {
        let line = AuditLine::new(by, "token end", username).with_detail(format!("all, {ended}"));
        audit::write_in(&mut tx, &line, now).await?;
    }
    dialect::commit(tx).await?;
    Ok(ended)
}

/// Ends every token of a person within the caller's transaction.
pub(super) async fn end_all_in(conn: &mut AnyConnection, username: &str) -> Result<u64, StoreError> {
    sqlx::query(FORGET_ALL).bind(username).execute(&mut *conn).await?;
    Ok(sqlx::query(END_ALL).bind(username).execute(conn).await?.rows_affected())
}
const FORGET_ALL: &str = "delete from replay where token in (select id from token where username = $1)";
const END_ALL: &str = "delete from token where username = $1";

/// Forgets tokens that have expired, with the answers that are kept for them.
pub async fn prune(db: &Db, now: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    if pass == Pass::Look {
        return EXPIRED.due(db, &[now.as_millisecond()]).await;
    }
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(FORGET_EXPIRED).bind(now.as_millisecond()).execute(&mut *tx).await?;
    let gone = sqlx::query(EXPIRED.forget).bind(now.as_millisecond()).execute(&mut *tx).await?.rows_affected();
    dialect::commit(tx).await?;
    Ok(gone)
}
const FORGET_EXPIRED: &str = "delete from replay where token in (select id from token where expires <= $1)";
const EXPIRED: Sweep = sweep!(unseen, "token where expires <= $1");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        account::Role,
        test_engine::{at, on_both},
    };

    async fn person(db: &Db, username: &str) {
        let account = Account {
            username: username.into(),
            name: username.to_uppercase(),
            authority: "https://fi.example/actors/om".into(),
            role: Role::Author,
        };
        account::add(db, &account, &AuditLine::new("operator", "user add", username), at(0)).await.unwrap();
    }

    fn token(number: u8) -> Token {
        Token {
            id: format!("id-{number}"),
            name: "script".into(),
            scopes: "read write".into(),
            is_confirmed: false,
            made: at(number.into()),
            expires: at(100),
            used: None,
        }
    }

    #[tokio::test]
    async fn a_token_is_its_persons_until_it_expires_or_it_or_the_account_ends() {
        on_both(async |db| {
            for name in ["anna", "bo"] {
                person(&db, name).await;
            }
            for (number, username) in [(1, "anna"), (2, "anna"), (3, "bo")] {
                assert!(put(&db, &[number; 32], &token(number), username, 2, username).await.unwrap());
            }
            assert!(!put(&db, &[4; 32], &token(4), "anna", 2, "anna").await.unwrap(), "one too many");
            assert!(!put(&db, &[4; 32], &token(4), "nobody", 2, "anna").await.unwrap());
            touch(&db, &[1; 32], at(9)).await.unwrap();
            let (found, account) = find(&db, &[1; 32], at(10)).await.unwrap().unwrap();
            assert_eq!((found.used, account.name.as_str(), found.name.as_str()), (Some(at(9)), "ANNA", "script"));
            assert_eq!(find(&db, &[1; 32], at(100)).await.unwrap(), None, "it has expired");
            let ids = |all: Vec<Token>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
            assert_eq!(ids(list(&db, "anna", 9, at(10)).await.unwrap()), ["id-2", "id-1"]);
            assert!(!end(&db, "bo", "id-1", "bo", at(10)).await.unwrap(), "it is somebody else's");
            assert!(end(&db, "anna", "id-1", "anna", at(10)).await.unwrap());
            assert_eq!(find(&db, &[1; 32], at(10)).await.unwrap(), None);
            account::remove(&db, "anna", &AuditLine::new("operator", "user remove", "anna"), at(11)).await.unwrap();
            assert_eq!(find(&db, &[2; 32], at(11)).await.unwrap(), None);
            assert_eq!(end_all(&db, "bo", "bo", at(12)).await.unwrap(), 1);
            assert_eq!(find(&db, &[3; 32], at(12)).await.unwrap(), None);
        })
        .await;
    }
}
