//! Authorities without a node: read through the feed of their site, shown as from the web, and passed on to nobody.

use serde_json::Value;

use super::place::{self, json};
use crate::harness::{Engine, Heard, Node, NodeDraft, Peer, Reply, Sentinel, on_both, until};

const FEED: &str = "/uudised/rss";
const RSS: &str = "application/rss+xml; charset=utf-8";

/// A site with a feed, and a node that may reach it.
fn stage(engine: Engine) -> (Peer, Node) {
    let site = Peer::silent("valimised", 8130);
    let fi = NodeDraft::new(engine, "fi", 8101)
        .knows(site.host(), site.address())
        .set("limits", "source_every_s", 1)
        .set("limits", "source_retry_cap_s", 1)
        .set("limits", "source_items", 3)
        .prepare();
    (site, fi)
}

fn item(guid: &str, title: &str, day: &str) -> String {
    format!(
        "<item><title>{title}</title><link>http://valimised.localhost:8130/{guid}</link><guid>{guid}</guid>\
         <pubDate>{day} 10:00:00 GMT</pubDate><description>&lt;p&gt;About &lt;b&gt;{guid}&lt;/b&gt;.\
         &lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description></item>"
    )
}

fn feed(items: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Valimised</title>\
         <link>http://valimised.localhost:8130/</link><description>d</description><language>et</language>{}</channel></rss>",
        items.concat()
    )
}

fn serves(site: &Peer, items: &[String], etag: &str) {
    let mut reply = Reply::of(RSS, feed(items));
    reply.headers.push(("etag".into(), etag.into()));
    reply.headers.push(("last-modified".into(), "Mon, 02 Nov 2026 10:00:00 GMT".into()));
    site.serves(FEED, reply);
}

fn address(site: &Peer) -> String {
    format!("{}{FEED}", site.origin())
}

fn asked(site: &Peer) -> Vec<Heard> {
    site.heard().into_iter().filter(|heard| heard.target == FEED).collect()
}

/// The source as `follow list` prints it.
fn listed(fi: &Node) -> Option<Value> {
    let list = json(&fi.done(&["--json", "follow", "list"]));
    list.as_array()?.iter().find(|one| one["way"] == "reads").cloned()
}

const FAKES: &str = "Deepfakes &amp;amp; the vote";

fn two() -> [String; 2] {
    [item("vana", "Old &lt;i&gt;news&lt;/i&gt;", "Tue, 03 Mar 2020"), item("uus", FAKES, "Wed, 04 Mar 2026")]
}

