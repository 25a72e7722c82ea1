//! What is asked to be erased: which revisions, and why; as it is written on the command line, and as it is kept while it waits.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{desk::DeskError, model::front_matter::MAX_ABSTRACT_CHARS};

/// Most revisions erased at once.
const REVISIONS: usize = 100;

/// Which revisions of a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of them: it is withdrawn.
    All,
    /// Some of the past.
    Past(BTreeSet<u64>),
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Past(numbers) => f.write_str(&numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")),
        }
    }
}

impl Serialize for Which {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Which {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim() == "all" {
            return Ok(Self::All);
        }
        let number = |word: &str| word.trim().parse::<u64>().ok().filter(|number| *number > 0);
        let numbers: Option<BTreeSet<u64>> = text.split(',').map(number).collect();
        match numbers {
            Some(numbers) if numbers.len() <= REVISIONS => Ok(Self::Past(numbers)),
            Some(_) => Err(format!("more than {REVISIONS} revisions at once")),
            None => Err(format!("“{text}” is no revision: write a number, some with commas between them, or all")),
        }
    }
}

impl Which {
    /// What it does, in English.
    pub fn words(&self) -> String {
        match self {
            Self::All => "withdraws the whole material everywhere, for good, and erases its text".to_owned(),
            Self::Past(numbers) if numbers.len() == 1 => format!("erases the text of revision {self}"),
            Self::Past(_) => format!("erases the text of revisions {self}"),
        }
    }
}

/// An erasure that waits for another person, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    erase: String,
    because: String,
    /// Of what waits from before it was named: nothing.
    #[serde(default)]
    material: Option<String>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which revisions.
    pub which: Which,
    /// Why: the legal ground, without naming anybody.
    pub because: String,
}

impl Request {
    /// A request with its reason.
    pub fn new(which: Which, because: &str) -> Result<Self, DeskError> {
        let because = because.trim().to_owned();
        if because.is_empty() {
            return Err(DeskError::Refused("say why: --because is empty".into()));
        }
        if because.chars().count() > MAX_ABSTRACT_CHARS {
            return Err(DeskError::Refused(format!("--because has more than {MAX_ABSTRACT_CHARS} characters")));
        }
        Ok(Self { which, because })
    }

    /// As it is kept while it waits for another person.
    pub(super) fn kept(&self, material: &str) -> String {
        let (erase, because) = (self.which.to_string(), self.because.clone());
        serde_json::json!(Kept { erase, because, material: Some(material.to_owned()) }).to_string()
    }
}

/// The erasure that a submission asks for; none if it is something else.
pub(in crate::desk) fn request_of(submission: &str) -> Option<Request> {
    let Kept { erase, because, .. } = serde_json::from_str(submission).ok()?;
    Some(Request { which: erase.parse().ok()?, because })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_named_by_number_or_all_of_them() {
        assert_eq!("all".parse(), Ok(Which::All));
        let some: Which = "3, 1,3".parse().unwrap();
        assert_eq!((some.to_string(), some.to_string().parse()), ("1, 3".to_owned(), Ok(some)));
        let words = |text: &str| text.parse::<Which>().unwrap().words();
        assert_eq!(words("2"), "erases the text of revision 2");
        assert_eq!(words("1,2"), "erases the text of revisions 1, 2");
        for wrong in ["", "0", "-1", "1..3", "1,", "every"] {
            assert!(wrong.parse::<Which>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_waits_is_read_as_it_was_kept_and_nothing_else_is() {
        let kept = r#"{"erase":"2, 3","because":"Article 17"}"#;
        let request = request_of(kept).unwrap();
        assert_eq!(request, Request { which: "2, 3".parse().unwrap(), because: "Article 17".into() });
        assert_eq!(request_of(r#"{"withdraw":"Article 17"}"#), None);
    }
}
