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
async fn what_waits_of_the_old_epoch_is_applied_before_the_new_one() {
    let node = test_app("").await;
    receive(&node, &[row(1, 2), row(2, 3)]).await;
    assert_eq!(reached(&node).await, (1, 0, 0), "the first is missing");
    receive(&node, &[row(1, 1)]).await;
    assert_eq!(reached(&node).await, (2, 3, 3), "all are applied, none is passed over");
}

#[tokio::test]
async fn what_a_restored_partner_gives_again_fills_the_gap_before_what_waits_of_its_old_epoch() {
    let node = test_app("").await;
    receive(&node, &[row(1, 2)]).await;
    assert_eq!(reached(&node).await, (1, 0, 0), "the first is missing");
    receive(&node, &[row(2, 1), row(2, 3)]).await;
    assert_eq!(reached(&node).await, (2, 3, 3), "all are applied, none waits for ever");
}

#[tokio::test]
async fn of_one_position_the_newest_epoch_is_applied_and_the_older_settled_without_effect() {
    let node = test_app("").await;
    receive(&node, &[row(1, 1), row(2, 1)]).await;
    assert_eq!(reached(&node).await, (2, 1, 1));
    assert_eq!(store::inbox::backlog(&node.app.db).await.unwrap().0, 0, "nothing waits");
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
