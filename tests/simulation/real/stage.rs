//! Where the nodes of a run come from: a set of nodes that know one another is made once, and copied for each seed.
//!
//! On SQLite a node is a folder in memory, on PostgreSQL a database made from a template. The last node is a newcomer:
//! nobody has it on the roster yet. This module does not know what happens to the nodes afterwards.

use std::{
    collections::BTreeMap,
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use election_pool_node::{
    app::{
        Chance, Clock, Config,
        config::{Approval, AuthoritySection, DatabaseSection, NodeSection},
    },
    desk, store,
};
use election_pool_protocol::key::{Ed25519Key, RsaKey};
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// The instant at which every run begins, in Unix milliseconds.
pub(super) const BEGIN: i64 = 1_796_083_200_000;
/// The user name of every authority.
pub(super) const USERNAME: &str = "om";
/// States, for the country of a node.
const COUNTRIES: [&str; 27] = [
    "FI", "SE", "LT", "NL", "IE", "HR", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FR", "GR", "HU", "IT",
    "LU", "LV", "MT", "PL", "PT", "RO", "SI", "SK",
];
/// RSA keys are slow to make; this many serve all nodes, in turn.
const RSA_KEYS: usize = 6;

/// What the nodes of a run stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    /// A file in memory.
    Sqlite,
    /// A database on the server of `ELECTION_POOL_TEST_PG`.
    Postgres,
}

/// Nodes that are made and not running. They go away with the value.
pub(super) struct Stage {
    engine: Engine,
    pub(super) nodes: usize,
    folder: PathBuf,
    /// In the name of each database.
    name: String,
}

/// `host:port` of a node.
pub(super) fn host(node: usize) -> String {
    format!("n{node}.localhost:{}", 8100 + node)
}

/// The node of a `host:port`.
pub(super) fn node_of(host: &str) -> Option<usize> {
    host.strip_prefix('n')?.split('.').next()?.parse().ok()
}

/// The actor of a node's authority.
pub(super) fn authority(node: usize) -> String {
    format!("http://{}/actors/{USERNAME}", host(node))
}

impl Stage {
    /// An empty stage.
    fn new(engine: Engine, nodes: usize) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("sim_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let memory = Path::new("/dev/shm");
        let above = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
        Self { engine, nodes, folder: above.join(format!("election-pool-{name}")), name }
    }

    /// Nodes with their keys, actors and databases; they do not know one another yet.
    pub(super) async fn make(engine: Engine, nodes: usize) -> Self {
        let stage = Self::new(engine, nodes);
        for node in 0..nodes {
            let folder = stage.folder_of(node);
            fs::create_dir_all(folder.join("keys")).expect("the folder is writable");
            for name in ["actor", USERNAME] {
                write_keys(&folder.join("keys"), node, name);
            }
            let (clock, chance) = (Self::clock(), Chance::seeded(node as u64));
            store::create_database(&stage.database_url(node)).await.expect("the test server makes databases");
            desk::authority::initialise(stage.config(node), USERNAME, clock, chance).await.expect("a node is made");
        }
        stage
    }

    /// The same nodes again, for a run of their own.
    pub(super) async fn copy(&self) -> Self {
        let copy = Self::new(self.engine, self.nodes);
        for node in 0..self.nodes {
            copy_folder(&self.folder_of(node), &copy.folder_of(node));
            if self.engine == Engine::Postgres {
                let (new, old) = (copy.database(node), self.database(node));
                on_server(format!("create database \"{new}\" template \"{old}\"")).await;
            }
        }
        copy
    }

    /// Takes the databases away; the folders go by themselves.
    pub(super) async fn strike(self) {
        if self.engine == Engine::Postgres {
            for node in 0..self.nodes {
                on_server(format!("drop database if exists \"{}\" with (force)", self.database(node))).await;
            }
        }
    }

    /// A clock at the beginning.
    pub(super) fn clock() -> Clock {
        Clock::fixed(Timestamp::from_millisecond(BEGIN).expect("it is within range"))
    }

    fn folder_of(&self, node: usize) -> PathBuf {
        self.folder.join(format!("n{node}"))
    }

    fn database(&self, node: usize) -> String {
        format!("{}_n{node}", self.name)
    }

    /// The URL of a node's database.
    pub(super) fn database_url(&self, node: usize) -> String {
        match self.engine {
            Engine::Sqlite => format!("sqlite://{}", self.folder_of(node).join("node.db").display()),
            Engine::Postgres => {
                let mut url = server();
                url.set_path(&self.database(node));
                url.into()
            }
        }
    }

    /// The configuration of a node.
    pub(super) fn config(&self, node: usize) -> Config {
        let country = COUNTRIES[node % COUNTRIES.len()].to_owned();
        let section = NodeSection {
            origin: format!("http://{}", host(node)),
            country,
            languages: vec!["en".into()],
            notices: std::iter::empty().collect(),
            contact: None,
        };
        let mut config = Config::of_node(section, &self.folder_of(node)).expect("the configuration is right");
        config.authorities = vec![AuthoritySection {
            username: USERNAME.into(),
            name: [("en".to_owned(), format!("Ministry {node}"))].into_iter().collect(),
            clients: Vec::new(),
        }];
        config.database = DatabaseSection { url: self.database_url(node) };
        config.publishing.approval = Approval::One;
        config.federation.resolve = (0..self.nodes).map(|other| (host(other), address())).collect::<BTreeMap<_, _>>();
        // One after the other where the order would be that of the machine's threads.
        (config.limits.syncs, config.limits.attachment_fetches) = (1, 1);
        // Simulated time stands still within a turn; the machine's own may be slow.
        config.limits.request_timeout_s = 300;
        config
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Nothing listens there: the simulator answers in the network's place.
fn address() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 9))
}

fn write_keys(folder: &Path, node: usize, name: &str) {
    static RSA: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let make = |_| RsaKey::generate().and_then(|key| key.to_pkcs8()).expect("a key is made");
        (0..RSA_KEYS).map(make).collect()
    });
    let mut seed = [0; 32];
    (seed[0], seed[1]) = (u8::try_from(node).expect("nodes are few"), u8::try_from(name.len()).expect("it is short"));
    let ed25519 = Ed25519Key::from_seed(&seed).and_then(|key| key.to_pkcs8()).expect("a key is made");
    fs::write(folder.join(format!("{name}.rsa.pk8")), &RSA[node % RSA_KEYS]).expect("the folder is writable");
    fs::write(folder.join(format!("{name}.ed25519.pk8")), ed25519).expect("the folder is writable");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is writable");
    for file in fs::read_dir(from).expect("the folder is there") {
        let file = file.expect("the folder can be read");
        let target = to.join(file.file_name());
        if file.file_type().is_ok_and(|kind| kind.is_dir()) {
            copy_folder(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).expect("there is room");
        }
    }
}

fn server() -> url::Url {
    let server = env::var("ELECTION_POOL_TEST_PG")
        .expect("ELECTION_POOL_TEST_PG names a PostgreSQL server (tests/postgres.sh COMMAND)");
    url::Url::parse(&server).expect("ELECTION_POOL_TEST_PG is a URL")
}

async fn on_server(statement: String) {
    sqlx::any::install_default_drivers();
    let mut server = AnyConnection::connect(server().as_str()).await.expect("the test server answers");
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut server).await.expect("the test server obeys");
    server.close().await.expect("the connection closes");
}
