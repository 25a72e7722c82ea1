//! Feeds as values: what a feed says, whatever it is written in.
//!
//! [`rss`], [`atom`] and [`json`] write the same [`Feed`]; [`opml`] writes lists of feeds. This module does not choose
//! what stands in a feed: whoever fills it has asked the audience first.

pub mod atom;
pub mod json;
pub mod opml;
pub mod rss;
#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use jiff::Timestamp;

use crate::{audience::Level, context::POOL, language::LanguageTag};

/// How often a reader that asks by the clock should ask, in minutes.
pub const ASK_EVERY_MIN: u32 = 15;

/// What a feed is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// The end of an address.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::Json => "json",
        }
    }

    /// The media type, as links name it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }

    /// The media type with the encoding, as an answer names it.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            // JSON is UTF-8, and its media type has no parameter to say so.
            Self::Json => "application/feed+json",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }
}

/// An end of an address that is no feed's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a format of a feed (rss, atom or json)")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.into_iter().find(|format| format.extension() == word);
        found.ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

/// A feed in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// The page it belongs to.
    pub page: String,
    /// Its own address.
    pub address: String,
    /// One sentence on what is in it.
    pub description: String,
    /// Who makes it.
    pub publisher: Author,
    /// The language of its titles.
    pub language: LanguageTag,
    /// When something in it last changed.
    pub updated: Option<Timestamp>,
    /// Where to ask to be told of changes.
    pub hub: Option<String>,
    /// The same in other languages and formats.
    pub twins: Vec<Twin>,
    /// The way to older entries and back.
    pub archive: Archive,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// The same feed in another language or format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Where.
    pub address: String,
    /// In what.
    pub format: Format,
    /// In which language.
    pub language: LanguageTag,
}

/// The way through the archive of a feed, RFC 5005 section 4.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// Of an archive document: the feed that holds the newest.
    pub current: Option<String>,
    /// The archive document of what came before.
    pub previous: Option<String>,
    /// Of an archive document: that of what came after.
    pub next: Option<String>,
}

impl Archive {
    /// Whether this document is one of the archive.
    pub const fn is_archive(&self) -> bool {
        self.current.is_some()
    }

    /// The links there are, each with its relation.
    fn links(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let all = [("current", &self.current), ("prev-archive", &self.previous), ("next-archive", &self.next)];
        all.into_iter().filter_map(|(relation, address)| Some((relation, address.as_ref()?)))
    }
}

/// One material in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The URI of the material: what tells readers that they have seen it. It never changes.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The page that shows it.
    pub page: String,
    /// Its abstract: plain text; empty if it has none.
    pub summary: String,
    /// The language of that, where it is another than that of the entry.
    pub summary_language: Option<LanguageTag>,
    /// Its body as sanitised HTML, every link in it absolute.
    pub html: Option<String>,
    /// The language of this entry, where it is another than that of the feed.
    pub language: LanguageTag,
    /// The authority that wrote it.
    pub author: Author,
    /// Who may have it.
    pub level: Level,
    /// When it was first published; this never changes either.
    pub published: Timestamp,
    /// When it was last revised.
    pub updated: Timestamp,
    /// What it may be used under, as its author names it.
    pub licence: Option<String>,
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// The pages that show it in each of its languages.
    pub translations: Vec<Translation>,
    /// Its files.
    pub files: Vec<File>,
    /// If it was withdrawn, why.
    pub withdrawal: Option<Withdrawal>,
}

/// Who wrote an entry, or makes a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Its name.
    pub name: String,
    /// Its address.
    pub uri: String,
}

/// A list of words that materials are filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// What sort of material it is.
    Kind,
    /// What it is about.
    Topic,
    /// The part of the electoral cycle it belongs to.
    Phase,
}

impl fmt::Display for Scheme {
    /// The URI of the term that says so on the wire: the same in each language and at each node.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let term = match self {
            Self::Kind => "kind",
            Self::Topic => "topics",
            Self::Phase => "phase",
        };
        write!(f, "{POOL}{term}")
    }
}

/// A word an entry is filed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The list it is of.
    pub scheme: Scheme,
    /// Its slug.
    pub term: String,
    /// What it is called in the language of the feed.
    pub label: String,
}

/// A language that an entry can be read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The page.
    pub page: String,
    /// The language.
    pub language: LanguageTag,
}

/// A file of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes.
    pub size: u64,
}

/// That a material was withdrawn. Its texts are gone, so its entry says this in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: Timestamp,
    /// Why, if its author said.
    pub reason: Option<Reason>,
}

/// Why something was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// In the words of its author.
    pub text: String,
    /// Their language.
    pub language: LanguageTag,
}

/// A feed that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the feed “{0}” could not be written")]
pub struct FeedError(String);

/// Writes a feed.
pub fn write(feed: &Feed, format: Format) -> Result<String, FeedError> {
    match format {
        Format::Rss => rss::write(feed),
        Format::Atom => atom::write(feed),
        Format::Json => json::write(feed),
    }
}

impl Feed {
    fn unwritable(&self) -> FeedError {
        FeedError(self.address.clone())
    }
}

impl Entry {
    /// The slugs of one list that it is filed under.
    fn terms(&self, scheme: Scheme) -> impl Iterator<Item = &str> {
        self.categories.iter().filter(move |category| category.scheme == scheme).map(|category| category.term.as_str())
    }
}

/// XML 1.0 has no way to write most control characters.
fn clean(text: &str) -> String {
    let is_allowed =
        |c: &char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_allowed).collect()
}
