//! Why the book is not proved: the first place where it does not hold, or a failure on the way.

use std::{fmt, path::PathBuf};

use crate::{
    desk::DeskError,
    store::{StoreError, audit::Flaw},
};

/// Where the book does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// In the chain itself.
    Chain(Flaw),
    /// In the seal on this line.
    Seal(u64, Signer),
    /// In a line of the file beside the keys.
    Kept {
        /// The file.
        file: PathBuf,
        /// Its line.
        line: usize,
        /// Who signed it.
        signer: Signer,
    },
}

/// Who signed what no key of this node signed that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signer {
    /// Nobody, or somebody else.
    Stranger,
    /// A key that the database shows as a former one of this node.
    Former(String),
}

impl Signer {
    /// In words, of what was signed: `otherwise` if a stranger did.
    pub(super) fn words(&self, what: &str, otherwise: &str) -> String {
        match self {
            Self::Stranger => format!("{what} {otherwise}"),
            Self::Former(key) => format!(
                "{what} is signed by {key}, which the database shows as a former key of this node and which is not kept \
                 beside the keys: compare it with what you know of that key from elsewhere, and if it is the same, run \
                 election-pool audit adopt-key {key}"
            ),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the audit chain is broken: ")?;
        match self {
            Self::Chain(flaw) => flaw.fmt(f),
            Self::Seal(number, signer) => {
                f.write_str(&signer.words(&format!("the seal on line {number}"), "is not one of this node"))
            }
            Self::Kept { file, line, signer } => {
                f.write_str(&signer.words(&format!("line {line} of {}", file.display()), "is no seal of this node"))
            }
        }
    }
}

/// Why the book is not proved.
#[derive(Debug)]
pub enum Unproven {
    /// It does not hold.
    Broken(Box<Broken>),
    /// It could not be looked at.
    Failed(DeskError),
}

impl From<Broken> for Unproven {
    fn from(broken: Broken) -> Self {
        Self::Broken(Box::new(broken))
    }
}

impl From<DeskError> for Unproven {
    fn from(error: DeskError) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Unproven {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Unproven> for DeskError {
    fn from(unproven: Unproven) -> Self {
        match unproven {
            Unproven::Broken(broken) => Self::Refused(broken.to_string()),
            Unproven::Failed(error) => error,
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(first, last) if first == last => write!(f, "line {first} is missing"),
            Self::Missing(first, last) => write!(f, "lines {first} to {last} are missing"),
            Self::Changed(number) => write!(f, "line {number} is not as it was written"),
            Self::Unlinked(number) => write!(f, "line {number} does not follow on the line before it"),
            Self::Outside(seq) => {
                write!(f, "a line stands in the book that was never chained (row {seq} of the table)")
            }
            Self::Beyond(number) => write!(f, "line {number} stands behind the end of the chain"),
            Self::Otherwise(number) => write!(f, "line {number} has another hash than was noted of it"),
            Self::Apart(number) => write!(
                f,
                "the seal on line {number} that is kept beside the keys is of another chain: the database was \
                 rewritten, or an older copy of it was put back"
            ),
            Self::Unkept(number) => {
                write!(f, "the seal on line {number} is kept beside the keys and is not in the database")
            }
        }
    }
}
