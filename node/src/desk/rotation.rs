//! New keys for our own actors: made beside the old ones, announced by an `Update` that the old key proves, and taken from the
//! moment that is committed.
//!
//! What the old key for proofs has proved stays verifiable: its public part stands in the actor's document, given up. The old
//! key for requests signs for those partners that have not confirmed the announcement yet, and goes when all have.

use std::fmt;

use election_pool_protocol::{actor::Multikey, json, origin::Origin, proof};
use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use super::{DeskError, authority, peer, refusal::Refusal};
use crate::{
    app::{App, keys::ActorKeys},
    store::{self, actor::OwnActor, audit::AuditLine, fact, peer::Peer},
};

/// Most partners looked at.
const PARTNERS: u32 = 1000;
/// Most keys given up that a document still shows: who reads ours reads so many.
const FORMER: usize = 8;

/// What was made anew, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Rotated(pub Vec<Renewed>);

/// The new keys of one actor, as printed.
#[derive(Debug, Serialize)]
pub struct Renewed {
    /// The actor.
    pub actor: String,
    /// The fingerprint of the key that signs its requests.
    pub fingerprint: String,
    /// The fingerprint of the one before.
    pub before: String,
    /// The id of the key that proves.
    pub proof_key: String,
    /// Where in the log it is announced.
    pub position: u64,
}

impl fmt::Display for Rotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.0 {
            writeln!(f, "{}\n  fingerprint {}", one.actor, peer::spaced(&one.fingerprint))?;
            writeln!(f, "  proves with {}, announced at position {}", one.proof_key, one.position)?;
        }
        Ok(())
    }
}

/// Makes new keys for the node and for each of its authorities, and announces them.
pub async fn rotate(app: &App, by: &str) -> Result<Rotated, DeskError> {
    let authorities = authority::known(app).await?;
    let mut names = vec![authority::NODE_KEYS.to_owned()];
    names.extend(authorities.into_iter().map(|one| one.username));
    recover(app).await?;
    // Looked at first, so that all of them are made anew or none.
    for name in &names {
        refuse_unfinished(app, name).await?;
    }
    let mut renewed = Vec::new();
    for name in &names {
        renewed.push(renew(app, by, name).await?);
    }
    Ok(Rotated(renewed))
}

/// The keys of an actor are not made anew while a partner does not know the ones it has.
async fn refuse_unfinished(app: &App, name: &str) -> Result<(), DeskError> {
    if app.keys.of(name)?.before.is_none() {
        return Ok(());
    }
    let unaware = unaware(app, &authority::actor_id(app, name)).await?;
    match unaware.first() {
        None => Ok(app.keys.forget_before(name)?),
        Some(peer) => Err(Refusal::Unconfirmed(peer.host.clone()).into()),
    }
}

async fn renew(app: &App, by: &str, name: &str) -> Result<Renewed, DeskError> {
    let now = app.clock.now();
    let uri = authority::actor_id(app, name);
    let old = app.keys.of(name)?;
    let new = app.keys.next(name)?;
    let held = store::actor::own(&app.db, &uri).await?.ok_or_else(|| DeskError::unknown("actor", &uri))?;
    let published = json::parse(&held).ok().as_ref().and_then(authority::published_at).unwrap_or(now);
    let mut former = given_up(authority::proof_keys(app, &uri).await?, now);
    former.retain(|key| key.id != new.proof_key_id(&uri));
    let members = authority::document(app, name, &new, &former, published).await?;
    // The document is proved by the new key, which shows that it is held; the announcement by the one that is known.
    let bytes = proof::add_proof(members, &new.ed25519, &new.proof_key_id(&uri), now);
    let (fingerprint, before) = (new.rsa.fingerprint(), old.rsa.fingerprint());
    let line = AuditLine::new(by, "keys rotate", &uri).with_detail(format!("from {before} to {fingerprint}"));
    let position = authority::announce(app, &old, OwnActor { uri: uri.clone(), bytes }, line, now).await?;
    note(app, &uri, position, now).await?;
    app.keys.take_next(name, new.generation)?;
    Ok(Renewed { fingerprint, before, proof_key: new.proof_key_id(&uri), position, actor: uri })
}

/// The keys for proofs as they are shown once there is another: given up now, or before; the oldest go in the end.
fn given_up(keys: Vec<Multikey>, now: Timestamp) -> Vec<Multikey> {
    let give_up = |key: Multikey| Multikey { revoked: key.revoked.or(Some(now)), ..key };
    keys.into_iter().map(give_up).take(FORMER).collect()
}

/// Ends what somebody had begun that made keys anew and did not come to its end: takes those that were announced. Those that
/// were not announced are used when keys are made anew the next time.
pub async fn recover(app: &App) -> Result<(), DeskError> {
    for name in app.keys.unfinished() {
        let uri = authority::actor_id(app, &name);
        let Some(made) = app.keys.untaken(&name)? else {
            app.keys.give_up(&name)?;
            continue;
        };
        if is_announced(app, &uri, &made).await? {
            // Where may not have been noted; it is not behind the end of the log.
            let head = store::log::head(&app.db).await?;
            note(app, &uri, head.position, app.clock.now()).await?;
            app.keys.take_next(&name, made.generation)?;
        }
    }
    Ok(())
}

