//! Material from elsewhere, each as a submission that another person publishes: a folder of Markdown files, or the feed of
//! an authority's own site.
//!
//! An import can be run again: what came before is not submitted twice, and what has changed since is named.

mod entry;

use std::{collections::BTreeSet, fmt, fs, io::Read as _, path::Path};

use election_pool_protocol::vocabulary::Kind;
use serde::Serialize;
use url::Url;

use super::{
    DeskError, account,
    publish::{self, Outcome},
    source::{self, Fetched},
};
use crate::{
    app::App,
    model::{
        codes,
        material::sha256_hex,
        source::Bundle,
        web_feed::{self, WebFeed},
    },
    store::imported::{self, Before, Place},
};

pub use self::entry::Form;

/// Most files in one folder.
const FILES_MAX: usize = 10_000;

/// What became of one thing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Line {
    Submitted(Outcome),
    Left(Left),
}

/// What was not submitted.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
enum Left {
    /// It was imported before, as it is.
    Already {
        /// The file or entry.
        item: String,
        /// The submission of then.
        id: String,
    },
    /// It was imported before, in another form.
    Changed {
        /// The file or entry.
        item: String,
        /// The submission of then.
        id: String,
    },
    /// It can be no material.
    Refused {
        /// The file or entry.
        item: String,
        /// Why.
        reason: String,
    },
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Already { item, id } => write!(f, "{item} was imported before, as {id}"),
            Self::Changed { item, id } => {
                write!(f, "{item} has changed since it was imported as {id}: revise what was made of it")
            }
            Self::Refused { item, reason } => write!(f, "{item} was left out: {reason}"),
        }
    }
}

/// What was submitted, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Imported(Vec<Line>);

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| match line {
            Line::Submitted(outcome) => writeln!(f, "{outcome}"),
            Line::Left(left) => writeln!(f, "{left}"),
        })
    }
}

/// Submits every `NAME.md` of a folder with its translations and attachments; if one is no good, none.
pub async fn markdown(app: &App, folder: &Path, user: Option<&str>) -> Result<Imported, DeskError> {
    let mut bundles = Vec::new();
    for name in sources(folder)? {
        bundles.push(publish::checked(app, Bundle::read(&folder.join(name))?, user).await?);
    }
    if bundles.is_empty() {
        return Err(DeskError::Refused(format!("there is no Markdown file in {}", folder.display())));
    }
    let origin = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()).display().to_string();
    let mut lines = Vec::new();
    for bundle in bundles {
        let place = Place { origin: origin.clone(), item: bundle.file.clone() };
        let (item, sha256) = (bundle.file.clone(), sha256_hex(bundle.to_text().as_bytes()));
        lines.push(submit(app, &bundle, user, (&place, &sha256), item).await?);
    }
    Ok(Imported(lines))
}

/// Submits every entry of a feed, found at an address or in a file; what can be no material is left out and named.
pub async fn feed(app: &App, from: &Path, form: &Form<'_>, user: Option<&str>) -> Result<Imported, DeskError> {
    account::writing(app, user).await?;
    known_kind(form.kind)?;
    let (address, feed) = match from.to_str().filter(|text| is_address(text)) {
        Some(text) => fetched(app, source::plain(Url::parse(text)?)).await?,
        None => held(app, from)?,
    };
    if feed.entries.is_empty() {
        return Err(DeskError::Refused(format!("there is no entry in {address}")));
    }
    // A site may have several feeds of the same entries.
    let origin = feed.page.clone().unwrap_or_else(|| address.to_string());
    let mut lines = Vec::new();
    for one in &feed.entries {
        let place = Place { origin: origin.clone(), item: one.guid.clone() };
        let item = one.title.clone();
        let made = form.bundle(one, &feed);
        let checked = match made {
            Ok(bundle) => publish::checked(app, bundle, user).await,
            Err(reason) => Err(DeskError::Refused(reason)),
        };
        lines.push(match checked {
            // What is made of it may be another thing each time; what the site says is what changes.
            Ok(bundle) => submit(app, &bundle, user, (&place, &one.digest()), item).await?,
            Err(error @ DeskError::Store(_)) => return Err(error),
            Err(error) => Line::Left(Left::Refused { item, reason: error.to_string() }),
        });
    }
    if feed.nameless > 0 {
        let reason = "no text, or nothing that tells it from others".to_owned();
        lines.push(Line::Left(Left::Refused { item: format!("{} of the entries", feed.nameless), reason }));
    }
    Ok(Imported(lines))
}

/// Asked before anything is fetched.
fn known_kind(word: &str) -> Result<(), DeskError> {
    if Kind::slugs().any(|slug| slug == word) {
        return Ok(());
    }
    let nearest = codes::nearest(word, Kind::slugs()).map(str::to_owned);
    Err(DeskError::Unknown { what: "kind", name: word.to_owned(), nearest })
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

async fn fetched(app: &App, url: Url) -> Result<(Url, WebFeed), DeskError> {
    match source::fetch(app, &url, None, None).await {
        Ok(Fetched::New { feed, .. }) => Ok((url, feed)),
        Ok(Fetched::Same) => Err(DeskError::Refused(format!("{url} answered 304 to a first question"))),
        Err(trouble) => Err(DeskError::Refused(format!("{url}: {}", trouble.words))),
    }
}

/// A feed in a file; links in it that say no host are those of the page it names.
fn held(app: &App, path: &Path) -> Result<(Url, WebFeed), DeskError> {
    let failed = |reason| DeskError::Unreadable { path: path.to_owned(), reason };
    let limit = app.config.limits.source_body_bytes;
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit {
        return Err(DeskError::Refused(format!("{} is larger than {limit} bytes", path.display())));
    }
    let whole = fs::canonicalize(path).map_err(failed)?;
    let address = Url::from_file_path(&whole)
        .map_err(|()| DeskError::Refused(format!("{} cannot be written as an address", path.display())))?;
    let read = |address: &Url| {
        web_feed::read(&bytes, address).map_err(|no| DeskError::Refused(format!("{}: {no}", path.display())))
    };
    let feed = read(&address)?;
    // The page it names is where it was found once.
    let feed = match feed.page.as_deref().and_then(|page| page.parse().ok()) {
        Some(page) => read(&page)?,
        None => feed,
    };
    Ok((address, feed))
}

async fn submit(
    app: &App,
    bundle: &Bundle,
    user: Option<&str>,
    (place, sha256): (&Place, &str),
    item: String,
) -> Result<Line, DeskError> {
    Ok(match imported::before(&app.db, place, sha256).await? {
        Before::New => Line::Submitted(publish::submit_imported(app, bundle, user, place, sha256).await?),
        Before::Same(id) => Line::Left(Left::Already { item, id }),
        Before::Another(id) => Line::Left(Left::Changed { item, id }),
    })
}

/// The Markdown files that are no translation of another.
fn sources(folder: &Path) -> Result<Vec<String>, DeskError> {
    let failed = |reason| DeskError::Unreadable { path: folder.to_owned(), reason };
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = std::path::PathBuf::from(entry.map_err(failed)?.file_name());
        if name.extension().is_some_and(|end| end == "md") {
            names.insert(name.to_string_lossy().into_owned());
        }
        if names.len() > FILES_MAX {
            return Err(DeskError::Refused(format!("more than {FILES_MAX} files in {}", folder.display())));
        }
    }
    let is_source = |name: &&String| {
        let stem = name.trim_end_matches(".md").rsplit_once('.').map(|(stem, _)| format!("{stem}.md"));
        !stem.is_some_and(|stem| names.contains(&stem))
    };
    Ok(names.iter().filter(is_source).cloned().collect())
}
