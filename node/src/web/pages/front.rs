//! The front page and the way to it.

use std::cmp::Reverse;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Action, Viewer};
use http::{HeaderMap, StatusCode, header};
use jiff::tz::TimeZone;

use super::{
    adoptions,
    entry::Entry,
    index::{self, Row},
    names::Names,
    text::Text,
};
use crate::{
    app::App,
    store::material::{self, Filter},
    web::{
        page::{self, Cache},
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// Newest materials shown.
const NEWEST: u32 = 10;
/// Topics shown.
const TOPICS: usize = 8;
/// Actions shown.
const ACTIONS: u32 = 5;
/// Projects shown.
const PROJECTS: usize = 8;

/// The front page: what is new.
#[derive(Debug, Template)]
#[template(path = "front.html")]
pub struct Front {
    /// The frame.
    pub shell: Shell,
    /// The newest materials.
    pub entries: Vec<Entry>,
    /// What is to be done next.
    pub actions: Vec<Due>,
    /// The ways to the others.
    pub ways: Vec<Way>,
}

/// Something to be done, with the material that says so.
#[derive(Debug)]
pub struct Due {
    /// What.
    pub what: Text,
    /// The body that does it.
    pub owner: Option<Text>,
    /// The last day for machines.
    pub iso: String,
    /// The same in words.
    pub due: String,
    /// The material.
    pub entry: Entry,
}

/// A list of lists, as far as it fits beside the newest.
#[derive(Debug)]
pub struct Way {
    /// The end of its address.
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// Its lines with materials.
    pub rows: Vec<Row>,
}

/// `GET /`: to the front page in the best language of this node.
pub async fn enter(State(app): State<App>, asked: HeaderMap) -> Response {
    let language = shell::best(&app, &asked).code;
    let headers = [
        (header::LOCATION, format!("/{language}/")),
        (header::VARY, "Accept-Language".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// `GET /{lang}/`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let listed = material::list(&app.db, viewer, Action::Read, &Filter::default(), NEWEST, 0).await?;
    let names = Names::read(&app).await?;
    let entries = adoptions::entries(&app, viewer, &listed, words, &names).await?;
    let today = app.clock.now().to_zoned(TimeZone::UTC).date();
    let due = |due: material::Due| {
        let source = due.listed.material.language.clone();
        Due {
            what: Text::of(&source, &due.what),
            owner: due.owner.map(|owner| Text::of(&source, &owner)),
            iso: due.due.to_string(),
            due: words.day(due.due),
            entry: Entry::of(&due.listed, words, &names),
        }
    };
    let actions = material::actions(&app.db, viewer, today, ACTIONS).await?.into_iter().map(due).collect();
    let shell = Shell::to(&app, &reader, "front", "/");
    let page = Front { shell, entries, actions, ways: ways(&app, &reader).await? };
    Ok(page::cached(StatusCode::OK, &page, cache(viewer)))
}

/// Countries and kinds in the order of their names, the topics with most materials, the projects.
async fn ways(app: &App, reader: &Reader) -> Result<Vec<Way>, Fault> {
    let Reader { words, viewer, .. } = reader;
    let (mut topics, _) = index::by_topic(app, words, viewer).await?;
    topics.sort_by_key(|row| Reverse(row.number));
    topics.truncate(TOPICS);
    let mut projects = index::by_project(app, words, viewer).await?;
    projects.truncate(PROJECTS);
    Ok(vec![
        Way { name: "countries", title: words.countries(), rows: index::by_country(app, words, viewer).await?.0 },
        Way { name: "kinds", title: words.kinds(), rows: index::by_kind(app, words, viewer).await?.0 },
        Way { name: "topics", title: words.topics(), rows: topics },
        Way { name: "projects", title: words.projects(), rows: projects },
    ])
}

/// A list that the public sees may be kept; what others see may not.
pub fn cache(viewer: &Viewer) -> Cache {
    if *viewer == Viewer::Public { Cache::Public } else { Cache::Nobody }
}
