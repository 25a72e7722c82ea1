//! One turn of an inbound lane: what waits from one origin is read, judged and settled, in the order of its log.
//!
//! What cannot be applied is quarantined with its reason and blocks nothing. This module does not know whether an
//! activity was pushed or pulled.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    admission::{self, Admission, Held, SenderClass},
    inbound::{self as order, Known, Step},
    lane::LaneClass,
    merkle,
    mutant::Mutant,
    origin::Origin,
};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{
    DeskError,
    effect::{self, Surroundings},
    moving, offer, social, sync, wish,
};
use crate::{
    app::{App, Metrics},
    federation::Federation,
    store::{
        self,
        inbound::{Effect, LeafState, Lease, PeerLeaf, Progress, Settlement},
        inbox::{ID_MAX_BYTES, InboxRow, Waiting},
        material::{Change, State},
        peer::{Peer, PeerAuthority, Pinned},
    },
};

/// How long an announcement may wait for a document that it names; what follows it waits as long.
const PASSING_PATIENCE: SignedDuration = SignedDuration::from_mins(10);
/// Positions of an origin's log looked at in one turn.
const POSITIONS: u32 = 1000;
/// Such stretches passed over after one pull where nothing in them is for this node.
const STRETCHES: usize = 100;

/// The server an activity comes from, as this node knows it.
pub(super) struct Origins {
    pub peer: Option<Peer>,
    pub authorities: Vec<PeerAuthority>,
    pub pinned: Vec<Pinned>,
}

impl Origins {
    async fn of(app: &App, host: &str) -> Result<Self, DeskError> {
        Ok(Self {
            peer: store::peer::find(&app.db, host).await?,
            authorities: store::peer::authorities(&app.db, host).await?,
            pinned: store::peer::pinned(&app.db, host).await?,
        })
    }

    /// What this server is to us, at this moment.
    pub fn class(&self, is_follower: bool) -> SenderClass {
        match &self.peer {
            Some(peer) if peer.state == store::peer::PeerState::Removed => SenderClass::Stranger,
            Some(peer) if peer.class == LaneClass::Partner => SenderClass::Partner,
            Some(_) => SenderClass::Reader,
            None if is_follower => SenderClass::KnownFollower,
            None => SenderClass::Stranger,
        }
    }

    fn is_application(&self, actor: &str) -> bool {
        self.peer.as_ref().is_some_and(|peer| peer.actor == actor)
    }
}

/// Applies what waits from the leased host; true if anything was settled.
pub async fn turn(app: &App, federation: &Federation, lease: Lease) -> Result<bool, DeskError> {
    let now = app.clock.now();
    let waiting = store::inbox::waiting(&app.db, &lease.host, app.config.limits.apply_batch).await?;
    let origins = Origins::of(app, &lease.host).await?;
    let is_partner = origins.class(false) == SenderClass::Partner;
    // What was in quarantine counts in the receipt until it is applied.
    let is_tried_again = is_partner
        && waiting.iter().any(|one| one.row.place.is_none())
        && store::inbox::tried_again(&app.db, &lease.host).await? > 0;
    let surroundings = Surroundings::default();
    let held = held(app, &waiting).await?;
    let mut batch = Batch { app, federation, origins, held, surroundings, now, arrived: now, settlements: Vec::new() };
    let mut placed: BTreeMap<u64, Epoch> = BTreeMap::from([(lease.epoch, Epoch::default())]);
    for one in waiting {
        match one.row.place {
            None if batch.has_rotated() => {}
            None => batch.apply(&one, None).await?,
            Some(place) => {
                placed.entry(place.epoch).or_default().waiting.insert(place.position, one);
            }
        }
    }
    let progress = batch.in_order(&lease, placed).await?;
    let settled = batch.settlements;
    let has_moved = !settled.is_empty() || progress.applied > lease.applied;
    store::inbound::settle(&app.db, &lease, &settled, &progress, now).await?;
    for settlement in &settled {
        Metrics::count(&app.metrics.applied, word_of(settlement));
    }
    if progress.gap_pull_at.is_some_and(|at| at <= now) {
        app.wake.pull();
    }
    if is_tried_again || is_partner && settled.iter().any(is_awaited) {
        // The origin waits for a receipt.
        sync::soon(app, &lease.host).await?;
    }
    Ok(has_moved)
}

