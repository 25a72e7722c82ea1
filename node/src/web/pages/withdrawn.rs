//! The page of what was withdrawn, for those who were entitled to it.

use askama::Template;
use indexmap::IndexMap;

use super::{
    names::Names,
    text::{Day, Text},
};
use crate::{
    store::material::Material,
    web::shell::{self, Shell},
};

/// The 410 page.
#[derive(Debug, Template)]
#[template(path = "withdrawn.html")]
pub struct Withdrawn {
    /// The frame.
    pub shell: Shell,
    /// Who withdrew it.
    pub authority: Text,
    /// When.
    pub at: Day,
    /// Why.
    pub reason: Option<Text>,
    /// The id of the object, if it is ours.
    pub own_uri: Option<String>,
}

impl Withdrawn {
    /// The page of a tombstone.
    pub fn of(shell: Shell, tombstone: &Material, names: &Names) -> Self {
        let language = shell.words.code;
        let reasons: IndexMap<String, String> =
            tombstone.reason.as_deref().and_then(|reason| serde_json::from_str(reason).ok()).unwrap_or_default();
        Self {
            authority: names.of(&tombstone.authority, language),
            at: Day::of(tombstone.updated, shell.words),
            reason: shell::said(&reasons, language),
            own_uri: tombstone.is_own.then(|| tombstone.uri.clone()),
            shell,
        }
    }
}
