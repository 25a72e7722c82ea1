//! A partner says that it has moved: two persons look at the new address and confirm what it shows, or one refuses; nothing
//! less re-addresses anybody.

use serde_json::{Value, json};

use super::{desk::value, incoming::PAGE, place::json as read};
use crate::harness::{Browser, Engine, Node, NodeDraft, Peer, PeerActor, Reply, on_both, until};

/// A node with a partner, the server that the partner moves to, and two persons who decide.
pub(super) fn scene(engine: Engine) -> (Node, Peer, Peer) {
    let (se, new) = (Peer::partner("se", 8102), Peer::partner("ny", 8108));
    let draft = NodeDraft::new(engine, "fi", 8101);
    let draft = [&se, &new].into_iter().fold(draft, |draft, peer| draft.knows(peer.host(), peer.address()));
    let fi = draft.set("limits", "sign_in_tries", 1_000).prepare().started();
    fi.done(&["peer", "add", &se.origin(), "--yes"]);
    for (username, role) in [("pia", "peer-administrator"), ("per", "peer-administrator"), ("anna", "author")] {
        fi.done(&["user", "add", username, "--role", role]);
    }
    names(&new, &se, new.application());
    (fi, se, new)
}

/// The new server says that it is the old one, with the keys that `of` has.
fn names(new: &Peer, old: &Peer, of: &PeerActor) {
    let mut document = of.in_document(new.application_document().into());
    document["alsoKnownAs"] = json!([old.application().id]);
    new.serves("/actor", Reply::activity(&document));
}

fn moving(name: &str, actor: &PeerActor, target: &str) -> Value {
    let origin = actor.id.split("/actor").next().expect("an origin");
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{origin}/activities/{name}"),
        "type": "Move", "actor": actor.id, "object": actor.id, "target": target,
    })
}

/// The partner says it, as it should; gives the case once it is there.
#[track_caller]
pub(super) fn says(fi: &Node, se: &Peer, name: &str, target: &str) -> Value {
    let body = se.application().proved(moving(name, se.application(), target));
    fi.deliver(se.application(), body.to_string().as_bytes()).is(&[202]);
    until("it waits for people", || Some(cases(fi)[0].clone()).filter(|case| case["target"] == target && is_open(case)))
}

fn is_open(case: &Value) -> bool {
    case["state"] == "waiting" && case["first"].is_null()
}

fn cases(fi: &Node) -> Value {
    read(&fi.done(&["--json", "peer", "moves", "--as", "pia"]))
}

/// Looks at the new address; gives the SHA-256 of what it shows.
#[track_caller]
fn look(fi: &Node, se: &Peer) -> String {
    let case = read(&fi.done(&["--json", "peer", "move", "look", se.host(), "--as", "pia"]));
    case["sha256"].as_str().expect("something is shown").to_owned()
}

fn confirm<'a>(se: &'a Peer, sha256: &'a str, by: &'a str) -> [&'a str; 8] {
    ["peer", "move", "confirm", se.host(), "--sha256", sha256, "--as", by]
}

/// Fails unless the partner is where it was, with the key it had, and alone.
#[track_caller]
pub(super) fn stays(fi: &Node, se: &Peer) {
    let roster = read(&fi.done(&["--json", "peer", "list"]));
    assert_eq!(roster.as_array().map(Vec::len), Some(1), "{roster}");
    assert_eq!((&roster[0]["host"], &roster[0]["state"]), (&json!(se.host()), &json!("active")));
    let pinned = format!("select count(*) from peer_key where host <> '{}'", se.host());
    assert_eq!(fi.number(&pinned), 0);
}

fn alarms(fi: &Node) -> i64 {
    fi.number("select count(*) from alarm where kind = 'move' and cleared_at is null")
}

