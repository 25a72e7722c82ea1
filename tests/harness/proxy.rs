//! A bad network in front of a server: requests and answers are lost, late, doubled and cut off, as chance has it.
//!
//! It reads one request of a connection, passes it on by a connection of its own and gives the answer back. It does not
//! know what it carries.

use std::{
    collections::BTreeMap,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};

use super::{chance::Chance, peer::runtime, port::free_port};

/// How long one exchange may take on either side.
const EXCHANGE: Duration = Duration::from_secs(20);
/// Largest request or answer that is passed.
const BYTES_MAX: usize = 16 << 20;

/// What may happen to an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// The request never arrives.
    RequestLost,
    /// The answer never arrives, though everything is done.
    AnswerLost,
    /// Both ways take long.
    Late,
    /// The request arrives twice, at once.
    Doubled,
    /// Half of the request arrives.
    RequestCut,
    /// Half of the answer arrives.
    AnswerCut,
}

/// Twelve in twenty pass; the others share the rest.
const FAULTS: [Fault; 8] = [
    Fault::RequestLost,
    Fault::AnswerLost,
    Fault::Late,
    Fault::Late,
    Fault::Doubled,
    Fault::Doubled,
    Fault::RequestCut,
    Fault::AnswerCut,
];
const OF: u64 = 20;

/// The network in front of one server.
pub(crate) struct Proxy {
    address: SocketAddr,
    way: Arc<Mutex<Way>>,
}

struct Way {
    to: Vec<SocketAddr>,
    chance: Option<Chance>,
    seen: BTreeMap<Fault, u32>,
}

impl Proxy {
    /// A network that leads nowhere yet and harms nothing.
    pub(crate) fn start() -> Self {
        let way = Arc::new(Mutex::new(Way { to: Vec::new(), chance: None, seen: BTreeMap::new() }));
        let address = free_port();
        let listener = runtime().block_on(TcpListener::bind(address)).expect("the port is free");
        let shared = way.clone();
        runtime().spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(exchange(stream, shared.clone()));
            }
        });
        Self { address, way }
    }

    /// Where others connect.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Leads from now on to whichever of these processes of one server answers, each in its turn.
    pub(crate) fn leads_to(&self, servers: &[SocketAddr]) {
        self.way.lock().expect("nobody panics over it").to = servers.to_vec();
    }

    /// Begins to harm what passes, or ends it.
    pub(crate) fn harm(&self, chance: Option<Chance>) {
        self.way.lock().expect("nobody panics over it").chance = chance;
    }

    /// How often what happened.
    pub(crate) fn seen(&self) -> BTreeMap<Fault, u32> {
        self.way.lock().expect("nobody panics over it").seen.clone()
    }
}

impl Way {
    /// What happens to the next exchange, and how late it is each way.
    fn next(&mut self) -> (Vec<SocketAddr>, Fault, Duration) {
        if !self.to.is_empty() {
            self.to.rotate_left(1);
        }
        let to = self.to.clone();
        let Some(chance) = &mut self.chance else { return (to, Fault::None, Duration::ZERO) };
        let drawn = usize::try_from(chance.below(OF)).expect("a small number");
        let fault = FAULTS.get(drawn).copied().unwrap_or(Fault::None);
        let late = match fault {
            Fault::Late => Duration::from_millis(100 + chance.below(1_500)),
            _ => Duration::ZERO,
        };
        *self.seen.entry(fault).or_default() += 1;
        (to, fault, late)
    }
}

async fn exchange(mut client: TcpStream, way: Arc<Mutex<Way>>) {
    let _ = client.set_nodelay(true);
    let Ok(Ok(request)) = timeout(EXCHANGE, read_request(&mut client)).await else { return };
    let (to, fault, late) = way.lock().expect("nobody panics over it").next();
    sleep(late).await;
    let passed = match fault {
        Fault::RequestLost => return,
        Fault::RequestCut => {
            if let Ok(mut server) = connect(&to).await {
                let _ = server.write_all(&request[..request.len() / 2]).await;
            }
            return;
        }
        Fault::Doubled => {
            let (first, second) =
                tokio::join!(timeout(EXCHANGE, pass(&to, &request)), timeout(EXCHANGE, pass(&to, &request)));
            first.or(second)
        }
        _ => timeout(EXCHANGE, pass(&to, &request)).await,
    };
    let Ok(Ok(answer)) = passed else { return };
    sleep(late).await;
    let shown = match fault {
        Fault::AnswerLost => return,
        Fault::AnswerCut => &answer[..answer.len() / 2],
        _ => &answer[..],
    };
    let _ = client.write_all(shown).await;
    let _ = client.shutdown().await;
}

/// The head and body of a request, told to end the connection with its answer.
async fn read_request(client: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if client.read_buf(&mut bytes).await? == 0 || bytes.len() > BYTES_MAX {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse::<usize>().ok())
        .unwrap_or(0);
    while bytes.len() < end + 4 + length {
        if client.read_buf(&mut bytes).await? == 0 || bytes.len() > BYTES_MAX {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    let mut request = bytes[..end].to_vec();
    request.extend_from_slice(b"\r\nconnection: close");
    request.extend_from_slice(&bytes[end..]);
    Ok(request)
}

/// Sends these bytes and reads until the server ends the connection.
async fn pass(to: &[SocketAddr], bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut server = connect(to).await?;
    server.write_all(bytes).await?;
    let mut answer = Vec::new();
    while server.read_buf(&mut answer).await? > 0 && answer.len() <= BYTES_MAX {}
    Ok(answer)
}

async fn connect(to: &[SocketAddr]) -> io::Result<TcpStream> {
    // The first that answers.
    let server = TcpStream::connect(to).await?;
    server.set_nodelay(true)?;
    Ok(server)
}
