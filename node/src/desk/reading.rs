//! Who read what: a line in the book for every material above CLEAR that somebody is shown, before it is shown.
//!
//! What cannot be written down is not shown. Lists of titles are no reading, and show no abstract above CLEAR; what shows a text, a file or the object is. One's own draft is
//! none either, that of a colleague is.
//! The line says who, which id, level and revision, by which way and at which node; never a word of the text.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Level, Viewer},
    origin::Origin,
};
use jiff::Timestamp;
use url::Url;

use crate::{
    app::App,
    store::{
        self, StoreError,
        audit::AuditLine,
        material::{Held, Listed, Material},
    },
};

/// The deed of a reading line.
pub const DEED: &str = "read";
/// A day, in seconds.
const DAY_S: i64 = 86_400;
/// Lines of one feed and day that are looked at; what stands in further ones is told again.
const FEED_LINES: u32 = 100;

/// By which way something is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Its page, or that of an earlier revision or of what changed.
    Page,
    /// The object, its source file or a citation.
    Object,
    /// A file that belongs to it.
    File,
    /// Words of it among what was found.
    Search,
    /// What somebody submitted and nobody has published yet.
    Submission,
    /// What somebody else is writing.
    Draft,
    /// A program with a token of somebody.
    Api,
    /// The command line.
    CommandLine,
}

impl Way {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Object => "object",
            Self::File => "file",
            Self::Search => "search",
            Self::Submission => "submission",
            Self::Draft => "draft",
            Self::Api => "api",
            Self::CommandLine => "command line",
        }
    }
}

/// What is read.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    /// The id of the material, or of what waits to become one.
    pub id: &'a str,
    /// Its level.
    pub level: Level,
    /// Its revision.
    pub revision: u64,
}

impl<'a> From<&'a Held> for Read<'a> {
    fn from(held: &'a Held) -> Self {
        Self::from(&held.material)
    }
}

impl<'a> From<&'a Listed> for Read<'a> {
    fn from(listed: &'a Listed) -> Self {
        Self::from(&listed.material)
    }
}

impl<'a> From<&'a Material> for Read<'a> {
    fn from(material: &'a Material) -> Self {
        Self { id: &material.uri, level: material.audience.level, revision: material.revision }
    }
}

/// Writes down that this viewer reads these, in one transaction; nothing of what is CLEAR.
pub async fn note<'a>(
    app: &App,
    viewer: &Viewer,
    way: Way,
    read: impl IntoIterator<Item = Read<'a>>,
) -> Result<(), StoreError> {
    let Some((who, node)) = whom(app, viewer) else { return Ok(()) };
    let line = |read: Read<'_>| {
        let detail = format!("TLP:{} revision {} {} at {node}", read.level, read.revision, way.as_str());
        AuditLine::new(&who, DEED, read.id).with_detail(detail)
    };
    let lines: Vec<AuditLine> = read.into_iter().filter(|read| read.level != Level::Clear).map(line).collect();
    if lines.is_empty() {
        return Ok(());
    }
    store::audit::note(&app.db, &lines, app.clock.now()).await
}

/// Writes down that this viewer reads these in a feed of theirs. A program asks for it many times a day: of one feed each
/// revision is told once a day, all that are new in one line, whose object is the feed.
pub async fn note_feed<'a>(
    app: &App,
    viewer: &Viewer,
    feed: &str,
    read: impl IntoIterator<Item = Read<'a>>,
) -> Result<(), StoreError> {
    let Some((who, node)) = whom(app, viewer) else { return Ok(()) };
    let read: Vec<Read<'_>> = read.into_iter().filter(|read| read.level != Level::Clear).collect();
    let Some(level) = read.iter().map(|read| read.level).max() else { return Ok(()) };
    let now = app.clock.now();
    let object = format!("feed {feed} of {who}");
    let day = Timestamp::from_second(now.as_second().div_euclid(DAY_S) * DAY_S).unwrap_or(now);
    let told = store::audit::told(&app.db, &object, DEED, day, FEED_LINES).await?;
    let told: BTreeSet<&str> = told.iter().flat_map(|detail| detail.split([' ', ','])).collect();
    let new: Vec<String> = read.iter().map(|read| format!("{}#{}", read.id, read.revision)).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).filter(|one| !told.contains(one)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let detail = format!("TLP:{level} feed, revisions {} at {node}", new.join(", "));
    store::audit::note(&app.db, &[AuditLine::new(&who, DEED, object).with_detail(detail)], now).await
}

/// The person or partner, and the node they are at; the public and operators are shown nothing above CLEAR.
fn whom(app: &App, viewer: &Viewer) -> Option<(String, String)> {
    match viewer {
        Viewer::Public | Viewer::Operator => None,
        Viewer::Staff { person, .. } => Some((person.clone(), app.config.host().to_owned())),
        Viewer::Peer { authorities } => {
            let url = authorities.first().and_then(|authority| Url::parse(authority).ok());
            let host = url.and_then(|url| Origin::of(&url).ok()).map_or_else(String::new, |origin| origin.host_key());
            Some((host.clone(), host))
        }
    }
}

/// The node at which something was read, as its line says.
pub fn node_of(line: &AuditLine) -> Option<&str> {
    let (_, node) = line.detail.rsplit_once(" at ").filter(|_| line.deed == DEED)?;
    Some(node)
}
