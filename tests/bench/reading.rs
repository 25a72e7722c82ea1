//! Reading: what a feed and a page cost that many ask for, beside nginx with the same bytes; what a change costs the first
//! who asks; a thousand at once.

use std::{
    fs,
    time::{Duration, Instant},
};

use super::{
    host::{Host, Way},
    lines::{self, Line, question},
    nginx::Nginx,
    options::Options,
    table::{Goal, Table, percentile},
    usage,
};
use crate::harness::{Engine, Node, NodeDraft};

/// Items of the feed.
const ITEMS: usize = 100;
const FEED: &str = "/feeds/all.en.rss";
/// Connections of those who ask again and again.
const CONNECTIONS: usize = 16;
/// Changes after each of which the feed is asked for.
const CHANGES: usize = 20;
/// How long pages are asked for as fast as can be.
const LASTING: Duration = Duration::from_secs(1);
/// Readers of a link at once.
const READERS: usize = 1_000;
const RENDERED: &str = "election_pool_rendered_misses_total";

/// Measures and puts it into the table.
pub(super) fn measure(options: &Options, table: &mut Table) {
    let node = NodeDraft::new(Engine::Sqlite, "fi", 8101).set("limits", "feed_items", 100).prepare();
    let mut host = Host::start(&node, Way::Told);
    host.does(&format!("publish {ITEMS}"));
    settle(&node);
    beside_nginx(options, &node, &host, table);
    cold(&node, &mut host, table);
    paced(options, &node, table);
    stampede(options, &node, &mut host, table);
}

/// Waits until what was published has been put in its place: the feed is not made anew for a while.
fn settle(node: &Node) {
    let (mut quiet, began) = (0, Instant::now());
    while quiet < 8 {
        assert!(began.elapsed() < Duration::from_mins(1), "the feed is made anew all the time");
        let before = node.figure(RENDERED);
        std::thread::sleep(Duration::from_millis(500));
        node.get(FEED).is(&[200]);
        quiet = if (node.figure(RENDERED) - before).abs() < 0.5 { quiet + 1 } else { 0 };
    }
}

/// One kind of question to both servers.
struct Pair {
    what: &'static str,
    status: u16,
    goal: Goal,
    ours: Vec<u8>,
    theirs: Vec<u8>,
    rounds: Vec<(f64, f64)>,
}

