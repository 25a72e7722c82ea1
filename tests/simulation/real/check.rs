//! Whether what must hold does: after each crash, and at the end, when everything has healed and had time to settle.

use std::collections::{BTreeMap, BTreeSet};

use election_pool_node::store::{self, export::Line};
use sqlx::{AnyPool, Row, any::AnyPoolOptions};

use super::{stage::host, world::World};
use crate::invariant::{
    Holding, Published, Violation, i1_no_acknowledged_publication_is_lost, i2_no_acknowledged_receipt_is_lost,
    i3_all_converge, i5_nothing_is_passed_over, i13_what_is_kept_is_bounded, i15_no_position_is_used_twice,
    i19_lag_is_visible,
};

/// Rows of retries and parked entries that one lane may have.
const EXCEPTIONS: usize = 64;

/// Most leaves of one log in a run.
const LEAVES: u32 = 10_000;

/// A look under a node, where no door shows it.
async fn look(world: &World<'_>, node: usize) -> AnyPool {
    let url = world.stage.database_url(node);
    AnyPoolOptions::new().max_connections(1).connect(&url).await.expect("the database is there")
}

async fn texts(pool: &AnyPool, sql: &'static str) -> Vec<String> {
    sqlx::query(sql).fetch_all(pool).await.expect("it answers").iter().map(|row| row.get(0)).collect()
}

async fn number(pool: &AnyPool, sql: &'static str) -> usize {
    let number: i64 = sqlx::query_scalar(sql).fetch_one(pool).await.expect("it answers");
    usize::try_from(number).expect("it counts")
}

/// Nothing that was acknowledged is gone.
pub(super) async fn after_a_crash(world: &World<'_>, node: usize) {
    let Some(open) = &world.nodes[node] else { return };
    let told: Vec<Published> = world.wire.state().book.told.iter().filter(|told| told.node == node).cloned().collect();
    let last = told.iter().map(|told| told.position).max().unwrap_or_default();
    let limit = u32::try_from(last).expect("a run is short");
    let leaves = store::log::leaves(&open.app.db, 0, limit.max(1)).await.expect("leaves are read");
    let leaves: BTreeMap<u64, [u8; 32]> = leaves.into_iter().map(|leaf| (leaf.position, leaf.leaf)).collect();
    let pool = look(world, node).await;
    let there: BTreeSet<String> = texts(&pool, "select activity from inbox").await.into_iter().collect();
    pool.close().await;
    let mut state = world.wire.state();
    for told in told {
        let in_log = leaves.get(&told.position).copied();
        state.judge(i1_no_acknowledged_publication_is_lost(&told, in_log));
    }
    for activity in state.book.receipts.get(&node).cloned().unwrap_or_default() {
        state.judge(i2_no_acknowledged_receipt_is_lost(node, &activity, there.contains(&activity)));
    }
}

/// Everything that must hold at the end.
pub(super) async fn at_the_end(world: &World<'_>) {
    let mut exports = Vec::new();
    for node in 0..world.stage.nodes {
        let Some(open) = &world.nodes[node] else {
            let detail = format!("node {node} is down at the end");
            world.wire.state().violations.push(Violation { invariant: "the_simulator_brings_nodes_back", detail });
            return;
        };
        exports.push(open.export().await);
    }
    converged(world, &exports);
    for node in 0..world.stage.nodes {
        after_a_crash(world, node).await;
        bounded(world, node).await;
        one_log(world, node).await;
        in_step(world, node).await;
    }
    write_down(world, &exports);
}

fn holding(line: Option<&Line>) -> Holding {
    match line {
        Some(line) if line.state == "live" => {
            Holding::Live { revision: line.revision, sha256: line.sha256.clone().unwrap_or_default() }
        }
        Some(line) if line.state == "tombstone" => Holding::Tombstone,
        _ => Holding::Nothing,
    }
}

/// Every node holds what is for it, and nothing else.
fn converged(world: &World<'_>, exports: &[BTreeMap<String, Line>]) {
    let mut state = world.wire.state();
    for work in state.book.works.clone() {
        if work.is_erased {
            continue;
        }
        let origin = holding(exports[work.node].get(&work.uri));
        for (node, export) in exports.iter().enumerate() {
            let held = holding(export.get(&work.uri));
            let allowed = match (&origin, work.audience.contains(&node)) {
                (Holding::Tombstone, true) => vec![Holding::Tombstone],
                (Holding::Tombstone, false) => vec![Holding::Tombstone, Holding::Nothing],
                (live, true) => vec![live.clone()],
                (_, false) => vec![Holding::Nothing],
            };
            state.judge(i3_all_converge(&work.uri, node, &allowed, &held));
        }
    }
}

