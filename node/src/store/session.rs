//! How people come in: one-time links, and the sessions that any way in opens. Of every token only its SHA-256 is kept.
//!
//! Does not know what a token looks like, nor who may do what.

mod open;

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    account::{self, Account},
    audit::{self, AuditLine},
    count, dialect, instant, instant_or_none,
    sweep::{Pass, Sweep, sweep},
    token,
};

pub use self::open::{Open, end_other, end_others, list};

/// The SHA-256 of a token.
pub type Digest = [u8; 32];

/// A one-time link as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// Whom it lets in.
    pub username: String,
    /// From when on it lets nobody in.
    pub expires: Timestamp,
    /// When it was used.
    pub used: Option<Timestamp>,
}

/// Open links a person may have; an older one ends when another is made.
const LINKS: i64 = 5;
/// Sessions a person may have; the oldest ends when another begins.
const SESSIONS: i64 = 20;

/// Keeps a new link.
pub async fn put_link(
    db: &Db,
    token: &Digest,
    username: &str,
    expires: Timestamp,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(PUT_LINK)
        .bind(token.to_vec())
        .bind(username)
        .bind(now.as_millisecond())
        .bind(expires.as_millisecond())
        .execute(&mut *tx)
        .await?;
    sqlx::query(TRIM_LINKS).bind(username).bind(LINKS).bind(now.as_millisecond()).execute(&mut *tx).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const PUT_LINK: &str = "insert into sign_in_link (token, username, made, expires) values ($1, $2, $3, $4)";
// It ends rather than goes, so that whoever follows it is told that it is too old.
const TRIM_LINKS: &str = "update sign_in_link set expires = $3 where username = $1 and used is null and expires > $3 \
    and token not in (select token from sign_in_link where username = $1 and used is null order by made desc, token \
    limit $2)";

/// The link of a token, used and ended ones too, as long as they are remembered.
pub async fn find_link(db: &Db, token: &Digest) -> Result<Option<SignInLink>, StoreError> {
    let row = sqlx::query(FIND_LINK).bind(token.to_vec()).fetch_optional(db.read()).await?;
    row.map(|row| {
        let used: Option<i64> = row.try_get("used")?;
        Ok(SignInLink {
            username: row.try_get("username")?,
            expires: instant(&row, "expires")?,
            used: used.and_then(|used| Timestamp::from_millisecond(used).ok()),
        })
    })
    .transpose()
}
const FIND_LINK: &str = "select username, expires, used from sign_in_link where token = $1";

/// How somebody came in. A further one, such as the identity provider of a ministry, is a further word here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A one-time link that an operator made.
    Link,
    /// A password, with the code of an app or a recovery code.
    Password,
    /// A passkey.
    Passkey,
}

impl Way {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
            Self::Passkey => "passkey",
        }
    }
}

impl FromStr for Way {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let way = [Self::Link, Self::Password, Self::Passkey].into_iter().find(|way| way.as_str() == word);
        way.ok_or_else(|| StoreError::unreadable("way in", word))
    }
}

/// A session about to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The SHA-256 of the token in the cookie.
    pub token: Digest,
    /// What forms must carry.
    pub csrf: String,
    /// When it ends, whatever happens.
    pub expires: Timestamp,
    /// How its person came in.
    pub way: Way,
    /// When a second factor was shown.
    pub second: Option<Timestamp>,
    /// The network it began in.
    pub network: String,
    /// The browser it began in, in a word.
    pub browser: String,
}

/// Under what a session goes on once a second factor was shown in it: whoever knew its token before knows it no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The SHA-256 of the token until now.
    pub from: Digest,
    /// The SHA-256 of the one from now on.
    pub to: Digest,
    /// What forms must carry from now on.
    pub csrf: String,
}

/// The session goes on with a second factor; false if it has ended.
pub(super) async fn turn_in(
    conn: &mut AnyConnection,
    username: &str,
    turn: &Turn,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let turned = sqlx::query(TURN)
        .bind(turn.to.to_vec())
        .bind(&turn.csrf)
        .bind(now.as_millisecond())
        .bind(turn.from.to_vec())
        .bind(username)
        .execute(conn)
        .await?;
    Ok(turned.rows_affected() > 0)
}
const TURN: &str =
    "update session set token = $1, csrf = $2, second = $3, seen = $3 where token = $4 and username = $5";

/// Uses a link up and begins a session with it in the place of `previous`, in one transaction; false if the link is not
/// open any more. Of two at the same moment one wins.
pub async fn begin(
    db: &Db,
    link: &Digest,
    session: &NewSession,
    previous: Option<&Digest>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let used = sqlx::query(USE_LINK).bind(now.as_millisecond()).bind(link.to_vec()).execute(&mut *tx).await?;
    if used.rows_affected() == 0 {
        return Ok(false);
    }
    let found = sqlx::query(FIND_LINK).bind(link.to_vec()).fetch_one(&mut *tx).await?;
    let username: String = found.try_get("username")?;
    begin_in(&mut tx, &username, session, previous, now).await?;
    dialect::commit(tx).await?;
    Ok(true)
}

