//! Convergence: all nodes publish at once, until each holds everything.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    host::{Host, Way},
    options::Options,
    raw::Raw,
    table::{Goal, Table},
    usage,
};
use crate::harness::{Engine, Node, NodeDraft};

/// The states of the nodes.
const STATES: [&str; 27] = [
    "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt", "lu", "mt",
    "nl", "pl", "pt", "ro", "sk", "si", "es", "se",
];
/// What each publishes in a round.
const PUBLISHED: usize = 10;
const PORT: u16 = 8300;
/// How long all are left alone before something is measured.
const REST: Duration = Duration::from_secs(4);
const PATIENCE: Duration = Duration::from_mins(3);
const LOOK_EVERY: Duration = Duration::from_millis(20);
const LIVE: &str = "select count(*) from material where state = 'live'";

/// Measures and puts it into the table.
#[allow(clippy::cast_precision_loss, reason = "some thousand")]
pub(super) fn measure(options: &Options, raw: &Raw, table: &mut Table) {
    let nodes = prepared(&STATES[..options.nodes]);
    let mut hosts: Vec<Host> = nodes.iter().map(|node| Host::start(node, Way::Told)).collect();
    for (host, node) in hosts.iter_mut().zip(&nodes) {
        let others = nodes.iter().filter(|other| other.origin() != node.origin());
        others.for_each(|other| host.order(&format!("peer {}", other.origin())));
    }
    for host in &mut hosts {
        (1..nodes.len()).for_each(|_| {
            host.done();
        });
    }
    let deliveries = (PUBLISHED * nodes.len() * (nodes.len() - 1)) as f64;
    let (mut seconds, mut cpu) = (Vec::new(), Vec::new());
    let mut pushed = Vec::new();
    for round in 1..=options.rounds {
        thread::sleep(REST);
        let limits = raw.round();
        let cpu_us = || hosts.iter().map(|host| usage::cpu_us(host.pid())).sum::<f64>();
        let settled =
            || nodes.iter().map(|node| node.figure("election_pool_delivered_total{outcome=\"settled\"}")).sum();
        let (cpu_before, settled_before): (f64, f64) = (cpu_us(), settled());
        let began = Instant::now();
        for host in &mut hosts {
            host.order(&format!("publish {PUBLISHED}"));
        }
        for host in &mut hosts {
            host.done();
        }
        for node in &nodes {
            until_whole(node, round * PUBLISHED * nodes.len(), began);
        }
        seconds.push(began.elapsed().as_secs_f64());
        let spent: f64 = hosts.iter().map(|host| usage::cpu_us(host.pid())).sum::<f64>() - cpu_before;
        cpu.push((spent / deliveries, limits.sign + limits.verify + limits.insert));
        pushed.push(settled() - settled_before);
    }
    let name = |what: &str| format!("{} nodes, each publishes {PUBLISHED}: {what}", nodes.len());
    let total: Vec<f64> = cpu.iter().map(|(ours, _)| ours * deliveries / 1e6).collect();
    table.figure(name("until all hold all"), &seconds, "s", Goal::None);
    table.figure(name("CPU of all"), &total, "s", Goal::None);
    table.ratio(name("CPU a delivery, both sides"), &cpu, "µs", Goal::None);
    table.figure(name("deliveries pushed"), &pushed, "", Goal::None);
    let memory: f64 = hosts.iter().map(|host| usage::rss_mib(host.pid())).sum();
    table.figure(name("memory of all"), &[memory], "MiB", Goal::None);
    table.note(format!("Convergence: {deliveries:.0} deliveries a round; limit: RSA sign + verify + batched insert."));
}

/// Nodes that know where the others are.
fn prepared(states: &[&'static str]) -> Vec<Node> {
    let drafts: Vec<(String, NodeDraft)> = (PORT..)
        .zip(states)
        .map(|(port, name)| (format!("{name}.localhost:{port}"), NodeDraft::new(Engine::Sqlite, name, port)))
        .collect();
    let places: Vec<_> = drafts.iter().map(|(host, draft)| (host.clone(), draft.listen())).collect();
    let drafts: Vec<NodeDraft> = drafts
        .into_iter()
        .map(|(_, draft)| {
            let draft = draft.set("federation", "retry_cap_s", 3_600);
            places.iter().fold(draft, |draft, (host, at)| draft.knows(host, *at))
        })
        .collect();
    // Making keys is what takes time.
    thread::scope(|scope| {
        let making: Vec<_> = drafts.into_iter().map(|draft| scope.spawn(move || draft.prepare())).collect();
        making.into_iter().map(|one| one.join().expect("a node can be set up")).collect()
    })
}

fn until_whole(node: &Node, wanted: usize, began: Instant) {
    loop {
        let held = usize::try_from(node.number(LIVE)).expect("a count");
        if held == wanted {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{held} of {wanted} at {}", node.origin());
        thread::sleep(LOOK_EVERY);
    }
}
