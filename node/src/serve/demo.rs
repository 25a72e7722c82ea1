//! `demo`: six nodes in one process on loopback, with real signed HTTP between them.
//!
//! Each is a whole node with a folder, a configuration, keys and a database of its own; what the demo does to them an
//! operator could do by hand with the command line.

mod converge;
mod material;
mod people;
mod states;
mod table;
mod tour;

use std::{collections::BTreeMap, fs, io, net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};

use tokio::io::{AsyncBufReadExt, BufReader};

use self::states::{STATES, State};
use super::{Node, ServeError};
use crate::{
    app::{
        Chance, Clock, Config, Limits,
        config::{
            Approval, AuthoritySection, BackupSection, ConfigError, DatabaseSection, FederationSection, Followers,
            HttpSection, MailSection, NodeSection, PublishingSection, TranslationSection,
        },
    },
    cli::{arguments::DemoArguments, one_line},
    desk::{self, DeskError},
    store,
};

/// The name of a configuration file.
const FILE: &str = "election-pool.toml";
/// How long `--until-converged` waits.
const CONVERGE_LIMIT: Duration = Duration::from_secs(45);
/// How long what is to be withdrawn again is waited for.
const SETTLE_LIMIT: Duration = Duration::from_secs(20);
/// How often the demo looks who holds what.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Longest pause between attempts, so that a killed node is caught up with while one watches.
const RETRY_CAP_S: u64 = 2;
/// How often the demo's nodes compare heads.
const SYNC_EVERY_S: u64 = 5;

/// Why the demo does not run.
#[derive(Debug, thiserror::Error)]
enum DemoError {
    #[error("could not use {path}: {reason}")]
    Folder { path: PathBuf, reason: io::Error },
    #[error("{path} was made with another base port: {reason}; take another --dir or the same --base-port")]
    OtherPort { path: PathBuf, reason: String },
    #[error("--database is “{0}”: the demo takes postgres://…, and without it each node has an SQLite file")]
    Database(String),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{state}: {reason}")]
    Node { state: &'static str, reason: ServeError },
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error(transparent)]
    Store(#[from] store::StoreError),
    #[error("story.toml of the example material: {0}")]
    Story(String),
    #[error("the six nodes did not hold all they are entitled to after {} s: {missing}", CONVERGE_LIMIT.as_secs())]
    NotConverged { missing: String },
}

/// Six nodes, some of which may be down.
struct Demo {
    folder: PathBuf,
    base_port: u16,
    database: Option<String>,
    mail: Option<String>,
    nodes: BTreeMap<&'static str, Node>,
    away: BTreeMap<&'static str, converge::Away>,
}

/// Runs the demo.
pub async fn run(arguments: &DemoArguments) -> ExitCode {
    match Box::pin(show(arguments)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", one_line(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

async fn show(arguments: &DemoArguments) -> Result<(), DemoError> {
    let began = now();
    if let Some(url) = arguments.database.as_deref()
        && !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme))
    {
        return Err(DemoError::Database(url.to_owned()));
    }
    let folder = arguments.dir.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("election-pool-demo-{}-{}", arguments.base_port, std::process::id()))
    });
    let mut demo = Demo {
        folder,
        base_port: arguments.base_port,
        database: arguments.database.clone(),
        mail: arguments.mail.clone(),
        nodes: BTreeMap::new(),
        away: BTreeMap::new(),
    };
    for state in &STATES {
        demo.prepare(state).await?;
    }
    for state in &STATES {
        demo.start(state).await?;
    }
    println!("Six nodes are running, each with its folder under {}\n", demo.folder.display());
    demo.print_addresses();
    let outcome = Box::pin(demo.exchange(arguments, began)).await;
    for (_, node) in std::mem::take(&mut demo.nodes) {
        node.stop().await;
    }
    if arguments.dir.is_none() {
        // The folder was ours alone; what was not deleted is in the system's temporary folder.
        let _ = fs::remove_dir_all(&demo.folder);
    }
    outcome
}

