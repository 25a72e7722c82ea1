//! Ingest: signed Creates from a partner, to 202 and to applied.
//!
//! What a 202 costs is measured on a node that applies nothing, everything on one that does; both have what they
//! answered 202 in their databases, or the run fails.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    host::{Host, Way},
    options::Options,
    posts,
    raw::Raw,
    table::{Goal, Table, percentile},
    usage,
};
use crate::harness::{Engine, Node, NodeDraft, Peer};

const CONNECTIONS: [usize; 2] = [1, 16];
/// Handed in before anything is measured.
const WARM_UP: usize = 200;
/// How long applying may take.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(10);
const APPLIED: &str = "select count(*) from inbox where state = 'applied'";
const RECORDED: &str = "select count(*) from inbox";
const LIVE: &str = "select count(*) from material where state = 'live'";

struct Stage {
    partner: Peer,
    node: Node,
    host: Host,
    handed_in: usize,
}

impl Stage {
    fn set(name: &'static str, port: u16, way: Way) -> Self {
        let partner = Peer::partner("se", 8102);
        let node = NodeDraft::new(Engine::Sqlite, name, port)
            .knows(partner.host(), partner.address())
            .set("federation", "sync_every_s", 86_400)
            .set("federation", "retry_cap_s", 3_600)
            .prepare();
        node.done(&["peer", "add", &partner.origin(), "--yes"]);
        let host = Host::start(&node, way);
        Self { partner, node, host, handed_in: 0 }
    }

    fn signed(&mut self, name: &str, count: usize) -> Vec<Vec<u8>> {
        self.handed_in += count;
        posts::signed(&self.partner, self.node.host(), name, count)
    }

    fn count(&self, sql: &str) -> usize {
        usize::try_from(self.node.number(sql)).expect("a count")
    }

    fn is_applied(&self) {
        let began = Instant::now();
        while self.count(APPLIED) < self.handed_in {
            assert!(began.elapsed() < PATIENCE, "{} of {} are applied", self.count(APPLIED), self.handed_in);
            thread::sleep(LOOK_EVERY);
        }
    }

    fn cpu_us(&self) -> f64 {
        usage::cpu_us(self.host.pid())
    }
}

/// What one number of connections came to, per activity and round.
#[derive(Default)]
struct Rounds {
    to_202: Vec<(f64, f64)>,
    to_applied: Vec<(f64, f64)>,
    rate: Vec<f64>,
    applied_rate: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

/// Measures and puts it into the table.
#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
pub(super) fn measure(options: &Options, raw: &Raw, table: &mut Table) {
    let mut door = Stage::set("fi", 8101, Way::DoorOnly);
    let mut whole = Stage::set("lt", 8103, Way::Serve);
    let bytes = door.signed("size", 1)[0].len();
    for (stage, name) in [(&mut door, "door"), (&mut whole, "whole")] {
        let requests = stage.signed(&format!("warm-up-{name}"), WARM_UP);
        posts::hand_in(stage.node.address(), &requests, 4);
    }
    whole.is_applied();
    door.handed_in -= 1;
    let count = options.activities as f64;
    let mut all = CONNECTIONS.map(|connections| (connections, Rounds::default()));
    for round in 0..options.rounds {
        let limits = raw.round();
        let limit = limits.verify + limits.insert;
        for (connections, rounds) in &mut all {
            let name = format!("{round}-{connections}");
            let requests = door.signed(&name, options.activities);
            let before = door.cpu_us();
            posts::hand_in(door.node.address(), &requests, *connections);
            rounds.to_202.push(((door.cpu_us() - before) / count, limit));
            assert_eq!(door.count(RECORDED), door.handed_in, "what was answered 202 is there");

            let requests = whole.signed(&name, options.activities);
            let (before, began) = (whole.cpu_us(), Instant::now());
            let latencies = posts::hand_in(whole.node.address(), &requests, *connections);
            rounds.rate.push(count / began.elapsed().as_secs_f64());
            whole.is_applied();
            rounds.applied_rate.push(count / began.elapsed().as_secs_f64());
            rounds.to_applied.push(((whole.cpu_us() - before) / count, limit));
            rounds.p50.push(percentile(&latencies, 0.5));
            rounds.p99.push(percentile(&latencies, 0.99));
            assert_eq!(whole.count(LIVE), whole.handed_in, "what was applied is shown");
        }
    }
    for (connections, rounds) in &all {
        let name = |what: &str| {
            format!("ingest, {connections} connections: {what}").replace(" 1 connections", " 1 connection")
        };
        let goal = if *connections > 1 { Goal::AtMost(2.5) } else { Goal::None };
        table.ratio(name("CPU to 202"), &rounds.to_202, "µs", goal);
        table.ratio(name("CPU to applied"), &rounds.to_applied, "µs", Goal::None);
        table.figure(name("answered 202"), &rounds.rate, "/s", Goal::None);
        table.figure(name("applied"), &rounds.applied_rate, "/s", Goal::None);
        table.figure(name("p50 of 202"), &rounds.p50, "ms", Goal::None);
        table.figure(name("p99 of 202"), &rounds.p99, "ms", Goal::None);
    }
    table.note(format!(
        "Ingest: {} activities a round, requests of {bytes} bytes; limit: RSA verify + batched insert.",
        options.activities
    ));
}
