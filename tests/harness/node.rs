//! A real node: the built binary as a process, with a folder, a configuration and a database of its own.

use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    io::Write,
    net::SocketAddr,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus},
};

use jiff::Timestamp;
use serde_json::Value;
use toml::Table;

use super::{
    client::{Answer, Request},
    engine::{Engine, gone, migrated_on, server},
    keys::keys_of,
    peer::PeerActor,
    port::free_port,
    program::Program,
    until,
};
use crate::harness::Delivery;

/// A node that is going to be set up.
pub(crate) struct NodeDraft {
    engine: Engine,
    server: Option<String>,
    name: &'static str,
    port: u16,
    listen: SocketAddr,
    country: &'static str,
    languages: &'static str,
    username: &'static str,
    resolve: Table,
    edits: Vec<(String, String, toml::Value)>,
    environment: Vec<(String, String)>,
}

/// A node with its folder. It runs between `start` and `stop` or `kill`, and goes away with the value.
pub(crate) struct Node {
    engine: Engine,
    database: String,
    folder: PathBuf,
    origin: String,
    username: &'static str,
    listen: SocketAddr,
    environment: Vec<(String, String)>,
    process: Option<Child>,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its exit status.
    pub(crate) status: ExitStatus,
    /// What it printed.
    pub(crate) out: String,
    /// What it complained about.
    pub(crate) complaint: String,
}

impl NodeDraft {
    /// `http://{name}.localhost:{port}` for the world, listening on a free port, with an authority `{name}`.
    pub(crate) fn new(engine: Engine, name: &'static str, port: u16) -> Self {
        Self {
            engine,
            server: None,
            name,
            port,
            listen: free_port(),
            country: "FI",
            languages: "fi,sv,en",
            username: "vaalit",
            resolve: Table::new(),
            edits: Vec::new(),
            environment: Vec::new(),
        }
    }

    /// Where it will listen, so that others can name it.
    pub(crate) fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// The state, its languages and its first authority's user name.
    #[must_use]
    pub(crate) fn of(mut self, country: &'static str, languages: &'static str, username: &'static str) -> Self {
        (self.country, self.languages, self.username) = (country, languages, username);
        self
    }

    /// Lets it listen at the port of its origin, for programs that know of no `resolve`.
    #[must_use]
    pub(crate) fn at_its_address(mut self) -> Self {
        self.port = self.listen.port();
        self
    }

    /// Names another server: `host:port` connects to this address.
    #[must_use]
    pub(crate) fn knows(mut self, host: &str, address: SocketAddr) -> Self {
        self.resolve.insert(host.to_owned(), address.to_string().into());
        self
    }

    /// Puts its database on this PostgreSQL server.
    #[must_use]
    pub(crate) fn on_server(mut self, url: &str) -> Self {
        self.server = Some(url.to_owned());
        self
    }

    /// Sets a key of the configuration.
    #[must_use]
    pub(crate) fn set(mut self, section: &str, key: &str, value: impl Into<toml::Value>) -> Self {
        self.edits.push((section.to_owned(), key.to_owned(), value.into()));
        self
    }

    /// Sets a variable of the process's environment.
    #[must_use]
    pub(crate) fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the node up with `init`, edits its configuration, and does not start it.
    #[track_caller]
    pub(crate) fn prepare(mut self) -> Node {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("election-pool-it-{}-{count}-{}", std::process::id(), self.name));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let database = match (&self.server, self.engine) {
            (Some(other), _) => migrated_on(other, self.name),
            (None, Engine::Postgres) => migrated_on(&server(), self.name),
            (None, Engine::Sqlite) => self.engine.database(self.name),
        };
        // `init` takes no configuration yet, so the database is named where every command looks.
        self.environment.push(("ELECTION_POOL_DATABASE__URL".to_owned(), database.clone()));
        let node = Node {
            engine: self.engine,
            database: database.clone(),
            folder,
            origin: format!("http://{}.localhost:{}", self.name, self.port),
            username: self.username,
            listen: self.listen,
            environment: self.environment.clone(),
            process: None,
        };
        let origin = node.origin.clone();
        node.has_keys();
        node.done(&[
            "init",
            "--origin",
            &origin,
            "--country",
            self.country,
            "--languages",
            self.languages,
            "--name",
            &format!("Test authority {}", self.name),
            "--username",
            self.username,
        ]);
        node.edit(|table| self.write(table, &database));
        node
    }

    fn write(&mut self, table: &mut Table, database: &str) {
        put(table, "http", "listen", self.listen.to_string().into());
        put(table, "database", "url", database.into());
        put(table, "publishing", "approval", "one".into());
        put(table, "federation", "retry_cap_s", 1.into());
        let own = format!("{}.localhost:{}", self.name, self.port);
        let mut resolve = std::mem::take(&mut self.resolve);
        // A loopback origin needs somebody named; a node alone names itself.
        if resolve.is_empty() {
            resolve.insert(own, self.listen.to_string().into());
        }
        put(table, "federation", "resolve", resolve.into());
        for (section, key, value) in self.edits.drain(..) {
            put(table, &section, &key, value);
        }
    }
}

