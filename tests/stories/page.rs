//! What people, feed readers and other servers see of one node: pages, forms, headers, figures.

use std::str::FromStr;

use rss::validation::Validate as _;

use super::place::{self, best_practice, path_of, write};
use crate::harness::{Answer, Engine, Node, NodeDraft, Request, on_both};

const ACTIVITY: &str = "application/activity+json";

/// A node with one material in English and Finnish; gives the id of the material.
fn with_material(engine: Engine) -> (Node, String) {
    let fi = NodeDraft::new(engine, "fi", 8101).prepare().started();
    let head =
        best_practice("Advance voting", "CLEAR", "topics: [early-voting]\nsources: [\"https://example.org/law\"]\n");
    let body = "Read *this* <script>alert(1)</script> and [that](https://example.org/that).";
    let path = write(&fi, "voting.md", &head, body);
    let translated =
        "language: fi\ntitle: Ennakkoäänestys\nsummary: Mistä on kyse.\nstatus: human\ntranslator: Test body\n";
    write(&fi, "voting.fi.md", translated, "Lue *tämä*.");
    let out = place::json(&fi.done(&["--json", "publish", &path]));
    let id = out["uri"].as_str().expect("an id").to_owned();
    (fi, id)
}

fn ask(node: &Node, target: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Request::get(node.host(), target);
    node.send(&headers.iter().fold(request, |request, (name, value)| request.and(name, value)))
}

#[test]
fn a_page_is_in_the_readers_language_and_every_block_says_which() {
    on_both(|engine| {
        let (fi, id) = with_material(engine);
        let uuid = id.rsplit('/').next().expect("an id ends in its UUID").to_owned();
        let finnish = fi.get(&format!("/fi/materials/{uuid}")).is(&[200]).text();
        assert!(finnish.contains("<html lang=\"fi\">"), "{finnish}");
        assert!(finnish.contains("<h1 lang=\"fi\" dir=\"auto\">Ennakkoäänestys</h1>"), "{finnish}");
        assert!(finnish.contains("<div class=\"text\" lang=\"fi\""), "{finnish}");
        let english = fi.get(&format!("/en/materials/{uuid}")).is(&[200]).text();
        assert!(english.contains("<h1 lang=\"en\" dir=\"auto\">Advance voting</h1>"), "{english}");
        // Data for search engines is no program.
        let programs = english.replace("<script type=\"application/ld+json\">", "");
        assert!(!programs.contains("<script"), "{english}");
        // There is no Swedish: the page says so, and its blocks say what they are in.
        let swedish = fi.get(&format!("/sv/materials/{uuid}")).is(&[200]).text();
        assert!(swedish.contains("<html lang=\"sv\">"), "{swedish}");
        assert!(swedish.contains("<h1 lang=\"en\""), "{swedish}");
        assert!(swedish.contains("class=\"fallback\""), "{swedish}");
        let preferring = ask(&fi, path_of(&id), &[("accept", "text/html"), ("accept-language", "fi, en;q=0.5")]);
        assert!(preferring.is(&[200]).text().contains("<html lang=\"fi\">"));
    });
}

#[test]
fn a_language_with_title_and_summary_alone_shows_the_text_in_another_and_says_so() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let head = best_practice("Advance voting", "CLEAR", "").replace("language: en", "language: fi");
        let path = write(&fi, "short.md", &head, "Lue *tämä*.");
        let swedish = "title: Förtidsröstning\nsummary: Vad det handlar om.\nstatus: machine\n";
        write(&fi, "short.sv.md", swedish, "");
        let id = place::json(&fi.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned();
        place::becomes(&se, &id, "live", 1);
        for node in [&fi, &se] {
            let page = node.get(&format!("/sv/materials/{}", place::local_id(node, &id))).is(&[200]).text();
            assert!(page.contains("<h1 lang=\"sv\" dir=\"auto\">Förtidsröstning</h1>"), "{page}");
            assert!(page.contains("<p class=\"abstract\" lang=\"sv\" dir=\"auto\">Vad det handlar om.</p>"), "{page}");
            assert!(page.contains("<div class=\"text\" lang=\"fi\" dir=\"auto\"><p>Lue <em>tämä</em>.</p>"), "{page}");
            assert!(page.contains("class=\"fallback\"") && page.contains("<span lang=\"sv\">finska</span>"), "{page}");
            let feed = rss::Channel::from_str(&node.get("/feeds/all.sv.rss").is(&[200]).text()).expect("a feed");
            let item = &feed.items()[0];
            let summary = "[Maskinöversättning] Vad det handlar om.";
            assert_eq!((item.title(), item.description()), (Some("Förtidsröstning"), Some(summary)));
            let text = item.content().expect("a text");
            let said = "språket. Texten finns på: finska.</em></p><div lang=\"fi\"><p>Lue";
            assert!(text.contains(said), "{text}");
        }
        let shown = place::json(&se.done(&["--json", "material", "show", &id, "--language", "sv"]));
        assert_eq!((&shown["title"], &shown["content"]), (&"Förtidsröstning".into(), &"Lue tämä.".into()));
    });
}

