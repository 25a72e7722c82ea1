//! A listener on private addresses that must see nobody.

use std::{
    net::{Ipv6Addr, SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::port::free_port;

/// Listens on the same port of `127.0.0.1` and, where there is one, `::1`; counts who connects and answers nothing.
pub(crate) struct Sentinel {
    port: u16,
    connections: Arc<AtomicUsize>,
}

impl Sentinel {
    /// Begins to listen.
    pub(crate) fn listen() -> Self {
        let address = free_port();
        let sentinel = Self { port: address.port(), connections: Arc::default() };
        sentinel.count(TcpListener::bind(address).expect("the port was free a moment ago"));
        if let Ok(listener) = TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, address.port()))) {
            sentinel.count(listener);
        }
        sentinel
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Where it can be reached.
    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// How many have connected.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    fn count(&self, listener: TcpListener) {
        let connections = self.connections.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                connections.fetch_add(1, Ordering::SeqCst);
                drop(stream);
            }
        });
    }
}
