//! Pull repairs push: asks partners for what is missing, checks every leaf and the root, and goes on.
//!
//! What comes in is put in the same inbox as what was pushed and applied by the same path. A contradiction is kept as
//! an alarm and stops nothing.

use std::fmt;

use election_pool_protocol::{
    digest,
    inbound::{self as order, HeadVerdict},
    lane,
    mutant::Mutant,
    replication::{AppliedHeader, Body, Head, PULL_ENTRIES_MAX, PullAnswer, PullQuery},
};
use futures_util::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use url::Url;

use super::{DeskError, outgoing, receive};
use crate::{
    app::App,
    store::{
        self,
        inbound::{Inbound, LeafState, PeerLeaf, Pulled},
        inbox::{InboxRow, Place},
        peer::Peer,
    },
};

/// Most partners looked at in one round.
const PARTNERS: u32 = 1000;
/// Leaves read from the database at once when a root is computed.
const LEAVES: u32 = 10_000;

/// What a sync with one partner came to.
#[derive(Debug, Clone, Serialize)]
pub struct Synced {
    /// The partner's host.
    pub host: String,
    /// Its head.
    pub head: u64,
    /// How far its log is applied here.
    pub applied: u64,
    /// Entries that came in.
    pub pulled: usize,
    /// What went wrong, if anything.
    pub trouble: Option<String>,
}

/// What a sync with all came to.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Round(Vec<Synced>);

impl Round {
    /// That nobody could be asked, in one line; none if there is nobody to ask or somebody answered.
    pub fn trouble(&self) -> Option<String> {
        let hosts: Vec<&str> = self.0.iter().map(|one| one.host.as_str()).collect();
        let all_failed = !hosts.is_empty() && self.0.iter().all(|one| one.trouble.is_some());
        all_failed.then(|| format!("could not sync with {}", hosts.join(", ")))
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.0 {
            let Synced { host, head, applied, pulled, trouble } = one;
            let trouble = trouble.as_ref().map(|t| format!("  {t}")).unwrap_or_default();
            writeln!(f, "{host:<28} head {head:>6}  applied {applied:>6}  pulled {pulled:>4}{trouble}")?;
        }
        Ok(())
    }
}

/// Syncs with every partner now; what comes in waits in the inbox for a running node, or the next start.
pub async fn all(app: &App) -> Result<Round, DeskError> {
    let mut round = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        round.push(reported(app, &peer, 0).await?);
    }
    Ok(Round(round))
}

/// Syncs with those partners whose time has come: the timer, a gap, or a new partner.
pub async fn due(app: &App) -> Result<(), DeskError> {
    let now = app.clock.now();
    let again = now + every(app);
    let claimed = store::inbound::claim_pulls(&app.db, now, again, PARTNERS).await?;
    let at_once = app.config.limits.pulls_at_once.max(1);
    // Side by side, so that one that does not answer holds up nobody's gap.
    let mut outcomes = stream::iter(claimed).map(|lane| claimed_one(app, lane)).buffer_unordered(at_once);
    let mut failed = Ok(());
    while let Some(outcome) = outcomes.next().await {
        if let Err(error) = outcome {
            tracing::warn!(%error, "could not sync");
            failed = Err(error);
        }
    }
    failed
}

async fn claimed_one(app: &App, lane: Inbound) -> Result<(), DeskError> {
    if let Some(peer) = store::peer::find(&app.db, &lane.host).await?
        && peer.is_active_partner()
    {
        reported(app, &peer, lane.failures).await?;
        app.wake.receive();
    }
    Ok(())
}

fn every(app: &App) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(app.config.federation.sync_every_s).unwrap_or(i64::MAX))
}

/// Syncs with one partner; a failure is counted and tried again after a wait.
async fn reported(app: &App, peer: &Peer, failures: u64) -> Result<Synced, DeskError> {
    let outcome = with(app, peer).await;
    let (pulled, trouble) = match outcome {
        Ok(pulled) => (pulled, None),
        // Ours to mend, not the partner's.
        Err(error @ DeskError::Store(store::StoreError::Io(_) | store::StoreError::Full(_))) => return Err(error),
        Err(error) => {
            tracing::info!(peer = peer.host, %error, "could not sync");
            let cap = std::time::Duration::from_secs(app.config.federation.retry_cap_s);
            let failures = u32::try_from(failures).unwrap_or(u32::MAX).saturating_add(1);
            let wait = lane::backoff(failures, None, cap, app.chance.fraction());
            let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX).min(every(app));
            store::inbound::pull_failed(&app.db, &peer.host, app.clock.now() + wait).await?;
            (0, Some(error.to_string()))
        }
    };
    let head = store::peer::find(&app.db, &peer.host).await?.and_then(|peer| peer.head);
    Ok(Synced {
        host: peer.host.clone(),
        head: head.map_or(0, |head| head.position),
        applied: super::peer::applied(app, &peer.host).await?,
        pulled,
        trouble,
    })
}

