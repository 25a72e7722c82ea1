//! A second process of a node: the same folder, database and keys, at an address of its own. PostgreSQL only.

use std::{net::SocketAddr, process::Child};

use super::{
    node::{Node, serve},
    port::free_port,
    program::Program,
};

/// Another `serve` of one node. It runs between `start` and `kill`, and ends with the value.
pub(crate) struct Twin {
    program: Program,
    host: String,
    listen: SocketAddr,
    process: Option<Child>,
}

impl Twin {
    /// A twin of this node, not started.
    pub(crate) fn of(node: &Node) -> Self {
        let (mut program, listen) = (node.program(), free_port());
        program.environment.push(("ELECTION_POOL_HTTP__LISTEN".to_owned(), listen.to_string()));
        Self { program, host: node.host().to_owned(), listen, process: None }
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.listen
    }

    /// Starts it and waits until it answers.
    #[track_caller]
    pub(crate) fn start(&mut self) {
        assert!(self.process.is_none(), "the twin of {} runs already", self.host);
        self.process = Some(serve(&self.program, &self.host, self.listen));
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        self.kill();
    }
}
