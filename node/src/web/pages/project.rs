//! The page of a project: what it is, what its funding obliges it to say, and what came out of it, own and received.
//!
//! A node whose configuration does not have the project shows what came with the materials; if none is held that the
//! reader may see, there is no such page.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use election_pool_protocol::{
    audience::{Action, Viewer},
    object::Object,
};
use http::StatusCode;
use serde_json::Value;

use super::{
    entry::Entry,
    front, index, labels,
    names::Names,
    notices::{self, ProjectNotices},
    text::{Text, legible},
};
use crate::{
    app::{App, config::ProjectSection},
    model::words::Words,
    store::material::{self, Filter, Listed},
    web::{
        page,
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// Most materials on the page; the list has all.
const MATERIALS: u32 = 200;
/// Most hashtags shown of a project that is known from its materials.
const HASHTAGS: usize = 20;

/// The page of a project.
#[derive(Debug, Template)]
#[template(path = "project.html")]
pub struct Project {
    /// The frame.
    pub shell: Shell,
    /// What it is called.
    pub title: Text,
    /// What it must say.
    pub notices: ProjectNotices,
    /// Whether the configuration has it.
    pub is_configured: bool,
    /// From when to when.
    pub time: Option<String>,
    /// Who takes part.
    pub partners: Vec<String>,
    /// What pays for it.
    pub programme: Option<Text>,
    /// With `#`.
    pub hashtags: Vec<String>,
    /// What came out of it.
    pub sections: Vec<Section>,
    /// How many materials there are, in words.
    pub count: String,
    /// The list of all of them.
    pub list: String,
}

/// Materials of one sort.
#[derive(Debug)]
pub struct Section {
    /// The id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// The materials, newest first.
    pub entries: Vec<Entry>,
}

/// `GET /{lang}/projects/{name}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let filter = Filter { project: Some(name.clone()), ..Filter::default() };
    let listed = if name.is_empty() {
        Vec::new()
    } else {
        material::list(&app.db, viewer, Action::Search, &filter, MATERIALS, 0).await?
    };
    let section = app.config.projects.get(&name);
    if section.is_none() && listed.is_empty() {
        return Err(Fault::absent(&app, words.code));
    }
    let told = if section.is_none() { told(&app, viewer, &listed).await? } else { None };
    let count = material::count(&app.db, viewer, Action::Search, &filter).await?;
    let names = Names::read(&app, &reader.likes).await?;
    let path = notices::page(words, &name)[1 + words.code.len()..].to_owned();
    let page = Project {
        shell: Shell::to(&app, &reader, "materials", path).indexed(),
        title: notices::title(&app, &name, words),
        notices: match section {
            Some(section) => ProjectNotices::configured(&app, &name, section, words),
            None => ProjectNotices::told(&app, &name, told.as_ref().map(|object| &object.notices), words),
        },
        is_configured: section.is_some(),
        time: section.and_then(|section| time(section, words)),
        partners: section.map(|section| partners(section, words)).unwrap_or_default(),
        programme: section.and_then(|section| shell::said(&section.programme, words.code)),
        hashtags: section.map_or_else(
            || told.as_ref().map(hashtags).unwrap_or_default(),
            |section| section.hashtags.iter().map(|tag| with_hash(tag)).collect(),
        ),
        sections: sections(&listed, words, &names),
        count: index::in_words(words, count),
        list: format!("/{}/materials?{}", words.code, query(&name)),
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

fn query(name: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("project", name).finish()
}

/// The newest object of a project that says what it must.
async fn told(app: &App, viewer: &Viewer, listed: &[Listed]) -> Result<Option<Object>, Fault> {
    /// Objects read until one has notices.
    const TRIED: usize = 5;
    for listed in listed.iter().take(TRIED) {
        let held = material::find(&app.db, viewer, &listed.material.id).await?;
        let bytes = held.and_then(|held| held.material.bytes);
        let object = bytes.and_then(|bytes| Object::read(&bytes).ok());
        if let Some(object) = object.filter(|object| !object.notices.is_empty()) {
            return Ok(Some(object));
        }
    }
    Ok(None)
}

/// Its days as the reader writes them; what is no day, as it stands in the configuration.
/// From when to when, if it says so.
pub(super) fn time(section: &ProjectSection, words: &Words) -> Option<String> {
    let day = |text: &String| text.parse().map_or_else(|_| legible(text), |day| words.day(day));
    let (from, to) = (section.from.as_ref().map(day), section.to.as_ref().map(day));
    let is_open = from.is_none() && to.is_none();
    (!is_open).then(|| format!("{} – {}", from.unwrap_or_default(), to.unwrap_or_default()).trim().to_owned())
}

/// States by their names, bodies as written.
fn partners(section: &ProjectSection, words: &Words) -> Vec<String> {
    let named = |partner: &String| match labels::STATES.iter().find(|code| *code == partner) {
        Some(code) => labels::country(words, code),
        None => legible(partner),
    };
    section.partners.iter().map(named).collect()
}

fn hashtags(object: &Object) -> Vec<String> {
    let is_tag = |tag: &&Value| tag.get("type").and_then(Value::as_str) == Some("Hashtag");
    let name = |tag: &Value| tag.get("name").and_then(Value::as_str).map(with_hash);
    object.tag.iter().filter(is_tag).filter_map(name).take(HASHTAGS).collect()
}

fn with_hash(tag: &str) -> String {
    format!("#{}", legible(tag).trim_start_matches('#'))
}

/// Meetings, outputs, lessons, and whatever else there is.
fn sections(listed: &[Listed], words: &Words, names: &Names) -> Vec<Section> {
    let all = [
        ("meetings", words.project_meetings()),
        ("outputs", words.project_outputs()),
        ("lessons", words.project_lessons()),
        ("further", words.project_further()),
    ];
    let section = |(id, title): (&'static str, String)| {
        let of_it = listed.iter().filter(|listed| sort(&listed.material.kind) == id);
        Section { id, title, entries: of_it.map(|listed| Entry::of(listed, words, names)).collect() }
    };
    all.into_iter().map(section).filter(|section| !section.entries.is_empty()).collect()
}

fn sort(kind: &str) -> &'static str {
    match kind {
        "meeting-outcome" => "meetings",
        "training-material" | "guide" | "best-practice" | "platform-dialogue" | "survey" => "outputs",
        "lesson-learned" => "lessons",
        _ => "further",
    }
}
