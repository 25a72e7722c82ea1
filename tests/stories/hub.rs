//! The hub: readers that ask to be told of changes are asked back and told, and nobody else.

use std::{fmt::Write as _, thread, time::Duration};

use aws_lc_rs::hmac;

use super::place::revise;
use crate::harness::{Answer, Engine, Heard, Node, NodeDraft, Peer, Reply, Request, Sentinel, Twin, on_both, until};

const HUB: &str = "/hub";
pub(super) const ALL: &str = "/feeds/all.en.atom";

fn node(engine: Engine, reader: &Peer) -> NodeDraft {
    NodeDraft::new(engine, "fi", 8101).knows(reader.host(), reader.address())
}

fn encoded(pairs: &[(&str, &str)]) -> Vec<u8> {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().into_bytes()
}

fn posted(node: &Node, form: &[(&str, &str)]) -> Answer {
    let request = Request::get(node.host(), HUB).and("content-type", "application/x-www-form-urlencoded");
    node.send(&Request { method: "POST".to_owned(), body: encoded(form), ..request })
}

/// Asks for something for the path of a reader.
pub(super) fn ask(node: &Node, mode: &str, feed: &str, callback: &str, also: &[(&str, &str)]) -> Answer {
    let topic = format!("{}{feed}", node.origin());
    let mut form = vec![("hub.mode", mode), ("hub.topic", topic.as_str()), ("hub.callback", callback)];
    form.extend_from_slice(also);
    posted(node, &form)
}

/// What reached a path of a reader by this method.
pub(super) fn heard(reader: &Peer, method: &str, path: &str) -> Vec<Heard> {
    let is_it = |heard: &Heard| heard.method == method && heard.target.split('?').next() == Some(path);
    reader.heard().into_iter().filter(is_it).collect()
}

/// Waits for so many changes at a path.
#[track_caller]
pub(super) fn told(reader: &Peer, path: &str, number: usize) -> Vec<Heard> {
    until(&format!("{number} changes at {path}"), || {
        let heard = heard(reader, "POST", path);
        (heard.len() >= number).then_some(heard)
    })
}

/// A reader that is told of changes at `/in`.
#[track_caller]
pub(super) fn subscribed(node: &Node, reader: &Peer, feed: &str, path: &str, more: &[(&str, &str)]) {
    reader.confirms(path);
    let before = node.number("select count(*) from subscription");
    ask(node, "subscribe", feed, &format!("{}{path}", reader.origin()), more).is(&[202]);
    until("the reader is subscribed", || {
        (node.number("select count(*) from subscription where told = wanted") == before + 1).then_some(())
    });
}

fn rests() {
    thread::sleep(Duration::from_millis(900));
}

#[test]
fn a_reader_is_asked_back_and_told_of_each_change_with_the_feed_itself_signed() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let fi = node(engine, &reader).prepare().started();
        fi.publish("before", "CLEAR", "");
        reader.confirms("/in");
        let callback = format!("{}/in?id=7", reader.origin());
        let more = [("hub.secret", "s3cret"), ("hub.lease_seconds", "86400")];
        ask(&fi, "subscribe", ALL, &callback, &more).is(&[202]);
        let question = until("it is asked back", || heard(&reader, "GET", "/in").pop());
        let said = |name: &str| {
            let query = question.target.split_once('?').expect("a query").1.as_bytes();
            url::form_urlencoded::parse(query).find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
        };
        assert_eq!(said("id").as_deref(), Some("7"));
        assert_eq!(said("hub.mode").as_deref(), Some("subscribe"));
        assert_eq!(said("hub.topic"), Some(format!("{}{ALL}", fi.origin())));
        assert_eq!(said("hub.lease_seconds").as_deref(), Some("86400"));
        until("it is subscribed", || (fi.number("select count(*) from subscription") == 1).then_some(()));
        rests();
        assert!(heard(&reader, "POST", "/in").is_empty(), "nothing has changed");

        let id = fi.publish("news", "CLEAR", "");
        let change = told(&reader, "/in", 1).remove(0);
        assert_eq!(change.target, "/in?id=7");
        let feed = fi.get(ALL).is(&[200]);
        assert_eq!(change.body, feed.body, "the feed itself");
        assert_eq!(change.headers["content-type"], "application/atom+xml; charset=utf-8");
        assert_eq!(change.headers["link"], feed.header("link").expect("links"));
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"s3cret"), &change.body);
        let tag = tag.as_ref().iter().fold(String::from("sha256="), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("writing to a String does not fail");
            hex
        });
        assert_eq!(change.headers["x-hub-signature"], tag);

        // What is not for everybody is no change, and what was taken back is one.
        fi.publish("inside", "GREEN", "");
        rests();
        assert_eq!(heard(&reader, "POST", "/in").len(), 1);
        revise(&fi, &id, "news", "GREEN", "");
        let narrowed = told(&reader, "/in", 2).remove(1);
        assert!(!String::from_utf8_lossy(&narrowed.body).contains("About news"));

        ask(&fi, "unsubscribe", ALL, &callback, &[]).is(&[202]);
        until("it is subscribed no more", || (fi.number("select count(*) from subscription") == 0).then_some(()));
        fi.publish("after", "CLEAR", "");
        rests();
        assert_eq!(heard(&reader, "POST", "/in").len(), 2);
    });
}

