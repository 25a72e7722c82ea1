//! Ports nobody listens on. They lie below those the system hands to outgoing connections, so that none of these takes one
//! between the moment it is found and the moment it is used; and each process of the tests takes a block of them for itself,
//! so that nobody takes the port of a node that is killed and not yet started again.

use std::{
    env, fs,
    fs::File,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

const FIRST: u16 = 10_000;
/// Ports in a block.
const BLOCK: u16 = 50;
const BLOCKS: u16 = 200;

/// The blocks of this process, as long as it lives, and how many ports of the last one have been looked at.
static OWN: Mutex<(Vec<(u16, File)>, u16)> = Mutex::new((Vec::new(), BLOCK));

/// A loopback address with a port that is free now, and that nobody else is given as long as this process lives.
pub(crate) fn free_port() -> SocketAddr {
    let mut own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if own.1 == BLOCK {
            let next = claim(&own.0);
            own.0.push(next);
            own.1 = 0;
        }
        let block = own.0.last().map_or(0, |(block, _)| *block);
        let port = FIRST + block * BLOCK + own.1;
        own.1 += 1;
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

/// A block that no living process has.
fn claim(own: &[(u16, File)]) -> (u16, File) {
    let folder = claims();
    fs::create_dir_all(&folder).expect("the folder of what passes can be written to");
    let free = (0..BLOCKS).filter(|block| own.iter().all(|(one, _)| one != block)).find_map(|block| {
        let file = File::create(folder.join(block.to_string())).expect("a claim can be written down");
        file.try_lock().is_ok().then_some((block, file))
    });
    free.expect("of two hundred blocks one is free")
}

/// Where blocks are claimed: `tests/postgres.sh` names the one folder that all runs on this machine share, because it gives
/// each of them a TMPDIR of its own.
fn claims() -> PathBuf {
    env::var_os("ELECTION_POOL_TEST_PORTS").map_or_else(|| env::temp_dir().join("election-pool-ports"), PathBuf::from)
}

/// The first of `count` ports in a row that are free now; nobody else is given one of them.
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
