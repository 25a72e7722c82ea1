//! The lists that lead to lists: materials by topic, country, kind and project, each with how many this reader may see.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use election_pool_protocol::{
    audience::{Action, Viewer},
    vocabulary::{Concept, Kind, Topic},
};
use http::StatusCode;

use super::{front, labels, notices, text::Text};
use crate::{
    app::App,
    model::words::Words,
    store::material::{self, By},
    web::{page, problem::Fault, reader::Reader, shell::Shell},
};

/// A list of lists.
#[derive(Debug, Template)]
#[template(path = "index.html")]
pub struct Index {
    /// The frame.
    pub shell: Shell,
    /// Which one it is: the end of its address.
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// What it is a list of.
    pub lead: String,
    /// What materials there are of.
    pub rows: Vec<Row>,
    /// The heading over what there are none of.
    pub rest_title: Option<String>,
    /// What there are none of.
    pub rest: Vec<Row>,
    /// What is said when there are no rows.
    pub empty: String,
}

/// A line of it.
#[derive(Debug)]
pub struct Row {
    /// What it is called.
    pub label: Text,
    /// The list it leads to; nothing if that would be empty.
    pub href: Option<String>,
    /// How many materials, in words.
    pub count: Option<String>,
    /// How many materials.
    pub number: u64,
    /// The same in digits, as the reader writes them.
    pub digits: String,
    /// The concept of `EuroVoc` it corresponds to.
    pub concept: Option<Concept<'static>>,
}

/// A word that materials are filed under.
struct Entry {
    word: String,
    label: Text,
    concept: Option<Concept<'static>>,
}

impl Entry {
    fn of(words: &Words, word: &str, label: &str, concept: Option<Concept<'static>>) -> Self {
        Self { word: word.to_owned(), label: Text::of(words.code, label), concept }
    }
}

/// `GET /{lang}/topics`.
pub async fn topics(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let (rows, rest) = by_topic(&app, words, viewer).await?;
    let index = Index {
        shell: Shell::to(&app, &reader, "materials", "/topics").indexed(),
        name: "topics",
        title: words.topics(),
        lead: words.topics_lead(),
        rows,
        rest_title: Some(words.topics_unused()),
        rest,
        empty: words.list_empty(),
    };
    Ok(page::cached(StatusCode::OK, &index, front::cache(viewer)))
}

/// `GET /{lang}/countries`.
pub async fn countries(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let (rows, rest) = by_country(&app, words, viewer).await?;
    let index = Index {
        shell: Shell::to(&app, &reader, "materials", "/countries").indexed(),
        name: "countries",
        title: words.countries(),
        lead: words.countries_lead(),
        rows,
        rest_title: Some(words.countries_unused()),
        rest,
        empty: words.list_empty(),
    };
    Ok(page::cached(StatusCode::OK, &index, front::cache(viewer)))
}

/// `GET /{lang}/kinds`.
pub async fn kinds(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let (rows, rest) = by_kind(&app, words, viewer).await?;
    let index = Index {
        shell: Shell::to(&app, &reader, "materials", "/kinds").indexed(),
        name: "kinds",
        title: words.kinds(),
        lead: words.kinds_lead(),
        rows,
        rest_title: Some(words.kinds_unused()),
        rest,
        empty: words.list_empty(),
    };
    Ok(page::cached(StatusCode::OK, &index, front::cache(viewer)))
}

/// `GET /{lang}/projects`.
pub async fn projects(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let rows = by_project(&app, words, viewer).await?;
    let index = Index {
        shell: Shell::to(&app, &reader, "materials", "/projects").indexed(),
        name: "projects",
        title: words.projects(),
        lead: words.projects_lead(),
        rows,
        rest_title: None,
        rest: Vec::new(),
        empty: words.projects_none(),
    };
    Ok(page::cached(StatusCode::OK, &index, front::cache(viewer)))
}

/// The lines with materials and those without.
type Rows = (Vec<Row>, Vec<Row>);

/// A line for each topic.
pub(super) async fn by_topic(app: &App, words: &Words, viewer: &Viewer) -> Result<Rows, Fault> {
    let entry = |topic: Topic| Entry::of(words, topic.slug(), &labels::topic(words, topic.slug()), topic.eurovoc());
    Ok(rows(words, Topic::all().map(entry).collect(), &counts(app, viewer, By::Topic).await?, "topic"))
}

/// A line for each member state.
pub(super) async fn by_country(app: &App, words: &Words, viewer: &Viewer) -> Result<Rows, Fault> {
    let entry = |code: &&str| Entry::of(words, code, &labels::country(words, code), None);
    Ok(rows(words, labels::STATES.iter().map(entry).collect(), &counts(app, viewer, By::Country).await?, "country"))
}

/// A line for each kind.
pub(super) async fn by_kind(app: &App, words: &Words, viewer: &Viewer) -> Result<Rows, Fault> {
    let entry = |slug: &'static str| Entry::of(words, slug, &labels::kind(words, slug), None);
    Ok(rows(words, Kind::slugs().map(entry).collect(), &counts(app, viewer, By::Kind).await?, "kind"))
}

/// A line for each project that is configured or of which this reader may see something.
pub(super) async fn by_project(app: &App, words: &Words, viewer: &Viewer) -> Result<Vec<Row>, Fault> {
    let counts = counts(app, viewer, By::Project).await?;
    let row = |name: String| {
        let number = counts.get(&name).copied().unwrap_or_default();
        Row {
            label: notices::title(app, &name, words),
            count: Some(in_words(words, number)),
            number,
            digits: digits(words, number),
            href: Some(notices::page(words, &name)),
            concept: None,
        }
    };
    let mut rows: Vec<Row> = names(app, &counts).into_iter().map(row).collect();
    rows.sort_by_key(|row| row.label.text.to_lowercase());
    Ok(rows)
}

/// The projects of the configuration and those of which this reader may see something.
pub fn names(app: &App, counts: &BTreeMap<String, u64>) -> Vec<String> {
    let mut names: Vec<String> = app.config.projects.keys().chain(counts.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// How many materials this reader finds of each word.
pub async fn counts(app: &App, viewer: &Viewer, by: By) -> Result<BTreeMap<String, u64>, Fault> {
    let found = material::tally(&app.db, viewer, Action::Search, by).await?;
    Ok(found.into_iter().map(|tally| (tally.word, tally.number)).collect())
}

fn digits(words: &Words, number: u64) -> String {
    words.number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A number of materials in words.
pub(super) fn in_words(words: &Words, number: u64) -> String {
    words.materials_count(usize::try_from(number).unwrap_or(usize::MAX))
}

/// The lines with materials and those without, each in the order of the reader's words.
fn rows(words: &Words, mut entries: Vec<Entry>, counts: &BTreeMap<String, u64>, question: &str) -> Rows {
    entries.sort_by_key(|entry| entry.label.text.to_lowercase());
    let row = |entry: Entry| {
        let number = counts.get(&entry.word).copied().filter(|number| *number > 0);
        Row {
            href: number.map(|_| format!("/{}/materials?{question}={}", words.code, entry.word)),
            count: number.map(|number| in_words(words, number)),
            number: number.unwrap_or_default(),
            digits: digits(words, number.unwrap_or_default()),
            concept: entry.concept,
            label: entry.label,
        }
    };
    entries.into_iter().map(row).partition(|row| row.href.is_some())
}
