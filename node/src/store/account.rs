//! Accounts: the persons of this node, by user name.
//!
//! Does not know how they sign in.

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Db, StoreError,
    audit::{self, AuditLine},
    dialect, mail,
};

/// What a person may do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Reads.
    Reader,
    /// Writes and submits.
    Author,
    /// Translates.
    Translator,
    /// Approves what others submit.
    Approver,
    /// Decides who is on the roster and who may follow.
    PeerAdministrator,
    /// Runs the machine; sees no content above CLEAR.
    Operator,
    /// Sees everything that was done, changes nothing.
    Auditor,
    /// Reads, as staff of a declared client body.
    Client,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 8] = [
        Self::Reader,
        Self::Author,
        Self::Translator,
        Self::Approver,
        Self::PeerAdministrator,
        Self::Operator,
        Self::Auditor,
        Self::Client,
    ];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Approver => "approver",
            Self::PeerAdministrator => "peer-administrator",
            Self::Operator => "operator",
            Self::Auditor => "auditor",
            Self::Client => "client",
        }
    }
}

impl FromStr for Role {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, StoreError> {
        let role = Self::ALL.into_iter().find(|role| role.as_str() == word);
        role.ok_or_else(|| StoreError::unreadable("role", word))
    }
}

/// A person of this node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user name.
    pub username: String,
    /// The name shown.
    pub name: String,
    /// The actor id of the authority this person works for.
    pub authority: String,
    /// What this person may do.
    pub role: Role,
}

