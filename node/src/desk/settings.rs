//! The settings in force, under the names they have in the configuration file; nothing of any secret.

mod changed;

use crate::app::{
    App,
    config::{Approval, Followers},
};

pub use self::changed::note_changes;

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the file, or what it is of.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Setting {
    fn of(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// Everything that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// How publishing and following are decided.
    pub publishing: Vec<Setting>,
}

/// Reads them.
pub fn read(app: &App) -> Settings {
    let config = &app.config;
    let approval = match config.publishing.approval {
        Approval::One => "one",
        Approval::Two => "two",
    };
    let followers = match config.federation.followers {
        Followers::Roster => "roster",
        Followers::Approve => "approve",
        Followers::Open => "open",
    };
    Settings {
        publishing: vec![
            Setting::of("[publishing] approval", approval),
            Setting::of("[federation] followers", followers),
        ],
    }
}
