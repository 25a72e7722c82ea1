//! Where the stories happen: real nodes of several states, introduced to one another as their operators would do it.

use std::{fs, thread};

use serde_json::Value;

use crate::harness::{Engine, Node, NodeDraft, Request, until};

/// Port, state, languages and user name of the first authority, by name.
const STATES: [(&str, u16, &str, &str, &str); 3] =
    [("fi", 8101, "FI", "fi,sv,en", "vaalit"), ("se", 8102, "SE", "sv,en", "val"), ("lt", 8103, "LT", "lt,en", "vrk")];

/// Nodes that know where the others are, set up and not started.
pub(super) fn prepared<const N: usize>(
    engine: Engine,
    names: [&'static str; N],
    change: impl Fn(NodeDraft) -> NodeDraft,
) -> [Node; N] {
    let drafts = names.map(|name| {
        let (_, port, country, languages, username) =
            STATES.into_iter().find(|state| state.0 == name).expect("a state of the stories");
        (format!("{name}.localhost:{port}"), NodeDraft::new(engine, name, port).of(country, languages, username))
    });
    let places: Vec<_> = drafts.iter().map(|(host, draft)| (host.clone(), draft.listen())).collect();
    let drafts = drafts.map(|(_, draft)| change(places.iter().fold(draft, |draft, (host, at)| draft.knows(host, *at))));
    // Making keys is what takes time.
    thread::scope(|scope| {
        let making = drafts.map(|draft| scope.spawn(move || draft.prepare()));
        making.map(|one| one.join().expect("a node can be set up"))
    })
}

/// Nodes that run and have one another on their rosters.
pub(crate) fn acquainted<const N: usize>(engine: Engine, names: [&'static str; N]) -> [Node; N] {
    let mut nodes = prepared(engine, names, |draft| draft);
    nodes.iter_mut().for_each(Node::start);
    introduce(&nodes.each_ref());
    nodes
}

/// Puts each on the rosters of all the others.
pub(super) fn introduce(nodes: &[&Node]) {
    for node in nodes {
        for other in nodes.iter().filter(|other| other.host() != node.host()) {
            node.done(&["peer", "add", other.origin(), "--yes"]);
        }
    }
}

/// Waits until `holder` holds of `origin` what `origin` holds itself, byte for byte; gives how many objects that is.
#[track_caller]
pub(super) fn agree(origin: &Node, holder: &Node) -> usize {
    let wanted = origin.export_of(origin.host());
    until(&format!("{} holds all {} objects of {}", holder.host(), wanted.len(), origin.host()), || {
        (holder.export_of(origin.host()) == wanted).then_some(wanted.len())
    })
}

/// Waits until the line of `export` for one object says this state.
#[track_caller]
pub(super) fn becomes(node: &Node, id: &str, state: &str, revision: u64) -> serde_json::Value {
    until(&format!("{id} is {state} in revision {revision} at {}", node.host()), || {
        node.exported(id).filter(|line| line["state"] == state && line["revision"] == revision)
    })
}

/// The front matter lines that name recipients.
pub(super) fn recipients(nodes: &[&Node]) -> String {
    let handles: Vec<String> = nodes.iter().map(|node| format!("\"{}\"", node.handle())).collect();
    format!("recipients: [{}]\n", handles.join(", "))
}

/// Writes a material file beside the others of a node; gives its path.
pub(super) fn write(node: &Node, file: &str, head: &str, body: &str) -> String {
    let path = node.folder().join(file);
    fs::write(&path, format!("---\n{head}---\n\n{body}\n")).expect("the folder is writable");
    path.display().to_string()
}

/// The front matter of a best practice in English.
pub(super) fn best_practice(title: &str, tlp: &str, more: &str) -> String {
    format!("kind: best-practice\ntlp: {tlp}\nlanguage: en\ntitle: {title}\nsummary: What {title} is about.\n{more}")
}

/// Publishes a new revision; what becomes public is approved by a second person, as it must be.
#[track_caller]
pub(super) fn revise(node: &Node, id: &str, title: &str, tlp: &str, more: &str) -> serde_json::Value {
    let path = write(node, "revision.md", &best_practice(title, tlp, more), &format!("More about {title}."));
    approved(node, json(&node.done(&["--json", "revise", id, &path])))
}

/// What came of it once a second person has approved it, if one must.
#[track_caller]
pub(super) fn approved(node: &Node, outcome: serde_json::Value) -> serde_json::Value {
    if outcome["outcome"] != "submitted" {
        return outcome;
    }
    let people = node.done(&["user", "list"]);
    if !people.contains("second") {
        node.done(&["user", "add", "second", "--role", "approver"]);
    }
    let id = outcome["id"].as_str().expect("a submission has an id");
    json(&node.done(&["--json", "publish", id, "--approve", "--as", "second"]))
}

/// What a command printed with `--json`.
#[track_caller]
pub(super) fn json(out: &str) -> serde_json::Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

/// The local UUID of a held object.
#[track_caller]
pub(super) fn local_id(node: &Node, id: &str) -> String {
    let shown = json(&node.done(&["--json", "material", "show", id]));
    shown["id"].as_str().expect("a material has a local id").to_owned()
}

/// The page of a material at a node, as the public.
#[track_caller]
pub(super) fn page(node: &Node, id: &str) -> String {
    node.get(&format!("/en/materials/{}", local_id(node, id))).is(&[200]).text()
}

/// An object as its origin serves it.
#[track_caller]
pub(super) fn object(node: &Node, id: &str) -> Value {
    node.send(&Request::get(node.host(), path_of(id)).and("accept", "application/activity+json")).is(&[200]).json()
}

/// The path of an id.
pub(crate) fn path_of(id: &str) -> &str {
    let host = id.find("://").map_or(0, |at| at + 3);
    id[host..].find('/').map_or("/", |at| &id[host + at..])
}