/// What is held of the objects of everything that waits, with one question.
async fn held(app: &App, waiting: &[Waiting]) -> Result<BTreeMap<String, Option<(State, String)>>, DeskError> {
    let objects: BTreeSet<&str> = waiting.iter().filter_map(|one| one.row.object.as_deref()).collect();
    let mut states = store::material::states_of(&app.db, &objects.iter().copied().collect::<Vec<_>>()).await?;
    Ok(objects.into_iter().map(|object| (object.to_owned(), states.remove(object))).collect())
}

/// Whether the origin wants to know soon what became of it: a withdrawal, a narrowing, or what could not be applied.
fn is_awaited(settlement: &Settlement) -> bool {
    settlement
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Quarantine(_) | Effect::Change(Change::Withhold(_) | Change::Entomb(_))))
}

fn word_of(settlement: &Settlement) -> &'static str {
    let has = |wanted: fn(&Effect) -> bool| settlement.effects.iter().any(wanted);
    if has(|effect| matches!(effect, Effect::Quarantine(_))) {
        "quarantined"
    } else if has(|effect| matches!(effect, Effect::Change(_))) {
        "applied"
    } else {
        "ignored"
    }
}

/// What waits of one epoch of an origin's log.
#[derive(Default)]
struct Epoch {
    waiting: BTreeMap<u64, Waiting>,
}

struct Batch<'a> {
    app: &'a App,
    federation: &'a Federation,
    origins: Origins,
    /// What is held under the ids of the objects, for each that was asked about.
    held: BTreeMap<String, Option<(State, String)>>,
    surroundings: Surroundings,
    now: Timestamp,
    /// When what is being applied came.
    arrived: Timestamp,
    settlements: Vec<Settlement>,
}

