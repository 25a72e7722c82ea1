//! What a token of a person is for: words that narrow what its person may do, and never widen it.
//!
//! Does not know who may do what; that is asked of the person's role at each use.

use std::{collections::BTreeSet, fmt, str::FromStr};

use super::codes;

/// One thing a token may be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Reads what its person may read.
    Read,
    /// Asks for languages, and sees who asks for which.
    Wishes,
    /// Reads offers, and makes and answers them.
    Offers,
    /// Reads and writes drafts.
    Write,
    /// Submits drafts, withdrawals, erasures and adoptions for a second person.
    Submit,
    /// Decides about what others submitted, and publishes where one person does.
    Approve,
    /// Answers requests to follow, and notes what was asked back.
    Follows,
    /// Does what the pages of administration do, and settles what stands aside.
    Administer,
    /// Reads the audit log, and carries it away.
    Audit,
    /// Says what its person wants to be told by mail.
    Digests,
}

impl Scope {
    /// All of them, in the order of what they let do.
    pub const ALL: [Self; 10] = [
        Self::Read,
        Self::Wishes,
        Self::Offers,
        Self::Write,
        Self::Submit,
        Self::Approve,
        Self::Follows,
        Self::Administer,
        Self::Audit,
        Self::Digests,
    ];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Wishes => "wishes",
            Self::Offers => "offers",
            Self::Write => "write",
            Self::Submit => "submit",
            Self::Approve => "approve",
            Self::Follows => "follows",
            Self::Administer => "administer",
            Self::Audit => "audit",
            Self::Digests => "digests",
        }
    }

    /// Whether it decides what the desk lets nobody decide without a second factor: it is given after one alone, and not
    /// for long.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Approve | Self::Follows | Self::Administer)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let words = Self::ALL.map(Self::as_str);
        let known = codes::one_of(word, "scope", &words)?;
        Self::ALL.into_iter().find(|scope| scope.as_str() == known).ok_or_else(|| word.to_owned())
    }
}

/// What a token is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(pub BTreeSet<Scope>);

impl Scopes {
    /// Reads words with spaces between them; what nobody knows any more lets do nothing.
    pub fn of_words(words: &str) -> Self {
        Self(words.split_whitespace().filter_map(|word| word.parse().ok()).collect())
    }

    /// Whether it is for this.
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// The words, in order.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|scope| scope.as_str()).collect()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written_and_an_unknown_one_lets_do_nothing() {
        let all = Scopes(Scope::ALL.into_iter().collect());
        assert_eq!(Scopes::of_words(&all.to_string()), all);
        assert_eq!(Scopes::of_words("write everything"), Scopes([Scope::Write].into()));
        assert!("raed".parse::<Scope>().unwrap_err().contains("did you mean “read”?"));
    }
}
