//! New keys of a node: announced under the old ones, taken by partners without a person, whether they are there or away; what
//! was proved before stays verifiable, and an old key announces nothing any more.

use serde_json::{Value, json};

use super::place::{acquainted, agree, json as read};
use crate::harness::{Browser, Node, NodeDraft, Peer, on_both, until};

/// The fingerprint by which `node` knows its first partner.
fn known_as(node: &Node) -> String {
    read(&node.done(&["--json", "peer", "list"]))[0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
}

/// The page of a material of a partner, with the key its proof holds by.
fn page(node: &Node, uri: &str) -> String {
    let id = read(&node.done(&["--json", "material", "show", uri]))["id"].as_str().expect("an id").to_owned();
    node.get(&format!("/en/materials/{id}")).is(&[200]).text()
}

/// Makes new keys; gives the new fingerprint of the node.
fn rotate(node: &Node) -> String {
    let made = read(&node.done(&["--json", "authority", "rotate-keys"]));
    assert_eq!(made.as_array().map(Vec::len), Some(2), "the node and its authority: {made}");
    assert_ne!(made[0]["fingerprint"], made[0]["before"]);
    made[0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
}

fn is_calm(node: &Node) {
    for what in ["quarantine", "alarm", "lane_entry"] {
        assert_eq!(node.number(&format!("select count(*) from {what}")), 0, "{what} at {}", node.host());
    }
}

#[test]
fn a_partner_takes_new_keys_without_a_person_and_keeps_receiving() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let before = fi.publish("before", "CLEAR", "");
        agree(&fi, &se);
        let old = known_as(&se);
        let new = rotate(&fi);
        assert_ne!(old, new);
        let after = fi.publish("after", "CLEAR", "");
        let mine = se.publish("mine", "GREEN", "");
        agree(&fi, &se);
        agree(&se, &fi);
        assert_eq!(known_as(&se), new);
        let key = format!("{}#ed25519-key", fi.authority());
        let (first, second) = (page(&se, &before), page(&se, &after));
        assert!(first.contains(&key) && !first.contains(&format!("{key}-2")), "{first}");
        assert!(second.contains(&format!("{key}-2")), "{second}");
        assert!(page(&fi, &before).contains(&key), "so it is at home");

        // Until it is confirmed that they are known, no others are made.
        if fi.number("select min(confirmed_position) from peer") == 0 {
            let why = fi.refuses(&["authority", "rotate-keys"]);
            assert!(why.contains(se.host()), "{why}");
        }
        se.done(&["sync", "--now"]);
        fi.done(&["sync", "--now"]);
        let newest = rotate(&fi);
        let third = fi.publish("third", "GREEN", "");
        agree(&fi, &se);
        assert_eq!(known_as(&se), newest);
        assert!(page(&se, &before).contains(&key) && se.exported(&third).is_some());
        is_calm(&fi);
        is_calm(&se);
        let lines = read(&fi.done(&["--json", "audit", "list", "--deed", "keys rotate"]));
        assert_eq!(lines.as_array().map(Vec::len), Some(4), "{lines}");
        fi.done(&["audit", "verify"]);
        // Seals and exports of before are still of this node, and nothing is wrong with its keys.
        let doctor = fi.run(&["doctor"]);
        assert!(!doctor.out.contains("published with"), "{}", doctor.out);
        let _ = mine;
    });
}

#[test]
fn a_partner_that_was_away_takes_new_keys_when_it_is_back() {
    on_both(|engine| {
        let [mut fi, mut se] = acquainted(engine, ["fi", "se"]);
        let one = fi.publish("one", "CLEAR", "");
        agree(&fi, &se);
        se.stop();
        fi.publish("two", "GREEN", "");
        let new = rotate(&fi);
        let three = fi.publish("three", "CLEAR", "");
        // The keys are the same after a start.
        fi.stop();
        fi.start();
        se.start();
        agree(&fi, &se);
        assert_eq!(known_as(&se), new);
        assert!(page(&se, &one).contains("#ed25519-key") && page(&se, &three).contains("#ed25519-key-2"));
        is_calm(&se);
    });
}

#[test]
fn a_key_that_was_given_up_announces_nothing_any_more() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let val = se.authority();
        let announce = |name: &str, methods: Value| {
            let mut document = Value::from(se.authority_document(val));
            document["assertionMethod"] = methods;
            let update = val.proved(json!({
                "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
                "id": format!("{}/activities/{name}", se.origin()), "type": "Update", "actor": val.id,
                "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": document,
            }));
            fi.deliver(val, update.to_string().as_bytes()).is(&[202]);
        };
        let method = |id: &str, key: String| json!({"id": format!("{}#{id}", val.id), "type": "Multikey", "controller": val.id, "publicKeyMultibase": key});
        let mut old = method("ed25519-key", val.keys.ed25519.public_multikey());
        let again = old.clone();
        old["revoked"] = "2026-01-01T00:00:00Z".into();
        announce("new", json!([method("ed25519-key-2", se.editor().keys.ed25519.public_multikey()), old]));
        until("the new key is pinned", || {
            (fi.number("select count(*) from peer_key where revoked is not null") == 1).then_some(())
        });
        announce("stolen", json!([again]));
        until("somebody is told", || (fi.number("select count(*) from alarm where kind = 'key'") == 1).then_some(()));
        assert_eq!(fi.number("select count(*) from peer_key where revoked is not null"), 1, "and nothing is changed");
    });
}

#[test]
fn an_operator_makes_new_keys_in_the_browser_with_a_second_factor() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).set("limits", "sign_in_tries", 1_000).prepare().started();
        for (name, role) in [("olli", "operator"), ("paula", "peer-administrator"), ("taru", "auditor")] {
            fi.done(&["user", "add", name, "--role", role]);
        }
        let at = "/en/admin/keys";
        let mut olli = Browser::signed_in(&fi, "olli");
        let shown = olli.get(&fi, at).is(&[200]).text();
        for said in ["/actor#main-key", "/actor#ed25519-key", "signs requests", "vouches for materials"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(!shown.contains("Make new keys"), "{shown}");
        olli.press(&fi, at, &[]).is(&[303]);
        for name in ["paula", "taru"] {
            let mut other = Browser::with_second_factor(&fi, name).0;
            assert!(!other.get(&fi, at).is(&[200]).text().contains("Make new keys"));
            other.press(&fi, at, &[]).is(&[403]);
        }
        let mut olli = Browser::with_second_factor(&fi, "olli").0;
        let made = olli.press(&fi, at, &[]).is(&[200]).text();
        assert!(made.contains("New keys are made and announced"), "{made}");
        assert!(
            made.contains("#ed25519-key-2") && made.contains("what it signed before can still be verified with it"),
            "{made}"
        );
        let actor = fi.get("/actor").is(&[200]).json();
        assert_eq!(actor["assertionMethod"].as_array().map(Vec::len), Some(2));
        assert!(actor["publicKey"]["publicKeyPem"].is_string(), "one key signs requests");
        let lines = read(&fi.done(&["--json", "audit", "list", "--who", "olli", "--deed", "keys rotate"]));
        assert_eq!(lines.as_array().map(Vec::len), Some(2), "{lines}");
    });
}
