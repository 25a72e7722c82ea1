//! A reader can see who signed a material, have it byte for byte, and cite it.

use serde_json::Value;

use super::place::{acquainted, becomes, json, local_id, path_of};
use crate::harness::{Browser, Node, on_both};

/// The page of a material, as the public sees it.
fn page(node: &Node, id: &str) -> (String, String) {
    let path = format!("/en/materials/{}", local_id(node, id));
    let text = node.get(&path).is(&[200]).text();
    (path, text)
}

#[test]
fn a_material_says_who_signed_it_and_gives_its_exact_bytes() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let id = fi.publish("signed", "CLEAR", "");
        becomes(&se, &id, "live", 1);
        let exported = |node: &Node| node.exported(&id).expect("it is there")["sha256"].clone();
        for node in [&fi, &se] {
            let (path, text) = page(node, &id);
            assert!(text.contains("The signature fits this text"), "{}: {text}", node.host());
            assert!(text.contains(&format!("{}#ed25519-key", fi.authority())), "{text}");
            let exact = node.get(&format!("{path}/exact")).is(&[200]);
            let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &exact.body);
            let bytes: Vec<String> = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
            let sha256 = bytes.concat();
            assert_eq!(exported(node), sha256);
            assert!(text.contains(&sha256), "the digest is on the page");
            let type_of = |answer: &crate::harness::Answer| answer.header("content-type").map(str::to_owned);
            assert_eq!(type_of(&exact).as_deref(), Some("application/json"));
            // A place in the log tells how much there is besides: not to the public.
            assert!(!text.contains("Position 1 in the log"), "{text}");
            node.done(&["user", "add", "reader", "--role", "reader"]);
            let seen = Browser::signed_in(node, "reader").get(node, &path).is(&[200]).text();
            assert!(seen.contains("Position 1 in the log of fi.localhost:8101"), "{}: {seen}", node.host());
        }
    });
}

#[test]
fn a_page_tells_machines_what_it_is_and_where_it_stays() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let id = fi.publish("cited", "CLEAR", "topics: [early-voting]\n");
        let green = fi.publish("green", "GREEN", "");
        becomes(&se, &id, "live", 1);
        becomes(&se, &green, "live", 1);
        for node in [&fi, &se] {
            let (path, text) = page(node, &id);
            let answer = node.get(&path);
            let link = answer.header("link").expect("there are links").to_owned();
            assert!(link.contains(&format!("<{id}>; rel=\"cite-as\"")), "{link}");
            assert!(link.contains(&format!("<{}{path}>; rel=\"canonical\"", node.origin())), "{link}");
            assert_eq!(
                link.contains("application/activity+json"),
                node.origin() == fi.origin(),
                "only its origin has it"
            );
            for language in ["en", "fi", "sv", "lt", "nl", "ga", "hr"] {
                let other = format!(
                    "hreflang=\"{language}\" href=\"{}{}\"",
                    node.origin(),
                    path.replacen("/en/", &format!("/{language}/"), 1)
                );
                assert!(text.contains(&other), "{language}: {text}");
            }
            let data = text.split_once("<script type=\"application/ld+json\">").expect("linked data").1;
            let data: Value = json(data.split_once("</script>").expect("its end").0);
            assert_eq!((&data["@type"], &data["identifier"]), (&"Article".into(), &id.as_str().into()), "{data}");
            // What is not known is not said to be nothing.
            assert_eq!(data["license"], "https://creativecommons.org/licenses/by/4.0/");
            assert!(!data.to_string().contains(":[]"), "{data}");
            let licence = "<a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC-BY-4.0</a>";
            assert!(text.contains(licence), "{text}");
            assert!(text.contains("property=\"og:title\" content=\"About cited\""), "{text}");
            assert!(text.contains(&format!("About cited.</span> Revision 1. {id}")), "{text}");
            let bib = node.get(&format!("{path}/citation.bib")).is(&[200]).text();
            assert!(bib.contains("title = {{About cited}}") && bib.contains(path_of(&id)), "{bib}");
            let ris = node.get(&format!("{path}/citation.ris")).is(&[200]).text();
            assert!(ris.starts_with("TY  - RPRT\r\n") && ris.contains(&id), "{ris}");
        }
        // What is not public says nothing to search engines, even to somebody who may read it.
        fi.done(&["user", "add", "reader", "--role", "reader"]);
        let path = format!("/en/materials/{}", local_id(&fi, &green));
        let seen = Browser::signed_in(&fi, "reader").get(&fi, &path).is(&[200]).text();
        assert!(
            !seen.contains("og:title") && !seen.contains("ld+json") && !seen.contains("rel=\"alternate\" hreflang")
        );
    });
}
