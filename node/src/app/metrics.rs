//! The figures of one node, in a registry of its own: six nodes in one process do not mix theirs.

use std::sync::atomic::AtomicU64;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

/// A label that names another server.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Peer {
    /// `host` or `host:port`, from the roster only: strangers make no series.
    pub peer: String,
}

/// A label that names how something ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Outcome {
    /// A fixed word of ours.
    pub outcome: String,
}

/// The figures.
pub struct Metrics {
    registry: Registry,
    /// Answers of the door, by status.
    pub door: Family<Outcome, Counter>,
    /// Deliveries, by what became of them.
    pub delivered: Family<Outcome, Counter>,
    /// Entries applied, quarantined or ignored.
    pub applied: Family<Outcome, Counter>,
    /// Commits of the inbox writer.
    pub inbox_commits: Counter,
    /// Activities in those commits.
    pub inbox_rows: Counter,
    /// Publications.
    pub published: Counter,
    /// Entries of our log each partner's lane has not settled.
    pub lane_lag: Family<Peer, Gauge>,
    /// Entries of each partner's log that are not applied here.
    pub inbound_lag: Family<Peer, Gauge>,
    /// Age of the oldest entry not delivered to each partner, in seconds.
    pub oldest_undelivered_s: Family<Peer, Gauge>,
    /// Our head.
    pub head: Gauge,
    /// Admitted activities not applied yet.
    pub inbox_waiting: Gauge,
    /// Entries in quarantine.
    pub quarantined: Gauge,
    /// Entries parked.
    pub parked: Gauge,
    /// Alarms that nobody has cleared.
    pub alarms: Gauge,
    /// 1 from a commit for which there was no room to the next that succeeds.
    pub database_full: Gauge,
    /// Fraction of the disk in use, when known.
    pub disk_used: Gauge<f64, AtomicU64>,
}

impl Metrics {
    /// An empty set of figures.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("election_pool");
        macro_rules! figure {
            ($name:literal, $help:literal) => {{
                let figure = Default::default();
                registry.register($name, $help, Clone::clone(&figure));
                figure
            }};
        }
        let door: Family<Outcome, Counter> = figure!("door", "Answers of the inbox door by status");
        let delivered: Family<Outcome, Counter> = figure!("delivered", "Deliveries by outcome");
        let applied: Family<Outcome, Counter> = figure!("applied", "Received activities by what became of them");
        let inbox_commits: Counter = figure!("inbox_commits", "Commits of the inbox writer");
        let inbox_rows: Counter = figure!("inbox_rows", "Activities committed by the inbox writer");
        let published: Counter = figure!("published", "Publications of this node");
        let lane_lag: Family<Peer, Gauge> = figure!("lane_lag", "Entries of our log not settled with the peer");
        let inbound_lag: Family<Peer, Gauge> = figure!("inbound_lag", "Entries of the peer's log not applied here");
        let oldest_undelivered_s: Family<Peer, Gauge> =
            figure!("oldest_undelivered_seconds", "Age of the oldest entry not delivered to the peer");
        let head: Gauge = figure!("head", "Last position of this node's log");
        let inbox_waiting: Gauge = figure!("inbox_waiting", "Admitted activities not applied yet");
        let quarantined: Gauge = figure!("quarantined", "Received activities kept without being applied");
        let parked: Gauge = figure!("parked", "Entries put aside after repeated refusal");
        let alarms: Gauge = figure!("alarms", "Alarms that stand");
        let database_full: Gauge = figure!("database_full", "Whether the database has no room left");
        let disk_used: Gauge<f64, AtomicU64> = figure!("disk_used_ratio", "Fraction of the disk in use");
        Self {
            registry,
            door,
            delivered,
            applied,
            inbox_commits,
            inbox_rows,
            published,
            lane_lag,
            inbound_lag,
            oldest_undelivered_s,
            head,
            inbox_waiting,
            quarantined,
            parked,
            alarms,
            database_full,
            disk_used,
        }
    }

    /// Counts one answer, delivery or application.
    pub fn count(family: &Family<Outcome, Counter>, outcome: &str) {
        family.get_or_create(&Outcome { outcome: outcome.to_owned() }).inc();
    }

    /// Sets a figure about one peer.
    pub fn set(family: &Family<Peer, Gauge>, peer: &str, value: i64) {
        family.get_or_create(&Peer { peer: peer.to_owned() }).set(value);
    }

    /// The figures in Prometheus' text form.
    pub fn render(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a String does not fail");
        text
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}
