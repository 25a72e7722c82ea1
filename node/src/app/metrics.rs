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

/// A label that names a provider of translations.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Provider {
    /// Its name in the configuration.
    pub provider: String,
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
    /// Entries of our log each partner has not confirmed.
    pub unconfirmed: Family<Peer, Gauge>,
    /// Age of the oldest of them, in seconds.
    pub oldest_unconfirmed_s: Family<Peer, Gauge>,
    /// Since when the oldest entry of each partner's log is missing here, in seconds.
    pub inbound_lag_s: Family<Peer, Gauge>,
    /// When each partner last took something, in seconds since 1970; 0 if never.
    pub delivered_at: Family<Peer, Gauge>,
    /// When each partner was last heard from; 0 if never.
    pub heard_at: Family<Peer, Gauge>,
    /// When each partner's log was last compared; 0 if never.
    pub compared_at: Family<Peer, Gauge>,
    /// 0 well, 1 under way, 2 warning, 3 alarm.
    pub state: Family<Peer, Gauge>,
    /// Entries parked for each partner.
    pub parked_by_peer: Family<Peer, Gauge>,
    /// Entries each partner refused.
    pub refused_by_peer: Family<Peer, Gauge>,
    /// Entries of each partner in quarantine here.
    pub in_quarantine: Family<Peer, Gauge>,
    /// Entries of ours in quarantine there.
    pub quarantined_there: Family<Peer, Gauge>,
    /// Contradictions in each partner's log, and those it sees in ours.
    pub contradictions: Family<Peer, Gauge>,
    /// Withdrawals and narrowings each partner has not confirmed.
    pub withdrawals_unconfirmed: Family<Peer, Gauge>,
    /// Those of them that take too long.
    pub withdrawals_overdue: Family<Peer, Gauge>,
    /// Our head.
    pub head: Gauge,
    /// Admitted activities not applied yet.
    pub inbox_waiting: Gauge,
    /// Entries in quarantine.
    pub quarantined: Gauge,
    /// Entries parked.
    pub parked: Gauge,
    /// Letters refused or put aside.
    pub letters_aside: Gauge,
    /// Alarms that nobody has cleared.
    pub alarms: Gauge,
    /// Readers that are told of changes of feeds.
    pub subscriptions: Gauge,
    /// Requests to the hub that are not confirmed.
    pub subscription_requests: Gauge,
    /// Translations by machine that are to be made, or wait for a provider.
    pub translations_waiting: Gauge,
    /// Those that were given up.
    pub translations_failed: Gauge,
    /// Whether each provider answered well last time.
    pub provider_up: Family<Provider, Gauge>,
    /// Letters by mail, by what became of them.
    pub mailed: Family<Outcome, Counter>,
    /// Letters by mail on their way.
    pub mail_waiting: Gauge,
    /// Those of them that were tried in vain.
    pub mail_delayed: Gauge,
    /// Letters by mail that were refused, as long as that is remembered.
    pub mail_failed: Gauge,
    /// Seconds since when no letter by mail gets out; 0 while they do.
    pub mail_stuck: Gauge,
    /// Pages and feeds answered from memory, also with 304.
    pub rendered_hits: Counter,
    /// Pages and feeds that were rendered to be kept.
    pub rendered_misses: Counter,
    /// Pages and feeds in memory.
    pub rendered_entries: Gauge,
    /// What they take of it.
    pub rendered_bytes: Gauge,
    /// 1 from a commit for which there was no room to the next that succeeds.
    pub database_full: Gauge,
    /// Fraction of the disk in use, when known.
    pub disk_used: Gauge<f64, AtomicU64>,
}

/// A figure about each peer.
type OfPeer = Family<Peer, Gauge>;

