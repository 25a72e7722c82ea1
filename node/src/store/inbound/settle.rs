//! Applying: what a batch of received activities does to this node, in one transaction, under a fence.
//!
//! Does not know how an activity was read or why it has these effects.

use std::collections::BTreeSet;

use election_pool_protocol::mutant::Mutant;
use jiff::Timestamp;
use sqlx::{AnyConnection, Connection};

use super::{
    Lease, lease,
    leaves::{PeerLeaf, record_applied_in},
};
use crate::{
    model::offer::State,
    store::{
        Db, StoreError,
        actor::{self, RemoteActor},
        alarm,
        audit::{self, AuditLine},
        dialect,
        follow::{self, FollowState, NewFollower},
        inbox,
        letter::{self, NewLetter},
        material::{self, Change, MaterialWrite},
        mishap::Deed,
        moving::{self, NewMove},
        offer::{self, Offer},
        peer::{self, PeerAuthority, PeerKey},
        quarantine, wish,
    },
};

/// One thing that applying an activity does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A material changes its state.
    Change(Change),
    /// The activity is kept and not applied, with the reason; nothing else of it counts.
    Quarantine(String),
    /// Everything up to this position is applied. If another entry stands at the position of this one, it is kept in
    /// quarantine: the origin may yet say which of the two holds.
    Repeat(u64),
    /// The activity is settled without effect, with the reason.
    Ignore(String),
    /// Somebody asks to follow an actor of ours.
    Follow {
        /// The request; of one that is known already the row stays and is asked for anew.
        new: Box<NewFollower>,
        /// The answer, where policy gives one at once.
        answer: Option<Box<FollowAnswer>>,
    },
    /// A follower takes its Follow back.
    Unfollow {
        /// The follower.
        actor: String,
        /// The actor of ours.
        target: String,
    },
    /// A follower takes a Follow back that it names by its id only.
    Undo {
        /// The follower.
        actor: String,
        /// The id of the Follow.
        activity: String,
    },
    /// Somebody answers our Follow.
    FollowAnswered {
        /// The id of our Follow.
        activity: String,
        /// Who answers.
        target: String,
        /// How.
        state: FollowState,
    },
    /// An actor elsewhere is as it says now.
    RemoteActor(Box<RemoteActor>),
    /// An actor elsewhere is gone, with all its follows.
    ActorGone(String),
    /// A partner announces its keys and authorities under a pinned key.
    Rotate(Box<Rotation>),
    /// A partner says it has moved: people decide.
    Move(Box<NewMove>),
    /// A text is offered.
    Offer(Box<Offer>),
    /// An offer stands so, as its author says.
    OfferHeard {
        /// The id of the offered object.
        uri: String,
        /// How it stands.
        state: State,
        /// The answer, exactly as it came; none where it was ours and came back.
        answer: Option<Vec<u8>>,
    },
    /// A partner says how many ask for a language.
    Wanted(Box<wish::Heard>),
    /// What came is not kept: the text it was made from is erased.
    Unkept,
    /// A letter is written.
    Letter(Box<NewLetter>),
    /// A line is written in the book.
    Audit(AuditLine),
    /// Somebody must look.
    Alarm {
        /// What kind.
        kind: String,
        /// What exactly; no content.
        detail: String,
    },
}

/// How a Follow is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowAnswer {
    /// Accepted, or else rejected.
    pub is_accepted: bool,
    /// The Accept or Reject.
    pub letter: NewLetter,
}

/// What a partner's host has from now on, in place of all it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// Of the Application actor's `#main-key`.
    pub fingerprint: String,
    /// All keys.
    pub keys: Vec<PeerKey>,
    /// All authorities.
    pub authorities: Vec<PeerAuthority>,
}

/// One received activity and what it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The id it is recorded under in the inbox.
    pub activity: String,
    /// Its leaf, if it has a place in a log.
    pub leaf: Option<PeerLeaf>,
    /// What it does, in order.
    pub effects: Vec<Effect>,
}

/// How far the lane has got with a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The epoch.
    pub epoch: u64,
    /// Everything up to here is settled.
    pub applied: u64,
    /// If an entry before the first waiting one is missing: when to pull it, should it not come.
    pub gap_pull_at: Option<Timestamp>,
}

/// Settles a batch in one transaction: its effects, the state of its inbox rows, its leaves, the lane; the lease is given
/// back with it.
///
/// An activity whose effects the database refuses is quarantined with the reason and blocks nothing.
///
/// # Errors
/// `LostLease` if somebody else has leased the host since: nothing is written.
pub async fn settle(
    db: &Db,
    lease: &Lease,
    settlements: &[Settlement],
    progress: &Progress,
    now: Timestamp,
) -> Result<(), StoreError> {
    match attempt(db, lease, settlements, progress, now, Caution::Whole).await {
        Err(error) if is_refusal(&error) => {
            tracing::warn!(host = %lease.host, %error, "a batch is refused, settling one by one");
            attempt(db, lease, settlements, progress, now, Caution::OneByOne).await
        }
        Err(StoreError::Busy(_)) if Mutant::SkipOnInternalError.is_planted() => {
            let skipped = |one: &Settlement| Settlement { effects: Vec::new(), ..one.clone() };
            let skipped: Vec<_> = settlements.iter().map(skipped).collect();
            attempt(db, lease, &skipped, progress, now, Caution::Whole).await
        }
        outcome => outcome,
    }
}