/// Whether partners are shown these keys.
pub(super) async fn is_announced(app: &App, actor: &str, keys: &ActorKeys) -> Result<bool, DeskError> {
    let shown = authority::proof_keys(app, actor).await?;
    Ok(shown.iter().any(|key| authority::is_current(key, keys)))
}

/// Forgets former keys once every partner knows the new ones.
pub async fn finish(app: &App) -> Result<(), DeskError> {
    for uri in store::actor::own_uris(&app.db).await? {
        if app.has_former_key(&uri) && unaware(app, &uri).await?.is_empty() {
            app.keys.forget_before(app.key_name(&uri))?;
        }
    }
    Ok(())
}

/// The partners that have not confirmed the announcement of an actor's keys.
async fn unaware(app: &App, actor: &str) -> Result<Vec<Peer>, DeskError> {
    let announced = announced(app, actor).await?;
    let mut partners = store::peer::partners(&app.db, PARTNERS).await?;
    partners.retain(|peer| announced.is_some_and(|announced| !announced.is_known_to(peer)));
    Ok(partners)
}

/// Whether the server of a URL knows the keys an actor has; whoever is no partner reads them when it needs them.
pub(super) async fn is_known_at(app: &App, actor: &str, url: &Url) -> Result<bool, DeskError> {
    let Ok(origin) = Origin::of(url) else { return Ok(true) };
    let peer = store::peer::find(&app.db, &origin.host_key()).await?.filter(Peer::is_active_partner);
    let Some((peer, announced)) = peer.zip(announced(app, actor).await?) else { return Ok(true) };
    Ok(announced.is_known_to(&peer))
}

/// Where and when the keys of an actor were announced.
#[derive(Debug, Clone, Copy)]
struct Announced {
    position: u64,
    at: Timestamp,
}

impl Announced {
    /// A partner that came later was shown the new keys.
    fn is_known_to(self, peer: &Peer) -> bool {
        peer.confirmed.position >= self.position || peer.added_at > self.at
    }
}

fn fact_of(actor: &str) -> String {
    format!("{} {actor}", fact::KEYS)
}

async fn note(app: &App, actor: &str, position: u64, at: Timestamp) -> Result<(), DeskError> {
    let value = format!("{position} {}", at.as_millisecond());
    Ok(store::fact::put(&app.db, &fact_of(actor), &value).await?)
}

async fn announced(app: &App, actor: &str) -> Result<Option<Announced>, DeskError> {
    let value = store::fact::find(&app.db, &fact_of(actor)).await?;
    Ok(value.and_then(|value| {
        let (position, at) = value.split_once(' ')?;
        let at = Timestamp::from_millisecond(at.parse().ok()?).ok()?;
        Some(Announced { position: position.parse().ok()?, at })
    }))
}

/// A key of this node, for whoever compares it.
#[derive(Debug, Clone)]
pub struct Key {
    /// The actor it is of.
    pub actor: String,
    /// Its id.
    pub id: String,
    /// Whether it signs requests; else it proves.
    pub signs: bool,
    /// The fingerprint of a key for requests, the key itself of one for proofs.
    pub shown: String,
    /// When it was made.
    pub since: Option<Timestamp>,
    /// Since when it proves nothing new.
    pub revoked: Option<Timestamp>,
}

/// The keys of the node and of its authorities, and what is wrong with those that cannot be read.
pub async fn keys(app: &App) -> Result<(Vec<Key>, Vec<String>), DeskError> {
    let authorities = authority::known(app).await?.into_iter().map(|one| one.username);
    let names: Vec<String> = std::iter::once(authority::NODE_KEYS.to_owned()).chain(authorities).collect();
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for name in names {
        let actor = authority::actor_id(app, &name);
        match app.keys.of(&name) {
            Ok(keys) => all.extend(shown(app, &name, &actor, &keys).await?),
            Err(error) => wrong.push(error.to_string()),
        }
    }
    Ok((all, wrong))
}

async fn shown(app: &App, name: &str, actor: &str, keys: &ActorKeys) -> Result<Vec<Key>, DeskError> {
    let since = app.keys.made_at(name, keys.generation);
    let key = |id: String, signs, shown: String, revoked: Option<Timestamp>| {
        let since = since.filter(|_| revoked.is_none());
        Key { actor: actor.to_owned(), id, signs, shown, since, revoked }
    };
    let main = election_pool_protocol::actor::main_key_id(actor);
    let mut all = vec![key(main, true, keys.rsa.fingerprint(), None)];
    let proving = authority::proof_keys(app, actor).await?;
    all.extend(proving.into_iter().map(|one| key(one.id, false, one.multibase, one.revoked)));
    Ok(all)
}

/// How many partners have not confirmed the last change of keys, by their hosts.
pub async fn waiting(app: &App) -> Result<Vec<String>, DeskError> {
    let mut hosts = std::collections::BTreeSet::new();
    for uri in store::actor::own_uris(&app.db).await? {
        if app.has_former_key(&uri) {
            hosts.extend(unaware(app, &uri).await?.into_iter().map(|peer| peer.host));
        }
    }
    Ok(hosts.into_iter().collect())
}
