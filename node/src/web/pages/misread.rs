//! What an address asks for that nobody understands, and a page that is beyond the last: said in words, where otherwise
//! everything would be shown, or nothing, and nobody would know why.
//!
//! Does not know what is asked for, nor what is made of the rest.

use super::text::legible;
use crate::model::words::Words;

/// How much of a word that nobody knows is kept.
const WORD_CHARS: usize = 60;

/// A word that is none that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What it was to choose, as in the address.
    pub name: &'static str,
    /// The word, harmless and not long.
    pub word: String,
}

impl Misread {
    /// A word as it was written.
    pub fn of(name: &'static str, word: &str) -> Self {
        Self { name, word: legible(word).chars().take(WORD_CHARS).collect() }
    }

    /// What it was to choose, in words, and the word.
    pub fn in_words(&self, words: &Words) -> (String, String) {
        let label = match self.name {
            "country" => words.field_country(),
            "kind" => words.kind(),
            "topic" => words.topic(),
            "phase" => words.phase(),
            "project" => words.project(),
            "language" => words.field_language(),
            "from" => words.search_from(),
            "to" => words.search_to(),
            "page" => words.misread_page(),
            // Of a list: from the exchange or from the web, and from which site there.
            _ => words.list_from(),
        };
        (label, self.word.clone())
    }
}

/// The page asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paged {
    /// Which one is read: one of those there can be.
    pub page: u32,
    /// Which one was asked for, if there can be none so far back.
    pub far: Option<u64>,
}

impl Default for Paged {
    fn default() -> Self {
        Self { page: 1, far: None }
    }
}

impl Paged {
    /// Reads a number; what is none, and what comes before the first, is misread. Nothing is the first.
    pub fn read(value: &str, most: u32) -> Result<Self, Misread> {
        if value.is_empty() {
            return Ok(Self::default());
        }
        let number: u64 = value.parse().ok().filter(|number| *number > 0).ok_or_else(|| Misread::of("page", value))?;
        let page = u32::try_from(number).unwrap_or(u32::MAX).min(most);
        Ok(Self { page, far: (number > u64::from(page)).then_some(number) })
    }
}

/// A page beyond the last.
#[derive(Debug)]
pub struct Beyond {
    /// That there is none, and which is the last.
    pub said: String,
    /// The last.
    pub href: String,
}

impl Beyond {
    /// Whether the page asked for is beyond the last of so many rows; where there are none at all, nothing is beyond.
    pub fn of(
        paged: Paged,
        (total, rows, most): (u64, u32, u32),
        words: &Words,
        address: impl Fn(u32) -> String,
    ) -> Option<Self> {
        let asked = paged.far.unwrap_or(u64::from(paged.page));
        let last = u32::try_from(total.div_ceil(u64::from(rows.max(1)))).unwrap_or(u32::MAX).clamp(1, most);
        let number = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
        (total > 0 && asked > u64::from(last))
            .then(|| Self { said: words.misread_beyond(&number(asked), &number(u64::from(last))), href: address(last) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_one_that_there_can_be_or_is_said_not_to_be() {
        let read = |value: &str| Paged::read(value, 50);
        assert_eq!(read(""), Ok(Paged { page: 1, far: None }));
        assert_eq!(read("7"), Ok(Paged { page: 7, far: None }));
        assert_eq!(read("4000000000"), Ok(Paged { page: 50, far: Some(4_000_000_000) }));
        for wrong in ["0", "-1", "two", "99999999999999999999999"] {
            assert_eq!(read(wrong), Err(Misread::of("page", wrong)));
        }
        let beyond = |page: &str, total: u64| {
            Beyond::of(read(page).unwrap(), (total, 20, 50), Words::english(), |page| format!("?page={page}"))
        };
        assert!(beyond("3", 60).is_none() && beyond("3", 0).is_none() && beyond("50", 100_000).is_none());
        assert_eq!(beyond("4", 60).map(|beyond| beyond.href).as_deref(), Some("?page=3"));
        assert_eq!(beyond("51", 100_000).map(|beyond| beyond.href).as_deref(), Some("?page=50"));
    }
}
