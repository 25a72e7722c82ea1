//! Who uses what: a table of what is used by which authority, and the lines that other pages show of it.
//!
//! The stage is said by each authority itself; nothing is added up that the reader may not see.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{audience::Viewer, vocabulary::Maturity};
use http::StatusCode;

use super::{
    entry::Entry,
    front, labels,
    names::Names,
    text::{Day, Text},
};
use crate::{
    app::App,
    model::words::Words,
    store::{
        StoreError,
        material::{self, Listed, Use},
    },
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// Authorities named on the page of a material; there are 27 member states, some with several.
const AUTHORITIES: u32 = 200;
/// Materials on the page of an authority that it uses.
const MATERIALS: u32 = 50;
/// Adoptions read for the table, the newest.
const WORDS: u32 = 2_000;
/// Rows of the table.
const ROWS: usize = 200;

/// That an authority uses a material.
#[derive(Debug)]
pub struct UsedBy {
    /// The authority.
    pub authority: Text,
    /// Its page.
    pub page: Option<String>,
    /// Its country in words.
    pub country: Option<String>,
    /// How far, and since when.
    pub stage: String,
    /// The adoption.
    pub href: String,
    /// The level of the adoption, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
}

impl UsedBy {
    fn of(one: &Use, words: &Words, names: &Names) -> Self {
        let adoption = &one.adoption;
        let authority = names.of(&adoption.authority, words.code);
        Self {
            page: names.page(&adoption.authority, words),
            country: labels::country_of(words, adoption.country.as_deref(), &authority),
            authority,
            stage: stage(one, words),
            href: format!("/{}/materials/{}", words.code, adoption.id),
            level: adoption.audience.level.as_str(),
            rank: adoption.audience.level.rank(),
        }
    }
}

/// What an authority uses, and how far it has got.
#[derive(Debug)]
pub struct Uses {
    /// What it uses.
    pub entry: Entry,
    /// How far, and since when.
    pub stage: String,
    /// The adoption.
    pub href: String,
}

/// The table.
#[derive(Debug, Template)]
#[template(path = "adoptions.html")]
pub struct Adoptions {
    /// The frame.
    pub shell: Shell,
    /// The authorities that use something, in order of their states.
    pub columns: Vec<Column>,
    /// What is used, the newest word first.
    pub rows: Vec<Row>,
}

/// An authority that uses something.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub authority: Text,
    /// Its page.
    pub page: Option<String>,
    /// Its country in words, unless the name says it.
    pub country: Option<String>,
}

/// A material that is used.
#[derive(Debug)]
pub struct Row {
    /// The material.
    pub entry: Entry,
    /// How far each authority is with it, in the order of the columns.
    pub cells: Vec<Option<Cell>>,
}

/// How far one is.
#[derive(Debug)]
pub struct Cell {
    /// The stage.
    pub stage: String,
    /// Its place among the stages, from 1.
    pub step: usize,
    /// Since when.
    pub since: Option<Day>,
    /// The adoption.
    pub href: String,
    /// The level of the adoption, without `TLP:`.
    pub level: &'static str,
    /// 0 for CLEAR up to 4 for RED.
    pub rank: i32,
}

/// `GET /{lang}/adoptions`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let used = material::uses(&app.db, viewer, (WORDS, ROWS)).await?;
    let names = Names::read(&app, &reader.likes).await?;
    let page = Adoptions::of(Shell::to(&app, &reader, "network", "/adoptions").indexed(), &used, words, &names);
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

impl Adoptions {
    fn of(shell: Shell, used: &[(Listed, Vec<Use>)], words: &Words, names: &Names) -> Self {
        let mut actors: BTreeMap<(String, String, &str), Column> = BTreeMap::new();
        for one in used.iter().flat_map(|(_, uses)| uses) {
            let actor = one.adoption.authority.as_str();
            let authority = names.of(actor, words.code);
            let country = one.adoption.country.as_deref().map(|code| labels::country(words, code));
            let key = (country.unwrap_or_default().to_lowercase(), authority.text.to_lowercase(), actor);
            actors.entry(key).or_insert_with(|| Column {
                page: names.page(actor, words),
                country: labels::country_of(words, one.adoption.country.as_deref(), &authority),
                authority,
            });
        }
        let order: Vec<&str> = actors.keys().map(|(_, _, actor)| *actor).collect();
        let row = |(listed, uses): &(Listed, Vec<Use>)| Row {
            entry: Entry::of(listed, words, names),
            cells: order
                .iter()
                .map(|actor| uses.iter().find(|one| one.adoption.authority == **actor).map(|one| Cell::of(one, words)))
                .collect(),
        };
        Self { rows: used.iter().map(row).collect(), columns: actors.into_values().collect(), shell }
    }
}

impl Cell {
    fn of(one: &Use, words: &Words) -> Self {
        let level = one.adoption.audience.level;
        Self {
            stage: labels::maturity(words, &one.maturity),
            step: Maturity::slugs().position(|slug| slug == one.maturity).map_or(0, |place| place + 1),
            since: one.since.map(|at| Day::of(at, words)),
            href: format!("/{}/materials/{}", words.code, one.adoption.id),
            level: level.as_str(),
            rank: level.rank(),
        }
    }
}

/// `In use, since 3 March 2026`.
fn stage(one: &Use, words: &Words) -> String {
    let stage = labels::maturity(words, &one.maturity);
    one.since.map_or_else(|| stage.clone(), |since| words.stage_since(&stage, &Day::of(since, words).text))
}

/// Who uses a material, by the id of its object, as far as this reader may see it.
pub(super) async fn of_material(
    app: &App,
    reader: &Reader,
    uri: &str,
    names: &Names,
) -> Result<Vec<UsedBy>, StoreError> {
    let uses = material::uses_of(&app.db, &reader.viewer, uri, AUTHORITIES).await?;
    Ok(uses.iter().map(|one| UsedBy::of(one, reader.words, names)).collect())
}

/// What an authority uses, as far as this reader may see it.
pub(super) async fn of_authority(
    app: &App,
    reader: &Reader,
    actor: &str,
    names: &Names,
) -> Result<Vec<Uses>, StoreError> {
    let words = reader.words;
    let uses = material::used_by(&app.db, &reader.viewer, actor, MATERIALS).await?;
    let line = |(one, listed): &(Use, Listed)| Uses {
        entry: Entry::of(listed, words, names),
        stage: stage(one, words),
        href: format!("/{}/materials/{}", words.code, one.adoption.id),
    };
    Ok(uses.iter().map(line).collect())
}

/// The entries of a list, each with by how many it is used.
pub(super) async fn entries(
    app: &App,
    viewer: &Viewer,
    listed: &[Listed],
    words: &Words,
    names: &Names,
) -> Result<Vec<Entry>, StoreError> {
    let uris: Vec<&str> = listed.iter().map(|listed| listed.material.uri.as_str()).collect();
    let counts = material::used_counts(&app.db, viewer, &uris).await?;
    let entry = |listed: &Listed| {
        let count = counts.get(&listed.material.uri).and_then(|number| usize::try_from(*number).ok());
        Entry { used_by: count.map(|count| words.used_by_count(count)), ..Entry::of(listed, words, names) }
    };
    Ok(listed.iter().map(entry).collect())
}
