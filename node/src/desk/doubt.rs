//! When a partner's log contradicts what this node holds: evidence, an alarm here, and word to the partner; and what
//! partners found in our own log.
//!
//! REPLICATION, Heads and Findings. A doubt stops nothing: whatever was found, the sync goes on.

use election_pool_protocol::{
    digest,
    inbound::{self as order, HeadVerdict},
    merkle::{Frontier, Hash},
    replication::{Body, Contradicted, Contradiction, Findings, Forked, Head, PullAnswer},
};
use jiff::Timestamp;
use url::Url;

use super::{
    DeskError, outgoing,
    pull::{self, Wanted, lane_of},
    sync,
};
use crate::{
    app::App,
    store::{self, evidence::ShownBody, peer::Peer},
};

/// Leaves read from the database at once when a root is computed.
const LEAVES: u32 = 10_000;
/// Most bodies asked for beside leaves that differ.
const BODIES_SOUGHT: u32 = 20;
/// The kind of the alarm that a partner's word about our log raises.
const REPORTED: &str = "reported";

/// Compares the root over all leaves we hold with the head the partner shows; `highest` is what we knew before we asked.
/// True if they contradict.
pub(super) async fn compare(app: &App, peer: &Peer, theirs: &Head, highest: u64) -> Result<(), DeskError> {
    let hashed = hashed(app, peer, theirs).await?;
    let lane = lane_of(app, &peer.host).await?;
    let ours =
        order::Held { epoch: lane.epoch, highest, leaves: hashed.size(), root: hashed.root(), applied: lane.applied };
    let what = match order::heads(&ours, theirs) {
        HeadVerdict::Contradicts => Forked::Root,
        HeadVerdict::WentBack => Forked::Head,
        HeadVerdict::Same | HeadVerdict::Behind { .. } | HeadVerdict::NewEpoch => return Ok(()),
    };
    let (root, shown) = (digest::hex(&ours.root), digest::hex(&theirs.root));
    let Head { epoch, position, .. } = theirs;
    let detail = match what {
        Forked::Head => {
            format!("epoch {epoch} position {position} shown, epoch {} position {highest} seen before", ours.epoch)
        }
        _ => format!("epoch {epoch} position {position}: root {shown} shown, {root} follows from the leaves"),
    };
    let now = app.clock.now();
    let found = Contradicted { epoch: *epoch, position: *position, what, held: ours.root, shown: theirs.root, at: now };
    let is_known = store::evidence::stands(&app.db, &peer.host, &found).await?;
    store::evidence::keep(&app.db, &peer.host, &found, None, now).await?;
    alarm(app, &peer.host, "root", &detail, now).await?;
    if what == Forked::Root && !is_known {
        find_leaf(app, peer, theirs).await?;
    }
    Ok(())
}

/// The frontier over the unbroken leaves held, as far as the head reaches.
async fn hashed(app: &App, peer: &Peer, theirs: &Head) -> Result<Frontier, DeskError> {
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
    Ok(hashed)
}

/// Asks for all leaves once, as many as come within a turn: those that differ are kept as evidence by whoever writes leaves
/// down. Then for their bodies, whose proofs are better evidence still.
async fn find_leaf(app: &App, peer: &Peer, theirs: &Head) -> Result<(), DeskError> {
    let mut after = 0;
    let end = app.clock.now() + sync::TURN;
    loop {
        let page = pull::page(app, peer, theirs.epoch, after, Wanted::LeavesUpTo(theirs.position)).await?;
        match page.last {
            Some(last) if last > after && last < theirs.position && app.clock.now() < end => after = last,
            _ => break,
        }
    }
    let evidence = store::evidence::list(&app.db, Some(&peer.host), BODIES_SOUGHT).await?;
    let bare = evidence.iter().filter(|one| one.contradicted.what == Forked::Leaf && one.bytes.is_none());
    for one in bare.filter(|one| one.settled_at.is_none()) {
        if app.clock.now() >= end {
            break;
        }
        pull::page(app, peer, theirs.epoch, one.contradicted.position - 1, Wanted::One).await?;
    }
    Ok(())
}

/// A leaf that does not follow from the body beside it.
pub(super) async fn body(
    app: &App,
    peer: &Peer,
    answer: &PullAnswer<'_>,
    wrong: &Contradiction,
    now: Timestamp,
) -> Result<(), DeskError> {
    let found = Contradicted {
        epoch: answer.head.epoch,
        position: wrong.position,
        what: Forked::Body,
        held: wrong.expected,
        shown: wrong.given,
        at: now,
    };
    let beside = answer.entries.iter().find(|entry| entry.position == wrong.position).map(|entry| entry.body);
    let body = match beside {
        Some(Body::Open { salt, activity }) => Some(ShownBody { salt, bytes: activity, object: None }),
        _ => None,
    };
    store::evidence::keep(&app.db, &peer.host, &found, body, now).await?;
    let (given, expected) = (digest::hex(&wrong.given), digest::hex(&wrong.expected));
    let detail = format!("position {}: leaf {given} shown beside a body of {expected}", wrong.position);
    alarm(app, &peer.host, "leaf", &detail, now).await
}

