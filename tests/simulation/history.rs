//! What happened in a run: the last lines to read, and one hash over all of them to compare two runs by.
//! It does not know what the lines mean.

use std::{collections::VecDeque, fmt};

use election_pool_protocol::digest::sha256;

/// Lines kept to be read when a run fails, unless `ELECTION_POOL_LINES` asks for another number.
const LAST: usize = 60;
/// Bytes gathered before they go into the hash.
const CHUNK: usize = 16 * 1024;

/// A history. Equal histories have equal hashes, and unequal ones do not.
#[derive(Debug)]
pub(crate) struct History {
    hash: [u8; 32],
    gathered: Vec<u8>,
    last: VecDeque<(i64, String)>,
    lines: u64,
    kept: usize,
}

impl Default for History {
    fn default() -> Self {
        let asked = std::env::var("ELECTION_POOL_LINES").ok().and_then(|number| number.parse().ok());
        let kept = asked.unwrap_or(LAST).max(1);
        Self { hash: [0; 32], gathered: Vec::new(), last: VecDeque::new(), lines: 0, kept }
    }
}

impl History {
    /// Adds a line; `at` is in milliseconds of simulated time since the beginning.
    pub(crate) fn add(&mut self, at: i64, line: fmt::Arguments<'_>) {
        let mut text =
            if self.last.len() < self.kept { String::new() } else { self.last.pop_front().unwrap_or_default().1 };
        text.clear();
        // Writing to a string does not fail.
        let _ = fmt::write(&mut text, line);
        self.gathered.extend(at.to_be_bytes());
        self.gathered.extend(text.as_bytes());
        self.gathered.push(b'\n');
        if self.gathered.len() > CHUNK {
            self.hash = self.hash_so_far();
            self.gathered.clear();
        }
        self.last.push_back((at, text));
        self.lines += 1;
    }

    /// The hash over everything added so far.
    pub(crate) fn hash(&self) -> String {
        election_pool_protocol::digest::hex(&self.hash_so_far())
    }

    fn hash_so_far(&self) -> [u8; 32] {
        sha256(&[&self.hash[..], &self.gathered].concat())
    }

    /// How many lines there are.
    pub(crate) const fn lines(&self) -> u64 {
        self.lines
    }
}

/// The last lines.
impl fmt::Display for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.last.iter().try_for_each(|(at, line)| writeln!(f, "  {} {line}", Clock(*at)))
    }
}

/// A simulated instant, as days and hours since the beginning.
pub(crate) struct Clock(pub(crate) i64);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (s, ms) = (self.0.div_euclid(1000), self.0.rem_euclid(1000));
        write!(f, "{:>2}d {:02}:{:02}:{:02}.{ms:03}", s / 86_400, s / 3600 % 24, s / 60 % 60, s % 60)
    }
}
