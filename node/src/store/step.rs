//! Half of a way in, as one browser holds it: a password that was right, or a challenge that waits for a passkey. Used once.
//!
//! Does not know what a challenge is for.

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{
    Db, StoreError, dialect,
    session::Digest,
    sweep::{Pass, Sweep, sweep},
};

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A code, after the password.
    Code,
    /// Nothing any more: whoever signed in with a passkey has answered this challenge. One that is not answered yet has no
    /// row, since anybody may ask for one.
    Answered,
    /// A passkey of somebody who is signed in, once more.
    Confirm,
    /// A new passkey of somebody who is signed in.
    Register,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Code, Self::Answered, Self::Confirm, Self::Register];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Answered => "answered",
            Self::Confirm => "confirm",
            Self::Register => "register",
        }
    }
}

impl FromStr for Kind {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let kind = Self::ALL.into_iter().find(|kind| kind.as_str() == word);
        kind.ok_or_else(|| StoreError::unreadable("step to sign in", word))
    }
}

/// A step as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The SHA-256 of what the browser holds.
    pub token: Digest,
    /// What is waited for.
    pub kind: Kind,
    /// Whose it is, if that is known.
    pub username: Option<String>,
    /// What a passkey is to sign.
    pub challenge: Option<[u8; 32]>,
    /// From when on it is of no use.
    pub expires: Timestamp,
}

/// Keeps a step in the place of what the same browser held.
pub async fn put(db: &Db, step: &Step) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(PUT)
        .bind(step.token.to_vec())
        .bind(step.kind.as_str())
        .bind(step.username.as_deref())
        .bind(step.challenge.map(Vec::from))
        .bind(step.expires.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}
const PUT: &str = "insert into sign_in_step (token, kind, username, challenge, expires) values ($1, $2, $3, $4, $5) \
    on conflict (token) do update set kind = excluded.kind, username = excluded.username, \
    challenge = excluded.challenge, expires = excluded.expires";

/// The step of a token, if it still waits for this.
pub async fn find(db: &Db, token: &Digest, kind: Kind, now: Timestamp) -> Result<Option<Step>, StoreError> {
    let row = sqlx::query(FIND).bind(token.to_vec()).bind(kind.as_str()).bind(now.as_millisecond());
    row.fetch_optional(db.read())
        .await?
        .map(|row| {
            let challenge: Option<Vec<u8>> = row.try_get("challenge")?;
            Ok(Step {
                token: *token,
                kind,
                username: row.try_get("username")?,
                challenge: challenge.and_then(|bytes| bytes.try_into().ok()),
                expires: super::instant(&row, "expires")?,
            })
        })
        .transpose()
}
const FIND: &str =
    "select username, challenge, expires from sign_in_step where token = $1 and kind = $2 and expires > $3";

/// Uses a step up; of two at the same moment one does.
pub(super) async fn use_in(conn: &mut AnyConnection, token: &Digest, now: Timestamp) -> Result<bool, StoreError> {
    let used = sqlx::query(USE).bind(token.to_vec()).bind(now.as_millisecond()).execute(conn).await?;
    Ok(used.rows_affected() > 0)
}
const USE: &str = "delete from sign_in_step where token = $1 and expires > $2";

/// Half of a way in, as it is used up.
#[derive(Debug, Clone, Copy)]
pub enum Used<'a> {
    /// It is kept, and goes.
    Kept(&'a Digest),
    /// It is a challenge that the browser holds alone, until then; that it was answered is kept as long.
    Answered(&'a Digest, Timestamp),
}

impl Used<'_> {
    /// Uses it up; of two at the same moment one does.
    pub(super) async fn in_transaction(self, conn: &mut AnyConnection, now: Timestamp) -> Result<bool, StoreError> {
        match self {
            Self::Kept(token) => use_in(conn, token, now).await,
            Self::Answered(token, expires) => {
                let put = sqlx::query(ANSWER)
                    .bind(token.to_vec())
                    .bind(Kind::Answered.as_str())
                    .bind(expires.as_millisecond())
                    .execute(conn)
                    .await?;
                Ok(put.rows_affected() > 0)
            }
        }
    }
}
const ANSWER: &str =
    "insert into sign_in_step (token, kind, expires) values ($1, $2, $3) on conflict (token) do nothing";

/// The same by itself.
pub async fn take(db: &Db, token: &Digest, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let is_used = use_in(&mut tx, token, now).await?;
    dialect::commit(tx).await?;
    Ok(is_used)
}

/// Forgets what waited in vain.
pub async fn prune(db: &Db, now: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    EXPIRED.turn(db, &[now.as_millisecond()], pass).await
}
const EXPIRED: Sweep = sweep!(unseen, "sign_in_step where expires <= $1");
