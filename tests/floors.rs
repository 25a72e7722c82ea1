//! The floors of the house: who may name whom, downward only. Reads every path of `protocol/src` and `node/src`.
//! It does not know what a module is good for, only where it stands.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use crate::rust_source::{Path, paths};

/// The floors of the node from the ground up; those on one line do not know each other.
const FLOORS: &[&[&str]] = &[
    &["model"],
    &["store"],
    &["transport"],
    &["app"],
    &["federation"],
    &["desk"],
    &["worker", "web", "cli"],
    &["serve"],
    &["main"],
];

/// What may be named only on some floors: the path, where it is at home, and why.
const AT_HOME: &[(&str, &[&str], &str)] = &[
    ("sqlx", &["store"], "SQL stands in store alone"),
    ("reqwest", &["transport", "federation"], "outgoing requests stand in transport"),
    ("reqwest_middleware", &["transport", "federation"], "outgoing requests stand in transport"),
    ("reqwest::Client", &["transport"], "the one outgoing client is built in transport"),
    ("reqwest::ClientBuilder", &["transport"], "the one outgoing client is built in transport"),
    ("reqwest_middleware::ClientBuilder", &["transport"], "the one outgoing client is built in transport"),
    ("activitypub_federation", &["federation"], "the library is wrapped in one module"),
    ("axum", &["federation", "web", "serve"], "the server is known to the door, to pages and to start-up only"),
    ("lettre", &["transport"], "letters go out by transport alone"),
    ("askama", &["web"], "pages are made in web"),
    ("clap", &["cli", "main"], "arguments are read in cli"),
    ("tokio::spawn", &["serve", "worker", "cli", "main"], "tasks are started where they are ended"),
    (
        "tokio::time",
        &["transport", "federation", "worker", "web", "cli", "serve", "main"],
        "waiting is not a rule and not a row",
    ),
    ("tokio::sync::mpsc", &["app", "worker", "web", "serve"], "channels belong to loops"),
];

/// What the wire never names: it is pure.
const NOT_ON_THE_WIRE: &[&str] = &[
    "tokio",
    "axum",
    "sqlx",
    "reqwest",
    "hyper",
    "rand",
    "activitypub_federation",
    "election_pool_node",
    "std::net::TcpStream",
    "std::fs",
];

/// Words that name nothing.
const NO_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "common", "misc"];

