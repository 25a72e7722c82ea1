//! Who this node exchanges with, and for those who may know it, how far each direction has got.
//!
//! A node knows only its own roster. Does not know how a page says or draws it.

use std::collections::BTreeMap;

use election_pool_protocol::{audience::Viewer, lane::LaneClass, replication::Head};
use indexmap::IndexMap;
use serde_json::Value;

use super::{DeskError, confirmation};
use crate::{
    app::App,
    model::{codes, name::Handle, traffic::Traffic},
    store::{self, alarm::Alarm, lane::Standing, peer::Peer},
};

/// Most partners shown; there are 27 member states.
const PARTNERS: u32 = 200;
/// Most lanes and alarms looked at.
const ROWS: u32 = 1000;

/// A partner on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// `host` or `host:port`.
    pub host: String,
    /// `https://host`.
    pub origin: String,
    /// What the server calls itself.
    pub name: String,
    /// What its first authority is called, per language.
    pub authority: IndexMap<String, String>,
    /// Its member state, if it says so.
    pub country: Option<String>,
    /// Its languages.
    pub languages: Vec<String>,
    /// How far the exchange has got; for staff, operators and partners only.
    pub traffic: Option<Traffic>,
}

/// The partners on the roster, in order of their hosts, as this viewer may know them.
pub async fn partners(app: &App, viewer: &Viewer) -> Result<Vec<Partner>, DeskError> {
    let traffic = if may_know_traffic(viewer) { Some(State::read(app).await?) } else { None };
    let mut partners = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let authorities = store::peer::authorities(&app.db, &peer.host).await?;
        let traffic = match &traffic {
            Some(state) => Some(state.of(app, &peer).await?),
            None => None,
        };
        partners.push(Partner {
            country: country(app, &peer.actor).await?,
            authority: authorities.into_iter().next().map(|authority| authority.names).unwrap_or_default(),
            host: peer.host,
            origin: peer.origin,
            name: peer.name,
            languages: peer.languages,
            traffic,
        });
    }
    Ok(partners)
}

/// An authority whose materials are exchanged here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The id of its actor.
    pub actor: String,
    /// Its name in handles.
    pub username: String,
    /// What it is called, per language.
    pub names: IndexMap<String, String>,
    /// `host` or `host:port` of its node.
    pub host: String,
    /// `https://host`.
    pub origin: String,
    /// Its member state, if its node says so.
    pub country: Option<String>,
    /// The languages of its node.
    pub languages: Vec<String>,
    /// Whether it is of this node.
    pub is_own: bool,
}

impl Body {
    /// `user@host`.
    pub fn handle(&self) -> String {
        format!("{}@{}", self.username, self.host)
    }
}

/// The authorities of this node and of the partners on its roster.
pub async fn authorities(app: &App) -> Result<Vec<Body>, DeskError> {
    let node = &app.config.node;
    let own = store::actor::authorities(&app.db, super::authority::AUTHORITIES).await?.into_iter().map(|own| Body {
        actor: own.actor,
        username: own.username,
        names: own.names,
        host: app.config.host().to_owned(),
        origin: app.config.origin().to_owned(),
        country: Some(node.country.clone()),
        languages: node.languages.clone(),
        is_own: true,
    });
    let mut bodies: Vec<Body> = own.collect();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let country = country(app, &peer.actor).await?;
        let theirs = store::peer::authorities(&app.db, &peer.host).await?.into_iter().map(|one| Body {
            actor: one.actor,
            username: one.username,
            names: one.names,
            host: peer.host.clone(),
            origin: peer.origin.clone(),
            country: country.clone(),
            languages: peer.languages.clone(),
            is_own: false,
        });
        bodies.extend(theirs);
    }
    Ok(bodies)
}

/// The authority with this handle, if this node exchanges its materials.
pub async fn authority(app: &App, handle: &Handle) -> Result<Option<Body>, DeskError> {
    let is_it = |body: &Body| body.handle().parse::<Handle>().is_ok_and(|own| own == *handle);
    Ok(authorities(app).await?.into_iter().find(is_it))
}

/// Who a node exchanges with is public; how well it goes is for those who must do something about it.
const fn may_know_traffic(viewer: &Viewer) -> bool {
    match viewer {
        Viewer::Public => false,
        Viewer::Staff { .. } | Viewer::Peer { .. } | Viewer::Operator => true,
    }
}

