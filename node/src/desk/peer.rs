//! The roster: looked at before it is trusted, pinned when it is, kept when it ends.

use std::{collections::BTreeSet, fmt};

use election_pool_protocol::{actor::Actor, key::fingerprint_of, lane::LaneClass, origin::Origin};
use url::Url;

use super::{
    DeskError,
    difference::{self, Difference},
    federation_of,
    refusal::Refusal,
    roster::{Added, Shown, shown},
    social,
};
use crate::{
    app::App,
    federation::{
        Federation, FetchedActor, PeerReport,
        ownership::{fingerprint, is_capable},
    },
    model::{codes, markdown},
    store::{
        self,
        audit::AuditLine,
        peer::{NewPeer, Peer, PeerAuthority, PeerKey, PeerState},
    },
};

/// Most peers listed.
const PEERS: u32 = 1000;
/// A SHA-256 in hexadecimal digits.
const FINGERPRINT_CHARS: usize = 64;
/// How much of what is no fingerprint is said again.
const SHOWN_CHARS: usize = 100;
/// Most authorities taken from one partner.
const AUTHORITIES: usize = 200;

/// A server as it presents itself, before anybody trusts it.
#[derive(Debug, Clone)]
pub struct Candidate {
    origin: Origin,
    application: FetchedActor,
    authorities: Vec<FetchedActor>,
    fingerprint: String,
}

impl Candidate {
    /// Refuses unless the key shown is the one agreed by another way.
    pub fn agrees_with(&self, agreed: &str) -> Result<(), DeskError> {
        refuse_no_fingerprint(agreed)?;
        if fingerprint_of(agreed) == self.fingerprint {
            return Ok(());
        }
        Err(Refusal::OtherKey { host: self.origin.host_key(), fingerprint: self.fingerprint.clone() }.into())
    }

    /// The fingerprint of the key it shows.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// What it calls itself.
    pub fn name(&self) -> &str {
        self.application.document.name.first().unwrap_or_default()
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        self.origin.to_string()
    }

    /// The actor ids of the authorities it speaks for.
    pub fn authorities(&self) -> impl Iterator<Item = &str> {
        self.authorities.iter().map(|actor| actor.document.id.as_str())
    }

    /// Whether it would be a partner; else it is a reader.
    pub fn is_partner(&self) -> bool {
        is_capable(&self.application.document)
    }

    /// Its Application actor and the authorities it speaks for.
    pub(super) fn actors(&self) -> impl Iterator<Item = &FetchedActor> {
        std::iter::once(&self.application).chain(&self.authorities)
    }

    /// What is pinned of it on the roster.
    pub(super) fn pinned(&self, app: &App) -> Result<NewPeer, DeskError> {
        let document = &self.application.document;
        let host = self.origin.host_key();
        let inbox = document
            .pool_inbox
            .as_deref()
            .filter(|_| self.is_partner())
            .or_else(|| document.delivery_inbox())
            .ok_or_else(|| Refusal::NoInbox(document.id.clone()))?;
        Ok(NewPeer {
            origin: self.origin.to_string(),
            actor: document.id.clone(),
            name: document.name.first().unwrap_or(&host).to_owned(),
            class: if self.is_partner() { LaneClass::Partner } else { LaneClass::Reader },
            inbox: inbox.to_owned(),
            log_url: document.log.clone(),
            fingerprint: self.fingerprint.clone(),
            languages: document.languages.iter().map(ToString::to_string).collect(),
            keys: self.actors().flat_map(|actor| keys_of(&actor.document)).collect(),
            authorities: self.authorities.iter().map(|actor| authority_of(&actor.document)).collect(),
            lane_id: app.chance.uuid(app.clock.now()).to_string(),
            host,
        })
    }
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = &self.application.document;
        writeln!(f, "{}  {}", self.origin, document.name.first().unwrap_or_default())?;
        for authority in &self.authorities {
            let name = authority.document.name.first().unwrap_or_default();
            writeln!(f, "  speaks for {}  {name}", authority.document.id)?;
        }
        let class =
            if self.is_partner() { "a partner: a node like this one" } else { "a reader: it receives CLEAR only" };
        writeln!(f, "  would be {class}")?;
        write!(f, "  fingerprint {}", spaced(&self.fingerprint))
    }
}

/// Refuses what cannot be a fingerprint, before anything is said of the right one.
fn refuse_no_fingerprint(typed: &str) -> Result<(), Refusal> {
    let read = fingerprint_of(typed);
    if read.len() == FINGERPRINT_CHARS && read.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Refusal::NoFingerprint(markdown::line(typed, SHOWN_CHARS)))
}

