//! Who is who: origins, actors and ids of the nodes, and who is meant by an audience.
//!
//! `reach` is the simulator's own reading of a level; it asks none of the rules that are under test.

use std::collections::BTreeSet;

use election_pool_protocol::{
    audience::{Audience, Level, Viewer},
    origin::Origin,
};

/// The member states, of which a run uses the first so many.
const STATES: [&str; 27] = [
    "fi", "se", "lt", "nl", "ie", "hr", "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fr", "gr", "hu", "it",
    "lu", "lv", "mt", "pl", "pt", "ro", "si", "sk",
];

/// Some of the nodes, one bit each.
pub(super) type Nodes = u32;

/// One node, as all know it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) origin: String,
    pub(super) parsed: Origin,
    pub(super) application: String,
    pub(super) authority: String,
    pub(super) viewer: Viewer,
}

/// The names of so many nodes.
pub(super) fn all(nodes: usize) -> Vec<Name> {
    let name = |state: &&str| {
        let origin = format!("https://{state}.example");
        let (application, authority) = (format!("{origin}/actor"), format!("{origin}/actors/authority"));
        let authorities: BTreeSet<String> = [application.clone(), authority.clone()].into();
        let parsed = origin.parse().expect("an origin by construction");
        Name { origin, parsed, application, authority, viewer: Viewer::Peer { authorities } }
    };
    STATES.iter().take(nodes).map(name).collect()
}

/// The node of an id.
pub(super) fn node_of(names: &[Name], id: &str) -> Option<usize> {
    names.iter().position(|name| id.strip_prefix(&name.origin).is_some_and(|rest| rest.starts_with('/')))
}

/// Whom an audience reaches, its own node not counted.
pub(super) fn reach(names: &[Name], audience: &Audience) -> Nodes {
    match audience.level {
        Level::Clear | Level::Green => everybody(names),
        Level::Amber | Level::AmberStrict => {
            audience.named.iter().filter_map(|actor| node_of(names, actor)).fold(0, |all, node| all | bit(node))
        }
        Level::Red => 0,
    }
}

pub(super) const fn everybody(names: &[Name]) -> Nodes {
    if names.len() >= 32 { Nodes::MAX } else { (1 << names.len()) - 1 }
}

pub(super) const fn bit(node: usize) -> Nodes {
    1 << node
}
