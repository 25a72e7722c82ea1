use election_pool_protocol::{
    audience::{Action, Audience, Level, Viewer},
    revision::{Change as Deed, Standing, takes_effect},
};

use super::*;
use crate::store::{
    Db,
    blob::{Given, tests::given},
    dialect,
    inbox::{self, InboxRow},
    sweep::Pass,
    test_engine::{at, on_both},
};

const FI: &str = "https://fi.example/actors/om";
const SE: &str = "https://se.example/actors/val";
const URI: &str = "https://fi.example/materials/1";

/// A CLEAR Article by FI in its first revision; its local UUID follows from its id.
pub(in crate::store) fn sample(uri: &str) -> MaterialWrite {
    let variant = |language: &str, title: &str, status: &str| Variant {
        language: language.into(),
        title: title.into(),
        summary: format!("{title}."),
        abstract_text: "…".into(),
        html: format!("<p>{title}</p>"),
        status: status.into(),
        by: None,
        of_revision: 1,
        digest: "d".into(),
        paragraphs: Vec::new(),
        stale: Vec::new(),
        since: None,
        is_local: false,
    };
    MaterialWrite {
        id: format!("local:{uri}"),
        uri: uri.into(),
        origin: "fi.example".into(),
        is_own: false,
        authority: FI.into(),
        country: Some("FI".into()),
        object_type: "Article".into(),
        kind: "guide".into(),
        revision: 1,
        audience: Audience::clear(FI),
        bytes: format!("{{\"id\":\"{uri}\"}}").into_bytes(),
        source: None,
        language: "fi".into(),
        phase: None,
        maturity: None,
        status: None,
        project: None,
        licence: Some("CC-BY-4.0".into()),
        starts: None,
        ends: None,
        published: at(0),
        updated: at(0),
        topics: vec!["polling-staff".into(), "accessibility".into()],
        variants: vec![variant("fi", "Opas", "source"), variant("en", "Guide", "human")],
        attachments: vec![Attachment {
            sha256: "ab".repeat(32),
            name: "form.pdf".into(),
            media_type: "application/pdf".into(),
            url: "https://fi.example/attachments/ab".into(),
            is_held: false,
        }],
    }
}

pub(in crate::store) fn withhold(uri: &str, revision: u64) -> Withhold {
    Withhold {
        id: format!("local:{uri}"),
        uri: uri.into(),
        origin: "fi.example".into(),
        authority: FI.into(),
        revision,
        updated: at(5),
    }
}

pub(in crate::store) fn entomb(uri: &str, revision: u64) -> Entomb {
    Entomb {
        id: format!("local:{uri}"),
        uri: uri.into(),
        origin: "fi.example".into(),
        is_own: false,
        authority: FI.into(),
        revision,
        bytes: b"{\"type\":\"Tombstone\"}".to_vec(),
        reason: Some("{\"en\":\"superseded\"}".into()),
        updated: at(6),
    }
}

pub(in crate::store) async fn change(db: &Db, change: impl Into<Change>) -> Option<String> {
    change_at(db, change, at(10)).await
}

pub(in crate::store) async fn change_at(db: &Db, change: impl Into<Change>, now: Timestamp) -> Option<String> {
    let mut tx = dialect::begin(db).await.unwrap();
    let id = change_in(&mut tx, &change.into(), now).await.unwrap();
    dialect::commit(tx).await.unwrap();
    id
}

fn revision(number: u64) -> MaterialWrite {
    let bytes = format!("revision {number}").into_bytes();
    MaterialWrite { revision: number, bytes, updated: at(number.try_into().unwrap()), ..sample(URI) }
}

fn staff(authority: &str) -> Viewer {
    Viewer::Staff { person: "anna".into(), authority: authority.into(), client: false }
}

#[tokio::test]
async fn a_material_is_found_as_it_was_written() {
    on_both(async |db| {
        let id = change(&db, sample(URI)).await.expect("it is new");
        let held = find(&db, &Viewer::Public, &id).await.unwrap().expect("it is CLEAR");
        assert_eq!(held.variants, sample(URI).variants);
        assert_eq!(held.topics, ["accessibility", "polling-staff"]);
        assert_eq!(held.attachments, sample(URI).attachments);
        assert_eq!(held.material.bytes, Some(sample(URI).bytes));
        assert_eq!(held.material.audience, Audience::clear(FI));
        assert_eq!(states_of(&db, &[URI]).await.unwrap().remove(URI), Some((State::Live, FI.to_owned())));
        assert_eq!(find(&db, &Viewer::Public, URI).await.unwrap(), Some(held));
        assert_eq!(find_own_bytes(&db, URI).await.unwrap(), None, "received objects are not served as ours");
    })
    .await;
}