/// Whether one refused activity takes the batch with it. Savepoints cost two statements each, so they are the second
/// try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caution {
    Whole,
    OneByOne,
}

const fn is_refusal(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Other(_) | StoreError::Unique(_) | StoreError::Missing(_) | StoreError::Unreadable { .. }
    )
}

async fn attempt(
    db: &Db,
    lease: &Lease,
    settlements: &[Settlement],
    progress: &Progress,
    now: Timestamp,
    caution: Caution,
) -> Result<(), StoreError> {
    let mut tx = dialect::begin(db).await?;
    if settlements.iter().flat_map(|one| &one.effects).any(|effect| matches!(effect, Effect::Audit(_))) {
        tx.audits();
    }
    lease::advance_in(&mut tx, lease, progress, now).await?;
    match caution {
        Caution::Whole => settle_all_in(&mut tx, lease, settlements, now).await?,
        Caution::OneByOne => {
            for settlement in settlements {
                settle_alone_in(&mut tx, lease, settlement, now).await?;
            }
        }
    }
    dialect::commit_deed(tx, Deed::Apply).await
}

/// Settles everything in order; what follows one another and shows objects of its own each is written together.
async fn settle_all_in(
    conn: &mut AnyConnection,
    lease: &Lease,
    mut settlements: &[Settlement],
    now: Timestamp,
) -> Result<(), StoreError> {
    while let Some((first, rest)) = settlements.split_first() {
        let shown = shown_together(settlements);
        if shown.is_empty() {
            settle_in(conn, lease, first, now).await?;
            settlements = rest;
        } else {
            show_in(conn, lease, &shown, now).await?;
            settlements = &settlements[shown.len()..];
        }
    }
    Ok(())
}

/// A settlement that shows a material and does nothing else.
struct Shown<'a> {
    settlement: &'a Settlement,
    change: &'a Change,
    write: &'a MaterialWrite,
}

impl Shown<'_> {
    fn activity(&self) -> &str {
        &self.settlement.activity
    }
}

/// As many as show a material and nothing else, from the first on, until one is of the same object or position as one
/// before it.
fn shown_together(settlements: &[Settlement]) -> Vec<Shown<'_>> {
    let (mut objects, mut places) = (BTreeSet::new(), BTreeSet::new());
    let shown = settlements.iter().map_while(|settlement| match &settlement.effects[..] {
        [Effect::Change(change @ Change::Upsert(write))] => Some(Shown { settlement, change, write }),
        _ => None,
    });
    shown
        .take_while(|one| {
            let is_new_place = one.settlement.leaf.is_none_or(|leaf| places.insert((leaf.epoch, leaf.position)));
            is_new_place && objects.insert(&one.write.uri)
        })
        .collect()
}

