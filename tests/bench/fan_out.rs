//! Fan-out: one publication to many inboxes, each request signed with RSA.

use std::{
    thread,
    time::{Duration, Instant, SystemTime},
};

use super::{
    host::{Host, Way},
    options::Options,
    raw::Raw,
    sink::Sink,
    table::{Goal, Table},
    usage,
};
use crate::harness::{Engine, Node, NodeDraft};

/// How long a publication may take to arrive everywhere.
const PATIENCE: Duration = Duration::from_mins(2);
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long nothing happens before all is taken to be still.
const STILL: Duration = Duration::from_millis(600);
/// Deliveries a round has at least, so that its processor time is more than noise.
const DELIVERIES: usize = 270;

/// A node with so many partners, all played by one sink.
pub(super) struct Fan {
    pub(super) host: Host,
    pub(super) sink: Sink,
    pub(super) inboxes: usize,
    _node: Node,
}

impl Fan {
    /// Sets it up; every partner has answered once when this returns.
    pub(super) fn set(inboxes: usize) -> Self {
        let mut sink = Sink::start();
        let draft = NodeDraft::new(Engine::Sqlite, "fi", 8101).set("federation", "sync_every_s", 86_400).set(
            "federation",
            "retry_cap_s",
            3_600,
        );
        let draft =
            (0..inboxes).fold(draft, |draft, number| draft.knows(&super::sink::name(number), sink.address(number)));
        let node = draft.prepare();
        let mut host = Host::start(&node, Way::Told);
        host.does(&format!("roster {inboxes}"));
        // Each is asked for its log once.
        until_still(|| sink.gets(), inboxes);
        let mut fan = Self { host, sink, inboxes, _node: node };
        fan.publish();
        fan
    }

    /// Publishes once and waits until it has arrived everywhere.
    pub(super) fn publish(&mut self) -> Published {
        let published = self.publish_to(self.inboxes, |_| true);
        assert!(published.is_whole(self.inboxes), "each has it once");
        published
    }

    /// Publishes once and waits until so many of those that count have it.
    pub(super) fn publish_to(&mut self, wanted: usize, counts: impl Fn(usize) -> bool) -> Published {
        let began = SystemTime::now();
        let call = self.host.does("publish 1");
        let waiting = Instant::now();
        let mut arrivals = Vec::new();
        while arrivals.len() < wanted {
            assert!(waiting.elapsed() < PATIENCE, "{} of {wanted} arrived", arrivals.len());
            thread::sleep(LOOK_EVERY);
            let new = self.sink.arrivals().into_iter().filter(|(number, _)| counts(*number));
            arrivals.extend(new.map(|(number, at)| (number, at.duration_since(began).unwrap_or_default())));
        }
        Published { call, arrivals }
    }
}

/// What one publication came to.
pub(super) struct Published {
    /// How long publishing took.
    pub(super) call: Duration,
    /// When it arrived at whom.
    pub(super) arrivals: Vec<(usize, Duration)>,
}

impl Published {
    fn last(&self) -> Duration {
        self.arrivals.iter().map(|(_, after)| *after).max().unwrap_or_default()
    }

    fn is_whole(&self, inboxes: usize) -> bool {
        let mut numbers: Vec<usize> = self.arrivals.iter().map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        numbers.iter().copied().eq(0..inboxes)
    }
}

fn until_still(mut count: impl FnMut() -> usize, wanted: usize) {
    let began = Instant::now();
    let mut before = count();
    loop {
        thread::sleep(STILL);
        let now = count();
        if now == before && now >= wanted {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{now} instead of {wanted}");
        before = now;
    }
}

/// Measures and puts it into the table.
#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
pub(super) fn measure(options: &Options, raw: &Raw, table: &mut Table) {
    for inboxes in options.inboxes {
        let mut fan = Fan::set(*inboxes);
        let times = DELIVERIES.div_ceil(*inboxes);
        let (mut per_delivery, mut calls, mut lasts) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..options.rounds {
            let limits = raw.round();
            let before = usage::cpu_us(fan.host.pid());
            for _ in 0..times {
                let published = fan.publish();
                calls.push(published.call.as_secs_f64() * 1e3);
                lasts.push(published.last().as_secs_f64() * 1e3);
            }
            // The last answers are written down.
            thread::sleep(STILL / 3);
            let spent = usage::cpu_us(fan.host.pid()) - before;
            per_delivery.push((spent / (times * inboxes) as f64, limits.sign));
        }
        let name = |what: &str| format!("fan-out to {inboxes}: {what}");
        table.ratio(name("CPU a delivery"), &per_delivery, "µs", Goal::AtMost(1.4));
        table.figure(name("publish call"), &calls, "ms", Goal::None);
        table.figure(name("until the last has it"), &lasts, "ms", Goal::None);
    }
    table.note("Fan-out: one lane and one address an inbox; limit: RSA sign.".to_owned());
}
