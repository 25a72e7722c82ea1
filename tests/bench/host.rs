//! The node in a process of its own: the whole program as `serve` runs it, and two ways in where no door gives a figure.
//!
//! - [`Way::Serve`]: what an operator starts.
//! - [`Way::Told`]: the same loops and the same listener, and commands by standard input: publishing is otherwise a
//!   process of its own, whose start would be measured with it.
//! - [`Way::DoorOnly`]: the routes and the group commit alone, so that what a 202 costs is seen without the applying.

use std::{
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    process::{Child, ChildStdin, ChildStdout, ExitCode, Stdio},
    time::{Duration, Instant},
};

use axum::serve::ListenerExt;
use clap::Parser;
use election_pool_node::{
    app::{App, Chance, Clock, Config},
    cli::{
        self,
        arguments::{Arguments, Command},
    },
    desk,
    model::source::{Bundle, Memory},
    serve::{self, Node as Running},
    store::{
        self,
        audit::AuditLine,
        lane::LaneClass,
        peer::{NewPeer, PeerAuthority},
    },
    web,
    worker::{self, Stop},
};
use tracing_subscriber::EnvFilter;

use crate::harness::{Node, until};

/// In which way the process is the node.
const WAY: &str = "ELECTION_POOL_BENCH";
const TOLD: &str = "told";
const DOOR_ONLY: &str = "door-only";

/// In which way a node is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Serve,
    Told,
    DoorOnly,
}

/// A running node, as its parent sees it.
pub(super) struct Host {
    process: Child,
    orders: Option<ChildStdin>,
    words: BufReader<ChildStdout>,
}

impl Host {
    /// Starts a node that was prepared, and waits until it answers.
    #[track_caller]
    pub(super) fn start(node: &Node, way: Way) -> Self {
        let log = std::fs::File::create(node.folder().join("serve.log")).expect("the folder is writable");
        let mut command = node.program().command();
        match way {
            Way::Serve => {}
            Way::Told => drop(command.env(WAY, TOLD)),
            Way::DoorOnly => drop(command.env(WAY, DOOR_ONLY)),
        }
        command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log);
        let mut process = command.spawn().expect("the program can be run");
        let orders = process.stdin.take();
        let words = BufReader::new(process.stdout.take().expect("it is piped"));
        until(&format!("{} answers", node.origin()), || std::net::TcpStream::connect(node.address()).ok());
        until(&format!("{} is well", node.origin()), || (node.get("/health").status == 200).then_some(()));
        Self { process, orders, words }
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Gives an order without waiting.
    pub(super) fn order(&mut self, order: &str) {
        let orders = self.orders.as_mut().expect("it runs");
        orders.write_all(format!("{order}\n").as_bytes()).and_then(|()| orders.flush()).expect("the node listens");
    }

    /// Waits for the end of an order; gives how long it took in the node.
    #[track_caller]
    pub(super) fn done(&mut self) -> Duration {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.words.read_line(&mut line).expect("the node speaks");
            assert!(read > 0, "the node has ended");
            if let Some(nanoseconds) = line.trim().strip_prefix("done ") {
                return Duration::from_nanos(nanoseconds.parse().expect("a number"));
            }
            assert!(!line.starts_with("failed"), "{line}");
        }
    }

    /// Gives an order and waits for its end.
    #[track_caller]
    pub(super) fn does(&mut self, order: &str) -> Duration {
        self.order(order);
        self.done()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Is the program: as its `main` does it, or in the way that the environment says.
pub(super) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let quiet = if matches!(arguments.command, Command::Serve) { "info" } else { "error" };
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(quiet))
        .with_ansi(false)
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime can be had");
    let way = std::env::var(WAY).unwrap_or_default();
    runtime.block_on(async {
        match (&arguments.command, way.as_str()) {
            (Command::Serve, TOLD) => Box::pin(told(config(&arguments))).await,
            (Command::Serve, DOOR_ONLY) => door_only(config(&arguments)).await,
            (Command::Serve, _) => serve::run(&arguments.config).await,
            _ => cli::run(arguments).await,
        }
    })
}

