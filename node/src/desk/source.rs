//! Sources: the sites of authorities without a node, read through their ordinary feeds.
//!
//! What is read is shown as “from the web” and leads to the original. It is no material: it stands in no log, and no feed,
//! export, outbox or partner gets it from this node. What is read reaches nobody's servers but the source's own, through
//! the guarded way out alone.

mod fetch;

use std::{fmt, time::Duration};

use election_pool_protocol::lane;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use url::Url;

use super::{DeskError, account, refusal::Refusal};
use crate::{
    app::App,
    model::{codes, markdown, web_feed::WebFeed},
    store::{
        self, StoreError,
        audit::AuditLine,
        source::{NewItem, NewSource, News, Source},
    },
};

pub use self::fetch::{Fetched, Trouble, fetch};

/// Most sources listed.
pub const SOURCES: u32 = 1_000;
/// The longest name of a source.
const NAME_CHARS: usize = 120;

/// What somebody says about a source that it may not say itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// What it is to be called.
    pub name: Option<&'a str>,
    /// The member state it is of.
    pub country: Option<&'a str>,
    /// The language of what does not say its own.
    pub language: Option<&'a str>,
}

impl Wanted<'_> {
    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.name.is_none() && self.country.is_none() && self.language.is_none()
    }
}

/// A source, as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// Its id here.
    pub id: String,
    /// `reads`.
    pub way: &'static str,
    /// This node.
    pub ours: String,
    /// Where its feed is.
    pub other: String,
    /// Where it stands: `waiting`, `read`, `failing`, `removed`.
    pub state: &'static str,
    /// Since when.
    pub since: String,
    /// What it is called.
    pub name: String,
    /// How many of its items are kept.
    pub items: u64,
    /// When it was last read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<String>,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, way, other, state, since, name, items, .. } = self;
        write!(f, "{id}  {state:<10} {way:<11} {other}  {since}  {name}, {items} items")?;
        self.read.as_ref().map_or(Ok(()), |read| write!(f, ", read {read}"))?;
        self.trouble.as_ref().map_or(Ok(()), |trouble| write!(f, ", {trouble}"))
    }
}

impl Reading {
    fn of(app: &App, source: Source, items: u64) -> Self {
        let state = match (&source.trouble, source.read_at) {
            (Some(_), _) => "failing",
            (None, Some(_)) => "read",
            (None, None) => "waiting",
        };
        Self {
            id: source.id,
            way: "reads",
            ours: app.config.origin().to_owned(),
            other: source.address,
            state,
            since: source.at.to_string(),
            name: source.name,
            items,
            read: source.read_at.map(|at| at.to_string()),
            trouble: source.trouble,
        }
    }
}

/// What is wrong with the address of a feed and with what is said about it, as they are written.
pub fn misread(address: &str, wanted: &Wanted<'_>) -> Vec<Refusal> {
    let is_web = |url: Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    let address = (!Url::parse(address).is_ok_and(is_web)).then(|| Refusal::NoAddress(address.to_owned()));
    let country = wanted.country.filter(|code| codes::country(code).is_err());
    let language = wanted.language.filter(|tag| codes::language(tag).is_err());
    let country = country.map(|code| Refusal::Country(code.to_owned()));
    let language = language.map(|tag| Refusal::Language(tag.to_owned()));
    address.into_iter().chain(country).chain(language).collect()
}

/// Reads the site with a feed at `address` from now on; nothing if there is no feed but something else that may be
/// followed. One that is read already is read at once.
pub async fn follow(
    app: &App,
    address: &str,
    wanted: &Wanted<'_>,
    user: Option<&str>,
) -> Result<Option<Reading>, DeskError> {
    if let Some(unfit) = misread(address, wanted).into_iter().next() {
        return Err(unfit.into());
    }
    let url = plain(Url::parse(address)?);
    refuse_own(app, &url).await?;
    let country = wanted.country.map(codes::country).transpose().map_err(DeskError::Refused)?;
    let language = wanted.language.map(codes::language).transpose().map_err(DeskError::Refused)?;
    let Some((feed, tags)) = fetch::look(app, &url).await? else { return Ok(None) };
    let person = account::acting(app, user).await?;
    let now = app.clock.now();
    let host = url.host_str().unwrap_or_default();
    let name = wanted.name.unwrap_or(&feed.title);
    let name = if name.trim().is_empty() { host } else { name };
    let new = NewSource {
        id: app.chance.uuid(now).to_string(),
        address: url.to_string(),
        name: markdown::line(name, NAME_CHARS),
        page: feed.page.clone(),
        country,
        language: language.map(|tag| tag.to_string()).or_else(|| feed.language.clone()),
    };
    let line = AuditLine::new(&person.username, "follow source", &new.address);
    let limit = app.config.limits.sources;
    let added = store::source::add(&app.db, &new, &line, now, limit).await?;
    let source = added.ok_or(Refusal::SourcesFull(limit))?;
    let news = news(app, &source, &feed, tags, now);
    lost_is_fine(store::source::read(&app.db, &source, &news, now, next(app, 0, None)).await)?;
    Ok(Some(shown(app, &source.id).await?))
}

/// The one form of the address of a feed: a fragment is not asked for, and an empty question asks nothing.
pub(super) fn plain(mut url: Url) -> Url {
    url.set_fragment(None);
    if url.query() == Some("") {
        url.set_query(None);
    }
    url
}

