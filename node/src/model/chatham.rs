//! The Chatham House Rule, as far as a program can see it broken: texts that name who spoke or who took part.
//!
//! What it finds is refused before anything is published. What it cannot find is the author's to keep out: a name in the
//! middle of a sentence looks like any other word, and a file is not read at all.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{DraftError, codes::STATES, meeting::NEVER_TOLD, words::Words};

/// The longest label before a colon that can be a speaker's.
const LABEL_CHARS: usize = 60;
/// The most words such a label has.
const LABEL_WORDS: usize = 5;

/// Headings and labels over a list of who was there or who spoke, in the languages of the interface.
const LISTS: &[&str] = &[
    "participants",
    "attendees",
    "attendance",
    "present",
    "speakers",
    "in attendance",
    "those present",
    "osallistujat",
    "läsnä",
    "läsnäolijat",
    "puhujat",
    "puheenvuorot",
    "deltagare",
    "närvarande",
    "talare",
    "dalyviai",
    "dalyvavo",
    "kalbėtojai",
    "pranešėjai",
    "deelnemers",
    "aanwezig",
    "aanwezigen",
    "sprekers",
    "rannpháirtithe",
    "i láthair",
    "cainteoirí",
    "lucht freastail",
    "sudionici",
    "nazočni",
    "prisutni",
    "govornici",
];

/// What stands before the name of a place: “In Finland: seven days” says where, not who.
const BEFORE_A_PLACE: &[&str] =
    &["in", "i", "u", "na", "at", "on", "for", "from", "to", "för", "från", "op", "voor", "ar", "le", "iš"];

/// The member states by code, and by name in each language of the interface.
static NAMED_STATES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let names = Words::all().iter().flat_map(|words| STATES.iter().map(|code| words.country(code)));
    names.chain(STATES.iter().map(|code| (*code).to_owned())).collect()
});

/// Refuses a text that names who spoke or took part. `first` is the number of its first line in the file.
pub(super) fn check(file: &str, text: &str, first: usize) -> Result<(), DraftError> {
    for (number, line) in (first..).zip(text.lines()) {
        if let Some(problem) = leak(line) {
            let problem = format!("{problem}; {NEVER_TOLD}");
            return Err(DraftError::Form { file: file.to_owned(), line: number, problem });
        }
    }
    Ok(())
}

/// Refuses a value of the front matter that names who spoke or took part.
pub(super) fn check_value(file: &str, key: &str, value: &str) -> Result<(), DraftError> {
    leak(value).map_or(Ok(()), |problem| Err(DraftError::file(file, format!("{key}: {problem}; {NEVER_TOLD}"))))
}

/// What a line gives away; of a table, each cell.
fn leak(line: &str) -> Option<String> {
    if let Some(address) = address(&line.replace(['*', '_', '`'], "")) {
        return Some(format!("“{address}” is the address of somebody"));
    }
    unlinked(line).split('|').find_map(leak_in)
}

/// A line without where its links lead to and without emphasis.
fn unlinked(line: &str) -> String {
    let mut parts = line.split("](");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(')').map_or("", |(_, after)| after));
    }
    plain.replace(['*', '_', '`', '[', ']'], "")
}

/// A text without what makes it a heading or a point of a list, be it numbered.
fn unmarked(text: &str) -> &str {
    let signs = |c: char| c.is_whitespace() || matches!(c, '#' | '-' | '+' | '>');
    let text = text.trim_start_matches(signs);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && rest.starts_with(char::is_whitespace);
    if is_number { rest.trim_start_matches(signs) } else { text }
}

fn leak_in(text: &str) -> Option<String> {
    let plain = unmarked(text).trim();
    let (label, said) = plain.split_once(':').map_or((plain, None), |(label, said)| (label.trim(), Some(said.trim())));
    let small = label.to_lowercase();
    if LISTS.contains(&small.as_str()) {
        return Some(format!("“{label}” is a list of who was there or who spoke"));
    }
    let says_something = said.is_some_and(|said| !said.is_empty() && !said.starts_with("//"));
    (says_something && is_somebody(label)).then(|| format!("“{label}:” says who spoke"))
}

/// A mail address or a handle.
fn address(line: &str) -> Option<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '"')).find(|word| {
        let word = word.trim_end_matches(['.', ':']);
        let Some((before, host)) = word.trim_start_matches('@').rsplit_once('@') else { return false };
        !before.is_empty() && !before.contains('/') && host.contains('.') && !host.ends_with('.')
    })
}

/// Whether a label before a colon is a name: a state, or several words each with a capital.
fn is_somebody(label: &str) -> bool {
    if label.chars().count() > LABEL_CHARS {
        return false;
    }
    if NAMED_STATES.contains(label) {
        return true;
    }
    let bare = label.split('(').next().unwrap_or(label);
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.first().is_some_and(|first| BEFORE_A_PLACE.contains(&first.to_lowercase().as_str())) {
        return false;
    }
    let is_name = |word: &&str| {
        let begins = word.chars().next().is_some_and(char::is_uppercase);
        begins && (word.chars().any(char::is_lowercase) || word.trim_end_matches('.').chars().count() == 1)
    };
    (2..=LABEL_WORDS).contains(&words.len()) && words.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_who_spoke_or_took_part_is_refused_with_its_line() {
        for line in [
            "Maija Meikäläinen: asia on selvä",
            "- **Seán Ó Briain** : tá sé soiléir",
            "Finland: we count twice",
            "* Suomi: laskemme kahdesti",
            "FI: we count twice",
            "an Chróit: comhairtear faoi dhó",
            "Ms. Anna Virtanen (Oikeusministeriö): yes",
            "## Osallistujat",
            "Present: the six of us",
            "Rannpháirtithe",
            "Write to maija.m@vaalit.example.",
            "as @val@se.example said",
            "1. Maija Meikäläinen: asia on selvä",
            "2) Finland: we count twice",
            "- 2.1 Anna Virtanen: yes",
            "## 1. Participants",
            "| Anna Virtanen: yes |",
            "| 11.30 | Finland: no | |",
            "- [ ] Anna Virtanen: yes",
            "[Anna Virtanen](https://vaalit.example/anna): yes",
            "[Anna](mailto:anna@vaalit.example) said",
        ] {
            let refused = check("a.md", &format!("First.\n\n{line}\n"), 12).expect_err(line).to_string();
            assert!(refused.starts_with("a.md, line 14: ") && refused.contains("chatham_house"), "{refused}");
        }
    }

    #[test]
    fn what_names_nobody_passes() {
        for line in [
            "Decision: count twice",
            "## What was discussed",
            "Two things: first, second",
            "See https://vaalit.fi/a:b and http://x.example/@user/1",
            "Participants agreed that it was useful",
            "Next steps: none",
            "In Finland: seven days",
            "11:30 the end",
            "1. Decision: count twice",
            "2026: the year of three elections",
            "| Finland | 3 |",
            "[Two Things](https://x.example/a:b)",
            "Meeting Outcome:",
        ] {
            assert_eq!(leak(line), None, "{line}");
        }
    }
}
