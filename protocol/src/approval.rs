//! Four eyes: whether a person's yes lets out what another submitted.
//!
//! Does not know who may write or approve at all, nor how many persons a node asks.

use crate::mutant::Mutant;

/// What was submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted<'a> {
    /// Who submitted it.
    pub author: &'a str,
    /// Lower-case hex of the SHA-256 of the text.
    pub sha256: &'a str,
}

/// Somebody's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes<'a> {
    /// Who says it.
    pub person: &'a str,
    /// Lower-case hex of the SHA-256 of the text they read.
    pub sha256: &'a str,
}

/// Why a yes lets nothing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is the author's own.
    Own,
    /// What they read is not what was submitted.
    Changed,
}

/// Whether this yes lets out what was submitted.
pub fn lets_out(submitted: Submitted<'_>, yes: Yes<'_>) -> Result<(), Refusal> {
    if submitted.author == yes.person {
        return Err(Refusal::Own);
    }
    is_read(submitted.sha256, yes.sha256)
}

/// Whether what was read is what was submitted, also where one person decides.
pub fn is_read(submitted: &str, read: &str) -> Result<(), Refusal> {
    if submitted == read || Mutant::ApprovalUnbound.is_planted() { Ok(()) } else { Err(Refusal::Changed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_person_lets_out_only_what_they_read() {
        let submitted = Submitted { author: "anna", sha256: "aa" };
        let yes = |person, sha256| lets_out(submitted, Yes { person, sha256 });
        assert_eq!(yes("bo", "aa"), Ok(()));
        assert_eq!(yes("anna", "aa"), Err(Refusal::Own));
        assert_eq!(yes("anna", "bb"), Err(Refusal::Own));
        assert_eq!(yes("bo", "bb"), Err(Refusal::Changed));
    }
}
