//! Pull repairs push: asks partners for what is missing, checks every leaf and the root, and goes on.
//!
//! What comes in is put in the same inbox as what was pushed and applied by the same path. A contradiction is kept as
//! an alarm and stops nothing.

mod epoch;

use std::fmt;

use election_pool_protocol::{inbound as order, lane, mutant::Mutant};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{
    DeskError, apart, blobs, doubt,
    pull::{Wanted, lane_of, page},
    receive, restore,
};
use crate::{
    app::App,
    store::{self, inbound::Inbound, peer::Peer},
};

/// Most partners looked at in one round.
const PARTNERS: u32 = 1000;
/// How long one partner is asked for more before others have their turn; what is missing then is asked for soon.
pub(super) const TURN: SignedDuration = SignedDuration::from_secs(60);
/// Entries that could not be had and are asked for once more in one sync.
const AGAIN: u32 = 20;
/// Epochs gone through in one round: the one we know, and a newer one.
const EPOCHS: usize = 2;

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
    /// Entries that came in from all of them together; a running node applies them.
    pub fn pulled(&self) -> usize {
        self.0.iter().map(|one| one.pulled).sum()
    }

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

/// Syncs with every partner now: logs, what was found, missing attachments and further languages. Bodies that come in wait in the inbox for a
/// running node, or the next start.
pub async fn all(app: &App) -> Result<Round, DeskError> {
    let mut round = Vec::new();
    for peer in store::peer::partners(&app.db, PARTNERS).await? {
        round.push(reported(app, &peer, 0).await?);
    }
    blobs::fetch_once(app).await?;
    apart::fetch_once(app).await?;
    Ok(Round(round))
}

/// Plans a sync with every partner for now, as at every start: what happened meanwhile nobody here knows.
pub async fn begin(app: &App) -> Result<(), DeskError> {
    store::inbound::schedule_pulls(&app.db, app.clock.now()).await?;
    app.wake.pull();
    Ok(())
}

/// Plans a sync with one partner for now: it became due while one was under way.
pub async fn again(app: &App, host: &str) -> Result<(), DeskError> {
    store::inbound::schedule_pull(&app.db, host, app.clock.now()).await?;
    app.wake.pull();
    Ok(())
}

/// Plans a sync with one partner soon: it should have our receipt, or there is more to ask for.
pub(super) async fn soon(app: &App, host: &str) -> Result<(), DeskError> {
    let soon = app.clock.now() + SignedDuration::try_from(order::GAP_PATIENCE).unwrap_or_default();
    Ok(store::inbound::schedule_pull(&app.db, host, soon).await?)
}

/// How long a partner is claimed: longer than a sync takes, which is a turn, another where a root contradicts, and the
/// request under way at its end; so that what is planned for soon meanwhile is planned for before the claim ends.
pub(super) fn claim_of(app: &App) -> SignedDuration {
    TURN + TURN + app.config.limits.lease()
}

/// When a partner is asked again at the latest: never so soon that a claim seems to be over before it is.
pub(super) fn at_the_latest(app: &App) -> Timestamp {
    app.clock.now() + every(app).max(claim_of(app))
}

/// A partner whose time has come, for this process alone until an instant.
pub struct Claim {
    lane: Inbound,
    until: Timestamp,
}

impl Claim {
    /// The partner.
    pub fn host(&self) -> &str {
        &self.lane.host
    }

    /// When it ends by itself.
    pub const fn until(&self) -> Timestamp {
        self.until
    }
}

/// Claims up to `limit` partners whose time has come: the timer, a gap, or a new partner.
pub async fn claim(app: &App, limit: u32) -> Result<Vec<Claim>, DeskError> {
    let now = app.clock.now();
    let until = now + claim_of(app);
    let lanes = store::inbound::claim_pulls(&app.db, now, until, limit).await?;
    Ok(lanes.into_iter().map(|lane| Claim { lane, until }).collect())
}

/// Syncs with a claimed partner.
pub async fn claimed(app: &App, claim: &Claim) -> Result<(), DeskError> {
    let Claim { lane, until } = claim;
    if let Some(peer) = store::peer::find(&app.db, &lane.host).await?
        && peer.is_active_partner()
    {
        reported(app, &peer, lane.failures).await?;
        app.wake.receive();
    }
    Ok(store::inbound::pull_made(&app.db, &lane.host, *until, app.clock.now() + every(app)).await?)
}

pub(super) fn every(app: &App) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(app.config.federation.sync_every_s).unwrap_or(i64::MAX))
}

/// Syncs with one partner; a failure is counted and tried again after a wait.
async fn reported(app: &App, peer: &Peer, failures: u64) -> Result<Synced, DeskError> {
    let outcome = with(app, peer).await;
    let (pulled, trouble) = match outcome {
        Ok(pulled) => {
            store::inbound::pull_went_well(&app.db, &peer.host).await?;
            doubt_ourselves(app, &peer.host).await?;
            (pulled, None)
        }
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
        applied: super::roster::applied(app, &peer.host).await?,
        pulled,
        trouble,
    })
}

