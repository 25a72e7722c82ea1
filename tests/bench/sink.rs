//! Where the node sends to: a process of its own that plays any number of partners, each at an address of its own.
//!
//! It answers 202 and writes down when what arrived for whom. Told to, some of them stop answering, answer after five
//! seconds, or are not there any more.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use election_pool_protocol::{
    merkle,
    replication::{Head, PullWriter},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// The first argument of this process.
pub(super) const COMMAND: &str = "sink";
/// The port that all partners have in their names.
const PORT: u16 = 8200;
/// How late the slow ones answer.
const LATE: Duration = Duration::from_secs(5);
const HEAD_MAX: usize = 16 << 10;

/// The host of a played partner.
pub(super) fn name(number: usize) -> String {
    format!("p{number}.localhost:{PORT}")
}

/// What becomes of a partner when trouble is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Well,
    Refuses,
    IsSilent,
    IsSlow,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Well, Self::Refuses, Self::IsSilent, Self::IsSlow];

    /// Every second one is well; the others are in trouble in turns.
    pub(super) const fn of(number: usize) -> Self {
        match number % 6 {
            1 => Self::Refuses,
            3 => Self::IsSilent,
            5 => Self::IsSlow,
            _ => Self::Well,
        }
    }
}

/// The sink, as its parent sees it.
pub(super) struct Sink {
    process: Child,
    orders: ChildStdin,
    words: BufReader<ChildStdout>,
    ports: [u16; 4],
}

impl Sink {
    /// Starts one.
    pub(super) fn start() -> Self {
        let program = std::env::current_exe().expect("a process knows where it is");
        let mut command = Command::new(program);
        command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("this program can be run");
        let orders = process.stdin.take().expect("it is piped");
        let words = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut sink = Self { process, orders, words, ports: [0; 4] };
        let ports: Vec<u16> = sink.hear().split(' ').map(|port| port.parse().expect("a port")).collect();
        sink.ports = ports.try_into().expect("four ports");
        sink
    }

    /// Where a partner is.
    pub(super) fn address(&self, number: usize) -> SocketAddr {
        let [high, low] = u16::try_from(number + 1).expect("some thousand").to_be_bytes();
        let kind = Kind::ALL.iter().position(|kind| *kind == Kind::of(number)).expect("one of four");
        SocketAddr::from((Ipv4Addr::new(127, 1, high, low), self.ports[kind]))
    }

    /// Brings trouble, or ends it.
    pub(super) fn trouble(&mut self, is_on: bool) {
        self.ask(if is_on { "trouble" } else { "well" });
    }

    /// How many GETs have come.
    pub(super) fn gets(&mut self) -> usize {
        self.ask("gets").parse().expect("a number")
    }

    /// Who got something and when, since this was last asked.
    pub(super) fn arrivals(&mut self) -> Vec<(usize, SystemTime)> {
        let words = self.ask("arrivals");
        let pairs = words.split(' ').filter_map(|pair| pair.split_once(':'));
        let read = |(number, at): (&str, &str)| {
            let at = Duration::from_nanos(at.parse().expect("nanoseconds"));
            (number.parse().expect("a number"), UNIX_EPOCH + at)
        };
        pairs.map(read).collect()
    }

    fn ask(&mut self, order: &str) -> String {
        self.orders.write_all(format!("{order}\n").as_bytes()).expect("the sink listens");
        self.hear()
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        assert!(self.words.read_line(&mut line).expect("the sink speaks") > 0, "the sink has ended");
        line.trim().to_owned()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Default)]
struct State {
    in_trouble: AtomicBool,
    gets: AtomicUsize,
    arrivals: Mutex<Vec<(String, u128)>>,
    documents: BTreeMap<&'static str, Vec<u8>>,
}

/// Is the sink, until its input ends.
pub(super) fn run() {
    let head = Head { epoch: 1, position: 0, root: merkle::root(&[]) };
    let documents = [("/log/head", head.to_json()), ("/log/entries", PullWriter::new(&head).finish())].into();
    let state = Arc::new(State { documents, ..State::default() });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("a runtime can be had");
    let mut ports = [0; 4];
    let mut refusing = JoinSet::new();
    for (port, kind) in ports.iter_mut().zip(Kind::ALL) {
        let listener = runtime.block_on(listener(0));
        *port = listener.local_addr().expect("it is bound").port();
        let serving = serve(listener, kind, state.clone());
        if kind == Kind::Refuses {
            refusing.spawn_on(serving, runtime.handle());
        } else {
            runtime.spawn(serving);
        }
    }
    println!("{}", ports.map(|port| port.to_string()).join(" "));
    for order in std::io::stdin().lines().map_while(Result::ok) {
        match order.as_str() {
            "trouble" => {
                state.in_trouble.store(true, Ordering::SeqCst);
                runtime.block_on(refusing.shutdown());
                println!("trouble");
            }
            "well" => {
                state.in_trouble.store(false, Ordering::SeqCst);
                let listener = runtime.block_on(listener(ports[1]));
                refusing.spawn_on(serve(listener, Kind::Refuses, state.clone()), runtime.handle());
                println!("well");
            }
            "gets" => println!("{}", state.gets.load(Ordering::SeqCst)),
            _ => {
                let arrivals = std::mem::take(&mut *state.lock());
                let shown = arrivals.iter().map(|(number, at)| format!("{number}:{at}"));
                println!("{}", shown.collect::<Vec<_>>().join(" "));
            }
        }
    }
}

/// Every address of the loopback network at once.
async fn listener(port: u16) -> TcpListener {
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.expect("the port is free")
}

async fn serve(listener: TcpListener, kind: Kind, state: Arc<State>) {
    let mut open = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while open.try_join_next().is_some() {}
        open.spawn(connection(stream, kind, state.clone()));
    }
}

async fn connection(mut stream: TcpStream, kind: Kind, state: Arc<State>) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::with_capacity(HEAD_MAX);
    while let Some((head, length)) = request(&mut stream, &mut buffer).await {
        buffer.drain(..length);
        let answer = state.answer(&head);
        match kind {
            _ if !state.in_trouble.load(Ordering::SeqCst) => {}
            Kind::IsSilent => std::future::pending().await,
            Kind::IsSlow => tokio::time::sleep(LATE).await,
            Kind::Well | Kind::Refuses => {}
        }
        if stream.write_all(&answer).await.is_err() {
            return;
        }
    }
}

/// Reads one request whole; gives its head and its length in the buffer.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(String, usize)> {
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let length = end + 4 + header(&head, "content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
            if buffer.len() >= length {
                return Some((head, length));
            }
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs.filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

impl State {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(String, u128)>> {
        self.arrivals.lock().expect("nobody panics over it")
    }

    fn answer(&self, head: &str) -> Vec<u8> {
        let mut words = head.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method == "POST" {
            let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            let host = header(head, "host").unwrap_or_default();
            let number = host.trim_start_matches('p').split('.').next().unwrap_or_default();
            if header(head, "signature").is_none() {
                return b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n".to_vec();
            }
            self.lock().push((number.to_owned(), at));
            return b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n".to_vec();
        }
        self.gets.fetch_add(1, Ordering::SeqCst);
        let Some(body) = self.documents.get(target.split('?').next().unwrap_or_default()) else {
            return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec();
        };
        let head =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    }
}
