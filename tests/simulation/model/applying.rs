//! One turn of an inbound lane, as in `node::desk::receive`: what waits from one origin is judged and settled in the
//! order of its log, in one transaction. The order is `protocol::inbound`.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use election_pool_protocol::{
    activity::{Activity, ActivityType},
    actor::ActorType,
    admission::{Admission, Reason, SenderClass},
    audience::{Action, Audience, Level, may},
    inbound::{self as order, Known, Step},
    merkle,
    mutant::Mutant,
    object::Object as Material,
    revision::{Change, Standing, takes_effect},
};

use super::{
    letterpress::digest,
    state::{Body, LeafState, Object, Row, RowState, Write},
    world::{Event, Stopped, World, millis},
};
use crate::{
    fault::{CrashPoint, MINUTE},
    invariant::{i5_entries_are_applied_in_order, i5_nothing_is_passed_over, i6_nothing_goes_back},
};

/// As in the limits of the node.
const BATCH: usize = 128;

/// Position, epoch and activity of what waits.
type Waiting = (u64, u64, Rc<str>);

/// What a turn will commit.
struct Batch {
    node: usize,
    origin: usize,
    transaction: Vec<Write>,
    /// Objects as this batch leaves them.
    objects: BTreeMap<Rc<str>, Object>,
    settled: Vec<Rc<str>>,
    shown: Vec<(Rc<str>, u64, String)>,
    gone: Vec<Rc<str>>,
    epoch: u64,
    applied: u64,
    /// If something is missing before what waits: how long until it is pulled.
    pull_in: Option<i64>,
}

/// Something inner went wrong: nothing of the turn counts.
struct InnerError;

pub(super) fn turn(world: &mut World, node: usize, origin: usize) {
    let peer = &world.state(node).peers[origin];
    if !world.nodes[node].is_up || !peer.is_on_roster || peer.waiting.is_empty() {
        return;
    }
    let mut batch = Batch {
        node,
        origin,
        transaction: Vec::new(),
        objects: BTreeMap::new(),
        settled: Vec::new(),
        shown: Vec::new(),
        gone: Vec::new(),
        epoch: peer.epoch,
        applied: peer.applied,
        pull_in: None,
    };
    let now = world.clock(node);
    if batch.in_order(world).is_err() {
        world.book.count("turns that failed within");
        return world.wake_apply(node, origin, now + 5000);
    }
    batch.settle(world, now);
}

impl Batch {
    /// Entries of the epoch we know in the order of their log, as far as nothing is missing. A newer one is entered by a
    /// pull alone; of an older one only what is passed is settled.
    fn in_order(&mut self, world: &mut World) -> Result<(), InnerError> {
        let peer = &world.state(self.node).peers[self.origin];
        let (mut waiting, others): (Vec<Waiting>, Vec<Waiting>) =
            peer.waiting.iter().take(BATCH).cloned().partition(|one| one.1 == self.epoch);
        self.epoch_in_order(world, &mut waiting)?;
        for one in others {
            let (position, epoch, _) = one;
            if epoch < self.epoch && position <= self.applied {
                self.take(world, &mut vec![one], position, false)?;
            } else {
                self.pull_in = self.pull_in.or(Some(0));
            }
        }
        Ok(())
    }

    fn epoch_in_order(&mut self, world: &mut World, waiting: &mut Vec<Waiting>) -> Result<(), InnerError> {
        loop {
            match self.next(world, waiting) {
                Step::Apply(position) => {
                    let before = self.applied;
                    self.take(world, waiting, position, true)?;
                    world.ensure(i5_entries_are_applied_in_order(self.node, self.origin, before, position));
                    self.applied = position;
                }
                Step::Repeat(position) => {
                    self.take(world, waiting, position, Mutant::DedupForSevenDays.is_planted())?;
                }
                Step::Skip(to) => self.applied = to,
                Step::Wait { .. } => {
                    self.pull_in = Some(millis(order::GAP_PATIENCE));
                    return Ok(());
                }
                Step::Idle => return Ok(()),
            }
        }
    }

