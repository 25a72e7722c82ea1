//! The mail address of a person: where letters go, and what is to take its place once its reader has said so.

use jiff::Timestamp;
use sqlx::Row;

use super::letter;
use crate::store::{
    Db, StoreError,
    audit::{self, AuditLine},
    count, dialect, instant_or_none,
};

/// What is known of a person's address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// Where letters go.
    pub address: Option<String>,
    /// What is to take its place.
    pub wanted: Option<String>,
    /// Why the last letter was not taken, and when that was.
    pub trouble: Option<(String, Timestamp)>,
}

/// The address of a person.
pub async fn own(db: &Db, username: &str) -> Result<Own, StoreError> {
    let Some(row) = sqlx::query(OWN).bind(username).fetch_optional(db.read()).await? else { return Ok(Own::default()) };
    let trouble: Option<String> = row.try_get("trouble")?;
    Ok(Own {
        address: row.try_get("address")?,
        wanted: row.try_get("wanted")?,
        trouble: trouble.zip(instant_or_none(&row, "trouble_at")?),
    })
}
const OWN: &str = "select address, wanted, trouble, trouble_at from mail_address where username = $1";

/// Wants letters at another address, and writes there to ask whether that is right; tells whether it does. Nothing
/// changes before. No more than `most` such letters are on their way or may still be answered.
pub async fn want_address(
    db: &Db,
    username: &str,
    (letter, address, language): (&str, &str, &str),
    (until, most): (Timestamp, u32),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let held = sqlx::query(HOLD_ACCOUNT).bind(username).execute(&mut *tx).await?;
    let open = sqlx::query(OPEN).bind(username).bind(now.as_millisecond()).fetch_one(&mut *tx).await?;
    if held.rows_affected() == 0 || count(&open, "number")? >= u64::from(most) {
        return Ok(false);
    }
    let want = sqlx::query(WANT).bind(username).bind(address).bind(until.as_millisecond());
    want.bind(language).execute(&mut *tx).await?;
    sqlx::query("delete from mail_letter where username = $1 and kind = 'address' and state = 'waiting'")
        .bind(username)
        .execute(&mut *tx)
        .await?;
    sqlx::query(letter::WRITE_ADDRESS).bind(letter).bind(username).bind(now.as_millisecond()).execute(&mut *tx).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "mail address ask", ""), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const HOLD_ACCOUNT: &str = "update account set at = at where username = $1 and removed is null";
const OPEN: &str = "select count(distinct letter) as number from mail_token where username = $1 and expires > $2";
const WANT: &str = "insert into mail_address (username, wanted, wanted_until, language) values ($1, $2, $3, $4) \
    on conflict (username) do update set wanted = excluded.wanted, wanted_until = excluded.wanted_until, \
    language = excluded.language";

/// Whether a token is one of this person and confirms the address that is wanted now.
pub async fn confirms(db: &Db, username: &str, token: &str, now: Timestamp) -> Result<bool, StoreError> {
    let query = sqlx::query(CONFIRMS).bind(username).bind(token).bind(now.as_millisecond());
    Ok(query.fetch_optional(db.read()).await?.is_some())
}
const CONFIRMS: &str = "select a.username from mail_address a join mail_token t on t.username = a.username \
    and t.address = a.wanted where a.username = $1 and t.token = $2 and t.expires > $3 and a.wanted_until > $3";

/// Whoever reads at the address that was wanted says that it is right: letters of this person go there from now on. The
/// token is used up; tells whether it was one, of this person and of the address that is wanted now.
pub async fn confirm_address(db: &Db, username: &str, token: &str, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let changed = sqlx::query(CONFIRM).bind(username).bind(token).bind(now.as_millisecond()).execute(&mut *tx).await?;
    if changed.rows_affected() == 0 {
        return Ok(false);
    }
    for text in [
        "delete from mail_token where username = $1",
        "delete from mail_letter where username = $1 and kind = 'address' and state = 'waiting'",
    ] {
        sqlx::query(text).bind(username).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, &AuditLine::new(username, "mail address confirm", ""), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const CONFIRM: &str = "update mail_address set address = wanted, wanted = null, wanted_until = null, trouble = null, \
    trouble_at = null where username = $1 and wanted_until > $3 and wanted = (select t.address from mail_token t \
    where t.token = $2 and t.username = $1 and t.expires > $3)";

/// Forgets the address of a person, and with it the letters on their way there; digests wait for another.
pub async fn end_address(db: &Db, username: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for text in [
        "delete from mail_letter where username = $1 and state = 'waiting'",
        "delete from mail_letter where state = 'waiting' and digest in (select id from digest where username = $1)",
        "delete from mail_token where username = $1",
        "delete from mail_address where username = $1",
    ] {
        sqlx::query(text).bind(username).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, &AuditLine::new(username, "mail address end", ""), now).await?;
    dialect::commit(tx).await
}