#[test]
fn arrows_between_the_floors_go_down_only() {
    let wrong: Vec<String> =
        sources("node/src").iter().flat_map(|file| wrong_arrows(&file.module, &file.text, &file.name)).collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn every_module_of_the_node_stands_on_a_floor() {
    let root = fs::read_to_string(top().join("node/src/lib.rs")).expect("node/src/lib.rs is there");
    let declared: Vec<&str> =
        root.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(declared.len() > 5, "too few modules in node/src/lib.rs: {declared:?}");
    let homeless: Vec<String> = declared
        .iter()
        .filter(|name| height(name).is_none())
        .map(|name| format!("node::{name} has no floor in tests/floors.rs"))
        .collect();
    assert!(homeless.is_empty(), "{}", listed(&homeless));
}

#[test]
fn the_wire_is_pure() {
    let mut wrong: Vec<String> =
        sources("protocol/src").iter().flat_map(|file| impure(&file.text, &file.name)).collect();
    let manifest = fs::read_to_string(top().join("protocol/Cargo.toml")).expect("protocol/Cargo.toml is there");
    let dependencies = manifest.split("[dev-dependencies]").next().unwrap_or_default();
    for name in NOT_ON_THE_WIRE {
        if dependencies
            .lines()
            .any(|line| line.starts_with(&format!("{name}.")) || line.starts_with(&format!("{name} ")))
        {
            wrong.push(format!("protocol/Cargo.toml depends on {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let wrong: Vec<String> = sources("node/src")
        .into_iter()
        .chain(sources("protocol/src"))
        .filter(|file| file.module.iter().any(|part| NO_NAMES.contains(&part.as_str())))
        .map(|file| file.name)
        .collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn an_arrow_that_goes_up_is_found_wherever_it_stands() {
    let lane = ["store".to_owned(), "lane".to_owned()];
    for planted in [
        "use crate::desk::publish;",
        "use crate::{model, desk::publish};",
        "fn f() { crate::web::page() }",
        "use super::super::desk;",
        "use super::super::{model, desk};",
        "mod tests { use super::super::super::desk; }",
        "use election_pool_node::serve;",
        "fn f() { reqwest::Client::new(); }",
        "use tokio::{sync::Mutex, time};",
    ] {
        assert_eq!(wrong_arrows(&lane, planted, "planted").len(), 1, "{planted}");
    }
    let desk = ["desk".to_owned()];
    assert_eq!(wrong_arrows(&desk, "fn f() { sqlx::query(\"select 1\"); }", "planted").len(), 1);
    assert_eq!(wrong_arrows(&["web".to_owned()], "use crate::worker;", "planted").len(), 1);
    assert_eq!(impure("use tokio::task;", "planted").len(), 1);
}

#[test]
fn an_arrow_that_goes_down_is_let_pass() {
    let lane = ["store".to_owned(), "lane".to_owned()];
    for planted in [
        "use crate::model::Draft; use super::db; use super::super::model;",
        "fn f() { sqlx::query(\"…\"); } // crate::desk",
        "mod tests { use super::*; use super::super::log; #[tokio::test] async fn t() {} }",
        "let desk = tokio::sync::Mutex::new(1); let web = \"crate::web\";",
    ] {
        assert_eq!(wrong_arrows(&lane, planted, "planted"), Vec::<String>::new(), "{planted}");
    }
}

/// A source file with the module it is, `["store", "lane"]`.
struct Source {
    name: String,
    module: Vec<String>,
    text: String,
}

/// The complaints about one file.
fn wrong_arrows(module: &[String], text: &str, name: &str) -> Vec<String> {
    let Some(own) = module.first() else { return Vec::new() };
    let Some(own_height) = height(own) else { return Vec::new() };
    let mut wrong = Vec::new();
    for path in paths(text) {
        if let Some(other) = floor_named(&path, module) {
            let above = height(other).is_some_and(|height| height >= own_height && other != own);
            if above {
                wrong.push(format!("{name}:{}: {own} names {other}, which stands above or beside it", path.line));
            }
        }
        if let Some((what, _, why)) =
            AT_HOME.iter().rev().find(|(what, home, _)| begins(&path, what) && !home.contains(&own.as_str()))
        {
            wrong.push(format!("{name}:{}: {own} names {what}: {why}", path.line));
        }
    }
    wrong
}

/// The complaints about one file of the wire.
fn impure(text: &str, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths(text) {
        if let Some(what) = NOT_ON_THE_WIRE.iter().find(|what| begins(&path, what)) {
            wrong.push(format!("{name}:{}: protocol names {what}, but the wire is pure", path.line));
        }
    }
    wrong
}

/// The floor that a path leads to, if it leads to one: by `crate::`, by the name of the crate, or by enough `super::`.
fn floor_named<'p>(path: &'p Path, module: &[String]) -> Option<&'p str> {
    let first = path.segments.first()?.as_str();
    let second = path.segments.get(1).map(String::as_str);
    match first {
        "crate" | "election_pool_node" => second,
        "super" => {
            let ups = path.segments.iter().take_while(|segment| *segment == "super").count();
            let depth = module.len() + path.inline_depth;
            if ups == depth { path.segments.get(ups).map(String::as_str) } else { None }
        }
        _ => None,
    }
    .filter(|name| height(name).is_some())
}

/// Whether a path of at least two segments begins with `what`; a lone word may be anybody's name.
fn begins(path: &Path, what: &str) -> bool {
    let wanted: Vec<&str> = what.split("::").collect();
    path.segments.len() >= wanted.len().max(2)
        && wanted.iter().zip(&path.segments).all(|(wanted, segment)| wanted == segment)
}

fn height(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

fn sources(folder: &str) -> Vec<Source> {
    let root = top().join(folder);
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(!files.is_empty(), "no source in {folder}");
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let inside = file.strip_prefix(&root).expect("collected below root");
            let mut module: Vec<String> =
                inside.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
            module.retain(|part| part != "lib" && part != "mod");
            Source {
                name: format!("{folder}/{}", inside.display()),
                module,
                text: fs::read_to_string(&file).expect("source is UTF-8"),
            }
        })
        .collect()
}

fn collect(folder: &FilePath, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry of the repository").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The top of the repository.
fn top() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the manifest is"))
}

fn listed(wrong: &[String]) -> String {
    wrong.iter().fold(format!("{} to mend:\n", wrong.len()), |mut text, line| {
        let _ = writeln!(text, "  {line}");
        text
    })
}
