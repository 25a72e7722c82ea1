//! What a person signs in with besides links: a password, an authenticator app, recovery codes, and the name that passkeys
//! know them by.
//!
//! Keeps what it is given: a stretched password, a sealed secret, digests. Does not know how any of them is tried.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError, account,
    audit::{self, AuditLine},
    count, dialect,
    session::{self, Digest, Turn},
    step::Kind,
};

/// Bytes of the name that passkeys know a person by.
pub const HANDLE_BYTES: usize = 32;

/// What a person has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// What passkeys know them by.
    pub handle: Vec<u8>,
    /// The stretched password.
    pub password: Option<String>,
    /// The sealed secret of the app.
    pub totp: Option<Vec<u8>>,
    /// That of an app that has not shown a code yet.
    pub totp_new: Option<Vec<u8>>,
    /// The step of the last code used.
    pub totp_step: i64,
    /// Recovery codes not used yet.
    pub codes: u64,
    /// Passkeys.
    pub passkeys: u64,
}

impl Credential {
    /// Whether there is a second factor to show.
    pub fn has_second_factor(&self) -> bool {
        self.totp.is_some() || self.passkeys > 0
    }
}

/// What a person has, if they ever set anything up.
pub async fn find(db: &Db, username: &str) -> Result<Option<Credential>, StoreError> {
    let row = sqlx::query(FIND).bind(username).fetch_optional(db.read()).await?;
    row.as_ref().map(credential).transpose()
}
const FIND: &str = "select c.handle, c.password, c.totp, c.totp_new, c.totp_step, \
    (select count(*) from recovery_code r where r.username = c.username and r.used is null) as codes, \
    (select count(*) from passkey p where p.username = c.username) as passkeys \
    from credential c join account a on a.username = c.username where c.username = $1 and a.removed is null";

fn credential(row: &AnyRow) -> Result<Credential, StoreError> {
    Ok(Credential {
        handle: row.try_get("handle")?,
        password: row.try_get("password")?,
        totp: row.try_get("totp")?,
        totp_new: row.try_get("totp_new")?,
        totp_step: row.try_get("totp_step")?,
        codes: count(row, "codes")?,
        passkeys: count(row, "passkeys")?,
    })
}

/// Makes the row of a person who has none yet.
pub(super) async fn ensure_in(
    conn: &mut AnyConnection,
    username: &str,
    handle: [u8; HANDLE_BYTES],
) -> Result<(), StoreError> {
    sqlx::query(ENSURE).bind(username).bind(handle.to_vec()).execute(conn).await?;
    Ok(())
}
const ENSURE: &str = "insert into credential (username, handle) values ($1, $2) on conflict (username) do nothing";

/// Makes the row of a person who has none yet.
pub async fn ensure(db: &Db, username: &str, handle: [u8; HANDLE_BYTES]) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    ensure_in(&mut tx, username, handle).await?;
    dialect::commit(tx).await
}

/// Keeps the secret of an app that has yet to show a code.
pub async fn put_new_totp(
    db: &Db,
    username: &str,
    handle: [u8; HANDLE_BYTES],
    sealed: &[u8],
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    ensure_in(&mut tx, username, handle).await?;
    sqlx::query(PUT_NEW_TOTP).bind(sealed.to_vec()).bind(username).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const PUT_NEW_TOTP: &str = "update credential set totp_new = $1 where username = $2";

/// The new app showed the code of `step`: it takes the place of the one before, with new recovery codes, and the session
/// in which that happened goes on under another token with a second factor. False if it is another app by now, or the
/// session has ended.
pub async fn take_totp(
    db: &Db,
    username: &str,
    sealed: &[u8],
    step: i64,
    codes: &[Digest],
    turn: &Turn,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let taken = sqlx::query(TAKE_TOTP).bind(step).bind(username).bind(sealed.to_vec()).execute(&mut *tx).await?;
    if taken.rows_affected() == 0 {
        return Ok(false);
    }
    put_codes_in(&mut tx, username, codes).await?;
    if !session::turn_in(&mut tx, username, turn, now).await? {
        return Ok(false);
    }
    account::enrol_in(&mut tx, username, now).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "app add", username), now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}
const TAKE_TOTP: &str = "update credential set totp = totp_new, totp_new = null, totp_step = $1 \
    where username = $2 and totp_new = $3";

/// New recovery codes in the place of those before.
pub async fn put_codes(db: &Db, username: &str, codes: &[Digest], now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    put_codes_in(&mut tx, username, codes).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "recovery codes make", username), now).await?;
    dialect::commit(tx).await
}

async fn put_codes_in(conn: &mut AnyConnection, username: &str, codes: &[Digest]) -> Result<(), StoreError> {
    sqlx::query(END_CODES).bind(username).execute(&mut *conn).await?;
    for code in codes {
        sqlx::query(PUT_CODE).bind(code.to_vec()).bind(username).execute(&mut *conn).await?;
    }
    Ok(())
}
const END_CODES: &str = "delete from recovery_code where username = $1";
const PUT_CODE: &str = "insert into recovery_code (digest, username) values ($1, $2)";

/// Sets a password and ends every other session of the person, every link they have not used, and whatever waits for a code
/// after the password before.
pub async fn set_password(
    db: &Db,
    username: &str,
    stretched: &str,
    session: &Digest,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(SET_PASSWORD).bind(stretched).bind(username).execute(&mut *tx).await?;
    sqlx::query(END_OTHERS).bind(username).bind(session.to_vec()).execute(&mut *tx).await?;
    sqlx::query(END_LINKS).bind(username).bind(now.as_millisecond()).execute(&mut *tx).await?;
    sqlx::query(END_STEPS).bind(username).bind(Kind::Code.as_str()).execute(&mut *tx).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "password set", username), now).await?;
    dialect::commit(tx).await
}
const SET_PASSWORD: &str = "update credential set password = $1 where username = $2 and totp is not null";
const END_OTHERS: &str = "delete from session where username = $1 and token <> $2";
// They end rather than go, so that whoever follows one is told that it is too old.
const END_LINKS: &str = "update sign_in_link set expires = $2 where username = $1 and used is null and expires > $2";
const END_STEPS: &str = "delete from sign_in_step where username = $1 and kind = $2";

/// Ends signing in by password, with the app and the recovery codes that belong to it.
pub async fn end_password(db: &Db, username: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(END_PASSWORD).bind(username).execute(&mut *tx).await?;
    sqlx::query(END_CODES).bind(username).execute(&mut *tx).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "password end", username), now).await?;
    dialect::commit(tx).await
}
const END_PASSWORD: &str = "update credential set password = null, totp = null, totp_new = null where username = $1";
