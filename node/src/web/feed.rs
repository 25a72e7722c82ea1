//! Feeds per language in three formats: everything, or by kind, topic, country, phase; their archives; lists of them.
//!
//! Spec: RSS 2.0, RFC 4287, JSON Feed 1.1, RFC 5005, OPML 2.0; `protocol::feed` writes them. What is served under
//! `/feeds/` is made for the public and shows CLEAR only, whoever asks.

pub mod catalogue;
mod entry;
mod make;
mod meeting;

use async_trait::async_trait;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
pub use election_pool_protocol::feed::Format;
use election_pool_protocol::{
    audience::{Action, Viewer},
    feed as wire, websub,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use url::form_urlencoded;

use self::make::{Made, Subject};
use super::{
    calendar, encoding, headers,
    page::{Cache, Until},
    pages::failed,
    problem::{Fault, Problem},
    session,
};
use crate::{
    app::App,
    desk::{
        DeskError,
        hub::{Document, Press, WITHDRAWN_STAY},
        own_feed,
    },
    model::feed::Address,
    store::material::{Block, NoBlock},
};

/// Which feed is wanted, for whom, and which part of it.
#[derive(Debug, Clone)]
struct Wanted {
    address: Address,
    subject: Subject,
    viewer: Viewer,
    action: Action,
    /// Where this feed and its twins are, up to and with the last slash.
    root: String,
    /// The document of the archive; none for the newest entries.
    block: Option<Block>,
}

impl Wanted {
    /// The feed as the public may have it; nothing if there is no such feed.
    async fn public(app: &App, address: Address) -> Result<Option<Self>, DeskError> {
        let root = format!("{}/feeds/", app.config.origin());
        let wanted = |subject| Self {
            address: address.clone(),
            subject,
            viewer: Viewer::Public,
            action: Action::Feed,
            root,
            block: None,
        };
        Ok(make::subject(app, &address).await?.map(wanted))
    }

    /// The whole address of a feed of the same root.
    fn url(&self, address: &Address) -> String {
        format!("{}{address}", self.root)
    }

    /// The whole address of a document of this feed.
    fn document(&self, block: Option<Block>) -> String {
        let question = block.map(|block| format!("?archive={block}")).unwrap_or_default();
        format!("{}{question}", self.url(&self.address))
    }
}

/// `GET /feeds/{file}`: `all.{lang}.{rss|atom|json}`, `{lang}.opml`, `all.opml`.
pub async fn all(
    State(app): State<App>,
    Path(file): Path<String>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    if is_calendar(&file) {
        return calendar::serve(&app, None, &file, &address, &asked).await.map(open).map_err(Fault::open);
    }
    if let Some(list) = catalogue::read(&app, &file).await? {
        return Ok(open(public(&app, &asked, &file, wire::opml::CONTENT_TYPE, &wire::opml::write(&list))));
    }
    serve(&app, Address::read(None, &file), &address, &asked).await.map(open).map_err(Fault::open)
}

/// `GET /feeds/{set}/{file}`: `{kind|topic|country|phase|authority}/{slug}.{lang}.{rss|atom|json}`.
pub async fn some(
    State(app): State<App>,
    Path((set, file)): Path<(String, String)>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    if is_calendar(&file) {
        return calendar::serve(&app, Some(&set), &file, &address, &asked).await.map(open).map_err(Fault::open);
    }
    serve(&app, Address::read(Some(&set), &file), &address, &asked).await.map(open).map_err(Fault::open)
}

/// Lets readers that run in a browser take what everybody may have.
fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Whether a calendar is asked for.
fn is_calendar(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, form)| form == "ics")
}

/// `GET /feeds/own/{token}/{file}`: the same for one person, with what they may see, up to GREEN.
pub async fn own_all(
    State(app): State<App>,
    Path((token, file)): Path<(String, String)>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    own(&app, &token, Address::read(None, &file), &address, &asked).await
}

/// `GET /feeds/own/{token}/{set}/{file}`.
pub async fn own_some(
    State(app): State<App>,
    Path((token, set, file)): Path<(String, String, String)>,
    address: Uri,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    own(&app, &token, Address::read(Some(&set), &file), &address, &asked).await
}

