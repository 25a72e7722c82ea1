//! Feeds as a reader meets them: three formats, languages, headers, archives, what was withdrawn, lists of feeds.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    str::FromStr,
};

use atom_syndication as atom;
use rss::validation::Validate as _;
use serde_json::Value;

use super::place::{acquainted, becomes, best_practice, json, local_id, revise, write};
use crate::harness::{Answer, Engine, Node, NodeDraft, Request, on_both, until};

const FORMATS: [(&str, &str); 3] = [
    ("rss", "application/rss+xml; charset=utf-8"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("json", "application/feed+json"),
];

/// A node of Finland that runs.
pub(super) fn node(engine: Engine) -> Node {
    NodeDraft::new(engine, "fi", 8101).prepare().started()
}

/// What a node answers.
pub(super) fn ask(node: &Node, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Request::get(node.host(), target);
    let mut request = headers.iter().fold(request, |request, (name, value)| request.and(name, value));
    method.clone_into(&mut request.method);
    node.send(&request)
}

/// Publishes a material in English and Finnish with a topic, a phase and two files; gives its id.
fn voting(node: &Node) -> String {
    fs::write(node.folder().join("form.txt"), "A form to fill in.").expect("the folder is writable");
    fs::write(node.folder().join("more.txt"), "And more.").expect("the folder is writable");
    let more = "topics: [early-voting]\nphase: pre-electoral\nattachments: [form.txt, more.txt]\n";
    let path = write(
        node,
        "voting.md",
        &best_practice("Advance voting", "CLEAR", more),
        "Read [that](https://example.org/that).",
    );
    let translated =
        "language: fi\ntitle: Ennakkoäänestys\nsummary: Mistä on kyse.\nstatus: human\ntranslator: Test body\n";
    write(node, "voting.fi.md", translated, "Lue *tämä*.");
    json(&node.done(&["--json", "publish", &path]))["uri"].as_str().expect("an id").to_owned()
}

fn channel(node: &Node, target: &str) -> rss::Channel {
    let text = node.get(target).is(&[200]).text();
    let channel = rss::Channel::from_str(&text).unwrap_or_else(|error| panic!("{target}: {error}: {text}"));
    channel.validate().unwrap_or_else(|error| panic!("{target}: {error}"));
    channel
}

fn atom_of(node: &Node, target: &str) -> atom::Feed {
    let text = node.get(target).is(&[200]).text();
    atom::Feed::from_str(&text).unwrap_or_else(|error| panic!("{target}: {error}: {text}"))
}

/// The ids in a feed, whatever it is written in.
fn ids(node: &Node, target: &str) -> Vec<String> {
    let path = target.split('?').next().unwrap_or(target);
    match path.rsplit('.').next() {
        Some("atom") => atom_of(node, target).entries().iter().map(|entry| entry.id().to_owned()).collect(),
        Some("json") => {
            let feed = node.get(target).is(&[200]).json();
            let items = feed["items"].as_array().expect("a list").iter();
            items.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
        }
        _ => {
            let guid = |item: &rss::Item| item.guid().expect("a guid").value().to_owned();
            channel(node, target).items().iter().map(guid).collect()
        }
    }
}

#[test]
fn each_format_says_the_same_of_a_material() {
    on_both(|engine| {
        let fi = node(engine);
        let id = voting(&fi);
        fi.publish("inside", "GREEN", "topics: [early-voting]\n");
        let uuid = id.rsplit('/').next().expect("an id ends in its UUID");
        for set in ["all", "topic/early-voting", "kind/best-practice", "country/fi", "phase/pre-electoral"] {
            for (format, content_type) in FORMATS {
                let target = format!("/feeds/{set}.fi.{format}");
                assert_eq!(fi.get(&target).header("content-type"), Some(content_type), "{target}");
                assert_eq!(ids(&fi, &target), [id.as_str()], "{target} shows CLEAR only");
            }
            assert!(ids(&fi, "/feeds/topic/deepfakes.fi.atom").is_empty());
        }
        let page = |language: &str| format!("{}/{language}/materials/{uuid}", fi.origin());
        let item = channel(&fi, "/feeds/all.fi.rss").items()[0].clone();
        assert_eq!((item.title(), item.link()), (Some("Ennakkoäänestys"), Some(page("fi").as_str())));
        let enclosure = item.enclosure().expect("a file");
        assert_eq!((enclosure.length(), enclosure.mime_type()), ("18", "text/plain"));
        let file = fi.get(enclosure.url().strip_prefix(fi.origin()).expect("it is here")).is(&[200]);
        assert_eq!(file.body, b"A form to fill in.");
        assert_eq!(item.categories()[1].domain(), Some("https://w3id.org/election-pool/v1#topics"));

        let feed = atom_of(&fi, "/feeds/all.en.atom");
        assert_eq!(feed.lang(), Some("en"));
        let entry = &feed.entries()[0];
        let languages: Vec<_> = entry
            .links()
            .iter()
            .filter(|link| link.rel() == "alternate")
            .map(|link| (link.hreflang().unwrap_or_default(), link.href().to_owned()))
            .collect();
        assert_eq!(languages, [("en", page("en")), ("fi", page("fi"))]);
        let terms: Vec<&str> = entry.categories().iter().map(atom::Category::term).collect();
        assert_eq!(terms, ["best-practice", "early-voting", "pre-electoral"]);
        assert!(entry.content().and_then(atom::Content::value).expect("a text").contains("https://example.org/that"));

        let feed = fi.get("/feeds/all.fi.json").is(&[200]).json();
        let item = &feed["items"][0];
        assert_eq!((&feed["language"], &item["title"]), (&"fi".into(), &"Ennakkoäänestys".into()));
        assert_eq!(item["attachments"][1]["size_in_bytes"], 9);
        assert_eq!(item["_pool"]["tlp"], "CLEAR");
        assert_eq!(item["_pool"]["phase"], "pre-electoral");
        assert_eq!(feed["hubs"][0]["url"], format!("{}/hub", fi.origin()));
    });
}

#[test]
fn an_edit_changes_when_and_never_which() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("news", "CLEAR", "");
        let entry = || atom_of(&fi, "/feeds/all.en.atom").entries()[0].clone();
        let first = entry();
        revise(&fi, &id, "News indeed", "CLEAR", "");
        let second = entry();
        assert_eq!((first.id(), first.published()), (second.id(), second.published()));
        assert!(second.updated() > first.updated(), "{:?}", second.updated());
        assert_eq!(second.title().as_str(), "News indeed");
        let item = &fi.get("/feeds/all.en.json").json()["items"][0];
        assert_ne!(item["date_published"], item["date_modified"]);
        assert_eq!(channel(&fi, "/feeds/all.en.rss").items()[0].guid().expect("a guid").value(), id);
    });
}

