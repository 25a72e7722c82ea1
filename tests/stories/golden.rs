//! The golden file of the search: many questions over the material of the demo, and what must be found, in order.
//!
//! `golden.txt` holds the questions, with what came when a person last looked at it. It is the same on both engines.
//! To write it anew: `ELECTION_POOL_GOLDEN=write` in the environment of this test; then look at what changed.

use std::{env, fmt::Write as _, fs, net::SocketAddr, path::Path, process::Child};

use serde_json::Value;

use super::demo::{self, Folder};
use crate::harness::{Engine, Program, Request, free_ports, serve};

/// The questions and what must come.
const GOLDEN: &str = include_str!("golden.txt");
/// Where that is in the sources.
const PLACE: &str = "tests/stories/golden.txt";
/// What begins the line of a question.
const ASKS: &str = "? ";
/// The most that is found by a question without being looked at.
const SHOWN: usize = 12;

/// One node of the demo, running by itself.
struct Alone {
    process: Child,
    host: String,
    listen: SocketAddr,
    _folder: Folder,
}

impl Alone {
    /// The Dutch node, once all six have exchanged everything.
    fn after_the_demo(engine: Engine) -> Self {
        let base_port = free_ports(6);
        let folder = Folder(env::temp_dir().join(format!("election-pool-golden-it-{base_port}")));
        let database = (engine == Engine::Postgres).then(|| engine.database("golden"));
        let (is_done, table, complaint) = demo::demo(&folder.0, base_port, database.as_deref());
        assert!(is_done, "{complaint}{table}");
        let listen = SocketAddr::from(([127, 0, 0, 1], base_port + 3));
        let host = format!("nl.localhost:{}", listen.port());
        let program = Program { folder: folder.0.join("nl"), environment: Vec::new() };
        let process = serve(&program, &host, listen);
        Self { process, host, listen, _folder: folder }
    }

    /// A host of the file as it is in this run, whose ports are its own.
    fn at_port(&self, value: &str) -> String {
        let known = value.split_once(":810").and_then(|(name, place)| Some((name, place.parse::<u16>().ok()?)));
        known.map_or_else(|| value.to_owned(), |(name, place)| format!("{name}:{}", self.listen.port() - 4 + place))
    }

    /// What is found, as lines.
    fn told(&self, question: &str) -> String {
        let (words, choices) = question.split_once("  [").unwrap_or((question, ""));
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", words);
        for choice in choices.trim_end_matches(']').split_whitespace() {
            let (name, value) = choice.split_once('=').expect("a choice has a value");
            query.append_pair(name, &self.at_port(value));
        }
        let target = format!("/api/v1/search?limit=50&{}", query.finish());
        let answer = Request::get(&self.host, &target).send(self.listen).is(&[200, 400]).json();
        if answer["status"] == 400 {
            return format!("  refused: {}\n", answer["detail"].as_str().expect("words"));
        }
        let mut told = String::new();
        let partial = if answer["isPartial"] == true { ", with some of the words" } else { "" };
        writeln!(told, "  {}{partial}", answer["totalItems"]).expect("writing to a String does not fail");
        let items = answer["orderedItems"].as_array().expect("a list");
        assert_eq!(answer["totalItems"], items.len(), "all on one page");
        for item in items.iter().take(SHOWN) {
            writeln!(told, "  {}", line(item)).expect("writing to a String does not fail");
        }
        if items.len() > SHOWN {
            writeln!(told, "  …").expect("writing to a String does not fail");
        }
        told
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One material: its state, its title with the words marked, the words marked in its text, the topics it was found by.
fn line(item: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found = &item["found"];
    let pieces = |name: &str| found[name].as_array().cloned().unwrap_or_default();
    let title: String = pieces("name")
        .iter()
        .map(
            |piece| if piece["isMatch"] == true { format!("[{}]", text(&piece["text"])) } else { text(&piece["text"]) },
        )
        .collect();
    let mut line = format!("{} {} ({})", text(&item["country"]), title, text(&found["language"]));
    let marked = pieces("excerpt").into_iter().filter(|piece| piece["isMatch"] == true);
    let marked: Vec<String> = marked.map(|piece| text(&piece["text"])).collect();
    if !marked.is_empty() {
        write!(line, " · {}", marked.join(", ")).expect("writing to a String does not fail");
    }
    for topic in found["byTopic"].as_array().into_iter().flatten() {
        let (word, label, language) = (text(&topic["word"]), text(&topic["label"]), text(&topic["language"]));
        write!(line, " · {word} → {} ({label}, {language})", text(&topic["topic"])).expect("as before");
    }
    line
}

/// Asks every question of the file and tells it all again, with what is found now.
fn told(node: &Alone) -> String {
    let mut told = String::new();
    for line in GOLDEN.lines().filter(|line| line.starts_with(ASKS) || line.starts_with('#') || line.is_empty()) {
        told.push_str(line);
        told.push('\n');
        if let Some(question) = line.strip_prefix(ASKS) {
            told.push_str(&node.told(question));
        }
    }
    told
}

fn holds(engine: Engine) {
    let questions = GOLDEN.lines().filter(|line| line.starts_with(ASKS)).count();
    assert!(questions >= 60, "{questions} questions");
    let told = told(&Alone::after_the_demo(engine));
    if env::var("ELECTION_POOL_GOLDEN").is_ok_and(|wish| wish == "write") {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(PLACE);
        fs::write(&place, &told).expect("the sources are writable");
        return;
    }
    let lines = GOLDEN.lines().zip(told.lines()).enumerate();
    for (number, (wanted, found)) in lines {
        assert_eq!(found, wanted, "line {} of {PLACE} on {engine:?}", number + 1);
    }
    assert_eq!(told.lines().count(), GOLDEN.lines().count(), "on {engine:?}");
    println!("{engine:?}: {questions} questions, each as in {PLACE}");
}

#[test]
fn every_question_of_the_golden_file_finds_the_same_in_the_same_order_on_sqlite() {
    holds(Engine::Sqlite);
}

#[test]
fn every_question_of_the_golden_file_finds_the_same_in_the_same_order_on_postgres() {
    holds(Engine::Postgres);
}
