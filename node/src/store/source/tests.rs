use super::*;
use crate::store::test_engine::{at, on_both};

fn new(name: &str) -> NewSource {
    NewSource {
        id: format!("id-{name}"),
        address: format!("https://{name}.example/rss"),
        name: name.into(),
        page: None,
        country: Some("EE".into()),
        language: None,
    }
}

async fn added(db: &Db, name: &str) -> Source {
    let line = AuditLine::new("om", "follow source", name);
    add(db, &new(name), &line, at(0), 2).await.unwrap().expect("there is room")
}

fn entry(guid: &str, second: Option<i64>, title: &str) -> NewItem {
    NewItem {
        id: format!("item-{guid}-{title}"),
        guid: guid.into(),
        title: title.into(),
        summary: String::new(),
        link: format!("https://ee.example/{guid}"),
        language: "et".into(),
        published: second.map(at),
        topics: vec!["deepfakes".into()],
    }
}

fn news(items: Vec<NewItem>, keep: usize) -> News {
    News { etag: Some("\"1\"".into()), modified: None, items, keep }
}

async fn titles(db: &Db, filter: &Filter) -> Vec<String> {
    items(db, filter, 50, 0).await.unwrap().into_iter().map(|item| item.title).collect()
}

#[tokio::test]
async fn a_source_is_added_once_and_there_are_only_so_many() {
    on_both(async |db| {
        let first = added(&db, "ee").await;
        assert_eq!(added(&db, "ee").await, first);
        added(&db, "lv").await;
        let line = AuditLine::new("om", "follow source", "pl");
        assert_eq!(add(&db, &new("pl"), &line, at(0), 2).await.unwrap(), None);
        let names: Vec<String> = list(&db, 9).await.unwrap().into_iter().map(|(source, _)| source.name).collect();
        assert_eq!(names, ["ee", "lv"]);
        assert_eq!(find(&db, "https://ee.example/rss").await.unwrap().unwrap().id, "id-ee");
    })
    .await;
}

