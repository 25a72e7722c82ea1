//! Who reads a page, and in which language: what every page asks first.
//!
//! This module decides nothing about what may be seen; the viewer goes to the store.

use axum::{
    extract::{FromRef, FromRequestParts, RawPathParams},
    http::request::Parts,
};
use election_pool_protocol::{audience::Viewer, language::LanguageTag};

use super::{
    likes::Likes,
    pages::{failed, text::legible},
    problem::Fault,
    session::Presence,
    shell, viewer,
};
use crate::{app::App, desk::incoming, model::words::Words};

/// The longest tag in an address that is taken for a language: `sr-Latn-RS` and the like.
const TAG_BYTES: usize = 11;

/// The reader of a page under `/{lang}/`.
#[derive(Debug)]
pub struct Reader {
    /// The interface language: that of the address, or the best other one.
    pub words: &'static Words,
    /// In which languages the reader likes to read.
    pub likes: Likes,
    /// Who it is.
    pub viewer: Viewer,
    /// Whether somebody is signed in.
    pub presence: Presence,
    /// The language of the address, in words, if there is no interface in it.
    pub unknown: Option<String>,
    /// What was asked for, with its query: where to come back to.
    pub address: String,
    /// How much is new in the inbox of whoever is signed in.
    pub fresh: u64,
}

/// How much is new; a page is shown all the same where that cannot be told.
pub async fn fresh(app: &App, presence: &Presence) -> u64 {
    let Some(session) = presence.session() else { return 0 };
    incoming::fresh(app, session).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "could not count what is new");
        0
    })
}

impl<S> FromRequestParts<S> for Reader
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let app = App::from_ref(state);
        let absent = |parts: &Parts| Fault::absent(&app, failed::language(&app, &parts.uri, &parts.headers).code);
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| absent(parts))?;
        let asked = params.iter().find(|(name, _)| *name == "lang").map(|(_, tag)| tag.to_owned()).unwrap_or_default();
        let (words, unknown) = language(&app, &asked, parts).ok_or_else(|| absent(parts))?;
        let presence = parts.extensions.get::<Presence>().cloned().unwrap_or_default();
        let address = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let likes = Likes::read(words, presence.languages(), &parts.headers);
        let (viewer, fresh) = (viewer::of(&app, parts).await, fresh(&app, &presence).await);
        Ok(Self { words, likes, viewer, presence, unknown, address, fresh })
    }
}

/// The interface language for an address; a well-formed tag without an interface falls back and is named.
fn language(app: &App, asked: &str, parts: &Parts) -> Option<(&'static Words, Option<String>)> {
    if let Some(words) = Words::of(asked) {
        return Some((words, None));
    }
    let tag: LanguageTag = (asked.len() <= TAG_BYTES).then(|| asked.parse().ok()).flatten()?;
    // The same language in another spelling: FI, sv-FI.
    if let Some(words) = Words::of(tag.primary()) {
        return Some((words, None));
    }
    let words = shell::best(app, &parts.headers);
    Some((words, Some(legible(&words.language(tag.as_ref())))))
}