fn config(arguments: &Arguments) -> Config {
    Config::read(&arguments.config, std::env::vars()).expect("the benchmark has written it")
}

/// Runs the node and does what it is told, line by line.
async fn told(config: Config) -> ExitCode {
    let node = Running::start(config, Clock::System, Chance::System).await.expect("the node starts");
    for line in std::io::stdin().lines() {
        let Ok(line) = line else { break };
        let began = Instant::now();
        let outcome = obey(&node.app, &line).await;
        let took = began.elapsed().as_nanos();
        match outcome {
            Ok(()) => println!("done {took}"),
            Err(words) => println!("failed {line}: {words}"),
        }
    }
    ExitCode::SUCCESS
}

async fn obey(app: &App, line: &str) -> Result<(), String> {
    let mut words = line.split(' ');
    let (order, what) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match order {
        "publish" => {
            for number in 0..what.parse().map_err(|_| "how many?")? {
                let folder = Memory([(FILE.to_owned(), material(number).into_bytes())].into());
                let bundle = Bundle::from_folder(&folder, FILE).map_err(|error| error.to_string())?;
                desk::publish::publish(app, bundle, None).await.map_err(|error| error.to_string())?;
            }
            Ok(())
        }
        "peer" => desk::peer::ensure(app, what).await.map_err(|error| error.to_string()),
        "roster" => roster(app, what.parse().map_err(|_| "how many?")?).await.map_err(|error| error.to_string()),
        _ => Err("it is not known".to_owned()),
    }
}

const FILE: &str = "material.md";

/// One page of text, as an authority would publish it.
fn material(number: usize) -> String {
    let paragraph =
        "Postal ballots are opened by two officials, counted twice and kept under seal until the result is final. ";
    format!(
        "---\nkind: best-practice\ntlp: CLEAR\nlanguage: en\ntitle: Counting postal votes {number}\n\
         summary: How postal votes are counted.\n---\n\n{}\n",
        paragraph.repeat(9)
    )
}

/// Puts made-up partners on the roster, in place of looking at each.
async fn roster(app: &App, count: usize) -> Result<(), store::StoreError> {
    for number in 0..count {
        let host = super::sink::name(number);
        let origin = format!("http://{host}");
        let peer = NewPeer {
            actor: format!("{origin}/actor"),
            name: host.clone(),
            class: LaneClass::Partner,
            inbox: format!("{origin}/inbox"),
            log_url: Some(format!("{origin}/log")),
            fingerprint: String::new(),
            languages: Vec::new(),
            keys: Vec::new(),
            authorities: vec![PeerAuthority {
                actor: format!("{origin}/actors/val"),
                username: "val".to_owned(),
                names: store::peer::Names::new(),
            }],
            lane_id: format!("lane-{number}"),
            host,
            origin,
        };
        let line = AuditLine::new("benchmark", "peer add", &peer.origin);
        store::peer::add(&app.db, &peer, &line, app.clock.now()).await?;
    }
    app.wake.pull();
    Ok(())
}

/// Takes in what comes to the inbox, and applies nothing.
async fn door_only(config: Config) -> ExitCode {
    let address = config.http.listen;
    let (app, waiting) = App::create(config, Clock::System, Chance::System).await.expect("the node can be opened");
    desk::authority::refresh(&app).await.expect("its actors can be written");
    let federation = desk::federation_of(&app).await.expect("it has actors");
    let router = web::router(&app, &federation).into_make_service_with_connect_info::<SocketAddr>();
    let listener = tokio::net::TcpListener::bind(address).await.expect("the port is free");
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let committing = worker::inbox::run(app.clone(), waiting, Stop::default());
    tokio::select! {
        () = committing => ExitCode::FAILURE,
        _ = axum::serve(listener, router) => ExitCode::FAILURE,
    }
}
