//! The part of a text that answers a question, with the words that do.

use super::{Query, words};

/// How much of a text is shown, in characters.
const SHOWN_CHARS: usize = 240;
/// How much of it stands before the first word found.
const BEFORE_CHARS: usize = 60;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is a word that was asked for.
    pub is_found: bool,
}

/// A whole text with the words that answer.
pub fn marked(text: &str, language: &str, query: &Query) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut put = |part: &str, is_found: bool| match pieces.last_mut().filter(|last| !last.is_found && !is_found) {
        Some(last) => last.text.push_str(part),
        None if !part.is_empty() => pieces.push(Piece { text: part.to_owned(), is_found }),
        None => {}
    };
    let mut done = 0;
    for (at, word) in words(text) {
        if query.answered(word, language).is_some() {
            put(&text[done..at], false);
            put(word, true);
            done = at + word.len();
        }
    }
    put(&text[done..], false);
    pieces
}

/// The part of a text around the first word that answers; nothing if none does.
pub fn snippet(text: &str, language: &str, query: &Query) -> Option<Vec<Piece>> {
    let (at, _) = words(text).find(|(_, word)| query.answered(word, language).is_some())?;
    let start = back(text, at);
    let end = text[start..].char_indices().nth(SHOWN_CHARS).map_or(text.len(), |(length, _)| start + length);
    let end = if end == text.len() {
        end
    } else {
        text[..end].rfind(char::is_whitespace).filter(|cut| *cut > at).unwrap_or(end)
    };
    let mut part = String::new();
    if start > 0 {
        part.push_str("… ");
    }
    part.push_str(&text[start..end].split_whitespace().collect::<Vec<_>>().join(" "));
    if end < text.len() {
        part.push_str(" …");
    }
    Some(marked(&part, language, query))
}

/// The beginning of a word at most so many characters before.
fn back(text: &str, at: usize) -> usize {
    let far = text[..at].char_indices().rev().nth(BEFORE_CHARS - 1).map(|(start, _)| start);
    let Some(far) = far else { return 0 };
    text[far..at].find(char::is_whitespace).map_or(far, |space| far + space + 1)
}
