//! Which feeds there are, and their addresses: `/feeds/{kind|topic|country|phase|authority}/{slug}.{lang}.{rss|atom|json}`
//! and `/feeds/all.{lang}.{rss|atom|json}`.
//!
//! CONTRACT of the outside; each feed has one address. This module does not know what stands in a feed, nor which
//! authorities there are.

use std::fmt;

use election_pool_protocol::{
    feed::Format,
    vocabulary::{Kind, Phase, Topic},
};

use super::{codes::STATES, name::Handle, words::Words};

/// What a feed is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Nothing: everything is in it.
    All,
    /// One kind.
    Kind(Kind),
    /// One topic.
    Topic(Topic),
    /// One member state, ISO 3166-1 alpha-2.
    Country(&'static str),
    /// One phase of the electoral cycle.
    Phase(Phase),
    /// One authority.
    Authority(Handle),
}

impl About {
    /// Every one there is but those of authorities: 1 + 9 + 49 + 27 + 3 at the time of writing.
    pub fn every() -> impl Iterator<Item = Self> {
        std::iter::once(Self::All)
            .chain(Self::countries())
            .chain(Self::kinds())
            .chain(Self::topics())
            .chain(Self::phases())
    }

    /// One for each member state.
    pub fn countries() -> impl Iterator<Item = Self> {
        STATES.iter().copied().map(Self::Country)
    }

    /// One for each kind.
    pub fn kinds() -> impl Iterator<Item = Self> {
        Kind::all().map(Self::Kind)
    }

    /// One for each topic.
    pub fn topics() -> impl Iterator<Item = Self> {
        Topic::all().map(Self::Topic)
    }

    /// One for each phase.
    pub fn phases() -> impl Iterator<Item = Self> {
        Phase::all().map(Self::Phase)
    }

    /// The set it is one of, and its slug there; none for everything. The same words narrow a list of materials, except
    /// for an authority, which has a page of its own.
    pub fn answer(&self) -> Option<(&'static str, String)> {
        let (set, slug) = match self {
            Self::All => return None,
            Self::Kind(kind) => ("kind", kind.slug()),
            Self::Topic(topic) => ("topic", topic.slug()),
            Self::Country(code) => ("country", *code),
            Self::Phase(phase) => ("phase", phase.slug()),
            Self::Authority(handle) => return Some(("authority", bare(handle))),
        };
        Some((set, slug.to_owned()))
    }

    fn read(set: &str, slug: &str) -> Option<Self> {
        match set {
            "kind" => Kind::parse(slug).map(Self::Kind),
            "topic" => Topic::parse(slug).map(Self::Topic),
            "phase" => Phase::parse(slug).map(Self::Phase),
            "country" => {
                // Lower or upper, not a mix of both.
                let is_either = slug == slug.to_ascii_uppercase() || slug == slug.to_ascii_lowercase();
                let known = STATES.iter().find(|code| is_either && code.eq_ignore_ascii_case(slug));
                known.copied().map(Self::Country)
            }
            "authority" => {
                let handle: Handle = slug.parse().ok()?;
                (bare(&handle) == slug).then_some(Self::Authority(handle))
            }
            _ => None,
        }
    }
}

/// `user@host`.
fn bare(handle: &Handle) -> String {
    format!("{}@{}", handle.user(), handle.host())
}

/// The address of one feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What it is narrowed to.
    pub about: About,
    /// The language of its titles.
    pub words: &'static Words,
    /// What it is written in.
    pub format: Format,
}

impl Address {
    /// Reads `{file}` behind `/feeds/`, or `{set}/{file}`; none if no feed has this address.
    pub fn read(set: Option<&str>, file: &str) -> Option<Self> {
        let (name, format) = file.rsplit_once('.')?;
        let (slug, language) = name.rsplit_once('.')?;
        let about = match set {
            None if slug == "all" => About::All,
            None => return None,
            Some(set) => About::read(set, slug)?,
        };
        Some(Self { about, words: Words::of(language)?, format: format.parse().ok()? })
    }

