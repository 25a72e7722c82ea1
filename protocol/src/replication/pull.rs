//! The pull answer: a stretch of a log, with the bodies the caller may see, byte for byte.
//!
//! Spec: `docs/replication.md`, "Pull". Bodies are embedded verbatim and given back as the exact bytes, because
//! their hash is in the leaf. This module does not know who asks.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{error::Category, value::RawValue};
use url::form_urlencoded;

use super::{Head, PULL_BYTES_MAX, PULL_ENTRIES_MAX};
use crate::{
    digest::{from_hex, hex},
    merkle::{self, Hash},
};

/// What a puller asks for, in the query of `GET {log}/entries`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PullQuery {
    /// Entries after this position.
    pub after: u64,
    /// At most so many, never more than [`PULL_ENTRIES_MAX`].
    pub limit: usize,
    /// Whether bodies are wanted, or leaves only.
    pub bodies: bool,
}

/// Why a body is gone for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// Its object was withdrawn.
    Withdrawn,
    /// A legal reason, by an audited command.
    Legal,
    /// Nobody held it when the node was restored.
    Lost,
}

/// What the answer shows of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<'a> {
    /// The leaf alone: not for the caller, or bodies were not asked for.
    Hidden,
    /// The activity, byte for byte, and the salt to recompute the leaf.
    Open {
        /// The salt of the leaf.
        salt: [u8; 16],
        /// The exact bytes.
        activity: &'a [u8],
    },
    /// Erased at the origin.
    Erased(Erasure),
}

/// One entry of a pull answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PullEntry<'a> {
    /// The position in the log.
    pub position: u64,
    /// The leaf.
    pub leaf: Hash,
    /// When it was published; may be missing where the body is gone.
    pub at: Option<Timestamp>,
    /// What is shown of it.
    pub body: Body<'a>,
}

/// A pull answer as received, borrowing the bytes of its bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullAnswer<'a> {
    /// The head of the log at the time of the answer.
    pub head: Head,
    /// The entries, in ascending order.
    pub entries: Vec<PullEntry<'a>>,
    /// The attachments named by the bodies in this answer, by SHA-256.
    pub blobs: Vec<Hash>,
}

/// A leaf that is not what it should be: evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// The position.
    pub position: u64,
    /// The leaf the answer gives.
    pub given: Hash,
    /// The leaf that follows from the body given, or the one held before.
    pub expected: Hash,
}

/// Where an answer stops being what it should be, without a word of what stands there: that may be for few.
fn where_it_fails(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Io | Category::Eof => "it ends too early",
        Category::Syntax => "it is not JSON",
        Category::Data => "a member has another form",
    };
    format!("{what}, line {}, column {}", error.line(), error.column())
}

/// Why a pull was not understood, or an answer could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PullError {
    /// A parameter of the query has a value that is none.
    #[error("the parameter “{0}” has no usable value")]
    Query(String),
    /// The answer is not of the specified form.
    #[error("the answer is not a pull answer: {0}")]
    Answer(String),
    /// A body is not exactly one JSON value, so that it could not be given back byte for byte.
    #[error("the body of position {0} is not exactly one json value")]
    Body(u64),
}

impl PullQuery {
    /// `after=57&limit=500&bodies=1`.
    pub fn to_query(&self) -> String {
        format!("after={}&limit={}&bodies={}", self.after, self.limit, u8::from(self.bodies))
    }

    /// Reads a query; what is left out is `after=0`, the highest limit, and bodies; unknown parameters are passed over.
    pub fn parse(query: &str) -> Result<Self, PullError> {
        let mut asked = Self { after: 0, limit: PULL_ENTRIES_MAX, bodies: true };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let refused = || PullError::Query(name.to_string());
            match name.as_ref() {
                "after" => asked.after = value.parse().map_err(|_| refused())?,
                "limit" => asked.limit = value.parse::<usize>().map_err(|_| refused())?.clamp(1, PULL_ENTRIES_MAX),
                "bodies" if matches!(value.as_ref(), "0" | "1") => asked.bodies = value == "1",
                "bodies" => return Err(refused()),
                _ => {}
            }
        }
        Ok(asked)
    }
}