/// A fingerprint in groups, as people compare it.
pub fn spaced(fingerprint: &str) -> String {
    let letters: Vec<char> = fingerprint.chars().collect();
    letters.chunks(8).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Looks at a server: its Application actor, the authorities it speaks for, its key.
pub async fn look(app: &App, url: &str) -> Result<Candidate, DeskError> {
    let origin = origin_of(app, url)?;
    let federation = federation_of(app).await?;
    let found = federation.dereference_actor(&application_url(&federation, &origin).await?).await;
    let application = found.map_err(|error| tried_over_https(url, error.into()))?;
    if !origin.holds(&application.document.id) {
        let claimed = application.document.id;
        return Err(Refusal::OtherIdentity { origin: origin.to_string(), claimed }.into());
    }
    let fingerprint =
        fingerprint(&application.document).ok_or_else(|| Refusal::NoKey(application.document.id.clone()))?;
    let mut authorities = Vec::new();
    for id in application.document.authorities.iter().take(AUTHORITIES) {
        authorities.push(federation.dereference_actor(&Url::parse(id)?).await?);
    }
    Ok(Candidate { origin, application, authorities, fingerprint })
}

/// Of an origin that was typed without its scheme: says which one was taken for it.
fn tried_over_https(typed: &str, error: DeskError) -> DeskError {
    if typed.contains("://") {
        return error;
    }
    let typed = typed.trim_end_matches('/').to_owned();
    Refusal::OverHttps { typed, error: Box::new(error) }.into()
}

fn origin_of(app: &App, typed: &str) -> Result<Origin, DeskError> {
    let url = if typed.contains("://") { Url::parse(typed)? } else { Url::parse(&format!("https://{typed}"))? };
    let origin = Origin::of(&url).map_err(|error| DeskError::Refused(error.to_string()))?;
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(Refusal::NoOrigin { typed: typed.to_owned(), origin: origin.to_string() }.into());
    }
    if origin.to_string() == app.config.origin() {
        return Err(Refusal::Itself(origin.to_string()).into());
    }
    if app.config.is_plain() && !app.config.federation.resolve.contains_key(&named_key(&origin)) {
        return Err(tried_over_https(typed, Refusal::NotNamed(origin.to_string()).into()));
    }
    Ok(origin)
}

/// `host:port`, as `resolve` names a peer.
fn named_key(origin: &Origin) -> String {
    format!("{}:{}", origin.host(), origin.port())
}

/// `{origin}/actor` if there is one, else the Application actor that NodeInfo names (FEP-2677).
async fn application_url(federation: &Federation, origin: &Origin) -> Result<Url, DeskError> {
    let ours = Url::parse(&format!("{origin}/actor"))?;
    if federation.dereference_actor(&ours).await.is_ok() {
        return Ok(ours);
    }
    let about = federation.nodeinfo(&Url::parse(&origin.to_string())?).await;
    Ok(about.ok().and_then(|about| about.application).unwrap_or(ours))
}

/// Puts a server on the roster: pins its keys, and for a partner makes its lane, in one transaction.
pub async fn add(app: &App, by: &str, candidate: Candidate) -> Result<Added, DeskError> {
    let now = app.clock.now();
    let new = candidate.pinned(app)?;
    let host = new.host.clone();
    keeps_its_keys(app, &host, &new.keys).await?;
    let line = AuditLine::new(by, "peer add", &host).with_detail(&candidate.fingerprint);
    store::peer::add(&app.db, &new, &line, now).await?;
    for actor in candidate.actors() {
        if let Some(remote) = social::remote_actor(app, &actor.document, &actor.bytes) {
            store::actor::put_remote(&app.db, &remote).await?;
        }
    }
    app.wake.pull();
    let peer = store::peer::find(&app.db, &host).await?.ok_or_else(|| DeskError::unknown("peer", &host))?;
    Ok(Added(shown(app, peer).await?))
}

/// Refuses a peer that is on the roster and shows another key than the pinned one of the same id.
async fn keeps_its_keys(app: &App, host: &str, shown: &[PeerKey]) -> Result<(), DeskError> {
    if store::peer::find(&app.db, host).await?.is_none_or(|peer| peer.state == PeerState::Removed) {
        return Ok(());
    }
    let pinned = store::peer::keys(&app.db, host).await?;
    let is_changed = |key: &&PeerKey| shown.iter().any(|other| other.id == key.id && other.public != key.public);
    match pinned.iter().find(is_changed) {
        Some(key) => Err(Refusal::ChangedKey { host: host.to_owned(), key: key.id.clone() }.into()),
        None => Ok(()),
    }
}

/// The keys an actor's document lists, as they are pinned.
pub(super) fn keys_of(document: &Actor) -> Vec<PeerKey> {
    let rsa = document.public_keys.iter().map(|key| (&key.id, store::peer::RSA, &key.pem, None));
    let ed25519 = document.multikeys.iter().map(|key| (&key.id, store::peer::ED25519, &key.multibase, key.revoked));
    rsa.chain(ed25519)
        .map(|(id, algorithm, public, revoked)| PeerKey {
            id: id.clone(),
            actor: document.id.clone(),
            algorithm: algorithm.to_owned(),
            public: public.clone(),
            revoked,
        })
        .collect()
}