#[test]
fn a_site_is_read_and_shown_as_from_the_web_with_its_dates_languages_and_links() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        serves(&site, &two(), "\"1\"");
        let followed = json(&fi.done(&["--json", "follow", &address(&site), "--country", "EE"]));
        assert_eq!((&followed["way"], &followed["state"]), (&"reads".into(), &"read".into()));
        assert_eq!((&followed["name"], &followed["items"]), (&"Valimised".into(), &2.into()));
        let fi = fi.started();
        let list = fi.get("/en/materials?from=web").is(&[200]).text();
        let (new, old) = (list.find("Deepfakes &#38; the vote"), list.find("Old news"));
        assert!(new.is_some() && new < old, "plain text, the newest first: {list}");
        for shown in [
            "<title>From the web – 2 entries",
            "href=\"http://valimised.localhost:8130/uus\" rel=\"nofollow noreferrer\" lang=\"et\"",
            "Valimised",
            "Estonia",
            "4 March 2026",
            "3 March 2020",
            "Suggested topics: <a href=\"/en/materials?topic=deepfakes&#38;from=web\">Deepfakes</a>",
            "<p lang=\"et\" dir=\"auto\">About uus.</p>",
        ] {
            assert!(list.contains(shown), "{shown}: {list}");
        }
        assert!(!list.contains("alert(1)") && !list.contains("TLP:"), "{list}");
        // In lists of materials it stands apart, and goes by country and topic.
        for (page, is_there) in [
            ("/en/", true),
            ("/en/materials", true),
            ("/en/materials?topic=deepfakes", true),
            ("/en/materials?from=web&topic=deepfakes&country=EE", true),
            ("/en/materials?country=FI", false),
            ("/en/materials?from=web&topic=early-voting", false),
            ("/en/materials?from=web&kind=guide", false),
            ("/en/materials?kind=guide", false),
            ("/en/materials?page=2", false),
        ] {
            let text = fi.get(page).is(&[200]).text();
            assert_eq!(text.contains("Deepfakes &#38; the vote"), is_there, "{page}: {text}");
        }
        // It is found by its words, in whatever form, by its suggested topic, and where nothing else is asked for.
        for (question, is_there) in [
            ("q=deepfake", true),
            ("q=deepfakes+vote&country=EE,FI", true),
            ("q=ennakko", false),
            ("q=syv%C3%A4v%C3%A4%C3%A4renn%C3%B6kset", true),
            ("q=deepfakes&topic=deepfakes", true),
            ("q=deepfakes&country=FI", false),
            ("q=deepfakes&kind=guide", false),
            ("q=deepfakes+turnout", false),
            ("q=deepfakes&page=2", false),
            ("q=deepfakes&from=2026-03-04&to=2026-03-04", true),
            ("q=deepfakes&from=2026-03-05", false),
            ("q=deepfakes&web=1", true),
            ("q=turnout&web=1", false),
        ] {
            let text = fi.get(&format!("/en/search?{question}")).is(&[200]).text();
            let text = text.replace("<mark>", "").replace("</mark>", "");
            assert_eq!(text.contains("Deepfakes &#38; the vote"), is_there, "{question}: {text}");
        }
        let id = followed["id"].as_str().expect("an id");
        let of_site = fi.get(&format!("/fi/materials?from=web&source={id}")).is(&[200]).text();
        assert!(of_site.contains("Verkosta · Valimised – 2 merkintää"), "{of_site}");
        // Whoever narrows the list of a site down stays with it.
        let kept = format!("<input type=\"hidden\" name=\"source\" value=\"{id}\">");
        assert!(of_site.contains(&kept) && !list.contains("name=\"source\""), "{of_site}");
        for strange in ["nope", "01a00000-0000-7000-8000-000000000000"] {
            let text = fi.get(&format!("/en/materials?from=web&source={strange}")).is(&[200]).text();
            assert!(text.contains("Nothing from the web fits this choice.") && !text.contains("the vote"), "{text}");
        }
        let network = fi.get("/en/network").is(&[200]).text();
        assert!(
            network.contains("Authorities read from the web") && network.contains("valimised.localhost"),
            "{network}"
        );
        assert!(fi.get("/en/authorities").text().contains("Valimised"));
    });
}

#[test]
fn what_is_read_goes_to_nobody() {
    on_both(|engine| {
        let site = Peer::silent("valimised", 8130);
        let [mut fi, mut se] = place::prepared(engine, ["fi", "se"], |draft| draft.knows(site.host(), site.address()));
        fi.start();
        se.start();
        place::introduce(&[&fi, &se]);
        serves(&site, &two(), "\"1\"");
        fi.done(&["follow", &address(&site)]);
        let own = fi.publish("own", "CLEAR", "topics: [deepfakes]\n");
        place::becomes(&se, &own, "live", 1);
        assert!(fi.get("/en/materials?from=web").text().contains("the vote"));
        for target in [
            "/feeds/all.en.rss",
            "/feeds/all.en.atom",
            "/feeds/all.en.json",
            "/feeds/topic/deepfakes.en.atom",
            "/feeds/all.opml",
            "/sitemap.xml",
            "/catalog.jsonld",
            "/actors/vaalit/outbox?page=first",
            "/api/v1/search?q=vote",
        ] {
            let text = fi.get(target).is(&[200]).text();
            assert!(!text.contains("the vote") && !text.contains("valimised"), "{target}: {text}");
        }
        assert_eq!(fi.export().len(), 1);
        assert_eq!(se.export().len(), 1);
        assert_eq!(fi.number("select count(*) from log where kind = 'Create'"), 1);
        assert_eq!(se.number("select count(*) from source_item"), 0);
        // Nobody but the site itself hears of it.
        assert!(site.heard().iter().all(|heard| heard.method == "GET" && heard.target == FEED));
    });
}

