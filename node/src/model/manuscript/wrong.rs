//! What is wrong with a manuscript, field by field and all at once, so that whoever writes sees it beside each field.
//!
//! What is found here is what would be refused of the files it becomes; a test holds the two against each other. The
//! words for it are the page's.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::Level,
    vocabulary::{Kind, Maturity, Phase, Role, Topic},
};

use super::{Manuscript, language, lines};
use crate::model::{
    circle::Known,
    codes,
    front_matter::{GUIDE, MAX_ABSTRACT_CHARS, MAX_LIST, MAX_TITLE_CHARS, MAX_VALUE_CHARS},
    head::link,
    markdown,
    name::Handle,
    words::Words,
};

/// Something wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the field, as in the form.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It must be there.
    Missing,
    /// There is nothing but headings.
    Headings,
    /// It is longer than so many characters.
    TooLong(usize),
    /// Nobody here knows the word; perhaps another was meant.
    Unknown(String, Option<String>),
    /// The level needs recipients.
    NeedsRecipients(Level),
    /// The level has no recipients.
    NoRecipients(Level),
    /// RED names nobody who writes for the authority.
    NoWriter,
    /// Somebody named has a role that reads nothing at RED.
    NoReader(String),
    /// Named twice.
    Twice(String),
    /// Not a web address.
    NoAddress(String),
    /// Neither an id nor a web address.
    NoId(String),
    /// No material of this id is here for whoever writes.
    NotHeld(String),
    /// A file that the text leads to and that is not among the attachments.
    NotAttached(String),
    /// More members than there may be.
    TooMany(usize),
    /// Not a day and time.
    NoTime(String),
    /// A time that the clocks of the zone skip, or show twice.
    Shifted(String),
    /// It ends before it begins.
    EndsFirst,
    /// Not a day.
    NoDay(String),
    /// A person, where states and bodies are named.
    Person(String),
    /// What under the Chatham House Rule never leaves the node.
    NeverTold,
    /// Only a guide has it.
    OnlyGuide,
    /// When something became known, which has not been yet.
    Future,
    /// The text is longer than so many bytes as HTML.
    TextTooLarge(usize),
    /// The revision is for more people, and its text in this language says what the original said before.
    TooWide(String),
    /// A deadline that lies before one that it follows, or before the incident became known.
    TooEarly,
    /// Somebody else has saved another meanwhile.
    Overtaken,
    /// A file that is not taken.
    File(String, FileWrong),
    /// In the words of the command line, which are English.
    Otherwise(String),
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileWrong {
    /// Larger than so many bytes.
    TooLarge(u64),
    /// There are as many as there may be.
    TooMany(usize),
    /// There is one of that name.
    Twice,
    /// There is nothing in it.
    Empty,
    /// Its name is none.
    Name,
    /// A picture that may tell more than it shows.
    Picture,
    /// It is damaged.
    Damaged,
    /// Not a document that can be read.
    Document,
    /// It is of none of the kinds that are taken.
    Kind,
}

impl Fault {
    /// Something wrong with a field.
    pub fn of(field: impl Into<String>, wrong: Wrong) -> Self {
        Self { field: field.into(), wrong }
    }
}

/// What is wrong with a value of one line that has so many characters at most.
pub fn of_line(value: &str, is_needed: bool, most: usize) -> Option<Wrong> {
    let value = markdown::line(value, usize::MAX);
    if value.is_empty() {
        return is_needed.then_some(Wrong::Missing);
    }
    (value.chars().count() > most).then_some(Wrong::TooLong(most))
}

/// The slug of a topic that somebody typed, in any language.
pub fn topic(typed: &str) -> Option<&'static str> {
    let typed = typed.trim().to_lowercase();
    let is_called = |topic: Topic| {
        let labels = Words::all().iter().filter_map(|words| topic.label(words.code));
        topic.slug() == typed || labels.map(str::to_lowercase).any(|label| label == typed)
    };
    Topic::all().find(|topic| is_called(*topic)).map(Topic::slug)
}

/// Whether a text is nothing but headings, as the one that a draft begins with.
fn is_bare(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek().is_some() && lines.all(is_heading)
}

/// `CommonMark` 0.31.2, section 4.2: one to six `#` and a space, or nothing more.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

impl Manuscript {
    /// Everything that is wrong with it, in the order of the form.
    pub fn faults(&self, known: &Known, projects: &[&str]) -> Vec<Fault> {
        let mut found = Faults(Vec::new());
        found.word("kind", &self.kind, true, Kind::slugs());
        let level = self.tlp.parse::<Level>().ok();
        match level {
            None => found.put("tlp", Wrong::Missing),
            Some(level) => found.recipients(level, &self.recipients, known),
        }
        for (number, tongue) in self.tongues.iter().enumerate() {
            let field = |name: &str| format!("{name}-{number}");
            found.language(&field("language"), &tongue.language, &self.tongues[..number]);
            found.line(&field("title"), &tongue.title, true, MAX_TITLE_CHARS);
            found.line(&field("summary"), &tongue.summary, false, MAX_ABSTRACT_CHARS);
            found.line(&field("translator"), &tongue.translator, false, MAX_VALUE_CHARS);
            if number == 0 && tongue.text.trim().is_empty() {
                found.put(field("text"), Wrong::Missing);
            } else if is_bare(&tongue.text) {
                found.put(field("text"), Wrong::Headings);
            }
        }
        found.meeting(&self.meeting, &self.kind);
        found.guide(self);
        found.deadlines(&self.deadlines, &self.kind);
        found.topics(&self.topics);
        found.word("phase", &self.phase, false, Phase::slugs());
        found.word("maturity", &self.maturity, false, Maturity::slugs());
        found.word("project", &self.project, false, projects.iter().copied());
        let short = [("licence", &self.licence), ("reference", &self.reference), ("secrecy", &self.secrecy)];
        for (field, value) in short {
            found.line(field, value, false, MAX_VALUE_CHARS);
        }
        found.line("note", &self.note, false, MAX_ABSTRACT_CHARS);
        for wrong in lines(&self.sources).filter(|line| link(line).is_none()) {
            found.put("sources", Wrong::NoAddress(shown(wrong)));
        }
        for (field, id) in [("part_of", self.part_of.trim()), ("derived_from", self.derived_from.trim())] {
            if !id.is_empty() && !is_id(id) {
                found.put(field, Wrong::NoId(shown(id)));
            }
        }
        found.0
    }
}

