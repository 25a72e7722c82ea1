//! The book as the command line prints it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::seal::Kept;
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
    /// The line from which on it was proved; 0 for the whole.
    #[serde(skip)]
    pub since: u64,
    /// Where it ends: to be noted, and shown to `--witness` later.
    pub end: String,
    /// The last line that the node has signed.
    pub sealed: Option<u64>,
    /// When.
    pub sealed_at: Option<String>,
    /// How many seals are kept beside the keys as well, and agree.
    pub kept: usize,
    /// The last line that was sealed and is lost since a restore.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<u64>,
    /// When that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_at: Option<String>,
}

impl Whole {
    pub(super) fn of(since: &End, end: &End, seal: Option<&Seal>, kept: &Kept) -> Self {
        Self {
            kept: kept.ends().len(),
            lost: kept.lost.as_ref().map(|(number, _)| *number),
            lost_at: kept.lost.as_ref().map(|(_, at)| at.clone()),
            lines: end.number,
            since: since.number,
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
        writeln!(f, "{} seals beside the keys agree", self.kept)?;
        if let (Some(number), Some(at)) = (self.lost, &self.lost_at) {
            writeln!(f, "it was sealed up to line {number} before the restore of {at}, which took it back")?;
        }
        write!(f, "it ends at {}", self.end)
    }
}
