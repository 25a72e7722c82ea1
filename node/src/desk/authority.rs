//! The actors this node speaks for: made once, kept as exact bytes, announced when they change.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use election_pool_protocol::{
    activity::{ActivityDraft, ActivityType, seal_activity},
    actor::{self as wire, AuthorityProfile, Multikey, NodeProfile, OwnKeys},
    audience::{Audience, EntryAudience},
    context,
    json::{self, member::Members},
    language::{LanguageMap, LanguageTag},
    proof,
};
use indexmap::IndexMap;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    DeskError,
    refusal::{NAME_CHARS, Refusal},
    rotation, session,
};
use crate::{
    app::{
        App, Chance, Clock, Config, OpenError,
        config::{self, AuthoritySection},
        keys::ActorKeys,
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
/// Who changes what stands in the configuration file.
const CONFIGURATION: &str = "configuration";
/// The name under which the Application actor's keys lie.
pub(super) const NODE_KEYS: &str = "actor";

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
    refresh_by(app, CONFIGURATION).await
}

async fn refresh_by(app: &App, by: &str) -> Result<(), DeskError> {
    rotation::recover(app).await?;
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
            let line = AuditLine::new(by, "authority", &authority.actor);
            store::actor::put_authority(&app.db, &authority, &line, now).await?;
        }
    }
    for authority in store::actor::authorities(&app.db, AUTHORITIES).await? {
        store_actor(app, by, &authority.username, now).await?;
    }
    provide_keys(app, NODE_KEYS).await?;
    store_actor(app, by, NODE_KEYS, now).await
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

/// The id of the actor whose keys have this name.
pub(super) fn actor_id(app: &App, name: &str) -> String {
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
        if is_untaken(app, &uri).await? {
            wrong.push(format!(
                "new keys of {uri} were announced and not taken: start the node, or run authority rotate-keys, which takes \
                 them"
            ));
            continue;
        }
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
            _ => shown.multikeys.iter().any(|key| is_current(key, &keys)),
        };
        for kind in ["rsa", "ed25519"].into_iter().filter(|kind| !is_same(kind)) {
            let file = app.keys.path(name, kind, keys.generation);
            wrong.push(format!(
                "{} is not the key that {uri} was published with: restore it from a backup",
                file.display()
            ));
        }
    }
    Ok(wrong)
}

/// Whether whoever made new keys of an actor ended after they were announced.
async fn is_untaken(app: &App, actor: &str) -> Result<bool, DeskError> {
    let name = app.key_name(actor);
    let made = if app.keys.unfinished().contains(name) { app.keys.untaken(name)? } else { None };
    match made {
        Some(made) => rotation::is_announced(app, actor, &made).await,
        None => Ok(false),
    }
}

pub(super) fn is_current(shown: &Multikey, keys: &ActorKeys) -> bool {
    shown.revoked.is_none() && shown.multibase == keys.ed25519.public_multikey()
}

/// The keys for proofs that an actor of ours shows: that which proves now, and those before it.
pub(super) async fn proof_keys(app: &App, actor: &str) -> Result<Vec<Multikey>, DeskError> {
    let shown = store::actor::own(&app.db, actor).await?.and_then(|bytes| wire::Actor::read(&bytes).ok());
    Ok(shown.map(|shown| shown.multikeys).unwrap_or_default())
}

/// The document of one of our actors with these keys and those before them.
pub(super) async fn document(
    app: &App,
    name: &str,
    keys: &ActorKeys,
    before: &[Multikey],
    published: Timestamp,
) -> Result<Members, DeskError> {
    let keys = OwnKeys { rsa: &keys.rsa, ed25519: &keys.ed25519, generation: keys.generation, before };
    if name == NODE_KEYS {
        let authorities = known(app).await?;
        return Ok(application(app, &authorities, keys, published).to_value());
    }
    let authority = store::actor::authority_named(&app.db, name).await?;
    let authority = authority.ok_or_else(|| DeskError::unknown("authority", name))?;
    Ok(organization(app, &authority, keys, published).to_value())
}

fn organization(app: &App, authority: &Authority, keys: OwnKeys<'_>, published: Timestamp) -> wire::Actor {
    let profile = AuthorityProfile {
        origin: app.config.origin().to_owned(),
        host: app.config.host().to_owned(),
        username: authority.username.clone(),
        name: language_map(&authority.names),
        languages: languages(app),
        country: app.config.node.country.clone(),
        published,
    };
    wire::organization(&profile, keys)
}