/// Pulls what comes after the applied position, then the leaves of what was never for us, then compares roots.
async fn with(app: &App, peer: &Peer) -> Result<usize, DeskError> {
    let lane = lane_of(app, &peer.host).await?;
    // Taken before the peer is asked, so that a push that arrives meanwhile is not mistaken for a log that went back.
    let (highest, _) = store::inbound::held_leaves(&app.db, &peer.host, lane.epoch).await?;
    let (mut pulled, mut after) = (0, lane.applied);
    // Only up to here is it known which bodies are for us; a leaf beyond says nothing of that.
    let mut asked = lane.applied;
    let mut head = None;
    for _ in 0..app.config.limits.pull_pages {
        let is_new = peer.head.is_none() && Mutant::NewPeerAtLatest.is_planted();
        let wanted = if is_new { Wanted::LeavesUpTo(u64::MAX) } else { Wanted::Bodies };
        let page = page(app, peer, after, wanted).await?;
        pulled += page.bodies;
        asked = page.last.unwrap_or(after).max(asked);
        head = Some(page.head);
        match page.last {
            Some(last) if last > after && last < page.head.position => after = last,
            _ => break,
        }
    }
    let Some(head) = head else { return Ok(pulled) };
    for _ in 0..app.config.limits.pull_pages {
        let (_, unbroken) = store::inbound::held_leaves(&app.db, &peer.host, head.epoch).await?;
        if unbroken >= head.position.min(asked) {
            break;
        }
        let page = page(app, peer, unbroken, Wanted::LeavesUpTo(asked)).await?;
        if page.last.is_none_or(|last| last <= unbroken) {
            break;
        }
    }
    if pulled > 0 && asked < head.position {
        // There is more than one round may ask for: the next one is soon, when some of this is applied.
        let soon = app.clock.now() + SignedDuration::try_from(order::GAP_PATIENCE).unwrap_or_default();
        store::inbound::schedule_pull(&app.db, &peer.host, soon).await?;
    }
    receive::skip_known(app, &peer.host).await?;
    compare(app, peer, &head, highest).await?;
    Ok(pulled)
}

async fn lane_of(app: &App, host: &str) -> Result<Inbound, DeskError> {
    if store::inbound::find(&app.db, host).await?.is_none() {
        store::inbound::open(&app.db, host, app.clock.now()).await?;
    }
    store::inbound::find(&app.db, host).await?.ok_or_else(|| DeskError::unknown("partner", host))
}

/// What one page of a pull came to.
struct Page {
    head: Head,
    last: Option<u64>,
    bodies: usize,
}

/// What a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Everything that is for us.
    Bodies,
    /// Leaves alone, up to a position whose bodies were asked for before.
    LeavesUpTo(u64),
}

/// Asks for one page and takes in what it holds.
async fn page(app: &App, peer: &Peer, after: u64, wanted: Wanted) -> Result<Page, DeskError> {
    let log = peer.log_url.as_deref().ok_or_else(|| DeskError::Refused(format!("{} has no log", peer.host)))?;
    let query = PullQuery { after, limit: PULL_ENTRIES_MAX, bodies: wanted == Wanted::Bodies }.to_query();
    let url = Url::parse(&format!("{log}/entries?{query}"))?;
    let receipt = receipt(app, &peer.host).await?;
    let answer = outgoing::get(app, &url, "application/json", Some(receipt), app.config.limits.pull_body_bytes).await?;
    if !answer.is_success() {
        return Err(DeskError::Refused(format!("{} answered {} {}", peer.host, answer.status, answer.words(200))));
    }
    let pull = PullAnswer::parse(&answer.body, after)?;
    let taken = take_in(app, peer, &pull, after, wanted).await?;
    store::peer::saw_head(&app.db, &peer.host, &pull.head, app.clock.now()).await?;
    Ok(Page { head: pull.head, last: pull.entries.last().map(|entry| entry.position), bodies: taken })
}

/// How far this partner's log is applied here, for it to know.
async fn receipt(app: &App, host: &str) -> Result<AppliedHeader, DeskError> {
    let lane = lane_of(app, host).await?;
    let quarantined = store::quarantine::count_of(&app.db, host).await?;
    Ok(AppliedHeader { epoch: lane.epoch, position: lane.applied, quarantined })
}