    /// The feed with this whole address on the node of `origin`, written as that node writes it.
    pub fn of_url(origin: &str, url: &str) -> Option<Self> {
        let path = url.strip_prefix(origin)?;
        let rest = path.strip_prefix("/feeds/")?;
        let address = match rest.split_once('/') {
            Some((set, file)) => Self::read(Some(set), file),
            None => Self::read(None, rest),
        };
        address.filter(|address| address.path() == path)
    }

    /// The path of it.
    pub fn path(&self) -> String {
        format!("/feeds/{self}")
    }

    /// The page that shows the same list.
    pub fn list(&self) -> String {
        let code = self.words.code;
        match self.about.answer() {
            Some(("authority", handle)) => format!("/{code}/authorities/{handle}"),
            Some((name, value)) => format!("/{code}/materials?{name}={value}"),
            None => format!("/{code}/materials"),
        }
    }

    /// The same feed in another format.
    #[must_use]
    pub fn written_in(&self, format: Format) -> Self {
        Self { format, ..self.clone() }
    }

    /// The same feed in another language.
    #[must_use]
    pub fn spoken_in(&self, words: &'static Words) -> Self {
        Self { words, ..self.clone() }
    }
}

impl fmt::Display for Address {
    /// What follows `/feeds/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { about, words, format } = self;
        match about.answer() {
            None => write!(f, "all")?,
            Some((set, slug)) => write!(f, "{set}/{}", slug.to_ascii_lowercase())?,
        }
        write!(f, ".{}.{}", words.code, format.extension())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_feed_or_none() {
        for (set, file, path, list) in [
            (None, "all.fi.rss", "/feeds/all.fi.rss", "/fi/materials"),
            (Some("topic"), "deepfakes.fi.atom", "/feeds/topic/deepfakes.fi.atom", "/fi/materials?topic=deepfakes"),
            (Some("country"), "fi.sv.json", "/feeds/country/fi.sv.json", "/sv/materials?country=FI"),
            (Some("country"), "FI.sv.json", "/feeds/country/fi.sv.json", "/sv/materials?country=FI"),
            (Some("kind"), "guide.en.rss", "/feeds/kind/guide.en.rss", "/en/materials?kind=guide"),
            (Some("phase"), "electoral.ga.rss", "/feeds/phase/electoral.ga.rss", "/ga/materials?phase=electoral"),
            (
                Some("authority"),
                "val@se.localhost:8102.sv.atom",
                "/feeds/authority/val@se.localhost:8102.sv.atom",
                "/sv/authorities/val@se.localhost:8102",
            ),
        ] {
            let address = Address::read(set, file).unwrap();
            assert_eq!((address.path().as_str(), address.list().as_str()), (path, list));
        }
        for (set, file) in [
            (None, "all.de.rss"),
            (None, "all.rss"),
            (None, "all"),
            (None, "some.fi.rss"),
            (None, "all.fi.opml"),
            (Some("topic"), "nothing.fi.rss"),
            (Some("country"), "us.fi.rss"),
            (Some("country"), "Fi.fi.rss"),
            (Some("nonsense"), "deepfakes.fi.rss"),
            (Some("kind"), ".fi.rss"),
            (Some("authority"), "@val@se.example.fi.rss"),
            (Some("authority"), "Val@se.example.fi.rss"),
            (Some("authority"), "val.fi.rss"),
        ] {
            assert_eq!(Address::read(set, file), None, "{set:?} {file}");
        }
    }

    #[test]
    fn every_feed_is_found_again_by_its_url_and_nothing_else_is() {
        let (origin, english) = ("https://fi.example", Words::english());
        let mut number = 0;
        for about in About::every() {
            let address = Address { about, words: english, format: Format::Atom };
            assert_eq!(Address::of_url(origin, &format!("{origin}{}", address.path())), Some(address));
            number += 1;
        }
        assert_eq!(number, 89);
        for url in [
            "https://se.example/feeds/all.en.rss",
            "https://fi.example/feeds/all.en.rss?archive=1",
            "https://fi.example/feeds/country/FI.en.rss",
            "https://fi.example/feeds/own/token/all.en.rss",
            "https://fi.example/feeds//all.en.rss",
            "https://fi.example.evil/feeds/all.en.rss",
            "/feeds/all.en.rss",
            "",
        ] {
            assert_eq!(Address::of_url(origin, url), None, "{url}");
        }
    }
}