fn application(app: &App, authorities: &[Authority], keys: OwnKeys<'_>, published: Timestamp) -> wire::Actor {
    let profile = NodeProfile {
        origin: app.config.origin().to_owned(),
        host: app.config.host().to_owned(),
        name: authorities.first().map(|authority| language_map(&authority.names)).unwrap_or_default(),
        languages: languages(app),
        country: app.config.node.country.clone(),
        authorities: authorities.iter().map(|authority| authority.actor.clone()).collect(),
        published,
    };
    wire::application(&profile, keys)
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
async fn store_actor(app: &App, by: &str, name: &str, now: Timestamp) -> Result<(), DeskError> {
    let uri = actor_id(app, name);
    let keys = app.keys.of(name)?;
    let held = store::actor::own(&app.db, &uri).await?;
    let before = held.as_deref().and_then(|bytes| json::parse(bytes).ok());
    let published = before.as_ref().and_then(published_at).unwrap_or(now);
    let former: Vec<Multikey> = proof_keys(app, &uri).await?.into_iter().filter(|key| key.revoked.is_some()).collect();
    let members = document(app, name, &keys, &former, published).await?;
    if let Some(serde_json::Value::Object(mut before)) = before {
        before.shift_remove("proof");
        if before == members {
            return Ok(());
        }
    }
    let bytes = proof::add_proof(members, &keys.ed25519, &keys.proof_key_id(&uri), now);
    let actor = OwnActor { uri: uri.clone(), bytes };
    if held.is_none() {
        store::actor::put_own(&app.db, &actor, now).await?;
        return Ok(());
    }
    let line = AuditLine::new(by, "actor update", &uri);
    announce(app, &keys, actor, line, now).await?;
    Ok(())
}

/// When an actor was first shown.
pub(super) fn published_at(document: &serde_json::Value) -> Option<Timestamp> {
    document.get("published")?.as_str()?.parse().ok()
}

/// Logs the `Update` of one of our actors, proved with `keys`, which partners know; they take its keys and authorities from
/// there.
pub(super) async fn announce(
    app: &App,
    keys: &ActorKeys,
    actor: OwnActor,
    audit: AuditLine,
    now: Timestamp,
) -> Result<u64, DeskError> {
    let uri = &actor.uri.clone();
    let id = format!("{}/activities/{}", app.config.origin(), app.chance.uuid(now));
    let draft = ActivityDraft {
        to: vec![context::PUBLIC.to_owned()],
        published: Some(now),
        ..ActivityDraft::new(id.clone(), ActivityType::Update, uri)
    };
    let bytes = seal_activity(&draft, Some(&actor.bytes), &keys.ed25519, &keys.proof_key_id(uri), now)
        .map_err(|error| DeskError::Refused(error.to_string()))?;
    let publication = Publication {
        entries: vec![NewEntry {
            salt: app.chance.bytes(),
            activity: id.clone(),
            actor: uri.clone(),
            object: uri.clone(),
            kind: "Update".into(),
            audience: EntryAudience::of(Audience::clear(uri)),
            bytes,
            reader_bytes: None,
        }],
        actor: Some(actor),
        audit,
        client_id: id,
        ..Publication::default()
    };
    let positions = store::log::publish(&app.db, &publication, now).await?;
    app.wake.send();
    Ok(positions.first().copied().unwrap_or_default())
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

/// What is wrong with the user name and the name of a new authority, as they are written.
pub fn misread(username: &str, name: &str) -> Vec<Refusal> {
    let is_wrong = config::check_username(username).is_err();
    let of_username = is_wrong.then(|| Refusal::AuthorityUsername(username.to_owned()));
    let of_name = match name.trim() {
        "" => Some(Refusal::Nameless(username.to_owned())),
        name => (name.chars().count() > NAME_CHARS).then_some(Refusal::LongName),
    };
    of_username.into_iter().chain(of_name).collect()
}

/// Adds an authority: to the configuration file, the keys, the database, and for partners to the log.
pub async fn add(app: &App, by: &str, username: &str, name: &str) -> Result<Authorities, DeskError> {
    if let Some(unfit) = misread(username, name).into_iter().next() {
        return Err(unfit.into());
    }
    let Some(file) = &app.config.file else {
        return Err(Refusal::NoFile.into());
    };
    if store::actor::authority_named(&app.db, username).await?.is_some() {
        return Err(Refusal::AuthorityTaken(username.into()).into());
    }
    let language = app.config.node.languages.first().cloned().unwrap_or_default();
    let name = [(language, name.trim().to_owned())].into();
    let section = AuthoritySection { username: username.into(), name, clients: Vec::new() };
    let failed = |reason| DeskError::File { what: file.display().to_string(), reason };
    // Written before anything is announced, so that a file or folder that nobody may write refuses all of it; put in
    // place last, so that whoever reads it finds the keys.
    let part = appended(file, &section).map_err(failed)?;
    let mut changed = Config::clone(&app.config);
    changed.authorities.push(section);
    refresh_by(&App { config: std::sync::Arc::new(changed), ..app.clone() }, by).await?;
    fs::rename(part, file).map_err(failed)?;
    list(app).await
}

/// Writes the configuration file with one `[[authority]]` more beside it, leaving what the operator wrote as it is.
fn appended(file: &Path, section: &AuthoritySection) -> std::io::Result<PathBuf> {
    #[derive(Serialize)]
    struct Appended<'a> {
        authority: [&'a AuthoritySection; 1],
    }
    let text = toml::to_string_pretty(&Appended { authority: [section] }).map_err(std::io::Error::other)?;
    let before = fs::read_to_string(file)?;
    let part = file.with_extension("toml.part");
    fs::write(&part, format!("{}\n\n{text}", before.trim_end()))?;
    Ok(part)
}