/// A leaf of a new epoch that is another than the one held of the epoch before.
pub(super) async fn leaf(
    app: &App,
    peer: &Peer,
    (epoch, position): (u64, u64),
    held: Hash,
    shown: Hash,
) -> Result<(), DeskError> {
    let now = app.clock.now();
    let found = Contradicted { epoch, position, what: Forked::Leaf, held, shown, at: now };
    store::evidence::keep(&app.db, &peer.host, &found, None, now).await?;
    let (held, shown) = (digest::hex(&held), digest::hex(&shown));
    let detail = format!("epoch {epoch} position {position}: held {held}, shown {shown}");
    alarm(app, &peer.host, "leaf-contradicts", &detail, now).await
}

/// Tells a partner at once that we hold evidence against its log, if it does not know that yet: by a receipt that comes
/// with the question for its head.
pub(super) async fn tell(app: &App, peer: &Peer, told: u64) -> Result<(), DeskError> {
    let receipt = pull::receipt(app, &peer.host).await?;
    let Some(log) = peer.log_url.as_deref().filter(|_| receipt.contradicted != told) else { return Ok(()) };
    let url = Url::parse(&format!("{log}/head"))?;
    outgoing::get(app, &url, "application/json", Some(receipt), app.config.limits.fetch_body_bytes).await?;
    Ok(())
}

/// Asks a partner what it found in our log, if its receipt counts anything. One that does not know the question answers
/// 404: then nothing is known but the count. An answer that is no answer changes nothing, and fails no sync.
pub(super) async fn ask(app: &App, peer: &Peer) -> Result<(), DeskError> {
    let Some(peer) = store::peer::find(&app.db, &peer.host).await? else { return Ok(()) };
    if peer.confirmed.quarantined == 0 && peer.confirmed.contradicted == 0 {
        return forget(app, &peer.host).await;
    }
    let Some(log) = peer.log_url.as_deref() else { return Ok(()) };
    let url = Url::parse(&format!("{log}/findings"))?;
    let answer = match outgoing::get(app, &url, "application/json", None, app.config.limits.fetch_body_bytes).await {
        Ok(answer) if answer.is_success() => answer,
        Ok(answer) => {
            tracing::info!(peer = peer.host, status = answer.status, "could not learn what a partner found in our log");
            return Ok(());
        }
        Err(error) => {
            tracing::warn!(peer = peer.host, %error, "could not learn what a partner found in our log");
            return Ok(());
        }
    };
    match Findings::parse(&answer.body) {
        Ok(findings) => Ok(store::finding::replace(&app.db, &peer.host, &findings).await?),
        Err(error) => {
            tracing::warn!(peer = peer.host, %error, "could not read what a partner found in our log");
            Ok(())
        }
    }
}

/// A partner has found nothing, or nothing any more: its receipt says so.
pub(super) async fn forget(app: &App, host: &str) -> Result<(), DeskError> {
    if store::finding::of(&app.db, host).await? != Findings::default() {
        store::finding::replace(&app.db, host, &Findings::default()).await?;
    }
    Ok(())
}

/// What a receipt says of contradictions in our log: an alarm of our own, or the end of it.
pub(super) async fn reported(app: &App, host: &str, contradicted: u64) -> Result<(), DeskError> {
    let now = app.clock.now();
    if contradicted == 0 {
        store::alarm::clear_kind(&app.db, host, REPORTED, now).await?;
        return Ok(());
    }
    alarm(app, host, REPORTED, "says that our log contradicts itself: see peer evidence", now).await
}

/// What we found in the log of a partner, for that partner.
pub async fn findings(app: &App, host: &str) -> Result<Vec<u8>, DeskError> {
    let most = u32::try_from(election_pool_protocol::replication::FINDINGS_MAX).unwrap_or(u32::MAX);
    let quarantined = store::quarantine::of_host(&app.db, host, most).await?;
    let evidence = store::evidence::list(&app.db, Some(host), most).await?;
    let findings = Findings {
        quarantined: quarantined
            .into_iter()
            .map(|one| election_pool_protocol::replication::Refused {
                epoch: one.place.map(|(epoch, _)| epoch),
                position: one.place.map(|(_, position)| position),
                activity: one.activity,
                reason: one.reason,
                at: one.at,
            })
            .collect(),
        contradicted: evidence.into_iter().filter(|one| one.settled_at.is_none()).map(|one| one.contradicted).collect(),
    };
    Ok(findings.to_json())
}

pub(super) async fn alarm(app: &App, host: &str, kind: &str, detail: &str, now: Timestamp) -> Result<(), DeskError> {
    tracing::error!(peer = host, kind, detail, "a log contradicts itself");
    Ok(store::alarm::raise(&app.db, host, kind, detail, now).await?)
}
