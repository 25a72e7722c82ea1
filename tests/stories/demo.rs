//! The demo, run as a newcomer would run it.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use crate::harness::{Engine, Program, free_ports, program};

const STATES: [&str; 6] = ["fi", "se", "lt", "nl", "ie", "hr"];
/// What is sent to some only: the origin, how the label stands in an export, and who may hold it.
const CLOSED: [(&str, &str, [&str; 3]); 3] = [
    ("fi", "\"tlp\":\"AMBER\"", ["fi", "se", "lt"]),
    ("lt", "\"tlp\":\"AMBER\"", ["lt", "fi", "nl"]),
    ("ie", "\"tlp\":\"AMBER+STRICT\"", ["ie", "nl", "hr"]),
];

/// A folder that goes away.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn demo(folder: &Path, base_port: u16, database: Option<&str>) -> (bool, String, String) {
    let mut command = program();
    command.arg("demo").arg("--dir").arg(folder).arg("--until-converged");
    command.args(["--base-port", &base_port.to_string()]);
    command.args(database.iter().flat_map(|url| ["--database", url]));
    let ended = command.output().expect("the binary can be run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (ended.status.success(), text(&ended.stdout), text(&ended.stderr))
}

fn lines(folder: &Path, holder: &str, origin: &str) -> Vec<String> {
    let program = Program { folder: folder.join(holder), environment: Vec::new() };
    let ended = program.command().args(["export", "--origin", origin]).output().expect("the binary can be run");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8_lossy(&ended.stdout).lines().map(str::to_owned).collect()
}

/// Compares the exports of all six; gives how many objects each holds.
fn compare(folder: &Path, base_port: u16) -> BTreeMap<&'static str, usize> {
    let mut held = BTreeMap::new();
    for (place, origin) in (0..).zip(STATES) {
        let host = format!("{origin}.localhost:{}", base_port + place);
        let own = lines(folder, origin, &host);
        assert!(own.len() >= 5, "{origin} publishes {} materials", own.len());
        for (_, label, _) in CLOSED.iter().filter(|(state, ..)| *state == origin) {
            assert_eq!(own.iter().filter(|line| line.contains(label)).count(), 1, "{label} of {origin}");
        }
        for holder in STATES {
            let is_closed_to = |line: &str| {
                CLOSED.iter().any(|(state, label, holders)| {
                    *state == origin && line.contains(label) && !holders.contains(&holder)
                })
            };
            let is_for = |line: &&String| !is_closed_to(line);
            let entitled: Vec<String> = own.iter().filter(is_for).cloned().collect();
            assert_eq!(lines(folder, holder, &host), entitled, "what {holder} holds of {origin}");
            *held.entry(holder).or_default() += entitled.len();
        }
    }
    held
}

/// How many tombstones a node holds.
fn gone(folder: &Path, holder: &str) -> usize {
    let program = Program { folder: folder.join(holder), environment: Vec::new() };
    let ended = program.command().arg("export").output().expect("the binary can be run");
    String::from_utf8_lossy(&ended.stdout).lines().filter(|line| line.contains("\"state\":\"tombstone\"")).count()
}

fn converges(engine: Engine) {
    let base_port = free_ports(6);
    let folder = Folder(env::temp_dir().join(format!("election-pool-demo-it-{base_port}")));
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(engine.database("demo")),
    };
    let (is_done, table, complaint) = demo(&folder.0, base_port, database.as_deref());
    assert!(is_done, "{complaint}{table}");
    println!("{table}");
    let held = compare(&folder.0, base_port);
    println!("{engine:?}: objects held {held:?}");
    let materials = 33;
    let closed_to = |holder| CLOSED.iter().filter(|(_, _, holders)| !holders.contains(&holder)).count();
    for holder in STATES {
        assert_eq!(held[holder], materials - closed_to(holder), "{holder}");
    }
    assert_eq!(gone(&folder.0, "se"), 1, "what Croatia withdrew is a tombstone in Sweden");

    // The same folder again: the same material, nothing twice.
    let (is_done, table, complaint) = demo(&folder.0, base_port, database.as_deref());
    assert!(is_done, "{complaint}{table}");
    assert_eq!(compare(&folder.0, base_port), held);

    let config = folder.0.join("fi/election-pool.toml");
    let before = fs::read_to_string(&config).expect("the demo wrote it");
    let (is_done, _, complaint) = demo(&folder.0, base_port + 100, database.as_deref());
    assert!(!is_done);
    assert!(complaint.contains("base port"), "{complaint}");
    assert_eq!(fs::read_to_string(&config).expect("it is still there"), before);
}

#[test]
fn six_nodes_converge_on_sqlite() {
    converges(Engine::Sqlite);
}

#[test]
fn six_nodes_converge_on_postgres() {
    converges(Engine::Postgres);
}
