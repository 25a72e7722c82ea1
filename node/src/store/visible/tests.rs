#![expect(clippy::disallowed_methods, reason = "a test takes its chance from the machine and prints it")]
use std::{collections::BTreeSet, env};

use election_pool_protocol::audience::{Action, Audience, Level, Viewer, may};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::*;
use crate::store::{
    Db, dialect,
    material::{self, Filter, MaterialWrite, tests::sample},
    test_engine::{at, on_both},
};

const AUTHORITIES: [&str; 4] = [
    "https://fi.example/actors/om",
    "https://fi.example/actors/o",
    "https://se.example/actors/val",
    "https://lt.example/actors/vrk",
];
/// One of them is also the name of an authority: names of the two kinds must not be taken for one another.
const PERSONS: [&str; 3] = ["anna", "bo", "https://se.example/actors/val"];

fn audience() -> impl Strategy<Value = Audience> {
    let named = prop_oneof![proptest::sample::select(&AUTHORITIES[..]), proptest::sample::select(&PERSONS[..])];
    let named = proptest::collection::btree_set(named.prop_map(str::to_owned), 0..4);
    (0..5i32, proptest::sample::select(&AUTHORITIES[..]), named).prop_map(|(rank, author, named)| Audience {
        level: Level::of_rank(rank),
        author: author.into(),
        named,
    })
}

fn viewer() -> impl Strategy<Value = Viewer> {
    let actor = || proptest::sample::select(&AUTHORITIES[..]).prop_map(str::to_owned);
    prop_oneof![
        Just(Viewer::Public),
        Just(Viewer::Operator),
        proptest::collection::btree_set(actor(), 0..3).prop_map(|authorities| Viewer::Peer { authorities }),
        (actor(), any::<bool>(), proptest::sample::select(&PERSONS[..]))
            .prop_map(|(authority, client, person)| { Viewer::Staff { person: person.into(), authority, client } }),
    ]
}

/// A runner with a printed seed; `ELECTION_POOL_TEST_SEED` repeats a run.
fn runner() -> TestRunner {
    let seed = env::var("ELECTION_POOL_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed: u64 = seed.unwrap_or_else(|| uuid::Uuid::new_v4().as_u64_pair().0);
    println!("ELECTION_POOL_TEST_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn drawn<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).expect("the strategy filters nothing out").current()
}

async fn hold(db: &Db, audiences: &[Audience]) {
    let mut tx = dialect::begin(db).await.unwrap();
    for (n, audience) in audiences.iter().enumerate() {
        let write = MaterialWrite { audience: audience.clone(), ..sample(&format!("https://fi.example/m/{n:03}")) };
        material::change_in(&mut tx, &write.into(), at(0)).await.unwrap();
    }
    dialect::commit(tx).await.unwrap();
}

#[tokio::test]
async fn the_database_shows_exactly_what_the_rule_allows() {
    on_both(async |db| {
        let mut runner = runner();
        let audiences: Vec<Audience> = (0..150).map(|_| drawn(&mut runner, &audience())).collect();
        hold(&db, &audiences).await;
        for _ in 0..40 {
            let viewer = drawn(&mut runner, &viewer());
            for action in Action::ALL {
                let listed = material::list(&db, &viewer, action, &Filter::default(), 1000, 0).await.unwrap();
                let shown: BTreeSet<String> = listed.into_iter().map(|listed| listed.material.uri).collect();
                let allowed = audiences.iter().enumerate().filter(|(_, audience)| may(action, audience, &viewer));
                let allowed: BTreeSet<String> = allowed.map(|(n, _)| format!("https://fi.example/m/{n:03}")).collect();
                assert_eq!(shown, allowed, "{action:?} by {viewer:?}");
                let counted = material::count(&db, &viewer, action, &Filter::default()).await.unwrap();
                assert_eq!(counted, allowed.len() as u64, "count of {action:?} by {viewer:?}");
            }
            for (n, audience) in audiences.iter().enumerate() {
                let found = material::find(&db, &viewer, &format!("https://fi.example/m/{n:03}")).await.unwrap();
                assert_eq!(found.is_some(), may(Action::Read, audience, &viewer), "{audience:?} by {viewer:?}");
            }
        }
    })
    .await;
}

#[test]
fn a_name_that_could_break_the_frame_names_nobody() {
    assert!(!is_name(""));
    assert!(!is_name("https://fi.example/actors/om\nhttps://se.example/actors/val"));
    let authorities = ["a\nb".to_owned(), "c".to_owned()].into();
    assert_eq!(Scope::of(Action::Read, &Viewer::Peer { authorities }).authorities, "\nc\n");
}

#[test]
fn an_operator_reaches_nothing_above_clear() {
    assert_eq!(Scope::of(Action::Read, &Viewer::Operator).top, 0);
    assert_eq!(Scope::of(Action::Read, &Viewer::Peer { authorities: BTreeSet::new() }).top, 1);
    let client = Viewer::Staff { person: "bo".into(), authority: "a".into(), client: true };
    assert_eq!(Scope::of(Action::Read, &client).top, 2);
}
