//! A-F: what a peer can make this node ask for, and where.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{
    material::{bytes, create, material, note, sealed, with},
    stage::Stage,
};
use crate::harness::{Engine, Peer, PeerActor, Reply, Sentinel, on_both, until};

/// Longer than anything takes that is refused by rule, shorter than any deadline of a connection.
const AT_ONCE: Duration = Duration::from_secs(5);

/// The scene with one more server that the node knows how to reach and nobody has added yet.
fn with_newcomer(followers: &str) -> (Stage, Peer) {
    let newcomer = Peer::partner("hr", 8106);
    let stage = Stage::changed(Engine::Sqlite, |draft| {
        draft.knows(newcomer.host(), newcomer.address()).set("federation", "followers", followers)
    });
    (stage, newcomer)
}

/// The sentinel in every way one can write where it stands, and places on networks that are nobody's business.
fn private_origins(sentinel: &Sentinel) -> Vec<String> {
    let port = sentinel.port();
    let at = |host: &str| format!("http://{host}:{port}");
    let near = [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST",
        "se.localhost",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ];
    let far = [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.0.8",
        "240.0.0.1",
        "[fe80::1]",
        "[fc00::1]",
    ];
    let mut all: Vec<String> = near.into_iter().chain(far).map(at).collect();
    all.extend(["https://127.0.0.1".to_owned(), "https://localhost".to_owned(), format!("https://localhost:{port}")]);
    all
}

/// A-F01 to A-F04, by the administrator's hand.
#[test]
fn no_peer_is_added_checked_or_followed_on_a_private_address() {
    let stage = Stage::set();
    // Who is on it; how the exchange goes changes by itself.
    let roster = || {
        let listed: Value = serde_json::from_str(&stage.done(&["--json", "peer", "list"])).expect("a list in JSON");
        let peers = listed.as_array().expect("a list").clone();
        peers.into_iter().map(|peer| (peer["host"].clone(), peer["fingerprint"].clone())).collect::<Vec<_>>()
    };
    let before = roster();
    for origin in private_origins(&stage.sentinel) {
        let began = Instant::now();
        stage.refuses(&["peer", "add", &origin, "--yes"]);
        stage.refuses(&["peer", "check", &origin]);
        let host = origin.split("//").nth(1).unwrap_or_default();
        stage.refuses(&["follow", &format!("@val@{host}")]);
        assert!(began.elapsed() < AT_ONCE, "{origin} took {:?}", began.elapsed());
    }
    assert_eq!(stage.sentinel.connections(), 0);
    assert_eq!(roster(), before);
}

/// A-F01 to A-F04, by a stranger's word, where strangers are heard.
#[test]
fn no_key_is_fetched_from_a_private_address() {
    let stage = Stage::changed(Engine::Sqlite, |draft| draft.set("federation", "followers", "open"));
    let keys = stage.evil.authority().keys.clone();
    stage.unmoved(|| {
        for origin in private_origins(&stage.sentinel) {
            let actor = PeerActor { id: format!("{origin}/actors/val"), keys: keys.clone() };
            let began = Instant::now();
            let follow = sealed(&actor, "Follow", json!(stage.authority()));
            stage.deliver(&actor, &follow).is(&[400, 401, 403, 503]);
            assert!(began.elapsed() < AT_ONCE, "{origin} took {:?}", began.elapsed());
        }
    });
}

/// A-F01 to A-F04, by a partner's material.
#[test]
fn nothing_that_a_material_names_on_a_private_address_is_fetched() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let inside = format!("http://127.0.0.1:{}/x", stage.sentinel.port());
        let file = json!([{
            "type": "Document", "url": inside, "mediaType": "text/plain", "name": "x", "pool:sha256": "0".repeat(64),
        }]);
        let image = json!({"type": "Image", "url": inside});
        let mut object = note(se, &material(&stage.se, "naming"));
        for (member, value) in [
            ("attachment", file),
            ("icon", image.clone()),
            ("image", image),
            ("url", json!(inside)),
            ("replies", json!(inside)),
            ("context", json!(inside)),
            ("tag", json!([{"type": "Mention", "href": inside, "name": "@x"}])),
            ("pool:sources", json!([inside])),
            ("pool:derivedFrom", json!(inside)),
            ("pool:partOf", json!(inside)),
            ("translations", json!(inside)),
            ("generator", json!(inside)),
        ] {
            object = with(object, &format!("/{member}"), value);
        }
        object["@context"].as_array_mut().expect("a list").push(json!(inside));
        let before = stage.se.asked().len();
        stage.deliver(se, &create(se, object)).is(&[202]);
        stage.settle();
        stage.done(&["sync", "--now"]);
        assert_eq!(stage.sentinel.connections(), 0);
        assert_eq!(stage.se.asked().len(), before);
    });
}