fn put(table: &mut Table, section: &str, key: &str, value: toml::Value) {
    let section = table.entry(section).or_insert_with(|| Table::new().into());
    section.as_table_mut().expect("a section is a table").insert(key.to_owned(), value);
}

impl Node {
    /// What the world calls it.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port of its origin.
    pub(crate) fn host(&self) -> &str {
        self.origin.strip_prefix("http://").unwrap_or(&self.origin)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.listen
    }

    /// The database under it.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// The URL of that database.
    pub(crate) fn database(&self) -> &str {
        &self.database
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its first authority.
    pub(crate) fn authority(&self) -> String {
        format!("{}/actors/{}", self.origin, self.username)
    }

    /// The handle of its first authority.
    pub(crate) fn handle(&self) -> String {
        format!("@{}@{}", self.username, self.host())
    }

    fn config(&self) -> PathBuf {
        self.folder.join("election-pool.toml")
    }

    /// Changes its configuration; a running node reads it at its next start.
    #[track_caller]
    pub(crate) fn edit(&self, change: impl FnOnce(&mut Table)) {
        let text = fs::read_to_string(self.config()).expect("init has written the configuration");
        let mut table: Table = text.parse().expect("what init wrote is TOML");
        change(&mut table);
        fs::write(self.config(), table.to_string()).expect("the folder is writable");
    }

    /// Sets one key of its configuration; a running node reads it at its next start.
    #[track_caller]
    pub(crate) fn set(&self, section: &str, key: &str, value: impl Into<toml::Value>) {
        self.edit(|table| put(table, section, key, value.into()));
    }

    /// Ends, and stands at the same address on a host that holds nothing of it, with an empty database.
    pub(crate) fn loses_everything(&mut self) {
        self.kill();
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder).expect("the temporary folder is writable");
        let name = self.host().split('.').next().unwrap_or_default().to_owned();
        self.moves_to(&self.engine.database(&name));
    }

