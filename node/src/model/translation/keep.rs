//! What no provider gets to change: addresses, numbers, labels of the Traffic Light Protocol, names of authorities, and
//! words that the glossary translates.
//!
//! Each is taken out of the text and a sign put in its place, which stands in no language; when the text comes back, every
//! sign must be there once. Where a provider cannot keep tags, they are taken out in the same way.

use std::collections::BTreeMap;

use crate::model::{
    markdown::escape,
    segments::{tag_name, token},
};

/// The labels, the longest first.
const LABELS: [&str; 5] = ["TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR", "TLP:RED"];
/// How an address begins.
const ADDRESSES: [&str; 4] = ["https://", "http://", "mailto:", "www."];
/// What ends a sentence rather than an address.
const ENDS: [char; 9] = ['.', ',', ';', ':', '!', '?', ')', '”', '’'];

/// What is to be kept, for one pair of languages.
#[derive(Debug, Clone, Default)]
pub struct Keep {
    /// Names, the longest first; each stands for itself.
    names: Vec<String>,
    /// Words in lower case, the longest first, and how they are translated.
    words: Vec<(String, String)>,
}

impl Keep {
    /// Keeps these names, and translates these words in this way; of two translations of a word the first counts.
    pub fn new(names: impl IntoIterator<Item = String>, words: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut names: Vec<String> =
            names.into_iter().map(|name| escape(name.trim())).filter(|n| !n.is_empty()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        let mut by_term: BTreeMap<String, String> = BTreeMap::new();
        for (term, word) in words {
            by_term.entry(escape(term.trim()).to_lowercase()).or_insert_with(|| escape(word.trim()));
        }
        by_term.remove("");
        let mut words: Vec<(String, String)> = by_term.into_iter().collect();
        words.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
        Self { names, words }
    }

    /// What stands at the beginning of `rest`, how long it is, and what takes its place; `before` is the letter before.
    fn at(&self, rest: &str, before: Option<char>) -> Option<(usize, String)> {
        let is_inside = before.is_some_and(char::is_alphanumeric);
        if let Some(length) = sign_length(rest) {
            return Some((length, rest[..length].to_owned()));
        }
        if is_inside {
            return None;
        }
        if let Some(label) = LABELS.iter().find(|label| rest.starts_with(**label)) {
            return Some((label.len(), (*label).to_owned()));
        }
        if let Some(length) = address_length(rest) {
            return Some((length, rest[..length].to_owned()));
        }
        let is_whole = |length: usize| !rest[length..].chars().next().is_some_and(char::is_alphanumeric);
        if let Some(name) = self.names.iter().find(|name| rest.starts_with(name.as_str()) && is_whole(name.len())) {
            return Some((name.len(), name.clone()));
        }
        if let Some(found) = self.word_at(rest) {
            return Some(found);
        }
        number_length(rest).map(|length| (length, rest[..length].to_owned()))
    }

    fn word_at(&self, rest: &str) -> Option<(usize, String)> {
        self.words.iter().find_map(|(term, word)| {
            let mut letters = rest.char_indices();
            for wanted in term.chars() {
                let (_, own) = letters.next()?;
                (own.to_lowercase().eq(std::iter::once(wanted))).then_some(())?;
            }
            let length = letters.next().map_or(rest.len(), |(place, _)| place);
            let is_whole = !rest[length..].chars().next().is_some_and(char::is_alphanumeric);
            is_whole.then(|| (length, in_case_of(&rest[..length], word)))
        })
    }
}

/// A word with a small or a capital letter first, as the one whose place it takes.
fn in_case_of(model: &str, word: &str) -> String {
    let is_small = model.chars().next().is_some_and(char::is_lowercase);
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    // What is written in capitals has them for a reason.
    let is_abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    let first: String = if is_abbreviation {
        first.to_string()
    } else if is_small {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    first + letters.as_str()
}

fn sign(number: usize) -> String {
    format!("QX{number}QX")
}

/// How long the sign is that a text begins with, however a provider wrote it.
fn sign_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_mark = |at: usize| bytes.get(at..at + 2).is_some_and(|two| two.eq_ignore_ascii_case(b"QX"));
    let digits = bytes.iter().skip(2).take_while(|byte| byte.is_ascii_digit()).count();
    (is_mark(0) && digits > 0 && is_mark(2 + digits)).then_some(digits + 4)
}

fn address_length(text: &str) -> Option<usize> {
    let is_handle = text.starts_with('@') && text[1..].split(char::is_whitespace).next().is_some_and(is_handle);
    let begins =
        ADDRESSES.iter().any(|start| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)));
    let is_mail = || text.split(|c: char| c.is_whitespace() || c == '<').next().is_some_and(is_mail);
    if !is_handle && !begins && !is_mail() {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '»' | '“')).unwrap_or(text.len());
    Some(text[..end].trim_end_matches(ENDS).len()).filter(|length| *length > 1)
}

/// `name@host.example`.
fn is_mail(word: &str) -> bool {
    let word = word.trim_end_matches(ENDS);
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c))
    })
}

