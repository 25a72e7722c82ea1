//! The authorities whose materials are exchanged here: who they are, what they publish, how to follow them.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use election_pool_protocol::audience::{Action, Viewer};
use http::StatusCode;

use super::{
    adoptions::{self, Uses},
    entry::Entry,
    from_web::{self, Site},
    front, index, labels,
    names::Names,
    text::{self, Day, Text},
};
use crate::{
    app::App,
    desk::network::{self, Body},
    model::words::Words,
    store::material::{self, By, Filter},
    web::{
        page,
        problem::Fault,
        reader::Reader,
        shell::{self, Shell},
    },
};

/// Newest materials on the page of one.
const NEWEST: u32 = 10;

/// The list of authorities.
#[derive(Debug, Template)]
#[template(path = "authorities.html")]
pub struct Authorities {
    /// The frame.
    pub shell: Shell,
    /// The authorities, in order of their states.
    pub rows: Vec<Row>,
    /// The sites of those without a node.
    pub sites: Vec<Site>,
}

/// One authority.
#[derive(Debug)]
pub struct Row {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: Text,
    /// Its country in words, if known.
    pub country: Option<String>,
    /// Its languages.
    pub languages: Vec<Text>,
    /// How many of its materials this reader may see, in words.
    pub count: String,
    /// Day of the newest.
    pub newest: Option<Day>,
    /// Whether it is of this node.
    pub is_here: bool,
}

/// The page of one authority.
#[derive(Debug, Template)]
#[template(path = "authority.html")]
pub struct Authority {
    /// The frame.
    pub shell: Shell,
    /// What it is, as in the list.
    pub row: Row,
    /// `@user@host`.
    pub handle: String,
    /// `https://host`.
    pub origin: String,
    /// `host` or `host:port`.
    pub host: String,
    /// Its feed: the address without language and format.
    pub feed: String,
    /// The state's materials, feed and calendar, if it is a member state.
    pub follow: Option<Follow>,
    /// Its newest materials.
    pub entries: Vec<Entry>,
    /// What it uses of others.
    pub uses: Vec<Uses>,
}

/// Where to follow what comes from a state.
#[derive(Debug)]
pub struct Follow {
    /// The list of its materials.
    pub list: String,
    /// The same as a feed.
    pub feed: String,
    /// Its meetings.
    pub meetings: String,
    /// The same for a calendar.
    pub calendar: String,
    /// The same for a program that looks again by itself.
    pub subscribe: String,
}

/// `GET /{lang}/authorities`.
pub async fn list(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let counts = index::counts(&app, viewer, By::Authority).await?;
    let mut rows = Vec::new();
    for body in network::authorities(&app).await? {
        let number = counts.get(&body.actor).copied().unwrap_or_default();
        rows.push(Row::of(&app, &body, number, viewer, words).await?);
    }
    let key = |row: &Row| (row.country.as_deref().unwrap_or_default().to_lowercase(), row.name.text.to_lowercase());
    rows.sort_by_key(key);
    let sites = from_web::sites(&app, words, false).await?;
    let page = Authorities { shell: Shell::to(&app, &reader, "network", "/authorities").indexed(), rows, sites };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

/// `GET /{lang}/authorities/{handle}`.
pub async fn get(
    State(app): State<App>,
    reader: Reader,
    Path((_, handle)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Reader { words, viewer, .. } = &reader;
    let found = network::authorities(&app).await?.into_iter().find(|body| body.handle() == handle);
    let body = found.ok_or_else(|| Fault::absent(&app, words.code))?;
    let filter = Filter { authority: Some(body.actor.clone()), ..Filter::default() };
    let number = material::count(&app.db, viewer, Action::Search, &filter).await?;
    let listed = material::list(&app.db, viewer, Action::Search, &filter, NEWEST, 0).await?;
    let names = Names::read(&app, &reader.likes).await?;
    let page = Authority {
        shell: Shell::to(&app, &reader, "network", format!("/authorities/{handle}")).indexed(),
        row: Row::of(&app, &body, number, viewer, words).await?,
        feed: format!("authority/{handle}"),
        handle: format!("@{handle}"),
        follow: body.country.as_deref().and_then(|code| Follow::of(app.config.host(), code, words)),
        entries: adoptions::entries(&app, viewer, &listed, words, &names).await?,
        uses: adoptions::of_authority(&app, &reader, &body.actor, &names).await?,
        origin: body.origin,
        host: body.host,
    };
    Ok(page::cached(StatusCode::OK, &page, front::cache(viewer)))
}

impl Row {
    async fn of(app: &App, body: &Body, number: u64, viewer: &Viewer, words: &Words) -> Result<Self, Fault> {
        let filter = Filter { authority: Some(body.actor.clone()), ..Filter::default() };
        let newest = match number {
            0 => None,
            _ => material::list(&app.db, viewer, Action::Search, &filter, 1, 0).await?.pop(),
        };
        Ok(Self {
            href: address(words, &body.handle()),
            name: shell::said(&body.names, words.code).unwrap_or_else(|| Text::of("", &body.host)),
            country: body.country.as_deref().map(|code| labels::country(words, code)),
            languages: body.languages.iter().map(|code| text::tongue(code)).collect(),
            count: index::in_words(words, number),
            newest: newest.map(|listed| Day::of(listed.material.updated, words)),
            is_here: body.is_own,
        })
    }
}

impl Follow {
    fn of(host: &str, country: &str, words: &Words) -> Option<Self> {
        let (code, small) = (words.code, country.to_ascii_lowercase());
        let calendar = format!("/feeds/country/{small}.{code}.ics");
        labels::STATES.contains(&country).then(|| Self {
            list: format!("/{code}/materials?country={country}"),
            feed: format!("/feeds/country/{small}.{code}.rss"),
            meetings: format!("/{code}/calendar?country={country}"),
            subscribe: format!("webcal://{host}{calendar}"),
            calendar,
        })
    }
}

/// The page of the authority with this handle, without the first `@`.
pub fn address(words: &Words, handle: &str) -> String {
    format!("/{}/authorities/{handle}", words.code)
}
