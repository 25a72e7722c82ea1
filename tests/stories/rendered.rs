//! What the public reads comes from memory and is never older than what was last said: whoever changes something, by
//! command line, by another process or from another state, changes it for the next reader.

use std::{
    io::Read,
    sync::{Arc, Barrier},
    thread,
};

use super::{
    audience::is_as_absent,
    feed::{ask, node},
    place::{self, acquainted, becomes, path_of, revise},
};
use crate::harness::{Answer, Browser, Engine, Node, NodeDraft, Request, Twin, on_both};

const MISSES: &str = "election_pool_rendered_misses_total";
const HITS: &str = "election_pool_rendered_hits_total";
const NEVER: &str = "01a00000-0000-7000-8000-000000000000";
/// Where a material in English is shown to everybody.
const SHOWN: [&str; 6] = [
    "/feeds/all.en.rss",
    "/feeds/all.en.atom",
    "/feeds/all.en.json",
    "/feeds/kind/best-practice.en.rss",
    "/en/",
    "/en/materials?kind=best-practice",
];

/// Fails unless all that is shown to everybody says so, or does not.
#[track_caller]
fn says(node: &Node, words: &str, is_there: bool) {
    for target in SHOWN {
        let text = node.get(target).is(&[200]).text();
        assert_eq!(text.contains(words), is_there, "“{words}” in {target} of {}: {text}", node.host());
    }
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut text = Vec::new();
    match answer.header("content-encoding") {
        None => return answer.body.clone(),
        Some("gzip") => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut text),
        Some("br") => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut text),
        Some(other) => panic!("what is {other}?"),
    }
    .expect("it is what it says");
    text
}

#[test]
fn what_is_published_revised_and_withdrawn_shows_at_once() {
    on_both(|engine| {
        let fi = node(engine);
        says(&fi, "About news", false);
        let id = fi.publish("news", "CLEAR", "");
        says(&fi, "About news", true);
        let page = format!("/en/materials/{}", place::local_id(&fi, &id));
        for target in [page.as_str(), path_of(&id)] {
            assert!(fi.get(target).is(&[200]).text().contains("About news"), "{target}");
        }
        revise(&fi, &id, "Better news", "CLEAR", "");
        says(&fi, "Better news", true);
        says(&fi, "About news", false);
        assert!(fi.get(path_of(&id)).is(&[200]).text().contains("Better news"));
        fi.done(&["withdraw", &id, "--reason", "It was wrong"]);
        says(&fi, "Better news", false);
        assert!(fi.get("/feeds/all.en.rss").text().contains("It was wrong"));
        for target in [page.as_str(), path_of(&id)] {
            let gone = fi.get(target).is(&[410]);
            assert!(!gone.text().contains("Better news"), "{target}");
        }
    });
}

#[test]
fn what_is_narrowed_is_gone_before_the_command_ends() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("open", "CLEAR", "");
        let page = format!("/en/materials/{}", place::local_id(&fi, &id));
        for target in SHOWN.into_iter().chain([page.as_str(), path_of(&id)]) {
            let held = fi.get(target).is(&[200]);
            assert!(held.text().contains("About open"), "{target}");
        }
        let etag = fi.get("/feeds/all.en.rss").header("etag").expect("a tag").to_owned();
        revise(&fi, &id, "Closed", "GREEN", "");
        says(&fi, "About open", false);
        says(&fi, "Closed", false);
        assert_eq!(ask(&fi, "GET", "/feeds/all.en.rss", &[("if-none-match", &etag)]).status, 200);
        is_as_absent(&fi, path_of(&id), &format!("/materials/{NEVER}"));
        is_as_absent(&fi, &page, &format!("/en/materials/{NEVER}"));
    });
}

#[test]
fn what_comes_from_a_partner_shows_once_it_is_applied_and_goes_with_it() {
    on_both(|engine| {
        let [fi, se] = acquainted(engine, ["fi", "se"]);
        says(&se, "About guest", false);
        let id = fi.publish("guest", "CLEAR", "");
        becomes(&se, &id, "live", 1);
        says(&se, "About guest", true);
        revise(&fi, &id, "For friends", "GREEN", "");
        becomes(&se, &id, "live", 2);
        says(&se, "For friends", false);
        says(&se, "About guest", false);
        // The roster is on the page of the network.
        let on_map =
            |node: &Node| node.get("/en/network").is(&[200]).text().contains(&format!("href=\"{}", se.origin()));
        assert!(on_map(&fi));
        fi.done(&["peer", "remove", se.origin()]);
        assert!(!on_map(&fi));
    });
}