    fn next(&self, world: &World, waiting: &[Waiting]) -> Step {
        let peer = &world.state(self.node).peers[self.origin];
        let places: Vec<(u64, u64)> = waiting.iter().map(|one| (one.0, peer.inbox[&one.2].place.previous)).collect();
        order::next(self.applied, &places, &|position| known_as(peer.leaves.get(&(self.epoch, position))))
    }

    /// Takes one entry out of what waits, and applies it unless it is a repeat.
    fn take(
        &mut self,
        world: &mut World,
        waiting: &mut Vec<Waiting>,
        position: u64,
        has_effect: bool,
    ) -> Result<(), InnerError> {
        let at = waiting.iter().position(|one| one.0 == position);
        let (_, epoch, id) = waiting.swap_remove(at.expect("a step names what waits"));
        let row = world.state(self.node).peers[self.origin].inbox[&id].clone();
        if has_effect && self.fails_within(world, &id) {
            return if Mutant::SkipOnInternalError.is_planted() { Ok(()) } else { Err(InnerError) };
        }
        let quarantined = if has_effect { self.effects(world, &id, &row).err() } else { None };
        let state = if quarantined.is_some() { RowState::Quarantined } else { RowState::Applied };
        if let Some(reason) = quarantined {
            world.book.count("quarantined");
            world.history.add(world.now, format_args!("{} quarantines {id}: {reason}", self.node));
        }
        self.transaction.push(Write::RowState { peer: self.origin, activity: id.clone(), state });
        self.settled.push(id);
        if let Row { place, body: Some(body), .. } = row {
            let leaf = merkle::leaf(&place.salt, body.bytes());
            let (node, peer) = (self.node, self.origin);
            note_leaf(world, node, peer, epoch, position, leaf, LeafState::Settled, &mut self.transaction);
        }
        Ok(())
    }

