//! What authorities are called, ours and the partners' pinned ones.
//!
//! Names come from the configuration and the roster alone: what an object says about its author is not believed.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::text::Text;
use crate::{
    app::App,
    store::{StoreError, peer},
    web::shell,
};

/// Peers whose authorities are named; there are 27 member states.
const PEERS: u32 = 200;

/// Names by actor id.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, IndexMap<String, String>>);

impl Names {
    /// Reads what is known now.
    pub async fn read(app: &App) -> Result<Self, StoreError> {
        let own = app.config.authorities.iter();
        let own = own.map(|authority| (app.authority_actor(&authority.username), authority.name.clone()));
        let mut names: BTreeMap<_, _> = own.collect();
        for known in peer::list(&app.db, PEERS).await? {
            for authority in peer::authorities(&app.db, &known.host).await? {
                names.insert(authority.actor, authority.names);
            }
        }
        Ok(Self(names))
    }

    /// The name of an actor in a language, else as its authority first wrote it, else its host.
    pub fn of(&self, actor: &str, language: &str) -> Text {
        let known = self.0.get(actor).and_then(|names| shell::said(names, language));
        known.unwrap_or_else(|| Text::of("", host(actor)))
    }
}

impl FromIterator<(String, IndexMap<String, String>)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, IndexMap<String, String>)>>(names: I) -> Self {
        Self(names.into_iter().collect())
    }
}

/// The host in an actor id.
fn host(actor: &str) -> &str {
    let rest = actor.split_once("://").map_or(actor, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
