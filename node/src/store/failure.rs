//! How often somebody failed to sign in under a name or from a network, and until when they wait.
//!
//! A try counts as failed from its beginning until it succeeds, so that many at once are counted one by one.

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, instant,
    sign_in::Counted,
    sweep::{Pass, Sweep, sweep},
};

/// Whose failures are counted, and what they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// A name or network, with a word for which of the two.
    pub name: String,
    /// Failures before there is a wait.
    pub free: u32,
}

/// How long one waits, and when it is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The first wait.
    pub first: SignedDuration,
    /// The longest.
    pub cap: SignedDuration,
    /// When all is forgotten, after the last failure.
    pub memory: SignedDuration,
}

impl Waits {
    /// The wait after so many failures: none for the first ones, then twice as long each time, up to the longest.
    pub fn after(&self, failures: u32, free: u32) -> SignedDuration {
        let Some(doublings) = failures.checked_sub(free) else { return SignedDuration::ZERO };
        let factor = 2_i32.checked_pow(doublings).unwrap_or(i32::MAX);
        self.first.checked_mul(factor).map_or(self.cap, |wait| wait.min(self.cap))
    }
}

/// Counts a try, for every subject or for none.
///
/// # Errors
/// The inner one is until when to wait, if one of them has to.
pub async fn count(
    db: &Db,
    subjects: &[Subject],
    waits: Waits,
    now: Timestamp,
) -> Result<Result<(), Timestamp>, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for subject in subjects {
        // The row is held until the end: whoever comes meanwhile sees this try.
        let row = sqlx::query(HOLD).bind(&subject.name).bind(now.as_millisecond()).fetch_one(&mut *tx).await?;
        let (seen, until) = (instant(&row, "seen")?, instant(&row, "until")?);
        if until > now {
            return Ok(Err(until));
        }
        let failures: i64 = row.try_get("failures")?;
        let before = if seen + waits.memory <= now { 0 } else { u32::try_from(failures).unwrap_or(u32::MAX) };
        let failures = before.saturating_add(1);
        let wait = waits.after(failures, subject.free);
        sqlx::query(COUNT)
            .bind(&subject.name)
            .bind(i64::from(failures))
            .bind(now.as_millisecond())
            .bind((now + wait).as_millisecond())
            .execute(&mut *tx)
            .await?;
        if failures == subject.free || (failures > subject.free && failures.is_power_of_two()) {
            tell(&mut tx, subject, failures, wait, now).await?;
        }
    }
    dialect::commit(tx).await?;
    Ok(Ok(()))
}
const HOLD: &str = "insert into sign_in_failure (subject, failures, seen, until) values ($1, 0, $2, 0) \
    on conflict (subject) do update set seen = sign_in_failure.seen returning failures, seen, until";
const COUNT: &str = "update sign_in_failure set failures = $2, seen = $3, until = $4 where subject = $1";

/// A line for the book when waits begin, and whenever there are twice as many failures.
async fn tell(
    tx: &mut dialect::Tx,
    subject: &Subject,
    failures: u32,
    wait: SignedDuration,
    now: Timestamp,
) -> Result<(), StoreError> {
    let deed = if failures == subject.free { "sign in lock" } else { "sign in failures" };
    let detail = format!("{failures} failed tries, the next in {} s", wait.as_secs());
    audit::write_in(tx, &AuditLine::new("anybody", deed, &subject.name).with_detail(detail), now).await
}

/// A try succeeded: what failed before under the names is forgotten, and the network has one failure less.
pub(super) async fn clear_in(conn: &mut AnyConnection, counted: Counted<'_>) -> Result<(), StoreError> {
    for name in counted.names {
        sqlx::query(CLEAR).bind(name).execute(&mut *conn).await?;
    }
    if let Some(network) = counted.network {
        sqlx::query(LESS).bind(network).execute(conn).await?;
    }
    Ok(())
}
const CLEAR: &str = "delete from sign_in_failure where subject = $1";
const LESS: &str = "update sign_in_failure set failures = failures - 1, until = 0 where subject = $1 and failures > 0";

/// What was tried was right, though not yet all there is to show: it was no failure.
pub async fn uncount(db: &Db, counted: Counted<'_>) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    for subject in counted.names.iter().map(String::as_str).chain(counted.network) {
        sqlx::query(LESS).bind(subject).execute(&mut *tx).await?;
    }
    dialect::commit(tx).await
}

/// Forgets failures before this.
pub async fn prune(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    OLD.turn(db, &[before.as_millisecond()], pass).await
}
const OLD: Sweep = sweep!(unseen, "sign_in_failure where seen <= $1");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::{at, on_both};

    const WAITS: Waits = Waits {
        first: SignedDuration::from_secs(2),
        cap: SignedDuration::from_secs(10),
        memory: SignedDuration::from_secs(100),
    };

    fn subjects() -> [Subject; 2] {
        [Subject { name: "account anna".into(), free: 3 }, Subject { name: "network 192.0.2.0/24".into(), free: 9 }]
    }

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_the_longest() {
        let waits: Vec<i64> = (1..9).map(|failures| WAITS.after(failures, 3).as_secs()).collect();
        assert_eq!(waits, [0, 0, 2, 4, 8, 10, 10, 10]);
        assert_eq!(WAITS.after(u32::MAX, 3).as_secs(), 10);
    }

    #[tokio::test]
    async fn failures_wait_longer_each_time_and_are_forgotten_in_the_end() {
        on_both(async |db| {
            let count = async |second| count(&db, &subjects(), WAITS, at(second)).await.unwrap();
            for second in 0..3 {
                assert_eq!(count(second).await, Ok(()));
            }
            assert_eq!(count(3).await, Err(at(4)), "two seconds after the third");
            assert_eq!(count(4).await, Ok(()));
            assert_eq!(count(7).await, Err(at(8)));
            let deeds: Vec<_> = audit::list(&db, None, 9).await.unwrap().into_iter().map(|one| one.line).collect();
            assert_eq!(deeds[1].deed, "sign in lock");
            assert_eq!((deeds[1].object.as_str(), deeds[0].deed.as_str()), ("account anna", "sign in failures"));
            assert_eq!(count(104).await, Ok(()), "as if it were the first");
            assert_eq!(count(104).await, Ok(()));
            let mut tx = dialect::begin_unseen(&db).await.unwrap();
            let names = ["account anna".to_owned()];
            let counted = Counted { names: &names, network: Some("network 192.0.2.0/24") };
            clear_in(&mut tx, counted).await.unwrap();
            dialect::commit(tx).await.unwrap();
            for _ in 0..3 {
                assert_eq!(count(105).await, Ok(()), "who came in begins anew");
            }
            prune(&db, at(105), Pass::Forget).await.unwrap();
            assert_eq!(count(105).await, Ok(()));
        })
        .await;
    }

    #[tokio::test]
    async fn many_at_once_are_counted_one_by_one() {
        on_both(async |db| {
            let subjects = subjects();
            let tries = (0..20).map(|_| count(&db, &subjects, WAITS, at(0)));
            let outcomes = futures_util::future::join_all(tries).await;
            let taken = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Ok(())))).count();
            assert_eq!(taken, 3, "{outcomes:?}");
        })
        .await;
    }
}
