//! Catch-up: a node that joins late pulls a whole log, from near and from far.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    delay,
    host::{Host, Way},
    options::Options,
    raw::Raw,
    table::{Goal, Table},
    usage,
};
use crate::harness::{Engine, Node, NodeDraft};

const PATIENCE: Duration = Duration::from_mins(3);
const LOOK_EVERY: Duration = Duration::from_millis(50);
const LIVE: &str = "select count(*) from material where state = 'live'";
/// Name, port and state of those who catch up, and how long their way to the origin is, there and back.
const LATE: [(&str, u16, &str, u64); 2] = [("se", 8102, "SE", 0), ("nl", 8103, "NL", 60)];

/// Measures and puts it into the table.
#[allow(clippy::cast_precision_loss, reason = "some thousand")]
pub(super) fn measure(options: &Options, raw: &Raw, table: &mut Table) {
    let drafts = LATE.map(|(name, port, country, _)| {
        NodeDraft::new(Engine::Sqlite, name, port).of(country, "en", "val").set("federation", "retry_cap_s", 3_600)
    });
    let origin = NodeDraft::new(Engine::Sqlite, "fi", 8101);
    let (origin_host, listen) = ("fi.localhost:8101", origin.listen());
    let origin = drafts.iter().zip(LATE).fold(origin, |origin, (draft, (name, port, ..))| {
        origin.knows(&format!("{name}.localhost:{port}"), draft.listen())
    });
    let origin = origin.set("federation", "retry_cap_s", 3_600).prepare();
    let mut host = Host::start(&origin, Way::Told);
    let publishing = host.does(&format!("publish {}", options.entries));
    let entries = options.entries as f64;
    let per_publication = publishing.as_secs_f64() * 1e3 / entries;
    table.figure("publish, one after the other: the call", &[per_publication], "ms", Goal::None);
    for (draft, (_, _, _, round_trip_ms)) in drafts.into_iter().zip(LATE) {
        let round_trip = Duration::from_millis(round_trip_ms);
        let way = if round_trip.is_zero() { listen } else { delay::way_to(listen, round_trip) };
        let late = draft.knows(origin_host, way).prepare();
        let mut late_host = Host::start(&late, Way::Told);
        host.does(&format!("peer {}", late.origin()));
        let limits = raw.round();
        let before = usage::cpu_us(late_host.pid());
        let sender_before = usage::cpu_us(host.pid());
        let began = Instant::now();
        late_host.does(&format!("peer {}", origin.origin()));
        until_whole(&late, options.entries);
        let took = began.elapsed().as_secs_f64();
        let spent = (usage::cpu_us(late_host.pid()) - before) / entries;
        let sender_spent = (usage::cpu_us(host.pid()) - sender_before) / entries;
        let name = |what: &str| format!("catch-up with {} entries at {round_trip_ms} ms: {what}", options.entries);
        let goal = if round_trip.is_zero() { Goal::None } else { Goal::AtLeast(500.0) };
        table.figure(name("applied"), &[entries / took], "/s", goal);
        table.figure(name("it takes"), &[took], "s", Goal::None);
        table.ratio(name("CPU an entry, receiver"), &[(spent, limits.insert)], "µs", Goal::None);
        table.figure(name("CPU an entry, origin"), &[sender_spent], "µs", Goal::None);
    }
    table.note("Catch-up: by pull alone, the limit of the receiver is a batched insert; the way has a delay and no other bound.".to_owned());
}

fn until_whole(node: &Node, entries: usize) {
    let began = Instant::now();
    loop {
        let held = usize::try_from(node.number(LIVE)).expect("a count");
        if held == entries {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{held} of {entries} are there");
        thread::sleep(LOOK_EVERY);
    }
}