impl Demo {
    fn config(&self, state: &State) -> Config {
        let named = |s: &State| (s.host(self.base_port), SocketAddr::from(([127, 0, 0, 1], s.port(self.base_port))));
        let handle = |code: &str| STATES.iter().find(|s| s.code == code).map(|s| s.handle(self.base_port));
        Config {
            node: NodeSection {
                origin: format!("http://{}", state.host(self.base_port)),
                country: state.country.into(),
                languages: state.languages.iter().map(|&l| l.into()).collect(),
                notices: states::notices(),
                contact: None,
            },
            authorities: vec![AuthoritySection {
                username: state.username.into(),
                name: state.names(),
                clients: Vec::new(),
            }],
            circles: [("sweden-and-lithuania".into(), ["se", "lt"].into_iter().filter_map(handle).collect())].into(),
            projects: [("valpoolen".into(), states::valpoolen())].into(),
            http: HttpSection {
                listen: SocketAddr::from(([127, 0, 0, 1], state.port(self.base_port))),
                metrics_token: None,
                security_contact: None,
            },
            database: DatabaseSection { url: self.database_url(state) },
            federation: FederationSection {
                followers: Followers::Roster,
                retry_cap_s: RETRY_CAP_S,
                sync_every_s: SYNC_EVERY_S,
                ca_file: None,
                resolve: STATES.iter().map(named).collect(),
            },
            publishing: PublishingSection { approval: Approval::One, ..PublishingSection::default() },
            translation: TranslationSection::default(),
            mail: MailSection {
                server: self.mail.clone().unwrap_or_default(),
                from: format!("pool@{}.localhost", state.code),
                ..MailSection::default()
            },
            backup: BackupSection::default(),
            limits: Limits::default(),
            folder: self.folder.join(state.code),
            file: Some(self.folder.join(state.code).join(FILE)),
        }
    }

    fn database_url(&self, state: &State) -> String {
        match &self.database {
            None => DatabaseSection::default().url,
            Some(url) => {
                let (base, query) = url.split_once('?').map_or((url.as_str(), None), |(b, q)| (b, Some(q)));
                let query = query.map(|q| format!("?{q}")).unwrap_or_default();
                format!("{}_{}{query}", base.trim_end_matches('/'), state.code)
            }
        }
    }

    /// Writes the folder of one node unless it is there, in which case it must fit.
    async fn prepare(&self, state: &State) -> Result<(), DemoError> {
        let config = self.config(state);
        let path = config.folder.join(FILE);
        if path.exists() {
            let found = Config::read(&path, [])?;
            if found.origin() != config.origin() {
                return Err(DemoError::OtherPort { path, reason: format!("it is {}", found.origin()) });
            }
        }
        fs::create_dir_all(&config.folder)
            .and_then(|()| fs::write(&path, config.to_toml()))
            .map_err(|reason| DemoError::Folder { path, reason })?;
        store::create_database(&config.database_url()).await?;
        desk::authority::initialise(config, state.username, Clock::System, Chance::System).await?;
        Ok(())
    }

    async fn start(&mut self, state: &'static State) -> Result<(), DemoError> {
        let node = Node::start(self.config(state), Clock::System, Chance::System)
            .await
            .map_err(|reason| DemoError::Node { state: state.name, reason })?;
        self.nodes.insert(state.code, node);
        self.away.remove(state.code);
        Ok(())
    }

    fn print_addresses(&self) {
        for state in &STATES {
            println!("  Demo · {:<16} http://{}/", state.name, state.host(self.base_port));
        }
        println!("\nA browser finds these names by itself; elsewhere:");
        let first = STATES[0].host(self.base_port);
        println!("  curl --resolve {first}:127.0.0.1 http://{first}/en/");
        println!("The command line works beside it, for instance:");
        println!("  election-pool --config {} material list\n", self.folder.join(STATES[0].code).join(FILE).display());
    }

    /// Introduces the nodes to one another, publishes, and shows who holds what.
    async fn exchange(&mut self, arguments: &DemoArguments, began: std::time::Instant) -> Result<(), DemoError> {
        self.introduce().await?;
        let published = material::publish(&self.nodes, self.base_port).await?;
        println!("{} materials published; the nodes exchange them.\n", published.count);
        if !published.to_withdraw.is_empty() {
            // Only what has been received can be adopted, or seen to be withdrawn.
            self.settle(now() + SETTLE_LIMIT).await?;
            material::withdraw(&self.nodes, &published.to_withdraw).await?;
            material::together(&self.nodes, &published, self.base_port).await?;
        }
        println!("{}", people::links(&self.nodes).await?);
        println!("{}\n", tour::render(tour::locale().as_deref(), self.base_port));
        if arguments.open {
            open(&format!("http://{}/en/", STATES[0].host(self.base_port)));
        }
        if arguments.until_converged {
            return self.until_converged(began).await;
        }
        self.watch().await
    }

