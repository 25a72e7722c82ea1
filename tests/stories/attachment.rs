//! Attachments travel by pull, checked by their digest.

use std::fs;

use serde_json::json;

use super::place::{self, acquainted, becomes, best_practice, local_id};
use crate::harness::{NodeDraft, Peer, Reply, on_both, until};

const NOTE: &[u8] = b"%PDF-1.4\nA file of the stories.\n";

#[test]
fn an_attachment_is_copied_by_partners_and_closed_to_others() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        fs::write(fi.folder().join("note.pdf"), NOTE).expect("the folder is writable");
        for tlp in ["GREEN", "CLEAR"] {
            let head = best_practice("With a file", tlp, "attachments: [note.pdf]\n");
            let path = place::write(&fi, "with.md", &head, "Text.");
            let id = place::json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
            becomes(&se, &id, "live", 1);
            until("the file is there", || {
                let shown = place::json(&se.done(&["--json", "material", "show", &id]));
                (shown["attachments"][0] == json!(["note.pdf", true])).then_some(())
            });
            let sha256 = sha256(NOTE);
            for node in [&fi, &se] {
                let answer = node.get(&format!("/attachments/{sha256}"));
                if tlp == "GREEN" {
                    assert_eq!(answer.status, 404);
                    continue;
                }
                assert_eq!(answer.is(&[200]).body, NOTE);
                let page = node.get(&format!("/en/materials/{}", local_id(node, &id))).is(&[200]).text();
                assert!(page.contains(&format!("/attachments/{sha256}")), "{page}");
            }
        }
    });
}

fn sha256(bytes: &[u8]) -> String {
    election_pool_protocol::digest::hex(&election_pool_protocol::digest::sha256(bytes))
}

#[test]
fn what_a_camera_noted_is_published_by_no_way_and_no_name_hides_what_a_file_is() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        let publish = |file: &str, bytes: &[u8]| {
            fs::write(fi.folder().join(file), bytes).expect("the folder is writable");
            place::write(&fi, "with.md", &best_practice("With", "CLEAR", &format!("attachments: [\"{file}\"]\n")), "x")
        };
        let segment = |marker: u8, body: &[u8]| {
            let length = u16::try_from(body.len() + 2).expect("it is short").to_be_bytes();
            [&[0xFF, marker][..], &length, body].concat()
        };
        let notes = [segment(0xE1, b"Exif\0\0GPS 60.17 N"), segment(0xFE, b"of the desk of Anna")].concat();
        let scan = [segment(0xDB, &[1, 2, 3]), segment(0xDA, &[9]), vec![1, 2, 0xFF, 0xD9]].concat();
        fi.done(&["publish", &publish("hall.jpg", &[&[0xFF, 0xD8][..], &notes, &scan].concat())]);
        let clean = [&[0xFF, 0xD8][..], &scan].concat();
        assert_eq!(fi.get(&format!("/attachments/{}", sha256(&clean))).is(&[200]).body, clean);
        let refused = fi.refuses(&["publish", &publish("photo.webp", b"RIFF\x20\0\0\0WEBPVP8 1234567890123456789")]);
        assert!(refused.contains("photo.webp” is a picture of a sort that may tell more than it shows"), "{refused}");
        let refused = fi.refuses(&["publish", &publish("form\u{202e}fdp.exe", b"MZ")]);
        // What is not seen is no part of a name that is written down; so there is no such file.
        assert!(refused.contains("formfdp.exe: cannot be read"), "{refused}");
    });
}

#[test]
fn a_page_says_that_it_waits_for_a_file_until_the_right_one_is_there() {
    on_both(|engine| {
        let se = Peer::partner("se", 8102);
        let fi = NodeDraft::new(engine, "fi", 8101).knows(se.host(), se.address()).prepare().started();
        fi.done(&["peer", "add", &se.origin(), "--yes"]);
        let path = format!("/attachments/{}", sha256(NOTE));
        se.serves(&path, Reply::of("application/pdf", "something else"));
        let id = format!("{}/materials/1", se.origin());
        let author = se.authority();
        let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
        let public = json!(["https://www.w3.org/ns/activitystreams#Public"]);
        let article = author.proved(json!({
            "@context": context, "id": id, "type": "Article", "attributedTo": author.id, "to": public,
            "name": "A note", "nameMap": {"en": "A note"}, "content": "<p>Text.</p>", "contentMap": {"en": "<p>Text.</p>"},
            "published": "2026-11-01T10:00:00.000Z", "pool:tlp": "CLEAR", "pool:kind": "guide", "pool:revision": 1,
            "attachment": [{
                "type": "Document", "url": format!("{}{path}", se.origin()), "mediaType": "application/pdf",
                "name": "note.pdf", "pool:sha256": sha256(NOTE),
            }],
        }));
        let create = author.proved(json!({
            "@context": context, "id": format!("{}/activities/1", se.origin()), "type": "Create", "actor": author.id,
            "to": public, "object": article,
        }));
        fi.deliver(author, create.to_string().as_bytes()).is(&[202]);
        becomes(&fi, &id, "live", 1);
        let page = format!("/en/materials/{}", local_id(&fi, &id));
        until("the file was asked for", || se.heard().iter().any(|heard| heard.target == path).then_some(()));
        let text = fi.get(&page).is(&[200]).text();
        assert!(text.to_lowercase().contains("waiting for 1 file"), "{text}");
        assert_eq!(fi.get(&path).status, 404);
        se.serves(&path, Reply::of("application/pdf", NOTE));
        until("the right file is there", || (fi.get(&path).status == 200).then_some(()));
        assert!(!fi.get(&page).text().to_lowercase().contains("waiting for"));
    });
}
