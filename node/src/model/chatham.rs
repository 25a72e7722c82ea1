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

/// The longest heading over a list of who was there, in words, unless it says that it is a list.
const HEADING_WORDS: usize = 2;

/// Headings and labels over a list of who was there or who spoke, in the languages of the interface.
const LISTS: &[&str] =
    &["present", "those present", "in attendance", "läsnä", "puheenvuorot", "talare", "aanwezig", "i láthair"];

/// How a word begins that makes a short line such a heading.
const LISTED: &[&str] = &[
    "participants",
    "attendee",
    "attendance",
    "speakers",
    "osallistuja",
    "läsnäolija",
    "puhuja",
    "deltagar",
    "närvarande",
    "talarlist",
    "dalyvi",
    "dalyvav",
    "kalbėtoj",
    "pranešėj",
    "deelnemer",
    "aanwezige",
    "sprekers",
    "rannpháirt",
    "cainteoir",
    "freastail",
    "sudioni",
    "nazočni",
    "prisutni",
    "govorni",
];

/// Who speaks for a state or a body, in the languages of the interface: how the word begins.
const SPEAKING_FOR: &[&str] = &[
    "delegat",
    "delegac",
    "delegaa",
    "valtuuskun",
    "edustaj",
    "representa",
    "represent",
    "atstov",
    "vertegenwoordig",
    "toscair",
    "ionadaí",
    "izaslan",
    "predstavni",
];

/// What stands in a name without a capital.
const IN_NAMES: &[&str] = &[
    "af", "av", "da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "ní", "nic", "ter", "ten", "uí",
    "van", "von", "y",
];

/// Titles: what follows is a name.
const TITLES: &[&str] = &["dr", "prof", "sc", "mr", "mrs", "ms", "mag", "ing", "dipl", "hab", "doc", "jur", "oec"];

/// Two words with a capital that are no name: headings as English writes them.
const NO_NAMES: &[&str] = &[
    "next steps",
    "election day",
    "polling day",
    "lessons learned",
    "action points",
    "action items",
    "key findings",
    "key messages",
    "key points",
    "key questions",
    "main points",
    "main findings",
    "open questions",
    "best practice",
    "best practices",
    "good practice",
    "good practices",
    "further reading",
    "background material",
    "working group",
    "meeting outcome",
    "chatham house",
    "chatham house rule",
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
    let mut before = "";
    for (number, line) in (first..).zip(text.lines()) {
        // Markdown has what is said of a term on the line below it.
        let is_said = line.starts_with(": ") && is_somebody(unmarked(before).trim());
        let said = || format!("“{}” is followed by what was said", before.trim());
        if let Some(problem) = is_said.then(said).or_else(|| leak(line)) {
            let problem = format!("{problem}; {NEVER_TOLD}");
            return Err(DraftError::Form { file: file.to_owned(), line: number, problem });
        }
        before = line;
    }
    Ok(())
}

/// Refuses a value of the front matter that names who spoke or took part.
pub(super) fn check_value(file: &str, key: &str, value: &str) -> Result<(), DraftError> {
    leak(value).map_or(Ok(()), |problem| Err(DraftError::file(file, format!("{key}: {problem}; {NEVER_TOLD}"))))
}

/// What a line gives away; of a table each cell, and each part between tags.
fn leak(line: &str) -> Option<String> {
    if let Some(address) = address(&line.replace(['*', '_', '`'], "")) {
        return Some(format!("“{address}” is the address of somebody"));
    }
    let line = untagged(&unlinked(line));
    let parts: Vec<&str> = line.split('|').collect();
    // What a cell or a part ends its label with, the next one says.
    let follows = |at: usize| parts[at + 1..].iter().any(|part| !part.trim().is_empty());
    parts.iter().enumerate().find_map(|(at, part)| leak_in(part, follows(at)))
}

