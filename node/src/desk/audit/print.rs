//! The book as the command line prints it.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::store::audit::{Audited, End, Seal};

/// Lines of the book.
#[derive(Debug)]
pub struct Lines(pub Vec<Audited>);

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(super::export::line))
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|one| {
            let line = &one.line;
            let (number, at) = (one.number, one.at.strftime("%Y-%m-%dT%H:%M:%SZ"));
            writeln!(f, "{number:>8}  {at}  {:<16} {:<18} {}  {}", line.who, line.deed, line.object, line.detail)
        })
    }
}

/// That the chain is whole.
#[derive(Debug, Serialize)]
pub struct Whole {
    /// How many lines it has.
    pub lines: u64,
    /// Where it ends: to be noted, and shown to `--witness` later.
    pub end: String,
    /// The last line that the node has signed.
    pub sealed: Option<u64>,
    /// When.
    pub sealed_at: Option<String>,
}

impl Whole {
    pub(super) fn of(end: &End, seal: Option<&Seal>) -> Self {
        Self {
            lines: end.number,
            end: format!("{}:{}", end.number, end.hash),
            sealed: seal.map(|seal| seal.end.number),
            sealed_at: seal.map(|seal| seal.at.to_string()),
        }
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the audit chain is whole: {} lines", self.lines)?;
        match (self.sealed, &self.sealed_at) {
            (Some(number), Some(at)) => writeln!(f, "sealed up to line {number} at {at}")?,
            _ => writeln!(f, "not sealed yet")?,
        }
        write!(f, "it ends at {}", self.end)
    }
}