#[test]
fn only_who_subscribed_to_a_feed_that_changed_is_told_and_in_its_format() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let fi = node(engine, &reader).prepare().started();
        subscribed(&fi, &reader, "/feeds/topic/early-voting.fi.json", "/early", &[]);
        subscribed(&fi, &reader, "/feeds/topic/deepfakes.fi.rss", "/fakes", &[]);
        let id = fi.publish("early", "CLEAR", "topics: [early-voting]\n");
        let change = told(&reader, "/early", 1).remove(0);
        assert_eq!(change.headers["content-type"], "application/feed+json");
        assert!(!change.headers.contains_key("x-hub-signature"), "there is no secret to sign with");
        fi.done(&["withdraw", &id, "--reason", "Wrong."]);
        let gone = told(&reader, "/early", 2).remove(1);
        assert!(String::from_utf8_lossy(&gone.body).contains("\"withdrawn\""));
        rests();
        assert!(heard(&reader, "POST", "/fakes").is_empty());
        assert_eq!(fi.number("select count(*) from subscription where told < wanted"), 0);
    });
}

#[test]
fn what_cannot_be_is_refused_at_once_and_reaches_nobody() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let sentinel = Sentinel::listen();
        let fi = node(engine, &reader).set("limits", "subscriptions_per_host", 1).prepare().started();
        let good = format!("{}/in", reader.origin());
        for callback in [
            format!("http://127.0.0.1:{}/", sentinel.port()),
            format!("http://localhost:{}/", sentinel.port()),
            format!("https://[::1]:{}/", sentinel.port()),
            "https://10.0.0.1/in".to_owned(),
            "https://169.254.169.254/latest".to_owned(),
            "ftp://reader.example/".to_owned(),
            format!("http://user:pass@{}/in", reader.host()),
            format!("{}/in", fi.origin()),
            "/in".to_owned(),
        ] {
            let answer = ask(&fi, "subscribe", ALL, &callback, &[]).is(&[400]);
            assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
            assert!(answer.text().contains("hub.callback"), "{callback}: {}", answer.text());
        }
        for feed in [
            "/feeds/all.en.opml",
            "/feeds/all.de.rss",
            "/en/",
            "/feeds/all.en.rss?archive=1",
            "/feeds/own/0/all.en.rss",
        ] {
            ask(&fi, "subscribe", feed, &good, &[]).is(&[404]);
        }
        ask(&fi, "publish", ALL, &good, &[]).is(&[400]);
        ask(&fi, "subscribe", ALL, &good, &[("hub.lease_seconds", "soon")]).is(&[400]);
        ask(&fi, "subscribe", ALL, &good, &[("hub.secret", &"x".repeat(200))]).is(&[400]);
        let request = Request::get(fi.host(), HUB).and("content-type", "application/json");
        fi.send(&Request { method: "POST".to_owned(), body: b"{}".to_vec(), ..request }).is(&[415]);
        assert_eq!(fi.number("select count(*) from intent"), 0);
        ask(&fi, "subscribe", ALL, &good, &[]).is(&[202]);
        // One of that server there may be; until it is asked back it counts.
        let second = ask(&fi, "subscribe", ALL, &format!("{good}/2"), &[]);
        assert!([202, 503].contains(&second.status), "{}", second.text());
        assert_eq!(sentinel.connections(), 0);
        until("who says nothing is forgotten", || (fi.number("select count(*) from intent") == 0).then_some(()));
        assert_eq!(fi.number("select count(*) from subscription"), 0, "a 404 is no yes");
    });
}