/// An authority's row.
pub(super) fn authority_of(document: &Actor) -> PeerAuthority {
    PeerAuthority {
        actor: document.id.clone(),
        username: document.preferred_username.clone().unwrap_or_default(),
        names: document.name.map.iter().map(|(tag, name)| (tag.to_string(), name.clone())).collect(),
    }
}

/// Adds a server unless it is on the roster, trusting what it shows; for the demo, whose nodes are all ours.
pub async fn ensure(app: &App, url: &str) -> Result<(), DeskError> {
    let origin = origin_of(app, url)?;
    if store::peer::find(&app.db, &origin.host_key()).await?.is_none() {
        add(app, super::audit::COMMAND_LINE, look(app, url).await?).await?;
    }
    Ok(())
}

/// Says in words what a server can and cannot do.
pub async fn check(app: &App, url: &str) -> Result<PeerReport, DeskError> {
    let origin = origin_of(app, url)?;
    let checked = federation_of(app).await?.check(&Url::parse(&origin.to_string())?).await;
    checked.map_err(|error| tried_over_https(url, error.into()))
}

/// The peer that is meant: by its origin, its host, the handle or a name of one of its authorities, or its own name.
pub(super) async fn known(app: &App, url: &str) -> Result<Peer, DeskError> {
    let host = match Url::parse(url) {
        Ok(url) if url.has_host() => {
            Origin::of(&url).map_err(|error| DeskError::Refused(error.to_string()))?.host_key()
        }
        _ => url.trim_end_matches('/').to_owned(),
    };
    if let Some(peer) = store::peer::find(&app.db, &host).await? {
        return Ok(peer);
    }
    let (mut found, mut words) = (Vec::new(), Vec::new());
    for peer in store::peer::list(&app.db, PEERS).await? {
        let called = names_of(app, &peer).await?;
        if called.iter().any(|name| is_same(name, &host)) {
            found.push(peer);
        }
        words.extend(called);
    }
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => {
            let nearest = codes::nearest(&host, words.iter().map(String::as_str)).map(str::to_owned);
            Err(DeskError::Unknown { what: "peer", nearest, name: host })
        }
        _ => {
            let hosts: Vec<&str> = found.iter().map(|peer| peer.host.as_str()).collect();
            Err(DeskError::Refused(format!("“{host}” is the name of several peers: say which of {}", hosts.join(", "))))
        }
    }
}

fn is_same(name: &str, typed: &str) -> bool {
    name.trim().to_lowercase() == typed.trim().to_lowercase()
}

/// Everything a peer is called: its host, its own name, and the handles and names of its authorities.
async fn names_of(app: &App, peer: &Peer) -> Result<Vec<String>, DeskError> {
    let mut names = vec![peer.host.clone(), peer.name.clone()];
    for authority in store::peer::authorities(&app.db, &peer.host).await? {
        names.push(format!("@{}@{}", authority.username, peer.host));
        names.extend(authority.names.into_values());
    }
    Ok(names)
}

/// The origin of a peer on the roster.
pub async fn origin_at(app: &App, host: &str) -> Result<String, DeskError> {
    Ok(known(app, host).await?.origin)
}

/// The hosts of all peers, those taken off too.
pub async fn hosts(app: &App) -> Result<BTreeSet<String>, DeskError> {
    Ok(store::peer::list(&app.db, PEERS).await?.into_iter().map(|peer| peer.host).collect())
}

/// Lists missing and extra ids on either side.
pub async fn diff(app: &App, url: &str) -> Result<Difference, DeskError> {
    difference::with(app, &known(app, url).await?).await
}

/// Takes over a partner's new keys after somebody compared the fingerprint by another way.
pub async fn rotate(app: &App, by: &str, host: &str, fingerprint: &str) -> Result<Shown, DeskError> {
    refuse_no_fingerprint(fingerprint)?;
    let peer = known(app, host).await?;
    let candidate = look(app, &peer.origin).await?;
    candidate.agrees_with(fingerprint)?;
    let keys: Vec<PeerKey> = candidate.actors().flat_map(|actor| keys_of(&actor.document)).collect();
    let line = AuditLine::new(by, "peer rotate", &peer.host).with_detail(&candidate.fingerprint);
    store::peer::rotate(&app.db, &peer.host, &candidate.fingerprint, &keys, &line, app.clock.now()).await?;
    let peer = known(app, host).await?;
    shown(app, peer).await
}

/// Takes a server off the roster: its lane stops at once and keeps its cursor, its requests are refused.
pub async fn remove(app: &App, by: &str, url: &str) -> Result<Shown, DeskError> {
    let peer = known(app, url).await?;
    let line = AuditLine::new(by, "peer remove", &peer.host);
    store::peer::remove(&app.db, &peer.host, &line, app.clock.now()).await?;
    let peer = known(app, url).await?;
    shown(app, peer).await
}
