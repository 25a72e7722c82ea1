//! What can go wrong in the store, by what the caller must do about it, not by which crate said so.
//!
//! Does not know what a caller does then: a page answers 503, a worker tries later, `serve` stops on `Io`.

use std::borrow::Cow;

use sqlx::error::{DatabaseError, ErrorKind};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room: disk full or quota reached. Rolled back; answer 503 and go on.
    #[error("the database has no room left: the disk is full")]
    Full(#[source] sqlx::Error),
    /// Another transaction was in the way for too long, or no connection came free. Rolled back; try again.
    #[error("the database is busy")]
    Busy(#[source] sqlx::Error),
    /// A row of that key is there already.
    #[error("the database already holds a row of that key")]
    Unique(#[source] sqlx::Error),
    /// The connection is gone, before COMMIT: nothing was written.
    #[error("the database cannot be reached")]
    Gone(#[source] sqlx::Error),
    /// Reading or writing the file failed, or the file is damaged: on SQLite the process must stop.
    #[error("the database failed to read or write its file: {0}")]
    Io(#[source] sqlx::Error),
    /// The connection was lost at COMMIT: written or not, nobody knows. Acknowledge nothing; ask again by id.
    #[error("the database went away at commit, the outcome is unknown")]
    CommitUnknown(#[source] sqlx::Error),
    /// A lane or inbound lane has been leased by somebody else since: nothing was written.
    #[error("the lease of {0} is lost")]
    LostLease(String),
    /// A row needed for the deed is not there.
    #[error("{0} is not in the database")]
    Missing(String),
    /// The same or a later revision of a material is held already, or its tombstone.
    #[error("a later state of {0} is in the database already")]
    Superseded(String),
    /// A value in a row cannot be read, so nothing is decided from it.
    #[error("the database holds an unreadable {what}: {why}")]
    Unreadable {
        /// Which value.
        what: &'static str,
        /// Why it cannot be read.
        why: String,
    },
    /// The database was made by a newer version and stays untouched.
    #[error("the database is of version {found}, newer than this program, which knows {known}")]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration of this program.
        known: i64,
    },
    /// A migration that was applied is not the one this program carries, or failed.
    #[error("the database could not be migrated: {0}")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The database URL, or a setting behind it, will not do.
    #[error("the database at {url} cannot be used: {why}")]
    Unusable {
        /// The URL without its password.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// There is nothing where the database should be.
    #[error("there is no database at {0}: `election-pool init` makes one, `restore` brings one back")]
    Absent(String),
    /// What is to be filled must be empty, and is not.
    #[error("the database at {url} is not empty: it holds rows in “{table}”; nothing was changed")]
    Occupied {
        /// The URL without its password.
        url: String,
        /// A table with rows.
        table: String,
    },
    /// The database is what the node was once, and nobody has confirmed that it may go on from there.
    #[error(
        "this database ends at position {0}: it was restored from a backup, or a partner knows more of this node's \
         log; it neither publishes nor serves before `election-pool restore --confirm` has asked the partners what was \
         published since"
    )]
    Unconfirmed(u64),
    /// The node has left this database for another.
    #[error(
        "this node moved to {0}: set [database] url to that; this database neither publishes nor serves (if the node \
         never ran there, `election-pool restore --confirm --moved-back` takes this one up again)"
    )]
    Moved(String),
    /// Another `serve` holds the file, or another process is connected to the database that is to be left.
    #[error("another process serves {0} already, or works in it")]
    Locked(String),
    /// Anything else the database said.
    #[error("the database refused a statement: {0}")]
    Other(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(said) => match fault(said.as_ref()) {
                Fault::Full => Self::Full(error),
                Fault::Busy => Self::Busy(error),
                Fault::Unique => Self::Unique(error),
                Fault::Gone => Self::Gone(error),
                Fault::Io => Self::Io(error),
                Fault::Other => Self::Other(error),
            },
            sqlx::Error::PoolTimedOut => Self::Busy(error),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Gone(error),
            sqlx::Error::ColumnDecode { index, source } => {
                tracing::error!(column = index, %source, "a row does not decode");
                Self::Other(error)
            }
            _ => Self::Other(error),
        }
    }
}

