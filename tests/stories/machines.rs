//! What search engines, catalogues and people who find a weakness are told, of what is public.

use std::collections::BTreeSet;

use super::place::{json, local_id};
use crate::harness::{Node, NodeDraft, on_both};

fn node(engine: crate::harness::Engine) -> Node {
    let mut fi = NodeDraft::new(engine, "fi", 8101)
        .of("FI", "fi,sv,en", "vaalit")
        .set("http", "security_contact", "mailto:security@fi.example")
        .prepare();
    fi.start();
    fi
}

/// The addresses in a map.
fn addresses(text: &str) -> BTreeSet<String> {
    text.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>")).map(|(it, _)| it.to_owned()).collect()
}

#[test]
fn the_maps_name_each_public_page_in_each_language_and_nothing_else() {
    on_both(|engine| {
        let fi = node(engine);
        let clear = local_id(&fi, &fi.publish("clear", "CLEAR", ""));
        let green = local_id(&fi, &fi.publish("green", "GREEN", ""));
        let robots = fi.get("/robots.txt").is(&[200]).text();
        assert!(robots.contains(&format!("Sitemap: {}/sitemap.xml", fi.origin())), "{robots}");
        let maps = addresses(&fi.get("/sitemap.xml").is(&[200]).text());
        assert_eq!(maps.len(), 2, "{maps:?}");
        let mut found = BTreeSet::new();
        for map in &maps {
            let path = map.strip_prefix(fi.origin()).expect("they are here");
            let answer = fi.get(path).is(&[200]);
            assert_eq!(answer.header("content-type"), Some("application/xml; charset=utf-8"));
            found.extend(addresses(&answer.text()));
        }
        for language in ["en", "fi", "sv", "lt", "nl", "ga", "hr"] {
            assert!(found.contains(&format!("{}/{language}/materials/{clear}", fi.origin())), "{language}: {found:?}");
        }
        assert!(!found.iter().any(|address| address.contains(&green)), "{found:?}");
        for address in found.iter().filter(|address| address.contains("/en/") || address.contains("/ga/")) {
            fi.get(address.strip_prefix(fi.origin()).expect("it is here")).is(&[200]);
        }
        for file in ["2.xml", "01.xml", "-1.xml", "x.xml", "1"] {
            fi.get(&format!("/sitemaps/{file}")).is(&[404]);
        }
    });
}

#[test]
fn the_catalogue_offers_what_is_public_as_datasets_whose_feeds_are_there() {
    on_both(|engine| {
        let fi = node(engine);
        fi.publish("clear", "CLEAR", "topics: [early-voting]\n");
        fi.publish("green", "GREEN", "topics: [deepfakes]\n");
        let answer = fi.get("/catalog.jsonld").is(&[200]);
        let etag = answer.header("etag").expect("a tag").to_owned();
        let catalogue = json(&answer.text());
        assert_eq!(catalogue["@type"], "dcat:Catalog");
        assert!(catalogue["dct:publisher"]["foaf:name"][0]["@value"].is_string(), "{catalogue}");
        let sets = catalogue["dcat:dataset"].as_array().expect("datasets");
        let ids: Vec<&str> = sets.iter().filter_map(|set| set["@id"].as_str()?.rsplit('#').next()).collect();
        assert_eq!(ids, ["topic-early-voting", "kind-best-practice"]);
        for set in sets {
            assert_eq!(set["dct:publisher"], catalogue["dct:publisher"]);
            assert_eq!(set["dct:language"].as_array().map(Vec::len), Some(7), "{set}");
            assert!(set["dct:title"].as_array().is_some_and(|titles| titles.len() == 7), "{set}");
            for feed in set["dcat:distribution"].as_array().expect("distributions") {
                let address = feed["dcat:accessURL"]["@id"].as_str().expect("an address");
                fi.get(address.strip_prefix(fi.origin()).expect("it is here")).is(&[200]);
            }
        }
        let asked = crate::harness::Request::get(fi.host(), "/catalog.jsonld").and("if-none-match", &etag);
        fi.send(&asked).is(&[304]);
    });
}

#[test]
fn somebody_who_finds_a_weakness_is_told_whom_to_tell() {
    on_both(|engine| {
        let fi = node(engine);
        let text = fi.get("/.well-known/security.txt").is(&[200]).text();
        assert!(text.starts_with("Contact: mailto:security@fi.example\nExpires: 20"), "{text}");
        fi.set("http", "security_contact", "security@fi.example");
        let refused = fi.refuses(&["export"]);
        assert!(refused.contains("http.security_contact") && refused.contains("mailto:"), "{refused}");
    });
}
