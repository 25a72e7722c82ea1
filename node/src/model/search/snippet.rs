//! The part of a text that answers a question, with the words that do, or what of them does.

use std::ops;

use unicode_normalization::UnicodeNormalization;

use super::{
    Query,
    query::Answer,
    stem::{folded, ours},
    words,
};

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
        if let Some(part) = answering(word, language, query) {
            put(&text[done..at + part.start], false);
            put(&word[part.clone()], true);
            done = at + part.end;
        }
    }
    put(&text[done..], false);
    pieces
}

/// What of a word answers, in bytes: all of it, or the part of the compound that was asked for.
fn answering(word: &str, language: &str, query: &Query) -> Option<ops::Range<usize>> {
    match query.answered(word, language)? {
        (_, Answer::Word) => Some(0..word.len()),
        (place, Answer::Part) => {
            let own = ours(language).unwrap_or("*");
            let parts = query.stems(place).iter().filter_map(|stem| stem.split_once(':'));
            let found = parts.filter(|(of, _)| *of == own).find_map(|(_, part)| place_of(part, word));
            Some(found.unwrap_or(0..word.len()))
        }
    }
}

/// Where a part without accents stands in a word as it is written.
fn place_of(part: &str, word: &str) -> Option<ops::Range<usize>> {
    let (mut plain, mut places) = (String::new(), Vec::new());
    for (at, letter) in word.char_indices() {
        for small in letter.to_lowercase().nfd() {
            let letters = folded(small.encode_utf8(&mut [0; 4]));
            places.resize(places.len() + letters.len(), at);
            plain.push_str(&letters);
        }
    }
    places.push(word.len());
    let start = plain.find(part)?;
    Some(places[start]..places[start + part.len()])
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