/// Where a partner knows more of our log than there is, or says that it contradicts itself, this may be an old copy of the
/// database that was put back while nobody could be asked: then nothing more is published from it.
async fn doubt_ourselves(app: &App, host: &str) -> Result<(), DeskError> {
    let head = store::log::head(&app.db).await?;
    let said = store::peer::find(&app.db, host).await?.map(|peer| peer.confirmed).unwrap_or_default();
    let is_odd = said.epoch == head.epoch && (said.position > head.position || said.contradicted > 0);
    if !is_odd || store::log::restored(&app.db).await?.is_some() {
        return Ok(());
    }
    if let Some(reason) = restore::confirm::known_beyond(app).await? {
        tracing::error!(reason, "this node publishes nothing more");
        store::alarm::raise(&app.db, host, "own-log", &reason, app.clock.now()).await?;
    }
    Ok(())
}

/// Pulls what is missing. Of a partner that was restored the leaves are compared first.
async fn with(app: &App, peer: &Peer) -> Result<usize, DeskError> {
    for _ in 0..EPOCHS {
        match within_epoch(app, peer).await? {
            Pull::Done(bodies) => return Ok(bodies),
            Pull::Newer(epoch) if epoch::enter(app, peer, epoch).await? => {}
            Pull::Newer(_) => break,
        }
    }
    Ok(0)
}

/// What pulling within the epoch we know came to.
enum Pull {
    /// So many bodies came.
    Done(usize),
    /// The partner is in a newer epoch; nothing was taken in.
    Newer(u64),
}

/// Pulls what comes after the applied position, then the leaves of what was never for us, then compares roots.
async fn within_epoch(app: &App, peer: &Peer) -> Result<Pull, DeskError> {
    let lane = lane_of(app, &peer.host).await?;
    // Taken before the peer is asked, so that a push that arrives meanwhile is not mistaken for a log that went back.
    let (highest, _) = store::inbound::held_leaves(&app.db, &peer.host, lane.epoch).await?;
    let told = store::evidence::open_of(&app.db, &peer.host).await?;
    let (mut pulled, mut after) = (0, lane.applied);
    // Only up to here is it known which bodies are for us; a leaf beyond says nothing of that.
    let mut asked = lane.applied;
    let mut head = None;
    let end = app.clock.now() + TURN;
    for _ in 0..app.config.limits.pull_pages {
        let is_new = peer.head.is_none() && Mutant::NewPeerAtLatest.is_planted();
        let wanted = if is_new { Wanted::LeavesUpTo(u64::MAX) } else { Wanted::Bodies };
        let page = page(app, peer, lane.epoch, after, wanted).await?;
        if page.head.epoch > lane.epoch {
            return Ok(Pull::Newer(page.head.epoch));
        }
        pulled += page.bodies;
        asked = page.last.unwrap_or(after).max(asked);
        head = Some(page.head);
        match page.last {
            Some(last) if last > after && last < page.head.position && app.clock.now() < end => after = last,
            _ => break,
        }
    }
    let Some(head) = head else { return Ok(Pull::Done(pulled)) };
    for _ in 0..app.config.limits.pull_pages {
        let (_, unbroken) = store::inbound::held_leaves(&app.db, &peer.host, head.epoch).await?;
        if unbroken >= head.position.min(asked) {
            break;
        }
        let page = page(app, peer, lane.epoch, unbroken, Wanted::LeavesUpTo(asked)).await?;
        if page.last.is_none_or(|last| last <= unbroken) || app.clock.now() >= end {
            break;
        }
    }
    for position in store::quarantine::wanted_again(&app.db, &peer.host, lane.epoch, AGAIN).await? {
        if app.clock.now() >= end {
            break;
        }
        pulled += page(app, peer, lane.epoch, position - 1, Wanted::Again).await?.bodies;
    }
    if pulled > 0 || asked < head.position {
        // The origin waits for a receipt; and where there is more than one round may ask for, some of this is applied then.
        soon(app, &peer.host).await?;
    }
    receive::skip_known(app, &peer.host).await?;
    doubt::compare(app, peer, &head, highest).await?;
    doubt::tell(app, peer, told).await?;
    doubt::ask(app, peer).await?;
    Ok(Pull::Done(pulled))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::test_app::test_app;

    #[tokio::test]
    async fn what_is_planned_for_soon_at_the_end_of_a_long_sync_stays_planned() {
        const HOST: &str = "fi.example";
        let node = test_app("").await;
        let app = &node.app;
        let began = app.clock.now();
        store::inbound::open(&app.db, HOST, began).await.unwrap();
        let claims = claim(app, 10).await.unwrap();
        let page = store::inbound::Pulled { again_at: Some(at_the_latest(app)), ..Default::default() };
        store::inbound::record_pulled(&app.db, HOST, &page, began).await.unwrap();
        app.clock.advance(i64::try_from(TURN.as_millis()).unwrap() + 8_000);
        let ends = app.clock.now();
        soon(app, HOST).await.unwrap();
        claimed(app, &claims[0]).await.unwrap();
        let next = store::inbound::find(&app.db, HOST).await.unwrap().unwrap().next_pull_at;
        assert_eq!(next, Some(ends + SignedDuration::from_secs(5)));
    }
}