impl Batch<'_> {
    /// Applies entries in the order of their log, as far as nothing is missing. A newer epoch is entered by a pull alone,
    /// which compares what both sides hold; of an older one only what is passed is settled, since the origin may not
    /// know the rest any more.
    async fn in_order(&mut self, lease: &Lease, mut epochs: BTreeMap<u64, Epoch>) -> Result<Progress, DeskError> {
        let mut progress = Progress { epoch: lease.epoch, applied: lease.applied, gap_pull_at: None };
        if let Some(Epoch { waiting }) = epochs.remove(&lease.epoch) {
            let states = store::inbound::leaf_states(&self.app.db, &lease.host, lease.epoch, lease.applied, POSITIONS);
            let states: BTreeMap<u64, LeafState> = states.await?.into_iter().collect();
            let known = |position: u64| states.get(&position).map_or(Known::Unknown, |state| known_as(*state));
            self.epoch_in_order(lease, waiting, &known, &mut progress).await?;
        }
        for (number, Epoch { waiting }) in epochs {
            for (position, one) in waiting {
                if number < lease.epoch && position <= progress.applied {
                    self.repeat(&one.row, lease);
                } else {
                    progress.gap_pull_at = Some(self.now);
                }
            }
        }
        Ok(progress)
    }

    /// Whether the keys or authorities of the origin have changed: what follows is judged by the new ones, next turn.
    fn has_rotated(&self) -> bool {
        let rotates = |settlement: &Settlement| settlement.effects.iter().any(|one| matches!(one, Effect::Rotate(_)));
        self.settlements.iter().any(rotates)
    }

    /// Applies the entries of one epoch, until something before one of them is missing.
    async fn epoch_in_order(
        &mut self,
        lease: &Lease,
        mut placed: BTreeMap<u64, Waiting>,
        known: &(dyn Fn(u64) -> Known + Sync),
        progress: &mut Progress,
    ) -> Result<(), DeskError> {
        while !self.has_rotated() {
            let waiting: Vec<(u64, u64)> =
                placed.iter().filter_map(|(position, one)| Some((*position, one.row.place?.previous))).collect();
            match order::next(progress.applied, &waiting, known) {
                Step::Apply(position) => {
                    if let Some(one) = placed.remove(&position) {
                        self.apply(&one, leaf_of(&one.row)).await?;
                    }
                    progress.applied = position;
                }
                Step::Repeat(position) => {
                    if let Some(one) = placed.remove(&position) {
                        if Mutant::DedupForSevenDays.is_planted() {
                            // Whatever its id is not known of counts as new.
                            self.apply(&one, leaf_of(&one.row)).await?;
                        } else {
                            self.repeat(&one.row, lease);
                        }
                    }
                }
                Step::Skip(to) => progress.applied = to,
                Step::Wait { .. } if Mutant::ParkingWithoutPull.is_planted() => {
                    let Some((position, one)) = placed.pop_first() else { return Ok(()) };
                    self.apply(&one, leaf_of(&one.row)).await?;
                    progress.applied = position;
                }
                Step::Wait { .. } => {
                    let since = lease.gap_since.unwrap_or(self.now);
                    progress.gap_pull_at =
                        Some(since + SignedDuration::try_from(order::GAP_PATIENCE).unwrap_or_default());
                    return Ok(());
                }
                Step::Idle => return Ok(()),
            }
        }
        Ok(())
    }

    /// An entry at a position that is applied already: the very same, or evidence that history was rewritten.
    fn repeat(&mut self, row: &InboxRow, lease: &Lease) {
        // Its leaf is recorded with the settlement: one that contradicts what is held raises the alarm.
        let effects = vec![Effect::Repeat(lease.applied)];
        self.settlements.push(Settlement { activity: row.activity.clone(), leaf: leaf_of(row), effects });
    }

    async fn apply(&mut self, one: &Waiting, leaf: Option<PeerLeaf>) -> Result<(), DeskError> {
        let row = &one.row;
        self.arrived = one.at;
        let effects = match self.effects(row).await {
            // What lies in the activity itself would fail every turn, and with it everything behind it.
            Err(error @ (DeskError::Url(_) | DeskError::Read(_) | DeskError::Crypto(_) | DeskError::Refused(_))) => {
                vec![Effect::Quarantine(error.to_string())]
            }
            outcome => outcome?,
        };
        let effects = self.bounded(row, effects).await?;
        self.settlements.push(Settlement { activity: row.activity.clone(), leaf, effects });
        Ok(())
    }

    /// Keeps what waits for a person within bounds: of a partner everything is kept, of others so much.
    async fn bounded(&self, row: &InboxRow, effects: Vec<Effect>) -> Result<Vec<Effect>, DeskError> {
        let is_kept = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Quarantine(_)));
        if self.origins.class(false) == SenderClass::Partner || !is_kept(&effects) {
            return Ok(effects);
        }
        let in_batch = self.settlements.iter().filter(|settlement| is_kept(&settlement.effects)).count() as u64;
        let kept = store::quarantine::count_of(&self.app.db, &row.host).await? + in_batch;
        if kept < self.app.config.limits.quarantined_per_host {
            return Ok(effects);
        }
        Ok(vec![Effect::Ignore("too much from this server waits for a person".into())])
    }

    /// Judges an activity again, since the roster may have changed and a pulled one has met no door, then reads it.
    async fn effects(&self, row: &InboxRow) -> Result<Vec<Effect>, DeskError> {
        let activity = match Activity::read(&row.bytes) {
            Ok(activity) => activity,
            Err(error) => return Ok(vec![Effect::Quarantine(error.to_string())]),
        };
        // A pulled one has met no door, and an index of PostgreSQL takes no longer one.
        let ids = [Some(activity.id.as_str()), Some(activity.actor.as_str()), activity.object.id()];
        if ids.into_iter().flatten().any(|id| id.len() > ID_MAX_BYTES) {
            return Ok(vec![Effect::Quarantine(format!("an id is longer than {ID_MAX_BYTES} bytes"))]);
        }
        if host_of(&activity.actor).as_deref() != Some(row.host.as_str()) {
            return Ok(vec![Effect::Quarantine(format!("the actor is not of {}", row.host))]);
        }
        // Of a host on the roster, or once on it, the roster says what it is.
        let is_follower =
            self.origins.peer.is_none() && store::follow::is_follower(&self.app.db, &activity.actor).await?;
        let class = self.origins.class(is_follower);
        let neighbours: Vec<String> = self.origins.authorities.iter().map(|a| a.actor.clone()).collect();
        let sender = admission::Sender {
            class,
            is_application: self.origins.is_application(&activity.actor),
            neighbours: &neighbours,
        };
        let held = self.held_of(&activity).await?;
        let held = held.as_ref().map(|(owner, is_tombstone)| Held { owner, is_tombstone: *is_tombstone });
        let ours = Url::parse(self.app.config.origin())?;
        let ours = Origin::of(&ours).map_err(|error| DeskError::Refused(error.to_string()))?;
        match admission::admit(&activity, &sender, self.app.config.federation.followers.into(), &ours, held.as_ref()) {
            Admission::Record => self.effects_of(row, &activity, class, held.is_some()).await,
            Admission::Quarantine(reason @ admission::Reason::Move) => {
                let detail =
                    format!("{} says it has moved; no reader is re-addressed: peer remove, peer add", activity.actor);
                store::alarm::raise(&self.app.db, &row.host, store::moving::ALARM, &detail, self.now).await?;
                Ok(vec![Effect::Quarantine(reason.to_string())])
            }
            Admission::Quarantine(reason) => Ok(vec![Effect::Quarantine(reason.to_string())]),
            // Settled without effect: what comes after a withdrawal.
            Admission::Drop(reason) | Admission::Refuse(_, reason @ admission::Reason::Final) => {
                Ok(vec![Effect::Ignore(reason.to_string())])
            }
            Admission::Refuse(_, reason) => Ok(vec![Effect::Quarantine(reason.to_string())]),
        }
    }

    async fn effects_of(
        &self,
        row: &InboxRow,
        activity: &Activity,
        class: SenderClass,
        is_held: bool,
    ) -> Result<Vec<Effect>, DeskError> {
        match activity.ty {
            ActivityType::Create | ActivityType::Update if effect::is_actor(activity) => {
                if store::inbox::is_superseded(&self.app.db, &row.activity).await? {
                    return Ok(vec![Effect::Ignore("a later announcement of this actor is applied".into())]);
                }
                // Either way: a clock that was set back has let it come in what is now the future.
                let is_patience_over = self.now.duration_since(self.arrived).abs() >= PASSING_PATIENCE;
                social::actor_updated(self.app, self.federation, &self.origins, (row, is_patience_over), activity).await
            }
            ActivityType::Create | ActivityType::Update => {
                effect::shown(self.app, &self.surroundings, row, activity, (class, &self.origins.pinned), self.now)
                    .await
            }
            ActivityType::Delete
                if class != SenderClass::Partner && !is_held && !self.is_known(row, activity).await? =>
            {
                // Other servers tell everybody of everything they delete; only a partner's Create may still come.
                Ok(vec![Effect::Ignore("nothing is held under this id".into())])
            }
            ActivityType::Delete => Ok(effect::deleted(self.app, row, activity, self.now)),
            ActivityType::Follow => social::followed(self.app, &self.origins, row, activity).await,
            ActivityType::Accept | ActivityType::Reject if offer::is_answer(self.app, activity) => {
                offer::answered(self.app, row, activity, self.now).await
            }
            ActivityType::Accept | ActivityType::Reject => Ok(social::answered(activity)),
            ActivityType::Undo => Ok(social::undone(activity)),
            ActivityType::Move => Ok(moving::arrived(self.app, &self.origins, row, activity)),
            ActivityType::Announce => Ok(vec![Effect::Ignore("an announcement of what its origin delivers".into())]),
            ActivityType::Offer if offer::is_offer(activity) => {
                let is_offer = |one: &&Settlement| one.effects.iter().any(|effect| matches!(effect, Effect::Offer(_)));
                let in_batch = self.settlements.iter().filter(is_offer).count();
                offer::offered(self.app, &self.origins, row, activity, in_batch, self.now).await
            }
            ActivityType::Offer if wish::is_wish(activity) => {
                wish::heard(self.app, &self.origins, row, activity, self.now).await
            }
            _ => Ok(vec![Effect::Quarantine(format!(
                "this version does not apply {}; kept for one that does",
                activity.ty.as_str()
            ))]),
        }
    }
}