fn article(peer: &Peer, name: &str) -> (String, Vec<u8>) {
    let (actor, origin) = (peer.authority(), peer.origin());
    let id = format!("{origin}/materials/{name}");
    let everybody = "https://www.w3.org/ns/activitystreams#Public";
    let context = json!(["https://www.w3.org/ns/activitystreams", {"pool": "https://w3id.org/election-pool/v1#"}]);
    let object = actor.proved(json!({
        "@context": context, "id": id, "type": "Article", "attributedTo": actor.id, "to": [everybody],
        "name": "Advance voting", "nameMap": {"en": "Advance voting"}, "content": "<p>So.</p>",
        "contentMap": {"en": "<p>So.</p>"}, "published": "2026-11-01T10:00:00.000Z", "pool:tlp": "CLEAR",
        "pool:kind": "best-practice", "pool:revision": 1,
    }));
    let create = actor.proved(json!({
        "@context": context, "id": format!("{origin}/activities/{name}"), "type": "Create", "actor": actor.id,
        "to": [everybody], "object": object,
    }));
    (id, create.to_string().into_bytes())
}

#[test]
fn a_partner_is_readdressed_once_two_persons_have_confirmed_what_the_new_address_shows() {
    on_both(|engine| {
        let (fi, se, new) = scene(engine);
        let (before, create) = article(&se, "before");
        fi.deliver(se.authority(), &create).is(&[202]);
        until("it is here", || fi.exported(&before));
        fi.done(&["follow", &format!("@val@{}", se.host())]);
        let heard = new.heard().len();
        let case = says(&fi, &se, "move", &new.application().id);
        assert_eq!((&case["host"], &case["shown"]), (&json!(se.host()), &Value::Null));
        assert_eq!((alarms(&fi), new.heard().len()), (1, heard), "nobody is asked on its word");
        let early = fi.refuses(&confirm(&se, "0000000000", "pia"));
        assert!(early.contains("nobody has looked"), "{early}");
        assert!(fi.refuses(&["peer", "moves", "--as", "anna"]).contains("not theirs to decide"));
        assert!(fi.refuses(&["peer", "move", "look", se.host(), "--as", "anna"]).contains("not theirs to decide"));

        let sha256 = look(&fi, &se);
        let printed = fi.done(&["peer", "moves", "--as", "per"]);
        for said in
            [new.application().id.as_str(), "fingerprint new", "under its old ids", &sha256, "nobody has confirmed"]
        {
            assert!(printed.contains(said), "{said}: {printed}");
        }
        assert!(fi.refuses(&confirm(&se, &sha256, "anna")).contains("not theirs to decide"));
        assert!(fi.refuses(&confirm(&se, "0123456789", "pia")).contains("does not show what was read"));
        assert!(fi.done(&confirm(&se, &sha256[..8], "pia")).contains("another peer administrator must"));
        assert!(fi.refuses(&confirm(&se, &sha256, "pia")).contains("pia has confirmed it already"));
        assert!(fi.done(&["peer", "moves", "--as", "per"]).contains("confirmed by pia"));
        stays(&fi, &se);

        assert!(fi.done(&confirm(&se, &sha256, "per")).contains(&format!("{} is the partner now", new.host())));
        let roster = read(&fi.done(&["--json", "peer", "list"]));
        let state = |peer: &Peer| {
            let found = roster.as_array().expect("a list").iter().find(|one| one["host"] == peer.host());
            found.map(|one| (one["class"].clone(), one["state"].clone()))
        };
        assert_eq!(state(&new), Some((json!("partner"), json!("active"))), "{roster}");
        assert_eq!(state(&se), Some((json!("partner"), json!("removed"))), "{roster}");
        assert_eq!(alarms(&fi), 0);
        assert!(fi.done(&["peer", "moves", "--as", "pia"]).contains("no partner says"));
        assert!(fi.refuses(&confirm(&se, &sha256, "per")).contains("no waiting move"));
        // What came from the old address stays, nothing more comes from there; the new one is read and written to.
        assert_eq!(fi.exported(&before).expect("it stays")["state"], "live");
        fi.deliver(se.authority(), &article(&se, "late").1).is(&[403]);
        let (after, create) = article(&new, "after");
        new.logs(&create);
        fi.done(&["sync", "--now"]);
        until("the log of the new address is read", || fi.exported(&after));
        until("the new actor is followed", || {
            let follows = |one: &Value| one["type"] == "Follow" && one["object"] == new.authority().id;
            new.received().iter().any(follows).then_some(())
        });
        assert_eq!(fi.number("select count(*) from following"), 1);
        let ours = fi.publish("ours", "GREEN", "");
        until("what is published goes there", || {
            new.received().iter().any(|one| one["object"]["id"] == ours).then_some(())
        });
        let deeds = |deed: &str| fi.number(&format!("select count(*) from audit where deed = '{deed}'"));
        let all = ["peer move arrived", "peer move look", "peer move confirm", "peer move"].map(deeds);
        assert_eq!(all, [1, 1, 2, 1]);
        fi.done(&["audit", "verify"]);
    });
}

