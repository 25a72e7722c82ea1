//! What all providers have in common: a kind, pairs of languages, a request, an answer.

use std::{fmt, str::FromStr};

use election_pool_protocol::{language::LanguageTag, translation::Trouble};
use serde::{Deserialize, Serialize};

use super::{apertium, deepl, etranslation, libretranslate};

/// The longest words of a provider that are repeated.
const WORDS: usize = 200;
/// Most pairs of languages noted of one provider.
pub const MAX_PAIRS: usize = 5_000;

/// Which protocol a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The service of the European Commission.
    Etranslation,
    /// `LibreTranslate`.
    Libretranslate,
    /// `DeepL`.
    Deepl,
    /// Apertium-APy.
    Apertium,
}

/// Two languages, one translated into the other; written `sv:da`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The language of the text.
    pub source: LanguageTag,
    /// The language it is wanted in.
    pub target: LanguageTag,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source, self.target)
    }
}

impl FromStr for Pair {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a pair of languages, as in “sv:da”");
        let (source, target) = text.split_once(':').ok_or_else(wrong)?;
        Ok(Self { source: source.parse().map_err(|_| wrong())?, target: target.parse().map_err(|_| wrong())? })
    }
}

/// A pair as a provider names it; noted as `sv:da=swe|dan`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The pair.
    pub pair: Pair,
    /// What the provider calls the language of the text.
    pub from: String,
    /// What it calls the language wanted.
    pub to: String,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}|{}", self.pair, self.from, self.to)
    }
}

impl FromStr for Route {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (pair, codes) = text.split_once('=').ok_or("no codes")?;
        let (from, to) = codes.split_once('|').ok_or("one code")?;
        Ok(Self { pair: pair.parse()?, from: from.to_owned(), to: to.to_owned() })
    }
}

/// Finds the route for a pair: exactly, else with a language for its form in a country (`sv` for `sv-FI`).
pub fn route<'a>(routes: &'a [Route], wanted: &Pair) -> Option<&'a Route> {
    let exact = |route: &&Route| route.pair == *wanted;
    let near = |route: &&Route| {
        route.pair.target.as_str() == wanted.target.primary() && route.pair.source.as_str() == wanted.source.primary()
    };
    routes.iter().find(exact).or_else(|| routes.iter().find(near))
}

/// Who we are to a provider.
#[derive(Debug, Clone, Copy, Default)]
pub struct Login<'a> {
    /// The key or password.
    pub key: Option<&'a str>,
    /// The name of the application, for eTranslation.
    pub application: &'a str,
    /// The name of the user, for eTranslation.
    pub username: &'a str,
}

/// A request, before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// What follows the address of the provider.
    pub path: &'static str,
    /// Headers beside those every request has.
    pub headers: Vec<(String, String)>,
    /// What the body is; nothing of a GET.
    pub content_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

impl Ask {
    pub(super) fn get(path: &'static str, headers: Vec<(String, String)>) -> Self {
        Self { method: "GET", path, headers, content_type: "", body: Vec::new() }
    }

    pub(super) fn json(path: &'static str, headers: Vec<(String, String)>, body: &serde_json::Value) -> Self {
        let body = body.to_string().into_bytes();
        Self { method: "POST", path, headers, content_type: "application/json", body }
    }
}

/// What was answered.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// The status.
    pub status: u16,
    /// How long it asks us to wait.
    pub after: Option<std::time::Duration>,
    /// The body.
    pub body: &'a [u8],
}

impl Heard<'_> {
    /// The body as JSON; what is none was said by somebody else on the way.
    pub(super) fn json(self) -> Result<serde_json::Value, Trouble> {
        serde_json::from_slice(self.body)
            .map_err(|_| Trouble::later(format!("answered {} with something else than JSON", self.status)))
    }

    /// A status that is no success, as a trouble; `words` are the provider's own.
    pub(super) fn trouble(self, words: Option<&str>) -> Trouble {
        let words = words.map(|words| crate::model::markdown::line(words, WORDS)).filter(|words| !words.is_empty());
        let why =
            words.map_or_else(|| format!("answered {}", self.status), |w| format!("answered {}: {w}", self.status));
        match self.status {
            408 | 425 | 429 | 456 | 500.. => Trouble::Later { why, after: self.after },
            _ => Trouble::Never(why),
        }
    }
}

