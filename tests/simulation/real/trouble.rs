//! How the faults that were drawn are brought about. What goes wrong on the network alone is done there.

use election_pool_node::{
    desk,
    store::{
        self,
        audit::AuditLine,
        log::{NewEntry, Publication},
        mishap::{Deed, Side},
    },
};
use election_pool_protocol::{
    audience::{Audience, EntryAudience},
    replication::Erasure,
};
use url::Url;

use super::{
    deed::{change_level, change_level_of, own, remember},
    node::Node,
    stage::{authority, host},
    state::{Event, State, Turn},
    world::World,
};
use crate::fault::{CrashPoint, DAY, Fault, Poison};

/// Plans what was drawn: deeds, faults, and when the newcomer is let in.
pub(super) fn plan(state: &mut State) {
    let (nodes, span) = (state.options.nodes, state.options.span);
    for node in 0..nodes {
        for _ in 0..state.options.publications {
            let at = state.chance.within(0..span);
            state.plan(at, Event::Deed(node));
        }
        let at = state.chance.within(0..DAY);
        state.plan(at, Event::Prune(node));
    }
    for number in 0..state.options.plan.len() {
        let (from, until) = (state.options.plan[number].from, state.options.plan[number].until);
        state.plan(from, Event::Begin(number));
        state.plan(until, Event::End(number));
    }
    let joins = state.chance.within(span / 4..span);
    for node in 0..nodes - 1 {
        state.plan(joins, Event::Meet(node, nodes - 1));
        state.plan(joins, Event::Meet(nodes - 1, node));
    }
}

/// A planned fault begins.
pub(super) async fn begin(world: &mut World<'_>, number: usize) {
    let fault = {
        let mut state = world.wire.state();
        let fault = state.options.plan[number].fault.clone();
        state.note(format_args!("begins {fault:?}"));
        suffer(&mut state, &fault);
        fault
    };
    match &fault {
        Fault::Crash { node, point, .. } => {
            let mut state = world.wire.state();
            match named(*point) {
                Some(named) => state.mishaps[*node].crash = Some(named),
                None => state.ends_after_sending[*node] = true,
            }
        }
        Fault::Skew { node, by } => world.wire.state().skews[*node] = *by,
        Fault::FullDisk { node } => world.wire.state().mishaps[*node].is_full = true,
        Fault::Removed { node, peer } => remove(world, *node, *peer).await,
        Fault::Poisoned { node, poison } => poisoned(world, *node, *poison).await,
        Fault::Erased { node } => erase(world, *node).await,
        Fault::RaisedAndLowered { node, partner } => {
            world.wire.state().active.insert(number, fault.clone());
            let raised = change_level(world, *node, Some(*partner)).await;
            world.wire.state().raised.insert(number, raised);
            remember(world).await;
        }
        Fault::Snoop { node, of } => snoop(world, *node, *of).await,
        Fault::Newcomer { .. } | Fault::Restored { .. } => {}
        _ => drop(world.wire.state().active.insert(number, fault)),
    }
}

/// Notes which nodes are not well. What a crash needs to be well again is noted when it happens.
fn suffer(state: &mut State, fault: &Fault) {
    let ill: Vec<usize> = match fault {
        Fault::Skew { node, .. } | Fault::FullDisk { node } | Fault::InnerError { node, .. } => vec![*node],
        Fault::Removed { node, peer } => vec![*node, *peer],
        _ => Vec::new(),
    };
    for node in ill {
        state.ill[node] = state.now;
    }
}

/// A planned fault ends.
pub(super) async fn end(world: &mut World<'_>, number: usize) {
    let raised = world.wire.state().raised.remove(&number).flatten();
    if let (Some(at), Fault::RaisedAndLowered { node, .. }) = (raised, world.fault(number)) {
        change_level_of(world, node, at, None).await;
        remember(world).await;
    }
    let mut state = world.wire.state();
    state.active.remove(&number);
    let (now, fault) = (state.now, state.options.plan[number].fault.clone());
    suffer(&mut state, &fault);
    match fault {
        Fault::Skew { node, .. } => state.skews[node] = 0,
        Fault::FullDisk { node } => state.mishaps[node].is_full = false,
        Fault::Removed { node, peer } if !state.knows[node][peer] => state.plan(now, Event::Meet(node, peer)),
        _ => {}
    }
}

