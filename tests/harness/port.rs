//! Ports nobody listens on. They lie below those the system hands to outgoing connections, so that none of these takes
//! one between the moment it is found and the moment it is used.

use std::{
    net::{SocketAddr, TcpListener},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

const FIRST: u32 = 10_000;
const COUNT: u32 = 10_000;
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A loopback address with a port that is free now; other test processes begin looking elsewhere.
pub(crate) fn free_port() -> SocketAddr {
    let start = process::id().wrapping_mul(97);
    (0..COUNT)
        .map(|_| FIRST + start.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT)
        .map(|port| SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).expect("below 20 000"))))
        .find(|address| TcpListener::bind(address).is_ok())
        .expect("of ten thousand ports one is free")
}

/// The first of `count` ports in a row that are free now; nobody else in this process is given one of them.
pub(crate) fn free_ports(count: u16) -> u16 {
    let (mut first, mut last) = (0, 0);
    while last == 0 || last - first + 1 < count {
        let port = free_port().port();
        if last == 0 || port != last + 1 {
            first = port;
        }
        last = port;
    }
    first
}
