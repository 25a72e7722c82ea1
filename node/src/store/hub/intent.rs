//! What somebody asked of the hub, until their own server says that it was they.

use election_pool_protocol::websub::Mode;
use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::store::{Db, Engine, StoreError, count, dialect, stored};

/// A request about to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIntent {
    /// Its id.
    pub id: String,
    /// What is wanted.
    pub mode: Mode,
    /// The feed.
    pub topic: String,
    /// Where changes are to be sent.
    pub callback: String,
    /// The server of the callback, `host` or `host:port`.
    pub host: String,
    /// What changes are to be signed with.
    pub secret: Option<String>,
    /// For how long, in seconds.
    pub lease_s: u64,
}

/// How many there may be, requests and subscriptions together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Of one server.
    pub of_host: u64,
    /// Of all.
    pub in_all: u64,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is written down.
    Taken,
    /// This server has as many as it may.
    TooManyOfHost,
    /// There are as many as there may be.
    TooMany,
}

/// Writes a request down in the place of an earlier one for the same callback and feed.
pub async fn ask(db: &Db, new: &NewIntent, bounds: Bounds, now: Timestamp) -> Result<Asked, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let found = sqlx::query(COUNTS).bind(&new.topic).bind(&new.callback).bind(&new.host).fetch_one(&mut *tx).await?;
    // Who is told already takes no more room by asking again.
    if count(&found, "known")? == 0 {
        if count(&found, "of_host")? >= bounds.of_host {
            return Ok(Asked::TooManyOfHost);
        }
        if count(&found, "in_all")? >= bounds.in_all {
            return Ok(Asked::TooMany);
        }
    }
    sqlx::query(ASK)
        .bind(&new.id)
        .bind(new.mode.as_str())
        .bind(&new.topic)
        .bind(&new.callback)
        .bind(&new.host)
        .bind(new.secret.as_deref())
        .bind(stored(new.lease_s))
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await?;
    Ok(Asked::Taken)
}
const COUNTS: &str = "select \
    (select count(*) from subscription where topic = $1 and callback = $2) \
    + (select count(*) from intent where topic = $1 and callback = $2) as known, \
    (select count(*) from subscription where host = $3) + (select count(*) from intent where host = $3) as of_host, \
    (select count(*) from subscription) + (select count(*) from intent) as in_all";
const ASK: &str = "insert into intent (id, mode, topic, callback, host, secret, lease_s, failures, next_at, \
    lease_until, fence, at) values ($1, $2, $3, $4, $5, $6, $7, 0, $8, 0, 0, $8) \
    on conflict (topic, callback) do update set id = excluded.id, mode = excluded.mode, secret = excluded.secret, \
    lease_s = excluded.lease_s, failures = 0, next_at = excluded.next_at, lease_until = 0, fence = intent.fence + 1, \
    at = excluded.at";

/// A request that is being looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// What was asked.
    pub asked: NewIntent,
    /// How often its server could not be reached.
    pub failures: u32,
    /// Raised with every lease.
    pub fence: u64,
}

macro_rules! columns {
    () => {
        "id, mode, topic, callback, host, secret, lease_s, failures, fence"
    };
}
// Each server in turn: its first request comes with the first of all others, and no more than so many are under way to it.
// The rows are picked in a materialized part, so that PostgreSQL locks each once.
macro_rules! lease {
    ($lock:literal) => {
        concat!(
            "with busy as materialized (select host, count(*) as number from intent where lease_until > $1 group by host), \
             turn as materialized (select w.id, coalesce(b.number, 0) \
             + row_number() over (partition by w.host order by w.next_at, w.id) as place \
             from intent w left join busy b on b.host = w.host where w.next_at <= $1 and w.lease_until <= $1), \
             due as materialized (select i.id from intent i join turn t on t.id = i.id \
             where t.place <= $4 and i.lease_until <= $1 order by t.place, i.next_at, i.id limit $2 ",
            $lock,
            ") update intent set lease_until = $3, fence = fence + 1 where id in (select id from due) returning ",
            columns!()
        )
    };
}

