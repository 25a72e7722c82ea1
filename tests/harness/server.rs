//! A PostgreSQL server of one's own: `tests/postgres.sh` as a process that can be told to restart it.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A server that goes away with the value.
pub(crate) struct PostgresServer {
    process: Child,
    orders: Option<ChildStdin>,
    words: BufReader<ChildStdout>,
    url: String,
}

impl PostgresServer {
    /// Makes a new one.
    #[track_caller]
    pub(crate) fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
        let mut process = Command::new(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("tests/postgres.sh can be run");
        let orders = process.stdin.take();
        let words = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut server = Self { process, orders, words, url: String::new() };
        server.url = server.hear();
        assert!(server.url.starts_with("postgres://"), "the server did not start: {:?}", server.url);
        server
    }

    /// Its URL.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends it as a crash would and starts it again at the same place.
    #[track_caller]
    pub(crate) fn restart(&mut self) {
        let orders = self.orders.as_mut().expect("it runs");
        orders.write_all(b"restart\n").and_then(|()| orders.flush()).expect("tests/postgres.sh listens");
        assert_eq!(self.hear(), "restarted");
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.words.read_line(&mut line).expect("tests/postgres.sh speaks");
        line.trim().to_owned()
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        // End of input ends it.
        self.orders = None;
        let _ = self.process.wait();
    }
}
