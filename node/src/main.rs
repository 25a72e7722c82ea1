//! `election-pool`: reads the arguments and hands over.

use std::{io::IsTerminal, process::ExitCode, time::Duration};

use clap::Parser;
use election_pool_node::{
    cli::{
        self,
        arguments::{Arguments, Command},
    },
    serve,
};
use tracing_subscriber::EnvFilter;

/// How long a thread that cannot be told to stop may hold up the end.
const LAST_WAIT: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let quiet = match arguments.command {
        // PostgreSQL remarks that a table is there already.
        Command::Serve => "info,sqlx::postgres::notice=warn",
        _ => "error",
    };
    let filter = EnvFilter::try_from_env("ELECTION_POOL_LOG").unwrap_or_else(|_| EnvFilter::new(quiet));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let status = runtime.block_on(async {
        match &arguments.command {
            Command::Serve => serve::run(&arguments.config).await,
            Command::Demo(demo) => serve::demo::run(demo).await,
            _ => cli::run(arguments).await,
        }
    });
    // A thread that waits for a line at the terminal ends with the process, not before.
    runtime.shutdown_timeout(LAST_WAIT);
    status
}
