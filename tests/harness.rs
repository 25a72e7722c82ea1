//! What the tests of the whole program stand on: real nodes as processes, other servers played in this process, and a
//! client that may be as rude as it likes. Nothing here knows a case.
//!
//! - [`Node`]: the built binary with a folder, a configuration and a database of its own, on either [`Engine`].
//! - [`Twin`]: a second process of such a node.
//! - [`Peer`]: another server. It serves the documents it is given, keeps a log, remembers every request.
//! - [`Delivery`]: a request to be signed, every part of which a test may bend; [`Request`] what then goes over the wire.
//! - [`Proxy`]: a bad network in front of a node, from a seed.
//! - [`PostgresServer`]: a database server of one's own, to be restarted.
//! - [`Service`]: somebody else's service, such as one that translates, that answers as a test says.
//! - [`Mailbox`]: a real mail server, with every letter it took.
//! - [`Sentinel`]: a place that nobody may ever connect to.
//!
//! Names are fixed and ports are free: a server is `se.localhost:8102` to all the others and listens wherever there is
//! room, which `[federation] resolve` says. So ids are the same in every run and no two runs meet.

mod browser;
mod chance;
mod client;
mod database;
mod delivery;
mod engine;
mod keys;
mod mailbox;
mod node;
mod peer;
mod port;
mod program;
mod proxy;
mod second;
mod sentinel;
mod server;
mod service;
mod template;
mod twin;

use std::{
    thread,
    time::{Duration, Instant},
};

#[allow(unused_imports, reason = "what stories and kill tests use of the harness is theirs to choose")]
pub(crate) use self::{
    browser::{Browser, form_from, link},
    chance::Chance,
    client::{Answer, Request},
    database::Held,
    delivery::Delivery,
    engine::{Engine, on_both},
    keys::keys_of,
    mailbox::{Mail, Mailbox},
    node::{Node, NodeDraft, Run, serve},
    peer::{Cut, Heard, Peer, PeerActor, Reply, runtime},
    port::{free_port, free_ports},
    program::{Program, program},
    proxy::{Fault, Proxy},
    second::{AuthApp, Passkey},
    sentinel::Sentinel,
    server::PostgresServer,
    service::Service,
    twin::Twin,
};

/// How long anything may take that should happen at once.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// How often one looks meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Waits until `look` sees it, and gives what it saw; fails after [`PATIENCE`].
#[track_caller]
pub(crate) fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(PATIENCE, what, look)
}

/// Waits until `look` sees it, and gives what it saw; fails after `patience`.
#[track_caller]
pub(crate) fn within<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(began.elapsed() < patience, "after {} s still not: {what}", patience.as_secs());
        thread::sleep(LOOK_EVERY);
    }
}