#[test]
fn a_site_is_asked_again_only_for_what_is_new_and_what_it_says_anew_replaces_the_old() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        serves(&site, &two(), "\"1\"");
        let followed = json(&fi.done(&["--json", "follow", &address(&site)]));
        site.serves(FEED, Reply::status(304));
        let fi = fi.started();
        until("it is asked again", || (asked(&site).len() >= 2).then_some(()));
        let second = asked(&site).remove(1);
        assert_eq!(second.headers["if-none-match"], "\"1\"");
        assert_eq!(second.headers["if-modified-since"], "Mon, 02 Nov 2026 10:00:00 GMT");
        assert!(!second.headers.contains_key("signature") && !second.headers.contains_key("authorization"));
        until("304 counts as read", || {
            let now = listed(&fi)?;
            (now["read"] != followed["read"] && now["items"] == 2).then_some(())
        });
        let more = [
            item("uus", "Corrected", "Wed, 04 Mar 2026"),
            item("a", "Third", "Thu, 05 Mar 2026"),
            item("b", "Fourth", "Fri, 06 Mar 2026"),
        ];
        serves(&site, &more, "\"2\"");
        let text = until("the new is there", || {
            let text = fi.get("/en/materials?from=web").text();
            text.contains("Fourth").then_some(text)
        });
        assert!(text.contains("Corrected") && !text.contains("the vote"), "{text}");
        assert!(!text.contains("Old news"), "three are kept, the newest: {text}");
        assert_eq!(listed(&fi).expect("it is read")["items"], 3);
    });
}

#[test]
fn a_site_that_says_nothing_new_makes_no_page_stale() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        serves(&site, &two(), "\"1\"");
        fi.done(&["follow", &address(&site)]);
        let fi = fi.started();
        let count =
            |number: usize| until("it is asked again", || (asked(&site).len() > number).then_some(asked(&site).len()));
        let changes = || fi.number("select cast(value as bigint) from fact where name = 'changes'");
        // The same again in full, as many servers answer; then that it is the same; then nothing, for long.
        let first = count(1);
        let before = changes();
        let second = count(first + 1);
        assert_eq!(changes(), before, "nothing is new");
        site.serves(FEED, Reply::status(304));
        let third = count(second + 2);
        assert_eq!(changes(), before, "nor is it now");
        let network = fi.get("/en/network").is(&[200]).text();
        assert!(network.contains("Valimised") && !network.contains(" UTC</time>"), "{network}");
        site.serves(FEED, Reply::status(500));
        let fourth = count(third + 1);
        assert_eq!(changes(), before + 1, "since when it cannot be read is shown");
        count(fourth + 1);
        assert_eq!(changes(), before + 1);
    });
}

#[test]
fn a_site_that_goes_away_keeps_its_entries_and_the_failure_is_shown() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        serves(&site, &two(), "\"1\"");
        fi.done(&["follow", &address(&site)]);
        fi.done(&["user", "add", "yllapito", "--role", "operator"]);
        site.serves(FEED, Reply::status(410));
        let fi = fi.started();
        let failing = until("it fails", || listed(&fi).filter(|one| one["state"] == "failing"));
        assert_eq!(failing["trouble"], "answered 410");
        assert_eq!(failing["items"], 2);
        assert!(fi.get("/en/materials?from=web").text().contains("the vote"));
        let doctor = fi.run(&["doctor"]).out;
        let line = doctor.lines().find(|line| line.contains("Valimised")).unwrap_or_else(|| panic!("{doctor}"));
        assert!(
            line.starts_with("warning") && line.contains("answered 410") && line.contains("2 items stay"),
            "{line}"
        );
        let public = fi.get("/en/network").text();
        assert!(public.contains("could not be read since") && !public.contains("answered 410"), "{public}");
        let mut ours = crate::harness::Browser::signed_in(&fi, "yllapito");
        assert!(ours.get(&fi, "/en/network").text().contains("answered 410"));
        // What is no feed any more is a failure too.
        site.serves(FEED, Reply::of("text/html", "<html><body>Moved</body></html>"));
        until("it is no feed", || {
            listed(&fi).filter(|one| one["trouble"].as_str().is_some_and(|words| words.contains("no feed")))
        });
        serves(&site, &two(), "\"3\"");
        until("it is well again", || listed(&fi).filter(|one| one["state"] == "read"));
        fi.done(&["follow", "remove", &address(&site)]);
        assert_eq!(listed(&fi), None);
        assert!(!fi.get("/en/").text().contains("the vote"));
    });
}

