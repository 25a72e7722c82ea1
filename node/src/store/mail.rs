//! Digests by mail: who wants what, the addresses it goes to, and the letters that are on their way.
//!
//! Does not know what a letter says, what a token looks like, nor how mail is sent. Nothing here is in any page for
//! everybody, so no writing makes one stale.

mod address;
mod digest;
mod health;
mod letter;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Db, StoreError, dialect, sweep::Pass};

pub use self::{
    address::{Own, confirm_address, confirms, end_address, own, want_address},
    digest::{
        Asked, Bounds, Confirmed, Digest, Due, Leaving, Put, Subjects, ask, confirm, due_of, end_own, find, leave,
        leaving, list, put, request_of,
    },
    health::{Health, Trouble, health, note_answer, note_sent, note_trouble},
    letter::{
        Kind, Letter, Recipient, Settled, Tally, drop_letter, end_leases, failed, lease, recipient, refused, retry,
        sent, spread, tally, token,
    },
};

/// Forgets requests and addresses that nobody confirmed, tokens that have expired, and letters that failed before
/// `before`.
pub async fn prune(db: &Db, before: Timestamp, now: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    if pass == Pass::Look {
        let row =
            sqlx::query(DUE).bind(now.as_millisecond()).bind(before.as_millisecond()).fetch_one(db.read()).await?;
        return super::count(&row, "number");
    }
    let mut gone = 0;
    let mut tx = dialect::begin_unseen(db).await?;
    for (text, at) in PRUNE.map(|text| (text, now)).into_iter().chain(PRUNE_FAILED.map(|text| (text, before))) {
        gone += sqlx::query(text).bind(at.as_millisecond()).execute(&mut *tx).await?.rows_affected();
    }
    dialect::commit(tx).await?;
    Ok(gone)
}
// What the statements below do, counted in their order.
const DUE: &str = "select (select count(*) from digest_asked where until <= $1) \
     + (select count(*) from mail_letter where kind = 'confirm' and state = 'waiting' and digest in \
     (select id from digest where asked_until <= $1)) + (select count(*) from digest where asked_until <= $1) \
    + (select count(*) from mail_address where wanted_until <= $1) + (select count(*) from mail_token where expires <= $1) \
    + (select count(*) from mail_letter where state = 'failed' and at < $2) + (select count(*) from mail_address \
     where address is null and (wanted is null or wanted_until <= $1) and (trouble_at is null or trouble_at < $2)) as number";
const PRUNE: [&str; 5] = [
    "delete from digest_asked where until <= $1",
    "delete from mail_letter where kind = 'confirm' and state = 'waiting' and digest in \
     (select id from digest where asked_until <= $1)",
    "delete from digest where asked_until <= $1",
    "update mail_address set wanted = null, wanted_until = null where wanted_until <= $1",
    "delete from mail_token where expires <= $1",
];
const PRUNE_FAILED: [&str; 2] = [
    "delete from mail_letter where state = 'failed' and at < $1",
    "delete from mail_address where address is null and wanted is null and (trouble_at is null or trouble_at < $1)",
];

/// Ends a digest with everything of it.
async fn forget_in(conn: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    for text in [
        "delete from mail_letter where digest = $1 and state = 'waiting'",
        "delete from mail_token where digest = $1",
        "delete from digest where id = $1",
    ] {
        sqlx::query(text).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}

/// What ends with an account, or with whatever lets its person in.
pub(super) const END_OF_PERSON: [&str; 4] = [
    "delete from mail_letter where username = $1 or digest in (select id from digest where username = $1)",
    "delete from mail_token where username = $1",
    "delete from digest where username = $1",
    "delete from mail_address where username = $1",
];

/// Words as a column keeps them: with a comma before and after each, or nothing.
fn framed(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!(",{},", words.join(",")) }
}

/// The words of such a column.
fn unframed(row: &sqlx::any::AnyRow, column: &'static str) -> Result<Vec<String>, StoreError> {
    let text: String = row.try_get(column)?;
    Ok(text.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests;