#[tokio::test]
async fn what_is_read_is_found_by_its_words_as_long_as_it_is_there() {
    on_both(async |db| {
        let one = added(&db, "ee").await;
        let found = async |question: &str, filter: &Filter| {
            let query = crate::model::search::Query::read(question);
            let (items, number) = find_words(&db, &query, filter, (9, 0)).await.unwrap();
            assert_eq!(items.len() as u64, number, "{question}");
            items.into_iter().map(|item| item.title).collect::<Vec<_>>()
        };
        let all = Filter::default();
        let of = |language: &str, title: &str| NewItem { language: language.into(), ..entry(title, Some(1), title) };
        let items = vec![of("sv", "Förtidsröstning i kommunerna"), of("fi", "Ennakkoäänestys kunnissa")];
        read(&db, &one, &news(items, 9), at(2), at(3)).await.unwrap();
        assert_eq!(found("röstning", &all).await, ["Förtidsröstning i kommunerna"], "a part of a compound");
        assert_eq!(found("kommun förtidsröstning", &all).await.len(), 1, "both words, in whatever form");
        assert_eq!(found("kommun ennakkoäänestys", &all).await.len(), 0, "not one of them");
        assert_eq!(found("syväväärennökset", &all).await.len(), 2, "by the suggested topic");
        let finnish = Filter { language: Some("fi".into()), ..Filter::default() };
        assert_eq!(found("deepfakes", &finnish).await, ["Ennakkoäänestys kunnissa"]);
        // Made anew, twice, with one that is gone among them.
        let mut ids = items_after(&db, "", 9).await.unwrap();
        ids.push("gone".into());
        for _ in 0..2 {
            index(&db, &ids).await.unwrap();
            assert_eq!(found("röstning", &all).await.len(), 1);
        }
        let due = lease(&db, at(9), SignedDuration::from_secs(9), 9).await.unwrap();
        read(&db, &due[0], &news(vec![of("fi", "Ennakkoäänestys kunnissa")], 1), at(10), at(11)).await.unwrap();
        assert_eq!(found("röstning", &all).await.len(), 0, "with the item its words go");
        remove(&db, &one.id, &AuditLine::new("om", "unfollow source", "ee"), at(12)).await.unwrap();
        assert_eq!(found("deepfakes", &all).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_holds_up_no_source() {
    on_both(async |db| {
        const DAY: i64 = 86_400;
        added(&db, "ee").await;
        let seconds = SignedDuration::from_secs;
        let ahead = lease(&db, at(DAY), seconds(24), 1).await.unwrap().remove(0);
        read(&db, &ahead, &news(Vec::new(), 2), at(DAY), at(DAY + 1800)).await.unwrap();
        let longest = crate::store::waits::Longest {
            lease: seconds(24),
            retry: seconds(3600),
            pull: seconds(300),
            read: seconds(1800),
            ..Default::default()
        };
        crate::store::waits::shorten(&db, at(5), longest).await.unwrap();
        assert!(lease(&db, at(1804), seconds(24), 1).await.unwrap().is_empty());
        assert_eq!(lease(&db, at(1805), seconds(24), 1).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_newest_items_are_kept_once_each_with_the_date_they_came_with() {
    on_both(async |db| {
        let ee = added(&db, "ee").await;
        let first = vec![entry("a", Some(10), "A"), entry("b", None, "B"), entry("c", Some(999_999), "C")];
        read(&db, &ee, &news(first, 3), at(100), at(200)).await.unwrap();
        assert_eq!(titles(&db, &Filter::default()).await, ["B", "C", "A"], "no date and a later one are from today");
        let again = vec![entry("b", None, "B again"), entry("d", Some(50), "D"), entry("d", Some(50), "D twice")];
        read(&db, &ee, &news(again, 3), at(300), at(400)).await.unwrap();
        assert_eq!(titles(&db, &Filter::default()).await, ["B again", "C", "D"], "what is older than the newest goes");
        let kept = items(&db, &Filter::default(), 1, 0).await.unwrap().remove(0);
        assert_eq!((kept.published, kept.topics), (at(100), vec!["deepfakes".to_owned()]));
        for (filter, count) in [
            (Filter { country: Some("EE".into()), ..Filter::default() }, 3),
            (Filter { country: Some("LV".into()), ..Filter::default() }, 0),
            (Filter { topic: Some("deepfakes".into()), ..Filter::default() }, 3),
            (Filter { topic: Some("early-voting".into()), ..Filter::default() }, 0),
            (Filter { source: Some("id-ee".into()), ..Filter::default() }, 3),
        ] {
            assert_eq!(number(&db, &filter).await.unwrap(), count, "{filter:?}");
        }
        remove(&db, &ee.id, &AuditLine::new("om", "unfollow source", "ee"), at(500)).await.unwrap();
        assert!(titles(&db, &Filter::default()).await.is_empty() && list(&db, 9).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_lost_the_lease_writes_nothing_and_a_failure_keeps_what_was_read() {
    on_both(async |db| {
        let ee = added(&db, "ee").await;
        read(&db, &ee, &news(vec![entry("a", Some(10), "A")], 9), at(1), at(100)).await.unwrap();
        assert!(lease(&db, at(99), SignedDuration::from_secs(10), 9).await.unwrap().is_empty(), "it is not due");
        let leased = lease(&db, at(100), SignedDuration::from_secs(10), 9).await.unwrap().remove(0);
        assert!(lease(&db, at(105), SignedDuration::from_secs(10), 9).await.unwrap().is_empty(), "somebody has it");
        let anew = lease(&db, at(120), SignedDuration::from_secs(10), 9).await.unwrap().remove(0);
        let late = failed(&db, &leased, "late", at(121), at(200)).await;
        assert!(matches!(late, Err(StoreError::LostLease(_))), "{late:?}");
        failed(&db, &anew, "answered 404", at(121), at(200)).await.unwrap();
        let now = find(&db, &ee.id).await.unwrap().unwrap();
        assert_eq!((now.trouble.as_deref(), now.failures, now.failing_since), (Some("answered 404"), 1, Some(at(121))));
        assert_eq!((now.read_at, now.etag.as_deref()), (Some(at(1)), Some("\"1\"")));
        assert_eq!(titles(&db, &Filter::default()).await, ["A"]);
        let well = lease(&db, at(200), SignedDuration::from_secs(10), 9).await.unwrap().remove(0);
        unchanged(&db, &well, at(201), at(300)).await.unwrap();
        let now = find(&db, &ee.id).await.unwrap().unwrap();
        assert_eq!((now.trouble, now.failures, now.read_at), (None, 0, Some(at(201))));
    })
    .await;
}
