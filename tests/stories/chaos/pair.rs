//! Two `serve` processes on one PostgreSQL share what one node has to send and to apply; either may be killed at any time.

use std::{
    collections::BTreeMap,
    env,
    net::TcpListener,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{
    all_equal,
    desk::{Desk, Tally},
    is_settled,
    ledger::Ledger,
};
use crate::{
    harness::{Chance, Engine, Node, Proxy, Twin, free_port, until, within},
    stories::place::{agree, introduce, prepared},
};

/// How often one of the processes is killed, and how often in a long run.
const KILLS: [usize; 2] = [16, 300];
/// How long a lane is leased, in seconds, and how long one request may take.
const LEASE_S: u64 = 5;
const REQUEST_S: u64 = 2;
const NAMES: [&str; 2] = ["fi", "se"];
const HOSTS: [&str; 2] = ["fi.localhost:8101", "se.localhost:8102"];

/// Finland and Sweden behind a way of their own each, introduced to one another, every process running.
fn pairs() -> ([Node; 2], [Twin; 2], [Proxy; 2]) {
    let ways = NAMES.map(|_| Proxy::start());
    let mut nodes = prepared(Engine::Postgres, NAMES, |draft| {
        let draft = draft.set("limits", "lease_s", i64::try_from(LEASE_S).expect("a small number"));
        let draft = draft.set("limits", "request_timeout_s", i64::try_from(REQUEST_S).expect("a small number"));
        HOSTS.iter().zip(&ways).fold(draft, |draft, (host, way)| draft.knows(host, way.address()))
    });
    let mut twins = [Twin::of(&nodes[0]), Twin::of(&nodes[1])];
    for ((node, twin), way) in nodes.iter_mut().zip(&mut twins).zip(&ways) {
        way.leads_to(&[node.address(), twin.address()]);
        node.start();
        twin.start();
    }
    introduce(&nodes.each_ref());
    (nodes, twins, ways)
}

/// Kills one process after the other and starts it again, some only when its leases are over.
fn trouble(nodes: &mut [Node; 2], twins: &mut [Twin; 2], mut chance: Chance) -> BTreeMap<&'static str, usize> {
    let kills = KILLS[usize::from(env::var_os("ELECTION_POOL_LONG").is_some())];
    let mut killed = BTreeMap::new();
    for _ in 0..kills {
        chance.pause(1_000);
        let of = usize::try_from(chance.below(2)).expect("a small number");
        let away = if chance.below(4) == 0 { 2_000 * LEASE_S } else { 500 };
        if chance.below(2) == 0 {
            nodes[of].kill();
            chance.pause(away);
            nodes[of].start();
            *killed.entry("first").or_default() += 1;
        } else {
            twins[of].kill();
            chance.pause(away);
            twins[of].start();
            *killed.entry("second").or_default() += 1;
        }
    }
    killed
}

#[test]
fn either_of_two_processes_of_a_node_may_be_killed_at_any_time() {
    let seed = Chance::seed();
    println!("seed {seed}");
    let mut chance = Chance::of(seed);
    let (mut nodes, mut twins, ways) = pairs();
    let is_over = AtomicBool::new(false);
    let desks: Vec<Desk> = nodes.iter().map(|node| Desk::of(node, &nodes, chance.fork())).collect();
    let began = Instant::now();
    let (worked, killed) = thread::scope(|scope| {
        let working: Vec<_> = desks.into_iter().map(|desk| scope.spawn(|| desk.work(&is_over))).collect();
        let killed = trouble(&mut nodes, &mut twins, chance);
        is_over.store(true, Ordering::Relaxed);
        (working.into_iter().map(|desk| desk.join().expect("a desk works to its end")).collect::<Vec<_>>(), killed)
    });
    let troubled_s = began.elapsed().as_secs_f64();
    let (ledgers, tallies): (Vec<Ledger>, Vec<Tally>) = worked.into_iter().unzip();
    let acknowledged: usize = tallies.iter().map(|tally| tally.acknowledged).sum();
    let kills: usize = killed.values().sum();
    assert!(acknowledged >= kills, "seed {seed}: only {acknowledged} commands were acknowledged; this proves little");
    let objects = all_equal(&nodes, &ledgers, seed);
    println!("seed {seed}: killed {killed:?} in {troubled_s:.1} s; {}; {objects} objects equal", Tally::sum(&tallies));
    for node in &nodes {
        is_settled(node, seed);
    }
    drop(ways);
}

/// How many rows of a table somebody has leased now.
fn leased(table: &str) -> String {
    format!("select count(*) from {table} where lease_until > extract(epoch from clock_timestamp()) * 1000")
}

#[test]
fn what_a_killed_process_was_sending_the_other_sends_when_the_lease_is_over() {
    let ([mut fi, se], [mut fi_too, mut se_too], [_fi_way, se_way]) = pairs();
    se_too.kill();
    fi_too.kill();
    // Connections are made there, and nobody answers.
    let nowhere = TcpListener::bind(free_port()).expect("the port is free");
    se_way.leads_to(&[nowhere.local_addr().expect("it is bound")]);
    fi.publish("one", "GREEN", "");
    until("its one process has the lane", || (fi.number(&leased("lane")) > 0).then_some(()));
    fi.kill();
    let began = Instant::now();
    se_way.leads_to(&[se.address()]);
    fi_too.start();
    within(Duration::from_secs(6 * LEASE_S), "the other has sent it", || {
        (fi.number("select min(cursor) from lane") == 1).then_some(())
    });
    println!("the lane was taken over {:.1} s after the end; a lease is {LEASE_S} s", began.elapsed().as_secs_f64());
    assert_eq!(agree(&fi, &se), 1);
    assert_eq!(se.number("select count(*) from inbox"), 1);
}

#[test]
fn what_a_killed_process_was_applying_the_other_applies_when_the_lease_is_over() {
    let ([fi, mut se], [_fi_too, mut se_too], [_fi_way, se_way]) = pairs();
    se_too.kill();
    se_way.leads_to(&[se.address()]);
    // Only applying writes there: the door goes on.
    let held = se.holds_up("revision");
    fi.publish("one", "GREEN", "");
    until("its one process is applying it", || (se.number(&leased("inbound")) > 0).then_some(()));
    se.kill();
    let began = Instant::now();
    drop(held);
    se_way.leads_to(&[se_too.address()]);
    se_too.start();
    within(Duration::from_secs(6 * LEASE_S), "the other applies it", || {
        (se.number("select count(*) from inbox where state = 'applied'") == 1).then_some(())
    });
    println!("taken over {:.1} s after the end; a lease is {LEASE_S} s", began.elapsed().as_secs_f64());
    assert_eq!(agree(&fi, &se), 1);
    assert_eq!(se.number("select count(*) from revision"), 1, "once");
}
