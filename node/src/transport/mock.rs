//! A server for tests that says exactly what it is told to say, as slowly as it is told to, and counts who came.

#![expect(clippy::disallowed_methods, reason = "the mock's threads end with the test process")]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// What is sent, with a pause before each piece.
pub type Script = Vec<(u64, Vec<u8>)>;

/// A running mock; it stops with the test process.
pub struct Mock {
    pub address: SocketAddr,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Mock {
    /// Answers each request, head and body as text, with what `answer` makes of it; one request a connection.
    pub fn serve(answer: impl Fn(&str) -> Script + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (connections, heard) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (count, noted, answer) = (connections.clone(), heard.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                let (noted, answer) = (noted.clone(), answer.clone());
                thread::spawn(move || talk(stream, &noted, &*answer));
            }
        });
        Self { address, connections, heard }
    }

    /// A listener nobody may reach.
    pub fn sentinel() -> Self {
        Self::serve(|_| reply(200, "text/plain", "the sentinel was reached"))
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests so far, as they came.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

/// An ordinary answer.
pub fn reply(status: u16, content_type: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    vec![(0, [head.as_bytes(), body].concat())]
}

/// An answer with these header lines and nothing after them.
pub fn head(status: u16, lines: &[&str]) -> Script {
    let text =
        format!("HTTP/1.1 {status} X\r\n{}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", lines.join("\r\n"));
    vec![(0, text.into_bytes())]
}

fn talk(mut stream: TcpStream, noted: &Mutex<Vec<String>>, answer: &(dyn Fn(&str) -> Script + Send + Sync)) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let (mut got, mut part) = (Vec::new(), [0; 4096]);
    while !is_whole(&got) {
        match stream.read(&mut part) {
            Ok(n) if n > 0 => got.extend_from_slice(&part[..n]),
            _ => break,
        }
    }
    let request = String::from_utf8_lossy(&got).into_owned();
    noted.lock().unwrap().push(request.clone());
    for (pause_ms, piece) in answer(&request) {
        thread::sleep(Duration::from_millis(pause_ms));
        if stream.write_all(&piece).is_err() {
            return;
        }
    }
}

fn is_whole(got: &[u8]) -> bool {
    let is_tls_hello = got.first() == Some(&0x16);
    if is_tls_hello {
        return true;
    }
    let text = String::from_utf8_lossy(got);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return got.len() > 65_536 };
    let length = head.lines().find_map(|l| l.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    body.len() >= length.unwrap_or(0usize)
}
