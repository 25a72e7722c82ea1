//! The settings in force, under the names they have in the configuration file; nothing of any secret.

mod changed;

use serde::Deserialize;

use crate::app::{App, config};

pub use self::changed::note_changes;

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its section and key in the file.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Whether it is something else than the default.
    pub is_set: bool,
    /// What it does, in English.
    pub explained: Option<&'static str>,
}

/// What a setting is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: it may be left out.
    Nothing,
    /// A secret, which is not shown.
    Secret,
    /// As many bytes.
    Bytes(u64),
    /// As many milliseconds.
    Milliseconds(u64),
    /// As many seconds.
    Seconds(u64),
    /// As many days.
    Days(u64),
    /// Anything else, as it is written.
    Plain(String),
}

impl Value {
    fn of(name: &str, shown: String) -> Self {
        let Ok(number) = shown.parse() else { return Self::Plain(shown) };
        match name.rsplit('_').next() {
            Some("bytes") => Self::Bytes(number),
            Some("ms") => Self::Milliseconds(number),
            Some("s") => Self::Seconds(number),
            Some("days") => Self::Days(number),
            _ => Self::Plain(shown),
        }
    }
}

/// Which settings are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What their name, or what they do, has in it.
    pub q: String,
    /// Only those that are something else than the default.
    pub set: bool,
}

impl Asked {
    /// Whether all of them are asked for.
    pub fn is_all(&self) -> bool {
        self.q.trim().is_empty() && !self.set
    }

    fn takes(&self, setting: &Setting) -> bool {
        let words = self.q.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&words);
        (setting.is_set || !self.set) && (has(&setting.name) || setting.explained.is_some_and(has))
    }
}

/// Reads those that are asked for, by their names.
pub fn read(app: &App, asked: &Asked) -> Vec<Setting> {
    let all = app.config.in_force().into_iter().map(|(name, setting)| Setting {
        value: match setting.shown {
            None => Value::Nothing,
            Some(_) if setting.is_secret => Value::Secret,
            Some(shown) => Value::of(&name, shown),
        },
        is_set: setting.is_set,
        explained: config::explained(&name),
        name,
    });
    all.filter(|setting| asked.takes(setting)).collect()
}