/// A-F05.
#[test]
fn no_redirect_leads_to_a_private_address() {
    let (stage, newcomer) = with_newcomer("roster");
    let port = stage.sentinel.port();
    for status in [301, 302, 303, 307, 308] {
        for target in [
            format!("http://127.0.0.1:{port}/actor"),
            format!("http://localhost:{port}/actor"),
            format!("http://[::1]:{port}/actor"),
            "http://169.254.169.254/latest/meta-data".to_owned(),
        ] {
            newcomer.serves("/actor", Reply::redirect(status, &target));
            stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
            newcomer.serves("/.well-known/nodeinfo", Reply::redirect(status, &target));
            stage.refuses(&["peer", "check", &newcomer.origin()]);
        }
    }
    assert_eq!(stage.sentinel.connections(), 0);
}

/// A-F05, of a partner: what it redirects is not followed to a private address, and nothing is lost by it.
#[test]
fn no_delivery_pull_or_attachment_is_redirected_to_a_private_address() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let se = stage.se.authority();
        let inside = format!("http://127.0.0.1:{}/inbox", stage.sentinel.port());
        for path in ["/inbox", "/log/entries", "/log/head", "/attachments"] {
            stage.se.serves(path, Reply::redirect(307, &inside));
        }
        let sha256 = "ab".repeat(32);
        stage.se.serves(&format!("/attachments/{sha256}"), Reply::redirect(302, &inside));
        let url = format!("{}/attachments/{sha256}", stage.se.origin());
        let file =
            json!([{"type": "Document", "url": url, "mediaType": "text/plain", "name": "x", "pool:sha256": sha256}]);
        let object = with(note(se, &material(&stage.se, "attached")), "/attachment", file);
        stage.deliver(se, &create(se, object)).is(&[202]);
        stage.settle();
        let published = stage.publish("redirected", "CLEAR", "");
        until("the delivery is tried", || stage.se.heard().iter().any(|heard| heard.method == "POST").then_some(()));
        stage.run(&["sync", "--now"]);
        assert_eq!(stage.sentinel.connections(), 0);
        stage.se.serves("/inbox", Reply::status(202));
        let tried = stage.se.received().len();
        until("it is delivered after all", || {
            stage.se.received()[tried..].iter().any(|sent| sent["object"]["id"] == published.as_str()).then_some(())
        });
        assert_eq!(stage.sentinel.connections(), 0);
    });
}

/// A-F06.
#[test]
fn a_loop_or_chain_of_redirects_ends_after_one() {
    let (stage, newcomer) = with_newcomer("roster");
    let origin = newcomer.origin();
    for (path, to) in [("/actor", "/a"), ("/a", "/b"), ("/b", "/c"), ("/c", "/d"), ("/d", "/end")] {
        newcomer.serves(path, Reply::redirect(302, &format!("{origin}{to}")));
    }
    newcomer.serves("/end", Reply::activity(&newcomer.application_document().into()));
    newcomer.serves("/.well-known/nodeinfo", Reply::status(404));
    let began = Instant::now();
    stage.refuses(&["peer", "add", &origin, "--yes"]);
    assert!(newcomer.heard().iter().all(|heard| heard.target != "/b"), "{:?}", targets(&newcomer));
    newcomer.serves("/actor", Reply::redirect(302, &format!("{origin}/actor")));
    let before = newcomer.heard().len();
    stage.refuses(&["peer", "check", &origin]);
    assert!(newcomer.heard().len() - before <= 8, "{:?}", targets(&newcomer));
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
}

fn targets(peer: &Peer) -> Vec<String> {
    peer.heard().into_iter().map(|heard| heard.target).collect()
}

/// A-F07.
#[test]
fn a_redirect_to_another_scheme_is_refused() {
    let (stage, newcomer) = with_newcomer("roster");
    let document = Value::from(newcomer.application_document()).to_string();
    for target in [
        "file:///etc/passwd".to_owned(),
        format!("data:application/activity+json,{document}").replace(['"', ' '], ""),
        "ftp://hr.localhost:8106/actor".to_owned(),
        "gopher://hr.localhost:8106/actor".to_owned(),
        "https://hr.localhost:8106/actor".to_owned(),
        "javascript:alert(1)".to_owned(),
        "//".to_owned(),
        "http://".to_owned(),
    ] {
        newcomer.serves("/actor", Reply::redirect(302, &target));
        stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
        stage.refuses(&["peer", "check", &newcomer.origin()]);
    }
    assert!(!stage.done(&["peer", "list"]).contains("hr.localhost"));
}

