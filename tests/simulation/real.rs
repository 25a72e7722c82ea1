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

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    sync::Mutex,
    thread,
    time::Instant,
};

use election_pool_protocol::mutant::{self, Mutant};
use tokio::runtime::{Builder, Runtime};

use self::{
    stage::{Engine, Stage},
    world::{Ways, World},
};
use crate::{
    chance::Chance,
    fault::{DAY, HOUR, Options},
    invariant::{Violation, i20_the_same_seed_gives_the_same_history},
    seeds,
};

/// Seeds of these tiers in a long run.
const LONG: u64 = 300;
/// With more nodes than this syncs are rarer.
const MANY: usize = 10;
/// What is decided in `node`; the last three in the protocol, and here the node is asked whether it would notice.
const MUTANTS: [Mutant; 11] = [
    Mutant::CursorAtSend,
    Mutant::AckBeforeCommit,
    Mutant::NewPeerAtLatest,
    Mutant::SkipOnInternalError,
    Mutant::AttachmentUnchecked,
    Mutant::RetryReusesDate,
    Mutant::DedupForSevenDays,
    Mutant::ClientErrorDelivered,
    Mutant::WideningOldEntries,
    Mutant::CursorPastUnsettled,
    Mutant::ParkingWithoutPull,
];
/// Seeds in which a mutant has to be found.
const SEEDS_OF_A_MUTANT: u64 = 10;

/// A stage with its nodes, from which every run has its own.
struct Theatre {
    stage: Stage,
    publications: usize,
}

/// Who plays there on one thread: the runtime and the ways between the nodes.
struct Company<'a> {
    theatre: &'a Theatre,
    runtime: Runtime,
    ways: Ways,
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
        Self { stage: runtime().block_on(World::stage_of(engine, nodes)), publications }
    }

    /// Plays on as many threads as there are cores, each with those it starts on a core of its own, and gives what came of
    /// each in the order of what was asked.
    fn play<J: Send, R: Send>(&self, jobs: Vec<J>, job: impl Fn(&Company<'_>, J) -> R + Sync) -> Vec<R> {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
        let (jobs, done) = (Mutex::new(jobs.into_iter().enumerate()), Mutex::new(BTreeMap::new()));
        thread::scope(|scope| {
            for thread in 0..threads {
                let (jobs, done, job) = (&jobs, &done, &job);
                scope.spawn(move || {
                    // Every statement is handed to a thread of its database and back: that is quick on one core alone.
                    if let Some(core) = core_affinity::get_core_ids().unwrap_or_default().get(thread) {
                        core_affinity::set_for_current(*core);
                    }
                    let company = Company { theatre: self, runtime: runtime(), ways: Ways::of(&self.stage) };
                    loop {
                        let next = jobs.lock().expect("nobody panics while holding it").next();
                        let Some((number, next)) = next else { return };
                        let outcome = job(&company, next);
                        done.lock().expect("nobody panics while holding it").insert(number, outcome);
                    }
                });
            }
        });
        done.into_inner().expect("nobody panics while holding it").into_values().collect()
    }

    fn close(self) {
        runtime().block_on(self.stage.strike());
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime is made")
}

impl Company<'_> {
    /// What a seed decides beforehand, with no more syncs than many nodes can bear.
    fn options(&self, seed: u64) -> Options {
        let Theatre { stage, publications } = self.theatre;
        let mut options = Options::draw(&mut Chance::of(seed), stage.nodes, *publications);
        let often = if stage.nodes > MANY { 2 * DAY } else { 8 * HOUR };
        options.sync_every = (options.span / 2).clamp(often, 10 * DAY);
        options
    }

    /// Plays one seed.
    fn run(&self, seed: u64) -> Outcome {
        let began = Instant::now();
        let options = self.options(seed);
        let outcome = self.runtime.block_on(async {
            let stage = self.theatre.stage.copy().await;
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
    let reports = theatre.play(seeds_of(5), |company, seed| {
        let Outcome { report, hash, lines, seconds, .. } = company.run(seed);
        println!("tier b seed {seed}: {nodes} nodes, {lines} lines, {seconds:.1} s, {hash}");
        report
    });
    theatre.close();
    let failures: Vec<String> = reports.into_iter().filter(|report| !report.is_empty()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
#[allow(clippy::redundant_closure_for_method_calls, reason = "the method alone is for companies of one lifetime")]
fn the_same_seed_gives_the_same_history_on_both_engines() {
    let seeds = seeds_of(3);
    let [here, there] = [Engine::Sqlite, Engine::Postgres].map(|engine| {
        let theatre = Theatre::of(engine, 6, 3);
        let outcomes = theatre.play(seeds.clone(), |company, seed| company.run(seed));
        theatre.close();
        outcomes
    });
    for ((seed, one), other) in seeds.iter().zip(&here).zip(&there) {
        println!(
            "tier c seed {seed}: 6 nodes, {} lines, SQLite {:.1} s {}, PostgreSQL {:.1} s {}",
            one.lines, one.seconds, one.hash, other.seconds, other.hash
        );
        assert!(one.violation.is_none(), "on SQLite {}", one.report);
        assert!(other.violation.is_none(), "on PostgreSQL {}", other.report);
        i20_the_same_seed_gives_the_same_history(*seed, &one.hash, &other.hash).expect("the engines agree");
    }
}

#[test]
fn every_mutant_of_the_node_is_found() {
    let theatre = Theatre::of(Engine::Sqlite, 5, 4);
    let seeds = 1..=SEEDS_OF_A_MUTANT;
    let found = theatre.play(MUTANTS.to_vec(), |company, mutant| {
        // A mutant is planted on one thread.
        mutant::plant(Some(mutant));
        let found = seeds.clone().find_map(|seed| Some((seed, company.run(seed).violation?)));
        mutant::plant(None);
        (mutant, found)
    });
    let deadly: BTreeSet<u64> = found.iter().filter_map(|(_, found)| Some(found.as_ref()?.0)).collect();
    theatre.play(deadly.into_iter().collect(), |company, seed| {
        let Outcome { violation, report, .. } = company.run(seed);
        assert!(violation.is_none(), "without a mutant {report}");
    });
    theatre.close();
    let mut survivors = Vec::new();
    for (mutant, found) in found {
        match found {
            Some((seed, violation)) => println!("{mutant:?} dies in seed {seed}: {violation}"),
            None => survivors.push(mutant),
        }
    }
    assert!(survivors.is_empty(), "{survivors:?} survived");
}