/// Adds a person.
///
/// # Errors
/// `Unique` if the user name is taken.
pub async fn add(db: &Db, account: &Account, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    sqlx::query(ADD)
        .bind(&account.username)
        .bind(&account.name)
        .bind(&account.authority)
        .bind(account.role.as_str())
        .bind(now.as_millisecond())
        .execute(&mut *tx)
        .await?;
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const ADD: &str = "insert into account (username, name, authority, role, at) values ($1, $2, $3, $4, $5)";

/// Gives a person another role, and ends their sessions, links and tokens: whoever holds one of them does not get what the new
/// role may.
///
/// # Errors
/// `Missing` if there is no such person.
pub async fn set_role(
    db: &Db,
    username: &str,
    role: Role,
    audit: &AuditLine,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let changed = sqlx::query(SET_ROLE).bind(role.as_str()).bind(username).execute(&mut *tx).await?;
    if changed.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the user {username}")));
    }
    for text in [END_SESSIONS, END_LINKS, END_REPLAYS, END_TOKENS] {
        sqlx::query(text).bind(username).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const END_LINKS: &str = "delete from sign_in_link where username = $1";
const END_REPLAYS: &str = "delete from replay where token in (select id from token where username = $1)";
const END_TOKENS: &str = "delete from token where username = $1";
const END_SESSIONS: &str = "delete from session where username = $1";
const SET_ROLE: &str = "update account set role = $1 where username = $2 and removed is null";

/// Keeps in which languages a person likes to read, the best liked first.
///
/// # Errors
/// `Missing` if there is no such person.
pub async fn set_languages(db: &Db, username: &str, languages: &[String]) -> Result<(), StoreError> {
    let mut tx = dialect::begin_unseen(db).await?;
    let changed = sqlx::query(SET_LANGUAGES).bind(languages.join(" ")).bind(username).execute(&mut *tx).await?;
    if changed.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the user {username}")));
    }
    dialect::commit(tx).await
}
const SET_LANGUAGES: &str = "update account set languages = $1 where username = $2 and removed is null";

/// The languages in a row.
pub(super) fn languages_of(row: &AnyRow) -> Result<Vec<String>, StoreError> {
    let languages: String = row.try_get("languages")?;
    Ok(languages.split_whitespace().map(str::to_owned).collect())
}

/// Ends an account: nobody signs in or acts under its name any more, and nobody else is given it. Sessions, links,
/// passwords, passkeys, feeds of their own, digests by mail, tokens, wishes and choices end in the same transaction.
///
/// # Errors
/// `Missing` if there is no such person.
pub async fn remove(db: &Db, username: &str, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    let removed = sqlx::query(REMOVE).bind(now.as_millisecond()).bind(username).execute(&mut *tx).await?;
    if removed.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the user {username}")));
    }
    for text in WAYS_IN.into_iter().chain([END_WISHES, END_INTERESTS]).chain(mail::END_OF_PERSON) {
        sqlx::query(text).bind(username).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}
const REMOVE: &str =
    "update account set removed = $1, languages = '', incoming_seen = null where username = $2 and removed is null";
/// Whatever lets a person in, or in their name.
const WAYS_IN: [&str; 9] = [
    END_SESSIONS,
    END_LINKS,
    "delete from sign_in_step where username = $1",
    "delete from recovery_code where username = $1",
    "delete from passkey where username = $1",
    "delete from credential where username = $1",
    "delete from feed_token where username = $1",
    END_REPLAYS,
    END_TOKENS,
];
const END_WISHES: &str = "delete from wish_person where username = $1";
const END_INTERESTS: &str = "delete from interest where username = $1";

/// Takes everything away that lets a person in, or in their name: sessions, links, password, app, passkeys, recovery
/// codes, feeds of their own, tokens, and digests by mail with the address they go to. They need a new link.
pub async fn reset(db: &Db, username: &str, audit: &AuditLine, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    sqlx::query(RESET).bind(now.as_millisecond()).bind(username).execute(&mut *tx).await?;
    // Whoever had the account may have had letters sent elsewhere.
    for text in WAYS_IN.into_iter().chain(mail::END_OF_PERSON) {
        sqlx::query(text).bind(username).execute(&mut *tx).await?;
    }
    audit::write_in(&mut tx, audit, now).await?;
    dialect::commit(tx).await
}

const RESET: &str = "update account set reset = $1, enrolled = null where username = $2 and removed is null";

/// Notes that a person has set up a second factor: the first since everything was taken away counts.
pub(super) async fn enrol_in(conn: &mut AnyConnection, username: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(ENROL).bind(now.as_millisecond()).bind(username).execute(conn).await?;
    Ok(())
}
const ENROL: &str = "update account set enrolled = $1 where username = $2 and reset is not null and enrolled is null";

/// The person of this user name.
pub async fn find(db: &Db, username: &str) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(FIND).bind(username).fetch_optional(db.read()).await?;
    row.as_ref().map(of).transpose()
}
const FIND: &str = "select username, name, authority, role from account where username = $1 and removed is null";

/// The persons of this node whose user name or name has these words in it, in the order of their user names, those after
/// `after`.
pub async fn list(db: &Db, words: &str, after: &str, limit: u32) -> Result<Vec<Account>, StoreError> {
    let query = sqlx::query(LIST).bind(containing(words)).bind(containing(&words.to_lowercase())).bind(after);
    query.bind(i64::from(limit)).fetch_all(db.read()).await?.iter().map(of).collect()
}
// SQLite makes only a–z small, so a name is also looked through as it is written.
const LIST: &str = "select username, name, authority, role from account where removed is null and username > $3 \
    and (username like $2 escape '!' or lower(name) like $2 escape '!' or name like $1 escape '!') \
    order by username limit $4";

/// A pattern for what has these words in it.
pub(super) fn containing(words: &str) -> String {
    let escaped = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

/// How many persons this node has.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let row = sqlx::query("select count(*) as people from account where removed is null").fetch_one(db.read()).await?;
    super::count(&row, "people")
}

/// Whether somebody other than this person has a role.
pub async fn has_other(db: &Db, role: Role, username: &str) -> Result<bool, StoreError> {
    let query = sqlx::query(HAS_OTHER).bind(role.as_str()).bind(username);
    Ok(query.fetch_optional(db.read()).await?.is_some())
}
const HAS_OTHER: &str = "select 1 as one from account where removed is null and role = $1 and username <> $2 limit 1";

