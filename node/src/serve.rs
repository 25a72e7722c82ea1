//! Starts and stops nodes: one for `serve`, six for `demo`. Knows every floor below and decides nothing they decide.

pub mod demo;
mod listener;

use std::{io, net::SocketAddr, path::Path, process::ExitCode, sync::Arc, time::Duration};

use tokio::{net::TcpListener, task::JoinSet};

use crate::{
    app::{App, Chance, Clock, Config, OpenError, safety},
    cli::one_line,
    desk::{self, DeskError, hub::Press, mail::Printer},
    store, web,
    worker::{self, Stop},
};

/// Why a node does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It could not be put together.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Running it as configured would not be safe.
    #[error(transparent)]
    Unsafe(#[from] safety::Unsafe),
    /// Its address is taken or not ours.
    #[error("could not listen on {address}: {reason}; [http] listen in the configuration says where")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the machine said.
        reason: io::Error,
    },
    /// Its own actors could not be written.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// A partner knows more of this node's log than its database.
    #[error("{0}")]
    Behind(String),
    /// Another process serves this database file.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

/// A running node.
pub struct Node {
    /// What it holds.
    pub app: App,
    stop: Stop,
    tasks: JoinSet<()>,
    _lock: store::ServeLock,
}

impl Node {
    /// Puts a node together, checks that it is safe, and starts it; it answers when this returns.
    pub async fn start(config: Config, clock: Clock, chance: Chance) -> Result<Self, ServeError> {
        safety::check(&config, std::env::vars())?;
        store::Db::refuse_absent(&config.database_url())?;
        let lock = store::ServeLock::take(&config.database_url())?;
        let (app, waiting) = App::open(config, clock, chance).await?;
        // Of a node that was brought in without its keys the first thing to say is that it is not confirmed.
        desk::restore::refuse_unconfirmed(&app).await?;
        desk::authority::require_keys(&app).await?;
        app.keys.check_privacy().map_err(safety::Unsafe::from)?;
        if let Err(refused) = refuse_behind(&app).await {
            app.db.close().await;
            return Err(refused);
        }
        desk::settings::note_changes(&app).await?;
        // What a killed process had begun goes on at once, not when its leases run out.
        store::lane::end_leases(&app.db).await?;
        store::inbound::end_leases(&app.db).await?;
        store::hub::end_leases(&app.db).await?;
        store::source::end_leases(&app.db).await?;
        store::translation::end_leases(&app.db).await?;
        store::mail::end_leases(&app.db).await?;
        desk::blobs::sweep(&app).await?;
        desk::retry::after_upgrade(&app).await?;
        desk::search::catch_up(&app).await?;
        desk::sync::begin(&app).await?;
        desk::authority::refresh(&app).await?;
        let federation = desk::federation_of(&app).await?;
        let address = app.config.http.listen;
        let listener = TcpListener::bind(address).await.map_err(|reason| ServeError::Listen { address, reason })?;
        let stop = Stop::of(&app);
        let press: Arc<dyn Press> = Arc::new(web::feed::Printer);
        let printer: Arc<dyn Printer> = Arc::new(web::letter::Printer);
        let mut tasks = worker::start(&app, &federation, waiting, (&press, &printer), &stop);
        let router = web::router(&app, &federation);
        let bounds = listener::Bounds {
            connections: app.config.limits.connections,
            header_timeout: Duration::from_secs(app.config.limits.header_timeout_s),
            write_timeout: Duration::from_secs(app.config.limits.write_timeout_s),
            stop_timeout: REQUESTS_LIMIT,
        };
        let rendered = Arc::new(web::rendered::Rendered::new(&app, router));
        let answer = move |request| {
            let rendered = rendered.clone();
            async move { rendered.answer(request).await }
        };
        tasks.spawn(listener::serve(listener, answer, bounds, stop.clone()));
        tracing::info!(origin = app.config.origin(), %address, "ready");
        Ok(Self { app, stop, tasks, _lock: lock })
    }

    /// Waits until the node cannot go on; gives why. While it can, this never ends.
    pub async fn until_lost(&self) -> String {
        self.stop.told().await;
        match self.stop.fault() {
            Some(fault) => fault.to_owned(),
            None => std::future::pending().await,
        }
    }

    /// Stops cleanly: no new request, what is under way ends, everything is closed.
    pub async fn stop(mut self) {
        self.stop.tell();
        self.end().await;
        self.app.db.close().await;
    }

    /// Stops after a failure of the database file: what waits at the door is answered, and nothing more is written, not
    /// even what closing would.
    async fn abandon(mut self) {
        self.end().await;
    }

    /// Waits for what is under way, and for no longer than is named.
    async fn end(&mut self) {
        self.app.deeds.close();
        let all_ended = async {
            while self.tasks.join_next().await.is_some() {}
            self.app.deeds.wait().await;
        };
        if tokio::time::timeout(STOP_LIMIT, all_ended).await.is_err() {
            self.tasks.shutdown().await;
        }
    }

    /// Ends everything at once, as a power cut would, as far as one process allows.
    pub async fn kill(mut self) {
        self.tasks.shutdown().await;
        self.app.db.close().await;
    }
}

/// Refuses a node that was restored and not confirmed, and one whose partners know more of its log than it does: it would
/// give positions a second time. Who does not answer in time is not waited for.
async fn refuse_behind(app: &App) -> Result<(), ServeError> {
    desk::restore::refuse_unconfirmed(app).await?;
    let asked = desk::restore::confirm::known_beyond(app);
    match tokio::time::timeout(desk::restore::confirm::START_PATIENCE, asked).await {
        Ok(Ok(None)) => Ok(()),
        Ok(Ok(Some(reason))) => Err(ServeError::Behind(reason)),
        Ok(Err(error)) => Err(error.into()),
        Err(_) => {
            tracing::warn!("not every partner said in time what it holds of our log");
            Ok(())
        }
    }
}

/// How long a stopping node waits for requests and turns under way.
const STOP_LIMIT: Duration = Duration::from_secs(15);
/// How long it waits for requests alone.
const REQUESTS_LIMIT: Duration = Duration::from_secs(10);

/// `serve`: runs the node of `config` until SIGTERM or SIGINT.
pub async fn run(path: &Path) -> ExitCode {
    let config = match Config::read(path, std::env::vars()) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("{}", one_line(&error.to_string()));
            return ExitCode::FAILURE;
        }
    };
    let origin = config.origin().to_owned();
    let listen = config.http.listen;
    match Node::start(config, Clock::System, Chance::System).await {
        Ok(node) => {
            println!("{origin} is ready on {listen}");
            let fault = tokio::select! {
                () = until_told() => None,
                fault = node.until_lost() => Some(fault),
            };
            if let Some(fault) = fault {
                eprintln!("could not go on: {fault}");
                node.abandon().await;
                return ExitCode::FAILURE;
            }
            node.stop().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", one_line(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

/// Waits for SIGTERM or SIGINT.
pub async fn until_told() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => (),
                _ = tokio::signal::ctrl_c() => (),
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard, only SIGINT");
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}