const fn named(point: CrashPoint) -> Option<(Deed, Side)> {
    Some(match point {
        CrashPoint::BeforePublishCommit => (Deed::Publish, Side::Before),
        CrashPoint::AfterPublishCommit => (Deed::Publish, Side::After),
        CrashPoint::BeforeInboxCommit => (Deed::Admit, Side::Before),
        CrashPoint::AfterInboxCommitBeforeAck => (Deed::Admit, Side::After),
        // There is no power to lose here: what is committed is in memory. The model does that.
        CrashPoint::BeforeApplyCommit | CrashPoint::BeforeSync => (Deed::Apply, Side::Before),
        CrashPoint::AfterApplyCommit => (Deed::Apply, Side::After),
        CrashPoint::AfterSend => return None,
        CrashPoint::AfterAckBeforeCursorSave => (Deed::MoveCursor, Side::Before),
        CrashPoint::AfterCursorSave => (Deed::MoveCursor, Side::After),
        CrashPoint::BeforePulledCommit => (Deed::Pull, Side::Before),
        CrashPoint::MidPull => (Deed::Pull, Side::After),
    })
}

async fn remove(world: &mut World<'_>, node: usize, peer: usize) {
    if !world.wire.state().knows[node][peer] {
        return;
    }
    let outcome =
        world.on(node, async |open| desk::peer::remove(&open.app, desk::audit::COMMAND_LINE, &host(peer)).await).await;
    let mut state = world.wire.state();
    state.knows[node][peer] = !matches!(outcome, Some(Ok(_)));
}

/// Erases the newest body of a material for a legal reason.
async fn erase(world: &mut World<'_>, node: usize) {
    let position = {
        let mut state = world.wire.state();
        let Some(at) = own(&mut state, node, |work| work.position > 0) else { return };
        let work = &mut state.book.works[at];
        work.is_erased = true;
        work.position
    };
    let erase = async |open: &mut Node| {
        let line = AuditLine::new("command line", "erase", "a body");
        let at = open.app.clock.now();
        Ok(store::log::erase(&open.app.db, position, Erasure::Legal, &line, at).await?)
    };
    world.on(node, erase).await;
}

/// A partner asks for an attachment that it may not see.
async fn snoop(world: &mut World<'_>, node: usize, of: usize) {
    let file = {
        let state = world.wire.state();
        let works = &state.book.works;
        let of_them = |at: usize| works[at].node == of && !works[at].audience.contains(&node);
        state.book.files.iter().find(|(_, at)| of_them(**at)).map(|(file, _)| file.clone())
    };
    let Some(file) = file else { return };
    let ask = async |open: &mut Node| {
        let url = Url::parse(&format!("http://{}/attachments/{file}", host(of)))?;
        let signer = open.app.signer(&open.app.application_actor())?;
        let bounds = open.app.transport.bounds();
        Ok(open.app.transport.get_signed(&url, "*/*", &signer, &[], bounds).await?)
    };
    world.on(node, ask).await;
}

/// Publishes something that no partner can apply.
async fn poisoned(world: &mut World<'_>, node: usize, poison: Poison) {
    let number = {
        let mut state = world.wire.state();
        state.deeds += 1;
        state.deeds
    };
    let publish = async |open: &mut Node| {
        let (actor, at) = (authority(node), open.app.clock.now());
        let origin = open.app.config.origin();
        let activity = format!("{origin}/activities/poison-{number}");
        let object = match poison {
            Poison::NotOwner => format!("http://{}/materials/poison-{number}", host((node + 1) % 2)),
            _ => format!("{origin}/materials/poison-{number}"),
        };
        let ty = if poison == Poison::UnknownType { "Frobnicate" } else { "Create" };
        let level = if poison == Poison::NoLevel { "" } else { ",\"pool:tlp\":\"PURPLE\"" };
        let bytes = format!(
            "{{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"{activity}\",\"type\":\"{ty}\",\
             \"actor\":\"{actor}\",\"object\":{{\"id\":\"{object}\",\"type\":\"Article\",\"attributedTo\":\"{actor}\",\
             \"name\":\"Poison\",\"content\":\"Poison\"{level}}}}}"
        );
        let entry = NewEntry {
            salt: open.app.chance.bytes(),
            activity: activity.clone(),
            actor: actor.clone(),
            object,
            kind: "Create".into(),
            audience: EntryAudience::of(Audience::clear(&actor)),
            bytes: bytes.into_bytes(),
            reader_bytes: None,
        };
        let publication = Publication {
            entries: vec![entry],
            client_id: activity.clone(),
            audit: AuditLine::new("simulator", "poison", &activity),
            ..Publication::default()
        };
        Ok(store::log::publish(&open.app.db, &publication, at).await?)
    };
    let outcome = world.on(node, publish).await;
    let mut state = world.wire.state();
    let positions = outcome.and_then(Result::ok);
    state.note(format_args!("n{node} publishes poison {poison:?} at {positions:?}"));
    state.wake(node, Turn::Send);
}
