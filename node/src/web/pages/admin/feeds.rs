//! The feeds of other sites that this node reads, added and ended here; and who is told when a feed of this node changes.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::{Refused, Tab, allowed, allowed_typed, confirm, present, refused::Place, tabs};
use crate::{
    app::App,
    desk::{
        DeskError,
        refusal::Refusal,
        session::Session,
        source::{self, SOURCES, Wanted},
    },
    model::words::Words,
    store::{self, account::Role, hub::Subscriber, source::Source},
    web::{
        held::Typed,
        page::{self, Cache},
        pages::{
            desk::faults,
            labels, standing,
            text::{Day, legible},
        },
        problem::Fault,
        reader::Reader,
        shell::Shell,
    },
};

/// Most subscribers shown; the number of all stands above them.
const SUBSCRIBERS: u32 = 200;

/// The page of the feeds.
#[derive(Debug, Template)]
#[template(path = "admin_feeds.html")]
pub struct Feeds {
    /// The frame.
    pub shell: Shell,
    /// The pages of administration.
    pub tabs: Vec<Tab>,
    /// What forms must carry.
    pub csrf: String,
    /// Whether this person may change anything.
    pub may_change: bool,
    /// Where to show a second factor first.
    pub confirm: Option<String>,
    /// What was done.
    pub done: Option<String>,
    /// What was refused.
    pub refused: Option<Refused>,
    /// What was typed of a new feed.
    pub typed: New,
    /// The feeds that are read.
    pub sources: Vec<Line>,
    /// How many are told of changes, and how many have not confirmed yet.
    pub count: String,
    /// Who is told.
    pub subscribers: Vec<Told>,
}

/// A feed that is read.
#[derive(Debug)]
pub struct Line {
    /// Its id here.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The state it is of.
    pub country: Option<String>,
    /// Where it is.
    pub address: String,
    /// How many of its entries are kept.
    pub items: String,
    /// When it was last read.
    pub read: Option<Day>,
    /// Since when it cannot be read, and why.
    pub failing: Option<(String, String)>,
}

/// Somebody who is told of changes.
#[derive(Debug)]
pub struct Told {
    /// Its server.
    pub host: String,
    /// The feed, as a path of this node.
    pub feed: String,
    /// Until when.
    pub until: Day,
    /// When it took something last.
    pub at: Option<Day>,
    /// Since when it takes nothing.
    pub failing: Option<String>,
}

/// A new feed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    /// Its address.
    pub url: String,
    /// What it is to be called.
    pub name: String,
    /// The state it is of.
    pub country: String,
    /// The language of what does not say its own.
    pub language: String,
}

/// A press of a button and nothing else.
#[derive(Debug, Deserialize)]
pub struct Press {
    csrf: String,
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<String>,
    refused: Option<Refused>,
    typed: New,
}

/// `GET /{lang}/admin/feeds`.
pub async fn get(State(app): State<App>, reader: Reader) -> Result<Response, Fault> {
    let session = present(&reader)?;
    show(&app, &reader, session, StatusCode::OK, Said::default()).await
}

/// `POST /{lang}/admin/feeds`: reads a further feed from now on.
pub async fn add(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    typed: Typed<New>,
) -> Result<Response, Fault> {
    let session = allowed_typed(&app, &reader, &headers, &typed, "feeds")?;
    let new = typed.form;
    let given = |text: &'_ str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (name, country, language) = (given(&new.name), given(&new.country), given(&new.language));
    let wanted = Wanted { name: name.as_deref(), country: country.as_deref(), language: language.as_deref() };
    let (url, words) = (new.url.trim(), reader.words);
    let unfit = source::misread(url, &wanted);
    let read = async {
        let none = || Refusal::NoFeed { url: url.to_owned(), reason: "it is the address of an actor".to_owned() };
        let read = source::follow(&app, url, &wanted, Some(&session.account.username)).await?;
        read.ok_or_else(|| none().into())
    };
    let (status, said) = match Refused::tried(unfit, read, words, |error| place(error, words)).await? {
        Ok(reading) => {
            let done = Some(words.reads_done(&legible(&reading.name)));
            (StatusCode::CREATED, Said { done, ..Said::default() })
        }
        Err(refused) => (refused.status(), Said { refused: Some(refused), typed: new, ..Said::default() }),
    };
    show(&app, &reader, session, status, said).await
}