/// A line in which each tag of HTML parts what stands before it from what follows.
fn untagged(line: &str) -> String {
    let mut parts = line.split('<');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push('|');
        plain.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    plain
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

/// A text without what makes it a heading or a point of a list, be it numbered or lettered.
fn unmarked(text: &str) -> &str {
    let signs = |c: char| c.is_whitespace() || matches!(c, '#' | '-' | '+' | '>' | '–' | '—' | '•' | '·');
    let text = text.trim_start_matches(signs);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let after = rest.strip_prefix(')').unwrap_or(rest);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && after.starts_with(char::is_whitespace);
    let mut letters = text.chars();
    let is_letter = letters.next().is_some_and(|c| c.is_ascii_lowercase()) && letters.next() == Some(')');
    match (is_number, is_letter) {
        (true, _) => after.trim_start_matches(signs),
        (false, true) => text[2..].trim_start_matches(signs),
        (false, false) => text,
    }
}

/// What a line or a cell gives away; `is_followed` if another cell stands behind it.
fn leak_in(text: &str, is_followed: bool) -> Option<String> {
    let plain = unmarked(text).trim();
    let (label, said) = plain.split_once(':').map_or((plain, None), |(label, said)| (label.trim(), Some(said.trim())));
    if is_list(label) {
        return Some(format!("“{label}” is a list of who was there or who spoke"));
    }
    let says_something = said.is_some_and(|said| (is_followed || !said.is_empty()) && !said.starts_with("//"));
    (says_something && is_somebody(label)).then(|| format!("“{label}:” says who spoke"))
}

/// Whether a line or what stands before its colon is the heading of a list of people.
fn is_list(label: &str) -> bool {
    let small = label.to_lowercase();
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_short = words.len() <= HEADING_WORDS || words.len() <= LABEL_WORDS && words[0] == "list";
    let is_short = is_short && !label.ends_with(['.', '!', '?']);
    LISTS.contains(&small.as_str())
        || is_short && words.iter().any(|word| LISTED.iter().any(|begins| word.starts_with(begins)))
}

/// A mail address or a handle.
fn address(line: &str) -> Option<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '"')).find(|word| {
        let word = word.trim_end_matches(['.', ':']);
        let Some((before, host)) = word.trim_start_matches('@').rsplit_once('@') else {
            return word.strip_prefix('@').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        };
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
    let small = label.to_lowercase();
    if NO_NAMES.contains(&small.as_str()) {
        return false;
    }
    let bare = label.split(['(', ',']).next().unwrap_or(label).trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.first().is_some_and(|first| BEFORE_A_PLACE.contains(&first.to_lowercase().as_str())) {
        return false;
    }
    if NAMED_STATES.contains(bare) || words.len() <= LABEL_WORDS && words.iter().any(|word| speaks_for(word)) {
        return true;
    }
    let of = |known: &[&str], word: &str| known.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let names: Vec<&&str> = words.iter().filter(|word| !of(IN_NAMES, word) && !of(TITLES, word)).collect();
    // “Horvat (DIP)” and “dr. Horvat”: one name is enough where it has a title or a body.
    let body = label.split_once('(').and_then(|(_, body)| body.chars().next());
    let has_more = body.is_some_and(char::is_uppercase) || words.iter().any(|word| of(TITLES, word));
    let least = if has_more { 1 } else { 2 };
    words.len() <= LABEL_WORDS && names.len() >= least && names.iter().all(|word| is_name(word))
}

/// A delegation or a representative.
fn speaks_for(word: &str) -> bool {
    let small = word.to_lowercase();
    SPEAKING_FOR.iter().any(|begins| small.starts_with(begins))
}

/// A word with a capital, or in capitals, or an initial; no abbreviation of two letters.
fn is_name(word: &str) -> bool {
    let begins = word.chars().next().is_some_and(char::is_uppercase);
    let length = word.trim_end_matches('.').chars().count();
    begins && (word.chars().any(char::is_lowercase) || length == 1 || length > 2)
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
            "as @ivana said",
            "## List of participants",
            "## Osallistujalista",
            "## Deltagarlista",
            "## Dalyvių sąrašas",
            "## Deelnemerslijst",
            "## Liosta rannpháirtithe",
            "## Popis sudionika",
            "Popis govornika:",
            "Speakers list",
            "Maija MEIKÄLÄINEN: kyllä",
            "MAIJA MEIKÄLÄINEN: kyllä",
            "Jan van der Berg: ja",
            "Dalia de la Cruz: taip",
            "dr. sc. Ivana Horvat: da",
            "Prof. dr. sc. Ivana Horvat: da",
            "Ivana Horvat, DIP: da",
            "Horvat (DIP): da",
            "Finnish delegation: yes",
            "— Ivana Horvat: da",
            "a) Ivana Horvat: da",
            "| Maija Meikäläinen: | kyllä |",
            "| Finska: | kasni |",
            "kyllä<br>Maija Meikäläinen: ei",
            "<b>Maija Meikäläinen:</b> ei",
            "Ivana Horvat\n: da",
        ] {
            let refused = check("a.md", &format!("First.\n\n{line}\n"), 12).expect_err(line).to_string();
            assert!(refused.starts_with("a.md, line 1") && refused.contains("chatham_house"), "{refused}");
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
            "Next Steps: write a guide",
            "Election Day: nine hours",
            "Lessons Learned: count twice",
            "Key Findings: none",
            "Participation: 61 %",
            "Participants were many.",
            "| Topic: | counting |",
            "Decision (2026): count twice",
            "Den Haag: seven stations",
            "Participants agreed on it",
            "EU: 27 states",
            "a<b and c: d",
        ] {
            assert_eq!(leak(line), None, "{line}");
        }
    }
}