#[test]
fn what_a_reader_holds_is_not_sent_again_in_any_format_or_coding() {
    on_both(|engine| {
        let fi = node(engine);
        (0..3).for_each(|number| drop(fi.publish(&format!("news-{number}"), "CLEAR", "")));
        let files = ["all.en.rss", "all.en.atom", "all.en.json", "en.opml", "all.opml", "kind/best-practice.sv.atom"];
        for target in files.map(|file| format!("/feeds/{file}")) {
            let mut tags = BTreeSet::new();
            let plain = ask(&fi, "GET", &target, &[]).is(&[200]);
            for coding in ["identity", "gzip", "br"] {
                let wish = ("accept-encoding", coding);
                let full = ask(&fi, "GET", &target, &[wish]).is(&[200]);
                assert_eq!(full.header("content-encoding").unwrap_or("identity"), coding, "{target}");
                assert_eq!(full.header("vary"), Some("Accept-Encoding"), "{target}");
                assert_eq!(full.header("cache-control"), Some("public, no-cache"), "{target}");
                assert!(coding == "identity" || full.body.len() < plain.body.len(), "{target} {coding}");
                let head = ask(&fi, "HEAD", &target, &[wish]).is(&[200]);
                assert!(head.body.is_empty(), "{target}");
                for name in ["etag", "content-type", "content-encoding", "last-modified", "content-length", "link"] {
                    assert_eq!(head.header(name), full.header(name), "{target} {coding} {name}");
                }
                let (etag, since) =
                    (full.header("etag").expect("a tag"), full.header("last-modified").expect("a date"));
                for known in [("if-none-match", etag), ("if-modified-since", since)] {
                    let again = ask(&fi, "GET", &target, &[wish, known]).is(&[304]);
                    assert!(again.body.is_empty() && again.header("etag") == Some(etag), "{target} {known:?}");
                }
                // The tag counts more than the date.
                ask(&fi, "GET", &target, &[wish, ("if-none-match", "\"other\""), ("if-modified-since", since)])
                    .is(&[200]);
                assert!(tags.insert(etag.to_owned()), "{target}: one tag for two forms");
            }
        }
        let links = fi.get("/feeds/all.en.atom").header("link").expect("links").to_owned();
        let origin = fi.origin();
        assert_eq!(links, format!("<{origin}/hub>; rel=\"hub\", <{origin}/feeds/all.en.atom>; rel=\"self\""));
    });
}