#[tokio::test]
async fn what_takes_effect_here_is_what_the_protocol_says() {
    on_both(async |db| {
        let deed = |deed, uri: &str, revision| match deed {
            Deed::Show => Change::from(MaterialWrite { revision, ..sample(uri) }),
            Deed::Withhold => withhold(uri, revision).into(),
            Deed::Entomb => entomb(uri, revision).into(),
        };
        let helds = [
            None,
            Some((Deed::Show, Standing::Live)),
            Some((Deed::Withhold, Standing::Withheld)),
            Some((Deed::Entomb, Standing::Tombstone)),
        ];
        for held in helds {
            for next in [Deed::Show, Deed::Withhold, Deed::Entomb] {
                for revision in 2..=4 {
                    let uri = format!("https://fi.example/materials/{held:?}-{next:?}-{revision}");
                    if let Some((before, _)) = held {
                        change(&db, deed(before, &uri, 3)).await.expect("the first one has an effect");
                    }
                    let said = takes_effect(held.map(|(_, standing)| (standing, 3)), next, revision);
                    assert_eq!(change(&db, deed(next, &uri, revision)).await.is_some(), said, "{uri}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_higher_revision_replaces_and_keeps_the_local_id() {
    on_both(async |db| {
        let first = change(&db, sample(URI)).await;
        let next = MaterialWrite { id: "another".into(), variants: vec![], topics: vec![], ..revision(2) };
        assert_eq!(change(&db, next).await, first);
        let held = find(&db, &Viewer::Public, URI).await.unwrap().unwrap();
        assert_eq!((held.material.revision, held.variants.len(), held.topics.len()), (2, 0, 0));
        let numbers: Vec<u64> =
            revisions(&db, &Viewer::Public, URI, 10).await.unwrap().iter().map(|r| r.number).collect();
        assert_eq!(numbers, [2, 1]);
        let old = find_revision(&db, &Viewer::Public, URI, 1).await.unwrap().expect("it is kept");
        assert_eq!(old.bytes, sample(URI).bytes);
    })
    .await;
}

#[tokio::test]
async fn an_equal_or_lower_revision_changes_nothing() {
    on_both(async |db| {
        change(&db, revision(3)).await;
        for number in [3, 2] {
            let other = MaterialWrite { bytes: b"other".to_vec(), audience: Audience::green(FI), ..revision(number) };
            assert_eq!(change(&db, other).await, None);
        }
        assert_eq!(change(&db, withhold(URI, 2)).await, None);
        assert_eq!(change(&db, entomb(URI, 2)).await, None);
        let held = find(&db, &Viewer::Public, URI).await.unwrap().unwrap();
        assert_eq!(held.material.bytes.as_deref(), Some(&b"revision 3"[..]));
    })
    .await;
}

#[tokio::test]
async fn an_object_does_not_change_its_origin() {
    on_both(async |db| {
        change(&db, sample(URI)).await;
        assert_eq!(change(&db, MaterialWrite { origin: "evil.example".into(), ..revision(2) }).await, None);
        assert_eq!(change(&db, Entomb { origin: "evil.example".into(), ..entomb(URI, 9) }).await, None);
    })
    .await;
}

#[tokio::test]
async fn an_object_does_not_change_its_author() {
    const OTHER: &str = "https://fi.example/actors/other";
    on_both(async |db| {
        change(&db, sample(URI)).await;
        assert_eq!(change(&db, MaterialWrite { authority: OTHER.into(), ..revision(2) }).await, None);
        assert_eq!(change(&db, Withhold { authority: OTHER.into(), ..withhold(URI, 3) }).await, None);
        assert_eq!(change(&db, Entomb { authority: OTHER.into(), ..entomb(URI, 4) }).await, None);
        assert_eq!(states_of(&db, &[URI]).await.unwrap().remove(URI), Some((State::Live, FI.to_owned())));
    })
    .await;
}

#[tokio::test]
async fn what_is_withheld_leaves_no_content_and_comes_back_with_a_later_revision() {
    on_both(async |db| {
        let received = InboxRow {
            activity: "https://fi.example/a/1".into(),
            host: "fi.example".into(),
            actor: FI.into(),
            object: Some(URI.into()),
            place: None,
            bytes: b"secret".to_vec(),
        };
        inbox::Recorder::new(db.clone()).record(&[received], at(0)).await.unwrap();
        sqlx::query("update inbox set state = 'applied'").execute(db.write()).await.unwrap();
        let id = change(&db, MaterialWrite { audience: Audience::green(FI), ..revision(2) }).await;
        assert_eq!(change(&db, withhold(URI, 2)).await, id);
        assert_eq!(find(&db, &staff(FI), URI).await.unwrap(), None);
        assert_eq!(list(&db, &staff(FI), Action::Read, &Filter::default(), 10, 0).await.unwrap(), []);
        for table in ["variant", "revision", "attachment", "topic", "recipient"] {
            let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from {table}")))
                .fetch_one(db.read())
                .await
                .unwrap();
            assert_eq!(rows, 0, "{table}");
        }
        let bytes: Vec<u8> = sqlx::query_scalar("select bytes from inbox").fetch_one(db.read()).await.unwrap();
        assert!(bytes.is_empty());
        let level: i32 = sqlx::query_scalar("select level from material").fetch_one(db.read()).await.unwrap();
        let named: i64 = sqlx::query_scalar("select count(*) from recipient").fetch_one(db.read()).await.unwrap();
        assert_eq!((level, named), (Level::Red.rank(), 0), "it is for nobody");
        assert_eq!(change(&db, revision(2)).await, None);
        assert_eq!(change(&db, revision(3)).await, id);
        assert!(find(&db, &Viewer::Public, URI).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_tombstone_is_final_and_shown_to_those_who_were_entitled() {
    on_both(async |db| {
        let named = [SE.to_owned()].into();
        let amber = Audience { level: Level::Amber, author: FI.into(), named };
        change(&db, MaterialWrite { audience: amber, ..revision(1) }).await;
        change(&db, entomb(URI, 2)).await.expect("it is a later revision");
        for later in [Change::from(revision(9)), withhold(URI, 9).into(), entomb(URI, 9).into()] {
            assert_eq!(change(&db, later).await, None);
        }
        let peer = Viewer::Peer { authorities: [SE.to_owned()].into() };
        let held = find(&db, &peer, URI).await.unwrap().expect("they were entitled");
        assert_eq!(held.material.state, State::Tombstone);
        assert_eq!(held.material.reason.as_deref(), Some("{\"en\":\"superseded\"}"));
        assert_eq!(held.material.bytes, Some(entomb(URI, 2).bytes));
        assert!(held.variants.is_empty() && held.topics.is_empty() && held.attachments.is_empty());
        assert_eq!(find(&db, &Viewer::Public, URI).await.unwrap(), None);
        assert!(list(&db, &peer, Action::Read, &Filter::default(), 10, 0).await.unwrap().is_empty());
        assert!(find_revision(&db, &peer, URI, 1).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_was_never_seen_can_be_withheld_and_withdrawn() {
    on_both(async |db| {
        change(&db, withhold(URI, 4)).await.expect("it is noted");
        assert_eq!(change(&db, revision(3)).await, None);
        change(&db, entomb(URI, 5)).await.expect("it is noted");
        assert_eq!(find(&db, &staff(FI), URI).await.unwrap(), None, "nobody here was entitled");
        assert_eq!(states_of(&db, &[URI]).await.unwrap().remove(URI), Some((State::Tombstone, FI.to_owned())));
    })
    .await;
}

#[tokio::test]
async fn any_order_of_arrival_ends_in_the_same_state() {
    on_both(async |db| {
        let changes = |uri: &str| -> Vec<Change> {
            let live =
                |number| MaterialWrite { revision: number, bytes: vec![u8::try_from(number).unwrap()], ..sample(uri) };
            vec![live(1).into(), live(2).into(), withhold(uri, 2).into(), live(4).into(), withhold(uri, 3).into()]
        };
        for (n, order) in orders(5).into_iter().enumerate() {
            let uri = format!("https://fi.example/m/{n}");
            let made = changes(&uri);
            for step in order {
                change(&db, made[step].clone()).await;
            }
            let held = find(&db, &Viewer::Public, &uri).await.unwrap().expect("revision 4 is live");
            assert_eq!(held.material.bytes, Some(vec![4]));
        }
    })
    .await;
}

fn orders(length: usize) -> Vec<Vec<usize>> {
    if length == 0 {
        return vec![vec![]];
    }
    let shorter = orders(length - 1);
    let place = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, length - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..length).map(move |at| place(order, at))).collect()
}

#[tokio::test]
async fn a_list_is_filtered_sorted_and_paged() {
    on_both(async |db| {
        for n in 0..40u64 {
            let uri = format!("https://fi.example/m/{n:02}");
            let kind = if n % 2 == 0 { "guide" } else { "survey" };
            let updated = at(n.try_into().unwrap());
            change(&db, MaterialWrite { kind: kind.into(), updated, ..sample(&uri) }).await;
        }
        let guides = Filter { kind: Some("guide".into()), topic: Some("accessibility".into()), ..Filter::default() };
        assert_eq!(count(&db, &Viewer::Public, Action::Search, &guides).await.unwrap(), 20);
        let page = list(&db, &Viewer::Public, Action::Read, &guides, 3, 1).await.unwrap();
        let uris: Vec<&str> = page.iter().map(|listed| &listed.material.uri[21..]).collect();
        assert_eq!(uris, ["36", "34", "32"]);
        assert_eq!(page[0].variants.len(), 2);
        assert_eq!((page[0].variants[0].title.as_str(), page[0].variants[0].html.as_str()), ("Opas", ""));
        let whole = Filter { with_html: true, ..Filter::default() };
        let all = list(&db, &Viewer::Public, Action::Read, &whole, 40, 0).await.unwrap();
        assert!(all.len() == 40 && all.iter().all(|listed| listed.variants[1].html == "<p>Guide</p>"));
        let none = Filter { language: Some("sv".into()), is_own: Some(true), ..Filter::default() };
        assert_eq!(count(&db, &Viewer::Public, Action::Search, &none).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn words_are_counted_as_the_viewer_may_see_them() {
    on_both(async |db| {
        let amber = Audience { level: Level::Amber, author: FI.into(), named: [SE.to_owned()].into() };
        let audiences = [Audience::clear(FI), Audience::clear(FI), Audience::green(FI), amber];
        for (n, audience) in audiences.into_iter().enumerate() {
            let uri = format!("https://fi.example/m/{n}");
            let project = (n > 0).then(|| "valpoolen".to_owned());
            change(&db, MaterialWrite { audience, project, ..sample(&uri) }).await;
        }
        change(&db, MaterialWrite { topics: vec![], ..sample("https://fi.example/m/gone") }).await;
        change(&db, entomb("https://fi.example/m/gone", 2)).await;
        let tallies = async |viewer: &Viewer, by| -> Vec<(String, u64)> {
            let found = tally(&db, viewer, Action::Search, by).await.unwrap();
            found.into_iter().map(|tally| (tally.word, tally.number)).collect()
        };
        let word = |word: &str, number| (word.to_owned(), number);
        let partner = Viewer::Peer { authorities: [SE.to_owned()].into() };
        for (viewer, seen) in [(Viewer::Public, 2), (Viewer::Operator, 2), (staff(SE), 4), (partner, 4)] {
            assert_eq!(tallies(&viewer, By::Country).await, [word("FI", seen)], "{viewer:?}");
            assert_eq!(tallies(&viewer, By::Kind).await, [word("guide", seen)], "{viewer:?}");
            assert_eq!(tallies(&viewer, By::Project).await, [word("valpoolen", seen - 1)], "{viewer:?}");
            let topics = [word("accessibility", seen), word("polling-staff", seen)];
            assert_eq!(tallies(&viewer, By::Topic).await, topics, "{viewer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_known_to_its_feeds_for_a_time_and_to_no_others() {
    on_both(async |db| {
        let phase = Some("electoral".to_owned());
        change(&db, MaterialWrite { phase, ..sample(URI) }).await.unwrap();
        let hidden = "https://fi.example/materials/2";
        change(&db, MaterialWrite { audience: Audience::green(FI), ..sample(hidden) }).await.unwrap();
        let of = async |filter: Filter, viewer: &Viewer, action, since| {
            let found = withdrawn_from(&db, viewer, action, &filter, at(since), 9).await.unwrap();
            found.into_iter().map(|material| material.uri).collect::<Vec<_>>()
        };
        let word = |word: &str| Some(word.to_owned());
        assert!(of(Filter::default(), &Viewer::Public, Action::Feed, 0).await.is_empty());
        change(&db, entomb(URI, 2)).await.unwrap();
        change(&db, entomb(hidden, 2)).await.unwrap();
        for filter in [
            Filter::default(),
            Filter { topic: word("accessibility"), ..Filter::default() },
            Filter { phase: word("electoral"), ..Filter::default() },
            Filter { country: word("FI"), ..Filter::default() },
            Filter { kind: word("guide"), ..Filter::default() },
        ] {
            assert_eq!(of(filter.clone(), &Viewer::Public, Action::Feed, 0).await, [URI], "{filter:?}");
        }
        for filter in [
            Filter { topic: word("deepfakes"), ..Filter::default() },
            Filter { phase: word("pre-electoral"), ..Filter::default() },
            Filter { country: word("SE"), ..Filter::default() },
        ] {
            assert!(of(filter.clone(), &Viewer::Public, Action::Feed, 0).await.is_empty(), "{filter:?}");
        }
        assert_eq!(of(Filter::default(), &staff(SE), Action::OwnFeed, 0).await.len(), 2);
        assert!(of(Filter::default(), &Viewer::Public, Action::Feed, 10).await.is_empty(), "it came at 10");
        assert_eq!(of(Filter::default(), &Viewer::Public, Action::Feed, 9).await, [URI], "it was withdrawn at 6");
        assert_eq!(prune_withdrawn_from(&db, at(10), Pass::Forget).await.unwrap(), 0);
        assert_eq!(prune_withdrawn_from(&db, at(11), Pass::Forget).await.unwrap(), 5);
        let topic = Filter { topic: word("accessibility"), ..Filter::default() };
        assert!(of(topic, &Viewer::Public, Action::Feed, 0).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_licence_is_that_of_a_topic_or_kind_only_where_all_share_it() {
    on_both(async |db| {
        let write = |number: u32, licence: Option<&str>, topics: &[&str]| {
            let topics = topics.iter().map(|slug| (*slug).to_owned()).collect();
            let uri = format!("https://fi.example/materials/{number}");
            MaterialWrite { licence: licence.map(str::to_owned), topics, ..sample(&uri) }
        };
        change(&db, write(1, Some("CC-BY-4.0"), &["deepfakes", "polling-staff"])).await.unwrap();
        change(&db, write(2, Some("CC-BY-4.0"), &["deepfakes"])).await.unwrap();
        change(&db, write(3, Some("CC0-1.0"), &["polling-staff"])).await.unwrap();
        change(&db, write(4, None, &["accessibility"])).await.unwrap();
        let hidden = MaterialWrite { audience: Audience::green(FI), ..write(5, Some("CC0-1.0"), &["deepfakes"]) };
        change(&db, hidden).await.unwrap();
        let shared = async |filed| licences(&db, &Viewer::Public, Action::Feed, filed).await.unwrap();
        assert_eq!(shared(Filed::Topic).await, [("deepfakes".to_owned(), "CC-BY-4.0".to_owned())].into());
        assert!(shared(Filed::Kind).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_that_comes_too_late_leaves_no_note() {
    on_both(async |db| {
        change(&db, MaterialWrite { revision: 5, ..sample(URI) }).await.unwrap();
        assert_eq!(change(&db, entomb(URI, 2)).await, None);
        assert_eq!(prune_withdrawn_from(&db, at(1_000), Pass::Forget).await.unwrap(), 0);
        let rows: i64 = sqlx::query_scalar("select count(*) from withdrawn_from").fetch_one(db.read()).await.unwrap();
        assert_eq!(rows, 0);
    })
    .await;
}

#[tokio::test]
async fn the_files_of_a_list_are_those_that_are_here_with_their_size() {
    on_both(async |db| {
        change(&db, sample(URI)).await.unwrap();
        let listed = list(&db, &Viewer::Public, Action::Feed, &Filter::default(), 9, 0).await.unwrap();
        assert!(held_files(&db, &listed).await.unwrap().is_empty());
        crate::store::blob::hold(&db, &Given { size: 1234, ..given(&"ab".repeat(32)) }, at(1)).await.unwrap();
        let files = held_files(&db, &listed).await.unwrap();
        let file = &files[&listed[0].material.id][0];
        assert_eq!((file.name.as_str(), file.size), ("form.pdf", 1234));
        assert!(held_files(&db, &[]).await.unwrap().is_empty());
    })
    .await;
}
