//! Nothing acknowledged is ever lost, whatever happens: three nodes publish, revise and withdraw at every level, behind a
//! network that loses, delays, doubles and cuts what passes, while they are killed with SIGKILL at random and, on
//! PostgreSQL, the database server is restarted under them.
//!
//! `ELECTION_POOL_SEED` repeats a run as far as the machine's own timing allows.

mod desk;
mod ledger;
mod pair;

use std::{
    collections::BTreeMap,
    env,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use self::{
    desk::{Desk, Tally},
    ledger::Ledger,
};
use super::place::{introduce, prepared};
use crate::harness::{Chance, Engine, Fault, Node, PostgresServer, Proxy};

/// How often a node is killed, and how often in a long run.
const KILLS: [usize; 2] = [30, 1_000];
/// Kills between two restarts of the database server.
const RESTART_EVERY: usize = 10;
/// How long everything may take to become equal once nothing is harmed any more.
const EQUAL_WITHIN: Duration = Duration::from_mins(3);
/// How often one looks meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(500);
const NAMES: [&str; 3] = ["fi", "se", "lt"];

fn kills() -> usize {
    KILLS[usize::from(env::var_os("ELECTION_POOL_LONG").is_some())]
}

fn survives(engine: Engine) {
    let seed = Chance::seed();
    println!("{engine:?}: seed {seed}");
    let mut chance = Chance::of(seed);
    let mut server = (engine == Engine::Postgres).then(PostgresServer::start);
    let url = server.as_ref().map(|server| server.url().to_owned());
    let proxies = NAMES.map(|_| Proxy::start());
    let mut nodes = prepared(engine, NAMES, |draft| {
        let draft = draft.set("federation", "sync_every_s", 10);
        let draft = url.iter().fold(draft, |draft, url| draft.on_server(url));
        let hosts = ["fi.localhost:8101", "se.localhost:8102", "lt.localhost:8103"];
        hosts.iter().zip(&proxies).fold(draft, |draft, (host, proxy)| draft.knows(host, proxy.address()))
    });
    for (node, proxy) in nodes.iter_mut().zip(&proxies) {
        proxy.leads_to(&[node.address()]);
        node.start();
    }
    introduce(&nodes.each_ref());

    let began = Instant::now();
    for proxy in &proxies {
        proxy.harm(Some(chance.fork()));
    }
    let is_over = AtomicBool::new(false);
    let desks: Vec<Desk> = nodes.iter().map(|node| Desk::of(node, &nodes, chance.fork())).collect();
    let (worked, restarts) = thread::scope(|scope| {
        let working: Vec<_> = desks.into_iter().map(|desk| scope.spawn(|| desk.work(&is_over))).collect();
        let restarts = trouble(&mut nodes, server.as_mut(), chance);
        is_over.store(true, Ordering::Relaxed);
        let worked = working.into_iter().map(|desk| desk.join().expect("a desk works to its end")).collect::<Vec<_>>();
        (worked, restarts)
    });
    let troubled_s = began.elapsed().as_secs_f64();
    for proxy in &proxies {
        proxy.harm(None);
    }
    let faults = proxies.iter().flat_map(Proxy::seen).fold(BTreeMap::<Fault, u32>::new(), |mut sum, (fault, times)| {
        *sum.entry(fault).or_default() += times;
        sum
    });

    let began = Instant::now();
    let (ledgers, tallies): (Vec<Ledger>, Vec<Tally>) = worked.into_iter().unzip();
    let objects = all_equal(&nodes, &ledgers, seed);
    println!(
        "{engine:?}: seed {seed}: {} kills and {restarts} restarts of the database in {troubled_s:.1} s; network \
         {faults:?}; {} ; {objects} objects equal everywhere {:.1} s later",
        kills(),
        Tally::sum(&tallies),
        began.elapsed().as_secs_f64(),
    );
    let acknowledged: usize = tallies.iter().map(|tally| tally.acknowledged).sum();
    assert!(acknowledged >= kills(), "seed {seed}: only {acknowledged} commands were acknowledged; this proves little");
    for node in &nodes {
        is_settled(node, seed);
    }
}

/// Nothing is left over, and each position was taken in once.
#[track_caller]
fn is_settled(node: &Node, seed: u64) {
    for (what, sql) in [
        ("nothing waits to be applied", "select count(*) from inbox where state = 'waiting'"),
        ("nothing is in quarantine", "select count(*) from quarantine"),
        ("nobody contradicts anybody", "select count(*) from alarm"),
        ("every position is settled", "select count(*) from peer_leaf where state = 'open'"),
        ("nothing is parked", "select count(*) from lane_entry where state = 'parked'"),
        (
            "no position came as two activities",
            "select count(*) - count(distinct host || ' ' || epoch || ' ' || position) from inbox where position is not null",
        ),
        (
            "no deed is in the log twice",
            "select (select position from head) - (select count(distinct activity) from log)",
        ),
    ] {
        assert_eq!(node.number(sql), 0, "seed {seed}, {}: {what}", node.host());
    }
}

/// Kills nodes and starts them again; gives how often the database server was restarted.
fn trouble(nodes: &mut [Node; 3], mut server: Option<&mut PostgresServer>, mut chance: Chance) -> usize {
    let (mut killed, mut restarts) = (0, 0);
    while killed < kills() {
        chance.pause(1_200);
        let mut victims: Vec<usize> = (0..nodes.len()).filter(|_| chance.below(3) == 0).collect();
        victims.truncate(kills() - killed);
        for &victim in &victims {
            nodes[victim].kill();
            killed += 1;
        }
        if let Some(server) = server.as_mut()
            && killed / RESTART_EVERY > restarts
        {
            server.restart();
            restarts += 1;
        }
        chance.pause(200);
        for &victim in &victims {
            nodes[victim].start();
        }
    }
    restarts
}

/// Waits until everybody holds of everybody what it may; gives how many objects there are.
fn all_equal(nodes: &[Node], ledgers: &[Ledger], seed: u64) -> usize {
    let exports: Vec<_> = nodes.iter().map(|node| ledger::export(node, node)).collect();
    for ((node, ledger), own) in nodes.iter().zip(ledgers).zip(&exports) {
        let lost = ledger.lost(node, own);
        assert!(
            lost.is_empty(),
            "seed {seed}: {} acknowledged what it does not hold:\n{}",
            node.host(),
            lost.join("\n")
        );
    }
    let began = Instant::now();
    for ((origin, ledger), own) in nodes.iter().zip(ledgers).zip(&exports) {
        for holder in nodes.iter().filter(|holder| holder.host() != origin.host()) {
            let entitled = ledger.entitled(origin, holder, own);
            loop {
                let differences = entitled.differences(&ledger::export(origin, holder));
                if differences.is_empty() {
                    break;
                }
                assert!(
                    began.elapsed() < EQUAL_WITHIN,
                    "seed {seed}: after {} s {} still does not hold what it may of {}:\n{}",
                    EQUAL_WITHIN.as_secs(),
                    holder.host(),
                    origin.host(),
                    differences.join("\n")
                );
                thread::sleep(LOOK_EVERY);
            }
        }
    }
    exports.iter().map(BTreeMap::len).sum()
}

#[test]
fn three_nodes_become_equal_whatever_the_network_does_and_however_often_they_are_killed_on_sqlite() {
    survives(Engine::Sqlite);
}

#[test]
fn three_nodes_become_equal_though_they_are_killed_and_their_database_server_is_restarted_on_postgres() {
    survives(Engine::Postgres);
}