#[test]
fn every_answer_carries_the_security_headers() {
    let (fi, id) = with_material(Engine::Sqlite);
    for target in
        ["/en/", "/en/materials", path_of(&id), "/nothing", "/actor", "/feeds/all.en.rss", "/health", "/source"]
    {
        let answer = fi.get(target);
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{target}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{target}");
        }
        assert_eq!(answer.header("set-cookie"), None, "{target}");
    }
    let page = fi.get("/en/materials").text();
    assert!(!page.contains("<script") && !page.contains("style=\""), "{page}");
}

#[test]
fn a_material_is_given_in_the_form_that_is_asked_for() {
    on_both(|engine| {
        let (fi, id) = with_material(engine);
        let target = path_of(&id);
        let profile = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
        for (accept, expected) in [
            (ACTIVITY, ACTIVITY),
            (profile, profile),
            ("application/activity+json, application/ld+json", ACTIVITY),
            ("text/markdown", "text/markdown; charset=utf-8"),
            ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
            ("*/*", "text/html; charset=utf-8"),
        ] {
            let answer = ask(&fi, target, &[("accept", accept)]).is(&[200]);
            assert_eq!(answer.header("content-type"), Some(expected), "{accept}");
            assert!(answer.header("vary").is_some_and(|vary| vary.contains("Accept")), "{accept}");
        }
        let object = ask(&fi, target, &[("accept", ACTIVITY)]);
        let shown = fi.done(&["material", "show", &id, "--as-json-ld"]);
        assert_eq!(shown.trim_end().as_bytes(), object.body, "the exact bytes");
        let value = object.json();
        let keys: Vec<&String> = value["contentMap"].as_object().expect("a map").keys().collect();
        assert_eq!(keys, ["en", "fi"], "source language first");
        assert_eq!(value["content"], value["contentMap"]["en"]);
        assert_eq!(value["pool:tlp"], "CLEAR");
        assert_eq!(value["proof"]["cryptosuite"], "eddsa-jcs-2022");
    });
}

#[test]
fn what_a_cache_holds_is_not_sent_again() {
    let (fi, id) = with_material(Engine::Sqlite);
    for (target, accept) in [(path_of(&id), ACTIVITY), ("/feeds/all.en.rss", "*/*"), ("/source", "*/*")] {
        let first = ask(&fi, target, &[("accept", accept)]).is(&[200]);
        let etag = first.header("etag").unwrap_or_else(|| panic!("{target} has no ETag")).to_owned();
        let again = ask(&fi, target, &[("accept", accept), ("if-none-match", &etag)]).is(&[304]);
        assert!(again.body.is_empty(), "{target}");
        ask(&fi, target, &[("accept", accept), ("if-none-match", "\"other\"")]).is(&[200]);
    }
    let modified = fi.get("/feeds/all.en.rss").header("last-modified").expect("a feed has a date").to_owned();
    ask(&fi, "/feeds/all.en.rss", &[("if-modified-since", &modified)]).is(&[304]);
    let etag = fi.get("/feeds/all.en.rss").header("etag").expect("a feed has an ETag").to_owned();
    fi.publish("news", "CLEAR", "");
    ask(&fi, "/feeds/all.en.rss", &[("if-none-match", &etag)]).is(&[200]);
}

#[test]
fn a_feed_is_valid_rss_and_shows_clear_only() {
    on_both(|engine| {
        let (fi, id) = with_material(engine);
        fi.publish("inside", "GREEN", "");
        fi.publish("persons", "RED", "recipients: [vaalit]\n");
        for (target, language, title) in [
            ("/feeds/all.en.rss", "en", "Advance voting"),
            ("/feeds/all.fi.rss", "fi", "Ennakkoäänestys"),
            ("/feeds/topic/early-voting.fi.rss", "fi", "Ennakkoäänestys"),
            ("/feeds/kind/best-practice.en.rss", "en", "Advance voting"),
            ("/feeds/country/fi.en.rss", "en", "Advance voting"),
        ] {
            let answer = fi.get(target).is(&[200]);
            assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("application/rss+xml")));
            let channel = rss::Channel::from_str(&answer.text()).unwrap_or_else(|error| panic!("{target}: {error}"));
            channel.validate().unwrap_or_else(|error| panic!("{target}: {error}"));
            assert_eq!(channel.language(), Some(language), "{target}");
            assert_eq!(channel.items().len(), 1, "{target} shows CLEAR only");
            let item = &channel.items()[0];
            assert_eq!(item.title(), Some(title), "{target}");
            assert_eq!(item.guid().map(rss::Guid::value), Some(id.as_str()), "{target}");
            assert!(jiff::fmt::rfc2822::parse(item.pub_date().expect("a date")).is_ok());
        }
    });
}

