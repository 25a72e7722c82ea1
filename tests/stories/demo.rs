//! The demo, run as a newcomer would run it.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    sync::{Arc, Mutex},
    thread,
};

use crate::harness::{Engine, Program, Request, free_ports, program, until};

const STATES: [&str; 6] = ["fi", "se", "lt", "nl", "ie", "hr"];
/// What is sent to some only: the origin, how the label stands in an export, and who may hold it.
const CLOSED: [(&str, &str, [&str; 3]); 3] = [
    ("fi", "\"tlp\":\"AMBER\"", ["fi", "se", "lt"]),
    ("lt", "\"tlp\":\"AMBER\"", ["lt", "fi", "nl"]),
    ("ie", "\"tlp\":\"AMBER+STRICT\"", ["ie", "nl", "hr"]),
];

/// A folder that goes away.
pub(super) struct Folder(pub(super) PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn demo(folder: &Path, base_port: u16, database: Option<&str>) -> (bool, String, String) {
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
    // With a guide and four adoptions, of which everybody may know.
    let materials = 33 + 1 + 4;
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

/// The demo in a terminal: what it prints is read, and keys can be pressed.
struct Terminal {
    child: Child,
    told: Arc<Mutex<Vec<String>>>,
    base_port: u16,
    _folder: Folder,
}

impl Terminal {
    fn open() -> Self {
        let base_port = free_ports(6);
        let folder = Folder(env::temp_dir().join(format!("election-pool-demo-it-{base_port}")));
        let mut command = program();
        command.arg("demo").arg("--dir").arg(&folder.0).args(["--base-port", &base_port.to_string()]);
        command.env("LC_ALL", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the binary can be run");
        let told = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let ear = Arc::clone(&told);
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| ear.lock().expect("one ear").push(line)));
        Self { child, told, base_port, _folder: folder }
    }

    fn press(&mut self, keys: &str) {
        writeln!(self.child.stdin.as_mut().expect("it is piped"), "{keys}").expect("the demo listens");
    }

    /// Waits for a line that is printed after the first `past` ones; gives it, and how many lines there were by then.
    fn line(&self, past: usize, what: &str, is: impl Fn(&str) -> bool) -> (String, usize) {
        until(what, || {
            let told = self.told.lock().expect("one ear");
            let found = told.iter().enumerate().skip(past).find(|(_, line)| is(line));
            found.map(|(place, line)| (line.clone(), place + 1))
        })
    }

    fn address(&self, state: &str) -> SocketAddr {
        let place = STATES.iter().position(|known| *known == state).expect("one of the six");
        SocketAddr::from(([127, 0, 0, 1], self.base_port + u16::try_from(place).expect("one of six")))
    }

    fn host(&self, state: &str) -> String {
        format!("{state}.localhost:{}", self.address(state).port())
    }

    /// The list of Finland's materials about crisis communication as Sweden shows it.
    fn closed_list(&self, cookie: &str) -> String {
        let path = "/en/materials?country=FI&topic=crisis-communication";
        Request::get(&self.host("se"), path).and("cookie", cookie).send(self.address("se")).is(&[200]).text()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_node_dies_and_catches_up_before_the_readers_eyes_and_links_let_people_in() {
    let mut demo = Terminal::open();
    let lithuania = |line: &str| line.starts_with("Lithuania  ");
    let (whole, start) = demo.line(0, "a table", |line| lithuania(line) && line.ends_with(" 0 files"));
    assert!(whole.contains(" 37/37 "), "{whole}");
    let title = "Published while a node was away";
    let front = |demo: &Terminal, state: &str| {
        Request::get(&demo.host(state), "/en/").send(demo.address(state)).is(&[200]).text()
    };
    assert!(!front(&demo, "lt").contains(title));

    demo.press("k lt");
    let (_, down) = demo.line(start, "the death", |line| line == "Lithuania is down. Finland published a notice.");
    demo.line(down, "what it misses", |line| lithuania(line) && line.contains(" 10/11 ") && line.ends_with("is down"));
    until("Sweden shows the notice", || front(&demo, "se").contains(title).then_some(()));
    assert!(std::net::TcpStream::connect(demo.address("lt")).is_err(), "nobody listens there");
    demo.press("k lt");
    demo.line(down, "no second death", |line| line == "Lithuania is down already.");
    demo.press("l lt");
    demo.line(down, "no link to it", |line| line == "Lithuania is down.");

    demo.press("r lt");
    let (_, up) = demo.line(down, "the return", |line| line == "Lithuania is up again.");
    demo.line(up, "it has caught up", |line| lithuania(line) && line.contains(" 38/38 "));
    assert!(front(&demo, "lt").contains(title));

    let enter = |demo: &Terminal, role: &str| {
        let is = |line: &str| line.starts_with("  Sweden ") && line.contains(role);
        let (link, _) = demo.line(0, role, is);
        let path = link.split_once(&demo.host("se")).expect("an address of Sweden").1.to_owned();
        let origin = format!("http://{}", demo.host("se"));
        let mut form = Request::get(&demo.host("se"), &path).and("origin", &origin);
        form = form.and("content-type", "application/x-www-form-urlencoded");
        "POST".clone_into(&mut form.method);
        let entered = form.send(demo.address("se")).is(&[303]);
        entered.header("set-cookie").expect("a cookie").split(';').next().expect("a value").to_owned()
    };
    let memo = "How we mark bilateral notes";
    assert!(!demo.closed_list("none=1").contains(memo), "the public");
    let reader = enter(&demo, " reader ");
    assert!(demo.closed_list(&reader).contains(memo), "a reader of the Swedish authority");
    let operator = enter(&demo, " operator ");
    assert!(!demo.closed_list(&operator).contains(memo), "whoever runs the machine");
}
