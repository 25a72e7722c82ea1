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
        Self {
            authority: names.of(&tombstone.authority, language),
            at: Day::of(tombstone.updated, shell.words),
            reason: reason(tombstone, language),
            own_uri: tombstone.is_own.then(|| tombstone.uri.clone()),
            shell,
        }
    }
}

/// Why something was withdrawn, in the reader's language or the next best.
pub fn reason(tombstone: &Material, language: &str) -> Option<Text> {
    let reasons: IndexMap<String, String> = serde_json::from_str(tombstone.reason.as_deref()?).ok()?;
    shell::said(&reasons, language)
}