#[test]
fn what_is_withdrawn_stays_in_its_feeds_as_withdrawn_and_what_is_narrowed_vanishes() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        let more = "topics: [early-voting]\nphase: electoral\n";
        let (gone, narrowed, kept) = (
            fi.publish("mistaken", "CLEAR", more),
            fi.publish("narrowed", "CLEAR", more),
            fi.publish("kept", "CLEAR", more),
        );
        becomes(&se, &kept, "live", 1);
        fi.done(&["withdraw", &gone, "--reason", "The figures were wrong."]);
        revise(&fi, &narrowed, "narrowed", "GREEN", more);
        becomes(&se, &gone, "tombstone", 2);
        becomes(&se, &narrowed, "live", 2);
        for node in [&fi, &se] {
            for set in ["all", "topic/early-voting", "phase/electoral", "kind/best-practice", "country/fi"] {
                for (format, _) in FORMATS {
                    let target = format!("/feeds/{set}.en.{format}");
                    let found: BTreeSet<String> = ids(node, &target).into_iter().collect();
                    assert_eq!(found, [gone.clone(), kept.clone()].into(), "{target} at {}", node.host());
                    let text = node.get(&target).text();
                    assert!(!text.contains("mistaken") && !text.contains("narrowed"), "{target}: {text}");
                }
            }
            assert!(ids(node, "/feeds/topic/deepfakes.en.rss").is_empty());
            let feed = channel(node, "/feeds/all.en.rss");
            let item = feed.items().iter().find(|item| item.guid().expect("a guid").value() == gone).expect("it stays");
            // The reason was given in the node's first language.
            assert_eq!(item.title(), Some("Withdrawn – [Finnish] The figures were wrong."));
            assert!(item.description().expect("words").starts_with("This material has been withdrawn"));
            let page = item.link().and_then(|link| link.strip_prefix(node.origin())).expect("a page here");
            node.get(page).is(&[410]);
            let feed = atom_of(node, "/feeds/all.fi.atom");
            let deleted = &feed.extensions()["at"]["deleted-entry"][0];
            assert_eq!(deleted.attrs()["ref"], gone);
            assert_eq!(deleted.children()["comment"][0].value(), Some("The figures were wrong."));
            let entry = feed.entries().iter().find(|entry| entry.id() == gone).expect("it stays");
            assert_eq!(entry.title().as_str(), "Peruttu – The figures were wrong.");
        }
        // What was not for everybody when it was withdrawn is not told to everybody.
        fi.done(&["withdraw", &narrowed, "--reason", "Not that either."]);
        assert!(!fi.get("/feeds/all.en.atom").text().contains("Not that either"));
    });
}

/// The address of a document that another leads to, without the origin.
fn link(node: &Node, feed: &atom::Feed, relation: &str) -> Option<String> {
    let found = feed.links().iter().find(|link| link.rel() == relation)?;
    Some(found.href().strip_prefix(node.origin()).expect("an address here").to_owned())
}

fn ids_of(feed: &atom::Feed) -> Vec<String> {
    feed.entries().iter().map(|entry| entry.id().to_owned()).collect()
}

/// Waits until every document of the archive that can be full is closed.
fn closed(node: &Node, length: i64) {
    until("the archive is in order", || {
        let open = node.number("select count(*) from material where public_block = 9223372036854775807");
        (open < length).then_some(())
    });
}

/// A node with short feeds and shorter documents of their archives.
fn short(engine: Engine) -> Node {
    let draft = NodeDraft::new(engine, "fi", 8101).set("limits", "feed_items", 3);
    draft.set("limits", "feed_archive_items", 2).prepare().started()
}

