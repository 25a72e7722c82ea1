//! Coming in with what was shown, and showing a second factor once more: what is good for once is used up in the
//! transaction that opens or changes the session.
//!
//! Does not know how anything was checked.

use jiff::Timestamp;

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, failure,
    session::{self, Digest, NewSession, Turn},
    step::{self, Used},
};

/// What was shown and is good for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof<'a> {
    /// The code of an app, of this step.
    Code(i64),
    /// A recovery code.
    Recovery(&'a Digest),
    /// A passkey with its new count.
    Passkey {
        /// Its id.
        id: &'a [u8],
        /// How often it signed.
        counter: u64,
        /// Whether there is a copy of it elsewhere.
        is_backed_up: bool,
    },
}

/// Where a try was counted; nowhere, if it was of what nobody guesses.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted<'a> {
    /// Under which names.
    pub names: &'a [String],
    /// For which network.
    pub network: Option<&'a str>,
}

/// Opens a session for whoever showed this; false if a part of it was used already.
#[expect(clippy::too_many_arguments, reason = "each is one part of the one transaction")]
pub async fn enter(
    db: &Db,
    username: &str,
    proof: Proof<'_>,
    step: Used<'_>,
    session: &NewSession,
    previous: Option<&Digest>,
    counted: Counted<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    if !step.in_transaction(&mut tx, now).await? || !use_in(&mut tx, username, proof, now).await? {
        return Ok(false);
    }
    session::begin_in(&mut tx, username, session, previous, now).await?;
    failure::clear_in(&mut tx, counted).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// A person who is signed in showed a second factor: the session goes on under another token. False if a part of it was
/// used already.
pub async fn confirm(
    db: &Db,
    username: &str,
    proof: Proof<'_>,
    step: Option<&Digest>,
    turn: &Turn,
    counted: Counted<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    if let Some(step) = step
        && !step::use_in(&mut tx, step, now).await?
    {
        return Ok(false);
    }
    if !use_in(&mut tx, username, proof, now).await? {
        return Ok(false);
    }
    if !session::turn_in(&mut tx, username, turn, now).await? {
        return Ok(false);
    }
    audit::write_in(&mut tx, &AuditLine::new(username, "sign in confirm", username), now).await?;
    failure::clear_in(&mut tx, counted).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// Uses up what was shown; false if that happened before.
async fn use_in(tx: &mut dialect::Tx, username: &str, proof: Proof<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let done = match proof {
        Proof::Code(step) => sqlx::query(USE_STEP).bind(step).bind(username).execute(&mut **tx).await?,
        Proof::Recovery(digest) => {
            let line = AuditLine::new(username, "recovery code use", username);
            audit::write_in(tx, &line, now).await?;
            let query = sqlx::query(USE_RECOVERY).bind(now.as_millisecond()).bind(digest.to_vec());
            query.bind(username).execute(&mut **tx).await?
        }
        Proof::Passkey { id, counter, is_backed_up } => {
            sqlx::query(USE_PASSKEY)
                .bind(super::stored(counter))
                .bind(i32::from(is_backed_up))
                .bind(now.as_millisecond())
                .bind(id.to_vec())
                .bind(username)
                .execute(&mut **tx)
                .await?
        }
    };
    Ok(done.rows_affected() > 0)
}
const USE_STEP: &str =
    "update credential set totp_step = $1 where username = $2 and totp_step < $1 and totp is not null";
const USE_RECOVERY: &str = "update recovery_code set used = $1 where digest = $2 and username = $3 and used is null";
// One that counts has counted on, or it was copied; one that does not stays at 0.
const USE_PASSKEY: &str = "update passkey set counter = $1, is_backed_up = $2, used = $3 \
    where id = $4 and username = $5 and (counter < $1 or (counter = 0 and $1 = 0))";
