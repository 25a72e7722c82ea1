//! The actors this node speaks for: made once, kept as exact bytes, announced when they change.

use std::{fmt, fs, path::Path};

use election_pool_protocol::{
    activity::{ActivityDraft, ActivityType, seal_activity},
    actor::{self as wire, AuthorityProfile, NodeProfile, OwnKeys},
    audience::{Audience, EntryAudience},
    context,
    json::{self, member::Members},
    language::{LanguageMap, LanguageTag},
    proof,
};
use indexmap::IndexMap;
use jiff::Timestamp;
use serde::Serialize;

use super::{DeskError, session};
use crate::{
    app::{
        App, Chance, Clock, Config, OpenError,
        config::{self, AuthoritySection},
    },
    store::{
        self,
        account::{Account, Role},
        actor::{Authority, OwnActor},
        audit::AuditLine,
        log::{NewEntry, Publication},
    },
};

/// Most authorities one node speaks for.
pub const AUTHORITIES: u32 = 200;
/// The name under which the Application actor's keys lie.
const NODE_KEYS: &str = "actor";

/// What a new node tells its operator.
pub struct Initialised {
    /// The fingerprint that partners compare.
    pub fingerprint: String,
    /// How the first user comes in, if there was none before.
    pub link: Option<session::Link>,
}

/// Creates database, keys, actors and the first user of a node; doing it again changes nothing.
pub async fn initialise(
    config: Config,
    username: &str,
    clock: Clock,
    chance: Chance,
) -> Result<Initialised, DeskError> {
    let (app, waiting) = App::create(config, clock, chance).await.map_err(opened)?;
    drop(waiting);
    let prepared = prepare(&app, username).await;
    app.db.close().await;
    prepared
}

fn opened(error: OpenError) -> DeskError {
    match error {
        OpenError::Store(error) => error.into(),
        OpenError::Outlet(error) => error.into(),
        OpenError::Origin(error) => error.into(),
        refused @ OpenError::AnotherNode { .. } => DeskError::Refused(refused.to_string()),
        OpenError::Folder { path, reason } => DeskError::File { what: path.display().to_string(), reason },
    }
}

async fn prepare(app: &App, username: &str) -> Result<Initialised, DeskError> {
    refresh(app).await?;
    let fingerprint = app.keys.of(NODE_KEYS)?.rsa.fingerprint();
    let mut first_link = None;
    if store::account::first(&app.db).await?.is_none() {
        let authority = app.authority_actor(app.config.authorities.first().map_or(username, |a| &a.username));
        let account = Account { username: username.into(), name: username.into(), authority, role: Role::Author };
        let line = AuditLine::new("init", "user add", username).with_detail("the first user");
        store::account::add(&app.db, &account, &line, app.clock.now()).await?;
        first_link = Some(session::link(app, super::audit::COMMAND_LINE, username).await?);
    }
    Ok(Initialised { fingerprint, link: first_link })
}

/// Brings the stored actors in line with the configuration; what changed is announced in the log.
pub async fn refresh(app: &App) -> Result<(), DeskError> {
    let now = app.clock.now();
    for section in &app.config.authorities {
        provide_keys(app, &section.username).await?;
        let authority = Authority {
            actor: app.authority_actor(&section.username),
            username: section.username.clone(),
            names: section.name.clone(),
            clients: section.clients.clone(),
        };
        if store::actor::authority_named(&app.db, &section.username).await?.as_ref() != Some(&authority) {
            let line = AuditLine::new("configuration", "authority", &authority.actor);
            store::actor::put_authority(&app.db, &authority, &line, now).await?;
        }
    }
    for authority in store::actor::authorities(&app.db, AUTHORITIES).await? {
        store_actor(
            app,
            &authority.username,
            now,
            |published| Ok(organization(app, &authority, published)?.to_value()),
        )
        .await?;
    }
    let authorities = store::actor::authorities(&app.db, AUTHORITIES).await?;
    provide_keys(app, NODE_KEYS).await?;
    store_actor(app, NODE_KEYS, now, |published| Ok(application(app, &authorities, published)?.to_value())).await
}

/// Makes the keys of an actor that is new; those of one that others know must be there.
async fn provide_keys(app: &App, name: &str) -> Result<(), DeskError> {
    if store::actor::own(&app.db, &actor_id(app, name)).await?.is_some() {
        app.keys.require(name)?;
    } else {
        app.keys.ensure(name)?;
    }
    Ok(())
}