#[test]
fn a_node_says_how_it_is_and_gives_its_source() {
    on_both(|engine| {
        let (fi, _) = with_material(engine);
        let health = fi.get("/health").is(&[200]).json();
        assert_eq!(health["status"], "ok");
        let metrics = fi.get("/metrics").is(&[200]).text();
        for name in ["head", "inbox_waiting", "quarantined", "parked", "inbox_commits_total"] {
            assert!(metrics.contains(&format!("election_pool_{name}")), "{name} in {metrics}");
        }
        crate::harness::until("the head is a figure", || (fi.figure("election_pool_head") >= 1.0).then_some(()));
        for (name, value) in [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.1")] {
            assert_eq!(ask(&fi, "/metrics", &[(name, value)]).status, 404, "{name}");
        }
        let source = fi.get("/source").is(&[200]);
        assert_eq!(source.header("content-type"), Some("application/gzip"));
        assert_eq!(source.body[..2], [0x1f, 0x8b]);
    });
}

#[test]
fn other_servers_find_the_node_and_its_authority() {
    let (fi, _) = with_material(Engine::Sqlite);
    let found = fi.get("/.well-known/webfinger?resource=acct:vaalit@fi.localhost:8101").is(&[200]);
    assert_eq!(found.header("content-type"), Some("application/jrd+json"));
    assert_eq!(found.json()["subject"], "acct:vaalit@fi.localhost:8101");
    assert_eq!(fi.get("/.well-known/webfinger?resource=acct:nobody@fi.localhost:8101").status, 404);
    let links = fi.get("/.well-known/nodeinfo").is(&[200]).json();
    let about = links["links"][0]["href"].as_str().expect("a link").to_owned();
    let about = fi.get(path_of(&about)).is(&[200]).json();
    assert_eq!(about["metadata"]["pool:replication"], 1);
    assert_eq!(fi.get("/.well-known/host-meta").status, 200);
    let node = ask(&fi, "/actor", &[("accept", ACTIVITY)]).is(&[200]).json();
    assert_eq!((&node["type"], &node["pool:replication"]), (&"Application".into(), &1.into()));
    assert_eq!(node["pool:authorities"], serde_json::json!([fi.authority()]));
    let authority = ask(&fi, path_of(&fi.authority()), &[("accept", ACTIVITY)]).is(&[200]).json();
    assert_eq!(authority["type"], "Organization");
    assert_eq!(authority["publicKey"]["id"], format!("{}#main-key", fi.authority()));
    assert_eq!(fi.get("/partners").status, 404);
}

#[test]
fn what_a_later_version_does_is_said_so() {
    let (fi, _) = with_material(Engine::Sqlite);
    assert!(fi.refuses(&["verify", "--all"]).contains("not in this version"));
    assert_eq!(fi.get("/api/v2/materials").status, 404);
}

#[test]
fn the_front_page_says_what_changed_since_a_day_and_remembers_nobody() {
    on_both(|engine| {
        let [fi, se] = place::acquainted(engine, ["fi", "se"]);
        let old = fi.publish("old", "CLEAR", "");
        let gone = fi.publish("gone", "CLEAR", "");
        fi.publish("inside", "GREEN", "");
        // As if it had come long ago: told by when it reached this node.
        fi.tamper(&format!("update material set at = 0, published = 0 where uri in ('{old}', '{gone}')"));
        let day = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let since = format!("/en/?since={day}");
        let answer = fi.get(&since).is(&[200]);
        assert_eq!((answer.header("set-cookie"), answer.header("cache-control")), (None, Some("public, no-cache")));
        let page = answer.text();
        assert!(page.contains("Changed here since ") && page.contains("has changed here since then"), "{page}");
        assert!(!page.contains("About old") && !page.contains("inside"), "{page}");

        place::revise(&fi, &old, "About old", "CLEAR", "");
        let news = se.publish("news", "CLEAR", "");
        place::becomes(&fi, &news, "live", 1);
        fi.done(&["withdraw", &gone, "--reason", "x"]);
        let page = fi.get(&since).is(&[200]).text();
        let (first, second) = page.split_once(">About news</a>").expect("the last that came stands first");
        assert!(first.contains("<span>new</span>") && second.contains("<span>revised</span>"), "{page}");
        assert!(second.contains(">About old</a>") && page.contains("1 material was withdrawn</a>"), "{page}");
        assert!(
            page.contains(&format!("<a href=\"{since}\" rel=\"nofollow\" aria-current=\"page\">For your next visit")),
            "{page}"
        );
        assert!(page.contains(&format!("<a href=\"/fi/?since={day}\" lang=\"fi\"")), "in Finnish it is the same day");
        assert!(fi.get("/en/?since=9999-01-01").is(&[200]).text().contains("has changed here since then"));
        for target in ["/en/", "/en/?since=yesterday", "/en/?since="] {
            let page = fi.get(target).is(&[200]).text();
            assert!(page.contains("Newest materials") && page.contains("in the last seven days"), "{target}: {page}");
        }
    });
}