    fn fails_within(&self, world: &World, id: &str) -> bool {
        let hash = id.bytes().fold(11_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        world.nodes[self.node].ill.inner_error.is_some_and(|one_in| hash % one_in == 0)
    }

    /// What an entry does; or why it is kept without effect.
    fn effects(&mut self, world: &World, id: &Rc<str>, row: &Row) -> Result<(), String> {
        let body = row.body.as_ref().ok_or("its bytes are gone")?;
        let activity = body.activity().ok_or("it is no activity")?;
        let class = world.class_of(self.node, &activity.actor).unwrap_or(SenderClass::Stranger);
        match world.judged(self.node, body, activity, class) {
            Admission::Record => self.effects_of(world, body, activity)?,
            Admission::Drop(_) | Admission::Refuse(_, Reason::Final) => {}
            Admission::Quarantine(reason) | Admission::Refuse(_, reason) => return Err(reason.to_string()),
        }
        self.transaction.push(Write::Effect(id.clone()));
        Ok(())
    }

    fn effects_of(&mut self, world: &World, body: &Body, activity: &Activity) -> Result<(), String> {
        let object = activity.object.id().ok_or("nothing is named")?;
        let is_actor = activity.object.ty().is_some_and(|ty| !matches!(ActorType::of(ty), ActorType::Other(_)));
        match activity.ty {
            _ if is_actor => Ok(()),
            ActivityType::Create | ActivityType::Update => {
                let bytes = activity.object.bytes().ok_or("the object is not in the activity")?;
                let held = material_of(self.origin, &activity.actor, body.object()?, bytes)?;
                if !may(Action::Store, &held.audience, &world.names[self.node].viewer) {
                    return Err(format!("{} is not addressed to this node", held.audience.level));
                }
                self.change(world, object.into(), Change::Show, held);
                Ok(())
            }
            ActivityType::Delete => self.deleted(world, body, activity, object),
            _ => Err(format!("this version does not apply {}", activity.ty.as_str())),
        }
    }

    fn deleted(&mut self, world: &World, body: &Body, activity: &Activity, object: &str) -> Result<(), String> {
        let nobody = Audience { level: Level::Red, author: activity.actor.clone(), named: BTreeSet::new() };
        let gone = |standing, revision, sha256| Object {
            origin: self.origin,
            standing,
            revision,
            audience: nobody,
            sha256,
            was_clear: false,
            attachment: None,
        };
        if activity.withheld {
            let revision = activity.revision.ok_or("a withheld Delete without revision")?;
            let withheld = gone(Standing::Withheld, revision, String::new());
            self.change(world, object.into(), Change::Withhold, withheld);
            return Ok(());
        }
        let bytes = activity.object.bytes().ok_or("the Delete carries no Tombstone")?;
        let revision = body.object()?.revision.unwrap_or_default();
        let tombstone = gone(Standing::Tombstone, revision, digest(bytes));
        self.change(world, object.into(), Change::Entomb, tombstone);
        Ok(())
    }

    fn change(&mut self, world: &World, id: Rc<str>, change: Change, new: Object) {
        let held = self.objects.get(&id).or_else(|| world.state(self.node).objects.get(&id));
        let is_anothers =
            held.is_some_and(|held| held.origin != new.origin || held.audience.author != new.audience.author);
        let held = held.map(|held| (held.standing, held.revision));
        let is_gone = change != Change::Show;
        if is_anothers || !takes_effect(held, change, new.revision) {
            return;
        }
        match change {
            Change::Show => self.shown.push((id.clone(), new.revision, new.sha256.clone())),
            Change::Entomb => self.gone.push(id.clone()),
            Change::Withhold => {}
        }
        self.transaction.push(Write::Put(id.clone(), new.clone()));
        if is_gone {
            self.transaction.push(Write::ForgetBodies { peer: self.origin, object: id.clone() });
        }
        self.objects.insert(id, new);
    }

    /// Commits the whole turn under one transaction.
    fn settle(mut self, world: &mut World, now: i64) {
        let Self { node, origin, .. } = self;
        let peer = &world.state(node).peers[origin];
        let gap_since = self.pull_in.map(|_| peer.gap_since.unwrap_or(now));
        let pull_at = self.pull_in.filter(|_| peer.gap_since.is_none()).map(|wait| now + wait);
        if let Some(pull_at) = pull_at.filter(|at| peer.next_pull_at > *at) {
            self.transaction.push(Write::NextPull { peer: origin, at: pull_at, failures: peer.pull_failures });
        }
        let has_more = peer.waiting.len() > self.settled.len() && !self.settled.is_empty();
        self.transaction.push(Write::Inbound { peer: origin, epoch: self.epoch, applied: self.applied, gap_since });
        self.nothing_is_passed_over(world);
        let late = if Mutant::CursorSavedOnTimer.is_planted() { self.put_off() } else { Vec::new() };
        let (before, after) = (CrashPoint::BeforeApplyCommit, CrashPoint::AfterApplyCommit);
        // The effects are seen as soon as they are written, whether or not the process lives on.
        let written = world.nodes[node].disk.length();
        let outcome = world.commit(node, std::mem::take(&mut self.transaction), Some(before), Some(after));
        if world.nodes[node].disk.length() > written {
            self.note_shown(world);
        }
        if outcome.is_ok() && !late.is_empty() {
            // The running process knows how far it got; a restart does not.
            world.nodes[node].disk.hold(late);
            let life = world.nodes[node].life;
            world.push(world.now + MINUTE, Event::Late { node, life });
        }
        match outcome {
            Ok(()) if has_more => world.wake_apply(node, origin, now + 20),
            // Once a minute a gap is looked at whatever is known.
            Ok(()) if self.pull_in.is_some() => world.wake_apply(node, origin, now + MINUTE),
            Ok(()) => {}
            Err(Stopped::Full) => return world.wake_apply(node, origin, now + 5000),
            Err(Stopped::Crashed) => return,
        }
        world.wake_sync(node, origin);
    }

    fn nothing_is_passed_over(&self, world: &mut World) {
        let waiting = &world.state(self.node).peers[self.origin].waiting;
        let passed: Vec<u64> = waiting
            .iter()
            .filter(|(position, epoch, id)| {
                *epoch <= self.epoch && *position <= self.applied && !self.settled.contains(id)
            })
            .map(|(position, _, _)| *position)
            .collect();
        for position in passed {
            // What is cut off by the size of a batch comes with the next one.
            if self.settled.len() < BATCH {
                world.ensure(i5_nothing_is_passed_over(self.node, self.origin, position, false));
            }
        }
    }

    /// The mutant's way: the effects now, how far it got now and then.
    fn put_off(&mut self) -> Vec<Write> {
        let is_effect = |write: &Write| matches!(write, Write::Effect(_) | Write::Put(..) | Write::ForgetBodies { .. });
        let (effects, progress) = std::mem::take(&mut self.transaction).into_iter().partition(is_effect);
        self.transaction = effects;
        progress
    }

    fn note_shown(&self, world: &mut World) {
        let node = self.node;
        for (id, revision, sha256) in &self.shown {
            let is_gone = world.book.gone.contains(&(node, id.clone()));
            let newest = world.book.shown.insert((node, id.clone()), (*revision, sha256.clone()));
            let (newest, text) = newest.unwrap_or_else(|| (0, String::new()));
            world.ensure(i6_nothing_goes_back(node, id, (newest, &text), is_gone, (*revision, sha256)));
        }
        world.book.gone.extend(self.gone.iter().map(|id| (node, id.clone())));
        world.history.add(
            world.now,
            format_args!("{node} applies {} up to {} of {}", self.settled.len(), self.applied, self.origin),
        );
    }
}

fn known_as(leaf: Option<&(merkle::Hash, LeafState)>) -> Known {
    match leaf.map(|(_, state)| state) {
        Some(LeafState::Settled) => Known::Settled,
        Some(LeafState::Erased) => Known::Erased,
        Some(LeafState::NotForUs) => Known::NotForUs,
        Some(LeafState::Open) | None => Known::Unknown,
    }
}

/// The row of a material as it is received.
pub(super) fn material_of(origin: usize, author: &str, material: &Material, bytes: &[u8]) -> Result<Object, String> {
    let level = match &material.tlp {
        Some(Ok(level)) => *level,
        other => return Err(format!("the level is {other:?}")),
    };
    let revision = material.revision.ok_or("no revision")?;
    let named = if level >= Level::Amber { material.recipients.iter().cloned().collect() } else { BTreeSet::new() };
    Ok(Object {
        origin,
        standing: Standing::Live,
        revision,
        audience: Audience { level, author: author.to_owned(), named },
        sha256: digest(bytes),
        was_clear: level == Level::Clear,
        attachment: material.attachments.first().and_then(|file| file.sha256.clone()),
    })
}

/// The first leaf of a position stands; another one is evidence.
#[allow(clippy::too_many_arguments, reason = "the parts of a leaf")]
pub(super) fn note_leaf(
    world: &World,
    node: usize,
    peer: usize,
    epoch: u64,
    position: u64,
    leaf: merkle::Hash,
    state: LeafState,
    transaction: &mut Vec<Write>,
) {
    let held = world.state(node).peers[peer].leaves.get(&(epoch, position));
    if held.is_some_and(|held| held.0 != leaf) {
        transaction.push(Write::Alarm(format!("leaf of node {peer} epoch {epoch} position {position}")));
    }
    transaction.push(Write::Leaf { peer, epoch, position, leaf, state });
}