impl Kind {
    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Etranslation => "eTranslation",
            Self::Libretranslate => "LibreTranslate",
            Self::Deepl => "DeepL",
            Self::Apertium => "Apertium",
        }
    }

    /// The longest text it takes.
    pub const fn max_chars(self) -> usize {
        match self {
            Self::Etranslation => etranslation::MAX_CHARS,
            Self::Libretranslate => libretranslate::MAX_CHARS,
            Self::Deepl => deepl::MAX_CHARS,
            Self::Apertium => apertium::MAX_CHARS,
        }
    }

    /// How many texts it takes at once.
    pub const fn max_texts(self) -> usize {
        match self {
            Self::Etranslation | Self::Apertium => 1,
            Self::Libretranslate => libretranslate::MAX_TEXTS,
            Self::Deepl => deepl::MAX_TEXTS,
        }
    }

    /// How many characters it takes at once, in all texts together.
    pub const fn max_batch_chars(self) -> usize {
        match self {
            Self::Deepl => deepl::MAX_BATCH_CHARS,
            other => other.max_chars(),
        }
    }

    /// Whether tags within a text come back where they belong.
    pub const fn keeps_tags(self) -> bool {
        !matches!(self, Self::Etranslation)
    }

    /// Whether it answers later, by calling us.
    pub const fn calls_back(self) -> bool {
        matches!(self, Self::Etranslation)
    }

    /// How it is asked for its languages; none if it does not tell.
    pub fn ask_languages(self, login: Login<'_>) -> Option<Ask> {
        match self {
            Self::Etranslation => None,
            Self::Libretranslate => Some(Ask::get("/languages", Vec::new())),
            Self::Deepl => Some(Ask::get("/v2/languages?type=target", deepl::headers(login))),
            Self::Apertium => Some(Ask::get("/listPairs", Vec::new())),
        }
    }

    /// The languages it answered, or those it is known to have.
    pub fn read_languages(self, heard: Heard<'_>) -> Result<Vec<Route>, Trouble> {
        let mut routes = match self {
            Self::Etranslation => etranslation::routes(),
            Self::Libretranslate => libretranslate::routes(heard)?,
            Self::Deepl => deepl::routes(heard)?,
            Self::Apertium => apertium::routes(heard)?,
        };
        routes.truncate(MAX_PAIRS);
        Ok(routes)
    }

    /// How it is asked to translate these texts; eTranslation is asked otherwise.
    pub fn ask(self, login: Login<'_>, route: &Route, texts: &[&str]) -> Ask {
        match self {
            Self::Etranslation | Self::Apertium => apertium::ask(route, texts),
            Self::Libretranslate => libretranslate::ask(login, route, texts),
            Self::Deepl => deepl::ask(login, route, texts),
        }
    }

    /// The translations it answered, as many as texts were sent.
    pub fn read(self, heard: Heard<'_>, count: usize) -> Result<Vec<String>, Trouble> {
        let texts = match self {
            Self::Etranslation | Self::Apertium => apertium::read(heard)?,
            Self::Libretranslate => libretranslate::read(heard)?,
            Self::Deepl => deepl::read(heard)?,
        };
        if texts.len() == count {
            Ok(texts)
        } else {
            Err(Trouble::never(format!("answered {} texts where {count} were sent", texts.len())))
        }
    }
}

/// Every pair of these languages, each as a provider calls it.
pub(super) fn all_pairs(sources: &[(LanguageTag, String)], targets: &[(LanguageTag, String)]) -> Vec<Route> {
    let mut routes = Vec::new();
    for (source, from) in sources {
        for (target, to) in targets.iter().filter(|(target, _)| target.primary() != source.primary()) {
            let pair = Pair { source: source.clone(), target: target.clone() };
            routes.push(Route { pair, from: from.clone(), to: to.clone() });
        }
    }
    routes
}
