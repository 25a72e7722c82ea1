use election_pool_protocol::{audience::Viewer, lane::LaneClass};

use super::*;
use crate::store::{
    Db, StoreError, alarm,
    audit::AuditLine,
    follow::{self, FollowState, NewFollower},
    inbox::{self, InboxRow, Recorder, tests::row},
    letter::{self, NewLetter},
    material::{
        self, Change, MaterialWrite, State, Variant,
        tests::{entomb, sample},
    },
    quarantine,
    sweep::Pass,
    test_engine::{at, on_both},
    waits,
};

const HOST: &str = "fi.example";

async fn receive(db: &Db, numbers: impl IntoIterator<Item = u64>) {
    let rows: Vec<_> = numbers.into_iter().map(row).collect();
    Recorder::new(db.clone()).record(&rows, at(0)).await.unwrap();
}

async fn leased(db: &Db, second: i64) -> Lease {
    let mut leases = lease(db, at(second), at(second + 30), 10).await.unwrap();
    assert_eq!(leases.len(), 1);
    leases.remove(0)
}

async fn state_of(db: &Db, uri: &str) -> Option<State> {
    material::states_of(db, &[uri]).await.unwrap().remove(uri).map(|(state, _)| state)
}

fn leaf(position: u64, byte: u8, state: LeafState) -> PeerLeaf {
    PeerLeaf { epoch: 1, position, leaf: [byte; 32], state }
}

fn settlement(n: u64, effect: Effect) -> Settlement {
    let leaf = Some(leaf(n, u8::try_from(n).unwrap(), LeafState::Settled));
    Settlement { activity: row(n).activity, leaf, effects: vec![effect] }
}

fn publication(n: u64) -> Effect {
    Effect::Change(sample(&format!("https://fi.example/m/{n}")).into())
}

const fn up_to(applied: u64) -> Progress {
    Progress { epoch: 1, applied, gap_pull_at: None }
}