#[test]
fn a_late_subscriber_finds_everything_in_the_archive_also_when_something_goes_meanwhile() {
    on_both(|engine| {
        let fi = short(engine);
        let all: Vec<String> = (0..8).map(|number| fi.publish(&format!("note-{number}"), "CLEAR", "")).collect();
        fi.publish("inside", "GREEN", "");
        closed(&fi, 2);
        let current = "/feeds/all.en.atom";
        let first = atom_of(&fi, current);
        assert_eq!(first.entries().len(), 3);
        assert!(!first.extensions().contains_key("fh"));
        let mut found: BTreeSet<String> = ids_of(&first).into_iter().collect();
        let (mut next, mut pages) = (link(&fi, &first, "prev-archive"), Vec::new());
        while let Some(target) = next {
            let page = atom_of(&fi, &target);
            assert!(page.extensions()["fh"].contains_key("archive"), "{target}");
            assert_eq!(link(&fi, &page, "self").as_deref(), Some(target.as_str()));
            assert_eq!(link(&fi, &page, "current").as_deref(), Some(current));
            assert_eq!(link(&fi, &page, "hub"), None, "an archive does not change");
            assert!(page.entries().len() <= 2, "{target}");
            if let Some(before) = pages.last() {
                assert_eq!(link(&fi, &page, "next-archive").as_ref(), Some(before), "{target}");
            }
            found.extend(ids_of(&page));
            next = link(&fi, &page, "prev-archive");
            pages.push(target);
            if pages.len() == 2 {
                fi.done(&["withdraw", &all[7], "--reason", "Wrong."]);
                fi.done(&["withdraw", &all[2], "--reason", "Wrong."]);
            }
        }
        let found: BTreeSet<&String> = found.iter().filter(|id| **id != all[2]).collect();
        let expected: BTreeSet<&String> = all.iter().filter(|id| **id != all[2]).collect();
        assert_eq!(found, expected);
        assert!((3..=4).contains(&pages.len()), "{pages:?}");
        let rss = channel(&fi, "/feeds/all.en.rss");
        let links = &rss.extensions()["atom"]["link"];
        let previous = links.iter().find(|link| link.attrs["rel"] == "prev-archive").expect("an archive");
        let inside = |address: &str| address.strip_prefix(fi.origin()).expect("an address here").to_owned();
        let archived = fi.get(&inside(&previous.attrs["href"])).is(&[200]).text();
        assert!(archived.contains("<fh:archive"), "{archived}");
        let json: Value = fi.get("/feeds/all.en.json").json();
        let second = fi.get(&inside(json["next_url"].as_str().expect("more"))).is(&[200]).json();
        assert!(second["items"].as_array().is_some_and(|items| (1..=2).contains(&items.len())), "{second}");
        // The archive by month is no more; whoever asks for it is not given the newest document instead.
        fi.get("/feeds/all.en.atom?before=2026-10").is(&[404]);
        for wrong in ["", "0", "1", "9999", "x", "1.", "99999999999999999999", "1e3", "01", "4102444800000"] {
            fi.get(&format!("{current}?archive={wrong}")).is(&[404]);
        }
    });
}

/// Reads as RFC 5005 section 4 has it: the feed, then back until an address that is known.
fn follow(node: &Node, feed: &str, known: &mut BTreeMap<String, Vec<String>>, seen: &mut BTreeMap<String, String>) {
    let mut next = Some(feed.to_owned());
    while let Some(target) = next {
        let page = atom_of(node, &target);
        for entry in page.entries() {
            seen.insert(entry.id().to_owned(), entry.title().as_str().to_owned());
        }
        if target != feed {
            known.insert(target, ids_of(&page));
        }
        next = link(node, &page, "prev-archive").filter(|target| !known.contains_key(target));
    }
}