fn actor_id(app: &App, name: &str) -> String {
    if name == NODE_KEYS { app.application_actor() } else { app.authority_actor(name) }
}

/// Refuses to speak for anybody while a key is missing that this node has published with.
pub async fn require_keys(app: &App) -> Result<(), DeskError> {
    for uri in store::actor::own_uris(&app.db).await? {
        app.keys.require(app.key_name(&uri))?;
    }
    Ok(())
}

/// What is wrong with the keys of our actors, each in a line: unreadable, or others than partners were shown.
pub async fn examine_keys(app: &App) -> Result<Vec<String>, DeskError> {
    let mut wrong = Vec::new();
    for uri in store::actor::own_uris(&app.db).await? {
        let name = app.key_name(&uri);
        let keys = match app.keys.of(name) {
            Ok(keys) => keys,
            Err(error) => {
                wrong.push(error.to_string());
                continue;
            }
        };
        let shown = store::actor::own(&app.db, &uri).await?.and_then(|bytes| wire::Actor::read(&bytes).ok());
        let Some(shown) = shown else {
            wrong.push(format!("{uri} in the database is no actor"));
            continue;
        };
        let is_same = |kind: &str| match kind {
            "rsa" => shown.public_keys.iter().any(|key| key.pem.trim() == keys.rsa.public_pem().trim()),
            _ => shown.multikeys.iter().any(|key| key.multibase == keys.ed25519.public_multikey()),
        };
        for kind in ["rsa", "ed25519"].into_iter().filter(|kind| !is_same(kind)) {
            let file = app.config.keys_folder().join(format!("{name}.{kind}.pk8"));
            wrong.push(format!(
                "{} is not the key that {uri} was published with: restore it from a backup",
                file.display()
            ));
        }
    }
    Ok(wrong)
}

fn organization(app: &App, authority: &Authority, published: Timestamp) -> Result<wire::Actor, DeskError> {
    let keys = app.keys.of(&authority.username)?;
    let profile = AuthorityProfile {
        origin: app.config.origin().to_owned(),
        host: app.config.host().to_owned(),
        username: authority.username.clone(),
        name: language_map(&authority.names),
        languages: languages(app),
        country: app.config.node.country.clone(),
        published,
    };
    Ok(wire::organization(&profile, OwnKeys { rsa: &keys.rsa, ed25519: &keys.ed25519 }))
}

fn application(app: &App, authorities: &[Authority], published: Timestamp) -> Result<wire::Actor, DeskError> {
    let keys = app.keys.of(NODE_KEYS)?;
    let profile = NodeProfile {
        origin: app.config.origin().to_owned(),
        host: app.config.host().to_owned(),
        name: authorities.first().map(|authority| language_map(&authority.names)).unwrap_or_default(),
        languages: languages(app),
        country: app.config.node.country.clone(),
        authorities: authorities.iter().map(|authority| authority.actor.clone()).collect(),
        published,
    };
    Ok(wire::application(&profile, OwnKeys { rsa: &keys.rsa, ed25519: &keys.ed25519 }))
}

fn languages(app: &App) -> Vec<LanguageTag> {
    app.config.node.languages.iter().filter_map(|tag| tag.parse().ok()).collect()
}

fn language_map(names: &IndexMap<String, String>) -> LanguageMap {
    let mut map = LanguageMap::new();
    for (tag, name) in names {
        if let Ok(tag) = tag.parse() {
            map.insert(tag, name.clone());
        }
    }
    map
}

/// Stores one actor's document if it is new, and stores and announces it if it changed.
async fn store_actor(
    app: &App,
    name: &str,
    now: Timestamp,
    document: impl Fn(Timestamp) -> Result<Members, DeskError>,
) -> Result<(), DeskError> {
    let uri = actor_id(app, name);
    let keys = app.keys.of(name)?;
    let method = wire::proof_key_id(&uri);
    let held = store::actor::own(&app.db, &uri).await?;
    let before = held.as_deref().and_then(|bytes| json::parse(bytes).ok());
    let published = before.as_ref().and_then(|value| value.get("published")?.as_str()?.parse().ok()).unwrap_or(now);
    let members = document(published)?;
    if let Some(serde_json::Value::Object(mut before)) = before {
        before.shift_remove("proof");
        if before == members {
            return Ok(());
        }
    }
    let bytes = proof::add_proof(members, &keys.ed25519, &method, now);
    let actor = OwnActor { uri: uri.clone(), bytes };
    if held.is_none() {
        store::actor::put_own(&app.db, &actor, now).await?;
        return Ok(());
    }
    announce(app, &uri, actor, now).await
}

