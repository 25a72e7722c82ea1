//! The only floor with SQL: everything this node keeps, in one database on SQLite or PostgreSQL.
//!
//! Functions, not traits; one SQL text for both engines beside each function; a transaction never leaves its function.
//! Instants are passed in and kept as Unix milliseconds, ids as text. This floor knows no clock, no randomness, no
//! network and no task: whoever calls decides when, and what an outcome means.

mod db;
mod dialect;
mod error;
mod many;

pub mod account;
pub mod actor;
pub mod alarm;
pub mod audit;
pub mod blob;
pub mod changes;
pub mod credential;
pub mod draft;
pub mod dump;
pub mod evidence;
pub mod export;
pub mod fact;
pub mod failure;
pub mod feed_token;
pub mod finding;
pub mod follow;
pub mod hub;
pub mod imported;
pub mod inbound;
pub mod inbox;
pub mod interest;
pub mod lane;
pub mod letter;
pub mod log;
pub mod mail;
pub mod material;
pub mod mishap;
pub mod moving;
pub mod offer;
pub mod passkey;
pub mod peer;
pub mod person;
pub mod place;
pub mod quarantine;
pub mod replay;
pub mod report;
pub mod session;
pub mod sign_in;
pub mod source;
pub mod step;
pub mod submission;
pub mod sweep;
pub mod token;
pub mod translation;
pub mod visible;
pub mod waits;
pub mod wish;

#[cfg(test)]
pub(crate) mod test_engine;

use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, any::AnyRow};

pub use self::{
    changes::Changes,
    db::{Db, Engine, Limits, ServeLock, create_database, without_password},
    error::StoreError,
};

/// Reads a column of Unix milliseconds.
fn instant(row: &AnyRow, column: &'static str) -> Result<Timestamp, StoreError> {
    let millisecond: i64 = row.try_get(column)?;
    Timestamp::from_millisecond(millisecond).map_err(|error| StoreError::unreadable(column, error))
}

/// Reads a column of Unix milliseconds that may be empty.
fn instant_or_none(row: &AnyRow, column: &'static str) -> Result<Option<Timestamp>, StoreError> {
    let millisecond: Option<i64> = row.try_get(column)?;
    let read = |at| Timestamp::from_millisecond(at).map_err(|error| StoreError::unreadable(column, error));
    millisecond.map(read).transpose()
}

/// Reads a column that counts: positions, revisions, numbers of failures.
fn count(row: &AnyRow, column: &'static str) -> Result<u64, StoreError> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|error| StoreError::unreadable(column, error))
}

/// Reads a counting column that may be empty.
fn count_or_none(row: &AnyRow, column: &'static str) -> Result<Option<u64>, StoreError> {
    let number: Option<i64> = row.try_get(column)?;
    number.map(|n| u64::try_from(n).map_err(|error| StoreError::unreadable(column, error))).transpose()
}

/// A count as the database keeps it; positions do not reach 2^63.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A value as JSON text.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("maps and lists of strings are JSON")
}

/// Reads a column of JSON text.
fn of_json<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<T, StoreError> {
    let text: String = row.try_get(column)?;
    serde_json::from_str(&text).map_err(|error| StoreError::unreadable(column, error))
}

/// Reads a column of JSON text that may be empty.
fn of_json_or_none<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| serde_json::from_str(&text).map_err(|error| StoreError::unreadable(column, error))).transpose()
}