    /// Uses another database from now on; on which engine its URL says.
    pub(crate) fn moves_to(&mut self, database: &str) {
        self.engine = if database.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres };
        database.clone_into(&mut self.database);
        self.environment.retain(|(name, _)| name != "ELECTION_POOL_DATABASE__URL");
        self.environment.push(("ELECTION_POOL_DATABASE__URL".to_owned(), database.to_owned()));
    }

    /// Its command line, for another thread to use while this one starts and stops the node.
    pub(crate) fn program(&self) -> Program {
        Program { folder: self.folder.clone(), environment: self.environment.clone() }
    }

    fn command(&self) -> Command {
        self.program().command()
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(&[], arguments)
    }

    /// Runs a command to its end with further variables in its environment.
    pub(crate) fn run_with(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Run {
        let mut command = self.command();
        let ended = command.envs(environment.iter().copied()).args(arguments).output().expect("the binary can be run");
        Run {
            status: ended.status,
            out: String::from_utf8_lossy(&ended.stdout).into_owned(),
            complaint: String::from_utf8_lossy(&ended.stderr).into_owned(),
        }
    }

    /// Runs a command that must succeed; gives what it printed.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert!(run.status.success(), "{arguments:?}: {} {}{}", run.status, run.complaint, run.out);
        run.out
    }

    /// Lays down the keys that `init` would make: each time the same ones for the same node of a test. The demo, the kill
    /// and the authorities that come later make their own.
    fn has_keys(&self) {
        static NODES: std::sync::Mutex<BTreeMap<String, u32>> = std::sync::Mutex::new(BTreeMap::new());
        let number = {
            let mut nodes = NODES.lock().expect("nobody panics while holding it");
            let number = nodes.entry(self.origin.clone()).or_default();
            *number += 1;
            *number
        };
        let folder = self.folder.join("keys");
        fs::DirBuilder::new().mode(0o700).create(&folder).expect("the folder is new");
        for actor in ["actor", self.username] {
            let keys = keys_of(&format!("node-{}-{number}-{actor}", self.host()));
            let rsa = keys.rsa.to_pkcs8().expect("a key can be written");
            let ed25519 = keys.ed25519.to_pkcs8().expect("a key can be written");
            for (kind, bytes) in [("rsa", rsa), ("ed25519", ed25519)] {
                let path = folder.join(format!("{actor}.{kind}.pk8"));
                let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
                file.as_mut().expect("the folder is writable").write_all(&bytes).expect("the folder is writable");
            }
        }
    }

    /// Runs a command that must be refused with exit status 1 and one line; gives that line.
    #[track_caller]
    pub(crate) fn refuses(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.status.code(), Some(1), "{arguments:?}: {}{}", run.complaint, run.out);
        let lines = run.complaint.trim();
        assert_eq!(lines.lines().count(), 1, "{arguments:?} should complain in one line: {lines}");
        lines.to_owned()
    }

    /// Starts `serve` and waits until it answers.
    #[track_caller]
    pub(crate) fn start(&mut self) {
        assert!(self.process.is_none(), "{} runs already", self.origin);
        self.process = Some(serve(&self.program(), self.host(), self.listen));
    }

    /// Sets it going; what [`NodeDraft::prepare`] gives, started.
    #[must_use]
    #[track_caller]
    pub(crate) fn started(mut self) -> Self {
        self.start();
        self
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Stops it as an operator would, and waits for the end.
    #[track_caller]
    pub(crate) fn stop(&mut self) {
        let mut child = self.process.take().expect("it runs");
        let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
        assert!(told.expect("there is a kill").success());
        let status = child.wait().expect("it is our child");
        assert!(status.success(), "serve ended with {status}:\n{}", self.log());
    }

    /// What `serve` has logged.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.join("serve.log")).unwrap_or_default()
    }

    /// Asks it for a page or document, as the public.
    pub(crate) fn get(&self, target: &str) -> Answer {
        Request::get(self.host(), target).send(self.listen)
    }

    /// Asks it for a document in the name of an actor of another server.
    pub(crate) fn get_as(&self, actor: &PeerActor, target: &str) -> Answer {
        Delivery::get(actor, self.host(), target).sign().send(self.listen)
    }

    /// Sends it a request to the letter.
    pub(crate) fn send(&self, request: &Request) -> Answer {
        request.send(self.listen)
    }

    /// A delivery to its shared inbox, for a test to bend.
    pub(crate) fn delivery(&self, actor: &PeerActor, body: &[u8]) -> Delivery {
        Delivery::post(actor, self.host(), "/inbox", body)
    }

    /// Delivers an activity as an honest server does.
    pub(crate) fn deliver(&self, actor: &PeerActor, body: &[u8]) -> Answer {
        self.send(&self.delivery(actor, body).sign())
    }

    /// `export`: a JSON value for each object it holds.
    #[track_caller]
    pub(crate) fn export(&self) -> Vec<Value> {
        let lines = self.done(&["export"]);
        lines.lines().map(|line| serde_json::from_str(line).expect("a line of export is JSON")).collect()
    }

    /// `export --origin`: the lines of one server's objects, as printed.
    #[track_caller]
    pub(crate) fn export_of(&self, host: &str) -> Vec<String> {
        self.done(&["export", "--origin", host]).lines().map(str::to_owned).collect()
    }

    /// The line of `export` for one object.
    #[track_caller]
    pub(crate) fn exported(&self, id: &str) -> Option<Value> {
        self.export().into_iter().find(|line| line["id"] == id)
    }

    /// The figure of this name and labels in `/metrics`, 0 if it is not there.
    #[track_caller]
    pub(crate) fn figure(&self, name: &str) -> f64 {
        let text = self.get("/metrics").is(&[200]).text();
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(|value| value.trim().parse().ok()).unwrap_or(0.0)
    }

    /// Writes a Markdown file with front matter into its folder and publishes it; gives the URI of the material.
    #[track_caller]
    pub(crate) fn publish(&self, name: &str, tlp: &str, more: &str) -> String {
        let path = self.folder.join(format!("{name}.md"));
        let text = format!(
            "---\nkind: best-practice\ntlp: {tlp}\nlanguage: en\ntitle: About {name}\nsummary: A test of {}\n{more}---\n\nBody of {name}.\n",
            Timestamp::UNIX_EPOCH
        );
        fs::write(&path, text).expect("the folder is writable");
        let path = path.display().to_string();
        let out = self.done(&["--json", "publish", &path]);
        let answer: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
        let uri = ["uri", "id"].iter().find_map(|key| answer[key].as_str());
        uri.unwrap_or_else(|| panic!("publish names no id: {out}")).to_owned()
    }
}

/// Starts `serve` of the node `host` and waits until it answers at `listen`.
#[track_caller]
pub(crate) fn serve(program: &Program, host: &str, listen: SocketAddr) -> Child {
    let log = |name: &str| {
        File::options().create(true).append(true).open(program.folder.join(name)).expect("the folder is writable")
    };
    let child = program.command().arg("serve").stdout(log("serve.out")).stderr(log("serve.log")).spawn();
    let mut child = child.expect("the binary can be run");
    until(&format!("{host} answers"), || {
        let ended = child.try_wait().expect("it is our child");
        let said = || fs::read_to_string(program.folder.join("serve.log")).unwrap_or_default();
        assert!(ended.is_none(), "serve ended with {ended:?}:\n{}", said());
        std::net::TcpStream::connect(listen).ok()
    });
    until(&format!("{host} is well"), || (Request::get(host, "/health").send(listen).status == 200).then_some(()));
    child
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            let log = self.log();
            let lines: Vec<&str> = log.lines().collect();
            eprintln!("— the last words of {}:", self.origin);
            lines[lines.len().saturating_sub(40)..].iter().for_each(|line| eprintln!("  {line}"));
        }
        let _ = fs::remove_dir_all(&self.folder);
        if self.engine == Engine::Postgres {
            gone(&self.database);
        }
    }
}