/// Logs the `Update` of one of our actors; partners take its keys and authorities from there.
async fn announce(app: &App, uri: &str, actor: OwnActor, now: Timestamp) -> Result<(), DeskError> {
    let keys = app.keys.of(app.key_name(uri))?;
    let id = format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now));
    let draft = ActivityDraft {
        to: vec![context::PUBLIC.to_owned()],
        published: Some(now),
        ..ActivityDraft::new(id.clone(), ActivityType::Update, uri)
    };
    let bytes = seal_activity(&draft, Some(&actor.bytes), &keys.ed25519, &wire::proof_key_id(uri), now)
        .map_err(|error| DeskError::Refused(error.to_string()))?;
    let publication = Publication {
        entries: vec![NewEntry {
            salt: app.chance.bytes(),
            activity: id.clone(),
            actor: uri.to_owned(),
            object: uri.to_owned(),
            kind: "Update".into(),
            audience: EntryAudience::of(Audience::clear(uri)),
            bytes,
            reader_bytes: None,
        }],
        actor: Some(actor),
        audit: AuditLine::new("configuration", "actor update", uri),
        client_id: id,
        ..Publication::default()
    };
    store::log::publish(&app.db, &publication, now).await?;
    app.wake.send();
    Ok(())
}

/// Authorities, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Authorities(Vec<Shown>);

/// One authority, as printed.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Its handle.
    pub handle: String,
    /// Its actor id.
    pub actor: String,
    /// Its names per language.
    pub names: IndexMap<String, String>,
}

impl fmt::Display for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.0 {
            let name = one.names.values().next().map(String::as_str).unwrap_or_default();
            writeln!(f, "{:<40} {name}", one.handle)?;
        }
        Ok(())
    }
}

/// The authorities of this node, as they are held.
pub async fn known(app: &App) -> Result<Vec<Authority>, DeskError> {
    Ok(store::actor::authorities(&app.db, AUTHORITIES).await?)
}

/// Lists the authorities of this node.
pub async fn list(app: &App) -> Result<Authorities, DeskError> {
    let shown = |authority: Authority| Shown {
        handle: format!("@{}@{}", authority.username, app.config.host()),
        actor: authority.actor,
        names: authority.names,
    };
    Ok(Authorities(store::actor::authorities(&app.db, AUTHORITIES).await?.into_iter().map(shown).collect()))
}

/// Adds an authority: to the configuration file, the keys, the database, and for partners to the log.
pub async fn add(app: &App, file: &Path, username: &str, name: &str) -> Result<Authorities, DeskError> {
    config::check_username(username)?;
    if store::actor::authority_named(&app.db, username).await?.is_some() {
        return Err(DeskError::Refused(format!("authority “{username}” exists already")));
    }
    let language = app.config.node.languages.first().cloned().unwrap_or_default();
    let section =
        AuthoritySection { username: username.into(), name: [(language, name.to_owned())].into(), clients: Vec::new() };
    let mut changed = Config::clone(&app.config);
    changed.authorities.push(section);
    let app = App { config: std::sync::Arc::new(changed), ..app.clone() };
    refresh(&app).await?;
    append_section(file, &app.config.authorities[app.config.authorities.len() - 1])
        .map_err(|reason| DeskError::File { what: file.display().to_string(), reason })?;
    list(&app).await
}

/// Appends `[[authority]]` to the configuration file, leaving what the operator wrote as it is.
fn append_section(file: &Path, section: &AuthoritySection) -> std::io::Result<()> {
    #[derive(Serialize)]
    struct Appended<'a> {
        authority: [&'a AuthoritySection; 1],
    }
    let text = toml::to_string_pretty(&Appended { authority: [section] }).map_err(std::io::Error::other)?;
    let before = fs::read_to_string(file)?;
    let part = file.with_extension("toml.part");
    fs::write(&part, format!("{}\n\n{text}", before.trim_end()))?;
    fs::rename(part, file)
}