impl StoreError {
    /// A value of a row that does not read as what it should be.
    pub(super) fn unreadable(what: &'static str, why: impl std::fmt::Display) -> Self {
        Self::Unreadable { what, why: why.to_string() }
    }

    /// The same failure, met while committing: where the connection went away, the outcome is unknown.
    pub(super) fn at_commit(error: sqlx::Error) -> Self {
        match Self::from(error) {
            Self::Gone(error) => Self::CommitUnknown(error),
            known => known,
        }
    }

    /// What went wrong with what the database said of it, in one line.
    pub fn chain(&self) -> String {
        let mut line = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            line.push_str(": ");
            line.push_str(&cause.to_string());
            source = cause.source();
        }
        line
    }

    /// Whether the same call may succeed a little later without anybody doing anything.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Full(_) | Self::Busy(_) | Self::Gone(_))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Full,
    Busy,
    Unique,
    Gone,
    Io,
    Other,
}

fn fault(said: &dyn DatabaseError) -> Fault {
    if matches!(said.kind(), ErrorKind::UniqueViolation) {
        return Fault::Unique;
    }
    let code = said.code().unwrap_or(Cow::Borrowed(""));
    // SQLSTATE has five characters; an SQLite result code is a shorter number, except for a few above 9999 that do
    // not occur (the largest extended code in use is 8458).
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => sqlite_fault(number),
        _ => postgres_fault(&code),
    }
}

/// The file of shared memory beside the database could not grow.
const IOERR_SHMSIZE: u32 = 4874;

/// <https://www.sqlite.org/rescode.html>; the low byte of an extended code is the primary one.
const fn sqlite_fault(code: u32) -> Fault {
    if code == IOERR_SHMSIZE {
        return Fault::Full;
    }
    match code & 0xff {
        5 | 6 => Fault::Busy,
        // IOERR_SHMSIZE: the index of the write-ahead log could not grow, for want of room; IOERR_NOMEM: of memory.
        _ if code == 4874 => Fault::Full,
        _ if code == 3082 => Fault::Busy,
        // IOERR, CORRUPT and NOTADB: what is on disk cannot be trusted further.
        10 | 11 | 26 => Fault::Io,
        13 => Fault::Full,
        _ => Fault::Other,
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn postgres_fault(code: &str) -> Fault {
    match code {
        "53100" => Fault::Full,
        "53200" | "53300" | "40001" | "40P01" | "55P03" | "57014" => Fault::Busy,
        "58030" | "XX001" | "XX002" => Fault::Io,
        _ if code.starts_with("08") || code.starts_with("57P") => Fault::Gone,
        _ => Fault::Other,
    }
}

#[cfg(test)]
impl StoreError {
    /// A file that could not be read or written, for the tests of other floors.
    pub(crate) const fn failing_file() -> Self {
        Self::Io(sqlx::Error::WorkerCrashed)
    }

    /// A disk without room, for the tests of other floors.
    pub(crate) const fn full_disk() -> Self {
        Self::Full(sqlx::Error::WorkerCrashed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_not_an_io_error() {
        assert_eq!(sqlite_fault(13), Fault::Full);
        assert_eq!(sqlite_fault(IOERR_SHMSIZE), Fault::Full);
        assert_eq!(postgres_fault("53100"), Fault::Full);
        assert_eq!(sqlite_fault(1034), Fault::Io, "SQLITE_IOERR_FSYNC");
        assert_eq!(sqlite_fault(4874), Fault::Full, "SQLITE_IOERR_SHMSIZE");
    }

    #[test]
    fn a_connection_lost_at_commit_leaves_the_outcome_unknown() {
        let lost = || sqlx::Error::Io(std::io::Error::other("reset"));
        assert!(matches!(StoreError::from(lost()), StoreError::Gone(_)));
        assert!(matches!(StoreError::at_commit(lost()), StoreError::CommitUnknown(_)));
    }
}