#[test]
fn what_must_not_be_read_is_refused_and_leaves_nothing() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        let sentinel = Sentinel::listen();
        let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
            <rss version=\"2.0\"><channel><title>&b;</title></channel></rss>";
        site.serves("/bomb", Reply::of(RSS, bomb));
        site.serves("/large", Reply::of(RSS, feed(&[item("a", &"x".repeat(3 << 20), "Tue, 03 Mar 2020")])));
        site.serves("/page", Reply::of("text/html", "<html><body>Hello</body></html>"));
        let with_feed = "<!doctype html><link rel=alternate type=application/rss+xml href=/uudised/rss><p>Hello";
        site.serves("/", Reply::of("text/html", with_feed));
        site.serves("/away", Reply::redirect(301, &format!("http://127.0.0.1:{}/", sentinel.port())));
        for (address, reason) in [
            (format!("{}/bomb", site.origin()), "entities"),
            (format!("{}/large", site.origin()), "larger than"),
            (format!("{}/page", site.origin()), "neither as an actor nor as a feed"),
            (format!("{}/", site.origin()), &format!("it is a page; its feed is {}", address(&site))),
            (format!("{}/away", site.origin()), "may not be reached"),
            (format!("http://127.0.0.1:{}/rss", sentinel.port()), "may not be reached"),
            ("http://10.0.0.1/rss".to_owned(), "may not be reached"),
            (format!("{}/feeds/all.en.rss", fi.origin()), "of this node"),
        ] {
            let refused = fi.refuses(&["follow", &address]);
            assert!(refused.contains(reason), "{address}: {refused}");
        }
        let refused = fi.refuses(&["follow", &address(&site), "--country", "Estonia"]);
        assert!(refused.contains("is not a known country"), "{refused}");
        assert_eq!(fi.run(&["follow", "@a@b.example", "--name", "x"]).status.code(), Some(2));
        assert_eq!(fi.number("select count(*) from source"), 0);
        assert_eq!(fi.number("select count(*) from source_item"), 0);
        assert_eq!(sentinel.connections(), 0);
        // There are only so many.
        serves(&site, &two(), "\"1\"");
        fi.set("limits", "sources", 0);
        let refused = fi.refuses(&["follow", &address(&site)]);
        assert!(refused.contains("limits.sources"), "{refused}");
    });
}

#[test]
fn a_feed_has_one_address_however_it_is_written() {
    on_both(|engine| {
        let (site, fi) = stage(engine);
        serves(&site, &two(), "\"1\"");
        for end in ["#frag", "?", "", "?#"] {
            let followed = json(&fi.done(&["--json", "follow", &format!("{}{end}", address(&site))]));
            assert_eq!(followed["other"], address(&site), "{end}");
        }
        assert_eq!(fi.number("select count(*) from source"), 1);
        fi.done(&["follow", "remove", &format!("{}#frag", address(&site))]);
        assert_eq!(fi.number("select count(*) from source"), 0);
    });
}

#[test]
fn an_actor_is_still_followed_as_one() {
    let se = Peer::partner("se", 8102);
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).knows(se.host(), se.address()).prepare().started();
    let followed = json(&fi.done(&["--json", "follow", &se.authority().id]));
    assert_eq!((&followed["way"], &followed["other"]), (&"follows".into(), &se.authority().id.clone().into()));
    assert_eq!(fi.number("select count(*) from source"), 0);
}
