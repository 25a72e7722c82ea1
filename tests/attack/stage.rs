//! The scene of an attack: Finland's node, Sweden and Lithuania on its roster, a server that is not, and a sentinel.
//!
//! All of them can be reached from the node (`resolve` names them), so that a connection that is not made is a decision
//! and no accident.

use std::ops::Deref;

use serde_json::Value;

use super::material::{create, note};
use crate::harness::{Engine, Node, NodeDraft, Peer, Sentinel, until};

/// Objects that only show that everything before them has been worked off.
const MARKER: &str = "/materials/marker-";

/// The scene. It is the node as far as one asks it something.
pub(super) struct Stage {
    /// The node that is attacked.
    pub(super) fi: Node,
    /// A partner.
    pub(super) se: Peer,
    /// Another partner, which may turn bad.
    pub(super) lt: Peer,
    /// A server nobody has put on the roster.
    pub(super) evil: Peer,
    /// A service on a private address.
    pub(super) sentinel: Sentinel,
    markers: std::cell::Cell<u32>,
}

/// What can be seen from outside of a node and of what it does to others.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    export: Vec<Value>,
    feed: Vec<String>,
    followers: u64,
    following: String,
    roster: Vec<(String, String)>,
    se_asked: usize,
    lt_asked: usize,
    evil_heard: usize,
    sentinel: usize,
}

impl Deref for Stage {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.fi
    }
}

impl Stage {
    /// Sets the scene on SQLite.
    pub(super) fn set() -> Self {
        Self::on(Engine::Sqlite)
    }

    /// Sets the scene on an engine.
    pub(super) fn on(engine: Engine) -> Self {
        Self::changed(engine, |draft| draft)
    }

    /// Sets the scene with a changed configuration.
    #[track_caller]
    pub(super) fn changed(engine: Engine, change: impl FnOnce(NodeDraft) -> NodeDraft) -> Self {
        Self::with(engine, &Sentinel::listen, |draft, _| change(draft))
    }

    /// Sets the scene with a configuration that knows where the sentinel stands.
    #[track_caller]
    pub(super) fn with(
        engine: Engine,
        sentinel: &dyn Fn() -> Sentinel,
        change: impl FnOnce(NodeDraft, &Sentinel) -> NodeDraft,
    ) -> Self {
        let sentinel = sentinel();
        let (se, lt) = (Peer::partner("se", 8102), Peer::partner("lt", 8103));
        let evil = Peer::partner("evil", 8109);
        let mut draft = NodeDraft::new(engine, "fi", 8101);
        for peer in [&se, &lt, &evil] {
            draft = draft.knows(peer.host(), peer.address());
        }
        let mut fi = change(draft, &sentinel).prepare();
        for peer in [&se, &lt] {
            fi.done(&["peer", "add", &peer.origin(), "--yes"]);
        }
        fi.start();
        let stage = Self { fi, se, lt, evil, sentinel, markers: std::cell::Cell::new(0) };
        // Evil may have been asked for nothing; from here on every request to anybody counts.
        assert_eq!(stage.evil.heard().len(), 0);
        stage
    }

    /// What can be seen now.
    #[track_caller]
    pub(super) fn picture(&self) -> Picture {
        let feed = self.get("/feeds/all.en.rss").is(&[200]).text();
        let between = |text: &str| text.split("</guid>").next().unwrap_or_default().to_owned();
        let followers = format!("/actors/{}/followers", self.authority().rsplit('/').next().unwrap_or_default());
        let roster: Value = serde_json::from_str(&self.done(&["--json", "peer", "list"])).expect("a list in JSON");
        let word = |peer: &Value, key: &str| peer[key].as_str().unwrap_or_default().to_owned();
        Picture {
            export: self.export().into_iter().filter(|line| !is_marker(line)).collect(),
            feed: feed.split("<guid").skip(1).map(between).filter(|guid| !guid.contains(MARKER)).collect(),
            followers: self.get_as(self.se.application(), &followers).is(&[200]).json()["totalItems"]
                .as_u64()
                .expect("a collection has a count"),
            following: self.done(&["--json", "follow", "list"]),
            roster: roster
                .as_array()
                .expect("a list")
                .iter()
                .map(|peer| (word(peer, "host"), word(peer, "fingerprint")))
                .collect(),
            se_asked: self.se.asked().len(),
            lt_asked: self.lt.asked().len(),
            evil_heard: self.evil.heard().len(),
            sentinel: self.sentinel.connections(),
        }
    }

    /// Fails if anything that can be seen is other than before, once all that was taken in has been worked off.
    #[track_caller]
    pub(super) fn is_still(&self, before: &Picture) {
        self.settle();
        assert_eq!(self.picture(), *before);
    }

    /// Runs an attack that must change nothing.
    #[track_caller]
    pub(super) fn unmoved(&self, attack: impl FnOnce()) {
        let before = self.picture();
        attack();
        self.is_still(&before);
    }

    /// Waits until everything both partners have delivered so far is applied.
    #[track_caller]
    pub(super) fn settle(&self) {
        let number = self.markers.get() + 1;
        self.markers.set(number);
        let ids: Vec<String> = [&self.se, &self.lt]
            .map(|peer| {
                let actor = peer.authority();
                let id = format!("{}{MARKER}{number}", peer.origin());
                self.deliver(actor, &create(actor, note(actor, &id))).is(&[202]);
                id
            })
            .to_vec();
        self.holds(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Waits until the node holds these objects, live.
    #[track_caller]
    pub(super) fn holds(&self, ids: &[&str]) {
        until(&format!("{} holds {ids:?}", self.origin()), || {
            let held = self.export();
            let is_held = |id: &&str| held.iter().any(|line| line["id"] == **id && line["state"] == "live");
            ids.iter().all(is_held).then_some(())
        });
    }
}

fn is_marker(line: &Value) -> bool {
    line["id"].as_str().is_some_and(|id| id.contains(MARKER))
}