/// How much is said at once to be wrong with one field.
const MOST_OF_A_FIELD: usize = 10;

/// What was found so far.
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn put(&mut self, field: impl Into<String>, wrong: Wrong) {
        let fault = Fault::of(field, wrong);
        if self.0.iter().filter(|other| other.field == fault.field).count() < MOST_OF_A_FIELD {
            self.0.push(fault);
        }
    }

    pub(super) fn line(&mut self, field: &str, value: &str, is_needed: bool, most: usize) {
        if let Some(wrong) = of_line(value, is_needed, most) {
            self.put(field, wrong);
        }
    }

    fn word<'a>(&mut self, field: &str, value: &str, is_needed: bool, known: impl Iterator<Item = &'a str>) {
        let known: Vec<&str> = known.collect();
        if value.is_empty() && is_needed {
            self.put(field, Wrong::Missing);
        } else if !value.is_empty() && !known.contains(&value) {
            self.unknown(field, value, known.into_iter());
        }
    }

    fn unknown<'a>(&mut self, field: &str, word: &str, known: impl Iterator<Item = &'a str>) {
        let word = shown(word);
        let nearest = codes::nearest(&word, known).map(str::to_owned);
        self.put(field, Wrong::Unknown(word, nearest));
    }

    fn language(&mut self, field: &str, word: &str, before: &[super::Tongue]) {
        if word.trim().is_empty() {
            return self.put(field, Wrong::Missing);
        }
        match language(word) {
            None => self.put(field, Wrong::Unknown(shown(word), None)),
            Some(tag) if before.iter().any(|tongue| language(&tongue.language).as_ref() == Some(&tag)) => {
                self.put(field, Wrong::Twice(tag.to_string()));
            }
            Some(_) => {}
        }
    }

    fn recipients(&mut self, level: Level, recipients: &[String], known: &Known) {
        match (level >= Level::Amber, recipients.is_empty()) {
            (true, true) => return self.put("recipients", Wrong::NeedsRecipients(level)),
            (false, false) => return self.put("recipients", Wrong::NoRecipients(level)),
            _ => {}
        }
        let handles: Vec<String> = known.authorities.keys().map(Handle::to_string).collect();
        let names: BTreeSet<&str> = if level == Level::Red {
            known.readers().collect()
        } else {
            known.circles.keys().chain(&handles).map(String::as_str).collect()
        };
        for wrong in recipients.iter().filter(|word| !names.contains(word.as_str())) {
            if level == Level::Red && known.people.contains_key(wrong) {
                self.put("recipients", Wrong::NoReader(shown(wrong)));
            } else {
                self.unknown("recipients", wrong, names.iter().copied());
            }
        }
    }

    fn guide(&mut self, manuscript: &Manuscript) {
        let (role, parts) = (manuscript.role.as_str(), &manuscript.parts);
        if manuscript.kind != GUIDE {
            if !role.is_empty() {
                self.put("role", Wrong::OnlyGuide);
            }
            if !parts.is_empty() {
                self.put("parts-0", Wrong::OnlyGuide);
            }
            return;
        }
        self.word("role", role, false, Role::slugs());
        if parts.len() > MAX_LIST {
            return self.put(format!("parts-{MAX_LIST}"), Wrong::TooMany(MAX_LIST));
        }
        let mut seen = BTreeSet::new();
        for (number, id) in parts.iter().enumerate() {
            if !is_id(id) {
                self.put(format!("parts-{number}"), Wrong::NoId(shown(id)));
            } else if !seen.insert(id) {
                self.put(format!("parts-{number}"), Wrong::Twice(shown(id)));
            }
        }
    }

    fn topics(&mut self, topics: &[String]) {
        let mut seen = BTreeSet::new();
        for (number, typed) in topics.iter().enumerate().take(MAX_LIST) {
            let field = format!("topics-{number}");
            match topic(typed) {
                None => self.unknown(&field, typed, labels().into_iter()),
                Some(slug) if !seen.insert(slug) => self.put(field, Wrong::Twice(shown(typed))),
                Some(_) => {}
            }
        }
        if topics.len() > MAX_LIST {
            self.put(format!("topics-{MAX_LIST}"), Wrong::TooMany(MAX_LIST));
        }
    }
}

fn labels() -> Vec<&'static str> {
    let codes = Words::all().iter().map(|words| words.code);
    codes.flat_map(|code| Topic::all().filter_map(move |topic| topic.label(code))).collect()
}

/// Whether it is a local UUID or a web address.
pub fn is_id(word: &str) -> bool {
    uuid::Uuid::try_parse(word).is_ok() || link(word).is_some()
}

/// As much of a wrong word as is said again.
pub fn shown(word: &str) -> String {
    markdown::line(word, 80)
}