/// The person this node began with.
pub async fn first(db: &Db) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(FIRST).fetch_optional(db.read()).await?;
    row.as_ref().map(of).transpose()
}
const FIRST: &str =
    "select username, name, authority, role from account where removed is null order by at, username limit 1";

/// The person who has been here longest of those with one of these roles.
pub async fn first_of(db: &Db, roles: [Role; 2]) -> Result<Option<Account>, StoreError> {
    let [one, other] = roles.map(Role::as_str);
    let row = sqlx::query(FIRST_OF).bind(one).bind(other).fetch_optional(db.read()).await?;
    row.as_ref().map(of).transpose()
}
const FIRST_OF: &str = "select username, name, authority, role from account where removed is null \
    and role in ($1, $2) order by at, username limit 1";

/// The account in a row.
pub(super) fn of(row: &AnyRow) -> Result<Account, StoreError> {
    let role: String = row.try_get("role")?;
    Ok(Account {
        username: row.try_get("username")?,
        name: row.try_get("name")?,
        authority: row.try_get("authority")?,
        role: role.parse()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_engine::{at, on_both};

    #[tokio::test]
    async fn a_user_name_is_given_once_and_every_deed_is_in_the_book() {
        on_both(async |db| {
            let anna = Account {
                username: "anna".into(),
                name: "Anna".into(),
                authority: "https://fi.example/actors/om".into(),
                role: Role::Author,
            };
            let line = AuditLine::new("operator", "user add", "anna");
            add(&db, &anna, &line, at(0)).await.unwrap();
            assert!(matches!(add(&db, &anna, &line, at(1)).await, Err(StoreError::Unique(_))));
            let line = AuditLine::new("operator", "user role", "anna").with_detail("editor");
            set_role(&db, "anna", Role::Approver, &line, at(2)).await.unwrap();
            assert_eq!(find(&db, "anna").await.unwrap().unwrap().role, Role::Approver);
            assert!(matches!(set_role(&db, "bo", Role::Approver, &line, at(3)).await, Err(StoreError::Missing(_))));
            let deeds: Vec<String> =
                audit::list(&db, None, 10).await.unwrap().into_iter().map(|audited| audited.line.deed).collect();
            assert_eq!(deeds, ["user role", "user add"], "what was rolled back left no line");
            let aino = Account { username: "aino".into(), ..anna };
            add(&db, &aino, &AuditLine::new("operator", "user add", "aino"), at(4)).await.unwrap();
            assert_eq!(first(&db).await.unwrap().unwrap().username, "anna", "the first by time, not by name");
            assert_eq!(count(&db).await.unwrap(), 2);
            assert!(!has_other(&db, Role::Approver, "anna").await.unwrap());
            assert_eq!(first_of(&db, [Role::Reader, Role::Author]).await.unwrap().unwrap().username, "aino");
        })
        .await;
    }

    #[tokio::test]
    async fn people_are_found_page_by_page_and_by_what_is_in_their_names() {
        on_both(async |db| {
            for (username, name) in [("a_b", "Åsa Öberg"), ("axb", "Bo 100%"), ("cecilia", "Cecilia")] {
                let account = Account {
                    username: username.into(),
                    name: name.into(),
                    authority: "https://fi.example/actors/om".into(),
                    role: Role::Client,
                };
                add(&db, &account, &AuditLine::new("operator", "user add", username), at(0)).await.unwrap();
            }
            let found = async |words: &str, after: &str, limit: u32| {
                let found = list(&db, words, after, limit).await.unwrap();
                found.into_iter().map(|one| one.username).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(found("", "", 2).await, "a_b axb");
            assert_eq!(found("", "axb", 2).await, "cecilia");
            for (words, who) in [("A_B", "a_b"), ("Öberg", "a_b"), ("100%", "axb"), ("cecilia", "cecilia"), ("!", "")]
            {
                assert_eq!(found(words, "", 9).await, who, "{words}");
            }
        })
        .await;
    }
}