/// `name@host`, after the first sign.
fn is_handle(rest: &str) -> bool {
    rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// A number with what stands within it: `13`, `1 000,50`, `2026-09-13`, `10.15`.
fn number_length(text: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = text.char_indices().take(60).collect();
    let digit = |at: usize| letters.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    if !digit(0) {
        return None;
    }
    let mut at = 0;
    while at < letters.len() {
        let within = match letters[at].1 {
            '.' | ',' | ':' | '/' | '-' | '–' => digit(at + 1),
            // Thousands; anything else with a space between are two numbers.
            ' ' | '\u{a0}' | '\u{202f}' => (1..=3).all(|next| digit(at + next)) && !digit(at + 4),
            c => c.is_ascii_digit(),
        };
        if !within {
            break;
        }
        at += 1;
    }
    Some(
        letters
            .get(at)
            .map_or_else(|| letters.last().map_or(0, |(place, c)| place + c.len_utf8()), |(place, _)| *place),
    )
}

/// A piece of HTML with signs in it, and what they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What is given away.
    pub text: String,
    /// What each sign stands for, in order.
    stands_for: Vec<String>,
    keeps_tags: bool,
}

impl Kept {
    /// Takes out of the inside of a paragraph what is to be kept; the tags too, unless whoever gets it keeps them.
    pub fn of(html: &str, keep: &Keep, keeps_tags: bool) -> Self {
        let mut kept = Self { text: String::with_capacity(html.len()), stands_for: Vec::new(), keeps_tags };
        let mut rest = html;
        while !rest.is_empty() {
            let (next, after) = token(rest);
            rest = after;
            match tag_name(next) {
                Some(_) if keeps_tags => kept.text.push_str(next),
                Some(_) => kept.put(next.to_owned(), true),
                None => kept.words(next, keep),
            }
        }
        kept
    }

    fn words(&mut self, text: &str, keep: &Keep) {
        let (mut rest, mut before) = (text, None);
        while let Some(letter) = rest.chars().next() {
            if let Some((length, instead)) = keep.at(rest, before) {
                self.put(instead, false);
                before = rest[..length].chars().next_back();
                rest = &rest[length..];
            } else {
                self.text.push(letter);
                before = Some(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }

    /// A tag stands apart from the words, so that they are words to whoever translates them.
    fn put(&mut self, what: String, is_tag: bool) {
        let space = if is_tag { " " } else { "" };
        self.stands_for.push(what);
        let sign = sign(self.stands_for.len());
        self.text.extend([space, &sign, space]);
    }

    /// Whether there is anything to translate: a letter that is no part of a sign or a tag.
    pub fn has_words(&self) -> bool {
        let mut rest = self.text.as_str();
        while let Some(letter) = rest.chars().next() {
            let (next, after) = token(rest);
            match (tag_name(next), sign_length(rest)) {
                (Some(_), _) => rest = after,
                (None, Some(length)) => rest = &rest[length..],
                (None, None) if letter.is_alphabetic() => return true,
                (None, None) => rest = &rest[letter.len_utf8()..],
            }
        }
        false
    }

    /// Puts back what was taken out of the text that came back; what is missing, doubled or new is said.
    pub fn restore(&self, answer: &str) -> Result<String, String> {
        let mut seen = vec![false; self.stands_for.len()];
        let mut whole = String::with_capacity(answer.len());
        let mut rest = answer;
        while let Some(letter) = rest.chars().next() {
            let Some(length) = sign_length(rest) else {
                whole.push(letter);
                rest = &rest[letter.len_utf8()..];
                continue;
            };
            let number: usize = rest[2..length - 2].parse().unwrap_or(0);
            let place = number.checked_sub(1).filter(|place| *place < seen.len());
            let place = place.ok_or_else(|| "came back with something in it that was not there".to_owned())?;
            if std::mem::replace(&mut seen[place], true) {
                return Err(format!("came back with “{}” twice", shown(&self.stands_for[place])));
            }
            let what = &self.stands_for[place];
            rest = &rest[length..];
            match tag_name(what) {
                Some(_) if !self.keeps_tags => {
                    if what.starts_with("</") {
                        whole.truncate(whole.trim_end_matches(' ').len());
                    } else {
                        rest = rest.trim_start_matches(' ');
                    }
                    whole.push_str(what);
                }
                _ => whole.push_str(what),
            }
        }
        if let Some(place) = seen.iter().position(|is_seen| !is_seen) {
            return Err(format!("came back without “{}”", shown(&self.stands_for[place])));
        }
        if self.keeps_tags && tags(&self.text) != tags(answer) {
            return Err("came back with other markup".to_owned());
        }
        Ok(whole)
    }
}

/// The tags of a text, however they are spread over it.
fn tags(html: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), html);
    while !rest.is_empty() {
        let (next, after) = token(rest);
        if tag_name(next).is_some() {
            found.push(next.replace(' ', ""));
        }
        rest = after;
    }
    found.sort();
    found
}

fn shown(what: &str) -> String {
    what.chars().take(60).collect()
}
