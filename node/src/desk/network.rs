//! Who this node exchanges with, and for those who may know it, how far each direction has got.
//!
//! A node knows only its own roster. Does not know how a page says or draws it.

use election_pool_protocol::{audience::Viewer, lane::LaneClass, replication::Head};
use indexmap::IndexMap;
use jiff::Timestamp;
use serde_json::Value;

use super::DeskError;
use crate::{
    app::App,
    model::codes,
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

/// How far the exchange with a partner has got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traffic {
    /// Entries of our log that its lane has not settled.
    pub waiting: u64,
    /// When the oldest of them was published.
    pub waiting_since: Option<Timestamp>,
    /// When it last took something.
    pub delivered_at: Option<Timestamp>,
    /// Since when nothing goes through, if that is so.
    pub failing_since: Option<Timestamp>,
    /// Entries put aside after repeated refusal.
    pub parked: u64,
    /// How far it says our log is applied there.
    pub confirmed: u64,
    /// How long our log is.
    pub head: u64,
    /// Entries of its log that are not applied here, as far as we know its log.
    pub missing: u64,
    /// Since when an entry is missing in between.
    pub missing_since: Option<Timestamp>,
    /// When something of it last came in.
    pub heard_at: Option<Timestamp>,
    /// When its log was last compared with what is here.
    pub compared_at: Option<Timestamp>,
    /// Open alarms about it.
    pub alarms: usize,
}

impl Traffic {
    /// Whether something waits in either direction.
    pub fn is_late(&self) -> bool {
        self.waiting > 0 || self.missing > 0 || self.parked > 0 || self.failing_since.is_some()
    }
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
struct State {
    head: Head,
    lanes: Vec<Standing>,
    alarms: Vec<Alarm>,
}

impl State {
    async fn read(app: &App) -> Result<Self, DeskError> {
        Ok(Self {
            head: store::log::head(&app.db).await?,
            lanes: store::lane::list(&app.db, ROWS).await?,
            alarms: store::alarm::list(&app.db, true, ROWS).await?,
        })
    }

    async fn of(&self, app: &App, peer: &Peer) -> Result<Traffic, DeskError> {
        let inbound = store::inbound::find(&app.db, &peer.host).await?;
        let is_its =
            |standing: &&Standing| standing.lane.class == LaneClass::Partner && standing.lane.host == peer.host;
        let standing = self.lanes.iter().find(is_its);
        let applied = inbound.as_ref().map_or(0, |lane| lane.applied);
        let shown = peer.head.as_ref().map_or(0, |head| head.position);
        let is_of_this_log = peer.confirmed.epoch == self.head.epoch;
        Ok(Traffic {
            waiting: standing.map_or(0, |standing| standing.behind),
            waiting_since: standing.and_then(|standing| standing.oldest_at),
            delivered_at: standing.and_then(|standing| standing.lane.last_ok_at),
            failing_since: standing.and_then(|standing| standing.lane.failing_since),
            parked: standing.map_or(0, |standing| standing.parked),
            confirmed: if is_of_this_log { peer.confirmed.position } else { 0 },
            head: self.head.position,
            missing: shown.saturating_sub(applied),
            missing_since: inbound.and_then(|lane| lane.gap_since),
            heard_at: peer.heard_at,
            compared_at: peer.reached_at,
            alarms: self.alarms.iter().filter(|alarm| alarm.host == peer.host).count(),
        })
    }
}