/// Checks every leaf that can be recomputed and writes leaves and bodies down in one transaction.
async fn take_in(
    app: &App,
    peer: &Peer,
    pull: &PullAnswer<'_>,
    after: u64,
    wanted: Wanted,
) -> Result<usize, DeskError> {
    let now = app.clock.now();
    // Against what is held the store compares, within its transaction; here against the bodies in the answer itself.
    for wrong in pull.contradictions(|_| None) {
        let (given, expected) = (digest::hex(&wrong.given), digest::hex(&wrong.expected));
        let detail = format!("position {}: leaf {given} shown beside a body of {expected}", wrong.position);
        alarm(app, &peer.host, "leaf", &detail, now).await?;
    }
    let mut page = Pulled { again_at: Some(now + every(app)), ..Pulled::default() };
    let mut previous = after;
    for entry in &pull.entries {
        let leaf = |state| PeerLeaf { epoch: pull.head.epoch, position: entry.position, leaf: entry.leaf, state };
        match entry.body {
            // Without bodies an entry says nothing of whom it is for.
            _ if matches!(wanted, Wanted::LeavesUpTo(last) if entry.position > last) => break,
            Body::Hidden => page.leaves.push(leaf(LeafState::NotForUs)),
            Body::Erased(_) => page.leaves.push(leaf(LeafState::Erased)),
            Body::Open { salt, activity } => {
                page.leaves.push(leaf(LeafState::Open));
                let place = Place { epoch: pull.head.epoch, position: entry.position, previous, salt };
                page.rows.push(row_of(peer, place, activity));
            }
        }
        previous = entry.position;
    }
    store::inbound::record_pulled(&app.db, &peer.host, &page, now).await?;
    Ok(page.rows.len())
}

/// The row of a pulled body. One that cannot be read or kept, or that takes an id of another server, gets an id of its
/// own: it is kept and counted, holds up nothing, and the true activity of that id is not taken for a repeat.
fn row_of(peer: &Peer, place: Place, activity: &[u8]) -> InboxRow {
    let row = |activity_id, actor, object| InboxRow {
        activity: activity_id,
        host: peer.host.clone(),
        actor,
        object,
        place: Some(place),
        bytes: activity.to_vec(),
    };
    let is_theirs = |id: &str| receive::host_of(id).as_deref() == Some(peer.host.as_str());
    let read = receive::heading(activity).filter(|(id, actor, _)| is_theirs(id) && is_theirs(actor));
    let read = read.map(|(id, actor, object)| row(id, actor, object)).filter(InboxRow::is_storable);
    read.unwrap_or_else(|| {
        let Place { epoch, position, .. } = place;
        row(format!("{}#epoch={epoch}&position={position}", peer.actor), peer.actor.clone(), None)
    })
}

/// Compares the root over all leaves we hold with the head the partner shows.
async fn compare(app: &App, peer: &Peer, theirs: &Head, highest: u64) -> Result<(), DeskError> {
    let mut hashed = app.roots.of(&peer.host, theirs.epoch);
    while hashed.size() < theirs.position {
        let after = hashed.size();
        let page = store::inbound::leaves(&app.db, &peer.host, theirs.epoch, after, LEAVES).await?;
        let unbroken =
            page.iter().zip(after + 1..=theirs.position).take_while(|(leaf, position)| leaf.position == *position);
        unbroken.for_each(|(leaf, _)| hashed.append(leaf.leaf));
        if hashed.size() == after || page.len() < LEAVES as usize {
            break;
        }
    }
    app.roots.keep(&peer.host, theirs.epoch, hashed.clone());
    let lane = lane_of(app, &peer.host).await?;
    let ours =
        order::Held { epoch: lane.epoch, highest, leaves: hashed.size(), root: hashed.root(), applied: lane.applied };
    let detail = match order::heads(&ours, theirs) {
        HeadVerdict::Contradicts => format!(
            "epoch {} position {}: root {} shown, {} follows from the leaves",
            theirs.epoch,
            theirs.position,
            digest::hex(&theirs.root),
            digest::hex(&ours.root)
        ),
        HeadVerdict::WentBack => format!(
            "epoch {} position {} shown, epoch {} position {highest} seen before",
            theirs.epoch, theirs.position, ours.epoch
        ),
        HeadVerdict::Same | HeadVerdict::Behind { .. } | HeadVerdict::NewEpoch => return Ok(()),
    };
    alarm(app, &peer.host, "root", &detail, app.clock.now()).await
}

async fn alarm(app: &App, host: &str, kind: &str, detail: &str, now: Timestamp) -> Result<(), DeskError> {
    tracing::error!(peer = host, kind, detail, "a partner's log contradicts what this node holds");
    Ok(store::alarm::raise(&app.db, host, kind, detail, now).await?)
}