/// Leases up to `limit` requests that are due, so that no more than `of_host` of one server are under way; nobody else
/// looks into them meanwhile.
pub async fn lease_intents(
    db: &Db,
    now: Timestamp,
    lease: SignedDuration,
    limit: u32,
    of_host: u32,
) -> Result<Vec<Intent>, StoreError> {
    if db.engine() == Engine::Sqlite {
        let any = sqlx::query(ANY).bind(now.as_millisecond()).fetch_optional(db.read()).await?;
        if any.is_none() {
            return Ok(Vec::new());
        }
    }
    // SQLite has one writer, and no clause to skip what another has locked.
    let text = dialect::pick(db.engine(), lease!(""), lease!("for update of i skip locked"));
    let until = (now + lease).as_millisecond();
    let query = sqlx::query(text).bind(now.as_millisecond()).bind(i64::from(limit)).bind(until);
    query.bind(i64::from(of_host)).fetch_all(db.write()).await?.iter().map(intent).collect()
}
const ANY: &str = "select id from intent where next_at <= $1 and lease_until <= $1 limit 1";

/// It was they: whoever asked is told of changes from now on, or no more.
///
/// `sent` is the digest of what the feed says now, which a new subscriber is taken to have.
///
/// # Errors
/// `LostLease` if it was leased anew or asked anew since: nothing is written.
pub async fn confirm(db: &Db, intent: &Intent, id: &str, sent: Option<&str>, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    take_in(&mut tx, intent).await?;
    let asked = &intent.asked;
    match asked.mode {
        Mode::Unsubscribe => {
            sqlx::query("delete from subscription where topic = $1 and callback = $2")
                .bind(&asked.topic)
                .bind(&asked.callback)
                .execute(&mut *tx)
                .await?;
        }
        Mode::Subscribe => {
            let expires = now + SignedDuration::from_secs(stored(asked.lease_s));
            let number = super::number_in(&mut tx).await?;
            sqlx::query(SUBSCRIBE)
                .bind(id)
                .bind(&asked.topic)
                .bind(&asked.callback)
                .bind(&asked.host)
                .bind(asked.secret.as_deref())
                .bind(expires.as_millisecond())
                .bind(number)
                .bind(sent)
                .bind(now.as_millisecond())
                .execute(&mut *tx)
                .await?;
        }
    }
    dialect::commit(tx).await
}
// A new one looks once at what may have changed while it was confirmed.
const SUBSCRIBE: &str = "insert into subscription (id, topic, callback, host, secret, expires, wanted, told, sent, \
    failures, failing_since, next_at, lease_until, fence, at) \
    values ($1, $2, $3, $4, $5, $6, $7, $7 - 1, $8, 0, null, $9, 0, 0, $9) \
    on conflict (topic, callback) do update set secret = excluded.secret, expires = excluded.expires, \
    failures = 0, failing_since = null, next_at = excluded.next_at";

/// It was not they, or they cannot be asked: the request is forgotten. Nothing happens if it was asked anew since.
pub async fn drop_intent(db: &Db, intent: &Intent) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    match take_in(&mut tx, intent).await {
        Ok(()) => dialect::commit(tx).await,
        Err(StoreError::LostLease(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Their server could not be reached: it is asked again at `next_at`. Nothing happens if it was asked anew since.
pub async fn retry_intent(db: &Db, intent: &Intent, next_at: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(RETRY)
        .bind(next_at.as_millisecond())
        .bind(&intent.asked.id)
        .bind(stored(intent.fence))
        .execute(&mut *tx)
        .await?;
    dialect::commit(tx).await
}
const RETRY: &str =
    "update intent set failures = failures + 1, next_at = $1, lease_until = 0 where id = $2 and fence = $3";

async fn take_in(conn: &mut AnyConnection, intent: &Intent) -> Result<(), StoreError> {
    let query = sqlx::query("delete from intent where id = $1 and fence = $2");
    let taken = query.bind(&intent.asked.id).bind(stored(intent.fence)).execute(conn).await?;
    if taken.rows_affected() == 0 {
        return Err(StoreError::LostLease(intent.asked.callback.clone()));
    }
    Ok(())
}

fn intent(row: &AnyRow) -> Result<Intent, StoreError> {
    let mode: String = row.try_get("mode")?;
    Ok(Intent {
        asked: NewIntent {
            id: row.try_get("id")?,
            mode: Mode::parse(&mode).ok_or_else(|| StoreError::unreadable("mode", &mode))?,
            topic: row.try_get("topic")?,
            callback: row.try_get("callback")?,
            host: row.try_get("host")?,
            secret: row.try_get("secret")?,
            lease_s: count(row, "lease_s")?,
        },
        failures: u32::try_from(count(row, "failures")?).unwrap_or(u32::MAX),
        fence: count(row, "fence")?,
    })
}
