//! What authors and operators do, and how the faults that were drawn are brought about.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_node::{
    desk::{self, DeskError, publish::Outcome},
    model::source::{Bundle, Memory},
    store::{
        self,
        audit::AuditLine,
        log::{NewEntry, Publication},
        mishap::{Deed, Side},
    },
    transport::Bounds,
};
use election_pool_protocol::{
    audience::{Audience, EntryAudience},
    digest,
    replication::Erasure,
};
use url::Url;

use super::{
    book::Work,
    node::Node,
    stage::{USERNAME, authority, host},
    state::{Event, State, Turn},
    world::World,
};
use crate::{
    fault::{CrashPoint, DAY, Fault, Poison},
    invariant::{Published, i18_what_fails_stays_closed},
};

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
            change_level(world, *node, Some(*partner)).await;
            remember(world).await;
        }
        Fault::Snoop { node, of } => snoop(world, *node, *of).await,
        Fault::Newcomer { .. } | Fault::Restored { .. } => {}
        _ => drop(world.wire.state().active.insert(number, fault)),
    }
}

/// A planned fault ends.
pub(super) fn end(world: &World<'_>, number: usize) {
    let mut state = world.wire.state();
    state.active.remove(&number);
    let now = state.now;
    match state.options.plan[number].fault {
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

/// An author does something that fits what there is.
pub(super) async fn deed(world: &mut World<'_>, node: usize) {
    let dice = {
        let mut state = world.wire.state();
        // Who has nothing yet begins with something.
        if own(&mut state, node, |_| true).is_none() { 0 } else { state.chance.below(100) }
    };
    match dice {
        0..50 => publish(world, node).await,
        50..70 => revise(world, node).await,
        70..90 => change_level(world, node, None).await,
        _ => withdraw(world, node).await,
    }
    remember(world).await;
}

/// Looks up the leaf of what an author was just told.
async fn remember(world: &World<'_>) {
    let told = world.wire.state().book.told.last().cloned();
    let Some(Published { node, position, leaf: [0, ..] }) = told else { return };
    let Some(open) = &world.nodes[node] else { return };
    let found = store::log::leaves(&open.app.db, position - 1, 1).await.expect("leaves are read");
    if let (Some(last), Some(found)) = (world.wire.state().book.told.last_mut(), found.first()) {
        last.leaf = found.leaf;
    }
}

/// A material of the node that can still be changed.
fn own(state: &mut State, node: usize, fits: impl Fn(&Work) -> bool) -> Option<usize> {
    let works = state.book.works.iter().enumerate();
    let own: Vec<usize> =
        works.filter(|(_, work)| work.node == node && !work.is_withdrawn && fits(work)).map(|(at, _)| at).collect();
    if own.is_empty() { None } else { Some(*state.chance.pick(&own)) }
}

struct Text {
    bundle: Bundle,
    file: Option<String>,
}

/// The files of a revision, with a token in title, text and attachment.
fn text(state: &mut State, level: &str, audience: &BTreeSet<usize>, node: usize, has_file: bool) -> Text {
    // What is public is for everybody, also for a node that nobody knows yet.
    let may = if level == "CLEAR" { (0..state.options.nodes).collect() } else { audience.clone() };
    let token = state.book.token(may);
    let recipients = match level {
        "AMBER" | "AMBER+STRICT" => {
            let handle = |other: &usize| format!("\"@{USERNAME}@{}\"", host(*other));
            let named: Vec<String> = audience.iter().filter(|other| **other != node).map(handle).collect();
            format!("recipients: [{}]\n", named.join(", "))
        }
        "RED" => format!("recipients: [{USERNAME}]\n"),
        _ => String::new(),
    };
    let attachments = if has_file { "attachments:\n  - form.csv\n" } else { "" };
    let source = format!(
        "---\nkind: best-practice\ntlp: {level}\n{recipients}phase: pre-electoral\nlanguage: en\ntitle: \"What {token} is\"\n\
         summary: \"About {token}.\"\n{attachments}---\nA text of {token}.\n"
    );
    let mut files = BTreeMap::from([("note.md".to_owned(), source.into_bytes())]);
    let mut file = None;
    if has_file {
        let bytes = format!("a;b\n{token};1\n").into_bytes();
        file = Some(digest::hex(&digest::sha256(&bytes)));
        files.insert("form.csv".to_owned(), bytes);
    }
    Text { bundle: Bundle::from_folder(&Memory(files), "note.md").expect("the files are right"), file }
}

/// Draws whom something is for: a level, and the nodes.
fn addressed(state: &mut State, node: usize) -> (&'static str, BTreeSet<usize>) {
    let nodes = state.options.nodes;
    let level = *state.chance.pick(&["CLEAR", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]);
    let audience = match level {
        "CLEAR" | "GREEN" => (0..nodes).collect(),
        "RED" => BTreeSet::new(),
        _ => {
            let known: Vec<usize> = (0..nodes).filter(|other| state.knows[node][*other]).collect();
            if known.is_empty() {
                return ("GREEN", (0..nodes).collect());
            }
            let number = 1 + state.chance.index(known.len().min(4));
            (0..number).map(|_| *state.chance.pick(&known)).collect()
        }
    };
    (level, audience.into_iter().chain([node]).collect())
}

async fn publish(world: &mut World<'_>, node: usize) {
    let (level, audience, has_file, text) = {
        let mut state = world.wire.state();
        let (level, audience) = addressed(&mut state, node);
        if level.starts_with("AMBER") && audience.len() == 1 {
            return;
        }
        let has_file = state.chance.happens(300);
        let text = text(&mut state, level, &audience, node, has_file);
        (level, audience, has_file, text)
    };
    let bundle = text.bundle;
    let outcome = world.on(node, async |open| desk::publish::publish(&open.app, bundle, None).await).await;
    let mut state = world.wire.state();
    let Some((id, uri, position)) = told(&mut state, node, "publish", outcome) else { return };
    if let Some(file) = text.file {
        let work = state.book.works.len();
        state.book.files.insert(file, work);
    }
    state.book.token_is_in(&uri);
    state.book.works.push(Work {
        node,
        id,
        uri,
        level,
        was_for: audience.clone(),
        audience,
        is_withdrawn: false,
        is_erased: false,
        was_narrowed: false,
        has_file,
        position,
    });
}

/// What an author is told; nothing if it failed, which leaves it open whether it happened.
fn told(
    state: &mut State,
    node: usize,
    what: &'static str,
    outcome: Option<Result<Outcome, DeskError>>,
) -> Option<(String, String, u64)> {
    let told = match outcome? {
        Ok(Outcome::Published { id, uri, position }) => Some((id, uri, position)),
        Ok(Outcome::Withdrawn { id, position }) => Some((id, String::new(), position)),
        Ok(Outcome::Submitted { .. }) => None,
        Err(error) => {
            state.note(format_args!("n{node} {what}: {error}"));
            None
        }
    };
    let (id, uri, position) = told?;
    let is_full = state.mishaps[node].is_full;
    state.judge(i18_what_fails_stays_closed(node, what, !is_full));
    state.note(format_args!("n{node} {what} {uri} {position:?}"));
    if let Some(position) = position {
        // The leaf is looked up as soon as the author has the answer.
        state.book.told.push(Published { node, position, leaf: [0; 32] });
    }
    state.wake(node, Turn::Send);
    Some((id, uri, position.unwrap_or_default()))
}

async fn revise(world: &mut World<'_>, node: usize) {
    let (at, level, audience) = {
        let mut state = world.wire.state();
        let Some(at) = own(&mut state, node, |_| true) else { return };
        let work = &state.book.works[at];
        (at, work.level, work.audience.clone())
    };
    revision(world, node, at, level, audience).await;
}

/// Raises what is open to all, or lowers what is not; in the end it is for everybody but, perhaps, one.
async fn change_level(world: &mut World<'_>, node: usize, without: Option<usize>) {
    let (at, level, audience) = {
        let mut state = world.wire.state();
        let fits = |work: &Work| !work.has_file && work.level != "RED";
        let Some(at) = own(&mut state, node, fits) else { return };
        let work = state.book.works[at].clone();
        if matches!(work.level, "CLEAR" | "GREEN") {
            let known = (0..state.options.nodes).filter(|other| state.knows[node][*other] && Some(*other) != without);
            let known: Vec<usize> = known.collect();
            if known.is_empty() {
                return;
            }
            let named = (0..2).map(|_| *state.chance.pick(&known)).chain([node]).collect();
            (at, "AMBER", named)
        } else {
            (at, "GREEN", (0..state.options.nodes).collect())
        }
    };
    revision(world, node, at, level, audience).await;
}

async fn revision(world: &mut World<'_>, node: usize, at: usize, level: &'static str, audience: BTreeSet<usize>) {
    let (id, bundle) = {
        let mut state = world.wire.state();
        let work = state.book.works[at].clone();
        let has_file = false;
        let text = text(&mut state, level, &audience, node, has_file);
        (work.id, text.bundle)
    };
    let outcome = world.on(node, async |open| desk::publish::revise(&open.app, &id, bundle, None).await).await;
    let mut state = world.wire.state();
    // Whether it happened or not is open when the process ended over it: both are right then.
    let has_ended = state.doors[node].is_none();
    let Some((_, uri, position)) = told(&mut state, node, "revise", outcome) else {
        if has_ended {
            let work = &mut state.book.works[at];
            work.was_narrowed = true;
            work.is_erased = true;
            work.was_for.extend(audience);
        }
        return;
    };
    state.book.token_is_in(&uri);
    let work = &mut state.book.works[at];
    work.was_narrowed |= !work.audience.is_subset(&audience) || work.level != level;
    work.was_for.extend(audience.iter().copied());
    (work.level, work.audience, work.position) = (level, audience, position);
    work.has_file = false;
}

async fn withdraw(world: &mut World<'_>, node: usize) {
    let (at, id) = {
        let mut state = world.wire.state();
        let Some(at) = own(&mut state, node, |_| true) else { return };
        (at, state.book.works[at].id.clone())
    };
    let outcome = world.on(node, async |open| desk::withdraw::withdraw(&open.app, &id, "outdated", None).await).await;
    let mut state = world.wire.state();
    let has_ended = state.doors[node].is_none();
    let is_told = told(&mut state, node, "withdraw", outcome).is_some();
    let work = &mut state.book.works[at];
    work.is_withdrawn |= is_told;
    work.is_erased |= has_ended && !is_told;
}

async fn remove(world: &mut World<'_>, node: usize, peer: usize) {
    if !world.wire.state().knows[node][peer] {
        return;
    }
    let outcome = world.on(node, async |open| desk::peer::remove(&open.app, &host(peer)).await).await;
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
        let bounds = Bounds { ..open.app.transport.bounds() };
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
        let publication =
            Publication { entries: vec![entry], client_id: activity.clone(), audit: AuditLine::new("simulator", "poison", &activity), ..Publication::default() };
        Ok(store::log::publish(&open.app.db, &publication, at).await?)
    };
    let outcome = world.on(node, publish).await;
    let mut state = world.wire.state();
    let positions = outcome.and_then(Result::ok);
    state.note(format_args!("n{node} publishes poison {poison:?} at {positions:?}"));
    state.wake(node, Turn::Send);
}
