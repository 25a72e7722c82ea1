//! The keys and values of one front matter, taken out one by one; every refusal names file, line and key.
//!
//! This module does not know which keys a source or a translation has.

use election_pool_protocol::language::LanguageTag;
use url::Url;

use super::{
    DraftError, codes,
    front_matter::{Lined, MAX_LIST, MAX_VALUE_CHARS},
    markdown,
    yaml::{self, Entry, Item, Value},
};

/// The keys and values of one file's front matter, all known by name.
pub(super) struct Head<'a> {
    file: &'a str,
    prefix: String,
    entries: Vec<Entry>,
    /// The line an absent key is reported at.
    line: usize,
}

impl<'a> Head<'a> {
    pub(super) fn open(file: &'a str, front: &str, keys: &[&str]) -> Result<Self, DraftError> {
        let entries =
            yaml::read(front, 2).map_err(|(line, problem)| DraftError::Form { file: file.into(), line, problem })?;
        let head = Self { file, prefix: String::new(), entries, line: 1 };
        head.only(keys)?;
        Ok(head)
    }

    /// The keys and values of a mapping inside a list.
    pub(super) fn nested(&self, key: &str, item: &Item, keys: &[&str]) -> Result<Head<'a>, DraftError> {
        let Value::Map(entries) = &item.value else {
            return Err(self.refuse_at(key, item.line, format!("each must have the keys {}", keys.join(", "))));
        };
        let prefix = format!("{}{key}.", self.prefix);
        let head = Head { file: self.file, prefix, entries: entries.clone(), line: item.line };
        head.only(keys)?;
        Ok(head)
    }

    fn only(&self, keys: &[&str]) -> Result<(), DraftError> {
        match self.entries.iter().find(|entry| !keys.contains(&entry.key.as_str())) {
            None => Ok(()),
            Some(entry) => {
                let hint = match codes::nearest(&entry.key, keys.iter().copied()) {
                    Some(nearest) => format!("; did you mean “{nearest}”?"),
                    None => format!(": it is none of {}", keys.join(", ")),
                };
                Err(self.refuse(&entry.key, format!("unknown key{hint}")))
            }
        }
    }

    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key && entry.value != Value::Empty)
    }

    pub(super) fn refuse(&self, key: &str, problem: impl Into<String>) -> DraftError {
        let line = self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line);
        self.refuse_at(key, line, problem)
    }

    pub(super) fn refuse_at(&self, key: &str, line: usize, problem: impl Into<String>) -> DraftError {
        DraftError::Key {
            file: self.file.into(),
            line,
            key: format!("{}{}", self.prefix, markdown::line(key, 60)),
            problem: problem.into(),
        }
    }

    pub(super) fn missing(&self, key: &str) -> DraftError {
        self.refuse(key, "missing")
    }

    /// A value of one line.
    pub(super) fn line(&self, key: &str, max_chars: usize) -> Result<Option<Lined>, DraftError> {
        let Some(entry) = self.entry(key) else { return Ok(None) };
        let Value::Text(text) = &entry.value else {
            return Err(self.refuse(key, "must be a single value"));
        };
        self.bounded(key, text, entry.line, max_chars).map(Some)
    }

    fn bounded(&self, key: &str, text: &str, line: usize, max_chars: usize) -> Result<Lined, DraftError> {
        let word = markdown::line(text, usize::MAX);
        if word.is_empty() {
            return Err(self.refuse_at(key, line, "is empty"));
        }
        if word.chars().count() > max_chars {
            return Err(self.refuse_at(key, line, format!("is longer than {max_chars} characters")));
        }
        Ok(Lined { word, line })
    }

    pub(super) fn required(&self, key: &str, max_chars: usize) -> Result<Lined, DraftError> {
        self.line(key, max_chars)?.ok_or_else(|| self.missing(key))
    }

    pub(super) fn word(&self, key: &str) -> Result<Option<String>, DraftError> {
        Ok(self.line(key, MAX_VALUE_CHARS)?.map(|found| found.word))
    }

    /// The members of a list; a single value is a list of one.
    pub(super) fn items(&self, key: &str) -> Result<Vec<Item>, DraftError> {
        let Some(entry) = self.entry(key) else { return Ok(Vec::new()) };
        let items = match &entry.value {
            Value::List(items) => items.clone(),
            value => vec![Item { line: entry.line, value: value.clone() }],
        };
        if items.len() > MAX_LIST {
            return Err(self.refuse(key, format!("has more than {MAX_LIST} members")));
        }
        Ok(items)
    }

    pub(super) fn list(&self, key: &str) -> Result<Vec<Lined>, DraftError> {
        let mut found: Vec<Lined> = Vec::new();
        for item in self.items(key)? {
            let Value::Text(text) = &item.value else {
                return Err(self.refuse_at(key, item.line, "each member must be a single value"));
            };
            let lined = self.bounded(key, text, item.line, MAX_VALUE_CHARS)?;
            if found.iter().any(|earlier| earlier.word == lined.word) {
                return Err(self.refuse_at(key, item.line, format!("“{}” is listed twice", lined.word)));
            }
            found.push(lined);
        }
        Ok(found)
    }

    pub(super) fn known(&self, key: &str, what: &str, known: &[&str]) -> Result<Option<String>, DraftError> {
        self.line(key, MAX_VALUE_CHARS)?
            .map(|found| codes::one_of(&found.word, what, known).map(str::to_owned))
            .transpose()
            .map_err(|problem| self.refuse(key, problem))
    }

    pub(super) fn known_required(&self, key: &str, what: &str, known: &[&str]) -> Result<String, DraftError> {
        self.known(key, what, known)?.ok_or_else(|| self.missing(key))
    }

    pub(super) fn known_list(&self, key: &str, what: &str, known: &[&str]) -> Result<Vec<String>, DraftError> {
        self.list(key)?
            .into_iter()
            .map(|found| {
                let right = codes::one_of(&found.word, what, known);
                right.map(str::to_owned).map_err(|problem| self.refuse_at(key, found.line, problem))
            })
            .collect()
    }

    pub(super) fn language(&self) -> Result<Option<LanguageTag>, DraftError> {
        self.word("language")?
            .map(|word| codes::language(&word))
            .transpose()
            .map_err(|problem| self.refuse("language", problem))
    }

    pub(super) fn links(&self, key: &str) -> Result<Vec<String>, DraftError> {
        self.list(key)?
            .into_iter()
            .map(|found| {
                link(&found.word).ok_or_else(|| {
                    self.refuse_at(key, found.line, format!("“{}” is not a web address (https://…)", found.word))
                })
            })
            .collect()
    }

    /// An id: a local UUID or a full URI.
    pub(super) fn id(&self, key: &str) -> Result<Option<Lined>, DraftError> {
        self.line(key, MAX_VALUE_CHARS)?.map(|lined| self.id_of(key, lined)).transpose()
    }

    /// A list of ids.
    pub(super) fn ids(&self, key: &str) -> Result<Vec<Lined>, DraftError> {
        self.list(key)?.into_iter().map(|lined| self.id_of(key, lined)).collect()
    }

    fn id_of(&self, key: &str, Lined { word, line }: Lined) -> Result<Lined, DraftError> {
        let id = uuid::Uuid::try_parse(&word).map(|uuid| uuid.to_string()).ok().or_else(|| link(&word));
        id.map(|word| Lined { word, line })
            .ok_or_else(|| self.refuse_at(key, line, format!("“{word}” is neither a UUID nor a web address")))
    }

    pub(super) fn flag(&self, key: &str) -> Result<bool, DraftError> {
        Ok(self.known(key, "answer (true or false)", &["true", "false"])?.as_deref() == Some("true"))
    }
}

/// A web address without user name and password.
pub(super) fn link(word: &str) -> Option<String> {
    let url = Url::parse(word).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    (is_web && url.username().is_empty() && url.password().is_none()).then(|| word.to_owned())
}
