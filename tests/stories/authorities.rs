//! The authorities of the network: a list, a page for each, and the ways to follow one.

use super::place::{self, agree, local_id};
use crate::harness::on_both;

#[test]
fn each_authority_has_a_page_with_what_it_publishes_and_how_to_follow_it() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        fi.publish("open", "CLEAR", "");
        fi.publish("inside", "GREEN", "");
        agree(&fi, &se);
        let open = fi.export().into_iter().find(|line| line["tlp"] == "CLEAR").expect("it is held");
        let id = open["id"].as_str().expect("an id").to_owned();
        for node in [&fi, &se] {
            let list = node.get("/en/authorities").is(&[200]).text();
            for shown in [
                "href=\"/en/authorities/vaalit@fi.localhost:8101\"",
                "href=\"/en/authorities/val@se.localhost:8102\"",
                "<td>Finland</td>",
                "<td>1 material</td>",
                "<span lang=\"sv\">svenska</span>",
            ] {
                assert!(list.contains(shown), "{shown}: {list}");
            }
            let page = node.get("/en/authorities/vaalit@fi.localhost:8101").is(&[200]).text();
            for shown in [
                "Test authority fi</h1>",
                "@vaalit@fi.localhost:8101",
                "href=\"/feeds/country/fi.en.rss\"",
                "/feeds/country/fi.en.ics\"",
                "href=\"http://fi.localhost:8101/\"",
                "<dd>1 material</dd>",
            ] {
                assert!(page.contains(shown), "{shown}: {page}");
            }
            assert!(!page.contains("inside"), "{page}");
            let empty = node.get("/fi/authorities/val@se.localhost:8102").is(&[200]).text();
            assert!(empty.contains("Tällä solmulla ei ole tältä viranomaiselta"), "{empty}");
            for absent in ["nobody@fi.localhost:8101", "vaalit@other.example", "%3Cscript%3E"] {
                assert_eq!(node.get(&format!("/en/authorities/{absent}")).status, 404, "{absent}");
            }
            let material = node.get(&format!("/en/materials/{}", local_id(node, &id))).is(&[200]).text();
            assert!(material.contains("href=\"/en/authorities/vaalit@fi.localhost:8101\""), "{material}");
        }
    });
}
