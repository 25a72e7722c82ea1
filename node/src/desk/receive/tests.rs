use election_pool_protocol::replication::{Body, PullAnswer, PullQuery};

use super::*;
use crate::{
    app::test_app::{TestApp, test_app},
    desk,
    store::inbox::{Place, Recorder},
};

const HOST: &str = "fi.example";

/// An entry that no version understands: applied, it is in quarantine; ignored, it is not.
fn row(epoch: u64, position: u64) -> InboxRow {
    InboxRow {
        activity: format!("https://fi.example/a/{epoch}/{position}"),
        host: HOST.into(),
        actor: "https://fi.example/actor".into(),
        object: None,
        place: Some(Place { epoch, position, previous: position - 1, salt: [7; 16] }),
        bytes: format!("\"{epoch} {position}\"").into_bytes(),
    }
}

async fn receive(node: &TestApp, rows: &[InboxRow]) {
    let (app, now) = (&node.app, node.app.clock.now());
    Recorder::new(app.db.clone()).record(rows, now).await.unwrap();
    app.keys.ensure("actor").unwrap();
    let federation = desk::federation_of(app).await.unwrap();
    for lease in store::inbound::lease(&app.db, now, now + app.config.limits.lease(), 10).await.unwrap() {
        turn(app, &federation, lease).await.unwrap();
    }
}

async fn reached(node: &TestApp) -> (u64, u64, u64) {
    let lane = store::inbound::find(&node.app.db, HOST).await.unwrap().unwrap();
    (lane.epoch, lane.applied, store::quarantine::count_of(&node.app.db, HOST).await.unwrap())
}

#[tokio::test]
async fn a_newer_epoch_is_entered_by_a_pull_alone() {
    let node = test_app("").await;
    receive(&node, &[row(1, 2), row(2, 3)]).await;
    assert_eq!(reached(&node).await, (1, 0, 0), "the first is missing");
    receive(&node, &[row(1, 1)]).await;
    assert_eq!(reached(&node).await, (1, 2, 2), "what is of the new epoch waits");
    let lane = store::inbound::find(&node.app.db, HOST).await.unwrap().unwrap();
    assert!(lane.next_pull_at.is_some_and(|at| at <= node.app.clock.now() + SignedDuration::from_secs(5)));
    assert!(enter_epoch(&node.app, HOST, 2, 2).await.unwrap());
    receive(&node, &[row(2, 4)]).await;
    assert_eq!(reached(&node).await, (2, 4, 4), "all are applied, none is passed over");
}

#[tokio::test]
async fn a_long_stretch_that_is_not_for_this_node_is_passed_over_at_once() {
    let node = test_app("").await;
    let now = node.app.clock.now();
    store::inbound::open(&node.app.db, HOST, now).await.unwrap();
    let leaves: Vec<PeerLeaf> =
        (1..=2500).map(|position| PeerLeaf { epoch: 1, position, leaf: [7; 32], state: LeafState::NotForUs }).collect();
    store::inbound::record_leaves(&node.app.db, HOST, &leaves, now).await.unwrap();
    skip_known(&node.app, HOST).await.unwrap();
    assert_eq!(reached(&node).await, (1, 2500, 0));
}

#[tokio::test]
async fn what_waits_of_an_epoch_that_is_over_takes_its_place_in_the_new_one_when_it_is_pulled_again() {
    let node = test_app("").await;
    receive(&node, &[row(1, 2)]).await;
    assert_eq!(reached(&node).await, (1, 0, 0), "the first is missing");
    assert!(enter_epoch(&node.app, HOST, 2, 0).await.unwrap());
    let again = InboxRow { activity: row(1, 2).activity, bytes: row(1, 2).bytes, ..row(2, 2) };
    let rows = vec![row(2, 1), again, row(2, 3)];
    let leaves = rows.iter().filter_map(leaf_of).collect();
    let page = store::inbound::Pulled { leaves, rows, again_at: None, ..Default::default() };
    store::inbound::record_pulled(&node.app.db, HOST, &page, node.app.clock.now()).await.unwrap();
    receive(&node, &[]).await;
    assert_eq!(reached(&node).await, (2, 3, 3), "all are applied, none waits for ever");
}

#[tokio::test]
async fn what_the_origin_says_otherwise_in_a_newer_epoch_is_applied_and_the_rest_of_the_old_one_is_not() {
    let node = test_app("").await;
    receive(&node, &[row(1, 1), row(1, 2), row(1, 4)]).await;
    assert_eq!(reached(&node).await, (1, 2, 2), "the third is missing");
    assert!(enter_epoch(&node.app, HOST, 2, 1).await.unwrap());
    receive(&node, &[row(2, 2), row(2, 3), row(2, 4)]).await;
    assert_eq!(reached(&node).await, (2, 4, 5), "the fourth of the old epoch was passed");
    assert_eq!(store::inbox::backlog(&node.app.db).await.unwrap().0, 0, "nothing waits");
    let alarms = store::alarm::list(&node.app.db, true, 10).await.unwrap();
    assert!(alarms.iter().any(|alarm| alarm.detail.starts_with("epoch 2 position 2: held")), "{alarms:?}");
}

#[tokio::test]
async fn a_server_off_the_roster_fills_the_quarantine_to_its_bound_only() {
    let node = test_app("[limits]\nquarantined_per_host = 3").await;
    let rows: Vec<InboxRow> = (1..=5).map(|n| InboxRow { place: None, ..row(1, n) }).collect();
    receive(&node, &rows[..2]).await;
    receive(&node, &rows[2..]).await;
    assert_eq!(reached(&node).await, (1, 0, 3));
    assert_eq!(store::inbox::backlog(&node.app.db).await.unwrap().0, 0, "nothing waits");
}

#[tokio::test]
async fn a_restored_partner_gets_back_what_is_held_of_its_log_byte_for_byte() {
    let node = test_app("").await;
    let rows: Vec<InboxRow> = (1..=60).map(|n| row(1, n)).collect();
    receive(&node, &rows).await;
    receive(&node, &[row(1, 62)]).await;
    let query = PullQuery { after: 2, limit: 500, bodies: true };
    let answer = desk::log::held(&node.app, HOST, query).await.unwrap();
    let answer = PullAnswer::parse(&answer, 2).unwrap();
    let positions: Vec<u64> = answer.entries.iter().map(|entry| entry.position).collect();
    assert_eq!(positions, (3..=60).chain([62]).collect::<Vec<u64>>(), "what waits behind a gap is held too");
    assert!(answer.contradictions(|_| None).is_empty());
    let last = answer.entries.last().unwrap();
    assert!(matches!(last.body, Body::Open { activity, .. } if activity == row(1, 62).bytes));
    let other = desk::log::held(&node.app, "lt.example", query).await.unwrap();
    assert!(PullAnswer::parse(&other, 2).unwrap().entries.is_empty());
}