    async fn introduce(&self) -> Result<(), DemoError> {
        for node in self.nodes.values() {
            for other in &STATES {
                let origin = format!("http://{}", other.host(self.base_port));
                if origin != node.app.config.origin() {
                    desk::peer::ensure(&node.app, &origin).await?;
                }
            }
        }
        for node in self.nodes.values() {
            for other in &STATES {
                if other.host(self.base_port) != node.app.config.host() {
                    desk::follow::ensure(&node.app, &other.handle(self.base_port)).await?;
                }
            }
        }
        Ok(())
    }

    async fn until_converged(&self, began: std::time::Instant) -> Result<(), DemoError> {
        let holdings = self.settle(began + CONVERGE_LIMIT).await?;
        println!("{}", table::render(&holdings));
        if !holdings.is_complete() {
            return Err(DemoError::NotConverged { missing: holdings.missing() });
        }
        println!("All six hold all they are entitled to, {:.1} s after the start.", began.elapsed().as_secs_f64());
        Ok(())
    }

    /// Waits until all six hold all they are entitled to, or until the deadline; gives what they hold then.
    async fn settle(&self, deadline: std::time::Instant) -> Result<converge::Holdings, DemoError> {
        loop {
            let holdings = converge::holdings(&self.nodes, &self.away).await?;
            if holdings.is_complete() || now() >= deadline {
                return Ok(holdings);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Shows the table whenever it changes, and takes `k lt` and `r lt` from a terminal.
    async fn watch(&mut self) -> Result<(), DemoError> {
        println!("Type k lt to kill a node, r lt to restart it, p se to publish a notice; Ctrl-C ends the demo.\n");
        let mut lines = BufReader::new(tokio::io::stdin()).lines();
        let mut is_listening = true;
        let mut shown = String::new();
        let mut told = std::pin::pin!(super::until_told());
        loop {
            // A look that fails is no reason for six nodes to end.
            let table = match converge::holdings(&self.nodes, &self.away).await {
                Ok(holdings) => table::render(&holdings),
                Err(error) => one_line(&error.to_string()),
            };
            if table != shown {
                println!("{table}");
                shown = table;
            }
            tokio::select! {
                () = &mut told => return Ok(()),
                line = lines.next_line(), if is_listening => match line {
                    Ok(Some(line)) => self.obey(&line).await,
                    _ => is_listening = false,
                },
                () = tokio::time::sleep(LOOK_EVERY) => (),
            }
        }
    }

    /// Does what a line of the terminal says, and says what came of it.
    async fn obey(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let (deed, code) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let state = STATES.iter().find(|s| s.code == code);
        let done = match (deed, state) {
            ("", _) => return,
            ("k", Some(state)) => self.kill(state).await,
            ("r", Some(state)) if self.nodes.contains_key(state.code) => Ok(format!("{} is up already.", state.name)),
            ("r", Some(state)) => self.start(state).await.map(|()| format!("{} is up again.", state.name)),
            ("p", Some(state)) => self.give_notice(state).await,
            ("l", Some(state)) => match self.nodes.get(state.code) {
                Some(node) => people::links_of(state, node).await,
                None => Ok(format!("{} is down.", state.name)),
            },
            _ => Ok("k CODE kills a node, r CODE restarts it, p CODE publishes a notice there, l CODE makes links to \
                     sign in there; codes: fi se lt nl ie hr."
                .to_owned()),
        };
        println!("{}", done.unwrap_or_else(|error| error.to_string()));
    }

    /// Kills a node. While it is away another publishes something, so that there is something to catch up with.
    async fn kill(&mut self, state: &State) -> Result<String, DemoError> {
        let Some(node) = self.nodes.remove(state.code) else {
            return Ok(format!("{} is down already.", state.name));
        };
        let away = converge::Away::of(&node, &self.nodes).await;
        node.kill().await;
        self.away.insert(state.code, away?);
        let running = STATES.iter().find(|state| self.nodes.contains_key(state.code));
        let told = match running {
            Some(running) => self.give_notice(running).await?,
            None => String::new(),
        };
        Ok(format!("{} is down. {told}", state.name))
    }

    async fn give_notice(&self, state: &State) -> Result<String, DemoError> {
        let Some(node) = self.nodes.get(state.code) else {
            return Ok(format!("{} is down.", state.name));
        };
        material::publish_notice(node, self.base_port).await?;
        Ok(format!("{} published a notice.", state.name))
    }
}

#[expect(clippy::disallowed_methods, reason = "the demo is watched by a person with a clock")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn open(address: &str) {
    // Nothing depends on it: the address is printed above.
    let _ = std::process::Command::new("xdg-open").arg(address).stderr(std::process::Stdio::null()).spawn();
}
