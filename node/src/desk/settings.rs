//! The settings in force, under the names they have in the configuration file; nothing of any secret.

use crate::app::{
    App,
    config::{Approval, Followers},
};

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
    /// What is kept how long.
    pub retention: Vec<Setting>,
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
        retention: retention(app),
    }
}

/// What goes after how long; what is not named stays.
fn retention(app: &App) -> Vec<Setting> {
    let limits = &app.config.limits;
    let limit = |name: &str, value: String| Setting::of(format!("[limits] {name}"), value);
    vec![
        limit("settled_days", format!("{} d", limits.settled_days)),
        limit("session_s", format!("{} s", limits.session_s)),
        limit("session_idle_s", format!("{} s", limits.session_idle_s)),
        limit("sign_in_link_s", format!("{} s", limits.sign_in_link_s)),
        limit("failure_memory_s", format!("{} s", limits.failure_memory_s)),
        limit("strangers", limits.strangers.to_string()),
        limit("audit_seal_s", format!("{} s", limits.audit_seal_s)),
    ]
}