/// Settles what shows distinct materials.
async fn show_in(
    conn: &mut AnyConnection,
    lease: &Lease,
    shown: &[Shown<'_>],
    now: Timestamp,
) -> Result<(), StoreError> {
    let leaves: Vec<_> = shown.iter().filter_map(|one| Some((one.activity(), one.settlement.leaf?))).collect();
    record_applied_in(conn, &lease.host, &leaves, now).await?;
    let writes: Vec<&MaterialWrite> = shown.iter().map(|one| one.write).collect();
    let stands = material::show_in(conn, &writes, now).await?;
    let mut standing = Vec::new();
    for (one, id) in shown.iter().zip(stands) {
        if id.is_some() {
            standing.push((one.activity(), one.write.uri.as_str()));
        } else {
            stale_in(conn, one.activity(), one.change).await?;
        }
    }
    quarantine::overtaken_in(conn, &lease.host, &standing, true).await?;
    let activities: Vec<&str> = shown.iter().map(Shown::activity).collect();
    inbox::applied_in(conn, &activities).await
}

async fn settle_alone_in(
    conn: &mut AnyConnection,
    lease: &Lease,
    settlement: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut savepoint = conn.begin().await?;
    match settle_in(&mut savepoint, lease, settlement, now).await {
        Ok(()) => Ok(savepoint.commit().await?),
        Err(error) if is_refusal(&error) => {
            savepoint.rollback().await?;
            let effects = vec![Effect::Quarantine(error.to_string())];
            settle_in(conn, lease, &Settlement { effects, ..settlement.clone() }, now).await
        }
        Err(error) => Err(error),
    }
}

async fn settle_in(
    conn: &mut AnyConnection,
    lease: &Lease,
    settlement: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let activity = settlement.activity.as_str();
    let quarantined = settlement.effects.iter().find_map(|effect| match effect {
        Effect::Quarantine(reason) => Some(reason),
        _ => None,
    });
    // Before the state: the body that goes with the evidence is still in the inbox.
    let leaves: Vec<_> = settlement.leaf.into_iter().map(|leaf| (activity, leaf)).collect();
    let contradicts = !record_applied_in(conn, &lease.host, &leaves, now).await?.is_empty();
    let is_repeat = settlement.effects.iter().any(|effect| matches!(effect, Effect::Repeat(_)));
    if let Some(reason) = quarantined {
        quarantine::keep_in(conn, activity, reason, now).await?;
    } else if is_repeat && contradicts {
        quarantine::keep_in(conn, activity, "another entry stands at its position of the log", now).await?;
    } else {
        for effect in &settlement.effects {
            effect_in(conn, lease, activity, effect, now).await?;
        }
        inbox::applied_in(conn, &[activity]).await?;
    }
    Ok(())
}

async fn effect_in(
    conn: &mut AnyConnection,
    lease: &Lease,
    activity: &str,
    effect: &Effect,
    now: Timestamp,
) -> Result<(), StoreError> {
    match effect {
        Effect::Change(change) => {
            if material::change_in(conn, change, now).await?.is_none() {
                stale_in(conn, activity, change).await?;
            } else {
                let is_shown = matches!(change, Change::Upsert(_));
                quarantine::overtaken_in(conn, &lease.host, &[(activity, change.uri())], is_shown).await?;
            }
        }
        Effect::Follow { new, answer } => follow_in(conn, new, answer.as_deref(), now).await?,
        Effect::Unfollow { actor, target } => {
            follow::undone_in(conn, actor, target).await?;
        }
        Effect::Undo { actor, activity: follow } => {
            follow::undone_by_activity_in(conn, actor, follow).await?;
        }
        Effect::FollowAnswered { activity: ours, target, state } => {
            follow::answered_in(conn, ours, target, *state, now).await?;
        }
        Effect::RemoteActor(remote) => actor::put_remote_in(conn, remote).await?,
        Effect::ActorGone(uri) => {
            follow::forget_actor_in(conn, uri).await?;
            actor::forget_remote_in(conn, uri).await?;
        }
        Effect::Rotate(new) => {
            peer::rotate_in(conn, &lease.host, &new.fingerprint, &new.keys, &new.authorities, now).await?;
        }
        Effect::Move(new) => moving::arrive_in(conn, &lease.host, new, now).await?,
        Effect::Offer(new) => offer::receive_in(conn, new, now).await?,
        Effect::OfferHeard { uri, state, answer } => {
            offer::hear_in(conn, uri, state, answer.as_deref()).await?;
        }
        Effect::Unkept => {
            sqlx::query(UNKEPT).bind(activity).bind(Vec::<u8>::new()).execute(conn).await?;
        }
        Effect::Wanted(heard) => wish::hear_in(conn, heard).await?,
        Effect::Letter(letter) => letter::write_in(conn, letter, &letter.inbox, now).await?,
        Effect::Audit(line) => audit::row_in(conn, line, now).await?,
        Effect::Alarm { kind, detail } => alarm::raise_in(conn, &lease.host, kind, detail, now).await?,
        Effect::Repeat(upto) => {
            tracing::info!(activity, upto, outcome = "repeated", "settled without effect");
        }
        Effect::Ignore(reason) => tracing::info!(activity, %reason, outcome = "ignored", "settled without effect"),
        // Taken out before.
        Effect::Quarantine(_) => {}
    }
    Ok(())
}

async fn follow_in(
    conn: &mut AnyConnection,
    new: &NewFollower,
    answer: Option<&FollowAnswer>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let follower = follow::request_in(conn, new, now).await?;
    match answer {
        Some(answer) if answer.is_accepted => follow::accept_in(conn, &follower.id, &answer.letter, now).await,
        Some(answer) => follow::reject_in(conn, &follower.id, &answer.letter, now).await,
        None => Ok(()),
    }
}

/// Notes that what is held stands against a change. What brings an object that is withheld or withdrawn by now keeps no
/// bytes of it, however late it came.
async fn stale_in(conn: &mut AnyConnection, activity: &str, change: &Change) -> Result<(), StoreError> {
    tracing::info!(activity, object = change.uri(), outcome = "stale", "settled without effect");
    if matches!(change, Change::Upsert(_)) {
        let query = sqlx::query(FORGET_LATE).bind(activity).bind(change.uri()).bind(Vec::<u8>::new());
        query.execute(conn).await?;
    }
    Ok(())
}
const UNKEPT: &str = "update inbox set bytes = $2 where activity = $1";
const FORGET_LATE: &str = "update inbox set bytes = $3 where activity = $1 \
    and exists (select 1 from material m where m.uri = $2 and m.state <> 'live')";