/// The field that a refusal is about; what went wrong elsewhere is about the address.
fn place(error: &DeskError, words: &Words) -> Place {
    let (field, label) = match error {
        DeskError::Unfit(Refusal::Country(_)) => ("country", words.reads_country()),
        DeskError::Unfit(Refusal::Language(_)) => ("language", words.reads_language()),
        DeskError::Unfit(Refusal::SourcesFull(_)) => return None,
        _ => ("url", words.reads_address()),
    };
    Some((field.to_owned(), label))
}

impl Feeds {
    /// What is wrong with a field.
    pub fn faults(&self, field: &str) -> Vec<faults::Said> {
        Refused::about(self.refused.as_ref(), field)
    }
}

/// `POST /{lang}/admin/feeds/{id}/end`: reads it no longer, and forgets what was read of it.
pub async fn end(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((_, id)): Path<(String, String)>,
    Form(press): Form<Press>,
) -> Result<Response, Fault> {
    let session = allowed(&app, &reader, &headers, &press.csrf, "feeds")?;
    let Some(ended) = source::remove(&app, &id, Some(&session.account.username)).await? else {
        return Err(Fault::absent(&app, reader.words.code));
    };
    let done = Some(reader.words.reads_ended(&legible(&ended.name)));
    show(&app, &reader, session, StatusCode::OK, Said { done, ..Said::default() }).await
}

async fn show(
    app: &App,
    reader: &Reader,
    session: &Session,
    status: StatusCode,
    said: Said,
) -> Result<Response, Fault> {
    let words = reader.words;
    let sources = store::source::list(&app.db, SOURCES).await?;
    let (subscriptions, intents) = store::hub::figures(&app.db).await?;
    let subscribers = store::hub::subscribers(&app.db, app.clock.now(), SUBSCRIBERS).await?;
    let number = |number| standing::number(number, words);
    let page = Feeds {
        sources: sources.into_iter().map(|(source, items)| line(source, items, words)).collect(),
        count: words.hub_count(&number(subscriptions), &number(intents)),
        subscribers: subscribers.iter().map(|one| told(app, one, words)).collect(),
        may_change: matches!(session.account.role, Role::PeerAdministrator | Role::Operator),
        confirm: confirm(app, reader, session, "feeds"),
        csrf: session.csrf.clone(),
        done: said.done,
        refused: said.refused,
        typed: said.typed,
        tabs: tabs(reader, session.account.role, "feeds"),
        shell: Shell::to(app, reader, "admin", "/admin/feeds"),
    };
    Ok(page::cached(status, &page, Cache::Nobody))
}

fn line(source: Source, items: u64, words: &Words) -> Line {
    let since = source.failing_since.map(|at| words.web_failing(&standing::moment(at, words).text));
    Line {
        name: legible(&source.name),
        country: source.country.map(|code| labels::country(words, &code)),
        address: legible(&source.address),
        items: standing::number(items, words),
        read: source.read_at.map(|at| standing::moment(at, words)),
        failing: since.map(|since| (since, legible(&source.trouble.unwrap_or_default()))),
        id: source.id,
    }
}

fn told(app: &App, one: &Subscriber, words: &Words) -> Told {
    let moment = |at| standing::moment(at, words);
    Told {
        host: legible(&one.host),
        feed: legible(one.topic.strip_prefix(app.config.origin()).unwrap_or(&one.topic)),
        until: moment(one.expires),
        at: one.told_at.map(moment),
        failing: one.failing_since.map(|at| words.hub_failing(&moment(at).text)),
    }
}
