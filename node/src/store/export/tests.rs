use std::collections::BTreeSet;

use election_pool_protocol::audience::Audience;

use super::*;
use crate::store::{
    material::{
        MaterialWrite,
        tests::{change, entomb, sample, withhold},
    },
    test_engine::on_both,
};

#[tokio::test]
async fn the_lines_are_as_in_the_contract_and_sorted_byte_by_byte() {
    on_both(async |db| {
        let red = Audience { level: Level::Red, author: "x".into(), named: BTreeSet::new() };
        change(&db, MaterialWrite { audience: red, ..sample("https://fi.example/m/b") }).await;
        change(&db, sample("https://fi.example/m/B")).await;
        change(&db, withhold("https://fi.example/m/_", 3)).await;
        change(&db, entomb("https://fi.example/m/ä", 2)).await;
        change(&db, MaterialWrite { origin: "ee.example".into(), ..sample("https://ee.example/m/1") }).await;
        let all = lines(&db, None, None, 100).await.unwrap();
        let ids: Vec<&str> = all.iter().map(|line| line.id.as_str()).collect();
        let mut sorted = ids.clone();
        sorted[1..].sort_unstable();
        assert_eq!((all.len(), &ids), (5, &sorted));
        assert_eq!(all[0].origin, "ee.example");
        let json: Vec<String> = all.iter().map(|line| serde_json::to_string(line).unwrap()).collect();
        let digest = all[1].sha256.clone().unwrap();
        assert_eq!(
            json[1],
            format!(
                r#"{{"origin":"fi.example","id":"https://fi.example/m/B","type":"Article","revision":1,"state":"live","tlp":"CLEAR","sha256":"{digest}"}}"#
            )
        );
        assert_eq!(
            json[2],
            r#"{"origin":"fi.example","id":"https://fi.example/m/_","type":null,"revision":3,"state":"withheld","tlp":null,"sha256":null}"#
        );
        assert!(json[3].contains(r#""tlp":"RED""#));
        assert!(json[4].contains(r#""type":"Tombstone","revision":2,"state":"tombstone","tlp":null,"sha256":""#));
        let mut paged = Vec::new();
        while let page = lines(&db, Some("fi.example"), paged.last(), 2).await.unwrap()
            && !page.is_empty()
        {
            paged.extend(page);
        }
        assert_eq!(paged, all[1..]);
    })
    .await;
}