/// A-F08: a named peer is reached at the address named for it, whatever a name server says of the name: here the system's
/// leads to the sentinel.
#[test]
fn a_named_peer_is_reached_at_its_address_and_nowhere_else() {
    let sentinel = Sentinel::listen();
    let newcomer = Peer::partner("hr", sentinel.port());
    let stage = Stage::changed(Engine::Sqlite, |draft| draft.knows(newcomer.host(), newcomer.address()));
    stage.done(&["peer", "add", &newcomer.origin(), "--yes"]);
    stage.publish("to-all", "CLEAR", "");
    let heard = until("it is delivered", || newcomer.heard().into_iter().find(|heard| heard.method == "POST"));
    assert_eq!(heard.headers["host"], newcomer.host());
    assert_eq!(sentinel.connections(), 0);
    assert_eq!(stage.sentinel.connections(), 0);
}

/// A-F09.
#[test]
fn a_redirect_to_another_actor_does_not_make_its_keys_ours() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let (se, evil) = (stage.se.authority(), stage.evil.authority());
        let fingerprint = stage.evil.application().keys.rsa.fingerprint();
        let own = Reply::activity(&stage.se.application_document().into());
        stage.se.serves("/actor", Reply::redirect(302, &stage.evil.application().id));
        stage.refuses(&["peer", "rotate", stage.se.host(), "--fingerprint", &fingerprint]);
        stage.se.serves("/actor", own);
        stage.se.serves("/actors/val", Reply::redirect(302, &evil.id));
        stage.refuses(&["peer", "rotate", stage.se.host(), "--fingerprint", &fingerprint]);
        let body = create(se, note(se, &material(&stage.se, "forged")));
        stage.send(&stage.delivery(se, &body).signed_by(evil).sign()).is(&[401]);
        stage.deliver(se, &body).is(&[202]);
        stage.holds(&[&material(&stage.se, "forged")]);
    });
}

/// A-O09.
#[test]
fn a_document_that_says_it_is_another_actor_is_stored_under_neither_name() {
    let (stage, newcomer) = with_newcomer("roster");
    let lt = &stage.lt;
    let before = stage.picture();
    newcomer.serves("/actor", Reply::activity(&lt.application_document().into()));
    stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
    newcomer.serves("/actors/val", Reply::activity(&lt.authority_document(lt.authority()).into()));
    stage.refuses(&["follow", &format!("@val@{}", newcomer.host())]);
    newcomer.serves("/actor", Reply::activity(&newcomer.application_document().into()));
    stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
    stage.is_still(&before);
}

/// A-O15. What a partner announces later is A-F11.
#[test]
fn an_actor_with_an_inbox_outbox_log_or_key_on_another_origin_is_not_added() {
    let (stage, newcomer) = with_newcomer("roster");
    let before = stage.picture();
    let elsewhere = format!("{}/inbox", stage.evil.origin());
    let whole = Value::from(newcomer.application_document());
    let key_of_another = json!({
        "id": format!("{elsewhere}#main-key"), "owner": whole["id"],
        "publicKeyPem": newcomer.application().keys.rsa.public_pem(),
    });
    for (pointer, value) in [
        ("/inbox", json!(elsewhere)),
        ("/outbox", json!(elsewhere)),
        ("/endpoints/sharedInbox", json!(elsewhere)),
        ("/pool:inbox", json!(elsewhere)),
        ("/pool:log", json!(elsewhere)),
        ("/pool:authorities", json!([stage.lt.authority().id])),
        ("/publicKey", key_of_another),
        ("/publicKey/owner", json!(stage.lt.authority().id)),
        ("/inbox", json!(format!("http://127.0.0.1:{}/inbox", stage.sentinel.port()))),
    ] {
        newcomer.serves("/actor", Reply::activity(&with(whole.clone(), pointer, value)));
        stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
    }
    stage.is_still(&before);
}

/// A-F10.
#[test]
fn an_actor_in_another_content_type_is_refused() {
    let (stage, newcomer) = with_newcomer("roster");
    let document = Value::from(newcomer.application_document()).to_string();
    for media_type in [
        "application/json",
        "text/html",
        "text/plain; charset=utf-8",
        "application/octet-stream",
        "application/ld+json",
        "application/ld+json; profile=\"https://example.org/other\"",
        "application/activity+json.html",
        "",
    ] {
        newcomer.serves("/actor", Reply::of(media_type, document.clone()));
        stage.refuses(&["peer", "add", &newcomer.origin(), "--yes"]);
    }
    assert!(!stage.done(&["peer", "list"]).contains("hr.localhost"));
    newcomer.serves(
        "/actor",
        Reply::of("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", document),
    );
    stage.done(&["peer", "add", &newcomer.origin(), "--yes"]);
}

