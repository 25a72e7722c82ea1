//! What a turn came to, and what in it failed alone.

use std::time::Duration;

use election_pool_protocol::lane::Answer;
use http::StatusCode;

use crate::store::letter::Letter;

/// Failures after which a turn in which the peer took nothing ends, though each alone might be put aside.
const PROBES: usize = 8;

/// What a turn came to.
#[derive(Default)]
pub(super) struct Report {
    pub(super) cursor: Option<u64>,
    pub(super) is_more: bool,
    pub(super) good: u32,
    pub(super) trouble: Option<Trouble>,
    pub(super) has_failures: bool,
    pub(super) ripe: Ripe,
}

/// What failed often enough for long enough. Everything else is tried before it: it is put aside if the peer takes any of
/// that, however it fails itself (an answer, a broken connection, none in time), and is the turn's trouble if not.
#[derive(Default)]
pub(super) struct Ripe {
    /// Letters that are tried last.
    pub(super) late: Vec<Letter>,
    pub(super) letters: Vec<String>,
    pub(super) entries: Vec<u64>,
    pub(super) trouble: Option<Trouble>,
}

impl Report {
    /// Takes down a failure that may be of this letter or entry alone; false if the turn has to end with it.
    pub(super) fn goes_on(&mut self, is_ripe: bool, answer: &Answer, words: String) -> bool {
        let said = loggable(answer, &words).to_owned();
        let trouble = Trouble { words, said, retry_after: answer.retry_after() };
        let is_alone = is_ripe && (self.good > 0 || self.ripe.letters.len() + self.ripe.entries.len() < PROBES);
        if is_alone {
            self.ripe.trouble.get_or_insert(trouble);
        } else {
            self.trouble.get_or_insert(trouble);
        }
        is_alone
    }
}

pub(super) struct Trouble {
    pub(super) words: String,
    /// What of it may stand in the log.
    pub(super) said: String,
    pub(super) retry_after: Option<Duration>,
}

/// What of an answer may stand in our log: of a peer what its status is called, since it may say again what it was sent,
/// which is not for whoever reads logs; of a way that broke off what this node says of it. A peer's words are kept in the
/// database.
pub(super) fn loggable<'a>(answer: &Answer, words: &'a str) -> &'a str {
    match answer {
        Answer::Network | Answer::Timeout => words,
        Answer::Status { code, .. } => StatusCode::from_u16(*code)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or("a status without a name"),
    }
}