#[test]
fn who_asks_whether_it_still_holds_costs_no_rendering() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("news", "CLEAR", "");
        let page = format!("/en/materials/{}", place::local_id(&fi, &id));
        for target in ["/feeds/all.en.rss", "/feeds/all.en.atom", "/feeds/calendar.en.ics", "/feeds/all.opml", "/en/"]
            .into_iter()
            .chain(["/sitemap.xml", "/sitemaps/1.xml", "/catalog.jsonld", page.as_str(), path_of(&id)])
        {
            let full = ask(&fi, "GET", target, &[]).is(&[200]);
            let (misses, hits) = (fi.figure(MISSES), fi.figure(HITS));
            let etag = full.header("etag").unwrap_or_else(|| panic!("{target} has no tag"));
            let modified = full.header("last-modified").unwrap_or_else(|| panic!("{target} has no date"));
            assert!(etag.starts_with('"'), "{target}: {etag} is weak");
            let known = ask(&fi, "GET", target, &[("if-none-match", etag)]).is(&[304]);
            assert!(known.body.is_empty() && known.header("content-type").is_none(), "{target}");
            for name in ["etag", "last-modified", "vary", "cache-control", "content-security-policy"] {
                assert_eq!(known.header(name), full.header(name), "{name} of {target}");
            }
            assert_eq!(ask(&fi, "GET", target, &[("if-modified-since", modified)]).status, 304, "{target}");
            assert_eq!(ask(&fi, "GET", target, &[("if-none-match", "\"other\"")]).status, 200, "{target}");
            assert_eq!(ask(&fi, "HEAD", target, &[("if-none-match", etag)]).status, 304, "{target}");
            assert!((fi.figure(MISSES) - misses).abs() < 0.5, "{target} was rendered again");
            assert!((fi.figure(HITS) - hits - 4.0).abs() < 0.5, "{target} did not come from memory");
        }
        // A change that it does not show leaves it what it was.
        let tag = || fi.get("/en/about").header("etag").map(str::to_owned);
        let before = tag();
        fi.publish("more", "CLEAR", "");
        assert_eq!(tag(), before);
        assert!(fi.figure("election_pool_rendered_entries") > 5.0 && fi.figure("election_pool_rendered_bytes") > 1e4);
    });
}

#[test]
fn every_coding_says_the_same_and_a_head_says_how_long_it_is() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("news", "CLEAR", "");
        let pages = [format!("/en/materials/{}", place::local_id(&fi, &id)), path_of(&id).to_owned()];
        for target in ["/feeds/all.en.rss", "/en/", "/fi/materials", "/sitemaps/0.xml"]
            .into_iter()
            .chain(pages.iter().map(String::as_str))
        {
            let plain = ask(&fi, "GET", target, &[]).is(&[200]);
            let mut tags = std::collections::BTreeSet::new();
            for coding in ["identity", "gzip", "br"] {
                let wish = [("accept-encoding", coding)];
                let full = ask(&fi, "GET", target, &wish).is(&[200]);
                assert_eq!(full.header("content-encoding").unwrap_or("identity"), coding, "{target}");
                assert_eq!(decoded(&full), plain.body, "{coding} of {target}");
                let vary = full.header("vary").unwrap_or_default();
                assert!(vary.contains("Accept-Encoding"), "{target}: {vary}");
                tags.insert(full.header("etag").expect("a tag").to_owned());
                let head = ask(&fi, "HEAD", target, &wish).is(&[200]);
                assert!(head.body.is_empty());
                for name in ["content-length", "content-type", "content-encoding", "etag", "vary", "link"] {
                    assert_eq!(head.header(name), full.header(name), "{name} of {target}");
                }
                assert_eq!(full.header("content-length"), Some(full.body.len().to_string().as_str()));
            }
            assert_eq!(tags.len(), 3, "each form of {target} has its own tag");
        }
        // The permanent link speaks the language and the form that is asked for.
        let link = path_of(&id);
        for (language, lang) in [("fi", "lang=\"fi\""), ("sv", "lang=\"sv\""), ("fi", "lang=\"fi\"")] {
            let page = ask(&fi, "GET", link, &[("accept-language", language), ("accept", "text/html")]).is(&[200]);
            assert!(page.text().contains(lang), "{language}");
            assert_eq!(page.header("vary"), Some("Accept, Accept-Language, Accept-Encoding"));
        }
        let object = ask(&fi, "GET", link, &[("accept", "application/activity+json")]).is(&[200]);
        assert_eq!(object.json()["id"], id.as_str());
    });
}

