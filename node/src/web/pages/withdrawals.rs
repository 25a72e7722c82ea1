//! What was withdrawn for good: who withdrew it, when and why. The texts are gone.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{StatusCode, request::Parts};
use url::form_urlencoded;

use super::{
    facts, front, labels,
    names::Names,
    text::{Day, Text},
    withdrawn,
};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, Material},
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// Lines on a page.
const LINES: u32 = 50;
/// How far back pages go.
const PAGES: u32 = 100;

/// One page of the list.
#[derive(Debug, Template)]
#[template(path = "withdrawals.html")]
pub struct Withdrawals {
    /// The frame.
    pub shell: Shell,
    /// The withdrawn, newest first.
    pub lines: Vec<Line>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// One withdrawn material.
#[derive(Debug)]
pub struct Line {
    /// The address of its page, which says the same.
    pub href: String,
    /// What it was labelled last, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
    /// What it was, in words, where that is known: its title is gone.
    pub kind: Option<String>,
    /// Who withdrew it.
    pub authority: Text,
    /// Their country in words.
    pub country: Option<String>,
    /// When.
    pub at: Day,
    /// When, in a sentence.
    pub when: String,
    /// Why.
    pub reason: Option<Text>,
    /// The language of that, where it is not that of the page.
    pub tongue: Option<Text>,
}

impl Line {
    /// A tombstone in the reader's language.
    pub fn of(tombstone: &Material, words: &Words, names: &Names) -> Self {
        let at = Day::of(tombstone.updated, words);
        let reason = withdrawn::reason(tombstone, words.code);
        Self {
            kind: withdrawn::kind(tombstone, words),
            tongue: reason.as_ref().and_then(|reason| facts::foreign(&reason.lang, words)),
            href: format!("/{}/materials/{}", words.code, tombstone.id),
            level: tombstone.audience.level.as_str(),
            rank: tombstone.audience.level.rank(),
            authority: names.of(&tombstone.authority, words.code),
            country: labels::country_of(
                words,
                tombstone.country.as_deref(),
                &names.of(&tombstone.authority, words.code),
            ),
            when: words.withdrawn_on(&at.text),
            reason,
            at,
        }
    }
}

/// `GET /{lang}/withdrawn`.
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let mut asked = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
    let number = asked.find(|(name, _)| name == "page").and_then(|(_, value)| value.parse().ok()).unwrap_or(1);
    let number = u32::clamp(number, 1, PAGES);
    // One more than is shown tells whether there is another page.
    let mut found = material::withdrawn(&app.db, viewer, LINES + 1, (number - 1) * LINES).await?;
    let has_more = found.len() > LINES as usize && number < PAGES;
    found.truncate(LINES as usize);
    let names = Names::read(&app, &reader.likes).await?;
    let address = |number| match number {
        1 => format!("/{}/withdrawn", words.code),
        number => format!("/{}/withdrawn?page={number}", words.code),
    };
    let page = Withdrawals {
        shell: Shell::asked(&app, &reader, "withdrawn", &address(number)).indexed(),
        lines: found.iter().map(|tombstone| Line::of(tombstone, words, &names)).collect(),
        newer: (number > 1).then(|| address(number - 1)),
        older: has_more.then(|| address(number + 1)),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}
