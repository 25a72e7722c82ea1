//! HTTP by hand: what is written is what is sent, twice the same header, a wrong `Host` and a broken length included.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// A request, to the letter.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// `GET`, `POST` …
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// All headers in order but `Connection` and `Content-Length`.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The status; 0 if the connection ended without an answer.
    pub(crate) status: u16,
    /// The headers, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body, without its chunks.
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// A GET of `target` from `host`.
    pub(crate) fn get(host: &str, target: &str) -> Self {
        let headers = vec![("host".to_owned(), host.to_owned())];
        Self { method: "GET".to_owned(), target: target.to_owned(), headers, body: Vec::new() }
    }

    /// Adds one more header, also one that is there.
    #[must_use]
    pub(crate) fn and(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Puts a header in the place of those of its name.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.and(name, value)
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> &str {
        find(&self.headers, name).unwrap_or_default()
    }

    /// Sends it to `address` and reads the answer.
    pub(crate) fn send(&self, address: SocketAddr) -> Answer {
        let mut stream = TcpStream::connect(address).expect("the node listens");
        stream.set_read_timeout(Some(ANSWER_WITHIN)).expect("a timeout can be set");
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").expect("writing to a String does not fail");
        }
        let is_chunked = !self.header("transfer-encoding").is_empty();
        if !is_chunked && (!self.body.is_empty() || self.method == "POST") {
            write!(head, "content-length: {}\r\n", self.body.len()).expect("writing to a String does not fail");
        }
        head.push_str("connection: close\r\n\r\n");
        // A server that has read enough answers and closes while we still write.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&self.body));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::read(&bytes)
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let none = Self { status: 0, headers: Vec::new(), body: Vec::new() };
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return none };
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let body = &bytes[end + 4..];
        let is_chunked = find(&headers, "transfer-encoding") == Some("chunked");
        let body = if is_chunked { joined(body) } else { body.to_vec() };
        Self { status: status.unwrap_or(0), headers, body }
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}: {}", self.status, self.text()))
    }

    /// Fails, showing what was answered, unless the status is one of these.
    #[track_caller]
    pub(crate) fn is(self, statuses: &[u16]) -> Self {
        assert!(statuses.contains(&self.status), "{} instead of {statuses:?}: {}", self.status, self.text());
        self
    }
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn joined(mut chunked: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = chunked.windows(2).position(|two| two == b"\r\n") {
        let size =
            std::str::from_utf8(&chunked[..line]).ok().and_then(|text| usize::from_str_radix(text.trim(), 16).ok());
        let Some(size) = size.filter(|size| *size > 0 && chunked.len() >= line + 2 + size) else { break };
        body.extend_from_slice(&chunked[line + 2..line + 2 + size]);
        chunked = chunked.get(line + 4 + size..).unwrap_or_default();
    }
    body
}