/// A-F11.
#[test]
fn an_inbox_that_a_partner_moves_elsewhere_is_not_written_to_and_somebody_is_told() {
    on_both(|engine| {
        let stage = Stage::on(engine);
        let alarms = stage.figure("election_pool_alarms");
        let evil = format!("{}/inbox", stage.evil.origin());
        let inside = format!("http://127.0.0.1:{}/inbox", stage.sentinel.port());
        for place in [inside, evil] {
            let actor = stage.se.application();
            let mut document = Value::from(stage.se.application_document());
            for pointer in ["/inbox", "/endpoints/sharedInbox", "/pool:inbox"] {
                document = with(document, pointer, json!(place));
            }
            stage.deliver(actor, &sealed(actor, "Update", actor.proved(document))).is(&[202, 403]);
            let actor = stage.se.authority();
            let document = with(Value::from(stage.se.authority_document(actor)), "/inbox", json!(place));
            stage.deliver(actor, &sealed(actor, "Update", actor.proved(document))).is(&[202, 403]);
        }
        stage.settle();
        let published = stage.publish("after-the-move", "GREEN", "");
        until("the other partner has it", || {
            stage.lt.received().iter().any(|sent| sent["object"]["id"] == published.as_str()).then_some(())
        });
        until("somebody is told", || (stage.figure("election_pool_alarms") > alarms).then_some(()));
        assert_eq!((stage.sentinel.connections(), stage.evil.heard().len()), (0, 0));
        assert!(stage.se.received().iter().all(|sent| sent["type"] != "Delete"));
    });
}

/// A-F12 and A-W04.
#[test]
fn a_link_of_nodeinfo_or_webfinger_that_leads_elsewhere_is_ignored() {
    let stage = Stage::set();
    let inside = format!("http://127.0.0.1:{}/x", stage.sentinel.port());
    let document = json!({"version": "2.1", "software": {"name": "x", "version": "1"}}).to_string();
    for href in [
        inside.clone(),
        format!("data:application/json,{document}"),
        format!("{}/nodeinfo/2.1", stage.evil.origin()),
        "file:///etc/passwd".to_owned(),
    ] {
        let links = json!({"links": [
            {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": href},
            {"rel": "https://www.w3.org/ns/activitystreams#Application", "href": href},
        ]});
        stage.se.serves("/.well-known/nodeinfo", Reply::of("application/json", links.to_string()));
        stage.run(&["peer", "check", &stage.se.origin()]);
        let val = stage.se.authority();
        stage.se.serves_handle(val, &href);
        stage.refuses(&["follow", "@val@se.localhost:8102"]);
    }
    let of_another = json!({
        "subject": "acct:editor@se.localhost:8102",
        "links": [{"rel": "self", "type": "application/activity+json", "href": stage.se.authority().id}],
    });
    stage.se.serves("/.well-known/webfinger", Reply::of("application/jrd+json", of_another.to_string()));
    let handle = "@other@se.localhost:8102";
    stage.refuses(&["follow", handle]);
    assert_eq!((stage.sentinel.connections(), stage.evil.heard().len()), (0, 0));
}

/// The variables that would send everything through a proxy are not ours to obey.
#[test]
fn proxies_of_the_environment_are_ignored() {
    let stage = Stage::with(Engine::Sqlite, &Sentinel::listen, |draft, sentinel| {
        let proxy = format!("http://{}", sentinel.address());
        let names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
        names.into_iter().fold(draft, |draft, name| draft.environment(name, &proxy))
    });
    let published = stage.publish("past-the-proxy", "CLEAR", "");
    until("it is delivered", || {
        stage.se.received().iter().any(|sent| sent["object"]["id"] == published.as_str()).then_some(())
    });
    assert_eq!(stage.sentinel.connections(), 0);
}

/// The library's own way around every guard is a reason not to start.
#[test]
fn a_node_whose_guard_is_switched_off_by_the_environment_does_not_start() {
    let mut stage = Stage::set();
    stage.fi.stop();
    let run = stage.fi.run_with(&[("DANGER_FEDERATION_ALLOW_LOCAL_IP", "1")], &["serve"]);
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(run.complaint.contains("DANGER_FEDERATION_ALLOW_LOCAL_IP"), "{run:?}");
}

/// Whatever is fetched for strangers is little: a thousand senders that do not exist cost no connection where strangers are
/// not heard (A-D12).
#[test]
fn a_hundred_invented_senders_cost_no_connection() {
    let stage = Stage::set();
    let keys = stage.evil.authority().keys.clone();
    stage.unmoved(|| {
        for number in 0..100 {
            let origin = format!("http://{number}.evil.localhost:8109");
            let actor = PeerActor { id: format!("{origin}/actor"), keys: keys.clone() };
            let body = bytes(
                &json!({"id": format!("{origin}/1"), "type": "Follow", "actor": actor.id, "object": stage.authority()}),
            );
            stage.deliver(&actor, &body).is(&[403]);
        }
    });
}