/// Begins a session within the transaction that used up what let its person in.
pub(super) async fn begin_in(
    tx: &mut dialect::Tx,
    username: &str,
    session: &NewSession,
    previous: Option<&Digest>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(BEGIN)
        .bind(session.token.to_vec())
        .bind(username)
        .bind(&session.csrf)
        .bind(now.as_millisecond())
        .bind(session.expires.as_millisecond())
        .bind(session.way.as_str())
        .bind(session.second.map(Timestamp::as_millisecond))
        .bind(&session.network)
        .bind(&session.browser)
        .execute(&mut **tx)
        .await?;
    if let Some(previous) = previous {
        sqlx::query(END).bind(previous.to_vec()).execute(&mut **tx).await?;
    }
    sqlx::query(TRIM_SESSIONS).bind(username).bind(SESSIONS).execute(&mut **tx).await?;
    let detail = format!("{} from {}", session.way.as_str(), session.network);
    audit::write_in(tx, &AuditLine::new(username, "sign in", username).with_detail(detail), now).await
}
const USE_LINK: &str = "update sign_in_link set used = $1 where token = $2 and used is null and expires > $1";
const BEGIN: &str = "insert into session (token, username, csrf, made, seen, expires, way, second, network, browser) \
    values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)";
const TRIM_SESSIONS: &str = "delete from session where username = $1 and token not in \
    (select token from session where username = $1 order by made desc, token limit $2)";

/// An open session with its person as the account is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who it is.
    pub account: Account,
    /// What forms must carry.
    pub csrf: String,
    /// When it was last noted that it is in use.
    pub seen: Timestamp,
    /// When a second factor was last shown.
    pub second: Option<Timestamp>,
    /// Whether it began with a link, its person has a second factor, and none was ever shown in it.
    pub is_unconfirmed: bool,
    /// When the first second factor was set up since every way in was taken away, if that ever was.
    pub enrolled: Option<Timestamp>,
    /// How many languages the person asked for that are here now, and not cleared.
    pub answered: u64,
    /// In which languages the person likes to read, the best liked first.
    pub languages: Vec<String>,
}

/// The session of a token, if it has not ended: not past its end, in use after `idle_since`, its account still there.
pub async fn find(
    db: &Db,
    token: &Digest,
    idle_since: Timestamp,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let row = sqlx::query(FIND)
        .bind(token.to_vec())
        .bind(now.as_millisecond())
        .bind(idle_since.as_millisecond())
        .fetch_optional(db.read())
        .await?;
    row.as_ref().map(session).transpose()
}
const FIND: &str = "select s.csrf, s.seen, s.second, a.enrolled, a.username, a.name, a.authority, a.role, a.languages, \
    case when s.second is null and (exists (select 1 from passkey p where p.username = s.username) \
    or exists (select 1 from credential c where c.username = s.username and c.totp is not null)) \
    then 1 else 0 end as unconfirmed, \
    (select count(*) from wish_person w \
    where w.username = a.username and w.answered is not null) as answered \
    from session s join account a on a.username = s.username \
    where s.token = $1 and s.expires > $2 and s.seen > $3 and a.removed is null";

fn session(row: &AnyRow) -> Result<Session, StoreError> {
    Ok(Session {
        account: account::of(row)?,
        csrf: row.try_get("csrf")?,
        seen: instant(row, "seen")?,
        second: instant_or_none(row, "second")?,
        is_unconfirmed: row.try_get::<i32, _>("unconfirmed")? != 0,
        enrolled: instant_or_none(row, "enrolled")?,
        answered: count(row, "answered")?,
        languages: account::languages_of(row)?,
    })
}

/// Notes that a session is in use.
pub async fn touch(db: &Db, token: &Digest, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(TOUCH).bind(now.as_millisecond()).bind(token.to_vec()).execute(&mut *tx).await?;
    dialect::commit(tx).await
}
const TOUCH: &str = "update session set seen = $1 where token = $2";

/// Ends every session of a person, and every token, which is signed in as they are.
pub async fn end_all(db: &Db, username: &str, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(END_ALL).bind(username).execute(&mut *tx).await?;
    token::end_all_in(&mut tx, username).await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const END_ALL: &str = "delete from session where username = $1";

/// Ends a session.
pub async fn end(db: &Db, token: &Digest, username: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    sqlx::query(END).bind(token.to_vec()).execute(&mut *tx).await?;
    audit::write_in(&mut tx, &AuditLine::new(username, "sign out", username), now).await?;
    dialect::commit(tx).await
}
const END: &str = "delete from session where token = $1";

/// Forgets sessions that have ended.
pub async fn prune(db: &Db, idle_since: Timestamp, now: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    ENDED.turn(db, &[now.as_millisecond(), idle_since.as_millisecond()], pass).await
}
const ENDED: Sweep = sweep!(unseen, "session where expires <= $1 or seen <= $2");

/// Forgets links that ended before an instant.
pub async fn prune_links(db: &Db, before: Timestamp, pass: Pass) -> Result<u64, StoreError> {
    OLD_LINKS.turn(db, &[before.as_millisecond()], pass).await
}
const OLD_LINKS: Sweep = sweep!(unseen, "sign_in_link where expires <= $1");

#[cfg(test)]
mod tests;
