//! The roster: looked at before it is trusted, pinned when it is, kept when it ends.

use std::fmt;

use election_pool_protocol::{actor::Actor, key::fingerprint_of, lane::LaneClass, origin::Origin};
use serde::Serialize;
use url::Url;

use super::{
    DeskError,
    difference::{self, Difference},
    federation_of, social,
};
use crate::{
    app::App,
    federation::{
        Federation, FetchedActor, PeerReport,
        ownership::{fingerprint, is_capable},
    },
    store::{
        self,
        audit::AuditLine,
        peer::{NewPeer, Peer, PeerAuthority, PeerKey, PeerState},
    },
};

/// Most peers listed.
const PEERS: u32 = 1000;
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
        if fingerprint_of(agreed) == self.fingerprint {
            return Ok(());
        }
        Err(DeskError::Refused(format!(
            "{} shows a key with fingerprint {}, not the one agreed; nothing was changed",
            self.origin.host_key(),
            self.fingerprint
        )))
    }

    /// The fingerprint of the key it shows.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn is_partner(&self) -> bool {
        is_capable(&self.application.document)
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

fn spaced(fingerprint: &str) -> String {
    let letters: Vec<char> = fingerprint.chars().collect();
    letters.chunks(8).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Looks at a server: its Application actor, the authorities it speaks for, its key.
pub async fn look(app: &App, url: &str) -> Result<Candidate, DeskError> {
    let origin = origin_of(app, url)?;
    let federation = federation_of(app).await?;
    let application = federation.dereference_actor(&application_url(&federation, &origin).await?).await?;
    if !origin.holds(&application.document.id) {
        return Err(DeskError::Refused(format!("{origin} answers with the identity {}", application.document.id)));
    }
    let fingerprint = fingerprint(&application.document)
        .ok_or_else(|| DeskError::Refused(format!("{} shows no RSA key", application.document.id)))?;
    let mut authorities = Vec::new();
    for id in application.document.authorities.iter().take(AUTHORITIES) {
        authorities.push(federation.dereference_actor(&Url::parse(id)?).await?);
    }
    Ok(Candidate { origin, application, authorities, fingerprint })
}

fn origin_of(app: &App, url: &str) -> Result<Origin, DeskError> {
    let url = if url.contains("://") { Url::parse(url)? } else { Url::parse(&format!("https://{url}"))? };
    let origin = Origin::of(&url).map_err(|error| DeskError::Refused(error.to_string()))?;
    if origin.to_string() == app.config.origin() {
        return Err(DeskError::Refused(format!("{origin} is this node itself")));
    }
    if app.config.is_plain() && !app.config.federation.resolve.contains_key(&named_key(&origin)) {
        return Err(DeskError::Refused(format!(
            "{origin} is not named in federation.resolve, and a node on plain http may have no other peers"
        )));
    }
    Ok(origin)
}

/// `host:port`, as `resolve` names a peer.
fn named_key(origin: &Origin) -> String {
    format!("{}:{}", origin.host(), origin.port())
}

/// How far a partner's log is applied here.
pub(super) async fn applied(app: &App, host: &str) -> Result<u64, DeskError> {
    Ok(store::inbound::find(&app.db, host).await?.map_or(0, |lane| lane.applied))
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

/// A peer, as printed.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// `host` or `host:port`.
    pub host: String,
    /// Its name.
    pub name: String,
    /// `partner` or `reader`.
    pub class: String,
    /// `active` or `removed`.
    pub state: String,
    /// The fingerprint of its key.
    pub fingerprint: String,
    /// Its head as far as we know.
    pub head: u64,
    /// How far its log is applied here.
    pub applied: u64,
    /// How far our log is settled with it.
    pub sent: Option<u64>,
    /// How far it says our log is applied there.
    pub confirmed: u64,
    /// When it was last heard from.
    pub heard: Option<String>,
    /// When it last took something from us.
    pub reached: Option<String>,
    /// What it said when it last refused.
    pub trouble: Option<String>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, name, class, state, head, applied, confirmed, .. } = self;
        let sent = self.sent.map_or_else(|| "–".to_owned(), |sent| sent.to_string());
        write!(
            f,
            "{host:<28} {class:<8} {state:<8} applied {applied} of {head}, sent {sent}, confirmed {confirmed}  {name}"
        )?;
        if let Some(trouble) = &self.trouble {
            write!(f, "\n    last trouble: {trouble}")?;
        }
        Ok(())
    }
}

/// Peers, as printed.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Roster(Vec<Shown>);

impl fmt::Display for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|peer| writeln!(f, "{peer}"))
    }
}

/// A peer that was put on the roster, as printed: of a reader it is said what it will not be.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Added(Shown);

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        if self.0.class == "reader" {
            write!(f, "\n    it does not speak the pool's replication: a reader, which receives CLEAR only")?;
        }
        Ok(())
    }
}

