//! Readers over connections that stay open: each writes its question, all wait, each reads its answer.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// A question, to the letter.
pub(super) fn question(host: &str, target: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("GET {target} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in headers {
        // Writing to a string does not fail.
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// One connection.
pub(super) struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, empty if there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

impl Line {
    pub(super) fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).and_then(|()| stream.set_read_timeout(Some(ANSWER_WITHIN))).expect("a socket");
        Self { stream, buffer: vec![0; 1 << 20] }
    }

    pub(super) fn write(&mut self, question: &[u8]) {
        self.stream.write_all(question).expect("the server reads");
    }

    /// Reads one answer whole.
    pub(super) fn read(&mut self) -> Answer {
        let mut filled = 0;
        loop {
            let read = self.stream.read(&mut self.buffer[filled..]).expect("an answer in time");
            assert!(read > 0, "the server has closed the connection");
            filled += read;
            let Some(end) = self.buffer[..filled].windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
            let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
            let answer = Answer { status, head, body: Vec::new() };
            let length: usize = if status == 304 { 0 } else { answer.header("content-length").parse().unwrap_or(0) };
            while filled < end + 4 + length {
                filled += self.stream.read(&mut self.buffer[filled..]).expect("an answer in time");
            }
            return Answer { body: self.buffer[end + 4..filled].to_vec(), ..answer };
        }
    }

    /// Reads an answer as long as the first was, and looks at its status alone.
    fn read_alike(&mut self, status: u16, bytes: usize) {
        let mut filled = 0;
        while filled < bytes {
            let read = self.stream.read(&mut self.buffer[filled..bytes]).expect("an answer in time");
            assert!(read > 0, "the server has closed the connection");
            filled += read;
        }
        let line = format!("HTTP/1.1 {status} ");
        assert!(self.buffer.starts_with(line.as_bytes()), "{}", String::from_utf8_lossy(&self.buffer[..40]));
    }

    pub(super) fn ask(&mut self, question: &[u8]) -> Answer {
        self.write(question);
        self.read()
    }
}

/// Asks the same so many times over so many connections, as fast as answers come.
///
/// # Panics
/// Unless every answer has this status and the length of the first.
pub(super) fn hammer(address: SocketAddr, question: &[u8], status: u16, count: usize, connections: usize) {
    let first = Line::to(address).ask(question);
    assert_eq!(first.status, status, "{}", first.head);
    let bytes = first.head.len() + 4 + first.body.len();
    let mut lines: Vec<Line> = (0..connections).map(|_| Line::to(address)).collect();
    for _ in 0..count / connections {
        for line in &mut lines {
            line.write(question);
        }
        for line in &mut lines {
            line.read_alike(status, bytes);
        }
    }
}

/// Asks these in turn as fast as answers come, for a while; gives how many there were in a second.
pub(super) fn as_fast_as_can_be(
    address: SocketAddr,
    questions: &[Vec<u8>],
    lasting: Duration,
    connections: usize,
) -> f64 {
    let began = Instant::now();
    let answers: usize = thread::scope(|scope| {
        let ask = |number: usize| {
            let (mut line, mut turn) = (Line::to(address), number);
            while began.elapsed() < lasting {
                assert_eq!(line.ask(&questions[turn % questions.len()]).status, 200);
                turn += 1;
            }
            turn - number
        };
        let asking: Vec<_> = (0..connections).map(|number| scope.spawn(move || ask(number))).collect();
        asking.into_iter().map(|one| one.join().expect("every answer is 200")).sum()
    });
    #[allow(clippy::cast_precision_loss, reason = "some ten thousand")]
    let answers = answers as f64;
    answers / began.elapsed().as_secs_f64()
}

/// Asks these in turn at a steady rate for a while; gives how long after its time each answer was there, in milliseconds.
pub(super) fn steadily(
    address: SocketAddr,
    questions: &[Vec<u8>],
    rate: f64,
    lasting: Duration,
    connections: usize,
) -> Vec<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a few connections")]
    let pause = Duration::from_secs_f64(connections as f64 / rate);
    let began = Instant::now();
    thread::scope(|scope| {
        let asking: Vec<_> = (0..connections)
            .map(|number| {
                scope.spawn(move || {
                    let mut line = Line::to(address);
                    #[allow(clippy::cast_possible_truncation, reason = "a few connections")]
                    let mut due = began + pause.mul_f64(f64::from(number as u32) / f64::from(connections as u32));
                    let (mut latencies, mut turn) = (Vec::new(), number);
                    while due < began + lasting {
                        thread::sleep(due.saturating_duration_since(Instant::now()));
                        let answer = line.ask(&questions[turn % questions.len()]);
                        assert_eq!(answer.status, 200, "{}", answer.head);
                        latencies.push(due.elapsed().as_secs_f64() * 1e3);
                        (due, turn) = (due + pause, turn + 1);
                    }
                    latencies
                })
            })
            .collect();
        asking.into_iter().flat_map(|one| one.join().expect("every answer is 200")).collect()
    })
}

/// Asks the same over so many connections at once; gives how long after the first question each answer was there, in
/// milliseconds.
///
/// # Panics
/// Unless every answer is 200.
pub(super) fn stampede(address: SocketAddr, question: &[u8], connections: usize) -> Vec<f64> {
    let mut lines: Vec<Line> = (0..connections).map(|_| Line::to(address)).collect();
    for line in &mut lines {
        line.buffer.truncate(256 << 10);
    }
    let began = Instant::now();
    for line in &mut lines {
        line.write(question);
    }
    let read = |line: &mut Line| {
        let answer = line.read();
        assert_eq!(answer.status, 200, "{}", answer.head);
        began.elapsed().as_secs_f64() * 1e3
    };
    lines.iter_mut().map(read).collect()
}
