//! Nothing acknowledged is ever lost: two hundred materials pass from one node to another while both are killed with
//! SIGKILL again and again, and the commands that publish them too.
//!
//! `ELECTION_POOL_SEED` repeats a run as far as the machine's own timing allows.

use std::{
    fs,
    process::{Child, ExitStatus},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::place::acquainted;
use crate::harness::{Chance, Engine, Node, Program, within};

/// How many materials pass.
const MATERIALS: usize = 200;
/// At least how often each side is killed.
const KILLS: usize = 10;

/// What became of the commands.
#[derive(Debug, Default)]
struct Published {
    /// Ids named by commands that ended with 0.
    acknowledged: Vec<String>,
    /// Commands that were killed.
    killed: usize,
    /// Of these, how many had committed.
    committed_unheard: usize,
}

fn title(number: usize) -> String {
    format!("Material {number:03}")
}

/// Publishes all materials one after the other; a command that was killed is followed by a look whether it committed.
fn publish_all(program: &Program, mut chance: Chance) -> Published {
    let mut published = Published::default();
    for number in 0..MATERIALS {
        let path = program.folder.join(format!("{number}.md"));
        let tlp = if number % 3 == 0 { "GREEN" } else { "CLEAR" };
        let head = format!("kind: guide\ntlp: {tlp}\nlanguage: en\ntitle: {}\nsummary: One of many.\n", title(number));
        fs::write(&path, format!("---\n{head}---\n\nText {number}.\n")).expect("the folder is writable");
        loop {
            let mut command = program.command();
            command.args(["--json", "publish"]).arg(&path).stdout(std::process::Stdio::piped());
            command.stderr(std::process::Stdio::piped());
            let mut child = command.spawn().expect("the binary can be run");
            let is_spared = chance.below(8) > 0;
            if is_spared {
                let (status, out, complaint) = output(child);
                assert!(status.success(), "publish {number}: {complaint}");
                let answer: Value = serde_json::from_str(&out).expect("publish answers in JSON");
                published.acknowledged.push(answer["uri"].as_str().expect("an id").to_owned());
                break;
            }
            chance.pause(150);
            child.kill().expect("it is our child");
            let (status, out, _) = output(child);
            if status.success() {
                let answer: Value = serde_json::from_str(&out).expect("publish answers in JSON");
                published.acknowledged.push(answer["uri"].as_str().expect("an id").to_owned());
                break;
            }
            published.killed += 1;
            if is_held(program, &title(number)) {
                published.committed_unheard += 1;
                break;
            }
        }
        chance.pause(10);
    }
    published
}

fn output(child: Child) -> (ExitStatus, String, String) {
    let ended = child.wait_with_output().expect("it is our child");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (ended.status, text(&ended.stdout), text(&ended.stderr))
}

fn is_held(program: &Program, title: &str) -> bool {
    let list = program.command().args(["--json", "material", "list", "--limit", "1000"]).output();
    let list = list.expect("the binary can be run");
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
    let rows: Value = serde_json::from_slice(&list.stdout).expect("a list in JSON");
    rows.as_array().expect("a list").iter().any(|row| row["title"] == title)
}

/// Kills and starts again, one or both, until everything is published and each has been killed often enough.
fn trouble(nodes: &mut [Node; 2], mut chance: Chance, is_over: impl Fn() -> bool) -> [usize; 2] {
    let mut kills = [0; 2];
    while !is_over() || kills.iter().any(|times| *times < KILLS) {
        chance.pause(1000);
        let victims: &[usize] = match chance.below(5) {
            0 | 1 => &[0],
            2 | 3 => &[1],
            _ => &[0, 1],
        };
        for &victim in victims {
            nodes[victim].kill();
            kills[victim] += 1;
        }
        chance.pause(150);
        for &victim in victims {
            nodes[victim].start();
        }
    }
    kills
}

fn passes(engine: Engine) {
    let seed = Chance::seed();
    println!("{engine:?}: seed {seed}");
    let began = Instant::now();
    let mut nodes = acquainted(engine, ["fi", "se"]);
    let program = nodes[0].program();
    let desk = thread::spawn(move || publish_all(&program, Chance::of(seed)));
    let kills = trouble(&mut nodes, Chance::of(seed ^ 0xA5A5), || desk.is_finished());
    let published = desk.join().expect("everything is published");
    let [fi, se] = &nodes;
    let wanted = fi.export_of(fi.host());
    within(Duration::from_mins(1), "the receiver holds what the sender has published", || {
        (se.export_of(fi.host()) == wanted).then_some(())
    });
    // What was pulled while the lane was failing the lane still settles for itself.
    within(Duration::from_mins(1), "the sender's lane is settled", || {
        let is_settled = fi.number("select min(cursor) from lane") == 200;
        (is_settled && fi.number("select count(*) from lane_entry") == 0).then_some(())
    });
    let count = |node: &Node, sql: &str| usize::try_from(node.number(sql)).expect("a count");
    let positions = count(fi, "select position from head");
    let audited = count(fi, "select count(*) from audit where deed = 'publish'");
    let inbox = count(se, "select count(*) from inbox where host = 'fi.localhost:8101' and position is not null");
    let waiting = count(se, "select count(*) from inbox where state <> 'applied'");
    let applied = count(se, "select count(*) from revision r join material m on m.id = r.material where m.is_own = 0");
    let settled = count(se, "select count(*) from peer_leaf where state = 'settled'");
    println!(
        "{engine:?}: {MATERIALS} materials in {:.1} s; killed: sender {}, receiver {}, commands {} (of which {} had \
         committed); acknowledged {}; log {positions}, audit {audited}; held {}, inbox {inbox}, applied {applied}, \
         leaves settled {settled}",
        began.elapsed().as_secs_f64(),
        kills[0],
        kills[1],
        published.killed,
        published.committed_unheard,
        published.acknowledged.len(),
        se.export_of(fi.host()).len(),
    );
    assert_eq!(wanted.len(), MATERIALS);
    assert_eq!(published.acknowledged.len() + published.committed_unheard, MATERIALS);
    for id in &published.acknowledged {
        assert!(wanted.iter().any(|line| line.contains(id)), "{id} was acknowledged and is lost");
    }
    assert_eq!([positions, audited, inbox, applied, settled], [MATERIALS; 5], "each once");
    assert_eq!(waiting, 0);
    assert_eq!(se.number("select applied from inbound where host = 'fi.localhost:8101'"), 200);
    for node in [fi, se] {
        assert_eq!(count(node, "select count(*) from quarantine"), 0, "{}", node.host());
        assert_eq!(count(node, "select count(*) from alarm"), 0, "{}", node.host());
    }
}

#[test]
fn two_hundred_materials_pass_while_both_ends_are_killed_again_and_again_on_sqlite() {
    passes(Engine::Sqlite);
}

#[test]
fn two_hundred_materials_pass_while_both_ends_are_killed_again_and_again_on_postgres() {
    passes(Engine::Postgres);
}
