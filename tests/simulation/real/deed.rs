//! What authors do, and what they are told.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_node::{
    desk::{self, DeskError, publish::Outcome},
    model::source::{Bundle, Memory},
    store,
};
use election_pool_protocol::digest;

use super::{
    book::Work,
    stage::{USERNAME, host},
    state::{State, Turn},
    world::World,
};
use crate::invariant::{Published, i18_what_fails_stays_closed};

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
        70..90 => drop(change_level(world, node, None).await),
        _ => withdraw(world, node).await,
    }
    remember(world).await;
}

/// Looks up the leaf of what an author was just told.
pub(super) async fn remember(world: &World<'_>) {
    let told = world.wire.state().book.told.last().cloned();
    let Some(Published { node, position, leaf: [0, ..] }) = told else { return };
    let Some(open) = &world.nodes[node] else { return };
    let found = store::log::leaves(&open.app.db, position - 1, 1).await.expect("leaves are read");
    if let (Some(last), Some(found)) = (world.wire.state().book.told.last_mut(), found.first()) {
        last.leaf = found.leaf;
    }
}

/// A material of the node that can still be changed.
pub(super) fn own(state: &mut State, node: usize, fits: impl Fn(&Work) -> bool) -> Option<usize> {
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
    let (level, audience, text) = {
        let mut state = world.wire.state();
        let (level, audience) = addressed(&mut state, node);
        if level.starts_with("AMBER") && audience.len() == 1 {
            return;
        }
        let has_file = state.chance.happens(300);
        let text = text(&mut state, level, &audience, node, has_file);
        (level, audience, text)
    };
    let bundle = text.bundle;
    let outcome = world.on(node, async |open| desk::publish::publish(&open.app, bundle, None).await).await;
    let mut state = world.wire.state();
    let Some((id, uri, position)) = told(&mut state, node, "publish", outcome) else { return };
    if let Some(file) = &text.file {
        let work = state.book.works.len();
        state.book.files.insert(file.clone(), work);
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
        file: text.file,
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
        Ok(Outcome::Published { id, uri, position, .. }) => Some((id, uri, position)),
        Ok(Outcome::Withdrawn { id, position }) => Some((id, String::new(), position)),
        // No author of the model erases.
        Ok(Outcome::Submitted { .. } | Outcome::Wanted { .. } | Outcome::Erased { .. }) => None,
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
        state.book.published_at.insert((node, position), state.now);
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
pub(super) async fn change_level(world: &mut World<'_>, node: usize, without: Option<usize>) -> Option<usize> {
    let at = {
        let mut state = world.wire.state();
        own(&mut state, node, |work| work.file.is_none() && work.level != "RED")?
    };
    change_level_of(world, node, at, without).await;
    Some(at)
}

/// The same with a material that is named.
pub(super) async fn change_level_of(world: &mut World<'_>, node: usize, at: usize, without: Option<usize>) {
    let (level, audience) = {
        let mut state = world.wire.state();
        let work = state.book.works[at].clone();
        if work.is_withdrawn || work.file.is_some() {
            return;
        }
        if matches!(work.level, "CLEAR" | "GREEN") {
            let known = (0..state.options.nodes).filter(|other| state.knows[node][*other] && Some(*other) != without);
            let known: Vec<usize> = known.collect();
            if known.is_empty() {
                return;
            }
            let named = (0..2).map(|_| *state.chance.pick(&known)).chain([node]).collect();
            ("AMBER", named)
        } else {
            ("GREEN", (0..state.options.nodes).collect())
        }
    };
    revision(world, node, at, level, audience).await;
}

async fn revision(world: &mut World<'_>, node: usize, at: usize, level: &'static str, audience: BTreeSet<usize>) {
    let (id, bundle) = {
        let mut state = world.wire.state();
        let work = state.book.works[at].clone();
        let text = text(&mut state, level, &audience, node, false);
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
    work.file = None;
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
