//! Fetching a feed: in bounds, through the guarded way out, asking whether it is another than before.

use std::time::Duration;

use http::header;
use url::Url;

use crate::{
    app::App,
    desk::{DeskError, refusal::Refusal},
    model::web_feed::{self, NoFeed, WebFeed},
    transport::{Answer, Bounds, RequestSigner, Unsigned},
};

/// What is asked for.
const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.8, \
    text/xml;q=0.8, application/json;q=0.6, */*;q=0.1";
/// What is asked for where it is not known what there is: an actor first, so that what may be followed is followed.
const ACCEPT_ANY: &str = "application/activity+json, application/rss+xml;q=0.6, application/atom+xml;q=0.6, \
    application/feed+json;q=0.6, application/xml;q=0.5, text/xml;q=0.5, */*;q=0.1";
/// The longest entity tag or date kept.
const TAG_BYTES: usize = 300;

/// By what a server knows the form of its feed that we have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tags {
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last changed, in the server's words.
    pub modified: Option<String>,
}

/// What came of asking.
#[derive(Debug)]
pub enum Fetched {
    /// It says the same as before.
    Same,
    /// It is another.
    New {
        /// What it says.
        feed: WebFeed,
        /// By what it is known.
        tags: Tags,
    },
}

/// Why there is no feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// In words.
    pub words: String,
    /// How long the server asks us to wait.
    pub retry_after: Option<Duration>,
}

impl Trouble {
    fn of(words: &impl ToString) -> Self {
        Self { words: words.to_string(), retry_after: None }
    }
}

/// Asks for a feed, unless it is still the one that is known by these.
pub async fn fetch(app: &App, url: &Url, etag: Option<&str>, modified: Option<&str>) -> Result<Fetched, Trouble> {
    let known = [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, modified)];
    let known = known.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?.to_owned())));
    let conditions = Conditions(known.collect());
    let answer = app
        .transport
        .get_signed(url, ACCEPT, &conditions, &[], bounds(app))
        .await
        .map_err(|error| Trouble::of(&error))?;
    match answer.status {
        304 if !conditions.0.is_empty() => Ok(Fetched::Same),
        200..=299 => {
            let tags = tags(&answer);
            let feed = parse(answer).await.map_err(|no| Trouble::of(&no))?;
            Ok(Fetched::New { feed, tags })
        }
        status => {
            Err(Trouble { words: format!("answered {status}"), retry_after: answer.retry_after(app.clock.now()) })
        }
    }
}

/// Looks what there is at an address: a feed, or something else that may be followed.
pub(super) async fn look(app: &App, url: &Url) -> Result<Option<(WebFeed, Tags)>, DeskError> {
    let answer = app.transport.get(url, ACCEPT_ANY, bounds(app)).await?;
    let is_activity = answer.media_type().is_some_and(|media_type| media_type.is_activity());
    if is_activity || !answer.is_success() {
        return Ok(None);
    }
    let tags = tags(&answer);
    match parse(answer).await {
        Ok(feed) => Ok(Some((feed, tags))),
        Err(no) => Err(Refusal::NoFeed { url: url.to_string(), reason: no.to_string() }.into()),
    }
}

/// Reads the body beside everything else: somebody else says how long it is and what is in it.
async fn parse(answer: Answer) -> Result<WebFeed, NoFeed> {
    let read = tokio::task::spawn_blocking(move || web_feed::read(&answer.body, &answer.url)).await;
    read.unwrap_or_else(|_| Err(NoFeed::Unreadable("it is written in a way that no reader takes".to_owned())))
}

fn bounds(app: &App) -> Bounds {
    Bounds { body_bytes: app.config.limits.source_body_bytes, ..app.transport.bounds() }
}

fn tags(answer: &Answer) -> Tags {
    let kept = |name: header::HeaderName| {
        let value = answer.header(name.as_str())?;
        (!value.is_empty() && value.len() <= TAG_BYTES).then(|| value.to_owned())
    };
    Tags { etag: kept(header::ETAG), modified: kept(header::LAST_MODIFIED) }
}

/// Headers that nobody signs.
struct Conditions(Vec<(String, String)>);

impl RequestSigner for Conditions {
    fn sign(&self, _: &Unsigned<'_>) -> Vec<(String, String)> {
        self.0.clone()
    }
}