impl Batch<'_> {
    /// The owner and finality of what this node holds under the id of an activity's object.
    async fn held_of(&self, activity: &Activity) -> Result<Option<(String, bool)>, DeskError> {
        let Some(object) = activity.object.id() else { return Ok(None) };
        let found = match self.held.get(object) {
            Some(found) => found.clone(),
            // What was not recorded under an id of its own has an object that was not asked for.
            None => store::material::states_of(&self.app.db, &[object]).await?.remove(object),
        };
        Ok(found.map(|(state, owner)| (owner, state == State::Tombstone)))
    }

    /// Whether the object of a Delete means anything here though nothing is held under its id.
    async fn is_known(&self, row: &InboxRow, activity: &Activity) -> Result<bool, DeskError> {
        let object = activity.object.id().unwrap_or_default();
        Ok(object == activity.actor || store::quarantine::names(&self.app.db, &row.host, object).await?)
    }
}

/// Goes over to a newer epoch of an origin's log, of which everything up to `agreed` is what it was before: what comes
/// after that is applied anew. False if somebody else works on this origin just now.
pub async fn enter_epoch(app: &App, host: &str, epoch: u64, agreed: u64) -> Result<bool, DeskError> {
    let now = app.clock.now();
    let until = now + app.config.limits.lease();
    let Some(lease) = store::inbound::lease_host(&app.db, host, now, until).await? else { return Ok(false) };
    if lease.epoch < epoch {
        let progress = Progress { epoch, applied: agreed.min(lease.applied), gap_pull_at: None };
        store::inbound::settle(&app.db, &lease, &[], &progress, now).await?;
        // It may have lost letters too.
        offer::again(app, Some(host)).await?;
    }
    store::inbound::release(&app.db, &lease, Timestamp::UNIX_EPOCH).await?;
    Ok(true)
}

