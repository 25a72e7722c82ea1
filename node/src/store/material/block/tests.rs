use std::collections::{BTreeMap, BTreeSet};

use election_pool_protocol::audience::Audience;

use super::*;
use crate::store::{
    blob::{self, tests::given},
    material::{
        Change, MaterialWrite,
        tests::{change_at, entomb, sample},
    },
    test_engine::{at, on_both},
};

const FI: &str = "https://fi.example/actors/om";

fn uri(number: u32) -> String {
    format!("https://fi.example/materials/{number}")
}

fn ids(listed: &[Listed]) -> Vec<&str> {
    listed.iter().map(|listed| listed.material.uri.rsplit('/').next().unwrap_or_default()).collect()
}

async fn comes(db: &Db, number: u32, now: i64) {
    change_at(db, sample(&uri(number)), at(now)).await.unwrap();
}

async fn newest_of(db: &Db, filter: &Filter) -> Newest {
    newest(db, &Viewer::Public, Action::Feed, filter, 2, 5).await.unwrap()
}

async fn document_of(db: &Db, block: Block) -> Option<Document> {
    document(db, &Viewer::Public, Action::Feed, &Filter::default(), block).await.unwrap()
}

#[tokio::test]
async fn what_was_long_on_its_way_stands_before_what_is_younger() {
    on_both(async |db| {
        for number in 1..=4 {
            let young = MaterialWrite { updated: at(100 + i64::from(number)), ..sample(&uri(number)) };
            change_at(&db, young, at(100 + i64::from(number))).await.unwrap();
        }
        // Of one batch the younger comes first.
        let mut tx = dialect::begin(&db).await.unwrap();
        for (number, updated) in [(5, 2), (6, 3)] {
            let late = MaterialWrite { updated: at(updated), ..sample(&uri(number)) };
            crate::store::material::change_in(&mut tx, &late.into(), at(200)).await.unwrap();
        }
        dialect::commit(tx).await.unwrap();
        assert_eq!(ids(&newest_of(&db, &Filter::default()).await.listed), ["6", "5", "4", "3", "2"]);
        let listed = crate::store::material::list(&db, &Viewer::Public, Action::Read, &Filter::default(), 2, 0).await;
        assert_eq!(ids(&listed.unwrap()), ["6", "5"]);
    })
    .await;
}

#[tokio::test]
async fn a_closed_block_keeps_its_entries_and_never_gets_others() {
    on_both(async |db| {
        for number in 1..=7 {
            comes(&db, number, i64::from(number)).await;
        }
        change_at(&db, MaterialWrite { audience: Audience::green(FI), ..sample(&uri(8)) }, at(8)).await.unwrap();
        assert!(close_blocks(&db, 3, at(50)).await.unwrap());
        assert!(!close_blocks(&db, 3, at(51)).await.unwrap(), "nothing is full");
        let all = newest_of(&db, &Filter::default()).await;
        assert_eq!(ids(&all.listed), ["7", "6"], "what stands in no closed block, and no less than two");
        let second = all.previous.expect("there is more");
        let found = document_of(&db, second).await.expect("it is closed");
        assert_eq!((ids(&found.listed), found.next), (vec!["6", "5", "4"], None));
        let first = found.previous.expect("there is more");
        let found = document_of(&db, first).await.expect("it is closed");
        assert_eq!((ids(&found.listed), found.previous, found.next), (vec!["3", "2", "1"], None, Some(second)));
        // What is revised comes anew, what is narrowed or withdrawn goes.
        let more = |number| MaterialWrite { revision: 2, ..sample(&uri(number)) };
        change_at(&db, more(2), at(60)).await.unwrap();
        change_at(&db, MaterialWrite { audience: Audience::green(FI), ..more(3) }, at(61)).await.unwrap();
        change_at(&db, entomb(&uri(5), 2), at(62)).await.unwrap();
        assert_eq!(ids(&document_of(&db, first).await.unwrap().listed), ["1"]);
        assert_eq!(ids(&document_of(&db, second).await.unwrap().listed), ["6", "4"]);
        assert_eq!(ids(&newest_of(&db, &Filter::default()).await.listed), ["2", "7"]);
        // A clock that was set back opens no block again.
        for number in 10..=13 {
            comes(&db, number, 5).await;
        }
        assert!(close_blocks(&db, 3, at(20)).await.unwrap());
        assert_eq!(ids(&document_of(&db, second).await.unwrap().listed), ["6", "4"]);
        let third = document_of(&db, second).await.unwrap().next.expect("it is closed");
        assert!(
            third > second && document_of(&db, Block(third.0 + 9)).await.is_none(),
            "what is not closed is not there"
        );
        // Whoever is signed in has an archive of their own, with what the public has not.
        let own = async |block| {
            let staff = Viewer::Staff { person: "anna".into(), authority: FI.into(), client: false };
            document(&db, &staff, Action::OwnFeed, &Filter::default(), block).await.unwrap().expect("it is closed")
        };
        assert_eq!(ids(&own(first).await.listed), ["1"]);
        let fourth = own(third).await.next.expect("it is closed");
        assert!(ids(&own(fourth).await.listed).contains(&"8"), "{:?}", ids(&own(fourth).await.listed));
    })
    .await;
}