fn beside_nginx(options: &Options, node: &Node, host: &Host, table: &mut Table) {
    let folder = node.folder().join("nginx");
    fs::create_dir_all(&folder).expect("the folder is writable");
    let fetch = |coding| Line::to(node.address()).ask(&question(node.host(), FEED, &[("accept-encoding", coding)]));
    let (plain, gzip) = (fetch("identity"), fetch("gzip"));
    fs::write(folder.join("all.rss"), &plain.body).expect("the folder is writable");
    fs::write(folder.join("all.rss.gz"), &gzip.body).expect("the folder is writable");
    let nginx = Nginx::start(&folder);
    let theirs = nginx.as_ref().map(|nginx| {
        let ask = |coding| {
            let answer =
                Line::to(nginx.address()).ask(&question("localhost", "/all.rss", &[("accept-encoding", coding)]));
            (answer.header("etag").to_owned(), answer.header("last-modified").to_owned(), answer.body)
        };
        let (plain_of, gzip_of) = (ask("identity"), ask("gzip"));
        assert!(plain_of.2 == plain.body && gzip_of.2 == gzip.body, "both serve the same bytes");
        plain_of
    });
    let (etag, modified, _) = theirs.unwrap_or_default();
    let pair = |what, status, goal, ours: &[(&str, &str)], theirs: &[(&str, &str)]| Pair {
        what,
        status,
        goal,
        ours: question(node.host(), FEED, ours),
        theirs: question("localhost", "/all.rss", theirs),
        rounds: Vec::new(),
    };
    let (own_etag, own_modified) = (plain.header("etag").to_owned(), plain.header("last-modified").to_owned());
    let (full, known) = (Goal::AtMost(2.0), Goal::AtMost(2.2));
    let mut pairs = [
        pair("200", 200, full, &[], &[]),
        pair("200, gzip", 200, full, &[("accept-encoding", "gzip")], &[("accept-encoding", "gzip")]),
        pair("304 by tag", 304, known, &[("if-none-match", &own_etag)], &[("if-none-match", &etag)]),
        pair("304 by date", 304, known, &[("if-modified-since", &own_modified)], &[("if-modified-since", &modified)]),
    ];
    let rendered = node.figure(RENDERED);
    for _ in 0..options.rounds {
        for pair in &mut pairs {
            let cost = |pid, address, asked: &[u8]| {
                cost_us(pid, options.answers, || {
                    lines::hammer(address, asked, pair.status, options.answers, CONNECTIONS);
                })
            };
            let ours = cost(host.pid(), node.address(), &pair.ours);
            let theirs = nginx.as_ref().map_or(f64::NAN, |nginx| cost(nginx.pid(), nginx.address(), &pair.theirs));
            pair.rounds.push((ours, theirs));
        }
    }
    assert!((node.figure(RENDERED) - rendered).abs() < 0.5, "nothing was rendered meanwhile");
    for pair in pairs {
        let what = format!("feed of {ITEMS} items, {}: CPU", pair.what);
        if nginx.is_some() {
            table.ratio(what, &pair.rounds, "µs", pair.goal);
        } else {
            let ours: Vec<f64> = pair.rounds.iter().map(|round| round.0).collect();
            table.figure(what, &ours, "µs", Goal::None);
        }
    }
    let beside = if nginx.is_some() { "limit: nginx with the same bytes" } else { "there is no nginx here: no limit" };
    table.note(format!(
        "Reading: {} answers a round over {CONNECTIONS} connections, {} bytes, {} with gzip; {beside}.",
        options.answers,
        plain.body.len(),
        gzip.body.len()
    ));
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand")]
fn cost_us(pid: u32, count: usize, work: impl FnOnce()) -> f64 {
    let before = usage::cpu_us(pid);
    work();
    (usage::cpu_us(pid) - before) / count as f64
}

/// The first who asks after a change.
fn cold(node: &Node, host: &mut Host, table: &mut Table) {
    let asked = question(node.host(), FEED, &[("accept-encoding", "gzip")]);
    let mut line = Line::to(node.address());
    let mut times = Vec::new();
    for _ in 0..CHANGES {
        let before = node.figure(RENDERED);
        host.does("publish 1");
        let began = Instant::now();
        let answer = line.ask(&asked);
        times.push(began.elapsed().as_secs_f64() * 1e3);
        assert_eq!(answer.status, 200, "{}", answer.head);
        assert!(node.figure(RENDERED) > before, "it was rendered anew");
    }
    table.figure(format!("feed of {ITEMS} items, first after a change"), &times, "ms", Goal::AtMost(5.0));
}

/// A list and a material in three languages, at half of what can be had.
fn paced(options: &Options, node: &Node, table: &mut Table) {
    let id = node.get("/feeds/all.en.json").json()["items"][0]["url"].as_str().map(str::to_owned);
    let page = id.and_then(|url| url.rsplit('/').next().map(str::to_owned)).expect("the feed has an item");
    let targets = ["en", "fi", "sv"].into_iter().flat_map(|language| {
        [format!("/{language}/materials"), format!("/{language}/materials/{page}"), format!("/{language}/")]
    });
    let wish = [("accept-encoding", "br")];
    let questions: Vec<Vec<u8>> = targets.map(|target| question(node.host(), &target, &wish)).collect();
    let (mut rates, mut p99) = (Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        let rate = lines::as_fast_as_can_be(node.address(), &questions, LASTING, CONNECTIONS);
        let latencies = lines::steadily(node.address(), &questions, rate / 2.0, 2 * LASTING, CONNECTIONS);
        rates.push(rate);
        p99.push(percentile(&latencies, 0.99));
    }
    table.figure("pages in three languages, from memory", &rates, "/s", Goal::None);
    table.figure("pages at half of that: p99", &p99, "ms", Goal::AtMost(5.0));
}

/// A thousand who follow one link to what was published just now.
fn stampede(options: &Options, node: &Node, host: &mut Host, table: &mut Table) {
    let (mut last, mut rendered) = (Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        host.does("publish 1");
        let url = node.get("/feeds/all.en.json").json()["items"][0]["url"].as_str().map(str::to_owned);
        let url = url.expect("the feed has an item");
        let target = url.strip_prefix(node.origin()).expect("it is here");
        let before = node.figure(RENDERED);
        let times = lines::stampede(node.address(), &question(node.host(), target, &[]), READERS);
        rendered.push(node.figure(RENDERED) - before);
        last.push(percentile(&times, 0.99));
    }
    table.figure(format!("{READERS} readers of a new link at once: renderings"), &rendered, "", Goal::AtMost(1.0));
    table.figure(format!("{READERS} readers of a new link at once: p99"), &last, "ms", Goal::AtMost(50.0));
}