impl Metrics {
    /// An empty set of figures.
    #[expect(clippy::too_many_lines, reason = "some lines for each figure")]
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
        let lane_lag: OfPeer = figure!("lane_lag", "Entries of our log not settled with the peer");
        let inbound_lag: OfPeer = figure!("inbound_lag", "Entries of the peer's log not applied here");
        let oldest_undelivered_s: OfPeer =
            figure!("oldest_undelivered_seconds", "Age of the oldest entry not delivered to the peer");
        let unconfirmed: OfPeer = figure!("unconfirmed", "Entries of our log that the peer has not confirmed");
        let oldest_unconfirmed_s: OfPeer =
            figure!("oldest_unconfirmed_seconds", "Age of the oldest entry that the peer has not confirmed");
        let inbound_lag_s: OfPeer =
            figure!("inbound_lag_seconds", "For how long entries of the peer's log have been missing here");
        let delivered_at: OfPeer =
            figure!("last_delivery_timestamp_seconds", "When the peer last took something, 0 if never");
        let heard_at: OfPeer = figure!("last_heard_timestamp_seconds", "When the peer was last heard from, 0 if never");
        let compared_at: OfPeer =
            figure!("last_sync_timestamp_seconds", "When the peer's log was last compared, 0 if never");
        let state: OfPeer = figure!("peer_state", "0 well, 1 under way, 2 warning, 3 alarm");
        let parked_by_peer: OfPeer = figure!("parked_by_peer", "Entries put aside for the peer");
        let refused_by_peer: OfPeer = figure!("refused_by_peer", "Entries the peer refused");
        let in_quarantine: OfPeer = figure!("quarantined_here", "Entries of the peer in quarantine here");
        let quarantined_there: OfPeer = figure!("quarantined_there", "Entries of ours in quarantine at the peer");
        let contradictions: OfPeer =
            figure!("contradictions", "Contradictions in the peer's log, and those it sees in ours");
        let withdrawals_unconfirmed: OfPeer =
            figure!("withdrawals_unconfirmed", "Withdrawals and narrowings the peer has not confirmed");
        let withdrawals_overdue: OfPeer =
            figure!("withdrawals_overdue", "Withdrawals and narrowings the peer has not confirmed in time");
        let head: Gauge = figure!("head", "Last position of this node's log");
        let inbox_waiting: Gauge = figure!("inbox_waiting", "Admitted activities not applied yet");
        let quarantined: Gauge = figure!("quarantined", "Received activities kept without being applied");
        let parked: Gauge = figure!("parked", "Entries put aside after repeated refusal");
        let letters_aside: Gauge = figure!("letters_aside", "Letters that were refused or put aside");
        let alarms: Gauge = figure!("alarms", "Alarms that stand");
        let subscriptions: Gauge = figure!("subscriptions", "Readers that the hub tells of changes of feeds");
        let subscription_requests: Gauge =
            figure!("subscription_requests", "Requests to the hub that are not confirmed");
        let translations_waiting: Gauge = figure!("translations_waiting", "Translations by machine that wait");
        let translations_failed: Gauge = figure!("translations_failed", "Translations by machine that were given up");
        let provider_up: Family<Provider, Gauge> = figure!("translation_provider_up", "Whether it answered well last");
        let mailed: Family<Outcome, Counter> = figure!("mailed", "Letters by mail by what became of them");
        let mail_waiting: Gauge = figure!("mail_waiting", "Letters by mail on their way");
        let mail_delayed: Gauge = figure!("mail_delayed", "Letters by mail that were tried in vain and wait");
        let mail_stuck: Gauge =
            figure!("mail_stuck_seconds", "Seconds since when no letter by mail gets out, 0 while they do");
        let mail_failed: Gauge = figure!("mail_failed", "Letters by mail that were refused for good");
        let rendered_hits: Counter = figure!("rendered_hits", "Pages and feeds answered from memory");
        let rendered_misses: Counter = figure!("rendered_misses", "Pages and feeds rendered to be kept in memory");
        let rendered_entries: Gauge = figure!("rendered_entries", "Pages and feeds in memory");
        let rendered_bytes: Gauge = figure!("rendered_bytes", "Memory taken by pages and feeds");
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
            unconfirmed,
            oldest_unconfirmed_s,
            inbound_lag_s,
            delivered_at,
            heard_at,
            compared_at,
            state,
            parked_by_peer,
            refused_by_peer,
            in_quarantine,
            quarantined_there,
            contradictions,
            withdrawals_unconfirmed,
            withdrawals_overdue,
            head,
            inbox_waiting,
            quarantined,
            parked,
            letters_aside,
            alarms,
            subscriptions,
            subscription_requests,
            translations_waiting,
            translations_failed,
            provider_up,
            mailed,
            mail_waiting,
            mail_delayed,
            mail_failed,
            mail_stuck,
            rendered_hits,
            rendered_misses,
            rendered_entries,
            rendered_bytes,
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

    /// Sets whether a provider of translations answered well.
    pub fn set_provider(family: &Family<Provider, Gauge>, provider: &str, is_up: bool) {
        family.get_or_create(&Provider { provider: provider.to_owned() }).set(i64::from(is_up));
    }

    /// Forgets the figures about a peer that is off the roster: what stands still looks like success.
    pub fn forget(&self, peer: &str) {
        let label = Peer { peer: peer.to_owned() };
        for family in [
            &self.lane_lag,
            &self.inbound_lag,
            &self.oldest_undelivered_s,
            &self.unconfirmed,
            &self.oldest_unconfirmed_s,
            &self.inbound_lag_s,
            &self.delivered_at,
            &self.heard_at,
            &self.compared_at,
            &self.state,
            &self.parked_by_peer,
            &self.refused_by_peer,
            &self.in_quarantine,
            &self.quarantined_there,
            &self.contradictions,
            &self.withdrawals_unconfirmed,
            &self.withdrawals_overdue,
        ] {
            family.remove(&label);
        }
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
