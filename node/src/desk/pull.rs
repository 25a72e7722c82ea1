//! One page of a pull: asked for with our receipt, checked leaf by leaf, written down in one transaction.
//!
//! Does not know why it is pulled, or what follows from a contradiction.

use election_pool_protocol::replication::{AppliedHeader, Body, Head, PULL_ENTRIES_MAX, PullAnswer, PullQuery};
use url::Url;

use super::{DeskError, doubt, outgoing, receive, sync};
use crate::{
    app::App,
    store::{
        self,
        inbound::{Aside, Inbound, LeafState, PeerLeaf, Pulled},
        inbox::{InboxRow, Place},
        peer::Peer,
    },
    transport::TransportError,
};

/// Entries asked for at once: so many, and fewer where an answer is too large or cannot be read.
pub(super) const LIMITS: [usize; 3] = [PULL_ENTRIES_MAX, 20, 1];

pub(super) async fn lane_of(app: &App, host: &str) -> Result<Inbound, DeskError> {
    if store::inbound::find(&app.db, host).await?.is_none() {
        store::inbound::open(&app.db, host, app.clock.now()).await?;
    }
    store::inbound::find(&app.db, host).await?.ok_or_else(|| DeskError::unknown("partner", host))
}

/// What one page of a pull came to.
pub(super) struct Page {
    pub head: Head,
    pub last: Option<u64>,
    pub bodies: usize,
}

/// What a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Everything that is for us.
    Bodies,
    /// One entry with its body, if that is for us.
    One,
    /// The same, of an entry that was put aside and whose place is past.
    Again,
    /// Leaves alone, up to a position whose bodies were asked for before.
    LeavesUpTo(u64),
}

/// Asks for one page and takes in what it holds, unless it is of a newer epoch than this one. Where a page is too large or
/// cannot be read, for less and less of it; an entry that cannot be taken in even alone is put aside with the reason.
pub(super) async fn page(app: &App, peer: &Peer, epoch: u64, after: u64, wanted: Wanted) -> Result<Page, DeskError> {
    let mut failed = None;
    let limits = match wanted {
        Wanted::Bodies => &LIMITS[..],
        Wanted::One | Wanted::Again => &LIMITS[2..],
        Wanted::LeavesUpTo(_) => &LIMITS[..1],
    };
    for limit in limits {
        match some(app, peer, epoch, after, wanted, *limit).await {
            Err(error) if is_of_the_content(&error) => failed = Some(error),
            outcome => return outcome,
        }
    }
    match failed {
        Some(error) if matches!(wanted, Wanted::Bodies | Wanted::Again) => {
            put_aside(app, peer, epoch, after, &error).await
        }
        Some(error) => Err(error),
        None => Err(DeskError::Refused(format!("{} was not asked", peer.host))),
    }
}

/// Whether a request failed for what it brought, not for the way there.
pub(super) const fn is_of_the_content(error: &DeskError) -> bool {
    matches!(error, DeskError::Pull(_) | DeskError::Transport(TransportError::TooLarge { .. }))
}

async fn some(app: &App, peer: &Peer, epoch: u64, after: u64, wanted: Wanted, limit: usize) -> Result<Page, DeskError> {
    let query = PullQuery { after, limit, bodies: !matches!(wanted, Wanted::LeavesUpTo(_)) }.to_query();
    let body = ask(app, peer, &format!("entries?{query}")).await?;
    let pull = PullAnswer::parse(&body, after)?;
    if pull.head.epoch > epoch {
        return Ok(Page { head: pull.head, last: None, bodies: 0 });
    }
    if let Some(missing) = pull.gap(after) {
        // What it passes over would look as if it were not for us.
        return Err(DeskError::Refused(format!("{} passes over position {missing} of its log", peer.host)));
    }
    let taken = take_in(app, peer, &pull, after, wanted).await?;
    store::peer::saw_head(&app.db, &peer.host, &pull.head, app.clock.now()).await?;
    Ok(Page { head: pull.head, last: pull.entries.last().map(|entry| entry.position), bodies: taken })
}

