//! The settings in force, under the names they have in the configuration file; nothing of any secret.

mod changed;

use super::{DeskError, peer, source, translation};
use crate::{
    app::{
        App,
        config::{Approval, Followers},
    },
    store,
};

pub use self::changed::note_changes;

/// Most keys and authorities named.
const ROWS: u32 = 1000;

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the file, or what it is of.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Setting {
    fn of(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// Everything that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The actors and the fingerprints of their keys.
    pub keys: Vec<Setting>,
    /// The authorities with their client bodies.
    pub authorities: Vec<Setting>,
    /// The circles.
    pub circles: Vec<Setting>,
    /// How publishing and following are decided.
    pub publishing: Vec<Setting>,
    /// The languages, and who translates.
    pub translation: Vec<Setting>,
    /// Feeds that are read, and who is told of ours.
    pub feeds: Vec<Setting>,
    /// The projects.
    pub projects: Vec<Setting>,
}

/// Reads them.
pub async fn read(app: &App) -> Result<Settings, DeskError> {
    let config = &app.config;
    let authorities = store::actor::authorities(&app.db, ROWS).await?;
    let mut keys = Vec::new();
    let actors = authorities.iter().map(|one| (one.actor.clone(), one.username.clone()));
    for (actor, name) in std::iter::once((app.application_actor(), "actor".to_owned())).chain(actors) {
        match app.keys.of(&name) {
            Ok(key) => keys.extend([
                Setting::of(format!("{actor}#main-key"), peer::spaced(&key.rsa.fingerprint())),
                Setting::of(format!("{actor}#ed25519-key"), key.ed25519.public_multikey()),
            ]),
            Err(error) => keys.push(Setting::of(actor, error.to_string())),
        }
    }
    let authority = |one: &crate::app::config::AuthoritySection| {
        let clients = if one.clients.is_empty() { "–".to_owned() } else { one.clients.join(", ") };
        let name = one.name.values().next().cloned().unwrap_or_default();
        [
            Setting::of(format!("[[authority]] {} name", one.username), name),
            Setting::of(format!("[[authority]] {} clients", one.username), clients),
        ]
    };
    let approval = match config.publishing.approval {
        Approval::One => "one",
        Approval::Two => "two",
    };
    let followers = match config.federation.followers {
        Followers::Roster => "roster",
        Followers::Approve => "approve",
        Followers::Open => "open",
    };
    let mut feeds: Vec<Setting> =
        source::list(app).await?.into_iter().map(|one| Setting::of(one.other.clone(), one.to_string())).collect();
    let (subscriptions, intents) = store::hub::figures(&app.db).await?;
    feeds.push(Setting::of("/hub", format!("{subscriptions} subscriptions, {intents} to be confirmed")));
    let providers = translation::findings(app).await?;
    let providers = providers.into_iter().map(|one| Setting::of("[[translation.providers]]", one.detail));
    let languages = Setting::of("[node] languages", config.node.languages.join(", "));
    Ok(Settings {
        keys,
        authorities: config.authorities.iter().flat_map(authority).collect(),
        circles: config
            .circles
            .iter()
            .map(|(name, members)| Setting::of(format!("[circles] {name}"), members.join(", ")))
            .collect(),
        publishing: vec![
            Setting::of("[publishing] approval", approval),
            Setting::of("[federation] followers", followers),
        ],
        translation: std::iter::once(languages).chain(providers).collect(),
        feeds,
        projects: config
            .projects
            .iter()
            .map(|(name, one)| {
                Setting::of(format!("[projects.{name}] title"), one.title.values().next().cloned().unwrap_or_default())
            })
            .collect(),
    })
}
