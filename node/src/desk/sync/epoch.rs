//! A partner that was restored: what we hold of its log is compared leaf by leaf with what it says now, before anything
//! of its new epoch is taken in.
//!
//! `docs/replication.md`, Epochs. The first position that differs is where the new history begins for us: what stands
//! from there on is pulled and applied anew, each activity still once.

use std::collections::BTreeMap;

use election_pool_protocol::{
    merkle::Hash,
    replication::{Body, PULL_ENTRIES_MAX, PullAnswer, PullQuery},
};
use jiff::SignedDuration;

use crate::{
    app::App,
    desk::{
        DeskError, doubt,
        pull::{ask, lane_of},
        receive,
    },
    store::{
        self,
        inbound::{LeafState, PeerLeaf},
        peer::Peer,
    },
};

/// How long the next round waits when one was not enough to compare everything.
const SOON: SignedDuration = SignedDuration::from_secs(1);

/// Compares, and goes over to the epoch. False if there is more to compare than one round may, or somebody else is at
/// work on this partner: then the next round goes on.
pub(super) async fn enter(app: &App, peer: &Peer, epoch: u64) -> Result<bool, DeskError> {
    let lane = lane_of(app, &peer.host).await?;
    let (_, mut agreed) = store::inbound::held_leaves(&app.db, &peer.host, epoch).await?;
    for _ in 0..app.config.limits.pull_pages {
        let outcome = if agreed >= lane.applied {
            Compared::AllAgree(lane.applied)
        } else {
            compare(app, peer, epoch, agreed, lane.applied).await?
        };
        match outcome {
            Compared::More(upto) => agreed = upto,
            Compared::AllAgree(upto) | Compared::Differs(upto) => {
                let is_entered = receive::enter_epoch(app, &peer.host, epoch, upto).await?;
                if is_entered {
                    tracing::warn!(peer = peer.host, epoch, agreed = upto, "a partner was restored");
                }
                return again(app, peer, is_entered).await;
            }
        }
    }
    again(app, peer, false).await
}

async fn again(app: &App, peer: &Peer, is_entered: bool) -> Result<bool, DeskError> {
    if !is_entered {
        store::inbound::schedule_pull(&app.db, &peer.host, app.clock.now() + SOON).await?;
    }
    Ok(is_entered)
}

/// How far both sides agree.
enum Compared {
    /// Up to here, and there is more.
    More(u64),
    /// In everything we hold, up to here.
    AllAgree(u64),
    /// Up to here, and not beyond.
    Differs(u64),
}

/// Compares one page of leaves after a position, as far as our applied one.
async fn compare(app: &App, peer: &Peer, epoch: u64, after: u64, applied: u64) -> Result<Compared, DeskError> {
    let query = PullQuery { after, limit: PULL_ENTRIES_MAX, bodies: false }.to_query();
    let body = ask(app, peer, &format!("entries?{query}")).await?;
    let pull = PullAnswer::parse(&body, after)?;
    let held = held_before(app, peer, epoch, after).await?;
    let now = app.clock.now();
    let (mut agreed, mut same, mut other) = (after, Vec::new(), None);
    for entry in pull.entries.iter().take_while(|entry| entry.position <= applied) {
        if let Some(before) = held.get(&entry.position).filter(|before| **before != entry.leaf) {
            other = Some((entry.position, *before, entry.leaf));
            break;
        }
        let state = if matches!(entry.body, Body::Erased(_)) { LeafState::Erased } else { LeafState::NotForUs };
        same.push(PeerLeaf { epoch, position: entry.position, leaf: entry.leaf, state });
        agreed = entry.position;
    }
    store::inbound::record_leaves(&app.db, &peer.host, &same, now).await?;
    if let Some((position, before, shown)) = other {
        doubt::leaf(app, peer, (epoch, position), before, shown).await?;
        return Ok(Compared::Differs(agreed));
    }
    if agreed >= applied {
        return Ok(Compared::AllAgree(applied));
    }
    if agreed == after {
        // It ends before what we applied: what was beyond is gone there.
        let detail =
            format!("epoch {epoch} position {}: ends before the applied position {applied}", pull.head.position);
        doubt::alarm(app, &peer.host, "root", &detail, now).await?;
        return Ok(Compared::Differs(agreed));
    }
    Ok(Compared::More(agreed))
}

/// The leaves held of the epochs before, after a position: of each position the latest.
async fn held_before(app: &App, peer: &Peer, epoch: u64, after: u64) -> Result<BTreeMap<u64, Hash>, DeskError> {
    let mut held = BTreeMap::new();
    let limit = u32::try_from(PULL_ENTRIES_MAX).unwrap_or(u32::MAX);
    for leaf in store::inbound::leaves_before(&app.db, &peer.host, epoch, after, after + u64::from(limit)).await? {
        held.insert(leaf.position, leaf.leaf);
    }
    Ok(held)
}