/// Moves the applied position over what a pull showed to be erased or not for us, as far as that goes on.
pub async fn skip_known(app: &App, host: &str) -> Result<(), DeskError> {
    for _ in 0..STRETCHES {
        if skip_stretch(app, host).await? < u64::from(POSITIONS) {
            break;
        }
    }
    Ok(())
}

/// Passes over one stretch, leased for itself so that what waits has its turn between two; gives its length.
async fn skip_stretch(app: &App, host: &str) -> Result<u64, DeskError> {
    let now = app.clock.now();
    let until = now + app.config.limits.lease();
    let Some(lease) = store::inbound::lease_host(&app.db, host, now, until).await? else { return Ok(0) };
    let states: BTreeMap<u64, LeafState> =
        store::inbound::leaf_states(&app.db, host, lease.epoch, lease.applied, POSITIONS).await?.into_iter().collect();
    let applied = (lease.applied + 1..=lease.applied + u64::from(POSITIONS))
        .take_while(|position| states.get(position).is_some_and(|state| *state != LeafState::Open))
        .last()
        .unwrap_or(lease.applied);
    if applied > lease.applied {
        let progress = Progress { epoch: lease.epoch, applied, gap_pull_at: None };
        store::inbound::settle(&app.db, &lease, &[], &progress, now).await?;
    }
    // This was no turn: what waits is looked at again, since a gap may have closed.
    store::inbound::release(&app.db, &lease, Timestamp::UNIX_EPOCH).await?;
    Ok(applied - lease.applied)
}

const fn known_as(state: LeafState) -> Known {
    match state {
        LeafState::Settled => Known::Settled,
        LeafState::Erased => Known::Erased,
        LeafState::NotForUs => Known::NotForUs,
        LeafState::Open => Known::Unknown,
    }
}

fn leaf_of(row: &InboxRow) -> Option<PeerLeaf> {
    let place = row.place?;
    let leaf = merkle::leaf(&place.salt, &row.bytes);
    Some(PeerLeaf { epoch: place.epoch, position: place.position, leaf, state: LeafState::Settled })
}

/// What the inbox keeps beside the bytes: id, actor, object.
pub(super) fn heading(bytes: &[u8]) -> Option<(String, String, Option<String>)> {
    let activity = Activity::read(bytes).ok()?;
    let object = activity.object.id().map(str::to_owned);
    Some((activity.id, activity.actor, object))
}

pub(super) fn host_of(actor: &str) -> Option<String> {
    Some(Origin::of(&Url::parse(actor).ok()?).ok()?.host_key())
}

#[cfg(test)]
mod tests;