/// Puts a server on the roster: pins its keys, and for a partner makes its lane, in one transaction.
pub async fn add(app: &App, candidate: Candidate) -> Result<Added, DeskError> {
    let now = app.clock.now();
    let document = &candidate.application.document;
    let host = candidate.origin.host_key();
    let inbox = document
        .pool_inbox
        .as_deref()
        .filter(|_| candidate.is_partner())
        .or_else(|| document.delivery_inbox())
        .ok_or_else(|| DeskError::Refused(format!("{} has no inbox", document.id)))?;
    let class = if candidate.is_partner() { LaneClass::Partner } else { LaneClass::Reader };
    let actors = std::iter::once(&candidate.application).chain(&candidate.authorities);
    let new = NewPeer {
        host: host.clone(),
        origin: candidate.origin.to_string(),
        actor: document.id.clone(),
        name: document.name.first().unwrap_or(&host).to_owned(),
        class,
        inbox: inbox.to_owned(),
        log_url: document.log.clone(),
        fingerprint: candidate.fingerprint.clone(),
        languages: document.languages.iter().map(ToString::to_string).collect(),
        keys: actors.flat_map(|actor| keys_of(&actor.document)).collect(),
        authorities: candidate.authorities.iter().map(|actor| authority_of(&actor.document)).collect(),
        lane_id: app.chance.uuid(now).to_string(),
    };
    keeps_its_keys(app, &host, &new.keys).await?;
    let line = AuditLine::new("command line", "peer add", &host).with_detail(&candidate.fingerprint);
    store::peer::add(&app.db, &new, &line, now).await?;
    for actor in std::iter::once(&candidate.application).chain(&candidate.authorities) {
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
        Some(key) => Err(DeskError::Refused(format!(
            "{host} is on the roster and shows another key {} than the pinned one; compare the fingerprint by another \
             way, then: peer rotate {host} --fingerprint …",
            key.id
        ))),
        None => Ok(()),
    }
}

/// The keys an actor's document lists, as they are pinned.
pub(super) fn keys_of(document: &Actor) -> Vec<PeerKey> {
    let rsa = document.public_keys.iter().map(|key| (&key.id, store::peer::RSA, &key.pem));
    let ed25519 = document.multikeys.iter().map(|key| (&key.id, store::peer::ED25519, &key.multibase));
    rsa.chain(ed25519)
        .map(|(id, algorithm, public)| PeerKey {
            id: id.clone(),
            actor: document.id.clone(),
            algorithm: algorithm.to_owned(),
            public: public.clone(),
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
        add(app, look(app, url).await?).await?;
    }
    Ok(())
}

async fn shown(app: &App, peer: Peer) -> Result<Shown, DeskError> {
    let lane = store::lane::to_host(&app.db, &peer.host).await?;
    let applied = applied(app, &peer.host).await?;
    Ok(Shown {
        applied,
        sent: lane.as_ref().and_then(|lane| lane.cursor),
        trouble: lane.and_then(|lane| lane.last_error),
        class: if peer.class == LaneClass::Partner { "partner" } else { "reader" }.to_owned(),
        state: peer.state.as_str().to_owned(),
        // What was applied since its head was last asked for is part of its log too.
        head: peer.head.as_ref().map_or(0, |head| head.position).max(applied),
        confirmed: peer.confirmed.position,
        heard: peer.heard_at.map(|at| at.to_string()),
        reached: peer.reached_at.map(|at| at.to_string()),
        host: peer.host,
        name: peer.name,
        fingerprint: peer.fingerprint,
    })
}

/// Lists the roster.
pub async fn list(app: &App) -> Result<Roster, DeskError> {
    let mut roster = Vec::new();
    for peer in store::peer::list(&app.db, PEERS).await? {
        roster.push(shown(app, peer).await?);
    }
    Ok(Roster(roster))
}

/// Says in words what a server can and cannot do.
pub async fn check(app: &App, url: &str) -> Result<PeerReport, DeskError> {
    let origin = origin_of(app, url)?;
    Ok(federation_of(app).await?.check(&Url::parse(&origin.to_string())?).await?)
}

async fn known(app: &App, url: &str) -> Result<Peer, DeskError> {
    let host = match Url::parse(url) {
        Ok(url) if url.has_host() => {
            Origin::of(&url).map_err(|error| DeskError::Refused(error.to_string()))?.host_key()
        }
        _ => url.trim_end_matches('/').to_owned(),
    };
    if let Some(peer) = store::peer::find(&app.db, &host).await? {
        return Ok(peer);
    }
    let all = store::peer::list(&app.db, PEERS).await?;
    let nearest = crate::model::codes::nearest(&host, all.iter().map(|peer| peer.host.as_str()));
    Err(DeskError::Unknown { what: "peer", nearest: nearest.map(str::to_owned), name: host })
}

/// Lists missing and extra ids on either side.
pub async fn diff(app: &App, url: &str) -> Result<Difference, DeskError> {
    difference::with(app, &known(app, url).await?).await
}

/// Takes over a partner's new keys after somebody compared the fingerprint by another way.
pub async fn rotate(app: &App, host: &str, fingerprint: &str) -> Result<Shown, DeskError> {
    let peer = known(app, host).await?;
    let candidate = look(app, &peer.origin).await?;
    candidate.agrees_with(fingerprint)?;
    let actors = std::iter::once(&candidate.application).chain(&candidate.authorities);
    let keys: Vec<PeerKey> = actors.flat_map(|actor| keys_of(&actor.document)).collect();
    let line = AuditLine::new("command line", "peer rotate", &peer.host).with_detail(&candidate.fingerprint);
    store::peer::rotate(&app.db, &peer.host, &candidate.fingerprint, &keys, &line, app.clock.now()).await?;
    let peer = known(app, host).await?;
    shown(app, peer).await
}

/// Takes a server off the roster: its lane stops at once and keeps its cursor, its requests are refused.
pub async fn remove(app: &App, url: &str) -> Result<Shown, DeskError> {
    let peer = known(app, url).await?;
    let line = AuditLine::new("command line", "peer remove", &peer.host);
    store::peer::remove(&app.db, &peer.host, &line, app.clock.now()).await?;
    let peer = known(app, url).await?;
    shown(app, peer).await
}
