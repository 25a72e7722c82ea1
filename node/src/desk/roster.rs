//! The roster as it is printed: of each partner how far both directions have got, and what somebody should look at.

use std::fmt;

use election_pool_protocol::lane::LaneClass;
use jiff::Timestamp;
use serde::Serialize;

use super::{DeskError, contact, network};
use crate::{
    app::App,
    model::traffic::{State, Traffic},
    store::{self, peer::Peer},
};

/// Most peers listed.
const PEERS: u32 = 1000;

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
    /// `well`, `underway`, `warning` or `alarm`; none for who is no partner.
    pub condition: Option<&'static str>,
    /// What somebody should know, the worst first.
    pub concerns: Vec<String>,
    /// Its head as far as we know.
    pub head: u64,
    /// How far its log is applied here.
    pub applied: u64,
    /// Entries of its log that are not applied here.
    pub missing: u64,
    /// Since when some are, in seconds.
    pub missing_for_s: i64,
    /// Our head.
    pub our_head: u64,
    /// How far our log is settled with it.
    pub sent: Option<u64>,
    /// Entries of our log that are not settled with it.
    pub waiting: u64,
    /// How old the oldest of them is, in seconds.
    pub waiting_for_s: i64,
    /// How far it says our log is applied there.
    pub confirmed: u64,
    /// How old the oldest entry is that it has not confirmed, in seconds.
    pub unconfirmed_for_s: i64,
    /// Withdrawals and narrowings it has not confirmed.
    pub unconfirmed_deletes: u64,
    /// Entries of it in quarantine here.
    pub quarantined_here: u64,
    /// Entries of ours in quarantine there, as its receipt says.
    pub quarantined_there: u64,
    /// Entries put aside for it.
    pub parked: u64,
    /// Entries it refused.
    pub refused: u64,
    /// When it was last heard from.
    pub heard: Option<String>,
    /// When its log was last compared with what is here.
    pub reached: Option<String>,
    /// When it last took something from us.
    pub delivered: Option<String>,
    /// What it said when it last refused.
    pub trouble: Option<String>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, name, class, state, head, applied, confirmed, our_head, .. } = self;
        let condition = self.condition.unwrap_or("–");
        writeln!(f, "{host:<28} {class:<8} {state:<8} {condition:<9} {name}")?;
        let sent = self.sent.map_or_else(|| "–".to_owned(), |sent| sent.to_string());
        let when = |at: &Option<String>| at.clone().unwrap_or_else(|| "never".to_owned());
        let lag = |n: u64, s: i64| if n > 0 { format!(", {n} behind for {s} s") } else { String::new() };
        let unconfirmed = our_head.saturating_sub(*confirmed);
        write!(
            f,
            "    from it: applied {applied} of {head}{}; last heard {}, logs compared {}\n    to it:   sent {sent} of \
             {our_head}{}, confirmed {confirmed}{}; last delivery {}",
            lag(self.missing, self.missing_for_s),
            when(&self.heard),
            when(&self.reached),
            lag(self.waiting, self.waiting_for_s),
            lag(unconfirmed, self.unconfirmed_for_s),
            when(&self.delivered),
        )?;
        self.concerns.iter().try_for_each(|concern| write!(f, "\n    {concern}"))?;
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

impl Roster {
    /// The peers on it.
    pub fn peers(&self) -> &[Shown] {
        &self.0
    }
}

impl fmt::Display for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|peer| writeln!(f, "{peer}"))
    }
}

/// A peer that was put on the roster, as printed: of a reader it is said what it will not be.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Added(pub(super) Shown);

impl Added {
    /// How it stands.
    pub const fn peer(&self) -> &Shown {
        &self.0
    }

    /// The host that was added.
    pub fn host(&self) -> &str {
        &self.0.host
    }
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        if self.0.class == "reader" {
            write!(f, "\n    it does not speak the pool's replication: a reader, which receives CLEAR only")?;
        }
        Ok(())
    }
}

/// How far a partner's log is applied here.
pub(super) async fn applied(app: &App, host: &str) -> Result<u64, DeskError> {
    Ok(store::inbound::find(&app.db, host).await?.map_or(0, |lane| lane.applied))
}

/// One peer, as printed.
pub(super) async fn shown(app: &App, peer: Peer) -> Result<Shown, DeskError> {
    let state = network::State::read(app).await?;
    one(app, &state, peer).await
}

/// Lists the roster.
pub async fn list(app: &App) -> Result<Roster, DeskError> {
    let state = network::State::read(app).await?;
    let mut roster = Vec::new();
    for peer in store::peer::list(&app.db, PEERS).await? {
        roster.push(one(app, &state, peer).await?);
    }
    Ok(Roster(roster))
}

async fn one(app: &App, state: &network::State, peer: Peer) -> Result<Shown, DeskError> {
    let traffic = state.of(app, &peer).await?;
    let lane = store::lane::to_host(&app.db, &peer.host).await?;
    let (now, patience) = (app.clock.now(), contact::silence(app));
    let age = |at: Option<Timestamp>| at.map_or(0, |at| now.as_second() - at.as_second());
    let text = |at: Option<Timestamp>| at.map(|at| at.to_string());
    let is_watched = peer.is_active_partner();
    let concerns = if is_watched { traffic.concerns(patience, now) } else { Vec::new() };
    let Traffic { waiting, missing, .. } = traffic;
    Ok(Shown {
        condition: is_watched.then(|| State::as_str(traffic.state(patience, now))),
        concerns: concerns.iter().map(ToString::to_string).collect(),
        head: traffic.their_head,
        applied: traffic.applied,
        missing,
        missing_for_s: age(traffic.missing_since.filter(|_| missing > 0)),
        our_head: traffic.head,
        sent: lane.as_ref().and_then(|lane| lane.cursor),
        waiting,
        waiting_for_s: age(traffic.waiting_since.filter(|_| waiting > 0)),
        confirmed: peer.confirmed.position,
        unconfirmed_for_s: age(traffic.unconfirmed_since),
        unconfirmed_deletes: traffic.unconfirmed_deletes,
        quarantined_here: traffic.quarantined_here,
        quarantined_there: traffic.quarantined_there,
        parked: traffic.parked,
        refused: traffic.refused,
        heard: text(peer.heard_at),
        reached: text(peer.reached_at),
        delivered: text(lane.as_ref().and_then(|lane| lane.last_ok_at)),
        trouble: lane.and_then(|lane| lane.last_error),
        class: if peer.class == LaneClass::Partner { "partner" } else { "reader" }.to_owned(),
        state: peer.state.as_str().to_owned(),
        host: peer.host,
        name: peer.name,
        fingerprint: peer.fingerprint,
    })
}