/// The member state an actor of another server names in its own document, if it is one.
pub(super) async fn country(app: &App, actor: &str) -> Result<Option<String>, DeskError> {
    let remote = store::actor::remote(&app.db, actor).await?;
    Ok(remote.and_then(|actor| {
        let value: Value = serde_json::from_slice(&actor.bytes).ok()?;
        codes::country(value.get("pool:country")?.as_str()?).ok()
    }))
}

/// What is read once for all partners.
pub(super) struct State {
    head: Head,
    lanes: Vec<Standing>,
    alarms: Vec<Alarm>,
    quarantined: BTreeMap<String, u64>,
    evidence: BTreeMap<String, u64>,
}

impl State {
    pub(super) async fn read(app: &App) -> Result<Self, DeskError> {
        Ok(Self {
            head: store::log::head(&app.db).await?,
            lanes: store::lane::list(&app.db, ROWS).await?,
            alarms: store::alarm::list(&app.db, true, ROWS).await?,
            quarantined: store::quarantine::counts(&app.db).await?,
            evidence: store::evidence::open_by_host(&app.db).await?,
        })
    }

    pub(super) async fn of(&self, app: &App, peer: &Peer) -> Result<Traffic, DeskError> {
        let inbound = store::inbound::find(&app.db, &peer.host).await?;
        let is_its =
            |standing: &&Standing| standing.lane.class == LaneClass::Partner && standing.lane.host == peer.host;
        let standing = self.lanes.iter().find(is_its);
        let lane = standing.map(|standing| &standing.lane);
        let applied = inbound.as_ref().map_or(0, |lane| lane.applied);
        let shown = peer.head.as_ref().map_or(0, |head| head.position);
        let missing = shown.saturating_sub(applied);
        let gap_since = inbound.and_then(|lane| lane.gap_since);
        let confirmed = if peer.confirmed.epoch == self.head.epoch { peer.confirmed.position } else { 0 };
        let is_behind = confirmed < self.head.position;
        let open = confirmation::unconfirmed(app, peer).await?;
        let alarms = self.alarms.iter().filter(|alarm| alarm.host == peer.host);
        let has_figure = |alarm: &&Alarm| EXPLAINED.contains(&alarm.kind.as_str());
        Ok(Traffic {
            added_at: peer.added_at,
            head: self.head.position,
            sent: lane.and_then(|lane| lane.cursor).unwrap_or_default(),
            waiting: standing.map_or(0, |standing| standing.behind),
            waiting_since: standing.and_then(|standing| standing.oldest_at),
            delivered_at: lane.and_then(|lane| lane.last_ok_at),
            failing_since: lane.and_then(|lane| lane.failing_since),
            trouble: lane.and_then(|lane| lane.last_error.clone()),
            parked: standing.map_or(0, |standing| standing.parked),
            refused: standing.map_or(0, |standing| standing.refused),
            confirmed,
            unconfirmed_since: if is_behind { store::log::published_at(&app.db, confirmed + 1).await? } else { None },
            overdue: open.iter().filter(|(_, one)| one.is_overdue).count() as u64,
            unconfirmed_deletes: open.len() as u64,
            quarantined_there: peer.confirmed.quarantined,
            doubted: peer.confirmed.contradicted,
            // What was applied since its head was last asked for is part of its log too.
            their_head: shown.max(applied),
            applied,
            missing,
            missing_since: gap_since.or_else(|| peer.behind_since.filter(|_| missing > 0)),
            heard_at: peer.heard_at,
            compared_at: peer.reached_at,
            quarantined_here: self.quarantined.get(&peer.host).copied().unwrap_or_default(),
            evidence: self.evidence.get(&peer.host).copied().unwrap_or_default(),
            alarms: alarms.clone().count() as u64,
            other_alarms: alarms.filter(|alarm| !has_figure(alarm)).count() as u64,
        })
    }
}

/// The kinds of alarms that a figure of its own stands for.
const EXPLAINED: [&str; 6] = ["leaf", "leaf-contradicts", "root", "reported", "withdrawal", "parked"];

/// How the exchange with every partner on the roster stands, in order of their hosts.
pub async fn traffic(app: &App) -> Result<Vec<(Peer, Traffic)>, DeskError> {
    let state = State::read(app).await?;
    let mut all = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        let traffic = state.of(app, &peer).await?;
        all.push((peer, traffic));
    }
    Ok(all)
}
