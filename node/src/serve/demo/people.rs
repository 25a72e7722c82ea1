//! The people of the demo: on each node one who reads, one who writes, one who approves and one who runs it, each with a one-time link to sign in.

use std::{collections::BTreeMap, fmt::Write};

use super::{
    DemoError,
    states::{STATES, State},
};
use crate::{
    desk::{self, DeskError},
    serve::Node,
    store::{self, account::Role},
};

/// The roles shown, with the user name of whoever has it.
const ROLES: [(Role, &str); 4] =
    [(Role::Reader, "reader"), (Role::Author, "author"), (Role::Approver, "approver"), (Role::Operator, "operator")];

/// Makes a new link for each person, and the person first where a folder is new.
///
/// # Errors
/// When a node's database refuses.
pub async fn links(nodes: &BTreeMap<&'static str, Node>) -> Result<String, DemoError> {
    let mut text = String::from("Sign in with one of these links; each works once (type l se for new ones):\n");
    for state in &STATES {
        if let Some(node) = nodes.get(state.code) {
            text.push_str(&links_of(state, node).await?);
        }
    }
    Ok(text)
}

/// The links of one node, a line each.
///
/// # Errors
/// When the node's database refuses.
pub async fn links_of(state: &State, node: &Node) -> Result<String, DemoError> {
    let mut text = String::new();
    for ((role, username), name) in ROLES.into_iter().zip(state.people) {
        if store::account::find(&node.app.db, username).await.map_err(DeskError::from)?.is_none() {
            desk::account::add(&node.app, desk::audit::COMMAND_LINE, username, name, None, role.as_str()).await?;
        }
        let link = desk::session::link(&node.app, desk::audit::COMMAND_LINE, username).await?;
        let _ = writeln!(text, "  {:<16} {:<9} {}", state.name, role.as_str(), link.url);
    }
    Ok(text)
}