/// The feed of the person of a token. Nobody may keep it: there is no tag to ask again with.
async fn own(
    app: &App,
    token: &str,
    found: Option<Address>,
    address: &Uri,
    asked: &HeaderMap,
) -> Result<Response, Fault> {
    let absent = || Fault::absent(app, failed::language(app, address, asked).code);
    let viewer = if session::is_token(token) { own_feed::viewer(app, token).await? } else { None };
    let viewer = viewer.ok_or_else(absent)?;
    let (block, found) = (block(address).map_err(|_| absent())?, found.ok_or_else(absent)?);
    let root = format!("{}/feeds/own/{token}/", app.config.origin());
    let subject = make::subject(app, &found).await?.ok_or_else(absent)?;
    let format = found.format;
    let wanted = Wanted { address: found, subject, viewer, action: Action::OwnFeed, root, block };
    let made = make::make(app, &wanted).await?.ok_or_else(absent)?;
    let text = written(&made.feed, format)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.content_type())),
        (header::CACHE_CONTROL, Cache::Nobody.line()),
        ROBOTS,
    ];
    Ok((headers, text).into_response())
}

/// Keeps the feed of one person out of search engines.
const ROBOTS: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));

async fn serve(app: &App, found: Option<Address>, address: &Uri, asked: &HeaderMap) -> Result<Response, Fault> {
    let absent = || Fault::absent(app, failed::language(app, address, asked).code);
    let block = block(address).map_err(|_| absent())?;
    let newest = Wanted::public(app, found.ok_or_else(absent)?).await?.ok_or_else(absent)?;
    let wanted = Wanted { block, ..newest };
    let Made { feed, changed, first_gone } = make::make(app, &wanted).await?.ok_or_else(absent)?;
    let until = Until::after(first_gone.into_iter(), WITHDRAWN_STAY);
    let text = written(&feed, wanted.address.format)?;
    let links = links(&feed);
    let (key, content_type) = (wanted.address.to_string(), wanted.address.format.content_type());
    let mut response = if wanted.block.is_none() {
        public(app, asked, &key, content_type, &text)
    } else {
        // What of it was changed or withdrawn since is told by the tag; whoever asks by the date has it as it was closed.
        let etag = headers::tag_of(text.as_bytes());
        encoding::answer(asked, content_type, Cache::Public.line(), text.as_bytes(), &etag, changed)
    };
    if let Some(links) = links {
        response.headers_mut().insert(header::LINK, links);
    }
    Ok(match until {
        Some(until) => until.on(response),
        None => response,
    })
}

/// The document of the archive that an address asks for. What once was the archive by month, `before`, is nowhere: the
/// newest document under such an address would be taken for a part of the archive.
fn block(address: &Uri) -> Result<Option<Block>, NoBlock> {
    let query = address.query().unwrap_or_default();
    let mut asked = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "archive" || name == "before");
    // No instant is written like that, so it is no block.
    asked.next().map(|(name, word)| if name == "before" { "before".parse() } else { word.parse() }).transpose()
}

fn written(feed: &wire::Feed, format: Format) -> Result<String, Fault> {
    wire::write(feed, format).map_err(|error| {
        tracing::error!(%error, "a feed could not be written");
        Fault::of(Problem::bare(StatusCode::INTERNAL_SERVER_ERROR))
    })
}

/// A text that everybody may keep, asking each time whether it still holds.
fn public(app: &App, asked: &HeaderMap, key: &str, content_type: &'static str, text: &str) -> Response {
    let etag = headers::tag_of(text.as_bytes());
    let since = app.editions.since(&format!("/feeds/{key}"), &etag, app.clock.now());
    encoding::answer(asked, content_type, Cache::Public.line(), text.as_bytes(), &etag, since)
}

/// Makes feeds for those who are told of changes.
pub struct Printer;

#[async_trait]
impl Press for Printer {
    async fn print(&self, app: &App, address: Address) -> Result<Document, DeskError> {
        let (format, path) = (address.format, address.path());
        let wanted = Wanted::public(app, address).await?;
        let absent = || DeskError::Refused(format!("there is no feed {path}"));
        let wanted = wanted.ok_or_else(absent)?;
        let made = make::make(app, &wanted).await?.ok_or_else(absent)?;
        let text = wire::write(&made.feed, format).map_err(|error| DeskError::Refused(error.to_string()))?;
        Ok(Document { content_type: format.content_type(), text })
    }
}

/// Where this is, and where to ask to be told of changes; `WebSub` section 4 wants it in the headers too.
fn links(feed: &wire::Feed) -> Option<HeaderValue> {
    let hub = feed.hub.as_ref()?;
    HeaderValue::from_str(&websub::links(hub, &feed.address)).ok()
}
