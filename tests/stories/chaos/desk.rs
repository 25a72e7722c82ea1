//! Somebody at one node who publishes, revises and withdraws without end, and takes down what was acknowledged.

use std::{
    fmt, fs,
    process::{Child, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::Value;

use super::ledger::{Audience, Ledger};
use crate::harness::{Chance, Node, Program};

/// Most materials one desk makes; after that it works on those that are there.
const MATERIALS_MAX: usize = 250;
/// Longest pause between two commands, in milliseconds.
const PAUSE_MS: u64 = 150;
/// One command in so many is killed before its time.
const KILLED_IN: u64 = 10;

/// The command line of one node, and what became of it.
pub(super) struct Desk {
    program: Program,
    /// Host and handle of the others.
    others: Vec<(String, String)>,
    chance: Chance,
    ledger: Ledger,
    tally: Tally,
    number: usize,
}

/// How commands ended.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// With 0.
    pub(super) acknowledged: usize,
    /// With anything else.
    refused: usize,
    /// By SIGKILL.
    killed: usize,
    /// What the last one refused said.
    words: String,
}

impl Tally {
    pub(super) fn sum(all: &[Self]) -> Self {
        all.iter().fold(Self::default(), |sum, one| Self {
            acknowledged: sum.acknowledged + one.acknowledged,
            refused: sum.refused + one.refused,
            killed: sum.killed + one.killed,
            words: if one.words.is_empty() { sum.words } else { one.words.clone() },
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { acknowledged, refused, killed, words } = self;
        write!(f, "commands: {acknowledged} acknowledged, {killed} killed, {refused} refused")?;
        if words.is_empty() { Ok(()) } else { write!(f, " (“{}”)", words.trim()) }
    }
}

impl Desk {
    pub(super) fn of(node: &Node, all: &[Node], chance: Chance) -> Self {
        let others = all.iter().filter(|other| other.host() != node.host());
        Self {
            program: node.program(),
            others: others.map(|other| (other.host().to_owned(), other.handle())).collect(),
            chance,
            ledger: Ledger::default(),
            tally: Tally::default(),
            number: 0,
        }
    }

    /// Works until it is over.
    pub(super) fn work(mut self, is_over: &AtomicBool) -> (Ledger, Tally) {
        while !is_over.load(Ordering::Relaxed) {
            let old = self.ledger.any_live(&mut self.chance);
            match (self.chance.below(10), old) {
                (0..=2, Some(id)) => self.revise(&id),
                (3, Some(id)) => self.withdraw(&id),
                _ if self.ledger.len() < MATERIALS_MAX => self.publish(),
                (_, Some(id)) => self.revise(&id),
                (_, None) => {}
            }
            self.chance.pause(PAUSE_MS);
        }
        (self.ledger, self.tally)
    }

    fn publish(&mut self) {
        let audience = self.audience(true);
        let path = self.file(&audience);
        if let Some(answer) = self.command(&["--json", "publish", &path]) {
            let id = answer["uri"].as_str().expect("publish names the material").to_owned();
            self.ledger.published(id, audience);
        }
    }

    fn revise(&mut self, id: &str) {
        let may_be_clear = self.ledger.is_surely_clear(id);
        let audience = self.audience(may_be_clear);
        let path = self.file(&audience);
        match self.command(&["--json", "revise", id, &path]) {
            Some(_) => self.ledger.revised(id, audience),
            None => self.ledger.doubted(id),
        }
    }

    fn withdraw(&mut self, id: &str) {
        match self.command(&["--json", "withdraw", id, "--reason", "It was wrong."]) {
            Some(_) => self.ledger.withdrawn(id),
            None => self.ledger.doubted(id),
        }
    }

    /// A level; what is not CLEAR any more is never made so again under its id.
    fn audience(&mut self, may_be_clear: bool) -> Audience {
        match self.chance.below(4) {
            0 | 1 if may_be_clear => Audience::Clear,
            3 => Audience::Amber(self.chance.pick(&self.others).0.clone()),
            _ => Audience::Green,
        }
    }

    fn file(&mut self, audience: &Audience) -> String {
        self.number += 1;
        let (tlp, more) = match audience {
            Audience::Clear => ("CLEAR", String::new()),
            Audience::Green => ("GREEN", String::new()),
            Audience::Amber(host) => {
                let (_, handle) = self.others.iter().find(|other| other.0 == *host).expect("one of the others");
                ("AMBER", format!("recipients: [\"{handle}\"]\n"))
            }
        };
        let number = self.number;
        let head =
            format!("kind: guide\ntlp: {tlp}\nlanguage: en\ntitle: Number {number}\nsummary: One of many.\n{more}");
        let path = self.program.folder.join("chaos.md");
        fs::write(&path, format!("---\n{head}---\n\nText {number}.\n")).expect("the folder is writable");
        path.display().to_string()
    }

    /// What a command answered, if it said that all is done; some are killed on the way.
    fn command(&mut self, arguments: &[&str]) -> Option<Value> {
        let mut command = self.program.command();
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().expect("the binary can be run");
        let is_killed = self.chance.below(KILLED_IN) == 0;
        let ended = self.end(child, is_killed).wait_with_output().expect("it is our child");
        if ended.status.success() {
            self.tally.acknowledged += 1;
            return Some(serde_json::from_slice(&ended.stdout).expect("an answer in JSON"));
        }
        if is_killed {
            self.tally.killed += 1;
        } else {
            self.tally.refused += 1;
            self.tally.words = String::from_utf8_lossy(&ended.stderr).into_owned();
        }
        None
    }

    fn end(&mut self, mut child: Child, is_killed: bool) -> Child {
        if is_killed {
            self.chance.pause(250);
            child.kill().expect("it is our child");
        }
        child
    }
}
