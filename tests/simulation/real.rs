//! Tiers b and c: the real node, whole, on SQLite and on PostgreSQL; only network, time, chance and the loops are ours.
//!
//! `ELECTION_POOL_SEED=n` runs one seed, `ELECTION_POOL_LONG=1` hundreds.

mod book;
mod check;
mod deed;
mod node;
mod stage;
mod state;
mod trouble;
mod turn;
mod wire;
mod world;

use std::{env, time::Instant};

use election_pool_protocol::mutant::{self, Mutant};
use tokio::runtime::{Builder, Runtime};

use self::{
    stage::{Engine, Stage},
    world::{Ways, World},
};
use crate::{
    chance::Chance,
    fault::{HOUR, Options},
    invariant::{Violation, i20_the_same_seed_gives_the_same_history},
    seeds,
};

/// Seeds of these tiers in a long run.
const LONG: u64 = 300;
/// Seeds in which a mutant has to be found.
const SEEDS_OF_A_MUTANT: u64 = 10;

/// A stage with its nodes, and the runtime they live in.
struct Theatre {
    runtime: Runtime,
    stage: Stage,
    ways: Ways,
    publications: usize,
}

/// What a run came to.
struct Outcome {
    violation: Option<Violation>,
    /// Everything needed to see a violation again.
    report: String,
    hash: String,
    lines: u64,
    seconds: f64,
}

impl Theatre {
    fn of(engine: Engine, nodes: usize, publications: usize) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime is made");
        let (stage, ways) = runtime.block_on(World::stage_of(engine, nodes));
        Self { runtime, stage, ways, publications }
    }

    /// What a seed decides beforehand, with no more syncs than many nodes can bear.
    fn options(&self, seed: u64) -> Options {
        let mut options = Options::draw(&mut Chance::of(seed), self.stage.nodes, self.publications);
        options.sync_every = (options.span / 3).clamp(HOUR, 10 * 24 * HOUR);
        options
    }

    /// Plays one seed.
    fn run(&self, seed: u64) -> Outcome {
        let began = Instant::now();
        let options = self.options(seed);
        let outcome = self.runtime.block_on(async {
            let stage = self.stage.copy().await;
            let mut world = World::open(stage, &self.ways, seed, options).await;
            world.play().await;
            if world.wire.state().violations.is_empty() {
                check::at_the_end(&world).await;
            }
            let ended = {
                let now = world.wire.state();
                let violation = now.violations.first().cloned();
                let report =
                    violation.as_ref().map(|violation| seeds::report(seed, &now.options, violation, &now.history));
                (violation, report.unwrap_or_default(), now.history.hash(), now.history.lines())
            };
            world.close().await.strike().await;
            ended
        });
        let (violation, report, hash, lines) = outcome;
        Outcome { violation, report, hash, lines, seconds: began.elapsed().as_secs_f64() }
    }

    fn close(self) {
        self.runtime.block_on(self.stage.strike());
    }
}

fn seeds_of(count: u64) -> Vec<u64> {
    match seeds::only() {
        Some(seed) => vec![seed],
        None if seeds::is_long() => (1..=LONG.max(count)).collect(),
        None => (1..=count).collect(),
    }
}

#[test]
fn the_real_node_keeps_its_promises_on_sqlite() {
    let nodes = env::var("ELECTION_POOL_NODES").map_or(27, |nodes| nodes.parse().expect("it is a number"));
    let theatre = Theatre::of(Engine::Sqlite, nodes, 2);
    let mut failures = Vec::new();
    for seed in seeds_of(5) {
        let outcome = theatre.run(seed);
        let Outcome { report, hash, lines, seconds, .. } = &outcome;
        println!("tier b seed {seed}: {nodes} nodes, {lines} lines, {seconds:.1} s, {hash}");
        if outcome.violation.is_some() {
            failures.push(report.clone());
        }
    }
    theatre.close();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_same_seed_gives_the_same_history_on_both_engines() {
    let (here, there) = (Theatre::of(Engine::Sqlite, 6, 3), Theatre::of(Engine::Postgres, 6, 3));
    for seed in seeds_of(3) {
        let (one, other) = (here.run(seed), there.run(seed));
        println!(
            "tier c seed {seed}: 6 nodes, SQLite {:.1} s {}, PostgreSQL {:.1} s {}",
            one.seconds, one.hash, other.seconds, other.hash
        );
        assert!(one.violation.is_none(), "on SQLite {}", one.report);
        assert!(other.violation.is_none(), "on PostgreSQL {}", other.report);
        i20_the_same_seed_gives_the_same_history(seed, &one.hash, &other.hash).expect("the engines agree");
    }
    here.close();
    there.close();
}

#[test]
fn every_mutant_of_the_node_is_found() {
    let theatre = Theatre::of(Engine::Sqlite, 5, 4);
    for seed in 1..=SEEDS_OF_A_MUTANT {
        let Outcome { violation, report, .. } = theatre.run(seed);
        assert!(violation.is_none(), "without a mutant {report}");
    }
    let mut survivors = Vec::new();
    for mutant in [
        Mutant::CursorAtSend,
        Mutant::AckBeforeCommit,
        Mutant::NewPeerAtLatest,
        Mutant::SkipOnInternalError,
        Mutant::AttachmentUnchecked,
        Mutant::RetryReusesDate,
        Mutant::ParkingWithoutPull,
        Mutant::DedupForSevenDays,
        // Decided in the protocol, and here the node is asked whether it would notice.
        Mutant::ClientErrorDelivered,
        Mutant::WideningOldEntries,
        Mutant::CursorPastUnsettled,
    ] {
        mutant::plant(Some(mutant));
        let found =
            (1..=SEEDS_OF_A_MUTANT).find_map(|seed| theatre.run(seed).violation.map(|violation| (seed, violation)));
        mutant::plant(None);
        match found {
            Some((seed, violation)) => println!("{mutant:?} dies in seed {seed}: {violation}"),
            None => survivors.push(mutant),
        }
    }
    theatre.close();
    assert!(survivors.is_empty(), "{survivors:?} survived");
}
