//! The passkeys of people: public keys by the id that their authenticator gave them.
//!
//! Does not know how a signature is checked.

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use super::{
    Db, StoreError, account,
    audit::{self, AuditLine},
    count, dialect, instant, instant_or_none,
    session::{self, Turn},
};

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// What its authenticator calls it.
    pub id: Vec<u8>,
    /// Whose it is.
    pub username: String,
    /// What its person calls it.
    pub name: String,
    /// COSE number of its algorithm.
    pub algorithm: i64,
    /// `SubjectPublicKeyInfo`.
    pub public: Vec<u8>,
    /// How often it signed, if it counts.
    pub counter: u64,
    /// Whether there is a copy of it elsewhere.
    pub is_backed_up: bool,
    /// When it was added.
    pub made: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// Keeps a new passkey, unless its person has `most` or the session in which it was made has ended; tells whether it did.
/// That session goes on under another token with a second factor.
///
/// # Errors
/// `Unique` if somebody has one of this id.
pub async fn put(db: &Db, passkey: &Passkey, most: u32, turn: &Turn, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    // Two at once come one after the other: both want the row of the person.
    sqlx::query(HOLD).bind(&passkey.username).execute(&mut *tx).await?;
    let put = sqlx::query(PUT)
        .bind(passkey.id.clone())
        .bind(&passkey.username)
        .bind(&passkey.name)
        .bind(passkey.algorithm)
        .bind(passkey.public.clone())
        .bind(super::stored(passkey.counter))
        .bind(i32::from(passkey.is_backed_up))
        .bind(passkey.made.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 0 {
        return Ok(false);
    }
    if !session::turn_in(&mut tx, &passkey.username, turn, now).await? {
        return Ok(false);
    }
    account::enrol_in(&mut tx, &passkey.username, now).await?;
    let line = AuditLine::new(&passkey.username, "passkey add", &passkey.username).with_detail(&passkey.name);
    audit::write_in(&mut tx, &line, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const HOLD: &str = "update credential set totp_step = totp_step where username = $1";
const PUT: &str = "insert into passkey (id, username, name, algorithm, public, counter, is_backed_up, made) \
    select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from passkey where username = $2) < $9";

/// The passkey of an id, if its person is still here.
pub async fn find(db: &Db, id: &[u8]) -> Result<Option<Passkey>, StoreError> {
    let row = sqlx::query(FIND).bind(id.to_vec()).fetch_optional(db.read()).await?;
    row.as_ref().map(passkey).transpose()
}
const FIND: &str = "select p.id, p.username, p.name, p.algorithm, p.public, p.counter, p.is_backed_up, p.made, p.used \
    from passkey p join account a on a.username = p.username where p.id = $1 and a.removed is null";

/// The passkeys of a person, the oldest first.
pub async fn list(db: &Db, username: &str, limit: u32) -> Result<Vec<Passkey>, StoreError> {
    let rows = sqlx::query(LIST).bind(username).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(passkey).collect()
}
const LIST: &str = "select id, username, name, algorithm, public, counter, is_backed_up, made, used from passkey \
    where username = $1 order by made, id limit $2";

fn passkey(row: &AnyRow) -> Result<Passkey, StoreError> {
    Ok(Passkey {
        id: row.try_get("id")?,
        username: row.try_get("username")?,
        name: row.try_get("name")?,
        algorithm: row.try_get("algorithm")?,
        public: row.try_get("public")?,
        counter: count(row, "counter")?,
        is_backed_up: row.try_get::<i32, _>("is_backed_up")? == 1,
        made: instant(row, "made")?,
        used: instant_or_none(row, "used")?,
    })
}

/// Gives a passkey of a person another name.
pub async fn rename(db: &Db, username: &str, id: &[u8], name: &str) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(RENAME).bind(name).bind(username).bind(id.to_vec()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const RENAME: &str = "update passkey set name = $1 where username = $2 and id = $3";

/// Removes a passkey of a person.
pub async fn remove(db: &Db, username: &str, id: &[u8], now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let removed = sqlx::query(REMOVE).bind(username).bind(id.to_vec()).execute(&mut *tx).await?;
    if removed.rows_affected() > 0 {
        audit::write_in(&mut tx, &AuditLine::new(username, "passkey remove", username), now).await?;
    }
    dialect::commit(tx).await
}
const REMOVE: &str = "delete from passkey where username = $1 and id = $2";
