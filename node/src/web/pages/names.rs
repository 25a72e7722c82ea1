//! What authorities are called, ours and the partners' pinned ones.
//!
//! Names come from the configuration and the roster alone: what an object says about its author is not believed.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{authorities, choice, text::Text};
use crate::{
    app::App,
    model::words::Words,
    store::{
        StoreError,
        material::Variant,
        peer::{self, Peer},
    },
    web::{likes::Likes, shell},
};

/// Peers whose authorities are named; there are 27 member states.
const PEERS: u32 = 200;

/// Names and handles by actor id.
#[derive(Debug, Default)]
pub struct Names {
    called: BTreeMap<String, IndexMap<String, String>>,
    handles: BTreeMap<String, String>,
    likes: Vec<String>,
}

impl Names {
    /// Reads what is known now, for a reader of these languages.
    pub async fn read(app: &App, likes: &Likes) -> Result<Self, StoreError> {
        let likes = likes.tags().into_iter().map(str::to_owned).collect();
        let mut all = Self { likes, ..Self::default() };
        for own in &app.config.authorities {
            all.put(app.authority_actor(&own.username), own.name.clone(), &own.username, app.config.host());
        }
        let (peers, authorities) = tokio::try_join!(peer::list(&app.db, PEERS), peer::all_authorities(&app.db))?;
        let partners: BTreeSet<String> =
            peers.into_iter().filter(Peer::is_active_partner).map(|partner| partner.host).collect();
        for (host, authority) in authorities {
            // Only those on the roster have a page.
            let username = if partners.contains(&host) { authority.username.as_str() } else { "" };
            all.put(authority.actor, authority.names, username, &host);
        }
        Ok(all)
    }

    fn put(&mut self, actor: String, names: IndexMap<String, String>, username: &str, host: &str) {
        if !username.is_empty() {
            self.handles.insert(actor.clone(), format!("{username}@{host}"));
        }
        self.called.insert(actor, names);
    }

    /// The page of an actor's authority, if it has one here.
    pub fn page(&self, actor: &str, words: &Words) -> Option<String> {
        self.handles.get(actor).map(|handle| authorities::address(words, handle))
    }

    /// What is shown of a material to this reader: the first of their languages that it has, else English, else its own.
    pub fn choose<'a>(&self, variants: &'a [Variant], words: &Words) -> Option<&'a Variant> {
        choice::choose(variants, &self.liked(words))
    }

    /// The languages of this reader, that of the page first.
    pub fn liked(&self, words: &Words) -> Vec<&str> {
        let further = self.likes.iter().map(String::as_str).filter(|tag| *tag != words.code);
        std::iter::once(words.code).chain(further).collect()
    }

    /// The name of an actor in a language, else in one that the reader likes, else as its authority first wrote it, else
    /// its host.
    pub fn of(&self, actor: &str, language: &str) -> Text {
        let liked = |names: &IndexMap<String, String>| {
            let tags = std::iter::once(language).chain(self.likes.iter().map(String::as_str));
            let found = tags.into_iter().find(|tag| names.contains_key(*tag));
            shell::said(names, found.unwrap_or(language))
        };
        let known = self.called.get(actor).and_then(liked);
        known.unwrap_or_else(|| Text::of("", host(actor)))
    }
}

impl FromIterator<(String, IndexMap<String, String>)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, IndexMap<String, String>)>>(names: I) -> Self {
        Self { called: names.into_iter().collect(), ..Self::default() }
    }
}

/// The host in an actor id.
fn host(actor: &str) -> &str {
    let rest = actor.split_once("://").map_or(actor, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
