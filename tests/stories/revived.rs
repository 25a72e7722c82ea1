//! A backup remembers who was signed in: what may have been ended since lets nobody in after a restore.

use super::{backup::Shelf, place::json};
use crate::harness::{Browser, NodeDraft, Passkey, Request, link, on_both};

#[test]
fn after_a_restore_no_session_token_link_or_feed_of_before_lets_anybody_in() {
    on_both(|engine| {
        let shelf = Shelf::new("revived");
        let mut fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
        shelf.keeps(&fi);
        fi.done(&["user", "add", "aino", "--role", "author"]);
        let mut aino = Browser::signed_in(&fi, "aino");
        let mut key = Passkey::new(&fi, b"hers");
        key.add(&fi, &mut aino, "Key").is(&[303]);
        let made = aino.press(&fi, "/en/my-feeds", &[]).is(&[201]).text();
        let feed = made.split("value=\"").find_map(|rest| rest.split('"').next().filter(|v| v.contains("/feeds/own/")));
        let feed = feed.and_then(|feed| feed.strip_prefix(fi.origin())).expect("an address").to_owned();
        fi.get(&feed).is(&[200]);
        let token = json(&fi.done(&["--json", "token", "make", "--as", "aino", "--scope", "read"]));
        let token = token["token"].as_str().expect("a token").to_owned();
        let bearer = |fi: &crate::harness::Node| {
            let request = Request::get(fi.host(), "/api/v1/token").and("authorization", &format!("Bearer {token}"));
            fi.send(&request)
        };
        bearer(&fi).is(&[200]);
        let unused = link(&fi, "aino");
        shelf.saves(&fi, "old");

        fi.loses_everything();
        let told = shelf.restores(&fi, "old");
        assert!(told.contains("1 sessions, 2 links to sign in, 1 tokens and 1 addresses of feeds are ended"), "{told}");
        let book = json(&fi.done(&["--json", "audit", "list", "--deed", "restore ends"]));
        assert_eq!(book.as_array().map(Vec::len), Some(1), "{book}");
        fi.done(&["audit", "verify"]);
        fi.done(&["restore", "--confirm", "--alone"]);
        fi.start();
        aino.get(&fi, "/en/account").is(&[303]);
        bearer(&fi).is(&[401]);
        fi.get(&feed).is(&[404]);
        Browser::default().post(&fi, &unused, "").is(&[403]);
        // What she signs in with is hers as before.
        let mut aino = Browser::default();
        key.enter(&fi, &mut aino).is(&[200, 303]);
        aino.get(&fi, "/en/account").is(&[200]);
    });
}
