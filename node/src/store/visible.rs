//! Who sees what, as SQL: the one predicate every function of this floor that returns material puts into its text.
//!
//! DESIGN, Audience. The rule itself is `protocol::audience::may`; a property test holds the two against each other on
//! random rows and viewers, on both engines. Does not know what is then shown, nor who the viewer is.

use std::collections::BTreeSet;

use election_pool_protocol::audience::{Action, Audience, Level, Viewer, may};

/// The predicate over `material m`. A text that contains it binds a [`Scope`] first: `$1` the highest level, `$2` the
/// framed authorities, `$3` the person. Rows of `recipient` name authorities above GREEN (the author among them) and
/// persons at RED.
macro_rules! visible {
    () => {
        "(m.level <= $1 and (m.level <= 1 or exists (select 1 from recipient r where r.material = m.id \
         and ((m.level < 4 and replace($2, '\n' || r.name || '\n', '') <> $2) or (m.level = 4 and r.name = $3)))))"
    };
}
pub(super) use visible;

/// A viewer with an intention, in the form that [`visible!`] binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scope {
    /// The highest level at which this viewer may do this with anything at all; the rule itself is asked.
    pub(super) top: i32,
    /// Every name with a line feed before and after it: a set in one portable parameter.
    pub(super) authorities: String,
    /// The user name; empty for everybody who is no person of this node.
    pub(super) person: String,
}

impl Scope {
    /// What `viewer` may reach when it wants to do `action`.
    pub(super) fn of(action: Action, viewer: &Viewer) -> Self {
        let (authorities, person) = names(viewer);
        let named: BTreeSet<String> = authorities.iter().chain(&person).cloned().collect();
        let author = authorities.first().cloned().unwrap_or_default();
        let reaches = |level: &Level| {
            let best = Audience { level: *level, author: author.clone(), named: named.clone() };
            may(action, &best, viewer)
        };
        let top = Level::ALL.into_iter().rfind(reaches).map_or(NOTHING, Level::rank);
        Self { top, authorities: framed(&authorities), person: person.unwrap_or_default() }
    }
}

/// Below the lowest level.
const NOTHING: i32 = -1;

fn names(viewer: &Viewer) -> (Vec<String>, Option<String>) {
    match viewer {
        Viewer::Public | Viewer::Operator => (Vec::new(), None),
        Viewer::Staff { person, authority, .. } => (vec![authority.clone()], Some(person.clone())),
        Viewer::Peer { authorities } => (authorities.iter().cloned().collect(), None),
    }
}

/// Whether a name can stand in a recipient row: one that could break the frame is left out, and so names nobody.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(FRAME)
}

/// Stands in no URL and in no user name.
const FRAME: char = '\n';

fn framed(names: &[String]) -> String {
    let mut text = String::from(FRAME);
    for name in names.iter().filter(|name| is_name(name)) {
        text.push_str(name);
        text.push(FRAME);
    }
    text
}

#[cfg(test)]
mod tests;
