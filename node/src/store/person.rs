//! What this node keeps of a person, in one list: how each kind of it is read, and what becomes of it when the person is
//! erased.
//!
//! Tokens, passwords and keys of apps are never read. Lines of the book are chained to one another and stay; `store::audit`
//! reads them. Does not know why something stays, nor who may ask.

mod list;

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sqlx::{Row, any::AnyRow};

pub use self::list::KEPT;
use super::{
    Db, StoreError,
    account::{self, Account},
    audit::{self, AuditLine},
    count, dialect, instant_or_none, stored,
};

/// One kind of what is kept of a person.
#[derive(Debug)]
pub struct Kept {
    /// What it is called wherever it is counted or carried away.
    pub name: &'static str,
    fields: &'static [Field],
    count: &'static str,
    read: &'static str,
    /// What becomes of it when the person is erased.
    pub fate: Fate,
}

/// What becomes of something when its person is erased, and the statement that does it.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    /// It goes.
    Erased(&'static str),
    /// It stays, and says no more who it was.
    Unnamed(&'static str),
    /// It stays as it is.
    Stays,
}

impl Fate {
    const fn statement(self) -> Option<&'static str> {
        match self {
            Self::Erased(text) | Self::Unnamed(text) => Some(text),
            Self::Stays => None,
        }
    }
}

/// A column, and what it holds.
#[derive(Debug, Clone, Copy)]
enum Field {
    /// An instant.
    At(&'static str),
    /// A text.
    Text(&'static str),
    /// A number.
    Number(&'static str),
    /// 0 or 1.
    Flag(&'static str),
    /// A text that is JSON.
    Document(&'static str),
}

impl Field {
    fn read(self, row: &AnyRow) -> Result<(String, Value), StoreError> {
        let text = |column: &'static str| -> Result<Option<String>, StoreError> { Ok(row.try_get(column)?) };
        let number = |column: &'static str| -> Result<Option<i64>, StoreError> { Ok(row.try_get(column)?) };
        let (column, value) = match self {
            Self::At(column) => (column, json!(instant_or_none(row, column)?.map(|at| at.to_string()))),
            Self::Text(column) => (column, json!(text(column)?)),
            Self::Number(column) => (column, json!(number(column)?)),
            Self::Flag(column) => (column, json!(number(column)?.map(|flag| flag != 0))),
            Self::Document(column) => {
                let text = text(column)?.unwrap_or_default();
                (column, serde_json::from_str(&text).unwrap_or(Value::String(text)))
            }
        };
        Ok((column.to_owned(), value))
    }
}

/// A person, also one whose account has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account as it is, or was.
    pub account: Account,
    /// When it ended.
    pub removed: Option<Timestamp>,
}

/// The person of this user name, also one whose account has ended.
pub async fn find(db: &Db, username: &str) -> Result<Option<Person>, StoreError> {
    let row = sqlx::query(FIND).bind(username).fetch_optional(db.read()).await?;
    row.as_ref().map(of).transpose()
}
const FIND: &str = "select username, name, authority, role, removed from account where username = $1";

/// The persons whose account has ended and whose user name or name has these words in it, in the order of their user names,
/// those after `after`.
pub async fn closed(db: &Db, words: &str, after: &str, limit: u32) -> Result<Vec<Person>, StoreError> {
    let query = sqlx::query(CLOSED).bind(account::containing(words)).bind(account::containing(&words.to_lowercase()));
    let rows = query.bind(after).bind(i64::from(limit)).fetch_all(db.read()).await?;
    rows.iter().map(of).collect()
}
// As the list of those whose account has not ended.
const CLOSED: &str = "select username, name, authority, role, removed from account where removed is not null \
    and username > $3 and (username like $2 escape '!' or lower(name) like $2 escape '!' or name like $1 escape '!') \
    order by username limit $4";

fn of(row: &AnyRow) -> Result<Person, StoreError> {
    Ok(Person { account: account::of(row)?, removed: instant_or_none(row, "removed")? })
}

/// How much there is of this kind.
pub async fn amount(db: &Db, kept: &Kept, username: &str) -> Result<u64, StoreError> {
    count(&sqlx::query(kept.count).bind(username).fetch_one(db.read()).await?, "number")
}

/// What there is of this kind, from the row `offset` on, as it is carried away.
pub async fn page(db: &Db, kept: &Kept, username: &str, offset: u64, limit: u32) -> Result<Vec<Value>, StoreError> {
    let query = sqlx::query(kept.read).bind(username).bind(i64::from(limit)).bind(stored(offset));
    let value = |row: &AnyRow| {
        let members = kept.fields.iter().map(|field| field.read(row)).collect::<Result<Map<_, _>, StoreError>>()?;
        Ok(Value::Object(members))
    };
    query.fetch_all(db.read()).await?.iter().map(value).collect()
}

/// Erases a person in one transaction, and writes down how much went of each kind, which it gives. The user name stays
/// with the account, so that nobody else is given it.
///
/// # Errors
/// `Missing` if there never was such a person.
pub async fn erase(db: &Db, username: &str, by: &str, now: Timestamp) -> Result<Vec<(&'static Kept, u64)>, StoreError> {
    let mut tx = dialect::begin(db).await?;
    let ended = sqlx::query(END).bind(username).bind(now.as_millisecond()).execute(&mut *tx).await?;
    if ended.rows_affected() == 0 {
        return Err(StoreError::Missing(format!("the user {username}")));
    }
    let mut done = Vec::new();
    for kept in &KEPT {
        if let Some(text) = kept.fate.statement() {
            let rows = sqlx::query(text).bind(username).execute(&mut *tx).await?.rows_affected();
            done.push((kept, rows));
        }
    }
    let words = done.iter().filter(|(_, rows)| *rows > 0).map(|(kept, rows)| format!("{} {rows}", kept.name));
    let line = AuditLine::new(by, "user erase", username).with_detail(words.collect::<Vec<_>>().join(", "));
    audit::write_in(&mut tx, &line, now).await?;
    dialect::commit(tx).await?;
    Ok(done)
}
const END: &str = "update account set removed = coalesce(removed, $2) where username = $1";

#[cfg(test)]
mod tests;
