//! Tier a: the rules of `protocol` in 27 nodes against a model of a disk, with one queue of events and one clock.
//!
//! What stands only in `node` (the turns of lanes and of inbound lanes, syncs, the door, the writes of one transaction)
//! is here again, small; every decision that `protocol` makes is asked there.

mod answers;
mod applying;
mod author;
mod book;
mod deliveries;
mod disk;
mod door;
mod ending;
mod epochs;
mod letterpress;
mod names;
mod pulling;
mod restoring;
mod road;
mod state;
mod troubles;
mod world;

use std::time::Instant;

use election_pool_protocol::{
    lane::RETRY_CAP,
    mutant::{self, Mutant},
};

use self::world::{World, millis};
use crate::{
    chance::Chance,
    fault::{DAY, Fault, HOUR, Options, Planned},
    invariant::{Violation, i14_the_well_do_not_wait_for_the_ill, i20_the_same_seed_gives_the_same_history},
    seeds,
};

/// Seeds of each run of the tests; see also [`seeds::LONG`].
const SEEDS: u64 = 60;
const NODES: usize = 27;
const DEEDS: usize = 20;
/// A mutant is looked for in a smaller world, which is quicker and as dangerous.
const NODES_FOR_MUTANTS: usize = 7;
const SEEDS_FOR_MUTANTS: usize = 60;

/// Whether something is due: its time has come, or lies further away than anything is ever put off.
fn is_due(at: i64, now: i64, longest: i64) -> bool {
    at <= now || at > now + longest
}

fn run(seed: u64, nodes: usize) -> World {
    let mut world = World::new(seed, nodes, DEEDS);
    world.set_up();
    world.run_until(world.options.span);
    if world.failed.is_none() {
        world.heal();
        world.run_until(world.now + 2 * millis(RETRY_CAP) + 2 * world.options.sync_every + HOUR);
    }
    if world.failed.is_none() {
        world.check_the_end();
    }
    world
}

fn explain(seed: u64, world: &World, violation: &Violation) -> String {
    seeds::report(seed, &world.options, violation, &world.history)
}

#[test]
fn whatever_goes_wrong_every_invariant_holds() {
    let (began, mut events) = (Instant::now(), 0);
    let mut counts = std::collections::BTreeMap::new();
    let all = seeds::to_run(SEEDS);
    for seed in &all {
        let world = run(*seed, NODES);
        if let Some(violation) = world.violation() {
            panic!("{}", explain(*seed, &world, violation));
        }
        events += world.history.lines();
        for (what, number) in &world.book.counts {
            *counts.entry(*what).or_insert(0) += number;
        }
        if seeds::only().is_some() {
            println!("seed {seed}: history {}\n{}", world.history.hash(), world.options);
        }
    }
    println!(
        "{} seeds of {NODES} nodes in {:.1} s, {events} lines of history",
        all.len(),
        began.elapsed().as_secs_f64()
    );
    for (what, number) in counts {
        println!("  {number:>9} {what}");
    }
}

#[test]
fn the_same_seed_gives_the_same_history() {
    for seed in 1..=3 {
        let (one, other) = (run(seed, NODES), run(seed, NODES));
        let verdict = i20_the_same_seed_gives_the_same_history(seed, &one.history.hash(), &other.history.hash());
        assert_eq!(verdict, Ok(()));
    }
}

/// Ninety-nine in a hundred deliveries of node 0 to the last node took at most so long, with these faults and no others,
/// which begin when all have heard of each other.
fn slowest(faults: Vec<Fault>) -> i64 {
    let span = 8 * HOUR;
    let plan = faults.into_iter().map(|fault| Planned { from: HOUR, until: span, fault }).collect();
    let quiet = Options { plan, ..Options::quiet(NODES, 10 * DEEDS, span) };
    let mut world = World::with(quiet, &mut Chance::of(1));
    world.set_up();
    world.run_until(span);
    assert_eq!(world.violation(), None);
    let mut took = world.book.took.remove(&(0, NODES - 1)).unwrap_or_default();
    took.sort_unstable();
    assert!(took.len() > DEEDS, "too few deliveries to say anything");
    took[took.len() * 99 / 100]
}

#[test]
fn a_partner_that_is_well_does_not_wait_for_25_that_are_dead() {
    let usual = slowest(Vec::new());
    let others = (1..NODES - 1).collect();
    let beside = slowest(vec![Fault::Cut { from: vec![0], to: others, both: true }]);
    println!("99 of 100 deliveries within {usual} ms, beside 25 dead partners within {beside} ms");
    assert_eq!(i14_the_well_do_not_wait_for_the_ill(0, NODES - 1, beside, 2 * usual), Ok(()));
}

#[test]
fn a_small_world_without_a_mutant_holds_too() {
    for seed in seeds::to_run(SEEDS) {
        let world = run(seed, NODES_FOR_MUTANTS);
        if let Some(violation) = world.violation() {
            panic!("{}", explain(seed, &world, violation));
        }
    }
}

/// A world that ends before a mutant does anything wrong shows nothing.
fn can_show(mutant: Mutant, seed: u64) -> bool {
    let span = World::new(seed, NODES_FOR_MUTANTS, DEEDS).options.span;
    mutant != Mutant::DedupForSevenDays || span > 7 * DAY
}

#[test]
fn every_mutant_is_found() {
    let began = Instant::now();
    let mut survivors = Vec::new();
    for one in Mutant::ALL {
        let found = (1..).filter(|seed| can_show(one, *seed)).take(SEEDS_FOR_MUTANTS).find_map(|seed| {
            mutant::plant(Some(one));
            let violation = run(seed, NODES_FOR_MUTANTS).failed;
            mutant::plant(None);
            Some((seed, violation?.invariant))
        });
        let Some((seed, invariant)) = found else {
            survivors.push(one);
            continue;
        };
        println!("{one:?} dies in seed {seed} by {invariant}");
        assert_eq!(run(seed, NODES_FOR_MUTANTS).violation(), None, "seed {seed} fails without a mutant too");
    }
    println!("{} mutants in {:.1} s", Mutant::ALL.len(), began.elapsed().as_secs_f64());
    assert!(survivors.is_empty(), "{survivors:?} survived {SEEDS_FOR_MUTANTS} seeds");
}
