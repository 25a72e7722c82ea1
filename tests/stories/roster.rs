//! The roster: leaving it, coming back, new keys.

use std::{thread, time::Duration};

use election_pool_protocol::key::RsaPublic;
use serde_json::{Value, json};

use super::place::{self, acquainted, agree, becomes};
use crate::harness::{Node, NodeDraft, Peer, Reply, on_both, until};

#[test]
fn a_removed_partner_gets_nothing_is_refused_and_comes_back_to_where_it_was() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        fi.publish("one", "GREEN", "");
        se.publish("ett", "GREEN", "");
        agree(&fi, &se);
        agree(&se, &fi);
        until("the lane is settled", || (standing(&fi)["sent"] == 1).then_some(()));

        fi.done(&["peer", "remove", se.origin()]);
        assert_eq!(standing(&fi)["state"], "removed");
        let two = fi.publish("two", "GREEN", "");
        let tva = se.publish("tva", "GREEN", "");
        thread::sleep(Duration::from_secs(2));
        assert_eq!(se.exported(&two), None);
        assert_eq!(fi.exported(&tva), None);
        assert_eq!(standing(&fi)["sent"], 1, "the cursor is kept");
        assert_eq!(fi.number("select count(*) from inbox where position = 2"), 0);

        fi.done(&["peer", "add", se.origin(), "--yes"]);
        becomes(&se, &two, "live", 1);
        becomes(&fi, &tva, "live", 1);
        agree(&fi, &se);
        agree(&se, &fi);
        until("the lane has gone on", || (standing(&fi)["sent"] == 2).then_some(()));
        for (node, what) in [(&fi, "quarantine"), (&se, "quarantine"), (&fi, "alarm"), (&se, "alarm")] {
            assert_eq!(node.number(&format!("select count(*) from {what}")), 0, "{what} at {}", node.host());
        }
        assert_eq!(
            se.number("select count(*) from revision r join material m on m.id = r.material where m.is_own = 0"),
            2
        );
    });
}

fn standing(node: &Node) -> Value {
    place::json(&node.done(&["--json", "peer", "list"]))[0].clone()
}

#[test]
fn a_new_key_counts_when_the_operator_has_compared_its_fingerprint() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/follows/1", se.origin()),
            "type": "Follow", "actor": se.authority().id, "object": fi.authority(),
        })
        .to_string();
        // All its actors show another key now, under the old name of the key.
        let pem = se.editor().keys.rsa.public_pem();
        for (path, document) in
            [("/actor", se.application_document()), ("/actors/val", se.authority_document(se.authority()))]
        {
            let mut document = Value::from(document);
            document["publicKey"]["publicKeyPem"] = pem.clone().into();
            se.serves(path, Reply::activity(&document));
        }
        let delivery = || {
            let mut delivery = fi.delivery(se.authority(), follow.as_bytes()).signed_by(se.editor());
            delivery.key_id = se.authority().key_id();
            delivery.sign()
        };
        fi.send(&delivery()).is(&[401]);
        let new = RsaPublic::from_pem(&pem).expect("a key").fingerprint();
        let old = standing(&fi)["fingerprint"].as_str().expect("a fingerprint").to_owned();
        assert_ne!(old, new);
        fi.refuses(&["peer", "rotate", se.host(), "--fingerprint", &old]);
        assert_eq!(standing(&fi)["fingerprint"], old);
        let spaced: String = new.to_uppercase().chars().enumerate().fold(String::new(), |mut text, (at, letter)| {
            if at > 0 && at % 2 == 0 {
                text.push(':');
            }
            text.push(letter);
            text
        });
        fi.done(&["peer", "rotate", se.host(), "--fingerprint", &spaced]);
        assert_eq!(standing(&fi)["fingerprint"], new);
        fi.send(&delivery()).is(&[202]);
        fi.deliver(se.authority(), follow.as_bytes()).is(&[401]);
    });
}

#[test]
fn a_partner_that_announces_its_new_key_under_the_old_one_is_believed() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let mut document = Value::from(se.authority_document(se.authority()));
        document["publicKey"]["publicKeyPem"] = se.editor().keys.rsa.public_pem().into();
        let update = se.authority().proved(json!({
            "@context": ["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}],
            "id": format!("{}/activities/key", se.origin()), "type": "Update", "actor": se.authority().id,
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "object": document,
        }));
        fi.deliver(se.authority(), update.to_string().as_bytes()).is(&[202]);
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/follows/1", se.origin()),
            "type": "Follow", "actor": se.authority().id, "object": fi.authority(),
        })
        .to_string();
        until("the announcement is applied", || {
            (fi.number("select count(*) from inbox where state = 'applied'") == 1).then_some(())
        });
        let mut delivery = fi.delivery(se.authority(), follow.as_bytes()).signed_by(se.editor());
        delivery.key_id = se.authority().key_id();
        fi.send(&delivery.sign()).is(&[202]);
        assert_eq!(fi.number("select count(*) from alarm"), 0);
    });
}

#[test]
fn a_server_without_the_capability_is_a_reader_and_peer_add_says_so() {
    let reader = super::reader::Reader::new("social", 8110);
    let server = reader.server();
    let mut document: Value = Value::from(server.application_document());
    for name in ["pool:replication", "pool:log", "pool:authorities", "pool:inbox", "pool:languages"] {
        document.as_object_mut().expect("an object").remove(name);
    }
    server.serves("/actor", Reply::activity(&document));
    let fi =
        NodeDraft::new(crate::harness::Engine::Sqlite, "fi", 8101).knows(server.host(), server.address()).prepare();
    let said = fi.done(&["peer", "add", &server.origin(), "--yes"]);
    assert!(said.contains("reader"), "{said}");
    let refused = fi.refuses(&["peer", "add", "http://nobody.localhost:9999", "--yes"]);
    assert!(refused.contains("nobody.localhost:9999"), "{refused}");
}
