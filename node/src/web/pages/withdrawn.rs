//! The page of what was withdrawn, for those who were entitled to it.

use askama::Template;
use indexmap::IndexMap;

use super::{
    facts, labels,
    names::Names,
    text::{Day, Text},
};
use crate::{
    model::words::Words,
    store::material::Material,
    web::shell::{self, Shell},
};

/// The 410 page.
#[derive(Debug, Template)]
#[template(path = "withdrawn.html")]
pub struct Withdrawn {
    /// The frame.
    pub shell: Shell,
    /// What the reader has just decided about it, in a sentence.
    pub done: Option<String>,
    /// The level of what was withdrawn, without `TLP:`; the reason is under it as well.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What the level allows.
    pub level_text: String,
    /// What it was, in words, where that is known: its title is gone.
    pub kind: Option<String>,
    /// Who withdrew it.
    pub authority: Text,
    /// When.
    pub at: Day,
    /// Why.
    pub reason: Option<Text>,
    /// The language of that, where it is not that of the page.
    pub tongue: Option<Text>,
    /// The id of the object, if it is ours.
    pub own_uri: Option<String>,
}

impl Withdrawn {
    /// The page of a tombstone.
    pub fn of(shell: Shell, tombstone: &Material, names: &Names) -> Self {
        let language = shell.words.code;
        let level = tombstone.audience.level;
        let reason = reason(tombstone, language);
        Self {
            done: None,
            level: level.as_str(),
            rank: level.rank(),
            level_text: labels::level(shell.words, level),
            authority: names.of(&tombstone.authority, language),
            at: Day::of(tombstone.updated, shell.words),
            kind: kind(tombstone, shell.words),
            tongue: reason.as_ref().and_then(|reason| facts::foreign(&reason.lang, shell.words)),
            reason,
            own_uri: tombstone.is_own.then(|| tombstone.uri.clone()),
            shell,
        }
    }
}

/// What was withdrawn, in words; of what was never held here nothing is known.
pub fn kind(tombstone: &Material, words: &Words) -> Option<String> {
    (!tombstone.kind.is_empty()).then(|| labels::kind(words, &tombstone.kind))
}

/// Why something was withdrawn, in the reader's language or the next best.
pub fn reason(tombstone: &Material, language: &str) -> Option<Text> {
    let reasons: IndexMap<String, String> = serde_json::from_str(tombstone.reason.as_deref()?).ok()?;
    shell::said(&reasons, language)
}