#[test]
fn whoever_asks_too_often_waits() {
    let reader = Peer::silent("reader", 8120);
    let fi = node(Engine::Sqlite, &reader).set("limits", "hub_tries", 3).prepare().started();
    let statuses: Vec<u16> = (0..6).map(|_| ask(&fi, "publish", ALL, "x", &[]).status).collect();
    assert!(statuses.contains(&429) && statuses.iter().filter(|status| **status == 400).count() <= 6, "{statuses:?}");
}

#[test]
fn a_wrong_answer_is_no_yes() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let fi = node(engine, &reader).prepare().started();
        let elsewhere = format!("{}/yes", reader.origin());
        reader.confirms("/yes");
        reader.serves("/wrong", Reply::of("text/plain", "yes"));
        reader.serves("/away", Reply::redirect(302, &elsewhere));
        reader.serves("/long", Reply::of("text/plain", "x".repeat(100_000)));
        reader.serves("/error", Reply::status(500));
        for path in ["/wrong", "/away", "/long", "/error"] {
            ask(&fi, "subscribe", ALL, &format!("{}{path}", reader.origin()), &[]).is(&[202]);
        }
        until("all were asked", || (fi.number("select count(*) from intent") == 0).then_some(()));
        assert_eq!(fi.number("select count(*) from subscription"), 0);
        assert!(heard(&reader, "GET", "/yes").is_empty(), "no redirect is followed");
        fi.publish("news", "CLEAR", "");
        rests();
        assert!(reader.heard().iter().all(|heard| heard.method != "POST"));
    });
}

#[test]
fn who_fails_is_tried_again_who_is_gone_is_not_and_who_fails_too_long_is_given_up() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let fi = node(engine, &reader).set("limits", "subscription_failing_s", 4).prepare().started();
        for path in ["/late", "/gone", "/dead"] {
            subscribed(&fi, &reader, ALL, path, &[]);
        }
        reader.serves("/late", Reply::status(503));
        reader.serves("/gone", Reply::status(410));
        reader.serves("/dead", Reply::status(500));
        fi.publish("news", "CLEAR", "");
        told(&reader, "/late", 2);
        reader.serves("/late", Reply::status(204));
        until("it has the change", || {
            (fi.number("select count(*) from subscription where told = wanted and failures = 0") == 1).then_some(())
        });
        until("the others are given up", || (fi.number("select count(*) from subscription") == 1).then_some(()));
        assert_eq!(heard(&reader, "POST", "/gone").len(), 1);
        assert!(heard(&reader, "POST", "/dead").len() > 2);
        let before = heard(&reader, "POST", "/late").len();
        rests();
        assert_eq!(heard(&reader, "POST", "/late").len(), before);
    });
}

#[test]
fn a_change_outlives_the_process_that_was_to_tell_it() {
    on_both(|engine| {
        let reader = Peer::silent("reader", 8120);
        let mut fi = node(engine, &reader).set("limits", "lease_s", 22).prepare().started();
        subscribed(&fi, &reader, ALL, "/in", &[]);
        reader.serves("/in", Reply::status(503));
        fi.publish("first", "CLEAR", "");
        told(&reader, "/in", 1);
        fi.kill();
        // The command line writes beside a node that does not run.
        fi.publish("second", "CLEAR", "");
        reader.serves("/in", Reply::status(200));
        let before = heard(&reader, "POST", "/in").len();
        fi.start();
        let change = told(&reader, "/in", before + 1).pop().expect("it was told");
        let text = String::from_utf8_lossy(&change.body).into_owned();
        assert!(text.contains("About first") && text.contains("About second"), "{text}");
        until("nothing more is wanted", || {
            (fi.number("select count(*) from subscription where told = wanted") == 1).then_some(())
        });
        assert_eq!(heard(&reader, "POST", "/in").len(), before + 1);
    });
}

#[test]
fn two_processes_share_the_queue_and_tell_each_change_once() {
    let reader = Peer::silent("reader", 8120);
    let fi = node(Engine::Postgres, &reader).prepare().started();
    let mut twin = Twin::of(&fi);
    twin.start();
    for number in 0..6 {
        subscribed(&fi, &reader, ALL, &format!("/in-{number}"), &[]);
    }
    for round in 1..=3 {
        fi.publish(&format!("news-{round}"), "CLEAR", "");
        for number in 0..6 {
            told(&reader, &format!("/in-{number}"), round);
        }
    }
    rests();
    for number in 0..6 {
        let path = format!("/in-{number}");
        assert_eq!(heard(&reader, "POST", &path).len(), 3, "{path}");
    }
}