impl Erasure {
    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Legal => "legal",
            Self::Lost => "lost",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Withdrawn, Self::Legal, Self::Lost].into_iter().find(|erasure| erasure.as_str() == word)
    }
}

/// Writes a pull answer entry by entry, until it is full.
#[derive(Debug)]
pub struct PullWriter {
    bytes: Vec<u8>,
    count: usize,
    blobs: BTreeSet<Hash>,
}

impl PullWriter {
    /// Begins an answer under this head.
    pub fn new(head: &Head) -> Self {
        let Head { epoch, position, root } = head;
        let root = hex(root);
        let start = format!(r#"{{"epoch":{epoch},"head":{{"position":{position},"root":"{root}"}},"entries":["#);
        Self { bytes: start.into_bytes(), count: 0, blobs: BTreeSet::new() }
    }

    /// Adds an entry with the attachments its body names; false if the answer is full and the entry was left out.
    pub fn push(&mut self, entry: &PullEntry<'_>, blobs: &[Hash]) -> Result<bool, PullError> {
        let text = entry_json(entry)?;
        let blob_bytes =
            (self.blobs.len() + blobs.len()) * r#""sha256:","#.len() + (self.blobs.len() + blobs.len()) * 64;
        let is_too_long = self.bytes.len() + text.len() + blob_bytes + r#",],"blobs":[]}"#.len() > PULL_BYTES_MAX;
        if self.count >= PULL_ENTRIES_MAX || (self.count > 0 && is_too_long) {
            return Ok(false);
        }
        if self.count > 0 {
            self.bytes.push(b',');
        }
        self.bytes.extend(text);
        self.count += 1;
        self.blobs.extend(blobs);
        Ok(true)
    }

    /// Ends the answer.
    pub fn finish(mut self) -> Vec<u8> {
        let blobs: Vec<String> = self.blobs.iter().map(|sha256| format!(r#""sha256:{}""#, hex(sha256))).collect();
        self.bytes.extend(format!(r#"],"blobs":[{}]}}"#, blobs.join(",")).into_bytes());
        self.bytes
    }
}

fn entry_json(entry: &PullEntry<'_>) -> Result<Vec<u8>, PullError> {
    let mut text = format!(r#"{{"position":{},"leaf":"{}""#, entry.position, hex(&entry.leaf)).into_bytes();
    if let Some(at) = entry.at {
        text.extend(format!(r#","at":"{at:.3}""#).into_bytes());
    }
    match entry.body {
        Body::Hidden => {}
        Body::Erased(erasure) => text.extend(format!(r#","erased":"{}""#, erasure.as_str()).into_bytes()),
        Body::Open { salt, activity } => {
            let raw: &RawValue = serde_json::from_slice(activity).map_err(|_| PullError::Body(entry.position))?;
            if raw.get().len() != activity.len() {
                return Err(PullError::Body(entry.position));
            }
            text.extend(format!(r#","salt":"{}","activity":"#, STANDARD.encode(salt)).into_bytes());
            text.extend(activity);
        }
    }
    text.push(b'}');
    Ok(text)
}

#[derive(Deserialize)]
struct WireAnswer<'a> {
    epoch: u64,
    head: WireHead,
    #[serde(borrow)]
    entries: Vec<WireEntry<'a>>,
    #[serde(default)]
    blobs: Vec<String>,
}

#[derive(Deserialize)]
struct WireHead {
    position: u64,
    root: String,
}

#[derive(Deserialize)]
struct WireEntry<'a> {
    position: u64,
    leaf: String,
    at: Option<String>,
    salt: Option<String>,
    #[serde(borrow)]
    activity: Option<&'a RawValue>,
    erased: Option<String>,
}

impl<'a> PullAnswer<'a> {
    /// Reads an answer to "what comes after this position"; unknown members are passed over, positions must ascend.
    pub fn parse(bytes: &'a [u8], after: u64) -> Result<Self, PullError> {
        let wire: WireAnswer<'a> =
            serde_json::from_slice(bytes).map_err(|error| PullError::Answer(where_it_fails(&error)))?;
        let broken = |what: &str| PullError::Answer(what.to_owned());
        if wire.epoch == 0 {
            return Err(broken("epoch 0"));
        }
        if wire.entries.len() > PULL_ENTRIES_MAX {
            return Err(broken("too many entries"));
        }
        let root = from_hex(&wire.head.root).ok_or_else(|| broken("no root"))?;
        let entries: Vec<_> = wire.entries.into_iter().map(PullEntry::read).collect::<Result<_, _>>()?;
        let ascends = entries.iter().try_fold(after, |last, entry| (entry.position > last).then_some(entry.position));
        ascends.ok_or_else(|| broken("positions do not ascend"))?;
        let blobs = wire.blobs.iter().map(|name| from_hex(name.strip_prefix("sha256:")?)).collect::<Option<_>>();
        Ok(Self {
            head: Head { epoch: wire.epoch, position: wire.head.position, root },
            entries,
            blobs: blobs.ok_or_else(|| broken("a blob without sha-256"))?,
        })
    }

    /// The first position after `after` that the answer passes over, if it does: in an origin's own log, a fault.
    pub fn gap(&self, after: u64) -> Option<u64> {
        (after + 1..).zip(&self.entries).find(|(expected, entry)| entry.position != *expected).map(|(first, _)| first)
    }

    /// Every leaf that contradicts its own body or the leaf held for its position.
    pub fn contradictions(&self, held: impl Fn(u64) -> Option<Hash>) -> Vec<Contradiction> {
        let expected = |entry: &PullEntry<'_>| [entry.recomputed(), held(entry.position)].into_iter().flatten();
        self.entries
            .iter()
            .flat_map(|entry| expected(entry).map(move |leaf| (entry, leaf)))
            .filter(|(entry, leaf)| entry.leaf != *leaf)
            .map(|(entry, expected)| Contradiction { position: entry.position, given: entry.leaf, expected })
            .collect()
    }
}

impl<'a> PullEntry<'a> {
    /// The leaf that follows from the body, where there is one.
    pub fn recomputed(&self) -> Option<Hash> {
        match self.body {
            Body::Open { salt, activity } => Some(merkle::leaf(&salt, activity)),
            Body::Hidden | Body::Erased(_) => None,
        }
    }

    fn read(wire: WireEntry<'a>) -> Result<Self, PullError> {
        let broken = |what: &str| PullError::Answer(format!("position {}: {what}", wire.position));
        let leaf = from_hex(&wire.leaf).ok_or_else(|| broken("no leaf"))?;
        let body = match (wire.activity, wire.salt, wire.erased) {
            (None, _, None) => Body::Hidden,
            // A reason that is not known yet is a reason all the same, and the body as gone as one that is lost.
            (None, _, Some(word)) => Body::Erased(Erasure::parse(&word).unwrap_or(Erasure::Lost)),
            (Some(activity), Some(salt), None) => {
                let salt = STANDARD.decode(salt).ok().and_then(|bytes| bytes.try_into().ok());
                Body::Open { salt: salt.ok_or_else(|| broken("no salt"))?, activity: activity.get().as_bytes() }
            }
            (Some(_), None, None) => return Err(broken("a body without salt")),
            (Some(_), _, Some(_)) => return Err(broken("erased, with a body")),
        };
        // It is for people; without it everything else still holds.
        let at = wire.at.as_deref().and_then(|at| at.parse().ok());
        Ok(Self { position: wire.position, leaf, at, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Head = Head { epoch: 1, position: 912, root: [0xee; 32] };
    const BODY: &[u8] = "{ \"type\" :\"Create\",\"n\":1.50,\"t\":\"\\u00e4 ä\"}".as_bytes();

    fn at() -> Timestamp {
        "2026-11-22T10:00:00.120Z".parse().unwrap()
    }

    fn open(position: u64, activity: &[u8]) -> PullEntry<'_> {
        let salt = [7; 16];
        PullEntry { position, leaf: merkle::leaf(&salt, activity), at: Some(at()), body: Body::Open { salt, activity } }
    }

    fn hidden(position: u64) -> PullEntry<'static> {
        PullEntry { position, leaf: [1; 32], at: Some(at()), body: Body::Hidden }
    }

    #[test]
    fn an_answer_gives_the_exact_bytes_back() {
        let erased = PullEntry { at: None, body: Body::Erased(Erasure::Withdrawn), ..hidden(60) };
        let mut writer = PullWriter::new(&HEAD);
        assert_eq!(writer.push(&hidden(58), &[]), Ok(true));
        assert_eq!(writer.push(&open(59, BODY), &[[9; 32], [8; 32]]), Ok(true));
        assert_eq!(writer.push(&erased, &[[9; 32]]), Ok(true));
        let bytes = writer.finish();
        let answer = PullAnswer::parse(&bytes, 57).unwrap();
        assert_eq!(answer.entries, [hidden(58), open(59, BODY), erased]);
        assert_eq!((answer.head, answer.blobs.as_slice()), (HEAD, [[8; 32], [9; 32]].as_slice()));
        assert_eq!(answer.gap(57), None);
        assert!(answer.contradictions(|_| None).is_empty());
    }

    #[test]
    fn instants_are_written_with_milliseconds() {
        let text = String::from_utf8(entry_json(&hidden(1)).unwrap()).unwrap();
        assert!(text.contains(r#""at":"2026-11-22T10:00:00.120Z""#), "{text}");
    }

    #[test]
    fn an_empty_answer_is_an_answer() {
        let bytes = PullWriter::new(&HEAD).finish();
        assert_eq!(PullAnswer::parse(&bytes, 912).unwrap().entries, []);
    }

    #[test]
    fn an_answer_is_full_after_500_entries() {
        let mut writer = PullWriter::new(&HEAD);
        assert!((1..=500).all(|position| writer.push(&hidden(position), &[]) == Ok(true)));
        assert_eq!(writer.push(&hidden(501), &[]), Ok(false));
        assert_eq!(PullAnswer::parse(&writer.finish(), 0).unwrap().entries.len(), 500);
    }

    #[test]
    fn an_answer_never_exceeds_its_bytes_unless_one_entry_alone_does() {
        let long = format!("\"{}\"", "x".repeat(3 * 1024 * 1024));
        let mut writer = PullWriter::new(&HEAD);
        assert_eq!(writer.push(&open(1, long.as_bytes()), &[]), Ok(true));
        assert_eq!(writer.push(&open(2, long.as_bytes()), &[]), Ok(true));
        assert_eq!(writer.push(&open(3, long.as_bytes()), &[]), Ok(false));
        assert!(writer.finish().len() <= PULL_BYTES_MAX);
        let longer = format!("\"{}\"", "x".repeat(9 * 1024 * 1024));
        assert_eq!(PullWriter::new(&HEAD).push(&open(1, longer.as_bytes()), &[]), Ok(true));
    }

    #[test]
    fn a_body_that_could_not_be_given_back_exactly_is_not_written() {
        for body in ["", " {}", "{}\n", "{} {}", "{", "nope"] {
            assert_eq!(
                PullWriter::new(&HEAD).push(&open(1, body.as_bytes()), &[]),
                Err(PullError::Body(1)),
                "{body:?}"
            );
        }
    }

    #[test]
    fn a_leaf_that_contradicts_its_body_or_what_is_held_is_evidence() {
        let lie = PullEntry { leaf: [3; 32], ..open(59, BODY) };
        let mut writer = PullWriter::new(&HEAD);
        writer.push(&hidden(58), &[]).unwrap();
        writer.push(&lie, &[]).unwrap();
        let bytes = writer.finish();
        let answer = PullAnswer::parse(&bytes, 57).unwrap();
        let found = answer.contradictions(|position| (position == 58).then_some([2; 32]));
        let expected = merkle::leaf(&[7; 16], BODY);
        assert_eq!(
            found,
            [
                Contradiction { position: 58, given: [1; 32], expected: [2; 32] },
                Contradiction { position: 59, given: [3; 32], expected },
            ]
        );
    }

    #[test]
    fn a_position_passed_over_is_seen() {
        let mut writer = PullWriter::new(&HEAD);
        writer.push(&hidden(58), &[]).unwrap();
        writer.push(&hidden(60), &[]).unwrap();
        let bytes = writer.finish();
        assert_eq!(PullAnswer::parse(&bytes, 57).unwrap().gap(57), Some(59));
    }

    #[test]
    fn answers_of_another_form_are_refused() {
        let root = hex(&[0; 32]);
        let with = |entries: &str| {
            format!(r#"{{"epoch":1,"head":{{"position":2,"root":"{root}"}},"entries":[{entries}],"blobs":[]}}"#)
        };
        let leaf = format!(r#""leaf":"{root}""#);
        for text in [
            "[]".to_owned(),
            with(&format!(r#"{{"position":0,{leaf}}}"#)),
            with(&format!(r#"{{"position":2,{leaf}}},{{"position":1,{leaf}}}"#)),
            with(&format!(r#"{{"position":1,{leaf}}},{{"position":1,{leaf}}}"#)),
            with(r#"{"position":1,"leaf":"00"}"#),
            with(&format!(r#"{{"position":1,{leaf},"activity":{{}}}}"#)),
            with(&format!(r#"{{"position":1,{leaf},"activity":{{}},"salt":"AAAA"}}"#)),
            with(&format!(
                r#"{{"position":1,{leaf},"erased":"legal","activity":{{}},"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}}"#
            )),
            with("").replace("\"epoch\":1", "\"epoch\":0"),
            with("").replace("[]}", r#"["md5:00"]}"#),
        ] {
            assert!(PullAnswer::parse(text.as_bytes(), 0).is_err(), "{text}");
        }
    }

    #[test]
    fn a_word_or_an_instant_that_is_not_known_stops_nothing() {
        let (root, leaf) = (hex(&[0; 32]), hex(&[1; 32]));
        let text = format!(
            r#"{{"epoch":1,"head":{{"position":2,"root":"{root}"}},"entries":[
            {{"position":1,"leaf":"{leaf}","at":"long ago","erased":"whim"}},{{"position":2,"leaf":"{leaf}","at":"then"}}]}}"#
        );
        let entries = PullAnswer::parse(text.as_bytes(), 0).unwrap().entries;
        let erased = PullEntry { at: None, body: Body::Erased(Erasure::Lost), ..hidden(1) };
        assert_eq!(entries, [erased, PullEntry { at: None, ..hidden(2) }]);
    }

    #[test]
    fn a_query_survives_and_is_bounded() {
        let asked = PullQuery { after: 57, limit: 500, bodies: false };
        assert_eq!(PullQuery::parse(&asked.to_query()), Ok(asked));
        assert_eq!(PullQuery::parse(""), Ok(PullQuery { after: 0, limit: 500, bodies: true }));
        assert_eq!(PullQuery::parse("limit=90000&x=y").unwrap().limit, 500);
        assert_eq!(PullQuery::parse("limit=0").unwrap().limit, 1);
        for bad in ["after=-1", "after=x", "limit=", "bodies=yes", "after=99999999999999999999"] {
            assert!(PullQuery::parse(bad).is_err(), "{bad}");
        }
    }
}