#[tokio::test]
async fn what_gets_its_file_late_comes_anew_once() {
    on_both(async |db| {
        comes(&db, 1, 1).await;
        comes(&db, 2, 2).await;
        let other = MaterialWrite { attachments: Vec::new(), ..sample(&uri(3)) };
        change_at(&db, other, at(3)).await.unwrap();
        assert!(close_blocks(&db, 3, at(50)).await.unwrap());
        let one = newest(&db, &Viewer::Public, Action::Feed, &Filter::default(), 1, 5).await.unwrap();
        assert_eq!(ids(&one.listed), ["3"]);
        blob::hold(&db, &given(&"ab".repeat(32)), at(60)).await.unwrap();
        assert_eq!(ids(&newest_of(&db, &Filter::default()).await.listed), ["2", "1"]);
        comes(&db, 4, 4).await;
        assert!(close_blocks(&db, 3, at(61)).await.unwrap());
        blob::hold(&db, &given(&"ab".repeat(32)), at(62)).await.unwrap();
        assert!(!close_blocks(&db, 1, at(63)).await.unwrap(), "it was there already");
    })
    .await;
}

/// A reader as RFC 5005 wants it: reads the feed, then back until it meets an address it knows.
#[derive(Default)]
struct Follower {
    known: BTreeSet<Block>,
    /// What it has seen: the newest revision of each.
    seen: BTreeMap<String, u64>,
}

impl Follower {
    async fn reads(&mut self, db: &Db, filter: &Filter) {
        let Newest { listed, previous } = newest_of(db, filter).await;
        self.takes(&listed);
        let mut next = previous;
        while let Some(block) = next.filter(|block| self.known.insert(*block)) {
            let found = document(db, &Viewer::Public, Action::Feed, filter, block).await.unwrap().expect("it is there");
            self.takes(&found.listed);
            next = found.previous;
        }
    }

    fn takes(&mut self, listed: &[Listed]) {
        for Listed { material, .. } in listed {
            self.seen.insert(material.uri.clone(), material.revision);
        }
    }
}

/// Numbers that come in no order, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[tokio::test]
async fn whoever_follows_only_unknown_addresses_has_the_newest_of_everything_whatever_happens_meanwhile() {
    on_both(async |db| {
        for seed in 0..3_u64 {
            let mut dice = Dice(seed);
            let about = Filter { topic: Some("accessibility".into()), ..Filter::default() };
            let mut followers = [(Filter::default(), Follower::default()), (about, Follower::default())];
            let base = u32::try_from(seed).unwrap() * 1000;
            let (mut live, mut last) = (BTreeMap::new(), 0);
            for step in 0..60_i64 {
                // A clock that jumps about.
                let now = at(1000 + step + i64::try_from(dice.below(30)).unwrap());
                let some = uri(base + u32::try_from(dice.below(20)).unwrap());
                match dice.below(10) {
                    0..=4 => {
                        last += 1;
                        let new = uri(base + last);
                        let topics = if dice.below(2) == 0 { vec!["accessibility".to_owned()] } else { Vec::new() };
                        change_at(&db, MaterialWrite { topics, ..sample(&new) }, now).await.unwrap();
                        live.insert(new, 1);
                    }
                    5..=6 => {
                        if let Some(revision) = live.get_mut(&some) {
                            *revision += 1;
                            let write = MaterialWrite { revision: *revision, ..sample(&some) };
                            change_at(&db, write, now).await.unwrap();
                        }
                    }
                    7 => {
                        if let Some(revision) = live.remove(&some) {
                            change_at(&db, Change::from(entomb(&some, revision + 1)), now).await.unwrap();
                        }
                    }
                    8 => {
                        for (filter, follower) in &mut followers {
                            follower.reads(&db, filter).await;
                        }
                    }
                    _ => {
                        close_blocks(&db, 3, now).await.unwrap();
                    }
                }
            }
            close_blocks(&db, 3, at(2000)).await.unwrap();
            for (filter, follower) in &mut followers {
                follower.reads(&db, filter).await;
                let wanted = newest(&db, &Viewer::Public, Action::Feed, filter, 500, 500).await.unwrap().listed;
                for Listed { material, .. } in wanted {
                    assert_eq!(follower.seen.get(&material.uri), Some(&material.revision), "{seed} {}", material.uri);
                }
            }
        }
    })
    .await;
}

#[test]
fn a_document_of_an_archive_has_one_address() {
    for word in ["0", "1790000000000"] {
        assert_eq!(word.parse::<Block>().unwrap().to_string(), word);
    }
    for word in ["", "x", "01", "+1", "-1", "1.", "1e3", "9223372036854775807", "99999999999999999999", " 1"] {
        assert!(word.parse::<Block>().is_err(), "{word}");
    }
}
