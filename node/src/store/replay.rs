//! What was answered to requests that carry a key of their own: the same one again gets the same answer.
//!
//! Spec: draft-ietf-httpapi-idempotency-key-header. Keys are those of one token. Does not know what an answer says.

use jiff::Timestamp;
use sqlx::Row;

use super::{
    Db, StoreError, dialect, instant,
    session::Digest,
    sweep::{Pass, Sweep, sweep},
};

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The status.
    pub status: u16,
    /// Some of its headers, as text.
    pub headers: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or that whoever began with it came to no end: it is this caller's now, since then.
    Begun(Timestamp),
    /// It came with another request.
    Other,
    /// It is being worked on.
    Busy,
    /// It was answered.
    Done(Kept),
    /// The token has as many keys as are kept.
    Full,
}

/// A request with a key of its own.
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'a> {
    /// The id of the token.
    pub token: &'a str,
    /// The key.
    pub name: &'a str,
    /// The digest of all that is asked.
    pub request: &'a Digest,
}

/// Begins with a request, unless its key is known since `kept_since`; what was begun before `stale` and not answered may be
/// begun again.
pub async fn begin(
    db: &Db,
    keyed: Keyed<'_>,
    (kept_since, stale): (Timestamp, Timestamp),
    most: u32,
    now: Timestamp,
) -> Result<Standing, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(FORGET).bind(keyed.token).bind(keyed.name).bind(kept_since.as_millisecond()).execute(&mut *tx).await?;
    let put = sqlx::query(PUT)
        .bind(keyed.token)
        .bind(keyed.name)
        .bind(keyed.request.to_vec())
        .bind(now.as_millisecond())
        .bind(i64::from(most))
        .execute(&mut *tx)
        .await?;
    if put.rows_affected() == 1 {
        dialect::commit(tx).await?;
        return Ok(Standing::Begun(now));
    }
    let row = sqlx::query(FIND).bind(keyed.token).bind(keyed.name).fetch_optional(&mut *tx).await?;
    let Some(row) = row else { return Ok(Standing::Full) };
    if row.try_get::<Vec<u8>, _>("request")? != keyed.request.to_vec() {
        return Ok(Standing::Other);
    }
    if let Some(status) = row.try_get::<Option<i32>, _>("status")? {
        return Ok(Standing::Done(Kept {
            status: u16::try_from(status).map_err(|_| StoreError::unreadable("status", status.to_string()))?,
            headers: row.try_get::<Option<String>, _>("headers")?.unwrap_or_default(),
            body: row.try_get::<Option<Vec<u8>>, _>("body")?.unwrap_or_default(),
        }));
    }
    if instant(&row, "at")? > stale {
        return Ok(Standing::Busy);
    }
    let taken = sqlx::query(TAKE)
        .bind(keyed.token)
        .bind(keyed.name)
        .bind(now.as_millisecond())
        .bind(stale.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    Ok(if taken.rows_affected() == 1 { Standing::Begun(now) } else { Standing::Busy })
}
const FORGET: &str = "delete from replay where token = $1 and name = $2 and at <= $3";
const PUT: &str = "insert into replay (token, name, request, at) select $1, $2, $3, $4 \
    where (select count(*) from replay where token = $1) < $5 on conflict (token, name) do nothing";
const FIND: &str = "select request, at, status, headers, body from replay where token = $1 and name = $2";
const TAKE: &str = "update replay set at = $3 where token = $1 and name = $2 and status is null and at <= $4";

/// Keeps the answer of whoever began at `begun`, unless somebody else has begun since.
pub async fn settle(db: &Db, keyed: Keyed<'_>, begun: Timestamp, answer: &Kept) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(SETTLE)
        .bind(keyed.token)
        .bind(keyed.name)
        .bind(i32::from(answer.status))
        .bind(&answer.headers)
        .bind(answer.body.clone())
        .bind(begun.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}
const SETTLE: &str = "update replay set status = $3, headers = $4, body = $5 \
    where token = $1 and name = $2 and at = $6";

/// Forgets a key whose request, begun at `begun`, came to nothing, so that it can be tried again.
pub async fn forget(db: &Db, keyed: Keyed<'_>, begun: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(LET_GO).bind(keyed.token).bind(keyed.name).bind(begun.as_millisecond()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const LET_GO: &str = "delete from replay where token = $1 and name = $2 and status is null and at = $3";

/// Forgets what was begun before this.
pub async fn prune(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    OLD.turn(db, &[before.as_millisecond()], pass).await
}
const OLD: Sweep = sweep!(unseen, "replay where at <= $1");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        account::{self, Account, Role},
        audit::AuditLine,
        test_engine::{at, on_both},
        token::{self, Token},
    };

    #[tokio::test]
    async fn a_key_is_worked_on_once_and_its_answer_stays_for_a_time() {
        on_both(async |db| {
            let anna = Account {
                username: "anna".into(),
                name: "Anna".into(),
                authority: "https://fi.example/actors/om".into(),
                role: Role::Author,
            };
            account::add(&db, &anna, &AuditLine::new("operator", "user add", "anna"), at(0)).await.unwrap();
            let made = Token {
                id: "t".into(),
                name: String::new(),
                scopes: "write".into(),
                is_confirmed: false,
                made: at(0),
                expires: at(9_000),
                used: None,
            };
            assert!(token::put(&db, &[1; 32], &made, "anna", 9, "anna").await.unwrap());
            let keyed = |name, request| Keyed { token: "t", name, request };
            let (one, other) = ([1; 32], [2; 32]);
            let ask = async |keyed, now| begin(&db, keyed, (at(now - 1_000), at(now - 30)), 2, at(now)).await.unwrap();
            assert_eq!(ask(keyed("a", &one), 2_000).await, Standing::Begun(at(2_000)));
            assert_eq!(ask(keyed("a", &one), 2_001).await, Standing::Busy);
            assert_eq!(ask(keyed("a", &other), 2_001).await, Standing::Other);
            assert_eq!(ask(keyed("a", &one), 2_030).await, Standing::Begun(at(2_030)), "whoever began is gone");
            let answer = Kept { status: 201, headers: "[]".into(), body: b"done".to_vec() };
            let late = Kept { status: 500, ..answer.clone() };
            settle(&db, keyed("a", &one), at(2_000), &late).await.unwrap();
            forget(&db, keyed("a", &one), at(2_000)).await.unwrap();
            assert_eq!(ask(keyed("a", &one), 2_031).await, Standing::Busy, "whoever was overtaken says nothing");
            settle(&db, keyed("a", &one), at(2_030), &answer).await.unwrap();
            assert_eq!(ask(keyed("a", &one), 2_900).await, Standing::Done(answer));
            assert_eq!(ask(keyed("b", &one), 2_900).await, Standing::Begun(at(2_900)));
            assert_eq!(ask(keyed("c", &one), 2_900).await, Standing::Full);
            forget(&db, keyed("b", &one), at(2_900)).await.unwrap();
            assert_eq!(ask(keyed("c", &one), 2_900).await, Standing::Begun(at(2_900)));
            assert_eq!(ask(keyed("a", &other), 3_100).await, Standing::Begun(at(3_100)), "it is forgotten");
            prune(&db, at(3_100), Pass::Forget).await.unwrap();
            assert_eq!(ask(keyed("c", &other), 3_101).await, Standing::Begun(at(3_101)));
            assert!(token::end(&db, "anna", "t", "anna", at(3_102)).await.unwrap());
        })
        .await;
    }
}