/// What comes from a node comes by itself.
async fn refuse_own(app: &App, url: &Url) -> Result<(), DeskError> {
    let host = url.port().map_or_else(
        || url.host_str().unwrap_or_default().to_owned(),
        |port| format!("{}:{port}", url.host_str().unwrap_or_default()),
    );
    let is_feed = url.path().starts_with("/feeds/");
    if host == app.config.host() {
        return Err(Refusal::OwnFeed(url.to_string()).into());
    }
    let peer = store::peer::find(&app.db, &host).await?;
    if is_feed && peer.is_some_and(|peer| peer.is_active_partner()) {
        return Err(Refusal::PartnersFeed(host).into());
    }
    Ok(())
}

/// All sources.
pub async fn list(app: &App) -> Result<Vec<Reading>, DeskError> {
    let all = store::source::list(&app.db, SOURCES).await?;
    Ok(all.into_iter().map(|(source, items)| Reading::of(app, source, items)).collect())
}

async fn shown(app: &App, id: &str) -> Result<Reading, DeskError> {
    let found = list(app).await?.into_iter().find(|one| one.id == id);
    found.ok_or_else(|| DeskError::unknown("source", id))
}

/// Reads a site no longer, and forgets what was read of it; nothing if there is no source of this id or address.
pub async fn remove(app: &App, word: &str, user: Option<&str>) -> Result<Option<Reading>, DeskError> {
    let address = Url::parse(word).map_or_else(|_| word.to_owned(), |url| plain(url).into());
    let found = match store::source::find(&app.db, word).await? {
        None => store::source::find(&app.db, &address).await?,
        found => found,
    };
    let Some(source) = found else { return Ok(None) };
    let before = shown(app, &source.id).await?;
    let person = account::acting(app, user).await?;
    let line = AuditLine::new(&person.username, "unfollow source", &source.address);
    store::source::remove(&app.db, &source.id, &line, app.clock.now()).await?;
    Ok(Some(Reading { state: "removed", ..before }))
}

/// Reads a source that is due: what is new is kept, and a failure is noted and leaves what there is.
pub async fn read(app: &App, source: Source) -> Result<(), DeskError> {
    let now = app.clock.now();
    let fetched = match source.address.parse() {
        Ok(url) => fetch(app, &url, source.etag.as_deref(), source.modified.as_deref()).await,
        Err(error) => Err(Trouble { words: format!("not a URL: {error}"), retry_after: None }),
    };
    match fetched {
        Ok(Fetched::Same) => lost_is_fine(store::source::unchanged(&app.db, &source, now, next(app, 0, None)).await),
        Ok(Fetched::New { feed, tags }) => {
            let news = news(app, &source, &feed, tags, now);
            lost_is_fine(store::source::read(&app.db, &source, &news, now, next(app, 0, None)).await)
        }
        Err(Trouble { words, retry_after }) => {
            tracing::info!(source = source.address, words, "a source could not be read");
            let since = source.failing_since.unwrap_or(now);
            let next = next(app, source.failures.saturating_add(1), retry_after);
            lost_is_fine(store::source::failed(&app.db, &source, &words, since, next).await)
        }
    }
}

/// Whoever has the lease now does what is to be done.
fn lost_is_fine(settled: Result<(), StoreError>) -> Result<(), DeskError> {
    match settled {
        Err(StoreError::LostLease(_)) => Ok(()),
        other => Ok(other?),
    }
}

/// The longest that a source rests.
pub(super) fn longest(app: &App) -> SignedDuration {
    let limits = &app.config.limits;
    let seconds = limits.source_retry_cap_s.max(limits.source_every_s).max(1);
    SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// When a source is read again that failed so many times in a row.
fn next(app: &App, failures: u32, retry_after: Option<Duration>) -> Timestamp {
    let limits = &app.config.limits;
    let every = Duration::from_secs(limits.source_every_s.max(1));
    let cap = Duration::from_secs(limits.source_retry_cap_s).max(every);
    let wait = match failures {
        0 => every,
        failures => {
            let doubled = every.saturating_mul(1_u32.checked_shl(failures - 1).unwrap_or(u32::MAX));
            let spread = lane::backoff(failures, retry_after, cap, app.chance.fraction());
            doubled.max(spread).min(cap)
        }
    };
    app.clock.now() + SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(24))
}

fn news(app: &App, source: &Source, feed: &WebFeed, tags: fetch::Tags, now: Timestamp) -> News {
    let keep = app.config.limits.source_items;
    let item = |entry: &crate::model::web_feed::WebEntry| {
        // What has no page of its own leads to that of the source.
        let link = entry.link.clone().or_else(|| source.page.clone())?;
        Some(NewItem {
            id: app.chance.uuid(now).to_string(),
            guid: entry.guid.clone(),
            title: entry.title.clone(),
            summary: entry.summary.clone(),
            link,
            language: entry.language.clone().or_else(|| source.language.clone()).unwrap_or_default(),
            published: entry.published,
            topics: entry.topics.iter().map(|slug| (*slug).to_owned()).collect(),
        })
    };
    let items = feed.entries.iter().filter_map(item).take(keep).collect();
    News { etag: tags.etag, modified: tags.modified, items, keep }
}

#[cfg(test)]
mod tests;