/// What a node keeps has the size of what was published.
async fn bounded(world: &World<'_>, node: usize) {
    let pool = look(world, node).await;
    let rows = number(&pool, "select count(*) from lane_entry where state <> 'refused'").await;
    let strangers = number(&pool, "select count(*) from inbox where host not in (select host from peer)").await;
    let wanted: Vec<String> = sqlx::query_scalar(
        "select m.uri from attachment a join material m on m.id = a.material where m.is_own = 0 \
         and m.state = 'live' \
         and not exists (select 1 from blob_origin g where g.sha256 = a.sha256 and g.origin = m.origin)",
    )
    .fetch_all(&pool)
    .await
    .expect("attachments are read");
    pool.close().await;
    let mut state = world.wire.state();
    // Who came after a later body was erased holds an earlier one, whose files its origin need not have any more.
    let is_erased = |uri: &String| state.book.works.iter().any(|work| work.is_erased && work.uri == *uri);
    let wanted = wanted.iter().filter(|uri| !is_erased(uri)).count();
    let lanes = world.stage.nodes - 1;
    state.judge(i13_what_is_kept_is_bounded(node, "entries that are tried again", rows, lanes * EXCEPTIONS));
    state.judge(i13_what_is_kept_is_bounded(node, "activities of strangers", strangers, 0));
    state.judge(i13_what_is_kept_is_bounded(node, "attachments that it waits for", wanted, 0));
}

/// What the others hold of a node's log is that log: no position was used for two entries.
async fn one_log(world: &World<'_>, node: usize) {
    let mut used = BTreeMap::new();
    let own = &world.nodes[node].as_ref().expect("it is up").app.db;
    let own = store::log::leaves(own, 0, LEAVES).await.expect("leaves are read");
    let mut all: Vec<(u64, u64, [u8; 32])> = own.into_iter().map(|leaf| (1, leaf.position, leaf.leaf)).collect();
    for other in world.nodes.iter().flatten() {
        let held = store::inbound::leaves(&other.app.db, &host(node), 1, 0, LEAVES).await.expect("leaves are read");
        all.extend(held.into_iter().map(|leaf| (leaf.epoch, leaf.position, leaf.leaf)));
    }
    let mut state = world.wire.state();
    for (epoch, position, leaf) in all {
        state.judge(i15_no_position_is_used_twice(&mut used, node, epoch, position, leaf));
    }
}

/// Both sides of every pair know how far the other is, and that is all the way.
async fn in_step(world: &World<'_>, node: usize) {
    let open = world.nodes[node].as_ref().expect("it is up");
    let db = &open.app.db;
    let head = world.head(node).await;
    let alarms = store::alarm::list(db, false, 1000).await.expect("alarms are read");
    {
        let mut state = world.wire.state();
        for alarm in alarms.iter().filter(|alarm| alarm.kind == "leaf-contradicts" || alarm.kind == "root") {
            let detail = format!("node {node} has an alarm about {}: {} {}", alarm.host, alarm.kind, alarm.detail);
            state.violations.push(Violation { invariant: "i8_nobody_contradicts_anybody", detail });
        }
    }
    for partner in (0..world.stage.nodes).filter(|other| *other != node) {
        let other = world.nodes[partner].as_ref().expect("it is up");
        let lane = store::lane::to_host(db, &host(partner)).await.expect("a lane is read");
        let confirmed = store::peer::find(db, &host(partner)).await.expect("a peer is read");
        let applied = store::inbound::find(&other.app.db, &host(node)).await.expect("a lane is read");
        let applied = applied.map_or(0, |lane| lane.applied);
        let mut state = world.wire.state();
        let cursor = lane.as_ref().and_then(|lane| lane.cursor).unwrap_or_default();
        state.judge(i19_lag_is_visible(node, partner, "the cursor", cursor, head));
        let confirmed = confirmed.map_or(0, |peer| peer.confirmed.position);
        state.judge(i19_lag_is_visible(node, partner, "the applied position", confirmed, applied));
        let is_all = applied == head;
        state.judge(i5_nothing_is_passed_over(partner, node, applied + 1, is_all));
    }
}

/// The end belongs to the history, but for the digests, in which there are keys.
fn write_down(world: &World<'_>, exports: &[BTreeMap<String, Line>]) {
    let mut state = world.wire.state();
    for (node, export) in exports.iter().enumerate() {
        for line in export.values() {
            let level = line.tlp.map(|level| level.to_string()).unwrap_or_default();
            state.note(format_args!("n{node} holds {} {} {} {level}", line.id, line.revision, line.state));
        }
    }
}