#[test]
fn whoever_follows_only_unknown_addresses_of_the_archive_loses_nothing() {
    on_both(|engine| {
        let fi = short(engine);
        let (mut known, mut seen) = (BTreeMap::new(), BTreeMap::new());
        let (all, topic) = ("/feeds/all.en.atom", "/feeds/topic/early-voting.en.atom");
        let (mut known_topic, mut seen_topic) = (BTreeMap::new(), BTreeMap::new());
        let mut published = Vec::new();
        let publish = |number: usize, published: &mut Vec<String>| {
            for _ in 0..number {
                let more = if published.len().is_multiple_of(3) { "topics: [early-voting]\n" } else { "" };
                published.push(fi.publish(&format!("note-{}", published.len()), "CLEAR", more));
            }
        };
        publish(6, &mut published);
        closed(&fi, 2);
        follow(&fi, all, &mut known, &mut seen);
        follow(&fi, topic, &mut known_topic, &mut seen_topic);
        let before = known.clone();
        assert!(before.len() >= 2, "{before:?}");
        // Within the same month, and more than the feed holds; what was edited is in a document that is known.
        publish(9, &mut published);
        revise(&fi, &published[0], "Edited", "CLEAR", "topics: [early-voting]\n");
        publish(5, &mut published);
        fi.done(&["withdraw", &published[1], "--reason", "Wrong."]);
        closed(&fi, 2);
        follow(&fi, all, &mut known, &mut seen);
        follow(&fi, topic, &mut known_topic, &mut seen_topic);
        for id in &published {
            assert!(seen.contains_key(id), "{id} was lost");
        }
        assert_eq!(seen[&published[0]], "Edited");
        assert_eq!(seen_topic[&published[0]], "Edited");
        for id in published.iter().step_by(3) {
            assert!(seen_topic.contains_key(id), "{id} was lost");
        }
        for (address, entries) in &before {
            let now = ids(&fi, address);
            assert!(now.iter().all(|id| entries.contains(id)), "{address} got others: {now:?}, had {entries:?}");
        }
        // Asked by its date, a document of the archive costs nothing either; the first has nothing left in it.
        let address = before.keys().next_back().expect("there is one");
        let answer = fi.get(address).is(&[200]);
        let date = answer.header("last-modified").expect("a date").to_owned();
        ask(&fi, "GET", address, &[("if-modified-since", &date)]).is(&[304]);
        ask(&fi, "GET", address, &[("if-modified-since", "Thu, 01 Jan 2026 00:00:00 GMT")]).is(&[200]);
    });
}

#[test]
fn a_list_of_feeds_names_every_feed_and_each_is_there() {
    let fi = node(Engine::Sqlite);
    fi.publish("news", "CLEAR", "");
    let addresses = |target: &str| {
        let answer = fi.get(target).is(&[200]);
        assert_eq!(answer.header("content-type"), Some("text/x-opml; charset=utf-8"));
        let text = answer.text();
        let all = text.split("xmlUrl=\"").skip(1).filter_map(|rest| rest.split('"').next());
        all.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let croatian = addresses("/feeds/hr.opml");
    assert_eq!(croatian.iter().filter(|address| address.contains("/feeds/topic/")).count(), 49);
    assert!(croatian.contains(&format!("{}/feeds/authority/vaalit@fi.localhost:8101.hr.rss", fi.origin())));
    assert_eq!(croatian.len(), 1 + 49 + 9 + 27 + 3 + 1);
    for address in &croatian {
        let target = address.strip_prefix(fi.origin()).expect("an address here");
        assert_eq!(channel(&fi, target).language(), Some("hr"), "{target}");
    }
    let text = fi.get("/feeds/hr.opml").text();
    assert!(text.contains("text=\"Rano glasovanje\"") || text.contains("glasovanje"), "{text}");
    assert_eq!(addresses("/feeds/all.opml").len(), 7 * croatian.len());
    fi.get("/feeds/de.opml").is(&[404]);
}

#[test]
fn a_page_names_its_feeds_in_every_format() {
    let fi = node(Engine::Sqlite);
    let id = fi.publish("news", "CLEAR", "topics: [early-voting]\n");
    let material = format!("/sv/materials/{}", local_id(&fi, &id));
    for (page, feeds) in [
        ("/sv/", &["all"][..]),
        ("/sv/materials", &["all"]),
        ("/sv/topics", &["all"]),
        (&material, &["all"]),
        ("/sv/materials?topic=early-voting", &["all", "topic/early-voting"]),
        ("/sv/materials?country=FI", &["all", "country/fi"]),
        ("/sv/materials?kind=best-practice", &["all", "kind/best-practice"]),
        ("/sv/materials?phase=electoral", &["all", "phase/electoral"]),
        ("/sv/materials?phase=electoral&country=FI", &["all"]),
    ] {
        let text = fi.get(page).is(&[200]).text();
        let named: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("<link rel=\"alternate\"") && line.contains("/feeds/"))
            .filter_map(|line| line.split("href=\"").nth(1)?.split('"').next())
            .collect();
        let expected: Vec<String> =
            feeds.iter().flat_map(|feed| FORMATS.map(|(format, _)| format!("/feeds/{feed}.sv.{format}"))).collect();
        assert_eq!(named, expected, "{page}");
    }
}