/// Goes on without the body of the entry after a position: its leaf is taken, the reason kept where people see it.
async fn put_aside(app: &App, peer: &Peer, epoch: u64, after: u64, error: &DeskError) -> Result<Page, DeskError> {
    let query = PullQuery { after, limit: 1, bodies: false }.to_query();
    let body = ask(app, peer, &format!("entries?{query}")).await?;
    let pull = PullAnswer::parse(&body, after)?;
    let position = after + 1;
    let (Some(entry), true) =
        (pull.entries.first().filter(|entry| entry.position == position), pull.head.epoch == epoch)
    else {
        return Err(DeskError::Refused(format!("position {position} of {}: {error}", peer.host)));
    };
    let now = app.clock.now();
    let leaf = PeerLeaf { epoch, position, leaf: entry.leaf, state: LeafState::Erased };
    let aside = Aside { activity: unreadable_id(peer, epoch, position), reason: error.to_string() };
    let page = Pulled {
        leaves: vec![leaf],
        aside: vec![aside],
        again_at: Some(sync::at_the_latest(app)),
        ..Pulled::default()
    };
    store::inbound::record_pulled(&app.db, &peer.host, &page, now).await?;
    tracing::warn!(peer = peer.host, position, %error, "an entry could not be taken in");
    Ok(Page { head: pull.head, last: Some(position), bodies: 0 })
}

/// The id under which something is kept that has none of its own.
fn unreadable_id(peer: &Peer, epoch: u64, position: u64) -> String {
    format!("{}#epoch={epoch}&position={position}", peer.actor)
}

/// Asks for something of a partner's log, with our receipt.
pub(super) async fn ask(app: &App, peer: &Peer, what: &str) -> Result<Vec<u8>, DeskError> {
    let log = peer.log_url.as_deref().ok_or_else(|| DeskError::Refused(format!("{} has no log", peer.host)))?;
    let url = Url::parse(&format!("{log}/{what}"))?;
    let receipt = receipt(app, &peer.host).await?;
    let answer = outgoing::get(app, &url, "application/json", Some(receipt), app.config.limits.pull_body_bytes).await?;
    if !answer.is_success() {
        return Err(DeskError::Refused(format!("{} answered {} {}", peer.host, answer.status, answer.words(200))));
    }
    Ok(answer.body)
}

/// How far this partner's log is applied here, for it to know.
pub(super) async fn receipt(app: &App, host: &str) -> Result<AppliedHeader, DeskError> {
    let lane = lane_of(app, host).await?;
    // What is tried again just now is not applied, whatever comes of it.
    let quarantined =
        store::quarantine::count_of(&app.db, host).await? + store::inbox::tried_again(&app.db, host).await?;
    let contradicted = store::evidence::open_of(&app.db, host).await?;
    Ok(AppliedHeader { epoch: lane.epoch, position: lane.applied, quarantined, contradicted })
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
        doubt::body(app, peer, pull, &wrong, now).await?;
    }
    let again_at = Some(sync::at_the_latest(app));
    let mut page = Pulled { again_at, is_again: wanted == Wanted::Again, ..Pulled::default() };
    let mut previous = after;
    for entry in &pull.entries {
        let leaf = |state| PeerLeaf { epoch: pull.head.epoch, position: entry.position, leaf: entry.leaf, state };
        match entry.body {
            // Without bodies an entry says nothing of whom it is for.
            _ if matches!(wanted, Wanted::LeavesUpTo(last) if entry.position > last) => break,
            // More than was asked for: what follows has its turn yet.
            _ if wanted == Wanted::Again && entry.position > after + 1 => break,
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
    let taken = store::inbound::record_pulled(&app.db, &peer.host, &page, now).await?;
    // What had come before and still waits is no news: whoever is stuck is not asked all the time.
    Ok(usize::try_from(taken.new).unwrap_or(usize::MAX))
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
        row(unreadable_id(peer, epoch, position), peer.actor.clone(), None)
    })
}
