//! The example programs do what their pages say, against real nodes.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
};

use crate::{
    harness::{Engine, Node, NodeDraft, PATIENCE, Peer, free_port, program, until},
    stories::place,
};

/// An example, built with the tests: `cargo test` and `cargo nextest run` build all of them.
fn example(name: &str, arguments: &[&str]) -> Command {
    let test = env::current_exe().expect("a test knows where it is");
    let path = test.ancestors().nth(2).expect("a test lies in PROFILE/deps").join("examples").join(name);
    assert!(path.is_file(), "{} is not built: run `cargo build --examples`", path.display());
    let mut command = Command::new(path);
    command.args(arguments).env("ELECTION_POOL_BIN", program().get_program()).stdin(Stdio::null());
    command
}

#[track_caller]
fn says(name: &str, arguments: &[&str]) -> String {
    let run = example(name, arguments).output().expect("an example can be run");
    let complaint = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{name} {arguments:?}: {complaint}");
    String::from_utf8_lossy(&run.stdout).into_owned()
}

fn config(node: &Node) -> String {
    node.folder().join("election-pool.toml").display().to_string()
}

/// A node that listens where its origin says, so that a program that knows nothing of tests finds it.
fn at_its_address(engine: Engine) -> NodeDraft {
    NodeDraft::new(engine, "fi", 8101).at_its_address()
}

#[test]
fn what_the_publish_example_publishes_the_feed_example_reads_once() {
    let fi = at_its_address(Engine::Sqlite).prepare().started();
    let printed = says("publish", &[&config(&fi), "Early voting: \"doors\"", "Open the doors an hour before."]);
    let id = printed.trim();
    assert_eq!(fi.exported(id).expect("it is held")["tlp"], "CLEAR");

    let feed = format!("{}/feeds/all.en.rss", fi.origin());
    let read = says("feed", &[&feed]);
    assert!(read.contains("Early voting: \"doors\"") && read.contains(id), "{read}");
    let etag = read.lines().find_map(|line| line.strip_prefix("etag: ")).expect("an etag");
    assert_eq!(says("feed", &[&feed, etag]).trim(), "nothing new");

    let run = example("publish", &[&config(&fi), "", "No title."]).output().expect("an example can be run");
    assert!(!run.status.success() && String::from_utf8_lossy(&run.stderr).contains("title"), "{run:?}");
}

#[test]
fn the_follow_example_waits_for_the_yes() {
    let [fi, se] = place::acquainted(Engine::Sqlite, ["fi", "se"]);
    let said = says("follow", &[&config(&fi), &se.handle()]);
    assert!(said.contains("accepted") && said.contains(&se.authority()), "{said}");
}

#[test]
fn the_verify_example_says_who_signed_a_delivery_and_finds_a_changed_one() {
    let se = Peer::partner("se", 8102);
    let fi = NodeDraft::new(Engine::Sqlite, "fi", 8101).knows(se.host(), se.address()).prepare().started();
    fi.done(&["peer", "add", &se.origin(), "--yes"]);
    fi.publish("signed", "CLEAR", "");
    let post = until("a delivery comes", || se.heard().into_iter().find(|heard| heard.method == "POST"));
    let headers: Vec<String> = post.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let head = format!("POST {} HTTP/1.1\r\n{headers}\r\n", post.target);
    let [request, actor] = ["request.http", "actor.json"].map(|name| fi.folder().join(name));
    fs::write(&request, [head.as_bytes(), &post.body].concat()).expect("the folder is writable");
    let key = post.headers["signature"].split('"').nth(1).expect("keyId stands first").to_owned();
    let of = key.split('#').next().expect("an actor");
    fs::write(&actor, fi.get(place::path_of(of)).is(&[200]).body).expect("the folder is writable");

    let paths = [&request, &actor].map(|path| path.display().to_string());
    let said = says("verify", &paths.each_ref().map(String::as_str));
    assert!(said.contains(&format!("is signed by {key}")), "{said}");

    fs::write(&request, [head.as_bytes(), &post.body, b" "].concat()).expect("the folder is writable");
    let run = example("verify", &paths.each_ref().map(String::as_str)).output().expect("an example can be run");
    assert!(!run.status.success(), "one byte more, and it is not what was signed");
}

/// A program that runs until the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_bot_follows_and_prints_what_is_published() {
    let home = free_port();
    let name = format!("bot.localhost:{}", home.port());
    let fi = at_its_address(Engine::Sqlite).knows(&name, home).set("federation", "followers", "open");
    let fi = fi.prepare().started();
    let mut bot = example("bot", &[&format!("http://{name}"), &fi.authority()]);
    let mut bot = Running(bot.stdout(Stdio::piped()).spawn().expect("an example can be run"));
    let out = BufReader::new(bot.0.stdout.take().expect("it is piped"));
    let (heard, lines) = mpsc::channel();
    thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| heard.send(line)));
    let next = || lines.recv_timeout(PATIENCE).expect("the bot says more");

    assert!(next().starts_with("follow: 202"));
    assert_eq!(next(), "(Accept)");
    fi.publish("inside", "GREEN", "");
    let id = fi.publish("news", "CLEAR", "");
    assert_eq!([next(), next()], ["About news".to_owned(), format!("    {id}")]);
}
