//! The front page and the way to it.

use std::cmp::Reverse;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use election_pool_protocol::audience::{Action, Viewer};
use http::{HeaderMap, StatusCode, header, request::Parts};
use jiff::{Span, Timestamp, civil, tz::TimeZone};
use url::form_urlencoded;

use super::{
    adoptions,
    entry::Entry,
    facts,
    from_web::{self, WebEntry},
    index::{self, Row},
    names::Names,
    text::Text,
};
use crate::{
    app::App,
    model::words::Words,
    store::{
        material::{self, Filter},
        source,
    },
    web::{
        day,
        page::{self, Cache, Until},
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
/// Materials on a page of what changed since a day.
const CHANGED: u32 = 50;
/// Pages of what changed.
const PAGES: u32 = 100;
/// How long an action is shown as overdue, in days.
const OVERDUE: i64 = 60;
/// How far back the links of the front page lead, in days.
const DAY: i64 = 1;
const WEEK: i64 = 7;
const MONTH: i64 = 30;
/// Projects shown.
const PROJECTS: usize = 8;

/// The front page: what is new.
#[derive(Debug, Template)]
#[template(path = "front.html")]
pub struct Front {
    /// The frame.
    pub shell: Shell,
    /// The newest materials, or what changed since the day that the address names.
    pub entries: Vec<Entry>,
    /// The day that the address names.
    pub since: Option<Since>,
    /// The addresses of what changed.
    pub back: Vec<Back>,
    /// The newest of what is read from the web.
    pub web: Vec<WebEntry>,
    /// What is to be done next.
    pub actions: Vec<Due>,
    /// The ways to the others.
    pub ways: Vec<Way>,
}

/// What changed since a day.
#[derive(Debug)]
pub struct Since {
    /// The heading.
    pub title: String,
    /// The page before this one.
    pub newer: Option<String>,
    /// The page behind it.
    pub older: Option<String>,
    /// How many were withdrawn, in words.
    pub withdrawn: Option<String>,
}

/// An address that shows what changed since a day. It is the same for everybody on that day, so that it tells nothing of
/// whoever uses it.
#[derive(Debug)]
pub struct Back {
    /// The address.
    pub href: String,
    /// Since when, in words.
    pub label: String,
    /// Whether it is the page on which it stands.
    pub is_here: bool,
}

/// Something to be done, with the material that says so.
#[derive(Debug)]
pub struct Due {
    /// What.
    pub what: Text,
    /// The language of that, where it is not that of the page.
    pub tongue: Option<Text>,
    /// The body that does it.
    pub owner: Option<Text>,
    /// The last day for machines.
    pub iso: String,
    /// The same in words.
    pub due: String,
    /// Whether that day is over; nobody here knows what was done meanwhile.
    pub is_overdue: bool,
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
pub async fn get(State(app): State<App>, reader: Reader, parts: Parts) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let names = Names::read(&app, &reader.likes).await?;
    let (asked, number) = asked(parts.uri.query().unwrap_or_default());
    let (entries, since) = if let Some(day) = asked {
        changed(&app, &reader, &names, (day, number)).await?
    } else {
        let listed = material::list(&app.db, viewer, Action::Read, &Filter::default(), NEWEST, 0).await?;
        (adoptions::entries(&app, viewer, &listed, words, &names).await?, None)
    };
    let now = app.clock.now();
    let today = now.to_zoned(TimeZone::UTC).date();
    let due = |due: material::Due| {
        let source = due.listed.material.language.clone();
        Due {
            what: Text::of(&source, &due.what),
            tongue: facts::foreign(&source, words),
            owner: due.owner.map(|owner| Text::of(&source, &owner)),
            iso: due.due.to_string(),
            due: words.day(due.due),
            is_overdue: due.due < today,
            entry: Entry::of(&due.listed, words, &names),
        }
    };
    let first = today.checked_sub(Span::new().days(OVERDUE)).unwrap_or(today);
    let actions = material::actions(&app.db, viewer, first, ACTIONS).await?.into_iter().map(due).collect();
    let path = asked.map_or_else(|| "/".to_owned(), |day| since_path(day, number));
    let shell = Shell::to(&app, &reader, "front", path).indexed();
    let start = asked.and_then(day::before);
    let web = source::Filter { after: start, ..source::Filter::default() };
    let web = from_web::entries(&app, words, &web, from_web::BESIDE, 0).await?;
    let back = back(words, today, asked);
    let page = Front { shell, entries, since, back, web, actions, ways: ways(&app, &reader).await? };
    Ok(Until::midnight(now).on(page::cached(StatusCode::OK, &page, cache(viewer))))
}

/// The day that an address names, and the page; what is no day is as good as none.
fn asked(query: &str) -> (Option<civil::Date>, u32) {
    let of = |wanted: &str| form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted);
    let page = of("page").and_then(|(_, number)| number.parse().ok()).unwrap_or(1);
    (of("since").and_then(|(_, day)| day.parse().ok()), u32::clamp(page, 1, PAGES))
}

/// The address of what changed since a day, behind its language.
fn since_path(day: civil::Date, number: u32) -> String {
    if number > 1 { format!("/?since={day}&page={number}") } else { format!("/?since={day}") }
}

/// What changed here since the beginning of a day.
async fn changed(
    app: &App,
    reader: &Reader,
    names: &Names,
    (day, number): (civil::Date, u32),
) -> Result<(Vec<Entry>, Option<Since>), Fault> {
    let Reader { words, viewer, .. } = reader;
    let start = day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp());
    let mut listed = material::changed(&app.db, viewer, start, (CHANGED + 1, (number - 1) * CHANGED)).await?;
    let has_more = listed.len() > CHANGED as usize && number < PAGES;
    let address = |number| format!("/{}{}", words.code, since_path(day, number));
    listed.truncate(CHANGED as usize);
    let mut entries = adoptions::entries(app, viewer, &listed, words, names).await?;
    for (entry, listed) in entries.iter_mut().zip(&listed) {
        let is_revised = listed.material.revision > 1 && listed.material.published < start;
        entry.mark = Some(if is_revised { words.front_changes_revised() } else { words.front_changes_new() });
    }
    let withdrawn = material::withdrawn_count(&app.db, viewer, start).await?;
    let withdrawn = usize::try_from(withdrawn).ok().filter(|number| *number > 0);
    let since = Since {
        title: words.front_changes_since(&words.day(day)),
        newer: (number > 1).then(|| address(number - 1)),
        older: has_more.then(|| address(number + 1)),
        withdrawn: withdrawn.map(|number| words.front_changes_withdrawn(number)),
    };
    Ok((entries, Some(since)))
}

/// How far back one can look from today, and the address to keep for the next visit.
fn back(words: &Words, today: civil::Date, asked: Option<civil::Date>) -> Vec<Back> {
    let choices = [
        (DAY, words.front_changes_day()),
        (WEEK, words.front_changes_week()),
        (MONTH, words.front_changes_month()),
        (0, words.front_changes_next()),
    ];
    let choice = |(days, label): (i64, String)| {
        let day = today.checked_sub(Span::new().days(days)).unwrap_or(today);
        Back { href: format!("/{}/?since={day}", words.code), label, is_here: asked == Some(day) }
    };
    choices.into_iter().map(choice).collect()
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