#[test]
fn whoever_is_signed_in_neither_gets_nor_leaves_the_copy_of_the_public() {
    on_both(|engine| {
        let fi = node(engine);
        fi.done(&["user", "add", "lukija", "--role", "reader"]);
        fi.publish("open", "CLEAR", "");
        fi.publish("inside", "GREEN", "");
        let targets = ["/en/", "/en/materials", "/en/materials?kind=best-practice", "/en/topics"];
        let mut person = Browser::signed_in(&fi, "lukija");
        let misses = fi.figure(MISSES);
        for target in targets {
            let own = person.get(&fi, target).is(&[200]);
            assert_eq!(own.header("cache-control"), Some("private, no-store"), "{target}");
        }
        assert!((fi.figure(MISSES) - misses).abs() < 0.5, "what one person sees is not kept");
        for target in targets {
            let public = fi.get(target).is(&[200]);
            assert!(!public.text().contains("About inside"), "{target}");
            assert_eq!(public.header("cache-control"), Some("public, no-cache"), "{target}");
            assert!(!public.text().contains("sign-out"), "{target}");
        }
        let own = person.get(&fi, "/en/").is(&[200]).text();
        assert!(own.contains("About inside") && own.contains("sign-out"), "{own}");
        let hits = fi.figure(HITS);
        for name in ["authorization", "signature"] {
            ask(&fi, "GET", "/en/", &[(name, "x=y")]).is(&[200]);
        }
        assert!((fi.figure(HITS) - hits).abs() < 0.5, "who shows something asks the routes");
        // Another site of the domain counts its visitors.
        let counted = ask(&fi, "GET", "/en/", &[("cookie", "_visits=17; election-pool=17")]).is(&[200]);
        assert!(counted.header("etag").is_some());
        assert!((fi.figure(HITS) - hits - 1.0).abs() < 0.5, "what others set says nothing");
    });
}

#[test]
fn many_readers_of_one_link_cost_one_rendering() {
    on_both(|engine| {
        let fi = node(engine);
        let id = fi.publish("news", "CLEAR", "");
        let page = format!("/en/materials/{}", place::local_id(&fi, &id));
        fi.publish("more", "CLEAR", "");
        let misses = fi.figure(MISSES);
        let start = Arc::new(Barrier::new(200));
        let answers: Vec<Answer> = thread::scope(|scope| {
            let ask = || {
                let (fi, page, start) = (&fi, page.as_str(), start.clone());
                scope.spawn(move || {
                    start.wait();
                    fi.get(page)
                })
            };
            let asking: Vec<_> = (0..200).map(|_| ask()).collect();
            asking.into_iter().map(|one| one.join().expect("it was answered")).collect()
        });
        assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body));
        assert!((fi.figure(MISSES) - misses - 1.0).abs() < 0.5, "{} renderings", fi.figure(MISSES) - misses);
    });
}

#[test]
fn the_memory_is_bounded_and_questions_push_out_no_plain_address() {
    on_both(|engine| {
        let fi = NodeDraft::new(engine, "fi", 8101)
            .set("limits", "rendered_entries", 8)
            .set("limits", "rendered_bytes", 1 << 20)
            .prepare()
            .started();
        // What the node does for itself meanwhile may make everything anew, but not each time.
        let is_kept = (0..5).any(|round| {
            fi.get("/en/about").is(&[200]);
            for number in 0..30 {
                fi.get(&format!("/en/about?{round}-{number}")).is(&[200]);
            }
            let misses = fi.figure(MISSES);
            fi.get("/en/about").is(&[200]);
            (fi.figure(MISSES) - misses).abs() < 0.5
        });
        assert!(is_kept, "what everybody reads was pushed out");
        for language in ["fi", "sv", "lt", "nl", "ga", "hr"] {
            for page in ["about", "accessibility", "privacy"] {
                fi.get(&format!("/{language}/{page}")).is(&[200]);
            }
        }
        assert!(fi.figure("election_pool_rendered_entries") <= 8.0);
        assert!(fi.figure("election_pool_rendered_bytes") <= f64::from(1 << 20));
    });
}

#[test]
fn two_processes_on_one_database_show_each_others_changes() {
    let fi = node(Engine::Postgres);
    let mut twin = Twin::of(&fi);
    twin.start();
    let of_twin = |target: &str| Request::get(fi.host(), target).send(twin.address()).is(&[200]).text();
    for round in 0..3 {
        let (name, title) = (format!("news-{round}"), format!("About news-{round}"));
        for target in SHOWN {
            assert!(!of_twin(target).contains(&title) && !fi.get(target).text().contains(&title), "{target}");
        }
        let id = fi.publish(&name, "CLEAR", "");
        for target in SHOWN {
            assert!(of_twin(target).contains(&title) && fi.get(target).text().contains(&title), "{target}");
        }
        revise(&fi, &id, &format!("Closed {round}"), "GREEN", "");
        for target in SHOWN {
            assert!(!of_twin(target).contains(&title) && !fi.get(target).text().contains(&title), "{target}");
        }
    }
}