#[tokio::test]
async fn a_batch_is_applied_and_the_lane_moves() {
    on_both(async |db| {
        receive(&db, 1..=3).await;
        let lease = leased(&db, 1).await;
        let batch: Vec<_> = (1..=2).map(|n| settlement(n, publication(n))).collect();
        settle(&db, &lease, &batch, &up_to(2), at(2)).await.unwrap();
        assert!(material::find(&db, &Viewer::Public, "https://fi.example/m/2").await.unwrap().is_some());
        assert_eq!(inbox::waiting(&db, HOST, 10).await.unwrap().len(), 1);
        assert_eq!(find(&db, HOST).await.unwrap().unwrap().applied, 2);
        let states = leaf_states(&db, HOST, 1, 0, 10).await.unwrap();
        assert_eq!(states, [(1, LeafState::Settled), (2, LeafState::Settled)]);
        assert_eq!(held_leaves(&db, HOST, 1).await.unwrap(), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn what_is_written_together_ends_as_if_written_one_after_the_other() {
    on_both(async |db| {
        let last = 73;
        receive(&db, 1..=last).await;
        let lease = leased(&db, 1).await;
        let show = |n, of: u64, revision| {
            let write = MaterialWrite { revision, ..sample(&format!("https://fi.example/m/{of}")) };
            settlement(n, Effect::Change(MaterialWrite { id: format!("id-{n}"), ..write }.into()))
        };
        let mut batch: Vec<_> = (1..=70).map(|n| show(n, n, 1)).collect();
        // The same object again, a revision that is passed by then, and what is taken away in between.
        batch.extend([show(71, 1, 3), show(72, 1, 2)]);
        batch.push(settlement(73, Effect::Change(Change::Entomb(entomb("https://fi.example/m/2", 5)))));
        settle(&db, &lease, &batch, &up_to(last), at(2)).await.unwrap();
        assert_eq!(state_of(&db, "https://fi.example/m/2").await, Some(State::Tombstone));
        let one = material::find(&db, &Viewer::Public, "https://fi.example/m/1").await.unwrap().expect("it is held");
        assert_eq!((one.material.id.as_str(), one.material.revision), ("id-1", 3), "it keeps its own id");
        let of = async |n: u64| {
            let uri = format!("https://fi.example/m/{n}");
            let held = material::find(&db, &Viewer::Public, &uri).await.unwrap().expect("it is held");
            (held.variants, held.topics, held.attachments)
        };
        assert_eq!(of(3).await, of(1).await);
        assert_eq!(of(3).await, of(70).await);
        assert_eq!(one.variants, sample("https://fi.example/m/1").variants);
        assert!(inbox::waiting(&db, HOST, 100).await.unwrap().is_empty());
        assert_eq!(held_leaves(&db, HOST, 1).await.unwrap(), (last, last));
    })
    .await;
}

#[tokio::test]
async fn a_lane_has_one_owner_and_a_stale_fence_writes_nothing() {
    on_both(async |db| {
        receive(&db, 1..=1).await;
        let first = leased(&db, 1).await;
        assert!(lease(&db, at(2), at(32), 10).await.unwrap().is_empty(), "it is leased");
        let second = leased(&db, 31).await;
        assert!(second.fence > first.fence);
        let lost = settle(&db, &first, &[settlement(1, publication(1))], &up_to(1), at(31)).await;
        assert!(matches!(lost, Err(StoreError::LostLease(_))));
        assert_eq!(state_of(&db, "https://fi.example/m/1").await, None);
        release(&db, &first, at(32)).await.unwrap();
        assert!(lease(&db, at(32), at(60), 10).await.unwrap().is_empty(), "only the owner gives it back");
        settle(&db, &second, &[settlement(1, publication(1))], &up_to(1), at(32)).await.unwrap();
        release(&db, &second, at(33)).await.unwrap();
        assert!(lease(&db, at(34), at(60), 10).await.unwrap().is_empty(), "nothing waits");
        receive(&db, 2..=2).await;
        assert_eq!(leased(&db, 35).await.applied, 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_applied_is_quarantined_and_blocks_nothing() {
    on_both(async |db| {
        receive(&db, 1..=3).await;
        let lease = leased(&db, 1).await;
        let mut bad = sample("https://fi.example/m/2");
        // A text that PostgreSQL refuses, and a count that both refuse.
        bad.variants[0] = Variant { title: "\0".into(), ..bad.variants[0].clone() };
        bad.kind = "\0".into();
        let batch = [
            settlement(1, Effect::Quarantine("no level".into())),
            settlement(2, Effect::Change(bad.into())),
            settlement(3, publication(3)),
        ];
        settle(&db, &lease, &batch, &up_to(3), at(2)).await.unwrap();
        assert_eq!(find(&db, HOST).await.unwrap().unwrap().applied, 3);
        assert!(state_of(&db, "https://fi.example/m/3").await.is_some());
        let (kept, bytes) = quarantine::find(&db, &row(1).activity).await.unwrap().expect("it is kept");
        assert_eq!((kept.reason.as_str(), kept.place, bytes), ("no level", Some((1, 1)), row(1).bytes));
        if db.engine() == crate::store::Engine::Postgres {
            assert_eq!(quarantine::count_of(&db, HOST).await.unwrap(), 2);
            assert_eq!(state_of(&db, "https://fi.example/m/2").await, None);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_overtaken_by_something_later_of_the_same_object_leaves_quarantine() {
    on_both(async |db| {
        let uri = "https://fi.example/m/1";
        let of = |n| InboxRow { object: Some(if n == 3 { "https://fi.example/m/3" } else { uri }.into()), ..row(n) };
        Recorder::new(db.clone()).record(&[1, 2, 3, 4].map(of), at(0)).await.unwrap();
        let lease = leased(&db, 1).await;
        let change = |revision| Effect::Change(MaterialWrite { revision, ..sample(uri) }.into());
        let batch = [
            settlement(1, Effect::Quarantine("no level".into())),
            settlement(2, change(2)),
            settlement(3, Effect::Quarantine("of another object".into())),
            settlement(4, Effect::Quarantine("no level again".into())),
        ];
        settle(&db, &lease, &batch, &up_to(4), at(2)).await.unwrap();
        let left: Vec<_> = quarantine::of_host(&db, HOST, 10).await.unwrap().into_iter().map(|one| one.place).collect();
        assert_eq!(left, [Some((1, 3)), Some((1, 4))], "what is older than what is held says nothing any more");
        assert!(inbox::waiting(&db, HOST, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_released_from_quarantine_waits_again() {
    on_both(async |db| {
        receive(&db, 1..=1).await;
        let lease = leased(&db, 0).await;
        for (second, reason) in [(0, "no level"), (1, "again")] {
            let kept = settlement(1, Effect::Quarantine(reason.into()));
            settle(&db, &lease, &[kept], &up_to(1), at(second)).await.unwrap();
        }
        assert_eq!(quarantine::list(&db, 10, 0).await.unwrap().len(), 1);
        assert!(inbox::waiting(&db, HOST, 10).await.unwrap().is_empty());
        let line = AuditLine::new("anna", "quarantine release", &row(1).activity);
        assert!(quarantine::release(&db, &row(1).activity, &line, at(2)).await.unwrap());
        assert!(!quarantine::release(&db, &row(1).activity, &line, at(3)).await.unwrap());
        let waiting = inbox::waiting(&db, HOST, 10).await.unwrap();
        assert_eq!((waiting[0].row.place, &waiting[0].row.bytes), (None, &row(1).bytes));
        assert_eq!(quarantine::count_all(&db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_comes_after_a_withdrawal_leaves_no_bytes() {
    on_both(async |db| {
        receive(&db, 1..=3).await;
        let lease = leased(&db, 1).await;
        let uri = "https://fi.example/m/2";
        let batch = [
            settlement(1, publication(1)),
            settlement(3, Effect::Change(Change::Entomb(entomb(uri, 5)))),
            settlement(2, Effect::Change(MaterialWrite { revision: 2, ..sample(uri) }.into())),
        ];
        settle(&db, &lease, &batch, &up_to(3), at(2)).await.unwrap();
        let held = inbox::held_of(&db, HOST, 0, 10).await.unwrap();
        let sizes: Vec<bool> = held.iter().map(|waiting| waiting.row.bytes.is_empty()).collect();
        assert_eq!(sizes, [false, true, false], "the leaf stays, the body of the late one goes");
        assert_eq!(state_of(&db, uri).await, Some(State::Tombstone));
    })
    .await;
}

#[tokio::test]
async fn a_gap_keeps_its_first_instant_and_its_planned_pull() {
    on_both(async |db| {
        receive(&db, 3..=3).await;
        let lease = leased(&db, 1).await;
        let gap = |second| Progress { gap_pull_at: Some(at(second)), ..up_to(0) };
        settle(&db, &lease, &[], &gap(7), at(2)).await.unwrap();
        settle(&db, &lease, &[], &gap(9), at(4)).await.unwrap();
        let lane = find(&db, HOST).await.unwrap().unwrap();
        assert_eq!((lane.gap_since, lane.next_pull_at), (Some(at(2)), Some(at(7))));
        assert!(claim_pulls(&db, at(6), at(60), 10).await.unwrap().is_empty());
        assert_eq!(claim_pulls(&db, at(7), at(60), 10).await.unwrap().len(), 1);
        assert!(claim_pulls(&db, at(7), at(60), 10).await.unwrap().is_empty(), "it is claimed");
        let page = Pulled {
            leaves: vec![leaf(1, 1, LeafState::NotForUs), leaf(2, 2, LeafState::Open)],
            rows: vec![row(2)],
            ..Pulled::default()
        };
        assert_eq!(record_pulled(&db, HOST, &page, at(8)).await.unwrap().contradicted, []);
        assert_eq!(inbox::waiting(&db, HOST, 10).await.unwrap().len(), 2);
        let batch = [settlement(2, publication(2)), settlement(3, publication(3))];
        settle(&db, &lease, &batch, &up_to(3), at(9)).await.unwrap();
        let lane = find(&db, HOST).await.unwrap().unwrap();
        // The claim planned the next one; a page that asks for none later takes nothing away from that.
        assert_eq!((lane.gap_since, lane.next_pull_at, lane.applied), (None, Some(at(60)), 3));
        assert_eq!(held_leaves(&db, HOST, 1).await.unwrap(), (3, 3));
    })
    .await;
}

#[tokio::test]
async fn a_pull_planned_meanwhile_is_not_put_off_by_the_one_that_ends() {
    on_both(async |db| {
        open(&db, HOST, at(0)).await.unwrap();
        claim_pulls(&db, at(0), at(300), 10).await.unwrap();
        schedule_pull(&db, HOST, at(7)).await.unwrap();
        let page = Pulled { again_at: Some(at(301)), ..Pulled::default() };
        record_pulled(&db, HOST, &page, at(1)).await.unwrap();
        assert_eq!(find(&db, HOST).await.unwrap().unwrap().next_pull_at, Some(at(7)));
    })
    .await;
}

#[tokio::test]
async fn a_host_with_a_gap_is_left_alone_until_something_comes() {
    on_both(async |db| {
        receive(&db, 3..=3).await;
        let first = leased(&db, 10).await;
        let gap = Progress { gap_pull_at: Some(at(15)), ..up_to(0) };
        settle(&db, &first, &[], &gap, at(10)).await.unwrap();
        release(&db, &first, at(10)).await.unwrap();
        assert!(lease(&db, at(11), at(41), 10).await.unwrap().is_empty(), "nothing has come");
        Recorder::new(db.clone()).record(&[row(5)], at(12)).await.unwrap();
        let second = leased(&db, 13).await;
        settle(&db, &second, &[], &gap, at(13)).await.unwrap();
        release(&db, &second, at(20)).await.unwrap();
        assert!(lease(&db, at(21), at(51), 10).await.unwrap().is_empty(), "nothing has come since");
        leased(&db, 80).await;
    })
    .await;
}

#[tokio::test]
async fn a_leaf_that_contradicts_is_evidence_and_an_alarm() {
    on_both(async |db| {
        let first = [leaf(1, 1, LeafState::NotForUs), leaf(4, 4, LeafState::Open)];
        assert_eq!(record_leaves(&db, HOST, &first, at(0)).await.unwrap(), []);
        assert_eq!(held_leaves(&db, HOST, 1).await.unwrap(), (4, 1));
        let later = [leaf(1, 9, LeafState::Settled), leaf(4, 4, LeafState::Erased)];
        let found = record_leaves(&db, HOST, &later, at(1)).await.unwrap();
        assert_eq!(found, [Contradicted { epoch: 1, position: 1, held: [1; 32], shown: [9; 32] }]);
        assert_eq!(leaves(&db, HOST, 1, 0, 10).await.unwrap(), [first[0], later[1]]);
        record_leaves(&db, HOST, &later, at(2)).await.unwrap();
        let alarms = alarm::list(&db, true, 10).await.unwrap();
        assert_eq!(alarms.len(), 1);
        assert!(alarm::clear(&db, &alarms[0].id, at(3)).await.unwrap());
        assert!(alarm::list(&db, true, 10).await.unwrap().is_empty());
        record_leaves(&db, HOST, &later, at(4)).await.unwrap();
        assert_eq!(alarm::list(&db, true, 10).await.unwrap()[0].at, at(4), "it opens again");
    })
    .await;
}

#[tokio::test]
async fn a_new_partner_is_pulled_at_once_and_keeps_how_far_it_got() {
    on_both(async |db| {
        receive(&db, 1..=1).await;
        let lease = leased(&db, 1).await;
        settle(&db, &lease, &[settlement(1, publication(1))], &up_to(1), at(2)).await.unwrap();
        open(&db, HOST, at(3)).await.unwrap();
        open(&db, HOST, at(9)).await.unwrap();
        let lane = find(&db, HOST).await.unwrap().unwrap();
        assert_eq!((lane.applied, lane.next_pull_at), (1, Some(at(3))));
        pull_failed(&db, HOST, at(50)).await.unwrap();
        assert_eq!(list(&db, 10).await.unwrap()[0].failures, 1);
    })
    .await;
}

#[tokio::test]
async fn a_pull_whose_process_is_gone_is_made_by_another_when_its_claim_ends() {
    on_both(async |db| {
        open(&db, HOST, at(0)).await.unwrap();
        let claim = async |now: i64| claim_pulls(&db, at(now), at(now + 24), 10).await.unwrap().len();
        let next = async || find(&db, HOST).await.unwrap().unwrap().next_pull_at;
        assert_eq!((claim(0).await, claim(23).await, claim(24).await), (1, 0, 1));
        pull_made(&db, HOST, at(24), at(300)).await.unwrap();
        assert_eq!(next().await, Some(at(48)), "a claim that is over ends nothing");
        pull_made(&db, HOST, at(48), at(300)).await.unwrap();
        assert_eq!(next().await, Some(at(300)));
        assert_eq!(claim(300).await, 1);
        schedule_pull(&db, HOST, at(301)).await.unwrap();
        pull_made(&db, HOST, at(324), at(600)).await.unwrap();
        assert_eq!(next().await, Some(at(301)), "what was planned meanwhile stays planned");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_holds_up_no_inbound_lane() {
    on_both(async |db| {
        const DAY: i64 = 86_400;
        receive(&db, 1..=1).await;
        lease(&db, at(DAY), at(DAY + 24), 10).await.unwrap();
        open(&db, HOST, at(DAY + 300)).await.unwrap();
        let seconds = jiff::SignedDuration::from_secs;
        let longest =
            waits::Longest { lease: seconds(24), retry: seconds(3600), pull: seconds(3600), ..Default::default() };
        assert_eq!(waits::shorten(&db, at(5), longest).await.unwrap(), 2);
        assert_eq!(waits::shorten(&db, at(6), longest).await.unwrap(), 0, "once is enough");
        assert_eq!(find(&db, HOST).await.unwrap().unwrap().next_pull_at, Some(at(3605)));
        assert_eq!(lease(&db, at(29), at(53), 10).await.unwrap().len(), 1);
        pull_failed(&db, HOST, at(3700)).await.unwrap();
        assert_eq!(waits::shorten(&db, at(101), longest).await.unwrap(), 0, "a wait of the rules is left alone");
    })
    .await;
}

#[tokio::test]
async fn what_was_overtaken_in_quarantine_is_kept_for_its_origin_unless_it_is_taken_away() {
    on_both(async |db| {
        receive(&db, 1..=3).await;
        let lease = leased(&db, 1).await;
        let odd = settlement(1, Effect::Quarantine("no level".into()));
        let shown = Change::from(sample("https://fi.example/m/1"));
        settle(&db, &lease, &[odd, settlement(2, Effect::Change(shown))], &up_to(2), at(2)).await.unwrap();
        let held = async || inbox::held_of(&db, HOST, 0, 10).await.unwrap()[0].row.bytes.clone();
        assert_eq!((held().await, quarantine::count_of(&db, HOST).await.unwrap()), (row(1).bytes, 0));
        let gone = Effect::Change(Change::Entomb(entomb("https://fi.example/m/1", 9)));
        settle(&db, &lease, &[settlement(3, gone)], &up_to(3), at(3)).await.unwrap();
        assert_eq!(held().await, Vec::<u8>::new());
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_had_is_asked_for_again_when_somebody_says_so_and_applied_out_of_its_turn() {
    on_both(async |db| {
        open(&db, HOST, at(0)).await.unwrap();
        let aside = Aside { activity: "unreadable".into(), reason: "too large".into() };
        let noted = Pulled { leaves: vec![leaf(1, 1, LeafState::Erased)], aside: vec![aside], ..Default::default() };
        record_pulled(&db, HOST, &noted, at(1)).await.unwrap();
        let wanted = async || quarantine::wanted_again(&db, HOST, 1, 10).await.unwrap();
        assert_eq!(wanted().await, Vec::<u64>::new());
        let retry = async || {
            let line = crate::store::audit::AuditLine::new("operator", "peer retry", HOST);
            quarantine::retry_host(&db, HOST, &line, at(2)).await.unwrap()
        };
        assert_eq!((retry().await, wanted().await), ((1, 0), vec![1]));
        record_pulled(&db, HOST, &noted, at(3)).await.unwrap();
        assert_eq!(
            (wanted().await, quarantine::count_of(&db, HOST).await.unwrap()),
            (vec![], 1),
            "no better than before"
        );
        retry().await;
        let page = Pulled {
            leaves: vec![leaf(1, 1, LeafState::Open)],
            rows: vec![row(1)],
            is_again: true,
            ..Default::default()
        };
        record_pulled(&db, HOST, &page, at(4)).await.unwrap();
        assert_eq!((wanted().await, quarantine::count_of(&db, HOST).await.unwrap()), (vec![], 0));
        let waiting = inbox::waiting(&db, HOST, 10).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].row.place), (1, None));
    })
    .await;
}

#[tokio::test]
async fn a_lane_of_a_server_that_knocked_once_is_forgotten() {
    on_both(async |db| {
        receive(&db, 1..=1).await;
        let lease = leased(&db, 1).await;
        release(&db, &lease, at(2)).await.unwrap();
        assert_eq!(prune(&db, at(100), 10, Pass::Forget).await.unwrap(), 0, "something waits");
        settle(&db, &lease, &[settlement(1, Effect::Ignore("nothing".into()))], &up_to(1), at(3)).await.unwrap();
        open(&db, "se.example", at(50)).await.unwrap();
        assert_eq!(prune(&db, at(2), 10, Pass::Forget).await.unwrap(), 0, "it was just here");
        assert_eq!(prune(&db, at(100), 10, Pass::Forget).await.unwrap(), 1);
        assert_eq!((find(&db, HOST).await.unwrap(), find(&db, "se.example").await.unwrap().is_some()), (None, true));
    })
    .await;
}

fn follow_of_ours() -> NewFollower {
    NewFollower {
        id: "f1".into(),
        actor: "https://fi.example/users/anna".into(),
        target: "https://se.example/actors/val".into(),
        activity: row(1).activity,
        host: HOST.into(),
        inbox: "https://fi.example/inbox".into(),
    }
}

fn accept() -> FollowAnswer {
    let letter = NewLetter {
        id: "l1".into(),
        lane_id: "lane1".into(),
        inbox: "https://fi.example/inbox".into(),
        host: HOST.into(),
        class: LaneClass::Reader,
        activity: "https://se.example/activities/1".into(),
        actor: "https://se.example/actors/val".into(),
        kind: "Accept".into(),
        bytes: b"{}".to_vec(),
    };
    FollowAnswer { is_accepted: true, letter }
}

#[tokio::test]
async fn a_follow_is_answered_in_the_transaction_that_settles_it() {
    on_both(async |db| {
        receive(&db, 1..=2).await;
        let lease = leased(&db, 1).await;
        let new = follow_of_ours();
        let target = new.target.clone();
        let effect = Effect::Follow { new: Box::new(new.clone()), answer: Some(Box::new(accept())) };
        settle(&db, &lease, &[settlement(1, effect)], &up_to(1), at(2)).await.unwrap();
        assert_eq!(follow::followers(&db, &target, 10, 0).await.unwrap()[0].state, FollowState::Accepted);
        assert_eq!(letter::waiting(&db, "lane1", at(2), 10).await.unwrap().len(), 1);
        let undo = Effect::Unfollow { actor: new.actor, target: target.clone() };
        settle(&db, &lease, &[settlement(2, undo)], &up_to(2), at(3)).await.unwrap();
        assert!(follow::followers(&db, &target, 10, 0).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_effect_that_is_refused_takes_back_all_of_its_activity_and_nothing_else() {
    on_both(async |db| {
        receive(&db, 1..=2).await;
        let lease = leased(&db, 1).await;
        let rotation = Rotation { fingerprint: "f".into(), keys: vec![], authorities: vec![] };
        let mut bad = settlement(1, publication(1));
        bad.effects.push(Effect::Rotate(Box::new(rotation)));
        settle(&db, &lease, &[bad, settlement(2, publication(2))], &up_to(2), at(2)).await.unwrap();
        assert_eq!(state_of(&db, "https://fi.example/m/1").await, None);
        assert!(state_of(&db, "https://fi.example/m/2").await.is_some());
        let kept = quarantine::list(&db, 10, 0).await.unwrap();
        assert_eq!(kept[0].reason, "the peer fi.example is not in the database");
    })
    .await;
}

#[tokio::test]
async fn a_body_that_waits_is_not_passed_over_for_a_leaf_shown_alone() {
    on_both(async |db| {
        open(&db, HOST, at(0)).await.unwrap();
        let page = Pulled {
            leaves: vec![leaf(1, 1, LeafState::Open)],
            rows: vec![row(1)],
            again_at: None,
            ..Default::default()
        };
        record_pulled(&db, HOST, &page, at(1)).await.unwrap();
        record_leaves(&db, HOST, &[leaf(1, 1, LeafState::NotForUs)], at(2)).await.unwrap();
        assert_eq!(leaf_states(&db, HOST, 1, 0, 10).await.unwrap(), [(1, LeafState::Open)]);
    })
    .await;
}

#[tokio::test]
async fn a_body_that_came_without_its_place_takes_it_or_settles_it() {
    on_both(async |db| {
        let placeless = |n| InboxRow { place: None, ..row(n) };
        Recorder::new(db.clone()).record(&[placeless(1)], at(0)).await.unwrap();
        let lease = leased(&db, 1).await;
        settle(&db, &lease, &[Settlement { leaf: None, ..settlement(1, publication(1)) }], &up_to(0), at(2))
            .await
            .unwrap();
        Recorder::new(db.clone()).record(&[placeless(2)], at(3)).await.unwrap();
        let leaves = vec![leaf(1, 1, LeafState::Open), leaf(2, 2, LeafState::Open)];
        let page = Pulled { leaves, rows: vec![row(1), row(2)], again_at: None, ..Default::default() };
        record_pulled(&db, HOST, &page, at(4)).await.unwrap();
        let states = leaf_states(&db, HOST, 1, 0, 10).await.unwrap();
        assert_eq!(states, [(1, LeafState::Settled), (2, LeafState::Open)]);
        assert_eq!(inbox::waiting(&db, HOST, 10).await.unwrap()[0].row.place, row(2).place);
    })
    .await;
}