#[test]
fn a_move_that_is_forged_or_leads_nowhere_changes_nothing_and_says_why() {
    on_both(|engine| {
        let (fi, se, new) = scene(engine);
        let (app, target) = (se.application(), new.application().id.clone());
        let quarantined = |name: &str, actor: &PeerActor, body: Value, why: &str| {
            fi.deliver(actor, body.to_string().as_bytes()).is(&[202]);
            until(&format!("{name} is in quarantine"), || {
                let found =
                    format!("select count(*) from quarantine where activity like '%/{name}' and reason like '%{why}%'");
                (fi.number(&found) == 1).then_some(())
            });
        };
        quarantined("bare", app, moving("bare", app, &target), "is not proved by the key");
        let other = app.renewed().proved(moving("other", app, &target));
        quarantined("other", app, other, "is not proved by the key");
        let val = se.authority();
        quarantined("val", val, val.proved(moving("val", val, &target)), "one of several authorities");
        let here = app.proved(moving("here", app, &fi.authority()));
        quarantined("here", app, here, "is of this node itself");
        quarantined("self", app, app.proved(moving("self", app, &val.id)), "is on the same server");
        let mut nowhere = moving("nowhere", app, "");
        nowhere["target"] = Value::Null;
        quarantined("nowhere", app, app.proved(nowhere), "does not say where");
        // Somebody else says it for the partner, or under its name.
        let stolen = new.application().proved(moving("stolen", app, &target));
        fi.deliver(new.application(), stolen.to_string().as_bytes()).is(&[401, 403]);
        assert_eq!((cases(&fi), alarms(&fi)), (json!([]), 0));

        let refused = |name: &str, target: &str, why: &str| {
            says(&fi, &se, name, target);
            let words = fi.refuses(&["peer", "move", "look", se.host(), "--as", "pia"]);
            assert!(words.contains(why), "{words}");
            let case = cases(&fi)[0].clone();
            assert_eq!(case["state"], "refused");
            assert!(case["reason"].as_str().is_some_and(|reason| reason.contains(why)), "{case}");
            assert_eq!(alarms(&fi), 0);
            stays(&fi, &se);
        };
        refused("private", "http://127.0.0.1:9/actor", "is not named in federation.resolve");
        refused("editor", &new.editor().id, "its alsoKnownAs does not name it");
        new.serves("/actor", Reply::activity(&new.application_document().into()));
        refused("unnamed", &target, "its alsoKnownAs does not name it");
        // Away for a moment is no answer.
        says(&fi, &se, "again", &target);
        new.serves("/actor", Reply::status(503));
        fi.refuses(&["peer", "move", "look", se.host(), "--as", "pia"]);
        assert_eq!(cases(&fi)[0]["state"], "waiting");
        names(&new, &se, new.application());
        fi.done(&["peer", "add", &new.origin(), "--yes"]);
        let known = fi.refuses(&["peer", "move", "look", se.host(), "--as", "pia"]);
        assert!(known.contains("is on the roster for itself"), "{known}");
    });
}

#[test]
fn a_confirmation_is_of_what_was_shown_and_goes_with_it() {
    on_both(|engine| {
        let (fi, se, new) = scene(engine);
        says(&fi, &se, "one", &new.application().id);
        let first = look(&fi, &se);
        fi.done(&confirm(&se, &first, "pia"));
        // The new address shows another key.
        names(&new, &se, &new.application().renewed());
        let changed = fi.refuses(&confirm(&se, &first, "per"));
        assert!(changed.contains("does not show what was read"), "{changed}");
        let case = cases(&fi)[0].clone();
        assert!(is_open(&case) && case["sha256"] != first.as_str(), "{case}");
        stays(&fi, &se);
        let second = case["sha256"].as_str().expect("what it shows now").to_owned();
        assert!(fi.done(&confirm(&se, &second, "per")).contains("by one person"));
        // A newer Move takes the place of this one.
        says(&fi, &se, "two", &new.application().id);
        assert!(fi.refuses(&confirm(&se, &second, "pia")).contains("nobody has looked"));
        let third = look(&fi, &se);
        assert_ne!(third, second, "it is another Move");
        fi.done(&confirm(&se, &third, "per"));
        // Whoever was first does not decide any more.
        fi.done(&["user", "role", "per", "author"]);
        assert!(fi.done(&confirm(&se, &third, "pia")).contains("by one person"));
        stays(&fi, &se);
        assert!(fi.refuses(&["peer", "move", "refuse", se.host(), "--reason", " ", "--as", "pia"]).contains("say why"));
        fi.done(&["peer", "move", "refuse", se.host(), "--reason", "They know nothing of it.", "--as", "pia"]);
        assert_eq!((cases(&fi)[0]["state"].clone(), alarms(&fi)), (json!("refused"), 0));
        assert!(fi.refuses(&confirm(&se, &third, "pia")).contains("no waiting move"));
        stays(&fi, &se);
    });
}

#[test]
fn a_move_is_decided_in_the_browser_with_a_second_factor() {
    on_both(|engine| {
        let (fi, se, new) = scene(engine);
        says(&fi, &se, "one", &new.application().id);
        let at = format!("/en/desk/moves/{}", se.host());
        let mut anna = Browser::signed_in(&fi, "anna");
        assert!(!anna.get(&fi, PAGE).is(&[200]).text().contains(&at));
        anna.get(&fi, &at).is(&[404]);
        anna.press(&fi, &at, &[("deed", "confirm")]).is(&[403]);
        let mut pia = Browser::signed_in(&fi, "pia");
        for page in [PAGE, "/en/admin/peers"] {
            let page = pia.get(&fi, page).is(&[200]).text();
            assert!(page.contains(&at) && page.contains("waits for two persons"), "{page}");
        }
        let page = pia.get(&fi, &at).is(&[200]).text();
        assert!(
            page.contains("Nobody has looked at the new address yet.") && !page.contains("Confirm the move"),
            "{page}"
        );
        pia.press(&fi, &at, &[("deed", "look")]).is(&[303]);
        let page = pia.get(&fi, &at).is(&[200]);
        let sha256 = value(&page, "sha256");
        let told = [
            "Nothing is taken from there any more, not even a withdrawal.".to_owned(),
            format!("What came from {} stays here to be read", se.host()),
            format!("{} is a partner with the new key.", new.host()),
        ];
        for said in told {
            assert!(page.text().contains(&said), "{said}: {}", page.text());
        }
        let yes = [("deed", "confirm"), ("sha256", sha256.as_str())];
        let led = pia.press(&fi, &at, &yes).is(&[303]);
        assert!(led.header("location").is_some_and(|to| to.starts_with("/en/sign-in/confirm?")), "{led:?}");
        let mut pia = Browser::with_second_factor(&fi, "pia").0;
        pia.press(&fi, &at, &yes).is(&[303]);
        let again = pia.press(&fi, &at, &yes).is(&[409]).text();
        assert!(again.contains("pia has confirmed it already"), "{again}");
        let wordless = pia.press(&fi, &at, &[("deed", "refuse"), ("words", " ")]).is(&[422]).text();
        assert!(wordless.contains("This is missing."), "{wordless}");
        stays(&fi, &se);
        let mut per = Browser::with_second_factor(&fi, "per").0;
        let page = per.get(&fi, &at).is(&[200]).text();
        assert!(
            page.contains("pia confirmed this on") && page.contains("Another person must confirm it too."),
            "{page}"
        );
        let done = per.press(&fi, &at, &yes).is(&[303]);
        let page = per.get(&fi, done.header("location").expect("an address")).is(&[200]).text();
        assert!(page.contains("The partner has been taken over at its new address.") && !page.contains(&at), "{page}");
        per.get(&fi, &at).is(&[404]);
        let late = per.press(&fi, &at, &yes).is(&[409]).text();
        assert!(late.contains("There is nothing left to decide"), "{late}");
        assert_eq!(fi.number("select count(*) from peer where state = 'active'"), 1);
    });
}
